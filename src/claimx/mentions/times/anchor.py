"""The dates that relative expressions count from: the document's, and the one the text speaks of."""

import re
from dataclasses import dataclass
from datetime import date

from claimx.mentions.times.calendar import add_months, bounds, shift_day, week_value

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_YEARS = range(2, 9998)  # so that a few weeks more or less stay in the calendar


@dataclass(slots=True, frozen=True)
class Anchor:
    """A date of day, month or year precision."""

    year: int
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, value: str | None) -> "Anchor | None":
        """The anchor of an ISO date or a resolved TIMEX3 value, or None where it names no calendar date.

        >>> Anchor.of("2024-07"), Anchor.of("XXXX-06") is None
        (Anchor(year=2024, month=7, day=None), True)
        """
        if not value or not value[:4].isdecimal() or int(value[:4]) not in _YEARS:
            return None
        match = _PUBLISHED.fullmatch(value)
        if match is None:
            return cls(int(value[:4])) if value[4:5] == "-" and value[5:6].isupper() else None
        covered = bounds(value[:10])
        if covered is None:
            return None
        return cls(int(match[1]), int(match[2]) if match[2] else None, covered[0] if match[3] else None)

    def shifted(self, unit: str, steps: int) -> str | None:
        """The TIMEX3 value some units away, as precise as the unit; None if this date is not precise enough.

        >>> Anchor.of("2010-03-09").shifted("Y", -2), Anchor.of("2024-07").shifted("D", 1) is None
        ('2008', True)
        """
        if unit == "Y":
            return f"{self.year + steps:04d}"
        if unit == "DE":
            return f"{self.year // 10 + steps:03d}"
        if unit == "CE":
            return f"{self.year // 100 + steps:02d}"
        if self.month is None:
            return None
        if unit in ("M", "Q", "HY"):
            return self._months(unit, steps)
        if self.day is None:
            return None
        if unit == "WE":
            return self._weekend(steps)
        moved = shift_day(self.day, unit, steps)
        if moved is None:
            return None
        return week_value(moved) if unit == "W" else moved.isoformat()

    def _months(self, unit: str, steps: int) -> str:
        assert self.month is not None
        if unit == "M":
            year, month = add_months(self.year, self.month, steps)
            return f"{year:04d}-{month:02d}"
        length = 3 if unit == "Q" else 6
        year, month = add_months(self.year, self.month, steps * length)
        return f"{year:04d}-{'Q' if unit == 'Q' else 'H'}{(month - 1) // length + 1}"

    def _weekend(self, steps: int) -> str | None:
        """Before Saturday "kommendes Wochenende" is this week's."""
        assert self.day is not None
        if steps > 0 and self.day.isoweekday() < 6:
            steps -= 1
        moved = shift_day(self.day, "W", steps)
        return None if moved is None else f"{week_value(moved)}-WE"
