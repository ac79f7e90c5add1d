"""Clauses with the order of a main clause that stand inside the verb bracket of another one."""

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, set_tag, tags_of
from claimx.language.closed_classes import closed_classes
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
    if auxiliary and tags[inside.finite] in _AUXILIARY and not any(tags[i] in _NON_FINITE for i in inside.tokens):
        return None  # the participle that follows may be the inner clause's own; a particle is never one of "sein" or "haben"
    for later in range(place + 1, len(segments)):
        segment = segments[later]
        if segment.kind != "plain":
            continue
        if segment.finite is not None or segment.conjoined or segment.after_colon:
            return None
        last = tags[segment.tokens[-1]]
        return later if (last in _NON_FINITE if auxiliary else last == "PTKVZ") else None
    return None


def infinitive_behind(doc: Doc, segments: list[Segment], place: int) -> int | None:
    """Which later piece ends the infinitive clause that the verbless piece at ``place`` begins: "wirft dem Amt vor, | Akten, |
    die sie suchte, | vernichtet zu haben"."""
    segment = segments[place]
    if not place or segment.finite is not None or segment.kind != "plain" or segment.conjoined or segment.after_colon:
        return None
    tags = tags_of(doc)
    if any(tags[i][:1] == "V" for i in segment.tokens) or segments[place - 1].finite is None:
        return None
    later = place + 1
    while later < len(segments) and segments[later].finite is not None and _is_dependent(doc, segments[later]):
        later += 1
    if later == place + 1 or later >= len(segments):
        return None
    ending = segments[later]
    if ending.kind != "infinitive" or ending.introducer is not None or ending.conjoined:
        return None
    for inner in segments[place + 1 : later]:
        if inner.kind == "plain":  # "die Wasser holten": between noun and infinitive it can only be a relative clause
            inner.kind, inner.introducer = "relative", inner.tokens[0]
            set_tag(doc, inner.tokens[0], "PRELS", "PRON")
    return later


def _is_dependent(doc: Doc, segment: Segment) -> bool:
    """Whether a piece is a dependent clause, or looks like one that a relative pronoun opens."""
    if segment.kind in ("relative", "subordinate"):
        return True
    opens = lowers_of(doc)[segment.tokens[0]] in closed_classes().relative
    return segment.kind == "plain" and opens and segment.finite == segment.tokens[-1] and not segment.conjoined
