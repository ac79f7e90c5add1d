"""Whether a TIMEX3 value is one, and which days it fixes. After the TIMEX3 values of TimeML 1.2.1, as the contract uses them."""

import calendar
import re
from datetime import date

_YEAR = r"(?:[0-9]{2,4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
_PART = r"(?:MO|MI|AF|EV|NI|DT|(?:[01][0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?)?)"
_DAY = (
    rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?"
    rf"|-W(?:0[1-9]|[1-4][0-9]|5[0-3]|XX)(?:-(?:[1-7]|WE|X))?|-(?:SP|SU|FA|WI|Q[1-4X]|H[12X]))?"
)
_POINT = re.compile(rf"(?:PRESENT|PAST|FUTURE)_REF|{_DAY}(?:T{_PART})?|T{_PART}")
_AMOUNT = r"(?:[0-9]+(?:\.[0-9]+)?|X+)"
_LONG, _SHORT = r"(?:[YMWDQ]|SP|SU|FA|WI|WE|DE|CE)", r"(?:[HMS]|MO|MI|AF|EV|NI|DT)"
_LENGTH = re.compile(rf"P(?=.)(?:{_AMOUNT}{_LONG})*(?:T(?=.)(?:{_AMOUNT}{_SHORT})*)?")


def is_value(type_: str, value: str) -> bool:
    """Whether this can be the value of a time of this type.

    >>> [is_value("DATE", value) for value in ("2024-10-22", "XXXX-WXX-3", "1950/1953", "2024-02-30")]
    [True, True, True, False]
    >>> is_value("DURATION", "P24Y"), is_value("DATE", "P24Y"), is_value("DATE", "im Mai")
    (True, False, False)
    """
    if type_ == "DURATION":
        return bool(_LENGTH.fullmatch(value))
    if type_ == "SET" and _LENGTH.fullmatch(value):
        return True
    parts = value.split("/")
    return len(parts) <= 2 and all(_POINT.fullmatch(part) and _exists(part) for part in parts)


def days(value: str) -> tuple[str | None, str | None]:
    """The first and the last day of a value of years, months or days, or of a range of them; None where it fixes none.

    >>> days("2024-02"), days("1950/1953"), days("2024-W05")
    (('2024-02-01', '2024-02-29'), ('1950-01-01', '1953-12-31'), (None, None))
    """
    parts = [part.partition("T")[0] for part in value.split("/")]
    if not all(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", part) and _exists(part) for part in parts):
        return None, None
    return _first(parts[0]), _last(parts[-1])


def _exists(part: str) -> bool:
    """Whether the day is in the calendar, where the part names one."""
    found = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", part)
    if not found:
        return not part.startswith("0000")
    try:
        date(*map(int, found.groups()))
    except ValueError:
        return False
    return True


def _first(part: str) -> str:
    return part + "-01-01"[len(part) - 4 :]


def _last(part: str) -> str:
    if len(part) == 10:
        return part
    year, month = int(part[:4]), int(part[5:] or 12)
    return f"{part[:4]}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
