"""What is known of a whole article, and whether another one tells the same story."""

from dataclasses import dataclass

from claimx.corpus.days import Days
from claimx.corpus.rarity import Rarity
from claimx.schema.links import Origin

SAME_STORY = 0.13
"""Share of the telling words of the shorter article that one on the same story has, too."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What is known of the article that a claim stands in. ``actors`` are the keys of all parties it names."""

    article: str
    origin: Origin
    published: Days | None
    publisher: str | None
    actors: frozenset[str]
    names: frozenset[str]
    """Keys of the parties and places that it names."""
    words: frozenset[str]
    """Content keys of the whole article."""
    rarity: Rarity
    weight: float
    """How telling all its words are together."""

    def like(self, other: "Story") -> bool:
        """Whether two articles are about the same parties, by the keys they share, or in the same telling words."""
        if self.article == other.article:
            return True
        shared = len(self.actors & other.actors)
        if shared >= 2 and shared * 2 >= min(len(self.actors), len(other.actors)):
            return True
        if self.names and other.names and self.names.isdisjoint(other.names):
            return False
        least = min(self.weight, other.weight)
        return least > 0 and self.rarity.of(self.words & other.words) >= SAME_STORY * least
