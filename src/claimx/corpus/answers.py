"""Which accusation or assertion a denial rejects: by who denies, when, and the words of both."""

from collections.abc import Sequence

from claimx.corpus.contents import (
    SAME_CONTENT,
    SURE_OF_STANDING,
    content_points,
    too_far_apart,
    within_a_week,
)
from claimx.corpus.context import told_points
from claimx.corpus.facts import Fact
from claimx.corpus.words import overlap

ANSWER_WITHIN = 45
"""Days after an accusation within which a denial answers it."""
ANSWERED_LATE = 270
"""The same where both are of the same in more than one word, and nothing nearer is answered."""
ANSWERING = 1.0
"""Points of the surroundings from which a denial without a content of its own answers an accusation within a week."""
TOLD = 0.8
"""How telling the words of a denial must be together to be found in the article of an accusation that only says "die Tat"."""
SURELY_DENIED = 4
"""Meanings that a denial and an assertion must share to speak of the same."""


def answers(denial: Fact, accusation: Fact) -> bool:
    """Whether a denial rejects this accusation: the denier is the accused, the content is the same."""
    names = denial.names | accusation.names
    shared = content_points(denial.content - names, accusation.content - names, SAME_CONTENT)
    same = shared >= 1.0
    if denial.article == accusation.article:
        return same and bool(denial.who_keys & accusation.whom_keys)
    named = may_answer(denial, accusation)
    if not named and not _may_be_meant(denial, accusation):
        return False
    if same:
        return True
    if not within_a_week(denial, accusation) or not denial.story.like(accusation.story):
        return False
    context = told_points(denial, accusation)
    common = denial.content & accusation.content
    if not named and len(common) < SURE_OF_STANDING:
        return False
    if common and context + denial.story.rarity.of(common) >= ANSWERING:
        return True
    if denial.empty or len(accusation.topic) <= 1:
        return context >= ANSWERING or (accusation.empty and _is_told(denial, accusation))
    return accusation.empty and _is_told(denial, accusation)


def _is_told(denial: Fact, accusation: Fact) -> bool:
    """Whether the article of an accusation without a content of its own tells what the denial rejects."""
    if denial.empty:
        return False
    told = denial.content
    known = told & accusation.story.words
    return len(known) * 3 >= len(told) * 2 and denial.story.rarity.of(known) >= TOLD


def _may_be_meant(denial: Fact, accusation: Fact) -> bool:
    """Whether the accused, whom only a common noun names ("das Nachbarland"), can be who denies."""
    if accusation.whom_keys or not accusation.whom or not _in_time(denial, accusation):
        return False
    return bool(denial.who_keys & accusation.story.actors) and denial.who_keys.isdisjoint(accusation.who_keys)


def is_answered(denial: Fact, accusations: Sequence[Fact]) -> bool:
    """Whether a denial that the text links with an accusation can reject it by its words: none, or a common one."""
    return denial.empty or any(denial.topic & fact.topic for fact in accusations)


def is_out_of_place(denial: Fact, accusation: Fact) -> bool:
    """Whether a denial cannot reject a charge of its own article, though the text links them: who denies makes the charge, or is
    another than the accused, and has something else to say."""
    if denial.who_keys & accusation.whom_keys:
        return False
    if denial.who_keys & accusation.who_keys:
        return True
    return bool(denial.who_keys and accusation.whom_keys) and not denial.empty and denial.gist.isdisjoint(accusation.gist)


def may_answer(denial: Fact, accusation: Fact) -> bool:
    """Whether it can be an answer by its day and by who denies, whatever the words."""
    return bool(denial.who_keys & accusation.whom_keys) and _in_time(denial, accusation)


def _in_time(denial: Fact, accusation: Fact) -> bool:
    """Whether another article denies on the day of the accusation or soon after."""
    first, second = accusation.story.published, denial.story.published
    if denial.article == accusation.article or first is None or second is None:
        return False
    sure = len(denial.content & accusation.content) >= SURE_OF_STANDING
    limit = ANSWERED_LATE if sure and not denial.denies else ANSWER_WITHIN
    return -1 <= second.last - first.first <= limit


def speaks_against(denial: Fact, assertion: Fact) -> bool:
    """Whether another article asserts, with another source, what the denial rejects."""
    if denial.article == assertion.article or assertion.claim.polarity != "affirmed" or assertion.planned:
        return False
    if denial.who_keys.isdisjoint(assertion.who_keys) or assertion.source.key in denial.who_keys:
        return False
    if not denial.story.published or not assertion.story.published or too_far_apart(denial, assertion, ANSWER_WITHIN):
        return False
    return len(denial.topic & assertion.words) >= SURELY_DENIED and overlap(denial.topic, assertion.words) >= SAME_CONTENT
