"""From a noun group to the parties that it names."""

from collections.abc import Container

from claimx.claims.context import Context
from claimx.claims.triggers import has_class
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative
from claimx.mentions.references import antecedent, person_apposed
from claimx.schema import Role

_DETERMINER_TAGS = {"ART", "PDAT", "PIAT", "PIDAT", "PPOSAT", "PWAT", "PRELAT"}


def parties(
    context: Context,
    group: NounGroup | None,
    *,
    known_only: bool = False,
    bodies: bool = False,
    others: Container[str] | None = None,
) -> list[Role]:
    """The parties that a group and what is coordinated with it name, in text order.

    Args:
        context: the article.
        group: the first group of a coordination, or None.
        known_only: leave out groups that hold no tagged actor.
        bodies: but keep those whose noun names somebody who can act ("mit Fachleuten").
        others: canonical names of those whom a pronoun here cannot mean.
    """
    if group is None:
        return []
    members = [group, *(context.syntax.groups[i] for i in group.conjuncts)]
    found: list[Role] = []
    for member in members:
        for role in _of_one(context, member, known_only, bodies, others):
            if role not in found and not role.text.endswith("-"):
                found.append(role)
    return found


def _of_one(context: Context, group: NounGroup, known_only: bool, bodies: bool, others: Container[str] | None) -> list[Role]:
    doc = context.doc
    if group.pronoun:
        resolved = antecedent(
            context.syntax, context.found.actors, context.actor_at, group, context.speech_at(doc[group.start].idx), others
        )
        return [] if known_only and not resolved else resolved or [_pointed(context, group)]
    end = context.syntax.extent(group)[1]
    role = context.actor_at.get(group.head)
    if role is None:
        places = (i for i in range(group.end - 1, group.start - 1, -1) if i in context.actor_at)
        role = next((context.actor_at[i] for i in places if not _in_attribute(context, group, i)), None)
    if role is None and not known_only:
        role = next(
            (context.actor_at[i] for i in range(group.end, end) if i in context.actor_at and is_apposition(context, i)), None
        )
    if role is not None:
        named = role.kind == "person" and any(context.tags[i] == "NE" for i in context.tokens(role.start, role.end))
        if role.kind == "person" and not named and (name := person_apposed(context.syntax, context.actor_at, group)) is not None:
            return [name]  # "der Sprecher der Garde, Oberst Jan Weber, …"
        if role.kind in ("group", "organisation", "government", "person") and role.name is not None and not named:
            pointed = antecedent(context.syntax, context.found.actors, context.actor_at, group, None, others)
            return pointed or [role]
        return [role]
    if known_only and not (bodies and has_class(doc[group.head].text, "body")):
        return []
    pointed = antecedent(context.syntax, context.found.actors, context.actor_at, group, None, others)
    return pointed or [_plain(context, group)]


def _in_attribute(context: Context, group: NounGroup, token: int) -> bool:
    """Whether a token stands in a phrase before the group's noun ("der | durch die Kammer | ausgelöste Aufwand", "das | dem
    Kreml | nahestehende Institut")."""
    inner = context.syntax.group_at.get(token)
    if inner is None or inner is group:
        return False
    return inner.end <= group.head or (inner.preposition is not None and inner.preposition != group.preposition)


def _pointed(context: Context, group: NounGroup) -> Role:
    """A pronoun that names no known actor; a relative one with the noun that it stands for ("zwei Männer …, die")."""
    plain = _plain(context, group)
    noun = noun_before_relative(context.syntax, group) if context.tags[group.start] == "PRELS" else None
    if noun is None:
        return plain
    meant = _plain(context, noun)
    return plain.model_copy(update={"name": meant.name, "resolved": meant.bare()})


def is_apposition(context: Context, token: int) -> bool:
    """Whether a token belongs to a group that names again what stands before it ("des Vorsitzenden, | Jan Weber |")."""
    group = context.syntax.group_at.get(token)
    return group is not None and group.apposition_of is not None


def _plain(context: Context, group: NounGroup) -> Role:
    """A party known only by its words."""
    start, end = context.syntax.extent(group)
    if context.tags[start] in _DETERMINER_TAGS and start + 1 < end:
        start += 1
    span = context.span(start, end)
    return Role(text=span.text, start=span.start, end=span.end, name=None if group.pronoun else span.text, kind="unknown")
