"""Expressions that stand side by side and settle each other's date."""

from datetime import date, timedelta

from claimx.mentions.times.calendar import bounds
from claimx.mentions.times.lexicon import lexicon
from claimx.schema import Time

_LONGEST_LINK = 12


def settle(text: str, first: Time, second: Time, published: str | None) -> tuple[Time, Time]:
    """Two resolved expressions that follow each other, as each reads beside the other.

    Covers the day that takes its month from the next date ("vom 20. bis zum 22. Juli"), the weekdays of a range ("Montag bis
    Freitag") and the time of day before its date ("20 Uhr am 3. Mai"). Others come back as they are.
    """
    if (
        not 0 < second.start - first.end < _LONGEST_LINK
        or second.type != "DATE"
        or len(second.value) != 10
        or not second.earliest
    ):
        return first, second
    if first.type == "TIME":
        return _on_day(text, first, second), second
    if first.type != "DATE" or len(first.value) != 10 or not first.anchored:
        return first, second
    if first.text.rstrip(".").isdecimal():
        return _before(first, second), second
    return _week_apart(text, first, second, published)


def _on_day(text: str, first: Time, second: Time) -> Time:
    """The time of day on the date that follows after "am"."""
    day, _, clock = first.value.partition("T")
    link = text[first.end : second.start].lower().split()
    if not clock[:1].isdecimal() or day == second.value or len(link) != 1 or link[0] not in lexicon().words.neighbours.of_day:
        return first
    return _moved(first, second.value, f"T{clock}")


def _before(first: Time, second: Time) -> Time:
    """The bare day in the year of the date that follows, so that it comes before that date."""
    value = second.value[:5] + first.value[5:]
    if bounds(value) is None or value > second.value:
        return first
    return _moved(first, value)


def _week_apart(text: str, first: Time, second: Time, published: str | None) -> tuple[Time, Time]:
    """Two weekdays joined by "bis" in order: the last ones if both lie behind the document date, else the next ones."""
    links, days = lexicon().words.neighbours.until, lexicon().words.weekdays
    words = text[first.end : second.start].lower().split()
    plain = first.text.lower() in days and second.text.lower() in days
    if not plain or first.value < second.value or not words or words[0] not in links:
        return first, second
    past = published is not None and max(first.value, second.value) <= published[:10]
    behind = (date.fromisoformat(first.value) - date.fromisoformat(second.value)).days
    week = timedelta(days=7 * (1 + behind // 7))
    if past:
        return _moved(first, (date.fromisoformat(first.value) - week).isoformat()), second
    return first, _moved(second, (date.fromisoformat(second.value) + week).isoformat())


def _moved(time: Time, day: str, rest: str = "") -> Time:
    return time.model_copy(update={"value": day + rest, "earliest": day, "latest": day, "anchored": True})
