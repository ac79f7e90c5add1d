"""The inputs of a run: which files, and their articles one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimx.articles import Article, IdRegistry, find_inputs, read_articles
from claimx.errors import ClaimxError, InputError
from claimx.settings import Settings


def find_files(paths: Iterable[Path], out: Path | None = None) -> tuple[list[Path], list[ClaimxError]]:
    """The input files under these paths, each once and none out of the output folder, and the paths that hold none.

    Raises:
        InputError: not a single path holds any.
    """
    files: dict[Path, Path] = {}
    rejected: list[ClaimxError] = []
    for path in paths:
        try:
            for file in find_inputs([path]):
                if out is None or not file.resolve().is_relative_to(out.resolve()):
                    files.setdefault(file.resolve(), file)
        except InputError as error:
            rejected.append(error)
    if not files:
        raise rejected[0] if rejected else InputError("no articles to read", remedy="name a file or folder that holds some")
    return list(files.values()), rejected


def read_files(files: Sequence[Path], settings: Settings) -> Iterator[tuple[int, Article | ClaimxError]]:
    """Every article of these files with the file's number from 1, or why a file or an article cannot be read.

    Raises:
        ClaimxError: reading is impossible whatever the file.
    """
    ids = IdRegistry()
    limits = {"max_bytes": settings.max_bytes, "max_characters": settings.max_characters}
    for number, file in enumerate(files, start=1):
        try:
            for item in read_articles(file, published=settings.published, ids=ids, **limits):
                yield number, item
        except InputError as error:
            yield number, error
        except ClaimxError:  # nothing this file is to blame for: a broken lexicon, say
            raise
        except Exception as error:
            what = f"claimx failed to read this file: {type(error).__name__}: {error}"
            yield number, InputError(what, where=file, remedy="please report it with the file")
