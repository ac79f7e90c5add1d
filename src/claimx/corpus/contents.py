"""Claims without a number: accusations, denials, acts, statements, compared by their parties and the words of their content."""

from collections.abc import Hashable, Iterator

from claimx.corpus.context import told_points
from claimx.corpus.days import A_MONTH, A_WEEK, HALF_A_YEAR, days_apart
from claimx.corpus.facts import Fact
from claimx.corpus.sides import side_points
from claimx.corpus.synonyms import MARKS, events_in, kinds_of, plain
from claimx.corpus.words import overlap

ENOUGH = 2.5
WITHIN = {
    "accusation": 60, "denial": 60, "criticism": 14, "statement": 7, "threat": 30, "demand": 30,
    "agreement": 60, "delivery": 60, "meeting": 10,
}  # fmt: skip
"""Days that two articles may lie apart and still tell of the same."""
SAME_CONTENT = 0.6
SAME_STATEMENT = 0.7
SURE_PARTIES = 0.4
"""Shares of the shorter content's words that the other must have: in general, of statements, where both parties are the same."""
OF_BOTH = 0.5
"""How much of such a share all words of both contents must reach: a short content is not the same as every long one."""
BY_WORDS = frozenset(("statement", "criticism", "threat", "demand"))
"""Types that are the same only in about the same words."""
SAME_PLACE = 0.75
"""Points of the surroundings from which two claims of the same parties in one week are about the same, whatever their words."""
OF_ONE_WEEK = 0.25
"""Share of the shorter content that is enough between the same parties in reports of one story within a week."""
STANDING = 1000
"""Days that two articles on a standing charge may lie apart."""
SURE_OF_STANDING = 2
"""Meanings that two contents must share to be one standing charge."""
RARE = 0.6
"""How rare a name or word in two contents must be among these articles to make them one standing charge by itself."""
EVENTS = frozenset(("violence", "death", "custody", "@crash", "@sink", "@poison", "@coup"))
"""Kinds of events that happen again and again: who is accused of one is accused of another later."""
PEERS = frozenset(("agreement", "meeting"))
"""Types whose parties are on one level: who met whom is the same either way round."""
RAREST = 4
"""Words of a content by which those are found whose parties have no name."""
SUMMED_UP = frozenset(("accusation", "denial"))
"""Types that headlines sum up without their content: "Belgrad weist Vorwürfe zurück"."""


def keys(fact: Fact) -> Iterator[Hashable]:
    """Type, polarity and plan, one party, and one word of the content."""
    base = block(fact)
    named = sorted(fact.who_keys | fact.whom_keys)[:6]
    for word in sorted(about(fact))[:12]:
        for key in named:
            yield base, key, word
    if fact.type in SUMMED_UP:
        yield base, "article", fact.article
        if fact.who_keys and fact.whom_keys:
            yield base, "sides", fact.who_keys, fact.whom_keys
        yield base, "side", fact.who_keys or fact.whom_keys
        for word in fact.telling:
            for key in named:
                yield base, key, "near", word
        for word in fact.story.rarity.rarest(fact.content, RAREST):
            yield base, "word", word
    if fact.type in PEERS:
        for key in named:
            yield base, key


def block(fact: Fact) -> Hashable:
    """What must be the same in any case."""
    return fact.type, fact.claim.polarity, fact.planned


def position(fact: Fact) -> float:
    """The document date, in days."""
    return fact.story.published.middle if fact.story.published else 0.0


def about(fact: Fact) -> frozenset[str]:
    """Keys of the content's words; of all words where an act names no object."""
    if fact.type in SUMMED_UP:
        return fact.content
    return fact.topic or fact.words - fact.names


