"""What an export format is: a small writer, fed article by article, whose files appear when it is done."""

import hashlib
import importlib
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

import orjson

from claimx.errors import SettingsError
from claimx.storage.exports.source import ExportArticle

HASHES = "articles.jsonl"
"""Beside the files of formats that come back as gold: an article's id, the SHA-256 of its file and of its text, a line each."""


class Exporter(ABC):
    """Writes one format into a folder that nobody else sees until the export is complete.

    A new format is a subclass named in `claimx.storage.exports.formats.EXPORTERS`. `add` makes all it needs of an article
    before it writes any of it, so that an article which it refuses leaves no trace.

    Args:
        folder: where to write; the caller moves what is there to its place, or removes it.
    """

    name: ClassVar[str]
    """What ``--to`` calls it."""
    file_name: ClassVar[str | None] = None
    """The one file it writes; None: several, so that the target is a folder."""
    endings: ClassVar[tuple[str, ...]] = ()
    """What the names of the files in its target folder end in."""
    needs_text: ClassVar[bool] = False
    """Whether `ExportArticle.text` must be there."""
    modules: ClassVar[tuple[str, ...]] = ()
    """Modules of the ``export`` extra that it imports."""

    def __init__(self, folder: Path):
        self.folder = folder

    @abstractmethod
    def add(self, article: ExportArticle) -> None:
        """Writes one article.

        Raises:
            InputError: the format cannot hold this article.
            OutputError: the files cannot be written.
        """

    def finish(self) -> None:  # noqa: B027 (most formats have nothing left to do)
        """Completes the files; nothing is added afterwards."""

    def abandon(self) -> None:  # noqa: B027
        """Closes what is open; the files are removed next."""

    @classmethod
    def check_modules(cls) -> None:
        """Makes sure that what the format needs is installed.

        Raises:
            SettingsError: a package is missing.
        """
        for module in cls.modules:
            require_module(module, f"--to {cls.name}")


def require_module(module: str, where: str) -> None:
    """Makes sure that a module of the ``export`` extra is installed.

    Raises:
        SettingsError: it is not.
    """
    try:
        importlib.import_module(module)
    except ImportError as error:
        remedy = 'pip install "claimx[export]"'
        raise SettingsError(f"this format needs the package {module}", where=where, remedy=remedy) from error


class HashList:
    """Writes `HASHES`, article by article: the hash of the article's file, and that of its text."""

    def __init__(self, folder: Path):
        self._file = (folder / HASHES).open("wb")

    def add(self, article: ExportArticle) -> None:
        """Adds an article."""
        text = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
        line = {"article": article.id, "sha256": article.output["article"]["sha256"], "text": text}
        self._file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))

    def close(self) -> None:
        """Writes what is left."""
        self._file.close()
