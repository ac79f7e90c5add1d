"""What news pages brought: stamps and datelines, days and years in names, what is put off, hours, examples with "wie"."""

import pytest

from claimx.articles import article_from_text
from claimx.articles.credits import is_caption
from claimx.articles.furniture import classify
from claimx.articles.lines import split_lines
from claimx.language.verbs import is_weak_past, verb_lemma

PUBLISHED = "2025-11-05"  # a Wednesday


@pytest.fixture
def claims(extractor):
    return lambda text, day=PUBLISHED: extractor.extract(article_from_text(text, published=day)).claims


# text, its date claims
DATES = [
    ("Die Bahn steht.\n\nEutin, 03.11.2025 (jk/mm)\n\nSie steht seit Montag.", ["Montag"]),
    ("Die Bahn steht.\n\nEutin, 3. November 2025. Sie steht seit Montag.", ["Montag"]),
    ("Die Bahn steht.\n\n03.11.2025 / 08:01 Neues aus dem Verlag.", []),
    ("Die Bahn steht.\n\n3. November 2025 | Verkehr, Orte", []),
    ("Die Bahn steht.\n\njk, 03.11.2025 08:01 Uhr", []),
    ("Die Bahn steht.\n\n03.11.2025 Eutin/Malente. Die Bahn steht seit Montag.", ["Montag"]),
    ("03.11.2025 war ein Montag.", ["03.11.2025", "Montag"]),
    ("Der ICE 2016 nach Kiel und der Regionalexpress 1984 fallen aus.", []),
    ("Die Bahn steht. Text: Jo Abel, Mo, 2025-11-03 12:29.", []),
    ("Die Bahn hielt am 3. November 2025 um 12:29 Uhr.", ["3. November 2025"]),
    ("Das Blatt «Welt am Sonntag» schrieb darüber.", []),
    ("Die Welt war am Sonntag still.", ["Sonntag"]),
    ("Die Firma zeigt auf der Kieler Messe 2026 Lampen.", []),
    ("Den Akazienpreis 2026 bekommt Abel.", []),
    ("Die Firma kam im Mai 2025 zur Messe.", ["Mai 2025"]),
    ("Von der ersten bis zur heutigen neuen Brücke war es weit.", []),
    ("Der Winter kommt. Von Herbst war keine Rede.", []),
    ("Im Winter fror der See zu.", ["Winter"]),
    ("Sie fährt im Nacht-, Tag- und Eildienst.", []),
    ("In den späten Abendstunden des Sonntags fror es.", ["Abendstunden des Sonntags"]),
    ("Das Rad stand zwischen Montag, 18 Uhr, und Dienstag, 7.30 Uhr, am Tor.", ["Montag, 18 Uhr, und Dienstag"]),
    ("Das Rad stand am Montag, 18 Uhr, und am Dienstag am Tor.", ["Montag", "Dienstag"]),
]


@pytest.mark.parametrize(("text", "anchors"), DATES, ids=[text[-60:] for text, _ in DATES])
def test_what_is_a_date(claims, text, anchors):
    assert [c.anchor.text for c in claims(text) if c.type == "date"] == anchors


# document date, text, the values of its times
VALUES = [
    (
        "2025-12-02",
        "Am Dienstag beschloss der Rat die Verlängerung der Frist auf Mittwoch.",
        ["2025-12-02", "2025-12-03"],
    ),
    ("2025-12-02", "In der Nacht auf Mittwoch brannte es.", ["2025-11-25TNI"]),
    ("2026-01-05", "2025 kamen mehr als im Vorjahr. Das Amt zählte 900, viel mehr als im Vorjahr.", ["2025", "2024", "2024"]),
    ("2025-11-19", "Die Schule hat mehr Räume als noch im Frühjahr gedacht.", ["2025-SP"]),
    (
        "2025-11-05",
        "Der Fluss holte den Rückgang vom Montag auf und stieg am Nachmittag weiter.",
        ["2025-11-03", "2025-11-05TAF"],
    ),
]


