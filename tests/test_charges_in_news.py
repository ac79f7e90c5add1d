"""Accusations, denials and criticism as news words them: who makes them, whom they meet, and what is none of them."""

import pytest

from claimx.articles import article_from_text

KINDS = ("accusation", "denial", "criticism")
SIDES = {"accusation": ("accuser", "accused"), "denial": ("denier", None), "criticism": ("agent", "target")}


def read(extractor, text):
    """The claims of the three types of a text, as (type, names of who makes it, names of whom it meets)."""
    output = extractor.extract(article_from_text(text, published="2024-10-24"))
    found = []
    for claim in output.claims:
        if claim.type in KINDS:
            first, second = (
                [] if side is None else [r.name or r.text for r in getattr(claim, side)] for side in SIDES[claim.type]
            )
            found.append((claim.type, first, second))
    return found


MADE = [
    # denials without a verb, in fragments, by those in a body
    ("»Stimmt so nicht«, kontert man im Ministerium.", "denial", ["Ministerium"], []),
    ("»Trifft so nicht zu«, sagte die Ministerin.", "denial", ["Ministerin"], []),
    ("»Erfunden von einem, der nie im Stollen war«, nennt das die Ministerin.", "denial", ["Ministerin"], []),
    ("Im Ressort weist man das zurück.", "denial", ["Ressort"], []),
    ("Die Ministerin trat dem entgegen.", "denial", ["Ministerin"], []),
    ("In Oslo spricht man von frei erfundenen Zahlen.", "denial", ["Oslo"], []),
    ("Die Reederei habe damit nicht das Geringste zu tun, sagte die Ministerin.", "denial", ["Ministerin"], []),
    ("Die Ministerin wies eine Beteiligung der Werft zurück.", "denial", ["Ministerin"], []),
    ("Die Übung sei gegen niemanden gerichtet, sagte die Ministerin.", "denial", ["Ministerin"], []),
    # a clause about the charge, a bare answer, an excuse
    ("Es bleibt ein Vorwurf, den die Ministerin zurückweist.", "denial", ["Ministerin"], []),
    ("Es bleibt ein Vorwurf der Werft gegen Peru, den Lima bestreitet.", "denial", ["Peru"], []),
    ("Die Werft erhob Vorwürfe, die Lima stets zurückgewiesen hat.", "denial", ["Peru"], []),
    ("Oslo ist empört, die Ministerin dementiert.", "denial", ["Ministerin"], []),
    ("Die Ministerin dementiert und tritt ab.", "denial", ["Ministerin"], []),
    ("Die Ministerin nannte das eine Ausrede.", "denial", ["Ministerin"], []),
    ("Genau das bestreitet Lima.", "denial", ["Peru"], []),
    # charges that are kept up, and blame
    ("Die Opposition hält am Vorwurf der Untreue gegen die Ministerin fest.", "accusation", ["Opposition"], ["Ministerin"]),
    ("Die Opposition schreibt der Ministerin die Verantwortung zu.", "accusation", ["Opposition"], ["Ministerin"]),
    # criticism in the words of news
    ("»Dieser Minister spielt mit der Sicherheit«, empörte sich die Senatorin.", "criticism", ["Senatorin"], ["Minister"]),
    ("Die Opposition geht auf den Finanzminister los.", "criticism", ["Opposition"], ["Finanzminister"]),
    ("Die Informationspolitik sei »unterirdisch«, befand die Ministerin.", "criticism", ["Ministerin"], ["Informationspolitik"]),
    ("Die Ministerin sprach von einer Schmutzkampagne der Opposition.", "criticism", ["Ministerin"], ["Opposition"]),
    ("+++ Opposition rügt Ministerin +++", "criticism", ["Opposition"], ["Ministerin"]),
    (
        "Die Senatorin rügte den Minister. Auch die Gewerkschaft übte Kritik: Es fehle an Geld.",
        "criticism",
        ["Gewerkschaft"],
        ["Minister"],
    ),
    # criticism that is met, not made
    ("Der Erlass stieß bei der Opposition auf scharfe Kritik.", "criticism", ["Opposition"], ["Erlass"]),
    ("Der Sender geriet wegen des Films in die Kritik.", "criticism", [], ["Sender"]),
    ("Kritik an dem Erlass kam aus der Koalition.", "criticism", ["Koalition"], ["Erlass"]),
    ("Kritik wird am Beschluss der Werft laut.", "criticism", [], ["Beschluss der Werft"]),
    ("Die Kritik richtet sich gegen Japan.", "criticism", [], ["Japan"]),
    ("Die Fraktion meldete Kritik am Fahrplan der Reederei an.", "criticism", ["Fraktion"], ["Fahrplan der Reederei"]),
    ("Der Verband steht dem Erlass kritisch gegenüber.", "criticism", ["Verband"], ["Erlass"]),
    ("Die Ministerin äußerte sich kritisch über die Pläne.", "criticism", ["Ministerin"], ["Pläne"]),
    ("Die Opposition reagierte empört auf den Erlass.", "criticism", ["Opposition"], ["Erlass"]),
    ("Fahrgäste beklagten sich über die Sperrung.", "criticism", ["Fahrgäste"], ["Sperrung"]),
    ("Die Botschafterin nennt den Umbau einen Skandal.", "criticism", ["Botschafterin"], ["Umbau"]),
    ("Der Minister sagte, der Umbau sei ein Fehler gewesen.", "criticism", ["Minister"], ["Umbau"]),
    ("Der Rechnungshof bemängelt, dass die Reederei keine Bücher führe.", "criticism", ["Rechnungshof"], ["Reederei"]),
    ("Die Gewerkschaft kritisiert, er habe die Werft verkauft.", "criticism", ["Gewerkschaft"], ["er"]),
    ("Der Rechnungshof bemängelte, dass es keine Bücher gebe.", "criticism", ["Rechnungshof"], []),
    ("Die Kritik der Vorsitzenden, Petra Holm, am Fahrplan hält an.", "criticism", ["Petra Holm"], ["Fahrplan"]),
    ("Die Kritik von Eva Vogel am Fahrplan hält an.", "criticism", ["Eva Vogel"], ["Fahrplan"]),
    ("Die Bischöfin nannte den Umbau töricht.", "criticism", ["Bischöfin"], ["Umbau"]),
    # several who speak together
    ("Japan und Kanada, aber auch Norwegen verurteilten den Test.", "criticism", ["Japan", "Kanada", "Norwegen"], ["Test"]),
    ("Sowohl die Kommission als auch der Rat kritisierten das Gesetz.", "criticism", ["Kommission", "Rat"], ["Gesetz"]),
    ("Die Kirche, der Verband und die Opposition kritisierten Peru.", "criticism", ["Kirche", "Verband", "Opposition"], ["Peru"]),
    # whom a passive or an infinitive meets
    ("Der Minister musste sich Untätigkeit vorwerfen lassen.", "accusation", [], ["Minister"]),
    ("In dem Bericht wird der Armee Folter vorgeworfen.", "accusation", [], ["Armee"]),
    ("Der Ex-Ministerin wird vorgeworfen, Geld genommen zu haben.", "accusation", [], ["Ex-Ministerin"]),
    ("Weil die Opposition der Regierung Betrug vorwarf, trat sie zurück.", "accusation", ["Opposition"], ["Regierung"]),
    ("Jens Arndt, dem Spionage vorgeworfen wird, schweigt.", "accusation", [], ["Jens Arndt"]),
    ("Die Justiz erhob Anklage gegen den Franzosen Luc Morel.", "accusation", ["Justiz"], ["Luc Morel"]),
    ("Den Kapitän erwartet eine Anklage wegen Schmuggels.", "accusation", [], ["Kapitän"]),
    ("Jens Arndt muss sich wegen Spionage vor Gericht verantworten.", "accusation", [], ["Jens Arndt"]),
    # charges in other words
    ("„Ihr habt gelogen“, so der Vorwurf der Anwältin.", "accusation", ["Anwältin"], []),
    ("Auf den Vorwurf der Opposition, er sei käuflich, schwieg er.", "accusation", ["Opposition"], ["er"]),
    ("Die Präsidentin nannte Jens Arndt einen Kriegsverbrecher.", "accusation", ["Präsidentin"], ["Jens Arndt"]),
    ("Die Schuld daran liege bei der Junta, sagte der Gouverneur.", "accusation", ["Gouverneur"], ["Junta"]),
    ("Das Vorgehen Perus sei völkerrechtswidrig, sagte die Ministerin.", "accusation", ["Ministerin"], ["Peru"]),
    ("Peru habe Kriegsverbrechen begangen, sagte die Ministerin.", "accusation", ["Ministerin"], ["Peru"]),
    ("Die Miliz sprach von einem Massaker der peruanischen Armee.", "accusation", ["Miliz"], ["Peruanische Armee"]),
    ("Der Tod von zwölf Bauern sei ein Verbrechen, sagte die Ministerin.", "accusation", ["Ministerin"], []),
    ("Der Anwalt sagte, der Präsident breche damit die Verfassung.", "accusation", ["Anwalt"], ["Präsident"]),
    ("Die Ermittler sagen, der Lotse trage die „volle Verantwortung“ dafür.", "accusation", ["Ermittler"], ["Lotse"]),
    ("Die Ministerin hält die Miliz für verantwortlich.", "accusation", ["Ministerin"], ["Miliz"]),
    ("Die Staatsanwältin hegt den Verdacht, Jens Arndt habe Zeugen bestochen.", "accusation", ["Staatsanwältin"], ["Jens Arndt"]),
    ("Den Vorwurf der Folter, den die Anwältin erhebt, weist die Armee zurück.", "accusation", ["Anwältin"], ["Armee"]),
    ("Peru wies die von Chile erhobenen Vorwürfe zurück.", "accusation", ["Chile"], ["Peru"]),
    ("Peru wies die Vorwürfe zurück, die Chile erhoben hatte.", "accusation", ["Chile"], ["Peru"]),
    # denials
    ("Peru wirft dem Nachbarn Hilfe für Rebellen vor, was dieser abstreitet.", "denial", ["Nachbarn"], []),
    ("Lima und Quito wiesen das zurück.", "denial", ["Peru", "Ecuador"], []),
    ("Deren Vertreter dementierten das.", "denial", ["Vertreter"], []),
    ("Das Innenministerium dementiert: Eingesetzt würden erlaubte Mittel.", "denial", ["Innenministerium"], []),
    ("Peru spricht von Sabotage. Das Außenministerium dementiert.", "denial", ["Außenministerium"], []),
    ("Dieser Darstellung wurde von der Armee widersprochen.", "denial", ["Armee"], []),
    ("Peru hatte die Berichte erst bestritten, später aber bestätigt.", "denial", ["Peru"], []),
    ("Peru sei an dem Anschlag nicht beteiligt gewesen, sagte die Ministerin.", "denial", ["Ministerin"], []),
    ("Es gebe keine Beweise für eine Beteiligung Perus, sagte die Ministerin.", "denial", ["Ministerin"], []),
    ("Der Anwalt sprach von einer Schmutzkampagne.", "denial", ["Anwalt"], []),
    ("Das sei eine haltlose Behauptung, sagte die Ministerin.", "denial", ["Ministerin"], []),
]


