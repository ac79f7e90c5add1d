"""Which noun group is the subject of a clause: case, agreement with the verb, word order and animacy in points."""

from collections.abc import Container

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, morph_of, tags_of, texts_of
from claimx.language.cases import case_file, feature, noun_features
from claimx.language.clauses import Clause
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_number

_COUNTED = 5  # tokens between a number, or what stands before it, and the counted noun


class Subjects:
    """Finds the subjects of one Doc's clauses.

    Args:
        doc: the Doc, tagged and with sentences.
        actors: the tokens of actor mentions, which make likelier subjects.
    """

    def __init__(self, doc: Doc, actors: Container[int]):
        self.doc = doc
        self.actors = actors
        self.tags, self.lowers = tags_of(doc), lowers_of(doc)

    def of(self, clause: Clause, groups: list[NounGroup]) -> NounGroup | None:
        """The subject of a clause among these groups, in text order; None for an infinitive and where none may be it."""
        if clause.kind == "infinitive":
            return None
        fitting = [g for g in groups if g.may_be("N")]
        if len(fitting) < 2:
            return fitting[0] if fitting and not self._is_dative_only(clause, fitting[0]) else None
        pointing = [g for g in fitting if g.pronoun and self.lowers[g.start] in grammar().pointing_subjects]
        if clause.lemma == "sein" and pointing:
            return pointing[0]
        fitting = [g for g in fitting if not self._is_dative_only(clause, g)] or fitting
        known = [g for g in fitting if self.lowers[g.start] not in grammar().indefinites]
        if clause.lemma == "sein" and known:
            fitting = known  # "die Reise sei ein Fehler gewesen"
        return max(fitting, key=lambda g: self._score(clause, g, fitting))

    def _is_dative_only(self, clause: Clause, group: NounGroup) -> bool:
        """Whether a group of a passive is no subject by the gender of its noun ("dieser Darstellung wurde widersprochen")."""
        plain = clause.passive == "werden" and self.tags[group.head] == "NN" and not group.pronoun
        return plain and self.tags[group.start] in ("ART", "PDAT", "PPOSAT") and not group.may_well_be("N")

    def _score(self, clause: Clause, group: NounGroup, others: list[NounGroup]) -> float:
        score = 4.0 * group.must_be("N") - 0.1 * others.index(group)
        score += 1.0 * group.should_be("N") + 0.8 * group.may_well_be("N")
        finite = clause.finite
        tag, first = self.tags[group.start], self.lowers[group.start]
        if "Case=Nom" in morph_of(self.doc, group.head):
            score += 0.7
        named = group.head in self.actors or (self.tags[group.end - 1] == "NE" and group.end - 1 in self.actors)
        if named or (tag == "ART" and self.lowers[group.head].endswith(grammar().speaking_bodies)):
            score += 1.6
        if tag == "PDS" and first in grammar().pronoun_objects and any(g.head in self.actors for g in others if g is not group):
            score -= 1  # "genau das bestreitet Moskau"
        if tag == "PPER" and finite is not None:
            score += 2.0 if group.start <= finite + 1 else 1.0
        if finite is not None:
            number = verb_number(self.lowers[finite])
            own = "p" if group.conjuncts else self._number(group)
            if (number, own) in (("Sing", "p"), ("Plur", "s")):
                score -= 3
            if first in grammar().first_or_second_person and feature(self.doc, finite, "Person") == "3":
                score -= 1
            if clause.kind == "main" and others[0].end <= finite:
                score += 1.2 * (group is others[0])
            elif clause.kind == "main" and group.start <= finite + 2:
                score += 1
        possessive = tag == "PRELAT" or first in grammar().genitive_relatives
        if clause.kind in ("subordinate", "relative") and group is others[0] and not (possessive and len(others) > 1):
            score += 1
        owned = any(self.tags[g.start] == "PRELAT" for g in others if g is not group)
        if owned and self.tags[group.head] == "NE":
            score += 1.5  # "deren Stärke | Beridse … schätzte"
        if group.pronoun and first == "was":
            score -= 3
        if group.start == clause.introducer and first == "der" and not self._follows_feminine(group.start):
            score += 3
        return score

    def _number(self, group: NounGroup) -> str | None:
        """The number that the group would have as a subject; None where it may be either."""
        tag = self.tags[group.head]
        if tag == "PRELS" and self.lowers[group.head] == "die" and self._follows_count(group.head):
            return "p"  # "9.000 Soldaten, die Pjöngjang geschickt hat"
        if any(self.tags[i] == "CARD" and self.lowers[i] not in closed_classes().ones for i in range(group.start, group.head)):
            return "p"  # "elftausend Mann hat Kairo geschickt"
        if self.tags[group.end - 1] == "NE" and self.tags[group.start] == "NN":
            return "s"  # "Oppositionsführer Alexej Nawalny"
        numbers = {r[2] for r in group.readings if r[0] == "N"}
        if numbers == {"-"} and tag == "NE":
            return "p" if texts_of(self.doc)[group.head] in case_file().plural_names else "s"
        if len(numbers) > 1 or "-" in numbers:
            numbers = {r[2] for r in group.likely if r[0] == "N"} or numbers
        if numbers == {"-"} and tag == "NN":
            numbers = {noun_features(self.doc, group.head)[1]}
        return next(iter(numbers)) if len(numbers) == 1 and "-" not in numbers else None

    def _follows_count(self, relative: int) -> bool:
        """Whether the noun right before a relative pronoun is counted, and no attribute ("eine Gruppe von 30 Mann, die …")."""
        noun = relative - 2
        if noun < 1 or texts_of(self.doc)[relative - 1] != "," or self.tags[noun] != "NN":
            return False
        first = next((i for i in range(noun - 1, max(-1, noun - _COUNTED), -1) if self.tags[i] == "CARD"), None)
        if first is None or self.lowers[first] in closed_classes().ones:
            return False
        before = next((i for i in range(first - 1, max(-1, first - _COUNTED), -1) if self.tags[i] in ("APPR", "NN", "NE")), None)
        return before is None or before < 1 or self.lowers[before] != "von" or self.tags[before - 1] != "NN"

    def _follows_feminine(self, relative: int) -> bool:
        """Whether the noun before a relative pronoun is feminine ("die Stadt, der …": a dative)."""
        before = relative - 1
        while before >= 0 and self.doc[before].is_punct:
            before -= 1
        while before > 0 and self.tags[before] == "NE" and self.tags[before - 1] in ("NE", "NN"):
            before -= 1  # "die Mission Unifil"
        return before >= 0 and "Gender=Fem" in morph_of(self.doc, before)
