"""One view of a claim for both sides: gold and system claims become `Item` records before they are compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from claimx.schema import Claim, ClaimBase, Role, Span

CLAIM_RECORDS: dict[str, type[ClaimBase]] = {
    record.model_fields["type"].default: record for record in get_args(get_args(Claim)[0])
}
"""The claim types of the contract with their records."""

ROLES = ("force", "participants", "accuser", "accused", "denier", "agent", "target", "source")
"""Fields that hold parties and are scored."""

CONTENTS = ("event", "allegation", "denied", "activity", "object")
"""Fields that hold one span of text and are scored."""


class Bounds(NamedTuple):
    """A number, exact or between bounds."""

    value: float | None
    min: float | None
    max: float | None


class Words(NamedTuple):
    """A span: half-open code point offsets into the article's text, and the words there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a role: every span that mentions it, every name it goes by (case folded), and words to show."""

    spans: tuple[tuple[int, int], ...]
    names: frozenset[str]
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as it is compared. ``start``, ``end`` and ``text`` are those of the anchor, ``clause`` of the whole claim."""

    id: str
    type: str
    start: int
    end: int
    text: str
    clause: tuple[int, int]
    modality: str
    polarity: str
    roles: dict[str, tuple[Party, ...]]
    contents: dict[str, Words]
    quantity: Bounds | None = None
    approximate: bool = False
    time: str | None = None
    outcome: str | None = None
    denies: tuple[str, ...] = ()
    optional: bool = False
    confidence: float | None = None
    rule: str | None = None
    sentence: tuple[int, int] | None = None

    def party(self, role: str) -> tuple[Party, ...]:
        """The parties in a role; empty where the claim has none."""
        return self.roles.get(role, ())


class PlacedSpan(NamedTuple):
    """A span with the claim and field it stands in, for messages."""

    claim: str
    field: str
    words: Words


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article's claims from one side.

    ``where`` is the file they were read from, ``path`` the article's own file and ``text`` its text, as far as the output
    tells; ``spans`` are all spans of the claims, for checking them against the text.
    """

    id: str
    where: str
    items: tuple[Item, ...]
    spans: tuple[PlacedSpan, ...] = ()
    sha256: str | None = None
    path: str | None = None
    text: str | None = None
    regions: tuple[tuple[int, int], ...] = ()
    made_by: dict[str, str] = field(default_factory=dict)


def item_of(claim: BaseModel, party: Callable[[Any], Party]) -> Item:
    """The view of a gold or a system claim; fields that the record does not have stay empty.

    Args:
        claim: a claim of the output contract, or of the gold shape.
        party: makes a `Party` of what the roles of this record hold.
    """
    fields: Any = claim
    quantity, time, sentence = (getattr(claim, name, None) for name in ("quantity", "time", "sentence"))
    return Item(
        id=fields.id,
        type=fields.type,
        start=fields.anchor.start,
        end=fields.anchor.end,
        text=fields.anchor.text,
        clause=(fields.start, fields.end),
        modality=fields.modality,
        polarity=fields.polarity,
        roles={name: tuple(map(party, there)) for name in ROLES if (there := _listed(claim, name))},
        contents={name: words(span) for name in CONTENTS if (span := getattr(claim, name, None)) is not None},
        quantity=None if quantity is None else Bounds(*(number(getattr(quantity, name)) for name in Bounds._fields)),
        approximate=quantity is not None and quantity.approximate,
        time=None if time is None else time.value,
        outcome=getattr(claim, "outcome", None),
        denies=tuple(getattr(claim, "denies", ())),
        optional=getattr(claim, "optional", False),
        confidence=fields.confidence,
        rule=fields.rule,
        sentence=None if sentence is None else (sentence.start, sentence.end),
    )


def system_party(role: Role) -> Party:
    """A party as the system names it: its own span and the one it was resolved to, its name and its words."""
    spans: list[Span] = [role] if role.resolved is None else [role, role.resolved]
    names = frozenset(name.casefold() for name in (role.name, role.text) if name)
    label = role.text if role.name in (None, role.text) else f"{role.name} = {role.text}"
    return Party(tuple((span.start, span.end) for span in spans), names, label)


def words(span: Any) -> Words:
    """Offsets and text of a span record."""
    return Words(span.start, span.end, span.text)


def number(value: Any) -> float | None:
    """The number as a float, since JSON knows no other; None stays None."""
    return None if value is None else float(value)


def spans_of(claim: BaseModel, name: str) -> Iterator[PlacedSpan]:
    """All spans inside a claim with the fields they stand in, the claim's own words among them.

    A record without a start, or without words, is none.
    """
    stack: list[tuple[str, Any]] = [("", claim)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, list):
            stack.extend((f"{place}.{number}", entry) for number, entry in enumerate(value))
        elif isinstance(value, BaseModel):
            start, end, text = (getattr(value, key, None) for key in ("start", "end", "text"))
            if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
                yield PlacedSpan(name, place or "text", Words(start, end, text))
            stack.extend((f"{place}.{key}" if place else key, getattr(value, key)) for key in type(value).model_fields)


def _listed(claim: BaseModel, name: str) -> list[Any]:
    """What stands in a role, which may hold one party, several or none."""
    value = getattr(claim, name, None)
    return value if isinstance(value, list) else [] if value is None else [value]
