"""Statements, threats, demands, agreements, deliveries, meetings and amounts from sentences, with their event codes."""

from functools import partial

import pytest

from claims_found import claims_on, names
from claimx.articles import article_from_text
from claimx.claims.amounts import unit_class

DAY = "2024-10-24"  # a Thursday
claims_of = partial(claims_on, DAY)


def words(span) -> str | None:
    return span.text if span is not None else None


# sentence, agent, target, object
THREATS = [
    ("Teheran drohte Israel mit Vergeltung.", ["Iran"], ["Israel"], "Vergeltung"),
    ("Der Kreml drohte der NATO mit einem Angriff.", ["Russland"], ["Nato"], "einem Angriff"),
    ("Pjöngjang hat damit gedroht, die Straßen zu sprengen.", ["Nordkorea"], [], "die Straßen zu sprengen"),
    ("Der Präsident drohte mit dem Abbruch der Gespräche.", ["Präsident"], [], "dem Abbruch der Gespräche"),
    ("„Wir werden antworten“, drohte der General.", ["General"], [], "„Wir werden antworten“"),
    ("Washington drohte dem Iran neue Sanktionen an.", ["USA"], ["Iran"], "neue Sanktionen"),
    ("Von Moskau wurde ein Einmarsch angedroht.", ["Russland"], [], "ein Einmarsch"),
    ("Die Junta kündigte Vergeltung gegen die Rebellen an.", ["Junta"], ["Rebellen"], "Vergeltung"),
    ("Russland müsse mit Konsequenzen rechnen, sagte der Außenminister.", ["Außenminister"], ["Russland"], "Konsequenzen"),
    ("Die Drohungen Moskaus gegen Warschau häufen sich.", ["Russland"], ["Polen"], None),
    ("Die russischen Drohungen gegen Litauen häufen sich.", ["Russland"], ["Litauen"], None),
    ("Peking behält sich Gegenmaßnahmen vor.", ["China"], [], "Gegenmaßnahmen"),
]
DEMANDS = [
    ("Kiew forderte von Berlin weitere Panzer.", ["Ukraine"], ["Deutschland"], "weitere Panzer"),
    ("Die Opposition forderte den Rücktritt des Präsidenten.", ["Opposition"], [], "den Rücktritt des Präsidenten"),
    ("Moskau müsse seine Truppen abziehen, forderte der Minister.", ["Minister"], [], "Moskau müsse seine Truppen abziehen"),
    (
        "Der Sicherheitsrat forderte Nordkorea auf, die Tests zu beenden.",
        ["Sicherheitsrat"],
        ["Nordkorea"],
        "die Tests zu beenden",
    ),
    ("Die USA verlangen, dass Teheran die Kontrolleure ins Land lässt.", ["USA"], [], "Teheran die Kontrolleure ins Land lässt"),
    ("Selenskyj bat die USA um mehr Flugabwehr.", ["Wolodymyr Selenskyj"], ["USA"], "mehr Flugabwehr"),
    ("Die UNO appellierte an die Rebellen, Hilfe durchzulassen.", ["Vereinte Nationen"], ["Rebellen"], "Hilfe durchzulassen"),
    ("Ankara drängt auf eine Waffenruhe.", ["Türkei"], [], "eine Waffenruhe"),
    ("Die Freilassung der Geiseln wurde von Washington gefordert.", ["USA"], [], "Die Freilassung der Geiseln"),
    ("Die Forderung Kiews nach Raketen stößt auf Zustimmung.", ["Ukraine"], [], "Raketen"),
    ("Das Ultimatum Moskaus an Kiew läuft heute ab.", ["Russland"], ["Ukraine"], None),
    ("Die USA stellten dem Iran ein Ultimatum.", ["USA"], ["Iran"], "ein Ultimatum"),
]
AGREEMENTS = [
    ("Moskau und Kiew einigten sich auf einen Austausch.", ["Russland", "Ukraine"], [], "einen Austausch"),
    ("Russland einigte sich mit Nordkorea auf ein Abkommen.", ["Russland"], ["Nordkorea"], "ein Abkommen"),
    ("Putin und Kim Jong Un unterzeichneten einen Vertrag.", ["Wladimir Putin", "Kim Jong Un"], [], "einen Vertrag"),
    ("Ankara vereinbarte mit Moskau den Bau einer Leitung.", ["Türkei"], ["Russland"], "den Bau einer Leitung"),
    (
        "Die Duma hat den mit Pjöngjang geschlossenen Vertrag ratifiziert.",
        ["Staatsduma"],
        [],
        "den mit Pjöngjang geschlossenen Vertrag",
    ),
    ("Deutschland sagte der Ukraine zwölf Panzer zu.", ["Deutschland"], ["Ukraine"], "zwölf Panzer"),
    ("Washington sicherte Taiwan zu, die Insel zu verteidigen.", ["USA"], ["Taiwan"], "die Insel zu verteidigen"),
    ("Seoul verpflichtete sich, keine Flugblätter mehr zu schicken.", ["Südkorea"], [], "keine Flugblätter mehr zu schicken"),
    ("Israel stimmte der Waffenruhe zu.", ["Israel"], [], "der Waffenruhe"),
    ("Das Abkommen zwischen der Türkei und der EU gilt seit März.", ["Türkei", "Europäische Union"], [], None),
    ("Die Waffenruhe zwischen Israel und der Hisbollah hält.", ["Israel", "Hisbollah"], [], None),
    ("Die Zusagen Berlins an Kiew reichen bis Juni.", ["Deutschland"], ["Ukraine"], None),
]
DELIVERIES = [
    ("Nordkorea lieferte Russland Granaten.", ["Nordkorea"], ["Russland"], "Granaten"),
    (
        "Nordkorea hat über zwei Millionen Granaten nach Russland geliefert.",
        ["Nordkorea"],
        ["Russland"],
        "über zwei Millionen Granaten",
    ),
    ("Der Ukraine wurden von Prag zwölf Panzer geliefert.", ["Tschechien"], ["Ukraine"], "zwölf Panzer"),
    ("Die Panzer, die Kanada an die Ukraine lieferte, sind alt.", ["Kanada"], ["Ukraine"], "Die Panzer"),
    ("Der Iran versorgt die Hisbollah mit Raketen.", ["Iran"], ["Hisbollah"], "Raketen"),
    ("Japan schickte Zelte in die Türkei.", ["Japan"], ["Türkei"], "Zelte"),
    ("Dänemark stellte der Ukraine Kampfjets zur Verfügung.", ["Dänemark"], ["Ukraine"], "Kampfjets"),
    ("Washington verkauft Taiwan Raketen.", ["USA"], ["Taiwan"], "Raketen"),
    ("Indien importierte Rohöl aus Russland.", ["Russland"], ["Indien"], "Rohöl"),
    ("Seoul beschuldigt Nordkorea, Russland Raketen zu liefern.", ["Nordkorea"], ["Russland"], "Raketen"),
    ("Die Lieferung von Raketen an die Ukraine verzögert sich.", [], ["Ukraine"], "Raketen"),
    ("Die amerikanischen Waffenlieferungen an Israel gehen weiter.", ["USA"], ["Israel"], "Waffenlieferungen"),
]
MEETINGS = [
    ("Putin besuchte Nordkorea.", ["Wladimir Putin"], ["Nordkorea"], None),
    ("Der Außenminister ist nach China gereist.", ["Außenminister"], ["China"], None),
    ("Kim Jong Un traf sich mit Putin zu einem Gespräch.", ["Kim Jong Un"], ["Wladimir Putin"], "einem Gespräch"),
    ("Kim Jong Un und Putin trafen sich.", ["Kim Jong Un", "Wladimir Putin"], [], None),
    ("Macron empfing Selenskyj.", ["Emmanuel Macron"], ["Wolodymyr Selenskyj"], None),
    ("Biden telefonierte mit Netanjahu.", ["Joe Biden"], ["Benjamin Netanjahu"], None),
    ("Washington verhandelt mit Teheran über das Atomprogramm.", ["USA"], ["Iran"], "das Atomprogramm"),
    ("Katar vermittelt zwischen Israel und der Hamas.", ["Katar"], ["Israel", "Hamas"], None),
    ("Der Besuch Putins in Nordkorea endete am Abend.", ["Wladimir Putin"], ["Nordkorea"], None),
    ("Das Treffen zwischen Putin und Erdogan dauerte lange.", ["Wladimir Putin", "Recep Tayyip Erdogan"], [], None),
    ("Die USA führten Gespräche mit den Taliban.", ["USA"], ["Taliban"], None),
    ("Macron sagte bei seinem Treffen mit Putin, die Lage sei ernst.", ["Emmanuel Macron"], ["Wladimir Putin"], None),
]
ACTS = [
    (kind, *case)
    for kind, cases in (
        ("threat", THREATS),
        ("demand", DEMANDS),
        ("agreement", AGREEMENTS),
        ("delivery", DELIVERIES),
        ("meeting", MEETINGS),
    )
    for case in cases
]


