"""One import: a folder of annotated files in, a gold file an article out."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import orjson

from claimx.errors import ClaimxError, InputError, OutputError, SettingsError
from claimx.settings import did_you_mean
from claimx.storage.exports.base import HASHES, require_module
from claimx.storage.exports.run import workshop
from claimx.storage.frames import gold_claim
from claimx.storage.imports.base import AnnotatedText, ImportFormat
from claimx.storage.imports.brat import read_brat
from claimx.storage.imports.cas import read_cas
from claimx.storage.tally import Observer, Tally

SUFFIX = ".gold.json"
_LONGEST_NAME = 240  # bytes; file systems allow 255
IMPORTERS: dict[str, ImportFormat] = {
    "brat": ImportFormat("brat", ".ann", read_brat),
    "cas": ImportFormat("cas", ".xmi", read_cas, ("cassis",)),
}
Check = Callable[[Path], object]
"""Reads a gold file and raises a `ClaimxError` if evaluation could not use it."""


def import_folder(
    source: Path,
    gold: Path,
    format: str | None,
    *,
    check: Check,
    max_bytes: int,
    overwrite: bool = False,
    observer: Observer = lambda error: None,
) -> Tally:
    """Writes ``ID.gold.json`` for every annotated file in a folder and the folders inside it.

    Args:
        source: the folder.
        gold: where the gold files go.
        format: a name in `IMPORTERS`; None: what the files are.
        check: called with each gold file before it takes its place.
        max_bytes: the largest file to read, in bytes.
        overwrite: replace gold files that are there.
        observer: called after each article, with the reason where it was rejected.

    Raises:
        SettingsError: no such format, both formats in one folder, or a package is missing.
        InputError: there is nothing to import.
        OutputError: the gold folder cannot be written.
    """
    reader, files = _files(source, format)
    record = Tally()
    seen: dict[str, Path] = {}
    hashes = _Hashes(source / HASHES)
    with workshop(gold / SUFFIX) as folder:  # a hidden folder inside the gold folder
        for file in files:
            error = None
            try:
                annotated = reader.read(file, max_bytes)
                if annotated.id in seen:
                    what = f"the article {annotated.id} is in {seen[annotated.id]} too"
                    raise InputError(what, where=file, remedy="remove one of the files")
                seen[annotated.id] = file
                made = _write(annotated, hashes.get(annotated, file), folder, check, file)
                target = gold / made.name
                if target.exists() and not overwrite:
                    raise InputError(f"{target} is there already", where=file, remedy="choose another folder, or add --overwrite")
                os.replace(made, target)
                record.articles += 1
                record.claims += len(annotated.frames)
            except OutputError:
                raise
            except ClaimxError as problem:
                error = problem
                record.rejected.append(problem)
            observer(error)
    return record


def _write(annotated: AnnotatedText, sha256: str | None, folder: Path, check: Check, file: Path) -> Path:
    """The checked gold file of an article."""
    name = f"{annotated.id}{SUFFIX}"
    if set(name) & set("/\\\0:") or name.startswith(".") or len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        what = f"its document id cannot be a file name: {annotated.id[:80]!r}"
        raise InputError(what, where=file, remedy="give the document another name")
    claims = [gold_claim(frame, annotated.text) for frame in annotated.frames]
    claims.sort(key=lambda claim: (claim["anchor"]["start"], claim["anchor"]["end"], claim["type"]))
    article = {"article": annotated.id, **({} if sha256 is None else {"sha256": sha256}), "claims": claims}
    path = folder / name
    path.write_bytes(orjson.dumps(article, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    try:
        check(path)
    except ClaimxError as error:
        where = str(error.where or "").replace(str(path), str(file))
        raise InputError(error.what, where=where or file, remedy=error.remedy) from error
    return path


def _files(source: Path, format: str | None) -> tuple[ImportFormat, list[Path]]:
    """The format, and its files under the folder in order of their paths."""
    if format is not None and format not in IMPORTERS:
        advice = f"known are {', '.join(IMPORTERS)}{did_you_mean(format, IMPORTERS)}"
        raise SettingsError(f"no such format: {format}", where="--from", remedy=advice)
    if not source.is_dir():
        raise InputError("no such folder", where=source, remedy="name a folder with .ann or .xmi files")
    wanted = IMPORTERS.values() if format is None else [IMPORTERS[format]]
    found = {reader.name: sorted(source.rglob(f"[!.]*{reader.ending}")) for reader in wanted}
    filled = [name for name, files in found.items() if files]
    if not filled:
        endings = " or ".join(reader.ending for reader in wanted)
        raise InputError(f"no {endings} files here", where=source, remedy="name the folder that the annotation tool wrote")
    if len(filled) > 1:
        raise SettingsError(f"the folder holds {' and '.join(filled)}", where=source, remedy="choose one with --from")
    reader = IMPORTERS[filled[0]]
    for module in reader.modules:
        require_module(module, f"--from {reader.name}")
    return reader, found[reader.name]


class _Hashes:
    """The list of hashes that an export left beside its files, if it is there."""

    def __init__(self, path: Path):
        self._known: dict[str, dict[str, str]] = {}
        try:
            for line in path.read_bytes().splitlines():
                entry = orjson.loads(line)
                self._known[entry["article"]] = entry
        except FileNotFoundError:
            return
        except (OSError, orjson.JSONDecodeError, KeyError, TypeError) as error:
            raise InputError(f"cannot be read: {error}", where=path, remedy="export again, or remove this file") from error

    def get(self, annotated: AnnotatedText, file: Path) -> str | None:
        """The hash of the article's file, after a check that the text is the one that was exported."""
        known = self._known.get(annotated.id)
        if known is None:
            return annotated.sha256
        if known.get("text") != hashlib.sha256(annotated.text.encode("utf-8")).hexdigest():
            what = "the text is not the one that was exported: its offsets do not fit the article any more"
            raise InputError(what, where=file, remedy="put the exported text back, or export again")
        return known.get("sha256")
