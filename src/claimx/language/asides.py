"""Pieces of a sentence that stand outside its clauses: the place in front of a report, brackets, who says it put in between."""

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, tags_of, texts_of
from claimx.language.tags import FINITE_TAGS

OPENING = {"„", "»", "“", '"', "«", "‚", "›", "”", "‹", "‘"}
_NAMING = {"ART", "NE", "NN", "ADJA", "PPOSAT", "PIAT", "CARD"}
_DASHES = {"–", "—", "-", "|"}
_LONGEST_DATELINE = 9  # tokens


def asides_of(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens of each piece outside the clauses of the tokens ``[start, end)``."""
    return _dateline(doc, start, end) + _asides(doc, start, end) + _said_so(doc, start, end)


def _dateline(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens of the place that opens a report: names at the start of a line up to a dash ("Kiew/Moskau (dpa) – Die …")."""
    tags, words = tags_of(doc), texts_of(doc)
    if start > 0 and "\n" not in doc[start - 1].text_with_ws:
        return []
    for i in range(start + 1, min(start + _LONGEST_DATELINE, end - 1)):
        if words[i] in _DASHES:
            opens = words[i + 1][0].isupper() or words[i + 1] in OPENING
            again = any(words[j] in _DASHES for j in range(i + 1, min(i + _LONGEST_DATELINE, end)))
            return [list(range(start, i + 1))] if opens and not again else []
        named = words[i - 1][:1].isupper() and tags[i - 1] in ("NE", "NN", "FM", "XY")
        if (
            not named
            and not doc[i - 1].is_punct
            and words[i - 1] != "|"
            and words[i - 1][:1].isalpha()
            and not _in_brackets(doc, start, i - 1)
        ):
            return []
    return []


def _in_brackets(doc: Doc, start: int, index: int) -> bool:
    """Whether a bracket is open here ("(dpa)")."""
    words = texts_of(doc)
    return any(words[i] == "(" for i in range(start, index)) and not any(words[i] == ")" for i in range(start, index))


def _asides(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens inside each pair of round brackets that holds no finite verb, the brackets included."""
    words, tags = texts_of(doc), tags_of(doc)
    found = []
    index = start
    while index < end:
        if words[index] == "(":
            close = next((j for j in range(index + 1, min(end, index + 40)) if words[j] in ("(", ")")), None)
            if close is not None and words[close] == ")" and not any(tags[j] in FINITE_TAGS for j in range(index + 1, close)):
                found.append(list(range(index, close + 1)))
                index = close
        index += 1
    return found


def _said_so(doc: Doc, start: int, end: int) -> list[list[int]]:
    """The tokens that only name who says the clause around them ("In Lima, | so der Major Weber, | stehen 900 Mann")."""
    words, tags, lowers = texts_of(doc), tags_of(doc), lowers_of(doc)
    found = []
    for index in range(start + 1, end - 2):
        if lowers[index] != "so" or words[index - 1] != "," or tags[index + 1] not in _NAMING:
            continue
        close = next((j for j in range(index + 1, end) if tags[j] == "$," or tags[j][0] == "V"), None)
        goes_on = close is not None and tags[close] == "$," and close + 1 < end and tags[close + 1] in FINITE_TAGS
        if close is not None and goes_on:
            found.append(list(range(index, close)))
    return found
