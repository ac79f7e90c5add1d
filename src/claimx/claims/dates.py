"""Date claims: an event placed in time by a calendar expression."""

from dataclasses import dataclass
from functools import lru_cache

from claimx.claims.context import Context
from claimx.claims.date_words import before_preposition, date_file, names_event
from claimx.claims.named_days import goes_on, named_by, named_event
from claimx.claims.parties import parties
from claimx.claims.slots import prepositional
from claimx.claims.undated import dates_nothing, is_calendar_date
from claimx.language.adjectives import uninflected
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of
from claimx.language.groups import NounGroup
from claimx.mentions.times import claim_anchor, claim_times
from claimx.mentions.times.words import PARTICIPLE
from claimx.schema import Role, Span, Time
from claimx.settings import WORDS_REMEMBERED

_MOST_ATTRIBUTES = 3  # between an event noun and its time
_LONGEST_ATTRIBUTE = 8  # tokens between a time and the participle that it belongs to


@dataclass(slots=True)
class Dated:
    """A time expression with the event that it dates and who takes part."""

    time: Time
    anchor: Span
    clause: Clause | None
    event: Span | None
    participants: list[Role]
    named_by: list[Role]
    """Who puts the event on this day: "die Armee nennt den 3. Mai"."""
    named_at: int | None = None
    """The token of the verb with which they do."""
    attributive: bool = False
    """Whether it dates a participle before a noun ("der am Montag beschlossene Plan") or a noun ("die Reden von gestern"), and
    not what the clause tells."""


def find_dates(context: Context) -> list[Dated]:
    """Every date claim, in text order."""
    found: list[Dated] = []
    parts = _ClauseParts(context)
    for time in claim_times(context.doc):
        if not is_calendar_date(time) or context.found.is_boilerplate(time.start):
            continue
        start, end = claim_anchor(context.doc, time)
        anchor = Span(text=context.text[start:end], start=start, end=end)
        tokens = context.tokens(start, end)
        clause = context.clause(tokens[-1]) or context.clause(tokens[0])
        if clause is None:
            continue
        clause = _entry(context, tokens, clause) or clause
        event = _event(context, tokens, clause, parts)
        if dates_nothing(context, time, tokens, event):
            continue
        taking_part = [role for role in parts.actors(clause) if not time.start <= role.start < time.end]
        namers = named_by(context, tokens, clause)
        if namers:
            last = found[-1] if found else None
            told = last.event if last is not None and goes_on(context, last.time, tokens) else None
            event = named_event(context, clause, parts.events(clause)) or told or event
            taking_part = [role for role in taking_part if all(role.start != one.start for one in namers)]
        naming_verb = clause.verb if namers else None
        found.append(Dated(time, anchor, clause, event, taking_part, namers, naming_verb, _in_attribute(context, tokens, event)))
    return found


def _in_attribute(context: Context, tokens: range, event: Span | None) -> bool:
    """Whether the event is the participle of an attribute, or the noun right before a day and "von"."""
    token = None if event is None else context.token_at(event.start)
    if token is None or token in tokens:
        return False
    return context.tags[token] == "ADJA" or token == _noun_of_day(context, tokens)


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
                if group is not None and group.pronoun and self._context.lowers[group.start] == "es":
                    continue
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
            self._events[clause.index] = [head for head in heads if names_event(doc[head].text)] or heads
        return self._events[clause.index]


def _entry(context: Context, tokens: range, clause: Clause) -> Clause | None:
    """The main clause behind a date that heads it ("3. Mai: Die Brücke wird gesperrt."); None where the date is part of one."""
    colon = tokens[-1] + 1
    if clause.verb is not None or colon >= len(context.doc) or context.words[colon] != ":":
        return None
    if any(context.doc[i].is_alpha and context.tags[i][:4] not in ("APPR", "ART") for i in range(clause.start, tokens[0])):
        return None
    later = (one for one in context.syntax.clauses if one.sentence == clause.sentence and one.start > colon)
    told = [one for one in later if one.verb is not None]
    return next((one for one in told if one.kind == "main"), told[0] if told else None)


def _event(context: Context, tokens: range, clause: Clause, parts: _ClauseParts) -> Span | None:
    """The noun that an adjective or a prepositional attribute dates, else the clause's verb."""
    doc = context.doc
    group = context.syntax.group_at.get(tokens[0])
    if group is not None and doc[tokens[-1]].tag_ == "ADJA" and group.head not in tokens:
        return context.span(group.head, group.head + 1)
    attribute = _attribute_around(context, tokens, clause)
    if attribute is None:
        attribute = _participle_behind(context, tokens)
    if attribute is None:
        attribute = _noun_before(context, tokens, clause)
    if attribute is not None:
        return context.span(attribute, attribute + 1)
    if clause.verb is not None:
        verb = _joined_verb(context, tokens, clause)
        return context.span(verb, verb + 1)
    head = next((i for i in reversed(parts.events(clause)) if i not in tokens), None)
    return None if head is None else context.span(head, head + 1)


