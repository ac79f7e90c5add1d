"""From matches to claim records: extent, sentence, source, modality, confidence and ids."""

from collections.abc import Sequence
from typing import Any

from claimx.claims.activity import activity_of, location_of
from claimx.claims.ahead import is_presupposed, is_supposed, modality_of_date
from claimx.claims.amounts import find_amounts, quantity_in
from claimx.claims.attribution import as_accused, attribute, say
from claimx.claims.confidence import filled, rate
from claimx.claims.context import Context
from claimx.claims.counts import find_counts
from claimx.claims.dates import Dated, find_dates
from claimx.claims.engine import find_matches
from claimx.claims.forces import Forces, is_of_own_side
from claimx.claims.linking import link_denials, same_party
from claimx.claims.people import Count
from claimx.claims.resumed import with_resumed
from claimx.claims.roles import Match
from claimx.claims.sourcing import makes_source, speaks
from claimx.claims.statements import Said, find_statements
from claimx.claims.triggers import EVENTS, has_class
from claimx.language.clauses import Clause
from claimx.mentions.modality import modality_of
from claimx.mentions.modality_words import modality_words
from claimx.mentions.polarity import polarity_of
from claimx.mentions.quotations import source_of
from claimx.mentions.quotations.lexicon import noun_class
from claimx.schema import (
    Accusation,
    Agreement,
    CasualtyCount,
    ClaimBase,
    Criticism,
    DateClaim,
    Delivery,
    Demand,
    Denial,
    Meeting,
    Plover,
    QuantityClaim,
    Role,
    Span,
    Statement,
    Threat,
    TroopCount,
    listed,
)

_SPEECH_ACTS = {"accusation", "denial", "criticism", "threat", "demand"}
_RECORDS: dict[str, type[ClaimBase]] = {
    "accusation": Accusation,
    "denial": Denial,
    "criticism": Criticism,
    "threat": Threat,
    "demand": Demand,
    "agreement": Agreement,
    "delivery": Delivery,
    "meeting": Meeting,
}


def build_claims(context: Context) -> list[ClaimBase]:
    """All claims of an article, in text order, with ids and denials tied to what they answer."""
    claims: list[ClaimBase] = []
    for match in find_matches(context):
        if not context.found.is_boilerplate(context.doc[match.anchor[0]].idx):
            claims.append(_from_match(context, match))
    counts = find_counts(context)
    counts, amounts = with_resumed(context, counts, find_amounts(context, counts))
    if counts:
        forces = Forces(context)
        claims.extend(_from_count(context, count, forces.of(count)) for count in counts)
    claims.extend(_from_amount(context, count) for count in amounts)
    denied = {claim.anchor.start for claim in claims if isinstance(claim, Denial)}
    claims.extend(c for said in find_statements(context) if (c := _from_statement(context, said, denied)) is not None)
    claims.extend(_from_date(context, dated) for dated in find_dates(context))
    claims = _without_doubles(claims)
    as_accused(claims)
    claims.sort(key=lambda c: (c.anchor.start, c.anchor.end, c.type))  # type: ignore[attr-defined]
    number(claims)
    link_denials(claims)
    rate(context, claims)
    return claims


def _common(context: Context, anchor: Span, clause: Clause | None, rule: str) -> dict[str, Any]:
    """The fields that every claim has."""
    source, cue = _credible(context, source_of(context.doc, anchor.start, anchor.end))
    modality, hint = modality_of(context.doc, context.syntax, clause, source=source, anchor=anchor)
    if source is None and cue is not None and modality == "asserted":
        modality = "reported"  # "Schätzungen zufolge": nobody is named
    polarity = polarity_of(context.doc, clause)
    start, end = anchor.start, anchor.end
    if clause is not None:
        first, last = context.trim(*context.offsets(*context.syntax.subtree(clause)))
        start, end = min(first, start), max(last, end)
    span = context.trimmed(start, end)
    return {
        "id": "",
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "anchor": anchor,
        "sentence": context.sentence(anchor.start),
        "source": source,
        "cue": cue if cue is not None else hint,
        "modality": modality,
        "polarity": polarity,
        "rule": rule,
    }


