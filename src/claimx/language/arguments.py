"""Who is subject, object and dative of a clause: case sets, agreement, word order and animacy decide together."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.attrs import IS_QUOTE
from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, tags_of
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.language.subjects import Subjects
from claimx.language.verbs import verb_table
from claimx.schema import Role

_NAMING = {"NE", "NN", "ADJA", "FM", "XY", "CARD", "TRUNC"}


@dataclass(slots=True)
class Arguments:
    """The parts of one clause. Groups carry their coordinated groups in ``conjuncts``.

    ``prepositions`` maps the preposition (as written, lower case) to its groups. ``complements`` are indices of the
    clauses that depend on this one, in text order. ``postposed`` are groups before a postposition ("zufolge").
    """

    subject: NounGroup | None = None
    object: NounGroup | None = None
    dative: NounGroup | None = None
    reflexive: bool = False
    prepositions: dict[str, list[NounGroup]] = field(default_factory=dict)
    postposed: list[NounGroup] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)


_CLAUSE_ENDS = {"$,", "PTKZU", "VVIZU", "VVINF", "VVPP", "PTKVZ", "VAFIN", "VAINF", "VMFIN", "VMINF"}
"""Tags of what may stand between a noun and its relative clause."""


class Syntax:
    """Clauses and groups of one Doc with the look-ups that rules need.

    Args:
        doc: the Doc, tagged and with sentences.
        clauses, groups: as `analyse_clauses` and `noun_groups` return them.
        actors: the actor mention by token; actors make likelier subjects and datives.
        times: token indices of time expressions; a bare time group is adverbial, never an argument.
    """

    def __init__(
        self,
        doc: Doc,
        clauses: list[Clause],
        groups: list[NounGroup],
        actors: Mapping[int, Role] | None = None,
        times: Container[int] = (),
    ):
        self.doc = doc
        self.clauses = clauses
        self.groups = groups
        self.actors = actors or {}
        self.times = times
        self.tags, self.lowers = tags_of(doc), lowers_of(doc)
        self._quotes = set(doc.to_array([IS_QUOTE]).nonzero()[0].tolist())
        self.clause_of: dict[int, int] = {}
        for clause in clauses:
            self.clause_of |= dict.fromkeys(clause.tokens, clause.index)
        self.groups_of: list[list[NounGroup]] = [[] for _ in clauses]
        self.children: list[list[int]] = [[] for _ in clauses]
        self.attributes: dict[int, list[NounGroup]] = {}
        self.group_at: dict[int, NounGroup] = {}
        for group in groups:
            self.groups_of[group.clause].append(group)
            self.group_at |= dict.fromkeys(range(group.start, group.end), group)
            owner = group.genitive_of if group.genitive_of is not None else group.apposition_of
            if owner is not None:
                self.attributes.setdefault(owner, []).append(group)
        for clause in clauses:
            if clause.parent is not None and clause.parent < len(clauses):
                self.children[clause.parent].append(clause.index)
        self._subjects = Subjects(doc, self.actors)
        self._arguments: dict[tuple[int, bool], Arguments] = {}

    def arguments(self, clause: Clause, dative: bool = False) -> Arguments:
        """The arguments of a clause; ``dative`` says that its verb takes one, which decides between ambiguous groups."""
        key = (clause.index, dative)
        if key not in self._arguments:
            self._arguments[key] = self._assign(clause, dative)
        return self._arguments[key]

    def arguments_among(
        self, clause: Clause, places: Container[int], dative: bool = False, subject: NounGroup | None = None
    ) -> Arguments:
        """The arguments among the groups that begin at these tokens only.

        ``subject`` is the one that is known already. What was read as the genitive of a day ("am Mittwoch | Vertreter
        Russlands") may be an argument here.
        """
        groups = [g for g in self.groups_of[clause.index] if g.start in places]
        return self._assign(clause, dative, groups, subject)

    def relatives_behind(self, group: NounGroup) -> Iterator[Clause]:
        """The relative clauses that follow a group at once, or over the verb that ends its clause ("50.000 Mann, die …", "jene
        40 Mann zu entlassen, die …")."""
        end = self.extent(group)[1]
        for index in self.children[group.clause]:
            clause = self.clauses[index]
            if clause.kind == "relative" and end <= clause.start and all(self._ends_clause(i) for i in range(end, clause.start)):
                yield clause

    def _ends_clause(self, token: int) -> bool:
        return self.tags[token] in _CLAUSE_ENDS

    def extent(self, group: NounGroup, clauses: bool = False) -> tuple[int, int]:
        """Tokens of a group with its genitive attributes and appositions; ``clauses`` adds relative clauses that follow it."""
        end = group.end
        for part in self.attributes.get(group.index, ()):
            end = max(end, self.extent(part, clauses)[1])
        for index in group.conjuncts:
            end = max(end, self.extent(self.groups[index], clauses)[1]) if clauses else end
        if clauses:
            for child in self.children[group.clause]:
                relative = self.clauses[child]
                if relative.kind == "relative" and end <= relative.start <= end + 2:
                    end = max(end, self.subtree(relative)[1])
        return group.start, end

    def subtree(self, clause: Clause) -> tuple[int, int]:
        """Tokens from the first to the last of a clause and all that depends on it inside its sentence."""
        start, end = clause.start, clause.end
        for child in self.children[clause.index]:
            dependent = self.clauses[child]
            if dependent.sentence == clause.sentence and dependent.index != clause.index:
                low, high = self.subtree(dependent) if dependent.start > clause.start else (dependent.start, dependent.end)
                start, end = min(start, low), max(end, high)
        return start, end

    def seat(self, arguments: Arguments) -> NounGroup | None:
        """The place that stands for those who act there: "in Kiew glaubt man", "wird in Warschau auf 4.000 geschätzt"."""
        places = (g for form in forms_of("in") for g in arguments.prepositions.get(form, ()))
        return next((g for g in places if g.head not in self.times and self.tags[g.head] == "NE"), None)

    def controller(self, clause: Clause) -> NounGroup | None:
        """Who does what an infinitive says: the object or dative of the verb above it, or its subject (control)."""
        while clause.kind == "infinitive" and clause.parent is not None and clause.parent != clause.index:
            above = self.clauses[clause.parent]
            arguments = self.arguments(above, dative=True)
            named = [g for g in (arguments.dative, arguments.object) if g is not None and (g.head in self.actors or g.pronoun)]
            if (
                named
                and not arguments.reflexive
                and above.lemma not in verb_table().subject_control
                and clause.introducer is None
            ):
                return named[0]
            if arguments.subject is not None:
                return arguments.subject
            clause = above
        return self.arguments(clause).subject

    def _assign(
        self, clause: Clause, dative: bool, groups: list[NounGroup] | None = None, subject: NounGroup | None = None
    ) -> Arguments:
        found = Arguments(complements=sorted(self.children[clause.index], key=lambda c: self.clauses[c].start))
        found.reflexive = "einander" in (self.lowers[i] for i in clause.tokens)  # may be no group, as an adverb
        free: list[NounGroup] = []
        for group in self.groups_of[clause.index] if groups is None else groups:
            if group.postposition is not None:
                found.postposed.append(group)
            elif group.preposition is not None:
                if group.conjunct_of is None and not self._is_inside(group):
                    found.prepositions.setdefault(group.preposition, []).append(group)
            elif self.tags[group.start] == "PRF" or self.lowers[group.start] == "einander":
                found.reflexive = True
            elif self._is_free(group, groups is not None) and not (
                free and self._is_article(free[-1]) and self.tags[group.start] == "ADJA"
            ):
                free.append(group)
        if subject is None:
            subject = None if self._elides_subject(clause, free) else self._subjects.of(clause, self._before_gap(clause, free))
        found.subject = subject
        rest = [g for g in free if g is not found.subject]
        if found.subject is None and clause.shares is not None:
            found.subject = self.arguments(self.clauses[clause.shares]).subject
        if dative:
            found.dative = self._best(rest, "D")
            hidden = None if found.reflexive else self._hidden_dative(clause)
            if found.dative is None or (hidden is not None and self._is_likelier(hidden, found.dative)):
                found.dative = hidden
            rest = [g for g in rest if g is not found.dative]
        found.object = self._best(rest, "A")
        if not dative:
            found.dative = self._best([g for g in rest if g is not found.object], "D")
        return found

    def genitives(self, group: NounGroup) -> list[NounGroup]:
        """The genitive attributes of a group."""
        return [inner for inner in self.attributes.get(group.index, ()) if inner.genitive_of is not None]

    def owner(self, group: NounGroup | None) -> NounGroup | None:
        """The group that a genitive belongs to, over several genitives; the group itself where it is none."""
        while group is not None and group.genitive_of is not None:
            group = self.groups[group.genitive_of]
        return group

    def _before_gap(self, clause: Clause, groups: list[NounGroup]) -> list[NounGroup]:
        """The groups of a main clause without those of a second one that leaves its verb out: "A geht von 40 aus, | B von 20"."""
        if clause.kind != "main" or clause.finite is None:
            return groups
        behind = max([clause.finite, clause.verb or 0])
        for place, group in enumerate(groups):
            opens = group.start > behind and self.doc[group.start - 1].text in (",", ";") and group.may_be("N")
            if opens and not group.pronoun and any(before.may_be("N") for before in groups[:place]):
                return groups[:place]
        return groups

    def _is_free(self, group: NounGroup, behind_time: bool) -> bool:
        """Whether a group may be an argument: no part of another one, no time, no later part of a name."""
        owner = None if group.genitive_of is None or not behind_time else self.groups[group.genitive_of]
        free = group.free or (owner is not None and self._is_time(owner))
        apart = self._is_time(group) or self._continues_name(group) or self._tells_part(group)
        return free and group.conjunct_of is None and not apart

    def _tells_part(self, group: NounGroup) -> bool:
        """Whether a group behind a comma says who some of those before it are ("meldete 200 Tote, darunter | zehn Bauern")."""
        at = group.start - 1
        if at > 1 and self.tags[at] == "ADV":
            at -= 1  # "darunter auch"
        return at > 1 and self.lowers[at] in grammar().parting and self.doc[at - 1].text == ","

    def _is_article(self, group: NounGroup) -> bool:
        """Whether the group is an article whose noun stands behind a phrase ("den | mit Pjöngjang | geschlossenen Vertrag")."""
        return group.start == group.head and self.tags[group.head] == "ART"

    def _elides_subject(self, clause: Clause, groups: list[NounGroup]) -> bool:
        """A coordinated clause that begins with its finite verb takes its subject from before ("… und werfen Pjöngjang vor")."""
        if clause.shares is None or clause.finite is None:
            return False
        first = next((i for i in clause.tokens if self.tags[i] != "KON"), None)
        return first == clause.finite and not any(g.must_be("N") for g in groups)

    def _continues_name(self, group: NounGroup) -> bool:
        """Whether the group is the later part of one actor's mention ("Anna Hofer, Sprecherin für Verkehr")."""
        role = self.actors.get(group.head)
        same = role is not None and group.start > 0 and self.actors.get(group.start - 1) is role
        return same or self._is_marked_name(group)

    def _is_inside(self, group: NounGroup) -> bool:
        """Whether a prepositional group is part of a name ("Allianz | für Freiheit") or of an attribute before its noun
        ("der | durch die Kammer | ausgelöste Aufwand")."""
        at = group.preposition_at
        if at is None or at == 0:
            return False
        role = self.actors.get(at)
        if role is not None and role is self.actors.get(group.head) and role is self.actors.get(at - 1):
            return True
        around = self.groups_of[group.clause]
        return any(g.start < at and group.end <= g.head and g is not group for g in around)

    def _is_marked_name(self, group: NounGroup) -> bool:
        """Whether the group is a name in quotation marks right behind its noun, or part of one ("dem Portal »Neuer Morgen«")."""
        tags, quotes = self.tags, self._quotes
        if not quotes or tags[group.start] not in _NAMING:
            return False
        opening = next((i for i in range(group.start - 1, max(group.start - 4, 0), -1) if i in quotes), None)
        closing = next((i for i in range(group.start, group.end + 4) if i in quotes), None)
        if opening is None or closing is None or tags[opening - 1] != "NN":
            return False
        return all(tags[i] in _NAMING for i in range(opening + 1, closing))

    def _is_time(self, group: NounGroup) -> bool:
        return group.head in self.times

    def _hidden_dative(self, clause: Clause) -> NounGroup | None:
        """A dative that stands right after a noun and so was read as its genitive ("wirft die Opposition der Regierung vor")."""
        return next(
            (
                g
                for g in self.groups_of[clause.index]
                if g.genitive_of is not None
                and g.preposition is None
                and self.groups[g.genitive_of].preposition is None
                and any(r[0] == "D" for r in g.readings)
            ),
            None,
        )

    def _is_likelier(self, hidden: NounGroup, open_one: NounGroup) -> bool:
        """Whether somebody right behind a noun is the dative rather than a bare thing ("weil der Rat der Stadt | Betrug
        vorwarf"): an actor of its own, no part of the noun's name."""
        owner = None if hidden.genitive_of is None else self.actors.get(self.groups[hidden.genitive_of].head)
        apart = owner is not None and owner is not self.actors.get(hidden.head)
        return apart and not open_one.must_be("D") and open_one.head not in self.actors

    def _best(self, groups: list[NounGroup], case: str) -> NounGroup | None:
        fitting = [g for g in groups if g.may_be(case)]
        if not fitting:
            return None
        animate = (lambda g: g.head in self.actors) if case == "D" else (lambda g: False)
        return max(fitting, key=lambda g: 3 * g.must_be(case) + animate(g) - 0.01 * g.index)
