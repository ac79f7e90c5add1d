"""How agencies and papers build their sentences: clauses inside brackets, quoted nouns, mutual charges, limits and losses."""

from functools import partial

import pytest

from claims_found import claims_on, names

DAY = "2021-06-16"  # a Wednesday
claims_of = partial(claims_on, DAY)


# sentence, anchor of the denial, denier, whether it answers an accusation of the sentence
DENIALS = [
    ("Peru hat die Anschuldigungen der USA, es liefere Waffen, zurückgewiesen.", "zurückgewiesen", "Peru", True),
    ("Peru hat die Vorwürfe der USA, es schmuggle Gold, als „lächerlich“ zurückgewiesen.", "zurückgewiesen", "Peru", True),
    ("Die Miliz wies den Vorwurf der Armee, sie habe Brunnen vergiftet, am Montag zurück.", "wies", "Miliz", True),
    ("Die Rebellen haben bestritten, Brunnen vergiftet zu haben, und behaupten, dass sie nur Wasser holten.", "bestritten", "Rebellen", False),
    ("Die von Chile gestützte Regierung wies das zurück.", "wies", "Regierung", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "denier", "answers"), DENIALS)
def test_denials_around_other_clauses(extractor, text, anchor, denier, answers):
    (claim,) = claims_of(extractor, text, "denial")
    assert claim.anchor.text == anchor
    assert names(claim.denier) == [denier]
    assert bool(claim.denies) == answers


