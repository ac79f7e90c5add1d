"""The words of time expressions, compiled from ``lexicon/de/times*.yaml`` for quick look-up."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from claimx.lexicon.loader import load_tsv, load_yaml
from claimx.mentions.numbers import parse_word
from claimx.mentions.times.meaning import Base
from claimx.mentions.times.shapes import ContextWords, Holidays, TimeWords, VaguePhrase, VagueWords
from claimx.settings import RARE_WORDS_REMEMBERED

_SHORT = 5  # letters; no compound is as short
_LETTERS = 3  # at either end, by which most words that are no compound are passed over
_ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e", "")
_GENITIVE = ("", "s", "es")
_NOUN_ENDINGS = {"month": _GENITIVE, "weekday": _GENITIVE, "season": (*_GENITIVE, "e", "en"), "part": _GENITIVE}


@dataclass(frozen=True, slots=True)
class Sense:
    """What one word may be: its class (a key of `scan.RULES`) and its value (a number, a code, a pair)."""

    kind: str
    value: Any = None


_NUMBER = Sense("number")


class Lexicon:
    """All time words, with `sense` as the one way to ask what a word is."""

    def __init__(self) -> None:
        self.words = load_yaml("de/times.yaml", TimeWords)
        self.context = load_yaml("de/times_context.yaml", ContextWords)
        self.holidays = load_yaml("de/times_holidays.yaml", Holidays).root
        self.vague = _by_last_word(load_yaml("de/times_vague.yaml", VagueWords))
        self.units = {form: unit.code for unit in self.words.units for form in unit.forms}
        self.singulars_in_e = tuple(self.words.singulars_in_e)
        self.relative = self._relative()
        self.fillers = set(_inflected(self.words.filler_adjectives))
        stems = self.words.deictic_adjectives
        self.deictic_adjectives = {form: stems[stem] for form, stem in _inflected(list(stems)).items() if form != stem}
        years = self.words.deictic_year_adjectives
        self.deictic_years = {form: years[stem] for form, stem in _inflected(list(years)).items()} | self.words.deictic_years
        self.holiday_phrases = self._holiday_phrases()
        self.past_forms, self.present_forms = self._verb_forms()
        self._table = self._compile()
        self._adjective_tails = tuple(unit + end for unit in self.words.adjective_units for end in _ADJECTIVE_ENDINGS)
        self._unit_tails, self._edge_heads = tuple(self.units), tuple(self.words.edge_compounds)
        self._last_letters = frozenset(tail[-_LETTERS:] for tail in (*self._adjective_tails, *self._unit_tails))
        self._first_letters = frozenset(head[:_LETTERS] for head in self._edge_heads)

    def _relative(self) -> dict[str, tuple[int, Base]]:
        """Forms of "vergangen", "kommend", "folgend": steps, and from which date they count."""
        stems = self.words.relative_adjectives
        table: dict[str, tuple[int, Base]] = {}
        table.update(dict.fromkeys(_inflected(stems.before_last), (-2, "document")))
        table.update(dict.fromkeys(_inflected(stems.after_next), (2, "document")))
        table.update(dict.fromkeys(_inflected(stems.last), (-1, "document")))
        table.update(dict.fromkeys(_inflected(stems.next), (1, "document")))
        table.update(dict.fromkeys(_inflected(stems.this), (0, "document")))
        table.update(dict.fromkeys(_inflected(stems.text_last), (-1, "text")))
        table.update(dict.fromkeys(_inflected(stems.text_next), (1, "text")))
        return table

    def _holiday_phrases(self) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        """Feasts of several words by their last word: the words, and the feast's number."""
        table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, holiday in enumerate(self.holidays):
            for name in holiday.names:
                words = tuple(name.split())
                if len(words) > 1:
                    table.setdefault(words[-1], []).append((words, number))
        return table

    def _verb_forms(self) -> tuple[set[str], set[str]]:
        """Past and present forms of strong verbs: past in singular and plural, also with a prefix; present third person."""
        past: set[str] = set()
        present = set(self.context.present_verbs)
        for row in load_tsv("de/verbs_strong.tsv", ("preterite", "present")):
            form = row["preterite"]
            past |= {form, form + ("n" if form.endswith("e") else "en")}
            present.add(row["present"])
        prefixed = {prefix + form for prefix in self.context.verb_prefixes for form in past}
        return (past | prefixed | self.context.past_verbs) - self.context.not_preterite, present

    def _compile(self) -> dict[str, Sense]:
        """Every single word with its sense; where a word has several, the later class wins."""
        words, table = self.words, {}
        table.update({word: Sense("weekday_abbreviation", day) for word, day in words.weekday_abbreviations.items()})
        nouns: dict[str, dict[str, Any]] = {
            "month": words.months,
            "weekday": words.weekdays,
            "season": words.seasons,
            "part": words.day_parts,
        }
        for kind, entries in nouns.items():
            table.update({word + end: Sense(kind, value) for word, value in entries.items() for end in _NOUN_ENDINGS[kind]})
        for part in words.month_parts:
            table.update({month + part: Sense("month_part", number) for month, number in words.months.items()})
        for part, code in words.day_parts.items():
            for day, number in words.weekdays.items():
                table.update({day + part + end: Sense("weekday_part", (number, code)) for end in ("", "s", "e")})
        for kind, more in (
            ("month_abbreviation", words.month_abbreviations),
            ("part_adverb", words.day_part_adverbs),
            ("deictic_day", words.deictic_days),
            ("deictic_adjective", self.deictic_adjectives),
            ("deictic_year", self.deictic_years),
            ("unit", self.units),
            ("lasting", words.lasting_adverbs),
            ("clock_word", words.clock_minutes),
        ):
            table.update({word: Sense(kind, value) for word, value in more.items()})
        table.update({word + end: Sense("set", value) for word, value in words.sets.items() for end in _ADJECTIVE_ENDINGS})
        for number, holiday in enumerate(self.holidays):
            single = [name for name in holiday.names if " " not in name]
            table.update({name + end: Sense("holiday", number) for name in single for end in _GENITIVE})
        for last in (*self.vague, *self.holiday_phrases):
            table.setdefault(last, Sense("phrase"))
        table.update({"uhr": Sense("clock"), "ex": Sense("ex"), "tags": Sense("tags")})
        return {word: sense for word, sense in table.items() if word not in words.month_homonyms}

    def sense(self, word: str) -> Sense | None:
        """What this word in small letters is, or None if it can carry no time expression."""
        found = self._table.get(word)
        if found is not None:
            return found
        if word[0].isdecimal():
            return _NUMBER
        may_be = word[-_LETTERS:] in self._last_letters or word[:_LETTERS] in self._first_letters
        return _built_sense(word) if may_be and len(word) > _SHORT else None

    def built(self, word: str) -> Sense | None:
        """What a word is by its parts."""
        return self._adjective(word) or self._compound(word)

    def _adjective(self, word: str) -> Sense | None:
        """ "achtmonatig", "mehrtägig", and "tägig" alone as in "14-tägig"."""
        if not word.endswith(self._adjective_tails):
            return None
        for ending, code in self.words.adjective_units.items():
            for inflection in _ADJECTIVE_ENDINGS:
                if word.endswith(ending + inflection):
                    stem = word.removesuffix(ending + inflection)
                    if not stem or stem in self.words.many:
                        return Sense("adjective_unit", (None, code, bool(stem)))
                    amount = parse_word(stem)
                    return None if amount is None else Sense("adjective_unit", (amount, code, True))
        return None

    def _compound(self, word: str) -> Sense | None:
        """ "Vorjahr", "Geschäftsjahr", "Neunzigerjahre", "Jahresende"."""
        if not word.endswith(self._unit_tails) and not word.startswith(self._edge_heads):
            return None
        words = self.words
        for first, code in words.edge_compounds.items():
            if word.startswith(first) and word.removeprefix(first) in words.edges and word not in self.units:
                return Sense("edge_unit", code)
        for form, code in self.units.items():
            first = word.removesuffix(form)
            if first == word or not first:
                continue
            if first in words.stepping_prefixes:
                return Sense("stepped_unit", (words.stepping_prefixes[first], code))
            if first in words.unit_prefixes:
                return Sense("unit", code)
            if code == "Y" and (tens := decade_of(first)) is not None:
                return Sense("decade_word", tens)
        return None


