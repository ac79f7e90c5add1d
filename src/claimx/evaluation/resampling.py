"""Precision, recall and F1 from counts, with intervals by bootstrap over articles.

The percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): articles are drawn with
replacement, their counts added, and the score taken of the sums; the middle 95 % of the scores are the interval. Counts are
added before anything is divided; where nothing is counted the score is None.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROUNDS, SEED, COVERAGE = 1000, 7, 0.95
_SCORES = ("p", "r", "f1")


class Counts(NamedTuple):
    """What a score is made of: right ones, those the system has, those the gold has."""

    tp: int
    system: int
    gold: int


ArticleCounts = Mapping[tuple[str, str], Counts]
"""The counts of one article, by claim type (or another group) and measure."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 between 0 and 1 with their intervals; None where there is nothing to divide by.

    ``low`` and ``high`` bound F1. A mean over types has no counts.
    """

    p: float | None
    r: float | None
    f1: float | None
    low: float | None = None
    high: float | None = None
    p_low: float | None = None
    p_high: float | None = None
    r_low: float | None = None
    r_high: float | None = None
    tp: int | None = None
    system: int | None = None
    gold: int | None = None


class Sample:
    """The bootstrap draws over a list of articles; the same number of articles always gives the same draws."""

    def __init__(self, articles: int, rounds: int = ROUNDS):
        generator = random.Random(SEED)
        draws = [[generator.randrange(articles) for _ in range(articles)] for _ in range(rounds)]
        self._weights = np.array([np.bincount(draw, minlength=articles) for draw in draws], dtype=np.int64)

    def sums(self, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The counts of each draw, added up: rounds by whatever an article has."""
        flat = counts.reshape(len(counts), -1)
        return (self._weights @ flat).reshape(-1, *counts.shape[1:])


def table_of(articles: Sequence[ArticleCounts], keys: Sequence[tuple[str, str]]) -> NDArray[np.int64]:
    """Articles by keys by (tp, system, gold); a key that an article lacks counts nothing."""
    none = Counts(0, 0, 0)
    return np.array([[article.get(key, none) for key in keys] for article in articles], dtype=np.int64).reshape(-1, len(keys), 3)


def ratios(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Precision, recall and F1 of counts, in the last axis; not a number where nothing is counted."""
    tp, system, gold = (counts[..., column].astype(np.float64) for column in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = (tp / system, tp / gold, 2 * tp / (system + gold))
    return np.stack(parts, axis=-1)


def interval(values: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """The middle 95 % of the values that are numbers."""
    known = np.sort(values[~np.isnan(values)])
    if not len(known):
        return None, None
    outside = (1 - COVERAGE) / 2
    low, high = int(round(outside, 4) * len(known)), int(round(1 - outside, 4) * len(known))
    return float(known[low]), float(known[high])


def known(value: float) -> float | None:
    """The number, or None where it is not one."""
    return None if np.isnan(value) else float(value)


def scores(articles: Sequence[ArticleCounts], sample: Sample | None) -> dict[tuple[str, str], Score]:
    """The score of every key over all articles, in the order in which keys first come; no intervals without a sample."""
    keys = list(dict.fromkeys(key for article in articles for key in article))
    if not keys:
        return {}
    counts = table_of(articles, keys)
    totals = counts.sum(axis=0)
    points = ratios(totals)
    drawn = None if sample is None else ratios(sample.sums(counts))
    return {key: _score(points[k], None if drawn is None else drawn[:, k], totals[k]) for k, key in enumerate(keys)}


def means(
    articles: Sequence[ArticleCounts], groups: Sequence[str], measures: Sequence[str], sample: Sample | None
) -> dict[str, Score]:
    """The macro score of every measure: the plain mean over those groups (types) that have a score.

    Precision, recall and F1 are averaged each on its own, in every draw anew for the intervals.
    """
    found: dict[str, Score] = {}
    present = {key for article in articles for key in article}
    for measure in measures:
        keys = [(group, measure) for group in groups if (group, measure) in present]
        if not keys:
            continue
        counts = table_of(articles, keys)
        points = _mean(ratios(counts.sum(axis=0)))
        drawn = None if sample is None else _mean(ratios(sample.sums(counts)))
        found[measure] = _score(points, drawn, None)
    return found


def _mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean over the groups (last axis but one) of what is a number."""
    there = ~np.isnan(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(there, values, 0).sum(axis=-2) / there.sum(axis=-2)


def _score(point: NDArray[np.float64], drawn: NDArray[np.float64] | None, totals: NDArray[np.int64] | None) -> Score:
    p, r, f1 = (known(value) for value in point)
    bounds = [(None, None)] * 3 if drawn is None else [interval(drawn[:, column]) for column in range(len(_SCORES))]
    counts = [None] * 3 if totals is None else [int(count) for count in totals]
    return Score(p, r, f1, *bounds[2], *bounds[0], *bounds[1], *counts)
