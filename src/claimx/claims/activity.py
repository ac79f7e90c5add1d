"""What counted people do, and where."""

from claimx.claims.context import Context
from claimx.claims.people import Count, count_file
from claimx.claims.slots import prepositional
from claimx.claims.sourcing import gives_number
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.schema import Role, Span

_MOST_ATTRIBUTES = 3
"""Phrases between whoever counts and a place: "der Leiter | vom Verein Ostsicht | in Bremen"."""


def activity_of(context: Context, count: Count) -> Span | None:
    """What the counted people do or what is done with them: "im Einsatz", else the verb if it says more than "sein"."""
    clause = count.clause
    if clause is None:
        return None
    words, arguments = count_file(), context.syntax.arguments(clause)
    for preposition in words.activity_prepositions:
        for group in prepositional(arguments, preposition):
            if context.lowers[group.head].endswith(tuple(words.activity_nouns)):
                return context.span(group.head, group.head + 1)
    empty = clause.lemma in words.no_activity or clause.lemma in words.counting_verbs
    if clause.verb is None or empty:
        return None
    return context.span(clause.verb, clause.verb + 1)


def location_of(context: Context, count: Count) -> Role | None:
    """The place named in the same clause with in, nach, aus, bei, an or auf; not one that is part of somebody's name ("die
    Regierung in Eriwan", "mit Sitz in Genf") or tells where the counted people are from ("Söldner aus Syrien")."""
    if count.clause is None:
        return None
    arguments = context.syntax.arguments(count.clause)
    for preposition in grammar().count_place_prepositions:
        for group in prepositional(arguments, preposition):
            if _names_origin(context, group, count) or _is_of_counter(context, group, count):
                continue
            role = context.actor_at.get(group.head)
            if role is not None and role.kind in ("country", "unknown"):
                return role
            if role is None and context.doc[group.head].ent_type_ == "LOC":
                span = context.span(group.head, group.head + 1)
                return Role(text=span.text, start=span.start, end=span.end, name=span.text)
    return None


def _names_origin(context: Context, group: NounGroup, count: Count) -> bool:
    """Whether a place only says where somebody has its seat or where the counted people come from."""
    before = context.lowers[max(group.start - 2, 0)]
    return before in count_file().seat_nouns or (group.preposition == "aus" and group.preposition_at == count.tokens[-1] + 1)


def _is_of_counter(context: Context, group: NounGroup, count: Count) -> bool:
    """Whether a place only says where those are who give the number: "Der Verein in Bremen zählte 40 Tote"."""
    clause, syntax = count.clause, context.syntax
    if clause is None or not gives_number(context, clause, count):
        return False
    subject = syntax.arguments(clause).subject
    for _ in range(_MOST_ATTRIBUTES):
        if group.preposition_at is None:
            return False
        before = syntax.group_at.get(group.preposition_at - 1)
        if before is None or before.head in count.tokens:
            return False
        if subject is not None and (before is subject or before.start == subject.end):  # "das Institut | Ostsicht | in Bremen"
            return True
        group = before
    return False
