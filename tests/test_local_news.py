"""Police reports, disasters, courts and councils: who is hurt, who is meant by a pronoun, what is dated, and what is no claim."""

from functools import partial

import pytest

from claims_found import claims_on, names
from claimx.articles import article_from_text

DAY = "2023-05-10"  # a Wednesday
claims_of = partial(claims_on, DAY)


# sentence, then (anchor, value or minimum, outcome) of each count
CASUALTIES = [
    ("Mehrere Streikende blieben inhaftiert.", [("Mehrere Streikende", 3, "captured")]),
    ("Vier der Festgenommenen sind noch in Haft, zwei Fahrer bleiben in Gewahrsam.", [("zwei Fahrer", 2, "captured")]),
    ("Ein 31-jähriger Fahrer verunglückte am Westgrat tödlich.", [("Ein 31-jähriger Fahrer", 1, "killed")]),
    ("Die Lawine forderte sieben Opfer.", [("sieben Opfer", 7, "killed")]),
    ("Das Fährunglück kostete 40 Menschenleben.", [("40 Menschenleben", 40, "killed")]),
    (
        "Unter den Verwundeten, die man barg, befinden sich vier Rentner.",
        [("vier Rentner", 4, "wounded")],
    ),
    ("Als die Bewaffneten das Dorf stürmten, erschossen sie zwölf Bauern.", [("zwölf Bauern", 12, "killed")]),
    ("Der Räuber brachte zwei Kassierer in seine Gewalt.", [("zwei Kassierer", 2, "captured")]),
    (
        "Eine Polizistin wurde erschossen und eine weitere verletzt.",
        [("Eine Polizistin", 1, "killed"), ("eine weitere", 1, "wounded")],
    ),
    ("Einer der Einbrecher, ein Maurer, konnte gestellt und festgenommen werden.", [("Einer der Einbrecher", 1, "captured")]),
]


@pytest.mark.parametrize(("text", "expected"), CASUALTIES)
def test_casualties(extractor, text, expected):
    found = [c for c in claims_of(extractor, text, "casualty_count") if c.anchor.text in [e[0] for e in expected]]
    assert [(c.anchor.text, int(c.quantity.value or c.quantity.min), c.outcome) for c in found] == expected


NO_CASUALTIES = [
    "Der Wolf tötete elf Schafe.",
    "Bei dem Stallbrand starben 300 Schweine.",
    "Drei tote Wale lagen am Strand.",
    "Er wurde verletzt, die anderen nicht.",
    "Das Unternehmen schickte 40 Helfer.",
    "Der Zoll rettete 30 Menschenleben nicht, sondern Akten.",
]


@pytest.mark.parametrize("text", NO_CASUALTIES)
def test_animals_and_others_are_no_casualties(extractor, text):
    assert claims_of(extractor, text, "casualty_count") == []


