"""How groups of claims stand to each other: contradictions, updates, denials; each between two claims, with a reason in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.corpus import answers, contents, dates, discourse, disputes, reasons
from claimx.corpus.cluster import Cluster
from claimx.corpus.clusters import Clusters
from claimx.corpus.evidence import time_gap
from claimx.corpus.facts import Fact
from claimx.corpus.families import COUNTS, DATES
from claimx.corpus.index import Index
from claimx.schema.links import RelationKind

PAIRS_NEAR = 8
"""Groups to either side of a figure that are looked at for contradictions and updates."""
ASSERTED = frozenset(("troop_count", "casualty_count", "quantity", "date", "agreement", "delivery", "meeting"))
"""Types that assert what a denial can reject."""


ANY = "*"
"""Key under which all denials of a party lie by their day."""
MOST_MEANT = 6
"""Parties of its article that an accusation of somebody without a name may mean."""


@dataclass(frozen=True, slots=True)
class Link:
    """One relation: ``later`` denies, updates, contradicts or supports ``earlier``. ``joins`` tells whether both answer the
    same question, so that their groups belong to one topic."""

    kind: RelationKind
    later: Fact
    earlier: Fact
    reason: str
    joins: bool = False


def between_groups(kinds: Sequence[Clusters]) -> Iterator[Link]:
    """All relations between groups, those of one pair of groups only once."""
    for clusters in kinds:
        if clusters.family is COUNTS:
            yield from _figures(clusters)
        elif clusters.family is DATES:
            yield from _days(clusters)
    yield from _denials([cluster for clusters in kinds for cluster in clusters.all])


def _figures(clusters: Clusters) -> Iterator[Link]:
    """Updates and contradictions of counts. A figure that its own source has replaced contradicts nothing newer."""
    told = _told_in_one_article(clusters)
    yield from told.values()
    newest: dict[tuple[int, str], tuple[Fact, Fact, int]] = {}
    disputed: dict[tuple[int, int], tuple[Fact, Fact]] = {}
    replaced = {link.earlier.ref: link.later for link in told.values() if link.kind == "updates"}
    for x, y in clusters.pairs(PAIRS_NEAR):
        pair = _pair(x, y)
        for later, earlier in _by_time(x, y) if pair not in told else ():
            if disputes.updates(later, earlier):
                if earlier.ref not in replaced or later.order < replaced[earlier.ref].order:
                    replaced[earlier.ref] = later
                home, other = (x, y) if later in x.shown else (y, x)
                known = newest.get((home.number, later.source.key))
                if known is None or known[1].order < earlier.order:
                    newest[home.number, later.source.key] = (later, earlier, other.number)
            elif disputes.contradict(later, earlier):
                known_pair = disputed.get(pair)
                if known_pair is None or _gap(later, earlier) < _gap(*known_pair):
                    disputed[pair] = (later, earlier)
    done: set[tuple[int, int]] = set()
    for (home_number, _), (later, earlier, other_number) in sorted(newest.items()):
        if (home_number, other_number) not in done:
            done.add((home_number, other_number))
            yield Link("updates", later, earlier, reasons.updates(later, earlier), joins=True)
    for _, (later, earlier) in sorted(disputed.items(), key=lambda entry: entry[0]):
        newer = replaced.get(earlier.ref)
        if newer is None or newer.order > later.order:
            yield Link("contradicts", later, earlier, reasons.contradicts(later, earlier), joins=True)


def _told_in_one_article(clusters: Clusters) -> dict[tuple[int, int], Link]:
    """Updates and contradictions that an article itself tells, one for each pair of groups."""
    links: list[Link] = []
    for facts in _by_article(clusters):
        links += [Link("updates", *pair, reasons.replaced(*pair), joins=True) for pair in discourse.replaced(facts)]
        links += [Link("updates", *pair, reasons.risen(*pair), joins=True) for pair in discourse.risen(facts)]
        links += [Link("contradicts", *pair, reasons.contradicts(*pair), joins=True) for pair in discourse.disputed(facts)]
    return _first_of_pairs(clusters, links)


def _first_of_pairs(clusters: Clusters, links: Iterable[Link]) -> dict[tuple[int, int], Link]:
    """The first link between each two groups."""
    home = {fact.ref: cluster for cluster in clusters.all for fact in cluster.facts}
    found: dict[tuple[int, int], Link] = {}
    for link in links:
        x, y = home[link.later.ref], home[link.earlier.ref]
        if x is not y:
            found.setdefault(_pair(x, y), link)
    return found


def _by_article(clusters: Clusters) -> list[list[Fact]]:
    """The facts of each article in text order, by the article's id."""
    articles: dict[str, list[Fact]] = {}
    for cluster in clusters.all:
        for fact in cluster.facts:
            articles.setdefault(fact.article, []).append(fact)
    return [sorted(facts, key=lambda fact: fact.order) for _, facts in sorted(articles.items())]


