"""Endings of adjectives and participles before a noun."""

ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e")


def uninflected(word: str) -> list[str]:
    """What an attribute (lower case) may be without its ending.

    >>> uninflected("geplanten"), uninflected("nicht")
    (['geplant'], [])
    """
    return [word.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if word.endswith(ending)]
