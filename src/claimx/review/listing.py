"""The list of articles: filters, pages, progress. One query each on the index."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimx.review.database import Database
from claimx.review.fields import RECORDS
from claimx.review.index import SEPARATOR
from claimx.review.records import STATUSES, Invalid, Problem

PAGE_SIZE = 50
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims are asked for; an article is listed if it has at least one, or if nothing is asked for.

    ``types`` and ``statuses``: any of them, empty for all. ``actor``, ``source`` and ``words`` are parts of names and of the
    claims' words (``words`` also of an article's id, title and publisher), whatever their case. ``low`` and ``high`` bound
    the confidence, 0 to 1, both inclusive.
    """

    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    actor: str = ""
    source: str = ""
    words: str = ""
    low: float = 0.0
    high: float = 1.0
    page: int = field(default=1, compare=False)

    @property
    def about_claims(self) -> bool:
        """Whether they ask for anything but words."""
        return bool(self.types or self.statuses or self.actor or self.source or self.low > 0 or self.high < 1)


def parse_filters(query: Mapping[str, str]) -> Filters:
    """The filters of a request: ``type`` and ``status`` (words separated by commas), ``actor``, ``source``, ``q``, ``low``,
    ``high``, ``page``.

    Raises:
        Invalid: one of them cannot be.
    """
    problems: list[Problem] = []

    def several(name: str, known: Mapping[str, Any] | tuple[str, ...]) -> frozenset[str]:
        chosen = frozenset(word for word in query.get(name, "").split(",") if word)
        problems.extend(Problem(name, "unknown_word", (("word", word[:40]),)) for word in sorted(chosen - set(known)))
        return chosen

    def number(name: str, default: float, high: float) -> float:
        try:
            value = float(query.get(name) or default)
        except ValueError:
            value = -1
        if not 0 <= value <= high:
            problems.append(Problem(name, "out_of_range"))
            return default
        return value

    def text(name: str) -> str:
        return " ".join(query.get(name, "").split())[:LONGEST_WORDS].casefold()

    found = Filters(
        types=several("type", RECORDS),
        statuses=several("status", STATUSES),
        actor=text("actor"),
        source=text("source"),
        words=text("q"),
        low=number("low", 0, 1),
        high=number("high", 1, 1),
        page=max(1, int(number("page", 1, 1e6))),
    )
    if problems:
        raise Invalid(problems)
    return found


def list_articles(database: Database, annotator: str, filters: Filters) -> dict[str, Any]:
    """One page of the list.

    Args:
        database: the review's file, its index up to date.
        annotator: whose progress and statuses.
        filters: which claims are asked for.

    Returns:
        ``total`` and ``pages`` count articles and pages, ``claims`` the claims that fit; ``articles`` holds for each of this
        page id, title, published, publisher, the number of its ``claims``, how many fit (``matches``) and how many are
        judged.
    """
    found, values = _matching(annotator, filters)
    connection = database.connection()
    query = (
        f"SELECT number, matches FROM ({found}) AS fit JOIN article ON article.number = fit.article "
        "ORDER BY published IS NULL, published DESC, id"
    )
    fitting = [tuple(row) for row in connection.execute(query, values)]
    pages = max(1, -(-len(fitting) // PAGE_SIZE))
    page = min(filters.page, pages)
    rows = [_row(connection, annotator, *entry) for entry in fitting[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]]
    claims = sum(matches for _, matches in fitting)
    return {"total": len(fitting), "claims": claims, "page": page, "pages": pages, "articles": rows}


def _row(connection: sqlite3.Connection, annotator: str, number: int, matches: int) -> dict[str, Any]:
    """One line of the list."""
    query = (
        "SELECT id, title, published, publisher, claims, (SELECT count(*) FROM state WHERE state.annotator = ? "
        "AND state.article = article.id AND state.sha256 = article.sha256 AND EXISTS "
        "(SELECT 1 FROM claim WHERE claim.article = article.number AND claim.id = state.claim)) AS judged "
        "FROM article WHERE number = ?"
    )
    return {**dict(connection.execute(query, (annotator, number)).fetchone()), "matches": matches}


def overall(database: Database, annotator: str) -> dict[str, int]:
    """How many articles and claims there are, and how many claims this annotator has judged."""
    connection = database.connection()
    articles, claims = connection.execute("SELECT count(*), coalesce(sum(claims), 0) FROM article").fetchone()
    query = (
        "SELECT count(*) FROM state JOIN article ON article.id = state.article AND article.sha256 = state.sha256 "
        "JOIN claim ON claim.article = article.number AND claim.id = state.claim WHERE annotator = ?"
    )
    return {"articles": articles, "claims": claims, "judged": connection.execute(query, (annotator,)).fetchone()[0]}


def _matching(annotator: str, filters: Filters) -> tuple[str, list[Any]]:
    """A query for the articles that have claims that fit, with their number, and its values.

    Claims that were added by hand are found by type and status only.
    """
    if not filters.about_claims and not filters.words:
        return "SELECT number AS article, claims AS matches FROM article", []
    conditions, values = _conditions(filters)
    decided = ""
    if filters.statuses:
        status = "coalesce(decided.status, 'open')"
        conditions.append(f"{status} IN ({', '.join('?' * len(filters.statuses))})")
        decided = f"LEFT JOIN ({_DECIDED}) AS decided ON decided.number = claim.article AND decided.claim = claim.id"
        values = [annotator, *values, *sorted(filters.statuses)]
    where = " AND ".join(conditions) or "1"
    parts = [f"SELECT claim.article AS article, count(*) AS matches FROM claim {decided} WHERE {where} GROUP BY claim.article"]
    if "added" in filters.statuses:
        parts.append(f"SELECT number, count(*) FROM ({_DECIDED}) WHERE status = 'added' GROUP BY number")
        values.append(annotator)
    if filters.words and not filters.about_claims:
        parts.append("SELECT number, claims FROM article WHERE instr(words, ?)")
        values.append(filters.words)
    union = " UNION ALL ".join(parts)
    return f"SELECT article, max(matches) AS matches FROM ({union}) GROUP BY article", values


_DECIDED = (
    "SELECT article.number AS number, state.claim AS claim, status FROM state JOIN article ON article.id = state.article "
    "AND article.sha256 = state.sha256 WHERE annotator = ?"
)
"""What an annotator decided on the articles as they are now."""


def _conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    """What a claim must fulfil to fit, but for its status."""
    conditions: list[str] = []
    values: list[Any] = []
    if filters.types:
        conditions.append(f"type IN ({', '.join('?' * len(filters.types))})")
        values += sorted(filters.types)
    for column, words in (("actors", filters.actor), ("source", filters.source), ("words", filters.words)):
        if words:
            conditions.append(f"instr(claim.{column}, ?)")
            values.append(words)
    if filters.low > 0 or filters.high < 1:
        conditions.append("confidence BETWEEN ? AND ?")
        values += [filters.low, filters.high]
    return conditions, values


def frequent_actors(database: Database, start: str, limit: int = 20) -> list[str]:
    """Names of actors with this in them, the most frequent first (over a sample of the claims, to stay quick)."""
    query = "SELECT actors FROM claim WHERE instr(actors, ?) LIMIT 2000"
    counts: dict[str, int] = {}
    for row in database.connection().execute(query, (start.casefold(),)):
        for name in row["actors"].split(SEPARATOR):
            if start.casefold() in name:
                counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))[:limit]
