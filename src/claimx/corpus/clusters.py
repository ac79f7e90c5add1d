"""Grouping without all pairs: facts meet under shared keys, and only neighbours there are compared."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claimx.corpus.amounts import Interval
from claimx.corpus.days import Days
from claimx.corpus.facts import Fact
from claimx.corpus.families import Family

NEIGHBOURS = 5
"""Groups looked at to either side of a fact under each of its keys."""
MOST_COMPARED = 16
"""Groups that a fact is compared with at all: those it shares most keys with."""
SHOWN = 6
"""Facts of a group that others are compared with."""

COPY_WITHIN = 60
"""Days between two articles after which the same sentence is no copy any more."""
LONG_SENTENCE = 10
"""Words from which a sentence is its author's own."""


class Cluster:
    """Facts that say the same, or what can all be true. ``interval`` is what all their numbers allow, ``period`` what all
    their times allow."""

    __slots__ = ("facts", "interval", "number", "period", "shown")

    def __init__(self, number: int):
        self.number = number
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

    def takes(self, fact: Fact, family: Family) -> float | None:
        """The points for the fact's belonging here; None where anything speaks against it."""
        if self.interval is not None and (fact.interval is None or self.interval.meet(fact.interval) is None):
            return None
        if self.period is not None and (fact.period is None or self.period.gap(fact.period)):
            return None
        found = []
        for other in self.shown:
            points = family.compare(fact, other)
            if points is None:
                return None
            found.append(points)
        best = max(found, default=0.0)
        return best if best >= family.enough and sum(found) >= len(found) * family.enough * family.of_enough else None


class Index:
    """Numbers of clusters under keys, sorted by position."""

    def __init__(self) -> None:
        self._lists: dict[Hashable, list[tuple[float, int]]] = {}

    def add(self, keys: Iterable[Hashable], position: float, number: int) -> None:
        """Files a cluster under these keys, once at each position."""
        for key in keys:
            entries = self._lists.setdefault(key, [])
            entry = (position, number)
            at = bisect_left(entries, entry)
            if at == len(entries) or entries[at] != entry:
                insort(entries, entry)

    def near(self, keys: Iterable[Hashable], position: float, limit: int = NEIGHBOURS) -> list[int]:
        """The clusters nearest to the position under these keys, those under most keys first, then the older ones."""
        hits: Counter[int] = Counter()
        for key in keys:
            entries = self._lists.get(key)
            if entries:
                at = bisect_left(entries, (position, -1))
                hits.update({number for _, number in entries[max(0, at - limit) : at + limit]})
        return sorted(hits, key=lambda number: (-hits[number], number))[:MOST_COMPARED]


class Clusters:
    """The clusters of one family's facts, with the index that finds them. Headlines follow the claim that they sum up."""

    def __init__(self, family: Family, facts: Sequence[Fact]):
        self.family = family
        self.all: list[Cluster] = []
        self.index = Index()
        self._copies: dict[Hashable, Cluster] = {}
        self._told: dict[tuple[str, str], list[tuple[Fact, Cluster]]] = {}
        headlines = []
        for fact in sorted(facts, key=lambda fact: (family.narrow(fact), fact.order)):
            if fact.headline:
                headlines.append(fact)
            else:
                self._told.setdefault((fact.article, fact.type), []).append((fact, self._place(fact)))
        for fact in headlines:
            told = self._told.get((fact.article, fact.type), ())
            home = next((cluster for body, cluster in told if family.sums_up(fact, body)), None)
            if home is not None:
                home.add(fact, copied=True)
            else:
                self._place(fact)

    def _place(self, fact: Fact) -> Cluster:
        signature = copy_signature(fact)
        if signature is not None and signature in self._copies and is_copy(fact, self._copies[signature].facts[-1]):
            self._copies[signature].add(fact, copied=True)
            return self._copies[signature]
        keys = list(self.family.keys(fact))
        position = self.family.position(fact)
        best, points = None, 0.0
        for number in self.index.near(keys, position):
            here = self.all[number].takes(fact, self.family)
            if here is not None and here > points:
                best, points = self.all[number], here
        if best is None:
            best = Cluster(len(self.all))
            self.all.append(best)
        best.add(fact)
        if len(best.shown) < SHOWN or fact is best.shown[-1]:
            self.index.add(keys, position, best.number)
        if signature is not None:
            self._copies[signature] = best
        return best

    def pairs(self, limit: int = NEIGHBOURS) -> Iterator[tuple[Cluster, Cluster]]:
        """Pairs of different clusters that lie near each other under some key, each once, in a fixed order."""
        seen: set[tuple[int, int]] = set()
        for cluster in self.all:
            for fact in cluster.shown:
                for number in self.index.near(self.family.keys(fact), self.family.position(fact), limit):
                    pair = (min(number, cluster.number), max(number, cluster.number))
                    if number != cluster.number and pair not in seen:
                        seen.add(pair)
                        yield self.all[pair[0]], self.all[pair[1]]


def copy_signature(fact: Fact) -> Hashable | None:
    """The same for two claims of one type that stand on the same words of the same sentence."""
    if not fact.sentence:
        return None
    return fact.type, fact.outcome, fact.claim.anchor.text, fact.sentence


def is_copy(fact: Fact, other: Fact) -> bool:
    """Whether the same sentence in two articles is a copy and no formula: a long one, or in one story, and of about one time."""
    first, second = fact.story.published, other.story.published
    if first is not None and second is not None and first.gap(second) > COPY_WITHIN:
        return False
    return len(fact.sentence.split()) >= LONG_SENTENCE or fact.story.like(other.story)


def _meet(a: Days, b: Days) -> Days:
    first, last = max(a.first, b.first), min(a.last, b.last)
    return Days(first, last) if first <= last else a
