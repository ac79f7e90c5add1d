"""A Doc as the quotation tagger reads it: plain lists, clauses, groups, marks, and who stands at which token."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, sentences_of, starts_of, tags_of, text_of, texts_of, timed_tokens
from claimx.language.clauses import Clause
from claimx.language.sentences import LONGEST_SENTENCE
from claimx.mentions.quotations.lexicon import Frame, frame_of, function_words
from claimx.mentions.quotations.marks import Stretch, pair_marks
from claimx.mentions.shared_syntax import leave_syntax
from claimx.schema import QuotationType, Role

_TRIM = {",", ";", ":", "–", "—", "-", "―", "…"}
_STOPS = {".", "!", "?"}
Range = tuple[int, int]


@dataclass(slots=True)
class Finding:
    """One quotation in tokens. ``said`` holds the tokens that count as the speaker's (for `reported` only the content)."""

    type: QuotationType
    quote: list[Range]
    cue: list[int] = field(default_factory=list)
    speaker: Range | None = None
    group: int | None = None
    frame: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    said: list[Range] | None = None
    clause: int | None = None

    @property
    def start(self) -> int:
        """The first quoted token."""
        return self.quote[0][0]


@dataclass(slots=True)
class Marked:
    """A stretch in quotation marks as tokens ``[first, last)``, the marks included."""

    first: int
    last: int
    depth: int
    clausal: bool
    words: int


class Reading:
    """What the tagger knows about one Doc. Positions are token indices unless named offsets."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.text = text_of(doc)
        self.found = annotations(doc)
        self.words = texts_of(doc)
        self.lower = [word.replace("\xad", "") for word in lowers_of(doc)] if "\xad" in self.text else lowers_of(doc)
        self.tags = tags_of(doc)
        self.starts = starts_of(doc)
        self.sentences: list[Range] = sentences_of(doc)
        self.sentence_at = [n for n, (a, b) in enumerate(self.sentences) for _ in range(a, b)]
        self.times = timed_tokens(doc)
        self.counted = {i for quantity in self.found.quantities for i in self.tokens(quantity.start, quantity.end)}
        self.syntax = leave_syntax(doc, self.times)
        self.actor_at: Mapping[int, Role] = self.syntax.actors
        self.clauses: list[Clause] = self.found.clauses
        self.clauses_of: list[list[Clause]] = [[] for _ in self.sentences]
        for clause in self.clauses:
            self.clauses_of[clause.sentence].append(clause)
        self.skipped = self._boilerplate()
        self.marks = self._marks()
        self.marked_at: dict[int, Marked] = {}
        for marked in self.marks:
            if marked.depth == 0:
                for i in range(marked.first, marked.last):
                    self.marked_at[i] = marked

    def token_at(self, offset: int) -> int:
        """The token that holds the character at this offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tokens(self, start: int, end: int) -> range:
        """The tokens that the characters ``[start, end)`` touch."""
        return range(self.token_at(start), self.token_at(max(start, end - 1)) + 1)

    def offsets(self, first: int, last: int) -> Range:
        """The characters of the tokens ``[first, last)``."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    def clause_at(self, token: int) -> Clause | None:
        """The clause that owns a token."""
        index = self.syntax.clause_of.get(token)
        return None if index is None else self.clauses[index]

    def frame(self, clause: Clause) -> Frame | None:
        """How a clause's verb and words report; None where they do not."""
        if clause.lemma in function_words().standing:
            subject = self.syntax.arguments(clause).subject
            if subject is not None and not subject.pronoun and self.lower[subject.head] not in function_words().wordings:
                return None
        if clause.lemma in function_words().never_reflexive and self.syntax.arguments(clause).reflexive:
            return None
        return frame_of(clause.lemma, [self.lower[i] for i in clause.tokens])

    def in_speech(self, token: int) -> bool:
        """Whether a token stands in direct speech: a stretch in marks that holds a clause."""
        marked = self.marked_at.get(token)
        return marked is not None and marked.clausal

    def trim(self, first: int, last: int, stops: bool = True) -> Range | None:
        """The range without commas, dashes, blanks and (``stops``) a full stop at its ends; None where nothing is left."""
        while first < last and (
            self.words[first] in _TRIM or self.words[first].isspace() or self.words[first] in _STOPS or self.words[first] == ")"
        ):
            first += 1
        while first < last and (
            self.words[last - 1] in _TRIM or self.words[last - 1].isspace() or (stops and self.words[last - 1] in _STOPS)
        ):
            last -= 1
        return (first, last) if first < last else None

    def pieces(self, first: int, last: int, without: set[int], stops: bool = True) -> list[Range]:
        """The trimmed runs of ``[first, last)`` that are left when some tokens are taken out."""
        found: list[Range] = []
        begin = first
        for i in range(first, last + 1):
            if i == last or i in without:
                piece = self.trim(begin, i, stops) if begin < i else None
                if piece is not None and self.has_word(piece):
                    found.append(piece)
                begin = i + 1
        return found

    def has_word(self, piece: Range) -> bool:
        """Whether a range holds a word, not only marks."""
        return any(word[:1].isalnum() for word in self.words[piece[0] : piece[1]])

    def _boilerplate(self) -> set[int]:
        """The numbers of the sentences outside the article prose, and of those too long to be sentences (tables, lists)."""
        regions = sorted((region.start, region.end) for region in self.found.regions)
        skipped: set[int] = set()
        at = 0
        for number, (first, last) in enumerate(self.sentences):
            if last - first >= LONGEST_SENTENCE:
                skipped.add(number)
            offset = self.starts[first]
            while at < len(regions) and regions[at][1] <= offset:
                at += 1
            if at < len(regions) and regions[at][0] <= offset:
                skipped.add(number)
        return skipped

    def _marks(self) -> list[Marked]:
        found = []
        for stretch in _joined(self.text, pair_marks(self.text)):
            tokens = self.tokens(stretch.start, stretch.end)
            first, last = tokens.start, tokens.stop
            if self.starts[first] < stretch.start or self.sentence_at[first] in self.skipped:
                continue
            tags = self.tags[first:last]
            clausal = any(tag in ("VVFIN", "VAFIN", "VMFIN", "VVIMP") for tag in tags)
            words = sum(word[:1].isalnum() for word in self.words[first:last])
            found.append(Marked(first, last, stretch.depth, clausal, words))
        return found


def _joined(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Neighbouring outer stretches with nothing but blanks between them are one ("„…“ „…“", or one a paragraph)."""
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last is not None and last.depth == 0 and stretch.depth == 0:
            between = text[last.end : stretch.start]
            if last.open or (not between.strip() and "\n" not in between):
                joined[-1] = Stretch(last.start, stretch.end, 0, stretch.open)
                continue
        joined.append(stretch)
    return joined
