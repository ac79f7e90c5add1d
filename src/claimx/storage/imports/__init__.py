"""Doors in: what people annotated in other tools, as gold files."""

from claimx.storage.imports.run import IMPORTERS, ImportRecord, import_folder

__all__ = ["IMPORTERS", "ImportRecord", "import_folder"]
