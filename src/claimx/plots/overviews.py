"""Charts for more events or counts than one could tell apart: how many events, and how far the numbers reach, in each period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from claimx.corpus.events import Event
from claimx.corpus.series import Count, Series
from claimx.plots.theme import ABOVE, COLOURS, Spec, calendar, chart, counted, plain_number, time_axis

MOST_EVENTS = 800
MOST_COUNTS = 400
"""Up to so many have a mark each."""


def events_overview(events: Sequence[Event], kinds: Sequence[tuple[str, str]], standing, width: int) -> Spec:
    """Events a period as stacked bars.

    Args:
        events: in the order of time.
        kinds: what the text says of an event, in words, with its colour; in the order of the stack.
        standing: gives the words for an event.
        width: in pixels.
    """
    first, last = events[0].earliest, max(event.earliest for event in events)
    name, begin = period(first, last)
    number = Counter((begin(event.earliest), standing(event)) for event in events)
    rows = [
        {"from": day.isoformat(), "standing": words, "events": count, name: day.isoformat()}
        for (day, words), count in number.items()
    ]
    legend = {"title": None, "orient": "bottom", "direction": "vertical" if width < 600 else "horizontal"}
    colour = {"domain": [words for words, _ in kinds], "range": [colour for _, colour in kinds]}
    tips = [{"field": field, "title": field} for field in (name, "standing", "events")]
    found = f"{counted(len(events), 'dated event')} in {counted(len({event.article for event in events}), 'article')}"
    return chart(
        "Events over time",
        f"{found}, by the {name} of their first day. Fewer events (--actor, --from, --to) have a mark each.",
        width,
        height=320,
        data={"values": sorted(rows, key=lambda row: (row["from"], row["standing"]))},
        mark={"type": "bar", "width": {"band": 0.9}},
        encoding={
            "x": {"field": "from", "type": "temporal", "timeUnit": _UNITS[name], "axis": time_axis(width, first, last)},
            "y": {"field": "events", "type": "quantitative", "title": "events", "axis": {"format": ",~f", **ABOVE}},
            "color": {"field": "standing", "type": "nominal", "scale": colour, "legend": legend},
            "tooltip": tips,
        },
    )  # fmt: skip


def numbers_overview(series: Series, shown: Iterable[Count], unit: str, scale: Spec, width: int) -> Spec:
    """The reach of the numbers in each period: a bar from the lowest to the highest, a mark at the median."""
    counts = [count for count in shown if count.published]
    days = [count.published for count in counts if count.published]
    name, begin = period(min(days), max(days))
    groups: dict[date, list[Count]] = defaultdict(list)
    for count in counts:
        if count.published:
            groups[begin(count.published)].append(count)
    room = max(timedelta(days=3), (max(days) - min(days)) / 40)
    x = {"field": "from", "type": "temporal", "axis": time_axis(width, min(days), max(days), f"{name} of publication"),
         "scale": {"domain": [calendar(min(days) - room), calendar(max(days) + room)], "nice": False}}  # fmt: skip
    y = {"field": "low", "type": "quantitative", "title": unit, "scale": scale,
         "axis": {"format": "~s" if width < 600 else ",~f", **ABOVE}}  # fmt: skip
    tips = [{"field": field, "title": field} for field in (name, "lowest", "median", "highest", "counts", "sources")]
    found = f"{counted(len(counts), 'count')} from {counted(len({count.source for count in counts}), 'source')}"
    return chart(
        series.title,
        f"{found}: lowest, median and highest number of each {name}. Fewer counts (--from, --to) have a mark each.",
        width,
        height=380,
        data={"values": [_reach(day, groups[day], name) for day in sorted(groups)]},
        layer=[
            {"mark": {"type": "rule", "strokeWidth": 4, "color": COLOURS[0], "opacity": 0.45},
             "encoding": {"x": x, "y": y, "y2": {"field": "high"}, "tooltip": tips}},
            {"mark": {"type": "point", "filled": True, "size": 60, "color": COLOURS[0], "opacity": 1},
             "encoding": {"x": x, "y": {**y, "field": "middle"}, "tooltip": tips}},
        ],
    )  # fmt: skip


def _reach(day: date, counts: Sequence[Count], name: str) -> dict[str, Any]:
    numbers = [number for count in counts for number in count.numbers]
    low, middle, high = min(numbers), median(numbers), max(numbers)
    words = {"lowest": plain_number(low), "median": plain_number(middle), "highest": plain_number(high)}
    sources = len({count.source for count in counts})
    reach = {"from": day.isoformat(), "low": low, "middle": middle, "high": high}
    return {**reach, name: day.isoformat(), **words, "counts": len(counts), "sources": sources}


_UNITS = {"day": "yearmonthdate", "month": "yearmonth", "year": "year"}


def period(first: date, last: date):
    """The period that divides these days into not too many parts: its name, and what gives its first day for a day."""
    days = (last - first).days
    if days <= 92:
        return "day", lambda day: day
    if days <= 3650:
        return "month", lambda day: day.replace(day=1)
    return "year", lambda day: day.replace(month=1, day=1)
