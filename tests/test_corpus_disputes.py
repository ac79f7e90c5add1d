"""Numbers and days that sources dispute or replace, and what only looks like that."""

import pytest

from claimx.corpus.amounts import interval_of
from claimx.schema import Quantity

LEAD = "Bei Kämpfen um Goma wurden viele Menschen getötet. "


def ends(links, kind):
    return [(relation.from_.text, relation.to.text) for relation in links.relations if relation.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Rebellen nahmen die Stadt Goma am Montag ein, teilte die Regierung in Kinshasa mit. "
            "Laut dem Hilfswerk Kivubrücke fiel die Stadt schon am Samstag.",
            [("Samstag", "Montag")],
        ),
        (
            "Der Angriff auf Goma begann am Montag. Die Provinzverwaltung nennt den Dienstag, das Militär bleibt beim Sonntag.",
            [("Dienstag", "Montag"), ("Sonntag", "Montag")],
        ),
        # what happened before is another event
        (
            "Am Montag starben in Goma drei Bauern. Schon am Samstag waren laut dem Hilfswerk Kivubrücke zwei Bauern gestorben.",
            [],
        ),
        # when somebody spoke is none
        ("Kinshasa sprach am Montag von einem Sieg. Laut dem Hilfswerk Kivubrücke fiel die Stadt erst am Dienstag.", []),
    ],
    ids=["already", "named days", "an event before", "a day of speaking"],
)
def test_days_that_one_article_sets_against_each_other(linked, text, expected):
    found = linked((text, "2025-02-06"))
    assert ends(found, "contradicts") == expected
    assert all("on different days" in relation.reason for relation in found.relations if relation.kind == "contradicts")


def test_an_article_sets_a_day_against_that_of_another(linked):
    told = "Am 12. Februar stürmten Rebellen das Lager Kibati bei Goma, wie die Armee des Kongo mitteilte. Viele Zelte brannten."
    other = "Nach Darstellung des Hilfswerks Kivubrücke stürmten die Rebellen das Lager Kibati bei Goma bereits am 11. Februar. Zelte brannten."
    assert ends(linked((told, "2025-02-14"), (other, "2025-02-16")), "contradicts") == [("11. Februar", "12. Februar")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where those who count are at home is no other place
        (
            LEAD + "Die Ärztekammer Lualaba zählt 41 Tote. Das Hilfswerk Kivubrücke in Genf zählte 60 Tote.",
            [("60 Tote", "41 Tote")],
        ),
        (
            LEAD + "Die Ärztekammer Lualaba zählt 41 Tote. Das Hilfswerk Kivubrücke, das in Genf sitzt, zählte 60 Tote.",
            [("60 Tote", "41 Tote")],
        ),
        # who has just denied a charge answers it with another number
        (
            LEAD + "Die Ärztekammer Lualaba zählt elf Tote. Sie beschuldigt die Polizei. Die Polizei dementierte das. Es habe vier Tote gegeben.",
            [("vier Tote", "elf Tote")],
        ),
        # "gut 8.000" is no bound without end
        (
            "In Goma stehen nach Angaben der Ärztekammer Lualaba gut 8.000 Soldaten Ruandas. Das Hilfswerk Kivubrücke zählt 14.000 ruandische Soldaten.",
            [("14.000 ruandische Soldaten", "gut 8.000 Soldaten")],
        ),
        # people who do other things, and shares that are listed
        ("Laut dem Hilfswerk Kivubrücke flohen aus Goma 10.000 Menschen. Die Ärztekammer Lualaba rettete nach eigenen Angaben 6.000 Menschen.", []),
        ("Die Volkspartei kam nach eigenen Angaben auf 17,8 Prozent. Die Freie Liste verzeichnete nach eigenen Angaben 25,2 Prozent.", []),
    ],
    ids=["seat", "seat in a clause", "after a denial", "gut", "other things", "shares"],
)  # fmt: skip
def test_numbers_that_one_article_sets_against_each_other(linked, text, expected):
    assert ends(linked((text, "2025-02-06")), "contradicts") == expected


def test_what_one_source_counts_for_years_is_replaced(linked):
    first = "Die Vereinten Nationen zählen in Haiti 580.000 Vertriebene. Im Süden von Haiti fehlt Wasser."
    later = "In Haiti gibt es nach Angaben der Vereinten Nationen inzwischen 1,3 Millionen Vertriebene. Noch immer fehlt Wasser."
    found = linked((first, "2024-06-26"), (later, "2025-09-17"))
    assert ends(found, "updates") == [("1,3 Millionen Vertriebene", "580.000 Vertriebene")]


def test_a_number_left_behind(linked):
    found = linked((LEAD + "Die Ärztekammer Lualaba erhöhte ihre Bilanz am Mittwoch von 60 auf 68 Tote.", "2025-02-06"))
    assert ends(found, "updates") == [("68 Tote", "60")]


@pytest.mark.parametrize(
    ("type", "first", "second", "together"),
    [
        (
            "troop_count",
            "Die TPLF hat in Tigray nach eigenen Angaben 270.000 Kämpfer.",
            "Von den rund 270.000 Kämpfern der TPLF in Tigray sind erst wenige entlassen.",
            True,
        ),
        ("quantity", "Vor Taiwan liegen 14 Kriegsschiffe und 14 Schiffe der Küstenwache.", None, False),
    ],
    ids=["one force after years", "two things of a list"],
)
def test_one_number(linked, type, first, second, together):
    articles = [(first, "2022-11-03"), *([(second, "2025-12-29")] if second else [])]
    sizes = [len(group.members) for group in linked(*articles).groups if group.type == type]
    assert (max(sizes) > 1) is together


def test_those_who_are_counted_are_there_whatever_they_do_not_do(linked):
    first = "In Transnistrien sind rund 1.500 russische Soldaten stationiert."
    second = "Die rund 1.500 russischen Soldaten in Transnistrien verließen ihre Kasernen nicht."
    sizes = [
        len(group.members)
        for group in linked((first, "2025-09-20"), (second, "2025-09-29")).groups
        if group.type == "troop_count"
    ]
    assert max(sizes) == 2


@pytest.mark.parametrize(
    ("text", "bounds", "expected"),
    [
        ("gut 8.000 Soldaten", {"min": 8000}, (7999.5, 9200.0)),
        ("Knapp 8.000 Soldaten", {"max": 8000}, (6800.0, 8000.5)),
        ("mehr als 8.000 Soldaten", {"min": 8000}, (7999.5, float("inf"))),
    ],
)
def test_near_a_number(text, bounds, expected):
    assert interval_of(Quantity(text=text, start=0, end=len(text), **bounds)) == pytest.approx(expected)