# sentence, accusers, accused
ACCUSATIONS = [
    ("Nach dem Fall der Stadt hat die peruanische Armee der Gruppe die Tötung von Bauern vorgeworfen.", ["Peruanische Armee"], ["Gruppe"]),
    ("Chile und Peru haben sich am Montag gegenseitig einen Bruch der Waffenruhe vorgeworfen.", ["Chile", "Peru"], ["Chile", "Peru"]),
    ("Waffenruhe erneut gebrochen – Chile und Peru beschuldigen sich gegenseitig", ["Chile", "Peru"], ["Chile", "Peru"]),
    ("Helfer werfen den peruanischen Soldaten vor, in Dörfern Frauen, die Holz trugen, erschossen zu haben.", ["Helfer"], ["Peru"]),
    ("Am Montag hatte der Anwalt Tomás Quiroga Chile vorgeworfen, Streubomben zu lagern.", ["Tomás Quiroga"], ["Chile"]),
    ("Peru hat auf Boote geschossen. Chile sieht darin einen Verstoß gegen das Abkommen.", ["Chile"], ["Peru"]),
    ("Chile zeigt mit dem Finger auf die Miliz.", ["Chile"], ["Miliz"]),
    ("Ministerin Inés Quiroga muss sich vorwerfen lassen, Warnungen ignoriert zu haben.", [], ["Inés Quiroga"]),
    ("Die Kirche prangerte die Folter der Miliz an.", ["Kirche"], ["Miliz"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "accusers", "accused"), ACCUSATIONS)
def test_who_charges_whom(extractor, text, accusers, accused):
    (claim,) = claims_of(extractor, text, "accusation")
    assert names(claim.accuser) == accusers
    assert names(claim.accused) == accused


def test_denouncing_what_is_no_wrong_is_criticism(extractor):
    (claim,) = claims_of(extractor, "Die Kirche prangerte die Zustände im Lager an.", "criticism")
    assert claim.anchor.text == "prangerte"
    assert not claims_of(extractor, "Die Kirche prangerte die Zustände im Lager an.", "accusation")


# sentence, then the anchor of each troop count
TROOPS = [
    ("Die Obergrenze für das Mandat sinkt auf 210 von bislang 480 Soldatinnen und Soldaten.", ["210", "480 Soldatinnen und Soldaten"]),
    ("Das Mandat hebt die Grenze von ehemals 310 auf nun bis zu 620 deutsche Soldaten an.", ["310", "bis zu 620 deutsche Soldaten"]),
    ("Die Beteiligung soll von bisher maximal 250 auf 400 Streitkräfte wachsen.", ["maximal 250", "400 Streitkräfte"]),
    ("Statt bisher höchstens 700 sollen bald bis zu 850 Soldaten teilnehmen.", ["höchstens 700", "bis zu 850 Soldaten"]),
    ("3200 Bundeswehrsoldaten sind im Ausland. Im Sahel dienen 900 der Männer und Frauen.", ["3200 Bundeswehrsoldaten", "900 der Männer und Frauen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchors"), TROOPS)
def test_troops_of_mandates(extractor, text, anchors):
    assert [claim.anchor.text for claim in claims_of(extractor, text, "troop_count")] == anchors


# sentence, then (anchor, outcome) of each casualty count
CASUALTIES = [
    ("Die Armee hat nach eigenen Angaben 60 „Verräter“ getötet.", [("60 „Verräter“", "killed")]),
    ("Die Armee tötete sieben aus Chile kommende „Eindringlinge“.", [("sieben aus Chile kommende „Eindringlinge“", "killed")]),
    ("Die Zahl der getöteten Soldaten habe sich auf 373 erhöht.", [("373", "killed")]),
    ("Die Zahl der Todesopfer überstieg 90 Menschen.", [("90 Menschen", "killed")]),
    ("Außerdem verlor ein Fahrer sein Leben, und vier weitere erlitten Schusswunden.", [("ein Fahrer", "killed"), ("vier weitere", "wounded")]),
    ("Drei Soldaten, die von Splittern getroffen worden waren, durften nach Hause.", [("Drei Soldaten", "wounded")]),
    ("Dem Krieg sind 40.000 Menschen zum Opfer gefallen.", [("40.000 Menschen", "killed")]),
    ("Drei Piloten wurden verletzt, einer von ihnen schwer.", [("Drei Piloten", "wounded"), ("einer", "wounded")]),
    ("Zwei Fischer starben, ein Kind schwebt in Lebensgefahr.", [("Zwei Fischer", "killed"), ("ein Kind", "wounded")]),
    ("Chile schützt die Gruppe, die 2019 bei Anschlägen 300 Menschen getötet hatte.", [("300 Menschen", "killed")]),
    ("Neun Kämpfer wurden „außer Gefecht gesetzt“, teilte die Armee mit.", [("Neun Kämpfer", "killed")]),
    ("Die Armee hat am Donnerstag 80 Verräter getötet.", [("80 Verräter", "killed")]),
    ("Bei dem Anschlag starben zwölf Frauen und zwei Lehrer sowie ein Polizist.", [("zwölf Frauen", "killed"), ("zwei Lehrer", "killed"), ("ein Polizist", "killed")]),
    ("Er sei ein Opfer der Justiz, sagte der Anwalt.", []),
    ("Eines ihrer Opfer ist am Fluss verschwunden.", [("Eines ihrer Opfer", "missing")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASUALTIES)
def test_casualties(extractor, text, expected):
    found = claims_of(extractor, text, "casualty_count")
    assert [(claim.anchor.text, claim.outcome) for claim in found] == expected


def test_whoever_kills_by_its_own_account_has_not_lost_them(extractor):
    (claim,) = claims_of(extractor, "Die chilenische Armee hat nach eigenen Angaben 40 Rebellen getötet.", "casualty_count")
    assert names(claim.force) != ["Chilenische Armee"]


def test_where_troops_went_is_not_whose_they_are(extractor):
    (claim,) = claims_of(extractor, "Die 300 in Mali stationierten deutschen Soldaten ziehen ab.", "troop_count")
    assert names(claim.force) == ["Deutschland"]


def test_who_states_its_own_number_is_its_source(extractor):
    text = "Strittig ist die Zahl der Soldaten. Minsk gibt deren Zahl mit 9.700 an."
    (claim,) = claims_of(extractor, text, "troop_count")
    assert names(claim.source) == ["Belarus"]
