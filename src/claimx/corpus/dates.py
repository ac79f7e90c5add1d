"""Dated events: the same event on days that do or do not fit together. A coarser date holds a finer one."""

from collections.abc import Hashable, Iterator
from datetime import date

from claimx.corpus.context import context_points
from claimx.corpus.days import A_MONTH, A_WEEK
from claimx.corpus.evidence import HARM
from claimx.corpus.facts import Fact
from claimx.corpus.synonyms import events_in, is_light, kinds_of, of_war
from claimx.corpus.words import corpus_words, overlap

ENOUGH = 2.75
COARSE = 45
"""A time longer than these days says little about an event: the words must agree."""
SAME_WORDS = 0.6
SURELY = 3.0
"""Points from which two dates are surely of one event, so that different days contradict each other."""
DISPUTED = 2.0
"""Points where the later article sets its day against another one."""
APART = 7
"""Days that two dates of the same event may lie apart and still be meant to be the same."""
SIDE_BY_SIDE = 6
"""Characters between two times of which one explains the other."""
TOLD_TWICE = 0.75
"""Points against: one article seldom dates the same event in two sentences."""
ONE_DAY = 2
"""Longest time, in days, that is one day (or a night)."""
LOOKED_BACK = 2.5
A_DAY = 1.0
"""Points for the same day where both articles look back on it, and where one does and the same kind of thing happened."""
COARSER = 0.5
"""Points for the same event, on a day in one article and in a month in the other, that looks back."""
TOLD_ALIKE = 0.55
"""Points of the surroundings from which two stories of one day tell one event, though one of them by a verb of its own."""
LITTLE_CONTEXT = 0.5
LEAD = 3
OF_ONE_STORY = 0.25
"""Sentences, and points of the surroundings, for which an article's day is the one that others look back on."""
EXACT = 7
"""Longest time, in days, that can contradict another."""


def keys(fact: Fact) -> Iterator[Hashable]:
    """Polarity and plan, what happened, and one of: the day, a participant, another word of the claim."""
    base = block(fact)
    if is_bare(fact):
        if fact.period is not None and fact.period.length <= ONE_DAY and days_back(fact) > A_WEEK:
            yield base, "day", fact.period.first
        elif fact.period is not None and ONE_DAY < fact.period.length <= A_MONTH and days_back(fact) > A_WEEK:
            yield base, "month", fact.period
        return
    if fact.period is not None and ONE_DAY < fact.period.length <= A_MONTH:
        yield base, "month", fact.period
    happened = sorted(fact.happenings)[:4] or [fact.event or ""]
    for what in happened:
        if fact.period is not None and fact.period.length <= A_MONTH:
            yield base, what, "of", date.fromordinal(fact.period.first).replace(day=1)
        if fact.period is not None and fact.period.length <= EXACT:
            for day in {fact.period.first, fact.period.last}:
                yield base, "day", day, *kinds_of(frozenset((what,)))
                yield base, "day", day
        for key in sorted(fact.who_keys):
            yield base, what, key
        for key in sorted(fact.words - fact.happenings)[:10]:
            yield base, what, "word", key


def block(fact: Fact) -> Hashable:
    """What must be the same in any case."""
    return ("affirmed", False) if fact.dated else (fact.claim.polarity, fact.planned)


def position(fact: Fact) -> float:
    """The middle of the time, in days."""
    return fact.period.middle if fact.period else 0.0


def width(fact: Fact) -> float:
    """Days of the time: exact ones found groups."""
    return fact.period.length if fact.period else 1e9


def compare(a: Fact, b: Fact) -> float | None:
    """Points for two dates' being of the same event; None where they cannot be."""
    if block(a) != block(b) or not a.period or not b.period or a.period.gap(b.period):
        return None
    if is_hour(a) or is_hour(b):
        return None
    if (is_bare(a) or is_bare(b)) and min(days_back(a), days_back(b)) <= A_WEEK:
        return None
    if not _nested(a, b):
        return None
    points = same_event(a, b)
    bonus = _day_points(a, b)
    if points is None and bonus < LOOKED_BACK:
        return bonus
    points = (points or 0.0) + bonus
    coarse = max(a.period.length, b.period.length)
    if coarse > COARSE and not same_words(a, b):
        return None
    if a.article == b.article and a.claim.sentence.index != b.claim.sentence.index:
        points -= TOLD_TWICE
    return points + (1.0 if a.period == b.period else 0.5)


def _day_points(a: Fact, b: Fact) -> float:
    """Points for one exact day on which the articles look back: of a day long past, papers tell one event."""
    if a.article == b.article or a.period is None or b.period is None or a.story.origin.id == b.story.origin.id:
        return 0.0
    if not a.story.like(b.story) and context_points(a, b) < LITTLE_CONTEXT:
        return 0.0
    if max(a.period.length, b.period.length) > ONE_DAY:
        return _month_points(a, b)
    back = sorted(days_back(fact) for fact in (a, b))
    if _of_other_kinds(a, b):
        return 0.0
    if back[0] > A_WEEK:
        return LOOKED_BACK
    if _is_told_alike(a, b):
        return LOOKED_BACK
    if back[1] <= A_WEEK:
        return 0.0
    if a.happenings & b.happenings or kinds_of(a.happenings) & kinds_of(b.happenings):
        return A_DAY
    fresh = min((a, b), key=days_back)
    main = fresh.claim.sentence.index <= LEAD and a.story.like(b.story) and context_points(a, b) >= OF_ONE_STORY
    return LOOKED_BACK + A_DAY if main else A_DAY / 2


