"""Time expressions that date nothing: clock times, datelines, stamps of a page, years and days in names."""

import re

from claimx.claims.context import Context
from claimx.claims.date_words import date_file, names_event
from claimx.language.grammar import forms_of
from claimx.schema import Span, Time

_LONGEST_NAME = 4  # words in marks
_PLACE = re.compile(r"\s*[A-ZÄÖÜ][^,.:;\n]{1,60}, ?(den |am )?")  # before the date of a report's own dateline
_DASH = re.compile(r"\s*[–—-]\s")  # behind it
_SHORT_PLACE = re.compile(r"\s*[A-ZÄÖÜ][\w./-]+(?: [\w./()-]+){0,2}, ?(den )?")  # where the date ends the line
_LINE_END = re.compile(r"[ \t]{0,4}(?:\([^)\n]{1,14}\))?[ \t]{0,4}(?:\n|\Z)|\. (?=[A-ZÄÖÜ„»])")  # or a stop behind the date
_CLOCK = re.compile(r"[ \t]{0,4}(?:[/|,–-]?[ \t]{0,4}\d{1,2}:\d{2}\b|\|)")  # behind the date of a stamp
_INITIALS = re.compile(r"[a-zäöü]{2,4}(?:/[a-zäöü]{2,4})*,?")  # of who wrote it
_FIGURES = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_PLACE_BEHIND = re.compile(r" [A-ZÄÖÜ][\w/-]+(?: [A-ZÄÖÜ(][\w/()-]*){0,2}[.:] (?=[A-ZÄÖÜ„»])")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH_FIRST = re.compile(
    r"(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)\w{0,6}\.? \d{1,2}, "
)  # "May 3, 2021"
_LONGEST_MONTH = 16  # characters
_DAY = len("2021-05-03")


def dates_nothing(context: Context, time: Time, tokens: range, event: Span | None) -> bool:
    """Whether a calendar expression is no date claim although it names a day, month or year."""
    return (
        _is_dateline(context, time)
        or _is_stamp(context, time)
        or (event is None and _stands_alone(context, tokens))
        or _is_present(context, time, tokens)
        or _is_title(context, time)
        or _until_now(context, time)
        or _ends_name(context, time)
        or _is_named_for_year(context, time, tokens)
        or _is_sunday_paper(context, time, tokens)
        or _is_season_itself(context, time, tokens)
    )


def is_calendar_date(time: Time) -> bool:
    """Whether an expression is a date of the calendar, however coarse, and no bare hour, length of time or vague word."""
    file = date_file()
    if time.type not in ("DATE", "TIME") or time.value in file.vague_values:
        return False
    if time.type == "TIME" and time.value.split("T")[0] in ("", "XXXX-XX-XX"):
        return False
    words = time.text.lower().replace(".", " ").replace(":", " ").split()
    if time.type == "TIME" and all(word.isdecimal() for word in words):
        return False  # "von | 14 | bis 18 Uhr"
    if all(word in file.clock_words or word.isdecimal() for word in words) and ("uhr" in words or ":" in time.text):
        return False
    if set(words) <= file.clock_points:
        return False  # "kurz nach Mitternacht"
    return not any(word in file.vague_words for word in words)


def _ends_name(context: Context, time: Time) -> bool:
    """Whether a year ends a name in marks: the exercise „Nordwind 2025“."""
    tokens = context.tokens(time.start, time.end)
    if len(tokens) > 1 or not time.text.isdigit() or not context.doc[min(tokens[0] + 1, len(context.doc) - 1)].is_quote:
        return False
    first = tokens[0]
    while first > 0 and tokens[0] - first < _LONGEST_NAME and context.tags[first - 1] in ("NN", "NE", "FM", "XY", "ADJA", "CARD"):
        first -= 1
    return 0 < first < tokens[0] and context.doc[first - 1].is_quote


def _is_dateline(context: Context, time: Time) -> bool:
    """Whether a date stands in front of a report, behind its place and before a dash ("Lima (Peru), 03.05.2021 – Die …"), or
    makes a line or sentence with it ("Lima, 03.05.2021 (mk)", "Lima, 3. Mai 2021. Die …")."""
    before = context.text[context.text.rfind("\n", 0, time.start) + 1 : time.start]
    dashed = _PLACE.fullmatch(before) is not None and _DASH.match(context.text, time.end) is not None
    day = time.text[:1].isdigit() and len(time.value) >= _DAY  # not "Goma, ein Jahr danach"
    return dashed or (day and _SHORT_PLACE.fullmatch(before) is not None and _LINE_END.match(context.text, time.end) is not None)


