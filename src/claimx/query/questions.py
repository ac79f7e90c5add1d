"""Questions with a name: SQL files of this package whose header says what they answer and what may be given.

A header is comment lines at the top of the file::

    -- title: Who denied what
    -- about: one or more sentences; further lines of the same kind go on
    -- param actor (actor): the denier; all if not given

The type in brackets is ``actor`` (a name or Wikidata id, bound as the actor's key), ``date``, ``number`` or ``text``. A parameter
that is not given is null.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from claimx.corpus.actors import ActorIndex
from claimx.errors import SettingsError
from claimx.query.database import Answer, Database
from claimx.query.problems import QueryError
from claimx.settings import did_you_mean

TYPES = ("actor", "date", "number", "text")
_LINE = re.compile(r"-- (?P<key>title|about|param (?P<name>\w+) \((?P<type>\w+)\)): (?P<words>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question can be given: its name, its type (see `TYPES`) and what it is for."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named SQL statement. ``linked`` tells that it needs what `claimx link` finds."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    sql: str

    @property
    def linked(self) -> bool:
        """Whether it asks for what only ``claimx link`` finds."""
        return bool(re.search(r"\b(FROM|JOIN) (groups|relations)\b", self.sql))


def parse_question(name: str, sql: str) -> Question:
    """The question that a file holds.

    Raises:
        QueryError: its header lacks title or about, or has a parameter of an unknown type.
    """
    found: dict[str, list[str]] = {}
    parameters = []
    for line in sql.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            break
        if match["name"]:
            if match["type"] not in TYPES:
                raise QueryError(f"unknown type {match['type']}", where=f"{name}.sql", remedy=f"known are {', '.join(TYPES)}")
            parameters.append(Parameter(match["name"], match["type"], match["words"]))
        else:
            found.setdefault(match["key"], []).append(match["words"])
    for key in ("title", "about"):
        if key not in found:
            raise QueryError(f"has no line '-- {key}: …' at its top", where=f"{name}.sql", remedy="add it")
    return Question(name, found["title"][0], " ".join(found["about"]), tuple(parameters), sql)


@lru_cache(maxsize=1)
def all_questions() -> tuple[Question, ...]:
    """Every question of this package, by name."""
    paths = sorted(files("claimx.query").joinpath("questions").iterdir(), key=lambda path: path.name)
    return tuple(
        parse_question(path.name.removesuffix(".sql"), path.read_text(encoding="utf-8"))
        for path in paths
        if path.name.endswith(".sql")
    )


def find_question(name: str) -> Question:
    """The question of this name.

    Raises:
        QueryError: there is none.
    """
    known = {question.name: question for question in all_questions()}
    if name not in known:
        advice = f"known are {', '.join(known)}{did_you_mean(name, known)}; or write --sql"
        raise QueryError(f"no such question: {name}", where="QUESTION", remedy=advice)
    return known[name]


def parse_parameters(words: Iterable[str]) -> dict[str, str]:
    """Name to value of ``name=value`` words.

    Raises:
        QueryError: a word has no "=".
    """
    given = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise QueryError(
                f"not of the form name=value: {word!r}", where="--param", remedy="for example --param force=Nordkorea"
            )
        given[name.strip()] = value.strip()
    return given


def ask(database: Database, question: Question, given: Mapping[str, str] | None = None) -> Answer:
    """The answer to a question.

    Args:
        given: parameters by name, in the words of the user.

    Raises:
        QueryError: there is no such parameter, or its value does not fit its type.
        SettingsError: no claim names that actor.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given or {}:
        if name not in known:
            advice = f"{question.name} has {', '.join(known) or 'none'}{did_you_mean(name, known)}"
            raise QueryError(f"no such parameter: {name}", where="--param", remedy=advice)
    values = {name: _value(database, known[name], words) for name, words in (given or {}).items()}
    return database.run(question.sql, {name: values.get(name) for name in known})


def _value(database: Database, parameter: Parameter, words: str) -> Any:
    """The value to bind."""
    where = f"--param {parameter.name}"
    try:
        if parameter.type == "date":
            return date.fromisoformat(words)
        if parameter.type == "number":
            return float(words)
    except ValueError as error:
        example = "2024-10-22" if parameter.type == "date" else "10000"
        raise QueryError(f"not a {parameter.type}: {words!r}", where=where, remedy=f"write it like {example}") from error
    if parameter.type == "actor":
        try:
            return actor_index(database).find(words).key
        except SettingsError as error:
            raise QueryError(error.what, where=where, remedy=error.remedy) from error
    return words


def actor_index(database: Database) -> ActorIndex:
    """The actors of the claims."""
    found = database.run("SELECT DISTINCT actor, coalesce(id, actor_key), kind, text FROM roles").rows()
    return ActorIndex({"name": name, "id": id_, "kind": kind, "text": text} for name, id_, kind, text in found)
