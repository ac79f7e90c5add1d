"""The words that decide where a German sentence ends: ``lexicon/de/sentences.yaml`` as a validated record."""

from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from claimx.lexicon.loader import load_yaml

AbbreviationKind = Literal["never_final", "connector", "before_number", "final_before_opener", "final"]


def _flat_words(value: object) -> frozenset[str]:
    """A list of words, or named lists of words, as one set."""
    words: list = []
    for part in value.values() if isinstance(value, dict) else [value]:
        if not isinstance(part, list):
            raise ValueError("is no list of words")
        words.extend(part)
    if not words:
        raise ValueError("is empty")
    for word in words:
        if not isinstance(word, str) or not word or word != word.lower() or " " in word or word.endswith("."):
            raise ValueError(f"{word!r} is not a lower-case word without blanks and without its last full stop")
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise ValueError(f"stands twice: {', '.join(twice)}")
    return frozenset(words)


Words = Annotated[frozenset[str], BeforeValidator(_flat_words)]


class SentenceWords(BaseModel):
    """The word lists of ``de/sentences.yaml``, which says of each what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    never_final: Words
    connector: Words
    before_number: Words
    final_before_opener: Words
    final: Words
    compound_ends: Words
    ordinal_after: Words
    ordinal_before: Words
    months: Words
    openers: Words
    open_line_end: Words

    @model_validator(mode="after")
    def _one_kind_a_word(self) -> "SentenceWords":
        kinds: tuple[AbbreviationKind, ...] = ("never_final", "connector", "before_number", "final_before_opener", "final")
        for kind in kinds:
            for word in getattr(self, kind):
                if word in self.kinds:
                    raise ValueError(f"{word} stands under {self.kinds[word]} and {kind}")
                self.kinds[word] = kind
        return self

    @cached_property
    def kinds(self) -> dict[str, AbbreviationKind]:
        """The class of each abbreviation. (Pydantic's private attributes take ten times as long to look up.)"""
        return {}

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        return tuple(self.compound_ends)

    def kind(self, word: str) -> AbbreviationKind | None:
        """The class of an abbreviation, given in lower case without blanks and last full stop, or None for an ordinary word."""
        return self.kinds.get(word)

    def is_compound(self, word: str) -> bool:
        """Whether a lower-case word ends like an abbreviated compound ("hauptstr")."""
        return word.endswith(self._tails)


@cache
def sentence_words() -> SentenceWords:
    """The lexicon, read once.

    Raises:
        LexiconError: the file is missing or broken.
    """
    return load_yaml("de/sentences.yaml", SentenceWords)
