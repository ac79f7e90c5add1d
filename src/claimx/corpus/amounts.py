"""Numbers with their vagueness as intervals, so that "rund 10.000" does not contradict "10.300"."""

import math
from typing import NamedTuple

from claimx.corpus.words import corpus_words
from claimx.schema import Quantity

APPROXIMATE = 0.125
"""How far "rund", "etwa" and the like reach to either side, as a share of the number: 10,000 is 8,750 to 11,250."""
ROUND_FROM = 100
ROUND_AT_MOST = 0.05
"""A number from 100 that ends in zeros is taken as rounded to its last digit that is none, but never by more than this share:
10,000 is 9,500 to 10,500, and 1,500 is 1,450 to 1,550."""
NEARLY = 0.15
"""How far "gut 8.000" and "knapp 8.000" may reach beyond the number that they name, as a share of it."""
IN_HEADLINES = 0.03
"""How far a headline's number from 100 may lie from the one that the article tells."""
SAME_FIGURE = 1.25
"""Two figures that one source gives on different days count as the same one up to this ratio, if they can both be true."""


class Interval(NamedTuple):
    """A half-open interval ``[low, high)``."""

    low: float
    high: float

    def meet(self, other: "Interval") -> "Interval | None":
        """What both have in common; None where that is nothing."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low < high else None


def interval_of(quantity: Quantity, *, rough: bool = False) -> Interval | None:
    """The numbers that a quantity allows; None where it names none. ``rough``: it stands in a headline, which rounds more.

    >>> def of(**fields): return interval_of(Quantity(text="", start=0, end=0, **fields))
    >>> of(value=10000), of(value=10000, approximate=True), of(value=26)
    (Interval(low=9500.0, high=10500.0), Interval(low=8750.0, high=11250.0), Interval(low=25.5, high=26.5))
    >>> of(max=15000), of(min=10000), of(min=12000, max=15000)
    (Interval(low=0.0, high=15000.5), Interval(low=9999.5, high=inf), Interval(low=11999.5, high=15000.5))
    """
    about = APPROXIMATE if quantity.approximate else 0.0
    if quantity.value is not None:
        value = float(quantity.value)
        slack = max(value * about, _rounding(value), value * IN_HEADLINES if rough and value >= ROUND_FROM else 0.0)
        return Interval(value - slack, value + slack)
    if quantity.min is None and quantity.max is None:
        return None
    near = quantity.text.partition(" ")[0].lower() in corpus_words().nearly
    low = 0.0 if quantity.min is None else float(quantity.min) * (1 - about) - 0.5
    high = math.inf if quantity.max is None else float(quantity.max) * (1 + about) + 0.5
    if near and quantity.min is not None and quantity.max is None:
        high = float(quantity.min) * (1 + NEARLY)
    elif near and quantity.max is not None and quantity.min is None:
        low = float(quantity.max) * (1 - NEARLY)
    return Interval(max(low, 0.0), high) if low < high else None


def stated(quantity: Quantity) -> float | None:
    """The number that the text names: the value, else the middle of the bounds, else the one bound."""
    if quantity.value is not None:
        return float(quantity.value)
    bounds = [float(bound) for bound in (quantity.min, quantity.max) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


def ratio(first: float, second: float) -> float:
    """How many times the larger number is the smaller one; infinite beside a zero."""
    low, high = sorted((abs(first), abs(second)))
    return 1.0 if low == high else high / low if low else math.inf


def has_grown(later: float | None, earlier: float | None, most: float) -> bool:
    """Whether the later number is larger, but not more than so many times the earlier one; not from nothing.

    >>> has_grown(16, 14, 2), has_grown(14, 16, 2), has_grown(160, 14, 2), has_grown(16, None, 2)
    (True, False, False, False)
    """
    return bool(later and earlier) and 1 < later / earlier <= most  # type: ignore[operator]


def _rounding(value: float) -> float:
    """Half of the last digit that is no zero, within limits; half a unit for other numbers."""
    if value < ROUND_FROM or value != int(value):
        return 0.5
    whole = int(value)
    digit = 10 ** (len(str(whole)) - len(str(whole).rstrip("0")))
    return max(0.5, min(digit / 2, value * ROUND_AT_MOST))
