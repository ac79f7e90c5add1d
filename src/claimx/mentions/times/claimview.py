"""Time expressions as claims read them: ranges as one date, "vor zwei Jahren" as the year meant, and the claim's anchor."""

import re
from datetime import date, timedelta

from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, starts_of, text_of, tokens_of
from claimx.mentions.times.calendar import bounds, week_value
from claimx.mentions.times.lexicon import lexicon
from claimx.schema import Time

_LENGTH = re.compile(r"P(\d+)(\.5)?(D|WE|W|M|Y|DE)")
_WORD_BEFORE = re.compile(r"(\w+)\s+$")
_SAME_DATE = re.compile(r",? (?:im )?")
_LONGEST_WORD = 40
_LONGEST_LINK = 12
_CLOCK_GAP = 2  # characters between a day and its hour


def claim_times(doc: Doc) -> list[Time]:
    """The times of ``doc._.claimx.times`` in the reading that claims need, in text order.

    Two dates joined by "bis" become one with the value ``first/last`` ("1950 bis 1953", "24. und 25. September"), one that is
    named twice becomes one ("gestern Donnerstag"); a length of time that counts from the document date ("vor zwei Jahren")
    becomes the date meant. All else stays.
    """
    out: list[Time] = []
    text = text_of(doc)
    for time in annotations(doc).times:
        current = _as_date(time)
        near = bool(out) and current.start - out[-1].end <= _LONGEST_LINK
        joined = _joined(text, out[-1], current) if near else None
        if joined is None and near and (timed := _with_clock(text, out)) is not None:
            joined = _joined(text, timed, current)
            if joined is not None:
                out.pop()
        if joined is not None:
            out[-1] = joined
        else:
            out.append(current)
    return out


def _with_clock(text: str, out: list[Time]) -> Time | None:
    """The last day with the hour behind it ("zwischen Montag, 9 Uhr, | und Dienstag")."""
    if len(out) < 2 or out[-1].type != "TIME" or out[-2].type != "DATE" or out[-1].start - out[-2].end > _CLOCK_GAP:
        return None
    day, hour = out[-2:]
    return day.model_copy(update={"text": text[day.start : hour.end], "end": hour.end})


def claim_anchor(doc: Doc, time: Time) -> tuple[int, int]:
    """Start and end of a claim's anchor: the expression with its determiner or number, without a leading preposition.

    An adjective that TimeML leaves outside comes in ("am heutigen Samstag" gives "heutigen Samstag"), a preposition that a
    fixed phrase begins with goes out ("im Moment" gives "Moment").
    """
    start = time.start
    before = tokens_of(doc, time.start, time.end)[0] - 1
    if before >= 0 and lowers_of(doc)[before] in lexicon().deictic_adjectives:
        start = starts_of(doc)[before]
    first, _, rest = time.text.partition(" ")
    if rest and first.lower() in lexicon().words.neighbours.part:
        start = time.end - len(rest.lstrip())
    return start, time.end


def _word_before(text: str, start: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)


def _as_date(time: Time) -> Time:
    """The date meant by a length that counts from the document date, as precise as its unit."""
    match = _LENGTH.fullmatch(time.value)
    if time.type != "DURATION" or not time.anchored or time.earliest is None or match is None:
        return time
    iso, week = time.earliest, week_value(date.fromisoformat(time.earliest))
    values = {"D": iso, "W": week, "WE": f"{week}-WE", "M": iso[:7], "Y": iso[:4], "DE": iso[:3]}
    unit = "M" if match[2] and match[3] == "Y" else match[3]  # "vor zweieinhalb Jahren": the month
    return time.model_copy(update={"type": "DATE", "value": values[unit]})


def _named_twice(text: str, first: Time, second: Time) -> bool:
    """Whether one word and an expression behind it say the same ("gestern Donnerstag", "heuer im Jänner")."""
    same = first.type == second.type == "DATE" and second.value.startswith(first.value) and "XXXX" not in second.value
    return same and " " not in first.text and _SAME_DATE.fullmatch(text, first.end, second.start) is not None


def _joined(text: str, first: Time, second: Time) -> Time | None:
    """One range of two dates that follow each other, one date that is named twice, or None."""
    if _named_twice(text, first, second):
        return second.model_copy(update={"text": text[first.start : second.end], "start": first.start})
    if first.type != "DATE" or second.type != "DATE" or len(first.value) != len(second.value) or not _links(text, first, second):
        return None
    value = f"{first.value}/{second.value}"
    covered = bounds(value)
    ordered = covered is not None and first.value < second.value
    if "/" in first.value or not (ordered or (first.value != second.value and value.count("XXXX") == 2)):
        return None
    if covered is not None and _is_list(text, first, second) and covered[1] - covered[0] > timedelta(days=1):
        return None
    return Time(
        text=text[first.start : second.end],
        start=first.start,
        end=second.end,
        type="DATE",
        value=value,
        earliest=covered[0].isoformat() if covered else None,
        latest=covered[1].isoformat() if covered else None,
        anchored=first.anchored or second.anchored,
    )


def _is_list(text: str, first: Time, second: Time) -> bool:
    """Whether "und" stands between two bare days: "24. und 25. September" is a span, "9. und 18. Juni" are two days."""
    return "und" in text[first.end : second.start].lower().split() and not _after_between(text, first.start)


def _after_between(text: str, start: int) -> bool:
    """Whether "zwischen" stands before, perhaps with an article ("zwischen dem")."""
    links = lexicon().words.neighbours
    before = _word_before(text, start)
    if before is not None and before[1].lower() in links.range_articles:
        before = _word_before(text, before.start())
    return before is not None and before[1].lower() in links.between


def _links(text: str, first: Time, second: Time) -> bool:
    """Whether the words between two dates make them one: "bis", "–"; "und" only after a bare day or "zwischen"."""
    links = lexicon().words.neighbours
    words = text[first.end : second.start].lower().lstrip(", ").split()
    if not words or not set(words[1:]) <= links.range_articles:
        return False
    if words[0] in links.until:
        return True
    paired = _after_between(text, first.start)
    bare_day = first.text.rstrip(".").isdecimal() and len(first.text) <= 3
    return words[0] in links.range_links and words[0] != "," and (bare_day or paired)
