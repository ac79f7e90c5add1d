"""What an import format is: a reader of one article's annotation."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from claimx.storage.frames import Frame


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """One article as an annotation tool left it.

    ``id`` is the article's; ``sha256`` that of the article's file as far as the annotation tells, else None.
    """

    id: str
    text: str
    frames: list[Frame]
    sha256: str | None


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format to import: the ending of its files, a reader of one file, and the modules of the ``export`` extra it needs.

    The reader takes the file and the largest size in bytes, and raises `claimx.errors.InputError`.
    """

    name: str
    ending: str
    read: Callable[[Path, int], AnnotatedText]
    modules: tuple[str, ...] = ()


def free_id(frame_type: str, start: int, end: int, taken: Iterable[str]) -> str:
    """An id for a claim that a person added, in the form of claimx's own.

    >>> free_id("denial", 3, 7, {"denial-3-7"})
    'denial-3-7-2'
    """
    base = f"{frame_type}-{start}-{end}"
    used = set(taken)
    number = 1
    while (candidate := base if number == 1 else f"{base}-{number}") in used:
        number += 1
    return candidate
