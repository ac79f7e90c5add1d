"""Expressions that begin with figures: dates, decades, clock times, years."""

from claimx.mentions.times.groups import period_after, year_at
from claimx.mentions.times.lexicon import Sense, lexicon, sense_of
from claimx.mentions.times.meaning import Found, Meaning
from claimx.mentions.times.words import Words
from claimx.mentions.times.years import year_rule

_DASHES = frozenset("-–—/")
_AFTER_DAY = frozenset(".-–")
_GAPS = frozenset(",|/-–")
_LONGEST_CHAIN = 4


def number_rule(words: Words, index: int, _: Sense) -> Found | None:
    """Whatever time expression the figure at ``index`` begins."""
    if words.inside_figure(index - 1, ".,:"):
        return None  # "000" of "15.000"
    for rule in (date_at, _month_figures, clock_at, _decade, _numbered, year_rule):
        found = rule(words, index)
        if found is not None:
            return found
    return None


def date_at(words: Words, index: int) -> Found | None:
    """A calendar day that begins at ``index``: ISO, "24.10.2024", "4.11.", "30. Juni 2022", "24." of "24. und 25. September"."""
    return _iso(words, index) or _dotted(words, index) or _day_month(words, index) or _short_day(words, index)


def _iso(words: Words, index: int) -> Found | None:
    year = year_at(words, index)
    if year is None or not (words.inside_figure(index + 1, "-") and words.inside_figure(index + 3, "-")):
        return None
    month, day = words.number(index + 2), words.number(index + 4)
    if month is None or day is None or not is_day(day, month) or len(words.at(index + 2)) != 2 or len(words.at(index + 4)) != 2:
        return None
    return Found(index, index + 5, Meaning(year=year, month=month, day=day))


def _month_figures(words: Words, index: int) -> Found | None:
    """ "2016-05", and "05/2016" after "im" or "seit"; "2015-16" is a season, as its second figure is a later year."""
    if words.inside_figure(index - 1, "-/") or not words.inside_figure(index + 1, "-/") or words.inside_figure(index + 3, ".,-/"):
        return None
    first, last = words.at(index), words.at(index + 2)
    if (len(first), len(last)) == (4, 2) and words.at(index + 1) == "-":
        year, month = year_at(words, index), int(last)
        sure = year is not None and month <= year % 100 and words.at(index + 3) != "-"
    elif (len(first), len(last)) == (2, 4) and words.at(index + 1) == "/":
        year, month = year_at(words, index + 2), int(first)
        sure = words.at(index - 1) in lexicon().words.neighbours.date  # "Drucksache 05/2016" is none
    else:
        return None
    return Found(index, index + 3, Meaning(year=year, month=month)) if sure and year and 1 <= month <= 12 else None


def _dotted(words: Words, index: int) -> Found | None:
    """ "24.10.2024", "23. 3. 1976", "4.11.24", "4.11."; the last only after a word that dates have before them."""
    day, month = words.number(index), words.number(index + 2)
    if not words.joined(index) or day is None or month is None or not is_day(day, month) or len(words.at(index)) > 2:
        return None
    if words.inside_figure(index + 1, ".") and _ends_short(words, index):
        return Found(index, index + 3, Meaning(month=month, day=day))  # "am 22.04 und"
    if len(words.at(index + 2)) > 2 or words.at(index + 1) != words.at(index + 3) or not words.joined(index + 2):
        return None
    if words.at(index + 1) in _DASHES:  # "07-01-2016"
        year = year_at(words, index + 4) if words.joined(index + 1) and words.joined(index + 3) else None
        return None if year is None else Found(index, index + 5, Meaning(year=year, month=month, day=day))
    if words.at(index + 1) != ".":
        return None
    meaning, late = Meaning(month=month, day=day), words.at(index + 4)
    year = year_at(words, index + 4)
    if year is not None:
        return Found(index, index + 5, meaning.but(year=year))
    if late.isdecimal() and words.joined(index + 3):
        if len(late) != 2:
            return None
        return Found(index, index + 5, meaning.but(year=int(late) + (2000 if int(late) < 50 else 1900)))
    return Found(index, index + 4, meaning) if _leads_to_day(words, index) else None


