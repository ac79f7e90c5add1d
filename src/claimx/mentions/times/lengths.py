"""Lengths of time: "seit acht Monaten", "drei Jahre und vier Monate", "zwei Tage später", "achtmonatig"."""

from decimal import Decimal

from claimx.mentions.times.groups import Group, left_group
from claimx.mentions.times.lexicon import Sense, lexicon, sense_of
from claimx.mentions.times.meaning import CLOCK_UNITS, Found, Meaning
from claimx.mentions.times.words import Words

_HALF = Decimal("0.5")
_HALVES = {"Y": (Decimal(6), "M"), "H": (Decimal(30), "MIN"), "MIN": (Decimal(30), "S")}
_MULTIPLES = {"HY": (6, "M"), "Q": (3, "M"), "QH": (15, "MIN"), "TQH": (45, "MIN")}


def duration_value(amount: Decimal | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; an unknown amount is X.

    >>> duration_value(Decimal(2), "H"), duration_value(None, "Y"), duration_value(Decimal("0.5"), "Y")
    ('PT2H', 'PXY', 'P6M')
    """
    if unit in _MULTIPLES:
        times, unit = _MULTIPLES[unit]
        amount = amount * times if amount is not None else None
    if amount == _HALF and unit in _HALVES:
        amount, unit = _HALVES[unit]
    number = "X" if amount is None else f"{amount.normalize():f}"
    return f"PT{number}{unit[0]}" if unit in CLOCK_UNITS else f"P{number}{unit}"


def is_singular(word: str) -> bool:
    """Whether a unit's form is singular: "Jahr", "Jahres", "Woche"; "Jahre" and "Wochen" are not."""
    return word.endswith(lexicon().singulars_in_e) or not word.endswith(("e", "en", "er", "n"))


def counted(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """A number and a unit: a length, or a date counted from another one ("zwei Tage später")."""
    amount, end, table = group.amount, index + 1, lexicon().words
    if amount is None or _is_age(words, index, group) or _is_match(words, index, unit, group):
        return None
    after = words.at(end)
    counts_on = (after in table.after_words or after in table.before_words) and words.at(end + 1) != "als"
    if counts_on and unit not in CLOCK_UNITS and group.determiner not in table.determiners and not amount % 1:
        steps = int(amount) if after in table.after_words else -int(amount)
        return Found(group.start, end + 1, Meaning(unit=unit, steps=steps, base="text"))
    value, end = _and_more(words, end, duration_value(amount, unit), unit)
    end += words.at(end) in table.after_lengths
    meaning = Meaning(kind="duration", literal=value, unit=unit, amount=amount, ahead=_ahead(words, group, end))
    return Found(group.start, end, meaning)


def _ahead(words: Words, group: Group, end: int) -> int | None:
    """-1 after "vor", 1 after "in": the length counts from the document date. Not with "mehr als" or an article."""
    before, links = words.at(group.start - 1), lexicon().words.neighbours
    if group.relative or group.determiner in lexicon().words.determiners or group.compared or words.at(end) in links.ago:
        return None
    return -1 if before in links.ago else 1 if before in links.ahead else None


def _and_more(words: Words, index: int, value: str, unit: str) -> tuple[str, int]:
    """ "drei Jahre und vier Monate" P3Y4M; ``index`` is the word after the first unit."""
    sense = sense_of(words.at(index + 2))
    if words.at(index) != "und" or sense is None or sense.kind != "unit" or sense.value == unit:
        return value, index
    group = left_group(words, index + 2)
    if group.amount is None or group.start != index + 1:
        return value, index
    more = duration_value(group.amount, sense.value)
    return value + (more[2:] if "T" in value else more[1:]), index + 3


def _is_age(words: Words, index: int, group: Group) -> bool:
    """ "24 Jahre alt", "im Alter von 24 Jahren", "ab 16 Jahren", "von knapp über 20 Jahren": how old somebody is."""
    if words.at(index + 1) in lexicon().context.age_words:
        return True
    before, second, links = words.at(group.start - 1), words.at(group.start - 2), lexicon().words.neighbours
    if second in links.age_nouns or (before in links.age_after and second in links.age_before):
        return True
    if before == "(" and words.at(index + 1) == ")" and words.at(index) == "jahre":
        return True
    return before in links.age_limits and words.at(index) == "jahren"


def _is_match(words: Words, index: int, unit: str, group: Group) -> bool:
    """ "die 90 Minuten" of a football match."""
    context = lexicon().context
    if unit != "MIN" or group.amount not in context.match_lengths:
        return False
    first, last = words.sentence(index)
    return group.determiner in lexicon().words.determiners or not context.sports_words.isdisjoint(words.lower[first:last])


def unknown_length(words: Words, index: int, unit: str, group: Group) -> Found | None:
    """ "seit Jahren", "einigen Tagen", "den vergangenen Wochen", "lange Jahre", "diesen Tagen"."""
    if is_singular(words.at(index)) or group.amount is not None:
        return None
    meaning = Meaning(kind="duration", literal=duration_value(None, unit), unit=unit)
    start, before, table = group.start, words.at(group.start - 1), lexicon().words
    if group.vague or group.relative or group.this or (group.filled and not group.determiner):
        return Found(start, index + 1, meaning)
    if start == index and before in table.neighbours.unknown_length:
        return Found(index, index + 1, meaning)
    after = words.at(index + 1)
    if group.determiner == "die" and unit == "Y" and (after in table.determiners or after in table.neighbours.night_from):
        return Found(start, index + 1, meaning)
    return None


def adjective_unit_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "achtmonatig", "14-tägig"; "-jährig" of people is their age, and in figures it mostly is."""
    amount, unit, whole = sense.value
    start = index
    if not whole:
        number = words.number(index - 2)
        if words.at(index - 1) != "-" or not words.joined(index - 1) or number is None or unit == "Y":
            return None
        start, amount = index - 2, Decimal(number)
    if words.is_capital(index) and start == index and words.sentence(index)[0] != index:
        return None  # "der Zweijährige"
    if unit == "Y" and any(words.at(index + ahead) in lexicon().words.people for ahead in (1, 2)):
        return None
    return Found(start, index + 1, Meaning(kind="duration", literal=duration_value(amount, unit), unit=unit, amount=amount))
