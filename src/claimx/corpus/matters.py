"""Groups of charges or denials that are of one matter: between the same parties, in articles of one story, with a telling word in
common both in what they say and around it."""

import itertools
from collections.abc import Hashable, Iterator, Sequence

from claimx.corpus import contents
from claimx.corpus.cluster import Cluster, Joint
from claimx.corpus.days import HALF_A_YEAR, days_apart
from claimx.corpus.facts import Fact
from claimx.corpus.index import LOOKED_AT, Index
from claimx.corpus.synonyms import plain
from claimx.corpus.words import overlap

RAREST = 6
"""Words of what is said by which others are found."""
TYPES = contents.SUMMED_UP | {"agreement"}
SAID = 0.5
AROUND = 0.8
"""How rare the common words must be together: in what is charged or denied, and in the sentences around."""
AROUND_ALONE = 1.5
THREE_WEEKS = 21
"""The same, and the days, for two claims that both only point back ("bestritt das"), the only ones of their articles."""
SOON = 60
"""Days between the articles where not both sides are the same; else half a year."""
BOTH_SIDES = 2.0
OF_ONE_MATTER = 1.45
FOR_AROUND = 0.3
FOR_SHARE = 0.5
FOR_PARTY = 0.3
A_DAY = 0.001
"""Points from which two claims are of one matter: what each counts beside the rare words in what both say or point back to: those
around, the share of the shorter one's words, a party that is the same; and what every day between them costs."""
OF_ONE_AGREEMENT = 1.6
"""The same for agreements, with a point where both name the same time."""
TWICE = 2
"""Events that two claims of the same deeds must share to be of one matter half a year apart."""


def same_matters(clusters: Sequence[Cluster]) -> Iterator[Joint]:
    """Groups of accusations, and of denials, that are of one matter."""
    said = [(cluster, cluster.shown[:LOOKED_AT]) for cluster in clusters if cluster.facts[0].type in TYPES]
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
    for word in (*fact.telling, *fact.story.rarity.rarest(fact.content | fact.gist, RAREST)):
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
        if parties is None or contents.names_other_figures(a, b) or _is_another_deed(a, b):
            return None
        if a.period is not None and b.period is not None and a.period.gap(b.period) and a.type not in contents.SUMMED_UP:
            return None
        same_time = contents.same_time(a, b)
        if not a.story.like(b.story) or (not same_time and contents.too_far_apart(a, b, contents.STANDING)):
            continue
        summed = a.type in contents.SUMMED_UP
        points = _points(a, b, parties) if summed else _of_agreement(a, b, parties + same_time / FOR_PARTY)
        if points is not None or _both_point_back(a, b, alone):
            best = max(best or 0.0, points or 0.0)
    return best


def _is_another_deed(a: Fact, b: Fact) -> bool:
    """Whether two claims share only that there was violence: of another attack, rather; not where they share two deeds."""
    if not contents.happens_again(a, b):
        return False
    return len(a.content & b.content - plain()) < TWICE or contents.too_far_apart(a, b, HALF_A_YEAR)


def _of_agreement(a: Fact, b: Fact, parties: float) -> float | None:
    points = _likeness(a, b, parties)
    return points if points >= OF_ONE_AGREEMENT and a.gist & b.gist else None


def _points(a: Fact, b: Fact, parties: float) -> float | None:
    said, around = _said(a, b), _around(a, b)
    soon = parties >= BOTH_SIDES or not contents.too_far_apart(a, b, SOON)
    told = parties and soon and said >= SAID and around >= AROUND and a.content & b.content - a.names - b.names - plain()
    points = _likeness(a, b, parties)
    if told and not contents.too_far_apart(a, b, HALF_A_YEAR):
        return points
    return points if said >= SAID and points >= OF_ONE_MATTER else None


def _likeness(a: Fact, b: Fact, parties: float) -> float:
    """Points for the words that two claims and their surroundings share, and for their parties; fewer, the further apart."""
    days = days_apart(a.story.published, b.story.published)
    share = overlap(a.gist - a.names - b.names, b.gist - a.names - b.names)
    return _said(a, b) + FOR_AROUND * _around(a, b) + FOR_SHARE * share + FOR_PARTY * parties - A_DAY * days


def _said(a: Fact, b: Fact) -> float:
    return a.story.rarity.of(a.gist & b.gist - a.names - b.names - plain())


def _around(a: Fact, b: Fact) -> float:
    return a.story.rarity.of(a.near & b.near - a.names - b.names - plain())


def _both_point_back(a: Fact, b: Fact, alone: set[tuple[str, str]]) -> bool:
    """Whether both only point back, each the only claim of its article and party, and the same rare words stand around."""
    if not (a.empty and b.empty and a.ref in alone and b.ref in alone) or contents.too_far_apart(a, b, THREE_WEEKS):
        return False
    if not contents.party_points(a, b):
        return False
    return _around(a, b) >= AROUND_ALONE