def compare(a: Fact, b: Fact) -> float | None:
    """Points for two claims' saying the same; None where they cannot."""
    if block(a) != block(b) or (too_far_apart(a, b, _limit(a, b)) and not _stands(a, b)):
        return None
    if names_other_figures(a, b):
        return None
    if _answers_others(a, b) or happens_again(a, b):
        return None
    if _goes_on(a, b):
        return ENOUGH
    if _are_apart(a, b):
        return None
    parties = party_points(a, b)
    if not parties:
        return parties
    story = 0.5 if a.story.like(b.story) else -0.5
    if a.type in BY_WORDS:
        content = content_points(about(a), about(b), SAME_STATEMENT if a.type == "statement" else _least(a, b))
        return parties + content + story + 0.5 if content else None
    context = min(1.0, told_points(a, b))
    content = (
        _shared_content(a, b)
        or same_time(a, b)
        or (0.5 if context >= SAME_PLACE and _sure(a, b) and story > 0 and within_a_week(a, b) else 0.0)
    )
    if not content and a.type in SUMMED_UP and (a.empty or b.empty):
        return parties + 2 * context + story - 0.5 if story > 0 and within_a_week(a, b) else None
    return parties + content + context + story if content else 0.0


def _limit(a: Fact, b: Fact) -> int:
    """Days that two articles may lie apart: more on an agreement whose two parties both name."""
    both = a.type in PEERS and len((a.who_keys | a.whom_keys) & (b.who_keys | b.whom_keys)) > 1
    return HALF_A_YEAR if both else WITHIN[a.type]


def same_time(a: Fact, b: Fact) -> float:
    """A point for an agreement or a meeting at the same time, whatever it is called."""
    if a.type not in PEERS or a.period is None or b.period is None or max(a.period.length, b.period.length) > A_MONTH:
        return 0.0
    return 1.0 if a.period.holds(b.period) or b.period.holds(a.period) else 0.0


def names_other_figures(a: Fact, b: Fact) -> bool:
    """Whether both name numbers, and none of them is the same."""
    return bool(a.figures and b.figures) and a.figures.isdisjoint(b.figures)


def _stands(a: Fact, b: Fact) -> bool:
    """Whether both are of one time that they name, or one standing charge or denial ("seit Langem"): the same parties and
    content, and that no single event."""
    if a.period is not None and b.period is not None and a.period.length <= A_MONTH:
        return a.period.gap(b.period) == 0 and a.type not in SUMMED_UP
    if a.type not in SUMMED_UP or too_far_apart(a, b, STANDING):
        return False
    if a.who_keys != b.who_keys or not a.who_keys or (a.type == "accusation" and a.whom_keys != b.whom_keys):
        return False
    first, second = a.content, b.content
    shared = first & second
    if a.story.rarity.of(frozenset(key for key in shared if key[0] not in MARKS)) >= RARE:
        return True
    event = kinds_of(events_in(shared)) & EVENTS
    return len(shared) >= SURE_OF_STANDING and overlap(first, second) >= SAME_CONTENT and not event


def happens_again(a: Fact, b: Fact) -> bool:
    """Whether two charges that lie weeks apart share no more than that there was violence: of another attack, rather."""
    if a.type not in SUMMED_UP or not too_far_apart(a, b, 2 * A_WEEK):
        return False
    shared = a.content & b.content - plain()
    return bool(shared) and shared <= events_in(shared) and bool(kinds_of(shared) & EVENTS)


def _answers_others(a: Fact, b: Fact) -> bool:
    """Whether one article's two denials answer different claims."""
    if a.type != "denial" or a.article != b.article:
        return False
    first, second = set(a.denies), set(b.denies)
    return bool(first and second) and first.isdisjoint(second)


def _are_apart(a: Fact, b: Fact) -> bool:
    """Whether two sentences of one article charge or deny different things: "warf dem Nachbarland außerdem vor …"."""
    if a.type not in SUMMED_UP or a.article != b.article or a.headline or b.headline:
        return False
    first, second = a.content, b.content
    apart = a.claim.sentence.index != b.claim.sentence.index
    return apart and (len(first & second) < SURE_OF_STANDING or overlap(first, second) < SAME_CONTENT)


