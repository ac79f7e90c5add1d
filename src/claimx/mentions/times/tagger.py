"""The tagger as a function and as a spaCy component."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations, text_of
from claimx.mentions.times.lexicon import lexicon
from claimx.mentions.times.meaning import Found
from claimx.mentions.times.pairs import settle
from claimx.mentions.times.people import People
from claimx.mentions.times.resolve import Resolver, Value
from claimx.mentions.times.scan import scan
from claimx.mentions.times.tense import TenseReader
from claimx.mentions.times.words import Words
from claimx.schema import Time
from claimx.schema.spans import TimeType

_APPOSITION = re.compile(r",\s*(?:(\w+)\s+)?")


def tag_times(doc: Doc) -> list[Time]:
    """Every time expression of a Doc, in text order, without overlaps.

    Works on any German Doc, also one from ``spacy.blank("de")``; where the Doc has tags they say whether a sentence looks
    back or ahead. The document date is ``doc._.claimx.published`` (ISO, day, month or year precision, or None).

    Returns:
        `Time` records with character offsets into ``doc.text``. Without a document date values stay open ("XXXX-WXX-3").
    """
    words = Words(text_of(doc))
    found = scan(words)
    if not found:
        return []
    published = annotations(doc).published
    resolver = Resolver(words, published, TenseReader(words, doc))
    out: list[Time] = []
    people = People(doc)
    for expression in found:
        if people.claim(words, expression):
            continue
        time = _record(words, expression, resolver.resolve(expression))
        if out and _same_day_twice(words.text, out[-1], time):
            time = time.model_copy(update={"start": out[-1].start, "text": words.text[out[-1].start : time.end]})
            out.pop()
        if out:
            out[-1], time = settle(words.text, out[-1], time, published)
        out.append(time)
    return out


def _record(words: Words, found: Found, value: Value) -> Time:
    start, end = words.starts[found.start], words.ends[found.end - 1]
    return Time(
        text=words.text[start:end],
        start=start,
        end=end,
        type=_type(found, value.value),
        value=value.value,
        earliest=value.covers[0].isoformat() if value.covers else None,
        latest=value.covers[1].isoformat() if value.covers else None,
        anchored=value.anchored,
    )


def _type(found: Found, value: str) -> TimeType:
    kind = found.meaning.kind
    if kind == "duration":
        return "DURATION"
    if kind == "set" and (found.meaning.part is None or value.startswith("P")):
        return "SET"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


def _same_day_twice(text: str, first: Time, second: Time) -> bool:
    """ "gestern, am 12. Juli": one expression where both name the same day."""
    if (
        first.text.lower() == second.text.lower()
        or first.value != second.value
        or first.type != "DATE"
        or second.type != "DATE"
        or first.value.endswith("_REF")
    ):
        return False
    gap = _APPOSITION.fullmatch(text, first.end, second.start)
    return gap is not None and (gap[1] is None or gap[1].lower() in lexicon().words.neighbours.apposition)


class TimeTagger:
    """The spaCy component: sets ``doc._.claimx.times``."""

    def __call__(self, doc: Doc) -> Doc:
        annotations(doc).times = tag_times(doc)
        return doc


@Language.factory("claimx_times")
def create_time_tagger(nlp: Language, name: str) -> TimeTagger:
    """The factory behind ``nlp.add_pipe("claimx_times")``; works in any German pipeline, also alone."""
    return TimeTagger()
