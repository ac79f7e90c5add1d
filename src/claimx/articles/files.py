"""Files on disk: which ones are inputs, and their bytes within a limit."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from claimx.errors import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
_CHUNK = 1 << 16
_LONGEST_SKIP = 64  # times `max_bytes`: a longer line ends the file


def kind_of(path: Path) -> str | None:
    """The suffix that says how to read a file, without ``.gz``, in lower case; None if claimx does not read such files.

    >>> kind_of(Path("a.HTML")), kind_of(Path("b.jsonl.gz")), kind_of(Path("c.pdf"))
    ('.html', '.jsonl', None)
    """
    name = path.name.lower().removesuffix(".gz")
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix) and name != suffix), None)


def stem_of(path: Path) -> str:
    """The file name without the endings that `kind_of` knows.

    >>> stem_of(Path("data/kreml.txt.gz"))
    'kreml'
    """
    name = path.name
    if name.lower().endswith(".gz"):
        name = name[:-3]
    kind = kind_of(path)
    return name[: -len(kind)] if kind else name


def find_inputs(paths: Iterable[Path]) -> list[Path]:
    """The article files among these files and folders: folders with all below them, sorted, hidden ones left out, none twice.

    Raises:
        InputError: a path does not exist, is no file that claimx reads, or is a folder without such files.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            raise InputError(_reason(error), where=path, remedy="check the path") from error
        for file in _in_folder(path) if is_folder else _named(path):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _named(path: Path) -> list[Path]:
    if kind_of(path) is None:
        raise InputError(
            "no kind of file that claimx reads", where=path, remedy=f"use one of {', '.join(SUFFIXES)}, or .gz of these"
        )
    return [path]


def _in_folder(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(_reason(error), where=error.filename or folder, remedy="check its permissions") from error

    files = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(root, name) for name in names if not _is_aside(name) and kind_of(Path(name))]
    if not files:
        raise InputError("no article files in this folder", where=folder, remedy=f"put {', '.join(SUFFIXES)} files there")
    return sorted(files, key=lambda file: file.as_posix())


def _is_aside(name: str) -> bool:
    """Hidden files, notes on the folder itself, and gold annotation are no articles; name such a file to read it all the same."""
    return name.startswith(".") or Path(name).stem.lower() in ("readme", "license", "changelog") or name.endswith(".gold.json")


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of one file, decompressed if its name ends in ``.gz``.

    Raises:
        InputError: unreadable, no regular file, broken compression, or more than `max_bytes` bytes after decompression.
    """
    with open_bytes(path) as file:
        try:
            data = file.read(max_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(_reason(error), where=path, remedy="get the file again") from error
    if len(data) > max_bytes:
        raise InputError(f"larger than {max_bytes:,} bytes", where=path, remedy="split it or raise max_bytes")
    return data


def open_bytes(path: Path) -> BinaryIO:
    """The file opened for reading, through the decompressor if its name ends in ``.gz``.

    Raises:
        InputError: it does not exist, is no regular file (folder, pipe, device), or may not be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("no regular file", where=path, remedy="give a file or a folder with files")
        return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")  # type: ignore[return-value]
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), where=path, remedy="check the path and its permissions") from error


def read_lines(path: Path, max_bytes: int) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines of a file with their numbers (from 1), without line ends; memory holds one line at a time.

    A line longer than `max_bytes` bytes comes as an `InputError`; so does what ends the file early.
    """
    number = 0
    try:
        with open_bytes(path) as file:
            while line := file.readline(max_bytes + 2):
                number += 1
                if len(line.rstrip(b"\r\n")) <= max_bytes:
                    yield number, line.rstrip(b"\r\n")
                    continue
                complete = _skip_line(file, line, max_bytes)
                yield (
                    number,
                    InputError(
                        f"line {number} is longer than {max_bytes:,} bytes", where=path, remedy="split it or raise max_bytes"
                    ),
                )
                if not complete:
                    yield number, InputError("the rest is left out: this line has no end", where=path, remedy="check the file")
                    return
    except InputError as error:
        yield number + 1, error
    except (OSError, EOFError, zlib.error) as error:
        yield (
            number + 1,
            InputError(f"cannot be read after line {number}: {_reason(error)}", where=path, remedy="get the file again"),
        )


def _skip_line(file: BinaryIO, line: bytes, max_bytes: int) -> bool:
    """Reads on to the end of a too long line; False if it does not come in reasonable time."""
    skipped = len(line)
    while line and not line.endswith(b"\n"):
        if skipped > _LONGEST_SKIP * max(max_bytes, _CHUNK):
            return False
        line = file.readline(_CHUNK)
        skipped += len(line)
    return True


def _reason(error: Exception) -> str:
    """What the operating system or the decompressor says, in one line."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, (gzip.BadGzipFile, EOFError, zlib.error)):
        return f"broken gzip data: {error}"
    return str(error)
