"""The accusation–denial network: actors as dots, claims as arrows from who blames or denies to whom it is aimed at."""

import math
from collections.abc import Sequence
from typing import Any

from claimx.corpus.network import Edge, Network
from claimx.plots.layout import Point, place_actors
from claimx.plots.theme import INK, SOFT, Spec, chart, counted, plain, shortened, wrapped

KINDS = {
    "accusation": ("accusation", "#D55E00", [1, 0]),
    "criticism": ("criticism", "#7A5C00", [2, 3]),
    "denial": ("denial", "#0072B2", [7, 4]),
}
"""Kind of edge to its words, its colour and its dashes."""

MOST_ACTORS, MOST_EDGES = 30, 60
_SAMPLES = 16  # points of a curve
_RADIUS = 9.0  # pixels, around an actor, that arrows keep clear


def network_chart(network: Network, width: int) -> Spec:
    """The chart of a network with at least one edge; of many actors only those with most claims.

    Args:
        width: in pixels.
    """
    edges, left = strongest(network)
    keys = sorted({key for edge in edges for key in (edge.source, edge.target)})
    names = {key: "\n".join(wrapped(network.actors[key].name, 22 if width > 600 else 16)) for key in keys}
    places, height = place_actors([(edge.source, edge.target) for edge in edges], names, width)
    lines, heads, labels = _arrows(network, edges, places)
    dots = [_dot(network, edges, key, places[key], names[key]) for key in keys]
    further = len(network.edges) - len(edges)
    rest = (
        f" In the table only: {counted(further, 'arrow')} for fewer claims, with {counted(left, 'more actor')}."
        if further
        else ""
    )
    subtitle = (
        f"{counted(network.accusations, 'accusation')}, {network.answered:,} of them answered by a denial; "
        f"{network.criticisms:,} times criticism. Arrows point at who is accused, criticised or contradicted. A number "
        f"counts claims; 1/2: of two accusations one is answered.{rest}"
    )
    return chart(
        "Who accuses whom, and who denies",
        subtitle,
        width,
        height=height,
        layer=_layers(lines, heads, labels, dots, width, height),
    )


def strongest(network: Network, most: int = MOST_ACTORS) -> tuple[list[Edge], int]:
    """The edges with most claims between few enough actors, `MOST_EDGES` at most, and how many actors are left out.

    Edges are taken in the order of their claims, then of those of their actors, as long as the actors are few enough: so nobody
    stands alone.
    """
    kept: set[str] = set()
    edges: list[Edge] = []
    weights = {key: network.weight(key) for key in network.actors}
    for edge in sorted(network.edges, key=lambda edge: (-len(edge.claims), -weights[edge.source] - weights[edge.target])):
        both = kept | {edge.source, edge.target}
        if len(both) <= most and len(edges) < MOST_EDGES:
            kept = both
            edges.append(edge)
    return edges, len(network.actors) - len(kept)


