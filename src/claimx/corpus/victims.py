"""Whose victims two counts are of, and whether the one may be a part of the other."""

from claimx.corpus.facts import Fact
from claimx.corpus.words import corpus_words


def sufferers(fact: Fact) -> frozenset[str]:
    """Keys of those whose victims are counted: the named ones, else the state that gives the number, which counts its own."""
    own = fact.outcome is not None and fact.attributed and fact.source.is_state
    return fact.who_keys or (frozenset((fact.source.key,)) if own else frozenset())


def of_others(a: Fact, b: Fact) -> bool:
    """Whether two counts are of the victims of different parties."""
    first, second = sufferers(a), sufferers(b)
    return bool(first and second) and first.isdisjoint(second)


def is_some_of(part: Fact, whole: Fact) -> bool:
    """Whether fewer victims of one kind may be some of all that the other count is of: 18 soldiers of 116 people."""
    vague = corpus_words().vague_units
    fewer = (part.number or 0) < (whole.number or 0)
    return part.outcome is not None and fewer and part.unit not in vague and whole.unit in vague


def do_other_things(a: Fact, b: Fact) -> bool:
    """Whether people who are no victims are counted at different things: 10,000 who fled, 6,000 who were saved."""
    return a.type == "quantity" and bool(a.activity and b.activity) and a.activity != b.activity
