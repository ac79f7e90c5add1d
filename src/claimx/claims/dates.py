"""Date claims: an event placed in time by a calendar expression."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from claimx.claims.context import Context
from claimx.claims.frames import prepositional
from claimx.claims.parties import parties
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.lexicon import load_yaml
from claimx.mentions.times import claim_anchor, claim_times
from claimx.schema import Role, Span, Time
from claimx.settings import WORDS_REMEMBERED


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
    participant_prepositions: list[str]
    agent_prepositions: list[str]


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
    parts = _ClauseParts(context)
    for time in claim_times(context.doc):
        if not is_calendar_date(time) or _until_now(context, time) or context.found.is_boilerplate(time.start):
            continue
        start, end = claim_anchor(context.doc, time)
        anchor = Span(text=context.text[start:end], start=start, end=end)
        tokens = context.tokens(start, end)
        clause = context.clause(tokens[-1]) or context.clause(tokens[0])
        if clause is None:
            continue
        event = _event(context, tokens, clause, parts)
        taking_part = [role for role in parts.actors(clause) if not time.start <= role.start < time.end]
        found.append(Dated(time, anchor, clause, event, taking_part))
    return found


class _ClauseParts:
    """Actors and event nouns of each clause, looked up once however many dates it holds."""

    def __init__(self, context: Context):
        self._context = context
        self._actors: dict[int, list[Role]] = {}
        self._events: dict[int, list[int]] = {}

    def actors(self, clause: Clause) -> list[Role]:
        """The known actors that take part: subject, objects, who acts in the passive, and with or against whom."""
        if clause.index not in self._actors:
            arguments = self._context.syntax.arguments(clause)
            groups = [arguments.subject, arguments.object, arguments.dative]
            words = date_file()
            for preposition in words.participant_prepositions + (words.agent_prepositions if clause.passive else []):
                groups += prepositional(arguments, preposition)
            found: dict[int, Role] = {}
            for group in groups:
                for role in parties(self._context, group, known_only=True) or self._attributes(group):
                    found.setdefault(role.start, role)
            self._actors[clause.index] = [found[start] for start in sorted(found)]
        return self._actors[clause.index]

    def _attributes(self, group: NounGroup | None) -> list[Role]:
        """The actors named after a group's head: "der Angriff der Taliban"."""
        if group is None or group.pronoun:
            return []
        end = self._context.syntax.extent(group)[1]
        return [role for i in range(group.end, end) if (role := self._context.actor_at.get(i)) is not None][:1]

    def events(self, clause: Clause) -> list[int]:
        """The heads of the clause's noun groups that name an event, or of all where none does."""
        if clause.index not in self._events:
            doc = self._context.doc
            heads = [g.head for g in self._context.syntax.groups_of[clause.index] if doc[g.head].tag_ == "NN"]
            self._events[clause.index] = [head for head in heads if _names_event(doc[head].text)] or heads
        return self._events[clause.index]


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


def _event(context: Context, tokens: range, clause: Clause, parts: _ClauseParts) -> Span | None:
    """The noun that an adjective or a prepositional attribute dates, else the clause's verb."""
    doc = context.doc
    group = context.syntax.group_at.get(tokens[0])
    if group is not None and doc[tokens[-1]].tag_ == "ADJA" and group.head not in tokens:
        return context.span(group.head, group.head + 1)
    attribute = _attribute_around(context, tokens, clause)
    if attribute is not None:
        return context.span(attribute, attribute + 1)
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
    head = next((i for i in reversed(parts.events(clause)) if i not in tokens), None)
    return None if head is None else context.span(head, head + 1)


def _attribute_around(context: Context, tokens: range, clause: Clause) -> int | None:
    """The participle whose attribute holds the time: "das im Mai | gewählte | Parlament"."""
    for group in context.syntax.groups_of[clause.index]:
        if group.start < tokens[0] and group.head > tokens[-1]:
            return next((i for i in range(tokens[-1] + 1, group.head) if context.doc[i].tag_ == "ADJA"), None)
    return None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _names_event(word: str) -> bool:
    lower = word.lower()
    file = date_file()
    return lower.endswith(tuple(file.event_endings)) or any(
        lower.endswith(noun) or lower.rstrip("esn").endswith(noun) for noun in file.event_nouns
    )
