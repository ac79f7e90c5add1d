"""German words as they are compared: ``de/corpus.yaml`` as a record, tokens, and a word's key."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claimx.lexicon import load_tsv, load_yaml

Words = Annotated[list[str], Field(min_length=1)]

_TOKEN = re.compile(r"\w+(?:[-’']\w+)*")
_GROUPING = re.compile(r"(?<=\d)[.'’\u00a0\u202f](?=\d{3}(?!\d))")
_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS = ("ungen", "ung", "eten", "ten", "et", "te", "en", "er", "em", "es", "e", "n", "t", "s")
_SHORTEST = 4
PREFIXES = (
    "ab",
    "an",
    "auf",
    "aus",
    "be",
    "bei",
    "ein",
    "fest",
    "ent",
    "er",
    "ge",
    "mit",
    "nach",
    "über",
    "um",
    "ver",
    "vor",
    "weg",
    "zer",
    "zu",
    "zurück",
)


class CorpusWords(BaseModel):
    """``de/corpus.yaml``; what each list is for stands there."""

    model_config = ConfigDict(extra="forbid")
    agencies: Annotated[dict[str, Words], Field(min_length=1)]
    mark_fillers: Words
    part_words: Words
    added_words: Words
    of_others: frozenset[str]
    definite: frozenset[str]
    left_words: Words
    then_words: Words
    back_words: Words
    same_units: Annotated[dict[str, Words], Field(min_length=1)]
    vague_units: Words
    plain_units: Words
    measure_units: Words
    crowds: Words
    kept_units: frozenset[str]
    units_apart: Annotated[dict[str, Words], Field(min_length=1)]
    same_activities: Annotated[dict[str, Words], Field(min_length=1)]
    speech_events: Words
    content_stops: Words
    state_offices: Words
    central_offices: Words
    posted_offices: Words
    men: Words
    ranks: Words
    spokespeople: Words
    of_no_state: tuple[str, ...]
    generic_bodies: Words
    organs: dict[str, list[str]]
    peoples: Words
    ruling_movements: dict[str, tuple[str, date]]
    earlier_words: Words
    earlier_in_past: Words
    past_tense: Words
    pluperfect: frozenset[str]
    given_before: frozenset[str]
    parts_of_day: Words
    relative_pronouns: frozenset[str]
    before_times: frozenset[str]
    of_owner: frozenset[str]
    parts_of_time: Annotated[dict[str, tuple[float, float]], Field(min_length=1)]
    now_words: Words
    contrast_words: Words
    nearly: frozenset[str]
    other_day: frozenset[str]
    again: frozenset[str]
    of_before: frozenset[str]
    naming_days: frozenset[str]
    agreement_words: Words
    spellings: Annotated[dict[str, str], Field(min_length=1)]

    @property
    def of_a_whole(self) -> list[str]:
        """The words with which a count is a part of another one, or comes on top of it."""
        return [*self.part_words, *self.added_words]


@cache
def corpus_words() -> CorpusWords:
    """The word lists of ``de/corpus.yaml``."""
    return load_yaml("de/corpus.yaml", CorpusWords)


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in lower case; ``10.000`` is one token.

    >>> tokens("Bis zu 10.000 US-Soldaten, hieß es.")
    ['bis', 'zu', '10000', 'us-soldaten', 'hieß', 'es']
    """
    return _TOKEN.findall(_GROUPING.sub("", text).lower())


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """What the forms of a word have in common, roughly: no umlauts, no prefix ge-, no endings; strong verbs by their infinitive.

    Not a lemma: it only has to be the same for forms of the same word, and seldom for others.

    >>> word_key("verlegten"), word_key("Verlegung"), word_key("verlegt")
    ('verleg', 'verleg', 'verleg')
    >>> word_key("entsandt"), word_key("Entsendung"), word_key("geschickt")
    ('entsend', 'entsend', 'schick')
    """
    word = word.lower()
    word = _strong_forms().get(word) or _prefixed(word) or word
    word = word.translate(_FOLDED)
    if word.startswith("ge") and len(word) > 6:
        word = word[2:]
    for _ in range(2):
        ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST), "")
        word = word[: len(word) - len(ending)]
    return word


def _prefixed(word: str) -> str | None:
    """The infinitive of a strong verb's form behind one of the usual prefixes."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and (found := _strong_forms().get(word[len(prefix) :])):
            return prefix + found
    return None


@cache
def _strong_forms() -> dict[str, str]:
    """Preterites and participles of the strong verbs to their infinitives; participles also without ge-, as behind ent-."""
    found: dict[str, str] = {}
    for row in load_tsv("de/verbs_strong.tsv", ("infinitive", "preterite", "participle")):
        infinitive = row["infinitive"]
        for form in (row["preterite"], row["preterite"] + "en", row["participle"], row["participle"].removeprefix("ge")):
            if len(form) > 3:
                found.setdefault(form, infinitive)
    return found


@cache
def _stops() -> frozenset[str]:
    return frozenset(corpus_words().content_stops)


def keep_content(text: str) -> list[str]:
    """The words that say what a text is about, in lower case; numbers are none."""
    return [token for token in tokens(text) if len(token) > 2 and not token[0].isdigit() and token not in _stops()]


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the smaller set's words that the other has too; 0 where one is empty."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


@cache
def _unit_classes() -> dict[str, str]:
    return {word: name for name, words in corpus_words().same_units.items() for word in words}


@cache
def _demonyms() -> frozenset[str]:
    rows = load_tsv("actors/countries.tsv", ("demonyms",))
    return frozenset(word.lower() for row in rows for word in row["demonyms"].split("|") if word)


@lru_cache(maxsize=50_000)
def unit_class(unit: str | None) -> str:
    """The class of a counted noun: nouns for the same things have the same one. A missing noun counts people.

    >>> unit_class("US-Soldat"), unit_class("Marinesoldat"), unit_class("Rakete"), unit_class("Russe")
    ('soldat', 'soldat', 'rakete', 'mensch')
    """
    if not unit:
        return "mensch"
    word = unit.lower().rpartition("-")[2]
    classes = _unit_classes()
    if word in classes:
        return classes[word]
    if word in _demonyms():
        return "mensch"
    return next((classes[noun] for noun in classes if len(noun) > 5 and word.endswith(noun)), word)


@cache
def _activities() -> dict[str, str]:
    return {word_key(word): name for name, words in corpus_words().same_activities.items() for word in words}


def activity_class(text: str | None) -> str | None:
    """The class of an activity, or the key of its last word where it has none.

    >>> activity_class("entsandt"), activity_class("verlegt"), activity_class("gesegelt")
    ('deploy', 'deploy', 'segel')
    """
    words = tokens(text or "")
    if not words:
        return None
    key = word_key(words[-1])
    return _activities().get(key, key)


@cache
def speech_keys() -> frozenset[str]:
    """The keys of words for speaking."""
    return frozenset(map(word_key, corpus_words().speech_events))


def any_of(words: Iterable[str], text: str) -> bool:
    """Whether one of these lower case words stands in the text."""
    return not set(words).isdisjoint(tokens(text))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(corpus_words().state_offices)


def names_an_office(name: str) -> bool:
    """Whether one of the words is an office of a state, or ends like one ("Außenministerium")."""
    return any(word.endswith(_offices()) for word in tokens(name))
