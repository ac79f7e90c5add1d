"""Keeping a spaCy vocabulary small while new words come and go."""

from typing import Any

from preshed.maps import PreshMap  # type: ignore[import-untyped]
from spacy.strings import StringStore


def tighten(strings: StringStore) -> None:
    """Makes the hash table of the strings as small as they need it. Strings that a memory zone forgot leave their places taken;
    where many come and go the table doubles for nothing. Only call this outside of memory zones."""
    table = PreshMap()
    held: Any = strings  # its type stubs do not tell of the table
    for key, place in held._map.items():
        table[key] = place
    held._map = table
