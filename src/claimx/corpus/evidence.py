"""Evidence that two counts are of the same people or things: unit, force, place, time, words and surroundings, in points."""

from collections.abc import Hashable

from claimx.corpus.amounts import ratio
from claimx.corpus.context import context_points, scene_points
from claimx.corpus.days import A_MONTH, A_WEEK, A_YEAR, HALF_A_YEAR, days_apart
from claimx.corpus.facts import Fact
from claimx.corpus.spelling import spelling_key
from claimx.corpus.surroundings import name_key
from claimx.corpus.synonyms import content_keys, kinds_of
from claimx.corpus.words import any_of, corpus_words, overlap

SAME_TIME = 45
"""Days that two document dates may lie apart for figures without a time of their own."""
LOOK_BACK = 60
"""Days that a time which one article names may lie before the other's document date."""
RECENT = 10
"""Days before its article within which a figure without a time of its own is taken to be of."""
A_DAY_OR_TWO = 2
"""Days apart that the times beside two tolls may lie: one may be of the event, the other of the report."""
NEAR = 3
"""Days apart within which two figures speak of about the same moment."""
SAME_WORDS = 0.5
OTHER_PLACE = 0.7
OTHER_CAUSE = 1.0
"""Points against two counts of which one names a place that the other's article does not know, or which have other causes."""
HARM = frozenset(("@kill", "@wound", "@breach", "@capture", "@rise", "@massacre", "@use", "@prepare", "@involve"))
"""Groups of events that say only that there are victims."""
AMONG_THE_SAME = 0.65
"""Points of the surroundings from which one number of two nouns is of the same things."""
COMPOUND = 5
"""Letters from which a noun can be the last part of another."""
LARGE = 10_000
"""From here on it says much that one source gives the same number, be it round."""
STANDING = 3
"""Digits of a number, zeros at its end left out, from which it is the same standing force or stock in articles of other times."""
UNUSUAL = 11
"""Smaller numbers of people come too often for one to be remembered by."""
ROUNDED = 1.035
"""How many times a number may be the one that it rounds."""
CUT = 1.25
"""How many times a bound the number may be of which it leaves out the last digits."""
HELD = "captured"
"""The outcome that goes on: prisoners are told of for as long as they are held."""
SAME_NOUN = 0.5
MOST_USUAL = frozenset(("mensch", "soldat"))
"""Units that most counts of people have."""
ROUND = 100
"""Smaller numbers and multiples of this come often: it says less that they are equal."""


def block(fact: Fact) -> Hashable:
    """What must be the same in any case."""
    return fact.type, fact.outcome, fact.denied, fact.planned


def same_thing(a: Fact, b: Fact, *, ever: bool = False) -> float | None:
    """Points for two counts' being of the same people or things, whatever their numbers; None where they cannot be. ``ever``: one
    may be told long after the other."""
    if block(a) != block(b) or not (may_be_same_unit(a, b) or _same_people(a, b) or _same_things(a, b)):
        return None
    if (a.part != b.part and a.article != b.article and not _is_the_part(a, b)) or (is_ahead(a) != is_ahead(b) and not a.planned):
        return None
    points = 0.0 if not same_unit(a, b) else 1.0 if a.unit not in corpus_words().plain_units else _usual_points(a, b)
    time = time_points(a, b)
    if time is None and (_stands(a, b) or _is_remembered(a, b) or (ever and not (a.period and b.period))):
        time = 0.0
    place = place_points(a, b)
    for points_here in (force_points(a, b), place, time):
        if points_here is None:
            return None
        points += points_here
    if a.activity and b.activity and a.outcome is None:
        points += 0.5 if a.activity == b.activity else -1.0
    words, context = same_words(a, b), context_points(a, b)
    story = a.story.like(b.story) or _looks_back_at(a, b) or _looks_back_at(b, a)
    if not (words or story or a.who_keys & b.who_keys or place):
        return None
    points += scene_points(a, b) + lone_place(a, b) + _other_cause(a, b)
    points += max(1.0 if words else 0.0, context)
    points += 0.5 if a.source.key == b.source.key else 0.0
    return points + (1.0 if story else -0.5)


def _usual_points(a: Fact, b: Fact) -> float:
    """Points for one usual noun; of people and soldiers for one that is not the most usual: "Bewohner", not "Menschen"."""
    if a.unit not in MOST_USUAL:
        return SAME_NOUN
    return SAME_NOUN if a.noun == b.noun and a.outcome is None and a.noun not in corpus_words().vague_units else 0.0


def is_ahead(fact: Fact) -> bool:
    """Whether a count is of a time that has not come when its article appears: "bis Dezember könnten es 10.000 sein"."""
    published = fact.story.published
    return fact.period is not None and published is not None and fact.period.first > published.last


