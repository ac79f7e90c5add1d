"""Who sends, has or withdraws counted troops: by the verb that moves them."""

from functools import cache

from claimx.claims.context import Context
from claimx.claims.formations import is_mere_unit, of_formation
from claimx.claims.owners import inside
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, count_file, is_army_word, is_body, is_formation_word
from claimx.claims.ranks import has_troops, is_irregular, of_its_seat, state_behind
from claimx.claims.slots import group_before, meant_by, prepositional
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.schema import Role


def mover_behind(context: Context, group: NounGroup | None) -> list[Role]:
    """Who moves them by the relative clause behind: "50.000 Mann, die Russland zusammengezogen habe"."""
    for relative in [] if group is None else context.syntax.relatives_behind(group):
        subject = context.syntax.arguments(relative).subject
        if subject is None or subject.start == relative.start or relative.lemma not in count_file().force_verbs:
            continue
        if context.tags[relative.start] == "APPR":
            continue  # "130.000 Mann, von denen Washington 100.000 stellt"
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
        candidates = [agent for agent in candidates if not _is_start(context, agent)]
    else:
        doer = context.syntax.controller(clause)
        other = doer is not None and doer.head not in tokens
        if doer is not None and other and "CARD" not in context.tags[doer.start : doer.head]:
            candidates = [doer]  # not "… kämpfen 300 Mann, … 200 Milizionäre"
        elif doer is not None and other and context.lowers[doer.head].endswith(tuple(count_file().state_nouns)):
            return [context.group_role(doer.start, doer.end)]  # "acht Staaten stellen mehr als 900 Mann"
    if clause.lemma in count_file().census_verbs:
        candidates = [group for group in candidates if _has_troops(context, group)]
    return next((found for group in candidates if (found := _movers(context, group))), [])


def _is_start(context: Context, group: NounGroup) -> bool:
    """Whether "von" says where a way begins ("werden | von Lima | nach Quito geflogen")."""
    onward = context.syntax.group_at.get(group.end + 1)
    return onward is not None and onward.preposition == "nach" and onward.preposition_at == group.end


def _has_troops(context: Context, group: NounGroup) -> bool:
    """Whether a group is for a state or armed forces, not for those who count them ("das Institut", "die Beobachtergruppe")."""
    role = context.actor_at.get(group.head)
    if group.pronoun:
        role = next(iter(parties(context, group)), None)
    if role is None or role.kind in ARMED[:2]:
        return True
    words = (role.name if group.pronoun and role.name else role.text).lower().split()
    return has_troops(role) or any(is_army_word(word) or is_formation_word(word) or is_irregular(word) for word in words)


