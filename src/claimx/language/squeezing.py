"""Runs of blanks in a text as single signs, and the way back to the offsets of the text that was given."""

import re
from bisect import bisect_left
from typing import NamedTuple

_RUN = re.compile(r"[ \t\r\n]{2,}")


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
    pieces: list[str] = []
    kept: list[int] = []
    last = 0
    for match in _RUN.finditer(text):
        run, start = match.group(), match.start()
        signs = [place for place, sign in enumerate(run) if sign == "\n"] or ([] if "\r" in run else [0])
        if not signs or len(signs) == len(run):
            continue
        pieces += [text[last:start], *(run[place] for place in signs)]
        kept += [*range(last, start), *(start + place for place in signs)]
        last = match.end()
    if not pieces:
        return None
    return Squeezed("".join((*pieces, text[last:])), [*kept, *range(last, len(text))])
