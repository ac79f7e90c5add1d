"""``claimx eval``: predictions against gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claimx.evaluation import Comparison, Evaluation

GOLD, ARTICLES = Path("data/gold"), Path("data/raw")


class By(StrEnum):
    """What the main table is broken down by."""

    type = "type"
    article = "article"
    rule = "rule"
    genre = "genre"


class Format(StrEnum):
    """How the report is written."""

    table = "table"
    json = "json"
    html = "html"
    markdown = "markdown"


def evaluate(
    pred: Annotated[
        Path | None, typer.Argument(metavar="[PRED]", help="Output folder of 'claimx extract'; without it claimx extracts now.")
    ] = None,
    gold: Annotated[Path, typer.Option(metavar="DIR", help="Folder with ID.gold.json files.")] = GOLD,
    split: Annotated[str | None, typer.Option(help="Only the articles of this split (splits.json of the gold folder).")] = None,
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help=f"Folder of the articles; else where PRED found them, or {ARTICLES}.")
    ] = None,
    by: Annotated[By, typer.Option(help="What to break the scores down by.")] = By.type,
    compare: Annotated[Path | None, typer.Option(metavar="OTHER", help="Output folder of another run to compare with.")] = None,
    format: Annotated[Format, typer.Option(help="html is a page to look through the errors.")] = Format.table,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the report there.")] = None,
    errors: Annotated[bool, typer.Option("--errors/--no-errors", help="List every error (table, markdown).")] = True,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="FLOOR", help="Exit with 1 if F1 is lower: 80, strict=85, denial/record=70. May be repeated."),
    ] = None,
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help="Count the claims of gold articles without prediction as missed.")
    ] = False,
    model: Annotated[str | None, typer.Option(help="spaCy model, as for 'claimx extract'; only without PRED.")] = None,
) -> None:
    """Measure precision and recall against gold annotation.

    Scores claims by their anchors (relaxed: they overlap; strict: they are the same), whole records and single fields, with
    95 % bootstrap intervals over articles, and lists every error with its sentence.
    """
    from claimx.evaluation import EvaluationError, below, parse_floor

    floors = [parse_floor(words) for words in fail_under or ()]
    found, comparison = _evaluate(pred, gold, split, articles, by, compare, allow_missing, model)
    title = f"claimx evaluation: {pred or 'this version'} against {gold}" + (f", split {split}" if split else "")
    _write(_report(found, comparison, title, by, format, errors), out)
    if failed := below(found, floors):
        raise EvaluationError("; ".join(failed), where="--fail-under", remedy="see the errors listed, or lower the floor")


def _evaluate(pred, gold, split, articles, by, compare, allow_missing, model) -> "tuple[Evaluation, Comparison | None]":
    """Reads both sides and compares them."""
    from claimx.storage.workers import keep_to_one_thread

    keep_to_one_thread()
    from claimx import evaluation
    from claimx.cli.eval_inputs import extract_gold, find_texts
    from claimx.settings import load_settings

    settings = load_settings(overrides={"model": model})
    annotated = evaluation.load_gold(gold, split)
    genres = _genres(gold, needed=by is By.genre)
    other = None if compare is None else evaluation.load_predictions(compare)
    if pred is None:
        predictions, texts = extract_gold(annotated, articles or ARTICLES, settings)
    else:
        predictions = evaluation.load_predictions(pred)
        runs = [predictions] if other is None else [predictions, other]
        texts = find_texts(annotated, runs, articles, ARTICLES, settings)
    given = {"texts": texts, "genres": genres, "allow_missing": allow_missing}
    found = evaluation.evaluate(annotated, predictions, **given)
    if other is None:
        return found, None
    return found, evaluation.compare(found, evaluation.evaluate(annotated, other, **given))


def _genres(gold: Path, needed: bool) -> dict[str, str]:
    """The genre of each article, from the gold folder's list; empty where there is no list and none is needed."""
    from claimx.evaluation.gold import GENRES, load_lists

    if not needed and not (gold / GENRES).is_file():
        return {}
    return {article: genre for genre, articles in load_lists(gold / GENRES).items() for article in articles}


def _report(found, comparison, title: str, by: By, format: Format, errors: bool) -> str:
    from claimx.evaluation import html_report, text_report

    if format is Format.html:
        return html_report(found, comparison, title=title)
    if format is Format.json:
        import orjson

        record = found.as_json() | ({} if comparison is None else {"comparison": comparison.as_json()})
        return orjson.dumps(record, option=orjson.OPT_INDENT_2).decode()
    return text_report(found, comparison, by=by.value, markdown=format is Format.markdown, errors=errors)


def _write(report: str, out: Path | None) -> None:
    from claimx.cli import console

    if out is None:
        console.out(report)
        return
    from claimx.storage.files import write_atomically

    write_atomically(out, report.encode("utf-8", "replace") + b"\n")
    console.note(f"report: {out}")