def _attribute_around(context: Context, tokens: range, clause: Clause) -> int | None:
    """The participle whose attribute holds the time: "das im Mai | gewählte | Parlament"."""
    for group in context.syntax.groups_of[clause.index]:
        if group.start < tokens[0] and group.head > tokens[-1]:
            return next((i for i in range(tokens[-1] + 1, group.head) if context.tags[i] == "ADJA"), None)
    return None


def _noun_before(context: Context, tokens: range, clause: Clause) -> int | None:
    """The event noun that the time is an attribute of, over its genitive or place ("die Wahl | der Richter in Kiew | im Mai")."""
    doc, syntax = context.doc, context.syntax
    before = before_preposition(context, tokens)
    if before < clause.start or before not in syntax.clause_of:
        return None
    group = syntax.group_at.get(before)
    bare_year = before == tokens[0] - 1 and len(tokens) == 1 and doc[tokens[0]].text.rstrip(".").isdigit()
    named = bare_year and group is not None and group.genitive_of is None and before not in context.actor_at
    named = named and (doc[before].tag_ == "NN" or "-" in doc[before].text)
    if named or before == _noun_of_day(context, tokens) or (doc[before].tag_ == "NN" and names_event(doc[before].text)):
        return before
    for _ in range(_MOST_ATTRIBUTES):
        if group is None or group.clause != clause.index or group.pronoun:
            return None
        if group.genitive_of is not None:
            group = syntax.groups[group.genitive_of]
        elif group.preposition in date_file().attribute_prepositions and group.preposition_at is not None:
            group = syntax.group_at.get(group.preposition_at - 1)
        else:
            return None
        if group is None or doc[group.head].tag_ != "NN" or group.head < clause.start:
            return None
        if names_event(doc[group.head].text) and group.preposition not in date_file().manner_prepositions:
            return group.head
    return None


def _noun_of_day(context: Context, tokens: range) -> int | None:
    """The noun before "von" and a time that it has as an attribute ("Reden | von gestern", "der Brief vom 3. Mai"; not "die Frist
    von Mai bis Juli", "das Tor von Montag an")."""
    doc, before = context.doc, before_preposition(context, tokens)
    if before < 0 or before + 1 >= tokens[0] or doc[before].tag_ != "NN":
        return None
    behind = context.lowers[tokens[-1] + 1] if tokens[-1] + 1 < len(doc) else ""
    spans = behind in date_file().spanning or not date_file().spanning.isdisjoint(context.lowers[i] for i in tokens)
    day = context.lowers[before + 1] in forms_of("von")
    group = context.syntax.group_at.get(before)
    if group is not None and group.genitive_of is not None:
        before = context.syntax.groups[group.genitive_of].head  # "Angaben des Ministeriums | vom Mittwoch"
    return before if day and not spans else None


def _participle_behind(context: Context, tokens: range) -> int | None:
    """The participle between an article before the time and its noun ("die | im Mai neu | gegründete | Partei")."""
    doc = context.doc
    before = tokens[0] - 1
    if before < 1 or doc[before].tag_ not in ("APPR", "APPRART"):
        return None
    before -= 1
    while before > 0 and doc[before].tag_ == "ADV":
        before -= 1
    if doc[before].tag_ not in ("ART", "PDAT", "PPOSAT"):
        return None
    for i in range(tokens[-1] + 1, min(tokens[-1] + _LONGEST_ATTRIBUTE, len(doc) - 1)):
        if doc[i].tag_ == "ADJA" and doc[i + 1].tag_ in ("NN", "NE", "ADJA") and _is_participle(doc[i].lower_):
            return i
        if doc[i].is_sent_start or doc[i].tag_[1:] in ("VFIN", "AFIN", "MFIN") or doc[i].tag_[:1] == "$" or doc[i].tag_[0] == "V":
            return None
    return None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_participle(word: str) -> bool:
    """Whether an attribute is a past participle ("gegründete", not "größte")."""
    return any(PARTICIPLE.fullmatch(stem) for stem in uninflected(word))


def _joined_verb(context: Context, tokens: range, clause: Clause) -> int:
    """The verb of the clause, or the first of those that "und" joins behind the time ("am 2. Mai aufgesetzt und eröffnet")."""
    doc, last = context.doc, clause.verb
    assert last is not None
    if doc[last].tag_ not in ("VVPP", "VVINF") or tokens[-1] >= last:
        return last
    for i in clause.tokens:
        if tokens[-1] < i < last and doc[i].tag_ == doc[last].tag_ and doc[i + 1].tag_ in ("KON", "$,"):
            return i
    return last
