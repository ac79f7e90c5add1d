"""Points and the straight line fitted to them, as SVG: seconds against words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from svg import opening

_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 380, 280, 70, 60, 96


@dataclass(frozen=True)
class Curve:
    """One plot: a heading, what the words are of, and points (words, seconds)."""

    heading: str
    label: str
    points: Sequence[tuple[float, float]]

    def slope(self) -> float:
        """Seconds a word of the line through the origin with the least squares of relative distances."""
        ratios = [seconds / words for words, seconds in self.points]
        return sum(ratio * ratio for ratio in ratios) / sum(ratios)

    def words_per_second(self) -> float:
        """The speed of the line."""
        return 1 / self.slope()

    def farthest(self) -> float:
        """The relative distance of the point that is farthest from the line."""
        return max((seconds / words / self.slope() - 1 for words, seconds in self.points), key=abs)


def picture(curves: Sequence[Curve]) -> str:
    """One plot a curve, side by side."""
    width = _LEFT + len(curves) * (_WIDTH + _GAP) - _GAP + 24
    height = _TOP + _HEIGHT + 56
    parts = opening(width, height)
    for place, curve in enumerate(curves):
        parts += _plot(_LEFT + place * (_WIDTH + _GAP), curve)
    return "\n".join([*parts, "</svg>", ""])


def _plot(left: int, curve: Curve) -> list[str]:
    bottom = _TOP + _HEIGHT
    across, up = (_ticks(max(point[axis] for point in curve.points)) for axis in (0, 1))
    x = lambda words: round(left + words / across[-1] * _WIDTH, 1)  # noqa: E731
    y = lambda seconds: round(bottom - seconds / up[-1] * _HEIGHT, 1)  # noqa: E731
    told = f"{curve.words_per_second():,.0f} words/s; farthest point {curve.farthest():+.0%}"
    parts = [
        f'<text x="{left}" y="{_TOP - 40}" font-size="14" font-weight="bold">{escape(curve.heading)}</text>',
        f'<text x="{left}" y="{_TOP - 22}">{escape(told)}</text>',
    ]
    for words in across:
        parts += [
            f'<path d="M{x(words)} {y(0)}V{_TOP}" stroke="#e4e4e4"/>',
            f'<text x="{x(words)}" y="{bottom + 17}" text-anchor="middle">{words:,.0f}</text>',
        ]
    for seconds in up:
        parts += [
            f'<path d="M{left} {y(seconds)}H{left + _WIDTH}" stroke="#e4e4e4"/>',
            f'<text x="{left - 8}" y="{y(seconds) + 4}" text-anchor="end">{seconds:g}</text>',
        ]
    end = min(across[-1], up[-1] / curve.slope())
    parts += [
        f'<path d="M{x(0)} {y(0)}L{x(end)} {y(end * curve.slope())}" stroke="#888" stroke-dasharray="5 4"/>',
        f'<rect x="{left}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}" fill="none" stroke="#888"/>',
        f'<text x="{left + _WIDTH / 2}" y="{bottom + 38}" text-anchor="middle">{escape(curve.label)}</text>',
        f'<text transform="translate({left - 48} {_TOP + _HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        "seconds of one core</text>",
    ]
    for words, seconds in curve.points:
        parts.append(
            f'<circle cx="{x(words)}" cy="{y(seconds)}" r="4" fill="#1f5fa8" fill-opacity="0.8">'
            f"<title>{words:,.0f} words, {seconds:.2f} s</title></circle>"
        )
    return parts


def _ticks(largest: float) -> list[float]:
    """Round numbers from 0 to one that is not below the largest value, about five."""
    rough = largest / 5
    step = 10.0 ** floor(log10(rough))
    step *= next(factor for factor in (1, 2, 5, 10) if step * factor >= rough)
    return [step * number for number in range(ceil(largest / step) + 1)]
