"""Claims that say little of themselves: denials that point back, months for days, lone numbers, agreements without parties."""

import pytest

SPRING = "Armenien und Aserbaidschan streiten über das Dorf Karawan und die Quelle von Tigran. {}"
DAM = "Der Staudamm von Wanistawi im Süden Georgiens versorgt die Täler der Lupfe mit Wasser. {} Der Fluss steht noch immer hoch."


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "denial", (SPRING.format("Baku wirft Eriwan vor, die Quelle von Tigran vergiftet zu haben. Eriwan bestreitet das."), "2024-03-04"),
            (SPRING.format("Angeblich haben Soldaten die Quelle vergiftet. Armenien leugnet das bis heute."), "2024-06-12"),
            id="two denials that point back to one matter",
        ),
        pytest.param(
            "accusation", (SPRING.format("Aserbaidschan beschuldigt Armenien, die Quelle von Tigran vergiftet zu haben."), "2024-03-04"),
            (SPRING.format("Den Vorwurf, die Quelle vergiftet zu haben, weist Armenien zurück."), "2024-05-20"),
            id="a charge whose maker is named only once",
        ),
        pytest.param(
            "date", (DAM.format("Am 14. März brach der Staudamm, nachdem ein Schieber geklemmt hatte."), "2024-03-16"),
            (DAM.format("Der Staudamm, der im März brach, wird neu gebaut. Ein Schieber hatte geklemmt."), "2024-09-16"),
            id="a month for a day",
        ),
        pytest.param(
            "casualty_count", (DAM.format("Am Montag riss eine Flutwelle an der Mühle von Karbali vier Fischer in den Tod."), "2024-03-06"),
            (DAM.format("An der Mühle von Karbali hatte die Flutwelle vier Fischer in den Tod gerissen."), "2024-10-06"),
            id="a small toll that no other is like, long after",
        ),
        pytest.param(
            "casualty_count", ("Bei einem Angriff auf den Hafen wurden in Hodeida 14 Menschen getötet.", "2024-07-21"),
            ("Der Angriff traf Kräne. In Hudaida wurden am Hafen 14 Menschen getötet.", "2024-07-23"),
            id="one town in two spellings",
        ),
        pytest.param(
            "agreement", (SPRING.format("Im Mai 2023 hatten Armenien und Aserbaidschan in Batumi den Schutz der Quelle vereinbart."), "2024-03-04"),
            (SPRING.format("Am 11. Mai 2023 wurde in Batumi der Schutz der Quelle vereinbart."), "2024-09-04"),
            id="an agreement of one time, without its parties",
        ),
    ],
)  # fmt: skip
def test_one_group(group_sizes, type, first, second):
    assert 2 in group_sizes(type, first, second)


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "denial", (SPRING.format("Angeblich haben Soldaten die Quelle vergiftet. Armenien bestreitet das."), "2024-03-04"),
            (SPRING.format("Drohnen sollen über Karawan geflogen sein. Armenien bestreitet das."), "2024-04-12"),
            id="two denials that point back to two matters",
        ),
        pytest.param(
            "casualty_count", (DAM.format("Am Montag riss eine Flutwelle vier Fischer in den Tod."), "2024-03-06"),
            (DAM.format("Bei einer Schießerei in Batumi starben vier Soldaten."), "2024-10-06"),
            id="the same small number of others",
        ),
        pytest.param(
            "agreement", (SPRING.format("Im Mai 2023 hatten Armenien und Aserbaidschan den Schutz der Quelle vereinbart."), "2024-03-04"),
            (SPRING.format("Am 11. Juli 2023 wurde der Schutz der Quelle vereinbart."), "2024-09-04"),
            id="agreements of two times",
        ),
    ],
)  # fmt: skip
def test_two_groups(group_sizes, type, first, second):
    assert set(group_sizes(type, first, second)) == {1}


GOMA = "Bei Kämpfen um Goma wurden viele Menschen getötet. "


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (GOMA + "Die Ärztekammer Lualaba zählt 480 Tote. Im Frühjahr hatte sie 150 Tote genannt.", "updates", ("480 Tote", "150 Tote")),
        (GOMA + "480 Menschen starben. In einem ersten Bericht hatte die Ärztekammer Lualaba 150 Tote aufgeführt.", "updates", ("480 Menschen", "150 Tote")),
        (GOMA + "Die Ärztekammer Lualaba zählt 480 Tote, 90 von ihnen Frauen. Zunächst hatte sie 150 Tote gemeldet.", "updates", ("480 Tote", "150 Tote")),
        (GOMA + "Die Ärztekammer Lualaba zählt 14 Tote. Das Hilfswerk Kivubrücke meldet 24 Tote.", "contradicts", ("24 Tote", "14 Tote")),
        (GOMA + "Die Ärztekammer Lualaba zählt 14 Tote. In Bukavu wurden nach Angaben des Hilfswerks Kivubrücke 24 Menschen getötet.", "contradicts", None),
        (GOMA + "Ruanda zählt 14 Tote. Burundi zählt 24 Tote.", "contradicts", None),
    ],
    ids=["given before", "a first report", "a part in between", "side by side", "in another place", "each its own"],
)  # fmt: skip
def test_figures_of_one_article(linked, text, kind, expected):
    found = [
        (relation.from_.text, relation.to.text) for relation in linked((text, "2025-02-06")).relations if relation.kind == kind
    ]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Armenien wirft Georgien vor, die Quelle von Tigran vergiftet zu haben. Armenien bestreitet, Dörfer zu belagern.",
        "Armenien wirft Georgien vor, die Quelle von Tigran vergiftet zu haben. Den Vorwurf, Dörfer zu belagern, weist Armenien zurück.",
    ],
)
def test_no_side_rejects_its_own_charge(linked, text):
    relations = linked((text, "2025-02-06")).relations
    assert not [one for one in relations if one.kind == "denies" and "Georgien" in one.reason]
