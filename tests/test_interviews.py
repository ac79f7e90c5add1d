"""Printed interviews: turns with and without labels, who is asked, and what the paper says in its questions."""

import pytest

from claimx.articles import article_from_text

PUBLISHED = "2024-10-22"
THIRTY = [
    "BLATT: Herr Brandner, was geschah?\n\nKarl Brandner: Ein Stein fiel. 30 Soldaten starben.\n\nBLATT: Und dann?\n\nBrandner: Nichts.",
    "Herr Brandner, was geschah?\nEin Stein fiel.\n30 Soldaten starben.\n\nWie viele waren dort?\n\nEs waren 60.",
    "BLATT: Was geschah?\n\nKarl Brandner: Ein Stein fiel.\n\nWer half?\n\nWir. 30 Soldaten starben.",
    # a paragraph without a label goes on with the answer where the paper has one
    "BLATT: Was geschah?\n\nKarl Brandner: Ein Stein fiel.\n\n30 Soldaten starben.\n\nBLATT: Und dann?\n\nBrandner: Nichts.",
    # nobody is called by name: it is whom the words before the first question are about
    "Karl Brandner leitet die Klinik. Am Montag war Brandner dort.\n\nWas geschah?\n\nEin Stein fiel. 30 Soldaten starben.\n\n"
    "Wer half?\n\nWir alle.\n\nUnd dann?\n\nDann ging ich heim.",
]


@pytest.fixture
def claims(extractor):
    return lambda text: extractor.extract(article_from_text(text, published=PUBLISHED)).claims


@pytest.mark.parametrize("text", THIRTY)
def test_answers_of_an_interview(claims, text):
    (claim,) = [c for c in claims(text) if c.anchor.text == "30 Soldaten"]
    assert claim.source is not None
    assert claim.source.name in ("Karl Brandner", "Brandner") or claim.source.text == "Brandner"


NOBODY = [
    "Was geschah?\n\nEin Stein fiel. 30 Soldaten starben.\n\nWer half?\n\nDas half der Armee: 60 Mann.",
    # headings of an article about somebody, who says "ich" only in marks
    "Karl Brandner leitet die Klinik.\n\nWas geschah?\n\n30 Soldaten starben. „Ich weiß es“, sagte Brandner.\n\nWer half?\n\nDie Klinik.\n\n"
    "Und dann?\n\nNichts.",
    # what the paper says in a question is the paper's
    "BLATT: 30 Soldaten starben. Was geschah?\n\nKarl Brandner: Ein Stein fiel.\n\nBLATT: Und dann?\n\nBrandner: Nichts.",
    "BLATT: Was geschah?\n\nKarl Brandner: Ein Stein fiel.\n\nBLATT: Am Montag starben 30 Soldaten. Und Sie?\n\nBrandner: Ich nicht.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_not_answered(claims, text):
    (claim,) = [c for c in claims(text) if c.anchor.text == "30 Soldaten"]
    assert claim.source is None


def test_a_label_is_whose_it_was_before(claims):
    text = "BLATT: Was?\n\nOleh Brandner: Das Haus.\n\nBLATT: Und?\n\nBrandner: Wir haben Zeit. Am 4. Mai kamen fünf Leute um."
    (claim,) = [c for c in claims(text) if c.anchor.text == "fünf Leute"]
    assert claim.source.name == "Oleh Brandner"


def test_who_is_asked_says_what_the_question_says(claims):
    text = "BLATT: Was geschah?\n\nKarl Brandner: Nichts.\n\nBLATT: Sie sagen, es seien 30 Soldaten gestorben. Warum?\n\nBrandner: Ich weiß es."
    (claim,) = [c for c in claims(text) if c.anchor.text == "30 Soldaten"]
    assert claim.source.name == "Karl Brandner"


def test_we_are_who_speaks(claims):
    text = "„Die Armee wirft uns Verrat vor“, sagte Oleh Brandner."
    (claim,) = [c for c in claims(text) if c.type == "accusation"]
    assert [(role.text, role.name) for role in claim.accused] == [("uns", "Oleh Brandner")]
