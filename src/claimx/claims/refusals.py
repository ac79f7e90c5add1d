"""Why a trigger does not fire although its word stands in a clause: the conditions on the words and parts around it."""

from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame, slot_has_class
from claimx.claims.triggers import EVENTS, Trigger
from claimx.language.clauses import Clause
from claimx.language.verbs import verb_lemma
from claimx.mentions.modality_words import modality_words

_NO_COMMENT = {"weder", "noch"}


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
    if kind not in EVENTS and leaves_open(context, clause):
        return "it is left open whether it is so"
    if trigger.adjectives and _only_describes(context, trigger, frame):
        return "the adjective only describes a noun"
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


def leaves_open(context: Context, clause: Clause) -> bool:
    return clause.introducer is not None and context.lowers[clause.introducer] == "ob"


def said_by(context: Context, frame: VerbFrame) -> list[int]:
    """The tokens of what is said, in a clause or in quotation marks."""
    clause, quotation = frame.complement(), context.attributed(frame.clause)
    tokens = [] if clause is None else list(range(*context.syntax.subtree(clause)))
    for part in [] if quotation is None else quotation.quote:
        tokens += context.tokens(part.start, part.end)
    return tokens


def _negates(context: Context, frame: VerbFrame) -> bool:
    """Whether what is said is negated itself, not only a clause inside it ("dass sie prüfe, ob nichts fehle")."""
    words = (i for i in said_by(context, frame) if context.lowers[i] in modality_words().negations)
    return any(_is_said_directly(context, frame, i) for i in words)


def _is_said_directly(context: Context, frame: VerbFrame, token: int) -> bool:
    """Whether a token stands in the clause that says the content, or in a main or infinitive clause of what is quoted."""
    clause, content = context.clause(token), frame.complement()
    if clause is None or clause is content or clause.kind in ("main", "fragment", "infinitive"):
        return True
    introducer = "" if clause.introducer is None else context.lowers[clause.introducer]
    return introducer in ("dass", "daß")


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
            g.pronoun and context.doc[g.start].lower_ in ("das", "dies", "dieses", "diese", "es", "sie", "alles", "jede", "was")
            for g in frame.groups("object")
        )
    return slot_has_class(context, frame.groups("object") + (frame.groups("dative") if frame.dative else []), name)
