"""The lines of a text with their offsets, and what a line looks like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimx.articles.words import line_key

_LINE = re.compile(r"\S(?:[^\r\n\x0b\x0c\x85\u2028\u2029]*\S)?")  # from the first to the last character that is no blank
_SENTENCE_END = re.compile(r"[.!?…][\"“”»«’')\]]*$")
_TRUNCATED = re.compile(r"(?:\.\.\.|…)\W*$")
_INNER_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?][\"“”»«’)]*\s+[\"„»«(]*[A-ZÄÖÜ]")
_PARAGRAPH = 160
_SHORT_PARAGRAPH = 90
LONGEST_LABEL = 90  # longer lines are not looked up as a whole


@dataclass(slots=True)
class Line:
    """One line without the blanks around it. ``kind`` is "" for prose, else why it is no prose; ``key`` as in the lexicon."""

    start: int
    end: int
    text: str
    after_blank: bool
    kind: str = ""
    key: str = ""

    @property
    def sentence_end(self) -> bool:
        """Whether it ends with a full stop, a question or an exclamation mark."""
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - 6)) is not None

    @property
    def truncated(self) -> bool:
        """Whether it ends in three dots, as the cut text of a teaser does."""
        return _TRUNCATED.search(self.text, max(0, len(self.text) - 8)) is not None

    @property
    def paragraph(self) -> bool:
        """Whether it looks like a paragraph of prose: long, or of medium length with a sentence end."""
        length = len(self.text)
        return length >= _PARAGRAPH or (length >= _SHORT_PARAGRAPH and self.sentence_end)

    @property
    def full_paragraph(self) -> bool:
        """Whether it is surely prose of an article: long, not cut, and more than one sentence or very long."""
        length = len(self.text)
        if length < _PARAGRAPH or self.truncated:
            return False
        if self.sentence_end and length >= 2 * _PARAGRAPH:
            return True
        return (self.sentence_end or length >= 1.5 * _PARAGRAPH) and _INNER_SENTENCE_END.search(self.text) is not None


def split_lines(text: str) -> list[Line]:
    """The lines that hold more than blanks, in text order."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    last_end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        start, end = match.span()
        key = line_key(line) if end - start <= LONGEST_LABEL else ""
        yield Line(start, end, line, start - last_end > 1 and _blank_between(text, last_end, start), "", key)
        last_end = end


def _blank_between(text: str, start: int, end: int) -> bool:
    """Whether an empty line lies between two offsets."""
    gap = text[start:end]
    return gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap)
