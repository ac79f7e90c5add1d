"""Two runs on the same gold: what the newer one does better and worse, and whether that is more than chance."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.evaluation.matching import FIELDS, Case
from claimx.evaluation.problems import EvaluationError
from claimx.evaluation.resampling import ArticleCounts, interval, known, ratios, table_of
from claimx.evaluation.results import Evaluation, case_json


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of both runs and this run's F1 minus the other's, with its 95 % interval.

    ``chance`` is the two-sided p-value of the paired bootstrap: how often draws of articles turn the difference round, or
    make it vanish. ``certain`` says that the interval lies on one side of 0. None where a run has nothing to score.
    """

    f1: float | None
    other_f1: float | None
    difference: float | None
    low: float | None
    high: float | None
    chance: float | None

    @property
    def certain(self) -> bool:
        """Whether the difference is more than chance."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that the two runs treat differently: measures and fields that are now right, or now wrong."""

    now: Case | None
    before: Case | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def case(self) -> Case:
        """The case of this run, or of the other one where this run has none."""
        found = self.now or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Comparison:
    """Differences by the keys of the scores, and the claims that changed."""

    differences: dict[str, Difference]
    changes: list[Change]

    @property
    def better(self) -> list[Change]:
        """Claims that gained something."""
        return [change for change in self.changes if change.gained]

    @property
    def worse(self) -> list[Change]:
        """Claims that lost something; one can have gained something else."""
        return [change for change in self.changes if change.lost]

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON types."""
        return {
            "differences": {key: {**asdict(found), "certain": found.certain} for key, found in self.differences.items()},
            "changes": [
                {
                    "gained": list(change.gained),
                    "lost": list(change.lost),
                    "now": None if change.now is None else case_json(change.now),
                    "before": None if change.before is None else case_json(change.before),
                }
                for change in self.changes
            ],
        }


def compare(now: Evaluation, before: Evaluation) -> Comparison:
    """Compares two evaluations of the same gold articles.

    The paired bootstrap (Efron and Tibshirani 1993; for NLP: Berg-Kirkpatrick, Burkett and Klein, EMNLP 2012) draws the
    same articles for both runs and looks at the difference of their scores.

    Args:
        now: the run in question.
        before: the run to measure it against.

    Raises:
        EvaluationError: the two are not about the same articles.
    """
    if now.articles != before.articles:
        odd = sorted(set(now.articles) ^ set(before.articles))
        raise EvaluationError(f"the two runs were measured on different articles: {', '.join(odd[:5])}", where="--compare")
    keys = list(dict.fromkeys(key for article in now.counts for key in article))
    point, drawn = _f1(now.counts, now, keys)
    other_point, other_drawn = _f1(before.counts, now, keys)
    differences = {}
    for number, key in enumerate(keys):
        differences["/".join(key)] = _difference(point[number], other_point[number], drawn[:, number] - other_drawn[:, number])
    return Comparison(differences, list(_changes(now, before)))


def _f1(
    counts: Sequence[ArticleCounts], drawer: Evaluation, keys: list[tuple[str, str]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """F1 of every key, and in every draw; both runs use the draws of one of them, which makes them paired."""
    table = table_of(counts, keys)
    return ratios(table.sum(axis=0))[..., 2], ratios(drawer.sample.sums(table))[..., 2]


def _difference(f1: float, other: float, drawn: NDArray[np.float64]) -> Difference:
    low, high = interval(drawn)
    there = drawn[~np.isnan(drawn)]
    chance = None
    if len(there) and not np.isnan(f1 - other):
        chance = min(1.0, 2 * min(float(np.mean(there <= 0)), float(np.mean(there >= 0))))
    return Difference(known(f1), known(other), known(f1 - other), low, high, chance)


def _changes(now: Evaluation, before: Evaluation) -> Iterator[Change]:
    """Gold claims with other verdicts, then system claims without gold that came or went; article by article."""
    for article in now.articles:
        new, old = ([case for case in run.cases if case.article == article] for run in (now, before))
        earlier = {case.gold.id: case for case in old if case.gold and not case.optional}
        for case in new:
            if case.gold and not case.optional and case.gold.id in earlier:
                had, has = _merits(earlier[case.gold.id]), _merits(case)
                gained = tuple(name for name in has if has[name] and not had.get(name, True))
                lost = tuple(name for name in had if had[name] and not has.get(name, True))
                if gained or lost:
                    yield Change(case, earlier[case.gold.id], gained, lost)
        yield from _spurious(new, old)


def _merits(case: Case) -> dict[str, bool]:
    """What is right and what is wrong about a gold claim; fields count only where the claim was found."""
    if not case.found:
        return {"found": False}
    return {"found": True, "anchor": case.exact, **dict.fromkeys(FIELDS[case.type], True), **case.right}


def _spurious(new: list[Case], old: list[Case]) -> Iterator[Change]:
    """System claims without gold of the same type that only one of the runs makes."""
    key = lambda case: (case.system.type, case.system.start, case.system.end)  # noqa: E731
    now, before = ({key(case): case for case in cases if case.system and not case.found} for cases in (new, old))
    yield from (Change(case, None, (), ("spurious",)) for place, case in now.items() if place not in before)
    yield from (Change(None, case, ("spurious gone",), ()) for place, case in before.items() if place not in now)
