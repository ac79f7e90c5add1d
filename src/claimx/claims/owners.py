"""Whose counted people are by the words beside them: an adjective, a genitive, a possessive, a name before the number."""

from claimx.claims.context import Context
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, Count, count_file
from claimx.claims.ranks import has_troops, state_of_adjective
from claimx.claims.slots import group_before
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import frame_of
from claimx.schema import Role

_ADVERBS = 3  # tokens between a party and the relative clause behind it


def inside(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """Actors among the group's own tokens: "nordkoreanische Soldaten", "US-Soldaten"."""
    span = set(tokens) | (set(range(group.start, group.end)) if group is not None else set())
    found: list[Role] = []
    for i in sorted(span):
        role = context.actor_at.get(i)
        if role is not None and role not in found and not _is_placed(context, i, span):
            found.append(role)
    return found


def _is_placed(context: Context, token: int, span: set[int]) -> bool:
    """Whether a name inside a group says where its people are or went: "die nach Mali verlegten Soldaten"."""
    role = context.actor_at[token]
    first = context.token_at(role.start)
    return first - 1 in span and context.tags[first - 1] in ("APPR", "APPRART") and first - 1 > min(span)


def possessor(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Whose they are by a possessive: "dessen 1.500 Mann" (the noun before), "ihre 30 Mann" (the subject)."""
    if group is None or clause is None:
        return []
    opener = context.doc[group.start]
    if opener.tag_ == "PRELAT":
        role = _last_actor(context, opener.i - 2) if opener.i >= 2 and context.doc[opener.i - 1].is_punct else None
        return [role] if role is not None and role.kind in ARMED else []
    if "PPOSAT" not in context.tags[group.start : group.head]:  # "900 ihrer 1500 Mann" too
        return []
    subject = context.syntax.arguments(clause).subject or context.syntax.controller(clause)
    itself = opener.tag_ != "PPOSAT" and clause.start >= group.start - 1  # "900 ihrer Kämpfer seien im Land"
    if subject is None or subject is group or itself:
        return []
    return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED]


def _last_actor(context: Context, token: int) -> Role | None:
    """The actor named at this token or at one of the few before it in the same clause ("Frankreich wiederum, dessen …")."""
    clause = context.clause(token)
    near = range(token, max(-1, token - _ADVERBS), -1)
    return next((r for i in near if context.clause(i) is clause and (r := context.actor_at.get(i)) is not None), None)


def attributes(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """A genitive or an attribute with von, aus, durch: "22 Soldaten der Armee", "60 der Bundeswehr", "Truppen aus Tschad"."""
    if group is None:
        return []
    for attribute in context.syntax.attributes.get(group.index, ()):
        if attribute.genitive_of is None or attribute.head in tokens:  # "300 der Soldaten": the counted noun itself
            continue
        found = parties(context, attribute, known_only=True) or _own_country(context, attribute)
        if found:
            return found
    last = tokens[-1]
    following = context.syntax.group_at.get(last + 2) or context.syntax.group_at.get(last + 1)
    if following is None or context.syntax.clauses[following.clause].sentence != context.syntax.clauses[group.clause].sentence:
        return []
    if following.pronoun or (following.preposition == "aus" and _leave(context, group)):
        return []
    owned = following.preposition in grammar().owner_prepositions and following.preposition_at == last + 1
    if owned or (following.start == last + 1 and following.may_be("G")):
        return [r for r in parties(context, following, known_only=True) if r.kind in ARMED]
    return []


def _leave(context: Context, group: NounGroup) -> bool:
    """Whether "aus" behind troops says where they were ("zieht 900 Soldaten aus dem Irak ab", "der Abzug der 900 aus …")."""
    if context.syntax.clauses[group.clause].lemma in count_file().leaving_verbs:
        return True
    act = group_before(context, group) if group.genitive_of is None else context.syntax.groups[group.genitive_of]
    return act is not None and context.lowers[act.head].removesuffix("s").endswith(tuple(count_file().leaving_nouns))


def come_from(context: Context, clause: Clause | None, group: NounGroup | None) -> list[Role]:
    """The state that troops come from, by the verb: "aus Spanien sollen 1.000 Soldaten kommen"."""
    if clause is None or group is None or clause.lemma not in count_file().coming_verbs or group.preposition is not None:
        return []
    origins = context.syntax.arguments(clause).prepositions.get("aus", ())
    found = (role for origin in origins if (role := context.actor_at.get(origin.head)) is not None)
    return next(([role] for role in found if role.kind in ARMED[:2]), [])


def _own_country(context: Context, attribute: NounGroup) -> list[Role]:
    """Whose country a possessive means: "Iranische Medien berichten von 300 Soldaten ihres Landes"."""
    if context.tags[attribute.start] != "PPOSAT" or context.lowers[attribute.head] not in count_file().home_nouns:
        return []
    subject = context.syntax.arguments(context.syntax.clauses[attribute.clause]).subject
    if subject is None:
        return []
    named = (role for i in range(subject.start, subject.end) if (role := context.actor_at.get(i)) is not None)
    for role in named:
        state = state_of_adjective(role.text.split()[0].lower())
        if state is not None:
            return [Role(text=role.text, start=role.start, end=role.end, name=state.name, id=state.id, kind="country")]
        if role.kind == "country":
            return [role]
    return []


def gapped(context: Context, tokens: range) -> list[Role]:
    """Who is named right before a number behind a comma: "Deutschland steuert 12.000 bei, Großbritannien 20.000"."""
    name = tokens[0] - 1
    if context.lowers[name] in count_file().list_prepositions:
        name -= 1  # "Chile kommt auf 900, Peru auf 800 Mann"
    role = context.actor_at.get(name)
    first = None if role is None else context.token_at(role.start)
    if role is None or first is None:
        return []
    first -= context.tags[first - 1] in ("ART", "PRELS")
    comma = first > 0 and (context.words[first - 1] in (",", ";") or context.tags[first - 1] == "KON")
    if first > 1 and first - 2 in context.actor_at and context.tags[first] != "ART":
        return []  # "verlegten Russland und China 200 Soldaten"
    return [role] if comma and (role.kind in ARMED[:2] or has_troops(role)) else []


def counted_for(context: Context, count: Count) -> list[Role]:
    """The state that goes on a list of troops with a number of its own: "…, Äthiopien folgt mit 2500"."""
    clause, group = count.clause, count.group
    named = group is not None and context.tags[group.head] in ("NN", "NE")
    if clause is None:
        return []
    subject = context.syntax.arguments(clause).subject
    if subject is not None and (count.quantity.unit or "").lower() in count_file().exercise_people:
        return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED[:2]]
    role = None if subject is None or subject.head in count.tokens else context.actor_at.get(subject.head)
    reaches = count_file().counting_phrases.get(clause.lemma) == "auf" and group is not None and group.preposition == "auf"
    if reaches and role is not None and role.kind == "country":
        return [role]  # "Chile kommt auf 900 Mann"
    speaks = clause.lemma in count_file().counting_verbs or frame_of(clause.lemma, [context.lowers[i] for i in clause.tokens])
    if named or speaks:
        return []
    return [role] if role is not None and role.kind in ARMED[:2] else []


def of_states(context: Context, group: NounGroup | None) -> list[Role]:
    """The states that are only counted: "9.000 Soldaten aus 13 Staaten"."""
    states = None if group is None else context.syntax.group_at.get(group.end + 1)
    if (
        group is None
        or states is None
        or states.preposition not in grammar().owner_prepositions
        or states.preposition_at != group.end
    ):
        return []
    counted = any(context.tags[i] == "CARD" for i in range(states.start, states.head))
    if not counted or not context.lowers[states.head].endswith(tuple(count_file().state_nouns)):
        return []
    return [context.group_role(states.start, states.end)]
