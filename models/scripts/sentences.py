"""The one record that every reader produces and every writer takes: a tokenised, partly annotated sentence.

An annotation that a source does not give is ``""`` for one token (or ``None`` for all entities); spaCy's components
skip such tokens in training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "“", "”", "‘", "…", "...", "'s"])
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "„", "‚", "#"])


@dataclass
class Sentence:
    """One sentence: parallel lists over its tokens.

    ``entities`` holds IOB labels (``B-PER``, ``I-PER``, ``O``), ``-`` for a token of unknown status; ``None`` means
    that the source has no entity annotation at all. ``unit`` names the document it belongs to (None: stands alone).
    """

    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    entities: list[str] | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        for name in ("tags", "pos", "morphs", "lemmas"):
            if not getattr(self, name):
                setattr(self, name, [""] * len(self.words))

    @property
    def text(self) -> str:
        return "".join(word + (" " if space else "") for word, space in zip(self.words, self.spaces, strict=True))


def detokenized_spaces(words: Sequence[str]) -> list[bool]:
    """Guess which tokens of a space-separated corpus are followed by a space in running text."""
    spaces = [True] * len(words)
    quote_open = False
    for i, word in enumerate(words):
        if word in _NO_SPACE_AFTER:
            spaces[i] = False
        elif word in _NO_SPACE_BEFORE and i > 0:
            spaces[i - 1] = False
        elif word in ('"', "''", "``"):
            if quote_open and i > 0:
                spaces[i - 1] = False
            elif not quote_open:
                spaces[i] = False
            quote_open = not quote_open
    return spaces


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Join sentences to one Doc; unannotated layers stay missing, sentence starts are set."""
    parts = list(sentences)
    words = [w for s in parts for w in s.words]
    spaces: list[bool] = []
    for index, part in enumerate(parts):
        own = list(part.spaces)
        if own and index < len(parts) - 1:
            own[-1] = True
        spaces.extend(own)
    entities: list[str] = []
    for part in parts:
        entities.extend(part.entities if part.entities is not None else ["-"] * len(part.words))
    starts = [i == 0 for part in parts for i in range(len(part.words))]
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[t for s in parts for t in s.tags],
        pos=[t for s in parts for t in s.pos],
        lemmas=[t for s in parts for t in s.lemmas],
        sent_starts=starts,
    )
    for token, morph in zip(doc, (m for s in parts for m in s.morphs), strict=True):
        if morph:
            token.set_morph("" if morph == "_" else morph)
    _set_entities(doc, entities)
    return doc


def _set_entities(doc: Doc, labels: Sequence[str]) -> None:
    """Set entities from IOB labels; a span with whitespace inside (spaCy cannot train on it) becomes unknown."""
    spans = []
    start: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            spans.append(doc[start:i])
            start = None
        if label.startswith("B-"):
            start = i
    usable = [span for span in spans if not any(t.text.isspace() for t in span)]
    ents = [Span(doc, span.start, span.end, label=labels[span.start][2:]) for span in usable]
    unknown = {i for i, label in enumerate(labels) if label == "-"}
    unknown |= {i for span in spans if span not in usable for i in range(span.start, span.end)}
    missing = [doc[i : i + 1] for i in sorted(unknown)]
    doc.set_ents(ents, missing=missing, default="outside")
