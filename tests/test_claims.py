"""Claims from sentences: type, anchor, and the fields that make the record."""

from functools import partial

import pytest

from claims_found import claims_on, names
from claimx.articles import article_from_text

DAY = "2024-10-24"  # a Thursday
claims_of = partial(claims_on, DAY)


# sentence, accuser, accused, allegation
ACCUSATIONS = [
    (
        "Die USA werfen Pjöngjang vor, Moskau mit Munition zu versorgen.",
        ["USA"],
        ["Nordkorea"],
        "Moskau mit Munition zu versorgen",
    ),
    (
        "Pjöngjang werfen die USA vor, Moskau mit Munition zu versorgen.",
        ["USA"],
        ["Nordkorea"],
        "Moskau mit Munition zu versorgen",
    ),
    ("Der Regierung in Minsk wird vorgeworfen, die Wahl gefälscht zu haben.", [], ["Belarus"], "die Wahl gefälscht zu haben"),
    ("Dem Iran wird von Israel vorgeworfen, Drohnen geliefert zu haben.", ["Israel"], ["Iran"], "Drohnen geliefert zu haben"),
    (
        "Kiew beschuldigte Moskau, das Kraftwerk beschossen zu haben.",
        ["Ukraine"],
        ["Russland"],
        "das Kraftwerk beschossen zu haben",
    ),
    ("Armenien macht Aserbaidschan für den Angriff verantwortlich.", ["Armenien"], ["Aserbaidschan"], "den Angriff"),
    ("Südkorea und Japan beschuldigen Nordkorea, Raketen zu testen.", ["Südkorea", "Japan"], ["Nordkorea"], "Raketen zu testen"),
    ("Russland kritisierte den Westen und warf der Ukraine Sabotage vor.", ["Russland"], ["Ukraine"], "Sabotage"),
    ("Israel und der Iran beschuldigten sich gegenseitig.", ["Israel", "Iran"], ["Israel", "Iran"], None),
    (
        "Paris bezeichnete das Vorgehen Khartums als Verstoß gegen das Abkommen.",
        ["Frankreich"],
        ["Sudan"],
        "Verstoß gegen das Abkommen",
    ),
    ("Die Opposition erhob schwere Vorwürfe gegen die Armee.", ["Opposition"], ["Armee"], None),
    ("Die Staatsanwaltschaft erhob Anklage gegen einen Offizier wegen Mordes.", ["Staatsanwaltschaft"], ["Offizier"], "Mordes"),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "allegation"), ACCUSATIONS)
def test_accusation(extractor, text, accuser, accused, allegation):
    (claim,) = claims_of(extractor, text, "accusation")
    assert names(claim.accuser) == accuser
    assert names(claim.accused) == accused
    assert (claim.allegation.text if claim.allegation else None) == allegation


NO_ACCUSATION = [
    "Der Torwart warf den Ball nach vorn.",
    "Diese Vorwürfe sind seit Jahren bekannt.",
    "Die Vorwürfe belasten die Gespräche.",
    "Auf der Seite der Anklage saßen drei Juristen.",
    "Die Einheit wurde dem Verteidigungsministerium unterstellt.",
]


@pytest.mark.parametrize("text", NO_ACCUSATION)
def test_no_accusation(extractor, text):
    assert claims_of(extractor, text, "accusation") == []


