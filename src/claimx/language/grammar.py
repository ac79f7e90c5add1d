"""The closed-class words of ``de/grammar.yaml``, by what the rules ask of them."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load_yaml


class Grammar(BaseModel):
    """``de/grammar.yaml``; what each list is for stands there. Words are in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    contractions: dict[str, tuple[str, ...]]
    synonyms: dict[str, tuple[str, ...]]
    agent_prepositions: tuple[str, ...]
    speaking_bodies: tuple[str, ...]
    doing_prepositions: tuple[str, ...]
    owner_prepositions: frozenset[str]
    count_place_prepositions: tuple[str, ...]
    no_actor_prepositions: frozenset[str]
    occasion_prepositions: frozenset[str]
    particle_prepositions: frozenset[str]
    content_introducers: frozenset[str]
    statement_introducers: frozenset[str]
    joining: frozenset[str]
    exemplifying: tuple[str, ...]
    adding: frozenset[str]
    mutual: frozenset[str]
    pointing_back: frozenset[str]
    joining_phrases: frozenset[str]
    aside_prepositions: frozenset[str]
    dative_prepositions: frozenset[str]
    ownerless: frozenset[str]
    parting: frozenset[str]
    transparent: frozenset[str]
    answering: frozenset[str]
    indefinites: frozenset[str]
    neither_nor: frozenset[str]
    genitive_relatives: frozenset[str]
    pointing_subjects: frozenset[str]
    pronoun_objects: frozenset[str]
    pronoun_datives: frozenset[str]
    pluperfect: frozenset[str]
    pointing_contents: frozenset[str]
    demonstratives: frozenset[str]
    demonstratives_in_er: frozenset[str]
    definites: frozenset[str]
    nobody: frozenset[str]
    impersonal_subjects: frozenset[str]
    first_or_second_person: frozenset[str]
    future_auxiliaries: frozenset[str]
    auxiliary_participles: frozenset[str]
    by_now: frozenset[str]
    light_verbs: frozenset[str]


@cache
def grammar() -> Grammar:
    """The words of ``de/grammar.yaml``."""
    return load_yaml("de/grammar.yaml", Grammar)


@cache
def forms_of(preposition: str) -> tuple[str, ...]:
    """A preposition and its contractions with an article.

    >>> forms_of("zu"), forms_of("mit")
    (('zu', 'zum', 'zur'), ('mit',))
    """
    return (preposition, *grammar().contractions.get(preposition, ()))
