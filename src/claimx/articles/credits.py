"""Photo credits and captions, agency marks and bylines."""

import re
from functools import cache

from claimx.articles.words import boilerplate

_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 120
_LONGEST_BYLINE = 100
_TAIL = 160
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_MARK = re.compile(r"[.!?“”\"»«]\s*(\(([^()]{2,60})\)|\[([^\[\]]{2,60})\])\s*$")
_AGENCY_START = re.compile(
    r"[A-ZÄÖÜ][\w.'’-]+(?:[ /,]+(?:am |an der )?[A-ZÄÖÜ][\w.'’-]+){0,4}"  # the place
    r"\s?\(([\w./, -]{2,30})\)"  # the agency
    r"\s*(?:[-–—:.]+\s*|\s)(?=\S)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Credits: in brackets at the end, at the start, behind a sentence at the end; notes on the picture in brackets."""
    words = boilerplate().credits
    names = "|".join(sorted(map(re.escape, words.words), key=len, reverse=True))
    signs = "|".join(map(re.escape, words.signs))
    notes = "|".join(sorted(map(re.escape, words.notes), key=len, reverse=True))
    return (
        re.compile(
            rf"[(\[](?:(?:{names})\s?:|(?:{names})\s(?=©)|{signs})[^()\[\]]{{0,120}}[)\]]\.?\s*(?:(?:{names})\s?:\s?\S{{0,40}})?$"
        ),
        re.compile(rf"(?:(?:{names})(?:\s?:|\s(?=©|\(c\)))|{signs})\s*"),
        re.compile(rf"(?:^|[.!?)“”»|/−–-]\s*|\s)(?:(?:{signs})\s?)?(?:(?:{names})\s?:|{signs})\s*([^.!?:]{{0,80}})$"),
        re.compile(rf"\((?:{notes})(?:[ :,/][^()]{{0,60}})?\)\.?$"),
    )


def _has_agency(text: str) -> bool:
    lexicon = boilerplate()
    return any(
        word.casefold() in lexicon.agencies
        for part in re.split(r"[\s,;/|()&]+", text)
        for word in (part, *part.split("-"))
        if word
    )


def is_caption(text: str) -> bool:
    """Whether a line is a photo caption or credit: it ends in a credit or a note on the picture, or is one.

    >>> is_caption("Parade in Pjöngjang. (Foto: dpa)"), is_caption("Foto: Imago/Xinhua"), is_caption("Das Foto: ein Skandal.")
    (True, True, False)
    """
    if len(text) > _LONGEST_CAPTION:
        return False
    bracketed, at_start, at_end, note = _patterns()
    tail = text[-_TAIL:]
    if (tail.endswith((")", "]", ").")) or ") " in tail[-60:]) and (bracketed.search(tail) or note.search(tail)):
        return True
    if len(text) <= _LONGEST_CREDIT and (match := at_start.match(text)):
        return _is_credit(text[match.end() :], sign=match[0].strip() in boilerplate().credits.signs)
    if ":" not in tail and not any(map(tail.__contains__, boilerplate().credits.signs)):
        return False
    if (match := at_end.search(tail)) is None:
        return False
    after_sentence = not tail[match.start() : match.start() + 1].isspace()
    sign = any(mark in match[0] for mark in boilerplate().credits.signs)
    named = all(name[:1].isupper() for name in _NAME.findall(match[1]))
    word_before = tail[: match.start()].rpartition(" ")[2]
    if (word_before[:1].isupper() or named) and len(_NAME.findall(match[1])) >= 2 and len(text) <= _LONGEST_CREDIT:
        after_sentence = True  # "Raketen in Pjöngjang Foto: Jo Beispiel": a caption without a full stop
    return (sign or after_sentence or _has_agency(match[1])) and _is_credit(match[1], sign=sign)


def _is_credit(names: str, *, sign: bool) -> bool:
    """Whether what follows "Foto:" is a name, not a clause: few words, capitalised or agencies, no sentence end."""
    if names.rstrip().endswith(("!", "?")) or len(names) > _LONGEST_CREDIT:
        return False
    words = _NAME.findall(names)
    if sign or not words:
        return len(words) <= 10
    if _has_agency(names):
        return len(words) <= 12
    return len(words) <= 5 and all(word[0].isupper() or word.casefold() in boilerplate().byline_fillers for word in words)


def is_bare_credit(text: str) -> bool:
    """Whether a caption line holds the credit alone, so that the caption may be the line before."""
    return len(text) <= _LONGEST_CREDIT and _patterns()[1].match(text.lstrip("(")) is not None


def has_position_note(text: str) -> bool:
    """Whether a line says where in the picture somebody stands ("(l.)"), as captions do."""
    return any(note in text for note in boilerplate().credits.positions)


def agency_mark(text: str) -> tuple[int, int] | None:
    """The offsets of an agency in brackets behind the last sentence of a line: "… sagte er. (dpa)"."""
    if not text.endswith((")", "]")):
        return None
    tail_start = max(0, len(text) - 80)
    match = _MARK.search(text, tail_start)
    if match and only_agencies(match[2] or match[3]):
        return match.span(1)
    return None


def only_agencies(text: str) -> bool:
    """Whether a text names agencies and the codes of editors only: "mau/dpa/AFP"."""
    lexicon = boilerplate()
    words = [word.casefold() for word in re.findall(r"[^\W\d_][\w-]*", text)]
    named = [word for word in words if word in lexicon.agencies]
    return bool(named) and all(word in lexicon.agencies or word in lexicon.agency_fillers or len(word) <= 4 for word in words)


def agency_start(text: str) -> int | None:
    """Where the prose begins after the dateline of an agency: "Moskau/Seoul (dpa) - Der Kreml …"."""
    if "(" not in text[:60]:
        return None
    match = _AGENCY_START.match(text, 0, _TAIL)
    return match.end() if match and only_agencies(match[1]) else None


def is_byline(text: str) -> bool:
    """Whether a line names the authors: "Von Erika Muster und Jo Beispiel, Berlin".

    >>> is_byline("Von Erika Muster, Berlin"), is_byline("Von Kiew bis Moskau")
    (True, False)
    """
    lexicon = boilerplate()
    first, _, rest = text.partition(" ")
    word = first.casefold().rstrip(":")
    if word not in lexicon.bylines or len(text) > _LONGEST_BYLINE or text.endswith((".", "!", "?")):
        return False
    if word not in {"von", "by"} and not first.endswith(":"):
        return False
    if only_agencies(rest):
        return True
    names = _NAME.findall(rest)
    capitals = [name for name in names if name[0].isupper()]
    if not all(
        name[0].isupper() or name.casefold() in lexicon.byline_fillers or name.casefold() in lexicon.agencies for name in names
    ):
        return False
    return (2 if word == "von" else 1) <= len(capitals) <= 8 and not any(character.isdigit() for character in rest)
