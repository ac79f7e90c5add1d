"""The answer to a query on the screen: a table where it fits, else one block of lines a row."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimx.evaluation.sentences import printable

MOST_ROWS = 500
"""Rows that are shown; more are for a file."""

_WIDEST_CELL = 44
_NUMBERS = ("BIGINT", "INTEGER", "HUGEINT", "UBIGINT", "DOUBLE", "FLOAT", "DECIMAL", "SMALLINT", "TINYINT")


def show(console: Console, columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[Any]]) -> tuple[int, bool]:
    """Prints up to `MOST_ROWS` rows and returns how many, and whether there are more.

    Args:
        columns: the names of the columns.
        types: their DuckDB types; numbers stand at the right.
    """
    source = iter(rows)
    cells = [[cell_text(value) for value in row] for row in islice(source, MOST_ROWS)]
    more = next(source, None) is not None
    widths = [min(_WIDEST_CELL, max(len(row[index]) for row in [columns, *cells])) for index in range(len(columns))]
    if sum(widths) + 2 * len(widths) <= console.width:
        _table(console, columns, types, cells)
    else:
        _blocks(console, columns, cells)
    return len(cells), more


def cell_text(value: Any) -> str:
    """A value on one line: nothing for null, names joined for a list, digits in groups of three for a number.

    >>> cell_text(["a", "b"]), cell_text(15000.0), cell_text(None), cell_text(0.85)
    ('a; b', '15,000', '', '0.85')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{int(value):,}" if value % 1 == 0 else f"{value:,}"
    return printable(" ".join(str(value).replace("\xad", "").split()))


def _table(console: Console, columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name, kind in zip(columns, types, strict=True):
        table.add_column(name, justify="right" if kind.startswith(_NUMBERS) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _blocks(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """One line a filled column, an empty line between rows."""
    for number, row in enumerate(rows):
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="cyan", no_wrap=True)
        grid.add_column(overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(name, Text(cell))
        if number:
            console.print()
        console.print(grid)
