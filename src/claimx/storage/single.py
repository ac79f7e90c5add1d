"""One article in, its JSON out: the run without a folder, for pipes."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from claimx.articles import Article
from claimx.errors import ClaimxError, SettingsError
from claimx.settings import Settings
from claimx.storage.batches import Factory
from claimx.storage.inputs import find_files, read_files
from claimx.storage.workers import open_backend


def extract_single(paths: Sequence[Path], settings: Settings, factory: Factory) -> bytes:
    """The JSON of the one article under these paths, as its file would hold it.

    Raises:
        SettingsError: there are several articles.
        InputError: there is none, or it cannot be read.
        ModelError: the model cannot be loaded.
    """
    files, rejected = find_files(paths)
    articles: list[Article] = []
    for _, item in read_files(files, settings):
        if isinstance(item, ClaimxError):
            rejected.append(item)
            continue
        articles.append(item)
        if len(articles) > 1:
            raise SettingsError("several articles for one JSON", where="-o -", remedy="name one article, or a folder with -o")
    if rejected:
        raise rejected[0]
    with closing(open_backend(factory, workers=1)) as backend:
        result = next(iter(next(backend.stream([articles]))))
    if isinstance(result, ClaimxError):
        raise result
    return result
