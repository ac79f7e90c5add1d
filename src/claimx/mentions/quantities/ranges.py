"""Joins two numbers to a range: "zwischen 12.000 und 15.000", "2.000 bis 3.000", "10- bis 12.000", "zwei oder drei"."""

import re
from decimal import Decimal
from functools import cache

from claimx.mentions.number_words import fold
from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quantities.words import Words

_YEARS = range(1100, 2100)
_HYPHENED = re.compile(r"(?P<hyphen>-)?(?P<unit>),\s")
_LARGEST_ALTERNATIVE = 100
_LONGEST_GAP = 40
_JOINED_FORMS = {"figure", "word", "article"}


@cache
def _gap_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ranges, about = lexicon().words.ranges, "|".join(re.escape(word) for word in lexicon().words.before["about"])
    until = "|".join(re.escape(word) for word in sorted(ranges.until, key=len, reverse=True))
    unit = r"(?P<unit>[ \u00a0]?[^\W\d_]+|[ \u00a0]?[%€$°]+)?"
    hedge = rf"(?:\s(?:{about}))?\s?"
    return (
        re.compile(rf"(?P<hyphen>-\s)?{unit}\s?(?:{until}){hedge}"),
        re.compile(rf"(?P<hyphen>-)?{unit}\s{ranges.and_}{hedge}"),
        re.compile(rf"(?P<hyphen>-)?(?P<unit>)\s(?:{'|'.join(map(re.escape, ranges.or_))})\s"),
    )


def join_ranges(amounts: list[Amount], words: Words) -> list[Amount]:
    """The amounts with each pair that forms a range replaced by one amount with both bounds and no value."""
    joined: list[Amount] = []
    for amount in amounts:
        merged = _join(joined[-1], amount, words) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(amount)
    return joined


def _join(low: Amount, high: Amount, words: Words) -> Amount | None:
    gap = words.text[low.end : high.start]
    if low.form == high.form == "vague":
        return _join_vague(low, high, gap)
    if len(gap) > _LONGEST_GAP or low.value is None or high.value is None or not _can_join(low, high):
        return None
    opening = _opening(low, words)
    until, between, either = _gap_patterns()
    match = (between.fullmatch(gap) if opening is not None else None) or until.fullmatch(gap) or either.fullmatch(gap)
    if match is None and _is_stem(low, words) and not _is_stem(high, words):
        match = _HYPHENED.fullmatch(gap)  # "sechs-, siebentausend"
    if match is None or (match["unit"] and not _same_unit(match["unit"], high, words)):
        return None
    if len(gap.split()) > 1 and opening is None and is_year_like(low, words.text) and not is_year_like(high, words.text):
        return None  # "nach dem Beschluss von 2006 bis zu 15.000"
    if match.re is either and max(low.value, high.value) > _LARGEST_ALTERNATIVE and low.form != high.form:
        return None
    hyphen = bool(match["hyphen"]) or words.text[low.start : low.end].endswith("-")
    first = _stretched(low, high, hyphen, words.text)
    if first >= high.value:
        return None
    return Amount(
        low.start if opening is None else opening, high.end, high.form, None, first, high.value,
        low.approximate or high.approximate, high.scale,
    )  # fmt: skip


def _is_stem(amount: Amount, words: Words) -> bool:
    """Whether a number waits for the end of the next one ("sechs-")."""
    return words.text[amount.start : amount.end + 1].rstrip(", ").endswith("-")


def _join_vague(low: Amount, high: Amount, gap: str) -> Amount | None:
    """ "Tausende und Abertausende", "Hunderte bis Tausende": at least the first."""
    ranges = lexicon().words.ranges
    if gap.strip() not in {ranges.and_, *ranges.until, *ranges.or_} or low.scale > 1:
        return None
    return Amount(low.start, high.end, "vague", min=low.min, approximate=True, scale=high.scale)


def _can_join(low: Amount, high: Amount) -> bool:
    """Numbers with numbers, and "zwei-" with "siebenmal"."""
    return low.form in _JOINED_FORMS and (high.form in _JOINED_FORMS or high.form == "times")


def _opening(low: Amount, words: Words) -> int | None:
    """Where the "zwischen" before a number begins; one hedging word may stand between."""
    index = words.before(low.start)
    for candidate in (index, index - 1):
        if words.lower(candidate) == lexicon().words.ranges.between:
            return words.starts[candidate]
    return None


def _same_unit(between: str, high: Amount, words: Words) -> bool:
    """Whether the word between the numbers measures them and stands after the second too: "10 Prozent bis 15 Prozent"."""
    following = words.text[high.end : high.end + 30].strip()
    return following.startswith(between.strip())


def _stretched(low: Amount, high: Amount, hyphen: bool, text: str) -> Decimal:
    """The lower number with the scale it shares with the higher: "2 bis 3 Millionen", "zwölf- bis fünfzehntausend"."""
    assert low.value is not None
    assert high.value is not None
    if high.scale > 1 and low.scale == 1 and low.value * high.scale < high.value:
        return low.value * high.scale
    ending = fold(text[high.start : high.end])
    for word, factor in (("tausend", 1000), ("hundert", 100)):
        if hyphen and ending.endswith(word) and low.value < factor and low.value * factor < high.value:
            return low.value * factor
    if hyphen and high.value >= 1000 and low.value < 1000 and low.value * 1000 < high.value:
        return low.value * 1000
    return low.value


def is_year_like(amount: Amount, text: str) -> bool:
    """Whether the amount is written as a year or a span of years is: four plain digits from 1100 to 2099."""
    source = text[amount.start : amount.end]
    match = re.fullmatch(r"(?:zwischen )?(\d{4})(?:\s?(?:bis|und|oder|–|-|/)\s?(\d{2}|\d{4}))?", source, re.IGNORECASE)
    return match is not None and int(match[1]) in _YEARS and (match[2] is None or len(match[2]) == 2 or int(match[2]) in _YEARS)
