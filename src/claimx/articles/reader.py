"""Files to Article records: one reader a format, errors as values, so that one bad input never stops a run."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import orjson

from claimx.articles.dateline import date_of_metadata, date_of_name
from claimx.articles.encoding import check_text, decode
from claimx.articles.files import find_inputs, kind_of, read_bytes, read_lines, stem_of
from claimx.articles.ids import IdRegistry, safe_id
from claimx.articles.language import check_german
from claimx.articles.pages import check_page
from claimx.articles.record import Article
from claimx.articles.survey import Survey, survey
from claimx.articles.webpage import Webpage, decode_html, read_html
from claimx.errors import InputError
from claimx.schema import PublishedFrom, Region

_MARKUP = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_KEYS = "text (or html), id, title, published, publisher, url"


class _Limits(NamedTuple):
    """The most bytes of an input, and the most characters of its text (None: any number)."""

    bytes: int
    characters: int | None


class UniqueIds(Protocol):
    """What `read_articles` needs of an id registry."""

    def unique(self, wanted: str) -> str:
        """The id to use for an article that would like to be called that."""
        ...


def read_articles(
    path: Path, *, published: str | None = None, max_bytes: int, max_characters: int | None = None, ids: UniqueIds
) -> Iterator[Article | InputError]:
    """The articles of one file, in order; what cannot be used comes as an `InputError` in its place.

    Args:
        path: a file that `find_inputs` gave.
        published: the document date to use for all articles (ISO 8601, day, month or year), which overrides every other.
        max_bytes: the most bytes that one article may have, after decompression; for JSONL, that one line may have.
        max_characters: the most characters that the text of one article may have; None for no limit.
        ids: makes article ids unique within the run; an id is only used up by an article that can be used.

    Yields:
        Articles and errors. Each error says what is wrong, in which file and line, and what to do about it.
    """
    path = Path(path)
    kind = kind_of(path)
    limits = _Limits(max_bytes, max_characters)
    if kind == ".jsonl":
        yield from _json_lines(path, published, limits, ids)
        return
    if kind is None:
        yield InputError("no kind of file that claimx reads", where=path, remedy="rename it to .txt, .html, .json or .jsonl")
        return
    yield _guarded(partial(_single, path, kind, published, limits, ids), str(path))


def raw_text(path: Path, *, max_bytes: int) -> tuple[str, str]:
    """The decoded text of a plain text file as its article has it, and the SHA-256 of the file's (unpacked) bytes.

    Raises:
        InputError: the file does not exist, may not be read, is too large, or is no text.
    """
    data = read_bytes(path, max_bytes)
    try:
        return decode(data), hashlib.sha256(data).hexdigest()
    except InputError as error:
        raise InputError(error.what, where=path, remedy=error.remedy) from error


def read_inputs(paths: Iterable[Path], *, published: str | None = None, max_bytes: int) -> Iterator[Article | InputError]:
    """The articles under files and folders, in order, with ids that are unique among them; as `read_articles` otherwise.

    Raises:
        InputError: a path does not exist, is no file that claimx reads, or is a folder without such files.
    """
    ids = IdRegistry()
    for path in find_inputs(paths):
        yield from read_articles(path, published=published, max_bytes=max_bytes, ids=ids)


def article_from_text(text: str, *, published: str | None = None, id: str = "text", path: str = "") -> Article:
    """An article from a string, for the Python API: any text is taken, in any language and of any length.

    Raises:
        InputError: `published` is no ISO 8601 date, or the text holds half characters (lone surrogates).

    >>> article_from_text("Kreml dementiert\\n\\n22. Oktober 2024\\n\\nMoskau wies den Vorwurf zurück.").published
    '2024-10-22'
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"holds half a character (lone surrogate) at offset {error.start}", where=path or id) from error
    option = _option(published)
    return _article(Webpage(text), survey(text), data, id=safe_id(id), path=path, option=option, carries_text=False)


def _guarded(read: Callable[[], Article], where: str) -> Article | InputError:
    """What the reader gives, or its error with the place added."""
    try:
        return read()
    except InputError as error:
        return InputError(error.what, where=error.where or where, remedy=error.remedy)


def _single(path: Path, kind: str, published: str | None, limits: _Limits, ids: UniqueIds) -> Article:
    """The one article of a .txt, .md, .html or .json file."""
    option = _option(published)
    data = read_bytes(path, limits.bytes)
    if not data.strip():
        raise InputError("empty file", remedy="put an article's text there or remove it")
    stem = wanted = stem_of(path)
    if kind == ".json":
        wanted, page = _from_fields(_json_object(data), stem, limits)
    elif kind in {".html", ".htm"}:
        page = read_html(decode_html(data), limits.characters)
    else:
        page = Webpage(decode(data))
        if _MARKUP.match(page.text):
            raise InputError("holds HTML, not plain text", remedy="rename it to .html")
    found = _checked(page, limits)
    carries_text = kind not in {".txt", ".md"}
    return _article(page, found, data, id=ids.unique(wanted), path=path, stem=stem, option=option, carries_text=carries_text)


