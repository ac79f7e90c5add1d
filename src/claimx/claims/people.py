"""What counted people are: the tables of ``de/counts.yaml`` and the record of one count."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from claimx.language.brackets import Clause
from claimx.language.groups import NounGroup
from claimx.lexicon import load_yaml
from claimx.schema import Outcome, Quantity
from claimx.settings import WORDS_REMEMBERED

ARMED = ("country", "government", "organisation", "group")
"""Kinds of actors that can have troops; the first two are states."""


class Phrase(BaseModel):
    """A verb that has the outcome only together with a word of its clause ("a|b" for one of several, "-gewahrsam": or a
    compound that ends in it). ``beside``: of these words one must stand there, too ("in", "ins": not "aus der Klinik");
    ``without``: last parts of words that say that it is something else (an illness)."""

    model_config = ConfigDict(extra="forbid")
    verb: str
    word: str
    outcome: Outcome
    patient: str
    beside: list[str] = []
    without: list[str] = []

    def stands_in(self, words: frozenset[str]) -> bool:
        """Whether the word is among these (lower case)."""
        if self.beside and words.isdisjoint(self.beside):
            return False
        if self.without and any(word.endswith(tuple(self.without)) for word in words):
            return False
        for part in self.word.split("|"):
            if part in words or (part.startswith("-") and any(word.endswith(part[1:]) for word in words)):
                return True
        return False


class CountFile(BaseModel):
    """``de/counts.yaml``."""

    model_config = ConfigDict(extra="forbid")
    troops: list[str]
    troops_by_context: list[str]
    civil: frozenset[str]
    civil_stems: tuple[str, ...]
    military: tuple[str, ...]
    not_troops: list[str]
    squad: str
    bands: frozenset[str]
    irregulars: list[str]
    regulars: list[str]
    fighters: list[str]
    crews: list[str]
    members: list[str]
    recruits: frozenset[str]
    conscripting_verbs: frozenset[str]
    service_phrases: dict[str, frozenset[str]]
    composing_verbs: frozenset[str]
    serving_verbs: list[str]
    government: str
    men_and_women: frozenset[str]
    exercise_people: frozenset[str]
    exercises: list[str]
    in_number: str
    adding_verbs: frozenset[str]
    on_top: frozenset[str]
    strength_limits: list[str]
    formations: list[str]
    units: list[str]
    consisting_prepositions: list[str]
    summing_words: list[str]
    strong_adjectives: list[str]
    state_nouns: list[str]
    home_nouns: frozenset[str]
    military_places: list[str]
    uniforms: frozenset[str]
    whole_nouns: list[str]
    lost_people: list[str]
    losing_verbs: list[str]
    escaping_verbs: frozenset[str]
    plain_adjectives: list[str]
    plain_firsts: frozenset[str]
    killings: list[str]
    tried: str
    loss_nouns: list[str]
    loss_prepositions: list[str]
    losing: str
    own_words: list[str]
    side_nouns: list[str]
    facing_verbs: frozenset[str]
    ranking_verbs: list[str]
    conscripts: list[str]
    mission_nouns: list[str]
    destination_prepositions: list[str]
    sides_of_attack: list[str]
    councils: list[str]
    somebody: str
    civil_verbs: frozenset[str]
    mourning_verbs: list[str]
    fighting_verbs: list[str]
    outcome_nouns: dict[Outcome, list[str]]
    outcome_adjectives: dict[Outcome, list[str]]
    patient_verbs: dict[Outcome, list[str]]
    subject_verbs: dict[Outcome, list[str]]
    phrases: list[Phrase]
    event_nouns: dict[Outcome, list[str]]
    clinic_verbs: frozenset[str]
    clinics: list[str]
    wounds: list[str]
    captivity: frozenset[str]
    part_words: list[str]
    part_verbs: frozenset[str]
    among: frozenset[str]
    being: str
    possessed: frozenset[str]
    following: str
    more: frozenset[str]
    force_verbs: list[str]
    force_phrases: dict[str, list[str]]
    company_verbs: frozenset[str]
    sending_nouns: list[str]
    deciding_verbs: frozenset[str]
    force_adjectives: list[str]
    provider_nouns: list[str]
    copulas: list[str]
    resizing_verbs: list[str]
    belonging_verbs: list[str]
    belonging_phrase: dict[str, str]
    coming_verbs: frozenset[str]
    leaving_verbs: frozenset[str]
    leaving_nouns: list[str]
    army_nouns: list[str]
    attaining_verbs: frozenset[str]
    attained: frozenset[str]
    census_verbs: list[str]
    listing_verbs: list[str]
    anew_words: list[str]
    list_nouns: list[str]
    counting_verbs: list[str]
    figure_verbs: list[str]
    stating_verbs: frozenset[str]
    assessing_verbs: dict[str, str]
    assessments: list[str]
    seat_nouns: list[str]
    estimating_verbs: list[str]
    strength_nouns: list[str]
    counting_phrases: dict[str, str]
    gap_openers: list[str]
    list_prepositions: list[str]
    respectively: frozenset[str]
    talk_nouns: list[str]
    talk_prepositions: list[str]
    dummy_subject: str
    animals: list[str]
    lifeless: frozenset[str]
    animal_endings: list[str]
    sum_nouns: list[str]
    activity_prepositions: list[str]
    activity_nouns: list[str]
    no_activity: list[str]
    not_counted_units: list[str]
    victim: str
    of: str
    of_these: frozenset[str]
    counted_pronouns: frozenset[str]
    number_nouns: frozenset[str]
    how_many: str
    summing_verbs: frozenset[str]
    mere_people: frozenset[str]
    state_verbs: frozenset[str]
    falling_verbs: frozenset[str]


@cache
def count_file() -> CountFile:
    """The tables of ``de/counts.yaml``."""
    return load_yaml("de/counts.yaml", CountFile)


@dataclass(slots=True)
class Count:
    """Counted people: the quantity, its group, what happened to them (None: troops that are somewhere or do something)."""

    quantity: Quantity
    tokens: range
    clause: Clause | None
    group: NounGroup | None
    outcome: Outcome | None
    rule: str


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_troop_word(word: str) -> bool:
    """Whether a lower-case noun form names soldiers or armed forces."""
    nouns, last_parts, tails = _troop_nouns()
    return word in nouns or (word[-3:] in tails and any(word[cut:] in last_parts for cut in range(len(word))))


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_troop_noun(noun: str, *, by_context: bool = False) -> bool:
    """Whether the lemma of a counted noun, whatever its ending, is a soldier's; ``by_context``: one that may be ("Mann")."""
    nouns, stems, last_parts = _soldiers(by_context)
    return noun in nouns or _stem(noun) in stems or _stem(noun).endswith(last_parts)