@pytest.mark.parametrize(("text", "kind", "first", "second"), MADE, ids=[text[:48] for text, *_ in MADE])
def test_made(extractor, text, kind, first, second):
    assert (kind, first, second) in read(extractor, text)


# what is alleged or denied, without the clause that answers it and without what stands behind a colon
CONTENTS = [
    ("Peru wirft Chile vor, Boote versenkt zu haben, was Chile bestreitet.", "accusation", "Boote versenkt zu haben"),
    ("Peru wirft Chile vor, Boote versenkt zu haben, was Chile bestreitet.", "denial", "Boote versenkt zu haben"),
    ("Die Opposition wirft der Regierung Fälschung vor, was diese dementiert.", "accusation", "Fälschung"),
    ("Lima wirft Quito einen Angriff auf Boote vor: Ecuador lasse Fischer jagen.", "accusation", "einen Angriff auf Boote"),
    ("Lima wirft Quito vor: Ecuador lasse Fischer jagen.", "accusation", "Ecuador lasse Fischer jagen"),
    (
        "Der Minister hatte erklärt, nicht nach Rom zu reisen, und Italien vorgeworfen, Zeugen zu bedrohen.",
        "accusation",
        "Zeugen zu bedrohen",
    ),
    ("Den Vorwurf der Folter, den die Anwältin erhebt, weist die Armee zurück.", "accusation", "der Folter"),
]


