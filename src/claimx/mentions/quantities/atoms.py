"""Finds the figures and number words of a text, one by one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from claimx.mentions.number_words import number_lexicon
from claimx.mentions.numbers import (
    FIGURE,
    fold,
    parse_cardinal,
    parse_fraction,
    parse_multiple,
    parse_ordinal,
    parse_word,
)
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quantities.words import Words
from claimx.settings import WORDS_REMEMBERED

AtomKind = Literal[
    "figure", "word", "article", "scale", "half", "comma", "vague", "several", "share", "fold", "times", "factor",
    "every", "inner",
]  # fmt: skip
_BEGINNING = 3  # letters; no number word is shorter
_VULGAR = "".join(number_lexicon().vulgar_fractions)
_FIGURE = re.compile(
    rf"(?<!\w)(?<!\w[.,:/'\u2019])(?<![^\W\d_][-–])(?:{FIGURE}[{_VULGAR}]?|[{_VULGAR}])(?!\d)(?![.,:/'\u2019]\d)"
    r"|(?<!\w)(?<!\w[.,:/])\d{1,3}\.\d{1,2}(?=[ \u00a0]?(?:Mi[ol]|Mrd|Bio|Pro[zm]|%|Franken|Fr\.|CHF|Euro|Dollar))"
)
_FIGURE_BEGINS = re.compile(rf"[\d{_VULGAR}]+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_DATE = re.compile(  # both begin with a digit, since a search leaps to that faster than to what no digit stands before
    r"\d(?<![\d.]\d)\d?\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})?(?!\d)|\d(?<!\d\d)\d{3}-\d{2}(?:-\d{2})?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or figure that can be part of a number."""

    start: int
    end: int
    kind: AtomKind
    value: Decimal = Decimal(1)


@lru_cache(maxsize=WORDS_REMEMBERED)
def word_kind(word: str) -> tuple[AtomKind, Decimal] | None:
    """What one word contributes to a number, and its number; None for other words."""
    if not _may_begin(word[:_BEGINNING]):
        return None
    words, numbers = lexicon().words, number_lexicon()
    lower, folded = word.lower(), fold(word)
    if lower in numbers.scales or lower.rstrip(".") in numbers.scales:
        scale = numbers.scales.get(lower, numbers.scales.get(lower.rstrip(".")))
        return ("word" if lower in {"hundert", "tausend"} else "scale", Decimal(scale or 1))
    if lower in numbers.half:
        return "half", Decimal("0.5")
    if lower in words.inner:
        return "inner", Decimal(0)
    if lower == numbers.decimal_point:
        return "comma", Decimal(0)
    if lower in words.multiples:
        return "fold", words.multiples[lower]
    if lower in words.factors:
        return "factor", words.factors[lower]
    if lower in words.every:
        return "every", Decimal(1)
    if lower in _ends_of_several():
        return "several", Decimal(0)
    return _compound_kind(word, lower, folded)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _may_begin(letters: str) -> bool:
    """Whether something that `word_kind` knows begins with these letters: one look sets most words of a text aside."""
    return not letters[0].isalpha() or fold(letters)[:_BEGINNING] in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """The first letters, folded, of all that `word_kind` knows."""
    numbers, words = number_lexicon(), lexicon().words
    cardinals = (numbers.units, numbers.teens, numbers.tens, numbers.zero, numbers.inflected, numbers.scales)
    parts = (numbers.alone_fractions, numbers.half, numbers.ordinals, numbers.fractions, (numbers.decimal_point,))
    others = (words.inner, words.multiples, words.factors, words.every, words.vague, _ends_of_several())
    return frozenset(fold(word)[:_BEGINNING] for table in (*cardinals, *parts, *others) for word in table)


def _compound_kind(word: str, lower: str, folded: str) -> tuple[AtomKind, Decimal] | None:
    """Words that are built from number words."""
    if (word[0].isupper() or folded.endswith(("tel", "tels", "teln"))) and (share := parse_fraction(word)) is not None:
        return "share", share
    value = parse_word(lower.removesuffix("-"))
    if value is not None:
        article = value == 1 and lower not in {"null"}
        return ("article" if article else "word"), value
    least = _vague(folded)
    if least is not None:
        return "vague", least
    times, fold_endings = _multiple_endings()
    if lower.endswith(times) and (value := parse_multiple(lower)) is not None and value > 1:
        return "times", value
    if lower.endswith(fold_endings) and (value := parse_multiple(lower)) is not None and value > 1:
        return "fold", value
    return None


