"""HTML to text and metadata. Text comes from trafilatura; dates are read here, so that none is ever guessed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimx.articles.dateline import date_of_metadata
from claimx.articles.encoding import decode
from claimx.articles.pages import check_page
from claimx.errors import InputError

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# Browsers read Latin-1 as Windows-1252; so do we.
_WESTERN = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii"), "cp1252")
_WESTERN["iso-8859-15"] = "iso-8859-15"
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "publish-date",
    "publishdate",
    "pubdate",
    "published_time",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "last-published",
)
_PAGE_PER_ARTICLE = 4  # times the text of the longest article: what else stands on its page
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Reportage|Posting)$")
_ENCODING_CLAIM = re.compile(r"^\s*<\?xml[^>]*\?>")
_ASIDE = ("aside", "nav", "footer")
_NO_ARTICLE = "save the article's text as .txt"


@dataclass(slots=True)
class Webpage:
    """An article taken out of HTML. ``published`` is what its metadata say, never a guess."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def decode_html(data: bytes) -> str:
    """The markup as text: by byte order mark, as UTF-8, by the declared character set, or as older German files.

    Raises:
        InputError: binary data or an encoding that is not known; `where` is left to the caller.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
        name = declared[1].decode("ascii", "ignore").lower() if declared else ""
        if name in _WESTERN and b"\x00" not in data:
            return data.decode(_WESTERN[name], "replace")
    return decode(data)


def read_html(markup: str, max_characters: int | None = None) -> Webpage:
    """The article on a web page.

    Args:
        markup: the page.
        max_characters: the longest article wanted; a page with more than four times as much text is refused before the
            search for its article, which would take minutes and a gigabyte. None for no limit.

    Raises:
        InputError: no article text, too much of it, an error page, a cookie wall, or markup that no parser takes; `where` is left
            to the caller.
    """
    trafilatura, etree, html = _parsers()
    markup = _ENCODING_CLAIM.sub("", markup)
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"cannot be read as HTML: {error}", remedy=_NO_ARTICLE) from error
    _check_length(tree, max_characters)
    linked = list(_linked_data(tree))
    title = _title(tree, linked)
    page_title = _first_text(tree, "//title") or title
    try:
        text = trafilatura.extract(markup, output_format="txt", include_comments=False, include_tables=False) or ""
    except Exception as error:  # a parser of foreign markup may fail in any way; the run goes on without this page
        raise InputError(f"cannot be read as HTML: {error}", remedy=_NO_ARTICLE) from error
    text = text.strip() or _paragraphs(tree)
    check_page(page_title, text)
    if not text:
        raise InputError("no article text on this page", remedy=_NO_ARTICLE)
    head = " ".join(text[:1000].split())
    if title and " ".join(title.split()) not in head:
        text = f"{title}\n\n{text}"
    return Webpage(text, title, _published(tree, linked), _publisher(tree, linked), _url(tree))


def _check_length(tree: Any, max_characters: int | None) -> None:
    """Refuses a page with far more text than an article may have."""
    if max_characters is None:
        return
    most = _PAGE_PER_ARTICLE * max_characters
    length = sum(len(node.tail or "") + (0 if node.tag in _UNSEEN else len(node.text or "")) for node in tree.iter())
    if length > most:
        what = f"a page with {length:,} characters of text, more than {_PAGE_PER_ARTICLE} × max_characters = {most:,}"
        raise InputError(what, remedy="save the article's text as .txt or raise max_characters")


def _parsers() -> tuple[Any, Any, Any]:
    """trafilatura and lxml, imported late: they take half a second, and plain text does not need them."""
    try:
        import trafilatura
        from lxml import etree, html  # type: ignore[import-untyped]
    except ImportError as error:
        raise InputError(f"HTML cannot be read here: {error}", remedy="pip install trafilatura lxml_html_clean") from error
    return trafilatura, etree, html


def _paragraphs(tree: Any) -> str:
    """The paragraphs and headings of a page on which trafilatura finds no article."""
    inside = " and ".join(f"not(ancestor::{name})" for name in _ASIDE)
    parts = tree.xpath(f"//body//*[self::p or self::h1 or self::h2 or self::h3][{inside}]")
    texts = [" ".join(part.text_content().split()) for part in parts]
    if not any(texts):
        texts = [
            "\n".join(" ".join(line.split()) for line in body.text_content().splitlines()) for body in tree.xpath("//body")[:1]
        ]
    return "\n".join(text for text in texts if text).strip()


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article; lists of teasers are left out."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for thing in [item, *(graph if isinstance(graph, list) else [])]:
                if isinstance(thing, dict) and any(_ARTICLE_TYPES.search(str(kind)) for kind in _as_list(thing.get("@type"))):
                    yield thing


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _title(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    named = next((thing["headline"] for thing in linked if isinstance(thing.get("headline"), str)), None)
    headings = [" ".join(heading.text_content().split()) for heading in tree.xpath("//h1")]
    if len([heading for heading in headings if heading]) == 1:
        return next(heading for heading in headings if heading)
    return (
        (" ".join(named.split()) if named else None)
        or _meta(tree, "og:title")
        or _first_text(tree, "//h1")
        or _first_text(tree, "//title")
    )


def _published(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    """The publication date: JSON-LD, then meta elements, then the first <time> of the article itself."""
    for thing in linked:
        if value := date_of_metadata(thing.get("datePublished")):
            return value
    for name in _DATE_METAS:
        if value := date_of_metadata(_meta(tree, name)):
            return value
    inside = " and ".join(f"not(ancestor::{name})" for name in _ASIDE)
    for base in ("//article[1]", "//main", "//header", "//body"):
        times = tree.xpath(f"({base}//time[@datetime][{inside}])[1]")
        if base == "//body" and len(tree.xpath(f"//time[@datetime][{inside}]")) > 1:
            return None
        if times:
            return date_of_metadata(times[0].get("datetime"))
    return None


def _publisher(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    for thing in linked:
        publisher = thing.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return _meta(tree, "og:site_name")


def _url(tree: Any) -> str | None:
    links = tree.xpath('//link[@rel="canonical"]/@href')
    return (str(links[0]).strip() if links else "") or _meta(tree, "og:url")


def _meta(tree: Any, name: str) -> str | None:
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (element.get(key) or "").lower() == name:
                content = " ".join((element.get("content") or "").split())
                if content:
                    return content
    return None


def _first_text(tree: Any, path: str) -> str | None:
    texts = (" ".join(element.text_content().split()) for element in tree.xpath(path))
    return next((text for text in texts if text), None)
