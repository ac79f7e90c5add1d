"""What attributes before a noun tell, who is in somebody's hands, parts of months, and other forms of plain news reports."""

from functools import partial

import pytest

from claims_found import claims_on, names
from claimx.articles import article_from_text
from claimx.language.verbs import verb_lemma

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)

# text, type, then the two sides of its only claim of that type: who speaks, whom or what it meets
ACTS = [
    ("Die von Peru der Spionage beschuldigte Zeitung schwieg.", "accusation", ["Peru"], ["Zeitung"]),
    ("Der wegen Mordes angeklagte General schwieg.", "accusation", [], ["General"]),
    ("Der der Untreue beschuldigte Minister trat zurück.", "accusation", [], ["Minister"]),
    ("Der des Mordes beschuldigte General wurde verhaftet.", "accusation", [], ["General"]),
    ("Mehrere des Verrats bezichtigte Offiziere flohen.", "accusation", [], ["Offiziere"]),
    ("Fünf der Spionage verdächtigte Chilenen wurden festgenommen.", "accusation", [], ["Chile"]),
    ("Die der Zeitung vorgeworfenen Taten wiegen schwer.", "accusation", [], ["Zeitung"]),
    ("Der von der Opposition heftig kritisierte Minister trat zurück.", "criticism", ["Opposition"], ["Minister"]),
    ("Der von der Regierung verurteilte Angriff forderte zwölf Tote.", "criticism", ["Regierung"], ["Angriff"]),
    ("Das von Peru bestrittene Treffen fand in Quito statt.", "denial", ["Peru"], None),
    # a group with a bare object inside it is one
    ("Das der Regierung nahestehende Institut warf Chile Betrug vor.", "accusation", ["der Regierung nahestehende Institut"], ["Chile"]),
    # in the passive with its agent
    ("Das Vorgehen wurde von Peru scharf verurteilt.", "criticism", ["Peru"], ["Vorgehen"]),
    # who does what is criticised; whose criticism it is by its possessive
    ("Chile kritisierte die Misshandlung von Bauern durch die Polizei.", "criticism", ["Chile"], ["Polizei"]),
    ("Chile übte Kritik an der Festnahme von Bauern durch die Polizei.", "criticism", ["Chile"], ["Polizei"]),
    ("Die Ministerin Inés Quiroga reiste ab. Ihre Bedenken richten sich gegen das Gesetz.", "criticism", ["Inés Quiroga"], ["Gesetz"]),
    # in a body; a side of a trial
    ("Das Urteil löste in der Gewerkschaft Kritik aus.", "criticism", ["Gewerkschaft"], ["Urteil"]),
    ("Der Vorwurf der Verteidigung, das Gericht sei befangen, ist falsch.", "accusation", ["Verteidigung"], ["Gericht"]),
    ("Dem Vorwurf, das Gericht sei parteiisch, trat der Richter am Montag mit einem Satz entgegen: Das Gericht sei frei.", "denial", ["Richter"], None),
    ("Peru habe damit nichts zu tun, sagte Inés Quiroga.", "denial", ["Inés Quiroga"], None),
    ("In den Zeitungen richtet sich viel Kritik gegen Chile.", "criticism", ["Zeitungen"], ["Chile"]),
    ("Inés Quiroga bezweifelte die Rechtmäßigkeit des Einsatzes.", "criticism", ["Inés Quiroga"], ["Rechtmäßigkeit des Einsatzes"]),
    ("Inés Quiroga wandte sich gegen die Behauptung, das Gift sei harmlos.", "denial", ["Inés Quiroga"], None),
    # infinitives without their comma
    ("Chile warf Peru vor Bauern getötet zu haben.", "accusation", ["Chile"], ["Peru"]),
    ("Chile beschuldigte Peru Bauern getötet zu haben.", "accusation", ["Chile"], ["Peru"]),
    ("Chile bestreitet Truppen entsandt zu haben.", "denial", ["Chile"], None),
    ("Chile drohte das Land anzugreifen.", "threat", ["Chile"], None),
    ("Die Armee forderte die Rebellen auf die Stadt zu verlassen.", "demand", ["Armee"], ["Rebellen"]),
    ("Es sei falsch, dass Peru Bauern verhaftet habe, sagte Inés Quiroga.", "denial", ["Inés Quiroga"], None),
    # a headline without its verb
    ("Armee wegen Festnahmen in der Kritik", "criticism", [], ["Armee"]),
    # a disaster is nobody's fault; a policy that is called one is criticised
    ("Die Politik Chiles sei eine Katastrophe, sagte Inés Quiroga.", "criticism", ["Inés Quiroga"], ["Chile"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "first", "second"), ACTS)
def test_who_speaks_of_whom(extractor, text, kind, first, second):
    roles = {"denial": ("denier", None), "accusation": ("accuser", "accused")}.get(kind, ("agent", "target"))
    found = claims_of(extractor, text, kind)
    assert [names(getattr(claim, roles[0])) for claim in found] == [first]
    assert second is None or names(getattr(found[0], roles[1])) == second


NO_ACTS = [
    ("Er vertritt die beschuldigte Firma.", "accusation"),
    ("Der im Bericht dokumentierte Missbrauch endete im Mai.", "accusation"),
    ("Der von einem Gericht verurteilte Oberst floh.", "criticism"),
    ("Drei Männer wurden von der Kammer verurteilt.", "criticism"),
    ("„Das ist eine Katastrophe für uns alle“, sagte der Bürgermeister.", "criticism"),
    ("Es sei falsch, Bauern zu verhaften, sagte Inés Quiroga.", "denial"),
    ("Bauern zu verhaften, sei falsch gewesen, sagte Inés Quiroga.", "denial"),
    ("Demonstranten protestierten gegen den Abriss.", "criticism"),
    ("Die Haltung Perus habe nichts mit Religion zu tun, sagte Inés Quiroga.", "denial"),
]


@pytest.mark.parametrize(("text", "kind"), NO_ACTS)
def test_no_act(extractor, text, kind):
    assert claims_of(extractor, text, kind) == []


# text, then the words and the outcome of each count of victims
OUTCOMES = [
    ("Rund 25 Bauern sind in die Hände von Räubern geraten.", [("Rund 25 Bauern", "captured")]),
    ("Dort sind 60 Wärter in der Hand von Meuterern.", [("60 Wärter", "captured")]),
    ("40 Journalisten wurden Opfer von Entführungen.", [("40 Journalisten", "captured")]),
    ("Die Regierung ließ 40 Bauern abführen.", [("40 Bauern", "captured")]),
    ("Die Polizei griff 120 Bauern auf.", [("120 Bauern", "captured")]),
    ("Zwölf Männer wurden wieder gefasst.", [("Zwölf Männer", "captured")]),
    ("Es geht um das Massaker an 900 Bauern.", [("900 Bauern", "killed")]),
    ("Er wurde wegen versuchten Mordes an zwei Bauern verurteilt.", []),
    ("38 Gefangene brachen aus.", []),
    ("Bei dem Brand entkamen 38 Häftlinge.", []),
    ("Zwei Dörfer mit 3.000 Bauern sind in chilenischer Hand.", []),
    ("Am Montag starben elf Schüler zwischen sieben und neun Jahren bei einem Brand in einem alten Haus, acht davon noch dort.",
     [("elf Schüler", "killed"), ("acht", "killed")]),
    ("Die Zahl der Opfer aller Angriffe im Rahmen der Operation „Roter Berg“ („Cerro Rojo“) im Norden stieg bis Mai auf zusammen 410.",
     [("410", "killed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcomes(extractor, text, expected):
    found = claims_of(extractor, text, "casualty_count")
    assert [(claim.anchor.text, claim.outcome) for claim in found] == expected


# text, type, the modality of its first claim of that type
MODALITIES = [
    ("Es werden hunderte Tote befürchtet.", "casualty_count", "hedged"),
    ("Es werden hunderte Tote beklagt.", "casualty_count", "asserted"),
    ("Die für heute geplante Feier fiel aus.", "date", "planned"),
    ("Inés Quiroga kündigte für Samstag eine Wahl an.", "date", "planned"),
    ("Chile hatte am Montag zugesagt im Mai Getreide zu liefern.", "date", "asserted"),
    ("Die Sitzung wurde auf den 4. Dezember vertagt.", "date", "planned"),
    ("Von bis zu 900 Toten ist die Rede.", "casualty_count", "reported"),
    ("Sie soll erreicht haben, dass 2003 zwei Bauern starben.", "date", "reported"),
    ("Die am Montag begonnene Feier fiel aus.", "date", "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "modality"), MODALITIES)
def test_modality(extractor, text, kind, modality):
    assert claims_of(extractor, text, kind)[0].modality == modality


# text, then anchor and value of each date
DATES = [
    ("Im letzten Jahr 640 Bauern zu verhaften, war falsch.", [("letzten Jahr", "2020")]),
    ("Im vergangenen Jahr 2012 starben 300 Bauern.", [("Jahr 2012", "2012")]),
    ("Im Jahr 578 starb der König.", [("Jahr 578", "0578")]),
    ("40 Bauern wurden im ablaufenden Jahr verhaftet.", [("ablaufenden Jahr", "2021")]),
    ("Seit Mitte der 1980-er Jahre steht das Werk leer.", [("Mitte der 1980-er Jahre", "198")]),
    ("1700 war hier noch Wald.", [("1700", "1700")]),
    ("1700 starben an der Grenze.", []),
    ("Am heutigen Morgen starben 40 Bauern.", [("heutigen Morgen", "2021-06-16TMO")]),
    (
        "Gewählt wird wohl Ende Oktober, Anfang November.",
        [("Ende Oktober", "2021-10"), ("Anfang November", "2021-11")],
    ),
    ("Im Dezember und im Januar starben 40 Bauern.", [("Dezember", "2020-12"), ("Januar", "2021-01")]),
    ("Im März 2019 und im Juli brannte es.", [("März 2019", "2019-03"), ("Juli", "2019-07")]),
    ("Vor zweieinhalb Jahren starben 40 Bauern.", [("zweieinhalb Jahren", "2018-12")]),
    ("Das Haus wird in der ersten Novemberhälfte verkauft.", [("der ersten Novemberhälfte", "2021-11")]),
    ("1953 starben am Heiligen Abend elf Bauern.", [("1953", "1953"), ("Heiligen Abend", "1953-12-24")]),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(extractor, text, expected):
    found = claims_of(extractor, text, "date")
    assert [(claim.anchor.text, claim.time.value) for claim in found] == expected


# text, then the source of each count of victims
SOURCES = [
    ("Wie die Sender berichten sind zwei Bauern ums Leben gekommen.", [["Sender"]]),
    ("Der Fall steht im Zusammenhang mit dem Vorwurf, dass Peru zwei Bauern erschossen habe.", [[]]),
    ("Nach Angaben der Armee starben elf Soldaten, am Montag kamen 30 Bauern ums Leben.", [["Armee"], ["Armee"]]),
    ("Nach Zählung der Armee starben elf Soldaten, 2004 gab es 40 Tote.", [["Armee"], ["Armee"]]),
    ("Nach Angaben der Armee starben elf Soldaten, Peru beziffert die eigenen Verluste auf 40 Mann.", [["Armee"], ["Peru"]]),
    ("Im Bericht steht, dass zwei Bauern starben.", [["Bericht"]]),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_gives_a_number_of_victims(extractor, text, sources):
    assert [names(claim.source) for claim in claims_of(extractor, text, "casualty_count")] == sources


@pytest.mark.parametrize(
    ("form", "tag", "infinitive"),
    [("führen", "VVFIN", "führen"), ("abzuführen", "VVIZU", "abführen"), ("durchführen", "VVINF", "durchführen"), ("drängen", "VVFIN", "drängen"), ("führten", "VVFIN", "führen"), ("fuhren", "VVFIN", "fahren")],
)  # fmt: skip
def test_verbs_that_look_like_the_subjunctive_of_others(form, tag, infinitive):
    assert verb_lemma(form, tag) == infinitive


# text, then whose each count of troops is
FORCES = [
    ("Chile schwieg. Im Norden, so der Major Weber, habe Peru rund 900 Soldaten zusammengezogen.", [["Peru"]]),
    ("Chile schwieg. Dort stehen 30 südossetische Milizionäre.", [["südossetische Milizionäre"]]),
    ("Chile schwieg. Man erwägt, 900 europäische Soldaten zu schicken.", [["europäische Soldaten"]]),
    ("Chile schwieg. Dort sind 900 Maduro-Soldaten.", [["Maduro-Soldaten"]]),
    ("Chile schickte Elite-Soldaten. Dort stehen 30 Elite-Soldaten.", [["Chile"]]),
    ("Chile schwieg. Zu der Miliz gehörten rund 150 Mann.", [["Miliz"]]),
    (
        "Die Schutztruppe erreicht mit 900 Soldaten, von denen Chile rund 300 stellt, ihre größte Stärke.",
        [["Schutztruppe"], ["Chile"]],
    ),
    ("Am Ende zählten die peruanischen Sicherheitskräfte 900 Mann.", [["peruanische Sicherheitskräfte"]]),
    ("Chile kündigt an, bis Mai 900 Mann heimzuholen.", [["Chile"]]),
    (
        "Chile zog ab. Bei dem peruanischen Regiment, das mit 850 Mann in den Norden verlegt worden war, sind alle krank.",
        [["Peru"]],
    ),
]


@pytest.mark.parametrize(("text", "forces"), FORCES)
def test_whose_troops(extractor, text, forces):
    assert [names(claim.force) for claim in claims_of(extractor, text, "troop_count")] == forces


def test_numbers_behind_one_preposition_share_their_noun(extractor):
    found = claims_of(extractor, "Peru beteiligt sich mit 300 und Chile mit 150 Soldaten.", "troop_count")
    assert [(claim.quantity.value, names(claim.force)) for claim in found] == [(300, ["Peru"]), (150, ["Chile"])]


def test_a_line_that_names_another_article_with_its_day_is_no_prose(extractor):
    text = "Wahl in Lima\n\nAm Montag wurde gewählt.\n\nWahl in Peru verschoben (03.05.2011)"
    found = extractor.extract(article_from_text(text, published=DAY))
    assert [claim.anchor.text for claim in found.claims if claim.type == "date"] == ["Montag"]
