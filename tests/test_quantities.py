"""Quantities in composed German sentences: one line a sentence, then each quantity it holds as ``span = number unit``.

A number is ``5`` (value), ``5..`` (min), ``..5`` (max) or ``5..9`` (both); ``~`` before it means approximate; unit ``-`` is none.
"""

from decimal import Decimal
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx.articles import article_from_text
from claimx.language.annotations import annotations
from claimx.mentions.quantities import singular_persons, tag_quantities
from claimx.mentions.quantities.lexicon import lexicon
from quantity_sentences import BOUNDS, FIGURES, NONE, NOUNS, RANGES, SHARES, SINGULAR, VAGUE, WORDS


def _rows(table):
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


def _expected(group):
    span, _, rest = group.rpartition(" = ")
    number, _, unit = rest.partition(" ")
    low, dots, high = number.removeprefix("~").partition("..")
    bounds = [None if not part else Decimal(part) for part in (low, high)]
    value, least, most = (None, *bounds) if dots else (bounds[0], None, None)
    return span, value, least, most, number.startswith("~"), None if unit == "-" else unit


def _found(quantities, text):
    assert all(text[q.start : q.end] == q.text for q in quantities)
    return [(q.text, q.value, q.min, q.max, q.approximate, q.unit) for q in quantities]


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("de")


ALL = FIGURES + WORDS + VAGUE + BOUNDS + RANGES + NOUNS + SHARES + NONE


@pytest.mark.parametrize("row", _rows(ALL.replace("\n\n", "\n")), ids=lambda row: row[0])
def test_quantities_of_a_sentence(nlp, row):
    text, *groups = row
    assert _found(tag_quantities(nlp(text)), text) == [_expected(group) for group in groups]


@pytest.mark.parametrize("row", _rows(SINGULAR), ids=lambda row: row[0])
def test_singular_persons(nlp, row):
    text, *groups = row
    assert _found(singular_persons(nlp(text)), text) == [_expected(group) for group in groups]


def test_thirds_are_exact_to_the_decimal_context(nlp):
    found = tag_quantities(nlp("Zwei Drittel der Soldaten und jeder dritte Offizier fehlen."))
    assert [(q.text, q.value, q.unit) for q in found] == [
        ("Zwei Drittel", 2 * (1 / Decimal(3)), "Anteil"),
        ("jeder dritte", 1 / Decimal(3), "Anteil"),
    ]


def test_component_keeps_the_quantities_in_the_annotations(nlp):
    pipeline = spacy.blank("de")
    pipeline.add_pipe("claimx_quantities")
    doc = pipeline("Rund 2.000 Soldaten kamen.")
    assert [q.unit for q in annotations(doc).quantities] == ["Soldat"]


def test_the_table_is_large_enough():
    assert len(_rows(ALL.replace("\n\n", "\n"))) >= 200


@given(st.integers(0, 10**12 - 1), st.sampled_from([".", "\u00a0", "\u202f", "'", "’"]))
def test_grouped_figures_come_back_whole(number, separator):
    text = f"Es sind {number:,} Soldaten.".replace(",", separator)
    found = tag_quantities(_NLP(text))
    assert [(q.value, q.unit) for q in found] == [(Decimal(number), "Soldat")]


@given(st.text(alphabet="0123456789.,- –'/:%€abAB\n\u00a0MUund bis", max_size=60))
def test_any_text_gives_true_spans_in_order(text):
    found = tag_quantities(_NLP(text))
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


_NLP = spacy.blank("de")


@pytest.mark.parametrize("sign", lexicon().units.signs)
def test_every_sign_is_a_unit(extractor, sign):
    found = extractor.extract(article_from_text(f"Im Mai waren es 20 {sign} und 3,4 Mio. {sign} mehr.")).mentions.quantities
    assert {quantity.unit for quantity in found} == {lexicon().units.signs[sign]}


@pytest.mark.parametrize("sign", lexicon().units.signs_before)
def test_every_sign_before_a_number_is_a_unit(extractor, sign):
    (quantity,) = extractor.extract(article_from_text(f"Im Mai waren es {sign} 20.")).mentions.quantities
    assert (quantity.value, quantity.unit) == (20, lexicon().units.signs[sign])
