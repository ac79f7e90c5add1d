"""A claim as it is compared with others: who, whom, what, how many, where, when, said by whom."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimx.corpus.amounts import Interval, interval_of, stated
from claimx.corpus.copies import SENTENCE_WORDS
from claimx.corpus.days import Days, days
from claimx.corpus.parties import Party, parties
from claimx.corpus.words import activity_class, any_of, content_keys, corpus_words, speech_keys, tokens, unit_class, word_key
from claimx.schema import ArticleOutput, Claim, Role
from claimx.schema.links import Origin

A_DAY = 3
"""Days up to which a time is the moment of an event that the next sentence goes on with."""
LAST = 10**9
"""The day of articles without a date: they come after all others."""
SENTENCE_BEFORE = 160
"""Characters before a sentence in which a date may still be the time of what it tells."""
LOOKS_BACK = 30
"""Days from which an event is no news any more: the article looks back."""
WHO = ("force", "accuser", "denier", "speaker", "agent", "participants")
WHOM = ("accused", "target")
WHAT = ("allegation", "denied", "content", "object", "event")


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the article that a claim stands in. ``actors`` are the keys of all parties it names."""

    article: str
    origin: Origin
    published: Days | None
    publisher: str | None
    actors: frozenset[str]

    def like(self, other: "Story") -> bool:
        """Whether two articles are about the same parties, by the keys they share."""
        shared = len(self.actors & other.actors)
        return self.article == other.article or (shared >= 2 and shared * 2 >= min(len(self.actors), len(other.actors)))


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A claim with everything that comparing needs, computed once."""

    claim: Claim
    story: Story
    sentence: str
    """The sentence's words, for copies; empty where it is too short to be told from others."""
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    place: Party | None
    topic: frozenset[str]
    """Keys of the words of what the claim is about: allegation, content, object, event."""
    words: frozenset[str]
    """Keys of the words of the whole claim."""
    names: frozenset[str]
    """Keys of the words that name the parties."""
    figures: frozenset[str]
    """Numbers in the words of what the claim is about."""
    event: str | None
    unit: str
    activity: str | None
    part: bool
    """Whether the count is a part of another one or comes on top of it."""
    then: bool
    """Whether the words say that the claim is of another time than the article, without fixing it."""
    interval: Interval | None
    number: float | None
    bounds: tuple[bool, bool]
    """Whether the quantity names a smallest and a largest number."""
    period: Days | None
    """The time that the claim names."""
    source: Party
    """Who says it: the named source, else the agency, publisher or article that says it in its own voice."""
    attributed: bool
    who_keys: frozenset[str] = field(init=False)
    whom_keys: frozenset[str] = field(init=False)
    type: str = field(init=False)
    outcome: str | None = field(init=False)
    planned: bool = field(init=False)
    time: Days | None = field(init=False)
    """The time the claim names, else the document date."""
    order: tuple[int, str, int, str] = field(init=False)
    """Earliest article first, then the place in the article."""

    def __post_init__(self) -> None:
        claim, published = self.claim, self.story.published
        derived = {
            "who_keys": frozenset(party.key for party in self.who if party.certain),
            "whom_keys": frozenset(party.key for party in self.whom if party.certain),
            "type": claim.type,
            "outcome": getattr(claim, "outcome", None),
            "planned": claim.modality in ("planned", "conditional"),
            "time": self.period or published,
            "order": (published.last if published else LAST, self.article, claim.anchor.start, claim.id),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def article(self) -> str:
        return self.story.article

    @property
    def headline(self) -> bool:
        """Whether the claim stands in the first sentence, which says what the article is about."""
        return self.claim.sentence.index == 0

    @property
    def ref(self) -> tuple[str, str]:
        return self.story.article, self.claim.id


def make_facts(article: ArticleOutput, text: str | None, origin: Origin) -> list[Fact]:
    """The facts of one article's claims, in text order.

    Args:
        article: the output for the article.
        text: its raw text, or None where it is not at hand.
        origin: the origin that the article belongs to.
    """
    record = article.article
    named = parties(article.mentions.actors)
    story = Story(
        article=record.id,
        origin=origin,
        published=days(record.published, record.published),
        publisher=record.publisher,
        actors=frozenset(party.key for party in named if party.certain),
    )
    by_id = {claim.id: claim for claim in article.claims}
    return [_fact(claim, story, article, text, by_id) for claim in article.claims]


def _fact(claim: Claim, story: Story, article: ArticleOutput, text: str | None, by_id: Mapping[str, Claim]) -> Fact:
    quantity = getattr(claim, "quantity", None)
    activity = getattr(claim, "activity", None)
    topic = " ".join(span.text for name in WHAT if (span := getattr(claim, name, None)) is not None)
    answered = [by_id[name] for name in getattr(claim, "denies", ()) if name in by_id]
    topic += "".join(f" {span.text}" for other in answered if (span := getattr(other, "allegation", None)) is not None)
    sentence = tokens(claim.text if text is None else text[claim.sentence.start : claim.sentence.end])
    event = getattr(claim, "event", None)
    time = getattr(claim, "time", None)
    source, attributed = _source(claim, story)
    who, whom = _roles(claim, WHO), _roles(claim, WHOM)
    place = parties(getattr(claim, "location", None))
    return Fact(
        claim=claim,
        story=story,
        sentence=" ".join(sentence) if len(sentence) >= SENTENCE_WORDS else "",
        who=who,
        whom=whom,
        place=place[0] if place else None,
        topic=content_keys(topic),
        words=content_keys(_without(claim, time)),
        names=content_keys(" ".join(party.name for party in (*who, *whom))),
        figures=frozenset(word for word in tokens(topic) if word.isdigit()),
        event=_event_key(event.text) if event is not None else None,
        unit=unit_class(quantity.unit) if quantity is not None else "",
        activity=activity_class(activity.text) if activity is not None else None,
        part=quantity is not None and any_of(corpus_words().part_words, _around(claim, quantity)),
        then=any_of(corpus_words().then_words, claim.text),
        interval=interval_of(quantity) if quantity is not None else None,
        number=stated(quantity) if quantity is not None else None,
        bounds=(quantity is not None and quantity.min is not None, quantity is not None and quantity.max is not None),
        period=days(time.earliest, time.latest) if time is not None else _named_period(claim, article),
        source=source,
        attributed=attributed,
    )


def _roles(claim: Claim, names: Sequence[str]) -> tuple[Party, ...]:
    return parties([role for name in names for role in getattr(claim, name, ())])


def _event_key(text: str) -> str | None:
    words = tokens(text)
    key = word_key(words[-1]) if words else None
    return None if key in speech_keys() else key


def _without(claim: Claim, time) -> str:
    """The claim's text without the words of its time."""
    if time is None or not claim.start <= time.start <= time.end <= claim.end:
        return claim.text
    return claim.text[: time.start - claim.start] + " " + claim.text[time.end - claim.start :]


def _around(claim: Claim, quantity) -> str:
    """The quantity and the word before it."""
    start = quantity.start - claim.start
    before = claim.text[:start].split()[-1:] if 0 <= start <= len(claim.text) else []
    return " ".join((*before, quantity.text))


def _named_period(claim: Claim, article: ArticleOutput) -> Days | None:
    """From the first to the last day of the times that the claim's words name, or its sentence; or the day that the sentence
    before tells of, where that lies so far back that the article must be looking back."""
    found = _periods(article, claim.start, claim.end) or _periods(article, claim.sentence.start, claim.sentence.end)
    if found:
        return Days(min(span.first for span in found), max(span.last for span in found))
    before = _periods(article, claim.sentence.start - SENTENCE_BEFORE, claim.sentence.start)
    published = days(article.article.published, article.article.published)
    if not before or published is None or before[-1].length > A_DAY or published.first - before[-1].last <= LOOKS_BACK:
        return None
    return before[-1]


def _periods(article: ArticleOutput, start: int, end: int) -> list[Days]:
    """The times named between these offsets, in text order."""
    times = article.mentions.times
    first = bisect_left(times, start, key=lambda time: time.start)
    inside = itertools.takewhile(lambda time: time.start < end, itertools.islice(times, first, None))
    return [span for time in inside if time.end <= end and (span := days(time.earliest, time.latest))]


def _source(claim: Claim, story: Story) -> tuple[Party, bool]:
    """Who says it, and whether the text attributes it to somebody that it names."""
    named = [] if claim.source is None else [claim.source] if isinstance(claim.source, Role) else claim.source
    known = parties(named)
    if known:
        if known[0].name in corpus_words().agencies:
            return known[0]._replace(key=_agency_key(known[0].name)), True
        if known[0].certain:
            return known[0], True
        own = known[0]._replace(key=f"{own_voice(story).key}:{known[0].key}")
        return own, True
    return own_voice(story), bool(named)


def own_voice(story: Story) -> Party:
    """The party that an article's own words come from: its agency, else its publisher, else the article with its copies."""
    origin = story.origin
    if origin.agency:
        return Party(_agency_key(origin.agency), True, origin.agency, None)
    if story.publisher and len(origin.articles) == 1:
        return Party(f"publisher:{story.publisher}", True, story.publisher, None)
    return Party(f"origin:{origin.id}", True, origin.kept, None)


def _agency_key(name: str) -> str:
    return f"agency:{name}"


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by document date, article and place in it."""
    return sorted(facts, key=lambda fact: fact.order)
