"""What an article itself says of two of its numbers: that one replaced the other, or that two sources disagree."""

import itertools
from collections.abc import Iterator, Sequence

from claimx.corpus.amounts import has_grown, ratio
from claimx.corpus.context import context_points
from claimx.corpus.dates import APART, LEAD, ONE_DAY, days_back
from claimx.corpus.evidence import HARM, is_ahead, place_points, same_crowd, same_unit
from claimx.corpus.facts import Fact
from claimx.corpus.synonyms import events_in, kinds_of
from claimx.corpus.victims import do_other_things, of_others
from claimx.corpus.wording import is_of_others
from claimx.corpus.words import corpus_words, names_an_office, tokens

RISEN = 10.0
REPLACED = 20.0
"""How many times its older number one source's newer one may be; and where a word says which was first."""
NOT_FAR = 5.0
OF_CROWDS = 8.0
"""How many times one side's number may be the other's, where no word sets them against each other; and of people at a rally,
which is disputed most."""
SAME_MATTER = 0.3
"""Points of the surroundings that a number needs to be set against one further above."""
OLD = 180
"""Days before its article from which a number is none of those that the article gives without a time."""
ANSWERED = 4
SENTENCES = 2
"""Sentences that two numbers may lie apart to be set against each other: of victims with a word that says so; and others."""


