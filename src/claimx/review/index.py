"""The index of an output folder: which files are there, which changed, and what is kept of each for the list and its filters.

A copy of what the files say in the review's SQLite file, brought up to date by their size and time of change."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from claimx.review.database import Database
from claimx.review.fields import RECORDS, all_parties, parties, party_name
from claimx.review.records import ReviewError
from claimx.schema import ArticleOutput

FILES_A_STEP = 500
_RUN_FILE = "run.json"
SEPARATOR = "\x1f"
"""Between the names of a claim's actors in the index."""


class Step(NamedTuple):
    """How far the reading of a folder is: files that were new or changed and are done, all of these, and what was wrong with the
    files of this step, one line each."""

    done: int
    total: int
    problems: list[str]


def update(path: Path, database: Database) -> Iterator[Step]:
    """Brings the index up to date with a folder, some files at a time; what a step has read is in the index.

    Args:
        path: the output folder.
        database: the review's file.

    Yields:
        The steps; at least one.

    Raises:
        ReviewError: there is no folder, or in the end no output of claimx in it.
    """
    files = output_files(path)
    first = None
    with database.writing() as connection:
        known = {row["file"]: row["stamp"] for row in connection.execute("SELECT file, stamp FROM article")}
        connection.executemany("DELETE FROM article WHERE file = ?", [(name,) for name in known.keys() - files.keys()])
    changed = [(name, stamp) for name, stamp in files.items() if known.get(name) != stamp]
    for start in range(0, max(1, len(changed)), FILES_A_STEP):
        some = changed[start : start + FILES_A_STEP]
        with database.writing() as connection:
            said = [problem for name, stamp in some if (problem := index_file(connection, path / name, stamp))]
        first = first or next(iter(said), None)
        yield Step(start + len(some), len(changed), said)
    if not database.connection().execute("SELECT count(*) FROM article").fetchone()[0]:
        what = "no output of claimx here" + (f": {first}" if first else "")
        raise ReviewError(what, where=path, remedy="run 'claimx extract' first, or name its folder")


def output_files(folder: Path) -> dict[str, str]:
    """The names of the files that may be articles' outputs, with their stamps, in alphabetical order."""
    try:
        with os.scandir(folder) as entries:
            found = {entry.name: stamp_of(entry.stat()) for entry in entries if _may_be_output(entry)}
    except OSError as error:
        remedy = "name the output folder of 'claimx extract'"
        raise ReviewError(f"cannot be read: {error.strerror or error}", where=folder, remedy=remedy) from error
    return dict(sorted(found.items()))


def _may_be_output(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return name.endswith(".json") and not name.startswith(".") and name != _RUN_FILE and entry.is_file(follow_symlinks=False)


def stamp_of(status: os.stat_result) -> str:
    """Time of change and size of a file, by which it is known to have changed."""
    return f"{status.st_mtime_ns}:{status.st_size}"


def index_file(connection: sqlite3.Connection, path: Path, stamp: str) -> str | None:
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
