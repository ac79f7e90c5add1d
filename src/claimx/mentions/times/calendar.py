"""Calendar arithmetic on TIMEX3 values: ISO weeks, seasons, quarters, movable feasts, first and last days."""

import calendar as _calendar
import re
from datetime import date, timedelta

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?(?:-(\d))?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_QUARTER = re.compile(r"(\d{4})-(Q|H)(\d)")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991, "Astronomical Algorithms", ch. 8).

    >>> easter(2017).isoformat(), easter(2024).isoformat()
    ('2017-04-16', '2024-03-31')
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741  (the letters of the source)
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def fourth_advent(year: int) -> date:
    """The last Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday())


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(year: int, month: int, steps: int) -> tuple[int, int]:
    """Year and month some months later (or earlier).

    >>> add_months(2024, 11, 3), add_months(2024, 1, -1)
    ((2025, 2), (2023, 12))
    """
    years, index = divmod(year * 12 + month - 1 + steps, 12)
    return years, index + 1


def shift_day(day: date, unit: str, steps: int) -> date | None:
    """The day some days, weeks, months or years away; a day that the month lacks becomes the month's last one."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=steps * (7 if unit == "W" else 1))
        months = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * steps
        year, month = add_months(day.year, day.month, months)
        return date(year, month, min(day.day, _calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value.

    >>> week_value(date(2006, 5, 24))
    '2006-W21'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day that a value covers, or None where it fixes none. Ranges cover both ends.

    >>> [d.isoformat() for d in bounds("2006-W32-WE")], [d.isoformat() for d in bounds("1950/1953")]
    (['2006-08-12', '2006-08-13'], ['1950-01-01', '1953-12-31'])
    >>> bounds("XXXX-06") is None
    True
    """
    if "/" in value:
        ends = [bounds(part) for part in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    try:
        return _bounds(value)
    except ValueError:
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, _calendar.monthrange(year, month)[1])
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := _SEASON.fullmatch(value):
        return _months(int(match[1]), SEASON_START[match[2]], 3)
    if match := _QUARTER.fullmatch(value):
        length = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if value.isdecimal() and 2 <= len(value) <= 4:
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)
    return None


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    last_year, last_month = add_months(year, month, length - 1)
    return date(year, month, 1), date(last_year, last_month, _calendar.monthrange(last_year, last_month)[1])
