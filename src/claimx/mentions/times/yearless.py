"""Partial dates in a year, and which year is meant when the text leaves it out."""

from datetime import date, timedelta

from claimx.mentions.times.anchor import Anchor
from claimx.mentions.times.calendar import bounds, easter, fourth_advent, valid
from claimx.mentions.times.lexicon import lexicon
from claimx.mentions.times.meaning import Meaning
from claimx.mentions.times.shapes import Holiday

_UNKNOWN = "XXXX"
_FAR_AHEAD = 200  # days
_ONWARD = 1.5  # how much nearer the last one must be
_REACH = 2  # years looked at on either side of the reference


def in_year(meaning: Meaning, year: int | None) -> str | None:
    """The value of a partial date in a year ("XXXX-06" for an unknown one); None where that year has no such day.

    >>> in_year(Meaning(month=2, day=29), 2023) is None, in_year(Meaning(season="SU"), 2006), in_year(Meaning(month=6), None)
    (True, '2006-SU', 'XXXX-06')
    """
    shown = _UNKNOWN if year is None else f"{year:04d}"
    if meaning.holiday is not None:
        return _feast(lexicon().holidays[meaning.holiday], year, shown)
    if meaning.month is not None and meaning.day is not None:
        exists = year is None or valid(max(year, 1), meaning.month, meaning.day) is not None
        return f"{shown}-{meaning.month:02d}-{meaning.day:02d}" if exists else None
    if meaning.month is not None:
        return f"{shown}-{meaning.month:02d}"
    if meaning.season is not None:
        return f"{shown}-{meaning.season}"
    if meaning.quarter is not None:
        return f"{shown}-Q{meaning.quarter}"
    if meaning.half is not None:
        return f"{shown}-H{meaning.half}"
    return f"{shown}-W{meaning.week:02d}" if meaning.week is not None else shown


def _feast(holiday: Holiday, year: int | None, shown: str) -> str:
    if holiday.month is not None and holiday.day is not None:
        return f"{shown}-{holiday.month:02d}-{holiday.day:02d}"
    if year is None or not 1583 <= year <= 4099:
        return f"{_UNKNOWN}-XX-XX"
    if holiday.easter is not None:
        return (easter(year) + timedelta(days=holiday.easter)).isoformat()
    return (fourth_advent(year) - timedelta(weeks=holiday.advent or 0) + timedelta(days=holiday.weekday)).isoformat()


def nearest(meaning: Meaning, reference: Anchor, direction: int | None, just_past: int = 0) -> str | None:
    """The value of a date without a year that fits a reference date best.

    Args:
        meaning: month, day and month, season, quarter, half, week or feast; a weekday beside a day must agree.
        reference: the date to look from, of month precision at least.
        direction: -1 the last one up to the reference, 1 the next one from it, None the nearest either way.
            ``meaning.direct`` ("vergangenen", "nächsten") asks for one that lies wholly before or after it.
        just_past: where the direction is 1, a date at most so many days back is preferred to one more than half a year ahead.

    Returns:
        The value, or None if no year near the reference has such a day.
    """
    covered = bounds(f"{reference.year:04d}-{reference.month:02d}")
    if covered is None:
        return None
    first, last = (reference.day, reference.day) if reference.day else covered
    options = []
    for year in range(reference.year - _REACH, reference.year + _REACH + 1):
        value = in_year(meaning, year)
        days = bounds(value) if value else None
        if value and days and (meaning.weekday is None or meaning.day is None or days[0].isoweekday() == meaning.weekday):
            options.append((*days, value))
    if direction == 1 and just_past and _is_just_past(options, first, just_past):
        direction = -1
    return _choose(options, first, last, direction, meaning.direct) if options else None


def _is_just_past(options: list[tuple[date, date, str]], first: date, days: int) -> bool:
    """Whether the last date lies at most so many days back and the next one more than half a year ahead."""
    behind = [(first - end).days for _, end, _ in options if end < first]
    ahead = [(start - first).days for start, end, _ in options if end >= first]
    return bool(behind) and min(behind) <= days and (not ahead or min(ahead) > _FAR_AHEAD)


def onward(meaning: Meaning, reference: Anchor) -> str | None:
    """The value of a date without a year in a story told from a reference date on: the next one, unless the last one is
    much nearer ("im Mai 2021 …, im November …": 2021; "im Oktober 2018 …, schon im Juli …": 2018)."""
    covered = bounds(f"{reference.year:04d}-{reference.month:02d}")
    back, ahead = nearest(meaning, reference, -1), nearest(meaning, reference, 1)
    before, after = bounds(back) if back else None, bounds(ahead) if ahead else None
    if covered is None or before is None or after is None or back == ahead:
        return back or ahead
    first, last = (reference.day, reference.day) if reference.day else covered
    return ahead if (first - before[1]).days * _ONWARD > (after[0] - last).days else back


def _choose(options: list[tuple[date, date, str]], first: date, last: date, direction: int | None, direct: int | None) -> str:
    if direct == -1 and (behind := [o for o in options if o[1] < first]):
        return behind[-1][2]
    if direct == 1 and (ahead := [o for o in options if o[0] > last]):
        return ahead[0][2]
    if direction == -1 and (behind := [o for o in options if o[0] <= last]):
        return behind[-1][2]
    if direction == 1 and (ahead := [o for o in options if o[1] >= first]):
        return ahead[0][2]
    return min(options, key=lambda o: max((o[0] - last).days, (first - o[1]).days, 0))[2]
