"""The scores of links as text and as JSON types."""

from collections.abc import Sequence
from typing import Any

from claimx.evaluation.links import LinkScores, Ratio


def links_report(scores: Sequence[LinkScores], errors: bool = True) -> str:
    """The scores and, if wanted, every error, as plain text."""
    lines: list[str] = []
    for scenario in scores:
        lines += [f"scenario {scenario.name}", f"  {'':<26}{'precision':>16}{'recall':>16}"]
        for name, measure in scenario.measures.items():
            lines.append(f"  {name.replace('_', '-'):<26}{_words(measure.precision):>16}{_words(measure.recall):>16}")
        if errors:
            lines += [f"  wrong   {line}" for line in scenario.wrong]
            lines += [f"  missed  {line}" for line in scenario.missed]
        lines.append("")
    return "\n".join(lines).rstrip()


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
