"""Sentences as longer stories have them: charges whose content begins with an article, numbers that go on, dates of the past."""

import pytest

from claimx.articles import article_from_text

DAY = "2022-01-10"


def claims_of(extractor, text, kind):
    return [claim for claim in extractor.extract(article_from_text(text, published=DAY)).claims if claim.type == kind]


# sentence, claim type, field of the content, its words
CONTENTS = [
    ("Chile bezichtigt Peru, die Miliz zu schützen.", "accusation", "allegation", "die Miliz zu schützen"),
    ("Chile beschuldigt Peru, die Morde befohlen zu haben.", "accusation", "allegation", "die Morde befohlen zu haben"),
    ("Chile hält Peru vor, damit das Völkerrecht verletzt zu haben.", "accusation", "allegation", "damit das Völkerrecht verletzt zu haben"),
    ("Die Bahn bestreitet weiter, das Dach angefasst zu haben.", "denial", "denied", "das Dach angefasst zu haben"),
    ("Chile und Peru haben in Lima eine Grundsatzerklärung unterzeichnet.", "agreement", "object", "eine Grundsatzerklärung"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "field", "words"), CONTENTS)
def test_contents(extractor, text, kind, field, words):
    (claim,) = claims_of(extractor, text, kind)
    assert getattr(claim, field).text == words


# sentences, claim type, anchor and outcome of every count
COUNTS = [
    ("Lima gab 23 tote Soldaten zu, ein Institut ermittelte 34.", "casualty_count", [("23 tote Soldaten", "killed"), ("34", "killed")]),
    ("Rund 900 Soldaten seien in Gefangenschaft geraten, sagte ein Offizier.", "casualty_count", [("Rund 900 Soldaten", "captured")]),
    ("42 Menschen kamen in Gewahrsam.", "casualty_count", [("42 Menschen", "captured")]),
    ("25 Matrosen waren ein Jahr lang gefangen.", "casualty_count", [("25 Matrosen", "captured")]),
    ("In Syrien leben rund 700.000 Drusen.", "quantity", [("rund 700.000 Drusen", None)]),
    ("Im Mai zählte ein Verein 110.000 Teilnehmer. Im Juni 140.000, laut Polizei 36.000.", "quantity",
     [("110.000 Teilnehmer", None), ("140.000", None), ("36.000", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), COUNTS)
def test_counts(extractor, text, kind, expected):
    assert [(claim.anchor.text, getattr(claim, "outcome", None)) for claim in claims_of(extractor, text, kind)] == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rund 300 Menschen waren es am 15. März, das Ministerium wollte von 107 wissen.", "2021-03-15"),
        ("Die Miliz hat am Mittwoch die Mannschaft des Schiffs ziehen lassen.", "2022-01-05"),
        ("Das Urteil, das er am 15. März sprechen wollte, ist fertig.", "2022-03-15"),
    ],
)
def test_days_of_the_past(extractor, text, day):
    assert [claim.time.value for claim in claims_of(extractor, text, "date")] == [day]
