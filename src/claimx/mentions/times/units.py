"""Expressions around a unit of time: "im vergangenen Jahr", "zwei Tage später", "alle vier Jahre", "am Vortag"."""

from decimal import Decimal

from claimx.mentions.times.figures import decade_number
from claimx.mentions.times.groups import Group, left_group, period_after
from claimx.mentions.times.lengths import counted, duration_value, is_singular, unknown_length
from claimx.mentions.times.lexicon import Sense, decade_of, lexicon, sense_of
from claimx.mentions.times.meaning import CLOCK_UNITS, Found, Meaning
from claimx.mentions.times.words import Words
from claimx.mentions.times.years import counts_next, second_year

_FOUR_DIGITS = 1000


def unit_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """Whatever expression has this unit as its head: the first reading that fits."""
    group = left_group(words, index)
    hyphen = words.at(index - 1) == "-" and words.joined(index - 1)
    if hyphen and group.amount is None and decade_of(words.at(index - 2)) is None:
        return None
    if not hyphen and _begins_compound(words, index):
        return None
    for reader in (_decade, _century, _year_of, _numbered, _set, counted, _relative, unknown_length, _with_article):
        found = reader(words, index, sense.value, group)
        if found is not None:
            return found
    return None


def _begins_compound(words: Words, index: int) -> bool:
    """Whether a hyphen leads on to another word: "Jahres-Bilanz"."""
    return words.at(index + 1) == "-" and words.joined(index) and words.raw(index + 2).isalpha() and words.joined(index + 1)


