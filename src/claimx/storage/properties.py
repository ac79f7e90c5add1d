"""Properties of a claim or a party as one line that people can read and edit: ``value=3000; unit=Soldat``.

Annotation tools without typed fields (brat's notes) carry a claim's numbers, times and names this way.
"""

import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from claimx.errors import InputError
from claimx.settings import did_you_mean

_QUANTITY = {"value": "value", "min": "min", "max": "max", "approximate": "approximate", "unit": "unit"}
_TIME = {"time": "value", "timex": "type", "earliest": "earliest", "latest": "latest"}
_SAFE = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in ";=%")
CLAIM_KEYS = ("id", *_QUANTITY, *_TIME)
PARTY_KEYS = ("name", "id")


def claim_properties(id: str, quantity: Mapping[str, Any] | None, time: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the line of a claim says: its id, its quantity, its time (``time`` is the TIMEX3 value, ``timex`` the type)."""
    found: dict[str, Any] = {"id": id}
    if quantity is not None:
        found |= {key: quantity[field] for key, field in _QUANTITY.items()}
    if time is not None:
        found |= {key: time[field] for key, field in _TIME.items()}
    return found


def quantity_of(properties: Mapping[str, str], where: str) -> dict[str, Any] | None:
    """The quantity that the properties give, or None where they give none.

    Raises:
        InputError: a number is none, or ``approximate`` is neither yes nor no.
    """
    if not any(key in properties for key in _QUANTITY):
        return None
    found: dict[str, Any] = {key: _number(key, properties.get(key), where) for key in ("value", "min", "max")}
    about = properties.get("approximate", "no")
    if about not in ("yes", "no"):
        raise InputError(f"approximate is {about!r}", where=where, remedy="write yes or no")
    return found | {"approximate": about == "yes", "unit": properties.get("unit")}


def time_of(properties: Mapping[str, str]) -> dict[str, Any] | None:
    """The time that the properties give, or None where they give none."""
    if "time" not in properties:
        return None
    return {field: properties.get(key) for key, field in _TIME.items()}


def as_line(properties: Mapping[str, Any]) -> str:
    """The properties in one line, without those that are None.

    >>> as_line({"value": 3000, "approximate": False, "unit": "Mann; Frau", "min": None})
    'value=3000; approximate=no; unit=Mann%3B Frau'
    """
    words = ((key, value) for key, value in properties.items() if value is not None)
    return "; ".join(f"{key}={_word(value)}" for key, value in words)


def from_line(line: str, known: tuple[str, ...], where: str) -> dict[str, str]:
    """The properties that a line gives; an empty value counts as none.

    Raises:
        InputError: a part is no ``key=value``, or its key is unknown.

    >>> from_line("value=3000; unit=Soldat", CLAIM_KEYS, "")
    {'value': '3000', 'unit': 'Soldat'}
    """
    found = {}
    for part in line.split(";"):
        key, equals, value = part.strip().partition("=")
        key = key.strip()
        if not key and not equals:
            continue
        if not equals or key not in known:
            remedy = f"write key=value; with the keys {', '.join(known)}{did_you_mean(key, known)}"
            raise InputError(f"cannot read the property {part.strip()!r}", where=where, remedy=remedy)
        if value.strip():
            found[key] = unquote(value.strip())
    return found


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = str(value)
    return "".join(character if _is_plain(character) else quote(character, safe="") for character in words)


def _is_plain(character: str) -> bool:
    """Whether a character can stand in a line as it is: all but controls, separators of lines, and the line's own signs."""
    return character in _SAFE or (ord(character) > 0xA0 and character not in "\u2028\u2029")


def _number(key: str, value: str | None, where: str) -> int | float | None:
    if value is None:
        return None
    try:
        number = float(value)
        if not math.isfinite(number):
            raise ValueError(value)
    except ValueError as error:
        raise InputError(f"{key} is no number: {value!r}", where=where, remedy="write it like 3000 or 3.5") from error
    return int(number) if number.is_integer() else number
