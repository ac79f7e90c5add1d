"""Strings made to keep one pattern busy: runs of its characters, its prefixes and near matches again and again, all ending in vain."""

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

_CANDIDATES = "aA1 .\n-(\"„'ß_,:;/<[{)]}>|\u00a0“ge\t"
_MOST = 140
_CHOICES = 5
_END = "\x00"


def attacks(pattern: str, flags: int, length: int) -> list[str]:
    """At most 140 different strings of about this length; the same pattern gives the same ones for any length."""
    tree = _parser.parse(pattern, flags)
    units = list(dict.fromkeys(unit for unit in _units(tree, flags) if unit))
    samples = {_sample(tree, flags, 1, choice) for choice in range(_CHOICES)}
    heads = sorted({sample[:size] for sample in samples for size in range(1, min(len(sample), 7))})
    pairs = [("", unit) for unit in units[:60]] + [(head, unit) for unit in units[:4] for head in heads]
    return [head + (unit * (length // len(unit) + 1))[:length] + _END for head, unit in pairs[:_MOST]]


def _units(tree, flags: int) -> Iterator[str]:
    runs = list(dict.fromkeys(_repeated(tree, flags)))
    sample = _sample(tree, flags, 1)
    yield from runs[:16]
    yield from (first + second for first in runs[:5] for second in runs[:5] if first != second)
    for choice in range(_CHOICES):
        for copies in (1, 2):
            longer = _sample(tree, flags, copies, choice)
            yield from (longer, longer[:-1], longer[1:])
    yield from (sample[:size] for size in range(1, min(len(sample), 12)))
    yield from _characters(tree, flags)


def _repeated(items, flags: int) -> Iterator[str]:
    """A shortest match of what stands under each quantifier without bound (or with a large one)."""
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] > 20:
            yield from _alternatives(value[2], flags)
        for inner in _inside(kind, value):
            yield from _repeated(inner, flags)


def _alternatives(items, flags: int) -> Iterator[str]:
    if len(items) == 1 and items[0][0] is op.IN:
        yield from _fitting(*items[0], flags)[:4]
    yield _sample(items, flags, 1)


def _characters(items, flags: int) -> Iterator[str]:
    for kind, value in items:
        if kind in (op.LITERAL, op.IN, op.ANY, op.NOT_LITERAL):
            yield from _fitting(kind, value, flags)[:2]
        for inner in _inside(kind, value):
            yield from _characters(inner, flags)


def _inside(kind, value) -> list:
    """The sequences inside a node."""
    if kind is op.BRANCH:
        return value[1]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT):
        return [value[-1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _sample(items, flags: int, copies: int, choice: int = 0) -> str:
    """A text that a sequence matches, as far as that can be seen without trying (lookarounds are ignored).

    ``copies`` is how often repeated parts come, ``choice`` the alternative to take.
    """
    words = ""
    for kind, value in items:
        if kind in (op.LITERAL, op.IN, op.ANY, op.NOT_LITERAL):
            words += (_fitting(kind, value, flags) or [""])[0]
        elif kind is op.BRANCH:
            words += _sample(value[1][choice % len(value[1])], flags, copies, choice)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            words += _sample(value[2], flags, copies, choice) * min(max(copies, value[0]), value[1])
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            words += _sample(value[-1] if kind is op.SUBPATTERN else value, flags, copies, choice)
    return words


def _fitting(kind, value, flags: int) -> list[str]:
    """Some characters that fit a node for one character."""
    if kind is op.LITERAL:
        return [chr(value)]
    known = [chr(number) for name, number in (value if kind is op.IN else ()) if name is op.LITERAL]
    tree = _parser.SubPattern(_parser.State(), [(kind, value)])
    tree.state.flags = flags | re.UNICODE
    fits = _compiled(tree)
    ranges = [chr(item[0]) for name, item in (value if kind is op.IN else ()) if name is op.RANGE]
    return [sign for sign in dict.fromkeys([*_CANDIDATES, *ranges, *known]) if fits.fullmatch(sign)][:8]


def _compiled(tree) -> re.Pattern[str]:
    from re import _compiler  # type: ignore[attr-defined]

    return _compiler.compile(tree, tree.state.flags)
