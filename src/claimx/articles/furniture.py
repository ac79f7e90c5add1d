"""What a line alone tells: navigation, share bars, ads, teasers, credits, links."""

import re

from claimx.articles.credits import is_caption, only_agencies
from claimx.articles.lines import LONGEST_LABEL, Line
from claimx.articles.words import Boilerplate, boilerplate, prefix_key

_WORD = re.compile(r"[^\W\d_][\w.-]*")
_LINK = re.compile(r"(?:(?:https?://|www\.)\S+|[\w.-]+\.(?:de|at|ch|com|org|net|eu|info|tv)(?:/\S*)?)\)?", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")
_DATE_IN_BRACKETS = re.compile(r"\(\d{1,2}\.\d{1,2}\.\d{2,4}\)\Z")
_MAIL = re.compile(r"(?:(?:e-?mail|mail|kontakt|per mail)\s*(?::\s*)?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_TEMPLATE = re.compile(r"[a-z][a-z0-9.]*(?:[:_]+[a-z0-9.]+)+|\{\{.*\}\}|\[/?[a-z][^\]]*\]|<[^<>]+>")
_PAGES = r"\b\d{2,4} ?(?:S\.|Seiten)"
_PRICE = r"\d+(?:[.,](?:\d\d|–|-))? ?(?:€|Euro|EUR|e\b|DM|Mark|sFr|Fr\.|CHF)"
_BINDING = (
    r"(?:[ ,;.:/–-]|\b(?:geb|gebunden|br|brosch|broschiert|kart|kartoniert|mit|m|zahlr|farb|Abb|ill|Hardcover|Paperback)\b)+"
)
_IMPRINT = re.compile(  # "Verlag Nordlicht, Kiel 2004, 312 S., 19,90 Euro", or one of its lines
    rf"(?:[^\n]*\b(?:19|20)\d\d\b[^\n]{{1,60}})?{_PAGES}{_BINDING}{_PRICE}.?"
    r"|[^.!?\n]*\bVerlag\b[^.!?\n]*,\s[^\d\n]+\s(?:19|20)\d\d[.;]?"
)
_AGO = re.compile(  # "Vor 3 Tagen  Tagblatt": when a page was put there
    r"[Vv]or (?:\d+|einer|einem) (?:Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?)"
    r"(?:[\s|·•]{2,4}[^\n]{1,40}|(?: [A-ZÄÖÜ][\w.]*){0,3})"
)
_LONGEST_IMPRINT = 250  # characters
_CRUMB_SIGNS = ">›»|•·/→"
_CRUMB = re.compile(f"[{_CRUMB_SIGNS}]")
_LONGEST_CRUMB = 30
_LONGEST_AGENCIES = 40
_SENTENCE_ENDS = tuple(".!?")
_MORE = ">›»→▶►+"


def classify(line: Line, *, first: bool) -> str:
    """Why a line is no prose ("" if it is): label, section, opener, comments, author, start, caption,
    agency, link, template, crumbs, furniture, imprint (of a book).

    ``first`` is true for the first line of the text, which may be a headline: a headline may begin with "Video:".
    """
    lexicon = boilerplate()
    text = line.text
    if len(text) <= LONGEST_LABEL and (kind := _short_line(line, lexicon)):
        return kind
    if len(text) <= lexicon.start_limit and begins_as_boilerplate(text, lexicon, first=first):
        return "start"
    if not first and is_caption(text):
        return "caption"
    if not first and len(text) <= LONGEST_LABEL and _is_dated_link(text):
        return "link"
    if not first and len(text) <= _LONGEST_IMPRINT and _IMPRINT.fullmatch(text):
        return "imprint"
    return ""


def _is_dated_link(text: str) -> bool:
    """Whether a line names another article, with its day ("Wahl in Peru verschoben (03.05.2011)")."""
    day = _DATE_IN_BRACKETS.search(text)
    return day is not None and text[: day.start()].rstrip()[-1:] not in _SENTENCE_ENDS


def begins_as_boilerplate(text: str, lexicon: Boilerplate, *, first: bool = False) -> bool:
    """Whether a line begins with one of the lexicon's phrases, as whole words."""
    word = text[:40].split(None, 1)[0].casefold()
    phrases = lexicon.starts.get(word)
    if not phrases:
        return False
    beginning = prefix_key(text[:120])
    for phrase in phrases:
        if first and phrase.endswith(":"):
            continue
        following = beginning[len(phrase) : len(phrase) + 1]
        if beginning.startswith(phrase) and (phrase[-1] in ":?" or not (following.isalnum() or following == "-")):
            return True
    return False


def _short_line(line: Line, lexicon: Boilerplate) -> str:
    key, text = line.key, line.text
    if not key:
        return "" if any(map(str.isdigit, text)) else "furniture"
    for kind, phrases in (
        ("label", lexicon.lines),
        ("opener", lexicon.openers),
        ("comments", lexicon.comment_openers),
        ("section", lexicon.sections),
        ("author", lexicon.author_boxes),
    ):
        if key in phrases:
            return kind
    if text[-1] in _MORE and (shorter := text.rstrip(_MORE).rstrip()) and " ".join(shorter.casefold().split()) in lexicon.lines:
        return "label"
    if _is_furniture(text, lexicon) or _AGO.fullmatch(text):
        return "furniture"
    if len(text) <= _LONGEST_AGENCIES and ":" not in text and only_agencies(text) and not any(map(str.isdigit, text)):
        return "agency"
    if " " not in text and _TEMPLATE.fullmatch(text):
        return "template"
    if _LINK.fullmatch(text) or _MARKDOWN_LINK.fullmatch(text) or _MAIL.fullmatch(text):
        return "link"
    return "crumbs" if _is_breadcrumb(text, lexicon) else ""


def _is_furniture(text: str, lexicon: Boilerplate) -> bool:
    """Whether a line is made of the words of share bars and reading times alone."""
    words = [word.rstrip(".-") for word in _WORD.findall(text.casefold())]
    return bool(words) and all(word in lexicon.furniture for word in words) and any(word in lexicon.core for word in words)


def _is_breadcrumb(text: str, lexicon: Boilerplate) -> bool:
    """Whether a line is a path of rubrics: "Startseite › Politik › Ausland"."""
    if not any(map(text.__contains__, _CRUMB_SIGNS)):
        return False
    parts = [part for part in map(str.strip, _CRUMB.split(text)) if part]
    if len(parts) < 2 or any(len(part) > _LONGEST_CRUMB for part in parts):
        return False
    return sum(part.casefold() in lexicon.sections for part in parts) * 2 >= len(parts)


def leading_label(text: str) -> int | None:
    """Where the prose begins after a label on the same line ("Das Wichtigste in Kürze Die Lage ist …"), or None."""
    for label in boilerplate().labels:
        if text.startswith(label):
            rest = text[len(label) :]
            after = len(rest) - len(rest.lstrip(" \t\xa0:"))
            return len(label) + after if after and after < len(rest) else None
    return None
