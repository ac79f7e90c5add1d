"""The word lists of ``de/modality.yaml`` as a validated record and as sets."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load_yaml

_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n", "er")


class Hedges(BaseModel):
    """Words that leave open whether it is so."""

    model_config = ConfigDict(extra="forbid")
    adverbs: list[str]
    attributes: list[str]
    modals: list[str]
    verbs: list[str]
    expecting: list[str]
    excluding: list[str]
    impersonal: list[str]
    nouns: list[str]
    predicates: list[str]


class Conditions(BaseModel):
    """Words that make a clause depend on another."""

    model_config = ConfigDict(extra="forbid")
    introducers: list[str]
    verb_first: list[str]
    finite: list[str]
    unreal: list[str]


class Plans(BaseModel):
    """Words that put a clause in the future."""

    model_config = ConfigDict(extra="forbid")
    modals: list[str]
    verbs: list[str]
    prescribing: list[str]
    words: list[str]
    confident: list[str]
    beliefs: list[str]
    future: list[str]
    until: list[str]
    since: list[str]
    willing: list[str]
    lives: list[str]
    grants: list[str]
    present: list[str]
    nouns: list[str]


class Reports(BaseModel):
    """Modals that with a perfect infinitive pass on what others say."""

    model_config = ConfigDict(extra="forbid")
    modals: list[str]


class Negations(BaseModel):
    """Negations and what takes them back."""

    model_config = ConfigDict(extra="forbid")
    words: list[str]
    introducers: list[str]
    pseudo: list[str]
    released: list[str]


class ModalityFile(BaseModel):
    """``de/modality.yaml``."""

    model_config = ConfigDict(extra="forbid")
    hedged: Hedges
    conditional: Conditions
    planned: Plans
    reported: Reports
    negation: Negations


class ModalityWords:
    """The file's lists as sets."""

    def __init__(self, file: ModalityFile):
        self.hedges = frozenset(file.hedged.adverbs)
        self.hedged_attributes = tuple(file.hedged.attributes)
        self.hedging_modals = frozenset(file.hedged.modals)
        self.hedging_verbs = frozenset(file.hedged.verbs)
        self.expecting = frozenset(file.hedged.expecting)
        self.excluding = frozenset(file.hedged.excluding)
        self.impersonal = frozenset(file.hedged.impersonal)
        self.hedging_nouns = _forms(file.hedged.nouns)
        self.predicates = frozenset(file.hedged.predicates)
        self.conditions = frozenset(file.conditional.introducers)
        self.verb_first = frozenset(file.conditional.verb_first)
        self.conditional_finite = frozenset(file.conditional.finite)
        self.unreal = frozenset(file.conditional.unreal)
        self.plan_modals = frozenset(file.planned.modals)
        self.plan_verbs = frozenset(file.planned.verbs)
        self.prescribing = frozenset(file.planned.prescribing)
        self.plan_words = frozenset(file.planned.words)
        self.beliefs = frozenset(file.planned.beliefs)
        self.future = frozenset(file.planned.future)
        self.since = frozenset(file.planned.since)
        self.until = frozenset(file.planned.until)
        self.grants = frozenset(file.planned.grants)
        self.present = tuple(file.planned.present)
        self.willing = frozenset(file.planned.willing)
        self.lives = frozenset(file.planned.lives)
        self.telling_plans = self.plan_words | {*file.planned.confident} | _forms(file.planned.nouns)  # "der Plan, … zu bauen"
        self.report_modals = frozenset(file.reported.modals)
        self.negations = frozenset(file.negation.words)
        self.negating_introducers = frozenset(file.negation.introducers)
        self.pseudo = frozenset(file.negation.pseudo)
        self.released = frozenset(file.negation.released)


def _forms(nouns: list[str]) -> frozenset[str]:
    return frozenset(noun.lower() + ending for noun in nouns for ending in _NOUN_ENDINGS)


@cache
def modality_file() -> ModalityFile:
    """The word lists of ``de/modality.yaml``."""
    return load_yaml("de/modality.yaml", ModalityFile)


@cache
def modality_words() -> ModalityWords:
    """The lists as sets."""
    return ModalityWords(modality_file())
