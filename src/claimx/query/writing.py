"""Answers as CSV, JSON and Parquet, row by row: memory does not grow with them."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from claimx.errors import ClaimxError
from claimx.query.database import Answer
from claimx.storage.files import AtomicFile


def csv_lines(answer: Answer) -> Iterator[bytes]:
    """UTF-8 lines with a header; lists are joined with "; ", nothing is an empty cell."""
    yield _csv_line(answer.columns)
    for row in answer.rows():
        yield _csv_line(["; ".join(map(str, value)) if isinstance(value, list) else value for value in row])


def json_lines(answer: Answer) -> Iterator[bytes]:
    """One JSON array, an object a line; dates are ISO days, whole numbers are written as such."""
    comma = b"["
    for row in answer.rows():
        record = {name: _plain(value) for name, value in zip(answer.columns, row, strict=True)}
        yield comma + b"\n" + orjson.dumps(record, default=str)
        comma = b","
    yield b"[]\n" if comma == b"[" else b"\n]\n"


def write_parquet(answer: Answer, path: Path) -> None:
    """Writes a Parquet file with typed columns.

    Raises:
        ClaimxError: pyarrow is not installed.
        OutputError: the file cannot be written.
    """
    try:
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise ClaimxError("Parquet needs pyarrow", remedy='pip install "claimx[query]"') from error
    with AtomicFile(path) as file:
        reader = answer.arrow()
        with parquet.ParquetWriter(_Sink(file), reader.schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch)


def write_lines(lines: Iterator[bytes], path: Path) -> None:
    """Writes a file that is whole or absent.

    Raises:
        OutputError: the file cannot be written.
    """
    with AtomicFile(path) as file:
        for line in lines:
            file.write(line)


class _Sink(io.RawIOBase):
    """What pyarrow writes to: an `AtomicFile`."""

    def __init__(self, file: AtomicFile):
        self._file = file
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._file.write(bytes(data))
        self._size += len(data)
        return len(data)

    def tell(self) -> int:
        return self._size


def _csv_line(cells: list[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_plain(cell) for cell in cells])
    return buffer.getvalue().encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    """A number without a needless ".0"; everything else as it is."""
    if isinstance(value, Decimal):
        return _plain(float(value))
    return int(value) if isinstance(value, float) and value.is_integer() else value
