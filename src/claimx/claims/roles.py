"""Who and what fills the roles of a trigger that fired: from the slots of its frame to parties and spans of content."""

from dataclasses import dataclass, field

from claimx.claims.amounts import quantity_in
from claimx.claims.contents import content_of_clause, content_of_group
from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame
from claimx.claims.nominal import NounFrame
from claimx.claims.parties import parties
from claimx.claims.ranks import of_its_seat
from claimx.claims.slots import is_one_of, prepositional, slot_has_class
from claimx.claims.things import doer_meant, doers_of, thing_meant
from claimx.claims.triggers import Trigger, has_class
from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations import source_of
from claimx.schema import Role, Span, listed

CONTENT_ROLES = {"allegation", "denied", "object"}
_FREE = {"subject", "object", "dative"}  # slots that name a party by their case; in a phrase only a known party is one


@dataclass(slots=True)
class Match:
    """One trigger that fired: the claim's type, its anchor and the roles read from its clause."""

    type: str
    trigger: Trigger
    clause: Clause
    anchor: tuple[int, int]
    parties: dict[str, list[Role]] = field(default_factory=dict)
    content: dict[str, Span | None] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


def fill(context: Context, match: Match, frame: VerbFrame) -> None:
    """Fills the roles of a verb's match in place."""
    for role, slots in match.trigger.frame.items():
        if role in CONTENT_ROLES:
            match.content[role] = _content(context, frame, role, slots, match)
        else:
            match.parties[role] = _roles(context, frame, slots, match)
    if frame.event:
        _keep_apart(context, match, frame)
    if match.type == "accusation" and not match.parties.get("accused") and "accused" in match.trigger.frame:
        match.parties["accused"] = doer_meant(context, match.clause, match.parties.get("accuser", []))


def _keep_apart(context: Context, match: Match, frame: VerbFrame) -> None:
    """Looks anew for whom a pronoun means that was taken for the party on the other side ("Er traf Weber")."""
    agents, targets = (match.parties.get(role, []) for role in ("agent", "target"))
    if any(a.resolved and _name(a) in map(_name, targets) for a in agents):
        match.parties["agent"] = _roles(context, frame, match.trigger.frame["agent"], match)


def fill_noun(context: Context, match: Match, frame: NounFrame) -> None:
    """Fills the roles of a noun's match in place."""
    for role, slots in match.trigger.frame.items():
        if role in CONTENT_ROLES:
            span = frame.content(slots)
            match.content[role] = _without_parties(context, match, span) if role == "object" and span is not None else span
        else:
            match.parties[role] = frame.roles(slots)


def fill_piece(context: Context, match: Match, said: tuple[int, int]) -> None:
    """Fills the roles of what is said without a verb: whoever says it, and all of it (characters) as the content."""
    for role, slots in match.trigger.frame.items():
        if role in CONTENT_ROLES:
            match.content[role] = context.trimmed(*said) if "whole" in slots else None
        elif "source" in slots:
            source, _ = source_of(context.doc, *said)
            match.parties[role] = listed(source) or _seated_speaker(context, said)


def _name(role: Role) -> str:
    return role.name or role.text


def _roles(context: Context, frame: VerbFrame, slots: list[str], match: Match) -> list[Role]:
    """The parties of the first slot that names any."""
    for slot in slots:
        found = _slot_roles(context, frame, slot, match)
        if "object" in match.trigger.frame:
            found = [r for r in found if r.resolved or r.text.lower() not in grammar().nobody]
        if found:
            match.reasons.append(f"{slot}: {', '.join(r.text for r in found)}")
            return found
    return []


