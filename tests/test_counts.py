"""Counts of troops and casualties as news words them: losses, victims without a noun, and whose the troops are."""

from functools import partial

import pytest

from claims_found import claims_on, names

claims_of = partial(claims_on, "2024-11-05")  # a Tuesday

# text, anchors of its casualty counts
CASUALTIES = [
    ("Jerewan meldet 340 aserbaidschanische Verluste in einer Woche.", ["340 aserbaidschanische Verluste"]),
    ("Die serbischen Verluste beliefen sich seit dem 3. Mai 2019 auf rund 400 Mann.", ["rund 400 Mann"]),
    ("Das Oberkommando bezifferte die Verluste der Armenier auf „bis zu 220“ an einem Tag.", ["bis zu 220"]),
    ("Die eigenen Verluste lägen bei 45, sagte der General.", ["45"]),
    ("In Haft kamen 14 Georgier, unter ihnen ein Leutnant.", ["14 Georgier", "ein Leutnant"]),
    ("Vier Soldaten und ein Polizist fielen bei dem Gefecht.", ["Vier Soldaten", "ein Polizist"]),
    ("80 Rekruten hielten die Brücke. 24 wurden, die Augen verbunden, abgeführt.", ["24"]),
    (
        "Drei Soldaten starben. Sechs weitere kamen in Lazarette, zwei davon in Lebensgefahr.",
        ["Drei Soldaten", "Sechs weitere", "zwei"],
    ),
    ("Kabul räumte den Tod von acht Soldaten ein, Delhi den von elf.", ["acht Soldaten", "elf"]),
    ("Peru meldet 13 tote Soldaten, Chile vier und Kolumbien zwei.", ["13 tote Soldaten", "vier", "zwei"]),
    ("Die Behörde zählte 900 getötete und 1.600 verletzte Zivilisten.", ["900", "1.600 verletzte Zivilisten"]),
    ("Ein Soldat starb, ein zweiter verlor ein Bein.", ["Ein Soldat", "ein zweiter"]),
    ("Man habe 40 Soldaten getötet und 14 als Geiseln genommen.", ["40 Soldaten", "14"]),
    ("Die Flut hat Brücken zerstört und 40 Bauern in den Tod gerissen.", ["40 Bauern"]),
    (
        "Die Polizei nahm 90 Fischer fest; Anwälte sprachen von mehr als 200. Zwölf Fischer verletzten sich.",
        ["90 Fischer", "mehr als 200"],
    ),
    ("Drei Blauhelme ließen in Mali ihr Leben.", ["Drei Blauhelme"]),
    ("Neun Fahrgäste kamen ins Krankenhaus, vier wurden in Kliniken gebracht.", ["Neun Fahrgäste", "vier"]),
    ("Ein 21 Jahre alter polnischer Soldat starb.", ["Ein 21 Jahre alter polnischer Soldat"]),
    ("31 Häftlinge hatten Verletzungen an den Händen.", ["31 Häftlinge"]),
]


@pytest.mark.parametrize(("text", "anchors"), CASUALTIES)
def test_casualties(extractor, text, anchors):
    found = [claim.anchor.text for claim in claims_of(extractor, text, "casualty_count")]
    assert found[: len(anchors)] == anchors


NO_PEOPLE = [
    "Die deutschen Verluste beliefen sich auf 200 Millionen.",
    "Die Mannschaft kassierte drei Verluste in Folge.",
    "Die Armee bezifferte die norwegischen Verluste an Panzern auf 300.",
    "200 Helfer kamen aus dem Krankenhaus.",
    "Im Depot verbrannten 30 Autos.",
    "Neun Touristen kamen mit Verdacht auf Vogelgrippe ins Krankenhaus.",
    "In der Nacht fielen 40 Raketen auf die Stadt, zwei Boote sind verschwunden.",
]


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_other_losses_and_visitors_are_no_casualties(extractor, text):
    assert claims_of(extractor, text, "casualty_count") == []


