"""What the confidence of claims is worth: precision and recall above a threshold, calibration, ranking.

The figures take two arrays, one entry a system claim: how sure it was (0 to 1) and whether it is right (0 or 1). `rated`
makes them of an evaluation.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimx.evaluation.matching import Case
from claimx.evaluation.results import Evaluation

BINS = 10
_Z = 1.96  # normal deviate of a 95 % interval
_DRAWS, _SEED = 1000, 0

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The scores of the claims whose confidence is ``threshold`` or more; ``claims`` is how many these are."""

    threshold: float
    precision: float
    recall: float
    claims: int


class Bin(NamedTuple):
    """Claims of similar confidence: how many, their mean confidence, the share that is right, and its 95 % interval."""

    number: int
    confidence: float
    right: float
    low: float
    high: float


def rated(found: Evaluation, measure: str = "record", kind: str | None = None) -> tuple[Numbers, Numbers]:
    """How sure the system was of its scored claims, and whether each is right.

    Optional gold claims count neither way; claims without a confidence are left out.

    Args:
        found: the evaluation.
        measure: what counts as right: ``relaxed``, ``strict`` or ``record``.
        kind: only claims that the system gives this type; None takes all.
    """
    rows = []
    for case in found.cases:
        system = case.system
        if system is not None and system.confidence is not None and not case.optional and kind in (None, system.type):
            rows.append((system.confidence, _is_right(case, measure)))
    table = np.array(rows, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def precision_recall(found: Evaluation, measure: str = "record", kind: str | None = None) -> list[CurvePoint]:
    """Precision and recall of the claims above each confidence that occurs, from the highest threshold to the lowest.

    The pairs of gold and system claims are those of the whole evaluation; a threshold does not pair them anew.

    Args:
        found: the evaluation.
        measure: what counts as right: ``relaxed``, ``strict`` or ``record``.
        kind: only claims of this type; None takes all.

    Returns:
        The points; empty where there is no gold claim or no system claim with a confidence.
    """
    sure, right = rated(found, measure, kind)
    gold = sum(case.gold is not None and not case.optional and kind in (None, case.gold.type) for case in found.cases)
    if not gold:
        return []
    points = []
    for threshold in sorted(set(sure.tolist()), reverse=True):
        chosen = right[sure >= threshold]
        points.append(CurvePoint(threshold, float(chosen.mean()), float(chosen.sum()) / gold, len(chosen)))
    return points


def reliability(sure: Numbers, right: Numbers) -> list[Bin]:
    """Ten bins of equal width, the empty ones left out; Wilson intervals (Wilson, JASA 22, 1927)."""
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    found = []
    for place in range(BINS):
        inside = places == place
        if (n := int(inside.sum())) > 0:
            share = float(right[inside].mean())
            middle = (share + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
            reach = _Z / (1 + _Z * _Z / n) * (share * (1 - share) / n + _Z * _Z / (4 * n * n)) ** 0.5
            found.append(Bin(n, float(sure[inside].mean()), share, middle - reach, middle + reach))
    return found


def calibration_error(sure: Numbers, right: Numbers) -> float | None:
    """Expected calibration error over these bins (Naeini, Cooper and Hauskrecht, AAAI 2015); None without claims.

    >>> calibration_error(np.array([0.75, 0.75]), np.array([1.0, 0.0]))
    0.25
    """
    if not len(sure):
        return None
    return sum(entry.number * abs(entry.right - entry.confidence) for entry in reliability(sure, right)) / len(sure)


def calibration_error_by_chance(sure: Numbers) -> float | None:
    """The mean expected calibration error of a perfectly calibrated system with as many claims, by simulation."""
    if not len(sure):
        return None
    draws = np.random.default_rng(_SEED).random((_DRAWS, len(sure)))
    return float(np.mean([calibration_error(sure, (draw < sure).astype(float)) for draw in draws]))


def ranking(sure: Numbers, right: Numbers) -> float | None:
    """Area under the ROC curve: how often a right claim is surer than a wrong one, ties counting half.

    None where all claims are right, or all wrong.
    """
    good, bad = sure[right == 1][:, None], sure[right == 0][None, :]
    if not good.size or not bad.size:
        return None
    return float((good > bad).mean() + (good == bad).mean() / 2)


def _is_right(case: Case, measure: str) -> bool:
    return {"relaxed": case.found, "strict": case.exact, "record": case.record}[measure]
