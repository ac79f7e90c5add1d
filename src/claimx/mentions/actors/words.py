"""Words as the tagger reads them: pieces of the text, and spelling made comparable.

A *piece* is a word without hyphens: "US-Regierung" and "Kim Jong-un" are two and three pieces, so hyphen variants of a
name look alike. Pieces are found in the raw text and do not depend on a tokenizer.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from claimx.language.adjectives import ADJECTIVE_ENDINGS
from claimx.settings import WORDS_REMEMBERED

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼʿ][^\W_]+)*")
_BETWEEN_AND_WORD = re.compile(rf"([\W_]*)({WORD.pattern}|\Z)")
_KEEP = frozenset("äöü")
_APOSTROPHES = str.maketrans("", "", "'’ʼʿ.")
_FOREIGN = re.compile(r"[^\x00-\x7fäöü]")
_ENDING_LETTERS = "emnrs"
ENDINGS = frozenset(("", "e", "n", "s", "r", "m", "en", "es", "er", "em", "ns", "ens", "ern"))
SPACE, HYPHEN, BREAK = 0, 1, 2
_PLAIN_GAPS = {" ": SPACE, "-": HYPHEN, ", ": BREAK}


class Form(NamedTuple):
    """What is known of a written word without its context; ``key`` is the word less the letters endings are made of."""

    folded: str
    key: str
    capital: bool
    upper: bool


class Piece(NamedTuple):
    """One piece of a text; ``gap`` says what stands before it: a space, a hyphen, or something that breaks a phrase."""

    raw: str
    start: int
    end: int
    gap: int
    form: Form


@lru_cache(maxsize=4 * WORDS_REMEMBERED)
def form_of(word: str) -> Form:
    """The word lower-cased, without accents (umlauts stay) and apostrophes, and its key.

    >>> form_of("Weißen").folded, form_of("Weißen").key == form_of("Weißes").key, form_of("Erdoğan").folded
    ('weissen', True, 'erdogan')
    """
    folded = word.casefold()
    if not folded.isalpha():
        folded = folded.translate(_APOSTROPHES)
    if not folded.isascii() and _FOREIGN.search(folded):
        folded = unicodedata.normalize("NFC", folded)
        folded = "".join(c if c in _KEEP else unicodedata.normalize("NFD", c)[0] for c in folded)
    key = folded.rstrip(_ENDING_LETTERS) or folded[:1]
    return Form(folded, key, word[:1].isupper(), word.isupper() and len(word) > 1)


def pieces_of(text: str, abbreviations: frozenset[str] = frozenset()) -> list[Piece]:
    """All pieces of a text in order, with character offsets.

    Args:
        abbreviations: folded words whose full stop does not end a phrase ("dr").
    """
    pieces: list[Piece] = []
    made = tuple.__new__  # what ``Piece(…)`` calls; that takes twice the time
    last = 0
    before = ""
    for between, raw in _BETWEEN_AND_WORD.findall(text):
        if not raw:  # the end of the text
            break
        start = last + len(between)
        gap = _PLAIN_GAPS.get(between)
        if gap is None:
            gap = _gap(text, last, start)
            if between == ". " and (before.casefold() in abbreviations or (len(before) == 1 and before.isupper())):
                gap = SPACE
        last, before = start + len(raw), raw
        pieces.append(made(Piece, (raw, start, last, gap, form_of(raw))))
    return pieces


def _gap(text: str, last: int, start: int) -> int:
    """Space (one line end at most), hyphen (or the slash of "CDU/CSU" and "Bündnis 90/Die Grünen"), or a break."""
    if start - last == 1:
        char = text[last]
        if char == "/":
            joined = text[last - 2 : last].isupper() and text[start : start + 2].isupper()
            return HYPHEN if joined or (text[last - 1].isdigit() and text[start].isupper()) else BREAK
        return SPACE if char in " \n\u00a0\t" else HYPHEN if char in "-‐‑" else BREAK
    between = text[last:start]
    return SPACE if between.isspace() and between.count("\n") < 2 else BREAK


def same_word(text: str, name: str, mode: str) -> bool:
    """Whether a folded word of the text is the folded word of a name, perhaps with a case ending.

    Args:
        mode: "proper" for a proper name, which only takes the genitive s; "noun" for s and n; "any" for all endings of
            adjectives and nouns, which either word may bear.

    >>> same_word("putins", "putin", "proper"), same_word("indem", "inder", "noun"), same_word("weissen", "weisses", "any")
    (True, False, True)
    """
    if text == name:
        return True
    if mode == "proper":
        return text == name + "s"
    if mode == "noun":
        return text == name + "s" or text == name + "n"
    size = 0
    for a, b in zip(text, name, strict=False):
        if a != b:
            break
        size += 1
    return text[size:] in ENDINGS and name[size:] in ENDINGS


def adjective_stem(folded: str) -> str | None:
    """The word without an adjective ending, or None where it bears none.

    >>> adjective_stem("russischen"), adjective_stem("russisch")
    ('russisch', None)
    """
    if not folded.endswith(ADJECTIVE_ENDINGS):
        return None
    return folded[:-1] if folded[-1] == "e" else folded[:-2]


def capitalised(word: str) -> str:
    """The word with a capital first letter, the rest untouched."""
    return word[:1].upper() + word[1:]
