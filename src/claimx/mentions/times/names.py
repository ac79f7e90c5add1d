"""Expressions around a name of the calendar: months, weekdays, seasons, feasts."""

from claimx.mentions.times.figures import date_at, month_at
from claimx.mentions.times.groups import Group, left_group, period_after, year_at
from claimx.mentions.times.lexicon import Sense, lexicon, sense_of
from claimx.mentions.times.meaning import Found, Meaning
from claimx.mentions.times.words import Words

_NAMES = frozenset({4, 5, 6, 7, 8})  # April, May, June, July and August are names of people too


def is_name_part(words: Words, index: int) -> bool:
    """Whether a hyphen ties the word to another one: "Sonntags-Zeitung", "Sommer-Universität", "Anti-Abend"."""
    before = words.at(index - 1) == "-" and words.joined(index - 1) and words.raw(index - 2).isalpha()
    after = words.at(index + 1) == "-" and words.joined(index) and words.joined(index + 1) and words.raw(index + 2).isalpha()
    return before or after


def month_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Juni", "März 1992", "April letzten Jahres", "vergangenen August", "der Erste Mai", "jeden Mai"."""
    found = month_at(words, index)
    if found is None or (is_name_part(words, index) and month_at(words, index + 2) is None):
        return None
    meaning, end = Meaning(month=found[0]), found[1]
    group = left_group(words, index)
    if not group.ordinal and _is_person(words, index, found[0]):
        return None
    if group.each or group.every:
        return Found(group.start, end, Meaning(kind="set", literal=f"XXXX-{found[0]:02d}"))
    start = _take_direction(index, group)
    if group.ordinal and group.ordinal <= 31 and words.at(index - 1) != ".":
        meaning, start = meaning.but(day=group.ordinal), index - 1
    elif start != index:
        meaning = meaning.but(direct=group.relative[0] if group.relative else 0)
    yearly = sense_of(words.at(end + 1))
    if words.at(end) in lexicon().words.each and yearly and yearly.kind == "unit" and yearly.value == "Y":
        return Found(index, end + 2, Meaning(kind="set", literal=f"XXXX-{found[0]:02d}"))
    if sense.kind == "month_abbreviation" and year_at(words, end) is None:
        return None
    return _within_period(words, start, end, meaning)


def month_part_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "der ersten Januarhälfte": the month, with what counts its parts."""
    group = left_group(words, index)
    start = group.start if group.ordinal or group.relative or group.this else index
    return _within_period(words, start, index + 1, Meaning(month=sense.value))


def _take_direction(index: int, group: Group) -> int:
    """Where an expression begins that takes in "vergangenen", "diesen", "nächsten" with its article."""
    return group.start if group.relative or group.this else index


def _within_period(words: Words, start: int, end: int, meaning: Meaning) -> Found:
    """Adds the year that follows: "2022", "letzten Jahres"."""
    period = period_after(words, end)
    if period and (period[1].year is not None or period[1].unit == "Y"):
        return Found(start, period[0], meaning.within(period[1]))
    return Found(start, end, meaning)


def _is_person(words: Words, index: int, month: int) -> bool:
    """Whether a month's name is somebody's name: "Theresa Mai", "August Bebel"."""
    before = words.at(index - 1)
    if month not in _NAMES or year_at(words, index + 1) is not None or before == ".":
        return False
    if before in lexicon().context.name_titles:
        return True
    table = lexicon().words
    surname = month == 8 and words.is_capital(index + 1) and words.at(index + 1).isalpha()
    if surname and before in table.neighbours.night_from:
        return True
    if sense_of(before) is not None or before in table.edges or before in table.neighbours.date:
        return False
    if words.is_capital(index - 1) and before.isalpha() and words.sentence(index)[0] < index - 1:
        return True
    return surname


def weekday_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Mittwoch", "letzten Donnerstag", "Mittwochabend", "Dienstag, dem 4. März 2003", "Montag voriger Woche"."""
    number, part = (sense.value, None) if sense.kind == "weekday" else sense.value
    group, repeated = left_group(words, index), f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
    if group.each or group.every:
        return _every(words, index, group, repeated)
    if not words.is_capital(index):
        return Found(index, index + 1, Meaning(kind="set", literal=repeated)) if words.at(index).endswith("s") else None
    if is_name_part(words, index):
        return None
    meaning, start, end = Meaning(weekday=number, part=part), _take_direction(index, group), index + 1
    if part and group.filled and not group.determiner:
        start = group.start  # "am frühen Samstagmorgen"
    own = lexicon().deictic_adjectives.get(words.at(index - 1))
    if own is not None:  # "am heutigen Samstag": the adjective stays outside
        meaning = meaning.but(unit="D", steps=own)
    elif group.relative:
        meaning = meaning.but(direct=group.relative[0], base=group.relative[1])
    elif group.this:
        meaning = meaning.but(direct=0)
    after = part_after(words, end) if part is None else None
    if after:
        meaning, end = meaning.but(part=after), end + 1
    return with_date(words, start, end, meaning)


