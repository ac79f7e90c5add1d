"""Parquet in and out of a part: article tables as JSON lines, claims as a flat table."""

from pathlib import Path
from typing import Any

import orjson

from claimx.errors import InputError
from claimx.storage.formats import Output, Writer
from claimx.storage.rows import COLUMNS, claim_row

FIELDS = ("id", "text", "html", "title", "published", "publisher", "url", "date")
"""The columns that are read of an article table, as the keys of a JSON article."""
_ROWS = 256
_NUMBERS = ("value", "min", "max", "confidence")
_OFFSETS = ("start", "end")


def parquet_to_lines(path: Path, folder: Path, place: str) -> Path:
    """Writes the rows of an article table as a JSONL file with the table's name, and returns its path; a line of it is then
    the input that an article's sha256 is made of.

    Raises:
        InputError: no Parquet, or a table without ``text`` and ``html``.
    """
    import pyarrow as pa
    import pyarrow.parquet

    target = folder / f"{path.stem}.jsonl"
    try:
        with pyarrow.parquet.ParquetFile(path) as table, target.open("wb") as lines:
            known = [name for name in FIELDS if name in table.schema_arrow.names]
            if not {"text", "html"} & set(known):
                raise InputError("a table without text", where=place, remedy=f"give it columns {', '.join(FIELDS)}")
            for batch in table.iter_batches(batch_size=_ROWS, columns=known):
                for row in batch.to_pylist():
                    lines.write(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE))
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"broken Parquet: {error}", where=place, remedy="write the table again") from error
    return target


class ParquetPart(Writer):
    """claims.parquet: the columns of claims.csv with their types, and the whole claim as JSON in ``claim``."""

    name = "parquet"
    file_name = "claims.parquet"

    def __init__(self, folder: Path):
        import pyarrow as pa
        import pyarrow.parquet

        types: dict[str, Any] = dict.fromkeys(_NUMBERS, pa.float64()) | dict.fromkeys(_OFFSETS, pa.int64())
        fields = [(column, pa.bool_() if column == "approximate" else types.get(column, pa.string())) for column in COLUMNS]
        self._schema = pa.schema([*fields, ("claim", pa.string())])
        self._table = pyarrow.parquet.ParquetWriter(folder / self.file_name, self._schema)
        self._rows: list[dict[str, Any]] = []

    def add(self, output: Output) -> None:
        for claim in output["claims"]:
            self._rows.append({**claim_row(output["article"]["id"], claim), "claim": orjson.dumps(claim).decode()})
        if len(self._rows) >= _ROWS:
            self._flush()

    def commit(self) -> None:
        self._flush()
        self._table.close()

    def discard(self) -> None:
        self._table.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._table.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []
