"""The tokens that say the content of a claim: of a clause, or of a noun group with what belongs to it."""

from claimx.claims.context import Context
from claimx.claims.triggers import trigger_index
from claimx.language.clauses import Clause
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative


def content_of_clause(context: Context, clause: Clause) -> tuple[int, int]:
    """The tokens of a clause and its dependents without a leading "dass"."""
    start, end = context.syntax.subtree(clause)
    doc = context.doc
    if doc[start].lower_ in grammar().content_introducers and start + 1 < end:
        start += 1
    return start, _without_answer(context, start, end)


def _without_answer(context: Context, start: int, end: int) -> int:
    """Where a content ends that a clause behind it denies: "die Wahl gefälscht zu haben | , was diese bestreitet"."""
    for clause in context.syntax.clauses:
        if start < clause.start < end <= clause.end + 1 and _answers(context, clause):
            end = clause.start
            while end > start + 1 and (context.doc[end - 1].is_punct or context.tags[end - 1] == "PTKVZ"):
                end -= 1
            return end
    return end


def _answers(context: Context, clause: Clause) -> bool:
    pointing = context.lowers[clause.start] in closed_classes().clause_relatives
    return pointing and any(kind == "denial" for kind, _ in trigger_index().verbs.get(clause.lemma, ()))


def content_of_group(context: Context, group: NounGroup) -> tuple[int, int]:
    """The tokens of a group with its attributes: genitives, following prepositional phrases and relative clauses.

    A relative pronoun stands for the group before its clause, "was" for the clause before.
    """
    if context.lowers[group.start] in closed_classes().clause_relatives and (said := _clause_before(context, group)) is not None:
        return said
    if context.tags[group.start] == "PRELS":
        named = noun_before_relative(context.syntax, group)
        if named is not None:
            start, end = context.syntax.extent(named)
            last = context.syntax.group_at.get(context.syntax.clauses[group.clause].start - 2)
            attribute = last is not None and last.preposition_at == end  # "ein Vorwurf | an Russland |, den …"
            return start, context.syntax.extent(last)[1] if last is not None and attribute else end
    if context.lowers[group.head] in grammar().genitive_relatives:
        return group.start, _owned_end(context, group)
    start, end = context.syntax.extent(group, clauses=True)
    for other in context.syntax.groups_of[group.clause]:
        part = other.preposition != "als" and context.tags[other.start] != "PRF"  # "wies das als Lüge zurück", "von sich"
        if other.preposition_at == end and other.index > group.index and part and other.head not in context.syntax.times:
            end = context.syntax.extent(other)[1]
    return start, _without_answer(context, start, end)


def _clause_before(context: Context, group: NounGroup) -> tuple[int, int] | None:
    """The tokens of the clause that "was" stands for ("Drei Boote sanken, was Hanoi Peking anlastet"); None where it stands for
    a pronoun ("alles, was") or asks."""
    clause = context.syntax.clauses[group.clause]
    if clause.parent is None or (clause.kind != "relative" and not _answers(context, clause)):
        return None
    parent, end = context.syntax.clauses[clause.parent], clause.start
    while end > parent.start and context.doc[end - 1].is_punct:
        end -= 1
    if context.tags[end - 1] in ("PDS", "PIS"):
        return None
    start = parent.start + 1 if parent.introducer == parent.start else parent.start
    return (start, end) if start < end else None


def _owned_end(context: Context, group: NounGroup) -> int:
    """The end of a group that was read as its possessive alone ("dessen | Programm")."""
    other = context.syntax.group_at.get(group.end)
    owned = other is not None and other.start == group.end and other.preposition is None
    return context.syntax.extent(other)[1] if owned and other is not None else group.end
