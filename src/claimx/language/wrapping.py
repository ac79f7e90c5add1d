"""Line breaks in running text: which of them only wrap a line, and which end a headline, an item or a paragraph."""

import re
from collections.abc import Set

NEWLINES = "\\n\\r\\x0b\\x0c\\x85\\u2028\\u2029"  # for a regular expression
_SIGNS = "\n\r\x0b\x0c\x85\u2028\u2029"

_BREAK = re.compile(rf"\r\n|[{NEWLINES}]")
_LINE = re.compile(rf"[^{NEWLINES}]+")
_WRAP = re.compile(r"(?<=\S)\n(?=\S)")
_ITEM = re.compile(r"[-–—•·*▪►‣]\s+\S|\(?(?:\d{1,3}|[a-z])\)\s+\S")
_FIRST_WORD = re.compile(r"[^\s-]{1,40}")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_NARROWEST, _WIDEST = 30, 130  # characters of a full line in wrapped text
_SLACK = 6  # characters by which a full line may miss the width, the next word included
_EVIDENCE = 2  # lines that end within a sentence, from which on a text counts as wrapped


class Lines:
    """The line breaks of one text.

    Args:
        text: the whole text.
        open_words: lower-case words (articles, prepositions, conjunctions) that no complete line ends in.
    """

    def __init__(self, text: str, open_words: Set[str]):
        self._text = text
        self._open_words = open_words
        self._width = _wrap_width(text, open_words)

    @property
    def wrapped(self) -> bool:
        """Whether the running text is broken to a width."""
        return self._width is not None

    def breaks(self, start: int, end: int) -> bool:
        """Whether the line break at ``[start, end)``, blanks behind it included, ends a sentence that no full stop ended."""
        text = self._text
        if count_breaks(text[start:end]) > 1:
            return True
        line = self._line_before(start)
        full = self._is_full(line, end)
        if self.starts_item(end) and not full:
            return True
        if text[end].islower() or line.endswith((",", "-", "–")):
            return False
        return not (full or _is_open(line, self._open_words))

    def starts_item(self, start: int) -> bool:
        """Whether a list item begins here."""
        return _ITEM.match(self._text, start) is not None

    def _line_before(self, end: int) -> str:
        window = self._text[max(0, end - _WIDEST - 20) : end]
        return window[1 + max(map(window.rfind, _SIGNS)) :].strip()

    def _is_full(self, line: str, following: int) -> bool:
        return self._width is not None and _fills(len(line), self._text, following, self._width)


def unwrapped(text: str, open_words: Set[str]) -> str:
    """The text with blanks for the line breaks that only wrap a line: the same characters at the same offsets otherwise.

    >>> unwrapped("Er kam mit\\nihr.\\n\\nEnde", frozenset(("mit",)))
    'Er kam mit ihr.\\n\\nEnde'
    """
    if "\n" not in text:
        return text
    lines = Lines(text, open_words)
    wraps = {match.start() for match in _WRAP.finditer(text) if not lines.breaks(match.start(), match.end())}
    return "".join(" " if place in wraps else sign for place, sign in enumerate(text)) if wraps else text


def count_breaks(blanks: str) -> int:
    """How many line breaks a run of blanks holds; CR LF is one."""
    return sum(1 for _ in _BREAK.finditer(blanks))


def _is_open(line: str, open_words: Set[str]) -> bool:
    """Whether the last word of a line needs another word behind it."""
    last = _LAST_WORD.search(line, max(0, len(line) - 20))
    return last is not None and last.group() in open_words


def _fills(length: int, text: str, following: int, width: int) -> bool:
    """Whether the next word would not have fitted into a line of this length."""
    word = _FIRST_WORD.match(text, following)
    needed = 1 + len(word.group()) if word else 1
    return width - needed - _SLACK < length <= width + _SLACK


def _wrap_width(text: str, open_words: Set[str]) -> int | None:
    """The width to which running text was broken, in characters, or None if it was not.

    Lines that end within a sentence (an article stands there, or the next line begins in lower case) show it; at least
    half of them must fill the width.
    """
    evidence: list[tuple[int, int]] = []
    previous: re.Match | None = None
    for line in _LINE.finditer(text):
        if previous is not None and line.start() - previous.end() <= 2:
            above = previous.group().strip()
            goes_on = text[line.start()].islower() or _is_open(above, open_words)
            if goes_on and _NARROWEST <= len(above) <= _WIDEST and count_breaks(text[previous.end() : line.start()]) == 1:
                evidence.append((len(above), line.start()))
        previous = line
    if len(evidence) < _EVIDENCE:
        return None
    width = max(length for length, _ in evidence)
    full = sum(_fills(length, text, following, width) for length, following in evidence)
    return width if 2 * full >= len(evidence) else None
