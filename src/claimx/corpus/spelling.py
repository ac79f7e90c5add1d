"""One key for a foreign name in its several spellings: "Hodeida" and "Hudaida", "El Fasher" and "Al-Faschir"."""

import re
from functools import lru_cache

from claimx.corpus.words import corpus_words

_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|ad|an)[- ](?=\w{3})")
_TWICE = re.compile(r"(\w)\1+")


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """What the usual spellings of one foreign name have in common: letters that stand for one sound are written alike.

    >>> spelling_key("Hodeida"), spelling_key("Hudaida"), spelling_key("El Fascher"), spelling_key("al-Faschir")
    ('hudaida', 'hudaida', 'fasir', 'fasir')
    >>> spelling_key("Dschidda"), spelling_key("Jeddah"), spelling_key("Goma"), spelling_key("Gama")
    ('jida', 'jida', 'guma', 'gama')
    """
    key = _ARTICLE.sub("", name.lower())
    for letters, sound in corpus_words().spellings.items():
        key = key.replace(letters, sound)
    return _TWICE.sub(r"\1", key).removesuffix("h")
