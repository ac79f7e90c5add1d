"""Readers of the source corpora: one function per format, each yields `Sentence` records.

Offsets play no part here; token order and text are kept as in the sources, multiword tokens (``zum`` = ``zu`` + ``dem``)
become one token again.
"""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import conventions
from sentences import Sentence, detokenized_spaces

_CONTRACTED_FEATURES = ("Case=", "Gender=", "Number=")


def read_conllu(path: Path, *, stts: bool = True, own_spaces: bool = True, as_is: bool = False) -> Iterator[Sentence]:
    """Read a CoNLL-U file.

    Args:
        path: the treebank file.
        stts: whether column 5 holds STTS; otherwise tags stay missing.
        own_spaces: whether SpaceAfter=No is reliable; otherwise spacing is guessed.
        as_is: keep the features as they stand in the file, outside the house conventions.
    """
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _conllu_sentence(rows, stts, own_spaces, as_is)
            rows = []


def _conllu_sentence(rows: list[list[str]], stts: bool, own_spaces: bool, as_is: bool) -> Sentence:
    merged: list[list[str]] = []
    skip_to = 0
    by_id = {row[0]: row for row in rows}
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            merged.append(_contraction(row, by_id[first], by_id[last]))
            skip_to = int(last)
        elif "." not in row[0] and int(row[0]) > skip_to:
            merged.append(row)
    words = [row[1] for row in merged]
    spaces = ["SpaceAfter=No" not in row[9] for row in merged] if own_spaces else detokenized_spaces(words)
    tags = [conventions.tag(row[4]) if stts else "" for row in merged]
    morphs = [row[5] if as_is else conventions.features(row[5], row[3], tag) for row, tag in zip(merged, tags, strict=True)]
    return Sentence(
        words=words,
        spaces=spaces,
        tags=tags,
        pos=[row[3] for row in merged],
        morphs=morphs,
        lemmas=[row[2] for row in merged],
    )


def _contraction(row: list[str], first: list[str], last: list[str]) -> list[str]:
    """Preposition plus article as one token: the preposition's lemma, APPRART, the article's case, gender, number."""
    kept = "|".join(f for f in last[5].split("|") if f.startswith(_CONTRACTED_FEATURES)) or "_"
    return [row[0], row[1], first[2], first[3], "APPRART", kept, *row[6:]]


def read_germeval(path: Path) -> Iterator[Sentence]:
    """Read GermEval 2014: outer layer only; derived and partial names (``LOCderiv``, ``ORGpart``) are no entities."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if line.startswith("#\t"):
            continue
        if len(columns) >= 3:
            words.append(columns[1])
            labels.append(_entity(columns[2]))
        elif words:
            yield Sentence(words=words, spaces=detokenized_spaces(words), entities=_repaired(labels))
            words, labels = [], []


def read_wikiner_tail(path: Path, first_sentence: int) -> Iterator[Sentence]:
    """Read the WikiNER part of the ZDL file: everything from ``first_sentence`` on (0-based), IOB1 labels."""
    words: list[str] = []
    labels: list[str] = []
    seen = 0
    with bz2.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                word, _, label = line.rstrip("\n").partition("\t")
                words.append(word)
                labels.append(_entity(label))
            elif words:
                if seen >= first_sentence:
                    yield Sentence(words=words, spaces=detokenized_spaces(words), entities=_repaired(labels))
                seen += 1
                words, labels = [], []


def read_iob2(path: Path) -> Iterator[Sentence]:
    """Read a Universal NER file (columns: index, word, label)."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if len(columns) >= 3:
            words.append(columns[1])
            labels.append(_entity(columns[2]))
        elif not line and words:
            yield Sentence(words=words, spaces=detokenized_spaces(words), entities=_repaired(labels))
            words, labels = [], []


def read_smartdata(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Read DFKI SmartData: yields (document id, text, character spans with PER, ORG or LOC)."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        text = stream.read()
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at] in " \n\r\t,[]":
            at += 1
            continue
        record, at = decoder.raw_decode(text, at)
        spans = []
        for mention in (record["conceptMentions"] or {"array": []})["array"]:
            label = conventions.ENTITY_LABELS.get(mention["type"])
            if label:
                spans.append((mention["span"]["start"], mention["span"]["end"], label))
        yield record["id"], record["text"]["string"], spans


def read_wikinews(path: Path) -> Iterator[tuple[str, str]]:
    """Read (id, plain text) of Wikinews articles; their quotation annotation is left alone."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            yield f"wikinews-{record['id']}", record["text"]


def _entity(raw: str) -> str:
    prefix, _, kind = raw.partition("-")
    label = conventions.ENTITY_LABELS.get(kind)
    return f"{prefix}-{label}" if label else "O"


def _repaired(labels: list[str]) -> list[str]:
    """IOB1 or IOB2 to IOB2: an entity's first token is always B-."""
    fixed: list[str] = []
    previous = "O"
    for label in labels:
        opens = label.startswith("I-") and previous[2:] != label[2:]
        fixed.append("B-" + label[2:] if opens else label)
        previous = label
    return fixed
