"""The dates that a text has named so far: what "zwei Tage später", "am Abend" and, in a chronology, "im Juni" count from."""

import re
from dataclasses import dataclass
from datetime import date

from claimx.language.closed_classes import closed_classes
from claimx.mentions.times.anchor import Anchor
from claimx.mentions.times.lexicon import lexicon
from claimx.mentions.times.meaning import Found
from claimx.mentions.times.words import Words

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_SINCE = 6  # words between "seit" and the date of an event
_LISTED = 3  # words of the date before: "Ende Oktober"
_CLAUSE_MARKS = frozenset(",;:")
_HEADS = frozenset(":–—|")
_NEXT = 2  # sentences
_YEAR = 4  # digits
_FAR = 1  # years between the text's own date and the document's from which the text's date leads


@dataclass(slots=True)
class _Told:
    """A date that the text named: its value, the word where it stands, and whether the text gave its year."""

    value: str
    place: int
    explicit: bool


class Narrative:
    """The dates that the text has named so far."""

    def __init__(self, words: Words, document: Anchor | None):
        self._words = words
        self._document = document
        self._last: _Told | None = None
        self._lead: _Told | None = None
        self._led: int | None = None
        self._entry: _Told | None = None
        self._day: _Told | None = None
        self._other_day: _Told | None = None
        self._weekday: _Told | None = None
        self._weekdays: dict[int, date] = {}

    def know_weekday(self, number: int, day: date) -> None:
        """Takes note of the date of a weekday that the text placed without doubt."""
        self._weekdays[number] = day

    def known_weekday(self, number: int) -> date | None:
        """The date of a weekday as the text placed it before."""
        return self._weekdays.get(number)

    def remember(self, found: Found, value: str) -> None:
        """Takes note of a resolved date; times of day, vague words and ranges do not count."""
        meaning = found.meaning
        if value.startswith("XXXX-WXX-") and meaning.weekday:
            self._weekday = _Told(value, found.start, False)
        if meaning.is_clock or "/" in value or not (value[:4].isdecimal() or value.startswith("XXXX-")):
            return
        if meaning.base == "text" and meaning.unit == "Y" and found.end == found.start + 1:
            return  # "im Vorjahr": what else is compared with the year before is compared with the same
        self._last = _Told(value, found.start, meaning.year is not None or self._led == found.start)
        if not self._is_attribute(found):
            self._lead = None if self._lasts(found) else self._last
        if self.opens_entry(found) and (self._entry or meaning.year is not None):
            self._entry = self._last
        if _FULL_DAY.match(value) and not self._is_of_noun(found):
            if self._day is None or self._day.value != value[:10]:
                self._other_day = self._day
            self._day = _Told(value[:10], found.start, meaning.year is not None)

    def day_near(self, found: Found, telling: bool) -> date | None:
        """The day named in this sentence or the one before; anywhere in the paragraph in a sentence ``telling`` of the past."""
        words, told = self._words, self._day
        if told is None or words.paragraph(found.start) != self._paragraph(told):
            return None
        near = words.sentence_number(found.start) - words.sentence_number(told.place) <= 1
        return date.fromisoformat(told.value) if near or telling else None

    def day_before(self, found: Found) -> date | None:
        """The last day named in this paragraph or the one before."""
        return date.fromisoformat(self._day.value) if self._day and self._is_close(found, self._day) else None

    def open_weekday(self, found: Found) -> str | None:
        """The last weekday without a date in this paragraph or the one before ("XXXX-WXX-3")."""
        return self._weekday.value if self._weekday and self._is_close(found, self._weekday) else None

    def far_date(self, found: Found, telling: bool) -> Anchor | None:
        """A date named just before, month or day, whose year lies far from the document's: dates without a year are near it.

        One of the year before the document's leads only where the text gave its year right before, and goes on ``telling``
        of the past.
        """
        told = self._lead
        anchor = Anchor.of(told.value) if told and self._is_close(found, told) else None
        if told is None or anchor is None or anchor.month is None:
            return None
        if self._document is None:
            leads = told.explicit and self._words.paragraph(found.start) == self._paragraph(told)
        else:
            just_before = telling and told.explicit and self._document.year - anchor.year == 1
            leads = (just_before and self._is_next(found, told)) or abs(anchor.year - self._document.year) > _FAR
        if not leads:
            return None
        self._led = found.start
        return anchor

    def listed_before(self, found: Found) -> Anchor | None:
        """The month or day right before, to which a comma or "und" joins this one ("Ende Oktober, Anfang November")."""
        told, words = self._last, self._words
        joint = found.start - 1
        if words.at(joint) in lexicon().words.neighbours.date:
            joint -= 1  # "im Dezember und | im | Januar"
        if told is None or words.at(joint) not in lexicon().words.neighbours.list_links or not 0 < joint - told.place <= _LISTED:
            return None
        between = (words.at(i) for i in range(told.place, joint))
        return None if any(word in _CLAUSE_MARKS for word in between) else Anchor.of(told.value)

    def told_year(self, found: Found) -> int | None:
        """The year at the beginning of this clause or of a sentence just before, which a date without a year is of ("2014 fiel
        … Im April …", "1953 starben am 3. Mai 40 Menschen")."""
        told = self._lead
        if told is None or not told.value.isdecimal() or len(told.value) != _YEAR or not self._is_next(found, told):
            return None
        first = self._words.sentence(told.place)[0]
        same = self._words.sentence(found.start)[0] == first
        between = (self._words.at(i) for i in range(told.place + 1, found.start))
        if told.place - first > 1 or (same and any(word in _CLAUSE_MARKS for word in between)):
            return None
        self._led = found.start
        return int(told.value)

    def _is_attribute(self, found: Found) -> bool:
        """Whether a date is when a document was made ("das Abkommen vom 5. Februar 2020"), which tells no story."""
        words, start = self._words, found.start
        if words.at(start - 1) not in lexicon().words.neighbours.night_from:
            return False
        near = words.lower[max(start - _LONGEST_SINCE, words.sentence(start)[0]) : start]
        return any(word.endswith(lexicon().context.documents) for word in near)

    def _is_of_noun(self, found: Found) -> bool:
        """Whether a day only says which thing is meant ("holte den Rückgang vom Dienstag auf und stieg am Abend")."""
        words, start = self._words, found.start
        return words.at(start - 1) in lexicon().words.neighbours.night_from and words.is_capital(start - 2)

    def _is_next(self, found: Found, told: _Told) -> bool:
        """Whether a date stands in the same paragraph, at most two sentences behind another."""
        words = self._words
        near = words.sentence_number(found.start) - words.sentence_number(told.place) <= _NEXT
        return near and words.paragraph(found.start) == self._paragraph(told)

    def _lasts(self, found: Found) -> bool:
        """Whether a date is when something began that goes on ("hat seit Mai 2019 …", "seit dem Überfall im Mai 2019 sind …"),
        or is only looked back to."""
        words, context = self._words, lexicon().context
        first, last = words.sentence(found.start)
        if not context.asides.isdisjoint(words.lower[first:last]) and not context.before_past.isdisjoint(words.lower[first:last]):
            return True  # "zuletzt hatte er im September 2022 …"
        if self._in_relative(found):
            return True
        if not context.then_verbs.isdisjoint(words.lower[first:last]):
            return False
        for index in range(found.start - 1, max(found.start - _LONGEST_SINCE, first) - 1, -1):
            if words.lower[index] in context.since:
                return True
            if not words.lower[index].isalpha():
                return False
        return False

    def _in_relative(self, found: Found) -> bool:
        """Whether a date is only what a relative clause within the sentence looks back to ("Die Mission, der der Rat im Mai 2023
        zugestimmt hatte, bleibt …")."""
        words = self._words
        first, last = words.sentence(found.start)
        left = next((i for i in range(found.start - 1, first - 1, -1) if words.lower[i] == ","), None)
        right = next((i for i in range(found.end, last) if words.lower[i] == ","), None)
        if left is None or right is None:
            return False
        relative = not set(closed_classes().relative).isdisjoint(words.lower[left + 1 : left + 3])
        return relative and not lexicon().context.before_past.isdisjoint(words.lower[left:right])

    def opens_entry(self, found: Found) -> bool:
        """Whether a date is the heading of a paragraph ("11. Mai 2021: …"), as in a chronology."""
        words, start = self._words, found.start
        while start > 0 and words.at(start - 1) != "\n" and not words.at(start - 1).isalnum():
            start -= 1
        return (start == 0 or words.at(start - 1) == "\n") and words.at(found.end) in _HEADS

    def entry(self, found: Found) -> Anchor | None:
        """The date of the chronology's entry that an expression stands in; of a heading, that of the entry before."""
        told = self._entry
        if told is None:
            return None
        heading = self.opens_entry(found)
        same = self._words.paragraph(found.start) == self._paragraph(told)
        other = self._last is not None and self._last.explicit and self._last.place > told.place
        return Anchor.of(told.value) if heading or (same and not other) else None

    def shifted(self, found: Found, earlier: bool = False) -> str | None:
        """ "zwei Tage später", "am Vortag": counted from the last date named in this paragraph or the one before.

        ``earlier``: from the day named before the last one.
        """
        meaning = found.meaning
        told = self._last if meaning.unit != "D" else self._other_day if earlier else self._day
        if told is None or not self._is_close(found, told) or meaning.unit is None or meaning.steps is None:
            return None
        same_sentence = self._words.sentence(found.start)[0] <= told.place
        if meaning.unit == "Y" and told.value.startswith("XXXX-") and same_sentence:
            return told.value
        anchor = Anchor.of(told.value)
        if anchor is None:
            return None
        if meaning.unit == "Y" and anchor.month is not None and anchor.day is None and same_sentence:
            return f"{anchor.year + meaning.steps:04d}-{anchor.month:02d}"
        return anchor.shifted(meaning.unit, meaning.steps)

    def _is_close(self, found: Found, told: _Told) -> bool:
        return self._words.paragraph(found.start) - self._paragraph(told) <= 1

    def _paragraph(self, told: _Told) -> int:
        return self._words.paragraph(told.place)
