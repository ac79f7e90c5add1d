"""The words of quantities: ``lexicon/de/quantities.yaml`` and ``units.yaml``, validated and indexed for look-up."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimx.lexicon.loader import load_tsv, load_yaml
from claimx.mentions.number_words import fold

Effect = Literal["min", "max", "about", "min_about", "max_about", "none"]
Kind = Literal["person", "thing", "measure", "time", "other"]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Ranges(_File):
    """Words between the two numbers of a range."""

    until: list[str]
    or_: list[str]
    between: str
    and_: str

    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.rstrip("_"))


class One(_File):
    """Words for one of several people."""

    forms: list[str]
    pronouns: list[str]
    picked: list[str]
    whom: list[str]
    not_before: list[str]
    years: frozenset[str]
    old: frozenset[str]
    further: frozenset[str]


class Years(_File):
    """Words that tell a year from a number of four digits."""

    before: list[str]
    rough: list[str]
    cues: list[str]


class QuantityWords(_File):
    """The shape of ``lexicon/de/quantities.yaml``."""

    before: dict[Effect, list[str]]
    after: dict[Effect, list[str]]
    inner: dict[str, Effect]
    article_bounds: list[str]
    governed: dict[str, list[str]]
    gegen_multiple: int
    several: dict[str, int]
    several_scales: int
    vague_endings: list[str]
    vague: dict[str, int]
    vague_scales: list[str]
    ranges: Ranges
    factors: dict[str, Decimal]
    multiples: dict[str, Decimal]
    many: list[str]
    so: str
    as_many: list[str]
    every: list[str]
    partitive: list[str]
    same_noun: list[str]
    instead: frozenset[str]
    citing: frozenset[str]
    citing_nouns: list[str]
    additive: list[str]
    count_nouns: list[str]
    age_cues: list[str]
    share_unit: str
    factor_unit: str
    times_unit: str
    no_labels: frozenset[str]
    label_heads: list[str]
    label_words: list[str]
    before_ordinals: list[str]
    sentence_starters: list[str]
    adverbs: list[str]
    no_adjectives: list[str]
    prepositions: list[str]
    genitives: list[str]
    of: str
    no_nouns: list[str]
    compound_units: list[str]
    one: One
    years: Years
    before_shares: list[str]
    before_no_label: list[str]
    number_homonyms: list[str]


class UnitWords(_File):
    """The shape of ``lexicon/de/units.yaml``."""

    persons: dict[str, list[str]]
    whole_words: list[str]
    nominal_adjectives: list[str]
    person_endings: list[str]
    things: dict[str, list[str]]
    measures: dict[str, list[str]]
    signs: dict[str, str]
    signs_before: list[str]
    times: list[str]
    plural_endings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: the singular's lemma and its kind."""

    lemma: str
    kind: Kind


_REGULAR = ("", "n", "e", "en", "s", "es", "nen")
_OF_DEMONYMS = ("", "n", "s", "en")
_GENDERED = re.compile(r"(?:[*:_]in(?:nen)?|(?<=[a-zäöü])Innen)$")
_SHORTEST_PREFIX = 2


