"""The rule engine: trigger files on clauses, giving accusations, denials and the other acts between parties."""

from dataclasses import dataclass, field

from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame, content_of_clause, content_of_group, slot_has_class
from claimx.claims.linking import same_party
from claimx.claims.nominal import NounFrame
from claimx.claims.parties import parties
from claimx.claims.triggers import Trigger, noun_triggers, trigger_index
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_lemma
from claimx.mentions.quotations import source_of
from claimx.schema import Role, Span

CONTENT_ROLES = {"allegation", "denied", "object"}
_PLACES = {"in", "im", "bei", "beim", "an", "am", "auf", "nahe", "aus", "vor"}
_NO_COMMENT = {"weder", "noch"}


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


def find_matches(context: Context) -> list[Match]:
    """Every trigger that fires in the article, in text order. A noun that names the act of its own verb again
    ("unterzeichneten ein Abkommen") is left out."""
    index = trigger_index()
    found: list[Match] = []
    for clause in context.syntax.clauses:
        if clause.verb is not None:
            for kind, trigger in index.verbs.get(clause.lemma, ()):
                match = _verb_match(context, kind, trigger, clause)
                if isinstance(match, Match):
                    found.append(match)
        for token in clause.tokens:
            if context.doc[token].tag_ in ("NN", "NE"):
                for kind, trigger in noun_triggers(context.doc[token].lower_):
                    noun = _noun_match(context, kind, trigger, clause, token)
                    if isinstance(noun, Match):
                        found.append(noun)
    acts = {(m.type, m.clause.index) for m in found if m.trigger.verb is not None and "object" in m.trigger.frame}
    once = [m for m in found if m.trigger.verb is not None or (m.type, m.clause.index) not in acts]
    return sorted(once, key=lambda m: (m.anchor, m.type, m.trigger.name))


def _verb_match(context: Context, kind: str, trigger: Trigger, clause: Clause) -> Match | str:
    """The match of a trigger verb in a clause, or the reason why there is none."""
    frame = VerbFrame(context, trigger, clause)
    reason = _refusal(context, kind, trigger, frame)
    if reason is not None:
        return reason
    match = Match(kind, trigger, clause, _anchor(context, trigger, clause, frame))
    _fill(context, match, frame)
    return match if _has_needs(match) else f"lacks {' and '.join(trigger.needs) or 'a source'}"


def _refusal(context: Context, kind: str, trigger: Trigger, frame: VerbFrame) -> str | None:
    """Why the words around a trigger verb speak against it, or None."""
    clause = frame.clause
    words = {context.doc[i].lower_ for i in clause.tokens}
    if trigger.with_words and not words.intersection(trigger.with_words):
        return f"none of the words {', '.join(trigger.with_words[:4])} in the clause"
    if not words.issuperset(trigger.requires):
        return f"not all of {', '.join(trigger.requires)} in the clause"
    if words.intersection(trigger.exclude):
        return f"{', '.join(sorted(words.intersection(trigger.exclude)))} in the clause"
    if trigger.negated and clause.negation is None:
        return "no negation in the clause"
    if kind == "denial" and _is_no_comment(context, clause, words):
        return "weder ... noch: neither confirmed nor denied"
    for slot, name in trigger.where.items():
        if not slot_has_class(context, frame.groups(slot), name):
            return f"{slot} is no {name}"
    if trigger.demands and not any(_is_kind(context, frame, name) for name in trigger.demands):
        return f"the object is none of {', '.join(trigger.demands)}"
    barred = [name for name in trigger.never if slot_has_class(context, frame.groups("object"), name)]
    return f"the object is {barred[0]}" if barred else None


def _is_no_comment(context: Context, clause: Clause, words: set[str]) -> bool:
    """ "weder bestätigt noch dementiert" says nothing either way; nor does "ist nicht zu leugnen"."""
    if words >= _NO_COMMENT:
        return True
    finite = None if clause.finite is None else verb_lemma(context.doc[clause.finite].text, context.doc[clause.finite].tag_)
    infinite = any(context.doc[i].tag_ in ("PTKZU", "VVIZU") for i in clause.tokens)
    return clause.finite is not None and ((finite == "sein" and infinite) or (finite == "lassen" and "sich" in words))


