"""Who does what to whom where form, tags or word order leave it open: names in -s, feminine names, things in the first field."""

from functools import partial

import pytest

from claims_found import claims_on, names

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)

# text, accuser, accused
CHARGES = [
    ("Die Union wirft Pistorius Untätigkeit vor.", ["Union"], ["Boris Pistorius"]),
    ("Chile wirft Scholz Wortbruch vor.", ["Chile"], ["Olaf Scholz"]),
    ("Chile wirft Caracas Sabotage vor.", ["Chile"], ["Venezuela"]),
    ("Chile lastet Belarus den Brand an.", ["Chile"], ["Belarus"]),
    ("Der Ukraine hält Ungarn vor, die Leitung gesperrt zu haben.", ["Ungarn"], ["Ukraine"]),
    ("Der Schweiz unterstellt Peru Betrug.", ["Peru"], ["Schweiz"]),
    ("Dem Iran wirft Peru Betrug vor.", ["Peru"], ["Iran"]),
    ("Die Wirtin Inés Quiroga wirft der Nato Antisemitismus vor.", ["Inés Quiroga"], ["Nato"]),
    ("Parteiführer Tomás Quiroga machte Putin für den Brand verantwortlich.", ["Tomás Quiroga"], ["Wladimir Putin"]),
    ("Am Montag brannten drei Lager, wofür die Rebellen den Wirt verantwortlich machen.", ["Rebellen"], ["Wirt"]),
    ("Die Miliz habe Höfe angezündet, wie ihr die Bauern vorwerfen.", ["Bauern"], ["Miliz"]),
]


@pytest.mark.parametrize(("text", "accuser", "accused"), CHARGES)
def test_who_charges_whom(extractor, text, accuser, accused):
    charge = claims_of(extractor, text, "accusation")[0]
    assert (names(charge.accuser), names(charge.accused)) == (accuser, accused)


# text, denier, the words denied
DENIALS = [
    ("Die Kritik wies die Regierung zurück.", ["Regierung"], "Die Kritik"),
    ("Eine Mitschuld bestritt die Firma.", ["Firma"], "Eine Mitschuld"),
    ("Jede Beteiligung an dem Brand wies die Armee zurück.", ["Armee"], "Jede Beteiligung an dem Brand"),
    ("Die Regierung wies die Kritik zurück.", ["Regierung"], "die Kritik"),
    ("Die Firma bestreitet den Einsatz verbotener Netze.", ["Firma"], "den Einsatz verbotener Netze"),
    ("Drei Höfe brannten, was die Armee bestreitet.", ["Armee"], "Drei Höfe brannten"),
    ("Den Vorwurf aus Lima, damit die Fischer einzuschüchtern, wies Chile von sich.", ["Chile"], "damit die Fischer einzuschüchtern"),
    ("Den Vorwurf, mit der CIA einen Putsch vorzubereiten, bestritt der Rat.", ["Rat"], "mit der CIA einen Putsch vorzubereiten"),
    ("Peru wirft Chile Geiz vor. Das Außenministerium verwahrte sich dagegen.", ["Außenministerium"], None),
    ("Die USA werfen Maduro vor, Öl zu schmuggeln. Er leugnet alles.", ["Nicolás Maduro"], "alles"),
    ("Die Verteidigung wies die Vorwürfe zurück: Ihre Mandanten seien in Lima gewesen.", ["Verteidigung"], "die Vorwürfe"),
    ("Die Firma bestritt das: Man habe nie Gift verkauft.", ["Firma"], "das"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "denier", "denied"), DENIALS)
def test_who_denies_what(extractor, text, denier, denied):
    [denial] = claims_of(extractor, text, "denial")
    assert names(denial.denier) == denier
    assert (denial.denied and denial.denied.text) == denied


