"""Clauses with the order of a main clause that stand inside the verb bracket of another one."""

from spacy.tokens import Doc

from claimx.language.annotations import tags_of
from claimx.language.segments import Segment

_AUXILIARY = {"VAFIN", "VMFIN"}
_NON_FINITE = {"VVPP", "VVINF", "VVIZU", "VAPP", "VAINF", "VMPP", "VMINF"}


def closed_at(doc: Doc, segments: list[Segment], place: int) -> int | None:
    """Which later piece closes the bracket that the piece before ``place`` left open, where a whole clause begins at
    ``place``: "Der Bund hat den Vorwurf, er habe Daten verkauft, zurückgewiesen", "… weist den Vorwurf, …, zurück"."""
    if not place:
        return None
    before, inside = segments[place - 1], segments[place]
    if before.kind != "plain" or inside.kind != "plain" or before.finite is None or inside.finite is None:
        return None
    if inside.conjoined or inside.after_colon or inside.finite == inside.tokens[0]:
        return None
    tags = tags_of(doc)
    auxiliary = tags[before.finite] in _AUXILIARY
    if any(tags[i] in _NON_FINITE or tags[i] == "PTKVZ" for i in before.tokens if i > before.finite):
        return None
    if tags[inside.finite] in _AUXILIARY and not any(tags[i] in _NON_FINITE for i in inside.tokens):
        return None
    for later in range(place + 1, len(segments)):
        segment = segments[later]
        if segment.kind != "plain":
            continue
        if segment.finite is not None or segment.conjoined or segment.after_colon:
            return None
        last = tags[segment.tokens[-1]]
        return later if (last in _NON_FINITE if auxiliary else last == "PTKVZ") else None
    return None
