"""What the tagger needs of a Doc, by piece: the words, the tags where there are any, and the entities of the NER."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import NamedTuple

from spacy.tokens import Doc

from claimx.language.annotations import starts_of, tags_of, text_of
from claimx.mentions.actors.names import names
from claimx.mentions.actors.tables import words
from claimx.mentions.actors.words import BREAK, HYPHEN, SPACE, Piece, pieces_of

_QUOTES = frozenset("„“”\"»«‚‘›‹'")
_IN_BRACKETS = r"\((\w[\w/-]{1,11})\)"
_ABBREVIATION = re.compile(_IN_BRACKETS)
_BRACKETED = re.compile(rf"[“”\"»«]?\s?{_IN_BRACKETS}")
_DOMAIN = re.compile(r"\.(?:de|com|net|org|at|ch|tv|eu)\b")
_QUOTED_NAME = re.compile(r"[„“\"»]([^„“”\"»«\n]{4,60})[“”\"«]\s?\(([A-ZÄÖÜ][\w-]{1,8})\)")


class Entity(NamedTuple):
    """An entity of the NER: the piece after it, and its label."""

    end: int
    label: str


_THOUSANDS = re.compile(r"[.’' ]\d{3}\b")
"""What goes on with a number behind its first digits."""


class View:
    """A Doc as the tagger reads it.

    Attributes:
        text, pieces, raw: the text, its pieces, and the words among them.
        published: document date or None.
        tags: STTS tag of each piece, or None without a tagger.
        hyphened: the pieces behind a hyphen.
        entities: for every piece inside an entity, where that ends and its label.
    """

    def __init__(self, doc: Doc, published: str | None):
        self.text = text_of(doc)
        self.published = published
        self.pieces: list[Piece] = pieces_of(self.text, _abbreviations())
        self.raw = frozenset(piece.raw for piece in self.pieces)
        self.tags = self._tags(doc)
        self.hyphened = {at for at, piece in enumerate(self.pieces) if piece.gap == HYPHEN}
        self._domains = {match.start(): match.end() for match in _DOMAIN.finditer(self.text)}
        self.entities: dict[int, Entity] = {}
        self._read_entities(doc)

    def _tags(self, doc: Doc) -> list[str] | None:
        """The tag of the token in which each piece begins, or None where the Doc bears no tags."""
        tags, starts = tags_of(doc), starts_of(doc)
        if not any(tags):
            return None
        return [tags[bisect_right(starts, piece.start) - 1] for piece in self.pieces]

    def _read_entities(self, doc: Doc) -> None:
        pieces = self.pieces
        ends = [piece.end for piece in pieces]
        for entity in doc.ents:
            at = end = bisect_right(ends, entity.start_char)
            while end < len(pieces) and pieces[end].start < entity.end_char and (end == at or pieces[end].gap != BREAK):
                end += 1
            end = self._before_count(at, end) if end > at else end  # signs alone have no piece
            for inside in range(at, end):
                self.entities[inside] = Entity(end, entity.label_)

    def _before_count(self, at: int, end: int) -> int:
        """The end of an entity without a number and what it counts ("Lebedynka | 36 Menschen", "Sahel | 5.100 Soldaten")."""
        last = self.pieces[end - 1]
        if end - 1 > at and last.raw.isdigit() and _THOUSANDS.match(self.text, last.end):
            return end - 1
        for i in range(at + 1, end - 1):
            if self.pieces[i].raw.isdigit() and self.tags is not None and self.tags[end - 1] == "NN":
                return i
        return end

    def adjacent(self, at: int) -> bool:
        """Whether the piece at this place follows the one before it with a space."""
        return 0 < at < len(self.pieces) and self.pieces[at].gap == SPACE

    def group_end(self, at: int) -> int:
        """The piece after the hyphenated word that the piece at ``at`` belongs to."""
        end = at + 1
        while end in self.hyphened:
            end += 1
        return end

    def quoted(self, start: int) -> bool:
        """Whether a quotation mark stands right before the piece."""
        begin = self.pieces[start].start
        return begin > 0 and self.text[begin - 1] in _QUOTES

    def genitive_of(self, word: str) -> bool:
        """Whether a name ends in an s that the text also leaves out."""
        return word.endswith("s") and word[:-1] in self.raw

    def domain(self, at: int) -> int | None:
        """The offset after a domain name that begins with the piece ("ndr.de"), or None."""
        piece = self.pieces[at]
        end = self._domains.get(piece.end)
        return None if end is None or self.text[piece.start - 1 : piece.start] in ("@", ".", "/") else end

    def busy(self) -> set[int]:
        """The pieces that are more than a word: those in entities, in front of a hyphen, and at the start of a domain name."""
        domains = (at for at, piece in enumerate(self.pieces) if piece.end in self._domains) if self._domains else ()
        return {*self.entities, *(at - 1 for at in self.hyphened), *(at for at in domains if self.domain(at) is not None)}

    def sentence_start(self, at: int) -> bool:
        """Whether the piece may be capitalised for its place alone: after a full stop, a colon, a quotation mark, a line end."""
        if at == 0:
            return True
        between = self.text[self.pieces[at - 1].end : self.pieces[at].start]
        return any(mark in between for mark in '.!?:„“"»«\n–')

    def between(self, at: int) -> str:
        """The text between the piece and the one before it."""
        return self.text[self.pieces[at - 1].end : self.pieces[at].start] if 0 < at < len(self.pieces) else "\n\n"

    def joined(self, start: int, end: int) -> str:
        """The text of the pieces from ``start`` to before ``end``, with single spaces."""
        return " ".join(self.text[self.pieces[start].start : self.pieces[end - 1].end].split())

    def run_of_words(self, at: int, limit: int = 12, over_brackets: bool = True) -> int:
        """The piece at which the words end that go on after a noun: at a break, before a verb or an unknown small word.

        Args:
            limit: how many pieces at most.
            over_brackets: whether an abbreviation in brackets belongs to the run.
        """
        generic = _generic_words()
        stop = min(len(self.pieces), at + limit)
        while at < stop:
            piece = self.pieces[at]
            if piece.gap == BREAK:
                between = self.text[self.pieces[at - 1].end : piece.start]
                bracket = over_brackets and between == " (" and self.bracketed(self.pieces[at - 1].end) is not None
                if between.strip() not in _QUOTES and not bracket:
                    break
                at += 1
                continue
            tag = self.tags[at] if self.tags is not None else ""
            if tag.startswith(("V", "PREL", "KOU", "PTK", "ADV", "PPER")) and not tag.startswith("VVPP"):
                break
            if (
                not tag
                and not piece.form.capital
                and piece.raw not in generic
                and not piece.raw[:1].isdigit()
                and not piece.raw.endswith(("en", "er", "es", "em", "e"))
            ):
                break
            at += 1
        return at

    def bracketed(self, end: int) -> tuple[str, int] | None:
        """The abbreviation in brackets that follows a character offset, and the offset after the bracket."""
        match = _BRACKETED.match(self.text, end)
        return (match.group(1), match.end()) if match and _short_name(match.group(1)) else None

    def quoted_names(self) -> dict[int, tuple[int, str]]:
        """Names in quotation marks with an abbreviation in brackets behind: first piece, piece after, abbreviation."""
        found = {}
        for match in _QUOTED_NAME.finditer(self.text):
            inside = self._between(match.start(1), match.end(1))
            if inside:
                found[inside[0]] = (inside[-1] + 1, match.group(2))
        return found

    def _between(self, start: int, end: int) -> list[int]:
        first = bisect_left(self.pieces, start, key=lambda piece: piece.start)
        inside = []
        while first < len(self.pieces) and self.pieces[first].end <= end:
            inside.append(first)
            first += 1
        return inside

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """All abbreviations that the text introduces in brackets."""
        return frozenset(word for word in _ABBREVIATION.findall(self.text) if sum(letter.isupper() for letter in word) > 1)


def _short_name(word: str) -> bool:
    """Whether a word in brackets is an abbreviation or a party."""
    if sum(letter.isupper() for letter in word) > 1 or (word.islower() and len(word) < 5):
        return True
    sense = names().alone(word)
    return sense is not None and sense.sort == "organisation"


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(words().generic_words)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.casefold() for word in words().abbreviations)
