"""A few claims of each type for the eye, picked while the run goes on."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain, zip_longest
from typing import Any

from claimx.storage.rows import Row, claim_row

_PER_ARTICLE = 2


class Preview:
    """Keeps up to ``limit`` claims: of each type about as many, the surest ones, and few of the same article."""

    def __init__(self, limit: int):
        self._limit = limit
        self._rows: dict[str, list[Row]] = {}

    def add(self, output: Mapping[str, Any] | None) -> None:
        """Looks through one article's output; None is passed over."""
        if not output or not self._limit:
            return
        taken: Counter[str] = Counter()
        for claim in sorted(output["claims"], key=lambda claim: -claim["confidence"]):
            taken[claim["type"]] += 1
            if taken[claim["type"]] <= _PER_ARTICLE:
                self._rows.setdefault(claim["type"], []).append(claim_row(output["article"]["id"], claim))
        for rows in self._rows.values():
            rows.sort(key=_doubt)
            del rows[self._limit :]

    def rows(self) -> list[Row]:
        """The chosen claims, sorted by type, the surest first."""
        rounds = chain.from_iterable(zip_longest(*(self._rows[name] for name in sorted(self._rows))))
        chosen = [row for row in rounds if row is not None][: self._limit]
        return sorted(chosen, key=lambda row: row["type"])


def _doubt(row: Row) -> float:
    return -row["confidence"]
