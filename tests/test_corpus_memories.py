"""One event of a time long past, whatever the precision of its date; parties that a word only points to; whose victims are counted."""

import pytest

PASS = "Am Pass von Lenteki zwischen Georgien und Armenien ist es ruhig. {} In Lenteki liegt Schnee."


@pytest.mark.parametrize(
    ("past", "sizes"),
    [
        (("Im April 2021 starben bei Gefechten am Pass 50 Hirten.", "Viele denken an den Krieg von 2021."), [2]),
        (("Im Frühjahr 2021 starben am Pass 50 Hirten.", "Im April 2021 töteten Schüsse am Pass 50 Hirten."), [2]),
        (("Im April 2021 starben am Pass 50 Hirten. Im Juli 2021 starben dort elf Soldaten.", "Viele denken an den Krieg von 2021."), [1, 1, 1]),
    ],
    ids=["month and year", "season and month", "two events of the year"],
)  # fmt: skip
def test_times_long_past(group_sizes, past, sizes):
    first, second = (PASS.format(sentence) for sentence in past)
    assert group_sizes("date", (first, "2022-09-17"), (second, "2022-09-25")) == sizes


def test_the_neighbour_is_the_other_state_of_the_article(linked):
    charge = "Georgien und Armenien streiten. Georgien warf dem Nachbarland vor, die Kirche von Lenteki beschossen zu haben."
    denial = "Georgien und Armenien streiten. Armenien bestreitet, die Kirche von Lenteki beschossen zu haben."
    relations = linked((charge, "2024-03-04"), (denial, "2024-03-05")).relations
    assert [relation.kind for relation in relations] == ["denies"]


def test_a_charge_named_where_it_is_rejected_is_against_who_rejects_it(linked):
    charge = "Georgien beschuldigt Armenien, die Gefangenen von Lenteki gefoltert zu haben."
    denial = "Eriwan verwahrt sich gegen den Vorwurf, die Gefangenen von Lenteki seien gefoltert worden."
    links = linked((charge, "2024-03-04"), (denial, "2024-03-05"))
    assert [len(group.members) for group in links.groups if group.type == "accusation"] == [2]


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        ("Georgien zählt nach den Gefechten am Pass von Lenteki nun 62 Tote.", True),
        ("Armenien zählt nach den Gefechten am Pass von Lenteki nun 62 Tote.", False),
    ],
)
def test_a_state_counts_its_own_victims(linked, newer, expected):
    older = "Georgien zählt nach den Gefechten am Pass von Lenteki 41 Tote."
    relations = linked((older, "2024-03-04"), (newer, "2024-03-06")).relations
    assert ("updates" in {relation.kind for relation in relations}) is expected


def test_one_number_of_two_times_is_two_counts(group_sizes):
    first = PASS.format("Im Frühjahr 2021 starben am Pass 36 Hirten.")
    second = "Am Pass von Lenteki starben 36 Hirten\n\n" + PASS.format("Am Montag starben am Pass von Lenteki 36 Hirten.")
    assert 3 not in group_sizes("casualty_count", (first, "2022-09-19"), (second, "2022-09-20"))


@pytest.mark.parametrize(("second", "sizes"), [("Fluggeräte", [2]), ("Boote", [1, 1])])
def test_one_number_of_two_nouns_among_the_same_rare_words(group_sizes, second, sizes):
    first = PASS.format("Über dem Kloster Samtredi fing die Bergwacht 27 Drohnen mit Netzen ab.")
    if second == "Boote":
        other = "Auf dem See von Paliastomi kenterten 27 Boote. Georgien und Armenien trauern."
    else:
        other = PASS.format("Mit Netzen hatte die Bergwacht über dem Kloster Samtredi 27 Fluggeräte abgefangen.")
    assert group_sizes("quantity", (first, "2024-03-04"), (other, "2024-03-05")) == sizes