@pytest.mark.parametrize(("kind", "text", "agent", "target", "about"), ACTS)
def test_act(extractor, kind, text, agent, target, about):
    (claim,) = claims_of(extractor, text, kind)
    assert (names(claim.agent), names(claim.target), words(claim.object)) == (agent, target, about)
    assert claim.plover is not None


NO_ACTS = [
    ("threat", "Der Region droht eine Hungersnot."),
    ("threat", "Den USA droht eine Rezession."),
    ("threat", "Es droht eine Krise."),
    ("threat", "Die Lage drohte zu eskalieren."),
    ("threat", "Moskau warnte vor einer Eskalation."),
    ("threat", "Das Hochwasser bedroht die Altstadt."),
    ("threat", "Der Brief blieb unbeantwortet."),
    ("demand", "Das Beben forderte zwölf Todesopfer."),
    ("demand", "Zwölf Opfer forderte der Taifun."),
    ("demand", "Die Aufgabe verlangt Geduld."),
    ("demand", "Der Torwart war kaum gefordert."),
    ("demand", "Die Forderungen liegen auf dem Tisch."),
    ("demand", "Eine große Herausforderung für die Regierung beginnt."),
    ("agreement", "Der Präsident unterzeichnete das Urteil."),
    ("agreement", "Der Verein verpflichtete einen Torwart."),
    ("agreement", "Das Abkommen gilt seit März."),
    ("agreement", "Der Versuch verspricht wenig."),
    ("delivery", "Der Bericht lieferte keine Beweise."),
    ("delivery", "Die Armeen lieferten sich Gefechte."),
    ("delivery", "Wien lieferte den Verdächtigen an Budapest aus."),
    ("delivery", "Die Auslieferung des Mannes an die USA ist verboten."),
    ("delivery", "Nordkorea schickte 3.000 Soldaten nach Russland."),
    ("meeting", "Die Rakete traf ein Wohnhaus."),
    ("meeting", "Das Treffen dauerte vier Stunden."),
    ("meeting", "Die Kinder besuchen die Schule."),
    ("meeting", "Die Partei begegnet der Krise mit Reformen."),
    ("meeting", "Der Kanzler sprach mit ruhiger Stimme."),
]


