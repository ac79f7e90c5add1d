"""Refits the confidence model to annotated articles and reports how well it is calibrated.

    python benchmarks/calibrate_confidence.py --fit data/gold data/raw --fit NEWS/gold NEWS \\
        [--write] [--svg docs/confidence-reliability.svg]
    python benchmarks/calibrate_confidence.py --fit data/gold data/raw dev --fit NEWS/gold NEWS --report data/gold data/raw test

Each --fit and --report names a gold folder, the folder of its articles and perhaps a split. A claim counts as right where it
has a gold partner (relaxed match) and its record is right; optional gold claims count neither way. ``--write`` puts the new
numbers into ``lexicon/de/confidence.yaml``. Only those numbers are kept, nothing of the articles or the gold. Same input,
same numbers: there is no chance in the fit, and the folds go by the order of the article ids.

Method: logistic regression with an L2 penalty; weights of doubts may not be positive. Fit by accelerated projected gradient.
"""

import argparse
import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import yaml
from reliability_svg import diagram

from claimx.articles import Article, read_inputs
from claimx.claims.confidence import ConfidenceFile, Weights, confidence_file, features, type_of
from claimx.claims.context import Context
from claimx.evaluation import (
    Bin,
    calibration_error,
    calibration_error_by_chance,
    evaluate,
    load_gold,
    prediction,
    ranking,
    reliability,
)
from claimx.evaluation.matching import TYPES
from claimx.language.annotations import annotations
from claimx.lexicon import lexicon_dir
from claimx.pipeline import Extractor

PENALTY = 1.0
FOLDS = 10
LEAST_OF_A_RULE = 20
MOST_OF_ITS_TYPE = 0.8
FREE = ("sourced", "quoted")
STEPS = 4000


@dataclass(frozen=True)
class Rated:
    """One claim of the system with its features, and whether it is right."""

    article: str
    type: str
    rule: str
    features: dict[str, float]
    confidence: float
    right: bool


@dataclass(frozen=True)
class Model:
    """The names of the columns and the fitted coefficients; the first column is 1."""

    columns: list[str]
    values: np.ndarray

    def confidence(self, rows: list[Rated]) -> np.ndarray:
        """The confidence of each claim, bounded as in the lexicon file."""
        file = confidence_file()
        return np.clip(1 / (1 + np.exp(-(matrix(rows, self.columns) @ self.values))), file.least, file.most)


def rated(extractor: Extractor, gold_folder: Path, article_folder: Path, split: str | None = None) -> list[Rated]:
    """The system's claims of scored types on annotated articles."""
    gold = load_gold(gold_folder, split)
    wanted = {article.id for article in gold}
    predictions, found = {}, {}
    for article in read_inputs([article_folder], max_bytes=extractor.settings.max_bytes):
        if isinstance(article, Article) and article.id in wanted:
            doc = extractor.analyse(article)
            context = Context(doc)
            output = extractor.extract(article)
            predictions[article.id] = prediction(output, article.id)
            read = zip(output.claims, annotations(doc).claims, strict=True)  # the same claims; blanks may move their offsets
            found |= {(article.id, told.id): (claim, features(context, claim)) for told, claim in read}
    rows = []
    for case in evaluate(gold, predictions).cases:
        if case.system is not None and not case.optional:
            claim, doubts = found[case.article, case.system.id]
            rows.append(Rated(case.article, type_of(claim), claim.rule, doubts, claim.confidence, case.record))
    return rows


def columns_for(rows: list[Rated]) -> list[str]:
    """The common intercept, one a type, the features, and the rules with claims enough that are not most of their type."""
    types = Counter(row.type for row in rows)
    rules = Counter((row.rule, row.type) for row in rows)
    frequent = sorted(r for (r, kind), n in rules.items() if n >= LEAST_OF_A_RULE and n <= MOST_OF_ITS_TYPE * types[kind])
    return ["1", *(f"type {name}" for name in TYPES), *Weights.model_fields, *(f"rule {name}" for name in frequent)]


def matrix(rows: list[Rated], columns: list[str]) -> np.ndarray:
    """One line a claim."""
    there = [{"1": 1.0, f"type {row.type}": 1.0, f"rule {row.rule}": 1.0, **row.features} for row in rows]
    return np.array([[line.get(name, 0.0) for name in columns] for line in there])


