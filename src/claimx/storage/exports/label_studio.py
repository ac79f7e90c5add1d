"""label-studio: tasks with the claims as predictions, and the labelling configuration that shows them.

Regions are anchors (labelled with the claim type) and marks (labelled with the kind of party, or "passage"); relations lead
from the anchor to what it says. Offsets are code points, as Label Studio's text regions count.
Format: https://labelstud.io/guide/predictions
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from xml.sax.saxutils import quoteattr

import orjson

from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.fields import FIELDS, ROLE_KINDS, Kind, choices
from claimx.storage.frames import CLAUSE, PASSAGE, Frame, Mark, frame_of
from claimx.storage.properties import as_line, claim_properties

_NAME, _TEXT, _NOTE = "label", "text", "note"  # names of the tags in the configuration, which results refer to
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#bcbd22", "#17becf", "#ff7f0e")


class LabelStudioExporter(Exporter):
    """A folder with tasks.json (a task an article) and config.xml (the labelling configuration of the project)."""

    name = "label-studio"
    endings: ClassVar[tuple[str, ...]] = ("tasks.json", "config.xml")
    needs_text = True

    def __init__(self, folder: Path):
        super().__init__(folder)
        (folder / "config.xml").write_text(configuration(), encoding="utf-8")
        self._file = (folder / "tasks.json").open("wb")
        self._before = b"[\n"

    def add(self, article: ExportArticle) -> None:
        data = orjson.dumps(task(article))
        self._file.write(self._before + data)
        self._before = b",\n"

    def finish(self) -> None:
        self._file.write(b"[]\n" if self._before == b"[\n" else b"\n]\n")
        self._file.close()

    def abandon(self) -> None:
        self._file.close()


def task(article: ExportArticle) -> dict[str, Any]:
    """The task of an article: its text and what is known of it, and one prediction with all claims."""
    record, pipeline = article.output["article"], article.output["pipeline"]
    known = {key: record[key] for key in ("title", "published", "publisher", "url", "sha256") if record[key] is not None}
    made_by = f"claimx {pipeline['claimx']}, {pipeline['model']} {pipeline['model_version']}"
    prediction: dict[str, Any] = {"model_version": made_by, "result": list(_Regions(article).results())}
    scores = [claim["confidence"] for claim in article.output["claims"]]
    if scores:
        prediction["score"] = round(sum(scores) / len(scores), 4)
    return {"data": {"text": article.text, "article": article.id, **known}, "predictions": [prediction]}


class _Regions:
    """The results of one article's prediction; marks that several claims share are one region."""

    def __init__(self, article: ExportArticle):
        self._text = article.text
        self._claims = article.output["claims"]
        self._marks: dict[Mark, str] = {}

    def results(self) -> Iterator[dict[str, Any]]:
        ids = {claim["id"]: f"claim-{number}" for number, claim in enumerate(self._claims, start=1)}
        for claim in self._claims:
            frame = frame_of(claim)
            region = ids[frame.id]
            yield {**self._region(region, frame.start, frame.end, frame.type), "score": claim["confidence"]}
            yield from self._properties(region, frame)
            for role, mark in frame.arrows:
                yield from self._mark(mark)
                yield _relation(region, self._marks[mark], role)
            yield from (_relation(region, ids[denied], "denies") for denied in frame.denies if denied in ids)

    def _mark(self, mark: Mark) -> Iterator[dict[str, Any]]:
        """The region of a mark with its note, unless it is there already."""
        if mark in self._marks:
            return
        region = self._marks[mark] = f"mark-{len(self._marks) + 1}"
        yield self._region(region, mark.start, mark.end, mark.kind or PASSAGE)
        note = as_line({"name": mark.name, "id": mark.id})
        if note:
            yield self._value(region, mark.start, mark.end, _NOTE, "textarea", [note])
        if mark.resolved is not None:
            other = Mark(*mark.resolved)
            yield from self._mark(other)
            yield _relation(region, self._marks[other], "resolved")

    def _properties(self, region: str, frame: Frame) -> Iterator[dict[str, Any]]:
        """Modality, polarity and other choices of a claim, and its numbers and time as a note."""
        for name, value in frame.choices.items():
            yield self._value(region, frame.start, frame.end, name, "choices", [value])
        note = as_line(claim_properties(frame.id, frame.quantity, frame.time))
        yield self._value(region, frame.start, frame.end, _NOTE, "textarea", [note])

    def _region(self, id: str, start: int, end: int, label: str) -> dict[str, Any]:
        return self._value(id, start, end, _NAME, "labels", [label])

    def _value(self, id: str, start: int, end: int, tag: str, kind: str, content: list[str]) -> dict[str, Any]:
        """A result on a region: its label, a choice, or a note."""
        key = "text" if kind == "textarea" else kind
        place: dict[str, Any] = {"start": start, "end": end}
        if kind != "textarea":
            place["text"] = self._text[start:end]
        return {"id": id, "from_name": tag, "to_name": _TEXT, "type": kind, "value": {**place, key: content}}


def _relation(source: str, target: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [label]}


def configuration() -> str:
    """The labelling configuration: a label each claim type and kind of mark, the choices, a note, the relations."""
    found = {name: choices(kind, name) for kind, fields in FIELDS.items() for name in fields if fields[name] is Kind.choice}
    arrows = dict.fromkeys(
        name for fields in FIELDS.values() for name, kind in fields.items() if kind in (Kind.party, Kind.span, Kind.answers)
    )
    lines = ["<View>", f'  <Labels name="{_NAME}" toName="{_TEXT}">']
    lines += [
        f"    <Label value={quoteattr(name)} background={quoteattr(_COLOURS[number % len(_COLOURS)])}/>"
        for number, name in enumerate(FIELDS)
    ]
    lines += [f'    <Label value={quoteattr(name)} background="#999999"/>' for name in (*ROLE_KINDS, PASSAGE)]
    lines += ["  </Labels>", f'  <Text name="{_TEXT}" value="$text"/>', "  <Relations>"]
    lines += [f"    <Relation value={quoteattr(name)}/>" for name in (*arrows, CLAUSE, "resolved")]
    lines.append("  </Relations>")
    for name, words in found.items():
        types = ",".join(kind for kind, fields in FIELDS.items() if name in fields)
        shown = f'perRegion="true" whenTagName="{_NAME}" whenLabelValue={quoteattr(types)}'
        lines.append(f'  <Choices name="{name}" toName="{_TEXT}" choice="single" {shown}>')
        lines += [f"    <Choice value={quoteattr(word)}/>" for word in words]
        lines.append("  </Choices>")
    lines.append(f'  <TextArea name="{_NOTE}" toName="{_TEXT}" perRegion="true" editable="true" rows="1"/>')
    return "\n".join([*lines, "</View>"]) + "\n"
