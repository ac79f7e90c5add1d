"""One pass over an article's text: what is no prose, which line is the headline, which date the article gives itself."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from claimx.articles.blocks import mark_blocks
from claimx.articles.credits import agency_mark, agency_start, has_position_note, is_bare_credit, is_byline
from claimx.articles.dateline import FoundDate, is_label_line, leading_date, read_date_line
from claimx.articles.furniture import classify, leading_label
from claimx.articles.lines import Line, split_lines
from claimx.schema import Region

_HEAD_LINES = 25  # lines in which the date line of the article may stand
_HEAD_PARAGRAPHS = 2  # paragraphs (lead, caption) that may come before it
_FRONT_MATTER = 40  # lines
_FIELD = re.compile(r"[A-Za-z_-]+:|- |#")
_BARE_PARAGRAPHS = 1  # as many before a plain written date; further down it may be a subheading
_LEADING_LINES = 6
_HEAD_BYLINES = 12
_LONGEST_TITLE = 160
_LONGEST_KICKER = 40
_SHORTEST_REPEAT = 20
_CHRONOLOGY = 3  # as many different bare date lines in the prose make a chronology
_DATE_ORDER = ("published", "plain", "stand", "updated")


@dataclass(slots=True)
class Survey:
    """What one article's text tells about itself. ``regions`` are sorted and do not overlap."""

    title: str | None = None
    published: str | None = None
    regions: list[Region] = field(default_factory=list)


def survey(text: str, title: str | None = None) -> Survey:
    """Reads the layout of a text; ``title`` is the headline where metadata give it."""
    lines = split_lines(text)
    spans: list[tuple[int, int]] = []
    named = _front_matter(lines)
    for number, line in enumerate(lines):
        line.kind = line.kind or classify(line, first=number == 0)
    _settle_sections(lines)
    mark_blocks(lines)
    dates = _mark_dates(lines, spans)
    _mark_bylines(lines)
    _mark_captions(lines)
    headline = _headline(lines)
    found_title = title or named or (headline.text.lstrip("# ") if headline else None)
    _mark_repeats(lines, found_title)
    for line in lines:
        spans += [(line.start, line.end)] if line.kind else _parts(line)
    regions = _merged(text, spans)
    return Survey(found_title, _choose(dates), regions)


def _front_matter(lines: list[Line]) -> str | None:
    """Marks the fields between two lines "---" on top of a Markdown file; returns the title that they give."""
    if not lines or lines[0].text != "---":
        return None
    end = next((number for number, line in enumerate(lines[1:_FRONT_MATTER], start=1) if line.text == "---"), None)
    if end is None or not all(_FIELD.match(line.text) for line in lines[1:end]):
        return None
    for line in lines[: end + 1]:
        line.kind = "front matter"
    titles = (line.text[len("title:") :].strip(" \"'") for line in lines[1:end] if line.text.startswith("title:"))
    return next(titles, None) or None


def _settle_sections(lines: list[Line]) -> None:
    """Rubric labels and breadcrumbs count above the first paragraph only; further down they may be subheadings."""
    above = True
    for line in lines:
        above = above and bool(line.kind or not line.paragraph)
        if line.kind in {"section", "crumbs"} and not above:
            line.kind = ""


def _mark_dates(lines: list[Line], spans: list[tuple[int, int]]) -> list[FoundDate]:
    """Marks the date lines of the article's head; returns the dates that may be the article's, the head's first."""
    head: list[FoundDate] = []
    plain: list[tuple[FoundDate, Line]] = []
    paragraphs = 0
    role = None
    for number, line in enumerate(lines):
        if line.kind in {"teaser", "comment", "opener"}:
            role = None
            continue
        dates = read_date_line(line.text, headline=number == 0)
        in_head = number < _HEAD_LINES and paragraphs <= _HEAD_PARAGRAPHS
        plain += [(date, line) for date in dates if not date.firm]
        if paragraphs > _BARE_PARAGRAPHS and not any(date.firm or date.numeric for date in dates):
            in_head = False
        if dates and (in_head or any(date.role != "plain" for date in dates)):
            line.kind = line.kind or "date"
            head += [_with_role(date, role) for date in dates] if in_head else []
        elif number < _LEADING_LINES and not line.kind and (leading := _leading(lines, line)):
            head.append(leading[0])
            spans.append((line.start, line.start + len(line.text[: leading[1]].rstrip())))
        paragraphs += line.paragraph and not line.kind
        role = is_label_line(line.text)
    if len({date.value for date, _ in plain}) >= _CHRONOLOGY and _dense(lines, [line for _, line in plain]):
        head = [date for date in head if date.firm]
    return head or _foot_dates(lines)


