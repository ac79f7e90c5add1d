"""Pairs quotation marks: German, English, French, straight and single ones, also wrongly paired, over paragraphs.

One pass with a stack; a paragraph that ends inside a quotation goes on only where the next one opens with a mark again.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[„“”\"«»‚‘’‹›]|\n\s*")
_FAMILY = {"„": "d", "“": "d", "”": "d", '"': "d", "«": "g", "»": "g", "‚": "s", "‘": "s", "’": "s", "‹": "h", "›": "h"}
_BEFORE_OPENING = ' \t\n\r\xa0\u202f([{–—-/„»“"‚'


@dataclass(slots=True)
class Stretch:
    """Characters ``[start, end)`` in marks, the marks included. ``depth`` 0 is outermost; ``open``: no closing mark follows."""

    start: int
    end: int
    depth: int
    open: bool = False


def pair_marks(text: str) -> list[Stretch]:
    """All stretches in quotation marks, in text order, outer before inner.

    >>> [text[s.start:s.end] for text in ['Er rief: „Komm ‚her‘!“ "So".'] for s in pair_marks(text)]
    ['„Komm ‚her‘!“', '‚her‘', '"So"']
    """
    found: list[Stretch] = []
    stack: list[tuple[int, str]] = []
    for match in _MARK.finditer(text):
        mark, place = match.group()[0], match.start()
        if mark == "\n":
            stack = _end_of_line(text, match, stack, found)
            continue
        opens = _opens(text, place)
        top = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][1] == _FAMILY[mark]), None)
        if _is_opening(mark, opens, top is not None):
            stack.append((place, _FAMILY[mark]))
        elif top is not None:
            found.append(Stretch(stack[top][0], place + 1, top))
            del stack[top:]
    found.sort(key=lambda s: (s.start, -s.end))
    return found


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _is_opening(mark: str, opens: bool, pending: bool) -> bool:
    if mark in "„‚":
        return True
    if mark in "’‘":
        return False
    if mark in "»«›‹“":
        return opens and not pending
    return opens and not pending if mark == '"' else False


def _end_of_line(text: str, match: re.Match[str], stack: list[tuple[int, str]], found: list[Stretch]) -> list[tuple[int, str]]:
    """What stays open at a line break: nothing, unless the next line opens with a mark of the same kind."""
    if not stack:
        return []
    start, family = stack[0]
    following = text[match.end() : match.end() + 1]
    if following and _FAMILY.get(following) == family:
        found.append(Stretch(start, match.start(), 0, open=True))
        return []
    if "\n" in match.group()[1:] or text[match.start() - 1 : match.start()] in (".", "!", "?", ":"):
        return []
    return stack
