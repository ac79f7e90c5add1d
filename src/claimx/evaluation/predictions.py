"""The system's side: a folder of claimx output, or a second gold folder (agreement of two annotators)."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from claimx.evaluation.gold import SUFFIX, read_gold, read_json
from claimx.evaluation.items import Annotated, item_of, spans_of, system_party
from claimx.evaluation.problems import PredictionError, first_problem, place
from claimx.schema import ArticleOutput

RUN_FILE = "run.json"


def load_predictions(folder: Path) -> dict[str, Annotated]:
    """The articles of a folder, by their id and by the stem of their file name; folders inside it are not read.

    JSON files without a list of claims (``run.json``) are passed over.

    Raises:
        PredictionError: there is no folder or no output in it, a file does not keep the output contract, or two files are
            of the same article.
        GoldError: a file in the gold shape is broken.
    """
    if not folder.is_dir():
        raise PredictionError("no such folder", where=folder, remedy="name the output folder of 'claimx extract'")
    found: dict[str, Annotated] = {}
    stems: dict[str, Annotated] = {}
    for path in sorted(folder.glob("*.json"), key=lambda path: path.name):
        article = None if path.name == RUN_FILE or path.name.startswith(".") else _read(path)
        if article is None:
            continue
        if article.id in found:
            what = f"article {article.id} is in {Path(found[article.id].where).name} too"
            raise PredictionError(what, where=path, remedy="remove one of the files")
        found[article.id] = article
        stems[path.name.removesuffix(SUFFIX).removesuffix(".json")] = article
    if not found:
        raise PredictionError("no output of claimx here", where=folder, remedy="run 'claimx extract' first, or name its folder")
    return {**stems, **found}


def prediction(output: ArticleOutput, where: str) -> Annotated:
    """One article's output as the system's side of an evaluation.

    Args:
        output: a record of the output contract.
        where: the file it was read from, or other words for messages.

    Raises:
        PredictionError: two claims have the same id.
    """
    seen: set[str] = set()
    for claim in output.claims:
        if claim.id in seen:
            raise PredictionError("two claims have this id", where=place(where, claim.id, "id"), remedy="give each its own")
        seen.add(claim.id)
    made_by = output.pipeline
    return Annotated(
        id=output.article.id,
        where=where,
        items=tuple(item_of(claim, system_party) for claim in output.claims),
        spans=tuple(span for claim in output.claims for span in spans_of(claim, claim.id)),
        sha256=output.article.sha256,
        path=output.article.path,
        text=output.article.text,
        regions=tuple((region.start, region.end) for region in output.article.regions),
        made_by={
            "claimx": made_by.claimx,
            "model": f"{made_by.model} {made_by.model_version}",
            "lexicon": made_by.lexicon,
        },
    )


def _read(path: Path) -> Annotated | None:
    """The article of one file; None where the file holds no claims of an article."""
    if path.name.endswith(SUFFIX):
        return read_gold(path)
    raw = read_json(path, PredictionError)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("claims"), list):
        return None
    try:
        output = ArticleOutput.model_validate(raw)
    except ValidationError as error:
        what, where = first_problem(error, raw, path, tagged=True)
        raise PredictionError(what, where=where, remedy="extract the article again with this version of claimx") from error
    return prediction(output, str(path))
