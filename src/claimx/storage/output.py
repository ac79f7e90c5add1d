"""A finished run read back: its claims, its articles and, where `claimx link` made them, its links. Nothing is held in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from claimx.errors import ClaimxError, OutputError
from claimx.schema import ArticleOutput, Claim
from claimx.schema.links import Links
from claimx.storage.folder import OutputFolder
from claimx.storage.formats import JsonLines
from claimx.storage.links import LINKS_FILE, read_links


class Output:
    """The output folder of one run, to be read as often as needed.

    Args:
        folder: what `claimx extract` wrote.

    Raises:
        OutputError: this is no such folder.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.claims_file = folder / JsonLines.file_name
        if not self.claims_file.is_file():
            what = "no such folder" if not folder.exists() else f"holds no {JsonLines.file_name}"
            raise OutputError(what, where=folder, remedy="name the output folder of 'claimx extract'")

    @property
    def links_file(self) -> Path | None:
        """The file that `claimx link` wrote, or None."""
        path = self.folder / LINKS_FILE
        return path if path.is_file() else None

    def article_files(self) -> list[Path]:
        """The files of the single articles, by name."""
        return [self.folder / name for name in sorted(OutputFolder(self.folder).earlier_files())]

    def claims(self) -> Iterator[dict[str, Any]]:
        """Every claim in the order of the run, as it stands in claims.jsonl (its ``article`` first).

        Raises:
            OutputError: a line is no claim.
        """
        with self.claims_file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _parsed(line, f"{self.claims_file}:{number}", ("article", "id", "type", "anchor"))

    def articles(self) -> Iterator[dict[str, Any]]:
        """What is known of each article: the ``article`` record of its file, without text and regions.

        Raises:
            OutputError: a file is no article's output.
        """
        for path in self.article_files():
            article = _parsed(_content(path), path, ("article", "claims"))["article"]
            yield {key: value for key, value in article.items() if key not in ("text", "regions")}

    def links(self) -> Links | None:
        """The content of links.json, or None where there is no such file.

        Raises:
            OutputError: the file is broken.
        """
        return None if self.links_file is None else read_links(self.folder)

    def check(self) -> None:
        """Reads everything once more, value by value.

        Raises:
            OutputError: a claim, an article or the links do not keep the output contract; the first one is named.
        """
        adapter: TypeAdapter = TypeAdapter(Claim)
        for number, claim in enumerate(self.claims(), start=1):
            del claim["article"]
            with _kept(f"{self.claims_file}, claim {number}"):
                adapter.validate_python(claim)
                for day in ("earliest", "latest"):
                    date.fromisoformat((claim.get("time") or {}).get(day) or "2024-01-01")
        for path in self.article_files():
            with _kept(path):
                ArticleOutput.model_validate(_parsed(_content(path), path, ("article", "claims")))
        self.links()


@contextmanager
def blaming(folder: Path) -> Iterator[None]:
    """Names the broken file where the block fails over one: what reads a finished run trusts it, since checking every value
    takes longer than reading it, and looks closer only when something went wrong.

    Raises:
        OutputError: the block failed, and something in the folder does not keep the output contract.
    """
    try:
        yield
    except ClaimxError:
        raise
    except Exception as error:
        try:
            Output(folder).check()
        except OutputError as broken:
            raise broken from error
        raise


@contextmanager
def _kept(where: object) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        place, reason = "time", str(error)
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            place, reason = ".".join(map(str, first["loc"])), first["msg"]
        what = f"does not keep the output contract: {place}: {reason}"
        raise OutputError(what, where=where, remedy="run 'claimx extract' again") from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", where=path, remedy="make it readable") from error


def _parsed(data: bytes, where: object, keys: tuple[str, ...]) -> dict[str, Any]:
    """The JSON object, which must have these keys."""
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise OutputError(f"is no JSON: {error}", where=where, remedy="run 'claimx extract' again") from error
    if not isinstance(record, dict) or any(key not in record for key in keys):
        raise OutputError(f"lacks {', '.join(keys)}", where=where, remedy="run 'claimx extract' again")
    return record
