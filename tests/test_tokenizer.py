"""Text that would take spaCy's tokenizer or the stages quadratic time."""

import pytest

from claimx.language.sentences import LONGEST_SENTENCE
from claimx.language.tokenizer import LONGEST_RUN, BoundedTokenizer

ORDINARY = "Er sagte z. B. (am 3. Mai), es gehe um 3,5 Mio. Euro – „mehr nicht“: www.example.de/a?b=c."


@pytest.fixture(scope="module")
def plain(nlp):
    """spaCy's own tokenizer with the same rules."""
    from spacy.tokenizer import Tokenizer

    _, parts, *_ = nlp.tokenizer.__reduce__()
    return Tokenizer(*parts)


@pytest.fixture(scope="module")
def nlp(extractor):
    return extractor.nlp


def test_ordinary_text_has_the_same_tokens(nlp, plain):
    assert isinstance(nlp.tokenizer, BoundedTokenizer)
    for text in (ORDINARY, ORDINARY * 5, "", " ", "a" * LONGEST_RUN, ")" * 60):
        assert [token.text for token in nlp.tokenizer(text)] == [token.text for token in plain(text)]


@pytest.mark.parametrize("run", [")", "/", "„", "😀", "ab", "1,", "(a)"])
def test_a_run_without_blanks_is_cut_and_loses_nothing(nlp, run, monkeypatch):
    monkeypatch.setattr("claimx.language.tokenizer.LONGEST_RUN", 20)
    text = f"Vorher: {run * 100} nachher  und {run * 50}\n"
    doc = nlp.tokenizer(text)
    assert "".join(token.text_with_ws for token in doc) == doc.text == text
    assert max(len(token.text) for token in doc) <= 20


def test_no_sentence_is_longer_than_the_limit(nlp):
    doc = nlp("Oktober " * (2 * LONGEST_SENTENCE + 7))
    assert [len(sentence) for sentence in doc.sents] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 7]
