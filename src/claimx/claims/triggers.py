"""The trigger files of the lexicon: verbs and nouns with the grammatical role that each party takes."""

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from claimx.errors import LexiconError
from claimx.language.adjectives import ADJECTIVE_ENDINGS
from claimx.language.verbs import verb_table
from claimx.lexicon import load_yaml, swiss
from claimx.lexicon.spelling import with_swiss
from claimx.schema import Plover, RoleKind
from claimx.settings import RARE_WORDS_REMEMBERED, WORDS_REMEMBERED

TRIGGER_FILES = ("accusation", "denial", "criticism", "threat", "demand", "agreement", "delivery", "meeting")
EVENTS = ("threat", "demand", "agreement", "delivery", "meeting")
_EVALUATIONS = ("wrongdoing", "disapproval")
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4  # letters of the parts of a compound
_PLURAL_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern")


class Trigger(BaseModel):
    """One trigger of a claim type.

    ``verb``, ``noun`` or ``piece`` names it (and the rule); ``head`` is the infinitive to look for where the name is a phrase,
    ``heads`` are several. A ``piece`` fires in what is said without a verb ("»Alles Lüge«, sagte …").
    ``with_words``: one of these words must stand in the clause; ``requires``: all of these; ``exclude``: none may;
    "+class" stands for the adjectives of that class.
    ``where``: the group in that slot must be of this class (see `slot_has_class`), for a piece the slot "piece".
    ``demands``: the object is of one of these kinds; ``never``: of none.
    ``support``: verbs whose subject makes the noun's act; ``bearer``: verbs with the slot of whom the noun is held against,
    ``not_under``: verbs that take the noun back ("hielt sich mit Kritik zurück"),
    ``reversing``: verbs that make it where they are negated ("sparte nicht mit Kritik").
    ``describes``: the noun of an adjective of ``with`` that stands before one must be of this class ("eine falsche Meldung").
    ``needs``: these roles must be filled, of "a|b" one; "agent_party" by somebody, "agent_person" by that kind,
    "agent_body", "agent_critic" and "agent_witness" by a noun of that class.
    ``reported``: fires only where somebody is reported as saying it.
    ``negated``: fires only with a negation, ``affirmed``: only without.
    ``counters``: fires only where what is said is negated, by whom an accusation shortly before accuses; ``insists``: also
    without one, where what is negated is past. ``quoting``: fires only on words of attribution.
    ``past``: fires only where the clause that says the content tells what was ("schloss aus, dass … geschossen hätten").
    ``prevails``: criticism that stays where the same words make a denial too.
    ``perfect``: "sein" for verbs that build their perfect with it, so that
    "ist gereist" is no passive. ``compounds``: the noun is also looked for as the last part of a compound.
    ``apart``: compounds of the noun that mean something else. ``bars``: noun classes ("a|b") that a slot may not hold.
    ``no_kinds``: the trigger fires for no parties of these kinds, ``role_bars``: for none of these in that role,
    ``passive_bars``: for none of these in a passive without an agent, or of people ("drei Offiziere sind verurteilt worden": by
    a court).
    ``anchor``: "verb", "word" (of ``with``), "cue", "cue+" for the cue with the verb and the words of ``with``, a slot, or
    "+slot" for the verb with the slot's words. ``plover``: the event code where it is not the file's;
    ``modes``: codes by the noun class of the object. ``find`` and ``ignore`` are run by the test suite.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    verb: str | None = None
    noun: str | None = None
    piece: str | None = None
    head: str | None = None
    heads: list[str] = []
    plural: str | None = None
    with_words: list[str] = Field(default=[], alias="with")
    requires: list[str] = []
    exclude: list[str] = []
    where: dict[str, str] = {}
    demands: list[str] = []
    never: list[str] = []
    needs: list[str] = []
    support: list[str] = []
    bearer: dict[str, str] = {}
    not_under: list[str] = []
    reversing: list[str] = []
    describes: str = "any"
    reported: bool = False
    negated: bool = False
    affirmed: bool = False
    counters: bool = False
    insists: bool = False
    quoting: bool = False
    past: bool = False
    prevails: bool = False
    perfect: Literal["haben", "sein"] = "haben"
    compounds: bool = False
    apart: list[str] = []
    bars: dict[str, str] = {}
    no_kinds: list[RoleKind] = []
    role_bars: dict[str, list[RoleKind]] = {}
    passive_bars: dict[str, list[RoleKind]] = {}
    plover: Plover | None = None
    modes: dict[str, Plover] = {}
    anchor: str | None = None
    frame: dict[str, list[str]]
    find: str
    ignore: str
    _adjectives: frozenset[str] = PrivateAttr(default=frozenset())

    @model_validator(mode="after")
    def _one_name(self) -> "Trigger":
        if sum(name is not None for name in (self.verb, self.noun, self.piece)) != 1:
            raise ValueError("give one of verb, noun and piece")
        classes = [word[1:] for word in self.with_words if word.startswith("+")]
        self._adjectives = frozenset(form for name in classes for form in adjective_forms()[name])
        words = (adjective_forms()[word[1:]] if word.startswith("+") else (word,) for word in self.with_words)
        self.with_words = [form for forms in words for form in forms]
        return self

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The words of ``with`` that come from a class of adjectives."""
        return self._adjectives

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of ``with``."""
        return frozenset(self.with_words)

    @cached_property
    def takes_dative(self) -> bool:
        """Whether any role stands in the dative."""
        return any("dative" in slots for slots in self.frame.values())

    @property
    def name(self) -> str:
        """The trigger's name inside its file."""
        return self.verb or self.noun or self.piece or ""

    @property
    def lemma(self) -> str:
        """The infinitive or the noun to look for."""
        return self.head or self.name

    @property
    def infinitives(self) -> list[str]:
        """The verbs to look for, in both spellings."""
        return with_swiss(self.heads or [self.lemma])


