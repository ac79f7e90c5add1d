"""Statements: what somebody is reported to have said, one for every quotation with a speaker."""

from bisect import bisect_left
from dataclasses import dataclass

from claimx.claims.context import Context
from claimx.language.clauses import Clause
from claimx.mentions.quotations import source_of
from claimx.schema import Quotation, QuoteType, Role, Span

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
        anchor = next((c for c in quotation.cue[:1] if c.start not in anchors), quotation.quote[0])
        anchors.add(anchor.start)
        clause = context.clause(context.token_at(anchor.start)) if anchor is not quotation.quote[0] else None
        found.append(Said(quotation, _speakers(context, quotation), _content(context, quotation), quote_type, anchor, clause))
    return sorted(found, key=lambda said: (said.anchor.start, said.anchor.end))


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
    source, _ = source_of(context.doc, _start(quotation), quotation.quote[0].end)
    roles = source if isinstance(source, list) else [source] if source is not None else []
    spot = quotation.speaker
    return roles if any(r.start < spot.end and spot.start < r.end for r in roles) else [spot]


def _content(context: Context, quotation: Quotation) -> Span:
    """What is said, in one span: with the words of attribution where they stand between its parts."""
    start, end = _start(quotation), quotation.quote[-1].end
    return Span(text=context.text[start:end], start=start, end=end)
