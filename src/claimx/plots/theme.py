"""How every chart looks: colours that colour-blind readers can tell apart, one typeface, ISO dates, quiet axes."""

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

from claimx.corpus.selection import day_range
from claimx.corpus.series import Count

Spec = dict[str, Any]

WIDE, NARROW = 1080, 350
"""Widths in CSS pixels that charts are made for: a desk's screen (and files), and a phone."""

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7A5C00", "#56B4E9", "#000000")
"""Okabe and Ito's colours (jfly.uni-koeln.de/color), the yellow and the orange darkened to be seen on white."""

_STAR = "M0,-1L.26,-.36L.95,-.31L.43,.14L.59,.81L0,.45L-.59,.81L-.43,.14L-.95,-.31L-.26,-.36Z"
SHAPES = ("circle", "square", "diamond", "cross", "triangle-right", "triangle-left", _STAR)
OTHER_COLOUR, OTHER_SHAPE = "#767676", "circle"
INK, SOFT, LINE = "#1c2024", "#55606c", "#d9dde3"
_FONT = "Roboto, 'Liberation Sans', Arial, sans-serif"

ABOVE: Spec = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -8, "titleX": 0}
"""Puts the title of a vertical axis above it, where it can be read without turning one's head."""

_CONFIG: Spec = {
    "background": "white",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "labelFontSize": 12, "titleFontSize": 12,
        "gridColor": "#eceff2", "domainColor": LINE, "tickColor": LINE, "labelPadding": 6,
    },
    "legend": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "labelFontSize": 12, "labelLimit": 320,
               "symbolSize": 90},
    "title": {"anchor": "start", "color": INK, "fontSize": 17, "fontWeight": 600, "subtitleColor": SOFT, "subtitleFontSize": 13,
              "subtitlePadding": 6, "offset": 14, "frame": "bounds"},
}  # fmt: skip


def chart(title: str, subtitle: str, width: int, **parts: Any) -> Spec:
    """A whole Vega-Lite specification in the house style; title and subtitle are wrapped to the width (pixels)."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {
            "text": wrapped(title, width // 9),
            "subtitle": wrapped(subtitle, int(width / 6.6)),
        },
        "padding": {"left": 4, "top": 6, "right": 12, "bottom": 6},
        "autosize": {"type": "fit-x", "contains": "padding"} if "vconcat" not in parts else "pad",
        "config": _CONFIG,
        **({"width": width} if "vconcat" not in parts else {}),
        **parts,
    }


def time_axis(width: int, first: date, last: date, title: str | None = None) -> Spec:
    """An axis of days, months or years, whatever the range needs, in ISO form and without overlaps."""
    days = (last - first).days
    form = "%Y" if days > 1500 else "%Y-%m" if days > 120 else "%Y-%m-%d"
    unit = {"%Y": 365, "%Y-%m": 30, "%Y-%m-%d": 1}[form]
    count = max(2, min(width // 100, days // unit))
    return {"title": title, "labelOverlap": "greedy", "tickCount": count, "labelFlush": True, "format": form}


def calendar(day: date) -> Spec:
    """A day as Vega-Lite writes it in a domain."""
    return {"year": day.year, "month": day.month, "date": day.day}


def wrapped(text: str, characters: int) -> list[str]:
    """The text in lines of at most so many characters.

    >>> wrapped("Internationale Atomenergiebehörde", 20)
    ['Internationale', 'Atomenergiebehörde']
    """
    return textwrap.wrap(plain(text), max(characters, 8), break_long_words=False) or [""]


def plain(text: str) -> str:
    """The text on one line, without soft hyphens and characters that steer the writing direction."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())


def shortened(text: str, characters: int) -> str:
    """The text on one line, cut at a word where it is longer.

    >>> shortened("mehr als zehntausend Soldaten", 20)
    'mehr als …'
    """
    return textwrap.shorten(plain(text), max(characters, 4), placeholder=" …") if len(plain(text)) > characters else plain(text)


def number_words(count: Count) -> str:
    """A number with its bounds for a reader: "about 10,000", "at most 15,000", "12,000 to 15,000"."""
    about = "about " if count.approximate else ""
    low, high = count.low, count.high
    if count.value is not None:
        return f"{about}{plain_number(count.value)}"
    if low is not None and high is not None:
        return f"{about}{plain_number(low)} to {plain_number(high)}"
    if low is not None:
        return f"at least {about}{plain_number(low)}"
    return f"at most {about}{plain_number(high)}" if high is not None else "not given"


def plain_number(number: float | None) -> str:
    """Digits in groups of three, without a needless ".0"."""
    if number is None:
        return ""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def days_words(first: date | None, last: date | None) -> str:
    """A day, a whole month or year, or the first and the last day.

    >>> days_words(date(2024, 10, 1), date(2024, 10, 31)), days_words(date(2024, 10, 8), date(2024, 10, 13))
    ('2024-10', '2024-10-08 to 2024-10-13')
    """
    if first is None or last is None:
        return ""
    for known in (first.isoformat()[:7], first.isoformat()[:4]):
        if day_range(known) == (first, last):
            return known
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def counted(number: int, noun: str) -> str:
    """ "1 article", "3 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def record(values: Mapping[str, Any]) -> dict[str, Any]:
    """A data row for Vega: days as ISO text, everything else as it is."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
