"""What ``claimx review`` and ``claimx report`` open: the folder with its index, the decisions, texts and gold."""

import getpass
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.cli import console
from claimx.errors import ClaimxError, InputError

if TYPE_CHECKING:
    from claimx.review import Folder, Store
    from claimx.review.index import Step


def open_review(out: Path, articles: Path | None, file: Path | None = None, *, at_once: bool = False) -> "tuple[Folder, Store]":
    """The output folder, its index brought up to date, and the decisions on it.

    Args:
        out: output folder of ``claimx extract``.
        articles: where the articles are; None looks where the output says it read them.
        file: the file of the decisions and the index; None is the one in the folder.
        at_once: return as soon as there is an article to show; a thread reads the rest of a large folder.

    Raises:
        ReviewError: there is no output, or the file of the decisions cannot be used.
    """
    from claimx.review import FILE_NAME, Database, Folder, ReviewError, Store

    if not out.is_dir():
        raise ReviewError("no such folder", where=out, remedy="name the output folder of 'claimx extract'")
    database = Database(file or out / FILE_NAME)
    folder = Folder(out, database, Texts(articles).find)
    steps = folder.read_in()
    for step in steps:
        _say(step)
        if at_once and step.done < step.total and folder.ids():
            threading.Thread(target=_read_on, args=(folder, steps), daemon=True).start()
            break
    return folder, Store(database)


def _read_on(folder: "Folder", steps: "Iterator[Step]") -> None:
    """Reads the rest of a folder while people judge what is there."""
    try:
        for step in steps:
            _say(step)
    except (ClaimxError, sqlite3.Error) as error:
        console.note(f"the rest of {folder.path} was not read: {error}")
    finally:
        folder.database.close()


def _say(step: "Step") -> None:
    """What was wrong with files, and a line now and then while a large folder is read for the first time."""
    for problem in step.problems:
        console.note(f"left out: {problem}")
    if step.done and step.done % 2000 == 0:
        console.note(f"reading the output: {step.done:,} of {step.total:,} files")


def user_name() -> str:
    """The name of whoever is logged in, for decisions; "annotator" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "annotator"


def load_gold(folder: Path | None) -> dict[str, list[dict[str, Any]]] | None:
    """Gold to compare with, checked like the gold of an evaluation.

    Raises:
        GoldError, ReviewError: there is none, or a file is broken.
    """
    if folder is None:
        return None
    from claimx import evaluation
    from claimx.review import load_comparison

    evaluation.load_gold(folder)
    return load_comparison(folder)


class Texts:
    """Finds the texts of articles whose output does not carry them.

    Args:
        folder: where the articles are; None: at the path that the output names, seen from the working directory.
    """

    def __init__(self, folder: Path | None):
        self._folder = folder
        self._files: dict[str, Path] | None = None

    def find(self, article: str, path: str | None, sha256: str) -> str | None:
        """The text of an article, None where no file there is the one that was read."""
        from claimx.articles import Article, IdRegistry, read_articles
        from claimx.settings import load_settings

        file = self._file(path)
        if file is None or not file.is_file():
            return None
        try:
            found = list(read_articles(file, max_bytes=load_settings().max_bytes, ids=IdRegistry()))
        except ClaimxError:
            return None
        return next((item.text for item in found if isinstance(item, Article) and item.sha256 == sha256), None)

    def _file(self, path: str | None) -> Path | None:
        """The file that the output names, or the one of that name in the articles' folder."""
        if path is None:
            return None
        if self._folder is None:
            return Path(path)
        if self._files is None:
            from claimx.articles import find_inputs

            try:
                self._files = {file.name: file for file in find_inputs([self._folder])}
            except InputError:
                self._files = {}
        return self._files.get(Path(path).name)
