"""w3c: Web Annotations as JSON-LD, one collection an article.

A claim is one annotation on its clause; its anchor, parties and contents are annotations of their own, linked to it. Every
target has a position (code points, as the standard wants) and a quotation with what stands around it, so that the words are
found again in another copy of the text. Standards: https://www.w3.org/TR/annotation-model/, names by hash: RFC 6920.
"""

import base64
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import orjson

from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.fields import FIELDS, Kind

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"claimx": "urn:x-claimx:"}]
"""The standard's context, and a prefix for what it has no word for."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-claimx:annotation")
_AROUND = 32  # characters of prefix and suffix


class WebAnnotationExporter(Exporter):
    """A folder with ID.jsonld an article: an AnnotationCollection with one page."""

    name = "w3c"
    endings: ClassVar[tuple[str, ...]] = (".jsonld",)
    needs_text = True

    def add(self, article: ExportArticle) -> None:
        data = orjson.dumps(collection(article), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        (self.folder / f"{article.id}.jsonld").write_bytes(data)


def collection(article: ExportArticle) -> dict[str, Any]:
    """The collection of an article's annotations. The same output gives the same identifiers."""
    record, pipeline = article.output["article"], article.output["pipeline"]
    items = list(_Annotations(article).items())
    iri = _iri(article, "collection")
    page = {"id": _iri(article, "page"), "type": "AnnotationPage", "partOf": iri, "startIndex": 0, "items": items}
    software = f"claimx {pipeline['claimx']}, {pipeline['model']} {pipeline['model_version']}"
    return {
        "@context": CONTEXT,
        "id": iri,
        "type": "AnnotationCollection",
        "label": record["title"] or article.id,
        "generator": {"id": "urn:x-claimx:claimx", "type": "Software", "name": software},
        "claimx:article": article.id,
        "claimx:sha256": record["sha256"],
        "total": len(items),
        "first": page,
        "last": page["id"],
    }


class _Annotations:
    """The annotations of one article."""

    def __init__(self, article: ExportArticle):
        self._article = article
        self._text = article.text
        record = article.output["article"]
        digest = hashlib.sha256(article.text.encode("utf-8")).digest()
        name = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        self._source = {"id": f"ni:///sha-256;{name}", "type": "Text", "format": "text/plain", "language": record["language"]}
        self._scope = {"scope": record["url"]} if record["url"] else {}

    def items(self) -> Iterator[dict[str, Any]]:
        """A claim's annotation, then those of its parts."""
        for claim in self._article.output["claims"]:
            yield self._claim(claim)
            yield self._part(claim, "anchor", 1, claim["anchor"])
            for field, kind in FIELDS[claim["type"]].items():
                if kind in (Kind.party, Kind.span) and claim[field]:
                    spans = claim[field] if isinstance(claim[field], list) else [claim[field]]
                    for number, span in enumerate(spans, start=1):
                        yield self._part(claim, field, number, span)

    def _claim(self, claim: Mapping[str, Any]) -> dict[str, Any]:
        """The annotation that classifies the clause; what the standard has no word for goes by claimx's names."""
        body: dict[str, Any] = {"type": "TextualBody", "purpose": "classifying", "value": claim["type"], "format": "text/plain"}
        choices = {name: claim[name] for name, kind in FIELDS[claim["type"]].items() if kind is Kind.choice}
        known = {"id": claim["id"], "rule": claim["rule"], "confidence": claim["confidence"], **choices}
        for name, keys in (("quantity", ("value", "min", "max", "approximate", "unit")), ("time", ("value", "type"))):
            if claim.get(name):
                known |= {f"{name}_{key}": claim[name][key] for key in keys}
        denies = [_iri(self._article, id) for id in claim.get("denies") or ()]
        if denies:
            known["denies"] = [{"id": iri} for iri in denies]
        extra = {f"claimx:{key}": value for key, value in known.items() if value is not None}
        made = {"id": _iri(self._article, claim["id"]), "type": "Annotation", "motivation": "classifying", "body": body}
        return {**made, "target": self._target(claim), **extra}

    def _part(self, claim: Mapping[str, Any], field: str, number: int, span: Mapping[str, Any]) -> dict[str, Any]:
        """The annotation of one party or content: what it is to the claim, which claim, and who it is."""
        bodies: list[dict[str, Any]] = [
            {"type": "TextualBody", "purpose": "tagging", "value": field, "format": "text/plain"},
            {"type": "SpecificResource", "purpose": "linking", "source": _iri(self._article, claim["id"])},
        ]
        if span.get("name"):
            bodies.append({"type": "TextualBody", "purpose": "identifying", "value": span["name"], "format": "text/plain"})
        if span.get("id"):
            entity = f"http://www.wikidata.org/entity/{span['id']}"
            bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": entity})
        iri = _iri(self._article, claim["id"], field, str(number))
        return {"id": iri, "type": "Annotation", "motivation": "linking", "body": bodies, "target": self._target(span)}

    def _target(self, span: Mapping[str, Any]) -> dict[str, Any]:
        """Where the span is: two selectors, either of which finds it."""
        start, end = span["start"], span["end"]
        quotation = {
            "type": "TextQuoteSelector",
            "exact": self._text[start:end],
            "prefix": self._text[max(start - _AROUND, 0) : start],
            "suffix": self._text[end : end + _AROUND],
        }
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        return {"type": "SpecificResource", "source": self._source, **self._scope, "selector": [position, quotation]}


def _iri(article: ExportArticle, *words: str) -> str:
    """The identifier of a thing in an article's collection: a URN that only depends on the article and these words."""
    record = article.output["article"]
    return uuid.uuid5(_NAMESPACE, "\0".join((record["id"], record["sha256"], *words))).urn
