"""What stands in a slot of a frame: the groups with a preposition, and the noun classes of their heads."""

from functools import cache

from claimx.claims.amounts import quantity_between
from claimx.claims.context import Context
from claimx.claims.triggers import has_class, has_quality
from claimx.language.arguments import Arguments
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative


def prepositional(arguments: Arguments, preposition: str) -> list[NounGroup]:
    """The groups with this preposition, a contraction of it or one that stands for it."""
    found = arguments.prepositions
    return [group for form in _forms(preposition) for group in found.get(form, ())] if found else []


def has_preposition(groups: list[NounGroup], preposition: str) -> bool:
    """Whether any group has this preposition in the sense of `prepositional`."""
    forms = _forms(preposition)
    return any(group.preposition in forms for group in groups)


@cache
def _forms(preposition: str) -> tuple[str, ...]:
    return (*forms_of(preposition), *grammar().synonyms.get(preposition, ()))


def group_before(context: Context, group: NounGroup) -> NounGroup | None:
    """The group right before this one's preposition; None where there is none, or no preposition."""
    return None if group.preposition_at is None else context.syntax.group_at.get(group.preposition_at - 1)


def is_one_of(context: Context, group: NounGroup, *kinds: str) -> bool:
    """Whether a group names an actor of one of these kinds."""
    role = context.actor_at.get(group.head)
    return role is not None and role.kind in kinds


def slot_has_class(context: Context, groups: list[NounGroup], name: str, *, relative: bool = False) -> bool:
    """Whether any of these groups (or of their coordination) has a head of this noun class.

    ``name``: a class of ``nouns.yaml`` or "any"; "a|b" for one of several; "a+q" for a head with an attribute of class q.
    ``relative``: a relative pronoun counts as the noun before its clause.
    """
    if name == "any":
        return bool(groups)
    if relative:
        groups = [meant_by(context, g) or g for g in groups]
    members = [m for g in groups for m in (g, *(context.syntax.groups[i] for i in g.conjuncts))]
    transparent = [m for m in members if context.lowers[m.head] in grammar().transparent]
    members += [inner for m in transparent for inner in context.syntax.genitives(m)]  # "ein Akt der Aggression"
    for one in name.split("|"):
        noun, _, quality = one.partition("+")
        fitting = [m for m in members if not quality or any(has_quality(w.text, quality) for w in context.doc[m.start : m.head])]
        if any(noun == "any" or has_class(context.words[m.head], noun) for m in fitting):
            return True
        counted = [quantity_between(context, *context.offsets(m.start, m.end)) for m in fitting]
        if any(quantity is not None and quantity.unit and has_class(quantity.unit, noun) for quantity in counted):
            return True
    return False


def meant_by(context: Context, group: NounGroup) -> NounGroup | None:
    """The group that a relative pronoun stands for; None for other groups."""
    return noun_before_relative(context.syntax, group) if context.tags[group.start] == "PRELS" else None
