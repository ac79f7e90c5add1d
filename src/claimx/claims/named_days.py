"""Who puts an event on which day: "Die Armee nennt den 3. Mai, die Rebellen bleiben beim 4. Mai"."""

from collections.abc import Sequence

from claimx.claims.context import Context
from claimx.claims.date_words import before_preposition, date_file, names_event
from claimx.claims.parties import parties
from claimx.language.clauses import Clause
from claimx.schema import Role, Span, Time

_GAP = (",", ";", "und", "während")


def named_by(context: Context, tokens: range, clause: Clause) -> list[Role]:
    """Who gives the day: the subject of "nennen" or "datieren", or who stands before a second day ("der Pfarrer den 20. Mai")."""
    prepositions = date_file().naming_verbs.get(clause.lemma)
    openings = context.lowers[max(0, tokens[0] - (2 if context.tags[max(0, tokens[0] - 1)] == "ART" else 1)) : tokens[0]]
    if prepositions is None or not any(word in prepositions for word in openings):
        return []
    if clause.lemma in date_file().naming_oneself and not context.syntax.arguments(clause).reflexive:
        return []  # "hat den Termin auf den 3. Mai festgelegt"
    group = context.syntax.group_at.get(before_preposition(context, tokens, over=date_file().naming_gaps))
    behind = group is not None and group.start > (clause.verb or clause.start) and group.head not in tokens
    if group is not None and behind and group.preposition is None:
        title = context.syntax.group_at.get(group.start - 1)  # "der Pfarrer | Jan Holm"
        first = group.start if title is None or title.preposition is not None else title.start
        if context.words[first - 1] in _GAP and not group.pronoun:
            return parties(context, group)
    return parties(context, context.syntax.arguments(clause).subject)


def named_event(context: Context, clause: Clause, events: Sequence[int]) -> Span | None:
    """What is put on a day, of the clause's heads for ``events`` and its object: "datiert | den Überfall | auf den 3. Mai",
    "nennt als Tag | des Überfalls"."""
    arguments = context.syntax.arguments(clause)
    subject, thing = arguments.subject, arguments.object
    heads = [head for head in events if names_event(context.words[head])]
    heads += [thing.head] if thing is not None and context.tags[thing.head] == "NN" else []
    for head in heads:
        named = subject is not None and subject.start <= head < subject.end
        if not named and head not in context.syntax.times and not context.lowers[head].endswith(tuple(date_file().day_nouns)):
            return context.span(head, head + 1)
    return None


def goes_on(context: Context, before: Time | None, tokens: range) -> bool:
    """Whether the date before stands in the same or in the last sentence, so that another day may be named for its event."""
    if before is None:
        return False
    first = context.sentence(before.start).index
    return context.sentence(context.doc[tokens[0]].idx).index - first <= 1
