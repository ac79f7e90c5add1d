"""Doors in: what people annotated in other tools, as gold files."""

from claimx.storage.imports.run import IMPORTERS, import_folder

__all__ = ["IMPORTERS", "import_folder"]
