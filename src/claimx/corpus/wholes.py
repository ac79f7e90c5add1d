"""What only whole groups tell: that two groups, both finished, are one, though no two of their claims are alike enough."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from claimx.corpus import counts, dates
from claimx.corpus.cluster import Cluster, Joint
from claimx.corpus.context import context_points, scene_points
from claimx.corpus.days import A_YEAR, HALF_A_YEAR, days_apart
from claimx.corpus.evidence import (
    at_other_times,
    block,
    force_points,
    is_telling,
    lone_place,
    place_points,
    same_unit,
    time_points,
)
from claimx.corpus.facts import Fact
from claimx.corpus.index import LOOKED_AT, Index
from claimx.corpus.synonyms import events_in, kinds_of, of_war, plain

SHOWN = 6
"""Facts of each group of which one at least must have the same number as one of the other."""
LOOKS_BACK = 7
"""Days after an event from which an article looks back on it: on what everybody remembers of that day."""
AHEAD = 0.5
"""Points by which one of several events of a day must be ahead of the others to be the one that an article looks back on."""
NUMBER = 10
LARGE = 100
"""Numbers from which two articles of one story seldom have the same by chance: in one surroundings, and in any."""
LONE_WITHIN = 550
"""Days between articles of which one tells the other's lone number again."""
LONE = 2
SPARED = 0.6
OF_RARE_WORDS = 1.05
"""Numbers from which one can be the only such in a story, the points that it needs less then, and how rare the common words
of two such counts and of their surroundings are where these tell enough."""
A_LITTLE = 0.1
SOME = 0.45
"""Points of the surroundings that the same number needs beside it: of a large one, and of a smaller one."""


