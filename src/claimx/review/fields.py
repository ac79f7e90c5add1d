"""Which fields a claim type has, of which kind, and the parties, spans and words in them. Read off the schema's records."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from claimx.schema import Claim, ClaimBase, Modality, Outcome, Polarity, QuoteType, TimeType

RECORDS: dict[str, type[ClaimBase]] = {record.model_fields["type"].default: record for record in get_args(get_args(Claim)[0])}
"""The claim types with their records, in the order of the schema. The page's keys 1 to 9 are the first nine."""

_KINDS = (
    ("roles", {"force", "participants", "accuser", "accused", "denier", "speaker", "agent", "target"}),
    ("role", {"location"}),
    ("span", {"activity", "event", "allegation", "denied", "content", "object"}),
    ("quantity", {"quantity"}),
    ("time", {"time"}),
    ("choice", {"outcome", "quote_type"}),
    ("claims", {"denies"}),
)
KIND = {name: kind for kind, names in _KINDS for name in names}
"""What a field of a type holds: roles (several), role (one), span, quantity, time, choice (a word of a list), claims (ids)."""

SHARED_KINDS = {"source": "roles", "cue": "span", "modality": "choice", "polarity": "choice"}
"""The same for fields that claims of all types have and that a person may correct."""

CHOICES: dict[str, tuple[str, ...]] = {
    "modality": get_args(Modality),
    "polarity": get_args(Polarity),
    "outcome": get_args(Outcome),
    "quote_type": get_args(QuoteType),
    "time_type": get_args(TimeType),
}
"""The words that a field of a choice allows."""


def own_fields(type_: str) -> dict[str, str]:
    """The fields that this type has beyond those of every claim, with their kinds, in the order of its record.

    >>> own_fields("denial")
    {'denier': 'roles', 'denied': 'span', 'denies': 'claims'}
    """
    return {name: KIND[name] for name in RECORDS[type_].model_fields if name in KIND}


def needed_fields(type_: str) -> frozenset[str]:
    """The fields that a claim of this type cannot do without."""
    record = RECORDS[type_]
    return frozenset(name for name, field in record.model_fields.items() if name in KIND and field.is_required())


def parties(claim: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The parties in a field, which may hold a list, one, or none."""
    value = claim.get(field)
    return value if isinstance(value, list) else [] if value is None else [value]


def all_parties(claim: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parties in all of a claim's roles; its source among them."""
    kinds = {**KIND, **SHARED_KINDS}
    for name in claim:
        if kinds.get(name) in ("roles", "role"):
            yield from parties(claim, name)


def party_name(party: Mapping[str, Any]) -> str:
    """What a party is called: its canonical name, or its words."""
    return party.get("name") or party["text"]


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span inside a claim (JSON types): all objects that have a start, an end and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for entry in value.values():
            yield from spans_in(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from spans_in(entry)
