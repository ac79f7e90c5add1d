"""What only whole groups tell: the event of a day that articles look back on, one number or one matter of one story."""

import pytest

from claimx.articles import article_from_text
from claimx.corpus.bodies import speakers

FLOOD = "Das Hochwasser der Lupfe im Süden Georgiens hat die Stadt Wanistawi getroffen. {} In Wanistawi steht die Lupfe noch immer hoch."
BORDER = "Armenien und Aserbaidschan streiten über das Dorf Karawan und die Quelle von Tigran. {}"


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "date", (FLOOD.format("Am Montag brach in Wanistawi der Damm."), "2024-03-06"),
            (FLOOD.format("Am 4. März ging in Wanistawi das Wasser über die Ufer der Lupfe."), "2024-05-06"),
            id="the event of a day that is remembered",
        ),
        pytest.param(
            "date", (FLOOD.format("Am Montag brach in Wanistawi der Damm, das Hochwasser kam in die Stadt."), "2024-03-06"),
            (FLOOD.format("Seit dem Hochwasser vom 4. März gibt es in Wanistawi keinen Strom."), "2024-03-16"),
            id="a noun with its day, whatever the verb denies",
        ),
        pytest.param(
            "quantity", (FLOOD.format("Die Behörden brachten 4.300 Bewohner in Zelten unter."), "2024-03-06"),
            (FLOOD.format("Noch leben 4.300 Bewohner in Zelten am Rand von Wanistawi."), "2024-06-06"),
            id="one number of one story",
        ),
        pytest.param(
            "denial", (BORDER.format("Armenien bestreitet, die Quelle von Tigran vergiftet zu haben."), "2024-03-04"),
            (BORDER.format("Eriwan leugnet, dass in der Quelle Gift gefunden wurde."), "2024-03-12"),
            id="one matter of two sides",
        ),
        pytest.param(
            "denial", (BORDER.format("Armenien bestreitet, die Quelle von Tigran vergiftet zu haben."), "2024-03-04"),
            (BORDER.format("Die Armee bestreitet, die Quelle von Tigran vergiftet zu haben."), "2024-03-06"),
            id="a common noun for the denier",
        ),
        pytest.param(
            "agreement", ("Armenien und Georgien haben am Freitag in Batumi einen Handelsvertrag unterzeichnet.", "2024-03-09"),
            ("Am 8. März hatten Armenien und Georgien in Batumi Frieden geschlossen.", "2024-04-09"),
            id="an agreement of the same two on the same day",
        ),
    ],
)  # fmt: skip
def test_one_group(group_sizes, type, first, second):
    assert 2 in group_sizes(type, first, second)


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "date", (FLOOD.format("Am Montag brach in Wanistawi der Damm."), "2024-03-06"),
            (FLOOD.format("Am Montag trat in Wanistawi der Bürgermeister zurück."), "2024-03-06"),
            id="two events of a day in the news",
        ),
        pytest.param(
            "quantity", (FLOOD.format("Die Behörden brachten 4.300 Bewohner in Zelten unter."), "2024-03-06"),
            (FLOOD.format("Weitere 4.300 Bewohner leben in Zelten am Rand von Wanistawi."), "2024-06-06"),
            id="the same number on top",
        ),
        pytest.param(
            "denial", (BORDER.format("Armenien bestreitet, die Quelle von Tigran vergiftet zu haben."), "2024-03-04"),
            (BORDER.format("Eriwan leugnet, das Dorf Karawan zu belagern."), "2024-03-12"),
            id="another matter of the same sides",
        ),
    ],
)  # fmt: skip
def test_two_groups(group_sizes, type, first, second):
    assert set(group_sizes(type, first, second)) == {1}


def test_an_hour_of_a_day_is_not_the_event_that_is_remembered(group_sizes):
    first = FLOOD.format("Am Montag brach in Wanistawi der Damm. Am Nachmittag kam das Technische Hilfswerk.")
    second = FLOOD.format("Am 4. März brach der Damm.")
    assert 3 not in group_sizes("date", (first, "2024-03-04"), (second, "2024-05-06"))


def test_a_heading_within_an_article_leads_to_what_stands_below_it(group_sizes):
    text = "Streit um Karawan\n\n+++ 12:40 Uhr: Baku widerspricht +++\n\nAserbaidschan bestreitet, das Dorf Karawan geplündert zu haben."
    assert group_sizes("denial", (text, "2024-03-04")) == [2]


@pytest.mark.parametrize("office", ["Verteidigungsministeriums in Eriwan", "armenischen Konsulats"])
def test_a_spokesman_of_an_office(extractor, office):
    text = f"Der Sprecher des {office}, Howik Tschilingarow, bestritt den Angriff auf Karawan."
    output = extractor.extract(article_from_text(text, published="2024-03-04", id="a"))
    assert {party.key for party in speakers([output], {}).values()} == {"state:AM"}
