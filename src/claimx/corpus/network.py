"""Who accuses and criticises whom, and who answers with a denial."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from claimx.corpus.actors import Actor, ActorIndex, parties
from claimx.corpus.selection import Selection, copied_claims, day_range
from claimx.schema.links import Links

EdgeKind = Literal["accusation", "criticism", "denial"]
KINDS: dict[str, tuple[str, str]] = {"accusation": ("accuser", "accused"), "criticism": ("agent", "target")}
"""The claim types that blame somebody, with the fields of who blames and who is blamed."""

Name = tuple[str, str]
"""A claim: the ids of its article and of itself."""


@dataclass(frozen=True, slots=True)
class Blame:
    """One claim of an edge, for a reader. ``answered`` tells whether a denial answers it (None for denials)."""

    article: str
    claim: str
    text: str
    what: str | None
    published: str | None
    answered: bool | None = None


@dataclass(slots=True)
class Edge:
    """All claims of one kind from one actor to another."""

    source: str
    target: str
    kind: EdgeKind
    claims: list[Blame] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many of its claims a denial answers."""
        return sum(bool(blame.answered) for blame in self.claims)


@dataclass(slots=True)
class Network:
    """Actors by key, the edges between them (the heaviest first), and claims in which one side is not named or not known.

    ``accusations`` and ``answered`` count claims, not edges: a claim with two accused has two edges.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    one_sided: list[tuple[EdgeKind, Actor | None, Actor | None, Blame]] = field(default_factory=list)
    accusations: int = 0
    answered: int = 0
    criticisms: int = 0
    denials: int = 0

    def weight(self, key: str) -> int:
        """In how many claims of edges the actor takes part."""
        return sum(len(edge.claims) for edge in self.edges if key in (edge.source, edge.target))


def find_network(
    claims: Iterable[Mapping[str, Any]],
    published: Mapping[str, str | None],
    index: ActorIndex,
    chosen: Selection,
    links: Links | None = None,
) -> Network:
    """The network of accusations, criticism and the denials that answer them.

    Args:
        claims: claims as they stand in claims.jsonl; they are read once.
        published: document date of each article, ISO.
        index: the actors of the corpus.
        chosen: what to keep; the period is that of publication.
        links: what `claimx link` found: denials of another article's claim count as answers, and copies count once.
    """
    copies = copied_claims(links)
    kept = {(claim["article"], claim["id"]): claim for claim in claims}
    answers = _answers(kept, links)
    answered = {name for names in answers.values() for name in names}
    network = Network()
    edges: dict[tuple[str, str, str], Edge] = {}
    for name, claim in kept.items():
        if claim["type"] in _SOURCED or name in copies or not chosen.has_type(claim["type"]):
            continue
        if claim["polarity"] == "negated" or not chosen.has_days(*(day_range(published.get(name[0])) or (None, None))):
            continue
        pairs = list(_pairs(claim, answers.get(name, ()), kept, index))
        if chosen.actor and all(chosen.actor not in pair for pair in pairs):
            continue
        blame = _blame(claim, published, None if claim["type"] == "denial" else name in answered)
        _take(network, edges, claim["type"], pairs, blame)
    network.edges = sorted(edges.values(), key=lambda edge: (-len(edge.claims), edge.kind, edge.source, edge.target))
    return network


_SOURCED = (
    "troop_count",
    "casualty_count",
    "quantity",
    "statement",
    "delivery",
    "threat",
    "demand",
    "agreement",
    "meeting",
    "date",
)
"""Claims that a denial may answer too; then it goes against their source."""


def _take(
    network: Network,
    edges: dict[tuple[str, str, str], Edge],
    kind: EdgeKind,
    pairs: Iterable[tuple[Actor | None, Actor | None]],
    blame: Blame,
) -> None:
    """Adds one claim to the network."""
    network.accusations += kind == "accusation"
    network.answered += kind == "accusation" and bool(blame.answered)
    network.criticisms += kind == "criticism"
    network.denials += kind == "denial"
    for source, target in pairs:
        if source is None or target is None or source == target or not (source.identified and target.identified):
            network.one_sided.append((kind, source, target, blame))
            continue
        network.actors.update({source.key: source, target.key: target})
        edges.setdefault((source.key, target.key, kind), Edge(source.key, target.key, kind)).claims.append(blame)


def _answers(kept: Mapping[Name, Mapping[str, Any]], links: Links | None) -> dict[Name, list[Name]]:
    """Denial to the claims that it answers, in its own article and in others."""
    answers: dict[Name, list[Name]] = defaultdict(list)
    for name, claim in kept.items():
        for answered in claim.get("denies") or ():
            answers[name].append((name[0], answered))
    for relation in links.relations if links else ():
        if relation.kind == "denies":
            answers[relation.from_.article, relation.from_.claim].append((relation.to.article, relation.to.claim))
    return {name: list(dict.fromkeys(answered)) for name, answered in answers.items()}


def _pairs(
    claim: Mapping[str, Any], answered: Iterable[Name], kept: Mapping[Name, Mapping[str, Any]], index: ActorIndex
) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Who stands against whom in a claim, each pair once; None for a side that is not named."""
    if claim["type"] == "denial":
        sources = _actors(claim, "denier", index)
        targets = [actor for name in answered if name in kept for actor in _speakers(kept[name], index)]
    else:
        source_field, target_field = KINDS[claim["type"]]
        sources, targets = _actors(claim, source_field, index), _actors(claim, target_field, index)
    none: list[Actor | None] = [None]
    yield from dict.fromkeys((source, target) for source in sources or none for target in targets or none)


def _speakers(claim: Mapping[str, Any], index: ActorIndex) -> list[Actor]:
    """Who stands for a claim that is denied: accuser, critic, speaker, else its source."""
    field_name = KINDS[claim["type"]][0] if claim["type"] in KINDS else "speaker"
    return _actors(claim, field_name, index) or _actors(claim, "source", index)


def _actors(claim: Mapping[str, Any], field_name: str, index: ActorIndex) -> list[Actor]:
    return list(dict.fromkeys(index.of(role) for role in parties(claim, field_name)))


def _blame(claim: Mapping[str, Any], published: Mapping[str, str | None], answered: bool | None) -> Blame:
    what = next((claim[name] for name in ("allegation", "object", "denied") if claim.get(name)), None)
    words = what["text"] if what else None
    return Blame(claim["article"], claim["id"], claim["text"], words, published.get(claim["article"]), answered)
