"""Expressions of fixed words: vague ones ("damals"), sets ("täglich"), "jahrelang", "heuer", "Ex-", clock words ("halb neun")."""

from claimx.mentions.numbers import parse_word
from claimx.mentions.times.lexicon import Sense, lexicon
from claimx.mentions.times.meaning import Found, Meaning
from claimx.mentions.times.shapes import VaguePhrase
from claimx.mentions.times.words import Words


def phrase_rule(words: Words, index: int, _: Sense) -> Found | None:
    """A vague phrase that ends here: "im Moment"."""
    return vague_at(words, index)


def vague_at(words: Words, index: int) -> Found | None:
    """The longest fixed phrase that ends here."""
    best = None
    for phrase, value in lexicon().vague.get(words.at(index), ()):
        first = index - len(phrase.words) + 1
        if all(words.at(first + k) == word for k, word in enumerate(phrase.words)) and _fits(words, first, index + 1, phrase):
            found = Found(first + phrase.begin, index + 1, Meaning(kind="vague", literal=value))
            if best is None or found.start < best.start:
                best = found
    return best


def _fits(words: Words, first: int, end: int, phrase: VaguePhrase) -> bool:
    """Whether the phrase may stand between its neighbours."""
    before, after = words.at(first - 1), words.at(end)
    if phrase.only_after and before not in phrase.only_after:
        return False
    return before not in phrase.not_after and after not in phrase.not_before and (phrase.noun or not words.is_capital(end))


def set_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "täglich", "monatlichen"."""
    return Found(index, index + 1, Meaning(kind="set", literal=str(sense.value)))


def lasting_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "jahrelang", "wochenlang"."""
    return Found(index, index + 1, Meaning(kind="duration", literal=str(sense.value)))


def deictic_year_rule(words: Words, index: int, sense: Sense) -> Found | None:
    """ "heuer"."""
    return Found(index, index + 1, Meaning(unit="Y", steps=int(str(sense.value))))


def ex_rule(words: Words, index: int, _: Sense) -> Found | None:
    """ "Ex-Präsident": the prefix says that it was so once."""
    if words.at(index + 1) != "-" or not words.joined(index) or not words.joined(index + 1) or not words.is_capital(index):
        return None
    return Found(index, index + 1, Meaning(kind="vague", literal="PAST_REF"))


def clock_rule(words: Words, index: int, _: Sense) -> Found | None:
    """ "neun Uhr" in words."""
    hour = parse_word(words.at(index - 1)) if words.at(index - 1).isalpha() else None
    if hour is None or hour > 24 or hour != hour.to_integral_value():
        return None
    return Found(index - 1, index + 1, Meaning(hour=int(hour), minute=0))


def clock_word_rule(words: Words, index: int, _: Sense) -> Found | None:
    """ "halb neun", "Viertel nach acht", "drei Viertel zehn" after "um", "gegen" and the like."""
    minutes, before = lexicon().words.clock_minutes[words.at(index)], words.at(index - 1)
    if before not in lexicon().words.neighbours.clock_words:
        return None
    at, sign = index + 1, 0
    if words.at(at) in ("nach", "vor"):
        sign = 1 if words.at(at) == "nach" else -1
        at += 1
    hour = _hour(words, at)
    if hour is None or (sign and minutes == 30):
        return None
    total = hour * 60 + sign * minutes if sign else (hour - 1) * 60 + minutes
    end = at + 1 + (words.at(at + 1) == "uhr")
    return Found(index, end, Meaning(hour=total // 60 % 24, minute=total % 60))


def _hour(words: Words, index: int) -> int | None:
    number = words.number(index)
    if number is None and words.at(index).isalpha():
        parsed = parse_word(words.at(index))
        number = int(parsed) if parsed is not None and parsed == parsed.to_integral_value() else None
    return number if number is not None and 1 <= number <= 24 else None
