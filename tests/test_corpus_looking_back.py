"""What articles say of earlier times: figures told again, months for days, standing charges; and what only looks like that."""

import pytest

from claimx.articles import article_from_text
from claimx.corpus.linker import link
from claimx.corpus.parties import party_of
from claimx.corpus.surroundings import days_of, name_key
from claimx.schema import Time

QUAKE = "Beim Einsturz der Markthalle im georgischen Kutaissi {}"
TRUCE = "Armenien und Aserbaidschan haben {} eine Waffenruhe in Bergkarabach vereinbart."
CHARGE = "{} Serbien und Kosovo streiten seit Jahren über die Gemeinden im Norden."


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "casualty_count", (QUAKE.format("sind 37 Menschen getötet worden."), "2024-03-04"),
            ("Ein halbes Jahr nach dem Einsturz der Markthalle in Kutaissi gedenkt Georgien der 37 Toten.", "2024-09-04"),
            id="a toll told again after months",
        ),
        pytest.param(
            "casualty_count", (QUAKE.format("starben neun Verkäufer."), "2024-03-04"),
            ("Neun Händler starben beim Einsturz der Markthalle in Kutaissi in Georgien.", "2024-03-05"),
            id="the same victims by another noun",
        ),
        pytest.param(
            "casualty_count", (QUAKE.format("starben 77 Menschen."), "2024-03-04"),
            ("Im März 2024 starben in Kutaissi mehr als 70 Menschen. Im Mai wurde in Tiflis gewählt.", "2025-09-04"),
            id="a toll whose last digits are cut off",
        ),
        pytest.param(
            "date", (TRUCE.format("am 14. September"), "2023-09-15"),
            ("Die Waffenruhe in Bergkarabach hatten Armenien und Aserbaidschan im September vereinbart.", "2023-11-20"),
            id="a month for the day",
        ),
        pytest.param(
            "accusation", (CHARGE.format("Serbien beschuldigt den Kosovo, der Miliz Adlerfeder Unterschlupf zu gewähren."), "2024-03-04"),
            (CHARGE.format("Belgrad wirft Pristina vor, die Miliz Adlerfeder zu dulden."), "2024-05-06"),
            id="a standing charge, known by a rare name",
        ),
    ],
)  # fmt: skip
def test_told_again(group_sizes, type, first, second):
    assert 2 in group_sizes(type, first, second)


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "casualty_count", (QUAKE.format("starben elf Soldaten."), "2024-03-04"),
            (QUAKE.format("starben elf Kinder."), "2024-03-05"),
            id="soldiers are no children",
        ),
        pytest.param(
            "casualty_count", (QUAKE.format("gab es Dutzende Tote."), "2024-03-04"),
            (QUAKE.format("starben 25 Menschen."), "2024-03-04"),
            id="dozens are no number",
        ),
        pytest.param(
            "date", (TRUCE.format("am 14. September"), "2023-09-15"),
            ("Die Waffenruhe in Bergkarabach hatten Armenien und Aserbaidschan Ende September vereinbart.", "2023-11-20"),
            id="the end of a month does not hold its middle",
        ),
        pytest.param(
            "accusation", (CHARGE.format("Serbien beschuldigt den Kosovo, das Kloster Banjska angegriffen zu haben."), "2024-03-04"),
            (CHARGE.format("Belgrad wirft Pristina vor, das Rathaus in Leposavić angegriffen zu haben."), "2024-04-25"),
            id="another attack weeks later",
        ),
    ],
)  # fmt: skip
def test_something_else(group_sizes, type, first, second):
    assert 2 not in group_sizes(type, first, second)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "length"),
    [
        ("Anfang März", "2024-03-01", "2024-03-31", 12),
        ("Mitte März", "2024-03-01", "2024-03-31", 16),
        ("Ende März", "2024-03-01", "2024-03-31", 11),
        ("März", "2024-03-01", "2024-03-31", 31),
        ("Ende der Woche", "2024-03-04", "2024-03-10", 7),
    ],
)
def test_a_part_of_a_month(text, earliest, latest, length):
    time = Time(text=text, start=0, end=len(text), type="DATE", value="2024-03", earliest=earliest, latest=latest, anchored=True)
    assert days_of(time).length == length


@pytest.mark.parametrize(
    ("first", "second"),
    [("Provinz Lualaba", "Lualaba"), ("Lualabas", "Lualaba"), ("Nord-Lualaba", "Lualaba")],
)
def test_a_place_by_several_names(first, second):
    assert name_key(party_of(first, None, "unknown")) == name_key(party_of(second, None, "unknown"))


def test_ministers_of_a_state_speak_for_it():
    assert party_of("Minister Ruandas", None, "group").key == "state:RW"


@pytest.mark.parametrize(("published", "together"), [("2025-10-13", True), ("2019-10-13", False)])
def test_a_movement_speaks_for_the_state_that_it_rules(extractor, published, together):
    texts = {
        "a": "Die Taliban warfen Pakistan vor, den Luftraum über Chost verletzt zu haben.",
        "b": "Afghanistan warf Pakistan vor, den Luftraum über Chost verletzt zu haben.",
    }
    outputs = [extractor.extract(article_from_text(text, published=published, id=name)) for name, text in texts.items()]
    sizes = [len(group.members) for group in link(outputs, texts).groups if group.type == "accusation"]
    assert (2 in sizes) is together


@pytest.fixture(scope="module")
def relations(linked):
    """The relations of one kind, as the texts at their ends, after linking articles given as (text, document date)."""
    return lambda kind, *articles: [(one.from_.text, one.to.text) for one in linked(*articles).relations if one.kind == kind]


def test_a_toll_grows_from_article_to_article(relations):
    first = (QUAKE.format("sind 37 Menschen getötet worden."), "2024-03-04")
    second = ("Beim Einsturz der Markthalle im georgischen Kutaissi waren im März 41 Menschen getötet worden.", "2024-06-10")
    assert relations("updates", first, second) == [("41 Menschen", "37 Menschen")]


def test_a_body_counts_on(relations):
    first = ("Nach den Kämpfen zwischen Milizen in Kutaissi zählte das Hilfswerk Flusslicht in der Stadt 94 Tote.", "2024-03-04")
    second = (
        "Das Hilfswerk Flusslicht spricht nach den Kämpfen in Kutaissi inzwischen von 230 Toten in der Stadt.",
        "2024-03-12",
    )
    assert relations("updates", first, second) == [("230 Toten", "94 Tote")]


def test_whoever_is_accused_does_not_accuse_of_the_same(group_sizes):
    text = "Georgien warf Armenien vor, das Wehr in Kutaissi gesprengt zu haben. Armenien warf Georgien vor, das Wehr gesprengt zu haben."
    assert group_sizes("accusation", (text, "2024-03-04")) == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Bei Protesten in Lima griff die Polizei ein. Die Polizei meldete 47 Verletzte. Am Mittag sprach die Polizei bereits von 60 Verletzten.",
        "Bei Protesten in Lima griff die Polizei ein. Die Polizei zählt nun 60 Verletzte. Am Morgen hatte die Polizei 47 Verletzte gemeldet.",
    ],
)  # fmt: skip
def test_the_newest_figure_of_a_source(relations, text):
    assert relations("updates", (text, "2024-03-04")) == [
        ("60 Verletzten" if "60 Verletzten" in text else "60 Verletzte", "47 Verletzte")
    ]


def test_prices_replace_no_prices(relations):
    text = "In Lima kostet das Brot 30 Dollar, sagte die Händlerin Ida Lindqvist. Zunächst hatte der Tee zwei Dollar gekostet."
    assert relations("updates", (text, "2024-03-04")) == []


def test_a_crowd_counted_in_two_ways(relations):
    text = "In Lima gab es Proteste. Das Archiv der Straße schätzte die Menge auf 30.000 Menschen. Die Polizei zählte 9.000 Teilnehmer."
    (pair,) = relations("contradicts", (text, "2024-03-04"))
    assert set(pair) == {"30.000 Menschen", "9.000 Teilnehmer"}


AT_HOME = "In Peru ist gewählt worden. Die peruanische Hauptstadt Lima blieb ruhig, in Peru gab es keine Proteste. {}"


def test_an_authority_of_the_state_that_an_article_is_about(group_sizes):
    first = AT_HOME.format("Die Wahlbehörde bestritt, 300 Stimmzettel der Stadt Puno vernichtet zu haben.")
    second = "Peru bestreitet, 300 Stimmzettel der Stadt Puno vernichtet zu haben."
    assert 2 in group_sizes("denial", (first, "2024-03-04"), (second, "2024-03-05"))


def test_peoples_are_parties():
    assert party_of("Drusen", None, "group").certain
    assert not party_of("Milizen", None, "group").certain