def _shared_content(a: Fact, b: Fact) -> float:
    """Points for the meanings that two contents share; 0 where these are too small a part of the shorter one."""
    first, second = about(a), about(b)
    shared = first & second
    part = overlap(first, second)
    if not shared or part < (SURE_PARTIES if _sure(a, b) else OF_BOTH):
        telling = shared - events_in(shared)
        soon = _sure(a, b) and telling and part >= OF_ONE_WEEK and within_a_week(a, b) and a.story.like(b.story)
        return 0.5 if soon else 0.0
    if len(shared) < SURE_PARTIES * OF_BOTH * len(first | second):
        return 0.0
    return min(1.5, 0.25 + 0.5 * len(shared)) if part >= SAME_CONTENT else 0.5 * min(len(shared), 2)


def within_a_week(a: Fact, b: Fact) -> bool:
    """Whether the articles, and the times that they name, lie within a week."""
    return not too_far_apart(a, b, A_WEEK)


def _goes_on(a: Fact, b: Fact) -> bool:
    """Whether one claim is said again within the other, or in the next sentence without a content of its own."""
    if a.type not in SUMMED_UP or a.article != b.article or party_points(a, b) is None:
        return False
    apart = abs(a.claim.sentence.index - b.claim.sentence.index)
    inside = a.claim.start < b.claim.end and b.claim.start < a.claim.end
    later = b if a.order < b.order else a
    return inside if apart == 0 else apart == 1 and later.empty


def sums_up(headline: Fact, body: Fact) -> bool:
    """Whether a headline's claim is the one that its article goes on to tell: of the same parties, with less to say."""
    if headline.type not in SUMMED_UP | PEERS or not headline.heads(body):
        return False
    points = party_points(headline, body)
    if block(headline) != block(body) or not points:
        return False
    if headline.ticker and (points < 1 or (headline.content and headline.content.isdisjoint(body.content))):
        return False
    if headline.type in PEERS:
        sides = headline.who_keys | headline.whom_keys, body.who_keys | body.whom_keys
        return sides[0] <= sides[1] or sides[1] <= sides[0]
    return len(headline.topic) <= min(2, len(body.topic))


def _least(a: Fact, b: Fact) -> float:
    """The share of words that two contents must have in common: more of statements, less of the same parties."""
    if a.type == "statement":
        return SAME_STATEMENT
    return SURE_PARTIES if _sure(a, b) else SAME_CONTENT


def _sure(a: Fact, b: Fact) -> bool:
    """Whether both sides are named and the same."""
    return bool(a.who_keys and a.whom_keys) and a.who_keys == b.who_keys and a.whom_keys == b.whom_keys


def too_far_apart(a: Fact, b: Fact, limit: int) -> bool:
    """Whether the document dates lie more than this many days apart, or the times that the claims name exclude each other."""
    return days_apart(a.story.published, b.story.published) > limit or days_apart(a.period, b.period) > limit


def content_points(a: frozenset[str], b: frozenset[str], least: float) -> float:
    """Points for the words that two contents share; 0 where they share too few."""
    shared = len(a & b)
    if overlap(a, b) < least or shared < least * OF_BOTH * len(a | b):
        return 0.0
    if shared >= 3:
        return 1.5
    return 1.0 if shared == 2 else 0.25 if shared == 1 and len(a) <= 2 and len(b) <= 2 else 0.0


def party_points(a: Fact, b: Fact) -> float | None:
    """A point for each side on which the parties are the same, 0 where none is named in both; None where they are others."""
    if a.type in PEERS:
        first, second = a.who_keys | a.whom_keys, b.who_keys | b.whom_keys
        shared = len(first & second)
        return None if first and second and not shared else float(min(shared, 2))
    points = side_points(a, b)
    if a.type in SUMMED_UP and (a.who_keys & b.whom_keys or a.whom_keys & b.who_keys):
        return None  # whoever is accused in one accuses in the other
    return points