def _by_last_word(vague: VagueWords) -> dict[str, list[tuple[VaguePhrase, str]]]:
    table: dict[str, list[tuple[VaguePhrase, str]]] = {}
    for phrases, value in ((vague.past, "PAST_REF"), (vague.present, "PRESENT_REF"), (vague.future, "FUTURE_REF")):
        for phrase in phrases:
            table.setdefault(phrase.words[-1], []).append((phrase, value))
    return table


def _inflected(stems: list[str]) -> dict[str, str]:
    return {stem + ending: stem for stem in stems for ending in _ADJECTIVE_ENDINGS}


def decade_of(word: str) -> int | None:
    """The tens of a decade word: "neunziger" 90, "sechziger" 60, else None; the common slip "neuziger" is accepted.

    >>> decade_of("neunziger"), decade_of("neuziger"), decade_of("berliner")
    (90, 90, None)
    """
    stem = word.removesuffix("n").removesuffix("er")
    if stem in (word, word.removesuffix("n")):
        return None
    amount = Decimal(90) if stem == "neuzig" else parse_word(stem)
    return int(amount) if amount is not None and amount % 10 == 0 and 10 <= amount <= 90 else None


@cache
def lexicon() -> Lexicon:
    """The time words, read once.

    Raises:
        LexiconError: a file is missing or does not fit its shape.
    """
    return Lexicon()


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def _built_sense(word: str) -> Sense | None:
    return lexicon().built(word)


def sense_of(word: str) -> Sense | None:
    """`Lexicon.sense`; None also for the empty word."""
    return lexicon().sense(word) if word else None
