"""From a Doc to its quantities: numbers, ranges, modifiers, counted nouns, then what is no quantity is left out."""

import re

from spacy.tokens import Doc

from claimx.mentions.quantities.amounts import Amount, find_amounts
from claimx.mentions.quantities.anaphora import tag_as_many
from claimx.mentions.quantities.ellipsis import (
    CHAIN,
    RELATIONS,
    Tagged,
    changes,
    elided_unit,
    is_gapped,
    is_open,
    is_part,
    is_partitive,
    settle_before,
)
from claimx.mentions.quantities.exclusions import is_no_quantity
from claimx.mentions.quantities.lexicon import Unit, lexicon
from claimx.mentions.quantities.modifiers import apply_after, apply_before
from claimx.mentions.quantities.nouns import Counted, find_counted
from claimx.mentions.quantities.ranges import join_ranges
from claimx.mentions.quantities.words import Words, words_of
from claimx.schema import Quantity

_MINUS = re.compile(r"(?<!\S)(?:[-\u2212]|minus[ \u00a0])$", re.IGNORECASE)
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")  # nobody counts thousandths of people
_LONGEST_MINUS = 7
_LONGEST_SIGN = 5


def tag_quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a Doc in text order, with character offsets into ``doc.text``.

    Works on a blank German pipeline; with tags and lemmas the counted nouns are found more surely. Times, ordinals
    and numbers in names are left out. The span runs from the first bounding or hedging word to the counted noun.

    >>> import spacy
    >>> found = tag_quantities(spacy.blank("de")("Bis zu 15.000 nordkoreanische Soldaten sind in Kursk."))
    >>> [(q.text, q.value, int(q.max), q.unit) for q in found]
    [('Bis zu 15.000 nordkoreanische Soldaten', None, 15000, 'Soldat')]
    """
    words = words_of(doc)
    amounts = join_ranges(find_amounts(words), words)
    tagged: list[Tagged] = []
    dropped: Amount | None = None
    for position, amount in enumerate(amounts):
        following = amounts[position + 1] if position + 1 < len(amounts) else None
        item = _tag(amount, words, tagged, following)
        settle_before(tagged, item, words)
        if item.is_quantity and not _goes_on(dropped, item, words.text):
            tagged.append(item)
        else:
            dropped = amount
    quantities = [_record(item, words.text) for item in tagged]
    return tag_as_many(words, _without_nested(quantities))


def _tag(amount: Amount, words: Words, tagged: list[Tagged], following: Amount | None) -> Tagged:
    """The amount with its modifiers and its noun, and whether it is a quantity at all."""
    sign = lexicon().sign_before.search(words.text[max(0, amount.start - _LONGEST_SIGN) : amount.start])
    amount.start -= len(sign[0]) if sign else 0
    core, article = amount.start, amount.form == "article"
    negative, number_end = _minus_before(amount, words), amount.end
    effects = apply_before(amount, words)
    unbounded = article and words.text[amount.start : core].strip().lower() not in lexicon().words.article_bounds
    if unbounded and not is_open(tagged):
        return Tagged(amount, core, None, effects, is_quantity=False)  # most of all: "ein", "eine"
    bounded = apply_after(amount, words)
    counted = Counted(amount.end, lexicon().sign_unit(sign[1])) if sign else find_counted(amount, words)
    if counted is not None and amount.form in RELATIONS and counted.unit.kind != "time":
        counted = None
    hedged = any(effect != "none" for effect in effects) or bounded
    elliptic = counted is None and (is_partitive(amount, words) or changes(amount, core, following, words))
    item = Tagged(amount, core, counted, effects, _own_unit(amount, counted), part=is_part(amount, words))
    left_out = elliptic or (counted is None and is_gapped(amount, core, words, tagged))
    excluded = is_no_quantity(amount, counted, words, modified=hedged, elliptic=left_out, core=core)
    if excluded or unbounded or (article and counted is None):
        item.is_quantity = False
    elif counted is not None:
        amount.end = max(amount.end, counted.end)
        if counted.unit.kind in {"person", "thing"} and _ENGLISH_THOUSANDS.fullmatch(words.text, core, number_end):
            amount.value, amount.min, amount.max = (n and n * 1000 for n in (amount.value, amount.min, amount.max))
        if negative is not None and counted.unit.kind == "measure" and amount.start == core and amount.value is not None:
            amount.start, amount.value = negative, -amount.value
        apply_after(amount, words)
    else:
        _take_weitere(amount, words)
        item.unit = item.unit or elided_unit(item, tagged, words, elliptic)
    return item


def _minus_before(amount: Amount, words: Words) -> int | None:
    """Where a minus before the number begins, as a word or a sign: "minus 5 Grad", "-5 Grad"."""
    if match := _MINUS.search(words.text, max(0, amount.start - _LONGEST_MINUS), amount.start):
        return match.start()
    return None


def _own_unit(amount: Amount, counted: Counted | None) -> Unit | None:
    """The unit that the amount itself names: its noun, or "Anteil", "Faktor", "Mal"."""
    words = lexicon().words
    fixed = {"share": words.share_unit, "factor": words.factor_unit, "times": words.times_unit}.get(amount.form)
    if fixed is not None:
        return Unit(fixed, "other")
    return None if counted is None else counted.unit


def _take_weitere(amount: Amount, words: Words) -> None:
    """ "Dutzende weitere": the word belongs to the quantity though the noun is left out."""
    index = words.after(amount.end)
    if (words.lower(index),) in lexicon().partitive and lexicon().before.get((words.lower(index),)) == "none":
        amount.end = words.end(index)


def _goes_on(dropped: Amount | None, item: Tagged, text: str) -> bool:
    """Whether a bare number goes on a list of numbers that are no quantities: "Artikel 5 und 6", "030 123 456"."""
    if dropped is None or item.counted is not None or item.effects or item.amount.form not in {"figure", "word"}:
        return False
    return dropped.form in {"figure", "word"} and bool(CHAIN.fullmatch(text[dropped.end : item.core]))


def _record(item: Tagged, text: str) -> Quantity:
    amount = item.amount
    return Quantity(
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
        value=amount.value,
        min=amount.min,
        max=amount.max,
        approximate=amount.approximate,
        unit=None if item.unit is None else item.unit.lemma,
    )


def _without_nested(quantities: list[Quantity]) -> list[Quantity]:
    """Drops what lies inside the quantity before it."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept
