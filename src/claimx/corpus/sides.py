"""Whether the parties of two claims can be the same where a common noun names one of them: "die Regierung", "die Miliz"."""

from collections.abc import Iterable

from claimx.corpus.facts import Fact
from claimx.corpus.parties import Party
from claimx.corpus.synonyms import NEIGHBOUR, meanings
from claimx.corpus.words import names_an_office

MAY_BE = 0.5
"""Points for a party that may be the other claim's: less than for the same one."""


def side_points(a: Fact, b: Fact) -> float | None:
    """A point for each side on which the parties are the same, half of one where they may be, 0 where one is not named; None
    where they are others."""
    points = 0.0
    for first, second, keys in ((a.who, b.who, (a.who_keys, b.who_keys)), (a.whom, b.whom, (a.whom_keys, b.whom_keys))):
        if all(keys):
            if keys[0].isdisjoint(keys[1]):
                return None
            points += 1.0
        elif first and second and a.story.like(b.story):
            points += MAY_BE if may_be_same(first, second) else 0.0
    return points


def may_be_same(first: Iterable[Party], second: Iterable[Party]) -> bool:
    """Whether a common noun for one party fits the other: the same noun, a part of its name, an office of a state."""
    return any(_fits(p, q) or _fits(q, p) for p in first for q in second if not (p.certain and q.certain))


def _fits(noun: Party, other: Party) -> bool:
    if noun.certain:
        return False
    if other.is_state:
        return names_an_office(noun.name) or NEIGHBOUR in meanings(noun.name.split()[-1])
    return not set(meanings(noun.name.split()[-1])).isdisjoint(meanings(other.name.split()[-1]))
