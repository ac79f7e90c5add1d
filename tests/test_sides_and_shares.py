"""Who is who behind genitives and names, whose breach is named, which number has its own source, and what moves no troops."""

from functools import partial

import pytest

from claims_found import claims_on, names

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)

# text, accuser, accused, the words of the charge
CHARGES = [
    # names in apposition behind genitives, and what stands behind them
    ("Der Sprecher der Reederei, Jon Bolten, warf Peru Betrug vor.", ["Jon Bolten"], ["Peru"], "Betrug"),
    ("Die neue Beraterin der USA, Eva Lang, warf Kuba vor, Öl zu stehlen.", ["Eva Lang"], ["Kuba"], "Öl zu stehlen"),
    ("Der Sprecher der Garde, Oberst Luis Soto, warf Peru Betrug vor.", ["Luis Soto"], ["Peru"], "Betrug"),
    ("Gestern bezichtigte der Leiter, Jon Bolten, den Iran der Lüge.", ["Jon Bolten"], ["Iran"], "der Lüge"),
    ("Gestern warf der Wirt, Jon Bolten, den Rebellen Mord vor.", ["Jon Bolten"], ["Rebellen"], "Mord"),
    ("Der Sprecher der Reederei beschuldigte Peru des Betrugs.", ["Sprecher"], ["Peru"], "des Betrugs"),
    # each other, both sides, participles with a party of their own
    ("Beide Lager werfen einander den Bruch des Vertrags vor.", ["Lager"], ["Lager"], "den Bruch des Vertrags"),
    ("Beiden Häusern wird Betrug vorgeworfen.", [], ["Häusern"], "Betrug"),
    ("Die mit Lima verbündete Miliz beschuldigte Chile des Mordes.", ["Miliz"], ["Chile"], "des Mordes"),
    # whose breach or crime it is
    ("Peru sprach von einem Verbrechen der USA.", ["Peru"], ["USA"], "einem Verbrechen der USA"),
    ("Peru nannte den Abschuss ein Verbrechen der USA.", ["Peru"], ["USA"], "ein Verbrechen der USA"),
    ("Peru wertete den Abschuss als Kriegsverbrechen Chiles.", ["Peru"], ["Chile"], "Kriegsverbrechen Chiles"),
    ("Peru beklagte Verstöße der Miliz gegen die Waffenruhe.", ["Peru"], ["Miliz"], "Verstöße der Miliz gegen die Waffenruhe"),
    ("Peru beklagte Verletzungen des chilenischen Luftraums.", ["Peru"], [], "Verletzungen des chilenischen Luftraums"),
    ("Peru sprach von Verbrechen gegen Chile.", ["Peru"], [], "Verbrechen gegen Chile"),
    ("Peru sprach von einem Verstoß gegen die Charta der UN.", ["Peru"], [], "einem Verstoß gegen die Charta der UN"),
    # the charge ends before who makes it
    ("Peru habe die Abmachung verletzt, erklärte Chile.", ["Chile"], ["Peru"], "Peru habe die Abmachung verletzt"),
    (
        "Der Miliz hält die ELN vor, den Waffenstillstand gebrochen zu haben.",
        ["ELN"],
        ["Miliz"],
        "den Waffenstillstand gebrochen zu haben",
    ),
    ("Verantwortlich für den Zwischenfall ist nur Peru, sagte Jon Bolten.", ["Jon Bolten"], ["Peru"], "den Zwischenfall"),
    ("In Lima starben Fischer, die dort anstanden; Peru warf Chile Mord vor.", ["Peru"], ["Chile"], "Mord"),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "allegation"), CHARGES)
def test_who_charges_whom_with_what(extractor, text, accuser, accused, allegation):
    (charge,) = claims_of(extractor, text, "accusation")
    assert (names(charge.accuser), names(charge.accused), charge.allegation.text) == (accuser, accused, allegation)


DENIALS = [
    ("Chile warf der Miliz Mord vor; die Miliz, deren Chef schwieg, wies das zurück.", ["Miliz"]),
    ("In Lima wird das bestritten.", ["Peru"]),
    ("Der Wirt hat Umsturzpläne als völligen Unsinn zurückgewiesen.", ["Wirt"]),
    ("Das Amt wies diese Einstufung zurück.", ["Amt"]),
]


