"""brat: the text and a standoff file an article, with the configuration that names the labels.

Claims are events whose trigger is the anchor and whose arguments are parties, contents and the clause; modality, polarity
and other choices are attributes; numbers, times and names stand in notes. Offsets are code points of the text.
Format: https://brat.nlplab.org/standoff.html
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from claimx.storage.exports.base import HASHES, Exporter, HashList
from claimx.storage.exports.source import ExportArticle
from claimx.storage.fields import FIELDS, ROLE_KINDS, Kind, choices
from claimx.storage.frames import CLAUSE, PASSAGE, Frame, Mark, frame_of
from claimx.storage.properties import as_line, claim_properties

RESOLVED = "resolved"
"""The relation from a party's mention to the one it was resolved to."""
DENIES = "denies"
NOTE = "AnnotatorNotes"
LINE_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_BREAKS = re.compile(f"{LINE_BREAK.pattern}+")


class BratExporter(Exporter):
    """A folder with ID.txt and ID.ann an article, annotation.conf, and the articles' hashes for the way back."""

    name = "brat"
    endings: ClassVar[tuple[str, ...]] = (".txt", ".ann", ".conf", HASHES)
    needs_text = True

    def __init__(self, folder: Path):
        super().__init__(folder)
        (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
        self._hashes = HashList(folder)

    def add(self, article: ExportArticle) -> None:
        lines = standoff([frame_of(claim) for claim in article.output["claims"]], article.text)
        (self.folder / f"{article.id}.txt").write_bytes(article.text.encode("utf-8"))
        (self.folder / f"{article.id}.ann").write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8"))
        self._hashes.add(article)

    def finish(self) -> None:
        self._hashes.close()

    abandon = finish


def standoff(frames: list[Frame], text: str) -> list[str]:
    """The lines of a standoff file."""
    return _Standoff(text).lines(frames)


class _Standoff:
    """The lines of one article while they are made."""

    def __init__(self, text: str):
        self._text = text
        self._lines: list[str] = []
        self._entities: dict[Mark, str] = {}
        self._numbers = dict.fromkeys("TERA#", 0)

    def lines(self, frames: list[Frame]) -> list[str]:
        """All lines; an event stands behind what it points at."""
        events = {frame.id: self._next("E") for frame in frames}
        for frame in frames:
            event = events[frame.id]
            trigger = self._text_bound(frame.type, frame.start, frame.end)
            arrows = [f"{frame.type}:{trigger}", *self._arguments(frame)]
            denied = [events[id] for id in frame.denies if id in events]
            arrows += [f"{DENIES}{number if number > 1 else ''}:{other}" for number, other in enumerate(denied, start=1)]
            self._lines.append(f"{event}\t{' '.join(arrows)}")
            self._lines += [f"{self._next('A')}\t{name} {event} {value}" for name, value in frame.choices.items()]
            self._note(event, as_line(claim_properties(frame.id, frame.quantity, frame.time)))
        return self._lines

    def _arguments(self, frame: Frame) -> Iterator[str]:
        """The arguments of an event; brat numbers those of the same role from the second on."""
        counts: dict[str, int] = {}
        for role, mark in frame.arrows:
            counts[role] = counts.get(role, 0) + 1
            yield f"{role}{counts[role] if counts[role] > 1 else ''}:{self._entity(mark)}"

    def _entity(self, mark: Mark) -> str:
        """The entity of a mark, made where it is not there yet."""
        if mark not in self._entities:
            entity = self._entities[mark] = self._text_bound(mark.kind or PASSAGE, mark.start, mark.end)
            self._note(entity, as_line({"name": mark.name, "id": mark.id}))
            if mark.resolved is not None:
                other = self._entity(Mark(*mark.resolved))
                self._lines.append(f"{self._next('R')}\t{RESOLVED} Arg1:{entity} Arg2:{other}")
        return self._entities[mark]

    def _text_bound(self, label: str, start: int, end: int) -> str:
        """A line for marked text. It cannot hold line breaks and tabs: brat marks the pieces between them."""
        pieces = list(_pieces(self._text, start, end))
        places = ";".join(f"{first} {last}" for first, last in pieces)
        id = self._next("T")
        self._lines.append(f"{id}\t{label} {places}\t{reference(self._text, pieces)}")
        return id

    def _note(self, target: str, words: str) -> None:
        if words:
            self._lines.append(f"{self._next('#')}\t{NOTE} {target}\t{words}")

    def _next(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]}"


def reference(text: str, pieces: list[tuple[int, int]]) -> str:
    """The words that brat wants to see behind the offsets of a marked text."""
    return " ".join(LINE_BREAK.sub(" ", text[first:last]) for first, last in pieces)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span between line breaks and tabs. Breaks at its ends stay inside, or offsets would be lost."""
    position = start
    for gap in _BREAKS.finditer(text, start, end):
        if position < gap.start() and gap.end() < end:
            yield position, gap.start()
            position = gap.end()
    yield position, end


def configuration() -> str:
    """The content of annotation.conf: labels of entities, events with their arguments, relations, attributes."""
    lines = ["[entities]", *ROLE_KINDS, PASSAGE, "", "[relations]", "<PARTY>=" + "|".join(ROLE_KINDS)]
    lines += [f"{RESOLVED}\tArg1:<PARTY>, Arg2:<ENTITY>", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "", "[events]"]
    lines.append("<PARTY>=" + "|".join(ROLE_KINDS))
    attributes: dict[str, tuple[str, ...]] = {}
    for claim_type, fields in FIELDS.items():
        arguments = [f"{CLAUSE}?:{PASSAGE}"]
        for name, kind in fields.items():
            if kind is Kind.party:
                arguments.append(f"{name}*:<PARTY>")
            elif kind is Kind.span:
                arguments.append(f"{name}?:{PASSAGE}")
            elif kind is Kind.answers:
                arguments.append(f"{name}*:<EVENT>")
            elif kind is Kind.choice:
                attributes[name] = choices(claim_type, name)
        lines.append(f"{claim_type}\t{', '.join(arguments)}")
    lines += ["", "[attributes]"]
    lines += [f"{name}\tArg:<EVENT>, Value:{'|'.join(values)}" for name, values in attributes.items()]
    return "\n".join(lines) + "\n"
