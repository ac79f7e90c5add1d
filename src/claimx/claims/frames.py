"""Fills the roles of a trigger's frame from the clause around it."""

from dataclasses import replace
from functools import cached_property

from claimx.claims.acts import act_arguments, belongs_to_topic, is_future, is_somebody, joint_before, second_side
from claimx.claims.amounts import quantity_between
from claimx.claims.context import Context
from claimx.claims.slots import group_before, has_preposition, prepositional
from claimx.claims.triggers import EVENTS, Trigger, addresses, has_class
from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_lemma

_COPULAS = ("sein", "werden", "bleiben")
_DUMMY = "es"
_JOINED = ("VVPP", "VVINF")
LETTING = "lassen"  # how the clause of an act that somebody has to put up with is built: "muss sich vorwerfen lassen"


class VerbFrame:
    """One trigger verb in one clause: reads its slots in active, passive and participial use.

    Who is subject and object is only found out when a slot asks for it, since most triggers fail before.
    """

    def __init__(self, context: Context, trigger: Trigger, clause: Clause, kind: str = "", part: tuple[int, int] | None = None):
        self.context = context
        self.syntax = context.syntax
        self.clause = clause
        self.trigger = trigger
        self.event = kind in EVENTS
        self.part = part
        self.dative = trigger.takes_dative
        self.towards = "dative" in trigger.frame.get("target", ())
        self.let = clause.passive == LETTING

    @cached_property
    def arguments(self) -> Arguments:
        """The parts of the clause as this verb has them."""
        found = self.syntax.arguments(self.clause, self.dative)
        if self.part is not None:
            found = self.syntax.arguments_among(self.clause, range(*self.part), self.dative, found.subject)
        elif self.event:
            found = act_arguments(self.context, self.clause, found, self.dative)
        else:
            found = self._own_part(found)
        return self._settled(found)

    def _own_part(self, found: Arguments) -> Arguments:
        """The arguments of a participle behind another one that has its own ("hat die Vorwürfe zurückgewiesen und seinerseits
        Moskau beschuldigt")."""
        clause = self.clause
        if clause.verb is None or clause.finite is None or clause.passive is not None or self.context.tags[clause.verb] != "VVPP":
            return found
        joint = joint_before(self.context, clause.verb, clause.finite + 1)
        if joint is None:
            return found
        own = self.syntax.arguments_among(clause, range(joint, clause.verb), self.dative, found.subject)
        named = own.dative if self.dative else own.object
        return found if named is None or named is found.subject else own

    @cached_property
    def passive(self) -> bool:
        """Whether the subject is whom the act meets."""
        voice = self.clause.passive
        return (
            not self._is_active()
            and self.clause.lemma not in _COPULAS
            and (voice == "werden" or (voice == "sein" and self.trigger.perfect == "haben") or self._is_to_be_done())
        )

    def _is_to_be_done(self) -> bool:
        """ "er sei verantwortlich zu machen": what is to be done with the subject."""
        doc, clause = self.context.doc, self.clause
        if clause.finite is None or clause.verb is None or clause.kind == "infinitive":
            return False
        to = doc[clause.verb].tag_ == "VVIZU" or (doc[clause.verb].tag_ == "VVINF" and doc[clause.verb - 1].tag_ == "PTKZU")
        return to and verb_lemma(doc[clause.finite].text, doc[clause.finite].tag_) == "sein"

    def _is_active(self) -> bool:
        """Whether what looks like a passive is none."""
        takes_object = any("object" in slots for slots in self.trigger.frame.values())
        future = self.event and not takes_object and is_future(self.context, self.clause, self.arguments)
        return future or self._is_bare_present()

    def _is_bare_present(self) -> bool:
        """A verb whose present looks like its participle, taken for a headline's passive ("Moskau verlangt, dass …")."""
        clause = self.clause
        if not self.event or clause.kind != "fragment" or clause.verb is None or clause.verb != clause.tokens[-1]:
            return False
        present = not self.context.lowers[clause.verb].startswith("ge") and self.context.lowers[clause.verb].endswith("t")
        return present and self.arguments.subject is not None and self.complement() is not None

    def _settled(self, arguments: Arguments) -> Arguments:
        """Takes back a dative that is none: the genitive in a phrase ("mit dem Abbruch der Gespräche"), and a lone or
        counted thing that may be accusative too ("schickte Zelte", "zwei Millionen Granaten"). A target is
        somebody: no thing stands in its dative unless the form says so."""
        arguments = self._with_speaker(arguments)
        thing = arguments.dative
        if thing is not None and thing.genitive_of is not None and self.syntax.groups[thing.genitive_of].preposition is not None:
            return replace(arguments, dative=None)
        if not self.dative or thing is None or thing.pronoun or thing.must_be("D") or thing.head in self.context.actor_at:
            return arguments
        counted = quantity_between(self.context, *self.context.offsets(thing.start, thing.end)) is not None
        if thing.may_be("A") and (counted or (arguments.object is None and not arguments.complements)):
            return replace(arguments, object=thing, dative=None)
        return replace(arguments, dative=None) if self.towards else arguments

    def _with_speaker(self, arguments: Arguments) -> Arguments:
        """Changes sides where a thing that can say nothing stands first and was taken for the subject ("Die Kritik wies die
        Regierung zurück", "Die Entscheidung kritisierte die Opposition")."""
        first, second = arguments.subject, arguments.object
        if first is None or second is None or self.clause.passive is not None or first.start > second.start:
            return arguments
        actors, word = self.context.actor_at, self.context.words[first.head]
        if first.head in actors or second.head not in actors or not (first.may_be("A") and second.may_be("N")):
            return arguments
        mute = "never_denying" if "denier" in self.trigger.frame else "speechless"
        return replace(arguments, subject=second, object=first) if has_class(word, mute) else arguments

    def groups(self, slot: str) -> list[NounGroup]:
        """The groups in a slot; empty where there is none."""
        if slot in ("subject", "object", "dative"):
            return self._let(slot) if self.let else self._party(slot)
        if slot == "content_subject":
            return self._content_subject()
        if slot == "said_subject":
            return self._said_subject()
        if slot == "genitive":
            return self._genitive()
        if slot == "predicate":
            return self._predicate()
        if slot == "sanctioned":
            return self._sanctioned()
        if slot in ("named", "object_party", "called"):
            pair = self._double_accusative()
            return pair[-1:] if slot == "named" else pair[:-1]
        if slot in ("subject_party", "source", "whole", "clause"):
            return _some(self.arguments.subject) if slot == "subject_party" else []
        if not has_preposition(self.syntax.groups_of[self.clause.index], slot):
            return []
        found = [g for g in prepositional(self.arguments, slot) if not self._is_in_first_field(g)]
        if slot == "zwischen" and self.event:
            found = [g for one in found[:1] for g in (one, *second_side(self.context, one))]
        if slot == "mit" and self.event:
            found = [g for g in found if not belongs_to_topic(self.context, g)]
        return [g for g in found if g not in self._agents()] if slot == "von" and self.passive else found

    def _is_in_first_field(self, group: NounGroup) -> bool:
        """Whether a phrase belongs to the subject before it in the first field ("Das Büro | in Genf sah darin …")."""
        finite = self.clause.finite
        if self.event or self.clause.kind != "main" or finite is None or group.end > finite:
            return False
        before = group_before(self.context, group)
        return before is not None and before is self.arguments.subject and before.head in self.context.actor_at

    def _party(self, slot: str) -> list[NounGroup]:
        """The group that stands in this case in the active: as subject, object or dative."""
        arguments = self.arguments
        if slot == "subject":
            return self._agents() if self.passive else _some(arguments.subject or self._controller())
        if slot == "object":
            thing = arguments.subject if self.passive else arguments.object
            return [] if self.dative and self.passive and thing in self.groups("dative") else _some(thing)
        if arguments.dative is None and self.passive and self.complement() is not None:
            return _some(arguments.subject)
        return _some(arguments.dative)

    def _let(self, slot: str) -> list[NounGroup]:
        """The parts of "muss sich von der Kammer Verrat vorwerfen lassen": the subject is whom the act meets."""
        if slot == "subject":
            return self._agents() or prepositional(self.arguments, "aus")[:1]
        meets = slot == "dative" if self.dative else slot == "object"
        return _some(self.arguments.subject if meets else self.arguments.object or self.arguments.dative)

    def tells_whose_fate(self, group: NounGroup) -> bool:
        """Whether a von-group belongs to what is demanded ("den Rücktritt | von Minister Weber"), not to the verb."""
        thing = self.arguments.object if self.event and group.preposition in forms_of("von") and not self.passive else None
        if thing is None or group.preposition_at != self.syntax.extent(thing)[1]:
            return False
        return has_class(self.context.words[thing.head], "fate")

    def _controller(self) -> NounGroup | None:
        """Who does what an infinitive says ("plant, Raketen zu liefern")."""
        if self.clause.kind != "infinitive":
            return None
        above = None if self.clause.parent is None else self.syntax.clauses[self.clause.parent]
        if self.event and above is not None and above.passive is None and addresses(above.lemma):
            arguments = self.syntax.arguments(above, dative=True)
            addressed = arguments.dative or arguments.object
            if addressed is not None and not arguments.reflexive:
                return addressed
        found = self.syntax.controller(self.clause)
        if found is not None and found.pronoun and self.context.lowers[found.start] == _DUMMY:
            return None  # "es sei töricht, Peru Betrug vorzuwerfen"
        return None if self.event and found is not None and not is_somebody(self.context, found) else found

    def complement(self) -> Clause | None:
        """The clause that says the content: infinitive, dass-clause, or a main clause right behind."""
        for clause in self._dependents():
            if clause.kind == "infinitive" and (
                clause.introducer is None or self.context.tags[clause.introducer] not in ("KOUI",)
            ):
                word = None if clause.introducer is None else self.context.lowers[clause.introducer]
                if word not in closed_classes().infinitive:
                    return clause
            if clause.kind == "subordinate" and clause.introducer is not None and self._says_content(clause):
                return clause
            thing = self.arguments.object is not None
            told = thing and ("denier" in self.trigger.frame or "object" in self.trigger.frame.get("allegation", ()))
            reasons = told and self.context.words[clause.start - 1] == ":"  # "wies den Vorwurf zurück: Er sei krank gewesen"
            if clause.kind == "main" and clause.start > self.clause.start and clause.mood != "indicative" and not reasons:
                return clause
        return None

    def _dependents(self) -> list[Clause]:
        """The clauses that depend on the verb; of several that "und" joins, each has those behind it ("hat erklärt, dass …, und
        ihm vorgeworfen, zu …")."""
        verb, tags = self.clause.verb, self.context.tags
        found = [self.syntax.clauses[index] for index in self.arguments.complements]
        if verb is None or tags[verb] not in _JOINED:
            return found
        verbs = [i for i in self.clause.tokens if tags[i] == tags[verb]]
        return [clause for clause in found if max((i for i in verbs if i < clause.start), default=verb) == verb]

    def _says_content(self, clause: Clause) -> bool:
        doc = self.context.doc
        assert clause.introducer is not None
        return doc[clause.introducer].lower_ in grammar().content_introducers

    def _content_subject(self) -> list[NounGroup]:
        """Of whom the clause speaks that says the content ("kritisierte, dass die Regierung zu spät handle")."""
        clause = self.complement()
        subject = None if clause is None or clause.kind == "infinitive" else self.syntax.arguments(clause).subject
        return [] if subject is None or self.context.lowers[subject.head] in grammar().nobody else [subject]

    def _said_subject(self) -> list[NounGroup]:
        """Somebody of whom what is quoted speaks first ("»Dieser Minister lügt«, schimpfte …"); in reported words also a
        thing ("Der Beschluss komme zu spät, kritisierte …")."""
        quotation = self.context.attributed(self.clause)
        if quotation is None:
            return []
        reported = quotation.type != "direct"
        first = self.context.clause(self.context.token_at(quotation.quote[0].start + (not reported)))
        subject = None if first is None or first.kind != "main" or first.passive else self.syntax.arguments(first).subject
        if first is self.clause or subject is None or subject.pronoun:
            return []
        pointed = self.context.lowers[subject.start] in grammar().demonstratives
        return [subject] if pointed or reported or is_somebody(self.context, subject) else []

    def content_words(self) -> list[int]:
        """The tokens of the clause that says the content, with its dependents; none where there is no such clause."""
        clause = self.complement()
        return [] if clause is None else list(range(*self.syntax.subtree(clause)))

    def said(self) -> list[int]:
        """The tokens of what is said, in a clause or in quotation marks."""
        tokens, quotation = self.content_words(), self.context.attributed(self.clause)
        for part in [] if quotation is None else quotation.quote:
            tokens += self.context.tokens(part.start, part.end)
        return tokens

    def _agents(self) -> list[NounGroup]:
        """The agent phrase of a passive: von, durch, seitens with somebody who can act."""
        for word in grammar().agent_prepositions:
            for group in prepositional(self.arguments, word) if word not in self.trigger.where else ():
                if self._may_act(group) and not self._belongs_to_phrase(group):
                    return [group]
        return []

    def _belongs_to_phrase(self, group: NounGroup) -> bool:
        """Whether a group is part of the phrase right before it: it names nobody ("für den Kauf | von zwei Gewehren"), or the
        phrase is about what is done to it ("das Massaker | von Olmbach") or about who leads ("unter der Führung | von …")."""
        before = group_before(self.context, group)
        if before is None:
            return False
        act = self.context.words[before.head]
        meets = has_class(act, "suffered") or has_class(act, "harm") or has_class(act, "leading")
        return meets or (before.preposition is not None and not is_somebody(self.context, group))

    def _may_act(self, group: NounGroup) -> bool:
        """A state passive ("ist angeklagt") rarely names its agent: there only a known person or body counts."""
        if group.head in self.syntax.times:
            return False
        role = self.context.actor_at.get(group.head)
        if self.clause.passive == "sein":
            return role is not None and role.kind not in ("country", "unknown")
        return role is not None or group.pronoun or self.context.tags[group.head] in ("NE", "NN")

    def _genitive(self) -> list[NounGroup]:
        """A genitive object: free ("der Sabotage" is no dative beside an object), or read as the attribute of the object."""
        beside = self.arguments.object is not None or self.passive
        groups = self.syntax.groups_of[self.clause.index]
        for group in sorted(groups, key=self._is_of_subject):  # "der Sprecher | der Garde beschuldigte sie | des Verrats"
            dative = group is self.arguments.dative
            owner = None if group.genitive_of is None else self.syntax.groups[group.genitive_of]
            if owner is not None and (owner.preposition is not None or owner.apposition_of is not None):
                continue  # "nach Ansicht | des Gerichts", "Jan Weber, Chef | der Partei, beschuldigte …"
            free = group.preposition is None and not group.pronoun and group.may_be("G") and not group.may_well_be("N")
            if (free and not dative) or (dative and beside and group.may_be("G") and group.head not in self.context.actor_at):
                return [self._last_genitive(group)]
            if group.genitive_of is not None and group.preposition is None and not free:
                owner = self.syntax.groups[group.genitive_of]
                if owner in (self.arguments.object, self.arguments.subject) and not self._is_name_part(group):
                    return [self._last_genitive(group)]
        return []

    def _is_of_subject(self, group: NounGroup) -> bool:
        subject = self.arguments.subject
        return group.genitive_of is not None and subject is not None and self.syntax.owner(group) is subject

    def _last_genitive(self, group: NounGroup) -> NounGroup:
        """The genitive that the verb asks for behind one that belongs to its object ("Angehörige der Wache | des Verrats")."""
        behind = self.syntax.group_at.get(group.end)
        attached = behind is not None and behind.start == group.end and behind.genitive_of is not None
        return behind if behind is not None and attached and behind.preposition is None else group

    def _is_name_part(self, group: NounGroup) -> bool:
        """Whether the genitive belongs to an actor's own name ("Regierung des Iran")."""
        assert group.genitive_of is not None
        owner = self.syntax.groups[group.genitive_of]
        role = self.context.actor_at.get(owner.head)
        return role is not None and role is self.context.actor_at.get(group.head)

    def _sanctioned(self) -> list[NounGroup]:
        """Whom a broken rule binds ("eine Verletzung der Sanktionen gegen den Iran")."""
        for group in prepositional(self.arguments, "gegen"):
            before = None if group.preposition_at is None else group.preposition_at - 1
            if before is not None and has_class(self.context.words[before], "sanction"):
                return [group]
        return []

    def _double_accusative(self) -> list[NounGroup]:
        """What is named and what it is called ("nannte den Einsatz ein Verbrechen"), in this order."""
        free = [
            g
            for g in self.syntax.groups_of[self.clause.index]
            if g.free and g.conjunct_of is None and g is not self.arguments.subject
        ]
        return [g for g in free if g.may_be("A") and g.head not in self.syntax.times and self.context.tags[g.start] != "PRF"]

    def _predicate(self) -> list[NounGroup]:
        free = [g for g in self.syntax.groups_of[self.clause.index] if g.free and g.conjunct_of is None and not g.pronoun]
        return [g for g in free if g is not self.arguments.subject and g.may_be("N") and g.head not in self.syntax.times][:1]


def _some(group: NounGroup | None) -> list[NounGroup]:
    return [] if group is None else [group]
