"""How telling a word is: rare words of a corpus say more about what a text is about than frequent ones.

Inverse document frequency: K. Sparck Jones, A statistical interpretation of term specificity, 1972.
"""

import math
from collections import Counter
from collections.abc import Iterable

RARE = 2
"""Articles that a word stands in where it weighs 1; a word of one article is shared by none."""


class Rarity:
    """Weights of content keys between 0 and 1, by the number of articles that they stand in.

    Args:
        articles: the content keys of each article.
    """

    def __init__(self, articles: Iterable[frozenset[str]] = ()):
        counts: Counter[str] = Counter()
        number = 0
        for keys in articles:
            counts.update(keys)
            number += 1
        most = math.log(1 + number / RARE) if number else 1.0
        self._weights = {key: min(1.0, math.log(1 + number / count) / most) for key, count in counts.items() if count > 1}

    def of(self, keys: Iterable[str]) -> float:
        """The weights of these keys together, the same in any order; a key that the articles do not have weighs 1.

        >>> Rarity([frozenset("ab"), frozenset("abc"), frozenset("ac"), frozenset("a")]).of("abc") < 3
        True
        """
        return math.fsum(self._weights.get(key, 1.0) for key in keys)

    def rarest(self, keys: Iterable[str], most: int) -> list[str]:
        """The most telling of these keys among those that two articles at least have, the rarest first."""
        shared = (key for key in keys if key in self._weights)
        return sorted(shared, key=lambda key: (-self._weights[key], key))[:most]
