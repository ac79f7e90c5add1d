"""A reliability diagram as SVG: how sure the claims were against how many of them are right, with 95 % intervals."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from svg import opening

from claimx.evaluation import Bin

_SIDE, _LEFT, _TOP, _GAP = 300, 64, 60, 84


def diagram(panels: Sequence[tuple[str, str, Sequence[Bin]]]) -> str:
    """One square plot a panel, side by side; a panel has a heading, a line of figures and its bins."""
    width = _LEFT + len(panels) * (_SIDE + _GAP) - _GAP + 24
    height = _TOP + _SIDE + 56
    parts = opening(width, height)
    for place, (heading, figures, bins) in enumerate(panels):
        parts += _panel(_LEFT + place * (_SIDE + _GAP), heading, figures, bins)
    return "\n".join([*parts, "</svg>", ""])


def _panel(left: int, heading: str, figures: str, bins: Sequence[Bin]) -> list[str]:
    bottom = _TOP + _SIDE
    x, y = (lambda p: round(left + p * _SIDE, 1)), (lambda p: round(bottom - p * _SIDE, 1))
    parts = [
        f'<text x="{left}" y="{_TOP - 40}" font-size="14" font-weight="bold">{escape(heading)}</text>',
        f'<text x="{left}" y="{_TOP - 22}">{escape(figures)}</text>',
    ]
    for step in range(0, 11, 2):
        p = step / 10
        parts += [
            f'<path d="M{x(p)} {y(0)}V{y(1)}M{x(0)} {y(p)}H{x(1)}" stroke="#e4e4e4"/>',
            f'<text x="{x(p)}" y="{bottom + 17}" text-anchor="middle">{p:g}</text>',
            f'<text x="{left - 8}" y="{y(p) + 4}" text-anchor="end">{p:g}</text>',
        ]
    parts += [
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#888" stroke-dasharray="5 4"/>',
        f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888"/>',
        f'<text x="{x(0.5)}" y="{bottom + 38}" text-anchor="middle">confidence</text>',
        f'<text transform="translate({left - 40} {y(0.5)}) rotate(-90)" text-anchor="middle">share of claims right</text>',
    ]
    for entry in bins:
        cx, radius = x(entry.confidence), round(3 + (entry.number**0.5) / 2, 1)
        above = min(y(entry.high), y(entry.right) - radius) - 4
        parts += [
            f'<path d="M{cx} {y(entry.low)}V{y(entry.high)}" stroke="#1f5fa8" stroke-width="1.5"/>',
            f'<circle cx="{cx}" cy="{y(entry.right)}" r="{radius}" fill="#1f5fa8" fill-opacity="0.75">'
            f"<title>{entry.number} claims, confidence {entry.confidence:.2f}, right {entry.right:.2f}</title></circle>",
            f'<text x="{cx}" y="{above:.1f}" text-anchor="middle" font-size="10">{entry.number}</text>',
        ]
    return parts
