"""Words whose part of speech needs no model: the lists of ``de/closed_classes.yaml``."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load_yaml


class Circumposition(BaseModel):
    """Prepositions that close a phrase opened by another one."""

    model_config = ConfigDict(extra="forbid")
    openers: list[str]
    closers: list[str]
    not_governed: list[str]


class ClosedClasses(BaseModel):
    """``de/closed_classes.yaml``."""

    model_config = ConfigDict(extra="forbid")
    always: dict[str, list[str]]
    verb_final: list[str]
    subject_pronouns: frozenset[str]
    dative_or_possessive: frozenset[str]
    neuter_articles: frozenset[str]
    ones: frozenset[str]
    relative_subjects: frozenset[str]
    relative_objects: frozenset[str]
    clause_relatives: frozenset[str]
    adverb_conjunctions: frozenset[str]
    particle_prepositions: frozenset[str]
    relative: list[str]
    openers: list[str]
    numerals: list[str]
    common_nouns: list[str]
    after_length: list[str]
    before_zu: list[str]
    infinitive: list[str]
    adverb_particles: frozenset[str]
    without_particles: frozenset[str]
    participle_auxiliaries: list[str]
    speech_forms: frozenset[str]
    predicatives: frozenset[str]
    going_on: frozenset[str]
    with_infinitive: frozenset[str]
    answer_forms: frozenset[str]
    circumposition: Circumposition


@cache
def closed_classes() -> ClosedClasses:
    """The word lists of ``de/closed_classes.yaml``."""
    return load_yaml("de/closed_classes.yaml", ClosedClasses)