def _is_kind(context: Context, frame: VerbFrame, name: str) -> bool:
    if name == "clause":
        return frame.complement() is not None and not frame.groups("object")
    if name == "pronoun":
        return any(
            g.pronoun and context.doc[g.start].lower_ in ("das", "dies", "dieses", "diese", "es", "sie", "alles", "jede")
            for g in frame.groups("object")
        )
    return slot_has_class(context, frame.groups("object") + (frame.groups("dative") if frame.dative else []), name)


def _anchor(context: Context, trigger: Trigger, clause: Clause, frame: VerbFrame) -> tuple[int, int]:
    """The trigger's words: the verb, with the words of a phrase, or the noun that the trigger points at."""
    if trigger.anchor == "word" or (trigger.anchor is None and trigger.reported and trigger.with_words and trigger.lemma == "sein"):
        place = next(i for i in clause.tokens if context.doc[i].lower_ in trigger.with_words)
        return place, place + 1
    if trigger.anchor == "cue":
        assert clause.verb is not None
        quotation = context.quotation_at(context.doc[clause.verb].idx)
        if quotation is not None and quotation.cue:
            tokens = context.tokens(quotation.cue[0].start, quotation.cue[0].end)
            return tokens[0], tokens[-1] + 1
    elif trigger.anchor is not None:
        groups = frame.groups(trigger.anchor)
        if groups:
            return groups[0].start, groups[0].end
    assert clause.verb is not None
    places = [clause.verb]
    if trigger.head is not None and trigger.with_words:
        places += [i for i in clause.tokens if context.doc[i].lower_ in trigger.with_words][:1]
    return min(places), max(places) + 1


def _fill(context: Context, match: Match, frame: VerbFrame) -> None:
    for role, slots in match.trigger.frame.items():
        if role in CONTENT_ROLES:
            match.content[role] = _content(context, frame, slots, match)
        else:
            match.parties[role] = _roles(context, frame, slots, match)


def _roles(context: Context, frame: VerbFrame, slots: list[str], match: Match) -> list[Role]:
    """The parties of the first slot that names any; "subject+mit" takes the known parties of the second slot too."""
    for slot in slots:
        first, *others = slot.split("+")
        found = _slot_roles(context, frame, first, match)
        for word in others:
            joined = [r for g in frame.groups(word) for r in parties(context, g, known_only=True)]
            found = found + [r for r in joined if r not in found]
        if found:
            match.reasons.append(f"{slot}: {', '.join(r.text for r in found)}")
            return found
    return []


def _slot_roles(context: Context, frame: VerbFrame, slot: str, match: Match) -> list[Role]:
    if slot == "source":
        token = context.doc[match.anchor[0]]
        source, _ = source_of(context.doc, token.idx, token.idx + len(token))
        return [] if source is None else source if isinstance(source, list) else [source]
    inner = slot in ("object", "predicate") and match.type == "accusation" and "als" in match.trigger.where
    if inner or slot in ("subject_party", "in", "object_inner", "object_party"):
        found = [r for g in frame.groups(slot) for r in _inner_parties(context, g)]
    else:
        found = [r for g in frame.groups(slot) for r in parties(context, g)]
    if not found and slot in ("object", "dative") and frame.arguments.reflexive:
        found = _each_other(context, frame)
    return found


def _each_other(context: Context, frame: VerbFrame) -> list[Role]:
    """ "Beide Seiten beschuldigten sich gegenseitig": the parties of the subject, on the reflexive pronoun."""
    at = next((i for i in frame.clause.tokens if context.doc[i].tag_ == "PRF" or context.doc[i].lower_ == "einander"), None)
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
                "resolved": role.resolved or Span(text=role.text, start=role.start, end=role.end),
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
        placed = inner is not None and inner is not group and inner.preposition in _PLACES
        if role is not None and not placed:
            return [role]
    return []


