"""cas: UIMA CAS as XMI, one file an article, with its type system, for INCEpTION and other UIMA tools.

UIMA counts UTF-16 code units, so a character beyond U+FFFF (an emoji) counts two there; cassis converts the code point
offsets when it writes.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from claimx.errors import InputError
from claimx.storage import cas_types
from claimx.storage.exports.base import HASHES, Exporter, HashList
from claimx.storage.exports.source import ExportArticle
from claimx.storage.frames import PASSAGE, Frame, Mark, frame_of

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class CasExporter(Exporter):
    """A folder with ID.xmi an article, TypeSystem.xml, and the articles' hashes for the way back."""

    name = "cas"
    endings: ClassVar[tuple[str, ...]] = (".xmi", cas_types.TYPE_SYSTEM_FILE, HASHES)
    needs_text = True
    modules: ClassVar[tuple[str, ...]] = ("cassis",)

    def __init__(self, folder: Path):
        super().__init__(folder)
        self._types = cas_types.type_system()
        self._types.to_xml(folder / cas_types.TYPE_SYSTEM_FILE)
        self._hashes = HashList(folder)

    def add(self, article: ExportArticle) -> None:
        cas = make_cas(article, self._types)
        cas.to_xmi(self.folder / f"{article.id}.xmi")
        self._hashes.add(article)

    def finish(self) -> None:
        self._hashes.close()

    abandon = finish


def make_cas(article: ExportArticle, types: "TypeSystem") -> "Cas":
    """The CAS of an article, with code point offsets as cassis has them in memory.

    Raises:
        InputError: the text holds a character that XML cannot.
    """
    from cassis import Cas

    odd = _NOT_XML.search(article.text)
    if odd:
        what = f"holds the character U+{ord(odd.group()):04X} at offset {odd.start()}, which XML cannot hold"
        raise InputError(what, remedy="remove it from the article, or export to another format")
    cas = Cas(typesystem=types)
    cas.sofa_string = article.text
    cas.sofa_mime = "text/plain"
    record = article.output["article"]
    metadata = types.get_type(cas_types.METADATA)
    title = _NOT_XML.sub("\ufffd", record["title"] or article.id)
    cas.add(metadata(begin=0, end=len(article.text), language=record["language"], documentId=article.id, documentTitle=title))
    draw(cas, [frame_of(claim) for claim in article.output["claims"]])
    return cas


def draw(cas: "Cas", frames: list[Frame]) -> None:
    """Adds claims to a CAS that has its text and claimx's layers."""
    _Layers(cas, cas.typesystem).draw(frames)


class _Layers:
    """Draws frames into a CAS; marks that several claims share are drawn once."""

    def __init__(self, cas: "Cas", types: "TypeSystem"):
        self._cas = cas
        self._types = types
        self._marks: dict[Mark, Any] = {}

    def draw(self, frames: list[Frame]) -> None:
        claims = {frame.id: self._claim(frame) for frame in frames}
        for frame in frames:
            for denied in frame.denies:
                if denied in claims:
                    self._relation(cas_types.DENIES, claims[frame.id], claims[denied])

    def _claim(self, frame: Frame) -> Any:
        values: dict[str, Any] = {cas_types.feature_name(name): value for name, value in frame.choices.items()}
        for names, record in ((cas_types.QUANTITY, frame.quantity), (cas_types.TIME, frame.time)):
            values |= {names[key]: value for key, value in (record or {}).items()}
        for name in (cas_types.QUANTITY[key] for key in ("value", "min", "max")):
            values[name] = None if values.get(name) is None else float(values[name])
        link = self._types.get_type(cas_types.LINK)
        links = [link(role=role, target=self._mark(mark)) for role, mark in frame.arrows]
        array = self._types.get_type("uima.cas.FSArray")(elements=links)
        known = {"claimId": frame.id, "claimType": frame.type, "arguments": array}
        return self._add(cas_types.CLAIM, frame.start, frame.end, **known, **values)

    def _mark(self, mark: Mark) -> Any:
        if mark not in self._marks:
            known = {"kind": mark.kind or PASSAGE, "name": mark.name, "identifier": mark.id}
            self._marks[mark] = self._add(cas_types.MARK, mark.start, mark.end, **known)
            if mark.resolved is not None:
                self._relation(cas_types.RESOLVED, self._marks[mark], self._mark(Mark(*mark.resolved)))
        return self._marks[mark]

    def _relation(self, name: str, governor: Any, dependent: Any) -> None:
        """A relation, which stands where its target does, as WebAnno's do."""
        self._add(name, dependent.begin, dependent.end, Governor=governor, Dependent=dependent)

    def _add(self, layer: str, start: int, end: int, /, **features: Any) -> Any:
        made = self._types.get_type(layer)(begin=start, end=end, **features)
        self._cas.add(made)
        return made
