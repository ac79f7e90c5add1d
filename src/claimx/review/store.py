"""The decisions of annotators: only ever added to, undone by records of their own, safe from a killed process.

Several tabs, annotators and processes may write at once: each writer says which decision it saw last, and is refused
(`Conflict`) where a newer one has come in between.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from claimx.review.database import Database
from claimx.review.records import AFTER, Choice, Conflict, State, Status

LONGEST_NAME = 60


def now() -> str:
    """The present time, ISO 8601 in UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Store:
    """All decisions of one output folder.

    Args:
        database: the review's file.
        clock: gives the time of a decision; replaced in tests.
    """

    def __init__(self, database: Database, clock: Callable[[], str] = now):
        self.database = database
        self._clock = clock

    def decide(self, annotator: str, article: str, sha256: str, choices: Sequence[Choice]) -> list[State]:
        """Stores decisions on claims of one article, all or none; they are on the disk when this returns.

        Several at once make a batch, which one undo takes back.

        Returns:
            The new state of each claim.

        Raises:
            Conflict: somebody with this name has decided on one of the claims since.
        """
        if not choices:
            return []
        with self.database.writing() as connection:
            batch, at = _next_number(connection), self._clock()
            for choice in choices:
                if _latest(connection, annotator, article, sha256, choice.claim)[0] != choice.seen:
                    raise Conflict(choice.claim)
                content = json.dumps(choice.content, ensure_ascii=False, separators=(",", ":"))
                values = (at, annotator, article, sha256, choice.claim, choice.action, content, None, batch)
                _insert(connection, values)
            for claim in dict.fromkeys(choice.claim for choice in choices):
                _project(connection, annotator, article, sha256, claim)
            claims = dict.fromkeys(choice.claim for choice in choices)
            return [state for claim in claims for state in _states(connection, annotator, article, sha256, claim)]

    def undo(self, annotator: str, article: str, sha256: str, claim: str | None = None, seen: int | None = None) -> list[str]:
        """Takes back the annotator's latest decision in an article, with all of its batch.

        Args:
            annotator: whose decision.
            article: the article's id.
            sha256: of the article's text as it is now.
            claim: only look at this claim, whatever was decided on others since; only its own decision is undone.
            seen: the decision that should be undone; None takes whichever is the latest.

        Returns:
            The ids of the claims concerned; empty where there was nothing to undo.

        Raises:
            Conflict: the latest decision is another than `seen`.
        """
        with self.database.writing() as connection:
            latest = _to_undo(connection, annotator, article, sha256, claim)
            if latest is None:
                return []
            if seen is not None and seen != latest["id"]:
                raise Conflict(latest["claim"])
            rows = [latest] if claim is not None else _batch(connection, latest["batch"])
            batch, at = _next_number(connection), self._clock()
            for row in rows:
                _insert(connection, (at, annotator, article, sha256, row["claim"], "undo", None, row["id"], batch))
            concerned = list(dict.fromkeys(row["claim"] for row in rows))
            for one in concerned:
                _project(connection, annotator, article, sha256, one)
            return concerned

    def states(self, annotator: str, article: str, sha256: str) -> dict[str, State]:
        """The state of every claim of an article that this annotator has decided on, by claim id.

        Decisions on another text of the same name (another `sha256`) do not count.
        """
        return {state.claim: state for state in _states(self.database.connection(), annotator, article, sha256)}

    def state(self, annotator: str, article: str, sha256: str, claim: str) -> State | None:
        """The state of one claim, None where this annotator has not decided on it."""
        return next(iter(_states(self.database.connection(), annotator, article, sha256, claim)), None)

    def annotators(self) -> list[str]:
        """Everybody who has decided on anything, in alphabetical order."""
        rows = self.database.connection().execute("SELECT DISTINCT annotator FROM decision ORDER BY annotator")
        return [row["annotator"] for row in rows]

    def articles(self, annotator: str) -> dict[str, str]:
        """The articles in which this annotator's decisions stand, with the sha256 of the text they were made on."""
        query = "SELECT DISTINCT article, sha256 FROM state WHERE annotator = ? ORDER BY article"
        return {row["article"]: row["sha256"] for row in self.database.connection().execute(query, (annotator,))}

    def history(self, article: str, claim: str | None = None) -> list[dict[str, object]]:
        """All decisions on an article, or on one claim of it, the oldest first, undone ones and undos among them."""
        query = "SELECT id, at, annotator, sha256, claim, action, undoes, batch FROM decision WHERE article = ?"
        values: tuple[str, ...] = (article,)
        if claim is not None:
            query, values = f"{query} AND claim = ?", (article, claim)
        return [dict(row) for row in self.database.connection().execute(f"{query} ORDER BY id", values)]


