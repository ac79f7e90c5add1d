"""Different words for the same: the groups of ``de/synonyms.yaml``, looked up by word keys."""

import re
from functools import cache, lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claimx.corpus.words import PREFIXES, keep_content, word_key
from claimx.lexicon import load_tsv, load_yaml

Groups = dict[str, Annotated[list[str], Field(min_length=1)]]

SHORTEST_HEAD = 5
"""Letters from which a word's end can be the head of a compound."""


_ZU = re.compile(
    r"^(ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|über|um|vor|weg|zurück|zusammen)zu(?=\w{4,}n$)"
)
"""The "zu" of an infinitive behind its prefix: "anzugreifen"."""


STATE = "&"
"""Before the ISO code of a state in the meaning of its names, adjectives and people."""


MARKS = frozenset(("@", "=", STATE))
"""What the names of groups and states begin with; other meanings are the keys of words."""


NEIGHBOUR = "=neighbour"
"""The group of the nouns that stand for another state."""


class Synonyms(BaseModel):
    """``de/synonyms.yaml``; what each part is for stands there."""

    model_config = ConfigDict(extra="forbid")
    events: Groups
    kinds: Groups
    of_war: list[str]
    things: Groups
    generic: list[str]
    pointing: list[str]
    plain: list[str]
    light: list[str]


@cache
def synonyms() -> Synonyms:
    """The groups of ``de/synonyms.yaml``."""
    return load_yaml("de/synonyms.yaml", Synonyms)


@cache
def _groups() -> dict[str, str]:
    """Word keys to the names of their groups; those of events begin with ``@``, those of things with ``=``."""
    known = synonyms()
    found: dict[str, str] = {}
    for mark, groups in (("@", known.events), ("=", known.things)):
        for name, words in groups.items():
            for word in words:
                for part in word.split():
                    found.setdefault(word_key(part), mark + name)
    return found


@cache
def state_words(*, seats: bool = False) -> dict[str, str]:
    """The keys of the names, adjectives and people of states, or also of the seats of their governments, to their ISO codes;
    words of several states are left out."""
    columns = ("name", "other_names", "adjectives", "demonyms", *(("seats",) if seats else ()))
    found: dict[str, set[str]] = {}
    for row in load_tsv("actors/countries.tsv", ("iso", *columns)):
        for word in (word for column in columns for word in row[column].split("|")):
            if len(word) > 3 and " " not in word:
                found.setdefault(word_key(word), set()).add(row["iso"])
    return {key: min(states) for key, states in found.items() if len(states) == 1}


@cache
def _light() -> frozenset[str]:
    return frozenset(map(word_key, synonyms().light))


@cache
def _kinds() -> dict[str, str]:
    return {"@" + name: kind for kind, names in synonyms().kinds.items() for name in names}


def kinds_of(happenings: frozenset[str]) -> frozenset[str]:
    """The kinds of events, coarser than their groups; a group of no kind is its own.

    >>> sorted(kinds_of(frozenset(("@attack", "@explosion", "@vote"))))
    ['@vote', 'violence']
    """
    return frozenset(_kinds().get(name, name) for name in happenings)


@cache
def of_war() -> frozenset[str]:
    """The groups of events that belong to a war."""
    return frozenset("@" + name for name in synonyms().of_war)


@cache
def plain() -> frozenset[str]:
    """The meanings of words that stand in reports of all kinds."""
    return frozenset(meaning for word in (*synonyms().plain, *synonyms().light) for meaning in meanings(word))


def points_back(text: str) -> bool:
    """Whether a content only points to what was said before ("das", "jede Beteiligung"): by its first word.

    >>> points_back("das in einer Ansprache"), points_back("das Gotteshaus beschossen zu haben")
    (True, False)
    """
    first, _, rest = text.partition(" ")
    return first.lower() in synonyms().pointing and not (first.lower() == "das" and rest[:1].isupper())


@cache
def generic() -> frozenset[str]:
    """The meanings of words that every side accuses the other of."""
    return frozenset(meaning for word in synonyms().generic for meaning in meanings(word))


@cache
def vague() -> frozenset[str]:
    """The meanings of such words that are no events, and the keys of words that only say that something took place."""
    return (generic() - events_in(generic())) | _light()


def is_light(key: str) -> bool:
    """Whether a word key only says that something took place."""
    return key in _light()


@lru_cache(maxsize=200_000)
def meanings(word: str) -> tuple[str, ...]:
    """The group of a word, else its key; of a compound both the group of its last part and the key of what stands before;
    of a state's name, adjective or people the state.

    >>> meanings("angegriffen"), meanings("Nachtangriffe"), meanings("Klosters"), meanings("armenischen")
    (('@attack',), ('@attack', 'nach'), ('klost',), ('&AM',))
    """
    word = _ZU.sub(r"\1", word.lower())
    if "-" in word:
        return tuple(meaning for part in word.split("-") if len(part) > 2 for meaning in meanings(part))
    key, groups = word_key(word), _groups()
    if key in groups:
        return (groups[key],)
    if key in state_words():
        return (STATE + state_words()[key],)
    for cut in range(3, len(word) - SHORTEST_HEAD + 1):
        if word[:cut] not in PREFIXES and (head := word_key(word[cut:])) in groups:
            first = word_key(word[:cut])
            return groups[head], groups.get(first, first)
    return (key,)


def content_keys(text: str) -> frozenset[str]:
    """The meanings of the words that say what a text is about; numbers are none.

    >>> sorted(content_keys("die Waffenruhe gebrochen zu haben"))
    ['@breach', '@truce']
    """
    return frozenset(meaning for token in keep_content(text) for meaning in meanings(token))


def events_in(keys: frozenset[str]) -> frozenset[str]:
    """The groups of events among content keys."""
    return frozenset(key for key in keys if key.startswith("@"))
