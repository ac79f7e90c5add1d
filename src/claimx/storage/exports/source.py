"""Reading an output folder article by article: the checked output, and the text that its offsets count in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from claimx.articles import raw_text
from claimx.errors import InputError, OutputError
from claimx.schema import ArticleOutput
from claimx.storage.folder import RUN_FILE

_AGAIN = "extract the article again"


@dataclass(frozen=True, slots=True)
class ExportArticle:
    """One article to export: its output (every field of the contract present, JSON types) and its text.

    ``text`` is empty for the formats that need none; otherwise every span was checked against it.
    """

    output: dict[str, Any]
    text: str = ""

    @property
    def id(self) -> str:
        """The article's id, which is a file name without its ending."""
        return self.output["article"]["id"]


class OutputSource:
    """The articles in an output folder of ``claimx extract``, in the order in which they were extracted.

    Args:
        folder: the output folder.
        articles: a folder to look for the articles' files in; None takes their paths as they stand in the output.
        max_bytes: the most bytes that a plain text file may have.

    Raises:
        OutputError: there is no such folder, or no article's output in it.
    """

    def __init__(self, folder: Path, articles: Path | None, max_bytes: int):
        if not folder.is_dir():
            what = "not a folder but a file" if folder.exists() else "no such folder"
            raise OutputError(what, where=folder, remedy="name the output folder of 'claimx extract'")
        self._articles = articles
        self._max_bytes = max_bytes
        self.files = [folder / name for name in _names(folder)]
        if not self.files:
            raise OutputError("no output of claimx here", where=folder, remedy="run 'claimx extract' first, or name its folder")

    def read(self, with_text: bool) -> Iterator[ExportArticle | InputError]:
        """Every article, or why it cannot be exported, one at a time.

        Args:
            with_text: whether to read the texts, too.
        """
        for file in self.files:
            try:
                output = read_output(file)
                text = self._text(output["article"], file) if with_text else ""
                if with_text:
                    check_spans(output, text, file)
                yield ExportArticle(output, text)
            except InputError as error:
                yield error

    def _text(self, article: Mapping[str, Any], file: Path) -> str:
        """The text of an article: what its output carries, or that of its file if it still is the same."""
        if article["text"] is not None:
            return article["text"]
        path = _find(article["path"], self._articles)
        if path is None:
            where = article["path"] or file
            what = f"the article's file is gone, and the output {file.name} does not carry its text"
            raise InputError(what, where=where, remedy="start claimx where it was extracted, or name its folder with --articles")
        text, sha256 = raw_text(path, max_bytes=self._max_bytes)
        if sha256 != article["sha256"]:
            raise InputError("the file has changed since its claims were extracted", where=path, remedy=_AGAIN)
        return text


def read_output(path: Path) -> dict[str, Any]:
    """The output in an article's file, with every field of the contract.

    Raises:
        InputError: the file cannot be read, is half-written, or does not keep the contract.
    """
    try:
        output = ArticleOutput.model_validate(orjson.loads(path.read_bytes()))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=path, remedy=_AGAIN) from error
    except orjson.JSONDecodeError as error:
        raise InputError(f"broken JSON, half-written perhaps: {error}", where=path, remedy=_AGAIN) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole file"
        what = f"not the output of this version of claimx: {place}: {first['msg']}"
        raise InputError(what, where=path, remedy=_AGAIN) from error
    if output.article.id != path.stem:
        what = f"the file is named after another article than {output.article.id!r}"
        raise InputError(what, where=path, remedy="give the file its name back")
    return output.model_dump(mode="json")


def check_spans(output: Mapping[str, Any], text: str, where: Path) -> None:
    """Checks that every span of the output stands in the text where it says.

    Raises:
        InputError: one does not.
    """
    stack: list[Any] = [output["claims"], output["mentions"]]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "text" in value and text[value["start"] : value["end"]] != value["text"]:
                what = f"{value['text'][:40]!r} does not stand at {value['start']}-{value['end']} of the article's text"
                raise InputError(what, where=where, remedy=_AGAIN)
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def _names(folder: Path) -> list[str]:
    """The names of the article files: as run.json lists them, else all that are there, sorted."""
    try:
        run = orjson.loads((folder / RUN_FILE).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        run = None
    if isinstance(run, dict) and run.get("status") not in (None, "running") and isinstance(run.get("files"), list):
        return [name for name in run["files"] if isinstance(name, str) and Path(name).name == name]
    names = (path.name for path in folder.glob("*.json") if path.name != RUN_FILE and not path.name.startswith("."))
    return sorted(name for name in names if not name.endswith(".gold.json"))


def _find(path: str | None, folder: Path | None) -> Path | None:
    """The article's file: at its path or, under `folder`, at the longest end of its path that is there."""
    if not path:
        return None
    parts = Path(path).parts
    places = [Path(path)] if folder is None else [folder.joinpath(*parts[number:]) for number in range(len(parts))]
    return next((place for place in places if place.is_file()), None)