def fit(rows: list[Rated]) -> Model:
    """The penalised maximum likelihood; the common intercept is free of penalty, the weights of doubts stay below 0."""
    columns = columns_for(rows)
    table, right = matrix(rows, columns), np.array([row.right for row in rows], dtype=float)
    penalty = np.array([0.0 if name == "1" else PENALTY for name in columns])
    upper = np.array([0.0 if name in Weights.model_fields and name not in FREE else np.inf for name in columns])
    step = 1 / (np.linalg.norm(table, 2) ** 2 / 4 + PENALTY)
    values, ahead, momentum = np.zeros(len(columns)), np.zeros(len(columns)), 1.0
    for _ in range(STEPS):
        slope = table.T @ (1 / (1 + np.exp(-(table @ ahead))) - right) + penalty * ahead
        following = np.minimum(ahead - step * slope, upper)
        next_momentum = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = following + (momentum - 1) / next_momentum * (following - values)
        values, momentum = following, next_momentum
    return Model(columns, values)


def cross_validated(rows: list[Rated]) -> np.ndarray:
    """The confidence of each claim from a model that has not seen its article."""
    articles = {article: number % FOLDS for number, article in enumerate(sorted({row.article for row in rows}))}
    folds = np.array([articles[row.article] for row in rows])
    sure = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = [row for row, own in zip(rows, folds, strict=True) if own == fold]
        if held:
            sure[folds == fold] = fit([row for row, own in zip(rows, folds, strict=True) if own != fold]).confidence(held)
    return sure


def report(name: str, rows: list[Rated], sure: np.ndarray) -> tuple[str, str, list[Bin]]:
    """Prints the figures of one set and gives them as a panel of the diagram."""
    right = np.array([row.right for row in rows], dtype=float)
    error = calibration_error(sure, right)
    print(f"\n{name}: {len(rows)} claims, right {right.mean():.3f}, mean confidence {sure.mean():.3f}")
    print(f"  ECE {error:.3f} (by chance {calibration_error_by_chance(sure):.3f}), ", end="")
    print(f"Brier {np.mean((sure - right) ** 2):.3f}, area under ROC {ranking(sure, right):.2f}")
    for entry in reliability(sure, right):
        print(f"  {entry.number:4d} claims  confidence {entry.confidence:.2f}  right {entry.right:.2f}")
    for kind in TYPES:
        own = np.array([row.type == kind for row in rows])
        if own.any():
            print(f"  {kind:15} {own.sum():4d} claims  confidence {sure[own].mean():.2f}  right {right[own].mean():.2f}")
    return name, f"{len(rows)} claims, ECE {error:.3f}", reliability(sure, right)


def as_yaml(model: Model) -> str:
    """The fitted part of the lexicon file."""
    value = dict(zip(model.columns, (round(float(v), 2) + 0.0 for v in model.values), strict=True))
    lines = ["intercepts:", *(f"  {name}: {value['1'] + value[f'type {name}']:.2f}" for name in TYPES), "weights:"]
    lines += [f"  {name}: {value[name]:g}" for name in Weights.model_fields]
    rules = {name.removeprefix("rule "): v for name, v in value.items() if name.startswith("rule ")}
    lines.append("offsets:" if rules else "offsets: {}")
    return "\n".join([*lines, *(f"  {json.dumps(name, ensure_ascii=False)}: {v:g}" for name, v in rules.items()), ""])


def write(model: Model) -> None:
    """Replaces everything below the line "# fitted" of the lexicon file, unless claimx would refuse the new one."""
    path = lexicon_dir() / "de/confidence.yaml"
    by_hand, mark, _ = path.read_text(encoding="utf-8").partition("# fitted\n")
    text = by_hand + mark + as_yaml(model)
    ConfidenceFile.model_validate(yaml.safe_load(text))
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", nargs="+", action="append", required=True, metavar=("GOLD", "ARTICLES [SPLIT]"))
    parser.add_argument("--report", nargs="+", action="append", default=[], metavar=("GOLD", "ARTICLES [SPLIT]"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    extractor = Extractor(model="embedded")
    fitted, held = (
        [row for gold, articles, *split in sets for row in rated(extractor, Path(gold), Path(articles), *split)]
        for sets in (options.fit, options.report)
    )
    model = fit(fitted)
    print(as_yaml(model))
    panels = [report("Fitted sets, cross-validated over articles", fitted, cross_validated(fitted))]
    if held:
        panels.append(report("Articles not used for the fit", held, model.confidence(held)))
    if options.svg:
        options.svg.write_text(diagram(panels), encoding="utf-8")
    if options.write:
        write(model)


if __name__ == "__main__":
    main()
