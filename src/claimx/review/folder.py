"""The output folder as the review sees it: an index of its articles and claims, and one article at a time from its file.

The index lies in the review's SQLite file. It is a copy of what the files say, brought up to date by their size and time of
change, so that a folder of ten thousand articles opens at once the second time and filters are one query.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from claimx.review.database import Database
from claimx.review.fields import RECORDS, all_parties, parties, party_name
from claimx.review.records import ReviewError
from claimx.schema import ArticleOutput

_RUN_FILE = "run.json"
_MOST_RECENT = 4  # articles that stay read
SEPARATOR = "\x1f"
"""Between the names of a claim's actors in the index."""

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
        self._find_text = find_text
        self._recent: dict[str, tuple[str, dict[str, Any]]] = {}
        self._lock = threading.Lock()

    def refresh(self, progress: Progress = lambda done, total: None) -> list[str]:
        """Brings the index up to date with the folder.

        Args:
            progress: called after each file that was new or changed, with its number and that of all files.

        Returns:
            What was wrong with files that cannot be used, one line each. They are left out.

        Raises:
            ReviewError: there is no folder, or no output of claimx in it.
        """
        files = _output_files(self.path)
        problems: list[str] = []
        with self.database.writing() as connection:
            known = {row["file"]: row["stamp"] for row in connection.execute("SELECT file, stamp FROM article")}
            connection.executemany("DELETE FROM article WHERE file = ?", [(name,) for name in known.keys() - files.keys()])
            for number, (name, stamp) in enumerate(files.items(), start=1):
                if known.get(name) != stamp:
                    problem = _index(connection, self.path / name, stamp)
                    problems += [problem] if problem else []
                    progress(number, len(files))
            count = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        if not count:
            what = "no output of claimx here" + (f": {problems[0]}" if problems else "")
            raise ReviewError(what, where=self.path, remedy="run 'claimx extract' first, or name its folder")
        return problems

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
            if _stamp(path.stat()) != row["stamp"]:  # written anew since
                with self.database.writing() as connection:
                    problem = _index(connection, path, _stamp(path.stat()))
                if problem:
                    raise ReviewError(problem)
            output = self._cached(path, _stamp(path.stat()))
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


def _output_files(folder: Path) -> dict[str, str]:
    """The names of the files that may be articles' outputs, with their stamps, in alphabetical order."""
    try:
        with os.scandir(folder) as entries:
            found = {entry.name: _stamp(entry.stat()) for entry in entries if _may_be_output(entry)}
    except OSError as error:
        remedy = "name the output folder of 'claimx extract'"
        raise ReviewError(f"cannot be read: {error.strerror or error}", where=folder, remedy=remedy) from error
    return dict(sorted(found.items()))


def _may_be_output(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return name.endswith(".json") and not name.startswith(".") and name != _RUN_FILE and entry.is_file(follow_symlinks=False)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns}:{status.st_size}"


def _with_defaults(output: dict[str, Any]) -> dict[str, Any]:
    """An output with the fields that the contract allows to be left out."""
    for name, default in (("title", None), ("published", None), ("published_from", None), ("publisher", None), ("regions", [])):
        output["article"].setdefault(name, default)
    for claim in output["claims"]:
        claim.setdefault("modality", "asserted")
        claim.setdefault("polarity", "affirmed")
    return output


def _index(connection: sqlite3.Connection, path: Path, stamp: str) -> str | None:
    """Puts one file into the index, or says why it cannot be used."""
    connection.execute("DELETE FROM article WHERE file = ?", (path.name,))
    try:
        output = orjson.loads(path.read_bytes())
        if not isinstance(output, dict) or not isinstance(output.get("claims"), list):
            return None  # some other file: tables of a run, or what else people keep here
        ArticleOutput.model_validate(output)
        record, claims = output["article"], output["claims"]
        names = (record["id"], record.get("title"), record.get("publisher"))
        words = " ".join(name for name in names if name).casefold()
        head = (
            record["id"],
            path.name,
            stamp,
            record["sha256"],
            *(record.get(name) for name in ("title", "published", "publisher")),
        )
        rows = {claim["id"]: tuple(_claim_row(claim)) for claim in claims}
        characters = record["characters"]
    except OSError as error:
        return f"{path}: cannot be read: {error.strerror or error}"
    except orjson.JSONDecodeError as error:
        return f"{path}: no valid JSON: {error}"
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole file"
        return f"{path}: does not keep the output contract: {place}: {first['msg']} (extract the article again)"
    except (KeyError, TypeError, AttributeError) as error:
        return f"{path}: does not keep the output contract: {type(error).__name__}: {error} (extract the article again)"
    if connection.execute("SELECT 1 FROM article WHERE id = ?", (record["id"],)).fetchone():
        return f"{path}: article {record['id']} is in another file too"
    columns = "id, file, stamp, sha256, title, published, publisher, characters, claims, words"
    query = f"INSERT INTO article ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    number = connection.execute(query, (*head, characters, len(rows), words)).lastrowid
    connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", ((number, *row) for row in rows.values()))
    return None


def _claim_row(claim: dict[str, Any]) -> Iterator[Any]:
    """What the index keeps of a claim, behind its article's id."""
    sources = [party_name(party) for party in parties(claim, "source")]
    actors = dict.fromkeys(party_name(party) for party in all_parties(claim))
    if claim["type"] not in RECORDS or not claim["start"] <= claim["anchor"]["start"] < claim["anchor"]["end"]:
        raise TypeError(f"claim {claim['id']} has no known type, or its anchor lies before it")
    yield from (claim["id"], claim["type"], float(claim["confidence"]), SEPARATOR.join(sources).casefold())
    yield SEPARATOR.join(actors).casefold()
    yield " ".join((claim["text"], claim["anchor"]["text"], *actors)).casefold()
