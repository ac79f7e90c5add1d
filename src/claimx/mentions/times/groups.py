"""The noun group around a unit of time: what stands before it ("den letzten zwei") and the period after it ("dieses Jahres")."""

from dataclasses import dataclass
from decimal import Decimal

from claimx.mentions.numbers import parse_cardinal, parse_ordinal, parse_word
from claimx.mentions.times.lexicon import lexicon, sense_of
from claimx.mentions.times.meaning import Base, Meaning
from claimx.mentions.times.words import Words

_MAX_LEFT = 8


@dataclass(slots=True)
class Group:
    """What was read to the left of a head word; ``start`` is the first word of the group."""

    start: int
    amount: Decimal | None = None
    vague: bool = False
    ordinal: int | None = None
    relative: tuple[int, Base] | None = None
    this: bool = False
    that: bool = False
    each: bool = False
    every: bool = False
    determiner: str = ""
    filled: bool = False
    approximated: bool = False
    compared: bool = False


def left_group(words: Words, head: int) -> Group:
    """Reads leftwards from ``head``: adjectives, number, determiner, approximator, in any sensible order."""
    group, index, floor = Group(start=head), head - 1, max(0, head - _MAX_LEFT)
    if words.at(index) == "-" and words.joined(index) and words.joined(index - 1):
        index -= 1  # "14-Tage"
    while index >= floor:
        width = _take(words, index, group)
        if not width:
            break
        index -= width
        group.start = index + 1
        if group.determiner or group.each or group.every or group.approximated:
            break
    if group.this and words.at(group.start - 1) in lexicon().words.every:
        group.start -= 1
    _take_approximator(words, group)
    return group


def _take(words: Words, index: int, group: Group) -> int:
    """Takes one member of the group that ends at ``index``; the number of words taken, 0 if it is none."""
    word, lex = words.at(index), lexicon()
    table = lex.words
    if group.amount is None and not group.vague and word not in table.half and (found := _amount(words, index)):
        group.amount, width = found
        if word.isalpha() and group.amount == 1:
            group.determiner = word
        return width
    if word in table.both and group.amount is None:
        group.amount = Decimal(2)
    elif word in table.half and group.amount is None:
        group.amount = Decimal("0.5")
    elif group.amount == Decimal("0.5") and parse_word(word) == 1:
        group.determiner = word
    elif word in lex.relative and group.relative is None:
        group.relative = lex.relative[word]
    elif word in table.vague_numbers:
        group.vague = True
    elif word in table.demonstratives:
        group.this, group.determiner = True, word
    elif word in table.distant_demonstratives:
        group.that, group.determiner = True, word
    elif word in table.each:
        group.each = True
    elif word in table.every:
        group.every = True
    elif word in lex.fillers:
        group.filled = True
    elif word in table.determiners:
        group.determiner = word
    elif word == "." and (number := words.number(index - 1)) and words.joined(index - 1) and number < 100:
        group.ordinal = number
        return 2
    elif len(word) > 4 and (ordinal := parse_ordinal(word)) is not None and group.ordinal is None:
        group.ordinal = int(ordinal)
    else:
        return 0
    return 1


def _amount(words: Words, index: int) -> tuple[Decimal, int] | None:
    """The number that ends at ``index`` (figure with separators, or one word) and how many words it takes."""
    word = words.at(index)
    if word.isdecimal():
        first = index
        while words.inside_figure(first - 1):
            first -= 2
        value = parse_cardinal(words.text[words.starts[first] : words.ends[index]])
        return (value, index - first + 1) if value is not None else None
    if word in lexicon().words.scales and (before := _amount(words, index - 1)):
        value = parse_cardinal(words.text[words.starts[index - before[1]] : words.ends[index]])
        return (value, before[1] + 1) if value is not None else None
    value = parse_word(word) if word.isalpha() else None
    return (value, 1) if value is not None else None


def _take_approximator(words: Words, group: Group) -> None:
    """Adds "fast", "gut", "mehr als" before the group."""
    table = lexicon().words
    if group.amount is None and not group.vague:
        return
    for _ in range(2):
        before = words.at(group.start - 1)
        if before in table.approximators and words.at(group.start) != ".":
            group.start -= 1
        elif before == "als" and words.at(group.start - 2) in table.comparatives:
            group.start -= 2
            group.compared = True
        elif before == "." and words.at(group.start - 2) == "ca":
            group.start -= 2


def year_at(words: Words, index: int) -> int | None:
    """A four-digit year at this place, or None."""
    word = words.at(index)
    if len(word) != 4 or not word.isdecimal() or not 1000 <= int(word) <= 2200:
        return None
    return None if words.inside_figure(index + 1) else int(word)


def period_after(words: Words, index: int) -> tuple[int, Meaning] | None:
    """The period that a month, season or edge belongs to and that begins at ``index``: "2005", "letzten Jahres".

    Returns:
        The word after the period and its meaning (``year``, or ``unit`` and ``steps``), or None.
    """
    year = year_at(words, index)
    if year is not None:
        return index + 1, Meaning(year=year)
    at, lex = index, lexicon()
    if words.at(at) in lex.words.determiners:
        at += 1
    this = words.at(at) in lex.words.demonstratives
    relative = lex.relative.get(words.at(at))
    if this or relative:
        at += 1
    sense = sense_of(words.at(at))
    if sense is None or sense.kind != "unit" or at == index:
        return _abbreviated(words, index)
    code = str(sense.value)
    year = year_at(words, at + 1)
    if year is not None and code == "Y":
        return at + 2, Meaning(year=year)
    if this:
        return at + 1, Meaning(unit=code, steps=0)
    if code == "Y" and not relative and words.at(index) == "des":
        return at + 1, Meaning(unit=code, steps=0)
    if relative:
        return at + 1, Meaning(unit=code, steps=relative[0], base=relative[1])
    return None


def _abbreviated(words: Words, index: int) -> tuple[int, Meaning] | None:
    """ "d. J." (dieses Jahres) and "v. J." (vorigen Jahres)."""
    first = words.at(index)
    if first in ("d", "v") and words.raw(index + 2) == "J" and words.at(index + 1) == "." == words.at(index + 3):
        return index + 4, Meaning(unit="Y", steps=0 if first == "d" else -1)
    return None
