"""The lexicon files of this room as validated records, compiled once."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from claimx.lexicon.loader import load_yaml

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[list[Word], Field(min_length=1)]

_OUTER = " \t\xa0\u202f\u200b\xad.,;:!?…*+|/\\-–—›»«‹>•·„“”\"'()[]0123456789→←↑↓▶►■▼▲"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DateLabels(_Model):
    """Words that say which date it is."""

    published: Words
    stand: Words
    updated: Words


class DatelineWords(_Model):
    """``de/datelines.yaml``."""

    months: Annotated[dict[int, Words], Field(min_length=12, max_length=12)]
    weekdays: Words
    labels: DateLabels
    fillers: Words


class Furniture(_Model):
    """Words of share bars and menus."""

    core: Words
    fillers: Words


class Comments(_Model):
    """How a comment box begins, and what it says."""

    openers: Words
    telling: Words
    buttons: Words


class Credits(_Model):
    """Words and signs of photo credits and captions."""

    words: Words
    signs: Words
    notes: Words
    positions: Words


class BoilerplateWords(_Model):
    """``de/boilerplate.yaml``."""

    lines: Words
    sections: Words
    start_limit: Annotated[int, Field(gt=0)]
    starts: Words
    labels: Words
    openers: Words
    comments: Comments
    furniture: Furniture
    credits: Credits
    agencies: Words
    agency_fillers: Words
    bylines: Words
    byline_fillers: Words
    author_boxes: Words


class ErrorPageWords(_Model):
    """``de/error_pages.yaml``."""

    longest: Annotated[int, Field(gt=0)]
    titles: Words
    texts: Words
    cookie_walls: Words


class LanguageProfiles(_Model):
    """``de/language_profiles.yaml``."""

    german: Words
    others: Annotated[dict[Word, Words], Field(min_length=1)]


def line_key(text: str) -> str:
    """A line as it is compared with the lexicon: no outer punctuation, no numbers, single blanks, no case.

    >>> line_key(" Kommentare (12): "), line_key("Bild 1 von 12")
    ('kommentare', 'bild von')
    """
    return " ".join(word for word in text.strip(_OUTER).casefold().split() if not word.isdigit())


def prefix_key(text: str) -> str:
    """The beginning of a line as it is compared with the lexicon's line beginnings."""
    return " ".join(text.casefold().split())


@dataclass(slots=True, frozen=True)
class Boilerplate:
    """The boilerplate lexicon, ready for look-ups of `line_key` and `prefix_key`."""

    lines: frozenset[str]
    sections: frozenset[str]
    start_limit: int
    starts: dict[str, tuple[str, ...]]
    labels: tuple[str, ...]
    openers: frozenset[str]
    comment_openers: frozenset[str]
    comment_words: tuple[str, ...]
    comment_buttons: frozenset[str]
    core: frozenset[str]
    furniture: frozenset[str]
    credits: Credits
    agencies: frozenset[str]
    agency_fillers: frozenset[str]
    bylines: frozenset[str]
    byline_fillers: frozenset[str]
    author_boxes: frozenset[str]


@cache
def boilerplate() -> Boilerplate:
    """``de/boilerplate.yaml``, compiled."""
    words = load_yaml("de/boilerplate.yaml", BoilerplateWords)
    starts: dict[str, tuple[str, ...]] = {}
    for phrase in map(prefix_key, words.starts):
        first = phrase.partition(" ")[0]
        starts[first] = (*starts.get(first, ()), phrase)
    return Boilerplate(
        lines=frozenset(map(line_key, words.lines)),
        sections=frozenset(map(line_key, words.sections)),
        start_limit=words.start_limit,
        starts=starts,
        labels=tuple(words.labels),
        openers=frozenset(map(line_key, words.openers)),
        comment_openers=frozenset(map(line_key, words.comments.openers)),
        comment_words=tuple(map(prefix_key, words.comments.telling)),
        comment_buttons=frozenset(map(line_key, words.comments.buttons)),
        core=_folded(words.furniture.core),
        furniture=_folded(words.furniture.core) | _folded(words.furniture.fillers),
        credits=words.credits,
        agencies=_folded(words.agencies),
        agency_fillers=_folded(words.agency_fillers),
        bylines=_folded(words.bylines),
        byline_fillers=_folded(words.byline_fillers),
        author_boxes=frozenset(map(line_key, words.author_boxes)),
    )


@cache
def datelines() -> DatelineWords:
    """``de/datelines.yaml``."""
    return load_yaml("de/datelines.yaml", DatelineWords)


@cache
def error_pages() -> ErrorPageWords:
    """``de/error_pages.yaml``."""
    return load_yaml("de/error_pages.yaml", ErrorPageWords)


@cache
def language_profiles() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The German stop words, and those of each other language by its name."""
    profiles = load_yaml("de/language_profiles.yaml", LanguageProfiles)
    return frozenset(profiles.german), {name: frozenset(words) for name, words in profiles.others.items()}


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
