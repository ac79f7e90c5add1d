"""The formats of a run's output: one small writer each behind one interface.

A new format is a subclass of `Writer` with a name of its own, listed in `WRITERS`.
"""

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import orjson

from claimx.errors import SettingsError
from claimx.settings import did_you_mean
from claimx.storage.files import AtomicFile
from claimx.storage.tables import CLAIMS, Output, Table

FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
"""How a text cell begins that a spreadsheet may take for a formula."""


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
    """claims.csv, or another table's: UTF-8, one row a line, the columns of `claimx.storage.tables`; empty cells for None.

    Text that a spreadsheet could run as a formula gets an apostrophe in front; see `safe_cell`.
    """

    name = "csv"
    file_name = "claims.csv"

    def __init__(self, folder: Path, table: Table = CLAIMS):
        self._table = table
        self._file = AtomicFile(folder / f"{table.name}.csv")
        self._write([table.columns])

    def add(self, output: Output) -> None:
        self._write([safe_cell(row[column]) for column in self._table.columns] for row in self._table.rows(output))

    def _write(self, rows: Iterable[Iterable[Any]]) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        self._file.write(buffer.getvalue().encode())


def safe_cell(value: Any) -> Any:
    """The value of a CSV cell, with an apostrophe before text that begins like a formula (CSV injection, CWE-1236).

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("- Moskau"), safe_cell(-5), safe_cell("Moskau")
    ("'=HYPERLINK(1)", "'- Moskau", -5, 'Moskau')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


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
