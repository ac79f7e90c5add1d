"""Doors out: a finished output folder in the formats that other programs read, one small writer each."""

from claimx.storage.exports.formats import EXPORTERS
from claimx.storage.exports.run import export, exporter

__all__ = ["EXPORTERS", "export", "exporter"]
