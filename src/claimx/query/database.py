"""A DuckDB database in memory, made from one output folder, that can be read and nothing else."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import orjson

from claimx.errors import ClaimxError, OutputError
from claimx.query.problems import QueryError, first_lines, position
from claimx.storage.output import Output

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VIEWS = ("claims", "roles", "actors", "sources", "articles", "groups", "relations", "denials")
"""The views that people query; what is in them says ``views.sql``."""

NO_LINKS = "no links.json here: groups and relations are empty until 'claimx link' makes it"
_BATCH = 2_000
_SAFE = (
    "SET python_enable_replacements = false",  # or `FROM x` would read a variable x of this program
    "SET temp_directory = ''",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
"""After the import, and before anybody's SQL: no file, no network, no extension, and no way to change that."""


@dataclass(frozen=True, slots=True)
class View:
    """A view and what its columns hold: ``(name, type, words)``; the words are empty where the name says it all."""

    name: str
    about: str
    columns: tuple[tuple[str, str, str], ...]


class Answer:
    """The rows of a query, to be read once, with the names and the types of their columns."""

    def __init__(self, connection: "DuckDBPyConnection"):
        self._connection = connection
        self.columns = [column[0] for column in connection.description or ()]
        self.types = [str(column[1]) for column in connection.description or ()]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows, fetched as they are needed.

        Raises:
            QueryError: a value cannot be computed.
        """
        while batch := self._fetch():
            yield from batch

    def arrow(self, rows: int = _BATCH) -> Any:
        """The rows as a ``pyarrow.RecordBatchReader``; needs pyarrow."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # DuckDB tells programmers of a way that cannot bind parameters
            older: Any = self._connection  # DuckDB 1 has another name for it
            read = getattr(older, "to_arrow_reader", None) or older.fetch_record_batch
            return read(rows)

    def _fetch(self) -> list[tuple[Any, ...]]:
        import duckdb

        try:
            return self._connection.fetchmany(_BATCH)
        except duckdb.Error as error:
            raise QueryError(first_lines(str(error)), where="SQL", remedy="correct the query") from error


class Database:
    """The claims of one run as tables; see `open_database`."""

    def __init__(self, connection: "DuckDBPyConnection", has_links: bool):
        self._connection = connection
        self.has_links = has_links

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *problem: object) -> None:
        self._connection.close()

    def run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Runs one reading statement.

        Args:
            sql: a single ``SELECT`` (or ``WITH …``, ``FROM …``, ``DESCRIBE …``).
            parameters: values for ``$name`` in the statement; they are bound, never written into it.

        Raises:
            QueryError: it is not one, or it is wrong; the message names line and column and the views there are.
        """
        import duckdb

        try:
            statements = self._connection.extract_statements(sql)
        except duckdb.Error as error:
            raise _wrong(error) from error
        if len(statements) != 1:
            raise QueryError(f"{len(statements)} statements", where="SQL", remedy="write exactly one SELECT")
        statement = statements[0]
        if statement.type != duckdb.StatementType.SELECT:
            kind = str(statement.type).rpartition(".")[2]
            raise QueryError(f"{kind} is not allowed here", where="SQL", remedy="the claims can only be read: write a SELECT")
        given = dict(parameters or {})
        if missing := sorted(statement.named_parameters - given.keys()):
            raise QueryError(f"no value for ${missing[0]}", where="SQL", remedy=f"give one with --param {missing[0]}=…")
        if unused := sorted(given.keys() - statement.named_parameters):
            raise QueryError(f"the statement has no ${unused[0]}", where=f"--param {unused[0]}", remedy="leave it out")
        try:
            return Answer(self._connection.execute(statement, given or None))
        except duckdb.Error as error:
            raise _wrong(error) from error

    def views(self) -> list[View]:
        """What can be queried, with the words that ``views.sql`` has for it."""
        about = dict(self.run("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").rows())
        columns = list(
            self.run(
                "SELECT table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
                "WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index"
            ).rows()
        )
        return [View(name, about[name], tuple(row[1:] for row in columns if row[0] == name)) for name in VIEWS]


def open_database(folder: Path) -> Database:
    """The database of an output folder, in memory; afterwards its files are not touched again.

    Args:
        folder: what `claimx extract` wrote; links.json in it is used where there is one.

    Raises:
        OutputError: the folder or a file of it cannot be read.
        ClaimxError: DuckDB is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise ClaimxError("DuckDB is not installed", remedy='pip install "claimx[query]"') from error
    output = Output(folder)
    connection = duckdb.connect(":memory:")
    try:
        with TemporaryDirectory(prefix="claimx-") as spool:
            _import(connection, {"claims": output.claims_file, **_spooled(output, Path(spool))})
    except duckdb.Error as error:
        connection.close()
        remedy = "run 'claimx extract' again with this version"
        raise OutputError(f"cannot be read: {first_lines(str(error))}", where=output.claims_file, remedy=remedy) from error
    except BaseException:
        connection.close()
        raise
    return Database(connection, output.links_file is not None)


def empty_database() -> Database:
    """A database without claims, to see what its views have.

    Raises:
        ClaimxError: DuckDB is not installed.
    """
    with TemporaryDirectory(prefix="claimx-") as folder:
        (Path(folder) / "claims.jsonl").touch()
        return open_database(Path(folder))


def _import(connection: "DuckDBPyConnection", paths: Mapping[str, Path]) -> None:
    """Makes tables and views of these files, then locks the connection."""
    for name, path in paths.items():
        connection.execute(f"SET VARIABLE {name}_file = $path", {"path": str(path)})
    for script in ("import.sql", "views.sql"):
        connection.execute(files("claimx.query").joinpath(script).read_text(encoding="utf-8"))
    for setting in _SAFE:
        connection.execute(setting)


def _spooled(output: Output, folder: Path) -> dict[str, Path]:
    """Files with one record a line of what the output folder does not have in that form."""
    links = output.links()
    lists: dict[str, Iterable[Any]] = {"articles": output.articles()}
    for name in ("origins", "groups", "relations"):
        records: Sequence[Any] = getattr(links, name) if links else ()
        lists[name] = (record.model_dump(mode="json", by_alias=True) for record in records)
    paths = {name: folder / f"{name}.jsonl" for name in lists}
    for name, values in lists.items():
        with paths[name].open("wb") as file:
            file.writelines(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE) for value in values)
    return paths


def _wrong(error: Exception) -> QueryError:
    """DuckDB's complaint with its place and what can be queried."""
    place = position(str(error))
    where = "SQL" if place is None else f"SQL, line {place[0]}, column {place[1]}"
    return QueryError(first_lines(str(error)), where=where, remedy=f"views: {', '.join(VIEWS)}; their columns: --list")
