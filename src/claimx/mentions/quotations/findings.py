"""Findings from the words of a cue, and what is a quotation of its own."""

from claimx.mentions.quotations.cues import Cue
from claimx.mentions.quotations.reading import Finding, Range, Reading


def finding_of(cue: Cue, quote: list[Range], frame: list[Range], kind: str = "indirect") -> Finding:
    """A quotation with the words of its cue."""
    return Finding(
        kind,  # type: ignore[arg-type]
        quote,
        list(cue.tokens),
        cue.speaker,
        None if cue.group is None else cue.group.index,
        frame,
        cue.addressee,
        clause=cue.clause.index,
    )


def is_direct(reading: Reading, piece: Range) -> bool:
    """Whether a piece lies in quotation marks altogether."""
    marked = reading.marked_at.get(piece[0])
    return marked is not None and marked.first <= piece[0] and marked.last >= piece[1]