CRITICS = [
    ("Die Entscheidung kritisierte die Gewerkschaft.", ["Gewerkschaft"]),
    ("Die Räumung nannte die Opposition unverhältnismäßig.", ["Opposition"]),
    ("Die Opposition kritisierte die Entscheidung.", ["Opposition"]),
    ("Außenpolitiker Tomás Quiroga kritisierte Scholz.", ["Tomás Quiroga"]),
]


@pytest.mark.parametrize(("text", "critic"), CRITICS)
def test_who_criticises(extractor, text, critic):
    [criticism] = claims_of(extractor, text, "criticism")
    assert names(criticism.agent) == critic


def test_what_is_said_names_others_than_who_says_it(extractor):
    text = "Der Wirt Tomás Quiroga klagte in Lima. Präsident Museveni habe die Wahl fälschen lassen, sagte er am Montag."
    [date] = claims_of(extractor, text, "date")
    assert names(date.participants) == ["Tomás Quiroga"]


def test_two_triggers_on_one_verb_make_one_claim(extractor):
    assert len(claims_of(extractor, "Die Firma nannte die Vorwürfe »haltlose Gerüchte«.", "denial")) == 1


# text, agents of the one agreement
AGREEMENTS = [
    ("Die Waffenruhe, die Peru und Chile geschlossen haben, hält.", ["Peru", "Chile"]),
    ("Peru und Chile stimmen Feuerpause zu.", ["Peru", "Chile"]),
    ("Peru und Chile trafen eine Abmachung.", ["Peru", "Chile"]),
    ("Die Waffenruhe verlängerte die Regierung.", ["Regierung"]),
]


@pytest.mark.parametrize(("text", "agents"), AGREEMENTS)
def test_who_agrees(extractor, text, agents):
    [agreement] = claims_of(extractor, text, "agreement")
    assert names(agreement.agent) == agents