def _decade(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "den neunziger Jahren", "der siebziger Jahre", "neunziger-Jahre"."""
    at = index - (2 if words.at(index - 1) == "-" else 1)
    tens = decade_of(words.at(at)) if unit == "Y" else None
    if tens is None:
        return None
    article = words.at(at - 1) in lexicon().words.determiners
    return Found(at - article, index + 1, Meaning(decade=decade_number(tens)))


def decade_word_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "den Neunzigerjahren"."""
    article = words.at(index - 1) in lexicon().words.determiners
    return Found(index - article, index + 1, Meaning(decade=decade_number(sense.value)))


def _century(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "dem 20. Jahrhundert", "neunzehnten Jahrhunderts"."""
    if unit != "CE" or group.ordinal is None:
        return None
    return Found(group.start, index + 1, Meaning(century=group.ordinal - 1))


def _year_of(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "Jahr 2012", "dem Jahre 1910", "des Jahres 1991", "Jahr 578", "Schuljahr 2005/06"."""
    number = words.number(index + 1)
    if unit != "Y" or number is None or not 100 <= number <= 2200 or group.amount is not None:
        return None
    against = bool(group.relative or group.this), number < _FOUR_DIGITS, counts_next(words, index + 1)
    if words.inside_figure(index + 2) or sum(against) > 1:  # "im letzten Jahr 640 Bauern"
        return None
    start, last = (group.start if group.determiner else index), second_year(words, index + 2, number)
    if last is not None:
        return Found(start, index + 4, Meaning(year=number, last_year=last))
    return Found(start, index + 2, Meaning(year=number))


def _numbered(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "dritten Quartal 2006", "ersten Halbjahr", "21. Kalenderwoche", "der ersten Woche"."""
    if group.ordinal is None:
        return None
    if unit in ("Q", "HY") and group.ordinal <= (4 if unit == "Q" else 2):
        meaning, end = (Meaning(quarter=group.ordinal) if unit == "Q" else Meaning(half=group.ordinal)), index + 1
        period = period_after(words, end)
        if period and (period[1].year is not None or period[1].unit == "Y"):
            return Found(group.start, period[0], meaning.within(period[1]))
        return Found(group.start, end, meaning)
    if unit == "W" and words.at(index).startswith("kalender") and group.ordinal <= 53:
        return Found(group.start, index + 1, Meaning(week=group.ordinal))
    if unit in ("D", "W", "M", "Y") and is_singular(words.at(index)) and group.determiner:
        return Found(group.start, index + 1, Meaning(kind="duration", unit=unit, literal=f"P1{unit}"))
    return None


def _set(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "jeden Tag", "alle vier Jahre", "pro Jahr", "zweimal im Jahr", "Jahr für Jahr"."""
    once = Meaning(kind="set", literal=duration_value(Decimal(1), unit))
    if group.each:
        return Found(group.start, index + 1, once)
    if group.every and group.amount is not None:
        return Found(group.start, index + 1, Meaning(kind="set", literal=duration_value(group.amount, unit)))
    if group.start != index:
        return None
    if words.at(index + 2) == words.at(index) and words.at(index + 1) in ("für", "um"):
        return Found(index, index + 3, once)
    if words.at(index - 1) == "pro":
        return Found(index - 1, index + 1, once)
    if words.at(index - 1) in lexicon().words.neighbours.rate and _is_rate(words, index):
        return Found(index - 1, index + 1, once)
    return None


def _is_rate(words: Words, index: int) -> bool:
    """Whether "im Jahr", "am Tag" means "a year", "a day": after a count, and no year or genitive behind it."""
    after = words.at(index + 1)
    if after in lexicon().words.neighbours.rate_not_before or after.isdecimal() or words.is_capital(index + 1):
        return False
    if words.at(index - 2).endswith("mal"):
        return True
    head = sense_of(words.at(index))
    return head is not None and head.value in ("Y", "M") and words.raw(index - 2).isalpha() and words.is_capital(index - 2)


def _relative(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "im vergangenen Jahr", "nächste Woche", "diesem Monat", "folgenden Tag", "der Woche darauf", "selben Tag"."""
    if unit in CLOCK_UNITS or not is_singular(words.at(index)):
        return None
    table, after = lexicon().words, words.at(index + 1)
    meaning = Meaning(unit=unit, base="text")
    if group.relative:
        steps, base = group.relative
        if unit == "D" and base == "document" and steps < 0:
            return None  # "am letzten Tag" of something
        return Found(group.start, index + 1, meaning.but(steps=steps, base="text" if unit == "D" else base))
    if group.this:
        return Found(group.start, index + 1, meaning.but(steps=0, base="text" if unit == "D" else "document"))
    if words.at(index - 1) in table.neighbours.same:
        return Found(group.start, index + 1, meaning.but(steps=0))
    if after in table.after_words or after in table.before_words:
        steps = 1 if after in table.after_words else -1
        return Found(group.start if group.determiner else index, index + 2, meaning.but(steps=steps))
    return None


def _with_article(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """The unit with an article alone: "Sportlerin des Jahres", "Anfang der Woche", "am Wochenende"."""
    table, before = lexicon().words, words.at(group.start - 1)
    if unit in CLOCK_UNITS or not is_singular(words.at(index)):
        return None
    if unit == "WE" and group.start == index and before in table.neighbours.weekend:
        return Found(index, index + 1, Meaning(unit="WE"))
    if unit == "WE" and group.start == index - 1 and before in table.neighbours.weekend_with_article:
        return Found(index, index + 1, Meaning(unit="WE"))
    if group.determiner and words.at(index - 1) in table.whole:
        return Found(group.start, index + 1, Meaning(kind="duration", literal=duration_value(Decimal(1), unit), unit=unit))
    if group.start == index - 1 and group.determiner in table.determiners:
        genitive = unit in ("Y", "M") and words.at(index).endswith("s")
        if genitive or before in table.edges:
            return Found(group.start, index + 1, Meaning(unit=unit, steps=0))
        if group.determiner == "das" and unit == "Y" and words.at(index + 1) == ",":
            return Found(group.start, index + 1, Meaning(kind="duration", literal="P1Y", unit=unit))
    return None


def edge_unit_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "Jahresende", "seit Monatsbeginn", "Jahresanfang 2011"."""
    period = period_after(words, index + 1)
    if period and period[1].year is not None and sense.value == "Y":
        return Found(index, period[0], period[1])
    return Found(index, index + 1, Meaning(unit=sense.value, steps=0))


def stepped_unit_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "am Vortag", "im Vorjahr", "im Folgemonat": counted from the date that the text speaks of."""
    steps, unit = sense.value
    if unit in CLOCK_UNITS or _begins_compound(words, index):
        return None
    return Found(index, index + 1, Meaning(unit=unit, steps=steps, base="text"))


def tags_rule(words: Words, index: int, _: Sense) -> Found | None:
    """ "tags darauf", "tags zuvor"."""
    table, after = lexicon().words, words.at(index + 1)
    if after in table.after_words or after in table.before_words:
        return Found(index, index + 2, Meaning(unit="D", steps=1 if after in table.after_words else -1, base="text"))
    return None
