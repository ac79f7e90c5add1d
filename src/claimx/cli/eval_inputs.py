"""What ``claimx eval`` reads: the texts of gold articles, and what claimx finds in them now."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from claimx.articles import Article, read_inputs
from claimx.errors import ClaimxError
from claimx.evaluation import Annotated, GoldError, check_hash, prediction
from claimx.pipeline import Extractor
from claimx.settings import Settings


def extract_gold(gold: Sequence[Annotated], folder: Path, settings: Settings) -> tuple[dict[str, Annotated], dict[str, str]]:
    """Extracts the claims of the gold articles.

    Args:
        gold: the annotated articles.
        folder: holds the files of the articles.
        settings: the settings of the extraction.

    Returns:
        The predictions and the texts, each by article id.

    Raises:
        GoldError: an article is not in the folder.
        PredictionError: an article's file has changed since it was annotated.
        ClaimxError: what the extraction refuses.
    """
    chosen = [article for article, _ in read_folder(gold, folder, settings)]
    predictions = {}
    for article, output in Extractor(settings).stream(chosen):
        if isinstance(output, ClaimxError):
            raise output
        predictions[article.id] = prediction(output, article.path)
    return predictions, {article.id: article.text for article in chosen}


def find_texts(
    gold: Sequence[Annotated], runs: Sequence[Mapping[str, Annotated]], folder: Path | None, fallback: Path, settings: Settings
) -> dict[str, str]:
    """The texts of the gold articles, as far as they can be found.

    Args:
        gold: the annotated articles.
        runs: predictions, which carry a text or name its file.
        folder: where the articles are; None looks where the predictions say, and into `fallback` if it is there.
        fallback: the folder that articles usually are in.
        settings: for the largest file to read.

    Raises:
        GoldError: an article is not in `folder`.
        PredictionError: its file there is another than the one that was annotated or extracted.
    """
    if folder is not None:
        read = read_folder(gold, folder, settings)
        for article, annotated in read:
            for run in runs:
                if annotated.id in run:
                    check_hash(run[annotated.id], article.sha256, article.path)
        return {annotated.id: article.text for article, annotated in read}
    texts = {side.id: side.text for run in runs for side in run.values() if side.text is not None}
    named = [Path(side.path) for run in runs for side in run.values() if side.path]
    files = [path for path in dict.fromkeys(named) if path.is_file()]
    found = {article.sha256: article.text for article in _read([*files, *([fallback] if fallback.is_dir() else [])], settings)}
    for annotated in gold:
        sides = [annotated, *(run[annotated.id] for run in runs if annotated.id in run)]
        hashes = [side.sha256 for side in sides if side.sha256 in found]
        if annotated.id not in texts and hashes:
            texts[annotated.id] = found[str(hashes[0])]
    return texts


def read_folder(gold: Sequence[Annotated], folder: Path, settings: Settings) -> list[tuple[Article, Annotated]]:
    """The article of each gold file, with a check that it is the one that was annotated."""
    articles = {article.id: article for article in _read([folder], settings)}
    pairs = []
    for annotated in gold:
        article = articles.get(annotated.id)
        if article is None:
            what = f"no article {annotated.id} in {folder}"
            raise GoldError(what, where=annotated.where, remedy="name the articles' folder with --articles, or remove the gold")
        check_hash(annotated, article.sha256, article.path)
        pairs.append((article, annotated))
    return pairs


def _read(paths: Iterable[Path], settings: Settings) -> Iterable[Article]:
    """The articles of these files and folders that can be read, with the ids that a run over them gives."""
    places = list(paths)
    items = read_inputs(places, max_bytes=settings.max_bytes) if places else ()
    return (item for item in items if isinstance(item, Article))
