"""Words around date claims: the lists of ``de/dates.yaml``, nouns for events, what stands before a time."""

from collections.abc import Collection
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from claimx.claims.context import Context
from claimx.lexicon import load_yaml
from claimx.settings import WORDS_REMEMBERED


class DateFile(BaseModel):
    """``de/dates.yaml``: what keeps a calendar expression from being a date claim, and nouns that name events."""

    model_config = ConfigDict(extra="forbid")
    vague_words: list[str]
    vague_values: list[str]
    clock_points: frozenset[str]
    clock_words: list[str]
    today_words: list[str]
    timeless_neighbours: list[str]
    present_adjective: str
    title_words: str
    edges: list[str]
    event_endings: list[str]
    event_nouns: list[str]
    attribute_prepositions: list[str]
    manner_prepositions: list[str]
    named_for_year: tuple[str, ...]
    names_for_year: frozenset[str]
    seasons: frozenset[str]
    papers_of_day: frozenset[tuple[str, ...]]
    spanning: frozenset[str]
    participant_prepositions: list[str]
    agent_prepositions: list[str]
    naming_verbs: dict[str, list[str]]
    naming_oneself: list[str]
    naming_gaps: list[str]
    day_nouns: list[str]


@cache
def date_file() -> DateFile:
    """The tables of ``de/dates.yaml``."""
    return load_yaml("de/dates.yaml", DateFile)


@lru_cache(maxsize=WORDS_REMEMBERED)
def names_event(word: str) -> bool:
    """Whether a noun names an event ("Angriff", "Sitzung")."""
    lower = word.lower()
    file = date_file()
    return lower.endswith(tuple(file.event_endings)) or any(
        lower.endswith(noun) or lower.rstrip("esn").endswith(noun) for noun in file.event_nouns
    )


def before_preposition(context: Context, tokens: range, over: Collection[str] = ()) -> int:
    """The token before a time, its preposition and article ("Ende | bis zum 3. Mai"), and words that may stand between."""
    doc, before = context.doc, tokens[0] - 1
    least = max(-1, tokens[0] - 4)
    while before > least and (doc[before].tag_ in ("APPR", "APPRART", "ART") or doc[before].lower_ in over):
        before -= 1
    return before
