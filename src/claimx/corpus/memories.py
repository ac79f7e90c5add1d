"""Times long past, each article with a precision of its own ("im April 2021", "im Frühjahr 2021", "der Krieg von 2021"): where
the articles of a story look back on one event of such a time only, all of them mean it."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from claimx.corpus import dates, months
from claimx.corpus.cluster import Cluster, Joint
from claimx.corpus.days import HALF_A_YEAR
from claimx.corpus.facts import Fact
from claimx.corpus.index import LOOKED_AT, Index
from claimx.corpus.synonyms import events_in, kinds_of, of_war

SAID = 0.8
"""How rare the common words must be where one of the two does not say what happened."""
A_FEW_DAYS = 2
"""Days that two times within a longer one may lie apart and still be of one event."""
MOST_ACTORS = 6


def same_memories(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Groups of dates that look back on the one event of a month, a season or a year."""
    past = [(cluster, fact) for cluster in clusters if (fact := _remembered(cluster)) is not None]
    index = Index()
    for number, (_, fact) in enumerate(past):
        index.add(_keys(fact), dates.position(fact), number)
    for number, (cluster, fact) in enumerate(past):
        near = [past[other] for other in index.near(_keys(fact), dates.position(fact)) if other != number]
        within = [(other, told) for other, told in near if _lies_within(told, fact) and fact.story.like(told.story)]
        if _apart([told for _, told in within]):
            continue
        for other, told in within:
            likeness = months.likeness(fact, told)
            if _can_be_one(fact, told, likeness):
                yield likeness, cluster, other


def _remembered(cluster: Cluster) -> Fact | None:
    """The coarsest of the cluster's dates, if that lies half a year back and tells of an event."""
    told = [fact for fact in cluster.shown[:LOOKED_AT] if fact.period is not None and not dates.is_hour(fact)]
    fact = max(told, key=lambda fact: fact.period.length, default=None)  # type: ignore[union-attr]
    return fact if fact is not None and dates.days_back(fact) >= HALF_A_YEAR and not dates.is_bare(fact) else None


def _keys(fact: Fact) -> Iterator[Hashable]:
    assert fact.period is not None
    for year in {date.fromordinal(day).year for day in (fact.period.first, fact.period.last)}:
        for key in (*fact.telling, *sorted(fact.story.actors)[:MOST_ACTORS]):
            yield dates.block(fact), year, key


def _lies_within(told: Fact, coarse: Fact) -> bool:
    """Whether a time lies within one that is longer than a day."""
    if told.period is None or coarse.period is None or coarse.period.length <= dates.ONE_DAY:
        return False
    return coarse.period.holds(told.period)


def _can_be_one(a: Fact, b: Fact, likeness: float) -> bool:
    """Whether both tell of events of one kind, or of a war's; where one does not say what happened, whether it says it alike."""
    first, second = events_in(a.told), events_in(b.told)
    if not (first and second):
        return likeness >= SAID
    return bool(kinds_of(first) & kinds_of(second) or (first & of_war() and second & of_war()))


def _apart(facts: Sequence[Fact]) -> bool:
    """Whether two of the times lie apart: more than one event of that time is told of."""
    periods = [fact.period for fact in facts if fact.period is not None]
    first = min((period.last for period in periods), default=0)
    return max((period.first for period in periods), default=0) - first > A_FEW_DAYS
