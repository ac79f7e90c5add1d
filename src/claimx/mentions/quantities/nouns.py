"""Finds what an amount counts: the noun to its right, across adjectives and genitives, and its lemma."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimx.language.grammar import grammar
from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import Unit, lexicon
from claimx.mentions.quantities.words import Words
from claimx.settings import RARE_WORDS_REMEMBERED

_LINE_BREAK = re.compile(r"[\n\t]")
_TIMES, _OF_AGE = "mal", "alters"  # "ein Mann mittleren Alters"
_LONGEST_GROUP = 9
_LONGEST_ATTRIBUTE = 8
_LONGEST_INSERTION = 4
_LONGEST_CLAUSE = 26
_SENTENCE_ENDS = frozenset(".!?;")
_PLURAL_ENDINGS = ("n", "s")
_GROUP_GOES_ON = {"noun", "adjective", "quote"}


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: where it ends, what unit it names, and its index among the words (None for a sign such as %)."""

    end: int
    unit: Unit
    index: int | None = None


def find_counted(amount: Amount, words: Words, *, persons: bool = False) -> Counted | None:
    """What the amount counts, or None where no noun follows.

    Args:
        persons: whether the caller drops all but persons: the model is then not asked for the lemma of anything else.
    """
    lex, text = lexicon(), words.text
    if match := lex.compound.match(text, amount.end):
        return Counted(match.end(), lex.unit(match[1]) or Unit(match[1], "other"))
    if match := lex.sign.match(text, amount.end):
        return Counted(match.end(), lex.sign_unit(match[1]))
    first = words.after(amount.end)
    if first >= len(words.texts) or text[amount.end : words.starts[first]].strip():
        return None
    if words.texts[first] == _TIMES and not words.texts[min(first + 1, len(words.texts) - 1)][0].isdigit():
        return Counted(words.end(first), Unit(lex.words.times_unit, "other"))
    counted = _with_closing_quote(_partitive(amount, words, first) or _group(words, first, persons), first, words)
    return None if counted is None or _LINE_BREAK.search(text, amount.end, counted.end) else counted


def _with_closing_quote(counted: Counted | None, first: int, words: Words) -> Counted | None:
    """The noun with the mark behind it, where the mark before it stands behind the number: "zwölf „Verräter“"."""
    if counted is None or counted.index is None or words.after(counted.end) >= len(words.texts):
        return counted
    opens = sum(words.kind(index) == "quote" for index in range(first, counted.index))
    closing = words.after(counted.end)
    if opens != 1 or words.kind(closing) != "quote" or words.starts[closing] != counted.end:
        return counted
    return Counted(words.end(closing), counted.unit, counted.index)


def counted_before(words: Words, index: int) -> Unit | None:
    """What "die Zahl der Toten" counts, for a number later in the sentence; ``index`` is the last word looked at."""
    for position in range(index, max(index - _LONGEST_CLAUSE, -1), -1):
        if words.texts[position] in _SENTENCE_ENDS:
            return None
        if words.lower(position) in lexicon().words.count_nouns and words.lower(position + 1) in {
            *lexicon().words.genitives,
            lexicon().words.of,
        }:
            counted = _group(words, position + 2)
            return None if counted is None else counted.unit
    return None


def _partitive(amount: Amount, words: Words, first: int) -> Counted | None:
    """ "zwei der Getöteten", "Tausende von Soldaten", "Hunderte seiner Kämpfer"."""
    lower = words.lower(first)
    many = amount.form == "vague" or amount.scale > 1
    if lower == lexicon().words.of and many:
        return _group(words, first + 1)
    if lower not in lexicon().words.genitives or amount.form in {"share", "factor", "times"}:
        return None
    counted = _group(words, first + 1)
    if counted is None or counted.index is None:
        return None
    noun = words.texts[counted.index]
    plural = noun.endswith("er") or (noun.lower() != counted.unit.lemma.lower() and noun.endswith(_PLURAL_ENDINGS))
    return counted if plural and (counted.unit.kind != "other" or amount.form != "figure" or words.has_lemmas) else None