@pytest.mark.parametrize(("kind", "text"), NO_ACTS)
def test_no_act(extractor, kind, text):
    assert claims_of(extractor, text, kind) == []


# sentence, type, (event, mode, CAMEO code)
CODES = [
    ("Seoul wirft Pjöngjang vor, Granaten geliefert zu haben.", "accusation", ("ACCUSE", "allege", "112")),
    ("Moskau bestreitet, Truppen entsandt zu haben.", "denial", ("DENY", None, "016")),
    ("Paris kritisierte das Vorgehen der Armee.", "criticism", ("ACCUSE", "disapprove", "111")),
    ("Teheran drohte Israel mit Krieg.", "threat", ("THREATEN", "violence", "138")),
    ("Washington drohte dem Iran mit Sanktionen.", "threat", ("THREATEN", "restrict", "1312")),
    ("Die Partei drohte mit dem Austritt aus der Koalition.", "threat", ("THREATEN", "relations", "1313")),
    ("Das Weiße Haus verlangte den Rückzug der Truppen.", "demand", ("REQUEST", "yield", "1056")),
    ("Die Opposition forderte den Rücktritt des Präsidenten.", "demand", ("REQUEST", "change", "1041")),
    ("Ankara drängt auf Gespräche.", "demand", ("REQUEST", "meet", "106")),
    ("Die USA stellten dem Iran ein Ultimatum.", "demand", ("THREATEN", None, "139")),
    ("Putin und Kim Jong Un unterzeichneten einen Vertrag.", "agreement", ("SUPPORT", None, "057")),
    ("Israel und der Libanon vereinbarten eine Waffenruhe.", "agreement", ("RETREAT", "ceasefire", "0871")),
    ("Berlin sagte Kiew weitere Hilfe zu.", "agreement", ("AGREE", None, "030")),
    ("Nordkorea lieferte Russland Granaten.", "delivery", ("AID", None, "072")),
    ("Japan schickte Zelte in die Türkei.", "delivery", ("AID", None, "073")),
    ("Indien importierte Rohöl aus Russland.", "delivery", ("COOPERATE", None, "061")),
    ("Putin besuchte Nordkorea.", "meeting", ("CONSULT", "visit", "042")),
    ("Biden telefonierte mit Netanjahu.", "meeting", ("CONSULT", "phone", "041")),
]


