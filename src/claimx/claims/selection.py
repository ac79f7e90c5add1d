"""Which of an article's matches stay, each seen with the others: no act twice, no answer without a charge."""

from claimx.claims.conditions import tells_what_was
from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame
from claimx.claims.linking import same_party
from claimx.claims.roles import Match

_NEAR, _SHORTLY_BEFORE, _JUST_BEFORE = 3, 2, 1  # sentences


def select(context: Context, found: list[Match]) -> list[Match]:
    """The matches that stay, in text order.

    A noun that names the act of its own verb again ("unterzeichneten ein Abkommen") goes, so do an answer that nobody was
    charged before, criticism that is an accusation or a denial, and a breach that another accusation only alleges.
    """
    acts = {(m.type, m.clause.index) for m in found if m.trigger.verb is not None and "object" in m.trigger.frame}
    found = [m for m in found if not m.trigger.counters or _answers(m, found) or _insists(context, m, found)]
    once = [m for m in found if m.trigger.verb is not None or (m.type, m.clause.index) not in acts]
    once = [m for m in _without_lesser(once) if not _is_alleged(context, m, once)]
    once = [m for m in once if not _is_told_by_another(context, m, once)]
    once = _without_repeated(sorted(once, key=lambda m: (m.anchor, m.type, m.trigger.name)))
    _hand_targets_on(context, once)
    return once


def _is_told_by_another(context: Context, match: Match, found: list[Match]) -> bool:
    """Whether the verb that reports a judgement makes the same criticism ("Das sei eine Schande, kritisierte …")."""
    if not match.trigger.reported or match.type != "criticism":
        return False
    quotation = context.quotation_at(context.doc[match.anchor[0]].idx)
    cue = None if quotation is None or not quotation.cue else context.clause(context.token_at(quotation.cue[0].start))
    others = (m for m in found if m.type == match.type and m is not match and not m.trigger.reported)
    return cue is not None and cue is not match.clause and any(m.clause is cue for m in others)


def _without_repeated(found: list[Match]) -> list[Match]:
    """Of several judgements of one kind that somebody passes in one clause, and of several denials of one party by one verb, the
    first ("kurzsichtig und nicht hinnehmbar")."""
    kept: list[Match] = []
    passed: set[tuple[str, int]] = set()
    begun: set[tuple[int, ...]] = set()
    for match in found:
        key = match.type, match.clause.index
        first = match.anchor[0], *(role.start for role in match.parties.get("denier", ()))
        judges = match.trigger.reported and match.type in ("denial", "criticism")
        again = match.type == "denial" and first in begun  # "nannte die Vorwürfe »haltlose Gerüchte«" by two triggers
        if match.type == "denial":
            begun.add(first)
        if not (again or (judges and key in passed)):
            kept.append(match)
        if judges:
            passed.add(key)
    return kept


def _hand_targets_on(context: Context, found: list[Match]) -> None:
    """Gives criticism that names nobody who acts the target of the criticism just before ("Auch die Grünen übten Kritik: …",
    "… kritisierte, dass die Dörfer zu spät geräumt wurden"), in place."""
    before: Match | None = None
    for match in (m for m in found if m.type == "criticism"):
        near = before is not None and match.clause.sentence - before.clause.sentence <= _SHORTLY_BEFORE
        target = before.parties.get("target", []) if before is not None and near else []
        if target and _names_no_actor(context, match) and not same_party(match.parties.get("agent", []), target):
            match.parties["target"] = list(target)
        before = match


def _names_no_actor(context: Context, match: Match) -> bool:
    """Whether criticism has no target, or only the thing that a passive clause is about."""
    target = match.parties.get("target", [])
    if not target or match.trigger.verb is None or "content_subject" not in match.trigger.frame.get("target", ()):
        return not target
    clause = VerbFrame(context, match.trigger, match.clause).complement()
    passive = clause is not None and clause.passive == "werden" and all(r.kind == "unknown" for r in target)
    return passive and clause is not None and all(context.token_at(r.start) in clause.tokens for r in target)


def _without_lesser(found: list[Match]) -> list[Match]:
    """Criticism whose words make an accusation or a denial too is only that ("sprach von einem Angriff Russlands")."""
    first = [m for m in found if m.trigger.prevails]
    found = [m for m in found if m.type != "denial" or not any(_share_words(m, other) for other in first)]
    more = [m for m in found if m.type in ("accusation", "denial")]
    return [m for m in found if m.type != "criticism" or not any(_share_words(m, other) for other in more)]


def _is_alleged(context: Context, match: Match, found: list[Match]) -> bool:
    """Whether a breach is only what another accusation is about ("wirft Paris vor, den Luftraum verletzt zu haben")."""
    if match.type != "accusation" or not match.trigger.reported:
        return False
    at = context.doc[match.anchor[0]].idx
    spans = (m.content.get("allegation") for m in found if m.type == "accusation" and m is not match and not m.trigger.reported)
    return any(span is not None and span.start <= at < span.end for span in spans)


def _share_words(left: Match, right: Match) -> bool:
    return left.clause.index == right.clause.index and left.anchor[0] < right.anchor[1] and right.anchor[0] < left.anchor[1]


def _answers(match: Match, found: list[Match]) -> bool:
    """Whether who speaks was accused in this sentence or in one of the three before."""
    speaker = next(iter(match.parties.values()), [])
    return any(same_party(speaker, charge.parties.get("accused", [])) for charge in _charges_before(match, found, _NEAR))


def _insists(context: Context, match: Match, found: list[Match]) -> bool:
    """Whether somebody insists that something was not so, or answers somebody else's accusation of just before."""
    if not match.trigger.insists:
        return False
    speaker, verb = next(iter(match.parties.values()), []), match.clause.verb
    assert verb is not None
    if any(not same_party(speaker, charge.parties.get("accuser", [])) for charge in _charges_before(match, found, _JUST_BEFORE)):
        return True
    return tells_what_was(context, VerbFrame(context, match.trigger, match.clause).said())


def _charges_before(match: Match, found: list[Match], sentences: int) -> list[Match]:
    here = match.clause.sentence
    charges = (m for m in found if m.type == "accusation" and m.anchor < match.anchor)
    return [m for m in charges if 0 <= here - m.clause.sentence <= sentences]
