"""Numbers over time: counts of the same thing with their bounds and sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimx.corpus.actors import ActorIndex, parties
from claimx.corpus.selection import Articles, Claims, Selection, copied_claims, day_range
from claimx.schema.links import Group, Links, Relation

OWN_VOICE = "article {}"
"""The source of a claim that nobody is reported as saying, where not even the publisher is known: the article itself."""

NUMBER_TYPES = ("troop_count", "casualty_count")
"""Counts that can be told apart by whose people are counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that somebody names. ``published`` is the day of the article; the first one where only month or year are known."""

    article: str
    claim: str
    published: date | None
    source: str
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    what: str | None
    modality: str
    polarity: str
    anchor: str
    text: str

    @property
    def numbers(self) -> list[float]:
        """The number or the bounds that the text names."""
        return [number for number in (self.low, self.value, self.high) if number is not None]


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of the same thing in the order of their days; undated ones last. ``linked`` tells that `claimx link` made it."""

    title: str
    type: str
    counts: tuple[Count, ...]
    linked: bool = False
    conflicts: tuple[tuple[str, str], ...] = ()
    """Kind (contradicts, updates) and reason of relations between these counts, as `claimx link` tells them."""

    @property
    def sources(self) -> list[str]:
        """Who names numbers, those with most of them first."""
        uses = Counter(count.source for count in self.counts)
        return sorted(uses, key=lambda name: (-uses[name], name))

    @property
    def disputed(self) -> bool:
        """Whether two of the counts differ."""
        return len({(count.low, count.value, count.high) for count in self.counts}) > 1


@dataclass(slots=True)
class FoundSeries:
    """The series, and in ``left_out`` how many claims were not used and why."""

    series: list[Series] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def find_series(
    claims: Claims,
    articles: Articles,
    index: ActorIndex,
    chosen: Selection,
    links: Links | None = None,
) -> FoundSeries:
    """Counts of the same thing, the series with most counts first.

    With links, the counts of one topic make a series (they answer the same question) and copies of one report count once. Other
    troop and casualty counts are put together by whose people are counted (and by what happened to them).

    Args:
        claims: claims as they stand in claims.jsonl.
        articles: the ``article`` record of each article.
        index: the actors of the corpus.
        chosen: what to keep; the period is that of publication.
        links: what `claimx link` found.
    """
    found = FoundSeries()
    (topics, stated_by), copies = _linked(links), copied_claims(links)
    series: dict[tuple[str, ...], list[Count]] = defaultdict(list)
    titles: dict[tuple[str, ...], str] = {}
    for claim in claims:
        quantity = claim.get("quantity")
        if not quantity or not chosen.has_type(claim["type"]) or not chosen.has_actor(claim, index):
            continue
        name = (claim["article"], claim["id"])
        if claim["polarity"] == "negated":
            found.left_out["counts that are said to be wrong"] += 1
            continue
        if name in copies:
            found.left_out["counts repeated word for word from another article"] += 1
            continue
        days = day_range(articles.get(claim["article"], {}).get("published"))
        if not chosen.has_days(*(days or (None, None))):
            found.left_out["counts outside the period"] += 1
            continue
        keys = _keys(claim, name, topics, index)
        if not keys:
            named = claim["type"] in NUMBER_TYPES
            found.left_out[
                "counts that name nobody's people" if named else "other quantities, which only claimx link compares"
            ] += 1
            continue
        count = _count(claim, articles, index, stated_by.get(name))
        for key, title in keys.items():
            series[key].append(count)
            titles.setdefault(key, title)
    found.series = _sorted_series(series, titles, links)
    single = sum(len(counts) == 1 for counts in series.values())
    if single:
        found.left_out["counts of something that is counted only once"] += single
    return found


