"""The review's SQLite file: opening it, its tables, and how older files come up to date.

WAL with ``synchronous=FULL``: a decision is on the disk before the page says that it is stored, a killed process loses
nothing, readers never wait for a writer (https://www.sqlite.org/wal.html).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimx.review.records import ReviewError

FILE_NAME = "review.sqlite"
_WAIT = 10.0  # seconds that a writer waits for another

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        annotator TEXT NOT NULL,
        article TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        claim TEXT NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'edit', 'add', 'undo')),
        content TEXT,
        undoes INTEGER UNIQUE REFERENCES decision (id),
        batch INTEGER NOT NULL,
        CHECK ((action = 'undo') = (undoes IS NOT NULL)),
        CHECK ((action = 'undo') = (content IS NULL))
    ) STRICT;
    CREATE INDEX decision_claim ON decision (annotator, article, claim, id);
    CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
    CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;

    CREATE TABLE state (
        annotator TEXT NOT NULL,
        article TEXT NOT NULL,
        claim TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        status TEXT NOT NULL,
        decision INTEGER NOT NULL REFERENCES decision (id),
        PRIMARY KEY (annotator, article, claim)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE article (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file TEXT NOT NULL UNIQUE,
        stamp TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        title TEXT,
        published TEXT,
        publisher TEXT,
        characters INTEGER NOT NULL,
        claims INTEGER NOT NULL,
        words TEXT NOT NULL
    ) STRICT;
    CREATE TABLE claim (
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        confidence REAL NOT NULL,
        source TEXT NOT NULL,
        actors TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX claim_known ON claim (article, id);
    CREATE INDEX claim_asked ON claim (type, confidence, article, id);
    """,
)
"""One step each from version N to N + 1 (``user_version``). The first holds what people decided, the second an index of the
output folder that can be made anew at any time."""


class Database:
    """One SQLite file, with a connection for each thread.

    Args:
        path: the file; it is made where it is missing, and brought up to date where it is older.

    Raises:
        ReviewError: the file cannot be opened or written, is none of claimx's, or was written by a newer claimx.
    """

    def __init__(self, path: Path):
        self.path = path
        self._local = threading.local()
        try:
            with self._upgrading() as connection:
                _upgrade(connection, path)
        except sqlite3.Error as error:
            remedy = "check that you may write there, or move the file away to begin anew"
            raise ReviewError(f"cannot be used: {error}", where=path, remedy=remedy) from error

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._open()
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer comes between; it is on the disk when the block ends without an exception."""
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def close(self) -> None:
        """Closes this thread's connection."""
        found = getattr(self._local, "connection", None)
        if found is not None:
            found.close()
            self._local.connection = None

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-65536")
        return connection

    @contextmanager
    def _upgrading(self) -> Iterator[sqlite3.Connection]:
        with self.writing() as connection:
            yield connection


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Runs the steps that the file has not seen yet, all or none."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise ReviewError("was written by a newer claimx", where=path, remedy="upgrade claimx, or move the file away")
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise ReviewError("is a database, but none of claimx", where=path, remedy="move the file away")
    for step in MIGRATIONS[version:]:
        for statement in _statements(step):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script. (``executescript`` would end the transaction.)"""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
