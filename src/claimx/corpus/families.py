"""How the claims of each type are compared: by which keys they meet, and what speaks for their being about the same."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from claimx.corpus import contents, counts, dates, matters, memories, months, wholes
from claimx.corpus.cluster import Cluster, Joint
from claimx.corpus.facts import Fact


def nothing(clusters: Sequence[Cluster]) -> Iterable[Joint]:
    """No clusters are joined."""
    return ()


class Family(NamedTuple):
    """Claim types that are compared alike.

    ``keys`` are what a fact is filed under: only facts that share one are ever compared. ``position`` orders the facts of a key,
    so that only neighbours are compared. ``compare`` weighs two facts: None where they cannot be about the same, else points of
    evidence. ``enough`` is the number of points from which they are. ``narrow`` orders the facts for grouping: exact ones first.
    ``sums_up`` tells whether a headline's fact (the first) is one that its article goes on to tell (the second).
    """

    keys: Callable[[Fact], Iterable[Hashable]]
    position: Callable[[Fact], float]
    compare: Callable[[Fact, Fact], float | None]
    enough: float
    narrow: Callable[[Fact], float]
    sums_up: Callable[[Fact, Fact], bool]
    of_enough: float = 0.5
    """Share of ``enough`` that a fact must have on average with the facts of a group."""
    unite: Callable[[Sequence[Cluster]], Iterable[Joint]] = nothing
    """Which finished groups are one, each pair with its points."""


def _same_dates(clusters: Sequence[Cluster]) -> Iterable[Joint]:
    """Dates of one day, of a day and its month, and of one event long past."""
    yield from wholes.same_days(clusters)
    yield from months.same_times(clusters)
    yield from memories.same_memories(clusters)


def _same_counts(clusters: Sequence[Cluster]) -> Iterable[Joint]:
    """Counts with one number."""
    yield from wholes.same_numbers(clusters)
    yield from wholes.lone_numbers(clusters)


COUNTS = Family(counts.keys, counts.position, counts.compare, counts.ENOUGH, counts.width, counts.sums_up, 0.5, _same_counts)
DATES = Family(
    dates.keys, dates.position, dates.compare, dates.ENOUGH, dates.width, lambda headline, body: False, 0.25, _same_dates
)
CONTENTS = Family(
    contents.keys,
    contents.position,
    contents.compare,
    contents.ENOUGH,
    lambda fact: 0.0,
    contents.sums_up,
    0.5,
    matters.same_matters,
)

FAMILIES: dict[str, Family] = {
    "troop_count": COUNTS,
    "casualty_count": COUNTS,
    "quantity": COUNTS,
    "date": DATES,
}


def family_of(type: str) -> Family:
    """The family of a claim type; what has no number and no time of its own is compared by its content."""
    return FAMILIES.get(type, CONTENTS)