# sentences, denier, denied, number of accusations answered, polarity
DENIALS = [
    ("Die USA werfen Pjöngjang vor, Waffen zu liefern. Nordkorea bestreitet das.", ["Nordkorea"], "das", 1, "affirmed"),
    ("Moskau wies die Vorwürfe als haltlos zurück.", ["Russland"], "die Vorwürfe", 0, "affirmed"),
    ("Kiew beschuldigte Moskau, ein Dorf beschossen zu haben. Russland wies dies zurück.", ["Russland"], "dies", 1, "affirmed"),
    ("Der Iran dementierte, Raketen geliefert zu haben.", ["Iran"], "Raketen geliefert zu haben", 0, "affirmed"),
    ("Russland bestritt nicht, Truppen verlegt zu haben.", ["Russland"], "Truppen verlegt zu haben", 0, "negated"),
    # the lead answers what the article tells later; one answer to two charges of one party
    (
        "Ankara weist die Vorwürfe zurück. Es war ein langer Tag. Athen wirft Ankara vor, das Abkommen zu brechen.",
        ["Türkei"],
        "die Vorwürfe",
        1,
        "affirmed",
    ),
    (
        "Kiew beschuldigte Moskau, ein Dorf beschossen zu haben. Kiew warf Moskau außerdem vor, Gefangene zu foltern. Russland wies dies zurück.",
        ["Russland"],
        "dies",
        2,
        "affirmed",
    ),
    (
        "Das Außenministerium in Teheran stellte in Abrede, Drohnen verkauft zu haben.",
        ["Iranisches Außenministerium"],
        "Drohnen verkauft zu haben",
        0,
        "affirmed",
    ),
    (
        "Den Vorwurf aus Kigali, sie hätten die Stadt beschossen, wies die Armee zurück.",
        ["Armee"],
        "sie hätten die Stadt beschossen",
        1,
        "affirmed",
    ),
    ("Die Armee widersprach der Darstellung, sie habe gefoltert.", ["Armee"], "sie habe gefoltert", 0, "affirmed"),
    ("Ankara weist es von sich, Söldner geschickt zu haben.", ["Türkei"], "Söldner geschickt zu haben", 0, "affirmed"),
    # "die Miliz" is the militia named last, whoever else was named
    (
        "Die Huthi-Miliz griff an. Nach Angaben der Vereinten Nationen starben Seeleute. Die Miliz bestreitet das.",
        ["Huthi"],
        "das",
        1,
        "affirmed",
    ),
]


@pytest.mark.parametrize(("text", "denier", "denied", "answered", "polarity"), DENIALS)
def test_denial(extractor, text, denier, denied, answered, polarity):
    (claim,) = claims_of(extractor, text, "denial")
    assert names(claim.denier) == denier
    assert (claim.denied.text if claim.denied else None) == denied
    assert len(claim.denies) == answered
    assert claim.polarity == polarity


GENITIVE_ALLEGATIONS = [
    ("Kiew beschuldigte Moskau der Sabotage.", "der Sabotage"),
    ("Die Regierung bezichtigte Teheran der Lüge und des Betrugs.", "der Lüge und des Betrugs"),
    ("Moskau wird der Sabotage beschuldigt.", "der Sabotage"),
    ("Kiew beschuldigte die Streitkräfte Russlands der Sabotage.", "der Sabotage"),
]


@pytest.mark.parametrize(("text", "allegation"), GENITIVE_ALLEGATIONS)
def test_genitive_allegation(extractor, text, allegation):
    (claim,) = claims_of(extractor, text, "accusation")
    assert claim.allegation.text == allegation


PARTICIPANTS = [
    ("Am 3. Mai griff Russland von Belgorod aus die Ukraine an.", ["Russland", "Ukraine"]),
    ("Laut Moskau trafen sich Putin und Kim Jong Un am 13. September in Wladiwostok.", ["Wladimir Putin", "Kim Jong Un"]),
    ("Am Montag wurde das Schiff von der Ukraine versenkt.", ["Ukraine"]),
    ("Der Angriff der Taliban begann am 3. Mai 2011.", ["Taliban"]),
    ("Am 3. Mai schneite es in Moskau.", []),
]


@pytest.mark.parametrize(("text", "participants"), PARTICIPANTS)
def test_participants(extractor, text, participants):
    (claim,) = claims_of(extractor, text, "date")
    assert names(claim.participants) == participants


