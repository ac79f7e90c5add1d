"""What an article itself says of two of its numbers: that one replaced the other, or that two sources disagree."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimx.corpus.amounts import ratio
from claimx.corpus.words import corpus_words, tokens
from claimx.schema import ArticleOutput, Claim

if TYPE_CHECKING:
    from claimx.corpus.facts import Fact

SENTENCES = 2
"""Sentences that two numbers may lie apart to be set against each other."""
_CUTS = ",;:–"


class Cues(NamedTuple):
    """What the words around a number say of it."""

    earlier: bool = False
    """That it was given before and is out of date."""
    contrast: bool = False
    """That it is set against another one."""
    agrees: bool = False
    """That it agrees with another one."""


class Pieces:
    """Cuts out the words that belong to each number of an article.

    Args:
        article: the output for the article.
        text: its raw text, or None where it is not at hand: nothing is known of the numbers then.
    """

    def __init__(self, article: ArticleOutput, text: str | None):
        self._text = text
        counted = (getattr(claim, "quantity", None) for claim in article.claims)
        self._numbers = sorted({(quantity.start, quantity.end) for quantity in counted if quantity is not None})

    def cues(self, claim: Claim) -> Cues:
        """What is said of the claim's number between the numbers, commas and sentence ends around it."""
        quantity = getattr(claim, "quantity", None)
        if quantity is None or self._text is None:
            return Cues()
        place = bisect_left(self._numbers, (quantity.start, quantity.end))
        first, last = claim.sentence.start, claim.sentence.end
        if place:
            first = max(first, self._numbers[place - 1][1])
        after = bisect_right(self._numbers, (quantity.end, 0))
        if after < len(self._numbers):
            last = min(last, self._numbers[after][0])
        cut = max(self._text.rfind(mark, first, quantity.start) for mark in _CUTS)
        ends = (self._text.find(mark, quantity.end, last) for mark in _CUTS)
        return _cues(self._text[max(first, cut + 1) : min((end for end in ends if end >= 0), default=last)])


def _cues(piece: str) -> Cues:
    words = corpus_words()
    said = tokens(piece)
    line = f" {' '.join(said)} "
    past = not set(words.past_tense).isdisjoint(said)
    earlier = _has(line, words.earlier_words) or (past and _has(line, words.earlier_in_past))
    return Cues(earlier, _has(line, words.contrast_words), _has(line, words.agreement_words))


def _has(line: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)


def replaced(facts: Sequence["Fact"]) -> Iterator[tuple["Fact", "Fact"]]:
    """Pairs of the newer and the older one of two numbers of one source, where the article says which was first.

    ``facts`` are the counts of one article in text order.
    """
    for place, older in enumerate(facts):
        if not older.cues.earlier:
            continue
        before = (fact for fact in reversed(facts[:place]) if not fact.cues.earlier)
        after = (fact for fact in facts[place + 1 :] if not fact.cues.earlier)
        near = (next((fact for fact in side if _counts_the_same(fact, older)), None) for side in (before, after))
        newer = next((fact for fact in near if fact is not None and _may_be_replaced(fact, older)), None)
        if newer is not None:
            yield newer, older


def disputed(facts: Sequence["Fact"]) -> Iterator[tuple["Fact", "Fact"]]:
    """Pairs of the later and the earlier told one of two sources' numbers that the article sets against each other."""
    current = [fact for fact in facts if not fact.cues.earlier and fact.attributed]
    for first, second in itertools.combinations(current, 2):
        if not second.cues.contrast or second.cues.agrees or not _counts_the_same(first, second):
            continue
        if first.interval is None or second.interval is None or first.interval.meet(second.interval) is not None:
            continue
        if first.source.key != second.source.key:
            yield second, first


def _counts_the_same(a: "Fact", b: "Fact") -> bool:
    """Whether two counts are of the same kind of people or things, nobody's and somebody's, not far from each other."""
    vague = corpus_words().vague_units
    if (a.type, a.outcome, a.claim.polarity) != (b.type, b.outcome, b.claim.polarity) or a.part or b.part:
        return False
    if a.unit != b.unit and a.unit not in vague and b.unit not in vague:
        return False
    if a.who_keys and b.who_keys and a.who_keys.isdisjoint(b.who_keys):
        return False
    return abs(a.claim.sentence.index - b.claim.sentence.index) <= SENTENCES


def _may_be_replaced(newer: "Fact", older: "Fact") -> bool:
    """Whether one voice may give both: the older one's source is the same, or not named, or only by a pronoun or noun."""
    if newer.number is None or older.number is None or ratio(newer.number, older.number) == 1:
        return False
    return newer.source.key == older.source.key or not (older.attributed and older.source.certain and newer.source.certain)
