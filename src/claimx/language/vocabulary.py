"""Keeping a spaCy vocabulary small while new words come and go."""

import ctypes
from array import array
from collections.abc import Callable
from functools import cache
from typing import Any

from preshed.maps import PreshMap  # type: ignore[import-untyped]
from spacy.util import to_bytes
from spacy.vocab import Vocab

_NOTHING = to_bytes({}, ())
_ROOM = 1 << 17  # places for strings, 2 MB: those of a model and some ten thousand more until the table would double


def tighten(vocab: Vocab) -> None:
    """Makes the hash tables of words and strings as small as they need to be. What a memory zone forgot leaves its place taken;
    where many words come and go the tables double again and again for nothing. Free memory then goes back to the system.

    The strings stay. The words do not: they are read anew when they come again, in the next memory zone for the time being.
    Docs and the tokenizer's cache keep those that they hold. Only call this outside of memory zones.
    """
    words: Any = vocab  # the type stubs do not tell of getters and tables
    held = words.strings
    keys, places = array("Q"), array("Q")
    for key, place in held._map.items():
        keys.append(key)
        places.append(place)
    held._map = PreshMap()  # the old table goes before the new one is made
    held._map = PreshMap(initial_size=max(_ROOM, 2 * len(held)))
    for key, place in zip(keys, places, strict=True):
        held._map[key] = place
    # Vocab lets go of its table only where it loads what was saved: here nothing. It may then wrap a getter once more.
    getters = dict(words.lex_attr_getters)
    words.from_bytes(_NOTHING)
    words.lex_attr_getters.update(getters)
    _give_back()(0)


@cache
def _give_back() -> Callable[[int], Any]:
    """glibc's function that gives free memory back to the system: between what stays, tables and batches leave more and more
    of it. Elsewhere nothing."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return bool
