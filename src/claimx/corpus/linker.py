"""All steps of linking: origins, facts, groups, relations."""

from collections.abc import Iterable, Mapping, Sequence

from claimx._version import __version__
from claimx.corpus.bodies import speakers
from claimx.corpus.clusters import Clusters
from claimx.corpus.copies import body, content_id, find_origins
from claimx.corpus.facts import Fact, make_facts, ordered
from claimx.corpus.families import family_of
from claimx.corpus.rarity import Rarity
from claimx.corpus.records import Grouped, group_record, relation_record
from claimx.corpus.relations import Link, between_groups
from claimx.corpus.synonyms import content_keys
from claimx.schema import ArticleOutput
from claimx.schema.links import Links, Origin


def link(articles: Iterable[ArticleOutput], texts: Mapping[str, str], notes: Sequence[str] = ()) -> Links:
    """What the claims of these articles have to do with each other.

    Args:
        articles: outputs of the extraction, each with its own id; their order does not matter.
        texts: raw texts by article id; where one is missing, copies are only looked for in the article's claims.
        notes: what the caller has to say about texts that are missing; handed on.

    Returns:
        Origins, groups and relations; the same input gives the same output.

    Raises:
        ClaimxError: datasketch is not installed.
    """
    chosen = sorted(articles, key=lambda output: output.article.id)
    origins = find_origins(chosen, texts)
    home = {article: origin for origin in origins for article in origin.articles}
    rarity = Rarity(content_keys(body(output, texts.get(output.article.id))) for output in chosen)
    spoken = speakers(chosen, texts)
    facts = [
        fact
        for output in chosen
        for fact in make_facts(output, texts.get(output.article.id), home[output.article.id], rarity, spoken)
    ]
    return _links(facts, origins, notes)


def _links(facts: Sequence[Fact], origins: list[Origin], notes: Sequence[str]) -> Links:
    kinds = [Clusters(family_of(type), list(of_type)) for type, of_type in _by_type(facts).items()]
    groups = [Grouped(cluster) for clusters in kinds for cluster in clusters.all]
    group_of = {fact.ref: grouped for grouped in groups for fact in grouped.facts}
    between = list(between_groups(kinds))
    _name_topics(groups, between, group_of)
    found = [*(entry for grouped in groups for entry in grouped.links()), *between]
    relations = [relation_record(entry, group_of[entry.later.ref], group_of[entry.earlier.ref]) for entry in found]
    return Links(
        claimx=__version__,
        notes=list(notes),
        origins=origins,
        groups=sorted(map(group_record, groups), key=lambda group: (group.type, group.members[0].article, group.id)),
        relations=sorted(
            relations, key=lambda one: (one.kind, one.from_.article, one.from_.start, one.to.article, one.to.start, one.to.claim)
        ),
    )


def _by_type(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in ordered(facts):
        found.setdefault(fact.type, []).append(fact)
    return dict(sorted(found.items()))


def _name_topics(groups: Sequence[Grouped], between: Iterable[Link], group_of: Mapping[tuple[str, str], Grouped]) -> None:
    """Gives groups that contradict or update each other one topic, by union-find."""
    parent = {grouped.id: grouped.id for grouped in groups}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for entry in between:
        if entry.joins:
            parent[root(group_of[entry.later.ref].id)] = root(group_of[entry.earlier.ref].id)
    members: dict[str, list[str]] = {}
    for grouped in groups:
        members.setdefault(root(grouped.id), []).append(grouped.id)
    for grouped in groups:
        grouped.topic = "t-" + content_id(sorted(members[root(grouped.id)]))
