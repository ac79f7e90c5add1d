"""Cuts a sentence into the pieces that clauses are built from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from claimx.language.annotations import texts_of
from claimx.language.corrections import closed_classes

SegmentKind = Literal["plain", "subordinate", "relative", "infinitive"]
_FINITE = {"VVFIN", "VAFIN", "VMFIN"}
_OPENING = {"„", "»", "“", '"', "«", "‚", "›", "”", "‹", "‘"}
_CLOSING = {"„": '“”"', "»": "«", "“": '”"', '"': '"', "«": "»", "‚": "‘’", "›": "‹", "‹": "›", "”": "”“", "‘": "’"}
_DASHES = {"–", "—", "-", "|"}
_LONGEST_DATELINE = 9  # tokens
_CUTS = {",", ";", ":", "–", "—", "-", "―", "(", ")", "[", "]", "…", ".", "!", "?"}
_INTRO_TAGS = {"PRELS", "PRELAT", "KOUS"}
_SKIPPED_BEFORE_INTRO = {"KON", "ADV", "APPR", "APPRART", "PTKNEG", "PROAV", "PAV", "NN", "NE"}


_NEVER_AFTER_ARTICLE = {"APPR", "APPRART", "ART", "ADV", "PPER", "PRF", "NE", "PPOSAT", "PTKNEG"}


@dataclass(slots=True)
class Segment:
    """Tokens between two cuts. ``conjoined``: joined to what stands before by und, oder, aber or a semicolon."""

    tokens: list[int]
    kind: SegmentKind = "plain"
    introducer: int | None = None
    finite: int | None = None
    conjoined: bool = False
    verb_final: bool = False
    after_colon: bool = False
    same_run: bool = False


@dataclass(slots=True)
class Block:
    """The segments of one level: the sentence itself, or a quotation inside it that holds a whole clause.

    ``asides`` are the tokens in brackets that hold no finite verb ("(IAEA)"), and the place in front of a report ("Tunis – ").
    """

    segments: list[Segment] = field(default_factory=list)
    quoted: bool = False
    asides: list[list[int]] = field(default_factory=list)


def sentence_segments(doc: Doc, start: int, end: int) -> list[Block]:
    """The blocks of the tokens ``[start, end)``, in text order."""
    blocks: list[Block] = []
    for first, last, quoted in _quotation_blocks(doc, start, end):
        asides = _dateline(doc, first, last) + _asides(doc, first, last)
        inside = {i for tokens in asides for i in tokens}
        segments = [s for tokens, after in _cut(doc, first, last, inside) for s in _classify(doc, tokens, after)]
        _repair_first_verb(doc, segments)
        if segments or asides:
            blocks.append(Block(segments, quoted, asides))
    return blocks


def _repair_first_verb(doc: Doc, segments: list[Segment]) -> None:
    """A plural verb that a model read as an infinitive ("Beobachter vermuten, die Gespräche könnten scheitern").

    The first piece has no other verb and a clause with a first field of its own follows, so it is a clause itself.
    """
    if len(segments) < 2 or segments[0].kind != "plain" or segments[0].finite is not None:
        return
    first, second = segments[0], segments[1]
    verbs = [i for i in first.tokens if doc[i].tag_[:1] == "V" or doc[i].tag_ == "PTKZU"]
    follows = second.kind in ("subordinate", "infinitive") or (second.finite is not None and second.finite != second.tokens[0])
    if len(verbs) == 1 and doc[verbs[0]].tag_ == "VVINF" and verbs[0] != first.tokens[0] and follows and not second.conjoined:
        doc[verbs[0]].tag_ = "VVFIN"
        first.finite = verbs[0]
        first.verb_final = verbs[0] == first.tokens[-1]


def _quotation_blocks(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    words = texts_of(doc)
    position = start
    index = start
    while index < end:
        word = words[index]
        if word in _OPENING:
            closing = _CLOSING[word]
            close = next((j for j in range(index + 1, end) if words[j] in closing), None)
            if close is not None and any(doc[j].tag_ in _FINITE for j in range(index + 1, close)):
                if index > position:
                    yield position, index, False
                yield index + 1, close, True
                position = index = close + 1
                continue
        index += 1
    if position < end:
        yield position, end, False


def _dateline(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens of the place that opens a report: names at the start of a line up to a dash ("Kiew/Moskau (dpa) – Die …")."""
    if start > 0 and "\n" not in doc[start - 1].text_with_ws:
        return []
    for i in range(start + 1, min(start + _LONGEST_DATELINE, end - 1)):
        if doc[i].text in _DASHES:
            opens = doc[i + 1].text[0].isupper() or doc[i + 1].text in _OPENING
            again = any(doc[j].text in _DASHES for j in range(i + 1, min(i + _LONGEST_DATELINE, end)))
            return [list(range(start, i + 1))] if opens and not again else []
        named = doc[i - 1].text[:1].isupper() and doc[i - 1].tag_ in ("NE", "NN", "FM", "XY")
        if (
            not named
            and not doc[i - 1].is_punct
            and doc[i - 1].text != "|"
            and doc[i - 1].text[:1].isalpha()
            and not _in_brackets(doc, start, i - 1)
        ):
            return []
    return []


