"""Doors out: a finished output folder in the formats that other programs read, one small writer each."""

from claimx.storage.exports.formats import EXPORTERS
from claimx.storage.exports.run import ExportRecord, export, exporter

__all__ = ["EXPORTERS", "ExportRecord", "export", "exporter"]