@cache
def _soldiers(by_context: bool) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The nouns for soldiers, their stems, and those of the stems long enough to be the last part of a compound."""
    nouns = frozenset(count_file().troops_by_context if by_context else count_file().troops)
    stems = frozenset(_stem(noun) for noun in nouns)
    return nouns, stems, tuple(stem for stem in stems if len(stem) > 4)


def _stem(noun: str) -> str:
    """A noun without the endings of adjectives and weak nouns ("freiwilliger", "uniformierte", "gardisten")."""
    return next((noun.removesuffix(end) for end in ("en", "er", "e", "n", "r") if noun.endswith(end) and len(noun) > 5), noun)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_animal(noun: str) -> bool:
    """Whether the lemma of a counted noun, or the last part of a compound, is an animal's ("Milchkuh")."""
    return noun in count_file().animals or noun.endswith(tuple(count_file().animal_endings))


def is_army_word(word: str) -> bool:
    """Whether a lower-case noun form names soldiers, armed forces or one of their formations ("bataillons")."""
    return is_troop_word(word) or word.removesuffix("es").removesuffix("s").endswith(tuple(count_file().formations))


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_formation_word(word: str) -> bool:
    """Whether a lower-case noun form names a part of an army that says nothing of whose it is ("vorauskommandos", "truppe")."""
    units = count_file().units
    stems = {word, *(word.removesuffix(end) for end in ("s", "es", "n", "en", "e"))}
    return any(stem == unit.removeprefix("-") or (unit[0] == "-" and stem.endswith(unit[1:])) for stem in stems for unit in units)


def is_body(word: str) -> bool:
    """Whether a lower-case noun form names an army, its soldiers or a part of it."""
    return is_army_word(word) or is_formation_word(word)


@cache
def _troop_nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The nouns for soldiers and forces, the forms of those that are long enough to be the last part of a compound, and the
    last three letters of these."""
    file = count_file()
    nouns = frozenset((*file.troops, *file.army_nouns))
    last_parts = frozenset(noun + ending for noun in nouns if len(noun) > 4 for ending in ("", "n", "en", "e", "s", "es"))
    return nouns, last_parts, frozenset(form[-3:] for form in last_parts)


def largest(quantity: Quantity) -> float:
    """The largest of the numbers that a quantity names; 0 where it names none."""
    known = (quantity.value, quantity.min, quantity.max)
    return float(max((number for number in known if number is not None), default=0))


def is_share(quantity: Quantity) -> bool:
    """A share ("ein Drittel", "die Hälfte") counts nobody."""
    known = quantity.value if quantity.value is not None else quantity.min
    return known is not None and known != known.to_integral_value()
