"""Dates of an article as it writes them itself: date lines, datelines of agencies, file names, metadata."""

import datetime
import email.utils
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimx.articles.words import boilerplate, datelines

DateRole = Literal["published", "plain", "stand", "updated"]
_LONGEST_LINE = 160
_MOST_NAMES = 4  # capitalised words (authors, places, rubrics) beside a date with a time or label; half as many beside a bare one
_LONGEST_PART = 6  # words between two bars of a date line
_BAR = re.compile("[|•·]")
_LONGEST_CODE = 4  # letters of an editor's code beside an agency: "mau/dpa"
_MOST_WORDS = 14
_HAS_DATE = re.compile(r"(?:1[89]|20)\d\d|\d\.\s?\d{1,2}\.\s?\d\d(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LEADING = 100  # characters in which a date may stand in front of prose
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*Uhr\b)?(?!\d)|(?<!\d)\d{1,2}\s*Uhr\b")
_TIME_AFTER = re.compile(rf",?\s+(?:{_TIME.pattern})")
_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?|\d+")
_SENTENCE_END = re.compile(r"(?<![Mm]in)(?<!Uhr)[.!?]$")


@dataclass(slots=True, frozen=True)
class FoundDate:
    """A date in a line: its ISO value, which date it is, and whether words beside it (label, time) make it one."""

    value: str
    role: DateRole
    firm: bool
    numeric: bool
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {name.casefold(): number for number, names in datelines().months.items() for name in names}


@cache
def _date_pattern() -> re.Pattern[str]:
    """One pattern for every written form; the year, month and day groups are numbered by form."""
    month = "|".join(sorted((re.escape(name) for names in datelines().months.values() for name in names), key=len, reverse=True))
    return re.compile(
        r"(?:(?<![\d.,/-])|(?<=20\d\d))(?:"
        r"(?P<y1>(?:1[89]|20)\d\d)-(?P<m1>\d\d)(?:-(?P<d1>\d\d)(?:T\d\d:\d\d\S*)?)?(?![\d-])"
        r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>(?:1[89]|20)\d\d|\d\d(?!\d|[.:,]\d))"
        rf"|(?P<d3>\d{{1,2}})\.?\s*(?P<m3>{month})\b\.?,?\s+(?P<y3>(?:1[89]|20)\d\d)"
        rf"|(?P<m4>{month})\b\.?\s+(?P<y4>(?:1[89]|20)\d\d)"
        r")(?!\d(?!\d?\.))",
        re.IGNORECASE,
    )


@cache
def _roles() -> dict[str, DateRole]:
    labels = datelines().labels
    named: list[tuple[DateRole, list[str]]] = [
        ("published", labels.published),
        ("stand", labels.stand),
        ("updated", labels.updated),
    ]
    return {word.casefold(): role for role, words in named for word in words}


