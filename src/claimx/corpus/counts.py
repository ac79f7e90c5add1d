"""Counts: the same people or things at the same place and time, and numbers that can or cannot all be true."""

import math
from collections.abc import Hashable, Iterator

from claimx.corpus.amounts import SAME_FIGURE, ratio
from claimx.corpus.days import days_apart
from claimx.corpus.evidence import LARGE, RECENT, ROUND, block, is_telling, is_uneven, may_be_same_unit, same_thing, same_voice
from claimx.corpus.facts import Fact
from claimx.corpus.words import corpus_words

ENOUGH = 2.5
SMALL = 10
"""Numbers below this are the same by chance: the words must agree too."""
MONTHS = 60
"""Days of a bucket: facts are looked up in their own bucket and the one next to it."""
LOOSE = 2.0
TOLL_LOOSE = 1.5
VERY_LOOSE = 3.0
"""A bound this many times another number says nothing about it: "mindestens 100" and "800"; more where both are bounds."""
HEADLINE = 1.1
ABOVE = 1.25
"""How many times a headline's number may be the one of its article; more, where it is "mehr als"."""
AGAIN = 1.0
NEIGHBOURING = 2
"""Points for a number that is told again, and sentences within which an article does so."""


def keys(fact: Fact) -> Iterator[Hashable]:
    """Type, outcome, polarity, plan, with one of: the article; force, place, a telling unit, source, and the bucket of days."""
    base = block(fact)
    marks: list[tuple[str, str | float]] = [("force", key) for key in fact.who_keys]
    if fact.place is not None:
        marks.append(("place", fact.place.key))
    if fact.unit not in corpus_words().plain_units:
        marks.append(("unit", fact.unit))
    elif not fact.who_keys:
        marks.append(("source", fact.source.key))
        marks += [("story", key) for key in sorted(fact.story.actors)[:6]]
    marks += [("near", word) for word in fact.telling]
    if fact.number is not None and fact.number >= SMALL:
        marks.append(("number", fact.number))
    if fact.number is not None and (is_telling(fact.number) if fact.outcome is None else fact.number >= SMALL):
        yield base, "stands", fact.number
    yield base, "article", fact.article
    if fact.number is not None and fact.number >= LARGE and fact.type == "troop_count":
        for force in sorted(fact.who_keys):
            yield base, "stands", force, fact.number
    if (kept := kept_key(fact)) is not None:
        yield base, "kept", kept
    time = fact.time
    for bucket in _buckets(time.middle if time else None):
        for mark in marks:
            yield base, mark, bucket


def kept_key(fact: Fact) -> Hashable | None:
    """Who counts which people for years, refugees or one force's troops; None for other counts, and for those of a named time."""
    if fact.outcome is not None or not (fact.attributed and fact.source.certain) or fact.source.is_state or fact.period:
        return None
    if fact.unit in corpus_words().kept_units:
        return fact.source.key, fact.unit
    return (fact.source.key, fact.who_keys) if fact.type == "troop_count" and fact.who_keys else None


