"""Files that are whole or absent: atomic writes, and what a full disk or a folder without permission turns into."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from claimx.errors import OutputError

TEMPORARY_SUFFIX = ".claimx-tmp"


class AtomicFile:
    """A file that takes its name only when it is complete.

    Bytes go to a hidden temporary file beside it; `commit` flushes them to the disk and renames, `discard` removes them.
    A reader sees the old file or the new one, never half of it, even after a power cut. As a context it commits at the end,
    and discards if anything is raised.

    Args:
        path: the file's name in the end.
        durable: whether `commit` waits for the disk. Without it a power cut may leave the file empty or cut off: for files
            that are checked when they are read again, and many enough for the wait to matter.

    Raises:
        OutputError: the file cannot be made, written or renamed.
    """

    def __init__(self, path: Path, *, durable: bool = True):
        self.path = path
        self._durable = durable
        self._size = 0
        self._temporary = path.with_name(f".{path.name}{TEMPORARY_SUFFIX}")
        with reported(path):
            self._file: BinaryIO = self._temporary.open("wb")

    def __enter__(self) -> "AtomicFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self.discard()
            return
        try:
            self.commit()
        except BaseException:
            self.discard()
            raise

    def write(self, data: bytes) -> None:
        """Adds bytes at the end: all of them, or none where Ctrl-C comes in between."""
        with reported(self.path):
            self._file.write(data)
        self._size += len(data)

    def commit(self) -> None:
        """Makes the file appear under its name."""
        with reported(self.path):
            self._file.truncate(self._size)  # a write that was interrupted may have left a part of its bytes
            self._file.flush()
            if self._durable:
                os.fsync(self._file.fileno())
            self._file.close()
            os.replace(self._temporary, self.path)
            if self._durable:
                _sync_folder(self.path.parent)

    def discard(self) -> None:
        """Removes what was written; the file of that name stays as it was."""
        with suppress(OSError):  # closing writes what is left, which a full disk refuses
            self._file.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Writes a file that is whole or absent; see `AtomicFile`.

    Raises:
        OutputError: the file cannot be written.
    """
    with AtomicFile(path, durable=durable) as file:
        file.write(data)


def flush_to_disk() -> None:
    """Waits until everything written so far is on the disk, where the system can tell."""
    if hasattr(os, "sync"):
        os.sync()


def remove_temporary_files(folder: Path) -> None:
    """Removes what a killed run left half-written. Only call this while holding the folder's lock."""
    for path in folder.glob(f".*{TEMPORARY_SUFFIX}"):
        remove(path)


def remove(path: Path) -> None:
    """Removes a file if it is there."""
    with reported(path):
        path.unlink(missing_ok=True)


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turns the system's errors into one that names the file and a remedy."""
    try:
        yield
    except OSError as error:
        remedy = "free some space" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "choose a folder you can write to with -o"
        raise OutputError(f"cannot write: {error.strerror or error}", where=path, remedy=remedy) from error


def _sync_folder(folder: Path) -> None:
    """Flushes the folder's entries, where the system can (Windows cannot)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