@cache
def _plain_words() -> frozenset[str]:
    words = datelines()
    return frozenset(word.casefold() for word in (*words.fillers, *words.weekdays)) | frozenset(_roles()) | boilerplate().agencies


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO 8601 date, or None where the calendar has no such day.

    >>> iso_date(2024, 10, 22), iso_date(2024, 7), iso_date(2023, 2, 29)
    ('2024-10-22', '2024-07', None)
    """
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _value(match: re.Match[str]) -> str | None:
    form = next(number for number in "1234" if match[f"y{number}"])
    year, month = match[f"y{form}"], match[f"m{form}"]
    day = match[f"d{form}"] if form != "4" else None
    if len(year) == 2:
        year = f"20{year}"
    return iso_date(int(year), int(month) if month.isdigit() else _months()[month.casefold()], int(day) if day else None)


def dates_in(line: str) -> list[FoundDate]:
    """The dates with a year written in a line (never a bare year), each with the role that the words beside it give it."""
    found = []
    before = 0
    matches = list(_date_pattern().finditer(line))
    for number, match in enumerate(matches):
        value = _value(match)
        if value is None:
            continue
        words = [word.casefold().rstrip(".") for word in _WORD.findall(line[before : match.start()])]
        if len(matches) == 1:
            words += [word.casefold().rstrip(".") for word in _WORD.findall(line[match.end() :])]
        role = next((_roles()[word] for word in reversed(words) if word in _roles()), None)
        end_of_next = matches[number + 1].start() if number + 1 < len(matches) else len(line)
        timed = _TIME.search(line, match.end(), end_of_next) is not None
        numeric = match["y1"] is not None or match["y2"] is not None
        found.append(FoundDate(value, role or "plain", role is not None or timed, numeric, match.start(), match.end()))
        before = match.end()
    return found


def read_date_line(line: str, *, headline: bool = False) -> list[FoundDate]:
    """The dates of a line that is a date line and no prose, else an empty list.

    ``headline`` says that the line may as well be the headline: then names beside a bare date make it one.

    >>> [date.value for date in read_date_line("Donnerstag, 13. Juli 2006, 10:15 Uhr")]
    ['2006-07-13']
    >>> read_date_line("Am 13. Juli 2006 begann der Krieg.")
    []
    """
    if len(line) > _LONGEST_LINE or not ("0" in line or "1" in line or "2" in line) or not _HAS_DATE.search(line):
        return []
    dates = dates_in(line)
    if not dates:
        return []
    rest = _TIME.sub(" ", _date_pattern().sub(" ", line))
    all_words = [word.rstrip(".") for word in _WORD.findall(rest) if not word.isdigit()]
    words = [word for word in all_words if word.casefold() not in _plain_words()]
    if not boilerplate().agencies.isdisjoint(map(str.casefold, all_words)):
        words = [word for word in words if len(word) > _LONGEST_CODE]
    if not words:
        return [] if line.endswith(":") and not any(date.firm for date in dates) else dates
    if _is_bar_line(line, dates[0]):
        return dates
    if len(words) > _MOST_NAMES or len(rest.split()) > _MOST_WORDS or not all(word[0].isupper() for word in words):
        return []
    return dates if not _SENTENCE_END.search(line) and _fits_beside(words, line, dates, headline) else []


def _is_bar_line(line: str, date: FoundDate) -> bool:
    """Whether a line begins with a day and goes on in short parts between bars: "3.3.2016, 14:16 | Wissenschaft | Autor: idw"."""
    parts = [part.strip() for part in _BAR.split(line[date.end :])]
    if line[: date.start].strip(" (|") or len(date.value) < 10 or len(parts) < 2 or _TIME.sub("", parts[0]).strip(" ,-–/"):
        return False
    return all(len(part.split()) <= _LONGEST_PART for part in parts) and not _SENTENCE_END.search(line)


def _fits_beside(names: list[str], line: str, dates: list[FoundDate], headline: bool) -> bool:
    """Whether a date beside a few names makes a date line: "Berlin, 22.10.2024", not "Treffen am 22.10.2024"."""
    before, joined = line[: dates[0].start].strip(" (|"), False
    while before and (last := before.split()[-1]).strip(".,:").casefold() in _plain_words():
        before, joined = before[: -len(last)].rstrip(), True
    byline = names[0].casefold() in boilerplate().bylines or line[:4].casefold() == "von "
    apart = byline or not before or not before[-1].isalnum()
    if joined and not apart and all(date.role == "plain" for date in dates):
        return False
    if any(date.firm for date in dates):
        return True
    if (before and line[dates[-1].end :].strip(" )|")) or before.endswith(":"):
        return False
    numeric = all(date.numeric and len(date.value) == 10 for date in dates)
    if headline and not numeric:
        return False
    return (apart or numeric) and len(names) <= (_MOST_NAMES if byline else _MOST_NAMES // 2)


def is_label_line(line: str) -> DateRole | None:
    """The role that a line of labels alone gives to the date on the next line ("Veröffentlicht am")."""
    if len(line) > 40:
        return None
    words = [word.casefold().rstrip(".") for word in _WORD.findall(line)]
    roles = [_roles()[word] for word in words if word in _roles()]
    return roles[-1] if roles and all(word in _plain_words() for word in words) else None


_DATELINE = re.compile(r"(?:\([\w.-]{2,20}\)\s*)?\(?[A-ZÄÖÜ][\w'’-]+(?:[ /][A-ZÄÖÜ][\w'’-]+){0,3},? (?:den |am )?")
_DATELINE_END = re.compile(r"(?:\s*\([^()]{2,40}\))?\)?\s*[-–—:.|]\s*(?=\S)")


def leading_date(line: str) -> tuple[FoundDate, int] | None:
    """A date in front of the prose of a line, and where the prose begins.

    Three forms: a label with a numeric date ("date 2024-07 Russland und …"), the dateline of a press release
    ("Berlin, 22. Oktober 2024 (dpa) – Das …"), and a bare day with a dash ("22. Oktober 2024 – Das …", which is not firm:
    in a chronology every entry begins so).
    """
    match = _date_pattern().search(line, 0, _LEADING) if _YEAR.search(line, 0, _LEADING) else None
    value = _value(match) if match else None
    if not match or value is None:
        return None
    before = line[: match.start()]
    numeric = match["y1"] is not None or match["y2"] is not None
    words = [word.casefold() for word in _WORD.findall(before)]
    roles = [_roles()[word] for word in words if word in _roles()]
    if roles == ["published"] and numeric and all(word in _plain_words() for word in words):
        time = _TIME_AFTER.match(line, match.end())
        end = time.end() if time else match.end()
        return FoundDate(value, "published", True, True, match.start(), match.end()), end
    place = _DATELINE.fullmatch(before)
    end_match = _DATELINE_END.match(line, match.end())
    if end_match and ((place and "," in before) or (not before and len(value) == 10 and end_match[0].strip() in {"-", "–", "—"})):
        return FoundDate(value, "published", bool(before), numeric, match.start(), match.end()), end_match.end()
    return None


_IN_NAME = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.])([01]\d)\2([0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)()([0-3]\d)([-_.])([01]\d)\3((?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<![^\W_]|\d)((?:19|20)\d\d)()([01]\d)([0-3]\d)(?=$|[-_. T])"),
)
_MONTH_NAME = re.compile(r"((?:19|20)\d\d)[-_]([01]\d)(?=$|[-_ ][^\W\d_])")


def date_of_name(stem: str) -> str | None:
    """The date in a file name, if there is exactly one: ``2024-10-22_kreml``, ``20241022-kreml``, ``2024-07_kreml``.

    >>> date_of_name("2024-10-22_kreml"), date_of_name("kreml-20241022"), date_of_name("wn-20241"), date_of_name("2024-07-kreml")
    ('2024-10-22', '2024-10-22', None, '2024-07')
    """
    found = set()
    for match in _IN_NAME[0].finditer(stem):
        found.add(iso_date(int(match[1]), int(match[3]), int(match[4])))
    for match in _IN_NAME[1].finditer(stem):
        found.add(iso_date(int(match[5]), int(match[4]), int(match[2])))
    for match in _IN_NAME[2].finditer(stem):
        found.add(iso_date(int(match[1]), int(match[3]), int(match[4])))
    found.discard(None)
    if not found and (month := _MONTH_NAME.match(stem)):
        found.add(iso_date(int(month[1]), int(month[2])))
    return found.pop() if len(found) == 1 else None


_ISO_DAY = re.compile(r"((?:1[89]|20)\d\d)-(\d\d)-(\d\d)(?=$|[T ])")
_COMPACT_DAY = re.compile(r"((?:1[89]|20)\d\d)(\d\d)(\d\d)(?:T?\d*Z?)?")


def date_of_metadata(value: object) -> str | None:
    """The day, month or year that a metadata field names (ISO 8601, RFC 2822 or a German date), as it stands, or None.

    >>> [date_of_metadata(value) for value in ("2024-10-22T23:30:00Z", "22. Oktober 2024", "2024", "bald")]
    ['2024-10-22', '2024-10-22', '2024', None]
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    if match := _ISO_DAY.match(text) or _COMPACT_DAY.fullmatch(text):
        return iso_date(int(match[1]), int(match[2]), int(match[3]))
    if _YEAR.fullmatch(text):
        return text
    dates = dates_in(text)
    if dates:
        return dates[0].value if len({date.value for date in dates}) == 1 else None
    parsed = email.utils.parsedate_tz(text) if "," in text or re.match(r"\d", text) else None
    return iso_date(parsed[0], parsed[1], parsed[2]) if parsed and 1800 <= parsed[0] <= 2100 else None
