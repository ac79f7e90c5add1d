"""German sentences: spans of raw text, and a spaCy component that sets them on a Doc.

One regular expression finds the places where a sentence may end (a run of full stops, question or exclamation marks with the
quotes and brackets that close there, or a line break); a few rules look at the word before and the word after and decide. All
words they know stand in ``lexicon/de/sentences.yaml``. Time grows linearly with the text: looking back is bounded.
"""

import re
from typing import Literal

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations, starts_of, text_of
from claimx.language.sentence_words import AbbreviationKind, SentenceWords, sentence_words
from claimx.language.wrapping import NEWLINES, Lines, count_breaks

_Before = Literal["word", "final", "final_before_opener", "never_final", "initial", "ordinal"]

LONGEST_SENTENCE = 500
"""Tokens after which the component ends a sentence whatever stands there: a table or a list, no sentence. The stages compare the
words of a sentence with each other, so one without end would take them without end."""

_LOOK_BACK = 48  # characters before a full stop that a decision may read
_STOPS = ".!?…:)"
_CLOSERS = "\"'“”’‘«»‹›)]}"
_OPENERS = "\"'„“”‚‘’«»‹›([{–—-"

_CANDIDATE = re.compile(
    rf"""(?P<stop>[.!?…]+)
         (?P<close>[{re.escape(_CLOSERS)}]*+ (?:\[\d{{1,3}}\])*+ (?:[ \xa0]["“”»«](?=\s|\Z))?)
         (?P<gap>\s*+)
       | (?P<line>[{NEWLINES}]\s*+)
       | (?P<ticker>\+{{3,}})\s*+""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w")
_NEXT = re.compile(rf"(?P<open>(?:[{re.escape(_OPENERS)}]\s?){{0,6}})(?P<word>[^\W_]*)(?P<after>\S?)")
_LETTER_STOPS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?)+\Z")
_PARTS = re.compile(r"[-/(.:]")
_ATTRIBUTE = re.compile(r"[a-zäöüß]{4,}(?:en?|es|em)")
_NUMBER = re.compile(r"(?P<lead>\S*\d\.[/–-])?(?P<number>\d+)")
_ITEM_NUMBER = re.compile(r"\d{1,3}|[IVX]{1,4}|[^\W\d_]")
_ROMAN = re.compile(r"[IVXL]+\Z")
_GLUED_LEFT = re.compile(r"(?:\A|[\s(„“\"»‚'/-])(?:[^\W\d_]*[^\W\d_A-ZÄÖÜ]{2}|\d{4}|[A-ZÄÖÜ]{3,})[\"“”’«)]*\Z")
_GLUED_RIGHT = re.compile(r"(?P<quote>[„»]?)(?P<word>[A-ZÄÖÜ][a-zäöüß]*)(?=[\s,:;-])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a German text as half-open character offsets ``(start, end)``.

    The spans are in text order, do not overlap, begin and end with a character that is no blank, and together hold every
    such character of the text. A blank line always ends a sentence; a single line break does where the line is a headline,
    a list item or a whole paragraph, not where running text was wrapped to a width.

    Example:
        >>> text = "Am 3. Mai kam Dr. Weber an. „Gehen wir?“, fragte er."
        >>> [text[start:end] for start, end in split_sentences(text)]
        ['Am 3. Mai kam Dr. Weber an.', '„Gehen wir?“, fragte er.']
    """
    words = sentence_words()
    lines = Lines(text, words.open_line_end)
    spans: list[tuple[int, int]] = []
    start = _skip_blanks(text, 0)
    first_word = _find_word(text, start)
    for match in _CANDIDATE.finditer(text, start):
        following = match.end()
        if following >= len(text) or not _ends_sentence(text, match, first_word, lines, words):
            continue
        end = match.start() if match["line"] else match.end("ticker" if match["ticker"] else "close")
        spans.append((start, _strip_end(text, start, end)))
        start = following
        first_word = _find_word(text, start)
    if start < len(text):
        spans.append((start, _strip_end(text, start, len(text))))
    return spans


def _skip_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _strip_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _find_word(text: str, start: int) -> int:
    found = _WORD.search(text, start)
    return found.start() if found else len(text)


def _ends_sentence(text: str, match: re.Match, first_word: int, lines: Lines, words: SentenceWords) -> bool:
    """Whether the sentence that runs ends at this candidate."""
    if match["line"]:
        return lines.breaks(match.start(), match.end())
    if match["ticker"]:
        return first_word < match.start()  # "+++ 17.22 Uhr +++ | Moskau …"
    gap = match["gap"]
    if not gap:
        return first_word < match.start() and _is_glued(text, match, words)
    newlines = 0 if gap == " " else count_breaks(gap)
    if newlines > 1:
        return True
    if first_word >= match.start() or _ITEM_NUMBER.fullmatch(text, first_word, match.start()):
        return False
    if newlines and lines.starts_item(match.end()):
        return True
    return _ends_before_next(text, match, words, newline=bool(newlines) and not lines.wrapped)


def _ends_before_next(text: str, match: re.Match, words: SentenceWords, *, newline: bool) -> bool:
    """The decision at a stop with blanks behind it: what word follows, and what word stands before."""
    following = _NEXT.match(text, match.end())
    assert following is not None  # every part of the pattern may be empty
    word, opened = following["word"], following["open"]
    if not word:
        return following["after"] not in ",;:)]}/%&+=*"
    stop = match["stop"]
    if word[0].islower() and not any(sign.isupper() for sign in word):
        quoted = opened.strip("–—- ") != ""
        return stop == "." and quoted and not match["close"] and _before(text, match.start(), word, words) == "word"
    if stop[0] == "…" or len(stop) > 1 or stop in "!?":
        return not _is_omission(text, match)
    kind = _before(text, match.start(), word, words)
    if kind == "never_final" and not match["close"]:
        return False
    is_opener = word.lower() in words.openers
    if kind in {"word", "final"}:
        return True
    if kind == "ordinal" and word.lower() in words.months:
        return False
    return is_opener or (newline and kind not in {"ordinal", "never_final"})


def _before(text: str, stop: int, following: str, words: SentenceWords) -> _Before:
    """What stands before a full stop: ``word``, ``final``, ``never_final`` or a kind that only an opener can end.

    Args:
        text: the whole text.
        stop: the offset of the full stop.
        following: the word behind it.
        words: the lexicon.
    """
    window = text[max(0, stop - _LOOK_BACK) : stop]
    if not window or window[-1].isspace():
        return "word"
    parts = window.rsplit(None, 2)
    word = parts[-1].lstrip(_OPENERS)
    before = parts[-2] if len(parts) > 1 else ""
    starts = word != parts[-1] or not before or before[-1] in _STOPS or _breaks_line(window[: -len(parts[-1])])
    if not word:
        return "word"
    if number := _NUMBER.fullmatch(word):
        return _number_kind(number["number"], "" if starts or number["lead"] else before, following, words)
    letters = _LETTER_STOPS.search(text, max(0, stop - 14), stop + 1)
    kind = _abbreviation_kind(word, letters, words)
    if kind in {"final", "final_before_opener", "never_final"}:
        return kind
    if kind == "before_number" and (following[0].isdecimal() or _ROMAN.match(following)):
        return "never_final"
    if kind == "connector" and (word[0].islower() or starts):
        return "never_final"
    return "initial" if letters or _ROMAN.match(word) else "word"


def _breaks_line(window: str) -> bool:
    """Whether a line break stands in the blanks at the end of these characters."""
    return count_breaks(window[len(window.rstrip()) :]) > 0


def _abbreviation_kind(word: str, letters: re.Match | None, words: SentenceWords) -> AbbreviationKind | None:
    """The class in the lexicon of the word before a full stop; ``letters`` is the run of single letters there, "z. B."."""
    key = word.lower()
    if letters:
        whole = "".join(letters.group().split())[:-1].lower()
        kind = words.kind(whole)
        if kind or len(whole) > 1:
            return kind
    if words.is_compound(key):
        return "final_before_opener"
    return words.kind(key) or words.kind(_PARTS.split(key)[-1])


def _number_kind(number: str, before: str, following: str, words: SentenceWords) -> _Before:
    """``ordinal`` where the words around a number and its full stop make it one, else ``word``.

    ``before`` is the word before the number, empty where a line, a quotation or a sentence begins with it.
    """
    if len(number) > 4:
        return "word"
    small, follows = len(number) <= 2, following.lower()
    if small and (not before or before[-1] in "/(-–:" or follows in words.months or follows in words.ordinal_before):
        return "ordinal"
    before = before.strip(_CLOSERS + _OPENERS + ",")
    if before.lower() in words.ordinal_after or (small and _ATTRIBUTE.fullmatch(before)):
        return "ordinal"
    return "word"


def _is_omission(text: str, match: re.Match) -> bool:
    """Whether the dots stand alone in brackets, "[…]", or open a quotation."""
    before = text[match.start() - 1 : match.start()]
    return match["stop"][0] in ".…" and before in tuple('([„»“"‚')


def _is_glued(text: str, match: re.Match, words: SentenceWords) -> bool:
    """Whether a blank is missing between two sentences: "im Januar.Der Minister"."""
    right = _GLUED_RIGHT.match(text, match.end())
    if right is None or not (right["quote"] or len(right["word"]) > 3 or right["word"].lower() in words.openers):
        return False
    left = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    return _GLUED_LEFT.search(left) is not None


@Language.factory("claimx_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str):
    """The component ``claimx_sentences``: sets the sentence starts of a Doc, in any German pipeline."""
    return set_sentences


def _next_word(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def set_sentences(doc: Doc) -> Doc:
    """Marks the first token of each sentence of `split_sentences`; a boundary inside a token is dropped.

    Tokens of blanks and line breaks belong to the sentence before them. The borders of boilerplate regions are sentence
    borders too, and no sentence has more than `LONGEST_SENTENCE` tokens. Must run before a dependency parser, if there is one.
    """
    starts = {start for start, _ in split_sentences(text_of(doc))[1:]}
    for region in annotations(doc).regions:
        starts |= {region.start, _next_word(text_of(doc), region.end)}
    marks = numpy.full((len(doc), 1), -1, dtype="int64")
    begin = 0
    for index, start in enumerate(starts_of(doc)):
        if start in starts or index == 0 or index - begin == LONGEST_SENTENCE:
            marks[index], begin = 1, index
    # All at once: setting Token.is_sent_start reads the whole Doc each time.
    doc.from_array(["SENT_START"], marks.astype("uint64"))
    return doc
