"""What the everyday papers brought: days in attributes and on programmes, what goes on behind a clause, imprints, blame."""

import pytest

from claimx.articles import article_from_text

PUBLISHED = "2025-11-05"  # a Wednesday


@pytest.fixture
def claims(extractor):
    return lambda text: extractor.extract(article_from_text(text, published=PUBLISHED)).claims


# text, the date's words, its modality
DAYS = [
    ("Der Minister will den am Montag beschlossenen Plan stoppen.", "Montag", "asserted"),
    ("Die am Montag eroberte Stadt könnte fallen.", "Montag", "asserted"),
    ("Die Reden von gestern könnten den Frieden gefährden.", "gestern", "asserted"),
    ("Der Einsatz vom 3. Mai könnte ein Fehler gewesen sein.", "3. Mai", "asserted"),
    ("Von Montag an könnte die Armee das Tor sperren.", "Montag", "hedged"),
    ("Wenn die im Mai gewählte Kammer zustimmt, geht der Plan durch.", "Mai", "asserted"),
    ("Die für den 3. Dezember angesetzte Wahl könnte ausfallen.", "3. Dezember", "planned"),
    ("Das wäre ein Rat an die im Dezember in Bonn tagende Kammer.", "Dezember", "planned"),
    ("Heute um 20.15 Uhr tagt der Rat.", "Heute", "planned"),
    ("Heute um 20.15 Uhr tagte der Rat.", "Heute", "asserted"),
    ("Der Rat trifft sich heute im Saal.", "heute", "asserted"),
    ("Die Ruhe gilt seit Mittwochmorgen.", "Mittwochmorgen", "asserted"),
    ("Die Lage am Morgen", "Morgen", "asserted"),
    ("In diesem Jahr wird der Turm gebaut sein, sagte die Ministerin.", "diesem Jahr", "planned"),
    ("In diesem Jahr wird der Turm gebaut worden sein.", "diesem Jahr", "asserted"),
]


@pytest.mark.parametrize(("text", "anchor", "modality"), DAYS, ids=[text for text, _, _ in DAYS])
def test_how_firm_a_day_is(claims, text, anchor, modality):
    (claim,) = [c for c in claims(text) if c.type == "date" and c.anchor.text == anchor]
    assert claim.modality == modality


@pytest.mark.parametrize(
    "text", ["Der Saal ist von 14-18 Uhr offen.", "Geöffnet ist zwischen 9 und 12 Uhr.", "Am Tor, 8.30-12 Uhr."]
)
def test_hours_are_no_dates(claims, text):
    assert not [c for c in claims(text) if c.type == "date"]


# text, the number's words, its source
GOES_ON = [
    ("Der Verein sagt, dass 900 Menschen starben, darunter 200 Kinder.", "200 Kinder", "Der Verein"),
    ("Der Verein sagt, dass 900 Menschen starben, davon 200 im Mai.", "200", "Der Verein"),
    ("Der Verein sagt, dass 300 Soldaten kamen, 200 aus Chile und 100 aus Peru.", "200", "Der Verein"),
    ("Der Wirt schätzt, dass 900 Menschen starben.", "900 Menschen", "Der Wirt"),
    ("Die Polizei zählte 62 Opfer, befürchtet aber weitere Tote.", "62 Opfer", "Polizei"),
    ("Die Armee, sagte Minister Weber am Montag, „hat 300 Bauern getötet“.", "300 Bauern", "Minister Weber"),
    ("Die Armee, sagte Jan Weber, Minister und Chef der Partei, „hat 300 Bauern getötet“.", "300 Bauern", "Jan Weber"),
    ("Die Armee, sagte Jan Weber, Minister und Chef der Partei, habe 300 Bauern getötet.", "300 Bauern", "Jan Weber"),
]


@pytest.mark.parametrize(("text", "anchor", "source"), GOES_ON, ids=[text for text, _, _ in GOES_ON])
def test_who_says_what_goes_on(claims, text, anchor, source):
    (claim,) = [c for c in claims(text) if c.anchor.text == anchor and c.type in ("casualty_count", "troop_count")]
    assert claim.source is not None
    assert claim.source.text == source


# text, the date's words: told by the article itself
OWN = [
    ("„Es ist so still wie nie“, schreibt die Behörde in einem Brief, den Kommissar Jonas Andorf gestern vorlas.", "gestern"),
    ("Die Behörde schreibt in einem Brief, den Kommissar Jonas Andorf gestern vorlas, die Lage sei ernst.", "gestern"),
    ("Das Stück, wie der Kritiker Pavel Brandner es nannte, gab 1916 den Bauern Mut.", "1916"),
]


