"""duckdb: one database file with the tables claims, roles, articles and mentions."""

from pathlib import Path
from typing import Any, ClassVar

from claimx.errors import OutputError
from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.tables import TABLES, ColumnType, Table

_SQL: dict[ColumnType, str] = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}
_BATCH = 5_000
"""Rows to insert at a time."""
_MEMORY = "512MB"
"""What DuckDB may keep in memory; without a limit it would take most of what there is."""


class DuckDbExporter(Exporter):
    """One DuckDB file; see `claimx.storage.tables` for the tables. Their rows stand in the order of the articles."""

    name = "duckdb"
    file_name = "claims.duckdb"
    modules: ClassVar[tuple[str, ...]] = ("duckdb", "pyarrow")

    def __init__(self, folder: Path):
        import duckdb

        super().__init__(folder)
        self._database = duckdb.connect(str(folder / self.file_name), config={"memory_limit": _MEMORY})
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
        for table in TABLES:
            columns = ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in table.columns.items())
            self._run(f"CREATE TABLE {table.name} ({columns})")

    def add(self, article: ExportArticle) -> None:
        for table in TABLES:
            self._rows[table.name].extend(table.rows(article.output))
            if len(self._rows[table.name]) >= _BATCH:
                self._flush(table)

    def finish(self) -> None:
        for table in TABLES:
            self._flush(table)
        self._database.close()

    def abandon(self) -> None:
        self._database.close()

    def _flush(self, table: Table) -> None:
        """Inserts the rows of a table that wait."""
        import pyarrow as pa

        types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
        schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
        rows, self._rows[table.name] = self._rows[table.name], []
        if rows:
            self._database.register("waiting", pa.Table.from_pylist(rows, schema=schema))
            self._run(f"INSERT INTO {table.name} SELECT * FROM waiting")
            self._database.unregister("waiting")

    def _run(self, command: str) -> None:
        """Runs an SQL command.

        Raises:
            OutputError: DuckDB cannot write.
        """
        import duckdb

        try:
            self._database.execute(command)
        except duckdb.Error as error:
            what = f"DuckDB cannot write: {str(error).splitlines()[0]}"
            raise OutputError(what, where="--to duckdb", remedy="free some space, or choose another place with -o") from error
