"""Silver tags and lemmas from the Hanover Tagger (HanTa), brought to the house conventions."""

from __future__ import annotations

import conventions
from HanTa import HanoverTagger
from nouns import NounTable

_MODEL = "morphmodel_ger.pgz"
_PUNCTUATION = {".": "$.", "?": "$.", "!": "$.", ":": "$.", ";": "$.", ",": "$,"}
_LONGEST_ACRONYM = 4
_QUOTES_AND_BRACKETS = frozenset("\"'„“”‚‘’«»‹›()[]{}/–—-…*•")


class SilverTagger:
    """Tags and lemmas for tokenised sentences."""

    def __init__(self, closed: conventions.ClosedClassLemmas, nouns: NounTable) -> None:
        self._hanta = HanoverTagger.HanoverTagger(_MODEL)
        self._closed = closed
        self._nouns = nouns

    def annotate(self, words: list[str]) -> tuple[list[str], list[str]]:
        """Return (STTS tags, lemmas), one each a word."""
        tags: list[str] = []
        lemmas: list[str] = []
        for word, lemma, raw in self._hanta.tag_sent(words, taglevel=1):
            stts = self._tag(word, raw)
            tags.append(stts)
            lemmas.append(self._lemma(word, lemma, stts))
        return tags, lemmas

    def _tag(self, word: str, raw: str) -> str:
        if word in _PUNCTUATION:
            return _PUNCTUATION[word]
        if all(c in _QUOTES_AND_BRACKETS for c in word) or word in {"...", "``", "''", "--"}:
            return "$("
        return conventions.tag(raw)

    def _lemma(self, word: str, lemma: str, stts: str) -> str:
        if stts.startswith("$") or stts in {"CARD", "FM", "XY", "TRUNC"}:
            return word
        known = self._closed.get(word, stts)
        if known or stts in conventions.CLOSED_TAGS:
            return known or lemma.lower()
        if stts == "NE":
            return word[:-1] if word.endswith("s") and lemma.lower() == word[:-1].lower() else word
        if stts == "NN":
            shown = word.capitalize() if word.isupper() and len(word) > _LONGEST_ACRONYM else word
            return self._nouns.lemma(shown) or conventions.restore_case(word, lemma, is_noun=True)
        return conventions.restore_case(word, lemma, is_noun=False)