def _is_the_part(a: Fact, b: Fact) -> bool:
    """Whether a number is a part in one article and told by itself in the other: an uneven one ("darunter 2.200 Marinesoldaten"),
    or of people of one kind in one story ("unter ihnen vier Polizisten", "die vier Polizisten")."""
    if a.number != b.number or not same_unit(a, b) or any_of(corpus_words().added_words, (a if a.part else b).claim.anchor.text):
        return False
    kind = a.unit == b.unit and a.unit not in MOST_USUAL and a.outcome is not None and a.story.like(b.story)
    return kind or is_uneven(a.number or 0)


def _stands(a: Fact, b: Fact) -> bool:
    """Whether one telling number of the same troops or things is told at two times: "1.960 russische Soldaten"."""
    if a.outcome is not None or a.number is None or not same_figure(a, b) or a.part or b.part or not same_unit(a, b):
        return False
    one_voice, one_force = a.source.key == b.source.key, bool(a.who_keys & b.who_keys)
    told_again = one_force and a.story.like(b.story) and scene_points(a, b) >= 0
    if lone_place(a, b) or (not told_again and _years_apart(a, b)):
        return False
    return a.number >= ROUND and (one_voice or told_again or (one_force and is_telling(a.number)))


def _looks_back_at(late: Fact, early: Fact) -> bool:
    """Whether a claim names the place and the time of the other's article: "im September 2024 starben in Bamako 70"."""
    published, place = early.story.published, late.place
    if late.period is None or place is None or place.is_state or published is None:
        return False
    if not late.period.first <= published.last <= late.period.last + A_WEEK or late.period.length > A_MONTH:
        return False
    return name_key(place) in early.story.names or content_keys(place.name) <= early.story.words


def _years_apart(a: Fact, b: Fact) -> bool:
    return days_apart(a.story.published, b.story.published) > A_YEAR


def _is_remembered(a: Fact, b: Fact) -> bool:
    """Whether an article tells the same number of victims or things that another gave long before: "die 41 Toten vom Juli"."""
    if a.number is None or not same_figure(a, b) or a.part or b.part or not a.story.like(b.story):
        return False
    if a.outcome is None and a.unit not in corpus_words().plain_units and same_words(a, b, least=2):
        return True
    if _as_earlier(a, b):
        return True
    if scene_points(a, b) < 0 or at_other_times(a, b, HALF_A_YEAR):
        return False
    return a.outcome == HELD or (a.number >= UNUSUAL and len(_digits(a.number)) > 1)


def _as_earlier(a: Fact, b: Fact) -> bool:
    """Whether the later article tells the number as one that was given first: "kurz nach dem Angriff hieß es noch 100"."""
    newer, older = (a, b) if a.order > b.order else (b, a)
    if not newer.cues.earlier or older.cues.earlier or a.number != b.number or not a.story.published or not b.story.published:
        return False
    return a.story.published.gap(b.story.published) <= A_YEAR


def same_figure(a: Fact, b: Fact) -> bool:
    """Whether two numbers are equal, or one is the other one rounded: "knapp 2.000" and 1.960."""
    if a.number is None or b.number is None or a.interval is None or b.interval is None:
        return False
    if a.number == b.number:
        return True
    rounded = a if len(_digits(a.number)) < len(_digits(b.number)) else b
    exact = b if rounded is a else a
    if a.interval.meet(b.interval) is None or rounded.interval is None or rounded.interval.low == rounded.interval.high:
        return False
    return ratio(a.number, b.number) <= ROUNDED or _is_cut(rounded, exact)


def _is_cut(bound: Fact, exact: Fact) -> bool:
    """Whether a lower bound is the other number with its last digits cut off: "mehr als 70" and 77."""
    if bound.number is None or exact.number is None or bound.bounds != (True, False) or any(exact.bounds):
        return False
    step = 10 ** (len(f"{bound.number:.0f}") - len(_digits(bound.number)))
    return step > 1 and 0 <= exact.number - bound.number < step and ratio(bound.number, exact.number) <= CUT


def _same_people(a: Fact, b: Fact) -> bool:
    """Whether two nouns may be for the same victims, if their number is: helpers and employees, but not soldiers and children."""
    if a.outcome is None or a.number != b.number:
        return False
    apart = corpus_words().units_apart
    first, second = (next((name for name, units in apart.items() if fact.unit in units), None) for fact in (a, b))
    return first is None or second is None or first == second


def _same_things(a: Fact, b: Fact) -> bool:
    """Whether two nouns may be for the same things: their number is the same, and so are rare words around; drones, aircraft."""
    if a.type != "quantity" or a.number != b.number or a.part or b.part or a.article == b.article:
        return False
    measures = corpus_words().measure_units
    told = a.unit not in measures and b.unit not in measures and context_points(a, b) >= AMONG_THE_SAME
    return told and a.story.like(b.story)


def _digits(number: float) -> str:
    return f"{number:.0f}".rstrip("0")