def effective_status(actions: Sequence[str]) -> Status:
    """The status that the decisions on one claim (undone ones left out, the oldest first) leave it in.

    >>> effective_status(["add", "edit"]), effective_status(["edit", "accept"]), effective_status([])
    ('added', 'corrected', 'open')
    """
    if not actions:
        return "open"
    if actions[-1] == "reject":
        return "rejected"
    if "add" in actions:
        return "added"
    return "corrected" if "edit" in actions else AFTER[actions[-1]]


def _states(connection: sqlite3.Connection, annotator: str, article: str, sha256: str, claim: str | None = None) -> list[State]:
    """The states of an article's claims, or of one of them."""
    query = (
        "SELECT state.claim, status, decision, at, content FROM state JOIN decision ON decision.id = state.decision "
        "WHERE state.annotator = ? AND state.article = ? AND state.sha256 = ?"
    )
    values: tuple[str, ...] = (annotator, article, sha256)
    if claim is not None:
        query, values = f"{query} AND state.claim = ?", (*values, claim)
    rows = connection.execute(query, values)
    return [State(row["claim"], row["status"], row["decision"], row["at"], json.loads(row["content"])) for row in rows]


def _standing(connection: sqlite3.Connection, annotator: str, article: str, sha256: str, claim: str) -> list[sqlite3.Row]:
    """The decisions on a claim that were not undone, the oldest first."""
    query = (
        "SELECT id, action FROM decision AS made WHERE annotator = ? AND article = ? AND claim = ? AND sha256 = ? "
        "AND action <> 'undo' AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = made.id) ORDER BY id"
    )
    return connection.execute(query, (annotator, article, claim, sha256)).fetchall()


def _latest(connection: sqlite3.Connection, annotator: str, article: str, sha256: str, claim: str) -> tuple[int, str | None]:
    rows = _standing(connection, annotator, article, sha256, claim)
    return (rows[-1]["id"], rows[-1]["action"]) if rows else (0, None)


def _project(connection: sqlite3.Connection, annotator: str, article: str, sha256: str, claim: str) -> None:
    """Brings the table of states up to date with the decisions on one claim."""
    rows = _standing(connection, annotator, article, sha256, claim)
    if not rows:
        connection.execute("DELETE FROM state WHERE annotator = ? AND article = ? AND claim = ?", (annotator, article, claim))
        return
    status = effective_status([row["action"] for row in rows])
    values = (annotator, article, claim, sha256, status, rows[-1]["id"])
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?)", values)


def _to_undo(connection: sqlite3.Connection, annotator: str, article: str, sha256: str, claim: str | None) -> sqlite3.Row | None:
    """The latest decision that was not undone, in the article or on one claim of it."""
    query = (
        "SELECT id, claim, batch FROM decision AS made WHERE annotator = ? AND article = ? AND sha256 = ? AND action <> 'undo' "
        "AND (? IS NULL OR claim = ?) AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = made.id) "
        "ORDER BY id DESC LIMIT 1"
    )
    return connection.execute(query, (annotator, article, sha256, claim, claim)).fetchone()


def _batch(connection: sqlite3.Connection, batch: int) -> list[sqlite3.Row]:
    """The decisions of a batch that were not undone."""
    query = (
        "SELECT id, claim FROM decision AS made WHERE batch = ? AND action <> 'undo' "
        "AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = made.id) ORDER BY id"
    )
    return connection.execute(query, (batch,)).fetchall()


def _next_number(connection: sqlite3.Connection) -> int:
    """The number that the next decision will get; a batch is named after its first."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decision'").fetchone()
    return (row["seq"] if row else 0) + 1


def _insert(connection: sqlite3.Connection, values: tuple[object, ...]) -> None:
    columns = "at, annotator, article, sha256, claim, action, content, undoes, batch"
    connection.execute(f"INSERT INTO decision ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