FORCES_OF_A_PART = [
    ("Etwa 1.400 Soldaten kehren heim, davon 60 der deutschen Bundeswehr.", "60", ["Bundeswehr"]),
    ("Russland verlegte 300 der Soldaten.", "300 der Soldaten", ["Russland"]),
    ("Davon gehören 300 der nordkoreanischen Soldaten zur Reserve.", "300 der nordkoreanischen Soldaten", ["Nordkorea"]),
    # soldiers are no militia's, rebels no state's
    ("300 Kämpfer des IS rücken vor. Mehr als 900 Soldaten stehen bereit.", "Mehr als 900 Soldaten", []),
    ("Ghana zog ab. Unterwegs waren noch 300 syrische Rebellen.", "300 syrische Rebellen", ["syrische Rebellen"]),
    ("Rund 300 Wagner-Söldner sind da.", "Rund 300 Wagner-Söldner", ["Wagner"]),
    # whose number grows, and to whom they belong
    ("Die Bundeswehr soll auf 260.000 Soldaten aufgestockt werden.", "260.000 Soldaten", ["Bundeswehr"]),
    ("Der Kfor sollen 1.200 Soldaten angehören.", "1.200 Soldaten", ["Kfor"]),
    # a list goes on, a headline goes on behind its colon, a possessive looks back
    ("Kenia stellt mit 900 Mann den größten Teil, Ghana folgt mit 400.", "400", ["Ghana"]),
    ("300 Soldaten für Mali: Frankreich verstärkt den Einsatz", "300 Soldaten", ["Frankreich"]),
    ("Die Huthi boten an, über den Abzug ihrer 2000 Kämpfer zu reden.", "2000 Kämpfer", ["Huthi"]),
    ("Polen fürchtet die Wagner-Söldner. Ihre Zahl wird auf 4.000 geschätzt.", "4.000", ["Wagner"]),
    # the verb behind a relative clause is the sentence's own
    ("Die USA, die 4.800 Soldaten nach Ghana verlegt haben, warnen.", "4.800 Soldaten", ["USA"]),
    # who sends, in this paragraph, rather than whose troops another one named
    (
        "100 nordkoreanische Soldaten ruhten.\n\nKanada stellt Sanitäter bereit. Anfangs waren es 96 Armeeangehörige.",
        "96 Armeeangehörige",
        ["Kanada"],
    ),
]


@pytest.mark.parametrize(("text", "anchor", "force"), FORCES_OF_A_PART)
def test_force_of_a_part(extractor, text, anchor, force):
    claim = next(c for c in claims_of(extractor, text, "troop_count") if c.anchor.text == anchor)
    assert names(claim.force) == force


@pytest.mark.parametrize("text", ["Etwa 300 der Soldaten sind tot.", "Zwölf der Soldaten wurden verletzt."])
def test_a_part_suffers(extractor, text):
    (claim,) = claims_of(extractor, text, "casualty_count")
    assert claim.force == []
    assert claims_of(extractor, text, "troop_count") == []


ACTIVITIES = [
    ("Nordkorea hat 3.000 Soldaten nach Russland entsandt.", "entsandt"),
    ("Rund 500 Soldaten der Bundeswehr sind derzeit im Einsatz.", "Einsatz"),
    ("Etwa 200 Kämpfer der Miliz befinden sich auf der Flucht.", "Flucht"),
    ("Es waren 400 Soldaten in der Stadt.", None),
]


@pytest.mark.parametrize(("text", "activity"), ACTIVITIES)
def test_activity(extractor, text, activity):
    (claim,) = claims_of(extractor, text, "troop_count")
    assert (claim.activity.text if claim.activity else None) == activity


NO_DENIAL = [
    "Das Ministerium hat den Bericht weder bestätigt noch dementiert.",
    "Die Regierung lehnte das Angebot ab.",
    "Der Sprecher schloss einen Einsatz nicht aus.",
    "Grenzschützer wiesen Flüchtlinge an der Grenze zurück.",
    "Die Mannschaft bestreitet am Samstag ihr letztes Spiel.",
    "Der Minister wollte sich nicht äußern.",
]


@pytest.mark.parametrize("text", NO_DENIAL)
def test_no_denial(extractor, text):
    assert claims_of(extractor, text, "denial") == []


# sentence, anchor, (value, min, max), force
TROOPS = [
    ("Nordkorea hat bis zu 3.000 Soldaten nach Russland entsandt.", "bis zu 3.000 Soldaten", (None, None, 3000), ["Nordkorea"]),
    (
        "Rund 10.000 nordkoreanische Soldaten sind in Kursk.",
        "Rund 10.000 nordkoreanische Soldaten",
        (10000, None, None),
        ["Nordkorea"],
    ),
    ("Frankreich will weitere 200 Soldaten in den Libanon schicken.", "weitere 200 Soldaten", (200, None, None), ["Frankreich"]),
    ("In der Region stehen 400 Soldaten der Bundeswehr.", "400 Soldaten", (400, None, None), ["Bundeswehr"]),
    ("Tausende US-Soldaten bleiben im Irak.", "Tausende US-Soldaten", (None, 2000, None), ["USA"]),
]


@pytest.mark.parametrize(("text", "anchor", "number", "force"), TROOPS)
def test_troop_count(extractor, text, anchor, number, force):
    (claim,) = claims_of(extractor, text, "troop_count")
    quantity = claim.quantity
    assert (claim.anchor.text, (quantity.value, quantity.min, quantity.max), names(claim.force)) == (anchor, number, force)