@cache
def _ends_of_several() -> frozenset[str]:
    """The last words of "mehrere", "ein paar" and the like."""
    return frozenset(phrase[-1] for phrase in lexicon().several)


@cache
def _multiple_endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What "dreimal" and "dreifach" end in."""
    return tuple(number_lexicon().times_endings), tuple(number_lexicon().fold_endings)


def _vague(folded: str) -> Decimal | None:
    """The least number of "Tausende", "hunderten", "Zehntausende"."""
    if folded in lexicon().vague:
        return Decimal(lexicon().vague[folded])
    for ending in lexicon().words.vague_endings:
        stem = folded.removesuffix(ending)
        if stem != folded and stem.endswith(("hundert", "tausend", "dutzend")):
            value = parse_cardinal(stem)
            return None if value is None else value * lexicon().words.several_scales
    return None


def find_atoms(words: Words) -> list[Atom]:
    """Every figure and number word, in text order."""
    text = words.text
    atoms = _figures(text)
    taken = {atom.start for atom in atoms}
    telling = {word for word in set(words.texts) if _may_begin(word[:_BEGINNING]) or "-" in word}
    for index, (word, start) in enumerate(zip(words.texts, words.starts, strict=True)):
        if word not in telling:
            continue
        found = word_kind(word)
        if found is None and "-" in word and (head := _compound_head(word)) is not None:
            atoms.append(Atom(start, start + len(head), "word"))
        if found is None or (start in taken and found[0] not in {"times", "fold"}):
            continue
        kind, value = found
        if kind == "several" and (start_of := _several_start(words, index)) is not None:
            start, value = start_of, Decimal(lexicon().several[tuple(text[start_of : words.end(index)].lower().split())])
        elif kind in {"several", "every"} and not _begins_every(words, index, kind):
            continue
        abbreviated = (
            word[-1] != "." and kind == "scale" and len(word) == 3 and text[words.end(index) : words.end(index) + 1] == "."
        )
        atoms.append(Atom(start, words.end(index) + abbreviated, kind, value))
    atoms.sort(key=lambda atom: (atom.start, -atom.end))
    return [atom for i, atom in enumerate(atoms) if i == 0 or atom.start >= atoms[i - 1].end]


def _figures(text: str) -> list[Atom]:
    """The numbers in figures, but for those of addresses and dates."""
    masked = _ADDRESS.sub(_blank_out, text) if "://" in text or "www." in text else text
    masked = _DATE.sub(_blank_out, masked)
    found: list[Atom] = []
    for begin in _FIGURE_BEGINS.finditer(masked):
        if not found or begin.start() >= found[-1].end:
            match = _FIGURE.match(masked, begin.start())
            found += [Atom(match.start(), match.end(), "figure")] if match else []
    return found


def _compound_head(word: str) -> str | None:
    """The number word that a compound of people begins with: "Zwei-Mann-Team"; not "Fünf-Prozent-Hürde"."""
    head = word.partition("-")[0]
    match = lexicon().compound.match(word, len(head))
    unit = lexicon().unit(match[1]) if match else None
    value = parse_word(head) if unit is not None and unit.kind == "person" else None
    return head if value is not None and value > 1 else None


def _blank_out(match: re.Match[str]) -> str:
    return "_" * len(match[0])


def _several_start(words: Words, index: int) -> int | None:
    """Where "mehrere" or "ein paar" begins, if the words up to ``index`` are such a phrase."""
    several = lexicon().several
    if (words.texts[index].lower(),) in several:
        return words.starts[index]
    if index and words.texts[index] == "Paar":
        return None
    return words.starts[index - 1] if (words.lower(index - 1), words.lower(index)) in several else None


def _begins_every(words: Words, index: int, kind: AtomKind) -> bool:
    """Whether "jeder" is followed by an ordinal from the second on: "jeder dritte"."""
    ordinal = parse_ordinal(words.texts[index + 1]) if kind == "every" and index + 1 < len(words.texts) else None
    return ordinal is not None and ordinal >= 2
