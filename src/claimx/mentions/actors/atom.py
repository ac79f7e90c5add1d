"""An atom: the smallest part of a mention; and the lexicon's word lists as sets."""

from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.language.closed_classes import closed_classes
from claimx.mentions.actors.names import Sense, names
from claimx.mentions.actors.nouns import NounForm, noun_of, speaks_for
from claimx.mentions.actors.tables import Entity, persons, words
from claimx.mentions.actors.words import adjective_stem, form_of
from claimx.settings import WORDS_REMEMBERED


@dataclass(slots=True)
class Atom:
    """A part of a mention: pieces ``start`` to ``end``.

    ``sort`` is a sort of name, or noun, mod (adjective), stranger (a person no table has), org, place, abbreviation.

    ``label`` is the name, or the stem of an adjective; ``fixed`` marks an adjective that takes no endings ("Basler").
    """

    start: int
    end: int
    sort: str
    senses: tuple[Sense, ...] = ()
    noun: NounForm | None = None
    genitive: bool = False
    label: str = ""
    fixed: bool = False

    @property
    def entity(self) -> Entity | None:
        """The one entity that the atom names, None where several have that name."""
        senses = self.senses
        return senses[0].entity if len(senses) == 1 or len({sense.entity.name for sense in senses}) == 1 else None


class Sets:
    """The lexicon's word lists as sets of folded words."""

    def __init__(self) -> None:
        lexicon = words()
        self.adjectives = {form_of(word).folded for word in (*lexicon.kept_adjectives, *lexicon.dropped_adjectives)}
        self._kept = {form_of(word).folded for word in lexicon.kept_adjectives}
        self.determiners = frozenset(lexicon.determiners)
        self.not_in_names = {*lexicon.not_in_names, *closed_classes().common_nouns}
        self.particles = set(lexicon.name_particles)
        self.foreign_particles = self.particles - set(lexicon.german_particles)
        self.first_names = set(lexicon.first_names) | {person.entity.name.split(" ")[0] for person in persons()}
        self.first_names -= set(lexicon.family_name_first)
        self.source_heads = set(lexicon.source_heads)
        self.prefix_stops = set(lexicon.adjectival_prefix_stops)

    def keeps(self, stem: str) -> bool:
        """Whether an adjective belongs to a name: "kurdische Miliz", "bayerische Polizei", but not "neue Regierung"."""
        return stem in self._kept or (stem.endswith("isch") and stem not in self.adjectives)


@cache
def sets() -> Sets:
    """The word lists of the lexicon."""
    return Sets()


@lru_cache(maxsize=4 * WORDS_REMEMBERED)
def is_idle_word(word: str) -> bool:
    """Whether a word by itself is no part of a mention: it begins no name, is no actor noun and no adjective of actors.

    Its tag, the NER and its neighbours may still make it one.
    """
    if names().begins(word):
        return False
    form = form_of(word)
    stem = adjective_stem(form.folded)
    if not form.capital:
        return stem is None or not (stem.endswith("isch") or stem in sets().adjectives)
    adjective = stem in sets().adjectives and word.casefold() not in sets().determiners
    return not adjective and noun_of(word) is None and speaks_for(word) is None
