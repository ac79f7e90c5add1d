"""Events over time: one row each where they are few, else one lane for each of the actors who take part most often."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from claimx.corpus.events import Event, dense_period
from claimx.plots.overviews import MOST_EVENTS, events_overview
from claimx.plots.theme import Spec, calendar, chart, counted, days_words, plain, shortened, time_axis, wrapped

STANDING = {
    "asserted": ("said to have happened", "#0072B2", "circle"),
    "reported": ("said to have happened", "#0072B2", "circle"),
    "hedged": ("uncertain", "#D55E00", "diamond"),
    "conditional": ("uncertain", "#D55E00", "diamond"),
    "planned": ("planned or announced", "#009E73", "triangle-right"),
}
NEGATED = ("said not to have happened", "#55606c", "cross")

SINGLE_ROWS = 30
"""Up to so many events each have a row with words of their own."""

_LANES = 8
_ROW, _MARK = 15, 10  # pixels between rows of a lane; least room of a mark
_NOBODY, _OTHERS = "nobody named", "others"


def events_chart(events: Sequence[Event], width: int) -> Spec:
    """The chart of at least one event.

    Args:
        events: in the order of time.
        width: in pixels.
    """
    period = dense_period(events)
    shown = [event for event in events if period is None or _touches(event, period)]
    if len(shown) > MOST_EVENTS:
        kinds = list(dict.fromkeys(kind[:2] for kind in (*STANDING.values(), NEGATED)))
        return events_overview(shown, kinds, lambda event: standing(event)[0], width)
    first, last = _domain(shown, period)
    single = len(shown) <= SINGLE_ROWS
    rows, labels, height = (_single_rows if single else _lanes)(shown, first, last, width)
    outside = len(events) - len(shown)
    apart = (
        f" {counted(outside, 'event')} before {first} or after {last} {'is' if outside == 1 else 'are'} in the table only."
        if outside
        else ""
    )
    subtitle = (
        f"{counted(len(events), 'dated event')} in {counted(len({event.article for event in events}), 'article')}. "
        f"A bar covers the days that the text leaves open{'' if single else '; rows: who takes part'}.{apart}"
    )
    return chart(
        "Events over time",
        subtitle,
        width,
        height=height,
        data={"values": rows},
        layer=_layers(labels, first, last, width, height),
    )


def standing(event: Event) -> tuple[str, str, str]:
    """What the text says of an event: words, colour and shape."""
    return NEGATED if event.polarity == "negated" else STANDING[event.modality]


def _layers(labels: list[dict[str, Any]], first: date, last: date, width: int, height: int) -> list[Spec]:
    domain = [calendar(first), calendar(last + timedelta(days=1))]
    x = {"field": "from", "type": "temporal", "axis": time_axis(width, first, last)}
    whole = {"scale": {"domain": domain, "nice": False}}  # said once: Vega-Lite takes two equal domains for a conflict
    scale = {"domain": [height / _ROW, -0.4], "nice": False, "zero": False}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": scale, "stack": None}
    kinds = list(dict.fromkeys([*STANDING.values(), NEGATED]))
    legend = {"title": None, "orient": "bottom", "direction": "vertical" if width < 600 else "horizontal", "symbolOpacity": 1}
    colour = {
        "field": "standing",
        "type": "nominal",
        "legend": legend,
        "scale": {"domain": [k[0] for k in kinds], "range": [k[1] for k in kinds]},
    }
    shape = {**colour, "scale": {"domain": [k[0] for k in kinds], "range": [k[2] for k in kinds]}}
    tips = [{"field": name, "title": name} for name in ("when", "event", "who", "source", "standing", "article", "claim text")]
    picked = {"condition": {"param": "picked", "value": 0.9, "empty": True}, "value": 0.1}
    choice = {"name": "picked", "select": {"type": "point", "fields": ["standing"]}, "bind": "legend"}
    lane = {"x": {"value": 0}, "x2": {"value": "width"}, "y": {**y, "field": "line"}}
    text = {"align": "left", "baseline": "middle", "dx": 0, "fontSize": 12, "color": "#1c2024", "lineBreak": "\n"}
    return [
        {"data": {"values": labels}, "mark": {"type": "rule", "color": "#eceff2"}, "encoding": lane},
        {"transform": [{"filter": "datum.to != null"}], "mark": {"type": "bar", "height": 7, "cornerRadius": 3},
         "encoding": {"x": x, "x2": {"field": "to"}, "y": y, "color": colour, "opacity": picked, "tooltip": tips}},
        {"params": [choice], "transform": [{"filter": "datum.to == null || datum.standing != 'said to have happened'"}],
         "mark": {"type": "point", "filled": True, "size": 70},
         "encoding": {"x": {**x, **whole}, "y": y, "color": colour, "shape": shape, "opacity": picked, "tooltip": tips}},
        {"data": {"values": labels}, "mark": {"type": "text", **text, "fontWeight": 600, "lineHeight": 14},
         "encoding": {"x": {"value": 2}, "y": {**y, "field": "at"}, "text": {"field": "label"}}},
    ]  # fmt: skip


def _touches(event: Event, period: tuple[date, date]) -> bool:
    return event.latest >= period[0] and event.earliest <= period[1]


def _domain(events: Sequence[Event], period: tuple[date, date] | None) -> tuple[date, date]:
    """First and last day of the axis, with a little room at the ends."""
    first, last = period or (min(event.earliest for event in events), max(event.latest for event in events))
    room = max(timedelta(days=1), (last - first) / 60)
    return first - room, last + room


def _single_rows(
    events: Sequence[Event], first: date, last: date, width: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """One row an event, its words above its mark: one line of them, on narrow screens two."""
    rows, labels, days = [], [], _days_of_pixel(first, last, width)
    lines, letters = (1, width // 7) if width > 600 else (2, width // 7)
    for place, event in enumerate(events):
        words = f"{days_words(event.earliest, event.latest)}  {', '.join(event.participants) or ''}: {event.text}"
        y = place * (lines + 1)
        label = wrapped(shortened(words.replace("  : ", "  "), letters * lines - 6 * (lines - 1)), letters)[:lines]
        labels.append({"label": "\n".join(label), "at": y + 0.35, "line": y - 0.15})
        rows.append(_row(event, y + len(label) + 0.1, first, last, days))
    return rows, labels, len(events) * (lines + 1) * _ROW + 10


def _lanes(
    events: Sequence[Event], first: date, last: date, width: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Lanes for those who take part most often; inside a lane no mark lies on another."""
    uses = Counter(name for event in events for name in event.participants)
    top = [name for name, _ in sorted(uses.items(), key=lambda item: (-item[1], item[0]))[:_LANES]]
    lanes: dict[str, list[Event]] = {name: [] for name in (*top, _OTHERS, _NOBODY)}
    for event in events:
        own = min((name for name in event.participants if name in top), key=top.index, default=None)
        lanes[own or (_OTHERS if event.participants else _NOBODY)].append(event)
    rows, labels, y = [], [], 0.0
    days = _days_of_pixel(first, last, width)
    for name, members in lanes.items():
        if not members:
            continue
        labels.append({"label": f"{shortened(name, 60)} ({len(members)})", "at": y + 0.45, "line": y - 0.3})
        used: list[float] = []  # where each row is free again, in days from the start
        for event in members:
            start = max((event.earliest - first).days, 0)
            end = max((event.latest - first).days + 1, start + _MARK * days)
            place = next((place for place, free in enumerate(used) if free <= start), len(used))
            used[place : place + 1] = [end + 2 * days]
            rows.append(_row(event, y + 1.5 + place, first, last, days))
        y += 2.2 + len(used)
    return rows, labels, round(y * _ROW)


def _days_of_pixel(first: date, last: date, width: int) -> float:
    return ((last - first).days + 1) / max(width - 20, 100)


def _row(event: Event, y: float, first: date, last: date, days: float) -> dict[str, Any]:
    """The data of one mark: a dot in the middle of days that are too few for a bar, else a bar."""
    start, end = max(event.earliest, first), min(event.latest, last)
    dot = (end - start).days + 1 < _MARK * days
    middle = datetime(start.year, start.month, start.day) + (end - start + timedelta(days=1)) / 2
    return {
        "y": y,
        "from": middle.isoformat(timespec="minutes") if dot else start.isoformat(),
        "to": None if dot else (end + timedelta(days=1)).isoformat(),
        "when": days_words(event.earliest, event.latest),
        "event": plain(event.event or ""),
        "who": ", ".join(map(plain, event.participants)),
        "source": plain(event.source or "the article itself"),
        "standing": standing(event)[0],
        "article": event.article,
        "claim text": shortened(event.text, 260),
    }


__all__ = ["NEGATED", "STANDING", "events_chart", "standing"]