def _buckets(day: float | None) -> tuple[int, ...]:
    if day is None:
        return (-1,)
    here = int(day // MONTHS)
    return (here, here + (1 if day % MONTHS > MONTHS / 2 else -1))


def position(fact: Fact) -> float:
    """The logarithm of the number, so that neighbours are alike in proportion."""
    return math.log10(fact.number) if fact.number else 0.0


def width(fact: Fact) -> float:
    """How vague the number is: exact ones found groups, bounds join them."""
    return math.inf if fact.interval is None else (fact.interval.high - fact.interval.low) / (fact.number or 1.0)


def compare(a: Fact, b: Fact, *, ever: bool = False) -> float | None:
    """Points for two counts' being of the same thing with the same number; None where they cannot be. ``ever``: one may be told
    long after the other."""
    points = same_thing(a, b, ever=ever)
    if points is None or not can_both_hold(a, b):
        return None
    if ratio(a.number or 0.0, b.number or 0.0) >= _looseness(a, b) or (_dozens(a) != _dozens(b) and not _one_voice(a, b)):
        return None
    if a.article == b.article and not _repeats(a, b):
        return None
    return points + _number_points(a, b) + _told_again(a, b)


def _told_again(a: Fact, b: Fact) -> float:
    """Points for the same number twice: in one article close by, or as the one that an older article gave ("zunächst 20")."""
    if a.number != b.number or a.number is None:
        return 0.0
    if a.article == b.article:
        near = abs(a.claim.sentence.index - b.claim.sentence.index) <= NEIGHBOURING
        return AGAIN if near and a.number >= SMALL else 0.0
    newer, older = (a, b) if a.order > b.order else (b, a)
    return AGAIN if newer.cues.earlier and not older.cues.earlier and a.story.like(b.story) else 0.0


def _looseness(a: Fact, b: Fact) -> float:
    """How many times a bound another number may be; a toll of another day is rather a newer one."""
    days = a.story.published, b.story.published
    if a.outcome is not None and days[0] is not None and days[1] is not None and days[0].gap(days[1]):
        return TOLL_LOOSE
    return VERY_LOOSE if _open(a) and _open(b) else LOOSE


def _open(fact: Fact) -> bool:
    """Whether a number is only a lower bound: "mehr als 100"."""
    return fact.bounds == (True, False)


def _repeats(a: Fact, b: Fact) -> bool:
    """Whether an article gives the same figure twice, or that of two sources; two figures that fit are else two things."""
    if sums_up(a, b) or sums_up(b, a):
        return True
    if a.then != b.then and a.number != b.number:
        return False
    if a.number == b.number and a.bounds == b.bounds:
        if a.type == "quantity" and (_some(a) or _are_listed(a, b)):
            return False
        return a.part == b.part or (a.headline or b.headline)  # a headline drops the "weitere"
    return a.source.key != b.source.key and a.who_keys == b.who_keys and not a.part and not b.part


def _are_listed(a: Fact, b: Fact) -> bool:
    """Whether one voice gives both in one sentence, of two things: "14 Kriegsschiffe und 14 Schiffe der Küstenwache"."""
    return a.noun != b.noun and a.claim.sentence.index == b.claim.sentence.index and a.source.key == b.source.key


def _some(fact: Fact) -> bool:
    """Whether no number is named: "mehrere", "einige"."""
    quantity = fact.quantity
    return quantity is not None and quantity.value is None and quantity.approximate


def _dozens(fact: Fact) -> bool:
    """Whether the number is only an order of magnitude: "Dutzende", "Tausende"."""
    quantity = fact.quantity
    if quantity is None or quantity.value is not None or quantity.max is not None or not quantity.approximate:
        return False
    return not any(char.isdigit() for char in quantity.text)


def _one_voice(a: Fact, b: Fact) -> bool:
    """Whether one source may first say "Dutzende" and then the number, or a headline that of its article."""
    return a.source.key == b.source.key or (a.article == b.article and a.headline != b.headline)


def sums_up(headline: Fact, body: Fact) -> bool:
    """Whether a headline's number is the one that its article goes on to tell."""
    if not headline.heads(body) or block(headline) != block(body):
        return False
    if not may_be_same_unit(headline, body) or _dozens(headline) != _dozens(body):
        return False
    limit = ABOVE if _open(headline) and (body.number or 0) >= (headline.number or 0) else HEADLINE
    near = headline.number is not None and body.number is not None and ratio(headline.number, body.number) <= limit
    return near and can_both_hold(headline, body)


def can_both_hold(a: Fact, b: Fact) -> bool:
    """Whether both numbers can be true, and neither is the other one's update."""
    if a.interval is None or b.interval is None or a.interval.meet(b.interval) is None:
        return False
    return not is_other_figure(a, b)


def is_other_figure(a: Fact, b: Fact) -> bool:
    """Whether one source gives another number on another day: "mindestens 100" and, weeks later, "300"."""
    if not same_voice(a, b) or a.number is None or b.number is None or a.article == b.article:
        return False
    published = a.story.published, b.story.published
    if published[0] is None or published[1] is None or published[0].gap(published[1]) == 0:
        return False
    return ratio(a.number, b.number) > SAME_FIGURE


def _number_points(a: Fact, b: Fact) -> float:
    if a.number is None or b.number is None:
        return 0.0
    close = ratio(a.number, b.number)
    if close > 1 and a.left != b.left:
        return -1.0
    if min(a.number, b.number) < SMALL and not a.story.like(b.story):
        return -1.0
    if min(a.number, b.number) < SMALL:
        return 0.0 if close == 1 else -0.5
    if close == 1:
        usual = a.number < ROUND or (a.number % ROUND == 0 and not (a.number >= LARGE and a.source.key == b.source.key))
        if usual and a.number < ROUND and a.outcome is not None and _apart(a, b):
            return 0.5
        return 1.0 if usual and not is_uneven(a.number) else 1.5
    return 0.5 if close <= 1.1 else 0.0


def _apart(a: Fact, b: Fact) -> bool:
    """Whether two counts without a time or place of their own stand weeks apart: any toll may be this small by chance."""
    if any(fact.period is not None or fact.place is not None or fact.who_keys for fact in (a, b)):
        return False
    return days_apart(a.story.published, b.story.published) > RECENT
