"""Date claims: an event placed in time by a calendar expression."""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.claims.context import Context
from claimx.language.clauses import Clause
from claimx.lexicon import load_yaml
from claimx.mentions.times import claim_anchor, claim_times
from claimx.schema import Role, Span, Time


class DateFile(BaseModel):
    """``de/dates.yaml``: what keeps a calendar expression from being a date claim, and nouns that name events."""

    model_config = ConfigDict(extra="forbid")
    vague_words: list[str]
    vague_values: list[str]
    clock_words: list[str]
    today_words: list[str]
    timeless_neighbours: list[str]
    event_endings: list[str]
    event_nouns: list[str]


@cache
def date_file() -> DateFile:
    """The tables of ``de/dates.yaml``."""
    return load_yaml("de/dates.yaml", DateFile)


@dataclass(slots=True)
class Dated:
    """A time expression with the event that it dates and who takes part."""

    time: Time
    anchor: Span
    clause: Clause | None
    event: Span | None
    participants: list[Role]


def find_dates(context: Context) -> list[Dated]:
    """Every date claim, in text order."""
    found = []
    for time in claim_times(context.doc):
        if not is_calendar_date(time) or _until_now(context, time) or context.found.is_boilerplate(time.start):
            continue
        start, end = claim_anchor(context.doc, time)
        anchor = Span(text=context.text[start:end], start=start, end=end)
        tokens = context.tokens(start, end)
        clause = context.clause(tokens[-1]) or context.clause(tokens[0])
        if clause is None:
            continue
        event = _event(context, tokens, clause)
        found.append(Dated(time, anchor, clause, event, _participants(context, clause, tokens)))
    return found


def is_calendar_date(time: Time) -> bool:
    """Whether an expression names or points to a day, month, year, season, weekday or part of one."""
    file = date_file()
    if time.type not in ("DATE", "TIME") or time.value in file.vague_values:
        return False
    if time.type == "TIME" and time.value.split("T")[0] in ("", "XXXX-XX-XX"):
        return False
    words = time.text.lower().replace(".", " ").replace(":", " ").split()
    if all(word in file.clock_words or word.isdecimal() for word in words) and "uhr" in words:
        return False
    return not any(word in file.vague_words for word in words)


def _until_now(context: Context, time: Time) -> bool:
    """ "bis heute" and "heute, morgen und immer" mean no day."""
    tokens = context.tokens(time.start, time.end)
    near = {context.doc[i].lower_ for i in range(max(0, tokens[0] - 2), min(len(context.doc), tokens[-1] + 3))}
    return time.text.lower() in date_file().today_words and bool(near & set(date_file().timeless_neighbours))


def _event(context: Context, tokens: range, clause: Clause) -> Span | None:
    """The noun that an adjective or a prepositional attribute dates, else the clause's verb."""
    doc = context.doc
    group = context.syntax.group_at.get(tokens[0])
    if group is not None and doc[tokens[-1]].tag_ == "ADJA" and group.head not in tokens:
        return context.span(group.head, group.head + 1)
    before = tokens[0] - 1
    while before >= 0 and doc[before].tag_ in ("APPR", "APPRART", "ART") and before > tokens[0] - 4:
        before -= 1
    if (
        before >= clause.start
        and before in context.syntax.clause_of
        and doc[before].tag_ == "NN"
        and _names_event(doc[before].text)
    ):
        return context.span(before, before + 1)
    if clause.verb is not None:
        return context.span(clause.verb, clause.verb + 1)
    nouns = [g for g in context.syntax.groups_of[clause.index] if g.head not in tokens and doc[g.head].tag_ == "NN"]
    named = [g for g in nouns if _names_event(doc[g.head].text)] or nouns
    return context.span(named[-1].head, named[-1].head + 1) if named else None


def _names_event(word: str) -> bool:
    lower = word.lower()
    file = date_file()
    return lower.endswith(tuple(file.event_endings)) or any(
        lower.endswith(noun) or lower.rstrip("esn").endswith(noun) for noun in file.event_nouns
    )


def _participants(context: Context, clause: Clause, tokens: range) -> list[Role]:
    found: list[Role] = []
    for i in clause.tokens:
        role = context.actor_at.get(i)
        if role is not None and role not in found and i not in tokens:
            found.append(role)
    return found
