"""One export: an output folder in, a file or folder of the format out, complete or not at all."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimx.errors import InputError, OutputError, SettingsError
from claimx.settings import did_you_mean
from claimx.storage.exports.base import Exporter
from claimx.storage.exports.formats import EXPORTERS
from claimx.storage.exports.source import OutputSource
from claimx.storage.files import TEMPORARY_SUFFIX
from claimx.storage.tally import Observer, Tally

_RUN_FILES = (".json", ".jsonl", ".csv")  # endings of what a run writes into its folder


def exporter(name: str) -> type[Exporter]:
    """The format of that name, with what it needs installed.

    Raises:
        SettingsError: there is no such format, or a package is missing.
    """
    if name not in EXPORTERS:
        advice = f"known are {', '.join(EXPORTERS)}{did_you_mean(name, EXPORTERS)}"
        raise SettingsError(f"no such format: {name}", where="--to", remedy=advice)
    EXPORTERS[name].check_modules()
    return EXPORTERS[name]


def export(
    out: Path,
    format: str,
    target: Path,
    *,
    max_bytes: int,
    articles: Path | None = None,
    overwrite: bool = False,
    observer: Observer = lambda error: None,
) -> Tally:
    """Writes an output folder of ``claimx extract`` in another format; memory does not grow with the number of articles.

    Args:
        out: the output folder.
        format: a name in `EXPORTERS`.
        target: the file or folder to write; it appears when the export is complete.
        max_bytes: the largest plain text file to read, in bytes.
        articles: where to look for the articles' files, for formats that need the text; None: where they were extracted.
        overwrite: replace what an earlier export left at the target.
        observer: called after each article, with the reason where it was rejected.

    Raises:
        SettingsError: no such format, or a package is missing.
        OutputError: there is no output to read, or the target exists or cannot be written.
    """
    kind = exporter(format)
    source = OutputSource(out, articles, max_bytes)
    _check_target(kind, target, out, overwrite)
    record = Tally()
    with workshop(target) as folder:
        writer = kind(folder)
        try:
            for item in source.read(with_text=kind.needs_text):
                error = item if isinstance(item, InputError) else _add(writer, item, record)
                if error is not None:
                    record.rejected.append(error)
                observer(error)
            writer.finish()
        except BaseException:
            writer.abandon()
            raise
        if record.articles:
            _move(folder if kind.file_name is None else folder / kind.file_name, target)
    return record


def _add(writer: Exporter, article, record: Tally) -> InputError | None:
    """Writes one article, or gives the reason why it cannot be."""
    try:
        writer.add(article)
    except InputError as error:
        return InputError(error.what, where=error.where or f"article {article.id}", remedy=error.remedy)
    record.articles += 1
    record.claims += len(article.output["claims"])
    return None


def _check_target(kind: type[Exporter], target: Path, out: Path, overwrite: bool) -> None:
    """Refuses a target that would destroy anything but an earlier export of this format, or that other programs would not open.

    Raises:
        OutputError: it would.
    """
    if target.resolve() == out.resolve() or (target.resolve().parent == out.resolve() and target.suffix in _RUN_FILES):
        raise OutputError("that is the output to export itself", where=target, remedy="choose another place with -o")
    ending = Path(kind.file_name or "").suffix
    if ending and target.suffix.lower() != ending and not target.is_dir():
        raise OutputError(f"{kind.name} is one file, ending in {ending}", where=target, remedy=f"write -o {target.name}{ending}")
    if not target.exists() and not target.is_symlink():
        return
    if kind.file_name is None and target.is_dir():
        others = [path.name for path in target.iterdir() if not path.is_file() or not path.name.endswith(kind.endings)]
        if others and overwrite:
            what = f"holds what is not of this format: {min(others)}"
            raise OutputError(what, where=target, remedy="choose another folder with -o")
        if not overwrite and any(target.iterdir()):
            raise OutputError("this folder is not empty", where=target, remedy="choose another with -o, or add --overwrite")
    elif kind.file_name is None or not target.is_file():
        wanted = "a folder" if kind.file_name is None else "a file"
        raise OutputError(f"exists, but {kind.name} needs {wanted}", where=target, remedy="choose another place with -o")
    elif not overwrite:
        raise OutputError("exists already", where=target, remedy="choose another file with -o, or add --overwrite")


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A hidden folder beside the target that is removed in the end.

    Raises:
        OutputError: the system refuses to write there, now or later.
    """
    folder = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-", suffix=TEMPORARY_SUFFIX, dir=target.parent))
        (folder / "export").mkdir()  # with the usual permissions, which that of mkdtemp has not
        yield folder / "export"
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        remedy = "free some space" if full else "choose a place you can write to with -o"
        raise OutputError(f"cannot write: {error.strerror or error}", where=target, remedy=remedy) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _move(made: Path, target: Path) -> None:
    """Puts a file or folder in the target's place; an old folder goes when the new one is there."""
    if not made.is_dir():
        os.replace(made, target)
        return
    old = made.with_name("old")
    if target.is_dir():
        os.replace(target, old)
    try:
        os.replace(made, target)
    except OSError:
        with suppress(OSError):
            os.replace(old, target)
        raise