def _sorted_series(
    series: Mapping[tuple[str, ...], list[Count]], titles: Mapping[tuple[str, ...], str], links: Links | None
) -> list[Series]:
    """The series with at least two counts: disputed before undisputed ones, long ones first.

    What a topic has already is not shown again as counts of a force.
    """
    topics = [set(counts) for key, counts in series.items() if key[0] == "topic"]
    relations, made = _conflicts_by_claim(links), []
    for key, counts in series.items():
        if len(counts) < 2 or (key[0] == "force" and any(topic.issuperset(counts) for topic in topics)):
            continue
        counts.sort(key=lambda count: (count.published or date.max, count.source, count.article, count.claim))
        made.append(Series(titles[key], key[1], tuple(counts), key[0] == "topic", _conflicts(counts, relations)))
    return sorted(made, key=lambda one: (not one.disputed, -len(one.counts), one.title))


def _conflicts(counts: Iterable[Count], relations: Mapping[tuple[str, str], list[Relation]]) -> tuple[tuple[str, str], ...]:
    """The contradictions and updates between these counts."""
    names = [(count.article, count.claim) for count in counts]
    own = (relation for name in names for relation in relations.get(name, ()))
    return tuple((found.kind, found.reason) for found in own if (found.to.article, found.to.claim) in set(names))


def _conflicts_by_claim(links: Links | None) -> dict[tuple[str, str], list[Relation]]:
    """Contradictions and updates by the claim that they start from."""
    found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in links.relations if links else ():
        if relation.kind in ("contradicts", "updates"):
            found[relation.from_.article, relation.from_.claim].append(relation)
    return found


def _keys(
    claim: Mapping[str, Any], name: tuple[str, str], topics: Mapping[tuple[str, str], Group], index: ActorIndex
) -> dict[tuple[str, ...], str]:
    """Key and title of every series that the count belongs to: its topic, and each force whose people are counted."""
    keys: dict[tuple[str, ...], str] = {}
    if name in topics:
        keys["topic", claim["type"], topics[name].topic] = _topic_title(topics[name])
    if claim["type"] in NUMBER_TYPES:
        for role in parties(claim, "force"):
            actor = index.of(role)
            if not actor.identified:
                continue
            outcome = claim.get("outcome") or ""
            what = f"people {outcome}" if outcome else "troops"
            keys["force", claim["type"], actor.key, outcome] = f"{actor.name}: {what}"
    return keys


def _topic_title(group: Group) -> str:
    """ "Nordkorea: troops, Kursk (Soldat)" from what the claims of a group have in common."""
    about = group.summary
    what = f"people {about.outcome}" if about.outcome else "troops" if group.type == "troop_count" else group.type
    words = what + (f", {about.place}" if about.place else "") + (f" ({about.object})" if about.object else "")
    return f"{', '.join(about.actors)}: {words}" if about.actors else words


def _linked(links: Links | None) -> tuple[dict[tuple[str, str], Group], dict[tuple[str, str], str]]:
    """Of each claim its group where its topic has several claims, and who states it."""
    topics: dict[tuple[str, str], Group] = {}
    stated_by = {}
    sizes = Counter(group.topic for group in (links.groups if links else ()) for _ in group.members)
    for group in links.groups if links else ():
        for member in group.members:
            name = (member.article, member.claim)
            stated_by[name] = member.source
            if sizes[group.topic] > 1:
                topics[name] = group
    return topics, stated_by


def _count(claim: Mapping[str, Any], articles: Articles, index: ActorIndex, stated_by: str | None) -> Count:
    quantity, activity = claim["quantity"], claim.get("activity")
    article = articles.get(claim["article"], {})
    days = day_range(article.get("published"))
    said_by = None if stated_by == claim["article"] else stated_by
    value, low, high = quantity.get("value"), quantity.get("min"), quantity.get("max")
    return Count(
        article=claim["article"],
        claim=claim["id"],
        published=days[0] if days else None,
        source=index.names(claim, "source") or said_by or article.get("publisher") or OWN_VOICE.format(claim["article"]),
        value=value,
        low=low,
        high=high,
        approximate=bool(quantity.get("approximate")),
        unit=quantity.get("unit"),
        what=activity["text"] if activity else None,
        modality=claim["modality"],
        polarity=claim["polarity"],
        anchor=claim["anchor"]["text"],
        text=claim["text"],
    )
