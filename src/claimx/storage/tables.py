"""The output as four flat tables with typed columns: what CSV, Excel and DuckDB hold.

``claims`` has one row a claim, ``roles`` one row a party of a claim, ``articles`` one row an article, ``mentions`` one row a
tagged span. ``article`` joins them, ``article`` and ``claim`` (the claim's id) join claims and roles.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claimx.storage.fields import PARTIES
from claimx.storage.rows import COLUMNS, Row, claim_row

ColumnType = Literal["text", "integer", "number", "flag"]
Output = Mapping[str, Any]
"""One article's output as it stands in its JSON file."""

_TYPES: dict[str, ColumnType] = {
    **dict.fromkeys(("start", "end", "number", "resolved_start", "resolved_end", "characters", "sentences", "claims"), "integer"),
    **dict.fromkeys(("value", "min", "max", "confidence"), "number"),
    **dict.fromkeys(("approximate", "anchored"), "flag"),
}  # every other column is text
_WHO = ("text", "start", "end", "name", "entity", "kind", "resolved_text", "resolved_start", "resolved_end")
_ROLE_COLUMNS = ("article", "claim", "role", "number", *_WHO)
_ARTICLE_COLUMNS = (
    "article", "path", "sha256", "title", "published", "published_from", "publisher", "url", "language",
    "characters", "sentences", "claims", "claimx", "model", "model_version", "lexicon",
)  # fmt: skip
_MENTION_COLUMNS = (
    "article", "mention", "layer", "part", *_WHO,
    "value", "min", "max", "approximate", "unit", "type", "time", "earliest", "latest", "anchored",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns in order with their types, and how an article's output becomes its rows."""

    name: str
    columns: dict[str, ColumnType]
    rows: Callable[[Output], Iterator[Row]]


def claim_rows(output: Output) -> Iterator[Row]:
    """The claims of an article; see `claimx.storage.rows`."""
    for claim in output["claims"]:
        yield claim_row(output["article"]["id"], claim)


def role_rows(output: Output) -> Iterator[Row]:
    """The parties of an article's claims. ``entity`` is the Wikidata id; ``number`` counts the parties of a role from 1."""
    for claim in output["claims"]:
        for role in PARTIES:
            value = claim.get(role) or []
            for number, party in enumerate(value if isinstance(value, list) else [value], start=1):
                place = {"article": output["article"]["id"], "claim": claim["id"], "role": role, "number": number}
                yield place | _who(party)


def article_rows(output: Output) -> Iterator[Row]:
    """The one row of an article: what is known about it, the number of its claims, and what made them."""
    article, pipeline = output["article"], output["pipeline"]
    known = {column: article.get(column, pipeline.get(column)) for column in _ARTICLE_COLUMNS}
    yield known | {"article": article["id"], "claims": len(output["claims"])}


def mention_rows(output: Output) -> Iterator[Row]:
    """The tagged spans. ``part`` tells the spans of a quotation apart; ``mention`` is the same for all of one mention."""
    empty = dict.fromkeys(_MENTION_COLUMNS)
    mentions = output["mentions"]
    for layer, plural in (("actor", "actors"), ("quantity", "quantities"), ("time", "times"), ("quotation", "quotations")):
        for number, mention in enumerate(mentions.get(plural, ()), start=1):
            place = {"article": output["article"]["id"], "mention": f"{layer}-{number}", "layer": layer}
            for part, cells in _parts(layer, mention):
                yield empty | place | {"part": part} | cells


def _parts(layer: str, mention: Mapping[str, Any]) -> Iterator[tuple[str | None, Row]]:
    """The spans of a mention with their part and their cells."""
    if layer == "quotation":
        for part in ("quote", "cue", "frame", "addressee"):
            for span in mention.get(part) or ():
                yield part, {**span, "type": mention["type"]}
        if mention.get("speaker"):
            yield "speaker", _who(mention["speaker"]) | {"type": mention["type"]}
    elif layer == "time":
        yield None, {("time" if key == "value" else key): value for key, value in mention.items()}
    else:
        yield None, _who(mention) if layer == "actor" else dict(mention)


def _who(party: Mapping[str, Any]) -> Row:
    """The cells of a party."""
    resolved = party.get("resolved") or {}
    cells = {column: party.get(column) for column in ("text", "start", "end", "name", "kind")}
    return cells | {"entity": party.get("id")} | {f"resolved_{key}": resolved.get(key) for key in ("text", "start", "end")}


def _typed(columns: tuple[str, ...]) -> dict[str, ColumnType]:
    return {column: _TYPES.get(column, "text") for column in columns}


CLAIMS = Table("claims", _typed(COLUMNS), claim_rows)
ROLES = Table("roles", _typed(_ROLE_COLUMNS), role_rows)
ARTICLES = Table("articles", _typed(_ARTICLE_COLUMNS), article_rows)
MENTIONS = Table("mentions", _typed(_MENTION_COLUMNS), mention_rows)
TABLES = (CLAIMS, ROLES, ARTICLES, MENTIONS)
