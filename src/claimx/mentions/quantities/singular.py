"""One person named by a noun with the indefinite article: "ein US-Soldat" is a count of 1 where people come to harm."""

from decimal import Decimal

from spacy.tokens import Doc

from claimx.mentions.numbers import parse_word
from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quantities.nouns import find_counted
from claimx.mentions.quantities.words import Words, words_of
from claimx.schema import Quantity


def singular_persons(doc: Doc) -> list[Quantity]:
    """Every singular person with an indefinite article, "einer" of a group, "ein weiterer", each with the value 1, in text order.

    >>> import spacy
    >>> found = singular_persons(spacy.blank("de")("Dabei starb ein junger US-Soldat."))
    >>> [(q.text, int(q.value), q.unit) for q in found]
    [('ein junger US-Soldat', 1, 'US-Soldat')]
    """
    words = words_of(doc)
    forms = frozenset(lexicon().words.one.forms)
    written = {word for word in set(words.texts) if word.lower() in forms}
    indexes = (index for index, word in enumerate(words.texts) if word in written)
    readings = (
        _person(words, index) or _one_of(words, index) or _one_among(words, index) or _one_more(words, index) for index in indexes
    )
    return [found for found in readings if found is not None]


def _person(words: Words, index: int) -> Quantity | None:
    aged = _age_behind(words, index)
    counted = find_counted(Amount(words.starts[index], words.end(index + aged), "article", Decimal(1)), words, persons=True)
    if counted is None or counted.unit.kind != "person" or counted.index is None:
        return None
    if not aged and (parse_word(words.lower(index + 1)) is not None or words.lower(index + 1) in lexicon().words.one.not_before):
        return None
    return _one(words, index, counted.end, counted.unit.lemma)


def _age_behind(words: Words, index: int) -> int:
    """How many words behind an article say an age: three of "ein | 21 Jahre alter | Soldat"."""
    known = lexicon().words.one
    number = words.lower(index + 1)
    aged = number.isdigit() or parse_word(number) is not None
    return 3 if aged and words.lower(index + 2) in known.years and words.lower(index + 3) in known.old else 0


def _one_of(words: Words, index: int) -> Quantity | None:
    """ "von denen einer", "einer von ihnen"."""
    known = lexicon().words
    before = words.lower(index - 1) in known.one.whom and words.lower(index - 2) == known.of
    after = words.lower(index + 2) in known.one.whom and words.lower(index + 1) == known.of
    return _one(words, index, words.end(index), None) if words.lower(index) in known.one.pronouns and (before or after) else None


def _one_among(words: Words, index: int) -> Quantity | None:
    """ "eines der beiden Mädchen": one of some people, by the noun behind the article."""
    known = lexicon().words.one
    if words.lower(index) not in known.picked or words.lower(index + 1) not in lexicon().words.genitives:
        return None
    counted = find_counted(Amount(words.starts[index + 1], words.end(index + 1), "article", Decimal(1)), words, persons=True)
    if counted is None or counted.unit.kind != "person" or counted.index is None:
        return None
    return _one(words, index, counted.end, counted.unit.lemma)


def _one_more(words: Words, index: int) -> Quantity | None:
    """ "eine weitere" without a noun: one more of those named before."""
    last = index + 1
    if words.lower(last) not in lexicon().words.one.further or words.kind(last + 1) in ("noun", "adjective"):
        return None
    return _one(words, index, words.end(last), None)


def _one(words: Words, index: int, end: int, unit: str | None) -> Quantity:
    start = words.starts[index]
    return Quantity(text=words.text[start:end], start=start, end=end, value=Decimal(1), unit=unit)
