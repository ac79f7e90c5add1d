"""The report as one HTML page: no network, no markup from the texts, readable by eye and by keyboard.

The template escapes everything it is given. The page's policy lets only its own style and script run, known by their
hashes, and nothing be loaded; whatever a text holds stays text.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, StrictUndefined

from claimx.evaluation.compare import Comparison
from claimx.evaluation.matching import KINDS, Case
from claimx.evaluation.problems import EvaluationError
from claimx.evaluation.resampling import Score
from claimx.evaluation.results import ALL, SPAN_MEASURES, Evaluation
from claimx.evaluation.sentences import printable
from claimx.evaluation.tables import (
    Table,
    attributes,
    between,
    breakdown,
    by_article,
    by_rule,
    changes,
    confusion,
    differences,
    headline,
    percent,
)
from claimx.evaluation.words import rows

_FIRST_SHOWN = tuple(kind for kind in KINDS if kind not in ("right", "optional", "attribute"))


@dataclass
class Piece:
    """A stretch of text that the same claims cover: the numbers of their cases, on which sides, and how to show it."""

    text: str
    cases: list[int] = field(default_factory=list)
    gold: bool = False
    system: bool = False
    kind: str = ""
    aside: bool = False


@dataclass
class Bar:
    """A score for the overview: words, and where its mark and its interval lie between 0 and 100."""

    percent: str
    interval: str
    at: float | None
    low: float
    width: float


def html_report(found: Evaluation, comparison: Comparison | None = None, *, title: str) -> str:
    """The whole page.

    Args:
        found: the evaluation; it must know the texts of all its articles.
        comparison: the same against another run.
        title: what was measured, for the head of the page.

    Raises:
        EvaluationError: the text of an article is not known.
    """
    for article in found.articles:
        if article not in found.texts:
            raise EvaluationError("the page needs the article's text", where=article, remedy="name its folder with --articles")
    folder = files("claimx.evaluation") / "report"
    style, script = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["printable"] = printable
    template = environment.from_string(folder.joinpath("page.html.j2").read_text(encoding="utf-8"))
    numbers = {id(case): number for number, case in enumerate(found.cases)}
    return template.render(
        title=title,
        policy=_policy(style, script),
        style=style,
        script=script,
        headline=headline(found),
        measures=SPAN_MEASURES,
        overview=_overview(found),
        tables=_tables(found, comparison),
        kinds=[(kind, words, _count(found, kind=kind), kind in _FIRST_SHOWN) for kind, words in KINDS.items()],
        types=[(name, count) for name in found.types if (count := _count(found, type_=name))],
        articles=[_article(found, name, numbers) for name in found.articles],
        cases=[_case(number, case) for number, case in enumerate(found.cases)],
    )


def pieces(text: str, cases: Sequence[tuple[int, Case]], offset: int = 0, regions: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """The text cut wherever an anchor or a region begins or ends.

    Args:
        text: the article, or a part of it.
        cases: the cases to show with their numbers.
        offset: where in the article `text` begins, in code points.
        regions: half-open stretches that are not article prose.
    """
    sides = [
        (item.start - offset, item.end - offset, number, case.kinds[0], item is case.gold)
        for number, case in cases
        for item in (case.gold, case.system)
        if item is not None
    ]
    regions = list(regions)
    ends = [end for start, end, *_ in sides] + [end for _, end in regions]
    starts = [start for start, *_ in sides] + [start for start, _ in regions]
    cuts = sorted({0, len(text), *(cut for cut in (*starts, *ends) if 0 < cut < len(text))})
    order = list(KINDS)
    found = []
    for low, high in pairwise(cuts):
        over = [side for side in sides if side[0] <= low and high <= side[1]]
        found.append(
            Piece(
                text=text[low:high],
                cases=sorted({side[2] for side in over}),
                gold=any(side[4] for side in over),
                system=any(not side[4] for side in over),
                kind=min((side[3] for side in over), key=order.index, default=""),
                aside=any(start <= low and high <= end for start, end in regions),
            )
        )
    return found


def _article(found: Evaluation, name: str, numbers: dict[int, int]) -> dict[str, object]:
    cases = [(numbers[id(case)], case) for case in found.cases if case.article == name]
    scores = found.by_article[name]
    return {
        "name": name,
        "genre": found.genres.get(name, ""),
        "f1": percent(scores["record"].f1),
        "pieces": pieces(found.texts[name], cases, regions=found.regions.get(name, ())),
    }


def _case(number: int, case: Case) -> dict[str, object]:
    offset, sentence = case.sentence or (case.shown.start, case.shown.text)
    return {
        "number": number,
        "type": case.type,
        "kinds": case.kinds,
        "title": ", ".join(KINDS[kind] for kind in case.kinds),
        "article": case.article,
        "pieces": pieces(sentence, [(number, case)], offset),
        "rows": rows(case),
        "sides": (case.gold is not None, case.system is not None),
    }


def _count(found: Evaluation, kind: str | None = None, type_: str | None = None) -> int:
    return sum(kind in case.kinds if kind else case.type == type_ for case in found.cases)


def _overview(found: Evaluation) -> list[tuple[str, list[Bar]]]:
    """F1 of each type that occurs and of all, in the span measures."""
    lines = []
    for name in (*found.types, ALL):
        scores = [found.scores[f"{name}/{measure}"] for measure in SPAN_MEASURES]
        if scores[0].f1 is not None:
            lines.append(("all, micro" if name == ALL else name, [_bar(score) for score in scores]))
    return [*lines, ("all, macro", [_bar(found.macro[measure]) for measure in SPAN_MEASURES])]


def _bar(score: Score) -> Bar:
    low, high = 100 * (score.low or 0), 100 * (score.high or 0)
    at = None if score.f1 is None else round(100 * score.f1, 2)
    return Bar(percent(score.f1), between(score.low, score.high), at, round(low, 2), round(max(high - low, 0), 2))


def _tables(found: Evaluation, comparison: Comparison | None) -> list[Table]:
    compared = [differences(comparison), *changes(comparison)] if comparison else []
    genres = [breakdown(found, "genre")] if found.by_genre else []
    return [*compared, breakdown(found, "type"), attributes(found), confusion(found), by_rule(found), by_article(found), *genres]


def _policy(style: str, script: str) -> str:
    """The page's content security policy: this style and this script, and nothing from anywhere."""
    hashes = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script))
    own_style, own_script = (f"'sha256-{digest}'" for digest in hashes)
    return f"default-src 'none'; style-src {own_style}; script-src {own_script}; base-uri 'none'; form-action 'none'"
