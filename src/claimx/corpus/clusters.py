"""Grouping without all pairs: facts meet under shared keys, and only neighbours there are compared."""

from collections.abc import Hashable, Iterator, Sequence

from claimx.corpus.cluster import SHOWN, Cluster
from claimx.corpus.facts import Fact
from claimx.corpus.families import Family
from claimx.corpus.index import NEIGHBOURS, Index
from claimx.corpus.words import overlap

COPY_WITHIN = 60
"""Days between two articles after which the same sentence is no copy any more."""
SAME_SENTENCE = 0.6
"""Share of the shorter sentence's words that the other print of a report must have."""
LONG_SENTENCE = 10
"""Words from which a sentence is its author's own."""


class Clusters:
    """The clusters of one family's facts, with the index that finds them. Headlines follow the claim that they sum up."""

    def __init__(self, family: Family, facts: Sequence[Fact]):
        self.family = family
        self.all: list[Cluster] = []
        self.index = Index()
        self._copies: dict[Hashable, Cluster] = {}
        self._prints: dict[Hashable, tuple[Fact, Cluster]] = {}
        self._told: dict[tuple[str, str], list[tuple[Fact, Cluster]]] = {}
        headlines = []
        for fact in sorted(facts, key=lambda fact: (family.narrow(fact), fact.order)):
            if fact.headline or fact.ticker:
                headlines.append(fact)
            else:
                self._told.setdefault((fact.article, fact.type), []).append((fact, self._place(fact)))
        for fact in headlines:
            told = self._told.get((fact.article, fact.type), ())
            home = next((cluster for body, cluster in told if family.sums_up(fact, body)), None)
            if home is not None:
                home.add(fact, copied=True)
            else:
                self._place(fact)
        self._numbered = self.all
        self._unite()

    def _unite(self) -> None:
        """Joins clusters that as wholes show that they are one, the surest first; those that one article tells apart stay two."""
        found = sorted(self.family.unite(self.all), key=lambda entry: (-entry[0], entry[1].number, entry[2].number))
        for _, a, b in found:
            first, second = _root(a), _root(b)
            if first is not second and {f.article for f in first.facts}.isdisjoint(f.article for f in second.facts):
                first.absorb(second)
        self.all = [cluster for cluster in self.all if cluster.into is None]

    def _place(self, fact: Fact) -> Cluster:
        signature = copy_signature(fact)
        if signature is not None and signature in self._copies and is_copy(fact, self._copies[signature].facts[-1]):
            self._copies[signature].add(fact, copied=True)
            return self._copies[signature]
        printed = print_signature(fact)
        first, best = self._prints.get(printed, (None, None))
        best = best if first is not None and is_reprint(fact, first) else None
        keys = list(self.family.keys(fact))
        position = self.family.position(fact)
        points = 0.0
        for number in self.index.near(keys, position) if best is None else ():
            here = self.all[number].takes(fact, self.family.compare, self.family.enough, self.family.of_enough)
            if here is not None and here > points:
                best, points = self.all[number], here
        if best is None:
            best = Cluster(len(self.all))
            self.all.append(best)
        best.add(fact)
        if len(best.shown) < SHOWN or fact is best.shown[-1]:
            self.index.add(keys, position, best.number)
        if signature is not None:
            self._copies[signature] = best
        if printed is not None:
            self._prints.setdefault(printed, (fact, best))
        return best

    def pairs(self, limit: int = NEIGHBOURS) -> Iterator[tuple[Cluster, Cluster]]:
        """Pairs of different clusters that lie near each other under some key, each once, in a fixed order."""
        seen: set[tuple[int, int]] = set()
        for cluster in self.all:
            for fact in cluster.shown:
                for number in self.index.near(self.family.keys(fact), self.family.position(fact), limit):
                    other = _root(self._numbered[number])
                    first, second = sorted((other, cluster), key=lambda one: one.number)
                    if other is not cluster and (first.number, second.number) not in seen:
                        seen.add((first.number, second.number))
                        yield first, second


def _root(cluster: Cluster) -> Cluster:
    while cluster.into is not None:
        cluster = cluster.into
    return cluster


def copy_signature(fact: Fact) -> Hashable | None:
    """The same for two claims of one type that stand on the same words of the same sentence."""
    if not fact.sentence:
        return None
    return fact.type, fact.outcome, fact.claim.anchor.text, fact.sentence


def print_signature(fact: Fact) -> Hashable | None:
    """The same for two counts that stand on the same words in prints of one report."""
    origin = fact.story.origin
    if len(origin.articles) == 1 or fact.interval is None:
        return None
    return origin.id, fact.type, fact.outcome, fact.claim.anchor.text


def is_reprint(fact: Fact, other: Fact) -> bool:
    """Whether the sentences of two prints of one report are the same but for a few words."""
    return fact.article != other.article and overlap(fact.words, other.words) >= SAME_SENTENCE


def is_copy(fact: Fact, other: Fact) -> bool:
    """Whether the same sentence in two articles is a copy and no formula: a long one, or in one story, and of about one time."""
    first, second = fact.story.published, other.story.published
    if first is not None and second is not None and first.gap(second) > COPY_WITHIN:
        return False
    return len(fact.sentence.split()) >= LONG_SENTENCE or fact.story.like(other.story)
