"""xlsx: a workbook with the sheets claims, roles, articles and mentions, for people."""

import re
from pathlib import Path
from typing import Any, ClassVar

from claimx.errors import OutputError
from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.formats import FORMULA_SIGNS
from claimx.storage.tables import TABLES, ColumnType, Table

_ROWS = 1_048_576  # of a sheet, the header among them
_CHARACTERS = 32_767  # of a cell
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # ECMA-376: _x000D_ in a string stands for a character
_WIDTHS: dict[ColumnType, int] = {"text": 18, "integer": 9, "number": 9, "flag": 12}
_WIDE = {"text": 80, "what": 50, "path": 40, "title": 50, "who": 26, "whom": 26, "claim": 24, "id": 24, "sha256": 12, "url": 40}


class XlsxExporter(Exporter):
    """One Excel workbook: a sheet a table, header frozen and filterable, text always text and never a formula.

    Control characters, which a workbook cannot hold, become U+FFFD; texts are cut at the 32,767 characters of a cell.
    """

    name = "xlsx"
    file_name = "claims.xlsx"
    modules: ClassVar[tuple[str, ...]] = ("openpyxl",)

    def __init__(self, folder: Path):
        import openpyxl

        super().__init__(folder)
        self._book = openpyxl.Workbook(write_only=True)
        self._sheets = {table.name: self._sheet(table) for table in TABLES}
        self._counts = dict.fromkeys(self._sheets, 1)

    def add(self, article: ExportArticle) -> None:
        made = {table.name: list(table.rows(article.output)) for table in TABLES}
        for name, rows in made.items():
            self._counts[name] += len(rows)
            if self._counts[name] > _ROWS:
                what = f"more than {_ROWS:,} rows in the sheet {name}, which Excel cannot hold"
                raise OutputError(what, where="--to xlsx", remedy="export to parquet or duckdb")
        for name, rows in made.items():
            for row in rows:
                self._sheets[name].append([self._cell(name, value) for value in row_values(name, row)])

    def finish(self) -> None:
        from openpyxl.utils import get_column_letter

        for table in TABLES:
            last = get_column_letter(len(table.columns))
            self._sheets[table.name].auto_filter.ref = f"A1:{last}{self._counts[table.name]}"
        self._book.save(self.folder / self.file_name)
        self._book.close()

    def abandon(self) -> None:
        for sheet in self._sheets.values():
            sheet.close()  # ends its temporary file, which openpyxl removes when Python ends
        self._book.close()

    def _sheet(self, table: Table) -> Any:
        """A sheet with its header."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        header = []
        for number, (name, kind) in enumerate(table.columns.items(), start=1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(name, max(_WIDTHS[kind], len(name) + 4))
            cell = WriteOnlyCell(sheet, name)
            cell.font = Font(bold=True)
            header.append(cell)
        sheet.append(header)
        return sheet

    def _cell(self, sheet: str, value: Any) -> Any:
        """The value as openpyxl takes it; what it or Excel could read as a formula or an error code is marked as text."""
        if not isinstance(value, str):
            return value
        text = _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("\ufffd", value))[:_CHARACTERS]
        if not text.startswith((*FORMULA_SIGNS, "#")):
            return text
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheets[sheet], text)
        cell.data_type = "s"
        cell.quotePrefix = True  # stays text when somebody edits it
        return cell


def row_values(table: str, row: dict[str, Any]) -> list[Any]:
    """The row's values in the order of the table's columns."""
    columns = next(found.columns for found in TABLES if found.name == table)
    return [row[column] for column in columns]