def _content(context: Context, frame: VerbFrame, slots: list[str], match: Match) -> Span | None:
    for slot in slots:
        if slot == "clause":
            clause = frame.complement()
            if clause is not None:
                return context.span(*content_of_clause(context, clause))
        elif slot == "quote":
            quotation = context.cued.get(context.doc[match.anchor[0]].idx)
            if quotation is not None and quotation.type == "direct":
                return context.trimmed(quotation.quote[0].start, quotation.quote[-1].end)
        elif slot == "whole":
            return context.span(*content_of_clause(context, frame.clause))
        else:
            groups = frame.groups(slot)
            used = {(r.start, r.end) for roles in match.parties.values() for r in roles}
            for group in groups:
                span = context.span(*content_of_group(context, group))
                if (span.start, span.end) not in used:
                    return span
    return None


def _has_needs(match: Match) -> bool:
    if not all(any(_is_filled(match, role) for role in need.split("|")) for need in match.trigger.needs):
        return False
    sides = [match.parties.get(role, []) for role in ("accuser", "accused")]
    if match.trigger.reported and all(sides) and same_party(*sides):
        return False
    sourced = any("source" in slots for slots in match.trigger.frame.values())
    return not (match.trigger.reported and sourced and not _source_role(match))


def _is_filled(match: Match, role: str) -> bool:
    """Whether a role holds something; "agent_party" asks for somebody known or resolved, "agent_person" for that kind."""
    name, _, kind = role.partition("_")
    if kind == "party":
        return any(r.kind != "unknown" or r.resolved for r in match.parties.get(name, []))
    if kind:
        return any(r.kind == kind for r in match.parties.get(name, []))
    return bool(match.parties.get(role)) or match.content.get(role) is not None


def _source_role(match: Match) -> list[Role]:
    return next((match.parties.get(role, []) for role, slots in match.trigger.frame.items() if "source" in slots), [])


def _noun_match(context: Context, kind: str, trigger: Trigger, clause: Clause, token: int) -> Match | str:
    """The match of a trigger noun, or the reason why there is none."""
    group = context.syntax.group_at.get(token)
    if group is None or group.head != token:
        return "not the head of its noun group"
    frame = NounFrame(context, trigger, clause, group)
    if frame.refers_back():
        return "refers back to an earlier mention"
    if any(context.doc[i].lower_ in trigger.exclude for i in clause.tokens):
        return f"one of {', '.join(trigger.exclude)} in the clause"
    match = Match(kind, trigger, clause, (token, token + 1))
    for role, slots in trigger.frame.items():
        if role in CONTENT_ROLES:
            match.content[role] = frame.content(slots)
        else:
            match.parties[role] = frame.roles(slots)
    if not any(match.parties.values()) and not any(match.content.values()):
        return "no party and no content near it"
    if kind == "accusation" and frame.is_bare(match.parties, any(match.content.values())):
        return "a bare mention that makes no new accusation"
    return match if _has_needs(match) else f"lacks {' and '.join(trigger.needs)}"


def refusals(context: Context, clause: Clause) -> list[str]:
    """For `claimx explain`: the triggers whose word stands in the clause and that did not fire, with the reason."""
    index = trigger_index()
    tried = [
        (kind, t, _verb_match(context, kind, t, clause))
        for kind, t in index.verbs.get(clause.lemma, ())
        if clause.verb is not None
    ]
    for token in clause.tokens:
        if context.doc[token].tag_ in ("NN", "NE"):
            tried += [
                (kind, t, _noun_match(context, kind, t, clause, token))
                for kind, t in noun_triggers(context.doc[token].lower_)
            ]
    return [f"{kind}/{trigger.name}: {outcome}" for kind, trigger, outcome in tried if isinstance(outcome, str)]