@pytest.mark.parametrize(("text", "kind", "content"), CONTENTS)
def test_what_is_alleged_or_denied(extractor, text, kind, content):
    output = extractor.extract(article_from_text(text, published="2024-10-24"))
    claim = next(claim for claim in output.claims if claim.type == kind)
    assert (claim.allegation if kind == "accusation" else claim.denied).text == content


NOT_MADE = [
    ("Die Sprecherin sagte, drei Jahre unbegründeter Zweifel seien vorbei.", "denial"),
    ("Das sei die falsche Richtung, sagte die Ministerin.", "denial"),
    ("Ob das richtig oder falsch sei, müsse man klären, sagte die Ministerin.", "denial"),
    ("Das Gesetz widerspricht dem Grundsatz der Sparsamkeit.", "denial"),
    ("Die Sängerin bestritt das Konzert.", "denial"),
    ("Den Auftakt bestreitet ein Chor aus Ghana.", "denial"),
    ("Gegen den Lotsen besteht der Verdacht der Bestechung.", "accusation"),
    ("Die Richter konnten keine Spuren einer fahrlässigen Tat finden.", "criticism"),
    ("Der Major, der wegen Meuterei verurteilt worden war, schwieg.", "criticism"),
    ("Die Jugendrichterin verurteilte die beiden dazu, Aufsätze zu schreiben.", "criticism"),
    ("Mit Kritik an der Armee hält sich die Ministerin zurück.", "criticism"),
    ("„Das ist ein guter Vorschlag“, sagte die Ministerin.", "criticism"),
    ("Die Armee äußerte sich nicht zu den Vorwürfen.", "accusation"),
    ("Die Kantone trügen die Verantwortung für das Gedeihen der Schafe, sagte die Ministerin.", "accusation"),
    ("Die Ministerin nannte die Urheber nicht.", "accusation"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_MADE, ids=[text[:48] for text, _ in NOT_MADE])
def test_not_made(extractor, text, kind):
    assert kind not in [found for found, _, _ in read(extractor, text)]


MEANT = [
    # a pronoun agrees with the given name, or with the noun beside it
    ("Jens Arndt traf Petra Holm. Ihr wird Spionage vorgeworfen.", "accused", "Petra Holm"),
    ("Petra Holm traf Jens Arndt. Ihm wird Spionage vorgeworfen.", "accused", "Jens Arndt"),
    ("Runa Ito, Anwältin der Familie, sprach mit Jens Arndt. Sie warf der Stadt Versagen vor.", "accuser", "Runa Ito"),
    # a name with an office in front is that person
    ("Petra Holm gewann. Der Minister Jens Arndt kritisierte sie.", "agent", "Jens Arndt"),
    # a thing may be what is criticised
    ("Der Erlass kam am Abend. Peru kritisierte ihn.", "target", "Erlass"),
    ("Die Partei lehnte die Pläne ab und bezeichnete sie als Farce.", "target", "Pläne"),
    ("Petra Holm gewann. Jens Arndt kritisierte sie.", "target", "Petra Holm"),
    # an office behind the genitive of a body
    ("Der Chef der Grünen Jens Arndt kritisierte die Gemeinde.", "agent", "Jens Arndt"),
]


@pytest.mark.parametrize(("text", "role", "name"), MEANT)
def test_who_is_meant(extractor, text, role, name):
    output = extractor.extract(article_from_text(text, published="2024-10-24"))
    roles = [r for claim in output.claims if claim.type in KINDS for r in getattr(claim, role, None) or []]
    assert name in [r.name for r in roles]


ANSWERED = [
    # both sides charge each other
    (
        "Peru und Chile schieben sich gegenseitig die Schuld zu. Es regnete. Chile wies jede Verantwortung von sich.",
        "schieben sich gegenseitig die Schuld",
    ),
    # the accusation is told behind the denial, as what came before
    (
        "Der Verband hat Berichte über Absprachen zurückgewiesen. Es regnete. Jens Arndt hatte dem Torwart Betrug vorgeworfen.",
        "vorgeworfen",
    ),
    # a denial that speaks of an accusation answers no criticism in between
    (
        "Paris bezichtigt Moskau der Spionage. Die Botschaft sprach von einer Provokation. Der Botschafter wies die Anschuldigung zurück.",
        "bezichtigt",
    ),
    # the word of the charge is taken up
    (
        "Jens Arndt wird vorgeworfen, Akten verbrannt zu haben. Petra Holm nannte ihn einen Dieb. "
        "Jens Arndt weist die Vorwürfe zurück.",
        "vorgeworfen",
    ),
    # whoever charged is named, far behind the charge
    (
        "Die Prüfer erhoben schwere Vorwürfe gegen zwei Lotsen. Es regnete. Der Hafen blieb zu. Die Werft ruhte. Niemand kam. "
        "Die Fähre lag still. Reeder Jens Arndt weist die Vorwürfe der Prüfer zurück.",
        "Vorwürfe",
    ),
    # a state answers for its services, and what only points back answers what stands near
    (
        "Lima lastet Moskau an, Gas als Waffe zu nutzen. Die Anwältin beschuldigt den russischen Geheimdienst der Spionage. "
        "Moskau streitet das ab.",
        "beschuldigt",
    ),
]


@pytest.mark.parametrize(("text", "anchor"), ANSWERED)
def test_what_a_denial_answers(extractor, text, anchor):
    claims = extractor.extract(article_from_text(text, published="2024-10-24")).claims
    (denial,) = (c for c in claims if c.type == "denial")
    assert [c.anchor.text for c in claims if c.id in denial.denies] == [anchor]


POLARITY = [
    ("Die nicht im Rat vertretenen Parteien kritisierten das Gesetz.", "affirmed"),
    ("Die Parteien kritisierten das Gesetz nicht.", "negated"),
    ("Der Präsident sparte nicht mit Kritik an der Armee.", "affirmed"),
    ("Auf den Vorwurf der Opposition, er sei käuflich, sagte er nichts.", "affirmed"),
]


@pytest.mark.parametrize(("text", "polarity"), POLARITY)
def test_polarity(extractor, text, polarity):
    output = extractor.extract(article_from_text(text))
    assert {claim.polarity for claim in output.claims if claim.type in ("accusation", "criticism")} == {polarity}


COUNTED = [
    ("Das Ministerium meldete den Abschuss von 40 Drohnen.", ["Ministerium"]),
    ("Die Polizei sprach von 400 Teilnehmern, die Veranstalter von 2.000.", ["Polizei", "Veranstalter"]),
    ("Die Stadt kaufte 40 Busse.", [None]),
    ("Die Partei kam auf 42,5 Prozent der Stimmen.", [None]),
]


@pytest.mark.parametrize(("text", "sources"), COUNTED)
def test_who_counts(extractor, text, sources):
    output = extractor.extract(article_from_text(text))
    found = [claim.source for claim in output.claims if claim.type == "quantity"]
    assert [None if source is None else source.name for source in found] == sources


PARTICIPLES = ["Festgenommen wurden zwei Männer.", "Angeklagt worden seien drei Männer, sagte die Richterin."]


@pytest.mark.parametrize("text", PARTICIPLES)
def test_a_participle_in_front_is_nobody(extractor, text):
    output = extractor.extract(article_from_text(text))
    assert text.split()[0] not in [actor.text for actor in output.mentions.actors]


def test_a_date_belongs_to_its_event(extractor):
    output = extractor.extract(article_from_text("Das Konzert am 8. Oktober ist ausverkauft.", published="2024-09-24"))
    assert [claim.event.text for claim in output.claims if claim.type == "date"] == ["Konzert"]