# sentence, sources of its only count
SOURCES = [
    ("In Ghana sind bei einem Grubenunglück über 60 Menschen ums Leben gekommen.", []),
    ("Später stürzte das Gerüst ein, so dass es zu drei Toten kam.", []),
    ("Die Feuerwehr kommt auf neun Verletzte.", ["Feuerwehr"]),
    ("Wie die Feuerwehr mitteilte wurden neun Gäste verletzt.", ["Feuerwehr"]),
    ("Zwei Orkane forderten bis zu 80 Opfer.", []),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_sources_of_counts(extractor, text, sources):
    assert names(claims_of(extractor, text, "casualty_count")[0].source) == sources


def test_a_place_and_a_number_are_no_force(extractor):
    found = claims_of(extractor, "In Uferbach 12 Menschen bei Brand getötet", "casualty_count")
    assert [names(c.force) for c in found] == [[]]


# sentence, anchor of a date claim, value, event
DATES = [
    ("Der Bürgermeister hatte am Montag angekündigt, bei der Wahl im Oktober erneut anzutreten.", "Oktober", "2023-10", "Wahl"),
    ("Bei dem Turnier am 18. Juni werden auch Gäste zugelassen sein.", "18. Juni", "2023-06-18", "Turnier"),
    (
        "Das Testament wurde am 2. Mai aufgesetzt und zwei Wochen nach der Beerdigung eröffnet.",
        "2. Mai",
        "2023-05-02",
        "aufgesetzt",
    ),
    ("Das Urteil wurde gestern aufgehoben und an das Amtsgericht verwiesen.", "gestern", "2023-05-09", "aufgehoben"),
    ("Seit der Ermordung des Königs 1981 regiert ein General.", "1981", "1981", "Ermordung"),
    ("Nach dem Absturz zweier Gondeln im März 2009 ruhte der Betrieb.", "März 2009", "2009-03", "Absturz"),
    ("Bei der Gemeindewahl in Olmbach 2016 siegte ein Bäcker.", "2016", "2016", "Gemeindewahl"),
    ("Der im April 2019 neu eröffnete Bahnhof sucht einen Wirt.", "April 2019", "2019-04", "eröffnete"),
    ("Der Verein sucht Helfer für die Handball-WM 2027.", "2027", "2027", "Handball-WM"),
    ("In der Nacht zum heutigen Mittwoch brannte eine Halle.", "Nacht zum heutigen Mittwoch", "2023-05-09TNI", "brannte"),
    (
        "Er spielt vom 3. bis 20. Oktober in Olmbach. Die Lesung am 8. Oktober ist bereits ausgebucht.",
        "8. Oktober",
        "2023-10-08",
        "Lesung",
    ),
    # the day before the article's, though the sentence plans ("trifft")
    ("Ghana spielt am 9. Mai gegen Peru, und Kanada trifft auf Japan.", "9. Mai", "2023-05-09", "spielt"),
    ("In der heutigen Sitzung schwieg der Rat.", "heutigen", "2023-05-10", "Sitzung"),
]


@pytest.mark.parametrize(("text", "anchor", "value", "event"), DATES)
def test_dates(extractor, text, anchor, value, event):
    found = {c.anchor.text: c for c in claims_of(extractor, text, "date")}
    assert (found[anchor].time.value, found[anchor].event.text) == (value, event)


NO_DATES = [
    "Die Schau reicht von der Mühle bis zur heutigen Fabrik.",
    "Die Turnerin ist heute 31 Jahre alt.",
    "Bereits heute fehlen Lehrer.",
    "Gegen 3:20 bemerkte ein Nachbar den Rauch.",
    "Das Gericht nannte unter dem Aktenzeichen S 4 KR 988/17 den Beitrag nichtig.",
    "Mehr zum Thema. (31.10.2019)",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(extractor, text):
    assert claims_of(extractor, text, "date") == []


def test_es_takes_part_in_nothing(extractor):
    found = claims_of(extractor, "Die Stadt Olmbach wartet. Am Montag kam es zu einem Brand.", "date")
    assert [names(c.participants) for c in found] == [[]]


LISTED = """Hochwasser am Unterlauf

03.01.2019

Der Fluss stieg am Samstag über den Deich, das Wasser stand in den Gassen. Die Feuerwehr pumpte Keller aus.

Am Abend sanken die Pegel wieder, teilte die Stadt mit. Die Schulen blieben geschlossen.

Chronik der Flut 1. Tag: (31.12.2018)
2. Tag: (01.01.2019)
3. Tag: (02.01.2019)
4. Tag: (03.01.2019)
"""


def test_the_date_line_above_a_list_of_days(extractor):
    assert article_from_text(LISTED).published == "2019-01-03"


# type, text, agent or accuser or denier, target or accused
PARTIES = [
    (
        "denial",
        "Die Aktivisten werfen der Bürgermeisterin Anna Berger Untätigkeit vor. Sie bestritt die Vorwürfe.",
        ["Anna Berger"],
        None,
    ),
    (
        "accusation",
        "Die Wache nahm in Olmbach drei Personen fest, die beschuldigt werden, Geld gefälscht zu haben.",
        [],
        ["drei Personen"],
    ),
    ("criticism", "Der Aargauer Grossrat Reto Zumthor monierte die Kosten.", ["Reto Zumthor"], ["Kosten"]),
    ("criticism", "Die Zürcher Kantonsrätin Lena Frei kritisierte den Entwurf.", ["Lena Frei"], ["Entwurf"]),
    (
        "criticism",
        "Anwohner beklagten sich über fehlende Ansagen durch die Ämter.",
        ["Anwohner"],
        ["Ämter"],
    ),
    (
        "criticism",
        "Gestern wurde der durch die Nordbank verursachte Lärm bemängelt, aber auch der Ton.",
        [],
        ["durch die Nordbank verursachte Lärm"],
    ),
    ("criticism", "Die Vergabe wurde vom Rechnungshof bemängelt.", ["Rechnungshof"], ["Vergabe"]),
    ("criticism", "Kritik an der Ernennung von Weber gab es im Rat.", [], ["Ernennung"]),
    (
        "demand",
        "Der Vorstand der Nordbank schwieg. Die Vereinigung der Anleger tadelte ihn, indem sie die Bank zum Handeln aufforderte.",
        ["Vereinigung"],
        ["Bank"],
    ),
    ("accusation", "Der Händler sei für den Schaden verantwortlich zu machen, erklärte die Kammer.", [], ["Händler"]),
]


@pytest.mark.parametrize(("kind", "text", "first", "second"), PARTIES)
def test_parties(extractor, kind, text, first, second):
    claim = claims_of(extractor, text, kind)[0]
    roles = {"denial": ("denier", None), "accusation": ("accuser", "accused")}.get(kind, ("agent", "target"))
    assert names(getattr(claim, roles[0])) == first
    assert second is None or names(getattr(claim, roles[1])) == second


# text, allegation of its only accusation
ALLEGATIONS = [
    (
        "Die Gemeinde macht den Verein „Bund der Gärtner“ (BG) für die Verschmutzung des Ufers verantwortlich.",
        "die Verschmutzung des Ufers",
    ),
    ("Die Gutachter werfen dem Amt vor: „Eine Prüfung findet fast nie statt.“", "„Eine Prüfung findet fast nie statt.“"),
    ("Der Pfleger wurde wegen ähnlicher Delikte beschuldigt, darunter schwerer Betrug.", "ähnlicher Delikte"),
]


@pytest.mark.parametrize(("text", "allegation"), ALLEGATIONS)
def test_allegations(extractor, text, allegation):
    assert claims_of(extractor, text, "accusation")[0].allegation.text == allegation


NOTHING = [
    ("criticism", "Er wurde wegen Volksverhetzung verurteilt."),
    ("criticism", "Das Verwaltungsgericht erklärte die Wahl für unzulässig."),
    ("criticism", "Der Präsident sprach von der schlimmsten Flutkatastrophe seit Jahren."),
    ("threat", "Im Falle eines Urteils müsse der Händler mit einer Haftstrafe rechnen, sagte die Richterin."),
    ("statement", "Bank-Krise: Auch Lehmann wirft hin\n\nDie Lage ist ernst."),
    ("statement", "Als Priel werden die Wasserläufe im Watt bezeichnet."),
    ("statement", "Gegen den „Verein freier Köche“ ermittelt die Staatsanwaltschaft."),
]


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_no_claim(extractor, kind, text):
    assert claims_of(extractor, text, kind) == []


# text, speakers of its statements
SPEAKERS = [
    ("Die Wache informierte den Bürgermeister, allerdings war der Brand gelöscht.", []),
    ("»Wir sind hier«, sagte deren Sprecher, Hauptmann Jan Dorn, dem Portal »Grenze Süd«.", ["Sprecher", "Jan Dorn"]),
    ("Der Geschäftsführer, dem das Lager gehört (Motto: „Immer weiter“), schweigt.", []),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(extractor, text, speakers):
    found = [name for claim in claims_of(extractor, text, "statement") for name in names(claim.speaker)]
    assert found == speakers


def test_town_adjectives_keep_their_form(extractor):
    found = claims_of(extractor, "Das Potsdamer Bauministerium erklärte, von dem Gutachten nichts zu wissen.", "denial")
    assert names(found[0].denier) == ["Potsdamer Bauministerium"]


# sentence, outcome of its only count: suffixes that name no custody and no animal
LOOKALIKES = [
    ("Die Polizei nahm drei Verdächtige fest.", "captured"),
    ("Zwei Tatverdächtige sind in Untersuchungshaft.", "captured"),
    ("Die fünf neuen Rampen der Genossenschaft sind übergeben worden.", None),
    ("Vier Gäste sind dauerhaft eingezogen.", None),
]


@pytest.mark.parametrize(("text", "outcome"), LOOKALIKES)
def test_lookalikes(extractor, text, outcome):
    assert [c.outcome for c in claims_of(extractor, text, "casualty_count")] == ([outcome] if outcome else [])


NAMED = [
    ("„Das gilt allen“, sagte der Leiter des Kurtheaters Peter Frank.", ["Peter Frank"]),
    ("„Das gilt allen“, sagte der Sohn des Skistars Willi Bergmoser.", ["Sohn"]),
    ("„Das gilt allen“, sagt FBP-Senioren-Chef Urs Hangartner.", ["Urs Hangartner"]),
    ("Wie möchten Sie den Umbau bezahlen?", []),
    ("Die Reform lehne ich nicht ab.", []),
    ("Autor: tf\n\nDie Lage ist ruhig.", []),
]


@pytest.mark.parametrize(("text", "speakers"), NAMED)
def test_named_speakers(extractor, text, speakers):
    assert [name for claim in claims_of(extractor, text, "statement") for name in names(claim.speaker)] == speakers


def test_a_wrong_that_is_not_seen_accuses_nobody(extractor):
    assert claims_of(extractor, "Die Notarin erklärte, sie sehe kein Verbrechen darin.", "accusation") == []


def test_titles_of_the_year_are_no_dates(extractor):
    assert claims_of(extractor, "Als Baum des Jahres steht die Ulme am Tor.", "date") == []
    assert len(claims_of(extractor, "Im Laufe des Jahres schließt das Bad.", "date")) == 1
