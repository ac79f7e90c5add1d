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
    ("Nach Angaben der Feuerwehr stehen dort 300 Peruaner, dazu kommen 900 Söldner.", [["Feuerwehr"]]),
    ("Perus Geheimdienste gehen von insgesamt bis zu 900 Mann aus.", [["peruanische Geheimdienste"]]),
    ("Chiles General trat den Berichten entgegen: Dort stünden nur 900 Soldaten.", [["General Chile"]]),
    ("Behauptung 5: „In Lima stehen 900 chilenische Soldaten.“", [[]]),
    ("Dorthin waren, wie die Reporterin Inés Quiroga zusammengetragen hat, 900 Soldaten verlegt worden.", [["Inés Quiroga"]]),
    ("Von 900 Soldaten, über die Peru nach einer Studie aus Quito verfügt, gehörten demnach 70 dazu.", [["Quito"]] * 2),
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
    ("Die Donbass-Armenier melden 40 Tote, darunter elf Zivilisten.", [["Donbass-Armenier"]] * 2),
    ("Dort starben elf Bauern, und die Vereinten Nationen schätzen, dass weitere 40 verletzt wurden.", [[], ["Vereinte Nationen"]]),
    ("Die UN legten einen Bericht vor. Begonnen habe Peru, heißt es darin. In Lima seien elf Bauern gestorben.", [["Vereinte Nationen"]]),
    ("Peru habe begonnen, hieß es. In Lima seien elf Bauern gestorben.", [[]]),
    ("Dort starben nach Angaben der UN 13 Soldaten und nach chilenischen Angaben 170 Bauern.", [["Vereinte Nationen"], ["Chile"]]),
    ("Dort starben elf Soldaten und laut Ärzten 40 Bauern.", [[], ["Ärzte"]]),
    ("Nach Angaben der UN starben elf Soldaten und 40 Bauern.", [["Vereinte Nationen"]] * 2),
    ("Peru gab die Zahl seiner Toten mit 17 Soldaten an.", [["Peru"]]),
    ("Peru verlor nach eigener Zählung 17 Soldaten, Chile bezifferte die seinen auf 69.", [["Peru"], ["Chile"]]),
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
    ("Aus Spanien sollen rund 900 Soldaten kommen.", ["Spanien"]),
    ("Dort stellen acht Staaten mehr als 900 Mann.", ["acht Staaten"]),
    ("Peru will 900 Soldaten nach Lettland verlegen.", ["Peru"]),
    ("Peru räumte die Basis. Im Mai verließen die letzten 900 Soldaten Perus Mali.", ["Peru"]),
    ("Peru zieht 900 Soldaten aus dem Irak ab.", ["Peru"]),
    ("Peru ruft 900 Soldaten aus dem Irak zurück.", ["Peru"]),
    ("Peru begann mit dem Abzug von 900 Soldaten aus dem Irak.", ["Peru"]),
    ("Peru will, wie der Minister sagte, weitere 900 Männer einziehen.", ["Peru"]),
    ("In der Region hat Chile 900 Männer und Frauen unter Waffen.", ["Chile"]),
    ("In der peruanischen Armee dienten mindestens 1436 Bürger aus Chile.", ["Chile"]),
    ("Bisher sind 900 Kenianer in die russischen Streitkräfte eingetreten.", ["Kenia"]),
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
    ("Am 7. August hatte Lima 1960 Soldaten in das Gebiet entsandt.", [(None, None, 1960)]),
    ("„Zwei-, dreitausend Mann reichen“, sagte sie.", [(2000, 3000, None)]),
    ("Dort stehen etwa 2000 schwer bewaffnete Soldaten.", [(None, None, 2000)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_how_many(extractor, text, numbers):
    found = [claim.quantity for claim in claims_of(extractor, text, "troop_count")]
    assert [(q.min and int(q.min), q.max and int(q.max), q.value and int(q.value)) for q in found] == numbers
    assert all(claim.time.text == "7. August" for claim in claims_of(extractor, text, "date"))


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Peru beziffert die Verluste Chiles nun auf bis zu 900 Soldaten.", ["killed"]),
        ("Peru beziffert die Verluste Chiles auf 900 Soldaten. Tags zuvor hatte der General noch von 300 Mann gesprochen.", ["killed"] * 2),
        ("Bei den Toten handelt es sich um drei Soldaten.", ["killed"]),
        ("Elf Frauen erlitten Hautreizungen.", ["wounded"]),
        ("Zwölf Bauern wurden getötet, darunter drei Frauen im Norden, und Dutzende verletzt.", ["killed", "killed", "wounded"]),
        ("Zwölf Bauern wurden verletzt, darunter drei schwer, und zwei getötet.", ["wounded", "wounded", "killed"]),
        ("Zwölf Bauern wurden, darunter drei Frauen, getötet.", ["killed"] * 2),
        ("In Lima waren 900 Soldaten in Gefangenschaft gegangen.", ["captured"]),
        ("Der Verein geht von 900 Chilenen in peruanischer Hand aus.", ["captured"]),
        ("Am Freitag übergab Peru 40 Gefangene, am Samstag folgten 30 Soldaten.", ["captured"] * 2),
        ("Elf Bauern haben schwere Verbrennungen davongetragen.", ["wounded"]),
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
    ("Chile warf im Gegenzug der Regierung in Lima Raub vor.", "accusation", [(["Chile"], ["Peru"])]),
    ("Angeklagt war auch ein Major.", "accusation", [([], ["Major"])]),
    ("Wegen des Überfalls sind drei Offiziere verurteilt worden.", "criticism", []),
    ("Lima wies Vorhaltungen aus Chile als „Gerüchte“ zurück.", "denial", [(["Peru"], [])]),
    ("Lima meldet Tod von 40 Söldnern – Emirate dementieren", "denial", [(["Vereinigte Arabische Emirate"], [])]),
    ("Lima nennt das einen Akt der Aggression.", "accusation", [(["Peru"], [])]),
    ("Peru hat die Vorwürfe zurückgewiesen und Chile beschuldigt, Brunnen zu vergiften.", "accusation", [(["Peru"], ["Chile"])]),
    ("Peru hat das zurückgewiesen und Chile Raub vorgeworfen.", "accusation", [(["Peru"], ["Chile"])]),
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


# text, then the day of each date claim
DAYS = [
    ("Kurz nach Mitternacht griffen 900 Soldaten an.", []),
    ("Lima (Peru), 15.06.2021 – Dort starben am Montag elf Bauern.", ["2021-06-14"]),
    ("Das wurde am Freitag nach einem Treffen in Lima bekannt.", ["2021-06-11"]),
    ("Bleiben sollten sie bis mindestens 2025.", ["2025"]),
    ("In Lima leben viele Veteranen, davon gegen 2000 im Norden.", []),
    ("Lima wies die Darstellung gestern Dienstag zurück.", ["2021-06-15"]),
    ("Heuer im Jänner starben dort elf Bauern.", ["2021-01"]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days(extractor, text, days):
    assert [claim.time.value for claim in claims_of(extractor, text, "date")] == days


def test_what_ends_on_a_day_to_come_goes_on_now(extractor):
    (claim,) = claims_of(extractor, "An dem Manöver, das am Freitag zu Ende geht, nehmen gut 900 Soldaten teil.", "troop_count")
    assert claim.modality == "asserted"


def test_a_promise_of_the_past_told_in_the_present(extractor):
    (claim,) = claims_of(extractor, "29. Februar 2020: In Lima sagt Peru den Rebellen zu, 900 Soldaten abzuziehen.", "date")
    assert claim.modality == "asserted"
    (claim,) = claims_of(extractor, "Peru sagt den Rebellen zu, am 3. Dezember 900 Soldaten abzuziehen.", "date")
    assert claim.modality == "planned"


def test_a_strength_that_nobody_named_estimated(extractor):
    (claim,) = claims_of(extractor, "Die Stärke der Truppe wird auf 900 Mann geschätzt.", "troop_count")
    assert claim.modality == "reported"
