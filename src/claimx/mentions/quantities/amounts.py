"""Reads numbers from their words and figures, before anything is known about what they count."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimx.mentions.number_words import fold, number_lexicon
from claimx.mentions.numbers import parse_cardinal, parse_figure, parse_ordinal
from claimx.mentions.quantities.atoms import Atom, find_atoms
from claimx.mentions.quantities.lexicon import Unit, lexicon
from claimx.mentions.quantities.words import Words

Form = Literal["figure", "word", "article", "vague", "share", "factor", "times"]
_LONGEST_RUN = 7
_NUMERIC = {"figure", "word", "article", "scale", "half", "comma"}


@dataclass(slots=True)
class Amount:
    """A number in the text: a value, or bounds, and how it is written. ``scale`` is the factor of its last scale word."""

    start: int
    end: int
    form: Form
    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    approximate: bool = False
    scale: Decimal = Decimal(1)
    unit: Unit | None = None

    @property
    def size(self) -> Decimal:
        """The number to compare with: the value or the bound that there is."""
        return next(number for number in (self.value, self.max, self.min, Decimal(0)) if number is not None)


def find_amounts(words: Words) -> list[Amount]:
    """The numbers of a text in text order: neighbouring atoms joined, ranges not yet."""
    atoms, found, position = find_atoms(words), [], 0
    while position < len(atoms):
        run = _run(atoms, position, words.text)
        amount, used = _read(run, words)
        if amount is not None:
            found.append(amount)
        position += used
    return found


def _run(atoms: list[Atom], position: int, text: str) -> list[Atom]:
    """Atoms from ``position`` on with nothing but blanks between them."""
    run = [atoms[position]]
    for atom in atoms[position + 1 : position + _LONGEST_RUN]:
        gap = text[run[-1].end : atom.start]
        if gap.strip() or not gap or "\n" in gap:
            break
        run.append(atom)
    return run


def _read(run: list[Atom], words: Words) -> tuple[Amount | None, int]:
    """The amount at the run's beginning and how many atoms it takes."""
    first, text = run[0], words.text
    if first.kind in {"several", "vague"}:
        return _vague_amount(run, text)
    if first.kind in {"share", "fold", "times", "factor", "every"}:
        return _relation(first, words), 1
    if [atom.kind for atom in run[:3]] == ["article", "inner", "scale"]:
        return _hedged_scale(run, text), 3
    length = next((i for i, atom in enumerate(run) if atom.kind not in _NUMERIC), len(run))
    if length < len(run) and length == 1 and run[1].kind == "share" and first.kind in {"figure", "word", "article"}:
        value = Decimal(1) if first.kind == "article" else parse_cardinal(text[first.start : first.end])
        return (None if value is None else Amount(first.start, run[1].end, "share", value * run[1].value)), 2
    for used in range(length, 0, -1):
        amount = _cardinal(run[:used], text)
        if amount is not None:
            return amount, used
    return None, 1


def _cardinal(run: list[Atom], text: str) -> Amount | None:
    """A number written by the whole of these atoms."""
    first, last = run[0], run[-1]
    if last.kind == "comma" or (last.kind == "half" and first.kind != "scale"):
        return None
    source = text[first.start : last.end]
    if (
        len(run) == 1
        and first.kind == "scale"
        and source.lower() in lexicon().words.vague_scales
        and source.lower().endswith("en")
    ):
        return Amount(
            first.start, last.end, "vague", min=first.value * lexicon().words.several_scales, approximate=True, scale=first.value
        )
    value = parse_cardinal(source.removesuffix("-"))
    if value is None and first.kind == "figure":
        value = _with_point(source)
    if value is None:
        return None
    if len(run) == 1 and first.kind == "article":
        return Amount(first.start, last.end, "article", value)
    scale = last.value if last.kind == "scale" or (last.kind == "word" and len(run) > 1) else Decimal(1)
    return Amount(first.start, last.end, "figure" if first.kind == "figure" else "word", value, scale=scale)


def _hedged_scale(run: list[Atom], text: str) -> Amount:
    """A scale word hedged between article and noun: "ein gutes Dutzend", "eine knappe Million"."""
    effect, scale = lexicon().words.inner[text[run[1].start : run[1].end].lower()], run[2].value
    amount = Amount(run[0].start, run[2].end, "word", approximate=True, scale=scale)
    if effect == "about":
        amount.value = scale
    elif effect == "min_about":
        amount.min = scale
    else:
        amount.max = scale
    return amount


def _with_point(source: str) -> Decimal | None:
    """A figure with a decimal point, alone or before a scale word: "3.5 Millionen"."""
    head, _, tail = source.replace("\u00a0", " ").partition(" ")
    value = parse_figure(head, decimal_point=True) if "." in head else None
    if value is None or not tail:
        return value
    scale = parse_cardinal(tail) if not tail[0].isdigit() else None
    return None if scale is None else value * scale


def _vague_amount(run: list[Atom], text: str) -> tuple[Amount, int]:
    """ "mehrere", "mehrere hundert", "Tausende", "Hunderte Millionen"."""
    first, least, used, scale = run[0], run[0].value, 1, Decimal(1)
    for atom in run[1:]:
        source = fold(text[atom.start : atom.end])
        if not (atom.kind == "scale" or (atom.kind == "word" and source.endswith(("hundert", "tausend")))):
            break
        if used == 1 and first.kind == "several":
            least = Decimal(lexicon().words.several_scales)
        least, scale, used = least * atom.value, atom.value, used + 1
    return Amount(first.start, run[used - 1].end, "vague", min=least, approximate=True, scale=scale), used


def _relation(atom: Atom, words: Words) -> Amount | None:
    """Shares, factors and numbers of times: "die Hälfte", "jeder dritte", "doppelt so viele", "dreifach", "achtmal"."""
    index = words.after(atom.start)
    if atom.kind == "share":
        return _half(atom, words, index) if fold(words.texts[index]) in _alone() else None
    if atom.kind == "every":
        ordinal = parse_ordinal(words.texts[index + 1])
        return None if ordinal is None else Amount(atom.start, words.end(index + 1), "share", 1 / ordinal)
    so = words.lower(index + 1) == lexicon().words.so
    if so and words.lower(index + 2) in lexicon().words.many:
        return Amount(atom.start, words.end(index + 2), "factor", atom.value)
    if atom.kind == "factor" and not so:
        return None
    return Amount(atom.start, atom.end, "times" if atom.kind == "times" and not so else "factor", atom.value)


def _alone() -> set[str]:
    """Share words that need no number before them."""
    return {fold(word) for word in number_lexicon().fractions}


def _half(atom: Atom, words: Words, index: int) -> Amount | None:
    """ "die Hälfte", not "die zweite Hälfte"."""
    before = words.lower(index - 1)
    if parse_ordinal(before) is not None:
        return None
    start = words.starts[index - 1] if before in lexicon().words.before_shares else atom.start
    return Amount(start, atom.end, "share", atom.value)
