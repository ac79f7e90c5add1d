"""Precision and recall over confidence, calibration and ranking."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation import (
    Evaluation,
    calibration_error,
    calibration_error_by_chance,
    evaluate,
    load_gold,
    load_predictions,
    precision_recall,
    ranking,
    rated,
    reliability,
)
from evaluation_data import claims, gold_article, gold_claims, output, write_pair

RATED = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), min_size=1, max_size=40)
SURE = {"a": 0.9, "b": 0.8, "c": 0.8, "d": 0.4, "e": 0.2}


@pytest.fixture
def found(tmp_path) -> Evaluation:
    """Five claims of falling confidence, all found; the two least sure have a wrong record, one gold claim is optional."""
    system = [{**claim, "confidence": SURE[claim["id"]]} for claim in claims()]
    system[3]["denies"], system[4]["source"] = [], None
    gold, pred = write_pair(tmp_path, gold_article(gold_claims()), output(system))
    return evaluate(load_gold(gold), load_predictions(pred))


def columns(rows):
    table = np.array(rows, dtype=float)
    return table[:, 0], table[:, 1]


def test_claims_and_whether_they_are_right(found):
    sure, right = rated(found)
    assert sorted(zip(sure.tolist(), right.tolist(), strict=True)) == [(0.2, 0), (0.4, 0), (0.8, 1), (0.8, 1), (0.9, 1)]
    assert rated(found, "relaxed")[1].tolist() == [1] * 5
    assert [column.tolist() for column in rated(found, kind="denial")] == [[0.4], [0]]
    assert [len(column) for column in rated(found, kind="criticism")] == [0, 0]


def test_precision_falls_and_recall_rises_with_a_lower_threshold(found):
    points = [(p.threshold, p.precision, p.recall, p.claims) for p in precision_recall(found)]
    assert points == [(0.9, 1, 0.2, 1), (0.8, 1, 0.6, 3), (0.4, 0.75, 0.6, 4), (0.2, 0.6, 0.6, 5)]


def test_the_lowest_threshold_gives_the_scores_of_the_evaluation(found):
    for measure in ("relaxed", "strict", "record"):
        last, score = precision_recall(found, measure)[-1], found.scores[f"ALL/{measure}"]
        assert (last.precision, last.recall) == (score.p, score.r)


def test_a_type_without_gold_has_no_curve(found):
    assert precision_recall(found, kind="criticism") == []


def test_bins_have_mean_confidence_share_and_interval():
    sure, right = columns([(0.72, 1), (0.78, 0), (1.0, 1)])
    first, last = reliability(sure, right)
    assert (first.number, first.confidence, first.right) == (2, pytest.approx(0.75), 0.5)
    assert (round(first.low, 3), round(first.high, 3)) == (0.095, 0.905)  # Wilson, one of two
    assert (last.number, last.confidence, last.right) == (1, 1, 1)
    assert calibration_error(sure, right) == pytest.approx(2 / 3 * 0.25)


@given(RATED)
def test_bins_hold_every_claim_once(rows):
    sure, right = columns(rows)
    bins = reliability(sure, right)
    assert sum(entry.number for entry in bins) == len(rows)
    assert all(-1e-9 <= entry.low <= entry.right + 1e-9 and entry.right - 1e-9 <= entry.high <= 1 + 1e-9 for entry in bins)
    error = calibration_error(sure, right)
    assert error is not None
    assert 0 <= error <= 1


def test_ranking_counts_ties_half():
    assert ranking(*columns([(0.9, 1), (0.5, 0)])) == 1
    assert ranking(*columns([(0.5, 1), (0.5, 0)])) == 0.5
    assert ranking(*columns([(0.5, 1), (0.7, 1)])) is None


def test_nothing_to_rate_gives_none():
    none = np.array([])
    assert calibration_error(none, none) is None
    assert calibration_error_by_chance(none) is None


def test_chance_alone_gives_a_small_error():
    error = calibration_error_by_chance(np.full(400, 0.8))
    assert error is not None
    assert 0 < error < 0.05
