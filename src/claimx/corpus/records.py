"""From clusters of facts to the records of ``links.json``."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from claimx.corpus import reasons
from claimx.corpus.cluster import Cluster
from claimx.corpus.clusters import copy_signature
from claimx.corpus.copies import content_id
from claimx.corpus.facts import Fact, ordered
from claimx.corpus.parties import Party
from claimx.corpus.relations import Link
from claimx.schema.links import ClaimRef, ClaimSpan, Group, Member, Relation, Summary

COPIED_WORDS = 0.8
"""Jaccard similarity of two sentences' words from which one is a copy of the other."""
MOST_SENTENCES = 12
UTTERANCES = frozenset(("accusation", "denial", "criticism", "demand", "statement", "threat"))
"""Types of claims that are themselves somebody's words: their source is who says them, however many report it."""


class Grouped:
    """A cluster with its facts in order, what each was copied from, and its id."""

    def __init__(self, cluster: Cluster):
        self.cluster = cluster
        self.facts = ordered(cluster.facts)
        self.copied = dict(_copies(self.facts))
        self.id = "g-" + content_id(
            (self.facts[0].type, *("\0".join(fact.ref) for fact in sorted(self.facts, key=lambda f: f.ref)))
        )
        self.topic = ""
        spoken = (party for fact in self.facts if fact.type in UTTERANCES for party in fact.who if party.certain)
        self.utterer = next(spoken, None)
        self._named = {(fact.article, fact.number): fact.source for fact in reversed(self.facts) if fact.attributed}

    def source_of(self, fact: Fact) -> Party:
        """Who says it: who accuses, denies or speaks; else the named source, which the article may name for the same
        figure in another place; else the article's own voice."""
        if self.utterer is not None:
            return self.utterer
        root = self.origin_of(fact)
        return root.source if root.attributed else self._named.get((root.article, root.number), root.source)

    def origin_of(self, fact: Fact) -> Fact:
        """The fact that this one was copied from, or itself."""
        return self.copied.get(fact.ref, fact)

    def links(self) -> Iterator[Link]:
        """Every member's relation to the first one of another claim that it does not repeat, or else to the first."""
        first = self.facts[0]
        for fact in self.facts[1:]:
            root = self.origin_of(fact)
            if root is not fact:
                yield Link("same", fact, root, reasons.copied(fact, root))
            elif (source := self.source_of(fact)).key == self.source_of(first).key:
                yield Link("same", fact, first, reasons.same(fact, first, source.name))
            else:
                yield Link("corroborates", fact, first, reasons.corroborates(fact, first))


def _copies(facts: list[Fact]) -> Iterator[tuple[tuple[str, str], Fact]]:
    """Every copied fact's ref, and the first fact with its sentence in another article."""
    roots: list[tuple[Fact, frozenset[str]]] = []
    exact: dict[object, Fact] = {}
    for fact in facts:
        signature = copy_signature(fact)
        root = exact.get(signature) if signature is not None else None
        words = frozenset(fact.sentence.split())
        if root is None and words:
            near = (one for one, known in roots if len(words & known) >= COPIED_WORDS * len(words | known))
            root = next((one for one in near if _same_voice(one, fact)), None)
        if root is not None and root.article != fact.article:
            yield fact.ref, root
            continue
        if signature is not None:
            exact.setdefault(signature, fact)
        if words and len(roots) < MOST_SENTENCES:
            roots.append((fact, words))


def _same_voice(a: Fact, b: Fact) -> bool:
    """Whether two nearly equal sentences carry the claim on the same words and name no different sources."""
    return a.claim.anchor.text == b.claim.anchor.text and (a.source.key == b.source.key or not (a.attributed and b.attributed))


def group_record(grouped: Grouped) -> Group:
    """The record of a group."""
    roots = [grouped.origin_of(fact) for fact in grouped.facts]
    members = [
        Member(
            article=fact.article,
            claim=fact.claim.id,
            origin=root.story.origin.id,
            source=grouped.source_of(fact).name,
            copy_of=None if root is fact else ClaimRef(article=root.article, claim=root.claim.id),
        )
        for fact, root in zip(grouped.facts, roots, strict=True)
    ]
    return Group(
        id=grouped.id,
        type=grouped.facts[0].type,
        topic=grouped.topic,
        members=members,
        independent_sources=len({grouped.source_of(fact).key for fact in grouped.facts}),
        sources=sorted({grouped.source_of(fact).name for fact in grouped.facts}),
        origins=sorted({root.story.origin.id for root in roots}),
        summary=_summary(grouped),
    )


def _summary(grouped: Grouped) -> Summary:
    facts, interval = grouped.facts, grouped.cluster.interval
    named = {party.key: party for fact in reversed(facts) for party in (*fact.whom, *fact.who)}
    shown = sorted(named.values(), key=lambda party: party.name)
    times = [fact.period for fact in facts if fact.period] or [fact.story.published for fact in facts if fact.story.published]
    units = _most(fact.quantity.unit for fact in facts if fact.quantity is not None)
    return Summary(
        actors=[party.name for party in shown],
        actor_ids=sorted({party.id for party in shown if party.id}),
        object=units or _most(_object(fact) for fact in facts),
        outcome=facts[0].outcome,
        place=_most(fact.place.name for fact in facts if fact.place),
        earliest=date.fromordinal(min(time.first for time in times)).isoformat() if times else None,
        latest=date.fromordinal(max(time.last for time in times)).isoformat() if times else None,
        value=_value(facts),
        lower=None if interval is None or interval.low <= 0 else Decimal(math.ceil(interval.low)),
        upper=None if interval is None or math.isinf(interval.high) else Decimal(math.ceil(interval.high) - 1),
        unit=units,
    )


def _object(fact: Fact) -> str | None:
    for name in ("event", "allegation", "denied", "object", "content"):
        span = getattr(fact.claim, name, None)
        if span is not None:
            return " ".join(span.text.split())
    return None


def _value(facts: Iterable[Fact]) -> Decimal | None:
    """The number that most members name without a bound or an "about"."""
    quantities = (fact.quantity for fact in facts if fact.quantity is not None)
    return _most(quantity.value for quantity in quantities if not quantity.approximate)


def _most(values: Iterable):
    """The value that comes most often, the first one of several; None where there is none."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def relation_record(link: Link, later: Grouped, earlier: Grouped) -> Relation:
    """The record of a relation; ``later`` and ``earlier`` are the groups of its claims."""
    return Relation(
        **{"from": _span(link.later)},  # a keyword of Python
        kind=link.kind,
        to=_span(link.earlier),
        group=later.id if later is earlier else None,
        topic=later.topic if later.topic == earlier.topic else None,
        reason=link.reason,
    )


def _span(fact: Fact) -> ClaimSpan:
    anchor = fact.claim.anchor
    return ClaimSpan(article=fact.article, claim=fact.claim.id, start=anchor.start, end=anchor.end, text=anchor.text)