def _group(words: Words, first: int, persons: bool = False) -> Counted | None:
    """The noun at the end of the adjectives that begin at ``first``."""
    index, adjectives = first, 0
    while index < min(first + _LONGEST_GROUP, len(words.texts)):
        if words.texts[index] == "[" and "]" in words.texts[index : index + _LONGEST_INSERTION]:
            index = words.texts.index("]", index) + 1  # an editor's letters: "angreifende[n] Soldaten"
            continue
        kind = words.kind(index)
        if kind == "noun":
            if _is_place_adjective(words, index):
                index, adjectives = index + 1, adjectives + 1
                continue
            return _noun(words, index, persons)
        if kind == "adjective" or words.lower(index) in lexicon().plain_modifiers:
            adjectives += 1
        elif kind == "preposition" and index <= first + 1:
            noun = _after_attribute(words, index)
            return None if noun is None else _group(words, noun, persons)
        elif not (
            kind == "quote"
            or (
                kind in {"conjunction", "comma"}
                and adjectives
                and words.kind(index + 1) in {"adjective", "adverb"}
                and _nouns_ahead(words, index)
            )
            or (kind == "adverb" and words.kind(index + 1) in {"adjective", "adverb", "preposition"})
            or (kind == "adverb" and index == first and _is_participle_noun(words.lower(index + 1)))
            or (kind == "trunc" and words.kind(index + 1) == "conjunction")
            or (kind == "conjunction" and words.kind(index - 1) == "trunc")
        ):
            return None
        index += 1
    return None


def _is_participle_noun(lower: str) -> bool:
    """Whether a noun is made of a participle, so that an adverb may stand before it: "der dort Getöteten"."""
    return lower.endswith(("te", "ten", "ne", "nen")) and lexicon().unit(lower) is not None


def _nouns_ahead(words: Words, index: int) -> bool:
    """Whether a noun follows within the adjectives that go on after a comma or "und"."""
    for position in range(index + 1, min(index + _LONGEST_ATTRIBUTE, len(words.texts))):
        kind = words.kind(position)
        if kind == "noun":
            return True
        if kind not in {"adjective", "adverb", "conjunction", "comma"}:
            return False
    return False


def _is_place_adjective(words: Words, index: int) -> bool:
    """ "Kiewer Soldaten": a capitalised word in -er directly before a noun, itself no counted noun."""
    return (
        words.texts[index].endswith("er")
        and words.kind(index + 1) == "noun"
        and lexicon().unit(words.texts[index]) is None
        and lexicon().unit(words.texts[index + 1]) is not None
    )


def _after_attribute(words: Words, index: int) -> int | None:
    """The participle of an attribute that stands between number and noun: "12.000 in Russland stationierte Soldaten".

    The participle must follow a noun or an adverb, not a preposition or a determiner, and a noun must follow it.
    """
    for position in range(index + 1, min(index + _LONGEST_ATTRIBUTE, len(words.texts))):
        kind = words.kind(position)
        if kind in {"other", "comma"} and words.lower(position) not in lexicon().adverbs:
            return None
        participle = words.lower(position).rstrip("nr").endswith(("te", "ne", "nde")) and kind == "adjective"
        if participle and words.kind(position - 1) in {"noun", "adverb"} and words.kind(position + 1) in _GROUP_GOES_ON:
            return position
    return None


def _noun(words: Words, index: int, persons: bool) -> Counted | None:
    word = words.texts[index]
    if word.lower() in lexicon().no_nouns:
        return None
    unit = unit_of(words, index, persons)
    end = index
    if unit.kind == "person" and words.lower(index + 1) in grammar().joining and words.kind(index + 2) == "noun":
        other = lexicon().unit(words.texts[index + 2]) or _person_by_ending(words.texts[index + 2])
        follows = words.kind(index + 3)
        if other is not None and other.kind == "person" and other.lemma != unit.lemma and follows != "noun":
            end = index + 2
            unit = other if unit.lemma == other.lemma + "in" else unit
    elif unit.kind == "person" and words.kind(index + 1) == "adjective" and words.lower(index + 2) == _OF_AGE:
        end = index + 2
    return Counted(words.end(end), unit, index)


def unit_of(words: Words, index: int, persons: bool = False) -> Unit:
    """The unit a noun of the text names: by the lexicon, else by the model's lemma, else by the plural ending."""
    word = words.texts[index]
    known, person = _known_unit(word)
    if known is not None:
        return known
    lemma = "" if persons and person is None else words.lemma(index)
    lemma = lemma if lemma and lemma[0].isupper() else lexicon().singular(word)
    return Unit(lemma, "person" if person is not None else "other")


@lru_cache(RARE_WORDS_REMEMBERED)
def _known_unit(word: str) -> tuple[Unit | None, Unit | None]:
    """The unit of a noun that the lexicon knows; else the person that its ending makes it."""
    known = lexicon().unit(word)
    return known, _person_by_ending(word) if known is None else None


def _person_by_ending(word: str) -> Unit | None:
    singular = lexicon().singular(word)
    stem = singular.removesuffix("n") if not singular.endswith(lexicon().person_endings) else singular
    return Unit(singular, "person") if stem.endswith(lexicon().person_endings) else None
