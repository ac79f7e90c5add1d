"""Counts that contradict or replace each other: other numbers for the same people or things."""

from claimx.corpus.amounts import has_grown, ratio
from claimx.corpus.context import context_points
from claimx.corpus.counts import ENOUGH, SMALL, can_both_hold, kept_key
from claimx.corpus.evidence import same_crowd, same_thing, same_voice, same_words, time_gap
from claimx.corpus.facts import Fact
from claimx.corpus.victims import do_other_things, is_some_of, of_others, sufferers
from claimx.corpus.words import corpus_words

SAME_MOMENT = {"troop_count": 3, "casualty_count": 7, "quantity": 3}
"""Days apart within which figures that cannot both be true contradict each other; later ones may just be newer."""
UPDATE_WITHIN = 60
"""Days after which a new figure of the same source is no update any more."""
KEPT_WITHIN = 800
"""Days after which a new figure of what one source counts for years is still its newer one."""
KNOWN_WITHIN = 400
GROWN = 2.0
SURER = 0.25
TOLD_ALIKE = 0.6
"""Days within which a toll may still grow, how many times at most, and the points beyond the usual ones and of the
surroundings that it needs where different voices tell it."""
GOES_ON = 1.25
"""Points for two tolls of one body that counts on."""
FAR = 5.0
"""Numbers that differ by more than this factor are seldom about the same."""
A_LITTLE = 0.25
"""Points of the surroundings from which a later number, put as another one, is set against that of the day before."""
RISE = "@rise"
RISEN = 0.5
NEAR_WORDS = 1.0
"""Points of the surroundings from which two numbers are about the same, though neither force nor place is named; fewer where
the words say that the number rose."""


def contradict(a: Fact, b: Fact) -> bool:
    """Whether two sources give numbers for the same thing and moment that cannot both be true."""
    if a.interval is None or b.interval is None or a.interval.meet(b.interval) is not None:
        return False
    if not (_comparable(a) and _comparable(b)) or a.planned or not other_sources(a, b) or a.cues.earlier or b.cues.earlier:
        return False
    if of_others(a, b) or is_some_of(a, b) or is_some_of(b, a) or _are_listed_shares(a, b):
        return False
    points, gap = same_thing(a, b), time_gap(a, b)
    if points is None or gap is None or gap > SAME_MOMENT[a.type]:
        return False
    if _toll_rises(a, b) or _each_counts_its_own(a, b) or _on_two_sides(a, b):
        return False
    words = same_words(a, b, least=2) or _side_by_side(a, b) or _same_surroundings(a, b) or _set_against(a, b)
    place = _same_place(a, b)
    if a.article == b.article and not (words and a.attributed and b.attributed and (a.place is None) == (b.place is None)):
        return False
    return place is not False and bool(words or place) and _surely_same(a, b, points)


def _are_listed_shares(a: Fact, b: Fact) -> bool:
    """Whether one article lists shares, prices or lengths, which are of as many things, and sets none against another."""
    listed = a.article == b.article and a.unit in corpus_words().measure_units
    return listed and not (a if a.order > b.order else b).cues.contrast


def _each_counts_its_own(a: Fact, b: Fact) -> bool:
    """Whether two states give numbers of victims without saying whose or where: each may speak of its own."""
    states = a.source.is_state and b.source.is_state
    return a.outcome is not None and states and not a.who_keys & b.who_keys and not _same_place(a, b)


def _on_two_sides(a: Fact, b: Fact) -> bool:
    """Whether victims of one state are set against victims in another one."""
    if a.outcome is None or a.who_keys & b.who_keys:
        return False
    pairs = ((a, b.place), (b, a.place))
    return any(fact.who_keys and place is not None and place.is_state and place.key not in fact.who_keys for fact, place in pairs)


def _same_surroundings(a: Fact, b: Fact) -> bool:
    """Whether two counts of one noun stand among the same telling words."""
    return a.noun == b.noun and context_points(a, b) >= NEAR_WORDS


def _side_by_side(a: Fact, b: Fact) -> bool:
    """Whether an article sets two sources' numbers of people or of one thing against each other in neighbouring sentences.

    Not of victims: there each side counts its own.
    """
    if a.outcome is not None or a.article != b.article or not (a.attributed and b.attributed):
        return False
    if not same_crowd(a, b) or do_other_things(a, b):
        return False
    of_one = a.unit != b.unit or a.unit in corpus_words().same_units or a.unit not in corpus_words().plain_units
    return of_one and abs(a.claim.sentence.index - b.claim.sentence.index) <= 1


def _set_against(a: Fact, b: Fact) -> bool:
    """Whether the later of two articles of one day or two sets a number against that of the earlier one: "höchstens 200"."""
    later = a if a.order > b.order else b
    days = a.story.published, b.story.published
    if not later.cues.contrast or days[0] is None or days[1] is None or days[0].gap(days[1]) > 1 or a.article == b.article:
        return False
    told = a.attributed and b.attributed and a.unit == b.unit and a.story.like(b.story)
    return told and context_points(a, b) >= A_LITTLE


def _toll_rises(a: Fact, b: Fact) -> bool:
    """Whether a later article only knows of more victims; two sources that are named for their numbers disagree all the same."""
    first, second = sorted((a, b), key=lambda fact: fact.order)
    days = first.story.published, second.story.published
    if days[0] is None or days[1] is None or days[0].gap(days[1]) == 0:
        return False
    if a.outcome is None or _has_risen(second, first):
        return _has_risen(second, first)
    named = all(fact.attributed and fact.source.certain for fact in (a, b))
    return not named and (second.number or 0) > (first.number or 0)


