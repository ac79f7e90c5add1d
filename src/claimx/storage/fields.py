"""Which kind of thing each field of each claim type holds, read off the contract's records: no second list to keep."""

from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from claimx.schema import Claim, ClaimBase, Quantity, Role, RoleKind, Span, Time


class Kind(StrEnum):
    """What a field holds."""

    party = "party"
    """One or several `claimx.schema.Role`."""
    span = "span"
    """One `claimx.schema.Span` or none."""
    quantity = "quantity"
    time = "time"
    choice = "choice"
    """One of a few words."""
    answers = "answers"
    """Ids of other claims."""


RECORDS: dict[str, type[ClaimBase]] = {record.model_fields["type"].default: record for record in get_args(get_args(Claim)[0])}
"""The claim types of the contract with their records."""

ROLE_KINDS: tuple[str, ...] = get_args(RoleKind)
_NOT_ANNOTATED = {"id", "type", "start", "end", "text", "anchor", "sentence", "confidence", "rule", "plover"}


def classes(annotation: Any) -> set[Any]:
    """The classes that an annotation is made of: those inside its unions, lists and ``Annotated``.

    >>> sorted(kind.__name__ for kind in classes(list[Role] | None))
    ['NoneType', 'Role', 'list']
    """
    if get_origin(annotation) is Literal:
        return {Literal}
    inner = get_args(annotation)
    if not inner:
        return {annotation}
    outer = {get_origin(annotation)} if get_origin(annotation) is list else set()
    return outer.union(*(classes(part) for part in inner if isinstance(part, type) or get_args(part)))


def _kind(annotation: Any) -> Kind | None:
    found = classes(annotation)
    order = ((Role, Kind.party), (Quantity, Kind.quantity), (Time, Kind.time), (Span, Kind.span), (Literal, Kind.choice))
    return next((kind for wanted, kind in order if wanted in found), Kind.answers if list in found else None)


FIELDS: dict[str, dict[str, Kind]] = {
    name: {
        field: kind
        for field, info in record.model_fields.items()
        if field not in _NOT_ANNOTATED and (kind := _kind(info.annotation)) is not None
    }
    for name, record in RECORDS.items()
}
"""Claim type to field to kind, for every field that a person may annotate."""

PARTIES: tuple[str, ...] = tuple(
    dict.fromkeys(field for fields in FIELDS.values() for field, kind in fields.items() if kind is Kind.party)
)
"""Every field of any type that holds parties."""


def choices(claim_type: str, field: str) -> tuple[str, ...]:
    """The words that this field may hold.

    >>> choices("denial", "polarity")
    ('affirmed', 'negated')
    """
    return get_args(RECORDS[claim_type].model_fields[field].annotation)


def is_needed(claim_type: str, field: str) -> bool:
    """Whether a claim of this type cannot be without the field.

    >>> is_needed("troop_count", "quantity"), is_needed("delivery", "quantity")
    (True, False)
    """
    return RECORDS[claim_type].model_fields[field].is_required()
