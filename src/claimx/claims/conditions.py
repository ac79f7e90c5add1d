"""What must hold for a trigger to fire: the words of its clause, what stands in its slots, the roles it cannot do without."""

from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame
from claimx.claims.linking import same_party
from claimx.claims.roles import Match
from claimx.claims.slots import slot_has_class
from claimx.claims.triggers import EVENTS, Trigger, has_class
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.verbs import verb_lemma
from claimx.mentions.modality_words import modality_words
from claimx.mentions.quantities.lexicon import lexicon
from claimx.mentions.quotations.lexicon import frame_of
from claimx.mentions.references import reference_file
from claimx.schema import Role

_SAID = {"accusation", "criticism", "guilt", "falsehood"}
"""Classes of nouns that a relative pronoun may stand for: "ein Vorwurf, den Moskau zurückweist"."""


def _negates(context: Context, frame: VerbFrame) -> bool:
    """Whether what is said is negated itself, not only a clause inside it ("dass sie prüfe, ob nichts fehle")."""
    words = (i for i in frame.said() if context.lowers[i] in modality_words().negations)
    return any(_is_said_directly(context, frame, i) for i in words)


def _is_said_directly(context: Context, frame: VerbFrame, token: int) -> bool:
    """Whether a token stands in the clause that says the content, or in a main or infinitive clause of what is quoted."""
    clause, content = context.clause(token), frame.complement()
    if clause is None or clause is content or clause.kind in ("main", "fragment", "infinitive"):
        return True
    introducer = "" if clause.introducer is None else context.lowers[clause.introducer]
    return introducer in grammar().statement_introducers


def refused_wording(trigger: Trigger, words: frozenset[str]) -> str | None:
    """Why the words of its clause, which cost least to look at, speak against a trigger verb, or None."""
    if trigger.words and words.isdisjoint(trigger.words):
        return f"none of the words {', '.join(trigger.with_words[:4])} in the clause"
    if not words.issuperset(trigger.requires):
        return f"not all of {', '.join(trigger.requires)} in the clause"
    if not words.isdisjoint(trigger.exclude):
        return f"{', '.join(sorted(words.intersection(trigger.exclude)))} in the clause"
    return None


def refusal(context: Context, kind: str, trigger: Trigger, frame: VerbFrame) -> str | None:
    """Why what stands around a trigger verb speaks against it, or None."""
    clause = frame.clause
    words = context.words_of(clause)
    if kind not in EVENTS and leaves_open(context, clause):
        return "it is left open whether it is so"
    if trigger.adjectives and _only_describes(context, trigger, frame):
        return "the adjective only describes a noun"
    if kind == "denial" and trigger.adjectives and _judges_deed(frame):
        return "a deed is judged, and no report"
    if trigger.counters and not _negates(context, frame):
        return "nothing is negated in what is said"
    if trigger.quoting and context.attributed(clause) is None:
        return "not words of attribution"
    if trigger.past and not tells_what_was(context, frame.content_words()):
        return "what is said is not past"
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
    plot = slot_has_class(context, frame.groups("object"), "plot")  # "wies Angriffspläne zurück"
    barred = [name for name in trigger.never if not plot and slot_has_class(context, frame.groups("object"), name)]
    if barred:
        return f"the object is {barred[0]}"
    return "a demand is refused" if trigger.never and kind == "denial" and _points_to_demand(context, frame) else None


def _points_to_demand(context: Context, frame: VerbFrame) -> bool:
    """Whether a pronoun stands for what the sentence before demands, where it accuses nobody ("Peru forderte 900 Soldaten. Das
    wies Chile zurück.")."""
    things, here = frame.groups("object"), frame.clause.sentence
    if not any(g.pronoun and context.lowers[g.start] in grammar().pronoun_objects for g in things):
        return False
    before = [c for c in context.syntax.clauses[: frame.clause.index] if c.sentence in (here, here - 1) and c.verb is not None]
    near = [c for c in before if c.sentence == max(other.sentence for other in before)]
    kinds = {f.kind for c in near if (f := frame_of(c.lemma, [context.lowers[i] for i in c.tokens])) is not None}
    return "demands" in kinds and "accuses" not in kinds


def _judges_deed(frame: VerbFrame) -> bool:
    """Whether the adjective says something of an infinitive ("es sei falsch, Bauern zu verhaften")."""
    told = frame.complement()
    return told is not None and told.kind == "infinitive" and told.introducer is None


def tells_what_was(context: Context, tokens: list[int]) -> bool:
    """Whether these words hold a perfect: a participle with "haben" or "sein"."""
    if not any(context.tags[i] in ("VVPP", "VAPP", "VMPP") for i in tokens):
        return False
    return any(verb_lemma(context.words[i], context.tags[i]) in ("haben", "sein") for i in tokens if context.tags[i][:2] == "VA")


