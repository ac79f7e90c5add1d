"""Reads the words before and after a number that bound or hedge it."""

import re

from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import Effect, lexicon
from claimx.mentions.quantities.words import Words

_CLOSE = re.compile(r"[ \u00a0„“\"»]*")
_LONGEST = 4
_CLAUSE = 14
_LARGEST_GROUP = 12
_GAPPED = 4  # tokens between a comma and a preposition whose verb stands before it
_CLAUSE_END = frozenset({",", ".", ";", ":", "!", "?", "–", "(", ")"})


def apply_before(amount: Amount, words: Words) -> list[Effect]:
    """Takes every modifier directly before the amount into it, moving its start; returns what they were, nearest first."""
    effects: list[Effect] = []
    while (found := _phrase_before(amount, words)) is not None:
        index, effect = found
        amount.start = words.starts[index]
        _apply(amount, effect)
        effects.append(effect)
    return effects


def apply_after(amount: Amount, words: Words) -> bool:
    """Takes "oder mehr" and its like directly after the amount into it, moving its end."""
    index = words.after(amount.end)
    phrase = (words.lower(index), words.lower(index + 1))
    effect = lexicon().after.get(phrase)
    if effect is None or words.lower(index + 2) == "als" or words.text[amount.end : words.starts[index]].strip():
        return False
    amount.end = words.end(index + 1)
    _apply(amount, effect)
    return True


def _phrase_before(amount: Amount, words: Words) -> tuple[int, Effect] | None:
    """The longest modifier phrase that ends directly before the amount: the index of its first word and its effect."""
    last = words.before(amount.start)
    if last < 0 or not _CLOSE.fullmatch(words.text, words.end(last), amount.start):
        return None
    abbreviation = (words.lower(last - 1) + ".",)
    if words.texts[last] == "." and abbreviation in lexicon().before:
        return last - 1, lexicon().before[abbreviation]
    if words.lower(last) not in lexicon().last_before:
        return None
    for length in range(min(_LONGEST, last + 1), 0, -1):
        first = last - length + 1
        effect = lexicon().before.get(tuple(words.lower(index) for index in range(first, last + 1)))
        if effect is not None and (length > 1 or not _is_governed(words, last, amount)):
            return first, effect
    return None


def _is_governed(words: Words, index: int, amount: Amount) -> bool:
    """Whether a preposition that could bound the number ("über", "gegen") belongs to another word of its clause instead."""
    word = words.lower(index)
    if amount.form == "vague" and word in lexicon().words.governed:
        return True
    if word == "gegen" and (amount.value is None or amount.value % lexicon().words.gegen_multiple):
        return True
    if word == "unter" and amount.form == "word" and amount.size <= _LARGEST_GROUP and not _is_measured(amount, words):
        return True
    governors = lexicon().words.governed.get(word)
    if not governors or words.lower(index - 1) in lexicon().words.prepositions:
        return False  # "sprechen von | über 90 Toten"
    near: list[str] = []
    for step in (-1, 1):
        position = index + step
        while 0 <= position < len(words.texts) and abs(position - index) <= _CLAUSE and words.texts[position] not in _CLAUSE_END:
            near.append(words.lower(position))
            position += step
    near += _piece_before(words, index)
    return any(other.startswith(tuple(governors)) for other in near)


def _piece_before(words: Words, index: int) -> list[str]:
    """The words of the piece before that of a name and a preposition, if it has this preposition, too: its verb holds for both
    ("Peru verfügt über 900 Mann, Chile | über 300")."""
    comma = next((i for i in range(index - 1, max(-1, index - _GAPPED), -1) if words.texts[i] in _CLAUSE_END), None)
    if comma is None or words.texts[comma] not in ",;" or not all(text[:1].isupper() for text in words.texts[comma + 1 : index]):
        return []
    piece: list[str] = []
    for i in range(comma - 1, max(-1, comma - _CLAUSE), -1):
        if words.texts[i] in _CLAUSE_END:
            break
        piece.append(words.lower(i))
    return piece if words.lower(index) in piece else []


def _is_measured(amount: Amount, words: Words) -> bool:
    """Whether a measure follows: "unter fünf Prozent", while "unter fünf Brüdern" names a group."""
    following = words.after(amount.end)
    unit = lexicon().unit(words.texts[following]) if following < len(words.texts) else None
    return unit is not None and unit.kind == "measure"


def _apply(amount: Amount, effect: Effect) -> None:
    """Turns the value into a bound or marks it as approximate; bounds that are there stay."""
    if effect in {"about", "min_about", "max_about"}:
        amount.approximate = True
    if amount.value is None or effect in {"about", "none"}:
        return
    if effect.startswith("min"):
        amount.min, amount.value = amount.value, None
    else:
        amount.max, amount.value = amount.value, None
