"""One claim as a flat row, the same columns for every claim type: what tables (CSV, the preview on the screen) are made of."""

from collections.abc import Mapping
from typing import Any

WHO = ("force", "accuser", "denier", "speaker", "agent", "participants")
WHOM = ("accused", "target")
WHAT = ("allegation", "denied", "content", "object", "event", "activity")
"""Which fields of the claim types fill the columns ``who``, ``whom`` and ``what``; the first one that is filled counts."""

COLUMNS = (
    "article", "id", "type", "start", "end", "anchor", "who", "whom", "what",
    "value", "min", "max", "approximate", "unit", "outcome", "location",
    "time", "earliest", "latest", "denies", "source", "cue", "modality", "polarity", "confidence", "rule", "text",
)  # fmt: skip

Row = dict[str, Any]


def claim_row(article: str, claim: Mapping[str, Any]) -> Row:
    """The row of one claim.

    Args:
        article: the article's id.
        claim: the claim as it stands in the output (JSON types).

    Returns:
        Column to value: parties are names joined with "; ", spans are their text, numbers are numbers; None where the
        claim says nothing or its type has no such field. Offsets are characters of the raw text.
    """
    quantity = claim.get("quantity") or {}
    time = claim.get("time") or {}
    row = {column: claim.get(column) for column in COLUMNS}
    row.update({column: quantity.get(column) for column in ("value", "min", "max", "approximate", "unit")})
    row.update(
        article=article,
        anchor=claim["anchor"]["text"],
        who=_first(claim, WHO),
        whom=_first(claim, WHOM),
        what=_first(claim, WHAT),
        location=_words(claim.get("location")),
        time=time.get("value"),
        earliest=time.get("earliest"),
        latest=time.get("latest"),
        denies="; ".join(claim.get("denies") or []) or None,
        source=_words(claim.get("source")),
        cue=_words(claim.get("cue")),
    )
    return row


def _first(claim: Mapping[str, Any], fields: tuple[str, ...]) -> str | None:
    """The words of the first of these fields that the claim fills."""
    return next((words for field in fields if (words := _words(claim.get(field)))), None)


def _words(value: Any) -> str | None:
    """A span's text, a role's canonical name where it has one, or those of a list joined."""
    if not value:
        return None
    spans = value if isinstance(value, list) else [value]
    return "; ".join(span.get("name") or span["text"] for span in spans)
