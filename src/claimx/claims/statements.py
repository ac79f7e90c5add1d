"""Statements: what somebody is reported to have said, one for every quotation with a speaker."""

from bisect import bisect_left
from dataclasses import dataclass

from claimx.claims.context import Context
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.mentions.quotations import source_of
from claimx.mentions.references import reference_file
from claimx.schema import Quotation, QuoteType, Role, Span, listed

_TYPES: dict[str, QuoteType] = {"direct": "direct", "indirect": "indirect", "free_indirect": "indirect", "reported": "reported"}


@dataclass(slots=True)
class Said:
    """A quotation as a statement: who says what, on which words of attribution, and in the clause of those words."""

    quotation: Quotation
    speaker: list[Role]
    content: Span
    quote_type: QuoteType
    anchor: Span
    clause: Clause | None


def find_statements(context: Context) -> list[Said]:
    """Every quotation that has a speaker, in text order; words quoted inside their speaker's indirect speech make it "mixed"."""
    spoken = [q for q in context.quotations if q.speaker is not None and q.quote]
    direct = sorted((q for q in spoken if q.type == "direct"), key=_start)
    starts = [_start(q) for q in direct]
    found: list[Said] = []
    anchors: set[int] = set()
    inside: set[int] = set()
    for quotation in sorted(spoken, key=lambda q: (q.type == "direct", _start(q))):
        if id(quotation) in inside or context.found.is_boilerplate(_start(quotation)):
            continue
        quote_type = _TYPES[quotation.type]
        if quotation.type in ("indirect", "free_indirect"):
            words = [q for q in _within(quotation, direct, starts) if _same_speaker(q, quotation)]
            inside.update(id(q) for q in words)
            quote_type = "mixed" if words else quote_type
        speaker = [role for role in _speakers(context, quotation) if _is_somebody(context, role)]
        if not speaker:
            continue
        anchor, clause = _anchor(context, quotation)
        if anchor.start in anchors:
            anchor, clause = quotation.quote[0], None
        anchors.add(anchor.start)
        found.append(Said(quotation, speaker, _content(context, quotation), quote_type, anchor, clause))
    return sorted(found, key=lambda said: (said.anchor.start, said.anchor.end))


def _anchor(context: Context, quotation: Quotation) -> tuple[Span, Clause | None]:
    """The words of attribution (of "hatte … gesagt" the participle), for reported speech its verb, else the words said."""
    runs = [(cue, context.token_at(cue.start)) for cue in quotation.cue]
    if runs:
        cue, token = next(((c, i) for c, i in runs if context.tags[i][:2] not in ("VA", "VM")), runs[0])
        return cue, context.clause(token)
    clause = context.clause(context.token_at(_start(quotation))) if quotation.type == "reported" else None
    if clause is not None and clause.verb is not None:
        return context.span(clause.verb, clause.verb + 1), clause
    return quotation.quote[0], None


def _is_somebody(context: Context, role: Role) -> bool:
    """Whether a speaker is a known party, a name or a pronoun; "Berechnungen" and "Angaben" are sources, not speakers."""
    if role.kind != "unknown" or role.resolved is not None:
        return True
    if role.text.lower() in grammar().nobody or role.text.lower() in reference_file().first_person:
        return False  # the writer's own words, or nobody's
    return any(context.tags[i] in ("NE", "PPER", "PIS") for i in context.tokens(role.start, role.end))


def _start(quotation: Quotation) -> int:
    return quotation.quote[0].start


def _within(outer: Quotation, direct: list[Quotation], starts: list[int]) -> list[Quotation]:
    """The direct quotations that lie inside another one."""
    end = outer.quote[-1].end
    found = []
    for place in range(bisect_left(starts, _start(outer)), len(direct)):
        if starts[place] >= end:
            break
        if direct[place].quote[-1].end <= end:
            found.append(direct[place])
    return found


def _same_speaker(left: Quotation, right: Quotation) -> bool:
    spots = [role.resolved or role for role in (left.speaker, right.speaker) if role is not None]
    names = {role.name for role in (left.speaker, right.speaker) if role is not None}
    return len({(spot.start, spot.end) for spot in spots}) == 1 or (len(names) == 1 and None not in names)


def _speakers(context: Context, quotation: Quotation) -> list[Role]:
    """All who speak together ("Kim und Putin erklärten"); the quotation's own record names one."""
    assert quotation.speaker is not None
    start, spot = _start(quotation), quotation.speaker
    for end in (quotation.quote[0].end, start + 1):  # a clause in which the article itself speaks may break the first piece
        roles = listed(source_of(context.doc, start, end)[0])
        if any(r.start < spot.end and spot.start < r.end for r in roles):
            return roles
    return [spot]


def _content(context: Context, quotation: Quotation) -> Span:
    """What is said, in one span: with the words of attribution where they stand between its parts."""
    if len(quotation.quote) == 1:
        return quotation.quote[0]
    start, end = _start(quotation), quotation.quote[-1].end
    return Span(text=context.text[start:end], start=start, end=end)