def wielder(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Who does something with them: "Russland will mit 1.960 Soldaten die Waffenruhe überwachen"; in the passive the formation
    that is moved with them ("das Regiment, das mit 850 Mann verlegt wurde")."""
    if group is None or clause is None or group.preposition != "mit":
        return []
    doer = context.syntax.controller(clause)
    if doer is None or doer is group or clause.lemma in count_file().company_verbs:
        return []
    if clause.passive == "werden" and not _is_formation(context, doer):
        return []
    found = [r for r in _movers(context, doer) if r.kind in ARMED]
    whole = meant_by(context, doer)
    if not found and whole is not None and is_body(context.lowers[whole.head]):
        return [context.group_role(whole.start, whole.end)]  # "die regionale Mission, die mit 900 Mann antreten sollte"
    if not found and context.lowers[doer.head] in count_file().sides_of_attack:
        return [context.group_role(doer.head, doer.head + 1)]
    return found


def _is_formation(context: Context, group: NounGroup) -> bool:
    """Whether a group, or the noun that a relative pronoun stands for, is a part of an army."""
    return is_body(context.lowers[(meant_by(context, group) or group).head])


def approver(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Who sends them by a noun: its own owner, or whoever decides on it ("billigte die Entsendung von 120 Soldaten")."""
    if group is None or clause is None or group.preposition != "von":
        return []
    sending = group_before(context, group)
    if sending is None or not context.lowers[sending.head].endswith(tuple(count_file().sending_nouns)):
        return []
    owned = [r for r in inside(context, range(sending.start, sending.end), sending) if r.kind in ARMED]
    if owned or clause.lemma not in count_file().deciding_verbs:
        return owned
    arguments = context.syntax.arguments(clause)
    doers = (
        prepositional(arguments, "von") + prepositional(arguments, "durch")
        if clause.passive
        else [context.syntax.controller(clause)]
    )
    doers = [doer for doer in doers if doer is not None and doer is not group and doer is not sending]
    return next((found for doer in doers if (found := _movers(context, doer))), [])


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
    thing = arguments.subject if clause.passive is not None else arguments.object or arguments.subject
    if thing is None or thing is group:
        return []
    doer = context.syntax.controller(clause)
    own = context.tags[thing.start] == "PPOSAT" and is_formation_word(context.lowers[thing.head])
    if own and doer is not None and doer is not thing:  # "Kanada will sein Kontingent vergrößern"
        return _movers(context, doer)
    found = _movers(context, thing) or ([context.group_role(thing.start, thing.end)] if own else [])
    numbered = context.lowers[thing.head].endswith(tuple(count_file().strength_nouns))
    return found if found or not numbered or doer is None or doer is thing else _movers(context, doer)


def strength(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Whose strength has the number: "die Mannstärke der Garde steigt auf 900 Mann", "das Kontingent … liegt bei 300"."""
    words = count_file()
    if group is None or clause is None or clause.lemma not in words.summing_verbs:
        return []
    thing = context.syntax.arguments(clause).subject
    if (
        thing is None
        or thing is group
        or not context.lowers[thing.head].endswith((*words.strength_nouns, *words.strength_limits))
    ):
        return []
    for owner in (thing, *context.syntax.attributes.get(thing.index, ())):
        found = [r for r in inside(context, range(owner.start, owner.end), owner) if r.kind in ARMED and not is_mere_unit(r)]
        if found:
            return found
    return []


def joined(context: Context, tokens: range, clause: Clause | None) -> list[Role]:
    """To whom they belong by the verb: "der Mission sollen 1.200 Soldaten angehören"."""
    if clause is None or clause.lemma not in count_file().belonging_verbs:
        return []
    whole = context.syntax.arguments(clause, True).dative
    return [] if whole is None or whole.head in tokens else parties(context, whole)


def part_of(context: Context, tokens: range, clause: Clause | None) -> list[Role]:
    """The force that they are a part of: "zur Truppe gehören 900 Mann", "von seiner Brigade sind 350 Mann eingetroffen"."""
    if clause is None or (clause.lemma not in count_file().belonging_phrase and clause.passive is not None):
        return []
    counted = context.syntax.group_at.get(tokens[-1])
    if counted is not None and counted.preposition is not None:
        return []  # "ist mit 900 Mann an der Mission beteiligt"
    preposition = count_file().belonging_phrase.get(clause.lemma, "von")
    wholes = [g for g in prepositional(context.syntax.arguments(clause), preposition) if g.head not in tokens]
    wholes = [g for g in wholes if preposition != "von" or not g.pronoun]  # "900 Mann, von denen 300 …": of these
    bodies = (g for g in wholes if g.pronoun or is_body(context.lowers[g.head]) or is_irregular(context.lowers[g.head]))
    return next((found for whole in bodies if (found := parties(context, whole))), [])


def _movers(context: Context, group: NounGroup) -> list[Role]:
    """Whose troops somebody moves: a state's, an army's or a mission's own; of somebody in office the state's; of a relative
    pronoun the formation's that it stands for."""
    if group.pronoun and context.lowers[group.head] in grammar().impersonal_subjects:
        return []  # "es gibt …", "es passierte …"
    body = meant_by(context, group)
    if body is not None and is_body(context.lowers[body.head]) and (whose := _armed_owner(context, body)):
        return whose  # "das britische Regiment, das mit 850 Mann verlegt worden war"
    named = parties(context, group, known_only=True)
    whole = context.tags[group.start] == "ART" and context.lowers[group.head] in count_file().whole_nouns
    known = [_with_troops(r) for r in named]
    found = [r for r in known if r is not None and (whole or not is_mere_unit(r))]
    head = context.doc[group.head]
    if not found and named and context.tags[group.start] != "ART" and is_formation_word(head.lower_) and not group.pronoun:
        return [context.group_role(group.start, group.end)]  # "Meiers Kompanie zählt 110 Mann"
    nobody = any(r.kind not in ("unknown", *ARMED) for r in named)
    if found or nobody or group.pronoun or not (head.tag_ == "NE" or is_army_word(head.lower_)):
        return found
    return [r for r in parties(context, group) if whole or not is_mere_unit(r)]


def _armed_owner(context: Context, body: NounGroup) -> list[Role]:
    return [role for role in of_formation(context, body) if role.kind in ARMED]


def _with_troops(role: Role) -> Role | None:
    """Whose troops a party decides about: its own, or those of the state for which somebody in office or a body acts."""
    role = of_its_seat(role)
    state = state_behind(role) if role.kind not in ("country", "organisation", "group") else None
    if state is not None and state.id != role.id:
        return role.model_copy(update={"name": state.name, "id": state.id, "kind": "country"})
    return role if role.kind in ARMED else None


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
