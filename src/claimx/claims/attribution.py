"""Whom a number is attributed to, where no quotation around it says so."""

from typing import Any

from claimx.claims.context import Context
from claimx.claims.linking import same_party
from claimx.claims.people import Count, count_file
from claimx.claims.resumed import gapped_counter, phrase_of
from claimx.claims.sourcing import counted_below, counted_by
from claimx.schema import Accusation, CasualtyCount, ClaimBase, QuantityClaim, Role, Span, TroopCount, as_source, listed


def say(common: dict[str, Any], source: list[Role], cue: Span | None) -> None:
    """Makes parties the source of a claim that is asserted no more, in the fields that all claims have."""
    common["source"], common["cue"] = as_source(source), cue
    common["modality"] = "reported" if common["modality"] == "asserted" else common["modality"]


def attribute(context: Context, count: Count, force: list[Role], common: dict[str, Any]) -> None:
    """The source of a number: of several in a sentence the one in its own piece, else who counts it."""
    anchor = common["anchor"]
    gapped, phrase = gapped_counter(context, count), phrase_of(context, anchor)
    below, verb = counted_below(context, count)
    if below and verb is not None:
        say(common, below, context.span(verb, verb + 1))
    elif gapped is not None:
        say(common, gapped, None)
    elif phrase is not None:
        say(common, listed(phrase.speaker), phrase.cue[0])
    elif common["source"] is None and count.clause is not None:
        _as_counted_by(context, count, force, common)
        estimated = count.clause.passive == "werden" and count.clause.lemma in count_file().estimating_verbs
        if estimated and common["modality"] == "asserted":
            common["modality"] = "reported"  # "wird auf 900 Mann geschätzt", by nobody who is named


def _as_counted_by(context: Context, count: Count, force: list[Role], common: dict[str, Any]) -> None:
    """The source of a number that no quotation covers: who counts it, or who speaks right behind it."""
    counters, verb = counted_by(context, count)
    states = count.clause is not None and count.clause.lemma in count_file().stating_verbs
    if not counters or verb is None or (count.outcome is None and not states and same_party(counters, force)):
        return
    say(common, counters, context.span(verb, verb + 1))


def as_accused(claims: list[ClaimBase]) -> None:
    """Whoever accuses is the source of the numbers in the accusation's own clause: "macht ihn für den Tod von 40 Bauern
    verantwortlich"."""
    accusations = [claim for claim in claims if isinstance(claim, Accusation) and claim.allegation and claim.accuser]
    for claim in claims if accusations else ():
        if not isinstance(claim, TroopCount | CasualtyCount | QuantityClaim) or claim.source is not None:
            continue
        anchor = claim.anchor
        here = (a for a in accusations if claim.start <= a.anchor.start and a.anchor.end <= claim.end)
        around = (a for a in here if a.allegation and a.allegation.start <= anchor.start and anchor.end <= a.allegation.end)
        accusation = next(around, None)
        if accusation is not None:
            claim.source, claim.cue = as_source(accusation.accuser), accusation.anchor
            claim.modality = "reported" if claim.modality == "asserted" else claim.modality
