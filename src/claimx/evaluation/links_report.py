"""The scores of links as text and as JSON types."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimx.evaluation.links import LinkScores, Measure, Ratio


def links_report(scores: Sequence[LinkScores], errors: bool = True) -> str:
    """The scores and, if wanted, every error, as plain text."""
    lines: list[str] = []
    for scenario in scores:
        lines += _table(f"scenario {scenario.name}", scenario.measures)
        if errors:
            lines += [f"  wrong   {line}" for line in scenario.wrong]
            lines += [f"  missed  {line}" for line in scenario.missed]
        lines.append("")
    if len(scores) > 1:
        lines += _table(f"all {len(scores)} scenarios", together(scores))
    return "\n".join(lines).rstrip()


def _table(heading: str, measures: Mapping[str, Measure]) -> list[str]:
    rows = [
        f"  {name.replace('_', '-'):<26}{_words(measure.precision):>20}{_words(measure.recall):>20}"
        for name, measure in measures.items()
    ]
    return [heading, f"  {'':<26}{'precision':>20}{'recall':>20}", *rows]


def together(scores: Sequence[LinkScores]) -> dict[str, Measure]:
    """The measures over all scenarios, each pair, claim and relation counting once."""
    return {
        name: Measure(*(_sum([one.measures[name][side] for one in scores]) for side in (0, 1))) for name in scores[0].measures
    }


def _sum(ratios: Sequence[Ratio]) -> Ratio:
    return Ratio(sum(ratio.right for ratio in ratios), sum(ratio.all for ratio in ratios))


def _words(ratio: Ratio) -> str:
    """A share in percent with its counts.

    >>> _words(Ratio(3, 4)), _words(Ratio(0, 0))
    ('75.0 (3/4)', '– (0/0)')
    """
    share = "–" if ratio.share is None else f"{ratio.share:.1%}".removesuffix("%")
    return (
        f"{share} ({ratio.right:g}/{ratio.all})"
        if float(ratio.right).is_integer()
        else f"{share} ({ratio.right:.1f}/{ratio.all})"
    )


def links_json(scores: Sequence[LinkScores]) -> list[dict[str, Any]]:
    """The scores as JSON types."""
    return [
        {
            "scenario": one.name,
            "measures": {
                name: {"precision": measure.precision.share, "recall": measure.recall.share}
                for name, measure in one.measures.items()
            },
            "wrong": one.wrong,
            "missed": one.missed,
        }
        for one in scores
    ]