def _pair(x: Cluster, y: Cluster) -> tuple[int, int]:
    return min(x.number, y.number), max(x.number, y.number)


def _days(clusters: Clusters) -> Iterator[Link]:
    pairs = (pair for facts in _by_article(clusters) for pair in discourse.disputed_days(facts))
    told = _first_of_pairs(clusters, (Link("contradicts", *pair, reasons.other_day(*pair), joins=True) for pair in pairs))
    yield from told.values()
    for x, y in clusters.pairs(PAIRS_NEAR):
        if _pair(x, y) in told:
            continue
        found = next(((later, earlier) for later, earlier in _by_time(x, y) if dates.contradict(later, earlier)), None)
        if found:
            yield Link("contradicts", *found, reasons.other_day(*found), joins=True)


def _by_time(x: Cluster, y: Cluster) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of a fact of each cluster, the later one first."""
    for a in x.shown:
        for b in y.shown:
            yield (a, b) if a.order > b.order else (b, a)


def _gap(a: Fact, b: Fact) -> int:
    return time_gap(a, b) or 0


def _denials(clusters: Sequence[Cluster]) -> Iterator[Link]:
    """Denials of accusations, and assertions against denials. The denials are few: they are filed, the rest looks them up."""
    denials = [(cluster, fact) for cluster in clusters for fact in cluster.shown if fact.type == "denial"]
    index = Index()
    for number, (_, fact) in enumerate(denials):
        index.add(_denial_keys(fact), contents.position(fact), number)
    seen: set[tuple[int, int]] = set()
    for cluster in clusters:
        if cluster.facts[0].type == "denial":
            continue
        for fact in cluster.shown:
            for number in sorted(index.near(_asserted_keys(fact), contents.position(fact))):
                home, denial = denials[number]
                link = _answer(denial, fact)
                if link and (id(home), id(cluster)) not in seen:
                    seen.add((id(home), id(cluster)))
                    yield link
    yield from _answered_at_home(clusters, denials, seen)


def _answer(denial: Fact, fact: Fact) -> Link | None:
    if fact.type == "accusation" and answers.answers(denial, fact):
        return Link("denies", denial, fact, reasons.denies(denial, fact))
    if fact.type in ASSERTED and answers.speaks_against(denial, fact):
        return Link("contradicts", denial, fact, reasons.against(denial, fact))
    return None


def _answered_at_home(
    clusters: Sequence[Cluster], denials: Iterable[tuple[Cluster, Fact]], seen: set[tuple[int, int]]
) -> Iterator[Link]:
    """Denials that answer an accusation in their own article: as another article reports it, if one does."""
    accusations = {
        fact.ref: (cluster, fact) for cluster in clusters if cluster.facts[0].type == "accusation" for fact in cluster.facts
    }
    for denial_cluster, denial in denials:
        for answered in denial.denies:
            cluster, own = accusations.get((denial.article, answered), (None, None))
            if cluster is None or own is None or (id(denial_cluster), id(cluster)) in seen:
                continue
            if answers.is_out_of_place(denial, own):
                continue
            others = (fact for fact in cluster.shown if fact.article != denial.article)
            told = (fact for fact in others if answers.is_answered(denial, cluster.shown) and answers.may_answer(denial, fact))
            fact = next(told, own)
            seen.add((id(denial_cluster), id(cluster)))
            yield Link("denies", denial, fact, reasons.denies(denial, fact))


def _denial_keys(fact: Fact) -> list[tuple[str, str]]:
    words = (ANY, *sorted(fact.topic)[:12], *fact.telling)
    return [(key, word) for key in sorted(fact.who_keys) for word in words]


def _asserted_keys(fact: Fact) -> list[tuple[str, str]]:
    if fact.type == "accusation":
        words = (ANY, *sorted(fact.topic)[:12], *fact.telling)
        accused = fact.whom_keys or (sorted(fact.story.actors - fact.who_keys)[:MOST_MEANT] if fact.whom else ())
        return [(key, word) for key in sorted(accused) for word in words]
    if fact.type not in ASSERTED:
        return []
    return [(key, word) for key in sorted(fact.who_keys | fact.whom_keys) for word in sorted(fact.words)[:16]]