def replaced(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of the newer and the older one of two numbers of one source, where the article says which was first.

    ``facts`` are the counts of one article in text order.
    """
    for place, older in enumerate(facts):
        if not older.cues.earlier:
            continue
        before = (fact for fact in reversed(facts[:place]) if not fact.cues.earlier)
        after = (fact for fact in facts[place + 1 :] if not fact.cues.earlier)
        near = (next((fact for fact in side if _may_be_replaced(fact, older)), None) for side in (before, after))
        newer = next((fact for fact in near if fact is not None), None)
        if newer is not None:
            yield newer, older


def risen(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of the newer and the older one of two numbers of one source, where the article says which is the newest.

    "Die Polizei meldete 47 Festnahmen. Am Mittag sprach sie bereits von 60." In a ticker the newer one stands first.
    """
    for newer in facts:
        if not newer.cues.now or newer.cues.earlier or not newer.attributed:
            continue
        older = (fact for fact in facts if not fact.cues.now and _is_less(fact, newer))
        nearest = min(older, key=lambda fact: abs(fact.claim.sentence.index - newer.claim.sentence.index), default=None)
        if nearest is not None:
            yield newer, nearest


def _is_less(older: Fact, newer: Fact) -> bool:
    """Whether one source counts more of the same by now."""
    same = older.source.key == newer.source.key and older.unit == newer.unit and older.attributed
    return same and has_grown(newer.number, older.number, RISEN) and _counts_the_same(older, newer, anywhere=True)


def disputed(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of the later and the earlier told one of two sources' numbers that the article sets against each other: with a word
    that says so, or in neighbouring sentences about the same."""
    current = [fact for fact in facts if not fact.cues.earlier or (fact.cues.given and not fact.period)]
    voices = frozenset(fact.source.key for fact in current)
    for first, second in itertools.combinations(current, 2):
        if second.cues.agrees or first.source.key == second.source.key or not second.attributed:
            continue
        if first.interval is None or second.interval is None or first.interval.meet(second.interval) is not None:
            continue
        if of_others(first, second):
            continue
        own = not first.attributed and (_in_one_breath(first, second) or _is_told_against(first, second))
        if own or (first.attributed and _sets_against(first, second, voices)):
            yield second, first


def disputed_days(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of the later and the earlier told one of two days on which two sources put one event: "Die Armee sei am Montag
    abgezogen, sagte der Minister. Laut dem Bürgermeister ging sie erst am Mittwoch."

    ``facts`` are the dates of one article in text order.
    """
    days = [fact for fact in facts if fact.period is not None and fact.period.length <= ONE_DAY]
    for place, second in enumerate(days):
        if not (second.cues.contrast and second.attributed) or second.planned:
            continue
        before = (first for first in reversed(days[:place]) if _may_be_of_one_event(first, second))
        first = next(before, None)
        if first is not None:
            yield second, first


def _may_be_of_one_event(first: Fact, second: Fact) -> bool:
    """Whether two days are near enough to each other, in time and in the text, and what is told of them may be the same."""
    if first.source.key == second.source.key or first.planned or first.period is None or second.period is None:
        return False
    if first.event is None or not 0 < first.period.gap(second.period) <= APART:
        return False  # when somebody spoke
    # "datiert das Unglück auf den 1. Mai"
    cue, apart = second.claim.cue, second.claim.sentence.index - first.claim.sentence.index
    named = cue is not None and not corpus_words().naming_days.isdisjoint(tokens(cue.text))
    lead = first.claim.sentence.index <= LEAD
    if not (lead or named) and apart > SENTENCES:
        return False
    same = first.event == second.event or bool(first.told & second.told - HARM)
    alike = bool(kinds_of(first.happenings) & kinds_of(second.happenings))
    unknown = not (events_in(first.told) and events_in(second.told))
    return same or alike or (unknown and (apart <= 1 or (named and lead)))


def _sets_against(first: Fact, second: Fact, voices: frozenset[str]) -> bool:
    """Whether an article sets two sources' numbers against each other, with a word for it or by telling them side by side.
    ``voices``: all who give numbers in it."""
    if _counts_the_same(first, second):
        return second.cues.contrast or _of_the_same(first, second, voices)
    return second.cues.contrast and (_from_afar(first, second) or _is_answered(first, second))


def _in_one_breath(first: Fact, second: Fact) -> bool:
    """Whether a sentence tells a number in its own voice and adds somebody's other one: "41 Tote, ein Institut schätzt 60"."""
    if first.claim.sentence.index != second.claim.sentence.index or first.then or second.then or not same_unit(first, second):
        return False
    if not _counts_the_same(first, second) or first.who_keys != second.who_keys:
        return False
    own = second.outcome is not None and second.source.is_state  # it may count its own
    return not own and ratio(first.number or 0.0, second.number or 0.0) <= NOT_FAR


def _is_told_against(first: Fact, second: Fact) -> bool:
    """Whether somebody sets a number against the one that the article tells itself in the sentence before: "höchstens"."""
    if not second.cues.contrast or first.who_keys != second.who_keys or not first.who_keys:
        return False
    near = second.claim.sentence.index - first.claim.sentence.index <= 1
    return near and _counts_the_same(first, second) and ratio(first.number or 0.0, second.number or 0.0) <= NOT_FAR


def _is_answered(first: Fact, second: Fact) -> bool:
    """Whether a number of victims of one kind is answered a few sentences further on: "vier Tote, allesamt Bewaffnete"."""
    apart = second.claim.sentence.index - first.claim.sentence.index
    if first.outcome is None or apart > ANSWERED or first.unit != second.unit or first.who_keys != second.who_keys:
        return False
    near = _counts_the_same(first, second, anywhere=True) and other_voices(first, second)
    return near and ratio(first.number or 0.0, second.number or 0.0) <= NOT_FAR


def _from_afar(first: Fact, second: Fact) -> bool:
    """Whether a number with a word of contrast is set against one of the same things that stands further above it."""
    if not same_unit(first, second) or not _counts_the_same(first, second, anywhere=True) or first.who_keys != second.who_keys:
        return False
    near = context_points(first, second) >= SAME_MATTER and other_voices(first, second)
    return near and ratio(first.number or 0.0, second.number or 0.0) <= NOT_FAR


def _of_the_same(first: Fact, second: Fact, voices: frozenset[str]) -> bool:
    """Whether two sources tell the same thing in neighbouring sentences: nothing tells the two numbers apart, neither whose nor
    where nor when."""
    apart = second.claim.sentence.index - first.claim.sentence.index
    if apart > (1 if _speaks_for_state(first) or _speaks_for_state(second) else SENTENCES) or first.then or second.then:
        return False
    if first.who_keys != second.who_keys or (not same_crowd(first, second) and not (first.outcome or first.who_keys)):
        return False
    if do_other_things(first, second):
        return False
    far = OF_CROWDS if first.type == "quantity" and same_crowd(first, second) else NOT_FAR
    if first.number is None or second.number is None or ratio(first.number, second.number) > far:
        return False
    if first.outcome is not None and not first.who_keys and _speaks_for_state(first) and _speaks_for_state(second):
        return False  # each may count its own
    if first.period is not None and second.period is not None and first.period.gap(second.period):
        return False
    if first.period is None and days_back(second) > OLD:
        return False  # "Polen zog 40.000 Soldaten zusammen. 2021 waren es laut Moskau 200.000."
    if (first.place is None and second.place is not None) or place_points(first, second) is None:
        return False
    if _elsewhere(first, second, voices):
        return False
    return other_voices(first, second)


def _speaks_for_state(fact: Fact) -> bool:
    return fact.source.is_state or names_an_office(fact.source.name)


def _elsewhere(first: Fact, second: Fact, voices: frozenset[str]) -> bool:
    """Whether two sentences name other parties or places, beside those who give numbers."""
    if first.claim.sentence.index == second.claim.sentence.index:
        return False
    scenes = first.scene - voices, second.scene - voices
    return all(scenes) and scenes[0].isdisjoint(scenes[1])


def other_voices(a: Fact, b: Fact) -> bool:
    """Whether two different parties say it; "die Armee" may be "die pakistanische Armee"."""
    if a.source.key == b.source.key:
        return False
    nouns = [fact.source.name.rpartition(" ")[2].lower() for fact in (a, b)]
    return (a.source.certain and b.source.certain) or nouns[0] != nouns[1]


def _counts_the_same(a: Fact, b: Fact, *, anywhere: bool = False) -> bool:
    """Whether two counts are of the same kind of people or things, nobody's and somebody's, not far from each other."""
    vague, measures = corpus_words().vague_units, corpus_words().measure_units
    if a.unit in measures or b.unit in measures:
        return False
    if (a.type, a.outcome, a.denied) != (b.type, b.outcome, b.denied) or a.part or b.part:
        return False
    if a.unit != b.unit and a.unit not in vague and b.unit not in vague:
        return False
    if a.who_keys and b.who_keys and a.who_keys.isdisjoint(b.who_keys):
        return False
    return anywhere or abs(a.claim.sentence.index - b.claim.sentence.index) <= SENTENCES


def _may_be_replaced(newer: Fact, older: Fact) -> bool:
    """Whether one voice may give both: the older one's source is the same, or not named, or only by a pronoun or noun."""
    if not _counts_the_same(newer, older) or newer.number is None or older.number is None:
        return False
    if not 1 < ratio(newer.number, older.number) <= REPLACED or is_ahead(older):
        return False
    if newer.quantity is not None and is_of_others(newer.claim, newer.quantity):
        return False
    if newer.outcome is not None and newer.number < older.number and newer.unit != older.unit:
        return False
    if newer.outcome is not None and newer.number < older.number / 2:
        return False
    if newer.source.key == older.source.key:
        return True
    if older.cues.given:
        return not older.attributed and not newer.attributed
    if not newer.attributed:
        return True
    return not (older.attributed and older.source.certain and newer.source.certain)