def _in_brackets(doc: Doc, start: int, index: int) -> bool:
    """Whether a bracket is open here ("(dpa)")."""
    return any(doc[i].text == "(" for i in range(start, index)) and not any(doc[i].text == ")" for i in range(start, index))


def _asides(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens inside each pair of round brackets that holds no finite verb, the brackets included."""
    words = texts_of(doc)
    found = []
    index = start
    while index < end:
        if words[index] == "(":
            close = next((j for j in range(index + 1, min(end, index + 40)) if words[j] in ("(", ")")), None)
            if close is not None and words[close] == ")" and not any(doc[j].tag_ in _FINITE for j in range(index + 1, close)):
                found.append(list(range(index, close + 1)))
                index = close
        index += 1
    return found


def _cut(doc: Doc, start: int, end: int, skipped: set[int]) -> Iterator[tuple[list[int], str]]:
    """Runs of tokens between punctuation, each with the punctuation before it."""
    run: list[int] = []
    before = ""
    for index, word in enumerate(texts_of(doc)[start:end], start):
        if index in skipped:
            continue
        if word in _CUTS or (word not in _OPENING and doc[index].tag_.startswith("$")):
            if run:
                yield run, before
            run, before = [], word
        elif not word.isspace() and word not in _OPENING:
            run.append(index)
    if run:
        yield run, before


def _classify(doc: Doc, tokens: list[int], before: str) -> Iterator[Segment]:
    for part, conjoined in _split_coordination(doc, tokens):
        segment = Segment(
            part,
            conjoined=conjoined or before == ";" or doc[part[0]].tag_ == "KON",
            after_colon=before == ":" and part[0] == tokens[0],
            same_run=conjoined,
        )
        finite = [i for i in part if doc[i].tag_ in _FINITE]
        _introduce(doc, segment, finite)
        if segment.kind in ("subordinate", "relative"):
            segment.finite = finite[-1] if finite else _mistagged_finite(doc, segment)
        elif finite:
            segment.finite = finite[0]
        segment.verb_final = segment.finite is not None and all(doc[i].tag_[:1] == "V" for i in part if i >= segment.finite)
        yield segment


def _split_coordination(doc: Doc, tokens: list[int]) -> Iterator[tuple[list[int], bool]]:
    """Splits a run with two finite verbs at the conjunction between them ("räumte den Hof und zog ab")."""
    finite = [i for i in tokens if doc[i].tag_ in _FINITE]
    conjoined = False
    for first, second in pairwise(finite):
        joints = [i for i in tokens if first < i < second and doc[i].tag_ == "KON"]
        cut = None if not joints else joints[0] if joints[0] == first + 1 else joints[-1]
        if cut is None:
            continue
        at = tokens.index(cut)
        if tokens[:at]:
            yield tokens[:at], conjoined
        tokens, conjoined = tokens[at:], True
    yield tokens, conjoined


def _introduce(doc: Doc, segment: Segment, finite: list[int]) -> None:
    words = closed_classes()
    tokens = segment.tokens
    behind = _behind_length(doc, tokens, finite)
    if behind is not None:
        segment.kind, segment.introducer = "subordinate", behind
        return
    for place, index in enumerate(tokens[:4]):
        token = doc[index]
        ends_with_verb = bool(finite) and finite[-1] >= tokens[-1] - 1
        if (token.tag_ in ("PRELS", "PRELAT") and not _verb_second(doc, tokens, finite)) or (
            token.lower_ in ("denen", "deren", "dessen") and token.tag_ != "PDS" and place <= 1
        ):
            segment.kind, segment.introducer = "relative", index
            return
        if token.tag_ == "KOUS" and place <= 2:
            if token.lower_ in ("wie", "als") and not finite:
                return
            segment.kind, segment.introducer = "subordinate", index
            return
        leads = place == 0 or doc[tokens[place - 1]].tag_ in ("KON", "ADV")
        if token.lower_ in words.infinitive and leads and any(doc[i].tag_ in ("PTKZU", "VVIZU") for i in tokens):
            segment.kind, segment.introducer = "infinitive", index
            return
        if token.lower_ in words.verb_final and place <= 1 and ends_with_verb and finite[0] > index + 1 and len(finite) == 1:
            segment.kind, segment.introducer = "subordinate", index
            return
        if place == 0 and index > 0 and doc[index - 1].text == "," and _looks_relative(doc, tokens, finite):
            segment.kind, segment.introducer = "relative", index
            token.tag_ = "PRELS"
            return
        if token.tag_ not in _SKIPPED_BEFORE_INTRO:
            break
    if not finite and any(doc[i].tag_ in ("PTKZU", "VVIZU") for i in tokens):
        segment.kind = "infinitive"


def _behind_length(doc: Doc, tokens: list[int], finite: list[int]) -> int | None:
    """The conjunction of "wenige Stunden bevor …", "zwei Tage nachdem …": behind a length of time, before a final verb."""
    if len(tokens) < 5 or not finite or finite[-1] < tokens[-1] - 1 or doc[tokens[1]].tag_ != "NN":
        return None
    measured = doc[tokens[0]].tag_ in ("PIAT", "CARD", "ADJA", "ART", "PIDAT")
    return tokens[2] if measured and doc[tokens[2]].lower_ in closed_classes().after_length else None


def _looks_relative(doc: Doc, tokens: list[int], finite: list[int]) -> bool:
    """A relative pronoun that the model took for an article: after a comma, with the finite verb at the end."""
    first = doc[tokens[0]]
    if first.lower_ not in closed_classes().relative or not finite or finite[-1] != tokens[-1] or len(tokens) < 3:
        return False
    following = doc[tokens[1]]
    if first.tag_ in ("PDS", "PRELS") or following.tag_ in _NEVER_AFTER_ARTICLE:
        return True
    return len(tokens) > 4 and len(finite) == 1 and doc[tokens[-2]].tag_ in ("VVINF", "VVPP", "VAINF", "VAPP", "VVIZU")


def _verb_second(doc: Doc, tokens: list[int], finite: list[int]) -> bool:
    """An auxiliary with its participle behind it: a main clause that begins with an article ("die Ukraine habe angegriffen")."""
    if len(finite) != 1 or doc[finite[0]].tag_ != "VAFIN" or finite[0] == tokens[-1]:
        return False
    return doc[tokens[-1]].tag_ in ("VVPP", "VAPP") and doc[tokens[1]].tag_ in ("NN", "NE", "ADJA")


def _mistagged_finite(doc: Doc, segment: Segment) -> int | None:
    """The last word of a verb-final clause without a finite verb, where a model read its verb as a participle."""
    last = segment.tokens[-1]
    return last if doc[last].tag_ in ("VVPP", "VVINF") and doc[last].text[-1] in "tne" else None
