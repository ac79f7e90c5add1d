"""An index that finds neighbours under shared keys, so that nothing is compared with everything."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Hashable, Iterable

NEIGHBOURS = 5
"""Entries looked at to either side under each key."""
MOST_COMPARED = 16
"""Entries that one is compared with at all: those it shares most keys with."""
LOOKED_AT = 3
"""Facts of each of two groups that are compared with those of the other."""


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
