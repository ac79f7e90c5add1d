"""Files by URL (``s3://…``, ``gs://…``, ``hdfs://…``, ``file://…``) or path, through Arrow's file systems or fsspec."""

import io
import posixpath
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from claimx.articles.files import kind_of
from claimx.errors import ClaimxError, InputError, OutputError, SettingsError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_CHUNK = 1 << 20
_RENAMES = ("local", "hdfs")  # file systems on which a new name costs nothing; elsewhere a file appears whole anyway


def is_url(place: str) -> bool:
    """Whether a place has a scheme.

    >>> is_url("s3://bucket/news"), is_url("data/raw")
    (True, False)
    """
    return "://" in place


@dataclass(frozen=True, slots=True)
class Source:
    """One input file: where it is, its size in bytes, and when it was changed last (as told by its store, or "")."""

    place: str
    size: int
    changed: str


def list_sources(place: str) -> list[Source]:
    """The input files at a place, sorted: the file itself, or all below it that claimx reads; hidden ones are left out.

    Raises:
        InputError: there are none, or the place cannot be read.
    """
    from pyarrow.fs import FileSelector, FileType

    place = place if is_url(place) else str(Path(place))
    try:
        system, path = _open(place)
        info = system.get_file_info(path)
        found = system.get_file_info(FileSelector(path, recursive=True)) if info.type is FileType.Directory else [info]
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=place, remedy="check the address and the credentials") from error
    if info.type is FileType.NotFound:
        raise InputError("does not exist", where=place, remedy="check the address")
    prefix, root = place.rstrip("/"), f"/{path.strip('/')}"
    named = {f"/{file.path.strip('/')}".removeprefix(root): file for file in found if file.type is FileType.File}
    sources = [
        Source(prefix + name, file.size or 0, str(file.mtime_ns or ""))
        for name, file in named.items()
        if is_input(name.lstrip("/") or file.base_name)
    ]
    if not sources:
        raise InputError("no article files here", where=place, remedy="put .txt, .html, .json, .jsonl or .parquet files there")
    return sorted(sources, key=lambda source: source.place)


def is_input(name: str) -> bool:
    """Whether a file of this name, with the folders above it, is an input: of a kind that claimx reads, and not hidden.

    >>> is_input("2024/a.jsonl"), is_input("a.parquet"), is_input(".git/a.txt"), is_input("README.md")
    (True, True, False, False)
    """
    *folders, file = name.split("/")
    if any(part.startswith(".") and part != "." for part in (*folders, file)) or file.endswith(".gold.json"):
        return False
    if file.lower().rpartition(".")[0] in ("readme", "license", "changelog"):
        return False
    return file.lower().endswith(".parquet") or kind_of(Path(file)) is not None


def fetch(place: str, folder: Path) -> Path:
    """A local copy of the file at a URL, in this folder, with its own name.

    Raises:
        InputError: it cannot be read.
    """
    target = folder / posixpath.basename(place)
    try:
        system, path = _open(place)
        with system.open_input_stream(path, compression=None, buffer_size=_CHUNK) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy, _CHUNK)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=place, remedy="check the address and the credentials") from error
    return target


def put(local: Path, place: str) -> None:
    """Copies a local file to a place, where it appears whole.

    Raises:
        OutputError: it cannot be written.
    """
    with local.open("rb") as source:
        _put(source, place)


def put_bytes(data: bytes, place: str) -> None:
    """Writes a small file, which appears whole.

    Raises:
        OutputError: it cannot be written.
    """
    _put(io.BytesIO(data), place)


def _put(source: BinaryIO, place: str) -> None:
    try:
        system, path = _open(place)
        renames = system.type_name in _RENAMES
        name = f"{path}.claimx-tmp" if renames else path
        if renames:
            system.create_dir(posixpath.dirname(path), recursive=True)
        with system.open_output_stream(name, compression=None) as copy:
            shutil.copyfileobj(source, copy, _CHUNK)
        if renames:
            system.move(name, path)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write: {error}", where=place, remedy="check space, permissions and credentials") from error


def get(place: str) -> bytes | None:
    """The bytes of the file at a place, None where there is none.

    Raises:
        OutputError: it is there and cannot be read.
    """
    try:
        system, path = _open(place)
        with system.open_input_stream(path, compression=None) as source:
            return source.read()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot read: {error}", where=place, remedy="check permissions and credentials") from error


def remove_except(place: str, names: Collection[str]) -> None:
    """Removes the files of a folder that have none of these names.

    Raises:
        OutputError: they cannot be removed.
    """
    from pyarrow.fs import FileSelector, FileType

    try:
        system, path = _open(place)
        for info in system.get_file_info(FileSelector(path, allow_not_found=True)):
            if info.type is FileType.File and info.base_name not in names:
                system.delete_file(info.path)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot remove: {error}", where=place, remedy="check permissions and credentials") from error


def below(place: str, *names: str) -> str:
    """A place below another one.

    >>> below("s3://bucket/out/", "parts", "1.json")
    's3://bucket/out/parts/1.json'
    """
    return "/".join([place.rstrip("/"), *names])


def _open(place: str) -> "tuple[FileSystem, str]":
    """The file system of a place, and the path in it. What comes behind the server or bucket is taken as it stands, since
    names of files hold blanks and umlauts; only in ``file://`` %20 is a blank."""
    if not is_url(place):
        return _file_system("file", "")[0], str(Path(place).absolute())
    scheme, _, rest = place.partition("://")
    authority, _, path = rest.partition("/")
    system, root = _file_system(scheme, authority)
    path = (unquote(path) if scheme == "file" else path).lstrip("/")
    return system, posixpath.join(root, path).rstrip("/") or "/"


@lru_cache(maxsize=32)
def _file_system(scheme: str, authority: str) -> "tuple[FileSystem, str]":
    """The file system of a scheme and a server or bucket, and the path of its top; one for all files there, since each would
    make connections and ask for the region and the credentials anew."""
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.fs import FileSystem, FSSpecHandler, PyFileSystem
    except ImportError as error:
        raise ClaimxError("pyarrow is missing", remedy='pip install "claimx[ray]"') from error
    try:
        return FileSystem.from_uri(f"{scheme}://{authority}/")
    except ArrowInvalid:  # a scheme that Arrow does not know
        try:
            import fsspec

            return PyFileSystem(FSSpecHandler(fsspec.filesystem(scheme))), authority
        except (ImportError, ValueError) as error:
            raise SettingsError(
                f"no way to read {scheme}://: {error}", where=f"{scheme}://{authority}", remedy="install its fsspec package"
            ) from error