@pytest.mark.parametrize(("text", "anchor"), OWN, ids=[text for text, _ in OWN])
def test_told_by_the_article(claims, text, anchor):
    (claim,) = [c for c in claims(text) if c.type == "date" and c.anchor.text == anchor]
    assert (claim.source, claim.modality) == (None, "asserted")


def test_a_name_in_marks_is_whose_it_is(extractor):
    text = "Sein Lied, das, wie der Kritiker Pavel Brandner es nannte, „größte Wunder des Landes“, machte 1916 Mut."
    (quotation,) = extractor.extract(article_from_text(text, published=PUBLISHED)).mentions.quotations
    assert (quotation.quote[0].text, quotation.speaker.text) == ("„größte Wunder des Landes“", "der Kritiker Pavel Brandner")


# text, who accuses whom of what
CHARGES = [
    ("Jan Weber, Minister und Chef der Partei, beschuldigte Chile.", ["Jan Weber"], ["Chile"], None),
    ("Chile beschuldigte Jan Weber, Chef der Partei, des Verrats.", ["Chile"], ["Jan Weber, Chef der Partei"], "des Verrats"),
    ("Minister Weber, Armee und Polizei beschuldigten Chile.", ["Minister Weber", "Armee", "Polizei"], ["Chile"], None),
]


@pytest.mark.parametrize(("text", "accuser", "accused", "allegation"), CHARGES, ids=[text for text, _, _, _ in CHARGES])
def test_offices_behind_a_name(claims, text, accuser, accused, allegation):
    (claim,) = [c for c in claims(text) if c.type == "accusation"]
    assert ([role.text for role in claim.accuser], [role.text for role in claim.accused]) == (accuser, accused)
    assert (claim.allegation and claim.allegation.text) == allegation


# text, the numbers of people with what became of them
PEOPLE = [
    ("Bei dem Brand starben 20 Menschen, davon 12 in Chile und 7 in Peru.", ["20 Menschen", "12", "7"], "killed"),
    ("Die Miliz brachte 40 Bauern hinter Gitter.", ["40 Bauern"], "captured"),
    ("In die Hände der Miliz sind 40 Bauern geraten.", ["40 Bauern"], "captured"),
]


@pytest.mark.parametrize(("text", "anchors", "outcome"), PEOPLE, ids=[text for text, _, _ in PEOPLE])
def test_people(claims, text, anchors, outcome):
    found = [c for c in claims(text) if c.type == "casualty_count"]
    assert [(c.anchor.text, c.outcome) for c in found] == [(anchor, outcome) for anchor in anchors]


# text, type, who blames or denies, whom
BLAME = [
    ("Die Regierung in Lima ist wegen des Plans in die Kritik geraten.", "criticism", [], ["Regierung in Lima"]),
    ("Der Dichter polemisierte gegen die Regierung.", "criticism", ["Dichter"], ["Regierung"]),
    ("Die Ministerin nannte den Vorstoß einen „PR-Trick“.", "criticism", ["Ministerin"], ["Vorstoß"]),
    ("Für die Gewerkschaft ist die Frist „völlig inakzeptabel“.", "criticism", ["Gewerkschaft"], ["Frist"]),
]


@pytest.mark.parametrize(("text", "kind", "agent", "target"), BLAME, ids=[text for text, _, _, _ in BLAME])
def test_blame(claims, text, kind, agent, target):
    (claim,) = [c for c in claims(text) if c.type == kind]
    assert ([role.text for role in claim.agent], [role.text for role in claim.target]) == (agent, target)


NOTHING = [
    ("Von Hilfe für die Bauern will die Regierung nichts wissen.", "denial"),
    ("Das habe mit Freiheit nichts mehr zu tun, sagte der Landrat.", "denial"),
    ("Viele Kinder bestreiten im Winter Skikurse und Wettbewerbe.", "denial"),
    ("Bisher hatten die Unterhändler das als verfrüht zurückgewiesen.", "denial"),
    ("Der Fahrer war nervös, da schöpften die Beamten Verdacht.", "accusation"),
    ("Sie lässt sich nicht zum Warten verdammen.", "criticism"),
]


@pytest.mark.parametrize(("text", "kind"), NOTHING, ids=[text for text, _ in NOTHING])
def test_neither_blame_nor_denial(claims, text, kind):
    assert not [c for c in claims(text) if c.type == kind]


def test_imprints_are_no_prose(claims):
    text = (
        "Rotes Land\n\nDas Buch ist gut.\n\nMarlies Abel: Rotes Land. Verlag Kornfeld, Kiel 2005 - 362 S., geb., 22,50 Euro\n\n"
    )
    text += "Im Jahr 2003 hatte das Buch 300 Seiten und kostete 20 Euro."
    assert [c.anchor.text for c in claims(text) if c.type == "date"] == ["Jahr 2003"]
