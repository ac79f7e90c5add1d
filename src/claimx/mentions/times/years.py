"""Bare years, and what keeps a four-digit number from being one."""

from claimx.language.verbs import verb_number
from claimx.mentions.times.groups import year_at
from claimx.mentions.times.lexicon import lexicon, sense_of
from claimx.mentions.times.meaning import Found, Meaning
from claimx.mentions.times.words import PARTICIPLE, Words

_LIKELY = range(1700, 2101)
_TURNS = (1900, 2000)  # round hundreds that are often years
_CURRENT = range(1900, 2041)
_DASHES = frozenset("-–")
_ADJECTIVE = ("e", "en", "er")
_MOST_TIMES = 3  # the second number of a range is not much larger than the first
_SHORTEST_LAST_PART = 9  # letters of a noun that is looked for at the end of compounds ("Sicherheitsratsresolution 1701")


def year_rule(words: Words, index: int) -> Found | None:
    """ "1953", "2022/23", "1950-53"."""
    year = year_at(words, index)
    if year is None or _is_part_of_name(words, index) or _is_counted(words, index) or not _stands_as_year(words, index, year):
        return None
    last = second_year(words, index + 1, year)
    if last is not None:
        return Found(index, index + 3, Meaning(year=year, last_year=last))
    return None if _is_file_number(words, index) else Found(index, index + 1, Meaning(year=year))


def _is_file_number(words: Words, index: int) -> bool:
    """Whether the number is a court's, with the year behind its slash ("Az. S 4 KR 988/17")."""
    slash = words.at(index + 1) == "/" and words.joined(index) and words.joined(index + 1)
    return slash and words.at(index + 2).isdecimal() and len(words.at(index + 2)) <= 2


def second_year(words: Words, index: int, year: int) -> int | None:
    """The last year of "2022/23", "1925/ 26" or "1950-53", whose mark stands at ``index``."""
    mark, late = words.at(index), words.number(index + 1)
    if mark == "/" and words.joined(index - 1) and words.joined(index) and late == year + 1:
        return late
    goes_on = words.joined(index + 1) and words.at(index + 2) in ("-", "/")
    if late is None or len(words.at(index + 1)) != 2 or not words.joined(index - 1) or goes_on:
        return None
    last = year - year % 100 + late
    last += 100 if last < year and year % 100 == 99 else 0
    if mark == "/" and last == year + 1:
        return last
    return last if mark in _DASHES and words.joined(index) and last > year and late > 12 else None


def _is_part_of_name(words: Words, index: int) -> bool:
    """Glued to something ("A2000", "2000er", "2000-Watt"), or numbered by the word before ("Resolution 2270", "Agenda 2030")."""
    before, after = words.at(index - 1), words.at(index + 1)
    if words.joined(index - 1) and (before.isalnum() or before in "-/.,:+#_'§"):
        year_before = before in "-/" and year_at(words, index - 2) is not None
        if not year_before and not (before == "." and words.number(index - 2) is None):
            return True
    compound = after == "-" and words.joined(index + 1) and not words.at(index + 2).isdecimal()
    if words.joined(index) and (after.isalpha() or compound):
        return True
    numbering = lexicon().context.number_nouns
    abbreviated = before == "." and words.joined(index - 2) and words.at(index - 2) in lexicon().context.abbreviations
    before_christ = after == "v" and words.at(index + 3) == "chr"
    numbered = before in numbering or any(before.endswith(noun) for noun in numbering if len(noun) >= _SHORTEST_LAST_PART)
    return numbered or (abbreviated and words.at(index - 2) in numbering) or before_christ


def _is_counted(words: Words, index: int, ranged: bool = True) -> bool:
    """Before a unit, a currency, a counted noun, or inside a longer figure: "2000 Soldaten", "1500 Euro", "1900 Uhr"."""
    after = words.at(index + 1)
    if after in lexicon().context.counted_nouns or (after and after in "%€$£°"):
        return True
    sense = sense_of(after)
    if sense is not None and sense.kind in ("unit", "clock"):
        return True
    described = words.at(index + 1).endswith(_ADJECTIVE) and not words.is_capital(index + 1)
    described = described and words.at(index + 2) in lexicon().context.counted_nouns  # "1100 bis 1600 chilenische Soldaten"
    links = lexicon().words.neighbours.range_links
    if described and words.at(index - 1) in links and words.number(index - 2) is not None:
        return True
    if not ranged or after not in links:
        return described and not ranged
    upper = year_at(words, index + 2)
    if upper is None:
        return _is_larger(words, index)
    return _is_counted(words, index + 2, ranged=False) or (upper % 100 == 0 and counts_next(words, index + 2))


def _is_larger(words: Words, index: int) -> bool:
    """Whether the second number of a range is too large for a year ("2000 bis 2500")."""
    first, last = words.number(index), words.number(index + 2)
    return first is not None and last is not None and _LIKELY[-1] < last < _MOST_TIMES * first and len(words.at(index + 2)) == 4


def _stands_as_year(words: Words, index: int, year: int) -> bool:
    """Whether the words beside it let the number be a year."""
    before, links, counting = words.at(index - 1), lexicon().words.neighbours, lexicon().context.approximations
    after_noun = words.is_capital(index - 1) and words.sentence(index)[0] < index
    if before in links.about and _are_described(words, index):
        return False  # "etwa 2000 schwer bewaffnete Soldaten"
    if before in links.about:
        return year in _LIKELY and (year % 100 != 0 or year in _TURNS) and not words.is_capital(index + 1)
    if before in counting and words.at(index - 2) in links.until and year in _LIKELY:
        return not counts_next(words, index)  # "bis mindestens 2025"
    if before in counting or (before == "als" and words.at(index - 2) in lexicon().words.comparatives):
        return False
    if year % 100 == 0:
        return _round_year(words, index, year, after_noun)
    if (year in _CURRENT and year % 10) or after_noun:
        return True
    if before in links.date or before in ("(", "-", "–", "/"):
        return not (before in links.weak_year and counts_next(words, index))
    return year in _LIKELY and not counts_next(words, index)


def _are_described(words: Words, index: int) -> bool:
    """Whether a counted noun stands behind one or two words that may be its adjectives."""
    for place in (index + 2, index + 3):
        if words.is_capital(place - 1) or not words.at(place - 1).isalpha():
            return False
        if words.at(place) in lexicon().context.counted_nouns:
            return words.at(place - 1).endswith(_ADJECTIVE)
    return False


def _round_year(words: Words, index: int, year: int, after_noun: bool) -> bool:
    """Round hundreds are mostly counts: a year only after "seit", "Ende", a noun, or before a participle ("2000 verhaftet")."""
    before, after, links = words.at(index - 1), words.at(index + 1), lexicon().words.neighbours
    if before in links.roughly:
        return False  # "davon gegen 2000 im Norden"
    if before in links.date and before not in links.weak_year:
        return True
    if (after in links.until and year_at(words, index + 2) is not None) or (
        before in links.until and year_at(words, index - 2) is not None
    ):
        return True
    if words.sentence(index)[0] == index and after in lexicon().past_forms and verb_number(after) == "Sing":
        return True  # "1700 war hier Wald"
    if year not in _TURNS:
        return False
    if after_noun or PARTICIPLE.fullmatch(after):
        return not counts_next(words, index)
    return before in links.weak_year and before not in links.counting and not words.is_capital(index + 1)


def counts_next(words: Words, index: int) -> bool:
    """Whether the next word looks like a counted plural noun ("2015 Flüchtlinge")."""
    return words.is_capital(index + 1) and words.at(index + 1).endswith(tuple(lexicon().context.counted_endings))
