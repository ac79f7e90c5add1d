"""What a time expression says, before a calendar is asked: form and value are kept apart."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Kind = Literal["point", "duration", "set", "vague"]
Base = Literal["document", "text"]
CLOCK_UNITS = frozenset({"S", "MIN", "H", "QH", "TQH"})


@dataclass(slots=True, frozen=True)
class Meaning:
    """The content of one expression.

    A point is given by calendar fields (``year`` … ``minute``; ``decade`` 199 is the nineties, ``century`` 19 the
    1900s), or by ``steps`` of a ``unit`` (TIMEX3 codes S MIN H D W WE M Q HY Y DE CE) counted from the document
    date or the date the text speaks of (``base``), or by both ("April letzten Jahres"). ``direct`` is -1, 0 or 1 for
    "letzten", "diesen", "nächsten"; ``eve`` for the evening before. A bare ``unit`` WE is "am Wochenende". ``literal`` is
    the ready value of sets, vague words and durations; ``ahead`` is -1 or 1 where a duration of ``amount`` units counts
    back or ahead from the document date.
    """

    kind: Kind = "point"
    literal: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: int | None = None
    part: str | None = None
    eve: bool = False
    hour: int | None = None
    minute: int | None = None
    last_year: int | None = None
    unit: str | None = None
    steps: int | None = None
    base: Base = "document"
    direct: int | None = None
    amount: Decimal | None = None
    ahead: int | None = None

    def but(self, **changes) -> "Meaning":
        """The same meaning with some fields changed."""
        return replace(self, **changes)

    def within(self, period: "Meaning") -> "Meaning":
        """The same meaning inside a period that was read after it ("April" and "letzten Jahres")."""
        return replace(self, year=period.year, unit=period.unit, steps=period.steps, base=period.base)

    @property
    def is_clock(self) -> bool:
        """Whether it is a bare time of day ("20 Uhr", "am Abend")."""
        return self.kind == "point" and (self.hour is not None or self.part is not None) and not self.names_day

    @property
    def names_day(self) -> bool:
        """Whether it fixes or points to a day, week, month or year."""
        fields = (
            self.year,
            self.month,
            self.day,
            self.weekday,
            self.season,
            self.quarter,
            self.half,
            self.week,
            self.decade,
            self.century,
        )
        return any(field is not None for field in (*fields, self.holiday, self.steps))


@dataclass(slots=True)
class Found:
    """An expression in the text: words ``start`` to ``end`` (half-open) and what they mean."""

    start: int
    end: int
    meaning: Meaning
