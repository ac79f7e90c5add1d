"""The output folder as the review sees it: an index of its articles and claims, and one article at a time from its file.

The index (`claimx.review.index`) lies in the review's SQLite file, so that a folder of ten thousand articles opens at once the
second time and filters are one query.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from claimx.review.database import Database
from claimx.review.index import Step, index_file, stamp_of, update
from claimx.review.records import ReviewError

_MOST_RECENT = 4  # articles that stay read
TextFinder = Callable[[str, str | None, str], str | None]
"""Finds an article's text by its id, the path it was read from, and the sha256 of its input; None where it is not to be had."""

Progress = Callable[[int, int], None]


class Folder:
    """The articles of one output folder. Ids are looked up in the index, never made into paths.

    Args:
        path: the output folder of ``claimx extract``.
        database: the review's file, for the index.
        find_text: for articles whose output does not carry their text.
    """

    def __init__(self, path: Path, database: Database, find_text: TextFinder = lambda article, path, sha256: None):
        self.path = path
        self.database = database
        self.reading: Step | None = None
        self._find_text = find_text
        self._recent: dict[str, tuple[str, dict[str, Any]]] = {}
        self._lock = threading.Lock()

    def refresh(self, progress: Progress = lambda done, total: None) -> list[str]:
        """Brings the index up to date with the folder.

        Args:
            progress: called now and then with the number of new or changed files that are read, and that of all these.

        Returns:
            What was wrong with files that cannot be used, one line each. They are left out.

        Raises:
            ReviewError: there is no folder, or no output of claimx in it.
        """
        problems: list[str] = []
        for step in self.read_in():
            progress(step.done, step.total)
            problems += step.problems
        return problems

    def read_in(self) -> Iterator[Step]:
        """The same step by step, for whoever wants to use what there is while the rest is read. ``reading`` is the last step
        until all is read.

        Raises:
            ReviewError: there is no folder, or in the end no output of claimx in it.
        """
        try:
            for step in update(self.path, self.database):
                self.reading = step if step.done < step.total else None
                yield step
        finally:
            self.reading = None

    def ids(self) -> list[str]:
        """The ids of all articles, in alphabetical order."""
        return [row["id"] for row in self.database.connection().execute("SELECT id FROM article ORDER BY id")]

    def sha256(self, article: str) -> str | None:
        """The sha256 of an article's input as it stands in the index; None where there is no such article."""
        row = self.database.connection().execute("SELECT sha256 FROM article WHERE id = ?", (article,)).fetchone()
        return row["sha256"] if row else None

    def read(self, article: str) -> dict[str, Any] | None:
        """An article's output (JSON types), None where the index has no such article.

        Raises:
            ReviewError: its file has become unreadable.
        """
        row = self.database.connection().execute("SELECT file, stamp FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            return None
        path = self.path / row["file"]
        try:
            if stamp_of(path.stat()) != row["stamp"]:  # written anew since
                with self.database.writing() as connection:
                    problem = index_file(connection, path, stamp_of(path.stat()))
                if problem:
                    raise ReviewError(problem)
            output = self._cached(path, stamp_of(path.stat()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReviewError(f"cannot be read: {error}", where=path, remedy="extract the article again") from error
        return output if output["article"]["id"] == article else None

    def _cached(self, path: Path, stamp: str) -> dict[str, Any]:
        """The content of a file, read once while it stays the same; nobody changes it."""
        with self._lock:
            found = self._recent.get(path.name)
        if found is None or found[0] != stamp:
            found = (stamp, _with_defaults(orjson.loads(path.read_bytes())))
            with self._lock:
                self._recent[path.name] = found
                while len(self._recent) > _MOST_RECENT:
                    self._recent.pop(next(iter(self._recent)))
        return found[1]

    def text(self, output: dict[str, Any]) -> str | None:
        """The text that the offsets of an article's output count in; None where it is not to be had."""
        record = output["article"]
        text = record.get("text")
        if text is None:
            text = self._find_text(record["id"], record.get("path"), record["sha256"])
        return text if text is not None and len(text) == record["characters"] else None


def _with_defaults(output: dict[str, Any]) -> dict[str, Any]:
    """An output with the fields that the contract allows to be left out."""
    for name, default in (("title", None), ("published", None), ("published_from", None), ("publisher", None), ("regions", [])):
        output["article"].setdefault(name, default)
    for claim in output["claims"]:
        claim.setdefault("modality", "asserted")
        claim.setdefault("polarity", "affirmed")
    return output