def _ends_short(words: Words, index: int) -> bool:
    """Whether "22.04" stands without its last full stop, after "am" or "vom" and before a small-letter word."""
    links, after = lexicon().words.neighbours, words.at(index + 3)
    lead = words.at(index - 1) in links.apposition or words.at(index - 1) in links.looking_back
    return lead and len(words.at(index)) == 2 == len(words.at(index + 2)) and after.isalpha() and not words.is_capital(index + 3)


def _leads_to_day(words: Words, index: int) -> bool:
    """Whether a word stands before that dates without a year have before them."""
    before = words.at(index - 1)
    lead = sense_of(before)
    table = lexicon().words.neighbours
    return (
        before in table.date
        or before in table.range_links
        or before in ("(", ".")
        or (lead is not None and lead.kind == "weekday")
    )


def month_at(words: Words, index: int) -> tuple[int, int] | None:
    """A month's name, or its abbreviation with a full stop, at this place: (month, word after it)."""
    sense = sense_of(words.at(index)) if words.is_capital(index) else None
    if sense and sense.kind == "month":
        return sense.value, index + 1
    if sense and sense.kind == "month_abbreviation":
        if words.at(index + 1) == "." and words.joined(index):
            return sense.value, index + 2
        if year_at(words, index + 1) is not None:
            return sense.value, index + 1
    return None


def _day_month(words: Words, index: int) -> Found | None:
    """ "30. Juni", "30. Juni 2022", "1. Mai dieses Jahres", "am 30 Juni"."""
    day = words.number(index)
    if day is None or not 1 <= day <= 31 or len(words.at(index)) > 2:
        return None
    dotted = words.at(index + 1) == "."
    found = month_at(words, index + 1 + dotted)
    if found is None or not is_day(day, found[0]):
        return None
    if not dotted and words.at(index - 1) not in lexicon().words.neighbours.date and year_at(words, found[1]) is None:
        return None
    meaning, end = Meaning(month=found[0], day=day), found[1]
    period = period_after(words, end)
    if period and (period[1].year is not None or period[1].unit == "Y"):
        return Found(index, period[0], meaning.within(period[1]))
    return Found(index, end, meaning)


def _short_day(words: Words, index: int) -> Found | None:
    """ "24." where the month stands with the last of several days: "24. und 25. September", "vom 1. bis 3. Mai 2020"."""
    day, links = words.number(index), lexicon().words.neighbours
    if day is None or not 1 <= day <= 31:
        return None
    end = at = index + 1 + (words.at(index + 1) == ".")
    if end == index + 1 and words.at(end) not in _DASHES:
        return None
    for _ in range(_LONGEST_CHAIN):
        if words.at(at) not in links.range_links:
            return None
        at += 2 if words.at(at + 1) in links.range_articles else 1
        if words.at(at) in lexicon().words.weekdays:  # "Samstag, 21. und Sonntag, 22. Mai"
            at += 1 + (words.at(at + 1) == ",")
        full = _day_month(words, at) or _dotted(words, at)
        if full:
            return Found(index, end, full.meaning.but(day=day)) if is_day(day, full.meaning.month or 0) else None
        if words.number(at) is None or words.at(at + 1) != ".":
            return None
        at += 2
    return None


def is_day(day: int, month: int) -> bool:
    """Whether a month of some year has that day.

    >>> is_day(29, 2), is_day(31, 4), is_day(1, 13)
    (True, False, False)
    """
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def clock_at(words: Words, index: int) -> Found | None:
    """ "9 Uhr", "20.30 Uhr", "11:30 Uhr", "10 Uhr 15", "14" of "14-18 Uhr", "10:15" after a date or "um"."""
    time = _time_figure(words, index)
    if time is None:
        return None
    hour, minute, end = time
    meaning = Meaning(hour=hour, minute=minute or 0)
    if _is_clock(words, end):
        end += 1
        late = words.number(end)
        if minute is None and late is not None and late < 60 and len(words.at(end)) == 2 and words.at(end + 1) not in _AFTER_DAY:
            return Found(index, end + 1, meaning.but(minute=late))
        return Found(index, end, meaning)
    if _leads_to_clock(words, end):
        return Found(index, end, meaning)
    if minute is not None and _stands_as_clock(words, index, end):
        return Found(index, end, meaning)
    return None


