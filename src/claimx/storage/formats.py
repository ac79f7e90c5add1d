"""The formats of a run's output: one small writer each behind one interface.

A new format is a subclass of `Writer` with a name of its own, listed in `WRITERS`.
"""

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import orjson

from claimx.errors import SettingsError
from claimx.settings import did_you_mean
from claimx.storage.files import AtomicFile
from claimx.storage.rows import COLUMNS, claim_row

Output = Mapping[str, Any]
"""One article's output as it stands in its JSON file."""


class Writer(ABC):
    """Writes one file of the whole run, article by article in input order; memory does not grow with the run.

    The file appears under its name at `commit`, complete; `discard` leaves nothing behind.
    """

    name: ClassVar[str]
    """What ``--format`` calls it."""

    file_name: ClassVar[str]
    """The file it writes in the output folder."""

    def __init__(self, folder: Path):
        self._file = AtomicFile(folder / self.file_name)

    @abstractmethod
    def add(self, output: Output) -> None:
        """Writes what the format keeps of one article."""

    def commit(self) -> None:
        """Makes the file appear."""
        self._file.commit()

    def discard(self) -> None:
        """Removes what was written."""
        self._file.discard()


class JsonLines(Writer):
    """claims.jsonl: one claim a line, the id of its article first."""

    name = "jsonl"
    file_name = "claims.jsonl"

    def add(self, output: Output) -> None:
        article = output["article"]["id"]
        lines = (orjson.dumps({"article": article, **claim}, option=orjson.OPT_APPEND_NEWLINE) for claim in output["claims"])
        self._file.write(b"".join(lines))  # in one go: an interruption leaves all of an article or nothing


class Csv(Writer):
    """claims.csv: one claim a line, UTF-8, with the columns of `claimx.storage.rows`; empty cells for what a claim lacks."""

    name = "csv"
    file_name = "claims.csv"

    def __init__(self, folder: Path):
        super().__init__(folder)
        self._write([COLUMNS])

    def add(self, output: Output) -> None:
        rows = (claim_row(output["article"]["id"], claim) for claim in output["claims"])
        self._write([row[column] for column in COLUMNS] for row in rows)

    def _write(self, rows: Iterable[Iterable[Any]]) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        self._file.write(buffer.getvalue().encode())


WRITERS: dict[str, type[Writer]] = {writer.name: writer for writer in (JsonLines, Csv)}
ALWAYS = ("json", "jsonl")
"""Written by every run: the article files (``json``), which are no `Writer` but the run's own record, and claims.jsonl."""


def chosen_writers(formats: Iterable[str]) -> list[type[Writer]]:
    """The writers for these formats and for those that are always written.

    Raises:
        SettingsError: there is no such format.
    """
    known = dict.fromkeys([*ALWAYS, *WRITERS])
    for name in formats:
        if name not in known:
            advice = f"known are {', '.join(known)}{did_you_mean(name, known)}"
            raise SettingsError(f"no such format: {name}", where="--format", remedy=advice)
    return [writer for name, writer in WRITERS.items() if name in ALWAYS or name in set(formats)]


def article_bytes(output: Output) -> bytes:
    """The content of one article's JSON file; the same output gives the same bytes."""
    return orjson.dumps(output, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
