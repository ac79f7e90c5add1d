"""Says which numbers are no quantities: dates, years, ordinals, names, labels, telephone numbers, list numbering."""

import re
from decimal import Decimal

from claimx.mentions.number_words import fold
from claimx.mentions.numbers import parse_word
from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quantities.nouns import Counted
from claimx.mentions.quantities.ranges import is_year_like
from claimx.mentions.quantities.words import Words

_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*\(?$")
_FULL_STOP = re.compile(r"\.\s")
_ORDINAL_END = re.compile(r"\s?\.(?:[A-ZÄÖÜ]|[ \u00a0\t]+|[,;)/]|$)")
_NEXT_WORD = re.compile(r"\s?\.[ \u00a0\t]*[„“\"»]?([^\W\d_]+)")
_CLOCK = re.compile(r"\s?(?:Uhr\b|h\b)")
_DATE_TAIL = re.compile(r"\.\s?(?:\d{1,2}\.|\s?[A-ZÄÖÜ][a-zä]+\b)")
_SCORE_AFTER, _SCORE_BEFORE = re.compile(r"\s?:\s?\d"), re.compile(r"\d\s?:\s?$")
_SENTENCE_END = frozenset('.!?:„“"»«›‹\n–(')
_LARGEST_NAME_WORD = 12
_OPENING, _CLOSING = frozenset('„“"»«›'), frozenset('“”"«»‹')
_LONGEST_FIGURE = 15
_LARGEST_HOUR = 24
_DAY = re.compile(r"\b(?:1[1-9]|20)\d\d [a-zäöü][^.\d]*$|\b\d{1,2}\. [A-ZÄÖÜ][a-zä]+ [a-zäöü][^.\d]*$")
_LONGEST_OPENING = 120  # characters


def is_no_quantity(amount: Amount, counted: Counted | None, words: Words, *, modified: bool, elliptic: bool, core: int) -> bool:
    """Whether the amount is no quantity.

    Args:
        amount: the number with its modifiers taken in.
        counted: the noun it counts, if any.
        words: the text's words.
        modified: whether a bound or hedge stands before it.
        elliptic: whether something in the text says that a noun is left out.
        core: the offset at which the number itself begins.
    """
    if counted is not None and counted.unit.kind == "time":
        return True
    if amount.form == "vague":
        return amount.scale == 1 and counted is None and not elliptic and _is_pronoun(core, words)
    if amount.form in {"share", "factor", "times"}:
        return False
    text = words.text
    if counted is None and (
        amount.size == 0
        or _is_quoted(amount, core, text)
        or _is_glued(amount, core, text)
        or _is_marked(amount, core, words, elliptic=elliptic)
    ):
        return True
    if is_year_like(Amount(core, amount.end, "figure"), text) and _is_year(amount, counted, words, modified, elliptic):
        return True
    strong = counted is not None and counted.unit.kind != "other" and not _is_singular(counted, words)
    if not modified and not strong and _has_label(core, words, counted):
        return True
    return counted is None and not modified and not elliptic and _is_bare_name(amount, core, words)


def _is_pronoun(core: int, words: Words) -> bool:
    """ "einige", "mehrere" without a noun."""
    return words.lower(words.after(core)) in {phrase[0] for phrase in lexicon().several}


def _is_quoted(amount: Amount, core: int, text: str) -> bool:
    """A number alone in quotation marks is a name."""
    return text[core - 1 : core] in _OPENING and text[amount.end : amount.end + 1] in _CLOSING if core else False


def _is_glued(amount: Amount, core: int, text: str) -> bool:
    """Letters, hyphens or signs that make the figure part of a name or of another notation."""
    after, before = text[amount.end : amount.end + 2], text[max(0, core - 2) : core]
    if after[:1].isalpha() or after in {"- ", "-\u00a0"} or (after[:1] in "-–/_" and after[1:2].isalnum()):
        return True
    return before.endswith(("+", "#", "@", "§", "_")) or (before[-1:] in "-–" and before[:1].isalnum() and len(before) == 2)


def _is_marked(amount: Amount, core: int, words: Words, *, elliptic: bool) -> bool:
    """Ordinals, dates, clock times, list marks, ages in brackets, digits of telephone and account numbers.

    ``elliptic``: a number in brackets is one of a list ("Peru (300), Chile (250)"), no age.
    """
    text = words.text
    source, rest = text[core : amount.end], text[amount.end : amount.end + 24]
    if _SCORE_AFTER.match(rest) or _SCORE_BEFORE.search(text[max(0, core - 6) : core]):
        return True
    if rest[:1] == "\t" or text[max(0, core - 1) : core] == "\t":
        return True
    if not source[0].isdigit():
        return False
    if _LIST_MARK.search(text[max(0, core - 6) : core]) and rest[:1] in {".", ")"}:
        return True
    if _FULL_STOP.match(rest) and words.opens_sentence(words.after(amount.end + 1)):
        return False  # "stieg auf 112. Russland bestreitet das."
    before = text[max(0, core - 12) : core].lower().split()[-1:]
    if _CLOCK.match(rest) or _DATE_TAIL.match(rest):
        return _is_ordinal(source, rest, before) or bool(_CLOCK.match(rest))
    if source[0] == "0" and len(source) > 1 and source[1] != ",":
        return True
    if sum(c.isdigit() for c in source) > _LONGEST_FIGURE and "." not in source:
        return True
    if text[max(0, core - 1) : core] == "(" and rest[:1] == ")":
        return not elliptic
    return _is_ordinal(source, rest, before)


def _is_ordinal(source: str, rest: str, before: list[str]) -> bool:
    """ "3. Armeekorps", "110. mechanisierte Brigade"; not a number that ends its sentence."""
    if not source.isdigit() or len(source) > 4 or not _ORDINAL_END.match(rest):
        return False
    if rest[1:2] in {",", ";", ")", "/"} or set(before) & set(lexicon().words.before_ordinals):
        return True
    following = _NEXT_WORD.match(rest)
    if following is None:
        return bool(re.match(r"\.[ \u00a0]+\d", rest))
    word = following[1]
    return not (word[0].isupper() and (word.lower() in lexicon().starters or parse_word(word) is not None))


def _is_year(amount: Amount, counted: Counted | None, words: Words, modified: bool, elliptic: bool) -> bool:
    """Whether four digits that can be a year are one here."""
    digits = re.search(r"\d{4}", words.text[amount.start : amount.end])
    year = int(digits[0]) if digits else 0
    round_number = year % 100 == 0 or (year < 1900 and year % 50 == 0)
    first = words.after(amount.start)
    temporal = words.lower(first) in lexicon().words.years.before and words.lower(first + 1) != "zu"
    if counted is None:
        return not (
            elliptic or (modified and round_number and not temporal and words.lower(first) not in lexicon().words.years.rough)
        )
    if temporal or modified:
        return temporal and not round_number
    before = words.lower(words.before(amount.start))
    if words.lower(first) in lexicon().words.additive or (counted.unit.kind == "person" and _is_dated(amount, words)):
        return False
    if before in lexicon().words.years.cues or before in lexicon().no_nouns:
        return True
    known = counted.unit.kind in {"person", "measure", "thing"}
    return not (round_number or (known and year < 1900) or (counted.unit.kind == "measure" and counted.index is None))


def _is_dated(amount: Amount, words: Words) -> bool:
    """Whether the sentence has named its year or day before ("nach dem Urteil vom 9. Mai 2020 hatte Lima 1960 Soldaten …")."""
    first = max(words.text.rfind(mark, 0, amount.start) for mark in ("\n", "? ", "! ", ": ", "; "))
    return _DAY.search(words.text, max(first, amount.start - _LONGEST_OPENING), amount.start) is not None


def _is_singular(counted: Counted, words: Words) -> bool:
    """Whether the noun stands in the singular: "Absatz 3 Satz 1"."""
    return counted.unit.kind == "thing" and counted.index is not None and words.texts[counted.index] == counted.unit.lemma


def _has_label(core: int, words: Words, counted: Counted | None) -> bool:
    """ "Resolution 1701", "Brigade 47", "Platz 3"."""
    index = words.before(core)
    if index < 0 or words.text[words.end(index) : core].strip():
        return False
    if words.texts[index] == "." and index:
        index -= 1
    if words.lower(index - 1) in lexicon().words.before_no_label or words.lower(index) in lexicon().no_nouns:
        return False
    word = fold(words.texts[index])
    if word in lexicon().label_words or word + "." in lexicon().label_words or word in {"§", "§§"}:
        return True
    headed = words.texts[index][0].isupper() and word.endswith(lexicon().label_heads)
    return headed and word not in lexicon().words.no_labels


def _is_bare_name(amount: Amount, core: int, words: Words) -> bool:
    """A number without a noun that names something: "Falcon 9", "die deutsche Elf", "Nummer eins"."""
    if amount.value == Decimal(1):
        return True
    index = words.before(core)
    source = words.text[core : amount.end]
    starts_sentence = index < 0 or words.texts[index][-1] in _SENTENCE_END or "\n" in words.text[words.end(index) : core]
    if f"{words.lower(index - 1)} {words.lower(index)}" in lexicon().words.age_cues:
        return True
    if words.lower(index) == "um" and amount.size <= _LARGEST_HOUR:
        return True
    if amount.form == "word":
        named = (
            source[0].isupper() and not starts_sentence and (amount.size <= _LARGEST_NAME_WORD or words.texts[index][0].isupper())
        )
        return named or words.lower(index) in lexicon().words.number_homonyms
    if starts_sentence or not source.isdigit():
        return False
    previous = words.texts[index]
    if not previous[0].isupper() or not previous[-1].isalnum() or previous.lower() in lexicon().starters:
        return False
    return words.kind(index - 1) != "preposition" and previous.lower() not in lexicon().no_nouns
