"""Acts that an attribute tells: "der von Moskau der Spionage beschuldigte Verein", "die ihm vorgeworfenen Taten"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from claimx.claims.conditions import has_needs, refusal
from claimx.claims.context import Context
from claimx.claims.frames import VerbFrame
from claimx.claims.roles import Match, fill
from claimx.claims.triggers import Trigger, trigger_index
from claimx.language.adjectives import uninflected
from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_lemma
from claimx.schema import Role, Span
from claimx.settings import WORDS_REMEMBERED

_TOLD = {"accusation": "accuser", "criticism": "agent", "denial": "denier"}
"""Claim types that an attribute can tell, each with the role of who does it; an accusation may tell whom and of what instead."""


class AttributeFrame(VerbFrame):
    """A participle before its noun, read as a passive: the noun is whom the act meets, or what is said of somebody."""

    def __init__(self, context: Context, trigger: Trigger, clause: Clause, group: NounGroup):
        super().__init__(context, trigger, clause)
        self._noun = group
        inside = range(group.start, clause.tokens[-1])
        self._inside = [g for g in self.syntax.groups_of[clause.index] if g is not group and g.start in inside]

    @cached_property
    def arguments(self) -> Arguments:
        """The noun as subject of the passive, with the phrases of the attribute."""
        found = Arguments(subject=self._noun)
        for group in self._inside:
            if group.preposition is not None:
                found.prepositions.setdefault(group.preposition, []).append(group)
            elif self.dative and group.may_be("D") and found.dative is None:
                found.dative = group
        return found

    def complement(self) -> Clause | None:
        """No clause depends on an attribute."""
        return None

    def _belongs_to_phrase(self, group: NounGroup) -> bool:
        return False

    def _genitive(self) -> list[NounGroup]:
        bare = (g for g in self._inside if g.preposition is None and not g.pronoun and g.may_be("G"))
        return list(bare)[:1]


def attribute_matches(context: Context) -> Iterator[Match]:
    """The accusations, denials and criticism that an attribute before a noun tells, in text order.

    Yields:
        Matches whose anchor is the participle alone.
    """
    for group in context.syntax.groups:
        for index in range(group.start + 1, group.head):
            lemma = _participle_of(context.lowers[index]) if context.tags[index] == "ADJA" else None
            if lemma is not None:
                yield from _matches(context, group, index, lemma)


def _matches(context: Context, group: NounGroup, index: int, lemma: str) -> Iterator[Match]:
    tokens = list(range(group.start, index + 1))
    whole = context.syntax.clauses[group.clause]
    negation = next((i for i in tokens if context.tags[i] == "PTKNEG"), None)
    clause = replace(
        whole, kind="fragment", tokens=tokens, introducer=None, finite=None, verb=index, particle=None, lemma=lemma,
        passive="werden", modal=None, mood="indicative", past=False, future=False, negation=negation,
    )  # fmt: skip
    for kind, trigger in trigger_index().wordless[lemma]:
        if kind not in _TOLD or not _is_plain(trigger):
            continue
        frame = AttributeFrame(context, trigger, clause, group)
        if refusal(context, kind, trigger, frame) is not None:
            continue
        match = Match(kind, trigger, clause, (index, index + 1))
        fill(context, match, frame)
        _leave_out_attribute(context, match, group)
        charged = bool(match.parties.get("accused") and match.content.get("allegation"))  # bare "beschuldigt" only points back
        if (match.parties.get(_TOLD[kind]) or charged) and has_needs(match):
            yield match


def _leave_out_attribute(context: Context, match: Match, group: NounGroup) -> None:
    """Shortens parties and content that are the noun with its attribute: "Taten", not "die ihm vorgeworfenen Taten"."""
    first, participle = context.span(group.start, group.start + 1), context.span(*match.anchor)
    noun = context.span(match.anchor[1], context.syntax.extent(group)[1])
    for role, span in match.content.items():
        if span is not None and span.start == first.start:
            match.content[role] = noun
    for role, named in match.parties.items():
        match.parties[role] = [_without(party, noun) if party.start < participle.end < party.end else party for party in named]


def _without(party: Role, noun: Span) -> Role:
    """The party without the words before its noun."""
    text = party.text[noun.start - party.end :]
    name = text if party.name is not None and party.name.endswith(text) else party.name
    return party.model_copy(update={"start": noun.start, "text": text, "name": name})


def _is_plain(trigger: Trigger) -> bool:
    """Whether a trigger asks for nothing that only a whole clause can have."""
    asks = trigger.requires or trigger.reported or trigger.negated or trigger.counters or trigger.past or trigger.quoting
    return not asks and any("subject" in slots for slots in trigger.frame.values())


@lru_cache(maxsize=WORDS_REMEMBERED)
def _participle_of(word: str) -> str | None:
    """The infinitive of an attributive participle (lower case) that is a trigger, or None ("beschuldigten" → "beschuldigen")."""
    lemmas = (verb_lemma(stem, "VVPP") for stem in uninflected(word))
    return next((lemma for lemma in lemmas if lemma in trigger_index().wordless), None)
