"""Sources, forces and forms that papers put where a plain report would not: inserted, pointed back to, extraposed, in ranges."""

from functools import partial

import pytest

from claims_found import claims_on, names

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)

# text, then the source of each count of troops in text order
SOURCES = [
    # inserted between two commas
    ("Rund 300 Soldaten, so heißt es in dem Bericht der OSZE weiter, kämpften dort.", [["OSZE"]]),
    ("Rund 300 Soldaten, so hielten es die Experten der UN im Sommer fest, kämpften dort.", [["Experten der UN"]]),
    ("Bis Mai, so unterrichtete der Geheimdienst das Parlament, werde Peru 900 Soldaten stellen.", [["Geheimdienst"]]),
    ("Im Lager werden laut einem Major, der ungenannt bleiben will, seit Mai 900 Rekruten ausgebildet.", [["Major"]]),
    # pointed back to
    ("Die 900 Soldaten sollen dort bleiben; das kündigte ein Vertreter Chiles an.", [["Vertreter Chiles"]]),
    ("Es seien 900 Soldaten da, hieß es in einer Mitteilung der Nato weiter.", [["Nato"]]),
    ("In Telegram-Kanälen kursiert die Behauptung, 900 Söldner nähmen daran teil.", [["Telegram-Kanälen"]]),
    # who does not speak of them
    ("Chile hat zugesagt, mehr Truppen zu schicken, Peru plant mit 900 Soldaten.", [[]]),
    ("Chile, dessen Armee 900 Soldaten zählt, baut eine Kaserne.", [[]]),
    ("Ein Sender, dessen Leiter sich „Wache“ nennt, warf den Offizieren vor, die Grenze mit 40 Rekruten gesichert zu haben.", [["Sender"]]),
    # by a work, by a name with an apostrophe, by plans
    ("Die Armee umfasst nach dem Jahrbuch „Military Balance“ rund 900 Soldaten.", [["Military Balance"]]),
    ("Im Herbst waren nach Ahlers’ Zählung noch 900 Soldaten da.", [["Ahlers"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_who_gives_a_number_of_troops(extractor, text, sources):
    found = [names(claim.source) for claim in claims_of(extractor, text, "troop_count")]
    assert [[name.rpartition("’")[0] or name for name in one] for one in found] == sources


# text, then the source of each count of victims in text order
VICTIMS = [
    ("Man sei am Montag geflohen und habe alles verloren, sagte Inés Quiroga; unter ihnen befänden sich elf Verletzte.", [["Inés Quiroga"]]),
    ("Auf 900 beziffert die Feuerwehr die Zahl der Geretteten; am anderen Ufer seien elf Bauern gestorben.", [["Feuerwehr"]]),
    ("Inés Quiroga erinnert sich an eine Nacht mit elf Toten.", [["Inés Quiroga"]]),
    ("40 Gefallene beklagt man in Lima; Chile meldete elf tote Soldaten.", [[], ["Chile"]]),
    ("Der General hatte von 40 Toten gesprochen, darunter elf Bauern.", [["General"], ["General"]]),
    ("Elf Kameraden, vermutet Inés Quiroga, seien in Gefangenschaft geraten.", [["Inés Quiroga"]]),
    ("Die Anwältin Inés Quiroga warf der Armee Folter vor. Das verneinte der Major. Nach seinen Angaben starben elf Bauern.", [["Major"]]),
    ("Die Rebellen melden elf getötete Peruaner.", [["Rebellen"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), VICTIMS)
def test_who_gives_a_number_of_victims(extractor, text, sources):
    assert [names(claim.source) for claim in claims_of(extractor, text, "casualty_count")] == sources


# text, then the force of each count of troops in text order
FORCES = [
    ("Von den mehr als 900 Soldaten, die Lima nach Chile geschickt hat, kamen 30 an.", ["Peru", "Peru"]),
    ("Das reicht, um jene 900 Reservisten zu drillen, die Peru aufbieten will. Chile wartet ab.", ["Peru"]),
    ("Zur Unifil gehören 900 Soldaten aus rund 50 Ländern.", ["Unifil"]),
    ("Iranische Medien berichten von 900 früheren Soldaten ihres Landes.", ["Iran"]),
    ("Mit ihnen kamen einige hundert kongolesische Soldaten.", ["Kongo"]),
    ("Peru will sein Kontingent in Lettland auf 900 Angehörige der Streitkräfte vergrößern.", ["Peru"]),
    ("Sein altes Regiment sei von 900 auf 700 Soldaten geschrumpft.", ["Sein altes Regiment"] * 2),
    ("Die Schiffe brachten 900 Angehörige peruanischer Spezialeinheiten nach Lima.", ["Peru"]),
    ("Die Blauhelme der Monusco, über 900 an der Zahl, bewachen das Lager.", ["Monusco"]),
    ("Auch aus Niger zieht Frankreich seine letzten Soldaten ab, insgesamt 1.500.", ["Frankreich"]),
    ("Dort führt Chile einen Gefechtsverband der Nato, dem rund 900 Männer und Frauen angehören.", ["Gefechtsverband der Nato"]),
    ("Elftausend Mann hat Kairo in den Krieg geschickt.", ["Ägypten"]),
    ("Damals hatte Paris im Sahel 5.100 Soldaten im Einsatz.", ["Frankreich"]),
    ("Dort waren 300 litauische, polnische und dänische Soldaten.", ["Litauen+Polen+Dänemark"]),
    ("Russland und Belarus meldeten für das Manöver 12.700 Teilnehmer.", ["Russland+Belarus"]),
    ("Im Norden stehen 900 Soldaten, dazu kommen 40 Peruaner.", ["", "Peru"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "forces"), FORCES)
def test_whose_troops_they_are(extractor, text, forces):
    assert ["+".join(names(claim.force)) for claim in claims_of(extractor, text, "troop_count")] == forces


# text, then the smallest, the largest and the only number of each count
NUMBERS = [
    ("Er vermutet dort 1.500, höchstens 2.000 peruanische Soldaten.", [(1500, 2000, None)]),
    ("Es waren 300, vielleicht 400 Soldaten.", [(300, 400, None)]),
    ("Mehr als 900 rechtswidrig Einberufene durften gehen.", [(900, None, None)]),
    ("Von 900 Söldnern war die Rede. Angekommen sind weniger als 600.", [(None, None, 900), (None, 600, None)]),
    ("Es kamen 900 Soldaten. Der General bezifferte die Zahl der Angreifer auf maximal 1.000.", [(None, None, 900), (None, 1000, None)]),
    ("Dort stehen etwa 2000 schwer bewaffnete Soldaten.", [(None, None, 2000)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_how_many(extractor, text, numbers):
    found = [claim.quantity for claim in claims_of(extractor, text, "troop_count")]
    assert [(q.min and int(q.min), q.max and int(q.max), q.value and int(q.value)) for q in found] == numbers
    assert not claims_of(extractor, text, "date")


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Peru beziffert die Verluste Chiles nun auf bis zu 900 Soldaten.", ["killed"]),
        ("Peru beziffert die Verluste Chiles auf 900 Soldaten. Tags zuvor hatte der General noch von 300 Mann gesprochen.", ["killed"] * 2),
        ("Bei den Toten handelt es sich um drei Soldaten.", ["killed"]),
        ("Gefallen sind 14 Soldaten, die meisten von ihnen Angehörige einer Mission, die mit 900 Mann antreten sollte.", ["killed"]),
    ],
)  # fmt: skip
def test_losses(extractor, text, outcomes):
    assert [claim.outcome for claim in claims_of(extractor, text, "casualty_count")] == outcomes


# text, type, then the two sides of each claim
CHARGES = [
    ("Moskau und Minsk bestritten, dass ein Manöver geplant sei.", "denial", [(["Russland", "Belarus"], [])]),
    ("Kiew warf Moskau Raub vor, was das Ministerium in Moskau umgehend zurückwies.", "denial", [(["Russisches Ministerium"], [])]),
    ("Das Medienbüro der Hamas beschuldigte die Regierung in Paris, Bauern zu vertreiben.", "accusation", [(["Medienbüro der Hamas"], ["Frankreich"])]),
    ("Mali machte dafür die Ukraine mitverantwortlich.", "accusation", [(["Mali"], ["Ukraine"])]),
    ("Minsk unterstellte dem Westen Hysterie.", "accusation", [(["Belarus"], ["Westen"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "sides"), CHARGES)
def test_charges_and_denials(extractor, text, kind, sides):
    roles = ("denier", None) if kind == "denial" else ("accuser", "accused")
    found = [[names(getattr(claim, role)) if role else [] for role in roles] for claim in claims_of(extractor, text, kind)]
    assert [tuple(one) for one in found] == sides


def test_a_denial_of_its_own_answers_no_charge_long_before(extractor):
    filler = " ".join(f"Das Dorf {name} liegt am Fluss." for name in ("Arolo", "Belmo", "Cantu", "Dasio", "Elmo"))
    text = f"Peru warf Chile vor, Brunnen vergiftet zu haben. {filler} Chile bestreitet, Söldner zu {{}}."
    (denial,) = claims_of(extractor, text.format("bezahlen"), "denial")
    assert denial.denies == []
    text = text.replace("Söldner zu {}", "die Brunnen vergiftet zu haben")
    (denial,) = claims_of(extractor, text, "denial")
    assert len(denial.denies) == 1


def test_a_day_lately_on_which_something_was_announced(extractor):
    (claim,) = claims_of(extractor, "Chile hat am 31. Mai den Abzug angekündigt.", "date")
    assert claim.time.value == "2021-05-31"
