"""German number words: ``de/numbers.yaml`` as a validated record, compiled to one regular expression a word form."""

import re
from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.lexicon.loader import load_yaml

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class NumberWords(BaseModel):
    """The shape of ``lexicon/de/numbers.yaml``."""

    model_config = ConfigDict(extra="forbid")

    units: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    zero: list[str]
    inflected: dict[str, int]
    joined_fractions: dict[str, Decimal]
    alone_fractions: dict[str, Decimal]
    scales: dict[str, int]
    half: list[str]
    decimal_point: str
    joint: str
    ordinals: dict[str, int]
    ordinal_endings: list[str]
    fractions: dict[str, Decimal]
    fraction_ending: str
    times_endings: list[str]
    fold_endings: list[str]
    vulgar_fractions: dict[str, tuple[int, int]]


@cache
def number_lexicon() -> NumberWords:
    """The number words as they stand in the lexicon."""
    return load_yaml("de/numbers.yaml", NumberWords)


def fold(text: str) -> str:
    """Small letters, umlauts and ß written out, so that "Dreißig", "dreissig" and "DREISSIG" are one word."""
    return text.lower().translate(_FOLD)


class Grammar:
    """The lexicon compiled to one regular expression a word form; built once."""

    def __init__(self, words: NumberWords):
        self.small = {fold(k): v for table in (words.units, words.teens, words.tens) for k, v in table.items()}
        self.inflected = {fold(k): v for k, v in words.inflected.items()}
        self.zero = {fold(word) for word in words.zero}
        self.joined = {fold(k): v for k, v in words.joined_fractions.items()}
        self.alone = {fold(k): v for k, v in words.alone_fractions.items()}
        self.scales = {fold(k): Decimal(v) for k, v in words.scales.items()}
        self.half = {fold(word) for word in words.half}
        self.ordinals = {fold(k): Decimal(v) for k, v in words.ordinals.items()}
        self.fractions = {fold(k): v for k, v in words.fractions.items()}
        self.ordinal_end = re.compile(f"({_any(words.ordinal_endings)})$")
        self.multiple_end = re.compile(f"-?({_any(words.times_endings + words.fold_endings)})$")
        unit, tens = _any(words.units), _any(words.tens)
        joint = f"(?:{words.joint})?"
        hundred = rf"(?:(?:{unit}){words.joint}(?:{tens})|{_any(words.teens)}|{tens}|{unit})"
        last = rf"(?:{hundred}|{_any(words.inflected)})"
        thousands = _hundreds("t", joint, f"{hundred}|eins")
        self.word = re.compile(rf"(?:{thousands}(?P<T>tausend){joint})?{_hundreds('u', joint, last, hundred)}")
        self.below_hundred = re.compile(rf"(?:({unit}){words.joint}({tens}))")


def _hundreds(name: str, joint: str, rest: str, count: str | None = None) -> str:
    """A pattern for a number below a thousand (or "zwölfhundert"), with the groups ``<name>h``, ``<name>H``, ``<name>r``."""
    return rf"(?:(?P<{name}h>{count or rest})?(?P<{name}H>hundert){joint})?(?P<{name}r>{rest})?"


def _any(words) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))


@cache
def number_grammar() -> Grammar:
    """The patterns of all number words."""
    return Grammar(number_lexicon())
