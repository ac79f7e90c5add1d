"""Mentions, claims and roles as data for displaCy, spaCy's drawing tool, and as rows for a table.

Everything here needs an article's text and its output only, so it serves stored output too:

>>> import claimx
>>> from spacy import displacy
>>> text = "Seoul wirft Pjöngjang vor, Soldaten entsandt zu haben."
>>> [accusation] = [claim for claim in claimx.extract(text).claims if claim.type == "accusation"]
>>> [(row["role"], row["name"]) for row in role_rows(accusation)]
[('accuser', 'Südkorea'), ('accused', 'Nordkorea'), ('allegation', None)]
>>> drawn = displacy.render(role_spans(text, accusation), style="span", manual=True, options=OPTIONS, jupyter=False)
>>> "accuser" in drawn
True
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from claimx.schema import ClaimBase, Mentions, Role, Span

_PARTIES = ("#56b4e9", ("accuser", "denier", "force", "agent", "speaker", "participants", "person", "organisation", "media"))
_OTHERS = ("#f4b183", ("accused", "target", "country", "government", "group", "unknown", "location"))
_NUMBERS = ("#8fd3bd", ("quantity", "troop_count", "casualty_count"))
_TIMES = ("#f0e442", ("time", "date"))
_CONTENTS = ("#dddddd", ("allegation", "denied", "content", "object", "event", "activity", "source", "cue"))
_ACTS = ("#dda0c4", ("accusation", "denial", "statement", "criticism", "threat", "demand", "agreement", "delivery", "meeting"))

_GROUPS = (_PARTIES, _OTHERS, _NUMBERS, _TIMES, _CONTENTS, _ACTS)

OPTIONS: dict[str, Any] = {"colors": {label.upper(): colour for colour, labels in _GROUPS for label in labels}}
"""Options for ``displacy.render``: light colours after Okabe and Ito, which colour-blind readers can tell apart."""

_WORD = re.compile(r"\S+")
_NO_ROLE = {"anchor", "sentence", "cue"}


def mention_ents(text: str, mentions: Mentions) -> dict[str, Any]:
    """Actors (labelled with their kind), quantities and times for ``displacy.render(…, style="ent", manual=True)``.

    Where mentions overlap, the one that starts first is drawn, and the longer one of two that start together.

    Args:
        text: the article's text, in which the mentions have their offsets.
        mentions: the ``mentions`` of its output.
    """
    labelled: list[tuple[Span, str]] = [(role, role.kind) for role in mentions.actors]
    labelled += [(quantity, "quantity") for quantity in mentions.quantities]
    labelled += [(time, "time") for time in mentions.times]
    ents: list[dict[str, Any]] = []
    for span, label in sorted(labelled, key=lambda entry: (entry[0].start, -entry[0].end)):
        if not ents or span.start >= ents[-1]["end"]:
            ents.append({"start": span.start, "end": span.end, "label": label})
    return {"text": text, "ents": ents, "title": None}


def claim_spans(text: str, claims: Iterable[ClaimBase]) -> dict[str, Any]:
    """The anchors of claims, labelled with their types, for ``displacy.render(…, style="span", manual=True)``.

    Args:
        text: the article's text.
        claims: claims of this article; the whole text is drawn whatever they are.
    """
    return _span_data(text, [(claim.anchor, _type(claim)) for claim in claims], 0, len(text))


def role_spans(text: str, claim: ClaimBase) -> dict[str, Any]:
    """One claim's anchor and roles for ``displacy.render(…, style="span", manual=True)``.

    Draws the claim's sentence, and what comes before or after it as far as a role is named there.

    Args:
        text: the article's text.
        claim: a claim of this article.
    """
    spans = [(claim.anchor, _type(claim)), *((span, role) for role, span in _roles(claim) if span != claim.anchor)]
    start = min(claim.sentence.start, *(span.start for span, _ in spans))
    end = max(claim.sentence.end, *(span.end for span, _ in spans))
    return _span_data(text, spans, start, end)


def role_rows(claim: ClaimBase) -> list[dict[str, Any]]:
    """One row a party or span of a claim: what fills which role.

    Returns:
        Rows with ``role``, ``text`` (the words), ``name`` (canonical) and ``kind`` for parties, ``resolved`` (the words that
        a pronoun or short form stands for), and the offsets ``start`` and ``end``. What a role does not have is None.
    """
    return [
        {
            "role": role,
            "text": span.text,
            "name": span.name if isinstance(span, Role) else None,
            "kind": span.kind if isinstance(span, Role) else None,
            "resolved": span.resolved.text if isinstance(span, Role) and span.resolved else None,
            "start": span.start,
            "end": span.end,
        }
        for role, span in _roles(claim)
    ]


def _roles(claim: ClaimBase) -> Iterator[tuple[str, Span]]:
    """Every span of the claim's own fields, then its source."""
    names = [name for name in type(claim).model_fields if name not in _NO_ROLE and name != "source"]
    for name in (*names, "source"):
        value = getattr(claim, name)
        for span in value if isinstance(value, list) else [value]:
            if isinstance(span, Span):
                yield name, span


def _span_data(text: str, spans: list[tuple[Span, str]], start: int, end: int) -> dict[str, Any]:
    """Words between these offsets, cut at the borders of the spans as well, and the spans counted in these words."""
    cuts = sorted({start, end, *(border for span, _ in spans for border in (span.start, span.end))})
    words = [(low + word.start(), low + word.end()) for low, high in pairwise(cuts) for word in _WORD.finditer(text[low:high])]
    counted = [
        {"start_token": min(inside), "end_token": max(inside) + 1, "label": label}
        for span, label in spans
        if (inside := [place for place, (low, high) in enumerate(words) if span.start <= low and high <= span.end])
    ]
    return {"text": text[start:end], "tokens": [text[low:high] for low, high in words], "spans": counted, "title": None}


def _type(claim: ClaimBase) -> str:
    """The claim's type, which every record but the base has."""
    return claim.type  # type: ignore[attr-defined]
