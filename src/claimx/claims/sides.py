"""Whose soldiers an article is about as a whole: the state that it is about, or the rebels that it has named."""

from collections import Counter
from functools import cache

from claimx.claims.context import Context
from claimx.claims.movers import moves
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, Count, count_file, is_troop_noun, is_troop_word
from claimx.claims.ranks import is_fighter, is_irregular, of_its_seat, state_behind
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.mentions.actors.names import names
from claimx.mentions.actors.tables import Entity, armed_bodies, militias
from claimx.schema import Role

_OF_A_PEOPLE = "isch"  # ending of adjectives
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
    found, home = context.once(_name_states)
    total = Counter({state: len(roles) for state, roles in found.items()})
    if not total:
        return []
    (first, times), *_ = total.most_common(1)
    state = first if times >= _MOST * total.total() else home
    if state not in found or any(_is_destination(context, role) for role in found[state]):
        return []
    subject = None if clause is None else context.syntax.arguments(clause).subject
    if any(r.id == state for r in parties(context, subject, known_only=True)):
        return []
    return [found[state][0]]


def _name_states(context: Context) -> tuple[dict[str, list[Role]], str | None]:
    """The mentions of each state, by its id, and the id of the one that the first dateline names ("Nikosia/Wien – Am …")."""
    found: dict[str, list[Role]] = {}
    home: str | None = None
    for role in context.found.actors:
        if home is None and context.text[: role.start].endswith("\n"):
            home = of_its_seat(role).id if role.kind == "unknown" else None
        entity = None if role.name in militias() else state_behind(role)
        if entity is not None and entity.id is not None:
            role = role.model_copy(update={"name": entity.name, "id": entity.id, "kind": "country"})
        counted = context.tags[context.token_at(role.start) - 1] == "CARD"  # "20 Schweden"
        if role.kind in ARMED[:2] and role.id is not None and not counted:
            found.setdefault(role.id, []).append(role)
    return found, home


def _is_destination(context: Context, role: Role) -> bool:
    """Whether somebody goes or is sent to a state ("schickt 300 Mann nach Mali"), whose own the troops hardly are."""
    token = context.token_at(role.start)
    group = context.syntax.group_at.get(token)
    if role.kind != "country" or group is None or group.head != token:
        return False
    clause = context.clause(token)
    return group.preposition in count_file().destination_prepositions and clause is not None and moves(context, clause)


def rebels_before(context: Context, token: int, noun: str) -> list[Role]:
    """The rebels named last before a token, for fighters that no name is given to."""
    if not (is_fighter(noun) or is_irregular(noun)):
        return []
    start = context.doc[token].idx
    named = [role for role in context.found.actors if role.start < start and role.kind == "group"]
    return next(([role] for role in reversed(named) if is_irregular(role.text.split()[-1].lower())), [])


def body_in_compound(context: Context, token: int) -> Role | None:
    """The army, mission or militia that the first part of a compound for its mission names ("der Unifil-Einsatz")."""
    first, hyphen, rest = context.words[token].rpartition("-")
    if not hyphen or token in context.actor_at or not rest.lower().endswith(_missions()):
        return None
    entity = armed_body(first)
    if entity is None:
        return None
    start = context.doc[token].idx
    return Role(text=first, start=start, end=start + len(first), name=entity.name, id=entity.id, kind="organisation")


def armed_body(name: str) -> Entity | None:
    """The army, mission or militia of this name ("Wagner"); None where it names no such."""
    sense = names().alone(name)
    entity = None if sense is None else sense.entity
    return entity if entity is not None and entity.name in armed_bodies() else None


@cache
def _missions() -> tuple[str, ...]:
    return tuple(noun + ending for noun in count_file().mission_nouns for ending in ("", "s", "es"))


def band_itself(context: Context, count: Count) -> list[Role]:
    """Whose they are by their own noun: rebels named nowhere else are their own, "Regierungssoldaten" a government's."""
    head = None if count.group is None else count.group.head
    if head is None or head not in count.tokens:
        return []
    if not is_irregular(context.lowers[head]) and not context.lowers[head].startswith(count_file().government):
        return []
    return [context.group_role(head, head + 1)]


def described_itself(context: Context, count: Count) -> list[Role]:
    """Whose they are by an adjective or the first part of a compound that no table knows: "30 südossetische Milizionäre",
    "2.000 Assad-Soldaten"."""
    head = None if count.group is None else count.group.head
    if count.group is None or head is None or head not in count.tokens:
        return []
    if not is_troop_word(context.lowers[head].rpartition("-")[2]):
        return []
    for i in range(count.group.start, head):
        stem, ending, _ = context.lowers[i].partition(_OF_A_PEOPLE)
        if context.tags[i] == "ADJA" and ending and not (stem + ending).startswith(tuple(count_file().plain_adjectives)):
            return [context.group_role(i, head + 1)]
    first, hyphen, _ = context.words[head].rpartition("-")
    own = hyphen and first[:1].isupper() and first.lower().rpartition("-")[2] not in count_file().plain_firsts
    return [context.group_role(head, head + 1)] if own else []


def home_of(context: Context, count: Count) -> list[Role]:
    """The state in whose capital conscripts or reservists are, who serve at home ("in Tallinn marschierten 300 Rekruten")."""
    clause, noun = count.clause, (count.quantity.unit or "").lower()
    if clause is None or not noun.startswith(tuple(count_file().conscripts)):
        return []
    for group in prepositional(context.syntax.arguments(clause), "in"):
        role = context.actor_at.get(group.head)
        role = None if role is None else of_its_seat(role)
        if role is not None and role.kind in ARMED[:2] and role.id is not None:
            return [role]
    return []
