"""One article's Doc with the look-ups that the claim rules share."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, sentences_of, starts_of, tags_of, text_of, texts_of, timed_tokens
from claimx.language.clauses import Clause
from claimx.mentions.shared_syntax import take_syntax
from claimx.schema import Quotation, Role, SentenceRef, Span

Found = TypeVar("Found")


class Context:
    """A Doc after the mention stages. Token positions are indices into the Doc, offsets are characters of its text."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.found = annotations(doc)
        self.text = text_of(doc)
        self.words, self.lowers, self.tags = texts_of(doc), lowers_of(doc), tags_of(doc)
        self._starts = starts_of(doc)
        self.syntax = take_syntax(doc, timed_tokens(doc))
        self.actor_at: Mapping[int, Role] = self.syntax.actors
        self._sentences = sentences_of(doc)
        self._sentence_starts = [self._starts[first] for first, _ in self._sentences]
        self._references: dict[int, SentenceRef] = {}
        self.quotations: list[Quotation] = self.found.quotations
        self._quoted = self._by_token(self.quotations)
        self._words: dict[int, frozenset[str]] = {}
        self._sentence_of_clause = [clause.sentence for clause in self.syntax.clauses]
        self._once: dict[Callable[..., Any], Any] = {}
        self.cued = {cue.start: quotation for quotation in self.quotations for cue in quotation.cue}

    def once(self, find: "Callable[[Context], Found]") -> Found:
        """What a function finds out of the whole article; it is called once."""
        if find not in self._once:
            self._once[find] = find(self)
        found: Found = self._once[find]
        return found

    def token_at(self, offset: int) -> int:
        """The token that holds the character at this offset (the one before it, for a blank)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, start: int, end: int) -> range:
        """The tokens that the characters ``[start, end)`` touch."""
        last = end - 1 if end > start else start
        return range(self.token_at(start), bisect_right(self._starts, last))

    def counted(self, start: int, end: int) -> range:
        """The tokens of a quantity at these characters, without a quotation mark that closes it."""
        found = self.tokens(start, end)
        return found[:-1] if len(found) > 1 and self.doc[found[-1]].is_quote else found

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens ``[first, last)``, without blanks at the ends."""
        return self.trimmed(*self.offsets(first, last))

    def group_role(self, first: int, last: int) -> Role:
        """A party that no table knows, named by the tokens ``[first, last)``: "Rebellen", "13 Staaten"."""
        span = self.span(first, last)
        return Role(text=span.text, start=span.start, end=span.end, name=span.text, kind="group")

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the tokens ``[first, last)``."""
        return self._starts[first], self._starts[last - 1] + len(self.words[last - 1])

    def trimmed(self, start: int, end: int) -> Span:
        """A span without blanks and commas at its ends."""
        start, end = self.trim(start, end)
        return Span(text=self.text[start:end], start=start, end=end)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The characters ``[start, end)`` without blanks and commas at their ends."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:"):
            end -= 1
        if end < len(self.text) and self.text[end] in '“”«"' and sum(self.text.count(c, start, end) for c in '„“”»«"') % 2:
            end += 1
        return start, end

    def sentence(self, offset: int) -> SentenceRef:
        """The sentence that holds the character at this offset."""
        number = max(0, bisect_right(self._sentence_starts, offset) - 1)
        if number not in self._references:
            first, last = self._sentences[number]
            end = self._starts[last - 1] + len(self.words[last - 1])
            self._references[number] = SentenceRef(index=number, start=self._starts[first], end=end)
        return self._references[number]

    def length(self, sentence: SentenceRef) -> int:
        """How many tokens a sentence has."""
        first, last = self._sentences[sentence.index]
        return last - first

    def clause(self, token: int) -> Clause | None:
        """The clause that owns a token."""
        index = self.syntax.clause_of.get(token)
        return None if index is None else self.syntax.clauses[index]

    def words_of(self, clause: Clause) -> frozenset[str]:
        """The clause's own words in lower case."""
        if clause.index not in self._words:
            self._words[clause.index] = frozenset(self.lowers[i] for i in clause.tokens)
        return self._words[clause.index]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The innermost quotation whose quoted part holds the character at this offset."""
        return self._quoted.get(self.token_at(offset))

    def speech_at(self, offset: int) -> Quotation | None:
        """The innermost direct quotation around the character at this offset, whose speaker "ich" and "wir" are."""
        return self._spoken.get(self.token_at(offset))

    @cached_property
    def _spoken(self) -> dict[int, Quotation]:
        return self._by_token([quotation for quotation in self.quotations if quotation.type == "direct"])

    def clauses_up_to(self, sentence: int) -> Iterator[Clause]:
        """The clauses of a sentence and of those before it, the last first."""
        last = bisect_right(self._sentence_of_clause, sentence)
        return (self.syntax.clauses[index] for index in range(last - 1, -1, -1))

    def attributed(self, clause: Clause) -> Quotation | None:
        """The quotation whose words of attribution the clause's verb is."""
        cues = (self.cued.get(self._starts[i]) for i in {clause.verb, clause.finite} if i is not None)
        return next((quotation for quotation in cues if quotation is not None), None)

    @cached_property
    def phrases(self) -> dict[int, list[Quotation]]:
        """By the number of their sentence the quotations that a preposition attributes to somebody ("laut X", "X zufolge")."""
        found: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            cue = quotation.cue[0].start if quotation.cue and quotation.speaker is not None else None
            if cue is not None and self.tags[self.token_at(cue)] in ("APPR", "APPO"):
                found.setdefault(self.sentence(cue).index, []).append(quotation)
        return found

    def _by_token(self, quotations: list[Quotation]) -> dict[int, Quotation]:
        """The quotation around each token; of several, the one whose part is shortest."""
        parts = [(part.end - part.start, number, part) for number, q in enumerate(quotations) for part in q.quote]
        found: dict[int, Quotation] = {}
        for _, number, part in sorted(parts, key=lambda p: (-p[0], -p[1])):
            for i in self.tokens(part.start, part.end):
                found[i] = quotations[number]
        return found
