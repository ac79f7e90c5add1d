"""Who speaks for whom, what an article itself says of its numbers, denials in one article, and days that articles look back on."""

import pytest

from claimx.articles import article_from_text
from claimx.corpus.bodies import Bodies, speakers
from claimx.corpus.parties import party_of


def ends(links, kind):
    return [(relation.from_.text, relation.to.text) for relation in links.relations if relation.kind == kind]


LEAD = "Bei Kämpfen um Goma wurden viele Menschen getötet. "


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (LEAD + "Die Ärztekammer Lualaba zählt 480 Tote. Zunächst hatte sie 150 Tote gemeldet.", "updates", ("480 Tote", "150 Tote")),
        (LEAD + "Die Ärztekammer Lualaba spricht von 75 Toten, nachdem sie zuerst 43 Tote gezählt hatte.", "updates", ("75 Toten", "43 Tote")),
        (LEAD + "Die Ärztekammer Lualaba zählt 480 Tote. Bisher hatte sie 150 Tote genannt.", "updates", ("480 Tote", "150 Tote")),
        (LEAD + "Die Ärztekammer Lualaba zählt 14 Tote. Das Hilfswerk Kivubrücke kommt dagegen auf 24 Leichen.", "contradicts", ("24 Leichen", "14 Tote")),
        (LEAD + "Die Ärztekammer Lualaba zählt 14 Tote. Das Hilfswerk Kivubrücke zählt allerdings nur fünf Tote.", "contradicts", ("fünf Tote", "14 Tote")),
        (LEAD + "Die Ärztekammer Lualaba zählt 14 Tote. Das Hilfswerk Kivubrücke kommt ebenfalls auf rund 14 Tote.", "contradicts", None),
        (LEAD + "Ruanda zählt 14 eigene Gefallene. Kinshasa kommt dagegen auf 24 eigene Gefallene.", "contradicts", None),
        (LEAD + "Die Ärztekammer Lualaba zählt bisher 480 Tote und 150 Verletzte.", "updates", None),
        (LEAD + "In Goma starben 41 Menschen, das Hilfswerk Kivubrücke zählt mindestens 60.", "contradicts", ("mindestens 60", "41 Menschen")),
        (
            LEAD + "Die Ärztekammer Lualaba zählt in Goma 480 Tote. Viele Familien suchen ihre Söhne. Der Markt ist zu. Das Wasser ist knapp. "
            "Das Hilfswerk Kivubrücke kommt in Goma auf höchstens 150 Tote.",
            "contradicts", ("höchstens 150 Tote", "480 Tote"),
        ),
        (LEAD + "Die Ärztekammer Lualaba zählt 41 Tote. Das Hilfswerk Kivubrücke zählte 60 Tote.", "contradicts", ("60 Tote", "41 Tote")),
        (LEAD + "Die Ärztekammer Lualaba zählt 41 Tote. 2021 starben laut Hilfswerk Kivubrücke 60 Menschen.", "contradicts", None),
        (LEAD + "Die Ärztekammer Lualaba zählt 41 Tote; am Sonntag waren es 35 Tote gewesen.", "updates", ("41 Tote", "35 Tote")),
    ],
)  # fmt: skip
def test_numbers_that_one_article_sets_against_each_other(linked, text, kind, expected):
    assert ends(linked((text, "2025-02-06")), kind) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruanda wirft Kinshasa vor, Dörfer beschossen zu haben. Kinshasa bestreitet das.", True),
        ("Kinshasa bestritt, Dörfer in Ruanda beschossen zu haben. Am Morgen warf Ruanda Kinshasa vor, Dörfer zu beschießen.", True),
        ("Ruanda wirft Kinshasa vor, Dörfer beschossen zu haben. Burundi bestreitet, Waffen geliefert zu haben.", False),
    ],
    ids=["answer", "ticker, the newest first", "another party"],
)  # fmt: skip
def test_denials_in_one_article(linked, text, expected):
    assert bool(ends(linked((text, "2025-02-06")), "denies")) is expected


@pytest.mark.parametrize(
    ("accusation", "denial", "day", "expected"),
    [
        (
            "In der Klinik von Lualaba schlugen Granaten ein. Ruanda machte die Armee von Burundi verantwortlich.",
            "Burundi bestreitet, die Klinik von Lualaba mit Granaten beschossen zu haben.", "2025-02-08", True,
        ),
        (
            "Armenien beschuldigte das Nachbarland Aserbaidschan, Dörfer mit Drohnen angegriffen zu haben.",
            "Baku bestreitet, Ortschaften mit Drohnen angegriffen zu haben.", "2025-02-08", True,
        ),
        (
            "Ruanda wirft Burundi vor, Rebellen mit Waffen zu versorgen.",
            "Burundi dementiert seit Langem, Rebellen mit Waffen zu beliefern.", "2025-09-08", True,
        ),
        (
            "Ruanda wirft Burundi vor, ein Dorf beschossen zu haben.",
            "Burundi dementiert, einen Markt beschossen zu haben.", "2025-09-08", False,
        ),
    ],
    ids=["a charge without content", "an answer", "a standing charge, months later", "another event, months later"],
)  # fmt: skip
def test_denials_that_answer_another_article(linked, accusation, denial, day, expected):
    assert bool(ends(linked((accusation, "2025-02-06"), (denial, day)), "denies")) is expected


def test_a_spokesman_speaks_for_his_body_where_only_another_article_says_so(extractor):
    texts = (
        "Die Rebellen der M23 rückten vor. M23-Sprecher Jonas Mbuyi-Wanza bestätigte das.",
        "Sprecher Jonas Mbuyi-Wanza bestritt einen Angriff.",
    )
    outputs = [extractor.extract(article_from_text(text, published="2025-02-06", id=str(i))) for i, text in enumerate(texts)]
    known = speakers(outputs, {})
    (denial,) = [claim for claim in outputs[1].claims if claim.type == "denial"]
    assert [party.key for party in Bodies(outputs[1], known).parties(denial.denier)] == ["m23"]


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("UN-Fachleute", "group", "Q1065"),
        ("Vertreter des Pentagons", "group", "state:US"),
        ("Präsidialamt in Baku", "government", "state:AZ"),
        ("Russische Friedenstruppe", "organisation", "state:RU"),
        ("Ärztekammer Lualaba", "organisation", "ärztekammer lualaba"),
    ],
)
def test_bodies_of_organisations_and_states(name, kind, key):
    assert party_of(name, None, kind, name).key == key


BACK = [
    ("Am 27. September 2020 begann der Krieg um Berg-Karabach.", "2022-09-20"),
    ("Berg-Karabach ist leer. Der Krieg war am 27. September 2020 ausgebrochen.", "2023-12-28"),
]


def test_a_day_that_articles_look_back_on_is_one_event(linked):
    links = linked(*BACK, ("Am 27. September 2020 wählte die Schweiz über eine Initiative ab.", "2022-10-01"))
    assert sorted(len(group.members) for group in links.groups if group.type == "date") == [1, 2]
