"""Which thing a pronoun means where an opinion is about a thing ("… lehnte den Plan ab und nannte ihn zynisch")."""

from claimx.claims.context import Context
from claimx.claims.parties import parties
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.references import fits, reference_file
from claimx.schema import Role, Span

_SENTENCES_BACK = 1


def thing_meant(context: Context, group: NounGroup, found: list[Role]) -> list[Role]:
    """The roles of a pronoun that somebody disapproves of, looked at again.

    Args:
        context: the article.
        group: the pronoun's group.
        found: whom the pronoun was taken for; a role that is not resolved where nobody fits.

    Returns:
        ``found`` where it holds somebody who is named as prominently as any thing that fits, else the thing, with the
        pronoun's span and ``resolved`` set.
    """
    features = reference_file().pronouns.get(context.lowers[group.start])
    if not group.pronoun or features is None or context.tags[group.start] not in ("PPER", "PDS"):
        return found
    if features == ["ns"] and context.syntax.arguments(context.syntax.clauses[group.clause]).complements:
        return found  # "hält es für falsch, dass …"
    best = max(_candidates(context, group, features), default=None, key=lambda pair: pair[0])
    if best is None:
        return found
    known = [_rank(context, group, at) for r in found if r.resolved and (at := _group_of(context, r)) is not None]
    if found and any(r.resolved for r in found) and max(known, default=best[0]) >= best[0]:
        return found
    start, end = context.syntax.extent(best[1])
    thing, word = context.span(start, end), context.span(group.start, group.end)
    return [Role(text=word.text, start=word.start, end=word.end, name=_name(context, best[1], thing), resolved=thing)]


def doers_of(context: Context, act: NounGroup) -> list[Role]:
    """Who does what somebody disapproves of, by an agent right behind it ("fehlende Ansagen | durch die Ämter", "die
    Festnahme von Reportern | durch die Polizei"); empty where there is none."""
    if act.pronoun or act.head in context.actor_at:
        return []
    end = context.syntax.extent(act)[1]
    behind = context.syntax.group_at.get(end + 1)
    if behind is not None and behind.preposition in forms_of("von") and behind.preposition_at == end:
        end = context.syntax.extent(behind)[1]
        behind = context.syntax.group_at.get(end + 1)
    by = behind is not None and behind.preposition_at == end and behind.preposition in grammar().doing_prepositions
    return parties(context, behind) if by else []


def doer_meant(context: Context, clause: Clause, others: list[Role]) -> list[Role]:
    """Who did what a demonstrative points back to: the known actor who is the subject of the sentence before ("Rebellen
    beschossen drei Posten. Der Minister nannte das einen Verstoß").

    Args:
        context: the article.
        clause: the clause of the charge.
        others: the parties that it names already, none of whom is meant.
    """
    if not any(context.lowers[i] in grammar().pointing_back for i in clause.tokens):
        return []
    for before in reversed(context.syntax.clauses[: clause.index]):
        if before.kind != "main" or before.sentence == clause.sentence:
            continue
        if clause.sentence - before.sentence > _SENTENCES_BACK or before.quoted:
            break
        subject = context.syntax.arguments(before).subject
        if subject is None or before.passive is not None:
            break
        taken = {r.name or r.text for r in others}
        return [r for r in parties(context, subject, known_only=True) if (r.name or r.text) not in taken]
    return []


def _candidates(context: Context, group: NounGroup, features: list[str]) -> list[tuple[float, NounGroup]]:
    """The groups before the pronoun that name a thing and agree with it, each with its rank."""
    here = context.syntax.clauses[group.clause]
    found = []
    for other in (context.syntax.groups[index] for index in range(group.index - 1, -1, -1)):
        clause = context.syntax.clauses[other.clause]
        if here.sentence - clause.sentence > _SENTENCES_BACK:
            break
        if clause.index != here.index and _is_thing(context, other) and fits(context.syntax, other, features):
            found.append((_rank(context, group, other), other))
    return found


def _is_thing(context: Context, group: NounGroup) -> bool:
    if group.pronoun or context.tags[group.head] != "NN" or group.head in context.actor_at or group.head in context.syntax.times:
        return False
    noun = noun_of(context.words[group.head])
    return noun is None or not noun.personal


def _rank(context: Context, group: NounGroup, other: NounGroup) -> float:
    """How prominent a group is as seen from the pronoun: near, and the subject rather than an attribute."""
    clause = context.syntax.clauses[other.clause]
    rank = -2.0 * (context.syntax.clauses[group.clause].sentence - clause.sentence)
    rank += 1.5 * (context.syntax.arguments(clause).subject is other)
    return rank - (other.genitive_of is not None or other.preposition is not None)


def _group_of(context: Context, role: Role) -> NounGroup | None:
    assert role.resolved is not None
    return context.syntax.group_at.get(context.token_at(role.resolved.start))


def _name(context: Context, group: NounGroup, thing: Span) -> str:
    """The thing's words without its article."""
    if context.tags[group.start] in ("ART", "PDAT", "PPOSAT") and group.start < group.head:
        return context.span(group.start + 1, context.syntax.extent(group)[1]).text
    return thing.text