# text, anchor of a troop count, force
FORCES = [
    ("In Prizren stehen knapp 900 Bundeswehrangehörige.", "knapp 900 Bundeswehrangehörige", ["Bundeswehr"]),
    ("Nun hilft ein Dutzend belgischer Militärberater.", "ein Dutzend belgischer Militärberater", ["Belgien"]),
    ("Aus Lissabon, das 340 Soldaten stellt, kam Kritik.", "340 Soldaten", ["Portugal"]),
    ("Die größten Kontingente stellen Peru mit 300 und Chile mit 250 Soldaten.", "250 Soldaten", ["Chile"]),
    ("Beteiligt sind 300 Soldaten (Peru) und 250 Mann (Chile).", "250 Mann", ["Chile"]),
    ("Ihnen stehen auf Regierungsseite noch 4.000 Soldaten gegenüber.", "4.000 Soldaten", ["Regierung"]),
    ("Auf russischer Seite kämpfen 400 Soldaten.", "400 Soldaten", ["Russland"]),
    (
        "Das Kabinett rief den Notstand aus. Die 300 Freiwilligen, die man mobilisiert hat, üben.",
        "300 Freiwilligen",
        ["Kabinett"],
    ),
    ("Die Meuterer hatten mit etwa 70 Mann den Sender besetzt.", "etwa 70 Mann", ["Meuterer"]),
    ("An dem Überfall waren 90 Aufständische beteiligt.", "90 Aufständische", ["Aufständische"]),
    ("In Tallinn marschierten 300 Rekruten zum Parlament.", "300 Rekruten", ["Estland"]),
    ("Nach Darstellung der Armee rückten an die 800 Kämpfer vor.", "an die 800 Kämpfer", []),
    ("Peru und Chile stellen die größten Verbände mit 850 beziehungsweise 470 Mann.", "470 Mann", ["Chile"]),
    ("Chile kommt auf 27.000 Soldaten, die Slowakei auf 19.500 Soldaten.", "19.500 Soldaten", ["Slowakei"]),
    ("Die Truppe besteht aus 800 Kenianern.", "800 Kenianern", ["Kenia"]),
    ("Dem Regiment gehören rund 1200 Männer und Frauen an.", "rund 1200 Männer und Frauen", ["Regiment"]),
    ("Etwa 600 Mann der 3. Panzerbrigade rückten ein.", "Etwa 600 Mann", ["3. Panzerbrigade"]),
    ("Die Angreifer kamen mit mindestens 100 Mann.", "mindestens 100 Mann", ["Angreifer"]),
    ("Der Bundesrat schickt 100 Mann nach Bosnien. Derzeit leisten dort 20 Soldaten Dienst.", "20 Soldaten", ["Bundesrat"]),
    ("Titel\n\nVILNIUS taz | Polen verlegt Truppen. 900 Mann sind schon da.", "900 Mann", ["Polen"]),
    ("Größte Steller sind Peru mit 900 Mann, gefolgt von Niger (650) und Chile (600).", "650", ["Niger"]),
    ("Die Stiftung Fjordblick zählt dort 130 Kämpfer.", "130 Kämpfer", []),
    ("Die Miliz Nordwind zählt 400 Kämpfer.", "400 Kämpfer", ["Miliz"]),
    ("Peru verlegt 900 Seeleute und Marineinfanteristen.", "900 Seeleute", ["Peru"]),
    ("Oslo spricht von 700 Wagner-Leuten.", "700 Wagner-Leuten", ["Wagner-Leute"]),
    ("Die Stärke der Nationalgarde steigt von 300 auf 900 Mann.", "900 Mann", ["Nationalgarde"]),
]


@pytest.mark.parametrize(("text", "anchor", "force"), FORCES)
def test_whose_troops(extractor, text, anchor, force):
    claim = next(c for c in claims_of(extractor, text, "troop_count") if c.anchor.text == anchor)
    assert names(claim.force) == force


NO_TROOPS = [
    "Albanische Rebellen hielten den Ort. Tausende Albaner waren geflohen.",
    "Dort näherten sich zwei georgische Spähtrupps.",
    "Die Behörde kennt zwei Terroristen in der Stadt.",
    "Die Partei besteht aus 800 Kenianern.",
]


@pytest.mark.parametrize("text", NO_TROOPS)
def test_no_troops(extractor, text):
    assert claims_of(extractor, text, "troop_count") == []


def test_an_age_is_no_number_of_troops(extractor):
    text = "Die Armee hat 300 Soldaten verlegt. Henning Vorberg, 64, war dabei."
    assert [claim.anchor.text for claim in claims_of(extractor, text, "troop_count")] == ["300 Soldaten"]


def test_a_number_answers_how_many(extractor):
    text = "Wie viele Soldaten sind in Mali? Etwa 300. Und wie lange bleiben sie? 40 Tage."
    assert [claim.anchor.text for claim in claims_of(extractor, text, "troop_count")] == ["Etwa 300"]


def test_part_of_troops_from_several_states(extractor):
    found = claims_of(extractor, "Der Mission gehören 900 Soldaten aus 14 Ländern an, darunter etwa 30 Finnen.", "troop_count")
    assert [claim.anchor.text for claim in found] == ["900 Soldaten", "etwa 30 Finnen"]