def leaves_open(context: Context, clause: Clause) -> bool:
    """Whether a clause only asks ("ob das falsch sei")."""
    return clause.introducer is not None and context.lowers[clause.introducer] == "ob"


def _only_describes(context: Context, trigger: Trigger, frame: VerbFrame) -> bool:
    """Whether the adjective that a trigger asks for is only the attribute of a noun ("fand die fahrlässige Tötung …")."""
    places = [i for i in frame.clause.tokens if context.lowers[i] in trigger.with_words]
    return bool(places) and all(_is_attribute(context, trigger, frame, i) for i in places)


def _is_attribute(context: Context, trigger: Trigger, frame: VerbFrame, token: int) -> bool:
    group = context.syntax.group_at.get(token)
    inside = group is not None and token < group.head and context.tags[token] == "ADJA"
    if group is None or not inside or context.lowers[token] not in trigger.adjectives:
        return False
    if group.preposition is not None:
        return group.preposition not in ("als", "für") or frame.clause.lemma == "finden"
    meant = group in (*frame.groups("predicate"), *frame.groups("named"))
    return not (meant and slot_has_class(context, [group], trigger.describes))


def _is_negated(clause: Clause, words: frozenset[str]) -> bool:
    return clause.negation is not None or not modality_words().negations.isdisjoint(words)


def _is_no_comment(context: Context, clause: Clause, words: frozenset[str]) -> bool:
    """ "weder bestätigt noch dementiert" says nothing either way; nor does "ist nicht zu leugnen"."""
    if words >= grammar().neither_nor:
        return True
    finite = None if clause.finite is None else verb_lemma(context.words[clause.finite], context.tags[clause.finite])
    infinite = any(context.tags[i] in ("PTKZU", "VVIZU") for i in clause.tokens)
    let = finite == "lassen" and "sich" in words and "sitzen" not in words  # "ließ den Vorwurf nicht auf sich sitzen"
    return clause.finite is not None and ((finite == "sein" and infinite) or let)


def _is_kind(context: Context, frame: VerbFrame, name: str) -> bool:
    if name == "clause":
        return frame.complement() is not None and not frame.groups("object")
    if name == "pronoun":
        things = frame.groups("object")
        if any(g.pronoun and context.lowers[g.start] in grammar().pronoun_objects for g in things):
            return True
        datives = frame.groups("dative") if frame.dative else []
        alone = (g for g in datives if g.end == g.start + 1 and context.tags[g.start] != "PRELS")
        return any(context.lowers[g.start] in grammar().pronoun_datives for g in alone)
    groups = frame.groups("object") + (frame.groups("dative") if frame.dative else [])
    return slot_has_class(context, groups, name, relative=name in _SAID)


def has_needs(match: Match) -> bool:
    """Whether the filled roles of a match are enough for a claim: what its trigger needs is there, and none of it is barred."""
    if not all(any(_is_filled(match, role) for role in need.split("|")) for need in match.trigger.needs):
        return False
    if any(r.kind in match.trigger.no_kinds for roles in match.parties.values() for r in roles) or _is_own_target(match):
        return False
    sentenced = match.clause.passive is not None and (not match.parties.get("agent") or _meets_people(match))
    barred = [*match.trigger.role_bars.items(), *(match.trigger.passive_bars.items() if sentenced else ())]
    if any(_kind_of(r) in kinds for role, kinds in barred for r in match.parties.get(role, [])):
        return False
    sides = [match.parties.get(role, []) for role in ("accuser", "accused")]
    if match.trigger.reported and all(sides) and same_party(*sides):
        return False
    sourced = any("source" in slots for slots in match.trigger.frame.values())
    return not (match.trigger.reported and sourced and not _source_role(match))


def _meets_people(match: Match) -> bool:
    """Whether an act meets common people ("drei Männer wurden von der Kammer verurteilt"), not a deed."""
    units = (lexicon().unit(role.text.split()[-1]) for role in match.parties.get("target", []) if role.text)
    return any(unit is not None and unit.kind == "person" for unit in units)


def _kind_of(role: Role) -> str:
    """The kind of a party; "er" and "ihn" name a person even where it is not clear which."""
    lone = role.name is None and reference_file().pronouns.get(role.text.lower()) == ["ms"]
    return "person" if lone and role.kind == "unknown" else role.kind


def _is_filled(match: Match, role: str) -> bool:
    """Whether a role holds something; "agent_party" asks for somebody known or resolved, "agent_person" for that kind,
    "agent_named" by a person with a first name, "agent_body" and "agent_critic" for a noun of that class."""
    name, _, kind = role.partition("_")
    if kind == "party":
        return any(r.kind != "unknown" or r.resolved for r in match.parties.get(name, []))
    if kind == "named":
        return any(r.kind == "person" and " " in (r.name or "") for r in match.parties.get(name, []))
    if kind in ("body", "critic", "witness"):
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