def _every(words: Words, index: int, group: Group, value: str) -> Found:
    """ "jeden Montag"; "jeden letzten Samstag im Monat" is once a month."""
    monthly, numbered = sense_of(words.at(index + 2)), group.relative or group.ordinal
    if numbered and words.at(index + 1) in lexicon().words.neighbours.rate and monthly and monthly.kind == "unit":
        return Found(group.start, index + 3, Meaning(kind="set", literal=f"P1{monthly.value}"))
    return Found(group.start, index + 1, Meaning(kind="set", literal=value))


def part_after(words: Words, index: int) -> str | None:
    """A part of the day right after a day: "Mittwoch Abend", "heute früh", "gestern morgen"."""
    table, word = lexicon().words, words.at(index)
    return table.early.get(word) or table.day_parts.get(word) or table.day_part_adverbs.get(word)


def with_date(words: Words, start: int, end: int, meaning: Meaning) -> Found:
    """Adds the calendar day in apposition ("Donnerstag, dem 2. Dezember"), or the week that the weekday belongs to."""
    at, apposition = end, lexicon().words.neighbours.apposition
    while words.at(at) in (".", ",", "(") and at < end + 2:
        at += 1
    bracket = words.at(at - 1) == "("
    at += words.at(at) in apposition
    found = date_at(words, at) if words.at(at).isdecimal() else None
    if found and found.meaning.month is not None:
        close = bracket and words.at(found.end) == ")"
        return Found(start, found.end + close, found.meaning.but(weekday=meaning.weekday, part=meaning.part))
    period = period_after(words, end)
    if period and period[1].unit == "W" and meaning.weekday is not None:
        return Found(start, period[0], meaning.within(period[1]))
    return Found(start, end, meaning)


def weekday_abbreviation_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Mi., 24.10.2024", "Fr 3. Mai": only before a calendar day."""
    if not words.is_capital(index):
        return None
    found = with_date(words, index, index + 1, Meaning(weekday=sense.value))
    return found if found.meaning.day is not None else None


def season_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Sommer", "Herbst 1998", "Winter 2005/06", "vergangenen Frühjahr", "Sommermonaten"."""
    if not words.is_capital(index) or is_name_part(words, index):
        return None
    group, code, end = left_group(words, index), sense.value, index + 1
    if group.each or group.every:
        return Found(group.start, end, Meaning(kind="set", literal=f"XXXX-{code}"))
    if code not in lexicon().words.seasons.values() or "monat" in words.at(index):
        return Found(index, end, Meaning(kind="set", literal=f"P1{code}"))
    start, meaning = _take_direction(index, group), Meaning(season=code)
    if start != index:
        meaning = meaning.but(direct=group.relative[0] if group.relative else 0)
    found = _within_period(words, start, end, meaning)
    if start == index and found.end == end and not _stands_as_season(words, group.start):
        return None
    if found.meaning.year is not None and words.at(found.end) == "/" and words.at(found.end + 1).isdecimal():
        found.end += 2
    return found


def _stands_as_season(words: Words, start: int) -> bool:
    """Whether a season without a year stands after an article or preposition, or opens its sentence; else it may be a name."""
    before, table = words.at(start - 1), lexicon().words
    if before in table.neighbours.date or words.at(start) in table.determiners or before in table.edges:
        return True
    return before in table.neighbours.range_links or words.sentence(start)[0] == start


def holiday_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Ostersonntag", "Weihnachten 2003", "an Silvester"."""
    if not words.is_capital(index) or is_name_part(words, index):
        return None
    return holiday_at(words, index, index, sense.value)


def holiday_phrase(words: Words, index: int) -> Found | None:
    """A feast of several words that ends here: "Tag der Deutschen Einheit"."""
    for phrase, number in lexicon().holiday_phrases.get(words.at(index), ()):
        first = index - len(phrase) + 1
        if all(words.at(first + k) == word for k, word in enumerate(phrase)) and words.is_capital(index):
            return holiday_at(words, first, index, number)
    return None


def holiday_at(words: Words, first: int, last: int, number: int) -> Found:
    """The feast named by words ``first`` to ``last`` with what belongs to it."""
    group, meaning, end = left_group(words, first), Meaning(holiday=number), last + 1
    if group.each or group.every:
        return Found(group.start, end, Meaning(kind="set", literal="P1Y"))
    own = lexicon().deictic_adjectives.get(words.at(first - 1))
    if own is not None:  # "am gestrigen Ostersonntag"
        return Found(first, end, Meaning(unit="D", steps=own))
    start = _take_direction(first, group)
    if start != first:
        meaning = meaning.but(direct=group.relative[0] if group.relative else 0)
    return _within_period(words, start, end, meaning)