def _time_figure(words: Words, index: int) -> tuple[int, int | None, int] | None:
    """Hour, minute and the word after a figure that can be a time of day."""
    hour, minute = words.number(index), words.number(index + 2)
    if hour is None or hour > 24 or len(words.at(index)) > 2:
        return None
    if words.at(index + 1) in (".", ":") and words.joined(index) and words.joined(index + 1) and minute is not None:
        return (hour, minute, index + 3) if minute < 60 and len(words.at(index + 2)) == 2 else None
    return hour, None, index + 1


def _is_clock(words: Words, index: int) -> bool:
    sense = sense_of(words.at(index))
    return sense is not None and sense.kind == "clock"


def _leads_to_clock(words: Words, end: int) -> bool:
    """Whether a chain of times that ends with "Uhr" goes on here: "7.45-11 und 13.15-15.45 Uhr"."""
    for _ in range(_LONGEST_CHAIN):
        if words.at(end) not in lexicon().words.neighbours.range_links:
            return False
        time = _time_figure(words, end + 1)
        if time is None:
            return False
        end = time[2]
        if _is_clock(words, end):
            return True
    return False


def _stands_as_clock(words: Words, index: int, end: int) -> bool:
    """Whether "10:15" is no score: after "um" or "zwischen", beside a date or another time of day."""
    links, at = lexicon().words.neighbours, index - 1
    if words.at(index + 1) == "." and (
        words.is_capital(end) or words.at(at) not in links.clock or words.at(end) in ("%", "€", "$")
    ):
        return False  # "um 10.50 Prozent"
    if words.at(at) in links.clock or len(words.at(index)) < 2:
        return words.at(at) in links.clock
    ranged = words.at(at) in links.range_links and words.at(at - 2) == ":"
    if words.at(at) in links.between or (ranged and words.at(at - 4) in links.between):
        return True
    while words.at(at) in _GAPS and at > index - 4:
        at -= 1
    sense = sense_of(words.at(at))
    dated = words.inside_figure(at - 1, ".-") and words.inside_figure(at - 3, ".-")
    return (
        dated
        or year_at(words, at) is not None
        or (sense is not None and sense.kind == "deictic_day")
        or date_at(words, end) is not None
    )


def _decade(words: Words, index: int) -> Found | None:
    """ "90er Jahre", "1990er-Jahren", "1990-er Jahre", "den 90ern", with the article before it."""
    number, ending = words.number(index), index + 1
    if words.at(ending) == "-" and words.joined(ending):
        ending += 1
    if number is None or number % 10 or not words.joined(index) or words.at(ending) not in ("er", "ern"):
        return None
    end = ending + 1
    head = sense_of(words.at(end + (words.at(end) == "-")))
    article = words.at(index - 1) in lexicon().words.determiners
    if head and head.kind == "unit" and head.value == "Y":
        end += 1 + (words.at(end) == "-")
    elif not article or words.is_capital(end) or words.at(end) == "-":
        return None
    return Found(index - article, end, Meaning(decade=decade_number(number)))


def decade_number(tens: int) -> int:
    """The TIMEX3 decade of "90er" (199), "1920er" (192), "10er" (201).

    >>> decade_number(90), decade_number(1920), decade_number(10)
    (199, 192, 201)
    """
    if tens >= 1000:
        return tens // 10
    return (190 if tens >= 20 else 200) + tens // 10


def _numbered(words: Words, index: int) -> Found | None:
    """ "Q1 2024", "KW 21"."""
    number, before = words.number(index), words.at(index - 1)
    if number is None:
        return None
    if before == "q" and words.joined(index - 1) and 1 <= number <= 4:
        meaning = Meaning(quarter=number)
    elif before == "kw" and 1 <= number <= 53:
        meaning = Meaning(week=number)
    else:
        return None
    period = period_after(words, index + 1)
    if period and period[1].year is not None:
        return Found(index - 1, period[0], meaning.within(period[1]))
    return Found(index - 1, index + 1, meaning)
