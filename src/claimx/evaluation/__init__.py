"""Gold against predictions: matching, scores with intervals, error lists, comparison of runs, and their reports.

Knows claims only through `claimx.schema`.
"""

from claimx.evaluation.agreement import Agreement, agreement, kappa
from claimx.evaluation.compare import Change, Comparison, Difference, compare
from claimx.evaluation.curves import (
    Bin,
    CurvePoint,
    calibration_error,
    calibration_error_by_chance,
    precision_recall,
    ranking,
    rated,
    reliability,
)
from claimx.evaluation.floors import Floor, below, parse_floor
from claimx.evaluation.gold import load_gold, load_lists, read_gold
from claimx.evaluation.items import Annotated, Item
from claimx.evaluation.matching import ERROR_KINDS, KEY_FIELDS, KINDS, TYPES, Case
from claimx.evaluation.page import html_report
from claimx.evaluation.predictions import load_predictions, prediction
from claimx.evaluation.problems import EvaluationError, GoldError, PredictionError
from claimx.evaluation.resampling import Score
from claimx.evaluation.results import ALL, MEASURES, Evaluation, check_hash, check_text, evaluate
from claimx.evaluation.text import text_report

__all__ = [
    "ALL",
    "ERROR_KINDS",
    "KEY_FIELDS",
    "KINDS",
    "MEASURES",
    "TYPES",
    "Agreement",
    "Annotated",
    "Bin",
    "Case",
    "Change",
    "Comparison",
    "CurvePoint",
    "Difference",
    "Evaluation",
    "EvaluationError",
    "Floor",
    "GoldError",
    "Item",
    "PredictionError",
    "Score",
    "agreement",
    "below",
    "calibration_error",
    "calibration_error_by_chance",
    "check_hash",
    "check_text",
    "compare",
    "evaluate",
    "html_report",
    "kappa",
    "load_gold",
    "load_lists",
    "load_predictions",
    "parse_floor",
    "precision_recall",
    "prediction",
    "ranking",
    "rated",
    "read_gold",
    "reliability",
    "text_report",
]
