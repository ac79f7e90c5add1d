"""The export formats by the names that ``--to`` knows."""

from claimx.storage.exports.base import Exporter
from claimx.storage.exports.brat import BratExporter
from claimx.storage.exports.cas import CasExporter
from claimx.storage.exports.database import DuckDbExporter
from claimx.storage.exports.docbin import DocBinExporter
from claimx.storage.exports.label_studio import LabelStudioExporter
from claimx.storage.exports.parquet import ParquetExporter
from claimx.storage.exports.plain import CsvExporter, JsonLinesExporter
from claimx.storage.exports.web_annotation import WebAnnotationExporter
from claimx.storage.exports.workbook import XlsxExporter

EXPORTERS: dict[str, type[Exporter]] = {
    exporter.name: exporter
    for exporter in (
        CsvExporter,
        JsonLinesExporter,
        ParquetExporter,
        DuckDbExporter,
        XlsxExporter,
        DocBinExporter,
        BratExporter,
        CasExporter,
        LabelStudioExporter,
        WebAnnotationExporter,
    )
}
