"""What must hold for a trigger to fire: the words of its clause, what stands in its slots, the roles it cannot do without."""

from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame
from claimx.claims.linking import same_party
from claimx.claims.roles import Match
from claimx.claims.slots import slot_has_class
from claimx.claims.triggers import Trigger, has_class
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.verbs import verb_lemma
from claimx.mentions.modality_words import modality_words
from claimx.mentions.references import reference_file
from claimx.schema import Role


def _negates(context: Context, frame: VerbFrame) -> bool:
    """Whether what is said holds a negation."""
    return any(context.doc[i].lower_ in modality_words().negations for i in frame.said())


def refused_wording(trigger: Trigger, words: frozenset[str]) -> str | None:
    """Why the words of its clause, which cost least to look at, speak against a trigger verb, or None."""
    if trigger.with_words and not words.intersection(trigger.with_words):
        return f"none of the words {', '.join(trigger.with_words[:4])} in the clause"
    if not words.issuperset(trigger.requires):
        return f"not all of {', '.join(trigger.requires)} in the clause"
    if words.intersection(trigger.exclude):
        return f"{', '.join(sorted(words.intersection(trigger.exclude)))} in the clause"
    return None


def refusal(context: Context, kind: str, trigger: Trigger, frame: VerbFrame) -> str | None:
    """Why what stands around a trigger verb speaks against it, or None."""
    clause = frame.clause
    words = context.words_of(clause)
    if trigger.counters and not _negates(context, frame):
        return "nothing is negated in what is said"
    if trigger.quoting and context.attributed(clause) is None:
        return "not words of attribution"
    if trigger.negated and not _is_negated(clause, words):
        return "no negation in the clause"
    if trigger.affirmed and _is_negated(clause, words):
        return "a negation in the clause"
    if kind == "denial" and _is_no_comment(context, clause, words):
        return "weder ... noch: neither confirmed nor denied"
    for slot, name in trigger.where.items():
        if not slot_has_class(context, frame.groups(slot), name, relative=frame.event):
            return f"{slot} is no {name}"
    if trigger.demands and not any(_is_kind(context, frame, name) for name in trigger.demands):
        return f"the object is none of {', '.join(trigger.demands)}"
    for slot, names in trigger.bars.items():
        if slot_has_class(context, frame.groups(slot), names, relative=frame.event):
            return f"{slot} is {names}"
    barred = [name for name in trigger.never if slot_has_class(context, frame.groups("object"), name)]
    return f"the object is {barred[0]}" if barred else None


def _is_negated(clause: Clause, words: frozenset[str]) -> bool:
    return clause.negation is not None or not modality_words().negations.isdisjoint(words)


def _is_no_comment(context: Context, clause: Clause, words: frozenset[str]) -> bool:
    """ "weder bestätigt noch dementiert" says nothing either way; nor does "ist nicht zu leugnen"."""
    if words >= grammar().neither_nor:
        return True
    finite = None if clause.finite is None else verb_lemma(context.doc[clause.finite].text, context.doc[clause.finite].tag_)
    infinite = any(context.doc[i].tag_ in ("PTKZU", "VVIZU") for i in clause.tokens)
    return clause.finite is not None and ((finite == "sein" and infinite) or (finite == "lassen" and "sich" in words))


def _is_kind(context: Context, frame: VerbFrame, name: str) -> bool:
    if name == "clause":
        return frame.complement() is not None and not frame.groups("object")
    if name == "pronoun":
        return any(g.pronoun and context.doc[g.start].lower_ in grammar().pronoun_objects for g in frame.groups("object"))
    return slot_has_class(context, frame.groups("object") + (frame.groups("dative") if frame.dative else []), name)


def has_needs(match: Match) -> bool:
    """Whether the filled roles of a match are enough for a claim: what its trigger needs is there, and none of it is barred."""
    if not all(any(_is_filled(match, role) for role in need.split("|")) for need in match.trigger.needs):
        return False
    if any(r.kind in match.trigger.no_kinds for roles in match.parties.values() for r in roles) or _is_own_target(match):
        return False
    barred = match.trigger.role_bars.items()
    if any(_kind_of(r) in kinds for role, kinds in barred for r in match.parties.get(role, [])):
        return False
    sides = [match.parties.get(role, []) for role in ("accuser", "accused")]
    if match.trigger.reported and all(sides) and same_party(*sides):
        return False
    sourced = any("source" in slots for slots in match.trigger.frame.values())
    return not (match.trigger.reported and sourced and not _source_role(match))


def _kind_of(role: Role) -> str:
    """The kind of a party; "er" and "ihn" name a person even where it is not clear which."""
    lone = role.name is None and reference_file().pronouns.get(role.text.lower()) == ["ms"]
    return "person" if lone and role.kind == "unknown" else role.kind


def _is_filled(match: Match, role: str) -> bool:
    """Whether a role holds something; "agent_party" asks for somebody known or resolved, "agent_person" for that kind,
    "agent_body" for a noun of that class."""
    name, _, kind = role.partition("_")
    if kind == "party":
        return any(r.kind != "unknown" or r.resolved for r in match.parties.get(name, []))
    if kind == "body":
        return any(has_class(word, kind) for r in match.parties.get(name, []) for word in r.text.split())
    if kind:
        return any(r.kind == kind for r in match.parties.get(name, []))
    return bool(match.parties.get(role)) or match.content.get(role) is not None


def _is_own_target(match: Match) -> bool:
    """Whether the same words were read as both sides ("Der Volkswirtschaft, Japan, droht …")."""
    agents, targets = (match.parties.get(role, []) for role in ("agent", "target"))
    return any(a.start == t.start for a in agents for t in targets)


def _source_role(match: Match) -> list[Role]:
    return next((match.parties.get(role, []) for role, slots in match.trigger.frame.items() if "source" in slots), [])