def _json_lines(path: Path, published: str | None, limits: _Limits, ids: UniqueIds) -> Iterator[Article | InputError]:
    """The articles of a JSONL file, one line in memory at a time."""
    empty = True
    for number, line in read_lines(path, limits.bytes):
        if isinstance(line, InputError):
            yield line
        elif line.strip(b" \t\xef\xbb\xbf"):
            yield _guarded(partial(_json_line, line, number, path, published, limits, ids), f"{path}:{number}")
        else:
            continue
        empty = False
    if empty:
        yield InputError("empty file", where=path, remedy="put an article a line there or remove it")


def _json_line(data: bytes, number: int, path: Path, published: str | None, limits: _Limits, ids: UniqueIds) -> Article:
    """The article of one line of a JSONL file; the file's name gives it no date."""
    option = _option(published)
    wanted, page = _from_fields(_json_object(data), f"{stem_of(path)}-{number}", limits)
    found = _checked(page, limits)
    return _article(page, found, data, id=ids.unique(wanted), path=path, option=option, carries_text=True)


def _article(
    page: Webpage,
    found: Survey,
    data: bytes,
    *,
    id: str,
    path: Path | str,
    option: str | None,
    carries_text: bool,
    stem: str = "",
) -> Article:
    """The Article of a page and what its text tells; ``data`` are the input bytes, a file name's ``stem`` may hold a date."""
    published, source = _document_date(option, page.published, date_of_name(stem), found.published)
    return Article(
        id=id,
        path=str(path).encode("utf-8", "replace").decode("utf-8"),  # a name that is no UTF-8 must still go into JSON
        sha256=hashlib.sha256(data).hexdigest(),
        text=page.text,
        title=found.title,
        published=published,
        published_from=source,
        publisher=page.publisher,
        url=page.url,
        language="de",
        regions=tuple(found.regions),
        carries_text=carries_text,
    )


def _document_date(
    option: str | None, metadata: str | None, filename: str | None, text: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """The first source that knows the date; a later one that says the same more exactly replaces it, but never an option."""
    if option:
        return option, "option"
    sources: list[tuple[str | None, PublishedFrom]] = [(metadata, "metadata"), (filename, "filename"), (text, "text")]
    best: tuple[str | None, PublishedFrom | None] = (None, None)
    for value, source in sources:
        if value and (best[0] is None or (len(value) > len(best[0]) and value.startswith(best[0]))):
            best = (value, source)
    return best


def _option(published: str | None) -> str | None:
    if published is None:
        return None
    value = date_of_metadata(published)
    if value is None or value != published.strip():
        raise InputError(f'"{published}" is no date', where="published", remedy="write it as 2024-10-22, 2024-10 or 2024")
    return value


def _json_object(data: bytes) -> dict[str, Any]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode(data).encode("utf-8")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if _SURROGATE.search(data) and "surrogate" in str(error):
            raise InputError("holds half a character (lone surrogate escape)", remedy="write the text again") from error
        raise InputError(f"broken JSON: {error}", remedy="correct it; JSON must be UTF-8") from error
    if isinstance(value, list):
        raise InputError("a JSON list, not one article", remedy="write one article a line to a .jsonl file")
    if not isinstance(value, dict):
        raise InputError("JSON, but no object", remedy=f"write an object with {_KEYS}")
    return value


def _from_fields(fields: dict[str, Any], fallback: str, limits: _Limits) -> tuple[str, Webpage]:
    """The wanted id and the article of a JSON object; its own fields go before what its HTML says."""
    text, markup = _string(fields, "text"), _string(fields, "html")
    if not text and not markup:
        raise InputError("JSON without text", remedy=f"give it {_KEYS}")
    check_text(text or markup or "")
    page = Webpage(text) if text else read_html(markup or "", limits.characters)
    given = fields.get("id")
    wanted = str(given) if isinstance(given, (str, int)) and not isinstance(given, bool) and str(given).strip() else fallback
    published = date_of_metadata(fields.get("published")) or date_of_metadata(fields.get("date"))
    page.title = _string(fields, "title") or page.title
    page.published = published or page.published
    page.publisher = _string(fields, "publisher") or page.publisher
    page.url = _string(fields, "url") or page.url
    return wanted, page


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is no string', remedy="put it in quotation marks")
    return value if value and value.strip() else None


def _checked(page: Webpage, limits: _Limits) -> Survey:
    """What the text tells; refuses what is no German article text, or too much of it."""
    if limits.characters is not None and len(page.text) > limits.characters:
        what = f"a text of {len(page.text):,} characters, more than {limits.characters:,}"
        raise InputError(what, remedy="split it into articles or raise max_characters")
    if not page.text.strip():
        raise InputError("no text, only blanks", remedy="put an article's text there or remove it")
    check_page(page.title, page.text)
    check_german(page.text)
    found = survey(page.text, page.title)
    if not any(piece.strip() for piece in _outside(page.text, found.regions)):
        raise InputError("no article text, only navigation, dates or credits", remedy="copy the article itself")
    return found


def _outside(text: str, regions: list[Region]) -> Iterator[str]:
    """The pieces of the text between the regions."""
    start = 0
    for region in regions:
        yield text[start : region.start]
        start = region.end
    yield text[start:]