def _month_points(a: Fact, b: Fact) -> float:
    """The same where one time at least is longer than a day: one month of which both tell, or a day in the other's month."""
    if a.period is None or b.period is None or max(a.period.length, b.period.length) > A_MONTH:
        return 0.0
    if a.period == b.period:
        return LOOKED_BACK if min(days_back(a), days_back(b)) > A_WEEK and not _tell_apart(a, b) else 0.0
    coarse = a if a.period.length >= b.period.length else b
    return COARSER if a.happenings & b.happenings - HARM and days_back(coarse) > A_WEEK else 0.0


def _is_told_alike(a: Fact, b: Fact) -> bool:
    """Whether two stories of one day are told in the same words, and one of them by a verb of its own: "traf es fünf Mann"."""
    known = all(events_in(fact.happenings) for fact in (a, b))
    return not known and a.period == b.period and a.story.like(b.story) and context_points(a, b) >= TOLD_ALIKE


def _of_other_kinds(a: Fact, b: Fact) -> bool:
    """Whether one tells of a war's events, and the other of something else only: an attack, a closure."""
    return _tell_apart(a, b) and bool(a.happenings & of_war()) != bool(b.happenings & of_war())


def _tell_apart(a: Fact, b: Fact) -> bool:
    """Whether both name what happened, and that is not the same."""
    first, second = events_in(a.happenings), events_in(b.happenings)
    return bool(first and second) and first.isdisjoint(second)


def is_bare(fact: Fact) -> bool:
    """Whether a date tells of no event, or only that there were victims or that somebody spoke."""
    spoke = getattr(fact.claim, "event", None) is not None
    return fact.event is None and ((spoke and not fact.dated) or not fact.happenings - HARM)


def is_hour(fact: Fact) -> bool:
    """Whether a time names only an hour of the day of which the text goes on to tell: "am Abend"."""
    return fact.claim.anchor.text.lower() in corpus_words().parts_of_day


def days_back(fact: Fact) -> int:
    """How many days before its article the time ended."""
    published = fact.story.published
    return 0 if fact.period is None or published is None else published.first - fact.period.last


def _nested(a: Fact, b: Fact) -> bool:
    """Whether one time holds the other; in one article they must be the same, since "1999 bis 2003" and "2003" there are two."""
    first, second = a.period, b.period
    if first is None or second is None:
        return False
    if a.article == b.article and not _in_apposition(a, b):
        return first == second
    if min(first.length, second.length) <= ONE_DAY:
        return first.gap(second) == 0  # the night to the first of a month
    return first.holds(second) or second.holds(first)


def _in_apposition(a: Fact, b: Fact) -> bool:
    """Whether two times of one event stand side by side: "vor einer Woche, am 6. August"."""
    first, second = sorted((fact.claim.anchor for fact in (a, b)), key=lambda anchor: anchor.start)
    return a.event == b.event and second.start - first.end <= SIDE_BY_SIDE


def same_event(a: Fact, b: Fact) -> float | None:
    """Points for the same event, whatever the days; None where nothing says that the same happened."""
    alike, what = same_words(a, b), _same_happening(a, b)
    if not alike and not what:
        return None
    points = what + max(1.0 if alike else 0.0, context_points(a, b))
    if a.who_keys and b.who_keys:
        points += 1.0 if a.who_keys & b.who_keys else -0.5 if days_back(a) <= A_WEEK and days_back(b) <= A_WEEK else 0.0
    if a.figures and b.figures and a.figures.isdisjoint(b.figures):
        points -= 0.5
    return points + (0.5 if a.story.like(b.story) else -0.5)


def _same_happening(a: Fact, b: Fact) -> float:
    """Points for telling of the same event: more, the rarer it is in these articles; half a point for one of the same kind."""
    shared = _shared(a, b) or ({a.event} & {b.event} if not is_light(a.event or "") else set())
    if shared:
        return 0.5 + max(a.story.rarity.of({key or ""}) for key in shared)
    return 0.5 if kinds_of(a.happenings) & kinds_of(b.happenings) else 0.0


def _shared(a: Fact, b: Fact) -> frozenset[str]:
    """The groups of events that both tell of; that there were victims counts only where both dates are of it."""
    shared = a.happenings & b.happenings
    return frozenset(what for what in shared if what not in HARM or (what in a.words and what in b.words))


def same_words(a: Fact, b: Fact) -> bool:
    """Whether the claims say about the same beside their times."""
    shared = len(a.words & b.words)
    day = a.period is not None and a.period == b.period and a.period.length == 1 and a.story.like(b.story)
    return shared >= (2 if day else 3) and overlap(a.words, b.words) >= SAME_WORDS


def contradict(a: Fact, b: Fact) -> bool:
    """Whether two sources put the same event on different days; two papers' own words may be of two events."""
    if block(a) != block(b) or a.event is None or b.event is None or not a.period or not b.period:
        return False
    if a.article == b.article or a.source.key == b.source.key or a.story.origin.id == b.story.origin.id or a.planned:
        return False
    if not (a.attributed or b.attributed):
        return False
    if not 0 < a.period.gap(b.period) <= APART or max(a.period.length, b.period.length) > EXACT:
        return False
    points = same_event(a, b)
    if points is None:
        return False
    later = a if a.order > b.order else b
    if later.cues.contrast and later.attributed:  # "sei schon am Montag gefallen"
        return points >= DISPUTED and a.story.like(b.story)
    return points >= SURELY and same_words(a, b)
