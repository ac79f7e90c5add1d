"""Claims as annotation tools see them: a marked word with labelled arrows to other marked words, and some properties.

`frame_of` makes frames of the output's claims, which the exporters for brat, UIMA CAS and Label Studio draw; `gold_claim`
turns a frame that came back into a claim of a gold file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimx.errors import InputError
from claimx.settings import did_you_mean
from claimx.storage.fields import FIELDS, Kind, choices, is_needed

CLAUSE = "clause"
"""The arrow to the clause that carries the claim."""
PASSAGE = "passage"
"""The label of a marked piece of text that is no party."""
QUANTITY_KEYS = ("value", "min", "max", "approximate", "unit")
TIME_KEYS = ("value", "type", "earliest", "latest")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of text that an arrow points at: half-open code point offsets, and for a party who it is.

    ``kind`` is that of a role, None for text that is no party; ``resolved`` are the offsets of the mention that a party's
    words were resolved to.
    """

    start: int
    end: int
    kind: str | None = None
    name: str | None = None
    id: str | None = None
    resolved: tuple[int, int] | None = None


@dataclass(slots=True)
class Frame:
    """A claim: its anchor, the arrows from it (field and mark, in order), and its properties."""

    id: str
    type: str
    start: int
    end: int
    arrows: list[tuple[str, Mark]] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    quantity: dict[str, Any] | None = None
    time: dict[str, Any] | None = None
    denies: list[str] = field(default_factory=list)
    place: str = ""
    """Where it stands in a file, for messages."""


def frame_of(claim: Mapping[str, Any]) -> Frame:
    """The frame of a claim of the output (JSON types, every field present)."""
    anchor = claim["anchor"]
    frame = Frame(claim["id"], claim["type"], anchor["start"], anchor["end"])
    frame.arrows.append((CLAUSE, Mark(claim["start"], claim["end"])))
    for name, kind in FIELDS[claim["type"]].items():
        value = claim[name]
        if kind is Kind.choice:
            frame.choices[name] = value
        elif kind is Kind.answers:
            frame.denies = list(value)
        elif value is None:
            continue
        elif kind is Kind.party:
            frame.arrows += [(name, _party(role)) for role in (value if isinstance(value, list) else [value])]
        elif kind is Kind.span:
            frame.arrows.append((name, Mark(value["start"], value["end"])))
        elif kind is Kind.quantity:
            frame.quantity = {key: value[key] for key in QUANTITY_KEYS}
        else:
            frame.time = {key: value[key] for key in TIME_KEYS}
    return frame


def _party(role: Mapping[str, Any]) -> Mark:
    resolved = role["resolved"]
    place = None if resolved is None else (resolved["start"], resolved["end"])
    return Mark(role["start"], role["end"], role["kind"], role["name"], role["id"], place)


def gold_claim(frame: Frame, text: str) -> dict[str, Any]:
    """The claim of a gold file that a frame stands for.

    Raises:
        InputError: an unknown type, arrow or choice, one that the type does not have, two where one may be, or a quantity
            or time that is missing.
    """
    fields = FIELDS.get(frame.type)
    if fields is None:
        known = f"use one of {', '.join(FIELDS)}{did_you_mean(frame.type, FIELDS)}"
        raise InputError(f"unknown claim type {frame.type!r}", where=frame.place, remedy=known)
    clause = _one(frame, CLAUSE) or Mark(frame.start, frame.end)
    claim: dict[str, Any] = {"id": frame.id, "type": frame.type, "start": clause.start, "end": clause.end}
    claim["anchor"] = _span(frame.start, frame.end, text)
    known_arrows = [name for name, kind in fields.items() if kind in (Kind.party, Kind.span)]
    for name, _ in frame.arrows:
        if name not in known_arrows and name != CLAUSE:
            remedy = f"use one of {', '.join([*known_arrows, CLAUSE])}{did_you_mean(name, known_arrows)}"
            raise InputError(f"a claim of type {frame.type} has no {name!r}", where=frame.place, remedy=remedy)
    given = [*frame.choices, *(["denies"] if frame.denies else [])]
    given += [name for name in ("quantity", "time") if getattr(frame, name) is not None]
    for name in given:
        if fields.get(name) in (None, Kind.party, Kind.span):
            raise InputError(f"a claim of type {frame.type} has no {name!r}", where=frame.place, remedy="remove it")
    for name, kind in fields.items():
        claim |= _field(frame, name, kind, text)
    return claim


def _field(frame: Frame, name: str, kind: Kind, text: str) -> dict[str, Any]:
    """The gold claim's field of that name; nothing where the frame leaves it open."""
    if kind is Kind.party:
        return {name: [_gold_party(mark, text) for arrow, mark in frame.arrows if arrow == name]}
    if kind is Kind.span:
        mark = _one(frame, name)
        return {} if mark is None else {name: _span(mark.start, mark.end, text)}
    if kind is Kind.answers:
        return {name: frame.denies}
    if kind is Kind.choice:
        return {name: _choice(frame, name)}
    value = frame.quantity if kind is Kind.quantity else frame.time
    if value is None and is_needed(frame.type, name):
        what = f"a claim of type {frame.type} needs a {name}"
        raise InputError(what, where=frame.place, remedy="give it one, as claimx's own export of such a claim does")
    return {} if value is None else {name: {key: entry for key, entry in value.items() if entry is not None}}


def _choice(frame: Frame, name: str) -> str:
    """The chosen word; without one, the first of those that may be, which is the plain case ("asserted", "affirmed")."""
    known = choices(frame.type, name)
    value = frame.choices.get(name)
    if value is None and is_needed(frame.type, name):
        what = f"a claim of type {frame.type} needs a {name}"
        raise InputError(what, where=frame.place, remedy=f"use one of {', '.join(known)}")
    if value is not None and value not in known:
        remedy = f"use one of {', '.join(known)}{did_you_mean(value, known)}"
        raise InputError(f"unknown {name} {value!r}", where=frame.place, remedy=remedy)
    return value or known[0]


def _one(frame: Frame, name: str) -> Mark | None:
    marks = [mark for arrow, mark in frame.arrows if arrow == name]
    if len(marks) > 1:
        raise InputError(f"{len(marks)} times {name!r} in one claim", where=frame.place, remedy="leave one")
    return marks[0] if marks else None


def _gold_party(mark: Mark, text: str) -> dict[str, Any]:
    places = [(mark.start, mark.end), *([mark.resolved] if mark.resolved else [])]
    return {"mentions": [_span(*place, text) for place in places], "names": [mark.name] if mark.name else []}


def _span(start: int, end: int, text: str) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}
