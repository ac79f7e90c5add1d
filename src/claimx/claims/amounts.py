"""Counted things that are neither troops nor casualties: weapons, vehicles, goods, money, shares, votes, attacks, civilians."""

from bisect import bisect_left
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from claimx.claims.context import Context
from claimx.claims.people import Count, is_share, largest
from claimx.lexicon import load_yaml
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.quantities.lexicon import lexicon
from claimx.schema import Quantity, Span
from claimx.settings import WORDS_REMEMBERED

_PEOPLE = "people"
_SHORTEST_AGENT = 6
"""Letters of a noun for persons that only its ending tells."""
_MANY = 10
"""From here on persons of any kind are counted."""


class AmountFile(BaseModel):
    """``de/amounts.yaml``: counted nouns by class."""

    model_config = ConfigDict(extra="forbid")
    classes: dict[str, list[str]]
    whole_words: list[str]
    no_amounts: list[str]
    no_persons: list[str]


@cache
def amount_file() -> AmountFile:
    """The tables of ``de/amounts.yaml``."""
    return load_yaml("de/amounts.yaml", AmountFile)


def find_amounts(context: Context, counts: list[Count]) -> list[Count]:
    """Every quantity whose unit is of a class of ``de/amounts.yaml`` and that is none of ``counts`` (troops, casualties).

    Returns:
        Counts without an outcome, in text order; the rule names the class ("quantity/weapon").
    """
    taken = {i for count in counts for i in range(count.quantity.start, count.quantity.end)}
    found: list[Count] = []
    for quantity in context.found.quantities:
        kind = unit_class((quantity.unit or "").lower()) or (_PEOPLE if _are_people(quantity) else None)
        if kind is None or quantity.start in taken or quantity.end - 1 in taken or context.found.is_boilerplate(quantity.start):
            continue
        tokens = context.counted(quantity.start, quantity.end)
        clause = context.clause(tokens[-1])
        group = context.syntax.group_at.get(tokens[-1]) or context.syntax.group_at.get(tokens[0])
        found.append(Count(quantity, tokens, clause, group, None, f"quantity/{kind}"))
    return found


@lru_cache(maxsize=WORDS_REMEMBERED)
def unit_class(unit: str) -> str | None:
    """The class of a unit (lower case), by itself or by the last part of a compound.

    >>> unit_class("kampfpanzer"), unit_class("barrel"), unit_class("prozent"), unit_class("ausschuss")
    ('vehicle', 'goods', 'share', None)
    """
    file = amount_file()
    last = unit.rsplit("-", 1)[-1]
    if not unit or unit in file.no_amounts:
        return None
    best: tuple[int, str] | None = None
    for kind, nouns in file.classes.items():
        for noun in nouns:
            whole = noun in file.whole_words
            if last in (noun, noun + "r") or (not whole and len(last) > len(noun) + 2 and last.endswith(noun)):
                best = max(best or (0, ""), (len(noun), kind))
    return None if best is None else best[1]


def _are_people(quantity: Quantity) -> bool:
    """Whether many persons of a job, a nation or a faith are counted: "300 Anwohner", "69.000 Kongolesen"."""
    if not quantity.unit or is_share(quantity) or largest(quantity) < _MANY:
        return False
    if quantity.unit.lower().rsplit("-", 1)[-1] in amount_file().no_amounts:
        return False
    return is_person(quantity.unit)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_person(noun: str) -> bool:
    """Whether a noun is one for persons.

    One that no table knows is by its ending -er or -ling, unless it is one of the things that end so.

    >>> is_person("Kongolese"), is_person("Anwohner"), is_person("Prozent"), is_person("Ausbrecher"), is_person("Gebetbücher")
    (True, True, False, True, False)
    """
    unit, named = lexicon().unit(noun), noun_of(noun)
    if unit is not None or named is not None:
        return (unit is not None and unit.kind == "person") or (named is not None and named.personal)
    last = noun.lower().rsplit("-", 1)[-1]
    ending = last.endswith(("er", "ling")) and len(last) >= _SHORTEST_AGENT
    return ending and not last.endswith(tuple(amount_file().no_persons))


def quantity_in(context: Context, span: Span) -> Quantity | None:
    """The first quantity that shares characters with a span of the text, or None."""
    return quantity_between(context, span.start, span.end)


def quantity_between(context: Context, start: int, end: int) -> Quantity | None:
    """The first quantity that shares characters with ``[start, end)``, or None."""
    quantities = context.found.quantities
    place = bisect_left(quantities, start + 1, key=lambda q: q.end)
    if place < len(quantities) and quantities[place].start < end:
        return quantities[place]
    return None
