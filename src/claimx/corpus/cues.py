"""What the words around a number say of it: that it is out of date, set against another one, or agrees with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from claimx.corpus.words import corpus_words, tokens
from claimx.schema import ArticleOutput, Claim, Denial, listed

REPLACED_BY = 6
"""Characters behind a number in which " auf 68" begins."""
OTHER_DAY = 3
"""Words before a time among which one says that it is another one: "schon am späten Montag"."""
_CUTS = ",;:–"


class Cues(NamedTuple):
    """What the words around a number say of it."""

    earlier: bool = False
    """That it was given before and is out of date."""
    contrast: bool = False
    """That it is set against another one."""
    agrees: bool = False
    """That it agrees with another one."""
    now: bool = False
    """That it is the newest one."""
    given: bool = False
    """That somebody gave it before, by the tense alone ("im Frühjahr hatten sie 8.000 genannt")."""


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
        denials = (claim for claim in article.claims if isinstance(claim, Denial))
        self._answers = {(denial.sentence.index, role.name) for denial in denials for role in denial.denier if role.name}

    def cues(self, claim: Claim) -> Cues:
        """What is said of the claim's number between the numbers, commas and sentence ends around it."""
        if self._text is None:
            return Cues()
        if claim.type == "date":
            return Cues(contrast=self._is_other_day(claim))
        piece = self.around(claim)
        if piece is None:
            return Cues()
        found = _cues(piece)
        if self._is_left_behind(claim):
            found = found._replace(earlier=True)
        return found._replace(contrast=True) if self._answers_a_charge(claim) else found

    def around(self, claim: Claim) -> str | None:
        """The words that belong to the claim's number; None where it has none or the text is not at hand."""
        quantity = getattr(claim, "quantity", None)
        if quantity is None or self._text is None:
            return None
        place = bisect_left(self._numbers, (quantity.start, quantity.end))
        first, last = claim.sentence.start, claim.sentence.end
        if place:
            first = max(first, self._numbers[place - 1][1])
        after = bisect_right(self._numbers, (quantity.end, 0))
        if after < len(self._numbers):
            last = min(last, self._numbers[after][0])
        cut = max(self._text.rfind(mark, first, quantity.start) for mark in _CUTS)
        ends = (self._text.find(mark, quantity.end, last) for mark in _CUTS)
        return self._text[max(first, cut + 1) : min((end for end in ends if end >= 0), default=last)]

    def _is_left_behind(self, claim: Claim) -> bool:
        """Whether a number is the one that another has replaced: "von 60 auf 68 Tote"."""
        quantity = getattr(claim, "quantity", None)
        assert quantity is not None
        assert self._text is not None
        behind = self._text[quantity.end : quantity.end + REPLACED_BY]
        return self._text.endswith(" von ", 0, quantity.start) and behind.startswith(" auf ") and behind[-1:].isalnum()

    def _answers_a_charge(self, claim: Claim) -> bool:
        """Whether whoever gives the number has just denied something: "Die Polizei dementierte. Es habe vier Tote gegeben."."""
        index = claim.sentence.index
        return any((at, role.name) in self._answers for role in listed(claim.source) for at in (index, index - 1))

    def _is_other_day(self, claim: Claim) -> bool:
        """Whether words put an event on another day than others do ("sei schon am Montag abgezogen"), not of one still before
        it ("schon am Montag hatten …")."""
        assert self._text is not None
        words, sentence = corpus_words(), claim.sentence
        before = tokens(self._text[sentence.start : claim.anchor.start])[-OTHER_DAY:]
        if claim.cue is not None and not words.naming_days.isdisjoint(tokens(claim.cue.text)):
            return True
        if not words.of_before.isdisjoint(tokens(claim.text)) or not words.again.isdisjoint(before):
            return False
        return not words.other_day.isdisjoint(before)


def _cues(piece: str) -> Cues:
    words = corpus_words()
    said = tokens(piece)
    line = f" {' '.join(said)} "
    past = not set(words.past_tense).isdisjoint(said)
    given = not words.pluperfect.isdisjoint(said) and not words.given_before.isdisjoint(said)
    earlier = _has(line, words.earlier_words) or (past and _has(line, words.earlier_in_past))
    said_of = (_has(line, words.contrast_words), _has(line, words.agreement_words), _has(line, words.now_words))
    return Cues(earlier or given, *said_of, given and not earlier)


def _has(line: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)
