"""The names of the files of a run, on the disk instead of in memory."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import orjson

from claimx.storage.files import TEMPORARY_SUFFIX, reported

_IN_MEMORY = 1000


class Names:
    """Strings in the order in which they were added; all but the last thousand wait in a hidden file.

    What `add` returned from counts, also where Ctrl-C comes in between: names go to the file a thousand at a time, and what an
    interrupted write left behind the last complete thousand is written over.

    Args:
        folder: where the file is made once it is needed.
        name: what tells it from others there.

    Raises:
        OutputError: the file cannot be written or read (every method but `discard`).
    """

    def __init__(self, folder: Path, name: str):
        self._path = folder / f".{name}{TEMPORARY_SUFFIX}"
        self._file: BinaryIO | None = None
        self._size = 0
        self._last: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._size or self._last)

    def __iter__(self) -> Iterator[str]:
        if self._file is not None:
            with reported(self._path):
                self._file.seek(0)
                place = 0
                while place < self._size:
                    line = self._file.readline()
                    place += len(line)
                    yield orjson.loads(line)
        yield from self._last

    def add(self, name: str) -> None:
        """Adds a name at the end."""
        self._last.append(name)
        if len(self._last) >= _IN_MEMORY:
            self._write()

    def extend(self, names: Iterable[str]) -> None:
        """Adds names at the end."""
        for name in names:
            self.add(name)

    def discard(self) -> None:
        """Removes the file."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        data = b"".join(orjson.dumps(name, option=orjson.OPT_APPEND_NEWLINE) for name in self._last)
        with reported(self._path):
            if self._file is None:
                self._file = self._path.open("w+b")
            self._file.seek(self._size)
            self._file.write(data)
            self._file.flush()
        self._size, self._last = self._size + len(data), []