def _credible(
    context: Context, attribution: tuple[Role | list[Role] | None, Span | None]
) -> tuple[Role | list[Role] | None, Span | None]:
    """Drops a speaker that is no known party, no name and no word for a source, unless its verb is one of speech."""
    source, cue = attribution
    if isinstance(source, Role) and _is_mute(context, source):
        return None, None
    if source is None or (cue is not None and speaks(context, cue)):
        return source, cue
    for role in listed(source):
        named = (
            role.kind != "unknown"
            or role.resolved is not None
            or _is_derived(role)
            or any(noun_class(w, "source") for w in role.text.split())
        )
        if any(context.doc[i].is_quote for i in context.tokens(role.start, role.end)):
            continue  # a name in marks: "dem »Tagesboten« zufolge"
        if makes_source(context, cue, role):
            continue
        words = [context.doc[i] for i in context.tokens(role.start, role.end) if not context.doc[i].is_punct]
        if not named and words and words[-1].tag_ not in ("NE", "PPER", "PIS"):
            return None, None
    return source, cue


def _is_derived(role: Role) -> bool:
    """Whether a word names a place by its adjective ("Moskauer Angaben")."""
    return role.name is not None and role.name != role.text and role.text.startswith(role.name)


def _is_mute(context: Context, role: Role) -> bool:
    """Whether a source is a thing that cannot speak ("ein Erdbeben forderte …")."""
    if role.kind != "unknown":
        return False
    if role.resolved is None and context.tags[context.token_at(role.start)] == "PRELS":
        return True
    heads = [context.words[i] for i in context.tokens(role.start, role.end) if context.tags[i] == "NN"]
    return bool(heads) and has_class(heads[0], "mute")


def _from_match(context: Context, match: Match) -> ClaimBase:
    common = _common(context, context.span(*match.anchor), match.clause, f"{match.type}/{match.trigger.name}")
    able = match.clause.modal == "können" and not match.clause.past
    if able and match.type in (*_SPEECH_ACTS, *EVENTS) and common["modality"] == "asserted":
        common["modality"] = "hedged"  # "kann anklagen": it was not done
    if match.clause.modal == "wollen" and match.type in EVENTS and common["modality"] == "asserted":
        common["modality"] = "planned"  # "wollte liefern": whether it did is open
    if match.type == "denial":
        negated = _verb_is_negated(context, match.clause) and not match.trigger.negated
        common["polarity"] = "negated" if negated else "affirmed"
    elif match.trigger.noun is not None and match.type not in EVENTS and not _made_by_verb(match):
        common["polarity"] = "affirmed"  # "entgegnete auf den Vorwurf … nichts": the charge was made
    if _speaks_itself(common["source"], match):
        _as_own_words(context, match, common)
    if common["modality"] == "planned" and common["cue"] is not None and common["cue"].start == common["anchor"].start:
        common |= {"modality": "asserted", "cue": None}
    roles: dict[str, Any] = dict(match.parties)
    roles.update(match.content)
    roles["plover"] = _plover(context, match)
    if match.type == "delivery" and roles["object"] is not None:
        roles["quantity"] = quantity_in(context, roles["object"])
    return _RECORDS[match.type](**common, **roles)


def _made_by_verb(match: Match) -> bool:
    """Whether a negation of the verb takes the noun's act back ("erhob keine Vorwürfe"; not "sparte nicht mit Kritik")."""
    return match.clause.lemma in match.trigger.support and match.clause.lemma not in match.trigger.reversing


def _verb_is_negated(context: Context, clause: Clause) -> bool:
    """Whether "nicht" belongs to the verb, not to a word before a noun ("die nicht vertretenen Parteien")."""
    group = None if clause.negation is None else context.syntax.group_at.get(clause.negation)
    return clause.negation is not None and (group is None or clause.negation >= group.head)


def _plover(context: Context, match: Match) -> Plover | None:
    """The event code of the trigger; where the object's first noun is of a class with its own mode, that one."""
    content = match.content.get("object")
    if content is not None and match.trigger.modes:
        tokens = context.tokens(content.start, content.end)
        noun = next((context.words[i] for i in tokens if context.tags[i] == "NN"), "")
        for name, plover in match.trigger.modes.items():
            if has_class(noun, name):
                return plover
    return match.trigger.plover


def _as_own_words(context: Context, match: Match, common: dict[str, Any]) -> None:
    """The accuser's own words are its claim; the source is whoever reports that it spoke ("…, wie die dpa berichtete")."""
    quotation = context.quotation_at(common["anchor"].start)
    cue = quotation.cue[0] if quotation is not None and quotation.cue else None
    source, reporting = (None, None) if cue is None else source_of(context.doc, cue.start, cue.end)
    if _speaks_itself(source, match):
        source, reporting = None, None
    common["source"] = source
    common["cue"] = reporting if source is not None else cue
    modality = modality_of(context.doc, context.syntax, match.clause, source=None)[0]
    act = match.type == "denial" and modality == "reported" and source is None  # to deny is done, however it is told
    common["modality"] = "asserted" if act else modality