def is_uneven(number: float) -> bool:
    """Whether a large number is no plain thousand: 1.500, 2.900."""
    return number >= 1_000 and len(_digits(number)) > 1


def is_telling(number: float) -> bool:
    """Whether a number has digits enough to be no other one by chance."""
    return len(_digits(number)) >= STANDING


def lone_place(a: Fact, b: Fact) -> float:
    """Points against a place that only one claim names, and that the other one's article does not know."""
    if (a.place is None) == (b.place is None):
        return 0.0
    named, other = (a, b) if a.place is not None else (b, a)
    place = named.place
    known = place is None or name_key(place) in other.story.names or content_keys(place.name) <= other.story.words
    return 0.0 if known else -OTHER_PLACE


def _other_cause(a: Fact, b: Fact) -> float:
    """Points against victims of different things: an attack, a disease."""
    if a.outcome is None:
        return 0.0
    first, second = kinds_of(a.happenings - HARM), kinds_of(b.happenings - HARM)
    return -OTHER_CAUSE if first and second and not first & second else 0.0


def same_unit(a: Fact, b: Fact) -> bool:
    """Whether two nouns count the same: one may be a compound of the other ("Militärflugzeug", "Flugzeug")."""
    first, second = a.unit, b.unit
    if first == second:
        return True
    return min(len(first), len(second)) >= COMPOUND and (first.endswith(second) or second.endswith(first))


def may_be_same_unit(a: Fact, b: Fact) -> bool:
    """Whether two nouns count the same, or one is so vague that it may count what the other does ("Menschen")."""
    vague = corpus_words().vague_units
    return same_unit(a, b) or a.unit in vague or b.unit in vague


def same_crowd(a: Fact, b: Fact) -> bool:
    """Whether two nouns are for the people of one place: "Menschen" and "Teilnehmer"."""
    crowd, vague = corpus_words().crowds, corpus_words().vague_units
    return a.unit == b.unit or all(fact.unit in crowd or fact.unit in vague for fact in (a, b))


def same_words(a: Fact, b: Fact, least: int = 3) -> bool:
    """Whether two claims have half of the shorter one's words in common, and at least so many."""
    return overlap(a.words, b.words) >= SAME_WORDS and len(a.words & b.words) >= least


def force_points(a: Fact, b: Fact) -> float | None:
    """A point for the same force, two where troops are counted, one less where they share only some; None for others."""
    if not a.who_keys or not b.who_keys:
        return 0.0
    if a.who_keys.isdisjoint(b.who_keys):
        return None
    strong = 2.0 if a.type == "troop_count" else 1.0
    return strong if a.who_keys == b.who_keys else strong - 1.0


def place_points(a: Fact, b: Fact) -> float | None:
    """A point for the same place; states exclude each other, and so do two places that are none."""
    if a.place is None or b.place is None:
        return 0.0
    first, second = a.place.name.lower(), b.place.name.lower()
    if a.place.key == b.place.key or spelling_key(first) == spelling_key(second):
        return 1.0
    if first in second or second in first:
        return 0.5
    states = a.place.is_state, b.place.is_state
    return 0.0 if states[0] != states[1] else None


def time_points(a: Fact, b: Fact) -> float | None:
    """A point where both speak of about the same time; None where the times exclude each other."""
    gap = time_gap(a, b)
    if gap is None:
        return 0.0
    if a.period and b.period:
        return 1.0 if gap == 0 else -0.5 if gap <= A_DAY_OR_TWO and a.outcome is not None else None
    if a.planned:
        return 1.0 if gap <= NEAR else 0.0
    if a.period or b.period:
        named, other = (a, b) if a.period else (b, a)
        days = other.story.published, named.period
        early, late = days[0].last < days[1].first - NEAR, days[0].first > days[1].last + LOOK_BACK  # type: ignore[union-attr]
        return None if early or late else 1.0 if gap <= NEAR else 0.0 if gap <= RECENT else -1.0
    return 1.0 if gap <= NEAR else 0.0 if gap <= SAME_TIME else None


def at_other_times(a: Fact, b: Fact, limit: int = A_DAY_OR_TWO) -> bool:
    """Whether both name times, and these lie further apart than so many days."""
    return a.period is not None and b.period is not None and a.period.gap(b.period) > limit


def time_gap(a: Fact, b: Fact) -> int | None:
    """Days between the times of two facts; None where one has none."""
    return None if a.time is None or b.time is None else a.time.gap(b.time)


def same_voice(a: Fact, b: Fact) -> bool:
    """Whether one source gives both numbers; in one story "die Armee" may be "die syrische Armee"."""
    if a.source.key == b.source.key:
        return True
    if (a.source.certain and b.source.certain) or not (a.attributed and b.attributed):
        return False
    names = [content_keys(fact.source.name) for fact in (a, b)]
    return bool(names[0] & names[1]) and (names[0] <= names[1] or names[1] <= names[0]) and a.story.like(b.story)