@pytest.mark.parametrize(("day", "text", "values"), VALUES, ids=[text for _, text, _ in VALUES])
def test_when_it_is(extractor, day, text, values):
    assert [t.value for t in extractor.extract(article_from_text(text, published=day)).mentions.times] == values


# text, the date's words, its modality
FIRM = [
    ("Bis Jahresende soll das Dach gedeckt sein.", "Jahresende", "planned"),
    ("Er soll im Mai geflohen sein.", "Mai", "reported"),
    ("Die Bank war Ende Mai 2025 nicht bereit, mehr zu geben.", "Ende Mai 2025", "asserted"),
    ("Am 3. Dezember fährt voraussichtlich kein Zug.", "3. Dezember", "planned"),
    ("Am Montag fuhr voraussichtlich kein Zug.", "Montag", "hedged"),
    ("Er sagt, dass die Boote fertig sind und am 12. Dezember ausfahren.", "12. Dezember", "planned"),
    ("Ihr Ziel war, in diesem Jahr eine Schule zu bauen.", "diesem Jahr", "planned"),
    ("Ein Sturm verstärkte am Mittwochmittag den Brand.", "Mittwochmittag", "asserted"),
    ("Heute Abend tagt der Rat.", "Heute Abend", "planned"),
]


@pytest.mark.parametrize(("text", "anchor", "modality"), FIRM, ids=[text for text, _, _ in FIRM])
def test_how_firm(claims, text, anchor, modality):
    (claim,) = [c for c in claims(text) if c.type == "date" and c.anchor.text == anchor]
    assert claim.modality == modality


# text, who accuses or criticises, whom
KINDS = [
    ("Länder wie Chile werfen Peru Verrat vor.", ["Chile"], ["Peru"]),
    ("Staaten wie etwa Chile beschuldigten Peru.", ["Chile"], ["Peru"]),
    ("Gegner wie die Bauern rügten den Plan.", ["Gegner"], ["Plan"]),
]


@pytest.mark.parametrize(("text", "first", "second"), KINDS, ids=[text for text, _, _ in KINDS])
def test_examples_are_no_objects(claims, text, first, second):
    (claim,) = [c for c in claims(text) if c.type in ("accusation", "criticism")]
    sides = (claim.accuser, claim.accused) if claim.type == "accusation" else (claim.agent, claim.target)
    assert tuple([role.text for role in side] for side in sides) == (first, second)


# text, the number's words with the outcome
VICTIMS = [
    ("Bei der Massenhinrichtung von 60 Bauern fiel auch ein Lehrer.", "60 Bauern", "killed"),
    ("Im Wagen saßen drei Kinder, die verletzt in die Seeklinik gebracht wurden.", "drei Kinder", "wounded"),
]


@pytest.mark.parametrize(("text", "anchor", "outcome"), VICTIMS, ids=[text for text, _, _ in VICTIMS])
def test_victims(claims, text, anchor, outcome):
    (claim,) = [c for c in claims(text) if c.type == "casualty_count" and c.anchor.text == anchor]
    assert claim.outcome == outcome


def test_a_process_does_not_find_words(claims):
    text = "Im Mai fand der längste Prozess des Landes ein Ende: Der Wirt wurde vom Vorwurf des Mordes freigesprochen."
    assert all(claim.source is None for claim in claims(text))


@pytest.mark.parametrize(
    "line",
    [
        "Der Wald im Mai. © Archivfoto: Jo Abel",
        "Der Wald im Mai. − Foto: Abel",
        "Der Wald blüht Foto: Jo Abel",
        "Der Wald (foto: J. Abel)",
    ],
)
def test_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Vor 3 Tagen   Tagblatt Online", "furniture"),
        ("Vor 3 Tagen brannte das Haus.", ""),
        ("Vor einer Stunde", "furniture"),
        ("Vor 3 Tagen\xa0 \xa0tagblatt.example", "furniture"),
    ],
)
def test_when_a_page_was_made(line, kind):
    (found,) = split_lines(line)
    assert classify(found, first=False) == kind


