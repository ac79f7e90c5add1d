"""A number over time, by source: what each names as a dot, bounds as bars, open bounds as arrows."""

import math
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from claimx.corpus.series import Count, Series
from claimx.plots.overviews import MOST_COUNTS, numbers_overview
from claimx.plots.theme import (
    ABOVE,
    COLOURS,
    OTHER_COLOUR,
    OTHER_SHAPE,
    SHAPES,
    Spec,
    calendar,
    chart,
    counted,
    number_words,
    plain,
    shortened,
    time_axis,
    wrapped,
)

OTHERS = "other sources"
_STEP = 12  # pixels between two marks that would lie on one another
_WIDE_RANGE = 30  # the largest number by the smallest: from here on the axis is logarithmic
_HEIGHT = 380


def numbers_chart(series: Series, width: int) -> Spec:
    """The chart of one series.

    Args:
        series: at least one of its counts must have a publication day and a number.
        width: in pixels.
    """
    shown = [count for count in series.counts if count.published and count.numbers]
    if len(shown) > MOST_COUNTS:
        return numbers_overview(series, shown, _unit(shown), _scale(shown), width)
    first, last = _domain(shown)
    colour, shape = _source_channels(shown, width)
    rows = _rows(shown, width)
    ticks = _ticks(_scale(shown))
    x = {"field": "at", "type": "temporal", "axis": time_axis(width, first, last, "published"), "scale": {"nice": False}}
    axis = {"format": "~s" if width < 600 else ",~f", **ABOVE, "tickCount": 6, "tickMinStep": 1}
    axis |= {"values": ticks} if ticks else {}
    y = {"field": "point", "type": "quantitative", "title": _unit(shown), "scale": _scale(shown), "axis": axis}
    picked = {"condition": {"param": "picked", "value": 1, "empty": True}, "value": 0.12}
    tips = [
        {"field": name, "title": name} for name in ("number", "words", "stated by", "article published", "article", "claim text")
    ]
    bars = {"x": x, "y": {**y, "field": "from"}, "y2": {"field": "to"}, "color": colour, "opacity": picked}
    arrows = {"x": x, "y": {**y, "field": "tip"}, "color": colour, "opacity": picked}
    scale = {"domain": [calendar(first), calendar(last)], "nice": False}
    points = {"x": {**x, "scale": scale}, "y": y, "color": colour, "opacity": picked}
    choice = {"name": "picked", "select": {"type": "point", "fields": ["source"]}, "bind": "legend"}
    return chart(
        series.title,
        _subtitle(series, shown),
        width,
        height=_HEIGHT,
        data={"values": rows},
        layer=[
            _layer("datum.from != null", {"type": "rule", "strokeWidth": 2}, bars),
            _layer("datum.arrow == 'up'", {"type": "point", "filled": True, "size": 55, "shape": "triangle-up"}, arrows),
            _layer("datum.arrow == 'down'", {"type": "point", "filled": True, "size": 55, "shape": "triangle-down"}, arrows),
            {"params": [choice], "mark": {"type": "point", "filled": True, "size": 130},
             "encoding": {**points, "shape": shape, "tooltip": tips}},
            _layer("datum.hollow", {"type": "point", "filled": True, "size": 22, "shape": "circle", "opacity": 1},
                   {"x": x, "y": y, "color": {"value": "white"}, "tooltip": tips}),
        ],
    )  # fmt: skip


