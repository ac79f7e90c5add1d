"""Facts that are grouped, with what all of them allow."""

from collections.abc import Callable

from claimx.corpus.amounts import Interval
from claimx.corpus.days import Days
from claimx.corpus.facts import Fact

SHOWN = 6
"""Facts of a group that others are compared with."""

Compare = Callable[[Fact, Fact], float | None]
"""The points for two facts' being about the same; None where they cannot be."""


class Cluster:
    """Facts that say the same, or what can all be true. ``interval`` is what all their numbers allow, ``period`` what all
    their times allow."""

    __slots__ = ("facts", "interval", "into", "number", "period", "shown")

    def __init__(self, number: int):
        self.number = number
        self.into: Cluster | None = None
        """The cluster that took this one in."""
        self.facts: list[Fact] = []
        self.shown: list[Fact] = []
        self.interval: Interval | None = None
        self.period: Days | None = None

    def add(self, fact: Fact, *, copied: bool = False) -> None:
        """Takes a fact in; a copy says nothing new to others."""
        self.facts.append(fact)
        if not copied and len(self.shown) < SHOWN:
            self.shown.append(fact)
        if fact.interval is not None:
            self.interval = fact.interval if self.interval is None else self.interval.meet(fact.interval) or self.interval
        if fact.type == "date" and fact.period is not None:
            self.period = fact.period if self.period is None else _meet(self.period, fact.period)

    def absorb(self, other: "Cluster") -> None:
        """Takes in all facts of another cluster."""
        told = set(map(id, other.shown))
        for fact in other.facts:
            self.add(fact, copied=id(fact) not in told)
        other.into = self

    def takes(self, fact: Fact, compare: Compare, enough: float, of_enough: float) -> float | None:
        """The points for the fact's belonging here; None where anything speaks against it.

        Args:
            fact: what may be taken in.
            compare, enough, of_enough: as in `claimx.corpus.families.Family`.
        """
        if self.interval is not None and (fact.interval is None or self.interval.meet(fact.interval) is None):
            return None
        if self.period is not None and (fact.period is None or self.period.gap(fact.period)):
            return None
        found = []
        for other in self.shown:
            points = compare(fact, other)
            if points is None:
                return None
            found.append(points)
        best = max(found, default=0.0)
        return best if best >= enough and sum(found) >= len(found) * enough * of_enough else None


Joint = tuple[float, Cluster, Cluster]
"""Two clusters that are one, with the points for that."""


def _meet(a: Days, b: Days) -> Days:
    first, last = max(a.first, b.first), min(a.last, b.last)
    return Days(first, last) if first <= last else a