def _slot_roles(context: Context, frame: VerbFrame, slot: str, match: Match) -> list[Role]:
    if slot in ("object", "dative") and _is_mutual(context, frame) and (both := _each_other(context, frame)):
        return both
    if slot == "source":
        token = context.doc[match.anchor[0] if frame.clause.verb is None else frame.clause.verb]
        source, _ = source_of(context.doc, token.idx, token.idx + len(token))
        return listed(source)
    if slot == "speaker":
        quotation = context.attributed(frame.clause)
        return [] if quotation is None or quotation.speaker is None else [quotation.speaker]
    inner = slot in ("object", "predicate") and match.type == "accusation" and "als" in match.trigger.where
    if inner or slot in ("subject_party", "in", "object_party") or slot.endswith("_inner"):
        found = [r for g in frame.groups(slot.removesuffix("_inner")) for r in _inner_parties(context, g)]
    else:
        groups = [g for g in frame.groups(slot) if g.head not in context.syntax.times and not frame.tells_whose_fate(g)]
        groups = groups if frame.event else _outer(context, groups)
        named = "object" in match.trigger.frame and slot not in _FREE
        known = [r for roles in match.parties.values() for r in roles]
        taken = {_name(r) for r in known}
        others = taken if frame.event else None
        found = [r for g in groups for r in parties(context, g, known_only=named, bodies=frame.event, others=others)]
        again = [r for r in found if r.resolved and _name(r) in taken and r.start not in {k.start for k in known}]
        if again and not frame.event:
            found = [r for g in groups for r in parties(context, g, others=taken)]  # "A nannte die Pläne … und bezeichnete sie"
        if match.type == "criticism" and slot in ("object", "called") and len(groups) == 1:
            found = thing_meant(context, groups[0], found)
        if match.type == "criticism" and slot != "subject" and len(groups) == 1:
            found = doers_of(context, groups[0]) or found
        if slot == "subject" and [r.text.lower() for r in found] == ["man"]:
            found = _one(context, frame) or found
    if not found and slot in ("object", "dative") and frame.arguments.reflexive:
        found = _each_other(context, frame)
    if not found and slot == "subject" and frame.clause.passive == "werden" and match.type == "denial":
        found = _denied_in(context, frame)
    return found


def _denied_in(context: Context, frame: VerbFrame) -> list[Role]:
    """The state whose seat stands before the verb of a passive without an agent ("In Lima wird das bestritten")."""
    finite = frame.clause.finite
    if finite is None:
        return []
    for group in prepositional(frame.arguments, "in"):
        role = context.actor_at.get(group.head) if group.end <= finite else None
        seat = None if role is None else of_its_seat(role)
        if seat is not None and seat.kind in ("government", "country"):
            return [seat]
    return []


def _outer(context: Context, groups: list[NounGroup]) -> list[NounGroup]:
    """The groups without those that belong to the one before ("gegen die Gewalt | gegen Studenten")."""
    ends = {context.syntax.extent(g)[1] for g in groups}
    return [g for g in groups if g.preposition_at is None or g.preposition_at not in ends]


def _one(context: Context, frame: VerbFrame) -> list[Role]:
    """Whom "man" stands for: those at a place ("in Kiew spricht man von …"), or whoever says it ("man lehne das ab, sagte …")."""
    seated = _seated(context, frame.arguments)
    if seated:
        return seated
    assert frame.clause.verb is not None
    quotation = context.quotation_at(context.doc[frame.clause.verb].idx)
    return [quotation.speaker] if quotation is not None and quotation.speaker is not None else []


def _seated(context: Context, arguments: Arguments) -> list[Role]:
    """Those who act at a place or in a body: "in Kiew spricht man von …", "im Ressort weist man das zurück"."""
    seat = context.syntax.seat(arguments)
    inside = (g for word in ("in", "bei") for g in prepositional(arguments, word))
    bodies = (
        g for g in inside if has_class(context.words[g.head], "seat") or is_one_of(context, g, "government", "organisation")
    )
    seat = seat or next(bodies, None)
    return [] if seat is None else parties(context, seat)


def _seated_speaker(context: Context, said: tuple[int, int]) -> list[Role]:
    """Whom "man" stands for in the words of attribution of a quotation ("… , kontert man im Ressort")."""
    quotation = context.quotation_at(said[0])
    cue = None if quotation is None or not quotation.cue else context.clause(context.token_at(quotation.cue[0].start))
    arguments = None if cue is None else context.syntax.arguments(cue)
    if arguments is None or arguments.subject is None or context.lowers[arguments.subject.head] != "man":
        return []
    return _seated(context, arguments)


def _is_mutual(context: Context, frame: VerbFrame) -> bool:
    """Whether whom the verb names are its subjects themselves ("warfen sich gegenseitig … vor", "beschuldigten einander")."""
    return frame.arguments.reflexive and not context.words_of(frame.clause).isdisjoint(grammar().mutual)


def _each_other(context: Context, frame: VerbFrame) -> list[Role]:
    """ "Beide Seiten beschuldigten sich gegenseitig": the parties of the subject, on the reflexive pronoun."""
    at = next((i for i in frame.clause.tokens if context.tags[i] == "PRF" or context.lowers[i] == "einander"), None)
    if at is None or frame.arguments.subject is None:
        return []
    word = context.span(at, at + 1)
    found = parties(context, frame.arguments.subject)
    return [
        role.model_copy(
            update={
                "text": word.text,
                "start": word.start,
                "end": word.end,
                "resolved": role.resolved or role.bare(),
            }
        )
        for role in found
    ]


