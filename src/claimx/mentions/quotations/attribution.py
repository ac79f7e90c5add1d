"""What the claims need of the quotations: who is responsible for some words of the article."""

from dataclasses import dataclass

from spacy.tokens import Doc

from claimx.mentions.quotations.reading import Range
from claimx.schema import Quotation, Role, Span, as_source

_KEY = "claimx_attributions"
_BUCKET = 512  # characters


@dataclass(slots=True)
class Attribution:
    """A quotation with what its record does not say: the parties that speak, and which characters count as theirs.

    No parties with a speaker: its words name nobody ("Schätzungen zufolge").
    """

    quotation: Quotation
    parties: list[Role]
    said: list[Range]
    cue: Span | None


def remember(doc: Doc, attributions: list[Attribution]) -> None:
    """Keeps the attributions with the Doc for `source_of`, by pieces of the text: a look-up costs the same in any article."""
    buckets: dict[int, list[tuple[int, int, Attribution]]] = {}
    for attribution in attributions:
        named = attribution.parties or attribution.quotation.speaker is not None
        for start, end in attribution.said if named else ():
            for number in range(start // _BUCKET, end // _BUCKET + 1):
                buckets.setdefault(number, []).append((start, end, attribution))
    doc.user_data[_KEY] = buckets


def source_of(doc: Doc, start: int, end: int) -> tuple[Role | list[Role] | None, Span | None]:
    """Who is responsible for the characters ``[start, end)``, and the word that says so.

    Args:
        doc: a Doc that `attribute` has seen.
        start, end: offsets into ``doc.text``, for instance a claim's anchor.

    Returns:
        The speaker of the innermost quotation around these characters (a list for several speakers together) and the
        first span of its cue; (None, None) where the article speaks in its own voice, (None, the cue) where somebody is
        reported who is not named ("Schätzungen zufolge"). A quotation whose speaker is a
        known party goes before one whose speaker is not ("der Wortlaut zeige, dass …").
    """
    best: tuple[bool, int, Attribution] | None = None
    for a, b, attribution in doc.user_data.get(_KEY, {}).get(start // _BUCKET, ()):
        if a <= start and end <= b:
            unknown = all(role.kind == "unknown" and role.name is None for role in attribution.parties)
            if best is None or (unknown, b - a) < best[:2]:
                best = (unknown, b - a, attribution)
    if best is None:
        return None, None
    return as_source(list(best[2].parties)), best[2].cue
