"""From meanings to TIMEX3 values, in text order, with the document date and the date that the text speaks of."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claimx.mentions.times.anchor import Anchor
from claimx.mentions.times.calendar import bounds, week_value
from claimx.mentions.times.direction import Direction
from claimx.mentions.times.meaning import CLOCK_UNITS, Found, Meaning
from claimx.mentions.times.narrative import Narrative
from claimx.mentions.times.tense import TenseReader
from claimx.mentions.times.words import Words
from claimx.mentions.times.yearless import in_year, nearest, onward

_HALF = Decimal("0.5")
_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "HY": "XXXX-HX",
    "DE": "XXX",
    "CE": "XX",
}


@dataclass(slots=True)
class Value:
    """A resolved expression: its TIMEX3 value, whether another date was needed for it, and the days it covers."""

    value: str
    anchored: bool = False
    covers: tuple[date, date] | None = None


class Resolver:
    """Resolves the expressions of one document; call `resolve` for each in text order."""

    def __init__(self, words: Words, published: str | None, tenses: TenseReader):
        self._document = Anchor.of(published)
        self._narrative = Narrative(words, self._document)
        self._direction = Direction(words, tenses)
        self._months: dict[int, int] = {}

    def resolve(self, found: Found) -> Value:
        """The value of one expression; a date also becomes the date that the text speaks of."""
        meaning = found.meaning
        if meaning.kind == "duration":
            return self._length(found)
        if meaning.kind == "set" and meaning.part is not None and self._direction.looks_back(found):
            return self._clock(found)  # "nachts brannte es": that night, not every night
        if meaning.kind != "point":
            return Value(meaning.literal or "")
        result = self._clock(found) if meaning.is_clock else self._point(found)
        result.covers = bounds(result.value)
        self._narrative.remember(found, result.value)
        return result

    def _length(self, found: Found) -> Value:
        """ "vor zwei Jahren": the value is the length, the days covered are those of the date meant."""
        meaning, value = found.meaning, Value(found.meaning.literal or "")
        amount, unit = meaning.amount, meaning.unit
        if amount is not None and unit == "Y" and amount % 1 == _HALF:
            amount, unit = amount * 12, "M"  # "vor zweieinhalb Jahren"
        if not meaning.ahead or amount is None or unit is None or self._document is None or unit in CLOCK_UNITS or amount % 1:
            return value
        if meaning.ahead > 0 and self._direction.looks_back(found):
            return value  # "in zwei Jahren baute er": how long it took
        point = self._document.shifted(unit, int(amount) * meaning.ahead)
        value.covers = bounds(point) if point else None
        value.anchored = value.covers is not None
        return value

    def _clock(self, found: Found) -> Value:
        """A time of day: of the date that the text just named, else of the document date."""
        meaning = found.meaning
        suffix = f"T{meaning.part}" if meaning.hour is None else f"T{meaning.hour:02d}:{meaning.minute or 0:02d}"
        past = self._direction.looks_back(found)
        told = self._narrative.day_near(found, past) if meaning.direct is None or meaning.base == "text" else None
        day = told or (self._document.day if self._document else None)
        if day is None:
            return Value("XXXX-XX-XX" + suffix)
        steps = meaning.direct or 0
        if meaning.part == "NI" and meaning.direct is None and told is None and past:
            steps = -1  # "in der Nacht brannte es": the night before the day of the document
        return Value((day + timedelta(days=steps)).isoformat() + suffix, True)

    def _point(self, found: Found) -> Value:
        """A date, with the part of the day that belongs to it."""
        base, meaning = self._date(found), found.meaning
        if meaning.eve and (covered := bounds(base.value)):
            base.value = (covered[0] - timedelta(days=1)).isoformat()
        if meaning.part is not None and base.value != "PRESENT_REF":
            base.value += f"T{meaning.part}"
        return base

    def _date(self, found: Found) -> Value:
        meaning = found.meaning
        if meaning.decade is not None:
            return Value(f"{meaning.decade:03d}")
        if meaning.century is not None:
            return Value(f"{meaning.century:02d}")
        if meaning.last_year is not None:
            return Value(f"{meaning.year:04d}/{meaning.last_year:04d}")
        if meaning.year is not None:
            return Value(in_year(meaning, meaning.year) or f"{meaning.year:04d}")
        if meaning.weekday is not None and meaning.month is None:
            return self._weekday(found)
        if meaning.steps is not None and not (meaning.unit == "D" and meaning.month):
            return self._stepped(found)
        return self._weekend(found) if meaning.unit == "WE" else self._yearless(found)

    def _stepped(self, found: Found) -> Value:
        """Units counted from the document date, or from the date that the text speaks of."""
        meaning, document = found.meaning, self._document
        assert meaning.unit is not None
        assert meaning.steps is not None
        told = self._narrative.shifted(found) if meaning.base == "text" else None
        if told is not None and self._is_too_late(found, told):
            told = self._narrative.shifted(found, earlier=True)
            return self._undated(found) if told is None or self._is_too_late(found, told) else Value(told, True)
        if told is not None:
            return Value(told, True)
        if document is None:
            return self._undated(found)
        if _has_part_of_year(meaning):
            return Value(in_year(meaning, document.year + meaning.steps) or _OPEN["D"], True)
        if meaning.unit == "D" and meaning.steps == 0 and self._direction.is_nowadays(found):
            return Value("PRESENT_REF")
        value = document.shifted(meaning.unit, meaning.steps)
        if value is None or (meaning.base == "text" and self._is_too_late(found, value)):
            return self._undated(found)  # "drei Tage später", and no day to count from
        return Value(value, True)

    def _is_too_late(self, found: Found, value: str) -> bool:
        """Whether a date counted on from the text lies after the document, where nothing speaks of the future."""
        covered, document = bounds(value), self._document.day if self._document else None
        if not covered or not document or (found.meaning.steps or 0) <= 0 or covered[0] <= document:
            return False
        return not self._direction.is_sure(found)

    def _undated(self, found: Found) -> Value:
        """Without a document date nothing is invented; "die heutigen Gespräche" are of the weekday just named."""
        meaning = found.meaning
        if _has_part_of_year(meaning):
            return Value(in_year(meaning, None) or "XXXX")
        if meaning.unit == "D" and meaning.steps == 0 and meaning.base == "document":
            weekday = self._narrative.open_weekday(found)
            return Value(weekday, True) if weekday else Value("PRESENT_REF")
        return Value(_OPEN.get(meaning.unit or "", "XXXX"))

    def _weekday(self, found: Found) -> Value:
        """The nearest such day in the tense's direction; "letzten", "nächsten" exclude the document date itself."""
        meaning, day = found.meaning, self._document.day if self._document else None
        assert meaning.weekday is not None
        undated = Value(f"XXXX-WXX-{meaning.weekday}")
        if meaning.base == "text":
            return self._weekday_of_text(found, meaning.weekday) or undated
        if day is None:
            return undated
        if meaning.steps is not None:
            if meaning.unit == "D":
                return Value((day + timedelta(days=meaning.steps)).isoformat(), True)
            return Value((day + timedelta(days=meaning.weekday - day.isoweekday() + 7 * meaning.steps)).isoformat(), True)
        back, ahead = (day.isoweekday() - meaning.weekday) % 7, (meaning.weekday - day.isoweekday()) % 7
        if meaning.direct:
            back, ahead = back or 7, ahead or 7
        direction = meaning.direct or self._direction.of(found) or -1
        sure = meaning.direct is not None or direction < 0 or self._direction.is_sure(found)
        told = None if sure else self._narrative.known_weekday(meaning.weekday)
        resolved = told or day + timedelta(days=ahead if direction > 0 else -back)
        if sure:
            self._narrative.know_weekday(meaning.weekday, resolved)
        return Value(resolved.isoformat(), True)

    def _weekday_of_text(self, found: Found, weekday: int) -> Value | None:
        """ "am darauffolgenden Freitag": after the day last named; never past the document date in a past sentence."""
        told, document = self._narrative.day_before(found), self._document
        if told is None or (found.meaning.direct or 0) <= 0:
            return None
        day = told + timedelta(days=(weekday - told.isoweekday() - 1) % 7 + 1)
        if document and document.day and day > document.day and self._direction.looks_back(found):
            return None
        return Value(day.isoformat(), True)

    def _weekend(self, found: Found) -> Value:
        """The last or this week's, by the sentence's direction."""
        day = self._document.day if self._document else None
        if day is None:
            return Value(_OPEN["WE"])
        last = (self._direction.of(found) or -1) < 0 and day.isoweekday() < 6
        return Value(f"{week_value(day - timedelta(days=7 * last))}-WE", True)

    def _yearless(self, found: Found) -> Value:
        """A date without a year: nearest to the text's own date if its year is far off, else by the sentence's direction."""
        meaning = found.meaning
        in_entry = self._of_entry(found) if meaning.direct is None else None
        if in_entry is not None:
            return Value(in_entry, True)
        listed = self._narrative.listed_before(found) if meaning.direct is None else None
        if listed is not None and listed.month is not None and (joined := nearest(meaning, listed, None)):
            return Value(joined, True)
        leads = meaning.direct is None and not self._direction.goes_on(found) and not self._direction.is_sure(found)
        told = self._narrative.far_date(found, self._direction.looks_back(found)) if leads else None
        if told is None and leads and self._direction.looks_back(found) and (year := self._narrative.told_year(found)):
            return Value(in_year(meaning, year) or f"{year:04d}", True)
        reference = told or self._document
        if reference is None or reference.month is None:
            return Value(in_year(meaning, None) or "XXXX")
        direction = None if told else self._direction.of(found)
        open_end = self._direction.is_open(found) or self._direction.before_infinitive(found)
        if direction is None and not told and meaning.day is None and not open_end:
            direction = -1
        past = self._direction.just_past(found)
        if told and not self._direction.tells_of_before(found) and (value := self._told_on(meaning, told)):
            return Value(value, True)
        value = nearest(meaning, reference, direction, past) or nearest(meaning.but(weekday=None), reference, direction, past)
        value = self._in_named_month(meaning, value) if not told and not self._direction.had_been(found) else value
        return Value(value, True) if value else Value(in_year(meaning, None) or "XXXX")

    def _told_on(self, meaning: Meaning, told: Anchor) -> str | None:
        """A date in a story told from another date on; None where it would lie after the document."""
        value = onward(meaning, told)
        covered, document = bounds(value) if value else None, self._document.day if self._document else None
        return None if covered and document and covered[0] > document else value

    def _of_entry(self, found: Found) -> str | None:
        """A date without a year in a chronology: near the date of its entry, a heading on or after that of the one before."""
        meaning, entry = found.meaning, self._narrative.entry(found)
        if entry is None:
            return None
        if not self._narrative.opens_entry(found):
            return in_year(meaning, entry.year) if entry.month is None else nearest(meaning, entry, None)
        value = None if entry.month is None else nearest(meaning, entry, 1)
        covered, document = bounds(value) if value else None, self._document.day if self._document else None
        return None if covered and document and covered[0] > document else value

    def _in_named_month(self, meaning: Meaning, value: str | None) -> str | None:
        """A day in the year of the same month named before, where the tense alone would set it a year earlier.

        ("Sie kommt vom 3. bis 20. Oktober. Der Abend am 8. Oktober ist ausverkauft.")
        """
        if value is None or meaning.month is None or meaning.day is None:
            return value
        year = self._months.setdefault(meaning.month, int(value[:4]))
        return in_year(meaning, year) if year == int(value[:4]) + 1 else value


def _has_part_of_year(meaning: Meaning) -> bool:
    fields = (meaning.month, meaning.season, meaning.quarter, meaning.half, meaning.holiday, meaning.week)
    return any(field is not None for field in fields)
