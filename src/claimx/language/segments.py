"""Cuts a sentence into the pieces that clauses are built from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, set_tag, tags_of, texts_of
from claimx.language.asides import OPENING, asides_of
from claimx.language.closed_classes import closed_classes
from claimx.language.commas import infinitive_start
from claimx.language.tags import FINITE_TAGS

SegmentKind = Literal["plain", "subordinate", "relative", "infinitive"]
_CLOSING = {"„": '“”"', "»": "«", "“": '”"', '"': '"', "«": "»", "‚": "‘’", "›": "‹", "‹": "›", "”": "”“", "‘": "’"}
_COMPARING = {"KOKOM", "KOUS", "PWAV"}  # tags of "wie" and "als"
_LONGEST_APPOSITION = 3  # pieces between commas
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
        asides = asides_of(doc, first, last)
        inside = {i for tokens in asides for i in tokens}
        segments = [s for tokens, after in _cut(doc, first, last, inside) for s in _classify(doc, tokens, after)]
        _repair_first_verb(doc, segments)
        _open_around_appositions(doc, segments)
        _join_verbs(doc, segments)
        if segments or asides:
            blocks.append(Block(segments, quoted, asides))
    return blocks


def _repair_first_verb(doc: Doc, segments: list[Segment]) -> None:
    """A plural verb that a model read as an infinitive ("Beobachter vermuten, die Gespräche könnten scheitern").

    The first piece has no other verb and a clause with a first field of its own follows, so it is a clause itself.
    """
    tags = tags_of(doc)
    if len(segments) < 2 or segments[0].kind != "plain" or segments[0].finite is not None:
        return
    first, second = segments[0], segments[1]
    verbs = [i for i in first.tokens if tags[i][:1] == "V" or tags[i] == "PTKZU"]
    follows = second.kind in ("subordinate", "infinitive") or (second.finite is not None and second.finite != second.tokens[0])
    if len(verbs) == 1 and tags[verbs[0]] == "VVINF" and verbs[0] != first.tokens[0] and follows and not second.conjoined:
        set_tag(doc, verbs[0], "VVFIN")
        first.finite = verbs[0]
        first.verb_final = verbs[0] == first.tokens[-1]


def _open_around_appositions(doc: Doc, segments: list[Segment]) -> None:
    """A clause that an apposition cuts off from its verb ("…, wie der Leiter der Klinik, Jan Weber, am Montag mitteilte")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    for place, segment in enumerate(segments):
        opener = segment.tokens[0]
        if segment.kind != "plain" or lowers[opener] not in closed_classes().verb_final or tags[opener] not in _COMPARING:
            continue
        if any(tags[i][0] == "V" for i in segment.tokens) or segment.conjoined:
            continue
        for later in segments[place + 1 : place + 1 + _LONGEST_APPOSITION]:
            if later.kind == "plain" and later.verb_final and not later.conjoined:
                segment.kind, segment.introducer = "subordinate", opener
            if later.kind != "plain" or any(tags[i][0] == "V" for i in later.tokens):
                break


def _join_verbs(doc: Doc, segments: list[Segment]) -> None:
    """A verb behind a comma with "aber" or the like goes on with the subject before ("Sie lobten den Rat, | rügten aber,
    dass …")."""
    lowers = lowers_of(doc)
    for before, segment in pairwise(segments):
        opens = segment.kind == before.kind == "plain" and segment.finite == segment.tokens[0] and not segment.after_colon
        told = before.finite is not None and before.finite != before.tokens[0]
        if opens and told and lowers[segment.tokens[1] if len(segment.tokens) > 1 else -1] in closed_classes().going_on:
            segment.conjoined = True


