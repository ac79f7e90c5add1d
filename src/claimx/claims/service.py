"""People who are soldiers by what they do: they serve, are called up, bear arms, make up a force or take part in a manoeuvre."""

from claimx.claims.context import Context
from claimx.claims.people import count_file, is_body, is_troop_word
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative
from claimx.schema import Quantity, Role

_AS = "als"


def are_in_service(
    context: Context, quantity: Quantity, clause: Clause | None, group: NounGroup | None, last: Role | None
) -> bool:
    """Whether counted people are soldiers by their clause.

    Args:
        context: the article.
        quantity: the people.
        clause: where they are counted.
        group: their noun group.
        last: the actor that their noun names, if any ("900 Chilenen").
    """
    if _make_up_a_force(context, clause, group, last, quantity) or _exercise(context, quantity):
        return True
    if clause is None or group is None:
        return False
    words, unit = count_file(), (quantity.unit or "").lower()
    if unit not in words.recruits and not (last is not None and last.kind == "group" and last.id is not None):
        return False
    if clause.lemma in words.conscripting_verbs:
        return True
    return not context.words_of(clause).isdisjoint(words.service_phrases.get(clause.lemma, ()))


def serve_as_troops(context: Context, clause: Clause | None, group: NounGroup | None) -> bool:
    """Whether people are soldiers by what stands with them: "290 Rumänen, die als Söldner kämpften", "7.000 Ruander in Uniform",
    "1.300 Südafrikaner in ihren Stützpunkten"."""
    if clause is None or group is None:
        return False
    words, inside = count_file(), [clause, *context.syntax.relatives_behind(group)]
    for other in (other for part in inside for other in context.syntax.groups_of[part.index] if other is not group):
        word = context.lowers[other.head]
        if other.preposition == _AS and is_troop_word(word):
            return True
        own = context.tags[other.start] == "PPOSAT" and word.endswith(tuple(words.military_places))
        if other.preposition == "in" and (own or word in words.uniforms):
            return True
    return False


def _make_up_a_force(
    context: Context, clause: Clause | None, group: NounGroup | None, last: Role | None, quantity: Quantity
) -> bool:
    """Whether people are those whom a force consists of ("die Truppe besteht aus 800 Kenianern")."""
    words = count_file()
    if clause is None or clause.lemma not in words.composing_verbs:
        return False
    people = last is not None and last.kind == "group" and last.id is not None
    if not people and (quantity.unit or "").lower() not in words.recruits.union(words.members):
        return False
    arguments = context.syntax.arguments(clause, True)
    wholes = [arguments.dative, arguments.subject]
    if clause.lemma in words.serving_verbs:
        wholes += prepositional(arguments, "in") + prepositional(arguments, "bei")
    named = [noun_before_relative(context.syntax, w) if w is not None and context.tags[w.head] == "PRELS" else w for w in wholes]
    return any(whole is not None and whole is not group and is_body(context.lowers[whole.head]) for whole in named)


def _exercise(context: Context, quantity: Quantity) -> bool:
    """Whether people take part in an exercise that their sentence or its paragraph's one before names."""
    if (quantity.unit or "").lower() not in count_file().exercise_people:
        return False
    sentence = context.sentence(quantity.start)
    words = context.text[max(0, sentence.start - 1) : sentence.end].lower().split()
    return any(word.strip('.,:;–"“”„«»').startswith(tuple(count_file().exercises)) for word in words)
