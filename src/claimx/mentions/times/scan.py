"""From words to expressions: finds the words that can carry one, asks their rule, keeps the longest, joins neighbours."""

from collections.abc import Callable

from claimx.mentions.times import days, figures, fixed, lengths, names, units
from claimx.mentions.times.lexicon import Sense, lexicon
from claimx.mentions.times.meaning import Found, Meaning
from claimx.mentions.times.words import Words

Rule = Callable[[Words, int, Sense], Found | None]

RULES: dict[str, Rule] = {
    "number": figures.number_rule,
    "clock": fixed.clock_rule,
    "clock_word": fixed.clock_word_rule,
    "month": names.month_rule,
    "month_abbreviation": names.month_rule,
    "month_part": names.month_part_rule,
    "weekday": names.weekday_rule,
    "weekday_part": names.weekday_rule,
    "weekday_abbreviation": names.weekday_abbreviation_rule,
    "season": names.season_rule,
    "holiday": names.holiday_rule,
    "part": days.part_rule,
    "part_adverb": days.part_adverb_rule,
    "deictic_day": days.deictic_day_rule,
    "deictic_adjective": days.deictic_adjective_rule,
    "deictic_year": fixed.deictic_year_rule,
    "unit": units.unit_rule,
    "edge_unit": units.edge_unit_rule,
    "stepped_unit": units.stepped_unit_rule,
    "decade_word": units.decade_word_rule,
    "tags": units.tags_rule,
    "adjective_unit": lengths.adjective_unit_rule,
    "lasting": fixed.lasting_rule,
    "set": fixed.set_rule,
    "phrase": fixed.phrase_rule,
    "ex": fixed.ex_rule,
}
_PARTS_OF_YEAR = ("month", "season", "quarter", "half")
_LATE_HOURS = {"MI": range(1, 3), "AF": range(1, 8), "EV": range(4, 13), "NI": range(8, 13)}  # meant from noon on
_YEAR_LINKS = frozenset({"und", "bis", "-", "–", "/"})


def scan(words: Words) -> list[Found]:
    """All expressions of the text in text order, without overlaps."""
    found: list[Found] = []
    phrases, feasts, sense_of = lexicon().vague, lexicon().holiday_phrases, lexicon().sense
    senses = {word: sense for word in set(words.lower) if (sense := sense_of(word)) is not None}
    for index, word in enumerate(words.lower):
        if word not in senses:
            continue
        sense = senses[word]
        feast = names.holiday_phrase(words, index) if word in feasts else None  # "am Heiligen Abend"
        expression = feast or RULES[sense.kind](words, index, sense)
        if expression is None and word in phrases and sense.kind != "phrase":
            expression = fixed.vague_at(words, index)
        if expression is not None:
            found.append(_with_edge(words, expression))
    return _joined(words, _longest(found))


def _with_edge(words: Words, found: Found) -> Found:
    """Takes in "Anfang", "Mitte", "Ende" before a week, month, year, decade or century; its value stays."""
    meaning = found.meaning
    fine = meaning.day is not None or meaning.weekday is not None or meaning.part is not None or meaning.unit in ("D", "WE")
    if meaning.kind == "point" and meaning.names_day and not fine and words.at(found.start - 1) in lexicon().words.edges:
        return Found(found.start - 1, found.end, meaning)
    return found


def _longest(found: list[Found]) -> list[Found]:
    """Of expressions that overlap only the longest, the first of equal ones; one pass in text order."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start > kept[-1].end - kept[-1].start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept


def _joined(words: Words, found: list[Found]) -> list[Found]:
    """Joins what belongs together ("3. Mai morgens") and hands a later year to an earlier month ("Mai und Juni 2022")."""
    out: list[Found] = []
    for current in found:
        if out and _adverb_of(out[-1], current):
            out[-1].end, out[-1].meaning = current.end, out[-1].meaning.but(part=current.meaning.part)
            continue
        if out and _names_hour_part(words, out[-1], current):
            out[-1].meaning = _in_part(out[-1].meaning, current.meaning.part)
            if current.start == out[-1].end:
                out[-1].end = current.end
                continue
        if out and _part_before_hour(words, out[-1], current):
            current.meaning = _in_part(current.meaning, out[-1].meaning.part)
        if out and _in_week(words, out[-1], current):
            current.meaning = current.meaning.but(unit="W", steps=out[-1].meaning.steps)
            if current.start == out[-1].end:
                out[-1].end, out[-1].meaning = current.end, current.meaning
                continue
        if out and _shares_year(words, out[-1], current):
            out[-1].meaning = out[-1].meaning.but(year=current.meaning.year)
        out.append(current)
    return out


def _adverb_of(previous: Found, current: Found) -> bool:
    """Whether "morgens" belongs to the day right before it."""
    day = previous.meaning
    names_day = day.kind == "point" and (day.day is not None or day.weekday is not None or day.unit == "D")
    adverb = current.meaning.kind == "set" and current.meaning.part is not None
    return adverb and current.start == previous.end and names_day and day.part is None


def _names_hour_part(words: Words, previous: Found, current: Found) -> bool:
    """Whether "abends" or "am Abend" says which half of the day the hour before it means: "8 Uhr abends"."""
    if previous.meaning.hour is None or current.meaning.part is None or current.meaning.names_day:
        return False
    if current.meaning.kind == "set":
        return current.start == previous.end
    return current.start - previous.end == 1 and words.at(previous.end) in lexicon().words.neighbours.of_day


def _part_before_hour(words: Words, previous: Found, current: Found) -> bool:
    """ "abends um 8 Uhr", "heute Abend gegen 8 Uhr"."""
    if previous.meaning.part is None or current.meaning.hour is None or current.start - previous.end > 1:
        return False
    return current.start == previous.end or words.at(previous.end) in lexicon().words.neighbours.clock


def _in_part(meaning: Meaning, part: str | None) -> Meaning:
    """The hour counted from midnight: 8 in the evening is 20, 12 at night is 24.

    >>> _in_part(Meaning(hour=8), "EV").hour, _in_part(Meaning(hour=3), "NI").hour, _in_part(Meaning(hour=20), "EV").hour
    (20, 3, 20)
    """
    hour = meaning.hour or 0
    later = part in _LATE_HOURS and hour in _LATE_HOURS[part] and not (hour == 12 and meaning.minute)
    return meaning.but(hour=hour + 12) if later else meaning


def _in_week(words: Words, previous: Found, current: Found) -> bool:
    """ "nächste Woche Montag", "kommende Woche am Freitag": the weekday of that week."""
    week, day = previous.meaning, current.meaning
    counted = week.kind == "point" and week.unit == "W" and week.steps is not None and week.weekday is None
    plain = day.kind == "point" and day.weekday is not None and (day.unit, day.direct, day.month, day.year) == (None,) * 4
    if not counted or not plain or week.base != "document" or current.start - previous.end > 1:
        return False
    return current.start == previous.end or words.at(previous.end) in lexicon().words.neighbours.of_day


def _shares_year(words: Words, first: Found, second: Found) -> bool:
    """ "Mai und Juni 2022", "vom 3. Mai bis zum 5. Juni 2022": the year stands once."""
    if second.start - first.end > 3 or words.at(first.end) not in _YEAR_LINKS:
        return False
    a, b = first.meaning, second.meaning
    alike = any(getattr(a, field) is not None and getattr(b, field) is not None for field in _PARTS_OF_YEAR)
    return a.kind == b.kind == "point" and alike and a.year is None and a.unit is None and b.year is not None
