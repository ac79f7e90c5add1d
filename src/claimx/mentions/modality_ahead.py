"""What still lies ahead of an article, and what a number says is so already."""

from bisect import bisect_left

from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, morph_of, token_at
from claimx.language.arguments import Syntax
from claimx.language.clauses import Clause
from claimx.mentions.modality_words import modality_words
from claimx.schema import Span, Time


def is_present(doc: Doc, anchor: Span) -> bool:
    """Whether a word before a claim says that it is so already ("von den derzeit 700 Mann sollen 100 abziehen")."""
    first, forms = token_at(doc, anchor.start), modality_words().present
    return any(word.startswith(forms) for word in lowers_of(doc)[max(0, first - 2) : first + 1])


def granted(doc: Doc, syntax: Syntax, clause: Clause, anchor: Span) -> int | None:
    """The verb that grants or promises what the anchor counts, which is still to come ("hat 300 Soldaten bewilligt")."""
    if clause.lemma not in modality_words().grants or clause.verb is None:
        return None
    arguments = syntax.arguments(clause)
    given = arguments.subject if clause.passive is not None else arguments.object
    if given is None:
        return None
    start, end = doc[given.start].idx, doc[given.end - 1].idx
    bounds = (q.start for q in annotations(doc).quantities if q.start <= start < q.end)  # "bis zu" is none of the group's words
    return clause.verb if min(bounds, default=start) <= anchor.start <= end else None


def is_to_come(doc: Doc, time: Time) -> bool:
    """Whether a time lies wholly after the document date."""
    published = annotations(doc).published
    return published is not None and time.earliest is not None and time.earliest > published


def ends_ahead(doc: Doc, clause: Clause) -> bool:
    """Whether something is to be done up to a time that is not over ("soll bis Jahresende abgeschlossen sein")."""
    found = annotations(doc)
    start, end = doc[clause.start].idx, doc[clause.end - 1].idx
    published = found.published
    if published is None:
        return False
    inside = (time for time in found.times if start <= time.start <= end and time.latest is not None and time.latest > published)
    return any(_until(doc, time.start) for time in inside)


def lies_ahead(doc: Doc, clause: Clause, anchor: Span | None) -> bool:
    """A clause in the present tense with a time after the document date ("am Sonntag findet … statt").

    What lasts "bis zum 30. November" goes on already; only the date itself lies ahead then. A weekday that no document
    date resolves lies ahead in a clause with "wird".
    """
    found = annotations(doc)
    finite = clause.finite
    if clause.past or finite is None or not found.times:
        return False
    start, end = doc[clause.start].idx, doc[clause.end - 1].idx
    at = bisect_left(found.times, start, key=lambda time: time.start)
    if at == len(found.times) or found.times[at].start > end or "Tense=Past" in morph_of(doc, finite):
        return False
    while at < len(found.times) and found.times[at].start <= end:
        time = found.times[at]
        open_weekday = time.value.startswith("XXXX-WXX") and lowers_of(doc)[finite] in modality_words().future
        ahead = is_to_come(doc, time)
        own = anchor is not None and anchor.start <= time.start < anchor.end
        inside = token_at(doc, time.start) in clause.tokens  # not in a relative clause within it
        if inside and (ahead or open_weekday) and (own or not _until(doc, time.start)):
            return True
        at += 1
    return False


def tells_of_plan(doc: Doc, clause: Clause, anchor: Span) -> bool:
    """Whether an anchor is a day that is over, on which somebody plans or promises something in the present tense of chronicles
    ("29. Februar 2020: In Doha sagen sie zu, …")."""
    found = annotations(doc)
    if (
        clause.finite is None
        or clause.past
        or clause.modal is not None
        or clause.finite != clause.verb
        or found.published is None
    ):
        return False
    at = bisect_left(found.times, anchor.start, key=lambda time: time.start)
    time = found.times[at] if at < len(found.times) else None
    if time is None or time.start >= anchor.end or time.latest is None:
        return False
    place = token_at(doc, time.start)
    return (place in clause.tokens or place < clause.start) and time.latest < found.published


def _until(doc: Doc, offset: int) -> bool:
    """Whether "bis" stands before the time at this offset, with at most a preposition and an article between."""
    token = token_at(doc, offset)
    return any(word in modality_words().until for word in lowers_of(doc)[max(0, token - 2) : token])
