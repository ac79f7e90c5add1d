"""Frames of nouns: "der Vorwurf Seouls an Moskau, …", "Anschuldigungen aus Kigali", "erhob Vorwürfe gegen …"."""

from collections.abc import Iterable

from claimx.claims.acts import is_somebody, joint_before, second_side
from claimx.claims.contents import content_of_clause, content_of_group
from claimx.claims.context import Context
from claimx.claims.parties import is_apposition, parties
from claimx.claims.slots import group_before, is_one_of
from claimx.claims.things import doers_of
from claimx.claims.triggers import EVENTS, Trigger, has_class, noun_forms
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_lemma
from claimx.mentions.quotations.lexicon import frame_of
from claimx.mentions.references import owner_meant
from claimx.schema import Role, Span

_DETERMINER_TAGS = {"ART", "PDAT", "PPOSAT", "PIAT", "PIDAT"}
_OWN = {"support_subject", "genitive", "genitive_party", "self"}  # slots that name a party by their place, known or not
_STANDING = "stehen"  # the verb that a headline leaves out
_JUDGED = {"an", "gegen", "support_against", "wegen"}  # slots of what is criticised


class NounFrame:
    """One trigger noun in its group: reads the slots from its attributes and from a support verb."""

    def __init__(self, context: Context, trigger: Trigger, clause: Clause, group: NounGroup, kind: str = ""):
        self.context = context
        self.syntax = context.syntax
        self.trigger = trigger
        self.clause = clause
        self.group = group
        self.event = kind in EVENTS
        self.criticises = kind == "criticism"
        self.supported = clause.lemma in trigger.support and group.preposition not in grammar().aside_prepositions

    def refers_back(self) -> bool:
        """Whether the noun points to what was said before ("diese Vorwürfe")."""
        return self.context.lowers[self.group.start] in grammar().demonstratives

    def told_before(self) -> list[NounGroup]:
        """Of whom the sentence before speaks, where it only passes on what a charge names that points back ("Diesen Vorwurf
        erhebt X"): the subject of "soll …" or of a subjunctive."""
        number = self.clause.sentence - 1
        for clause in self.syntax.clauses if self.refers_back() and self.supported else ():
            passed_on = clause.modal == "sollen" or clause.mood != "indicative"
            if clause.sentence == number and clause.kind == "main" and passed_on:
                subject = self.syntax.arguments(clause).subject
                return [] if subject is None else [subject]
        return []

    def is_bare(self, match_parties: dict[str, list[Role]], content: bool) -> bool:
        """Whether a definite noun says nothing new: no content, and no verb that makes the accusation here."""
        if content or self.supported or self._raised() is not None or self._raised_by():
            return False
        determiner = self.context.lowers[self.group.start]
        if self._is_quoted() and match_parties.get("accuser"):
            return False
        against = any(self._attached(word) for word in ("gegen", "an"))
        return determiner in grammar().definites or not (
            against or match_parties.get("accuser") or match_parties.get("denier") or match_parties.get("agent")
        )

    def _is_quoted(self) -> bool:
        """Whether the noun says what words just quoted are ("»Ihr lügt«, so der Vorwurf der Anwältin")."""
        before = self.group.start - 1
        return before >= 0 and self.context.lowers[before] == "so"

    def roles(self, slots: list[str]) -> list[Role]:
        """The parties of the first slot that names any."""
        for slot in slots:
            found = self._slot_roles(slot)
            found = [r for r in found if r.resolved is not None or r.text.lower() not in grammar().nobody]
            if found:
                return found
        return []

    def _slot_roles(self, slot: str) -> list[Role]:
        if slot == "owner":
            role = None if self.group.owner is None else self.context.actor_at.get(self.group.owner[0])
            return self._possessor() if role is None else [role]
        if slot == "adjective":
            return self._named_at(i for i in range(self.group.start, self.group.head) if self.context.tags[i] == "ADJA")
        if slot in ("genitive_party", "genitive"):
            after = range(self.group.head + 1, self.group.end)
            own = self._named_at(i for i in after if self.context.tags[i] == "NE" and self.context.words[i][-1] in "sxz’'")
            if own:
                return own
        named = "object" in self.trigger.frame and slot not in _OWN
        judged = self.criticises and slot in _JUDGED
        return [r for g in self._groups(slot) for r in (judged and doers_of(self.context, g)) or self._parties(g, named)]

    def _possessor(self) -> list[Role]:
        """Whom the possessive of a subject means ("Ihre Kritik richtet sich gegen …")."""
        if self.context.tags[self.group.start] != "PPOSAT" or self.syntax.arguments(self.clause).subject is not self.group:
            return []
        word = self.context.span(self.group.start, self.group.start + 1)
        nobody_known = Role(text=word.text, start=word.start, end=word.end)
        return owner_meant(self.syntax, self.context.actor_at, self.group) or [nobody_known]

    def _parties(self, group: NounGroup, named: bool) -> list[Role]:
        return parties(self.context, group, known_only=named, bodies=self.event, others=() if self.event else None)

    def _named_at(self, places: Iterable[int]) -> list[Role]:
        """The actors named at some tokens of the group itself ("russische Drohungen", "die Drohungen Moskaus")."""
        return list({id(r): r for i in places if (r := self.context.actor_at.get(i)) is not None}.values())

    def content(self, slots: list[str]) -> Span | None:
        """What the accusation is about: a genitive that names no party, a clause, or a prepositional attribute."""
        for slot in slots:
            if slot == "clause":
                clause = self._content_clause()
                if clause is not None:
                    return self.context.span(*content_of_clause(self.context, clause))
                continue
            if slot == "quote":
                cue = self.context.doc[self.group.start - 1].idx if self._is_quoted() else -1
                quotation = self.context.cued.get(cue)
                if quotation is not None:
                    return self.context.trimmed(quotation.quote[0].start, quotation.quote[-1].end)
                continue
            if slot == "compound":
                if self.context.lowers[self.group.head] not in noun_forms(self.trigger.lemma, self.trigger.plural):
                    return self.context.span(self.group.head, self.group.head + 1)
                continue
            for group in self._groups(slot):
                start, end = content_of_group(self.context, group)
                raised = self._raised()
                if raised is not None and start < raised.start < end:
                    end = raised.start - 1
                return self.context.span(start, end)
        return None

    def _raised(self) -> Clause | None:
        """The relative clause that says who makes the accusation: "den Vorwurf der Folter, den Anwälte erheben"."""
        for index in self.syntax.children[self.clause.index]:
            clause = self.syntax.clauses[index]
            if clause.kind == "relative" and clause.start > self.group.head and clause.lemma in self.trigger.support:
                return clause
        return None

    def _groups(self, slot: str) -> list[NounGroup]:
        if slot == "zwischen" and self.event:
            return [g for one in self._attached(slot) for g in (one, *second_side(self.context, one))]
        if slot == "support_subject":
            return self._support_subject()
        if slot == "support_against":
            return [g for g in self._clause_groups("gegen") if self.supported]
        if slot == "bearer":
            return self._bearer()
        if slot == "told_before":
            return self.told_before()
        if slot == "bearer_bei":
            if self.clause.lemma in self.trigger.bearer:
                return self._clause_groups("bei") or self._within("organisation", "government", "group", "media")
            return self._within("media") if self.supported else []
        if slot in ("content_subject", "content_party"):
            clause = self._content_clause()
            subject = None if clause is None or clause.kind == "infinitive" else self.syntax.arguments(clause).subject
            named = subject is not None and (slot == "content_subject" or subject.head in self.context.actor_at)
            return [subject] if subject is not None and named else []
        if slot in ("genitive_party", "genitive_content"):
            genitives = self._genitives()
            wants_party = slot == "genitive_party"
            return [g for g in genitives if self._is_party(g) == wants_party][:1]
        if slot == "self":
            return self._taking_part()
        if slot == "genitive":
            return self._genitives()[:1]
        if slot == "an" and not self.criticises and not all(self._is_party(g) for g in self._genitives()):
            return []  # "Vorwürfe einer Beteiligung | an dem Putsch"
        if slot == "owner" or (slot == "von" and self.event and self.clause.passive == "werden"):
            return []  # "ein Besuch wurde von der Junta abgelehnt": who did that, not who came
        return self._attached(slot)

    def _genitives(self) -> list[NounGroup]:
        """The genitive attributes; of an act also what stands right behind it in that form ("Treffen der Staats- und …")."""
        found = self.syntax.genitives(self.group)
        behind = self.syntax.group_at.get(self.group.end)
        if found or not self.event or behind is None or behind.preposition is not None or behind.start != self.group.end:
            pass
        elif self.context.tags[behind.start] in _DETERMINER_TAGS and behind.may_be("G"):
            found = [behind]
        whole = [self._after_hyphen(g) for g in found]
        return [g for g in whole if g is not None]

    def _after_hyphen(self, group: NounGroup) -> NounGroup | None:
        """The group that completes one cut at a hyphen ("der Staats- | und Regierungschefs")."""
        if not self.event or not self.context.words[group.head].endswith("-"):
            return group
        return self.syntax.group_at.get(group.end + 1)

    def _taking_part(self) -> list[NounGroup]:
        """The subject of the clause, where the act is its own ("sagte die Ministerin bei ihrer Reise nach Rom")."""
        possessive = self.context.tags[self.group.start] == "PPOSAT"
        own = possessive or (self.group.preposition in grammar().occasion_prepositions and bool(self._attached("mit")))
        subject = self.syntax.arguments(self.clause).subject
        if subject is None and self.event:
            subject = self.syntax.controller(self.clause)
        if not own or subject is None or subject is self.group or not (subject.pronoun or subject.head in self.context.actor_at):
            return []
        return [subject]

    def _support_subject(self) -> list[NounGroup]:
        raised = self._raised()
        if not self.supported and raised is not None:
            subject = self.syntax.arguments(raised).subject
            return [] if subject is None or subject.start == raised.start else [subject]
        if not self.supported:
            return self._raised_by()
        arguments = self.syntax.arguments(self.clause)
        if self.clause.passive == "werden":
            agents = [g for word in ("von", "durch") for g in arguments.prepositions.get(word, ())]
            return agents[:1]
        swapped = self.event and arguments.subject is self.group and arguments.object is not None
        subject = arguments.object if swapped else arguments.subject  # "haben Vertreter ihre Gespräche aufgenommen"
        return (
            [] if subject is None or subject is self.group or (swapped and not is_somebody(self.context, subject)) else [subject]
        )

    def _raised_by(self) -> list[NounGroup]:
        """Who makes it by a participle before the noun: "die von Kiew erhobenen Vorwürfe"."""
        words, tags = self.context.words, self.context.tags
        verbs = [i for i in range(self.group.start, self.group.head) if tags[i] == "ADJA"]
        made = [i for i in verbs if verb_lemma(words[i].removesuffix("en").removesuffix("e"), "VVPP") in self.trigger.support]
        groups = self.syntax.groups_of[self.clause.index] if made else []
        return [g for g in groups if g.preposition in forms_of("von") and self.group.start <= g.start < made[0]][:1]

    def _bearer(self) -> list[NounGroup]:
        """Whom the noun is held against, by the verb that it depends on ("vom Vorwurf des Betrugs freigesprochen"); a headline
        leaves it out ("Minister in der Kritik")."""
        left_out = self.clause.verb is None and self.clause.finite is None and self.group.preposition == "in"
        slot = self.trigger.bearer.get(_STANDING if left_out else self.clause.lemma)
        if slot is None:
            return []
        arguments = self.syntax.arguments(self.clause)
        passive = self.clause.passive == "werden" or (self.clause.passive == "sein" and self.trigger.perfect == "haben")
        if slot == "object" and not passive:
            found = arguments.object
        elif slot == "dative":
            found = self.syntax.arguments(self.clause, True).dative
        elif slot == "subject" and passive:
            agents = [
                g for word in (*forms_of("von"), "durch") for g in arguments.prepositions.get(word, ()) if g is not self.group
            ]
            found = agents[0] if agents else None
        else:
            found = arguments.subject
        return [] if found is None or found is self.group else [found]

    def _within(self, *kinds: str) -> list[NounGroup]:
        """The bodies in which somebody speaks ("löste in der Opposition Kritik aus"), and no places ("die Regierung in Lima")."""
        subject = self.syntax.arguments(self.clause).subject
        seat = -1 if subject is None else subject.end
        return [g for g in self._clause_groups("in") if is_one_of(self.context, g, *kinds) and g.preposition_at != seat]

    def _clause_groups(self, preposition: str) -> list[NounGroup]:
        groups, forms, times = self.syntax.groups_of[self.clause.index], forms_of(preposition), self.syntax.times
        return [g for g in groups if g.preposition in forms and g.conjunct_of is None and g.head not in times]

    def _attached(self, preposition: str) -> list[NounGroup]:
        """Prepositional groups that follow the noun, directly or after other attributes of it; anywhere with a support verb."""
        candidates = [g for g in self._clause_groups(preposition) if g is not self.group]
        if self.supported:
            return [g for g in candidates if preposition != "von" or not self._belongs_to_phrase(g)][:1]
        end = self.syntax.extent(self.group)[1]
        for group in self.syntax.groups_of[self.clause.index]:
            if group.preposition_at is None or group.index <= self.group.index:
                continue
            if self.context.words[end] == "," and is_apposition(self.context, end - 1):
                end += 1  # "Kritik des Vorsitzenden, Jan Weber, | an …"
            if group.preposition_at != end:
                break
            if group in candidates:
                return [group]
            if self.event and preposition == "von":
                break  # "mit dem Emir von Katar": the Emir's
            if preposition == "von" and self.context.lowers[group.head].endswith("ung"):
                break  # "Kritik an der Ernennung von Weber": whom they named
            end = self.syntax.extent(group)[1]
        return []

    def _belongs_to_phrase(self, group: NounGroup) -> bool:
        """Whether a group is part of the phrase right before it ("Kritik an der Wahl | von Weber gab es")."""
        before = group_before(self.context, group)
        return before is not None and before is not self.group and before.preposition is not None

    def _verb_reports(self) -> bool:
        """Whether the clause behind is what the verb reports ("sagte zu den Vorwürfen, dass …"), not the noun's content."""
        words = [self.context.lowers[i] for i in self.clause.tokens]
        return frame_of(self.clause.lemma, words) is not None and not self.supported and not self._bearer()

    def _is_party(self, group: NounGroup) -> bool:
        known = group.head in self.context.actor_at or has_class(self.context.words[group.head], "pleader")
        return known or (self.event and has_class(self.context.words[group.head], "body"))

    def _content_clause(self) -> Clause | None:
        """A dass-, infinitive or subjunctive clause that depends on the noun's clause and follows the noun."""
        for index in self.syntax.children[self.clause.index]:
            clause = self.syntax.clauses[index]
            if clause.start < self.group.end or clause.kind == "relative":
                continue
            behind = clause.start > self.syntax.extent(self.group)[1] + 1
            if self.group.preposition is not None and behind and not (self.supported or self._bearer()):
                continue
            ahead = self.clause.finite is not None and clause.start < self.clause.finite
            if self.group.preposition is not None and not ahead and self._verb_reports():
                continue
            if self._is_said_by_joined_verb(clause):
                continue
            before = self.context.words[clause.start - 1]
            if before == ";" or (before == ":" and self._bearer()):
                continue  # "wies die Vorwürfe zurück: Sie sei krank gewesen"
            introducer = None if clause.introducer is None else self.context.lowers[clause.introducer]
            if clause.kind == "infinitive" and introducer is None:
                return clause
            if clause.kind == "subordinate" and introducer in grammar().statement_introducers:
                return clause
            if clause.kind == "main" and clause.mood != "indicative" and self.context.tags[clause.start] != "KON":
                return clause
        return self._behind_colon()

    def _is_said_by_joined_verb(self, clause: Clause) -> bool:
        """Whether a clause depends on a second participle ("hat die Vorwürfe zurückgewiesen und Lima beschuldigt, … zu …")."""
        last = self.clause.verb
        if last is None or self.context.tags[last] != "VVPP" or clause.start < last:
            return False
        return frame_of(self.clause.lemma, []) is not None and joint_before(self.context, last, self.group.end) is not None

    def _behind_colon(self) -> Clause | None:
        """The clause in the subjunctive that a noun without a verb announces ("Der Vorwurf aus Lima: Quito schaue zu")."""
        following = self.clause.index + 1
        if self.clause.verb is not None or self.clause.kind != "fragment" or following >= len(self.syntax.clauses):
            return None
        clause = self.syntax.clauses[following]
        near = clause.sentence == self.clause.sentence and self.context.words[clause.start - 1] == ":"
        return clause if near and clause.kind == "main" and clause.mood != "indicative" else None
