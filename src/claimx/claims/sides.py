"""Whose soldiers an article is about as a whole: the state that it is about, or the rebels that it has named."""

from collections import Counter

from claimx.claims.context import Context
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, is_troop_noun
from claimx.claims.ranks import is_fighter, is_irregular, state_behind
from claimx.language.clauses import Clause
from claimx.schema import Role

_MOST = 2 / 3  # share of an article's mentions of states


def state_of_article(context: Context, noun: str, clause: Clause | None) -> list[Role]:
    """The state that an article is about, for soldiers whose state nothing else tells; empty where it is about several.

    Args:
        context: the article.
        noun: the lemma of the counted noun in lower case; rebels and fighters are of no state.
        clause: where they are counted; its subject speaks of others ("Seoul beziffert sie auf 3.000").
    """
    if is_fighter(noun) or is_irregular(noun) or not (is_troop_noun(noun) or is_troop_noun(noun, by_context=True)):
        return []
    found: dict[str, list[Role]] = {}
    for role in context.found.actors:
        entity = state_behind(role)
        if entity is not None and entity.id is not None:
            role = role.model_copy(update={"name": entity.name, "id": entity.id, "kind": "country"})
        state = role.id if role.kind in ARMED[:2] else None
        if state is not None:
            found.setdefault(state, []).append(role)
    total = Counter({state: len(roles) for state, roles in found.items()})
    if not total:
        return []
    (state, times), *_ = total.most_common(1)
    if clause is not None and any(
        r.id == state for r in parties(context, context.syntax.arguments(clause).subject, known_only=True)
    ):
        return []
    return [found[state][0]] if times >= _MOST * total.total() else []


def rebels_before(context: Context, token: int, noun: str) -> list[Role]:
    """The rebels named last before a token, for fighters that no name is given to."""
    if not (is_fighter(noun) or is_irregular(noun)):
        return []
    start = context.doc[token].idx
    named = [role for role in context.found.actors if role.start < start and role.kind == "group"]
    return next(([role] for role in reversed(named) if is_irregular(role.text.split()[-1].lower())), [])
