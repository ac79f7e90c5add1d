"""Whether what an earlier run left can be kept: made of this very article by this very pipeline, and still whole."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from claimx.articles import Article
from claimx.errors import InputError
from claimx.schema import PipelineRecord
from claimx.storage.folder import OutputFolder


class Earlier(Enum):
    """What an output folder holds of an article."""

    NONE = "none"
    OTHER = "other"
    """Of another text, date, path or pipeline."""
    BROKEN = "broken"
    """Cut off, or with spans that are not in the text."""
    DONE = "done"


def earlier_output(folder: OutputFolder, article: Article, pipeline: PipelineRecord) -> Earlier:
    """What the folder holds of this article.

    Raises:
        OutputError: the folder cannot be read.
    """
    try:
        if not folder.article_path(article.id).exists():
            return Earlier.NONE
        found = folder.read_article(article.id)
    except InputError:
        return Earlier.NONE
    if found is None:
        return Earlier.BROKEN
    output = found[1]
    known = output["article"]
    expected: dict[str, Any] = {key: getattr(article, key) for key in ("id", "sha256", "published", "published_from", "title")}
    expected["path"] = article.path or None
    if output["pipeline"] != pipeline.model_dump(mode="json") or any(known.get(key) != expected[key] for key in expected):
        return Earlier.OTHER
    return Earlier.DONE if all(_is_proven(span, article.text) for span in _spans(output)) else Earlier.BROKEN


def _spans(output: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything in the claims and mentions that has a text and its place."""
    waiting: list[Any] = [output["claims"], output["mentions"]]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "text" in value and "start" in value:
                yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _is_proven(span: dict[str, Any], text: str) -> bool:
    start, end = span["start"], span.get("end")
    return isinstance(start, int) and isinstance(end, int) and text[start:end] == span["text"]
