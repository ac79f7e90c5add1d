"""Parts of the day and days counted from today: "am Abend", "Nacht zum Samstag", "gestern", "die heutigen Gespräche"."""

from claimx.mentions.times.figures import date_at, number_rule
from claimx.mentions.times.groups import left_group
from claimx.mentions.times.lexicon import Sense, lexicon, sense_of
from claimx.mentions.times.meaning import Base, Found, Meaning
from claimx.mentions.times.names import is_name_part, part_after, weekday_rule, with_date
from claimx.mentions.times.words import Words

_QUOTES = frozenset('"„“»«(')
MIDNIGHT = "mitternacht"


def part_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "am Abend", "in der Nacht zum Freitag", "letzte Nacht", "in den frühen Morgenstunden"; not "die Nacht-, Früh- und …"."""
    cut = words.at(index + 1) == "-" and not words.at(index + 2).isalnum()
    if not words.is_capital(index) or is_name_part(words, index) or cut:
        return None
    group, code, links = left_group(words, index), sense.value, lexicon().words.neighbours
    if group.each or group.every:
        return Found(group.start, index + 1, Meaning(kind="set", literal="P1D"))
    if group.amount is not None or group.ordinal:
        return None
    if code == "NI" and (night := _night_before(words, index)):
        return night
    before = words.at(group.start - 1)
    if dated := _of_day(words, group.start if group.filled and not group.determiner else index, index, code):
        return dated
    if words.at(index) == MIDNIGHT:
        return Found(index, index + 1, Meaning(hour=24, minute=0)) if before in links.clock_words else None
    if group.relative:
        return Found(group.start, index + 1, Meaning(part=code, direct=group.relative[0], base=_part_base(group.relative)))
    if group.this:
        return Found(group.start, index + 1, Meaning(part=code, direct=0))
    if not group.determiner and before in links.part:
        return Found(group.start, index + 1, Meaning(part=code))
    if group.determiner and before in links.part_article:
        return Found(group.start if group.filled else index, index + 1, Meaning(part=code))
    return None


def _of_day(words: Words, start: int, index: int, code: str) -> Found | None:
    """ "Abend des 31. Juli", "Nachmittag vom 3. Mai 2010", "Morgen des Sonntags"."""
    links = lexicon().words.neighbours
    if words.at(index + 1) not in links.of_day:
        return None
    sense = sense_of(words.at(index + 2))
    if sense is not None and sense.kind == "weekday" and words.is_capital(index + 2):
        day = weekday_rule(words, index + 2, sense)
        return None if day is None else Found(start, day.end, day.meaning.but(part=code))
    if not words.at(index + 2).isdecimal():
        return None
    day = date_at(words, index + 2)
    if day is None or day.end - day.start <= 2:
        return None
    return Found(start, day.end, day.meaning.but(part=code))


def _part_base(relative: tuple[int, Base]) -> Base:
    """ "am nächsten Morgen" counts from the day that the text speaks of, "vergangene Nacht" from the document's."""
    return "text" if relative[0] > 0 else relative[1]


def _night_before(words: Words, index: int) -> Found | None:
    """ "Nacht zum Samstag", "Nacht auf den heutigen Samstag", "Nacht von Freitag auf Samstag": the evening before that day."""
    links, at = lexicon().words.neighbours, index + 1
    if words.at(at) in links.night_from:
        at += 2 + (words.at(at + 1) in links.apposition)
        at += words.at(at) == "."
    if words.at(at) not in links.night_until:
        return None
    at += 1
    at += words.at(at) in links.apposition or words.at(at) in lexicon().words.demonstratives
    at += words.at(at) in lexicon().deictic_adjectives
    sense = sense_of(words.at(at))
    if sense is None:
        return None
    day = None
    if sense.kind == "weekday":
        day = weekday_rule(words, at, sense)
    elif sense.kind == "number":
        day = number_rule(words, at, sense)
    elif sense.kind == "deictic_day":
        day = Found(at, at + 1, Meaning(unit="D", steps=sense.value))
    if day is None or day.meaning.kind != "point" or not day.meaning.names_day:
        return None
    return Found(index, day.end, day.meaning.but(part="NI", eve=True))


def part_adverb_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "nachts", "abends": every night, unless a date stands beside it (`claimx.mentions.times.scan` joins them)."""
    return Found(index, index + 1, Meaning(kind="set", part=sense.value, literal=f"PT1{sense.value}"))


def deictic_day_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "gestern", "heute Abend", "morgen früh", "übermorgen"; the noun "Morgen" is a part of the day."""
    word, end = words.at(index), index + 1
    part = lexicon().words.day_parts.get(word)
    if part and words.is_capital(index) and words.sentence(index)[0] < index and words.at(index - 1) not in _QUOTES:
        return part_rule(words, index, Sense("part", part))
    if part and words.at(index - 1) in lexicon().words.neighbours.greeting:
        return None
    meaning, after = Meaning(unit="D", steps=sense.value), part_after(words, end)
    if after and words.at(end) != word:
        return with_date(words, index, end + 1, meaning.but(part=after))
    return Found(index, end, meaning)


def deictic_adjective_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "die heutigen Gespräche", "am heutigen Tag"; before a weekday the weekday is the expression."""
    after = sense_of(words.at(index + 1))
    if after and after.kind in ("weekday", "weekday_part", "holiday"):
        return None
    meaning = Meaning(unit="D", steps=sense.value)
    part = after.value if after and after.kind == "part" else lexicon().words.day_parts.get(words.at(index + 1))
    if part and words.is_capital(index + 1):
        return Found(index, index + 2, meaning.but(part=part))
    return Found(index, index + 1 + (after is not None and after.kind == "unit" and after.value == "D"), meaning)
