"""The sentence around a claim, for people to read: where the output names it, that one, else a plain guess."""

import re
from collections.abc import Iterable

_END = re.compile(r"(?<!\d)(?<!\b\w)[.!?…:]+[\"“”»«')\]]*\s+(?=[\"„“»«(\[]?[A-ZÄÖÜ0-9])|\s*\n\s*\n\s*|\n+")
_LONGEST = 600  # characters on each side


def sentence_around(text: str, start: int, end: int, known: Iterable[tuple[int, int]] = ()) -> tuple[int, str]:
    """Offset and words of the sentence that holds ``text[start:end]``, at most 600 characters to each side.

    Args:
        text: the article.
        start: where the span starts, in code points.
        end: where it ends.
        known: sentences that a pipeline found; the first that holds the span wins over the guess.

    >>> sentence_around("Am 4. Mai kam er. Sie ging. Dann Ruhe.", 18, 21)
    (18, 'Sie ging.')
    """
    for low, high in known:
        if low <= start and end <= high <= len(text):
            return _stripped(text, max(low, start - _LONGEST), min(high, end + _LONGEST))
    low, high = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    for match in _END.finditer(text, low, high):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.end()
            break
    return _stripped(text, low, high)


def _stripped(text: str, low: int, high: int) -> tuple[int, str]:
    piece = text[low:high]
    return low + len(piece) - len(piece.lstrip()), piece.strip()


_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_STEERING = (*range(0x20), *range(0x7F, 0xA0), *_DIRECTION, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_CONTROL = {code: "�" for code in _STEERING if chr(code) not in "\n\t"} | {ord("\r"): " ", 0x85: " "}


def printable(text: str) -> str:
    """The text, of the same length, without characters that steer a terminal or turn the writing direction.

    >>> printable("a\\x1b[31mb")
    'a�[31mb'
    """
    return text.translate(_CONTROL)
