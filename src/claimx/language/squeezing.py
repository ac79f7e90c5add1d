"""Runs of blanks in a text as single signs, and the way back to the offsets of the text that was given."""

import re
from bisect import bisect_left
from typing import NamedTuple

_RUN = re.compile(r"[ \t\r]*\n[ \t]*|[ \t]{2,}")
_BREAK = "\n"


class Squeezed(NamedTuple):
    """A text without runs of blanks. ``kept``: where each of its signs stands in the text that was given."""

    text: str
    kept: list[int]

    def inside(self, offset: int) -> int:
        """The offset here of one in the text that was given; of a sign that is gone that of the next one kept."""
        return bisect_left(self.kept, offset)

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """The offsets ``[start, end)`` in the text that was given; signs that are gone belong to no word and so to no end."""
        first = self.kept[start] if start < len(self.kept) else self.kept[-1] + 1
        return first, self.kept[end - 1] + 1 if end > start else first


def squeezed(text: str) -> Squeezed | None:
    """The text with one line break for each with blanks or a carriage return around it, and one blank for several; None where
    there is nothing to do.

    >>> squeezed("Er kam \\r\\nmit  ihr.").text, squeezed("Er kam")
    ('Er kam\\nmit ihr.', None)
    """
    pieces, kept, last = [], [], 0
    for match in _RUN.finditer(text):
        sign = _BREAK if _BREAK in match.group() else " "
        if match.group() == sign:
            continue
        place = match.start() + match.group().find(sign)
        pieces += [text[last : match.start()], sign]
        kept += [*range(last, match.start()), place if place >= match.start() else match.start()]
        last = match.end()
    if not pieces:
        return None
    return Squeezed("".join((*pieces, text[last:])), [*kept, *range(last, len(text))])
