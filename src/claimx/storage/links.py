"""``OUT/links.json``, written whole and read back; and the articles of a run, as the linker reads them."""

from collections.abc import Iterator
from pathlib import Path

import orjson
from pydantic import ValidationError

from claimx.errors import OutputError
from claimx.schema import ArticleOutput
from claimx.schema.links import Links
from claimx.storage.files import write_atomically
from claimx.storage.folder import LINKS_FILE, is_article_file


def links_bytes(links: Links) -> bytes:
    """The content of the file; the same links give the same bytes."""
    record = links.model_dump(mode="json", by_alias=True)
    return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_links(folder: Path, links: Links) -> Path:
    """Writes the file into a run's output folder and returns its path.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / LINKS_FILE
    write_atomically(path, links_bytes(links))
    return path


def read_links(folder: Path) -> Links:
    """The links of a run's output folder.

    Raises:
        OutputError: the folder has none, or they are broken or of another version.
    """
    path = folder / LINKS_FILE
    try:
        return Links.model_validate(orjson.loads(path.read_bytes()))
    except FileNotFoundError as error:
        raise OutputError("no links here", where=path, remedy=f"run 'claimx link {folder}' first") from error
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror or error}", where=path, remedy="check its permissions") from error
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise OutputError("is broken or of another version", where=path, remedy=f"run 'claimx link {folder}' again") from error


def read_outputs(folder: Path) -> Iterator[ArticleOutput]:
    """The articles of a run's output folder, in the order of their file names.

    Raises:
        OutputError: there is no such folder, it holds no article's output, or one of another version.
    """
    if not folder.is_dir():
        raise OutputError("no such folder", where=folder, remedy="name the output folder of 'claimx extract'")
    found = False
    for path in sorted(folder.glob("*.json"), key=lambda path: path.name):
        if not is_article_file(path):
            continue
        found = True
        try:
            yield ArticleOutput.model_validate_json(path.read_bytes())
        except ValidationError as error:
            remedy = "extract the article again with this version of claimx"
            raise OutputError("not the output of this version", where=path, remedy=remedy) from error
    if not found:
        raise OutputError("no output of 'claimx extract' here", where=folder, remedy="run it first, or name its folder")
