"""Counts that point back: "ebenso viele Soldaten" takes the number before it."""

from bisect import bisect_right

from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quantities.nouns import find_counted
from claimx.mentions.quantities.words import Words
from claimx.schema import Quantity

_REACH = 300
_MOST = 20


def tag_as_many(words: Words, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with those that "ebenso viele", "genauso viele" and "gleich viele" point back with, in text order.

    The number is that of the nearest quantity before it, at most 300 characters away, of the same unit if there is one;
    shares, factors and measures are no antecedents. Without an antecedent nothing is added.
    """
    added = [found for index in _cues(words) if (found := _as_many(words, index, quantities)) is not None]
    return sorted(quantities + added, key=lambda quantity: quantity.start) if added else quantities


def _cues(words: Words) -> list[int]:
    """The indexes of "ebenso" and its like before "viele", and of "ebensoviele"."""
    as_many, many = lexicon().words.as_many, set(lexicon().words.many)
    found = [i for i, word in enumerate(words.texts) if word.lower() in as_many] if "viel" in words.text else []
    return [i for i in found if words.lower(i).endswith(tuple(many)) or words.lower(i + 1) in many]


def _as_many(words: Words, index: int, quantities: list[Quantity]) -> Quantity | None:
    start = words.starts[index]
    last = index if words.lower(index).endswith(tuple(lexicon().words.many)) else index + 1
    counted = find_counted(Amount(start, words.end(last), "word"), words)
    end = words.end(last) if counted is None else counted.end
    last_before = bisect_right(quantities, start, key=lambda quantity: quantity.end)
    before = [q for q in quantities[max(0, last_before - _MOST) : last_before] if start - q.end <= _REACH and _is_count(q)]
    same = [q for q in before if counted is not None and q.unit == counted.unit.lemma]
    if not before or (counted is not None and counted.unit.kind == "time"):
        return None
    source = (same or before)[-1]
    unit = source.unit if counted is None else counted.unit.lemma
    return source.model_copy(update={"text": words.text[start:end], "start": start, "end": end, "unit": unit})


def _is_count(quantity: Quantity) -> bool:
    words = lexicon().words
    if quantity.unit in {words.share_unit, words.factor_unit, words.times_unit}:
        return False
    unit = None if quantity.unit is None else lexicon().unit(quantity.unit)
    return unit is None or unit.kind != "measure"