@pytest.mark.parametrize(("text", "denier"), DENIALS)
def test_who_denies(extractor, text, denier):
    (denial,) = claims_of(extractor, text, "denial")
    assert names(denial.denier) == denier


@pytest.mark.parametrize(
    "text",
    [
        "Peru forderte Chile auf, die Boote abzuziehen. Das wies Santiago zurück.",
        "Der Rat drängt auf Eile. Dies wies Chile zurück.",
    ],
)
def test_a_refused_demand_is_no_denial(extractor, text):
    assert claims_of(extractor, text, "denial") == []


def test_criticism_behind_a_semicolon(extractor):
    (claim,) = claims_of(extractor, "Den Fischern geht der Plan zu weit; sie kritisieren, dass der Hafen fehle.", "criticism")
    assert [role.text for role in claim.agent] == ["sie"]


@pytest.mark.parametrize("text", ["Fachleute hielten diese Zahl stets für übertrieben.", "Er hält die Schätzung für falsch."])
def test_a_figure_that_is_too_high_is_no_criticism(extractor, text):
    assert claims_of(extractor, text, "criticism") == []


# text, then (words, source, modality) of each count of victims or troops in text order
COUNTS = [
    # a second number with its own source
    ("40 Fischer starben, nach Angaben der Opposition 120.", [("40 Fischer", [], "asserted"), ("120", ["Opposition"], "reported")]),
    ("Laut Regierung starben 40 Fischer, laut Opposition 120. Es regnete.", [("40 Fischer", ["Regierung"], "reported"), ("120", ["Opposition"], "reported")]),
    ("Mindestens 900 Fischer, nach anderen Angaben 1.200, starben.", [("Mindestens 900 Fischer", [], "asserted"), ("1.200", ["anderen Angaben"], "reported")]),
    ("In Mali stehen 900 Soldaten, nach Angaben der Armee 1.400.", [("900 Soldaten", [], "asserted"), ("1.400", ["Armee"], "reported")]),
    ("Peru bezifferte seine Verluste auf 31 Mann, Chile die seinen auf 77 Mann.", [("31 Mann", ["Peru"], "reported"), ("77 Mann", ["Chile"], "reported")]),
    ("Peru bezifferte die Zahl der Toten auf 64, Chile die Zahl der Toten auf 90.", [("64", ["Peru"], "reported"), ("90", ["Chile"], "reported")]),
    # what the article itself tells before the source
    ("Peru, das 250 Soldaten stellt, will laut Jon Bolten nicht aufstocken.", [("250 Soldaten", [], "asserted")]),
    # who goes on speaking
    ("Jon Bolten ist skeptisch. Im Mai habe er 40 Soldaten ausgebildet.", [("40 Soldaten", ["Jon Bolten"], "reported")]),
    ("Jon Bolten sagte, er sei müde. Nach seiner Kenntnis stehen dort 900 Soldaten.", [("900 Soldaten", ["Jon Bolten"], "reported")]),
    ("Es seien viele, sagte Jon Bolten. 820 Rekruten befänden sich im Lager, 80 würden noch ausgebildet.", [("820 Rekruten", ["Jon Bolten"], "reported"), ("80", ["Jon Bolten"], "reported")]),
    ("Nach Angaben der mit Peru verbündeten Miliz starben 30 Soldaten.", [("30 Soldaten", ["Miliz"], "reported")]),
    ("Militärisch wäre Peru überlegen: Es hat 900 Soldaten.", [("900 Soldaten", [], "asserted")]),
    # victims
    ("Wir haben dort 59 Kameraden verloren.", [("59 Kameraden", [], "asserted")]),
    ("Die Verletzten sind zehn Fischer und zwei Peruaner.", [("zehn Fischer", [], "asserted"), ("zwei Peruaner", [], "asserted")]),
    ("Mehrere Bezirke sind an die Taliban gefallen.", []),
    ("Am Abend sind drei Tore gefallen.", []),
    ("40 Fischer, so schätzte der Leiter des Museums, Jon Bolten, waren umgekommen.", [("40 Fischer", ["Jon Bolten"], "reported")]),
    ("Am Mittag plünderten Bewaffnete den Hof und erschossen zwei Fischer.", [("zwei Fischer", [], "asserted")]),
    ("Die Behörden sprechen von über 90 Toten.", [("über 90 Toten", ["Behörden"], "reported")]),
    ("Der Wirt lobte das Heer, sprach dann aber von 30 Toten.", [("30 Toten", ["Wirt"], "reported")]),
    # plans
    ("Der Vertrag sieht vor, dass 500 Soldaten die Grenze bewachen.", [("500 Soldaten", [], "planned")]),
    ("Nach dem Streit ist Peru mit 400 Soldaten in den Ort marschiert.", [("400 Soldaten", [], "asserted")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_whose_number_it_is(extractor, text, expected):
    counts = sorted(
        (c for kind in ("troop_count", "casualty_count") for c in claims_of(extractor, text, kind)), key=lambda c: c.anchor.start
    )
    assert [(c.anchor.text, names(c.source), c.modality) for c in counts] == expected


# text, forces of its troop counts
FORCES = [
    (
        "In der Bundeswehr dienen 900 Soldatinnen und Soldaten. Bis 2031 soll ihre Zahl auf 1.200 steigen.",
        [["Bundeswehr"]] * 2,
    ),
    ("Im Norden steht die Mission Unifil, der mehr als 900 Soldaten aus elf Ländern angehören.", [["Unifil"]]),
    ("An der Mission Minusma beteiligen sich 900 Blauhelmsoldaten.", [["Minusma"]]),
    ("An der Mission Minusma beteiligt sich Peru mit 90 Soldaten.", [["Peru"]]),
    ("Peru verfügt über 9.000 Soldaten, Chile über 3.000.", [["Peru"], ["Chile"]]),
    ("Chile fliegt 60 Soldaten heim, neun weitere werden von Lima nach Quito verlegt.", [["Chile"]] * 2),
    ("Die russische Söldnertruppe Wagner zieht ab. 900 Mann bleiben.", [["Wagner"]]),
    ("Chile wirft der Junta vor, die Söldnertruppe Wagner zu bezahlen; rund 900 ihrer Kämpfer seien im Land.", [["Wagner"]]),
]


@pytest.mark.parametrize(("text", "forces"), FORCES)
def test_whose_troops_they_are(extractor, text, forces):
    assert [names(claim.force) for claim in claims_of(extractor, text, "troop_count")] == forces


def test_over_belongs_to_the_verb_of_the_piece_before(extractor):
    _, second = claims_of(extractor, "Peru verfügt über 9.000 Soldaten, Chile über 3.000.", "troop_count")
    assert (second.quantity.value, second.quantity.min) == (3000, None)


# text, values of its dates in text order
DAYS = [
    ("Die Fähren sollen, wie die Reederei versprach, nach der Reparatur im September fahren.", ["2021-09"]),
    ("Im Juli 2018 kamen 700 Mann. Sie sollen noch bis Ende Dezember bleiben.", ["2018-07", "2021-12"]),
    (
        "Die Mission, der der Rat am 2. Mai 2019 zugestimmt hatte, ist klein. Peru schickte im März 20 Mann.",
        ["2019-05-02", "2021-03"],
    ),
    ("Ab 1. Juli gilt der Vertrag. Peru hatte am 1. Juli einen anderen gekündigt.", ["2021-07-01", "2020-07-01"]),
]


@pytest.mark.parametrize(("text", "values"), DAYS)
def test_which_year_it_is(extractor, text, values):
    assert [claim.time.value for claim in claims_of(extractor, text, "date")] == values


# text, modality of its date
DATES = [
    ("Der Verein ist zuversichtlich, im Jahr 2031 Mitglied werden zu können.", "planned"),
    ("Am Hafen wurden heute von Zöllnern fünf Fischer ertappt.", "asserted"),
    ("Durch die Angriffe, die am Samstag begonnen hatten, sind laut Polizei elf Fischer gestorben.", "asserted"),
]


@pytest.mark.parametrize(("text", "modality"), DATES)
def test_how_firm_a_day_is(extractor, text, modality):
    (claim,) = claims_of(extractor, text, "date")
    assert claim.modality == modality