class TriggerFile(BaseModel):
    """One claim type's file in ``lexicon/de/claims``."""

    model_config = ConfigDict(extra="forbid")
    type: str
    plover: Plover | None = None
    modes: dict[str, Plover] = {}
    triggers: list[Trigger]

    @model_validator(mode="after")
    def _hand_down(self) -> "TriggerFile":
        for trigger in self.triggers:
            trigger.modes = {} if trigger.plover else self.modes
            trigger.plover = trigger.plover or self.plover
        return self


@dataclass(frozen=True)
class TriggerIndex:
    """Triggers by infinitive, by noun form and by the last part of compound nouns (lower case), and those of pieces without
    a verb, each with its claim type. ``words`` are those that any trigger of an infinitive asks for with ``with``,
    ``wordless`` its triggers that ask for none."""

    verbs: dict[str, list[tuple[str, Trigger]]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    wordless: dict[str, list[tuple[str, Trigger]]] = field(default_factory=dict)
    nouns: dict[str, list[tuple[str, Trigger]]] = field(default_factory=dict)
    endings: dict[str, list[tuple[str, Trigger]]] = field(default_factory=dict)
    pieces: list[tuple[str, Trigger]] = field(default_factory=list)


class WordClasses(BaseModel):
    """``de/nouns.yaml`` and ``de/adjectives.yaml``."""

    model_config = ConfigDict(extra="forbid")
    classes: dict[str, list[str]]


@cache
def trigger_index() -> TriggerIndex:
    """All triggers of `TRIGGER_FILES`."""
    index = TriggerIndex()
    for name in TRIGGER_FILES:
        file = load_yaml(f"de/claims/{name}.yaml", TriggerFile)
        for trigger in file.triggers:
            if trigger.piece is not None:
                index.pieces.append((file.type, trigger))
            elif trigger.verb is not None:
                for infinitive in trigger.infinitives:
                    index.verbs.setdefault(infinitive, []).append((file.type, trigger))
            else:
                for form in noun_forms(trigger.lemma, trigger.plural):
                    index.nouns.setdefault(form, []).append((file.type, trigger))
                    if trigger.compounds:
                        index.endings.setdefault(form, []).append((file.type, trigger))
                for other in (form for word in trigger.apart for form in noun_forms(word)):
                    index.endings.setdefault(other, [])
    for verb, triggers in index.verbs.items():
        index.words[verb] = frozenset(word for _, trigger in triggers for word in trigger.with_words)
        index.wordless[verb] = [(kind, trigger) for kind, trigger in triggers if not trigger.with_words]
    return index


def noun_triggers(word: str) -> tuple[tuple[str, Trigger], ...]:
    """The triggers of a noun (lower case), by itself or by the last part of a compound ("waffenlieferungen")."""
    return _noun_triggers(word) if word[-3:] in _tails() else ()


@lru_cache(maxsize=WORDS_REMEMBERED)
def _noun_triggers(word: str) -> tuple[tuple[str, Trigger], ...]:
    index = trigger_index()
    found = index.nouns.get(word)
    if found is None:
        ends = (word[cut:] for cut in range(len(word)) if cut != 1)  # one letter is no first part of a compound
        found = next((index.endings[end] for end in ends if end in index.endings), [])
    return tuple(found)


@cache
def _tails() -> frozenset[str]:
    """The last three letters of all nouns that are triggers or can be the last part of one."""
    return frozenset(noun[-3:] for noun in (*trigger_index().nouns, *trigger_index().endings))


@lru_cache(maxsize=4096)
def addresses(verb: str) -> bool:
    """Whether the infinitive under a verb is what its object or dative did or is to do ("beschuldigt die Crew, … zu haben").

    >>> addresses("beschuldigen"), addresses("auffordern"), addresses("drohen")
    (True, True, False)
    """
    sides = {"accusation": "accused", "demand": "target"}
    slots = (t.frame.get(sides[kind], []) for kind, t in trigger_index().verbs.get(verb, ()) if kind in sides)
    return any(not {"object", "dative"}.isdisjoint(found) for found in slots)


def noun_forms(singular: str, plural: str | None = None) -> set[str]:
    """The lower-case forms of a noun: with the usual endings, or with the plural that is given."""
    base = singular.lower()
    if "ß" in base + (plural or ""):
        return noun_forms(swiss(base), plural and swiss(plural)) | _noun_forms(base, plural)
    return _noun_forms(base, plural)


def _noun_forms(base: str, plural: str | None) -> set[str]:
    forms = {base, base + "s", base + "es"}
    if plural is None:
        return forms | {base + ending for ending in _PLURAL_ENDINGS} | ({base + "nen"} if base.endswith("in") else set())
    return forms | {plural.lower(), plural.lower() + "n"}


@cache
def _class_forms() -> dict[str, frozenset[str]]:
    file = load_yaml("de/nouns.yaml", WordClasses)
    found: dict[str, frozenset[str]] = {}
    for name, nouns in file.classes.items():
        forms: set[str] = set()
        for entry in nouns:
            if entry.startswith("+"):
                if entry[1:] not in found:
                    raise LexiconError(
                        f"{name}: no class {entry[1:]} above it",
                        where="de/nouns.yaml", remedy="name a class that stands further up",
                    )  # fmt: skip
                forms.update(found[entry[1:]])
                continue
            singular, _, plural = entry.partition("=")
            forms |= noun_forms(singular, plural or None)
        found[name] = frozenset(forms)
    return found


@cache
def _evaluations() -> frozenset[str]:
    """The forms of all classes of evaluations."""
    return frozenset().union(*(forms for name, forms in _class_forms().items() if name in _EVALUATIONS))


@cache
def adjective_forms() -> dict[str, tuple[str, ...]]:
    """The adjectives of each class of ``de/adjectives.yaml``, lower case, without and with the endings of attributes."""
    file = load_yaml("de/adjectives.yaml", WordClasses)
    return {name: tuple(form for base in bases for form in _inflected(base)) for name, bases in file.classes.items()}


@cache
def _qualities() -> dict[str, frozenset[str]]:
    return {name: frozenset(forms) for name, forms in adjective_forms().items()}


def has_quality(word: str, name: str) -> bool:
    """Whether an adjective, in any form, belongs to a class of ``de/adjectives.yaml``.

    >>> has_quality("haltlosen", "untrue"), has_quality("kalt", "untrue")
    (True, False)
    """
    return word.lower() in _qualities()[name]


def _inflected(adjective: str) -> list[str]:
    stem = adjective[:-2] + "l" if adjective.endswith("el") else adjective.removesuffix("e")
    return [adjective, *(stem + ending for ending in ADJECTIVE_ENDINGS)]


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def has_class(word: str, name: str) -> bool:
    """Whether a noun belongs to a class of ``de/nouns.yaml``, itself or as the last part of a compound.

    A compound that is listed in another class of evaluations ("Dammbruch") does not belong to its last part's.

    >>> has_class("Kriegsverbrechen", "wrongdoing"), has_class("Vorwürfen", "accusation"), has_class("Tisch", "wrongdoing")
    (True, True, False)
    """
    lower = word.lower().strip("„“”\"»«'")
    forms = _class_forms().get(name, frozenset())
    if lower in forms:
        return True
    if lower in _evaluations():
        return False
    return any(lower[start:] in forms for start in range(_SHORTEST_FIRST, len(lower) - _SHORTEST_LAST + 1))


def known_verbs() -> set[str]:
    """The infinitives that any trigger looks for; the tests check that the conjugation knows them."""
    return set(trigger_index().verbs) | set(verb_table().forms)


def examples() -> list[tuple[str, str, Any]]:
    """(type, trigger) of every trigger with its examples, for the test suite."""
    index = trigger_index()
    seen: dict[tuple[str, str], Any] = {}
    for found in (*index.verbs.values(), *index.nouns.values(), index.pieces):
        for kind, trigger in found:
            seen[kind, trigger.name] = trigger
    return [(kind, name, trigger) for (kind, name), trigger in sorted(seen.items())]