def same_days(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Groups of dates that are of one event: on one exact day, on which an article at least looks back from later, in articles of
    one story. Other days' news have many events, but of a day long past papers tell the one that is remembered."""
    dated = [(cluster, facts) for cluster in clusters if (facts := [fact for fact in cluster.shown if _has_day(fact)])]
    index = Index()
    for number, (cluster, facts) in enumerate(dated):
        index.add(_day_keys(facts), cluster.number, number)
    for number, (cluster, facts) in enumerate(dated):
        if not _is_late(facts):
            continue
        others = [other for other in index.near(_day_keys(facts), cluster.number) if other != number]
        scored = [(_one_day(facts, dated[other][1], rivals=len(others) > 1), other) for other in others]
        found = [(points, other) for points, other in scored if points is not None]
        best = max(found, default=(0.0, number), key=lambda entry: entry[0])
        rivals = [entry for entry in found if _tell_apart(dated[best[1]][1], dated[entry[1]][1])]
        if best[0] - max((points for points, _ in rivals), default=-AHEAD) >= AHEAD:
            yield from ((points, cluster, dated[other][0]) for points, other in found if (points, other) not in rivals)


def _tell_apart(first: Sequence[Fact], second: Sequence[Fact]) -> bool:
    """Whether two groups of dates tell of events of other kinds."""
    kinds = [kinds_of(events_in(frozenset().union(*(fact.told for fact in facts)))) for facts in (first, second)]
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


def _has_day(fact: Fact) -> bool:
    """Whether a date tells of an event on an exact day, and that not only by its hour ("am Nachmittag")."""
    if fact.period is None or fact.period.length > dates.ONE_DAY or dates.is_bare(fact):
        return False
    return not dates.is_hour(fact)


def _day_keys(facts: Sequence[Fact]) -> set[object]:
    keys: set[object] = set()
    for fact in facts:
        if fact.period is not None:
            base = dates.block(fact), fact.period.first
            keys |= {(*base, key) for key in (*fact.telling, *sorted(fact.scene)[:4], *sorted(fact.story.actors)[:6])}
    return keys


def _is_late(facts: Iterable[Fact]) -> bool:
    return any(dates.days_back(fact) > LOOKS_BACK for fact in facts)


def _one_day(first: Sequence[Fact], second: Sequence[Fact], *, rivals: bool) -> float | None:
    """Points for two groups' being of one event, the one of their day; None where they are not."""
    pairs = list(itertools.product(first[:LOOKED_AT], second[:LOOKED_AT]))
    if not any(a.story.like(b.story) for a, b in pairs):
        return None
    if _elsewhere(pairs):
        return None
    kinds = [events_in(frozenset().union(*(fact.told for fact in facts))) for facts in (first, second)]
    same = bool(kinds_of(kinds[0]) & kinds_of(kinds[1]))
    known = bool(kinds[0] and kinds[1])
    both_late = _is_late(first) and _is_late(second)
    context = max(context_points(a, b) for a, b in pairs)
    if not same and not both_late:
        parties = [frozenset().union(*(fact.who_keys for fact in facts)) for facts in (first, second)]
        if all(parties) and parties[0].isdisjoint(parties[1]):
            return None
        if known and _of_war(kinds[0]) != _of_war(kinds[1]) and (rivals or context < dates.TOLD_ALIKE):
            return None
        if known and rivals and parties[0].isdisjoint(parties[1]):
            return None
    return 2.0 * same + context + both_late


def _elsewhere(pairs: Iterable[tuple[Fact, Fact]]) -> bool:
    """Whether the sentences of two groups name parties and places that the articles of the other do not know."""
    return all(scene_points(a, b) < 0 for a, b in pairs)


def _of_war(events: frozenset[str]) -> bool:
    return events <= of_war()


def same_numbers(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Groups of counts with one number of the same people or things, in articles of one story: a number that is not small is
    seldom the same by chance."""
    index = Index()
    counted = [cluster for cluster in clusters if cluster.shown and (cluster.shown[0].number or 0) >= NUMBER]
    for number, cluster in enumerate(counted):
        keys = {key for fact in cluster.facts[:SHOWN] for key in _number_keys(fact)}
        for other in index.near(keys, cluster.number):
            points = _one_number(counted[other], cluster)
            if points is not None:
                yield points, counted[other], cluster
        index.add(keys, cluster.number, number)


def lone_numbers(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Pairs of groups with one number of victims or things that no third group of their story has: what speaks for them need
    not be as much."""
    index = Index()
    counted = [cluster for cluster in clusters if cluster.shown and (cluster.shown[0].number or 0) >= LONE]
    for number, cluster in enumerate(counted):
        index.add((key for fact in cluster.shown for key in _number_keys(fact)), cluster.number, number)
    for number, cluster in enumerate(counted):
        keys = {key for fact in cluster.shown for key in _number_keys(fact)}
        near = [other for other in index.near(keys, cluster.number) if other != number and _in_story(cluster, counted[other])]
        if len(near) == 1 and near[0] < number:
            points = _nearly(counted[near[0]], cluster)
            if points is not None:
                yield points - counts.ENOUGH, counted[near[0]], cluster


def _in_story(first: Cluster, second: Cluster) -> bool:
    pairs = itertools.product(first.shown[:LOOKED_AT], second.shown[:LOOKED_AT])
    return any(a.number == b.number and a.story.like(b.story) for a, b in pairs)


def _nearly(first: Cluster, second: Cluster) -> float | None:
    """Points of the two most alike counts of two groups, if these are nearly enough and nothing speaks against them."""
    pairs = list(itertools.product(first.shown[:LOOKED_AT], second.shown[:LOOKED_AT]))
    if any(force_points(a, b) is None or place_points(a, b) is None or at_other_times(a, b) for a, b in pairs):
        return None
    alike = [(a, b) for a, b in pairs if a.number == b.number and not lone_place(a, b)]
    return max((points for a, b in alike if (points := _lone_points(a, b)) is not None), default=None)


def _lone_points(a: Fact, b: Fact) -> float | None:
    """Points for two counts with the only such number of a story: nearly enough, a telling number, or in the same rare words."""
    points = counts.compare(a, b, ever=True)
    if points is None or not a.story.published or not b.story.published:
        return None
    if days_apart(a.story.published, b.story.published) > LONE_WITHIN and not (a.period or b.period):
        return None
    soon = time_points(a, b) is not None
    if points >= counts.ENOUGH - SPARED and soon:
        return points
    telling = soon and same_unit(a, b) and a.number is not None and is_telling(a.number)
    words = a.story.rarity.of(a.words & b.words - plain()) + context_points(a, b)
    return points if telling or words >= OF_RARE_WORDS else None


def _long_after(a: Fact, b: Fact) -> bool:
    """Whether two counts without a time of their own stand in articles that lie too far apart to be of one event or state."""
    if (a.period and (a.outcome or b.period)) or (b.period and a.outcome):
        return False
    return days_apart(a.story.published, b.story.published) > (A_YEAR if a.outcome is None else HALF_A_YEAR)


def _is_told_too_early(a: Fact, b: Fact) -> bool:
    """Whether one is of a time that had not come when the other's article appeared."""
    named, other = (a, b) if a.period is not None else (b, a)
    if named.period is None or other.period is not None or other.story.published is None:
        return False
    return named.period.first > other.story.published.last + dates.ONE_DAY


def _number_keys(fact: Fact) -> set[object]:
    return {(block(fact), fact.number, key) for key in (*fact.telling, *sorted(fact.story.actors)[:6])}


def _one_number(first: Cluster, second: Cluster) -> float | None:
    """Points for two groups' being of one count; None where they are not."""
    pairs = list(itertools.product(first.shown[:LOOKED_AT], second.shown[:LOOKED_AT]))
    for a, b in pairs:
        if a.part or b.part or not same_unit(a, b) or force_points(a, b) is None or place_points(a, b) is None:
            return None
        if not counts.can_both_hold(a, b) or at_other_times(a, b) or lone_place(a, b) or _is_told_too_early(a, b):
            return None
    told = itertools.product(first.facts[:SHOWN], second.facts[:SHOWN])
    if not any(a.number == b.number and a.story.like(b.story) and not _long_after(a, b) for a, b in told):
        return None
    context = max(context_points(a, b) for a, b in pairs)
    return context if context >= (A_LITTLE if (first.shown[0].number or 0) >= LARGE else SOME) else None