def _quotation_blocks(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    words, tags = texts_of(doc), tags_of(doc)
    position = start
    index = start
    while index < end:
        word = words[index]
        if word in OPENING:
            closing = _CLOSING[word]
            close = next((j for j in range(index + 1, end) if words[j] in closing), None)
            if close is not None and any(tags[j] in FINITE_TAGS for j in range(index + 1, close)):
                if index > position:
                    yield position, index, False
                yield index + 1, close, True
                position = index = close + 1
                continue
        index += 1
    if position < end:
        yield position, end, False


def _cut(doc: Doc, start: int, end: int, skipped: set[int]) -> Iterator[tuple[list[int], str]]:
    """Runs of tokens between punctuation, each with the punctuation before it."""
    tags = tags_of(doc)
    run: list[int] = []
    before = ""
    for index, word in enumerate(texts_of(doc)[start:end], start):
        if index in skipped:
            continue
        if word in _CUTS or (word not in OPENING and tags[index].startswith("$")):
            if run:
                yield run, before
            run, before = [], word
        elif not word.isspace() and word not in OPENING:
            run.append(index)
    if run:
        yield run, before


def _classify(doc: Doc, tokens: list[int], before: str) -> Iterator[Segment]:
    tags = tags_of(doc)
    for part, conjoined in _split_infinitives(doc, tokens):
        segment = Segment(
            part,
            conjoined=conjoined or before == ";" or tags[part[0]] == "KON",
            after_colon=before == ":" and part[0] == tokens[0],
            same_run=conjoined,
        )
        finite = [i for i in part if tags[i] in FINITE_TAGS]
        _introduce(doc, segment, finite)
        if segment.kind in ("subordinate", "relative"):
            segment.finite = finite[-1] if finite else _mistagged_finite(doc, segment)
        elif finite:
            segment.finite = finite[0]
        segment.verb_final = segment.finite is not None and all(tags[i][:1] == "V" for i in part if i >= segment.finite)
        yield segment


def _joins_numbers(tags: list[str], index: int) -> bool:
    """Whether a conjunction joins two numbers and no clauses ("von 1980 bis 2000", "2017 und 2019")."""
    return tags[index - 1] == tags[index + 1] == "CARD" and tags[index + 2] not in FINITE_TAGS


def _split_coordination(doc: Doc, tokens: list[int]) -> Iterator[tuple[list[int], bool]]:
    """Splits a run with two finite verbs at the conjunction between them ("räumte den Hof und zog ab"), or between them where
    a subordinate clause lacks its comma ("Wie das Amt mitteilte wurden …")."""
    tags = tags_of(doc)
    finite = [i for i in tokens if tags[i] in FINITE_TAGS]
    subordinate = tags[tokens[0]] == "KOUS" or lowers_of(doc)[tokens[0]] in closed_classes().verb_final
    conjoined = False
    for first, second in pairwise(finite):
        joints = [i for i in tokens if first < i < second and tags[i] == "KON" and not _joins_numbers(tags, i)]
        if joints:
            cut = joints[0] if joints[0] == first + 1 else joints[-1]
        elif subordinate and second == first + 1:
            cut = second
        else:
            continue
        at = tokens.index(cut)
        if tokens[:at]:
            yield tokens[:at], conjoined
        tokens, conjoined = tokens[at:], bool(joints)
    yield tokens, conjoined


def _split_infinitives(doc: Doc, tokens: list[int]) -> Iterator[tuple[list[int], bool]]:
    """The parts of `_split_coordination`, each cut where an infinitive clause begins that lacks its comma."""
    for part, conjoined in _split_coordination(doc, tokens):
        start = infinitive_start(doc, part)
        yield part[:start], conjoined
        if start is not None:
            yield part[start:], False


def _introduce(doc: Doc, segment: Segment, finite: list[int]) -> None:
    tags = tags_of(doc)
    words = closed_classes()
    tokens = segment.tokens
    behind = _behind_length(doc, tokens, finite)
    if behind is not None:
        segment.kind, segment.introducer = "subordinate", behind
        return
    for place, index in enumerate(tokens[:4]):
        tag, lower = tags[index], lowers_of(doc)[index]
        ends_with_verb = bool(finite) and finite[-1] >= tokens[-1] - 1
        if tag == "PRELS" and place == 0 and not finite and _is_infinitive(doc, tokens):
            set_tag(doc, index, "ART", "DET")  # "bezichtigt ihn, die Bande zu schützen"
            break
        own = doc[index].is_sent_start and bool(finite)  # "Deren Sprecher bestritt das."
        if (tag in ("PRELS", "PRELAT") and not _verb_second(doc, tokens, finite)) or (
            lower in ("denen", "deren", "dessen") and tag != "PDS" and place <= 1 and not own
        ):
            segment.kind, segment.introducer = "relative", index
            return
        if tag == "KOUS" and place <= 2:
            if lower in ("wie", "als") and not finite:
                return
            with_zu = tags[tokens[-1]] == "VVIZU" or "PTKZU" in [tags[i] for i in tokens[-2:-1]]
            if not finite and len(tokens) > 3 and lower not in words.infinitive and with_zu:
                break  # "weist zurück, damit zu tun zu haben", "kündigt an, bis Mai 900 Mann abzuziehen"
            segment.kind, segment.introducer = "subordinate", index
            return
        leads = place == 0 or tags[tokens[place - 1]] in ("KON", "ADV")
        if lower in words.infinitive and leads and any(tags[i] in ("PTKZU", "VVIZU") for i in tokens):
            segment.kind, segment.introducer = "infinitive", index
            return
        compared = place == 1 and tag == "KOKOM" and tags[tokens[0]] in ("NN", "NE")  # "Länder wie Peru sind …"
        if (
            lower in words.verb_final
            and place <= 1
            and not compared
            and ends_with_verb
            and finite[0] > index + 1
            and len(finite) == 1
        ):
            segment.kind, segment.introducer = "subordinate", index
            return
        if place == 0 and index > 0 and texts_of(doc)[index - 1] == "," and _looks_relative(doc, tokens, finite):
            segment.kind, segment.introducer = "relative", index
            set_tag(doc, index, "PRELS")
            return
        if tag not in _SKIPPED_BEFORE_INTRO:
            break
    if not finite and any(tags[i] in ("PTKZU", "VVIZU") for i in tokens):
        segment.kind = "infinitive"


def _is_infinitive(doc: Doc, tokens: list[int]) -> bool:
    """Whether a noun stands right behind the first word, and "zu" with an infinitive at the end."""
    tags = tags_of(doc)
    if len(tokens) < 4 or tags[tokens[1]] not in ("NN", "NE", "ADJA"):
        return False
    return tags[tokens[-1]] == "VVIZU" or (tags[tokens[-2]] == "PTKZU" and tags[tokens[-1]] in ("VVINF", "VAINF"))


def _behind_length(doc: Doc, tokens: list[int], finite: list[int]) -> int | None:
    """The conjunction of "wenige Stunden bevor …", "zwei Tage nachdem …": behind a length of time, before a final verb."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if len(tokens) < 5 or not finite or finite[-1] < tokens[-1] - 1 or tags[tokens[1]] != "NN":
        return None
    measured = tags[tokens[0]] in ("PIAT", "CARD", "ADJA", "ART", "PIDAT")
    return tokens[2] if measured and lowers[tokens[2]] in closed_classes().after_length else None


def _looks_relative(doc: Doc, tokens: list[int], finite: list[int]) -> bool:
    """A relative pronoun that the model took for an article: after a comma, with the finite verb at the end."""
    tags = tags_of(doc)
    first, following = tags[tokens[0]], tags[tokens[1]] if len(tokens) > 1 else ""
    if lowers_of(doc)[tokens[0]] not in closed_classes().relative or not finite or finite[-1] != tokens[-1] or len(tokens) < 3:
        return False
    if first in ("PDS", "PRELS") or following in _NEVER_AFTER_ARTICLE or not any(tags[i] in ("NN", "NE", "ADJA") for i in tokens):
        return True
    return len(tokens) > 4 and len(finite) == 1 and tags[tokens[-2]] in ("VVINF", "VVPP", "VAINF", "VAPP", "VVIZU")


def _verb_second(doc: Doc, tokens: list[int], finite: list[int]) -> bool:
    """An auxiliary with its participle behind it: a main clause that begins with an article ("die Ukraine habe angegriffen")."""
    tags = tags_of(doc)
    if len(finite) != 1 or tags[finite[0]] != "VAFIN" or finite[0] == tokens[-1]:
        return False
    return tags[tokens[-1]] in ("VVPP", "VAPP") and tags[tokens[1]] in ("NN", "NE", "ADJA")


def _mistagged_finite(doc: Doc, segment: Segment) -> int | None:
    """The last word of a verb-final clause without a finite verb, where a model read its verb as a participle."""
    last = segment.tokens[-1]
    tag, word = tags_of(doc)[last], texts_of(doc)[last]
    mistaken = tag in ("VVPP", "VVINF") or (tag == "VVIZU" and "zu" not in word)
    return last if mistaken and word[-1] in "tne" else None
