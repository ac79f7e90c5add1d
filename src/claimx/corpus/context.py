"""What the sentences around two claims have in common: evidence where a claim itself leaves out place, party or event."""

from claimx.corpus.facts import Fact

A_WORD = 0.35
MOST = 1.5
TELLING = 6
"""Points for a telling word that the surroundings of two claims share, and for all such words together."""


def context_points(a: Fact, b: Fact) -> float:
    """Points for the telling words that two claims' sentences and those before them share."""
    return min(MOST, A_WORD * a.story.rarity.of(a.near & b.near))


def telling(fact: Fact) -> list[str]:
    """The few words around a claim by which others about the same are found."""
    return fact.story.rarity.rarest(fact.near, TELLING)