# text, source of the one count of victims
SOURCES = [
    ("Nach eigenen Angaben hat die Feuerwehr elf Hirten festgenommen.", ["Feuerwehr"]),
    ("Eigenen Angaben zufolge nahm die Feuerwehr elf Hirten fest.", ["Feuerwehr"]),
    ("Die Feuerwehr hat eigenen Angaben zufolge elf Hirten festgenommen.", ["Feuerwehr"]),
    ("Die Feuerwehr schätzt die Zahl der Getöteten und Verletzten auf 900.", ["Feuerwehr"]),
    ("Pentagon: Chile hat 900 Soldaten verloren", ["Pentagon"]),
    ("Lima: Chile hat 900 Soldaten verloren", ["Peru"]),
    ("Die Feuerwehr nannte fünf Verletzte. Wirt Tomás Quiroga blieb bei mindestens zwölf.", ["Feuerwehr"]),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_whose_number_it_is(extractor, text, source):
    assert names(claims_of(extractor, text, "casualty_count")[0].source) == source


# text, outcome and words of each count of victims
VICTIMS = [
    ("Gefallen sind zudem sechs Soldaten.", [("killed", "sechs Soldaten")]),
    ("Die Klinik meldet 116 Tote. Darunter seien 64 Hirten und 18 Jäger.",
     [("killed", "116 Tote"), ("killed", "64 Hirten"), ("killed", "18 Jäger")]),
    ("Die Klinik meldet 116 Tote. Unter ihnen sind 64 Hirten.", [("killed", "116 Tote"), ("killed", "64 Hirten")]),
    ("Lima bezifferte die Zahl der dort Getöteten auf mehr als 700.", [("killed", "mehr als 700")]),
    ("Der Bericht nennt 46 Hirten, deren Erschießung Zeugen schildern.", [("killed", "46 Hirten")]),
    ("Ein Hirte kam ums Leben, drei weitere erlitten schwere Verletzungen.", [("killed", "Ein Hirte"), ("wounded", "drei weitere")]),
    ("Dort lagen elf Frauen mit Schusswunden.", [("wounded", "elf Frauen")]),
    ("Streit gibt es um die 18 Hirten, die Chile festhält.", [("captured", "18 Hirten")]),
    ("Etwa zehn Matrosen seien in der Gefangenschaft der Miliz.", [("captured", "Etwa zehn Matrosen")]),
    ("Die Zahl der Toten stieg auf 112. Peru bestreitet das.", [("killed", "112")]),
    ("Die Zahl der Toten stieg auf 35. Präsident Quiroga bestreitet das.", [("killed", "35")]),
    ("Der Verein sprach von fünf Verletzten, die Klinik bleibt bei zwölf.", [("wounded", "fünf Verletzten"), ("wounded", "zwölf")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), VICTIMS)
def test_what_happened_to_whom(extractor, text, counts):
    found = claims_of(extractor, text, "casualty_count")
    assert [(claim.outcome, claim.anchor.text.removeprefix("um die ")) for claim in found] == counts


# text, force and words of each count of troops
TROOPS = [
    ("Perus Armee hat Truppen im Tal. Der Verein spricht von bis zu 400 Peruanern.", [(["Peru"], "bis zu 400 Peruanern")]),
    ("Rund 290 Rumänen, die als Söldner dienten, sind zu Hause.", [(["Rumänien"], "Rund 290 Rumänen")]),
    ("Die Miliz nennt mehr als 700 Peruaner in Uniform.", [(["Peru"], "mehr als 700 Peruaner")]),
    ("Am Montag verlegten Peru und Chile 200 Soldaten.", [(["Peru", "Chile"], "200 Soldaten")]),
    ("Peru stellt 700 Soldaten und Chile 300.", [(["Peru"], "700 Soldaten"), (["Chile"], "300")]),
]


@pytest.mark.parametrize(("text", "counts"), TROOPS)
def test_whose_troops(extractor, text, counts):
    found = claims_of(extractor, text, "troop_count")
    assert [(names(claim.force), claim.anchor.text) for claim in found] == counts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Die Hirten flogen mit vier Maschinen aus und sollen am Freitag landen.", "2021-06-18"),
        ("Die Hirten sollen bald landen und flogen am Freitag aus.", "2021-06-11"),
    ],
)
def test_each_verb_has_its_time(extractor, text, day):
    [date] = claims_of(extractor, text, "date")
    assert date.time.earliest == day


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Gegen die Straße protestierten rund 300 Anwohner.", "rund 300 Anwohner"),
        ("Inzwischen sind dort 69.000 Kongolesen angekommen.", "69.000 Kongolesen"),
        ("Die Armee räumte 140 Sprengkörper.", "140 Sprengkörper"),
    ],
)
def test_persons_and_things_that_are_counted(extractor, text, anchor):
    assert [claim.anchor.text for claim in claims_of(extractor, text, "quantity")] == [anchor]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Das Amt kommt auf 100 Tote, die Polizei in Arequipa auf 87.", [("100 Tote", ["Amt"]), ("87", ["Polizei in Arequipa"])]),
        ("Die Feuerwehr führt zehn Todesfälle auf.", [("zehn Todesfälle", ["Feuerwehr"])]),
    ],
)
def test_who_counts(extractor, text, counts):
    found = claims_of(extractor, text, "casualty_count")
    assert [(claim.anchor.text, names([claim.source])) for claim in found] == counts


def test_who_ascribes_troops(extractor):
    [count] = claims_of(extractor, "Peru schreibt der Miliz 4.000 Kämpfer zu.", "troop_count")
    assert (names([count.source]), names(count.force)) == (["Peru"], ["Miliz"])


def test_a_year_begins_no_range(extractor):
    [count] = claims_of(extractor, "Erlaubt sind nach dem Beschluss von 2006 bis zu 15.000 Blauhelme.", "troop_count")
    assert (count.anchor.text, count.quantity.max, count.quantity.min) == ("bis zu 15.000 Blauhelme", 15000, None)
