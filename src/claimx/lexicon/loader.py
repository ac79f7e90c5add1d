"""Reads the lexicon's YAML and TSV files into validated records; a broken file stops the start with its name and line."""

import csv
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from claimx.errors import LexiconError
from claimx.lexicon.spelling import spelled_both_ways

Model = TypeVar("Model", bound=BaseModel)
_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fast):
    """Refuses a key that is there twice: YAML would silently keep the second."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        if len(found) < len(node.value):
            keys = [(self.construct_object(key), key.start_mark) for key, _ in node.value]
            again, mark = next((key, mark) for n, (key, mark) in enumerate(keys) if any(key == before for before, _ in keys[:n]))
            raise yaml.constructor.ConstructorError(None, None, f"{again!r} is there twice", mark)
        return found


def lexicon_dir() -> Path:
    """The folder that holds the lexicon's files."""
    return Path(__file__).parent


@cache
def lexicon_hash() -> str:
    """Sixteen hex digits over the names and bytes of every lexicon file: two runs with the same hash knew the same words."""
    digest = hashlib.sha256()
    root = lexicon_dir()
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".yaml", ".tsv"}):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def load_yaml(name: str, model: type[Model]) -> Model:
    """One YAML file of the lexicon, e.g. ``"de/times.yaml"``, as a validated record, its words also in Swiss spelling.

    Raises:
        LexiconError: the file is missing, is no YAML, or does not fit the record (unknown or missing key, empty list).
    """
    path = lexicon_dir() / name
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise LexiconError("cannot read this lexicon file", where=path, remedy="reinstall claimx") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise LexiconError(f"no valid YAML: {error}", where=f"{path}{line}", remedy="correct that line") from error
    try:
        return model.model_validate(spelled_both_ways(data))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{place}: {first['msg']}", where=path, remedy="correct that entry") from error


def load_tsv(name: str, required: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of one tab-separated file with a header line, e.g. ``"actors/persons.tsv"``.

    Raises:
        LexiconError: the file is missing, lacks a required column, or a row has too many or too few cells.
    """
    path = lexicon_dir() / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise LexiconError("cannot read this lexicon file", where=path, remedy="reinstall claimx") from error
    header = lines[0] if lines else []
    missing = [column for column in required if column not in header]
    if missing:
        raise LexiconError(f"no column {', '.join(missing)}", where=f"{path}:1", remedy="add it to the header line")
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            raise LexiconError(
                f"{len(cells)} cells instead of {len(header)}", where=f"{path}:{number}", remedy="correct the tabs"
            )
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