@pytest.mark.parametrize(
    ("form", "lemma", "past"), [("stärkte", "stärken", True), ("achten", "achten", False), ("redeten", "reden", True)]
)
def test_weak_past(form, lemma, past):
    assert is_weak_past(form, lemma) is past


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("weiteten", "weiten"),
        ("weiten", "weiten"),
        ("veranstalteten", "veranstalten"),
        ("feierten", "feiern"),
        ("hörten", "hören"),
    ],
)
def test_stems_in_t(form, lemma):
    assert verb_lemma(form, "VVFIN") == lemma


def test_what_one_has_to_think_is_not_said(claims):
    text = "Wanderer müssten davon ausgehen, dass am 3. Dezember kein Boot fährt."
    (claim,) = [c for c in claims(text) if c.type == "date"]
    assert claim.source is None


def test_months_before_their_day_are_no_years(claims):
    assert not [c for c in claims("Das Haus steht.\n\nMay 3, 2021 Neues vom Haus") if c.type == "date"]


def test_a_caption_above_its_credit(claims):
    text = "Am Montag zogen Bauern durch die Stadt.\n© dpa\nBonn - Hunderte haben protestiert. Am Dienstag ging es weiter, das Ende ist offen."
    assert [c.anchor.text for c in claims(text) if c.type == "date"] == ["Dienstag"]


# text, accuser or agent, accused or target
WHOSE = [
    ("Der Minister wies die türkischen Vorwürfe einer Beteiligung an dem Putsch zurück.", ["türkischen"], ["Minister"]),
    ("Nach chilenischen Anschuldigungen gegen den Minister ging er.", ["chilenischen"], ["Minister"]),
    ("Die russische Kritik an der Nato wächst.", ["russische"], ["Nato"]),
]


@pytest.mark.parametrize(("text", "first", "second"), WHOSE, ids=[text for text, _, _ in WHOSE])
def test_whose_charge_an_adjective_says(claims, text, first, second):
    (claim,) = [c for c in claims(text) if c.type in ("accusation", "criticism")]
    sides = (claim.accuser, claim.accused) if claim.type == "accusation" else (claim.agent, claim.target)
    assert tuple([role.text for role in side] for side in sides) == (first, second)


# text, type, the number's words
NO_COUNTS = [
    ("Die Feuerwehr rückte mit 160 Einsatzkräften aus.", "troop_count"),
    ("Die Firma nimmt zwei Spezialisten für Handel auf.", "troop_count"),
    ("3. Jäger haben in Mali zehn Bauern getötet - Jo Abel\n4. Der Wirt sucht Köche - Jo Abel", "4"),
]


@pytest.mark.parametrize(("text", "barred"), NO_COUNTS, ids=[text for text, _ in NO_COUNTS])
def test_no_counts(claims, text, barred):
    assert not [c for c in claims(text) if barred in (c.type, c.anchor.text)]


def test_helpers_of_an_army(claims):
    assert [c.anchor.text for c in claims("Die Armee schickt 160 Spezialisten.") if c.type == "troop_count"] == [
        "160 Spezialisten"
    ]


# text, modality and source of its victims
KNOWN = [
    ("Eine Woche nach dem Brand im Norden mit elf Toten wollen sich die Ermittler äußern.", "asserted"),
    ("Die Stadt will die elf Toten ehren.", "asserted"),
    ("Der Brand könnte elf Tote gefordert haben.", "hedged"),
    ("Die Helfer könnten mit elf Toten rechnen.", "hedged"),
]


@pytest.mark.parametrize(("text", "modality"), KNOWN, ids=[text for text, _ in KNOWN])
def test_victims_that_are_known(claims, text, modality):
    (claim,) = [c for c in claims(text) if c.type == "casualty_count"]
    assert claim.modality == modality


def test_a_place_before_a_sentence_counts_nobody(claims):
    assert all(
        c.source is None for c in claims("Türkei: Polizei nimmt nach Anschlag drei Russen fest\n\nDie Polizei sucht weiter.")
    )