def _inner_parties(context: Context, group: NounGroup) -> list[Role]:
    """Who acts in a group that is an act, not an actor ("das Vorgehen Khartums"); where it happened is nobody."""
    start, end = content_of_group(context, group)
    for i in range(start, end):
        role = context.actor_at.get(i)
        inner = context.syntax.group_at.get(i)
        if inner is not None and inner is not group and _suffers(context, group, inner):
            continue
        whole = context.syntax.owner(inner)  # "gegen die Resolution | des Sicherheitsrats"
        placed = whole is not None and whole is not group and whole.preposition in grammar().no_actor_prepositions
        local = role is not None and role.kind == "unknown" and context.tags[i] == "ADJA"  # "die Berliner Band"
        if role is not None and not placed and not local:
            return [role]
    return []


def _suffers(context: Context, act: NounGroup, inner: NounGroup) -> bool:
    """Whether a group inside an act is its victim ("der Tod von zwölf Bauern", "die Festnahme des Bischofs")."""
    owned = inner.genitive_of is not None or inner.preposition in (*forms_of("von"), "an")
    return owned and has_class(context.words[act.head], "suffered")


def _without_parties(context: Context, match: Match, span: Span) -> Span:
    """The content up to a phrase that names a party or belongs to the trigger ("Waffen | an Kiew", "Jets | zur Verfügung")."""
    tokens = context.tokens(span.start, span.end)
    groups = [context.syntax.group_at.get(context.token_at(r.start)) for roles in match.parties.values() for r in roles]
    named = [g for g in context.syntax.groups_of[match.clause.index] if context.lowers[g.head] in match.trigger.with_words]
    places = [g.preposition_at for g in (*groups, *named) if g is not None and g.preposition_at is not None]
    cut = min((p for p in places if tokens[0] < p <= tokens[-1]), default=None)
    return span if cut is None else context.span(tokens[0], cut)


def _whole(context: Context, span: Span) -> Span:
    """The content with all of the quantity that it begins or ends in ("über | zwei Millionen | Granaten")."""
    quantity = quantity_in(context, span)
    if quantity is None:
        return span
    return context.trimmed(min(span.start, quantity.start), max(span.end, quantity.end))


def _counters(context: Context, frame: VerbFrame, clause: Clause) -> bool:
    """Whether a main clause behind a denial says what holds instead ("weist das zurück: Man wolle …"), not what is denied."""
    things = frame.groups("object") or frame.groups("dative")
    pointed = context.words[clause.start - 1] == "," and slot_has_class(context, things, "report")
    return clause.kind == "main" and not pointed and not slot_has_class(context, things, "accusation")


def _within_quotation(context: Context, span: Span) -> Span:
    """A clause without the words of attribution behind it ("Lima habe das Abkommen gebrochen | , erklärte die Armee")."""
    quotation = context.quotation_at(span.start)
    end = span.end if quotation is None or not quotation.cue else quotation.quote[-1].end
    return context.trimmed(span.start, end) if span.start < end < span.end else span


def _content(context: Context, frame: VerbFrame, role: str, slots: list[str], match: Match) -> Span | None:
    for slot in slots:
        if slot == "clause":
            clause = frame.complement()
            if clause is not None and not (role == "denied" and _counters(context, frame, clause)):
                return context.span(*content_of_clause(context, clause))
        elif slot == "quote":
            quotation = context.cued.get(context.doc[match.anchor[0]].idx)
            if quotation is not None and quotation.type in ("direct", "indirect"):
                return context.trimmed(quotation.quote[0].start, quotation.quote[-1].end)
        elif slot == "whole":
            return _within_quotation(context, context.span(*content_of_clause(context, frame.clause)))
        else:
            groups = frame.groups(slot)
            used = {(r.start, r.end) for roles in match.parties.values() for r in roles}
            heads = {i for start, end in used for i in context.tokens(start, end)}
            if role == "allegation" and slot == "object":
                groups = [g for g in groups if g.head not in heads]
            if role == "object":
                groups = sorted((g for g in groups if context.tags[g.start] != "PWS"), key=lambda g: g.head in context.actor_at)
            for group in groups:
                span = context.span(*content_of_group(context, group))
                span = _whole(context, _without_parties(context, match, span)) if role == "object" else span
                if frame.event and slot == "zu" and has_class(context.words[group.head], "phase"):
                    continue  # "zum Abschluss seiner Reise" says when
                if (span.start, span.end) not in used:
                    return span
    return None