@pytest.mark.parametrize(("text", "kind", "code"), CODES)
def test_event_code(extractor, text, kind, code):
    (claim,) = claims_of(extractor, text, kind)
    assert (claim.plover.event, claim.plover.mode, claim.plover.cameo) == code


def test_counts_carry_no_event_code(extractor):
    (claim,) = claims_of(extractor, "Drei Panzer standen am Ufer.", "quantity")
    assert claim.plover is None


def test_a_delivery_says_how_much(extractor):
    (claim,) = claims_of(extractor, "Nordkorea hat bis zu 15.000 Granaten an Russland geliefert.", "delivery")
    assert (claim.quantity.text, claim.quantity.max, claim.quantity.unit) == ("bis zu 15.000 Granaten", 15000, "Granate")


# sentence, modality, polarity
SHADES = [
    ("Nordkorea lieferte Russland keine Granaten.", "asserted", "negated"),
    ("Berlin will der Ukraine Panzer liefern.", "planned", "affirmed"),
    ("Kiew forderte Berlin auf, Panzer zu liefern.", "planned", "affirmed"),
    ("Nordkorea soll Granaten an Russland geliefert haben.", "reported", "affirmed"),
]


@pytest.mark.parametrize(("text", "modality", "polarity"), SHADES)
def test_shade_of_a_delivery(extractor, text, modality, polarity):
    (claim,) = claims_of(extractor, text, "delivery")
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_a_demand_is_made_whatever_it_asks_for(extractor):
    (claim,) = claims_of(extractor, "Die Opposition fordert Neuwahlen.", "demand")
    assert claim.modality == "asserted"


# sentence, speaker, content, quote type, anchor
STATEMENTS = [
    ("„Wir ziehen ab“, sagte der General.", ["General"], "„Wir ziehen ab“", "direct", "sagte"),
    ("Der Minister sagte, die Truppen zögen ab.", ["Minister"], "die Truppen zögen ab", "indirect", "sagte"),
    ("Der General hat gesagt, dass die Truppen abziehen.", ["General"], "dass die Truppen abziehen", "indirect", "hat gesagt"),
    ("Der Kreml teilte mit, man werde „alles Nötige“ tun.", ["Russland"], "man werde „alles Nötige“ tun", "mixed", "teilte mit"),
    ("Nach Angaben der Polizei kamen 200 Menschen.", ["Polizei"], "kamen 200 Menschen", "indirect", "Nach"),
    ("Der Gouverneur erklärte: „Niemand ist verletzt.“", ["Gouverneur"], "„Niemand ist verletzt.“", "direct", "erklärte"),
]


@pytest.mark.parametrize(("text", "speaker", "content", "quote_type", "anchor"), STATEMENTS)
def test_statement(extractor, text, speaker, content, quote_type, anchor):
    (claim,) = claims_of(extractor, text, "statement")
    assert (names(claim.speaker), claim.content.text, claim.quote_type) == (speaker, content, quote_type)
    assert claim.anchor.text == anchor
    assert claim.start <= claim.content.start < claim.content.end <= claim.end


def test_two_speak_together(extractor):
    (claim,) = claims_of(extractor, "„Wir gehen“, erklärten Kim Jong Un und Putin.", "statement")
    assert names(claim.speaker) == ["Kim Jong Un", "Wladimir Putin"]


