"""Arguments of acts between parties (threats, demands, agreements, deliveries, meetings), where the clause alone leaves
them open: what stands before the finite verb, two persons in either case, coordinated participles, "zwischen A und B"."""

from collections.abc import Iterator
from dataclasses import replace

from claimx.claims.context import Context
from claimx.claims.triggers import has_class
from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.language.verbs import infinitive_at, verb_number


def act_arguments(context: Context, clause: Clause, found: Arguments, dative: bool) -> Arguments:
    """The arguments of an act's verb, from those that the clause gives.

    Args:
        context: the article.
        clause: the verb's clause.
        found: its arguments as `Syntax.arguments` has them.
        dative: whether the verb takes a dative.
    """
    syntax = context.syntax
    groups = syntax.groups_of[clause.index]
    aside = _in_first_field(context, clause, found)
    days = any(g.genitive_of is not None and syntax.groups[g.genitive_of].head in syntax.times for g in groups)
    if aside or (days and found.subject is None):
        places = {g.start for g in groups if g not in aside}
        known = None if found.subject in aside else found.subject
        found = syntax.arguments_among(clause, places, dative, known)
    return _in_order(context, clause, _continued(context, clause, found))


def _continued(context: Context, clause: Clause, found: Arguments) -> Arguments:
    """A clause behind a comma that begins with its verb goes on about the one before ("…, fordert aber eine Lösung")."""
    begins = clause.kind == "main" and clause.finite == clause.start and clause.index > 0
    if not begins or clause.finite is None or found.subject is None or found.object is not None:
        return found
    plural = verb_number(context.lowers[clause.finite]) == "Plur"
    apart = plural and found.subject.number == "s" and not found.subject.conjuncts
    if is_somebody(context, found.subject) and not apart:
        return found
    before = context.syntax.clauses[clause.index - 1]
    subject = context.syntax.arguments(before).subject if before.sentence == clause.sentence else None
    if before.kind != "main" or before.end != clause.start - 1 or subject is None or not (apart or is_somebody(context, subject)):
        return found
    return replace(found, subject=subject, object=found.subject)


def is_future(context: Context, clause: Clause, found: Arguments) -> bool:
    """Whether "wird" and a participle that is also the infinitive say what somebody will do ("der Rat wird beraten")."""
    if clause.verb is None or context.lowers[clause.verb] != clause.lemma or clause.passive != "werden":
        return False
    finite = None if clause.finite is None else context.lowers[clause.finite]
    return finite in grammar().future_auxiliaries and found.subject is not None and _is_named(context, found.subject)


def _in_first_field(context: Context, clause: Clause, found: Arguments) -> list[NounGroup]:
    """Groups before the finite verb of a main clause that belong to the one part of the sentence that may stand there
    ("Nach drei Tagen | Verhandlungen", "Die Reederei | Weserlicht")."""
    if clause.kind != "main" or clause.finite is None:
        return []
    field = [g for g in context.syntax.groups_of[clause.index] if g.end <= clause.finite]
    if len(field) < 2:
        return []
    preposition = field[0].preposition_at
    if preposition is not None and all(context.tags[i] == "KON" for i in range(clause.start, preposition)):
        return [g for g in field if g.preposition is None and g.conjunct_of is None]
    return [g for g in (found.object,) if g is not None and g in field and found.subject in field]


def _in_order(context: Context, clause: Clause, found: Arguments) -> Arguments:
    """Of two persons or bodies in either case, the first is the subject ("Heute trifft die Ministerin Präsident Weber")."""
    one, other = found.subject, found.object
    if one is None or other is None or other.start > one.start or one.pronoun or clause.passive is not None:
        return found
    number = "" if clause.finite is None else verb_number(context.lowers[clause.finite])
    numbers = {"p"} if other.conjuncts else {r[2] for r in other.readings if r[0] == "N"}
    agrees = number == "" or not numbers.isdisjoint({"-", "p" if number == "Plur" else "s"})
    either = other.may_be("N") and one.may_be("A") and not other.must_be("A") and not one.must_be("N")
    if either and agrees and _is_named(context, one) and _is_named(context, other):
        return replace(found, subject=other, object=one)
    return found


def is_somebody(context: Context, group: NounGroup) -> bool:
    """Whether a group names a person or a body: a pronoun, a tagged actor, or a noun of somebody who can act."""
    return group.pronoun or _is_named(context, group)


def _is_named(context: Context, group: NounGroup) -> bool:
    role = context.actor_at.get(group.head)
    return (role is not None and role.kind != "unknown") or has_class(context.words[group.head], "body")


def second_side(context: Context, group: NounGroup) -> list[NounGroup]:
    """The other party after "zwischen", where words stand between the two ("zwischen der Regierung in Rom und | der Partei")."""
    if group.conjuncts:
        return []
    for other in context.syntax.groups_of[group.clause]:
        joined = other.start > 0 and context.lowers[other.start - 1] in grammar().adding
        if other.start > group.end and joined:
            return [other]
    return []


def coordinated_acts(context: Context, clause: Clause) -> Iterator[tuple[Clause, tuple[int, int]]]:
    """The participles or infinitives that share a clause's auxiliary with its last one ("hat Kiew besucht und … getroffen"),
    each as a clause of its own with the tokens between which its arguments stand."""
    tags, words = context.tags, context.words
    if clause.verb is None or clause.verb == clause.finite or tags[clause.verb] not in ("VVPP", "VVINF"):
        return
    low = clause.start
    for i in clause.tokens:
        same = i < clause.verb and i != clause.finite and tags[i] == tags[clause.verb]
        if same and (tags[i + 1] == "KON" or words[i + 1] == ","):
            yield replace(clause, verb=i, lemma=infinitive_at(context.doc, i), particle=None), (low, i)
            low = i + 1


def joint_before(context: Context, last: int, first: int) -> int | None:
    """The "und" behind a participle that joins another, the last of a clause, to it; None where none stands behind ``first``."""
    tags = context.tags
    return next((i for i in range(last - 1, first, -1) if tags[i] == "KON" and tags[i - 1] == "VVPP"), None)


def belongs_to_topic(context: Context, group: NounGroup) -> bool:
    """Whether a mit-group is part of what is spoken about ("sprach über eine Koalition | mit den Grünen")."""
    topics = (g for g in context.syntax.groups_of[group.clause] if g.preposition == "über" and g.end == group.preposition_at)
    return any(has_class(context.words[topic.head], "bond") for topic in topics)
