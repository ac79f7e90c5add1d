"""One run over the project's own articles, and what must hold for every text."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimx.articles import IdRegistry, article_from_text, find_inputs, read_articles
from claimx.errors import InputError
from claimx.pipeline import check_spans
from claimx.schema import ArticleOutput
from claimx.settings import Settings


@pytest.fixture(scope="module")
def outputs(extractor, root):
    ids = IdRegistry()
    articles = [
        a for path in find_inputs([root / "data" / "raw"]) for a in read_articles(path, max_bytes=Settings().max_bytes, ids=ids)
    ]
    return list(extractor.stream(articles))


def test_every_article_is_read(outputs):
    assert len(outputs) >= 30
    assert all(isinstance(output, ArticleOutput) for _, output in outputs)


def test_every_span_is_its_text(outputs):
    for article, output in outputs:
        check_spans(output, article.text)


def test_every_type_of_the_first_pass_is_found(outputs):
    found = {claim.type for _, output in outputs for claim in output.claims}
    assert found >= {"troop_count", "casualty_count", "date", "accusation", "denial", "criticism"}


def test_no_claim_starts_in_boilerplate(outputs):
    for _, output in outputs:
        for claim in output.claims:
            assert not any(r.start <= claim.anchor.start < r.end for r in output.article.regions)


def test_output_survives_json(outputs):
    for _, output in outputs:
        assert ArticleOutput.model_validate(json.loads(output.model_dump_json())) == ArticleOutput.model_validate_json(
            output.model_dump_json()
        )


def test_batches_do_not_matter(extractor, outputs):
    article, output = outputs[3]
    assert extractor.extract(article) == output


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=300))
@example(text="\x18=")  # an entity of signs alone
def test_any_text_keeps_the_span_invariant(extractor, text):
    try:
        article = article_from_text(text)
    except InputError:
        return
    check_spans(extractor.extract(article), article.text)


_WORDS = [
    "Moskau",
    "wirft",
    "Kiew",
    "vor",
    ",",
    ".",
    "„",
    "“",
    "dass",
    "3.000",
    "Soldaten",
    "bestreitet",
    "am",
    "Mittwoch",
    "(",
    ")",
    "und",
    "sagte",
    "er",
    "zu",
    "haben",
    "getötet",
    "\n",
    ":",
    "–",
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_any_order_of_words_keeps_the_span_invariant(extractor, words):
    article = article_from_text(" ".join(words), published="2024-10-24")
    check_spans(extractor.extract(article), article.text)


def broken_to_width(text, width=72):
    """The text with line breaks for blanks, so that no line is longer than this; the offsets stay."""
    signs, column, blank = list(text), 0, None
    for place, sign in enumerate(text):
        if sign == "\n":
            column, blank = 0, None
            continue
        column += 1
        blank = place if sign == " " and text[place - 1 : place + 2].strip() == text[place - 1 : place + 2] else blank
        if column > width and blank is not None:
            signs[blank] = "\n"
            column, blank = place - blank, None
    return "".join(signs)


@pytest.mark.parametrize("name", ["kreml-nordkorea", "japan-raketenstart", "iran-israel-drohnen"])
def test_text_broken_to_a_width_has_the_same_claims(extractor, root, name):
    text = (root / "data" / "raw" / f"{name}.txt").read_text(encoding="utf-8")
    broken = broken_to_width(text)
    assert broken.count("\n") > text.count("\n") + 5
    plain, wrapped = (extractor.extract(article_from_text(one, published="2024-10-24")) for one in (text, broken))
    check_spans(wrapped, broken)
    spans = [[(claim.type, claim.anchor.start, claim.anchor.end) for claim in output.claims] for output in (plain, wrapped)]
    assert spans[0] == spans[1]
    assert [actor.name for actor in plain.mentions.actors] == [actor.name for actor in wrapped.mentions.actors]
