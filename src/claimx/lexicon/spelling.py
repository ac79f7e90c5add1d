"""The spelling of Switzerland and Liechtenstein, which writes ss for every ß ("Verstoss", "ausserhalb")."""

from typing import Any

_SHARP = "ß"


def swiss(word: str) -> str:
    """The Swiss spelling of a word.

    >>> swiss("Außenminister"), swiss("Masse")
    ('Aussenminister', 'Masse')
    """
    return word.replace(_SHARP, "ss")


def with_swiss(words: list[str]) -> list[str]:
    """These words and, behind them, the Swiss spelling of those that have another.

    >>> with_swiss(["gemäß", "laut"])
    ['gemäß', 'laut', 'gemäss']
    """
    known = set(words)
    return [*words, *(form for word in words if _SHARP in word and (form := swiss(word)) not in known)]


def spelled_both_ways(data: Any) -> Any:
    """Parsed YAML in which every list of words and every table keyed by words also has the Swiss spellings.

    Texts that stand alone (names, examples) stay as they are.
    """
    if isinstance(data, dict):
        table = {key: spelled_both_ways(value) for key, value in data.items()}
        return table | {
            swiss(key): table[key] for key in data if isinstance(key, str) and _SHARP in key and swiss(key) not in table
        }
    if isinstance(data, list):
        return with_swiss(data) if all(isinstance(item, str) for item in data) else [spelled_both_ways(item) for item in data]
    return data
