"""The same event, dated to a day in one article and only to a part of a year or to a month in another that looks back on it."""

import itertools
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from claimx.corpus import dates
from claimx.corpus.cluster import Cluster, Joint
from claimx.corpus.context import context_points
from claimx.corpus.days import A_MONTH
from claimx.corpus.facts import Fact
from claimx.corpus.index import LOOKED_AT, Index
from claimx.corpus.synonyms import events_in, kinds_of, plain

LOOKS_BACK = 7
"""Days after its end from which an article looks back on a time."""
ENOUGH = 1.2
AHEAD = 0.7
"""How rare the common words of two dates and of their surroundings must be together, with one for the same kind of event; and how
much more than for any other day of that time."""
TOLD_ALIKE = 2.5
"""The same for two dates of one day in news of that week."""
DEATH = frozenset(("@kill", "@wound"))
"""Groups of events that may be told of any other one."""
RAREST = 6


def same_times(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Groups of dates that are of one event: on the one day of a month that is told like what the other dates to the month; or on
    one day, in the same rare words."""
    dated = [cluster for cluster in clusters if cluster.shown and cluster.shown[0].period is not None]
    index = Index()
    for number, cluster in enumerate(dated):
        for fact in cluster.shown[:LOOKED_AT]:
            if _is_exact(fact):
                index.add(_keys(fact), dates.position(fact), number)
    for number, cluster in enumerate(dated):
        fact = cluster.shown[0]
        near = [other for other in index.near(_keys(fact), dates.position(fact)) if other != number]
        if _is_exact(fact):
            alike = ((_alike(cluster, dated[other]), dated[other]) for other in near)
            yield from ((points, cluster, other) for points, other in alike if points is not None)
        elif fact.period is not None and fact.period.length <= A_MONTH and dates.days_back(fact) > LOOKS_BACK:
            yield from _of_month(cluster, [dated[other] for other in near])


def _is_exact(fact: Fact) -> bool:
    """Whether a date tells of an event on an exact day, not only by its hour."""
    return fact.period is not None and fact.period.length <= dates.ONE_DAY and not dates.is_bare(fact) and not dates.is_hour(fact)


def _keys(fact: Fact) -> Iterator[Hashable]:
    if fact.period is not None:
        for day in {fact.period.first, fact.period.last}:
            month = date.fromordinal(day).replace(day=1)
            for word in (*fact.telling, *fact.story.rarity.rarest(fact.words - plain(), RAREST)):
                yield dates.block(fact), month, word


def _of_month(coarse: Cluster, exact: Sequence[Cluster]) -> Iterator[Joint]:
    """The one day of the time that is told like the coarser date, if it is far ahead of all others."""
    fact = coarse.shown[0]
    found: list[tuple[float, float, Cluster]] = []
    for cluster in exact:
        for other in cluster.shown[:LOOKED_AT]:
            if other.article == fact.article or not _is_exact(other):
                continue
            if fact.period.holds(other.period):  # type: ignore[union-attr,arg-type]
                found.append((likeness(fact, other), dates.position(other), cluster))
    if not found:
        return
    best, day, cluster = max(found, key=lambda entry: entry[0])
    rest = max((points for points, other, _ in found if abs(other - day) > 1), default=0.0)
    if best >= ENOUGH and best - rest >= AHEAD and _says_something(fact, cluster):
        yield best, coarse, cluster


def _says_something(fact: Fact, cluster: Cluster) -> bool:
    """Whether the dates themselves, not only what stands around them, have a word or a kind of event in common."""
    others = cluster.shown[:LOOKED_AT]
    if not any(fact.story.like(other.story) or context_points(fact, other) >= dates.LITTLE_CONTEXT for other in others):
        return False
    if any(_tell_apart(fact, other) for other in others):
        return False
    return any(fact.words & other.words - plain() or _kinds(fact) & _kinds(other) for other in others)


def _tell_apart(a: Fact, b: Fact) -> bool:
    """Whether two dates tell of events of other kinds."""
    first, second = (kinds_of(events_in(fact.told) - DEATH) for fact in (a, b))
    return bool(first and second) and first.isdisjoint(second)


def _alike(first: Cluster, second: Cluster) -> float | None:
    """Points for two groups of one day in the same rare words; None where they are not."""
    pairs = itertools.product(first.shown[:LOOKED_AT], second.shown[:LOOKED_AT])
    points = [
        likeness(a, b)
        for a, b in pairs
        if _is_exact(a)
        and _is_exact(b)
        and a.period.gap(b.period) == 0  # type: ignore[union-attr,arg-type]
        and a.story.like(b.story)
        and not _tell_apart(a, b)
    ]
    return max(points) if points and max(points) >= TOLD_ALIKE else None


def likeness(a: Fact, b: Fact) -> float:
    """How rare the words are that two dates and their surroundings share, and a point for the same kind of event."""
    rarity = a.story.rarity
    return rarity.of(a.near & b.near - plain()) + rarity.of(a.words & b.words - plain()) + bool(_kinds(a) & _kinds(b))


def _kinds(fact: Fact) -> frozenset[str]:
    return kinds_of(fact.told | events_in(fact.words))
