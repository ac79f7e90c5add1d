"""The noun that a relative pronoun stands for."""

from claimx.language.annotations import texts_of
from claimx.language.arguments import Syntax
from claimx.language.cases import feature
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_number

_CLOSING = {"PTKVZ", "VVPP", "VVINF", "VVIZU"}  # what may stand between a noun and its relative clause
_MOST_ATTRIBUTES = 3  # phrases between a noun and its relative clause


def noun_before_relative(syntax: Syntax, group: NounGroup) -> NounGroup | None:
    """The group that a relative pronoun stands for: the one before its clause, over a verb between ("drei Männer fest, die").

    None where there is none, or it is a pronoun.
    """
    before = syntax.clauses[group.clause].start - 1
    while before > 0 and (syntax.doc[before].is_punct or syntax.doc[before].tag_ in _CLOSING):
        before -= 1
    named = _owner_that_agrees(syntax, group, syntax.group_at.get(before))
    farther = named
    for _ in range(_MOST_ATTRIBUTES):
        if farther is None or farther.preposition_at is None or _agrees(group, farther):
            break
        farther = syntax.owner(syntax.group_at.get(farther.preposition_at - 1))
    if farther is not None and farther is not named and _agrees(group, farther):
        named = farther  # "ein Vorwurf der Ukraine an Russland, den …"
    return None if named is None or named.pronoun else named


def _owner_that_agrees(syntax: Syntax, pronoun: NounGroup, nearest: NounGroup | None) -> NounGroup | None:
    """The group that a genitive before a relative clause belongs to, or the genitive itself where only that has the number of the
    clause's verb ("Angehörige jener Mission, die … sollte")."""
    owner = syntax.owner(nearest)
    clause = syntax.clauses[pronoun.clause]
    if nearest is None or owner is None or owner is nearest or clause.finite is None:
        return owner
    if syntax.arguments(clause).subject is not pronoun:
        return owner
    asked = verb_number(texts_of(syntax.doc)[clause.finite])
    theirs, its = (feature(syntax.doc, g.head, "Number") for g in (owner, nearest))
    return nearest if theirs and theirs != asked == its else owner


def _agrees(pronoun: NounGroup, noun: NounGroup) -> bool:
    """Whether a noun surely has the gender and number that a relative pronoun may have."""
    asked = {(reading[1], reading[2]) for reading in pronoun.readings}
    given = {(reading[1], reading[2]) for reading in noun.likely}
    return any(
        number == own and (gender in ("-", its) or number == "p") for gender, number in asked for its, own in given if own != "-"
    )
