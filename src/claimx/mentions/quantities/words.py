"""A Doc as plain lists: words without blanks, their offsets, and their tags where the model gave any."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import not_
from typing import Literal

from spacy.tokens import Doc

from claimx.language.adjectives import ADJECTIVE_ENDINGS
from claimx.language.annotations import has_lemmas, lemma_of, starts_of, tags_of, text_of, texts_of
from claimx.language.grammar import grammar
from claimx.mentions.numbers import parse_word
from claimx.mentions.quantities.lexicon import lexicon
from claimx.settings import WORDS_REMEMBERED

WordKind = Literal["noun", "adjective", "adverb", "determiner", "preposition", "conjunction", "trunc", "quote", "comma", "other"]
_BY_TAG: dict[str, WordKind] = {
    "NN": "noun", "NE": "noun", "FM": "noun", "ADJA": "adjective", "ADJD": "adverb", "ADV": "adverb", "PTKA": "adverb",
    "ART": "determiner", "PDAT": "determiner", "PPOSAT": "determiner", "APPR": "preposition", "APPRART": "preposition",
    "KON": "conjunction", "TRUNC": "trunc", "$,": "comma",
}  # fmt: skip
_QUOTES = frozenset("„“”\"»«‚‘'›‹")
_PARTICIPLE = re.compile(r"[a-zäöü]{2,5}ge\w+(?:t|n)e[nrsm]?$")


@dataclass(slots=True)
class Words:
    """The words of a text; ``tags`` are None for a Doc without them. ``tokens`` are their indexes in the Doc."""

    doc: Doc
    text: str
    texts: list[str]
    starts: list[int]
    tags: list[str] | None
    tokens: list[int]
    has_lemmas: bool

    def after(self, offset: int) -> int:
        """The index of the first word that begins at or after this offset."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The index of the last word that begins before this offset, or -1."""
        return bisect_right(self.starts, offset - 1) - 1

    def end(self, index: int) -> int:
        """The offset at which a word ends."""
        return self.starts[index] + len(self.texts[index])

    def opens_sentence(self, index: int) -> bool:
        """Whether the word is the first of a sentence; False where the Doc has none, and outside the text."""
        return 0 <= index < len(self.tokens) and self.doc[self.tokens[index]].is_sent_start is True

    def lower(self, index: int) -> str:
        """The word in small letters; empty outside the text."""
        return self.texts[index].lower() if 0 <= index < len(self.texts) else ""

    def lemma(self, index: int) -> str:
        """The model's lemma of the word; empty where it gives none. Few words are asked for theirs, so no list is made."""
        return lemma_of(self.doc, self.tokens[index])

    def kind(self, index: int) -> WordKind:
        """What the word can be in a noun group, by its tag or, without one, by its shape."""
        if not 0 <= index < len(self.texts):
            return "other"
        word = self.texts[index]
        if word in _QUOTES:
            return "quote"
        if _is_hyphenated_noun(word):
            return "noun"
        if self.tags is None or not self.tags[index]:
            return _shape_kind(word)
        kind = _BY_TAG.get(self.tags[index], "other")
        if kind == "noun" and not any(c.isupper() for c in word[:1]) and lexicon().unit(word) is None:
            return _shape_kind(word)
        if kind == "other" and self.tags[index].startswith("VV") and _PARTICIPLE.match(word):
            return "adjective"
        if kind == "other" and self.tags[index].startswith("PI"):
            return _shape_kind(word)
        if kind == "adjective" and word[:1].isupper() and lexicon().unit(word) is not None:
            return "noun"
        return kind


def _is_hyphenated_noun(word: str) -> bool:
    """A noun that begins with a figure or a small letter: "65-Kilogramm-Fässer", "18-Jährige"."""
    last = word.rpartition("-")[2]
    return last != word and last[:1].isupper() and not word[0].isupper()


@lru_cache(maxsize=WORDS_REMEMBERED)
def _shape_kind(word: str) -> WordKind:
    """What a word can be by its shape and the lexicon's lists."""
    lower, words = word.lower(), lexicon()
    if word == ",":
        return "comma"
    if not word[0].isalpha():
        return "other"
    if word.endswith("-") and word[0].isupper():
        return "trunc"
    if word[0].isupper():
        return "other" if lower in words.starters or (lower in words.no_adjectives and len(lower) < 6) else "noun"
    if lower in words.words.genitives:
        return "determiner"
    if parse_word(lower) is not None:
        return "other"
    if lower in grammar().joining:
        return "conjunction"
    if lower in words.prepositions:
        return "preposition"
    if lower in words.adverbs:
        return "adverb"
    return "adjective" if lower.endswith(ADJECTIVE_ENDINGS) and len(lower) > 3 and lower not in words.no_adjectives else "other"


def words_of(doc: Doc) -> Words:
    """The Doc's words as lists, blanks left out."""
    texts, tags = texts_of(doc), tags_of(doc)
    kept = list(map(not_, map(str.isspace, texts)))
    return Words(
        doc=doc,
        text=text_of(doc),
        texts=list(compress(texts, kept)),
        starts=list(compress(starts_of(doc), kept)),
        tags=list(compress(tags, kept)) if any(tags) else None,
        tokens=list(compress(range(len(texts)), kept)),
        has_lemmas=has_lemmas(doc),
    )