def _leading(lines: list[Line], line: Line) -> tuple[FoundDate, int] | None:
    """The date in front of a line's prose, unless other lines begin with a date too, as the entries of a chronology do."""
    found = leading_date(line.text)
    if found is None or found[0].firm:
        return found
    others = (other for other in lines if other is not line and other.text[:1].isdigit())
    return None if any(leading_date(other.text) for other in others) else found


def _with_role(date: FoundDate, role: object) -> FoundDate:
    if date.role != "plain" or role is None:
        return date
    return FoundDate(date.value, role, True, date.numeric, date.start, date.end)  # type: ignore[arg-type]


def _dense(lines: list[Line], dated: list[Line]) -> bool:
    """Whether date lines follow each other with little between them, as in a chronology; unmarks those that are prose."""
    known = {line.start for line in dated}
    numbers = [number for number, line in enumerate(lines) if line.start in known]
    gaps = [after - before for before, after in pairwise(numbers)]
    apart = len(gaps) > 1 and numbers[0] < _HEAD_LINES and gaps[0] > 1 + max(gaps[1:])  # the article, then a list of days
    dense = bool(gaps) and gaps[0] <= 4 and not apart
    for line in dated if dense else []:
        line.kind = "" if line.kind == "date" else line.kind
    return dense


def _foot_dates(lines: list[Line]) -> list[FoundDate]:
    """Dates with a label below the article ("Veröffentlicht am …") or in an agency's mark ("(APA, red, 22.10.2024)")."""
    found = []
    for line in lines[-12:]:
        if line.kind in {"teaser", "comment", "opener"}:
            continue
        mark = None if line.kind else agency_mark(line.text)
        if line.kind == "date":
            found += [date for date in read_date_line(line.text) if date.role in {"published", "stand"}]
        elif mark:
            found += read_date_line(line.text[mark[0] : mark[1]])
    return found


def _choose(dates: list[FoundDate]) -> str | None:
    for role in _DATE_ORDER:
        for date in dates:
            if date.role == role:
                return date.value
    return None


def _mark_bylines(lines: list[Line]) -> None:
    for number, line in enumerate(lines):
        near_edge = 0 < number < _HEAD_BYLINES or number >= len(lines) - 2
        if not line.kind and near_edge and is_byline(line.text):
            line.kind = "byline"


def _mark_captions(lines: list[Line]) -> None:
    """Marks the caption above a line that holds the credit alone."""
    for number, line in enumerate(lines[:-1]):
        credit = lines[number + 1]
        if line.kind or credit.kind not in {"caption", "agency"} or credit.after_blank or not is_bare_credit(credit.text):
            continue
        bare = number > 1 and not line.sentence_end and not line.paragraph and line.after_blank
        told = number == 0 and line.text.endswith(".")  # above the article; a headline has no stop
        if bare or told or (number > 0 and has_position_note(line.text) and len(line.text) <= 400):
            line.kind = "caption"


def _headline(lines: list[Line]) -> Line | None:
    """The first prose line if it looks like a headline; the second if the first is a short kicker above it."""
    prose = [line for line in lines[:_HEAD_LINES] if not line.kind][:3]
    if len(prose) < 2 or not _is_headline(prose[0]):
        return None
    first, second = prose[0], prose[1]
    if len(prose) > 2 and _is_kicker(first.text) and _is_headline(second) and len(second.text) > 1.4 * len(first.text):
        return second
    return first


def _is_headline(line: Line) -> bool:
    text = line.text
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ",", ";", ":", '."', ".“")) and leading_date(text) is None


def _is_kicker(text: str) -> bool:
    return len(text) <= _LONGEST_KICKER and len(text.split()) <= 3 and not text.endswith(("?", "!"))


def _mark_repeats(lines: list[Line], title: str | None) -> None:
    """Marks further copies of the headline (picture texts, page titles): one of them is prose."""
    if not title or len(title) < _SHORTEST_REPEAT:
        return
    copies = [line for line in lines if line.text == title]
    for line in copies[1:]:
        line.kind = line.kind or "repeat"


def _parts(line: Line) -> list[tuple[int, int]]:
    """The parts of a prose line that are no prose: a label or an agency's dateline in front, an agency's mark at the end."""
    parts = []
    begin = leading_label(line.text) or agency_start(line.text)
    if begin:
        parts.append((line.start, line.start + len(line.text[:begin].rstrip())))
    if mark := agency_mark(line.text):
        parts.append((line.start + mark[0], line.start + mark[1]))
    return parts


def _merged(text: str, spans: list[tuple[int, int]]) -> list[Region]:
    """Sorted regions; neighbours with only blanks between them become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [Region(start=start, end=end) for start, end in merged]