def _speaks_itself(source: Role | list[Role] | None, match: Match) -> bool:
    """Whether the source is the accuser, denier or critic: the claim is then that party's own, not a third one's report."""
    sources = listed(source)
    own = next(iter(match.parties.values()), [])
    return bool(sources) and same_party(sources, own)


def _from_count(context: Context, count: Count, force: list[Role]) -> ClaimBase:
    quantity = count.quantity
    anchor = quantity.bare()
    common = _common(context, anchor, count.clause, count.rule)
    attribute(context, count, force, common)
    if not force and is_of_own_side(context, count):
        force = [role for role in listed(common["source"]) if role.kind not in ("person", "media", "unknown")]
    common |= {
        "quantity": quantity,
        "force": force,
        "activity": activity_of(context, count),
        "location": location_of(context, count),
    }
    if count.outcome is None:
        promised = count.clause is not None and count.clause.lemma in modality_words().plan_verbs
        if common["modality"] == "asserted" and promised:
            common["modality"] = "planned"  # "hat 500 Soldaten zugesagt": they are still to come
        return TroopCount(**common)
    if common["modality"] == "planned" and count.clause is not None and count.clause.modal == "sollen":
        common["modality"] = "reported"  # "sollen vermisst werden": nobody plans it
    if is_presupposed(context, count):
        common["modality"] = "asserted" if common["source"] is None else "reported"
    elif common["modality"] in ("asserted", "reported") and is_supposed(count):
        common["modality"] = "hedged"
    return CasualtyCount(**common, outcome=count.outcome)


def _from_amount(context: Context, count: Count) -> ClaimBase:
    quantity = count.quantity
    anchor = quantity.bare()
    activity, location = activity_of(context, count), location_of(context, count)
    common = _common(context, anchor, count.clause, count.rule)
    attribute(context, count, [], common)
    return QuantityClaim(**common, quantity=quantity, activity=activity, location=location)


def _from_statement(context: Context, said: Said, denied: set[int]) -> ClaimBase | None:
    """The statement of a quotation; None where the content is what the speaker denies."""
    if said.anchor.start in denied:
        return None
    cue = said.quotation.cue[0] if said.quotation.cue else None
    common = _common(context, said.anchor, said.clause, f"statement/{said.quotation.type}")
    if said.clause is None or same_party(listed(common["source"]), said.speaker):
        common |= {"source": None, "cue": cue}
        common["modality"] = modality_of(context.doc, context.syntax, said.clause, source=None)[0]
    start, end = min(common["start"], said.content.start), max(common["end"], said.content.end)
    common |= {"start": start, "end": end, "text": context.text[start:end]}
    return Statement(**common, speaker=said.speaker, content=said.content, quote_type=said.quote_type)


def _from_date(context: Context, dated: Dated) -> ClaimBase:
    common = _common(context, dated.anchor, dated.clause, f"date/{dated.time.type.lower()}")
    if common["source"] is None and dated.named_by:
        verb = context.span(dated.named_at, dated.named_at + 1) if dated.named_at is not None else common["cue"]
        say(common, dated.named_by, verb)
    common["modality"] = modality_of_date(context, dated, common["modality"], sourced=common["source"] is not None)
    return DateClaim(**common, time=dated.time, event=dated.event, participants=dated.participants)


def _without_doubles(claims: list[ClaimBase]) -> list[ClaimBase]:
    """One claim a type on the same words; of two, the one with more roles."""
    kept: dict[tuple[str, int, int], ClaimBase] = {}
    for claim in claims:
        key = (claim.type, claim.anchor.start, claim.anchor.end)  # type: ignore[attr-defined]
        if key not in kept or filled(claim) > filled(kept[key]):
            kept[key] = claim
    return list(kept.values())


def number(claims: Sequence[ClaimBase]) -> dict[str, str]:
    """Gives claims ids from type and anchor, the same on every run.

    Returns:
        The new ids by those that the claims had.
    """
    ids: dict[str, str] = {}
    for claim in claims:
        given, claim.id = claim.id, f"{claim.type}-{claim.anchor.start}-{claim.anchor.end}"  # type: ignore[attr-defined]
        ids[given] = claim.id
    return ids
