"""Calendar dates as days that can be compared."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

A_WEEK = 7
A_MONTH = 31
HALF_A_YEAR = 183
A_YEAR = 366
"""Days."""


class Days(NamedTuple):
    """Days as proleptic ordinals, both included."""

    first: int
    last: int

    def gap(self, other: "Days") -> int:
        """Days between the two; 0 where they touch or overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    def holds(self, other: "Days") -> bool:
        """Whether the other days all lie within these."""
        return self.first <= other.first and other.last <= self.last

    @property
    def middle(self) -> float:
        """The day in the middle, as an ordinal."""
        return (self.first + self.last) / 2

    @property
    def length(self) -> int:
        """How many days these are; 1 for a single one."""
        return self.last - self.first + 1


def days_apart(a: Days | None, b: Days | None) -> int:
    """Days between the two; 0 where one is not known.

    >>> days_apart(days("2024-10-01", "2024-10-03"), days("2024-10-08", "2024-10-08")), days_apart(None, days("2024", "2024"))
    (5, 0)
    """
    return a.gap(b) if a is not None and b is not None else 0


@lru_cache(maxsize=50_000)
def days(first: str | None, last: str | None) -> Days | None:
    """The days from one ISO date to another, each of year, month or day precision; None where one is missing or no date.

    >>> days("2024-10", "2024-10").length, days(None, "2024")
    (31, None)
    """
    if not first or not last:
        return None
    try:
        start = date.fromisoformat(first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first[:10])
        end = date.fromisoformat(last[:10]) if len(last) >= 10 else _last_day(last)
    except ValueError:
        return None
    return Days(start.toordinal(), end.toordinal()) if start <= end else None


def _last_day(partial: str) -> date:
    year, _, month = partial.partition("-")
    following = date(int(year) + (month in ("", "12")), 1 if month in ("", "12") else int(month) + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