NO_TROOPS = [
    "Rund 500 Polizisten sicherten das Treffen.",
    "Die 3. Brigade rückte ab.",
    "Mehr als 2.000 Flüchtlinge kamen an.",
    "Drei Panzer standen am Ufer.",
    "Die Hälfte der Truppe ist krank.",
]


@pytest.mark.parametrize("text", NO_TROOPS)
def test_no_troop_count(extractor, text):
    assert claims_of(extractor, text, "troop_count") == []


# sentence, anchors with outcome
CASUALTIES = [
    (
        "Bei dem Angriff wurden 22 Soldaten getötet und Dutzende weitere verletzt.",
        [("22 Soldaten", "killed"), ("Dutzende weitere", "wounded")],
    ),
    ("Mindestens 126 Menschen starben, darunter 68 Kinder.", [("Mindestens 126 Menschen", "killed"), ("68 Kinder", "killed")]),
    ("Die Polizei nahm 14 Demonstranten fest.", [("14 Demonstranten", "captured")]),
    ("Ein US-Soldat kam ums Leben.", [("Ein US-Soldat", "killed")]),
    ("Die Behörden sprechen vom Tod von 24 Zivilisten.", [("24 Zivilisten", "killed")]),
    ("Über tausend Menschen sind bei Anschlägen getötet worden.", [("Über tausend Menschen", "killed")]),
    ("30 Matrosen werden vermisst.", [("30 Matrosen", "missing")]),
    ("Vier Jets griffen die Stadt an.", []),
    ("Nach dem Brand ist die Zahl der Toten auf mindestens 57 gestiegen.", [("mindestens 57", "killed")]),
    ("Bei dem Vorstoß fielen 130 kongolesische Soldaten.", [("130 kongolesische Soldaten", "killed")]),
    ("Zwei Kisten fielen vom Wagen.", []),
    ("Kigali räumt den Verlust von 40 Soldaten ein.", [("40 Soldaten", "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), CASUALTIES)
def test_casualty_count(extractor, text, expected):
    assert [(c.anchor.text, c.outcome) for c in claims_of(extractor, text, "casualty_count")] == expected


# sentence, source, force, location of its only count of victims
WHOSE_LOSSES = [
    ("Die Regierung in Juba bezifferte die eigenen Verluste auf 49 Soldaten.", ["Südsudan"], ["Südsudan"], None),
    (
        "Kinshasa sprach von 50 Gefallenen in den eigenen Reihen.",
        ["Demokratische Republik Kongo"],
        ["Demokratische Republik Kongo"],
        None,
    ),
    ("Eriwan beklagt 135 Gefallene.", [], ["Armenien"], None),
    ("Auf ruandischer Seite starben 12 Soldaten.", [], ["Ruanda"], None),
    ("Die Behörden in Goma haben die Zahl der Toten auf 32 erhöht.", ["Behörden in Goma"], [], None),
    ("In Goma wurden nach Angaben der Regierung in Kinshasa 13 Menschen getötet.", ["Demokratische Republik Kongo"], [], "Goma"),
]


@pytest.mark.parametrize(("text", "source", "force", "place"), WHOSE_LOSSES)
def test_whose_losses(extractor, text, source, force, place):
    (claim,) = claims_of(extractor, text, "casualty_count")
    sources = claim.source if isinstance(claim.source, list) else [claim.source] if claim.source else []
    assert (names(sources), names(claim.force)) == (source, force)
    assert (claim.location.name if claim.location else None) == place


# sentence, anchor, value, event
DATES = [
    ("12. Oktober: Als der Deich bricht, flieht das Dorf.", "12. Oktober", "2024-10-12", "flieht"),
    ("Drei Boote würden gesucht, teilte die Küstenwache am Montag mit.", "Montag", "2024-10-21", "teilte"),
    ("Putin besuchte Pjöngjang im Juni.", "Juni", "2024-06", "besuchte"),
    ("Am Mittwoch bestätigte Washington die Berichte.", "Mittwoch", "2024-10-23", "bestätigte"),
    ("Der Krieg dauerte von 1950 bis 1953.", "1950 bis 1953", "1950/1953", "dauerte"),
    ("Die heutigen Gespräche waren kurz.", "heutigen", "2024-10-24", "Gespräche"),
    ("Zwischen dem 8. und dem 13. Oktober kamen Schiffe an.", "8. und dem 13. Oktober", "2024-10-08/2024-10-13", "kamen"),
]


@pytest.mark.parametrize(("text", "anchor", "value", "event"), DATES)
def test_date(extractor, text, anchor, value, event):
    (claim,) = claims_of(extractor, text, "date")
    assert (claim.anchor.text, claim.time.value, claim.event.text) == (anchor, value, event)


NO_DATES = [
    "Er schweigt seit 24 Jahren.",
    "Damals war alles anders.",
    "Um 11.20 Uhr fiel ein Schuss.",
    "Bis heute fehlt ein Friedensvertrag.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(extractor, text):
    assert claims_of(extractor, text, "date") == []


TEASERS = """Treffen in Seoul ohne Ergebnis

24. Oktober 2024

Der Minister reiste am Dienstag ab. Eine gemeinsame Erklärung gab es nicht.

Mehr zum Thema

Politik
Neue Kaserne an der Küste
31.12.2025

Ende 2025 bezogen dort 300 Soldaten ihre Unterkünfte, während der Streit um die Zufahrt...

Wirtschaft
Hafen wächst weiter
30.12.2025

Seit Jänner wurden so viele Schiffe abgefertigt wie nie, doch nun fehlt es an Personal und an...
"""


def test_boilerplate_makes_no_claims(extractor):
    output = extractor.extract(article_from_text(TEASERS))
    assert output.article.published == "2024-10-24"
    assert [(c.type, c.anchor.text) for c in output.claims] == [("date", "Dienstag")]


def test_ids_are_stable_and_unique(extractor):
    text = "Nordkorea bestreitet das. Nordkorea bestreitet das. Am 3. Mai starben zwei Soldaten."
    first, second = (extractor.extract(article_from_text(text, published=DAY)) for _ in range(2))
    ids = [claim.id for claim in first.claims]
    assert ids == [claim.id for claim in second.claims]
    assert len(ids) == len(set(ids))


# text; accuser, accused, denier of the first accusation and denial
CHARGES = [
    (
        "Die von der Armee eingesetzte Kommission warf dem Ministerium vor, Geld veruntreut zu haben.",
        ["Kommission"],
        ["Ministerium"],
        None,
    ),
    ("Minsk, dem Warschau vorwirft, Migranten zu schleusen, schwieg.", ["Polen"], ["Belarus"], None),
    (
        "Gouverneur Omar Abbakar, der die Miliz am Mittwoch des Völkermords beschuldigt hatte, ist tot.",
        ["Omar Abbakar"],
        ["Miliz"],
        None,
    ),
    ("Überlebende machen den Behörden schwere Vorwürfe: Man habe die Leute festgehalten.", ["Überlebende"], ["Behörden"], None),
    ("Den Vorwurf, Kinder anzuwerben, wiesen die Rebellen von sich.", [], ["Rebellen"], ["Rebellen"]),
    ("Die Opposition wirft der Regierung vor, das Land zu verkaufen, was diese bestreitet.", ["Opposition"], ["Regierung"], None),
    (
        "Paris wirft Moskau Sabotage vor. »Wir haben keine Kabel berührt«, sagte Moskau.",
        ["Frankreich"],
        ["Russland"],
        ["Russland"],
    ),
    ("Bogotá/Caracas – Die Rebellen bestreiten die Tat.", None, None, ["Rebellen"]),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "denier"), CHARGES)
def test_charges_and_answers(extractor, text, accuser, accused, denier):
    claims = extractor.extract(article_from_text(text, published="2024-10-24")).claims

    def names(kind, role):
        roles = next((getattr(c, role) for c in claims if c.type == kind), [])
        return [r.name or r.text for r in roles]

    if accuser is not None:
        assert (names("accusation", "accuser"), names("accusation", "accused")) == (accuser, accused)
    if denier is not None:
        assert names("denial", "denier") == denier


@pytest.mark.parametrize(
    "text", ["bestreitet , dass", "wirft vor , zu", "Er bestreitet, dass", "laut", "zufolge :", "»", "Vorwurf , dass ."]
)
def test_broken_sentences_give_no_error(extractor, text):
    assert extractor.extract(article_from_text(text, published="2024-10-24")) is not None