def _source_channels(shown: list[Count], width: int) -> tuple[Spec, Spec]:
    """Colour and shape by source, with one legend for both."""
    order = list(dict.fromkeys(_source_names(shown).values()))
    order.sort(key=lambda name: name == OTHERS)
    styles = [_style(place, name) for place, name in enumerate(order)]
    legend = {"title": "source", "orient": "bottom", "direction": "vertical", "columns": max(1, width // 300), "symbolOpacity": 1,
              "labelExpr": "split(datum.label, '\\n')"}  # fmt: skip
    labels = [_label(name) for name in order]
    colour, shape = (
        {"field": "source", "type": "nominal", "scale": {"domain": labels, "range": list(values)}, "legend": legend}
        for values in zip(*styles, strict=True)
    )
    return colour, shape


def _label(source: str) -> str:
    """A source's name in the legend, in short lines."""
    return "\n".join(wrapped(source, 38))


def _layer(test: str, mark: Spec, encoding: Spec) -> Spec:
    return {"transform": [{"filter": test}], "mark": mark, "encoding": encoding}


def _subtitle(series: Series, shown: Iterable[Count]) -> str:
    shown = list(shown)
    who = f"{counted(len(shown), 'count')} from {counted(len({count.source for count in shown}), 'source')}"
    return (
        f"{who} in {counted(len({count.article for count in shown}), 'article')}, by day of publication. "
        "Filled: the number named; hollow: about so many; bar: from … to; arrow: at least or at most."
    )


def _source_names(counts: Iterable[Count]) -> dict[str, str]:
    """Source to the name in the legend: those with most numbers under their own, the rest together."""
    series = Series("", "", tuple(counts))
    kept = series.sources if len(series.sources) <= len(COLOURS) else series.sources[: len(COLOURS) - 1]
    return {name: (plain(name) if name in kept else OTHERS) for name in series.sources}


def _style(place: int, name: str) -> tuple[str, str]:
    return (OTHER_COLOUR, OTHER_SHAPE) if name == OTHERS else (COLOURS[place], SHAPES[place])


def _unit(counts: Iterable[Count]) -> str:
    """The counted noun, where all have the same; else the plain word."""
    units = {count.unit for count in counts if count.unit}
    return next(iter(units)) if len(units) == 1 else "people" if units else "number"


def _scale(counts: Iterable[Count]) -> Spec:
    """A scale with a domain of its own, so that marks can be placed beside one another."""
    numbers = [number for count in counts for number in count.numbers]
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low > _WIDE_RANGE:
        return {"type": "log", "domain": [low / 1.6, high * 1.6], "nice": False}
    margin = (high - low or high or 1) * 0.1
    return {"type": "linear", "domain": [0 if low <= high / 2 else max(low - margin, 0), high + margin], "nice": False}


def _ticks(scale: Spec) -> list[float]:
    """Powers of ten for a logarithmic axis, with numbers between them where they are few; none for a linear one."""
    if scale["type"] != "log":
        return []
    low, high = scale["domain"]
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1,) if high / low > 3_000 else (1, 3) if high / low > 60 else (1, 2, 5)
    return [step * 10**power for power in powers for step in steps if low <= step * 10**power <= high]


def _height_of(number: float, scale: Spec) -> float:
    """How far above the axis a number stands, in pixels."""
    low, high = scale["domain"]
    if scale["type"] == "log":
        low, high, number = math.log(low), math.log(high), math.log(number)
    return _HEIGHT * (number - low) / (high - low)


def _rows(counts: list[Count], width: int) -> list[dict[str, Any]]:
    """One data row for each mark of each count, with numbers of one day set side by side."""
    logarithmic = _scale(counts)["type"] == "log"
    numbers = [number for count in counts for number in count.numbers]
    reach = (max(numbers) - min(numbers) or max(numbers)) * 0.07
    names = _source_names(counts)
    rows = []
    for count, at in _side_by_side(counts, width):
        row = {
            "at": at.isoformat(),
            "source": _label(names[count.source]),
            "hollow": count.approximate,
            "number": number_words(count),
            "words": plain(count.anchor),
            "stated by": plain(count.source) + ("" if count.modality in ("asserted", "reported") else f" ({count.modality})"),
            "article published": count.published.isoformat() if count.published else "",
            "article": count.article,
            "claim text": shortened(count.text, 260),
        }
        ends = [number for number in (count.low, count.high) if number is not None]
        if count.value is None and len(ends) == 2:
            rows += [{**row, "point": ends[0], "from": ends[0], "to": ends[1]}, {**row, "point": ends[1], "from": None}]
        elif count.value is None:
            up = count.low is not None
            tip = _tip(ends[0], reach, up, logarithmic)
            rows.append({**row, "point": ends[0], "from": ends[0], "to": tip, "tip": tip, "arrow": "up" if up else "down"})
        else:
            low = count.value if count.low is None else count.low
            high = count.value if count.high is None else count.high
            rows.append({**row, "point": count.value, "from": low if low != high else None, "to": high})
    return rows


def _domain(counts: Iterable[Count]) -> tuple[date, date]:
    """First and last day of the axis: those of the counts, with room at the ends."""
    days = [count.published for count in counts if count.published]
    room = max(timedelta(days=3), (max(days) - min(days)) / 40)
    return min(days) - room, max(days) + room


def _tip(number: float, reach: float, up: bool, logarithmic: bool) -> float:
    """Where the arrow of an open bound ends: a short way off, whatever the axis."""
    if logarithmic:
        return number * (1.45 if up else 1 / 1.45)
    return number + reach if up else max(number - reach, 0)


def _side_by_side(counts: list[Count], width: int) -> list[tuple[Count, datetime]]:
    """Each count with the moment to draw it at: its day, or as near to it as there is room for the mark."""
    first, last = _domain(counts)
    second = max(width - 80, 100) / (last - first).total_seconds()  # in pixels
    scale = _scale(counts)
    placed: list[tuple[Count, float, float]] = []
    for count in counts:
        middle = ((count.published or last) - first).total_seconds() * second
        y = _height_of(count.numbers[0], scale)
        for step in (0, *(sign * distance for distance in range(1, len(counts)) for sign in (1, -1))):
            x = middle + step * _STEP / 2
            if all(abs(x - other_x) >= _STEP or abs(y - other_y) >= _STEP for _, other_x, other_y in placed):
                break
        placed.append((count, x, y))
    start = datetime(first.year, first.month, first.day)
    return [(count, start + timedelta(seconds=round(x / second))) for count, x, _ in placed]
