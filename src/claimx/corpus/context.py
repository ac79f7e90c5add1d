"""What the sentences around two claims have in common: evidence where a claim itself leaves out place, party or event."""

from claimx.corpus.facts import Fact

A_WORD = 0.35
MOST = 1.5
"""Points for a telling word that the surroundings of two claims share, and for all such words together."""
SAME_SCENE = 0.3
OTHER_SCENE = 1.0
"""Points for common names in both sentences, and against names that the other article does not know."""


def context_points(a: Fact, b: Fact) -> float:
    """Points for the telling words that two claims' sentences and those before them share."""
    return min(MOST, A_WORD * a.story.rarity.of(a.near & b.near))


def told_points(a: Fact, b: Fact) -> float:
    """The same without the parties' names, which stand in all that is told of them."""
    return min(MOST, A_WORD * a.story.rarity.of((a.near & b.near) - a.names - b.names))


def scene_points(a: Fact, b: Fact) -> float:
    """Points for a party or place that both sentences name, and against where neither article knows those of the other."""
    if not a.scene or not b.scene:
        return 0.0
    if a.scene & b.scene:
        return SAME_SCENE
    if a.article == b.article:
        return -OTHER_SCENE
    return -OTHER_SCENE if a.scene.isdisjoint(b.story.names) and b.scene.isdisjoint(a.story.names) else 0.0
