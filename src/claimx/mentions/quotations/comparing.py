"""What clauses with "wie" report: "Wie X mitteilte, …", "…, wie der Leiter der Klinik, Jan Weber, sagte"."""

from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.mentions.quotations.cues import Cue
from claimx.mentions.quotations.findings import finding_of, is_direct
from claimx.mentions.quotations.lexicon import function_words, may_report
from claimx.mentions.quotations.reading import Finding, Range, Reading


def compares(cues: dict[int, Cue], clause: Clause) -> bool:
    """Whether a clause with "wie" reports ("Wie X mitteilte, …") and so is no question."""
    cue = cues.get(clause.index)
    return cue is not None and cue.comparing


def comparing_quotation(reading: Reading, cue: Cue) -> Finding | None:
    """ "Wie X mitteilte, …": everything else of the sentence is what X says."""
    clause = cue.clause
    if cue.speaker is None:
        return None
    if clause.lemma in function_words().naming:
        return _named(reading, cue)
    first, last = _compared(reading, clause)
    start, end = clause.start, clause.end
    for child in reading.syntax.children[clause.index]:
        other = reading.clauses[child]
        if other.kind in ("infinitive", "relative") and other.start >= start and other.end > end and other.start <= end + 2:
            end = other.end
    without = set(range(start, end))
    while end < last and reading.words[end] in (",", " "):
        end += 1
    for i in range(end, last - 1):
        if reading.words[i] == ":" and i + 1 in reading.marked_at:
            last = i
            break
    quote = [p for p in reading.pieces(first, last, without) if not is_direct(reading, p)]
    return finding_of(cue, quote, [(start, max(clause.end, end))]) if quote else None


def _named(reading: Reading, cue: Cue) -> Finding | None:
    """What stands in marks beside "wie X es nannte", which alone is X's word."""
    start, end = cue.clause.start, cue.clause.end
    behind = next((i for i in range(end, min(end + 2, len(reading.words))) if i in reading.marked_at), None)
    before = next((i for i in range(start - 1, max(start - 3, -1), -1) if i in reading.marked_at), None)
    place = behind if behind is not None else before
    if place is None:
        return None
    marked = reading.marked_at[place]
    return finding_of(cue, [(marked.first, marked.last)], [(start, end)], kind="direct")


def _compared(reading: Reading, clause: Clause) -> Range:
    """What a clause with "wie" may be about: all between two semicolons, or the dass-clause beside it ("Dass X, wie Y
    meldet, bestritt Z")."""
    above = None if clause.parent is None else reading.clauses[clause.parent]
    introducer = None if above is None or above.introducer is None else reading.lower[above.introducer]
    if above is not None and above.start < clause.start and introducer in grammar().content_introducers:
        around = None if above.parent is None else reading.clauses[above.parent]
        if around is not None and around.finite == around.start >= clause.end:
            return above.start, clause.end
        if around is not None and around.end <= above.start and may_report(around.lemma):
            return above.start, clause.end  # "X bestreitet, dass er kam, wie Y meldet"
    first, last = reading.sentences[clause.sentence]
    breaks = [i for i in range(first, last) if reading.words[i] == ";"]
    first = max((i + 1 for i in breaks if i < clause.start), default=first)
    return first, min((i for i in breaks if i >= clause.end), default=last)