def _stands_alone(context: Context, tokens: range) -> bool:
    """Whether a sentence says nothing but a date in brackets, as in a list of links or days ("2. Tag: (02.01.2019)")."""
    if tokens[0] == 0 or context.words[tokens[0] - 1] != "(":
        return False
    sentence = context.sentence(context.doc[tokens[0]].idx)
    others = (i for i in context.tokens(sentence.start, sentence.end) if i not in tokens and i not in context.syntax.times)
    return not any(context.doc[i].is_alpha and context.tags[i][:4] not in ("APPR", "KON", "ART") for i in others)


def _is_title(context: Context, time: Time) -> bool:
    """Whether "des Jahres" makes a title of the noun before it ("der Sportler des Jahres"), and dates nothing."""
    before = context.token_at(time.start) - 1
    if time.text.lower() != date_file().title_words or before < 0 or context.tags[before] != "NN":
        return False
    return not context.lowers[before].removesuffix("s").removesuffix("e").endswith(tuple(date_file().edges))


def _is_present(context: Context, time: Time, tokens: range) -> bool:
    """Whether "heutig" before a thing means these days ("die heutige Brücke"), not before an event ("die heutige Sitzung")."""
    if not time.text.lower().startswith(date_file().present_adjective) or tokens[-1] + 1 >= len(context.doc):
        return False
    noun = tokens[-1] + 1
    while noun + 1 < len(context.doc) and context.tags[noun] == "ADJA":
        noun += 1
    return len(tokens) == 1 and context.tags[noun] in ("NN", "NE") and not names_event(context.words[noun])


def _until_now(context: Context, time: Time) -> bool:
    """ "bis heute" and "heute, morgen und immer" mean no day."""
    tokens = context.tokens(time.start, time.end)
    near = {context.lowers[i] for i in range(max(0, tokens[0] - 2), min(len(context.doc), tokens[-1] + 3))}
    return time.text.lower() in date_file().today_words and bool(near & set(date_file().timeless_neighbours))


def _is_stamp(context: Context, time: Time) -> bool:
    """Whether a page says when it was put there: a day at the beginning of a line, or as machines write it, with a clock time
    behind it ("03.05.2021 / 08:01", "jk, 03.05.2021 08:01 Uhr", "am Mo, 2021-05-03 08:01"), or before the place ("03.05.2021
    Lima. Der …")."""
    before = context.text[context.text.rfind("\n", 0, time.start) + 1 : time.start].strip()
    if _CLOCK.match(context.text, time.end) is None:
        return (
            not before and _FIGURES.fullmatch(time.text) is not None and _PLACE_BEHIND.match(context.text, time.end) is not None
        )
    return not before or _INITIALS.fullmatch(before) is not None or _ISO.search(time.text) is not None


def _is_named_for_year(context: Context, time: Time, tokens: range) -> bool:
    """Whether a year belongs to the name of a fair, prize or day ("auf der Kieler Messe 2021", "den Akazienpreis 2021"), or to a
    date in the English order ("May 3, 2021")."""
    if len(tokens) > 1 or not time.text.isdigit() or tokens[0] == 0:
        return False
    if _MONTH_FIRST.fullmatch(context.text[max(0, time.start - _LONGEST_MONTH) : time.start].lstrip().rpartition("\n")[2]):
        return True
    first = tokens[0] - 1
    while first > 0 and context.tags[first] == "NE" and tokens[0] - first < _LONGEST_NAME:
        first -= 1
    before = (context.lowers[i] for i in {first, tokens[0] - 1})
    return any(word.endswith(date_file().named_for_year) or word in date_file().names_for_year for word in before)


def _is_sunday_paper(context: Context, time: Time, tokens: range) -> bool:
    """Whether a day is in the name of a paper ("Welt am Sonntag")."""
    return tokens[0] > 1 and (*context.lowers[tokens[0] - 2 : tokens[0]], time.text.lower()) in date_file().papers_of_day


def _is_season_itself(context: Context, time: Time, tokens: range) -> bool:
    """Whether a season is spoken of and dates nothing ("der Winter kommt", "von Herbst keine Rede")."""
    if time.text.lower() not in date_file().seasons or tokens[0] == 0:
        return False
    before, word = context.tags[tokens[0] - 1], context.lowers[tokens[0] - 1]
    return (before == "ART" and word in ("der", "das")) or (before == "APPR" and word in forms_of("von"))
