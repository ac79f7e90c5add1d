"""Groups of charges or denials that are of one matter: between the same parties, in articles of one story, with a telling word in
common both in what they say and around it."""

import itertools
from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimx.corpus import contents
from claimx.corpus.days import HALF_A_YEAR
from claimx.corpus.facts import Fact
from claimx.corpus.index import LOOKED_AT, Index
from claimx.corpus.synonyms import plain

if TYPE_CHECKING:
    from claimx.corpus.clusters import Cluster, Joint

SAID = 0.5
AROUND = 0.8
"""How rare the common words must be together: in what is charged or denied, and in the sentences around."""
AROUND_ALONE = 1.5
THREE_WEEKS = 21
"""The same, and the days, for two claims that both only point back ("bestritt das"), the only ones of their articles."""
SOON = 60
"""Days between the articles where not both sides are the same; else half a year."""
BOTH_SIDES = 2.0


def same_matters(clusters: "Sequence[Cluster]") -> "Iterator[Joint]":
    """Groups of accusations, and of denials, that are of one matter."""
    said = [(cluster, cluster.shown[:LOOKED_AT]) for cluster in clusters if cluster.facts[0].type in contents.SUMMED_UP]
    index = Index()
    alone = _lone([fact for _, facts in said for fact in facts])
    for number, (cluster, facts) in enumerate(said):
        keys, position = {key for fact in facts for key in _keys(fact)}, contents.position(facts[0]) if facts else 0.0
        for other in index.near(keys, position):
            points = _one_matter(facts, said[other][1], alone)
            if points is not None:
                yield points, said[other][0], cluster
        index.add(keys, position, number)


def _keys(fact: Fact) -> Iterator[Hashable]:
    base = contents.block(fact)
    for word in (*fact.telling, *fact.story.rarity.rarest(fact.content, LOOKED_AT)):
        yield base, word


def _lone(facts: Sequence[Fact]) -> set[tuple[str, str]]:
    """The claims that are the only ones of their type and party in their article."""
    homes: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        homes.setdefault((fact.article, fact.type, fact.who_keys), []).append(fact)
    return {claims[0].ref for claims in homes.values() if len(claims) == 1}


def _one_matter(first: Sequence[Fact], second: Sequence[Fact], alone: set[tuple[str, str]]) -> float | None:
    """Points for two groups' being of one matter; None where they are not."""
    best = None
    for a, b in itertools.product(first, second):
        parties = contents.party_points(a, b)
        if parties is None or contents.names_other_figures(a, b) or contents.happens_again(a, b):
            return None
        if not parties or not a.story.like(b.story) or contents.too_far_apart(a, b, HALF_A_YEAR):
            continue
        names = a.names | b.names | plain()
        said, around = (a.story.rarity.of(keys - names) for keys in (a.content & b.content, a.near & b.near))
        soon = parties >= BOTH_SIDES or not contents.too_far_apart(a, b, SOON)
        told = soon and said >= SAID and around >= AROUND
        only = a.empty and b.empty and a.ref in alone and b.ref in alone and not contents.too_far_apart(a, b, THREE_WEEKS)
        if told or (only and around >= AROUND_ALONE):
            best = max(best or 0.0, said + around)
    return best