def _layers(lines: list[Any], heads: list[Any], labels: list[Any], dots: list[Any], width: int, height: int) -> list[Spec]:
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, width], "nice": False, "zero": False}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False, "zero": False}}
    legend = {
        "title": None,
        "orient": "bottom",
        "direction": "horizontal",
        "symbolType": "stroke",
        "symbolStrokeWidth": 2.5,
        "symbolSize": 500,
    }
    present = {line["kind"] for line in lines}
    styles = [kind for kind in KINDS.values() if kind[0] in present]
    words = [kind[0] for kind in styles]
    colour = {
        "field": "kind",
        "type": "nominal",
        "legend": legend,
        "scale": {"domain": words, "range": [k[1] for k in styles]},
    }
    dash = {**colour, "scale": {"domain": words, "range": [kind[2] for kind in styles]}}
    picked = {"condition": {"param": "picked", "value": 0.9, "empty": True}, "value": 0.1}
    choice = {"name": "picked", "select": {"type": "point", "fields": ["kind"]}, "bind": "legend"}
    tips = [{"field": name, "title": name} for name in ("from", "to", "claims", "answered", "for example")]
    node_tips = [{"field": name, "title": name} for name in ("actor", "accuses", "is accused", "denies")]
    edge = {"x": x, "y": y, "color": colour, "opacity": picked, "tooltip": tips}
    text = {"type": "text", "fontSize": 11, "lineBreak": "\n", "baseline": "middle"}
    halo = {"color": "white", "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    name = {**text, "fontSize": 12, "fontWeight": 600, "baseline": "top", "dy": 9, "lineHeight": 13}
    return [
        {"data": {"values": lines}, "params": [choice], "mark": {"type": "line", "interpolate": "monotone"},
         "encoding": {**edge, "detail": {"field": "edge"}, "order": {"field": "step"}, "strokeDash": dash,
                      "strokeWidth": {"field": "weight", "type": "quantitative", "legend": None, "scale": None}}},
        {"data": {"values": heads}, "mark": {"type": "point", "filled": True, "shape": "triangle", "size": 70},
         "encoding": {**edge, "angle": {"field": "angle", "type": "quantitative", "scale": None, "legend": None}}},
        {"data": {"values": dots}, "mark": {"type": "circle", "color": INK, "opacity": 1},
         "encoding": {"x": x, "y": y, "tooltip": node_tips,
                      "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None}}},
        *({"data": {"values": labels}, "mark": {**text, **look}, "encoding": {"x": x, "y": y, "text": {"field": "label"}}}
          for look in (halo, {"color": SOFT, "fontWeight": 600})),
        *({"data": {"values": dots}, "mark": {**name, **look}, "encoding": {"x": x, "y": y, "text": {"field": "name"}}}
          for look in (halo, {"color": INK})),
    ]  # fmt: skip


def _arrows(network: Network, edges: Sequence[Edge], places: dict[str, Point]) -> tuple[list[Any], list[Any], list[Any]]:
    """Rows for the curves, for their heads and for the numbers on them."""
    lines, heads, labels = [], [], []
    bows: dict[tuple[str, str], int] = {}
    for number, edge in enumerate(edges):
        pair = (edge.source, edge.target)
        bows[pair] = bows.get(pair, 0) + 1
        curve = _curve(places[edge.source], places[edge.target], 0.10 + 0.16 * (bows[pair] - 1))
        row = {
            "edge": number,
            "kind": KINDS[edge.kind][0],
            "from": plain(network.actors[edge.source].name),
            "to": plain(network.actors[edge.target].name),
            "claims": f"{len(edge.claims)} × {edge.kind}",
            "answered": edge_words(edge),
            "for example": shortened(edge.claims[0].text, 220),
            "weight": min(1.4 + 0.8 * (len(edge.claims) - 1), 6),
        }
        lines += [{**row, "x": round(x, 1), "y": round(y, 1), "step": step} for step, (x, y) in enumerate(curve)]
        (x0, y0), (x1, y1) = curve[-2:]
        heads.append(
            {**row, "x": round(x1, 1), "y": round(y1, 1), "angle": round(math.degrees(math.atan2(y1 - y0, x1 - x0)) + 90, 1)}
        )
        if len(edge.claims) > 1 or edge.kind == "accusation":
            x, y = curve[_SAMPLES // 2]
            labels.append({"x": round(x, 1), "y": round(y, 1), "label": _label(edge)})
    return lines, heads, labels


def _label(edge: Edge) -> str:
    """The number on an arrow: "3", or for accusations "3, 1 answered"."""
    if edge.kind != "accusation":
        return str(len(edge.claims))
    return f"{edge.answered}/{len(edge.claims)}"


def edge_words(edge: Edge) -> str:
    """How many of its accusations are answered, in words; empty for denials."""
    if edge.kind == "denial":
        return ""
    open_ = len(edge.claims) - edge.answered
    return "all" if not open_ else "none" if not edge.answered else f"{edge.answered} of {len(edge.claims)}"


def _curve(start: Point, end: Point, bow: float) -> list[Point]:
    """Points of a curve that bends to the right of its way and stops short of both actors."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    middle = ((x0 + x1) / 2 - (y1 - y0) * bow * 2, (y0 + y1) / 2 + (x1 - x0) * bow * 2)
    first, last = _RADIUS / length, 1 - (_RADIUS + 3) / length
    points = []
    for step in range(_SAMPLES + 1):
        t = first + (last - first) * step / _SAMPLES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * x0 + b * middle[0] + c * x1, a * y0 + b * middle[1] + c * y1))
    return points


def _dot(network: Network, edges: Sequence[Edge], key: str, place: Point, name: str) -> dict[str, Any]:
    def total(side: str, kind: str) -> int:
        return sum(len(edge.claims) for edge in edges if getattr(edge, side) == key and edge.kind == kind)

    weight = sum(len(edge.claims) for edge in edges if key in (edge.source, edge.target))
    return {
        "x": round(place[0], 1),
        "y": round(place[1], 1),
        "name": name,
        "size": 60 + 18 * min(weight, 12),
        "actor": plain(network.actors[key].name),
        "accuses": total("source", "accusation"),
        "is accused": total("target", "accusation"),
        "denies": total("source", "denial"),
    }
