"""Where the actors of a network stand: a force-directed layout of each connected part, the parts packed, names moved apart.

Fruchterman and Reingold's layout (Software: Practice and Experience 21, 1991), by networkx; the same network gives the same
picture.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from claimx.errors import ClaimxError

Point = tuple[float, float]

_EDGE = 120.0  # pixels, about the length of an edge
_NEAREST = 68.0  # pixels between two actors, one below the other
_LETTER = 6.6  # pixels
_ROUNDS = 120


def place_actors(edges: Sequence[tuple[str, str]], names: Mapping[str, str], width: int) -> tuple[dict[str, Point], int]:
    """Positions in pixels, from the left and the top, and the height that they need.

    Args:
        edges: pairs of keys.
        names: key to the name that stands at the actor, for the room it takes.
        width: in pixels.

    Raises:
        ClaimxError: networkx is not installed.
    """
    try:
        import networkx
    except ModuleNotFoundError as error:
        raise ClaimxError("networkx is not installed", remedy='pip install "claimx[plots]"') from error
    pairs = sorted({(min(pair), max(pair)) for pair in edges})
    parts = sorted(
        map(sorted, networkx.connected_components(_graph(networkx, names, pairs))), key=lambda part: (-len(part), part)
    )
    boxes = []
    for part in parts:
        inside = set(part)
        boxes.append(_placed_part(networkx, _graph(networkx, part, [pair for pair in pairs if pair[0] in inside]), names, width))
    return _packed(boxes, names, width)


def _graph(networkx, keys: Iterable[str], pairs: Iterable[tuple[str, str]]):
    """A graph that is gone through in the order of its keys. (The order in a view on a part of a graph is that of a set, and
    the layout's rounding hangs on it.)"""
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(keys))
    graph.add_edges_from(pairs)
    return graph


def _placed_part(networkx, graph, names: Mapping[str, str], width: int) -> dict[str, Point]:
    """One connected part, its longer side along the longer side of the page, edges of about the same length."""
    import numpy

    wide_page = width > 600
    keys = sorted(graph)
    if len(keys) == 2:
        return {keys[0]: (0.0, 0.0), keys[1]: (0.0, _EDGE * 0.8)}
    circle = {key: (math.cos(2 * math.pi * n / len(keys)), math.sin(2 * math.pi * n / len(keys))) for n, key in enumerate(keys)}
    places = networkx.spring_layout(graph, pos=circle, iterations=400, k=2 / math.sqrt(len(keys)), seed=1)
    points = numpy.array([places[key] for key in keys])
    points -= points.mean(axis=0)
    _, _, axes = numpy.linalg.svd(points, full_matrices=False)
    points = points @ axes.T if wide_page else (points @ axes.T)[:, ::-1]
    lengths = [float(numpy.hypot(*(points[keys.index(one)] - points[keys.index(other)]))) for one, other in graph.edges]
    points *= (_EDGE * (1.25 if wide_page else 1.0)) / (sorted(lengths)[len(lengths) // 2] or 1.0)
    room = width - 30 - max(name_width(name) for name in names.values())
    spread = float(points[:, 0].max() - points[:, 0].min())
    if spread:  # no wider than the page; many actors may use all of it
        points[:, 0] *= min(1.8 if len(keys) > 12 and wide_page else 1.0, room / spread)
    return _apart({key: (float(x), float(y)) for key, (x, y) in zip(keys, points, strict=True)}, names)


def _apart(places: dict[str, Point], names: Mapping[str, str]) -> dict[str, Point]:
    """Moves actors until no two are too near and no name lies on another."""
    moved = {key: [x, y] for key, (x, y) in places.items()}
    keys = sorted(moved)
    for _ in range(_ROUNDS):
        clash = False
        for index, one in enumerate(keys):
            for other in keys[index + 1 :]:
                dx, dy = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
                wide = max((name_width(names[one]) + name_width(names[other])) / 2 + 10, _NEAREST * 0.8) - abs(dx)
                high = _NEAREST - abs(dy)
                if wide <= 0 or high <= 0:
                    continue
                clash = True
                axis, by = (0, wide) if wide < high else (1, high)
                sign = 1 if (dx, dy)[axis] >= 0 else -1
                moved[one][axis] -= sign * by / 2
                moved[other][axis] += sign * by / 2
        if not clash:
            break
    return {key: (x, y) for key, (x, y) in moved.items()}


def _packed(boxes: Sequence[dict[str, Point]], names: Mapping[str, str], width: int) -> tuple[dict[str, Point], int]:
    """Each part as high up, then as far left, as it fits; too wide parts are squeezed."""
    found: dict[str, Point] = {}
    placed: list[tuple[float, float, float, float]] = []  # left, top, right, bottom
    for box in boxes:
        low = min(x - name_width(names[key]) / 2 for key, (x, _) in box.items()) - 12
        high = max(x + name_width(names[key]) / 2 for key, (x, _) in box.items()) + 12
        first = min(y for _, y in box.values())
        squeeze = min(1.0, (width - 4) / (high - low))
        wide, tall = (high - low) * squeeze, max(y for _, y in box.values()) - first + 78
        lefts, tops = {0.0, *(right for _, _, right, _ in placed)}, {0.0, *(bottom for *_, bottom in placed)}
        top, left = min(
            (top, left)
            for left in lefts
            for top in tops
            if left + wide <= width and not any(_overlap((left, top, left + wide, top + tall), other) for other in placed)
        )
        placed.append((left, top, left + wide, top + tall))
        for key, (x, y) in box.items():
            found[key] = (left + (x - low) * squeeze, top + y - first + 24)
    return found, round(max(bottom for *_, bottom in placed))


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5 and one[1] < other[3] - 0.5 and other[1] < one[3] - 0.5


def name_width(name: str) -> float:
    """Pixels that a name takes at 12 px; its longest line counts."""
    return max(len(line) for line in name.split("\n")) * _LETTER
