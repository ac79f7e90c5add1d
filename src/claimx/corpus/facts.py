"""A claim as it is compared with others: who, whom, what, how many, where, when, said by whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimx.corpus.amounts import Interval, interval_of, stated
from claimx.corpus.bodies import Bodies
from claimx.corpus.copies import SENTENCE_WORDS, body
from claimx.corpus.cues import Cues, Pieces
from claimx.corpus.days import Days, days
from claimx.corpus.parties import Party, parties, without_states
from claimx.corpus.rarity import Rarity
from claimx.corpus.story import Story
from claimx.corpus.surroundings import Surroundings, days_of, event_key, event_of, names
from claimx.corpus.synonyms import content_keys, events_in, generic, plain, points_back, vague
from claimx.corpus.wording import WHO, WHOM, called, figures_in, is_given, told_by, with_word_before, without_time
from claimx.corpus.words import activity_class, any_of, corpus_words, tokens, unit_class
from claimx.schema import ArticleOutput, Claim, Quantity, listed
from claimx.schema.links import Origin

LAST = 10**9
"""The day of articles without a date: they come after all others."""
POINTING = 2
"""Words of a content that points back beside which it says nothing: "das in einer Ansprache"."""
HEADS = 3
"""Sentences that a heading within an article sums up."""
TICKER = "+++"
TELLING = 6
"""Words around a claim by which others about the same are found."""
WHAT = ("allegation", "denied", "content", "object", "event")


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A claim with everything that comparing needs, computed once."""

    claim: Claim
    story: Story
    sentence: str
    """The sentence's words, for copies; empty where it is too short to be told from others."""
    ticker: bool
    """Whether it stands in a heading within the article: "+++ 12:40 Uhr: Kabul widerspricht +++"; not of numbers and times."""
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    place: Party | None
    topic: frozenset[str]
    """Keys of the words of what the claim is about: allegation, content, object, event."""
    words: frozenset[str]
    """Keys of the words of the whole claim."""
    names: frozenset[str]
    """Keys of the words that name the parties."""
    empty: bool
    """Whether the content only points to what was said before, or says what every side says of the other."""
    meant: frozenset[str]
    """Keys of the words that a content without words of its own points back to."""
    figures: frozenset[str]
    """Numbers in the words of what the claim is about."""
    event: str | None
    happenings: frozenset[str]
    """Groups of events that the claim's words name, with the meaning of a date's event; of a date without any, those nearby."""
    told: frozenset[str]
    """The same without those that only stand nearby."""
    dated: bool
    """Whether its time belongs to a noun for an event, whatever the verb says: "seit dem Angriff vom Montag fehlt Strom"."""
    near: frozenset[str]
    """Keys of the words of the sentence and of the one before it."""
    scene: frozenset[str]
    """Keys of the parties and places that the sentence names beside its source, else those of the nearest sentence before it."""
    unit: str
    activity: str | None
    part: bool
    """Whether the count is a part of another one or comes on top of it."""
    denied: bool
    """Whether the count itself is denied, and not what is told of those who are counted: "die 1.500 Mann griffen nicht ein"."""
    left: bool
    """Whether it counts what is left after a change."""
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
    cues: Cues
    """What the words around the number say of it."""
    content: frozenset[str] = field(init=False)
    """The topic without the parties' names, verbs that say nothing, and words like "deed" that every side uses."""
    gist: frozenset[str] = field(init=False)
    """The content, or what it points back to, without words that stand in reports of all kinds."""
    telling: tuple[str, ...] = field(init=False)
    """The rarest keys nearby."""
    who_keys: frozenset[str] = field(init=False)
    whom_keys: frozenset[str] = field(init=False)
    denies: tuple[str, ...] = field(init=False)
    """Ids of the claims of its article that a denial answers."""
    quantity: Quantity | None = field(init=False)
    noun: str = field(init=False)
    """The counted noun as it stands, without what a hyphen puts before it."""
    type: str = field(init=False)
    outcome: str | None = field(init=False)
    planned: bool = field(init=False)
    time: Days | None = field(init=False)
    """The time the claim names, else the document date."""
    order: tuple[int, str, int, str] = field(init=False)
    """Earliest article first, then the place in the article."""

    def __post_init__(self) -> None:
        claim, published = self.claim, self.story.published
        given = vars(claim)  # asking a record for fields that its type does not have is slow
        quantity = given.get("quantity")
        derived = {
            "content": self.topic - vague() - self.names,
            "gist": (self.topic - vague() - self.names - plain()) or (self.meant - vague() - self.names - plain()),
            "telling": tuple(self.story.rarity.rarest(self.near, TELLING)),
            "who_keys": frozenset(party.key for party in self.who if party.certain),
            "whom_keys": frozenset(party.key for party in self.whom if party.certain),
            "denies": tuple(given.get("denies", ())),
            "quantity": quantity,
            "noun": ((quantity.unit if quantity is not None else None) or "").rpartition("-")[2].lower(),
            "type": claim.type,
            "outcome": given.get("outcome"),
            "planned": claim.modality in ("planned", "conditional"),
            "time": self.period or published,
            "order": (published.last if published else LAST, self.article, claim.anchor.start, claim.id),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.story.article

    @property
    def headline(self) -> bool:
        """Whether the claim stands in the first sentence, which says what the article is about."""
        return self.claim.sentence.index == 0

    def heads(self, other: "Fact") -> bool:
        """Whether it stands in a headline above the other claim."""
        if self.article != other.article or other.headline or other.ticker:
            return False
        return self.headline or (self.ticker and 0 < other.claim.sentence.index - self.claim.sentence.index <= HEADS)

    @property
    def ref(self) -> tuple[str, str]:
        """The ids of its article and its claim."""
        return self.story.article, self.claim.id


def make_facts(
    article: ArticleOutput,
    text: str | None,
    origin: Origin,
    rarity: Rarity | None = None,
    speakers: Mapping[str, Party] | None = None,
) -> list[Fact]:
    """The facts of one article's claims, in text order.

    Args:
        article: the output for the article.
        text: its raw text, or None where it is not at hand.
        origin: the origin that the article belongs to.
        rarity: how telling the words of all articles are; each the same, if not given.
        speakers: who speaks for whom in the whole corpus, as `speakers` finds it.
    """
    record = article.article
    words, rarity = content_keys(body(article, text)), rarity or Rarity()
    named = parties(article.mentions.actors)
    story = Story(
        article=record.id,
        origin=origin,
        published=days(record.published, record.published),
        publisher=record.publisher,
        actors=frozenset(party.key for party in named if party.certain),
        names=names(article.mentions.actors),
        words=words,
        rarity=rarity,
        weight=rarity.of(words),
    )
    by_id = {claim.id: claim for claim in article.claims}
    rejected = {name: claim for claim in article.claims for name in vars(claim).get("denies", ())}
    around, bodies, pieces = Surroundings(article, text), Bodies(article, speakers, text), Pieces(article, text)
    return [_fact(claim, story, around, bodies, pieces, text, by_id, rejected.get(claim.id)) for claim in article.claims]


def _fact(
    claim: Claim,
    story: Story,
    around: Surroundings,
    bodies: Bodies,
    pieces: Pieces,
    text: str | None,
    by_id: Mapping[str, Claim],
    denial: Claim | None = None,
) -> Fact:
    quantity = vars(claim).get("quantity")
    activity = vars(claim).get("activity")
    topic = " ".join(span.text for name in WHAT if (span := vars(claim).get(name)) is not None)
    answered = [by_id[name] for name in vars(claim).get("denies", ()) if name in by_id]
    who, whom = _sides(claim, bodies)
    if denial is not None and _is_named_in_passing(claim, denial):
        whom = _roles(denial, bodies, WHO)
    who = tuple(one for one in who if claim.type != "accusation" or one not in whom)
    who, whom = tuple(bodies.neighbour(one, whom) for one in who), tuple(bodies.neighbour(one, who) for one in whom)
    names = content_keys(" ".join(party.name for party in (*who, *whom)) + called(claim))
    empty = _is_empty(topic, names)
    if empty:
        topic += "".join(f" {span.text}" for other in answered if (span := vars(other).get("allegation")) is not None)
    sentence = tokens(claim.text if text is None else text[claim.sentence.start : claim.sentence.end])
    event = event_of(claim)
    time = vars(claim).get("time")
    source, attributed = _source(claim, story, bodies)
    place = parties(vars(claim).get("location"))
    words = content_keys(without_time(claim, time))
    said = content_keys(topic) | (around.antecedent(claim) if claim.type == "agreement" else frozenset())
    near = around.near(claim)
    told = told_by(words | around.antecedent(claim), event)
    dated = around.dated_noun(claim)
    return Fact(
        claim=claim,
        story=story,
        sentence=" ".join(sentence) if len(sentence) >= SENTENCE_WORDS else "",
        ticker=quantity is None
        and claim.type != "date"
        and TICKER in (claim.text if text is None else text[claim.sentence.start : claim.sentence.end]),
        who=who,
        whom=whom,
        place=place[0] if place else None,
        topic=said,
        words=words,
        names=names,
        empty=empty,
        meant=_meant(claim, answered, around) if empty else frozenset(),
        figures=figures_in(without_time(claim, time) if time is not None else topic),
        event=event_key(event) if event is not None else None,
        happenings=told or dated or (events_in(near) if event is not None else frozenset()),
        told=told if events_in(told) else told | dated,
        dated=bool(dated),
        near=near,
        scene=around.scene(claim, source),
        unit=_unit(claim, quantity) if quantity is not None else "",
        activity=activity_class(activity.text) if activity is not None else None,
        part=quantity is not None and any_of(corpus_words().of_a_whole, with_word_before(claim, quantity)),
        denied=claim.polarity == "negated" and not (quantity is not None and is_given(claim, quantity)),
        left=quantity is not None and any_of(corpus_words().left_words, with_word_before(claim, quantity)),
        then=any_of(corpus_words().then_words, pieces.around(claim) or claim.text),
        interval=interval_of(quantity, rough=claim.sentence.index == 0) if quantity is not None else None,
        number=stated(quantity) if quantity is not None else None,
        bounds=(quantity is not None and quantity.min is not None, quantity is not None and quantity.max is not None),
        period=days_of(time) if time is not None else around.period(claim),
        source=source,
        attributed=attributed,
        cues=pieces.cues(claim),
    )


def _meant(claim: Claim, answered: Iterable[Claim], around: Surroundings) -> frozenset[str]:
    """Keys of what a claim points back to: the claims that a denial answers, else what the text says before it."""
    told = " ".join(other.text for other in answered) or around.pointed_at(claim)
    return content_keys(told)


def _unit(claim: Claim, quantity) -> str:
    """The class of the counted noun; troops that are counted without one ("mindestens 8.000") are soldiers, "Männer" are not."""
    if quantity.text.endswith(tuple(corpus_words().men)) and claim.type != "troop_count":
        return unit_class("Mensch")
    return unit_class("Soldat" if quantity.unit is None and claim.type == "troop_count" else quantity.unit)


def _is_named_in_passing(charge: Claim, denial: Claim) -> bool:
    """Whether a charge is only named by the sentence that rejects it, and whom it is against is left to that: "Bern weist den
    Vorwurf zurück, es habe geschwiegen"."""
    if charge.type != "accusation" or charge.sentence.index != denial.sentence.index:
        return False
    content, accused = vars(charge).get("allegation"), vars(charge).get("accused") or ()
    return all(content is not None and content.start <= role.start < content.end for role in accused)


def _is_empty(topic: str, names: frozenset[str]) -> bool:
    keys = without_states(content_keys(topic) - names)
    return not keys - generic() or (points_back(topic.strip()) and len(keys) <= POINTING)


def _sides(claim: Claim, bodies: Bodies) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides of a claim; an office without a state's name is not of the state on the other side."""
    who, whom = _roles(claim, bodies, WHO), _roles(claim, bodies, WHOM)
    states = [{party.key for party in side if party.is_state} for side in (who, whom)]
    if states[0] & states[1]:
        named = [{party.key for party in _roles(claim, None, names) if party.is_state} for names in (WHO, WHOM)]
        who, whom = _roles(claim, bodies, WHO, named[1]), _roles(claim, bodies, WHOM, named[0])
    return who, whom


def _roles(claim: Claim, bodies: Bodies | None, names: Sequence[str], barred: Collection[str] = ()) -> tuple[Party, ...]:
    """The parties of these roles; those that have a name of their own only, where no bodies are given."""
    roles = [role for name in names for role in vars(claim).get(name, ())]
    return tuple(parties(roles)) if bodies is None else bodies.parties(roles, barred)


def _source(claim: Claim, story: Story, bodies: Bodies) -> tuple[Party, bool]:
    """Who says it, and whether the text attributes it to somebody that it names."""
    known = bodies.parties(listed(claim.source))
    if known:
        if known[0].name in corpus_words().agencies:
            return known[0]._replace(key=_agency_key(known[0].name)), True
        if known[0].certain:
            return known[0], True
        own = known[0]._replace(key=f"{own_voice(story).key}:{known[0].key}")
        return own, True
    return own_voice(story), bool(claim.source)


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
