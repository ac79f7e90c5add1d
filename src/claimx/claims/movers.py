"""Who sends, has or withdraws counted troops: by the verb that moves them."""

from functools import cache

from claimx.claims.context import Context
from claimx.claims.formations import is_mere_unit
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, count_file, is_army_word, is_formation_word
from claimx.claims.ranks import state_of_adjective
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.mentions.actors.tables import states_of
from claimx.schema import Role


def mover_behind(context: Context, group: NounGroup | None) -> list[Role]:
    """Who moves them by the relative clause behind: "50.000 Mann, die Russland zusammengezogen habe"."""
    for relative in [] if group is None else context.syntax.relatives_behind(group):
        subject = context.syntax.arguments(relative).subject
        if subject is not None and subject.start != relative.start and relative.lemma in count_file().force_verbs:
            return _movers(context, subject)
    return []


def mover(context: Context, tokens: range, clause: Clause | None) -> list[Role]:
    """Who sends, has or withdraws them: the subject of the verb, of an infinitive whoever does what it says."""
    if clause is None or not moves(context, clause):
        return []
    candidates: list[NounGroup] = []
    if clause.passive == "werden":
        arguments = context.syntax.arguments(clause)
        agents = prepositional(arguments, "von") + prepositional(arguments, "durch")
        candidates = [agent for agent in agents if not set(tokens).intersection(range(agent.start, agent.end))]
    else:
        doer = context.syntax.controller(clause)
        candidates = [doer] if doer is not None and doer.head not in tokens else []
    return next((found for group in candidates if (found := _movers(context, group))), [])


def mover_behind_colon(context: Context, clause: Clause | None) -> list[Role]:
    """Who moves them by the clause behind a headline's colon: "300 Soldaten für Mali: Frankreich schickt Sanitäter"."""
    if clause is None or clause.verb is not None or clause.finite is not None:
        return []
    behind = context.syntax.clauses[clause.index + 1 : clause.index + 2]
    if not behind or context.words[behind[0].start - 1] != ":" or not moves(context, behind[0]):
        return []
    subject = context.syntax.arguments(behind[0]).subject
    return [] if subject is None else _movers(context, subject)


def resized(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Whose number grows or falls to the count: "die Eingreiftruppe soll auf 6.000 Mann aufgestockt werden"."""
    if (
        group is None
        or clause is None
        or group.preposition not in ("auf", "von")
        or clause.lemma not in count_file().resizing_verbs
    ):
        return []
    arguments = context.syntax.arguments(clause)
    thing = arguments.subject if clause.passive is not None else arguments.object
    return [] if thing is None or thing is group else _movers(context, thing)


def joined(context: Context, tokens: range, clause: Clause | None) -> list[Role]:
    """To whom they belong by the verb: "der Mission sollen 1.200 Soldaten angehören"."""
    if clause is None or clause.lemma not in count_file().belonging_verbs:
        return []
    whole = context.syntax.arguments(clause, True).dative
    return [] if whole is None or whole.head in tokens else parties(context, whole)


def _movers(context: Context, group: NounGroup) -> list[Role]:
    """Whose troops somebody moves: a state's, an army's or a mission's own; of somebody in office the state's."""
    known = [_body_state(r) if r.kind in ARMED else _state_of(r) for r in parties(context, group, known_only=True)]
    found = [r for r in known if r is not None and not is_mere_unit(r)]
    head = context.doc[group.head]
    if not found and context.tags[group.start] != "ART" and is_formation_word(head.lower_) and not group.pronoun:
        span = context.span(group.start, group.end)  # "Meiers Kompanie zählt 110 Mann"
        return [Role(text=span.text, start=span.start, end=span.end, name=span.text, kind="group")] if known else []
    if found or known or group.pronoun or not (head.tag_ == "NE" or is_army_word(head.lower_)):
        return found
    return [r for r in parties(context, group) if not is_mere_unit(r)]


def _state_of(role: Role) -> Role | None:
    """The state that a known person speaks and acts for, on the person's words."""
    state = states_of().get(role.id or "")
    return None if state is None else role.model_copy(update={"name": state.name, "id": state.id, "kind": "country"})


def _body_state(role: Role) -> Role:
    """The state whose parliament, government or ministry decides about troops ("Südafrikas Parlament"); else the role."""
    if role.kind != "government" or role.id is not None or role.name is None or " " not in role.name:
        return role
    state = state_of_adjective(role.name.split()[0].lower())
    return role if state is None else role.model_copy(update={"name": state.name, "id": state.id, "kind": "country"})


def moves(context: Context, clause: Clause) -> bool:
    """Whether a clause's verb sends, has, withdraws or trains troops."""
    file = count_file()
    if clause.lemma in file.force_verbs or not context.words_of(clause).isdisjoint(file.force_phrases.get(clause.lemma, ())):
        return True
    if clause.lemma not in file.copulas:
        return False
    return any(context.lowers[i] in file.force_adjectives or context.lowers[i].endswith(_providers()) for i in clause.tokens)


@cache
def _providers() -> tuple[str, ...]:
    return tuple(noun + ending for noun in count_file().provider_nouns for ending in ("", "s", "n"))
