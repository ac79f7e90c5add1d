"""spacy: DocBin files whose docs carry the claims as span groups and the actors as entities."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.fields import FIELDS, Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin, Span

_DOCS = 200
"""Docs to a file: a DocBin is held in memory until it is written."""


class DocBinExporter(Exporter):
    """A folder of .spacy files, which ``spacy.training.Corpus`` and ``spacy train`` read as one.

    Span groups: ``claims/TYPE`` (the clause), ``anchors/TYPE``, ``roles/FIELD`` (parties, contents and the cue) and
    ``actors``; a span's ``id_`` is the id of its claim, ``kb_id_`` a party's Wikidata id, its label the claim type, the field
    or the kind of actor. ``doc.ents`` are the actors that do not overlap; the claims themselves are in
    ``doc.user_data["claimx"]``. Tokens are those of spaCy's German tokenizer, cut where a span begins or ends inside one.
    """

    name = "spacy"
    endings: ClassVar[tuple[str, ...]] = (".spacy",)
    needs_text = True

    def __init__(self, folder: Path):
        import spacy

        super().__init__(folder)
        self._nlp = spacy.blank("de")
        self._nlp.max_length = 10**9  # no model runs here, so length costs nothing
        self._bin = _new_bin()
        self._files = 0

    def add(self, article: ExportArticle) -> None:
        self._bin.add(make_doc(self._nlp, article))
        if len(self._bin) >= _DOCS:
            self._flush()

    def finish(self) -> None:
        self._flush()

    def _flush(self) -> None:
        if len(self._bin):
            self._files += 1
            self._bin.to_disk(self.folder / f"claims-{self._files:04}.spacy")
            self._bin = _new_bin()


def _new_bin() -> "DocBin":
    from spacy.tokens import DocBin

    return DocBin(store_user_data=True)


def make_doc(nlp, article: ExportArticle) -> "Doc":
    """The doc of an article. ``doc.text`` is the article's text, and every span has the characters of its record."""
    from spacy.util import filter_spans

    output = article.output
    spans = list(_spans(output))
    cuts = {offset for _, _, span, _ in spans for offset in (span["start"], span["end"])}
    doc = _tokenized(nlp, article.text, cuts)
    groups: dict[str, list[Span]] = {}
    for group, label, span, claim in spans:
        found = doc.char_span(span["start"], span["end"], label=label, kb_id=span.get("id") or "", span_id=claim)
        assert found is not None, "a span of the output must begin and end at tokens by now"
        groups.setdefault(group, []).append(found)
    for group, members in groups.items():
        doc.spans[group] = members
    doc.ents = tuple(filter_spans(groups.get("actors", ())))
    doc.user_data["claimx"] = {"article": output["article"], "claims": output["claims"]}
    return doc


def _spans(output: Mapping[str, Any]) -> Iterable[tuple[str, str, Mapping[str, Any], str]]:
    """Group, label, span and claim id of every span to keep; blank ones, which no token can stand for, are left out."""
    for claim in output["claims"]:
        yield f"claims/{claim['type']}", claim["type"], {"start": claim["start"], "end": claim["end"]}, claim["id"]
        yield f"anchors/{claim['type']}", claim["type"], claim["anchor"], claim["id"]
        for field, kind in FIELDS[claim["type"]].items():
            if kind in (Kind.party, Kind.span) and claim[field]:
                for span in claim[field] if isinstance(claim[field], list) else [claim[field]]:
                    yield f"roles/{field}", field, span, claim["id"]
    for actor in output["mentions"]["actors"]:
        yield "actors", actor["kind"], actor, ""


def _tokenized(nlp, text: str, cuts: set[int]) -> "Doc":
    """The text as spaCy's tokenizer splits it, and further at the cuts (code point offsets)."""
    from spacy.tokens import Doc

    ordered = sorted(cuts)
    words: list[str] = []
    spaces: list[bool] = []
    for token in nlp.make_doc(text):
        start, end = token.idx, token.idx + len(token)
        inside = ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]
        for first, last in pairwise([start, *inside, end]):
            words.append(text[first:last])
            spaces.append(False)
        spaces[-1] = bool(token.whitespace_)
    return Doc(nlp.vocab, words=words, spaces=spaces)