NO_STATEMENTS = [
    "Der General schwieg.",
    "Nordkorea bestreitet, Waffen zu liefern.",
    "Die Ministerin reiste ab.",
    "Das Hotel „Zur Post“ brannte ab.",
    "Nach vorläufigen Berechnungen sind es 200.",
    "Am Montag begann der Prozess.",
]


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_no_statement(extractor, text):
    assert claims_of(extractor, text, "statement") == []


# sentence, anchor, value, class, activity, location
AMOUNTS = [
    ("Drei Panzer standen am Ufer.", "Drei Panzer", 3, "vehicle", "standen", None),
    ("In Charkiw schlugen 40 Raketen ein.", "40 Raketen", 40, "weapon", "schlugen", "Charkiw"),
    ("Im Hafen lagern 20.000 Tonnen Munition.", "20.000 Tonnen", 20000, "goods", "lagern", None),
    ("Der Einsatz kostete 40 Millionen Euro.", "40 Millionen Euro", 40000000, "money", "kostete", None),
    ("60 Prozent der Panzer sind alt.", "60 Prozent", 60, "share", None, None),
    ("Die Partei bekam 61 Sitze.", "61 Sitze", 61, "vote", "bekam", None),
    ("Die Strafe beträgt 25.000 Lari.", "25.000 Lari", 25000, "money", None, None),
    ("Im Depot stehen 30 Tanklaster.", "30 Tanklaster", 30, "vehicle", "stehen", None),
    ("Vier Brigaden wurden nach Kursk verlegt.", "Vier Brigaden", 4, "unit", "verlegt", "Kursk"),
    ("Die Luftwaffe flog 30 Angriffe.", "30 Angriffe", 30, "action", "flog", None),
    ("Rund 350 Polizisten sicherten das Treffen.", "Rund 350 Polizisten", 350, "people", "sicherten", None),
    ("In der Stadt demonstrierten 5.000 Menschen.", "5.000 Menschen", 5000, "people", "demonstrierten", None),
    ("153 Flugzeuge überquerten die Grenze.", "153 Flugzeuge", 153, "aircraft", "überquerten", None),
    ("Vor der Küste kreuzten 14 Kriegsschiffe.", "14 Kriegsschiffe", 14, "ship", "kreuzten", None),
    ("Die Armee verschoss 900 Granaten.", "900 Granaten", 900, "ammunition", "verschoss", None),
    ("Nach Syrien kehrten 2.000 Flüchtlinge zurück.", "2.000 Flüchtlinge", 2000, "people", "kehrten", "Syrien"),
]


@pytest.mark.parametrize(("text", "anchor", "value", "kind", "activity", "location"), AMOUNTS)
def test_amount(extractor, text, anchor, value, kind, activity, location):
    (claim,) = claims_of(extractor, text, "quantity")
    assert (claim.anchor.text, claim.quantity.value, claim.rule) == (anchor, value, f"quantity/{kind}")
    assert (words(claim.activity), words(claim.location)) == (activity, location)


NO_AMOUNTS = [
    "Der 18-jährige Schütze floh.",
    "Der Krieg dauert seit drei Jahren.",
    "Die 3. Brigade rückte ab.",
    "Nordkorea entsandte 3.000 Soldaten.",
    "Bei dem Angriff starben zwölf Menschen.",
    "Zwei Ausschüsse tagten.",
    "Die Stadt liegt 40 Kilometer entfernt.",
    "Es gab zwei Angebote.",
    "Die Nummer 112 war besetzt.",
    "Der Saal hat drei Türen.",
    "Vier Parteien traten an.",
]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amount(extractor, text):
    assert claims_of(extractor, text, "quantity") == []


def test_unit_classes_follow_the_last_part():
    assert unit_class("schützenpanzer") == "vehicle"
    assert unit_class("u-boot") == "ship"
    assert unit_class("ausschuss") is None
    assert unit_class("prozent") == "share"


def test_every_span_is_its_text(extractor):
    text = "Der Kreml drohte: „Wir liefern Kim 40 Jets.“ Kiew und Prag vereinbarten am Montag den Kauf von 12 Panzern, sagte er."
    for claim in extractor.extract(article_from_text(text, published=DAY)).claims:
        spans = [claim.anchor, *(s for s in (getattr(claim, name, None) for name in ("content", "object", "activity")) if s)]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert text[claim.start : claim.end] == claim.text
