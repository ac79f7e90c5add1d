"""Who says what in the sentences of agencies and tickers: interrupted quotations, appositions, semicolons, papers, headings."""

from functools import partial

import pytest

from claims_found import claims_on, names
from claimx.articles import article_from_text

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)

# text, then the source of each casualty count in text order
SOURCES = [
    ("„Wir trauern“, sagte Wirtin Inés Quiroga, „es starben elf Gäste.“", [["Inés Quiroga"]]),
    ("„Wir trauern“, sagte Inés Quiroga, die das Hotel führt, „elf Gäste starben.“", [["Inés Quiroga"]]),
    ("Elf Gäste starben, wie der Leiter der Klinik, Tomás Quiroga, am Dienstag mitteilte.", [["Tomás Quiroga"]]),
    ("Dort starben elf Gäste, wie die Polizei mitteilte; der Wirt sprach von neun Toten.", [["Polizei"], ["Wirt"]]),
    ("Elf Gäste starben. Die Zahlen stammen von der Feuerwehr in Lima.", [["Peruanische Feuerwehr"]]),
    ("Der Verband nannte das „absurd“; elf Gäste seien im Mai gestorben.", [["Verband"]]),
    ("Das Innenministerium bestreitet das. Man habe gewarnt, heißt es in einer Mitteilung; elf Gäste seien tot.", [["Innenministerium"]]),
    ("Nach Angaben aus Regierungskreisen starben elf Gäste.", [["Regierungskreise"]]),
    ("+++ 9:40 Chiles Armee meldet elf getötete Soldaten +++", [["Chilenische Armee"]]),
    ("Seit Mai hat die Feuerwehr den Tod von elf Gästen bekannt gegeben.", [["Feuerwehr"]]),
    ("Chile legt der Miliz zur Last, elf Bauern erschossen zu haben.", [["Chile"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_whose_count_it_is(extractor, text, sources):
    assert [names(claim.source) for claim in claims_of(extractor, text, "casualty_count")] == sources


# text, type, source of the one claim of that type: what others say beside it is not theirs
NOT_THEIRS = [
    ("Dass Chile Söldner bezahle, wie in Lima gemunkelt wird, bestritt ein Sprecher.", "denial"),
    ("Chile bestreitet, dass es Söldner bezahlt, wie es in Zeitungen geheißen hatte.", "denial"),
    ("Chile wirft Peru vor, Söldner zu bezahlen, was Lima von sich weist.", "denial"),
    ("Peru meldet Erfolge an der Grenze – Chile dementiert", "denial"),
    ("Das Rathaus weist das zurück: Niemand sei krank, sagte Sprecherin Inés Quiroga.", "denial"),
    ("Aus der Kirche kam Kritik: Der Rat habe geschlafen, sagte Bischof Tomás Quiroga.", "criticism"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), NOT_THEIRS)
def test_what_the_article_itself_tells(extractor, text, kind):
    (claim,) = claims_of(extractor, text, kind)
    assert claim.source is None


# text, accuser, accused
PARTIES = [
    ("Ex-Minister Tomás Quiroga bezichtigte die Regierung, Wahlurnen gefüllt zu haben.", ["Tomás Quiroga"], ["Regierung"]),
    ("Chiles Armee hat Dörfer geräumt. Die Organisation Amnesty International wirft ihr Folter vor.", ["Amnesty International"], ["Chilenische Armee"]),
    ("Den drei peruanischen Gesandten hielt der Rat vor, Akten vernichtet zu haben.", ["Rat"], ["peruanische Gesandte"]),
    ("Der Vorwurf aus Lima: Chile bezahle die Schmuggler.", ["Lima"], ["Chile"]),
    ("Das UN-Büro in Genf sah in dem Angriff der Miliz einen Bruch des Völkerrechts.", ["Vereinte Nationen"], ["Miliz"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "accuser", "accused"), PARTIES)
def test_who_charges_whom(extractor, text, accuser, accused):
    (claim,) = claims_of(extractor, text, "accusation")
    assert (names(claim.accuser), names(claim.accused)) == (accuser, accused)


# text, then the anchors of its casualty counts
HEADINGS = [
    ("Bande sprengt Konvoi: 14 Soldaten tot", ["14 Soldaten"]),
    ("Zwei Polizisten verletzt, einer davon schwer.", ["Zwei Polizisten"]),
    ("Zwei Männer wurden tot aufgefunden.", ["Zwei Männer"]),
    ("40 Soldaten, unter ihnen ein Brigadegeneral, seien in Haft, sagte ein Sprecher.", ["40 Soldaten", "ein Brigadegeneral"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchors"), HEADINGS)
def test_victims_in_few_words(extractor, text, anchors):
    assert [claim.anchor.text for claim in claims_of(extractor, text, "casualty_count")] == anchors


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Der Rat hat das vergangene Woche bestritten.", "bestritten"),
        ("Chile hält die Ergebnisse der Prüfer für konstruiert.", "hält die Ergebnisse der Prüfer für konstruiert"),
        ("Moser erklärte sich für nicht schuldig.", "erklärte sich für nicht schuldig"),
        ("„Gelogen“, ließ sich der Wirt vernehmen.", "Gelogen"),
    ],
)
def test_denials_in_other_words(extractor, text, anchor):
    (claim,) = claims_of(extractor, text, "denial")
    assert claim.anchor.text == anchor


def test_how_somebody_will_answer_is_nothing_said(extractor):
    (first, _) = claims_of(extractor, "Der Rat will am Montag beraten, wie er auf den Streik vom 2. Juni antwortet.", "date")
    assert first.source is None


# a body with a name that no table and no model knows: text, the actor as it stands, its name
NAMED_SO = [
    ("Nach Angaben des Vereins Brückenwacht starben drei Robben.", "Vereins Brückenwacht", "Verein Brückenwacht"),
    ("Nach Angaben der Organisation Ostblende regnet es.", "Organisation Ostblende", "Organisation Ostblende"),
    ("Wie die Initiative Uferblick mitteilt, regnet es.", "Initiative Uferblick", "Initiative Uferblick"),
    ("Das steht in der Zeitung »Heidezeiger«.", "Zeitung »Heidezeiger«", "Heidezeiger"),
    ("Die Stadt gab der Organisation Geld.", "Organisation", "Organisation"),
    ("Er hat der Opposition »Ideenlosigkeit« vorgeworfen.", "Opposition", "Opposition"),
]


@pytest.mark.parametrize(("text", "words", "name"), NAMED_SO)
def test_names_that_nothing_knows(extractor, text, words, name):
    actors = extractor.extract(article_from_text(text, published="2024-10-24")).mentions.actors
    assert (words, name) in [(actor.text, actor.name) for actor in actors]
