"""The output folder of a run: whose it is, what an earlier run left there, and which of that can be kept."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from claimx.errors import InputError, OutputError
from claimx.storage.files import TEMPORARY_SUFFIX, AtomicFile, remove, write_atomically
from claimx.storage.formats import WRITERS
from claimx.storage.lock import LOCK_FILE

RUN_FILE = "run.json"
LINKS_FILE = "links.json"
"""What ``claimx link`` writes; a new run removes it, since it is about other claims."""
_LONGEST_ID = 200
_SAMPLE = 50  # files to look into, to see whether a folder without run.json is claimx's


class OutputFolder:
    """A folder that holds one run's output and nothing else that claimx would touch.

    Raises (every method):
        OutputError: the folder cannot be read or written, or is not claimx's.
    """

    def __init__(self, path: Path):
        self.path = path
        self._made = False

    def create(self) -> None:
        """Makes the folder where it is missing."""
        try:
            self._made = not self.path.exists()
            self.path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise OutputError("not a folder but a file", where=self.path, remedy="choose a folder with -o") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(f"cannot make this folder: {reason}", where=self.path, remedy="choose another with -o") from error

    def check_owner(self) -> None:
        """Refuses a folder that holds files, but none of an earlier run: they would be mixed up with the output."""
        entries = [entry for entry in self.path.iterdir() if not _is_own_helper(entry)]
        if not entries or self._read_run() is not None:
            return
        if any(is_article_file(entry) for entry in sorted(entries)[:_SAMPLE]):
            return  # its run.json was lost
        if (self.path / RUN_FILE) in entries:
            what, remedy = "its run.json is broken or not of claimx", "remove that file, or choose another folder with -o"
        else:
            what, remedy = "holds files that are not of claimx", "choose an empty or new folder with -o"
        raise OutputError(what, where=self.path, remedy=remedy)

    def earlier_files(self) -> set[str]:
        """The names of the article files that earlier runs wrote here.

        A run that ended lists them in its run.json. One that was killed could not: then every file counts that is an
        article's output by its content.
        """
        run = self._read_run()
        if run is not None and run.get("status") != "running":
            names = [name for name in _list(run.get("files")) if isinstance(name, str) and _may_be_written(name)]
            return {name for name in names if (self.path / name).is_file()}
        return {entry.name for entry in self.path.glob("*.json") if is_article_file(entry)}

    def article_path(self, article_id: str) -> Path:
        """Where an article's output goes.

        Raises:
            InputError: the id cannot be a file name.
        """
        name = f"{article_id}.json"
        if not _may_be_written(name) or name in (RUN_FILE, LINKS_FILE):
            raise InputError(f"its id cannot be a file name: {article_id[:80]!r}", remedy="give the article another id")
        return self.path / name

    def read_article(self, article_id: str) -> tuple[bytes, dict[str, Any]] | None:
        """The bytes and the content of an article's output, or None where there is none that is whole."""
        try:
            data = self.article_path(article_id).read_bytes()
            output = orjson.loads(data)
            return (data, output) if _is_article_output(output) else None
        except (OSError, orjson.JSONDecodeError):
            return None

    def write_article(self, article_id: str, data: bytes) -> None:
        """Writes an article's output. It is surely on the disk when `claimx.storage.files.flush_to_disk` was called after it."""
        write_atomically(self.article_path(article_id), data, durable=False)

    def write_run(self, run: Mapping[str, Any], files: Iterable[str] = ()) -> None:
        """Writes run.json; the names of the article files come last, one after another, since there may be millions."""
        empty = b"[]\n}\n"
        content = orjson.dumps({**run, "files": []}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        with AtomicFile(self.path / RUN_FILE) as file:
            file.write(content.removesuffix(empty))
            between = b"[\n    "
            for name in files:
                file.write(between + orjson.dumps(name))
                between = b",\n    "
            file.write(empty if between.startswith(b"[") else b"\n  ]\n}\n")

    def clear(self, article_files: Iterable[str], except_for: Collection[str] = ()) -> None:
        """Removes these article files, and the files of the whole run but for run.json and those named."""
        for name in article_files:
            remove(self.path / name)
        for name in sorted({LINKS_FILE, *(writer.file_name for writer in WRITERS.values())} - set(except_for)):
            remove(self.path / name)

    def remove_if_unused(self) -> None:
        """Removes the folder if `create` made it and nothing came into it."""
        if self._made:
            with suppress(OSError):  # not empty: that is the rule
                self.path.rmdir()

    def _read_run(self) -> dict[str, Any] | None:
        """The run.json of an earlier run, or None where there is none that is whole and claimx's."""
        try:
            run = orjson.loads((self.path / RUN_FILE).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return None
        return run if isinstance(run, dict) and "schema_version" in run and "status" in run else None


def is_article_file(path: Path) -> bool:
    """Whether this file is the output of claimx for one article, by its name and its content."""
    if path.suffix != ".json" or not path.is_file():
        return False
    try:
        output = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return False
    return _is_article_output(output) and output["article"].get("id") == path.stem


def _is_article_output(output: Any) -> bool:
    """Whether this JSON value has the outer shape of an article's output."""
    if not isinstance(output, dict) or not isinstance(output.get("claims"), list):
        return False
    return all(isinstance(output.get(key), dict) for key in ("article", "pipeline", "mentions"))


def _list(value: Any) -> list[Any]:
    """The value where it is a list; a damaged file may hold anything in its place."""
    return value if isinstance(value, list) else []


def _may_be_written(name: str) -> bool:
    """Whether a file of an article may be called so: no path, and no longer than file systems take."""
    return _is_plain_name(name) and len(name.encode(errors="replace")) <= _LONGEST_ID


def _is_plain_name(name: str) -> bool:
    """Whether this is the name of a visible JSON file in the folder itself, with no way out of it."""
    return name.endswith(".json") and not name.startswith(".") and not set(name) & set("/\\\0:")


def _is_own_helper(path: Path) -> bool:
    """Whether this is a lock or a half-written file of a run."""
    return path.name == LOCK_FILE or path.name.endswith(TEMPORARY_SUFFIX)
