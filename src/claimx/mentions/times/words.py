"""A text cut into words, numbers, marks and line ends, independent of how a spaCy tokenizer cut it."""

import re
from bisect import bisect_right
from itertools import accumulate, compress

from claimx.mentions.times.lexicon import lexicon

_WORD = re.compile(r"([^\W\d_]+|\d+|\n|[^\w\s]|_)")
PARTICIPLE = re.compile(r"(?:\w{0,8}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss|über|unter)\w{2,}(?:t|en)|\w{3,}iert)")
"""Forms that are mostly past participles: "verhaftet", "angekommen"."""
_LONGEST_SENTENCE = 100  # words on either side that are looked at
_WRAPPED_LINE = 50  # characters; shorter lines are headings or list items
_ENDS = frozenset(".!?;:")


def _is_wrap(text: str, place: int) -> bool:
    """Whether a line end only wraps a long line: no blank line, no end of a sentence before it."""
    last = place - 2 if text[place - 1 : place] == "\r" else place - 1
    before = text[last] if last >= 0 else ""
    if text[place + 1 : place + 2].isspace() or before.isspace() or not before:
        return False
    if before in _ENDS and not (before == "." and text[last - 1 : last].isdecimal()):
        return False
    return place - text.rfind("\n", 0, place) > _WRAPPED_LINE


class Words:
    """The words of a text: ``lower[i]`` in small letters, ``text[starts[i]:ends[i]]`` as it stands.

    Indexes outside the text are answered with an empty word, so that rules may look around without care.
    """

    __slots__ = ("_breaks", "_paragraphs", "ends", "lower", "size", "starts", "text")

    def __init__(self, text: str):
        self.text = text
        pieces = _WORD.split(text)  # what stands before a word, the word, and so on
        places = list(accumulate(map(len, pieces)))
        self.starts, self.ends = places[0:-1:2], places[1::2]
        self.lower = list(map(str.lower, pieces[1::2]))
        ends = [index for index, word in enumerate(self.lower) if word == "\n"] if "\n" in text else ()
        if wraps := {index for index in ends if _is_wrap(text, self.starts[index])}:
            kept = [index not in wraps for index in range(len(self.lower))]
            self.starts, self.ends = list(compress(self.starts, kept)), list(compress(self.ends, kept))
            self.lower = list(compress(self.lower, kept))
        self.size = len(self.lower)
        self._breaks: list[int] | None = None
        self._paragraphs: list[int] | None = None

    def at(self, index: int) -> str:
        """The word in small letters, or "" outside the text."""
        return self.lower[index] if 0 <= index < self.size else ""

    def raw(self, index: int) -> str:
        """The word as it stands, or "" outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < self.size else ""

    def joined(self, index: int) -> bool:
        """Whether nothing separates this word from the next one."""
        return index >= 0 and index + 1 < self.size and self.ends[index] == self.starts[index + 1]

    def number(self, index: int) -> int | None:
        """The digits at this place as a number, or None."""
        word = self.at(index)
        return int(word) if word.isdecimal() and len(word) < 9 else None

    def inside_figure(self, index: int, marks: str = ".,'") -> bool:
        """Whether one of these marks stands here between digits, without blanks: the full stop of "15.000"."""
        return (
            self.at(index) != ""
            and self.at(index) in marks
            and self.joined(index - 1)
            and self.joined(index)
            and self.at(index - 1).isdecimal()
            and self.at(index + 1).isdecimal()
        )

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.raw(index)[:1].isupper()

    def sentence(self, index: int) -> tuple[int, int]:
        """The half-open range of words between sentence marks around this word, cut off far from it."""
        place = self.sentence_number(index)
        breaks = self._breaks or []
        first, last = (breaks[place - 1] if place else 0), (breaks[place] if place < len(breaks) else self.size)
        return max(first, index - _LONGEST_SENTENCE), min(last, index + _LONGEST_SENTENCE)

    def sentence_number(self, index: int) -> int:
        """How many sentences end before this word."""
        if self._breaks is None:
            self._breaks = [i + 1 for i in range(self.size) if self._ends_sentence(i)]
        return bisect_right(self._breaks, index)

    def paragraph(self, index: int) -> int:
        """The number of the paragraph (a run of text between line ends) that holds this word."""
        if self._paragraphs is None:
            self._paragraphs = [i for i, word in enumerate(self.lower) if word == "\n" and self.at(i - 1) != "\n"]
        return bisect_right(self._paragraphs, index)

    def _ends_sentence(self, index: int) -> bool:
        word = self.lower[index]
        if word == "\n":
            return True
        if word not in _ENDS:
            return False
        if word in ":;":
            return not (self.joined(index) and self.number(index - 1) is not None)
        if word != ".":
            return True
        before, after = self.at(index - 1), self.raw(index + 1)
        if self.joined(index) and after.isalnum():
            return False
        if before.isdecimal() and len(before) <= 2:
            return not after or after == "\n"
        return (
            before not in lexicon().context.abbreviations
            and (len(before) > 1 or not before.isalpha())
            and (not after or not after[0].islower())
        )