class Lexicon:
    """Both files, indexed."""

    def __init__(self, words: QuantityWords, units: UnitWords):
        self.words, self.units = words, units
        self.before = {tuple(phrase.split()): effect for effect, phrases in words.before.items() for phrase in phrases}
        self.last_before = {phrase[-1] for phrase in self.before}
        self.after = {tuple(phrase.split()): effect for effect, phrases in words.after.items() for phrase in phrases}
        self.plain_modifiers = {phrase[0] for phrase, effect in self.before.items() if effect == "none"}
        self.several = {tuple(phrase.split()): count for phrase, count in words.several.items()}
        self.vague = {fold(word): count for word, count in words.vague.items()}
        self.partitive = {tuple(phrase.split()) for phrase in words.partitive}
        self.label_heads = tuple(fold(word) for word in words.label_heads)
        self.label_words = {fold(word) for word in words.label_words}
        self.starters, self.no_nouns = set(words.sentence_starters), set(words.no_nouns)
        self.no_adjectives, self.adverbs = set(words.no_adjectives), set(words.adverbs)
        self.prepositions = set(words.prepositions)
        self.whole_words = set(units.whole_words)
        self.times = set(units.times)
        self.forms = self._forms()
        self.longest_form = max(map(len, self.forms))
        self.plurals = sorted(units.plural_endings.items(), key=lambda item: -len(item[0]))
        self.person_endings = tuple(units.person_endings)
        signs = "|".join(re.escape(sign) for sign in sorted(units.signs, key=len, reverse=True))
        self.sign = re.compile(rf"[ \u00a0\u2009\u202f]?({signs})(?![\w/])")
        ahead = "|".join(re.escape(sign) for sign in sorted(units.signs_before, key=len, reverse=True))
        self.sign_before = re.compile(rf"(?<!\w)({ahead})[ \u00a0\u202f]?$")
        inner = "|".join(sorted(words.compound_units, key=len, reverse=True))
        self.compound = re.compile(rf"-({inner})(?:-\w+)+", re.IGNORECASE)

    def _forms(self) -> dict[str, Unit]:
        forms: dict[str, Unit] = {}
        kinds: list[tuple[Kind, dict[str, list[str]]]] = [
            ("measure", self.units.measures), ("thing", self.units.things), ("person", self.units.persons),
        ]  # fmt: skip
        for kind, table in kinds:
            for lemma, others in table.items():
                for form in [lemma.lower() + ending for ending in _REGULAR] + others:
                    forms[form] = Unit(lemma, kind)
        for kind, table in kinds:
            forms.update({lemma.lower(): Unit(lemma, kind) for lemma in table})
        for person in _demonyms():
            self.whole_words.add(person)
            for ending in _OF_DEMONYMS:
                forms.setdefault(person.lower() + ending, Unit(person, "person"))
        for adjective in self.units.nominal_adjectives:
            for ending in ("", "n", "r", "m", "s"):
                forms[adjective + ending] = Unit(adjective.capitalize() + "r", "person")
        return forms

    def unit(self, word: str) -> Unit | None:
        """The unit that a noun in any number and case names, if the lexicon knows it or its last part.

        >>> lexicon().unit("Marinesoldaten"), lexicon().unit("US-Dollars")
        (Unit(lemma='Marinesoldat', kind='person'), Unit(lemma='US-Dollar', kind='measure'))
        """
        word = _GENDERED.sub("", word)
        lower = word.lower()
        if lower in self.times:
            return Unit(word, "time")
        if lower in self.forms:
            return self.forms[lower]
        for start in range(max(_SHORTEST_PREFIX, len(lower) - self.longest_form), len(lower) - 2):
            found = self.forms.get(lower[start:])
            hyphen = lower[start - 1] == "-"
            if found is not None and (hyphen or (start > _SHORTEST_PREFIX and found.lemma not in self.whole_words)):
                return Unit(word[:start] + (found.lemma if hyphen else found.lemma.lower()), found.kind)
        return None

    def sign_unit(self, sign: str) -> Unit:
        """The unit that a sign or a short form stands for: "€", "km"."""
        return Unit(self.units.signs[sign], "measure")

    def singular(self, word: str) -> str:
        """The singular of a noun the lexicon does not know, by its plural ending; the word itself where none fits."""
        for ending, singular in self.plurals:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word.removesuffix(ending) + singular
        return word


def _demonyms() -> list[str]:
    """The people of states, one word each, as the tables of actors name them: "Georgier", "Kirgise"; not those that are
    adjectives of places as well ("Schweizer")."""
    rows = load_tsv("actors/countries.tsv", ("name", "demonyms"))
    named = ((name, row["name"]) for row in rows for name in row["demonyms"].split("|"))
    return [
        name
        for name, state in named
        if name.isalpha() and not name.endswith("in") and name != state + "er" and name != state[:-1] + "er"
    ]


@cache
def lexicon() -> Lexicon:
    """The quantity lexicon, read once."""
    return Lexicon(load_yaml("de/quantities.yaml", QuantityWords), load_yaml("de/units.yaml", UnitWords))
