"""csv and jsonl: the writers of a run, on the articles of a finished one."""

from pathlib import Path
from typing import ClassVar

from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.formats import Csv, JsonLines, Writer
from claimx.storage.tables import TABLES


class _ByWriters(Exporter):
    """Hands every article to writers of `claimx.storage.formats`."""

    def __init__(self, folder: Path):
        super().__init__(folder)
        self._writers: list[Writer] = self._make(folder)

    @staticmethod
    def _make(folder: Path) -> list[Writer]:
        raise NotImplementedError

    def add(self, article: ExportArticle) -> None:
        for writer in self._writers:
            writer.add(article.output)

    def finish(self) -> None:
        for writer in self._writers:
            writer.commit()

    def abandon(self) -> None:
        for writer in self._writers:
            writer.discard()


class CsvExporter(_ByWriters):
    """A folder with claims.csv, roles.csv, articles.csv and mentions.csv; see `claimx.storage.tables`."""

    name = "csv"
    endings: ClassVar[tuple[str, ...]] = (".csv",)

    @staticmethod
    def _make(folder: Path) -> list[Writer]:
        return [Csv(folder, table) for table in TABLES]


class JsonLinesExporter(_ByWriters):
    """One file, one claim a line, as claims.jsonl of a run."""

    name = "jsonl"
    file_name = JsonLines.file_name

    @staticmethod
    def _make(folder: Path) -> list[Writer]:
        return [JsonLines(folder)]
