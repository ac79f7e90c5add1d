"""Whose troops they are, what they do, and where."""

from claimx.claims.context import Context
from claimx.claims.counts import Count, count_file
from claimx.claims.frames import prepositional
from claimx.claims.parties import parties
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.schema import Role, Span

_ARMED = ("country", "government", "organisation", "group")


def force_of(context: Context, count: Count, previous: list[Role]) -> list[Role]:
    """The force of a count: named in the group, by its attributes, by the verb that moves it, or carried over.

    Args:
        context: the article.
        count: the counted people.
        previous: the force of the count before, which an elided or continuing count takes over.
    """
    inside = _inside(context, count)
    if inside:
        return inside
    attributed = _attributes(context, count)
    if attributed:
        return attributed
    moved = _mover(context, count)
    if moved:
        return moved
    if previous and _continues(context, count):
        return previous
    if count.outcome is not None:
        return []
    return _army_before(context, count) or _topic(context, count)


def _inside(context: Context, count: Count) -> list[Role]:
    """Actors among the counted group's own tokens: "nordkoreanische Soldaten", "US-Soldaten"."""
    found: list[Role] = []
    tokens = set(count.tokens)
    if count.group is not None:
        tokens |= set(range(count.group.start, count.group.end))
    for i in sorted(tokens):
        role = context.actor_at.get(i)
        if role is not None and role not in found and _names_somebody(role, context, count):
            found.append(role)
    return found


def _names_somebody(role: Role, context: Context, count: Count) -> bool:
    """A mention that is only the counted noun itself ("Soldaten") names no force; for casualties only a known party does."""
    if count.outcome is not None:
        return role.id is not None or role.kind in ("country", "government", "organisation")
    words = role.text.lower().split()
    return len(words) > 1 or not any(
        words[-1] in (noun, noun + "n", noun + "en", noun + "e", noun + "s") for noun in count_file().troops
    )


def _attributes(context: Context, count: Count) -> list[Role]:
    """A genitive or von-attribute behind the group: "22 Soldaten der Armee", "780 der Bundeswehr"."""
    if count.group is None:
        return []
    for attribute in context.syntax.attributes.get(count.group.index, ()):
        found = parties(context, attribute, known_only=True)
        if found:
            return found
    last = count.tokens[-1]
    following = context.syntax.group_at.get(last + 2) or context.syntax.group_at.get(last + 1)
    if following is not None and following.preposition in ("von", "vom", "aus", "der") and following.preposition_at == last + 1:
        return parties(context, following, known_only=True)
    if following is not None and following.start == last + 1 and following.may_be("G"):
        return parties(context, following, known_only=True)
    return []


def _mover(context: Context, count: Count) -> list[Role]:
    """Who sends, has or withdraws them: the subject of the verb, of an infinitive the subject of the verb above it."""
    clause = count.clause
    if clause is None or not _moves(context, clause):
        return []
    candidates: list[NounGroup] = []
    if clause.passive == "werden":
        arguments = context.syntax.arguments(clause)
        candidates = prepositional(arguments, "von") + prepositional(arguments, "durch")
    else:
        mover = context.syntax.controller(clause)
        candidates = [mover] if mover is not None and mover.head not in count.tokens else []
    for group in candidates:
        found = [r for r in parties(context, group, known_only=True) if r.kind in _ARMED]
        if found:
            return found
    return []


def _moves(context: Context, clause: Clause) -> bool:
    file = count_file()
    if clause.lemma in file.force_verbs:
        return True
    return clause.lemma == "sein" and any(context.doc[i].lower_ in file.force_adjectives for i in clause.tokens)


def _continues(context: Context, count: Count) -> bool:
    words = {context.doc[i].lower_ for i in count.tokens}
    before = count.tokens[0] - 1
    lead = context.doc[before].lower_ if before >= 0 else ""
    elided = count.group is not None and context.doc[count.tokens[-1]].tag_ in ("CARD", "ADJA", "PIS", "ADV")
    return (
        bool(words & {"weitere", "weiteren", "weiterer", "andere", "anderen"})
        or lead in ("davon", "darunter", "auf", "und", "bis", "sowie")
        or elided
        or _same_noun(context, count)
    )


def _same_noun(context: Context, count: Count) -> bool:
    """Counts of bare soldiers in an article usually go on about the same troops."""
    return count.group is not None and not any(context.doc[i].tag_ == "ADJA" for i in count.tokens)


def _army_before(context: Context, count: Count) -> list[Role]:
    """Armed forces named earlier in the same sentence ("die UN-Truppen von 2000 auf 15.000 Soldaten zu verstärken")."""
    start = context.sentence(count.quantity.start).start
    named = [r for r in context.found.actors if start <= r.start < count.quantity.start and _is_army(r.text)]
    return named[-1:]


def _is_army(text: str) -> bool:
    words = text.lower().replace("-", " ").split()
    return any(word.endswith(tuple(count_file().army_nouns)) for word in words)


def _topic(context: Context, count: Count) -> list[Role]:
    """The last armed party that was the subject of a clause before, in the same paragraph."""
    start = count.tokens[0]
    for clause in reversed([c for c in context.syntax.clauses if c.start < start]):
        between = context.text[context.doc[clause.start].idx : context.doc[start].idx]
        if "\n" in between.strip():
            break
        subject = context.syntax.arguments(clause).subject
        if subject is None or subject.head in count.tokens:
            continue
        found = [r for r in parties(context, subject, known_only=True) if r.kind in ("country", "government", "organisation")]
        if found:
            return found
    return []


def activity_of(context: Context, count: Count) -> Span | None:
    """The verb that says what the counted people do or what is done with them."""
    clause = count.clause
    if clause is None or clause.verb is None:
        return None
    return context.span(clause.verb, clause.verb + 1)


def location_of(context: Context, count: Count) -> Role | None:
    """The place named in the same clause with in, nach, aus, bei, an or auf."""
    if count.clause is None:
        return None
    arguments = context.syntax.arguments(count.clause)
    for preposition in ("in", "nach", "bei", "aus", "an", "auf", "nahe"):
        for group in prepositional(arguments, preposition):
            role = context.actor_at.get(group.head)
            if role is not None and role.kind in ("country", "unknown"):
                return role
            if context.doc[group.head].ent_type_ == "LOC":
                span = context.span(group.head, group.head + 1)
                return Role(text=span.text, start=span.start, end=span.end, name=span.text)
    return None
