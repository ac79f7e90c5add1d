"""Keeping a spaCy vocabulary small while new words come and go."""

from typing import Any

import srsly
from preshed.maps import PreshMap  # type: ignore[import-untyped]
from spacy.vocab import Vocab

_NOTHING = srsly.msgpack_dumps({})


def tighten(vocab: Vocab) -> None:
    """Makes the hash tables of words and strings as small as they need to be. What a memory zone forgot leaves its place taken;
    where many words come and go the tables double again and again for nothing.

    The strings stay. The words do not: they are read anew when they come again, in the next memory zone for the time being.
    Docs and the tokenizer's cache keep those that they hold. Only call this outside of memory zones.
    """
    table = PreshMap()
    held: Any = vocab.strings  # its type stubs do not tell of the table
    for key, place in held._map.items():
        table[key] = place
    held._map = table
    # Vocab lets go of its table only where it loads what was saved: here nothing. It may then wrap a getter once more.
    getters = dict(vocab.lex_attr_getters)
    vocab.from_bytes(_NOTHING)
    vocab.lex_attr_getters.update(getters)
