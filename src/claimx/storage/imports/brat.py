"""brat standoff back to frames: the labels and notes that `claimx.storage.exports.brat` writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from claimx.articles import raw_text
from claimx.errors import InputError
from claimx.settings import did_you_mean
from claimx.storage.exports.brat import DENIES, RESOLVED, reference
from claimx.storage.fields import FIELDS, ROLE_KINDS, Kind
from claimx.storage.frames import PASSAGE, Frame, Mark
from claimx.storage.imports.base import AnnotatedText, free_id
from claimx.storage.properties import CLAIM_KEYS, PARTY_KEYS, from_line, quantity_of, time_of

_IGNORED = "N*"  # normalizations and equivalences say nothing about claims
_ENTITIES = (*ROLE_KINDS, PASSAGE)
_CHOICES = tuple(dict.fromkeys(name for fields in FIELDS.values() for name, kind in fields.items() if kind is Kind.choice))


@dataclass(slots=True)
class _Entity:
    label: str
    start: int
    end: int
    note: str = ""
    note_place: str = ""
    resolved: str | None = None


@dataclass(slots=True)
class _Event:
    label: str
    trigger: str
    arguments: list[tuple[str, str]]
    place: str
    choices: dict[str, str] = field(default_factory=dict)
    note: str = ""
    note_place: str = ""


def read_brat(path: Path, max_bytes: int) -> AnnotatedText:
    """The annotation of one article: a standoff file and the text beside it.

    Args:
        path: the .ann file; the text has the same name with .txt.
        max_bytes: the largest file to read, in bytes.

    Raises:
        InputError: a file cannot be read, a line is no standoff annotation, a label is unknown, or the text that a line quotes
            does not stand at its offsets. The place is file and line.
    """
    text, sha256 = raw_text(path.with_suffix(".txt"), max_bytes=max_bytes)
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"cannot be read: {reason}", where=path, remedy="get the file again") from error
    standoff = _Standoff(path, text)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            standoff.take(line.rstrip("\r"), f"{path}:{number}")
    return AnnotatedText(path.stem, text, standoff.frames(), sha256)


class _Standoff:
    """What the lines of one file say."""

    def __init__(self, path: Path, text: str):
        self._path = path
        self._text = text
        self._entities: dict[str, _Entity] = {}
        self._events: dict[str, _Event] = {}
        self._later: list[tuple[str, list[str], str]] = []

    def take(self, line: str, place: str) -> None:
        """Reads one line. Lines may stand in any order, so those that speak of others wait for `frames`."""
        id, _, rest = line.partition("\t")
        columns = rest.split("\t", 1)
        words = columns[0].split()
        if id[:1] in _IGNORED:
            return
        if not words or id[:1] not in "TERAM#":
            raise InputError(f"no standoff line: {line[:60]!r}", where=place, remedy="correct or remove this line")
        if id[0] == "T":
            self._entities[id] = self._text_bound(columns[0], columns[1] if len(columns) > 1 else "", place)
        elif id[0] == "E":
            self._events[id] = _event(words, place)
        else:
            self._later.append((id, [*words, *columns[1:]], place))

    def frames(self) -> list[Frame]:
        """The claims, in the order of their lines."""
        for id, words, place in self._later:
            self._attach(id, words, place)
        made = {id: self._frame(event) for id, event in self._events.items()}
        taken = {frame.id for frame in made.values() if frame.id}
        for frame in made.values():
            if not frame.id:
                frame.id = free_id(frame.type, frame.start, frame.end, taken)
                taken.add(frame.id)
        for id, event in self._events.items():
            for role, target in event.arguments:
                if role == DENIES:
                    made[id].denies.append(_known(made, target, event.place).id)
        return list(made.values())

    def _text_bound(self, words: str, quoted: str, place: str) -> _Entity:
        """The marked text of a line like ``T1<tab>person 0 5;6 11<tab>Anna Berg``."""
        label, _, offsets = words.partition(" ")
        _check_label(label, (*_ENTITIES, *FIELDS), place)
        pieces = list(_offsets(offsets, place))
        if pieces[-1][1] > len(self._text) or reference(self._text, pieces) != quoted:
            what = f"{quoted[:40]!r} does not stand at {offsets} of the text"
            raise InputError(what, where=place, remedy=f"put the text that was annotated beside it: {self._path.stem}.txt")
        for (_, end), (start, _) in pairwise(pieces):
            if self._text[end:start].strip():
                remedy = "mark it in one piece, with the words between"
                raise InputError("marked text in several pieces", where=place, remedy=remedy)
        return _Entity(label, pieces[0][0], pieces[-1][1])

    def _attach(self, id: str, words: list[str], place: str) -> None:
        """Adds an attribute, relation or note to what it speaks of."""
        if id[0] == "#":
            target = self._events.get(words[1]) or self._entities.get(words[1]) if len(words) > 1 else None
            if target is not None and len(words) > 2:
                target.note, target.note_place = words[2], place
        elif id[0] == "R":
            _check_label(words[0], (RESOLVED,), place)
            ends = [word.partition(":")[2] for word in words[1:3]]
            if len(ends) < 2:
                raise InputError("a relation needs two arguments", where=place, remedy="correct or remove this line")
            _known(self._entities, ends[0], place).resolved = ends[1]
            _known(self._entities, ends[1], place)
        else:
            _check_label(words[0], _CHOICES, place)
            if len(words) < 3:
                raise InputError(f"the attribute {words[0]} has no value", where=place, remedy="choose one, or remove this line")
            _known(self._events, words[1], place).choices[words[0]] = words[2]

    def _frame(self, event: _Event) -> Frame:
        """The frame of an event; its id stays empty where no note gives one."""
        trigger = _known(self._entities, event.trigger, event.place)
        properties = from_line(event.note, CLAIM_KEYS, event.note_place)
        frame = Frame(properties.get("id", ""), event.label, trigger.start, trigger.end, place=event.place)
        frame.choices = event.choices
        frame.quantity = quantity_of(properties, event.note_place)
        frame.time = time_of(properties)
        for role, target in event.arguments:
            if role != DENIES:
                frame.arrows.append((role, self._mark(_known(self._entities, target, event.place))))
        return frame

    def _mark(self, entity: _Entity) -> Mark:
        kind = None if entity.label == PASSAGE else entity.label
        properties = from_line(entity.note, PARTY_KEYS, entity.note_place)
        other = self._entities[entity.resolved] if entity.resolved else None
        resolved = (other.start, other.end) if other else None
        return Mark(entity.start, entity.end, kind, properties.get("name"), properties.get("id"), resolved)


def _event(words: list[str], place: str) -> _Event:
    """The event of a line like ``E1<tab>denial:T3 denier:T4 denies:E2``."""
    pairs = [word.partition(":") for word in words]
    label, _, trigger = pairs[0]
    _check_label(label, tuple(FIELDS), place)
    arguments = []
    for role, _, target in pairs[1:]:
        arguments.append((role.rstrip("0123456789"), target))
    return _Event(label, trigger, arguments, place)


def _offsets(words: str, place: str) -> Iterator[tuple[int, int]]:
    """The pairs of offsets in ``0 5;6 11``."""
    for piece in words.split(";"):
        numbers = piece.split()
        if len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
            raise InputError(f"no offsets: {words!r}", where=place, remedy="correct or remove this line")
        start, end = map(int, numbers)
        if start >= end:
            raise InputError(f"marked text that ends before it starts: {words}", where=place, remedy="mark it again")
        yield start, end


def _check_label(label: str, known: tuple[str, ...], place: str) -> None:
    if label not in known:
        remedy = f"rename it to one of {', '.join(known)}{did_you_mean(label, known)}"
        raise InputError(f"unknown label {label!r}", where=place, remedy=remedy)


def _known(entries: dict, id: str, place: str):
    """The entity, event or frame of that id."""
    if id not in entries:
        what = f"speaks of {id}, which is not there or of another kind"
        raise InputError(what, where=place, remedy="correct or remove this line")
    return entries[id]
