"""Keeping a spaCy vocabulary small while new words come and go."""

from typing import Any

from preshed.maps import PreshMap  # type: ignore[import-untyped]
from spacy.util import to_bytes
from spacy.vocab import Vocab

_NOTHING = to_bytes({}, ())


def tighten(vocab: Vocab) -> None:
    """Makes the hash tables of words and strings as small as they need to be. What a memory zone forgot leaves its place taken;
    where many words come and go the tables double again and again for nothing.

    The strings stay. The words do not: they are read anew when they come again, in the next memory zone for the time being.
    Docs and the tokenizer's cache keep those that they hold. Only call this outside of memory zones.
    """
    table = PreshMap()
    words: Any = vocab  # the type stubs do not tell of getters and tables
    held = words.strings
    for key, place in held._map.items():
        table[key] = place
    held._map = table
    # Vocab lets go of its table only where it loads what was saved: here nothing. It may then wrap a getter once more.
    getters = dict(words.lex_attr_getters)
    words.from_bytes(_NOTHING)
    words.lex_attr_getters.update(getters)