def _has_risen(later: Fact, earlier: Fact) -> bool:
    """Whether the words of the later one say that the number has risen: "stieg auf 68"."""
    return RISE in later.happenings and (later.number or 0) > (earlier.number or 0)


def _comparable(fact: Fact) -> bool:
    """Whether a count stands for itself and for the time that its article or its words name."""
    return not fact.part and not fact.then


def _same_place(a: Fact, b: Fact) -> bool | None:
    """Whether two counts are of the same place; None where that is open: where people die is often said only once in a story."""
    if a.place is None and b.place is None:
        return None
    if (a.place is None or b.place is None) and a.outcome is not None and a.story.like(b.story):
        return None
    return a.place is not None and b.place is not None and a.place.key == b.place.key


def _noun(fact: Fact) -> str:
    return fact.source.name.rpartition(" ")[2].lower()


def other_sources(a: Fact, b: Fact) -> bool:
    """Whether two different parties say it; "die Armee" may be "die pakistanische Armee"."""
    if a.source.key == b.source.key:
        return False
    return (a.source.certain and b.source.certain) or _noun(a) != _noun(b)


def updates(later: Fact, earlier: Fact) -> bool:
    """Whether the later figure replaces the earlier one of the same source."""
    first, second = earlier.story.published, later.story.published
    if first is None or second is None or not (_comparable(later) and _comparable(earlier)) or can_both_hold(later, earlier):
        return False
    if of_others(later, earlier) or is_some_of(earlier, later):
        return False
    if _is_known_by_now(later, earlier):
        return 1 <= second.first - first.last <= KNOWN_WITHIN
    kept = _is_kept(later, earlier)
    within = KEPT_WITHIN if kept else UPDATE_WITHIN
    if not (same_voice(later, earlier) or _has_risen(later, earlier)) or not 1 <= second.first - first.last <= within:
        return False
    if later.type == "casualty_count" and (later.number or 0) < (earlier.number or 0):
        return False
    points = _without_time(later, earlier, ever=kept)
    if points is not None and points >= GOES_ON and _keeps_count(later, earlier):
        return True
    return points is not None and _surely_same(later, earlier, points)


def _is_kept(later: Fact, earlier: Fact) -> bool:
    """Whether one named source counts the same people for long: "580.000 Vertriebene", and a year later "1,3 Millionen"."""
    key = kept_key(later)
    return key is not None and key == kept_key(earlier) and later.story.like(earlier.story)


def _keeps_count(later: Fact, earlier: Fact) -> bool:
    """Whether one body that is no state counts on: "594 Tote", and a week later "mehr als 1.300"."""
    voice = later.source
    if voice.key != earlier.source.key or not voice.certain or not later.attributed or voice.is_state:
        return False
    return later.outcome is not None and _are_more(later, earlier, FAR)


def _are_more(later: Fact, earlier: Fact, most: float) -> bool:
    """Whether a story tells more of the same kind later, but at most so many times as many."""
    grown = has_grown(later.number, earlier.number, most)
    return grown and later.unit == earlier.unit and later.story.like(earlier.story)


def _is_known_by_now(later: Fact, earlier: Fact) -> bool:
    """Whether articles tell a toll that has grown, whoever counts: "14 Tote", and months later "16 Todesopfer"."""
    if later.outcome != "killed" or (earlier.number or 0) < SMALL or not _are_more(later, earlier, GROWN):
        return False
    if later.attributed and earlier.attributed and other_sources(later, earlier):
        return False
    points = _without_time(later, earlier)
    return points is not None and points >= ENOUGH + SURER and context_points(later, earlier) >= TOLD_ALIKE


def _without_time(a: Fact, b: Fact, *, ever: bool = False) -> float | None:
    """As `same_thing`, for figures of different days: times only exclude each other where both are named and lie apart."""
    if a.period and b.period and a.period.gap(b.period):
        return None
    return same_thing(a, b, ever=ever)


def _surely_same(a: Fact, b: Fact, points: float) -> bool:
    """Whether it is the same thing beyond doubt: the same force or a telling unit, or small enough a difference in one story."""
    if a.number is None or b.number is None or ratio(a.number, b.number) > FAR:
        return False
    small = min(a.number, b.number) < SMALL
    words = same_words(a, b, least=2)
    rises = RISE in a.happenings | b.happenings and context_points(a, b) >= RISEN
    if small and not ((words or rises) and a.story.like(b.story)):
        return False
    known = bool(a.who_keys) and a.who_keys == b.who_keys
    known = known or (same_voice(a, b) and bool(sufferers(a)) and sufferers(a) == sufferers(b))
    known = known or (a.unit not in corpus_words().plain_units and a.unit == b.unit and a.story.like(b.story))
    known = known or (a.place is not None and b.place is not None and a.place.key == b.place.key)
    known = known or (a.unit == b.unit and words and (a.source.key == b.source.key or a.article == b.article))
    told = same_voice(a, b) or _same_surroundings(a, b) or rises
    known = known or (a.unit == b.unit and a.story.like(b.story) and told)
    return (known and points >= ENOUGH) or _side_by_side(a, b) or _set_against(a, b)
