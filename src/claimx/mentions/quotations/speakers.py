"""Who speaks: the words of the speaker, and the parties that they name."""

from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import function_words, noun_class
from claimx.mentions.quotations.reading import Range, Reading
from claimx.mentions.references import antecedent, person_apposed
from claimx.schema import Role

_LEADING = {"ADV", "PTKNEG", "KON", "ADJD"}
_ENDING = {",", ".", ":", ";", "–", "“", "”", '"', "?", "!", ")"}
_OPENING_MARKS = {"„", "»", "“", '"', "«"}
_CLOSING_MARKS = {"“", "”", '"', "«"}


def speaker_range(reading: Reading, group: NounGroup, clause: Clause | None, stop: frozenset[str] = frozenset()) -> Range:
    """The tokens of a speaker: the group with its genitives, appositions, brackets and ``von`` phrases.

    Before the finite verb of a main clause everything up to the verb belongs to the speaker.

    Args:
        reading: the Doc.
        group: the speaker's first group.
        clause: its clause where the words before the verb may be taken together; None for groups inside a clause.
        stop: prepositions that belong to the verb and end the speaker ("sprach X von …").
    """
    first = group.start
    while first < group.head and reading.tags[first] in _LEADING:
        first += 1
    if group.pronoun:
        return first, group.end
    limit = reading.sentences[reading.sentence_at[first]][1]
    if clause is not None and clause.finite is not None and group.end <= clause.finite and clause.kind == "main":
        return _prefield_start(reading, clause, group, first), _prefield_end(reading, clause, group)
    return first, _extended(reading, group.end, limit, group, stop)


def _prefield_start(reading: Reading, clause: Clause, group: NounGroup, first: int) -> int:
    """The start of the subject: of the clause's first group where that group is coordinated with or explained by it."""
    begin = clause.start
    while begin < first and reading.tags[begin] in _LEADING:
        begin += 1
    opener = reading.syntax.group_at.get(begin)
    if opener is None or opener.start > begin or opener.preposition is not None or not opener.may_be("N") or begin >= first:
        return first
    between = reading.words[opener.end : first]
    return (
        begin
        if any(word == "," or word in grammar().adding or word in _OPENING_MARKS for word in between)
        or opener.head in reading.times
        else first
    )


def _prefield_end(reading: Reading, clause: Clause, group: NounGroup) -> int:
    """Where a subject before the verb ends: at the verb, or at the first clause between."""
    assert clause.finite is not None
    own = reading.syntax.clause_of
    end = position = group.end
    while position < clause.finite:
        if reading.words[position] == "(":
            close = _closing_bracket(reading, position, clause.finite)
            if close is not None:
                end = position = close
                continue
        if reading.words[position] == "," and _has_verb_before_comma(reading, position + 1, clause.finite):
            break
        owner = own.get(position)
        if (owner is not None and owner != clause.index) or reading.tags[position] in ("ADV", "PROAV", "PTKNEG"):
            break
        if owner is not None or reading.words[position] in _CLOSING_MARKS:
            end = position + 1
        position += 1
    return end


def _has_verb_before_comma(reading: Reading, start: int, limit: int) -> bool:
    """Whether the words up to the next comma hold a verb: a relative clause, no apposition."""
    for i in range(start, limit):
        if reading.words[i] == ",":
            return False
        if reading.tags[i][:2] in ("VV", "VA", "VM"):
            return True
    return False


def _closing_bracket(reading: Reading, position: int, limit: int) -> int | None:
    """One past the bracket that closes the one at ``position``, within a dozen tokens."""
    return next((i + 1 for i in range(position + 1, min(position + 13, limit)) if reading.words[i] == ")"), None)


def _extended(
    reading: Reading, end: int, limit: int, group: NounGroup, stop: frozenset[str] = frozenset(), apposed: bool = False
) -> int:
    """Where a group ends that stands after the verb or after a preposition."""
    words = reading.words
    while end < limit:
        if words[end] == "," and apposed:
            break
        further = _next_part(reading, end, limit, group, stop)
        if further is None:
            break
        apposed = apposed or words[end] == ","
        end = further
    return end


def _next_part(reading: Reading, end: int, limit: int, group: NounGroup, stop: frozenset[str]) -> int | None:
    """The end of the attribute, bracket, coordination or apposition that begins here; None where none does."""
    words, tags = reading.words, reading.tags
    following = reading.syntax.group_at.get(end)
    if following is not None and following.start == end:
        plain = following.preposition is None and not following.pronoun and following.head not in reading.times
        named = (tags[end - 1] == "NE" and following.end == end + 1) or (tags[end] == "NE" and tags[end - 1] in ("NN", "FM"))
        inside = any(i in reading.marked_at for i in range(end, following.end))
        if named:
            return _named_end(reading, end, following) if not inside and not following.pronoun else None
        behind = words[end - 1] == ")" and tags[end] == "ART" and following.may_be("G") and reading.lower[end] in ("der", "des")
        if not plain or not (following.genitive_of is not None or behind):
            return None
        return _marked_end(reading, following) if inside else following.end
    if tags[end][:4] == "APPR" and reading.lower[end] not in stop and end + 1 < limit:
        return _prepositional(reading, end, limit, group)
    if words[end] == "(":
        return _closing_bracket(reading, end, limit)
    if words[end] in _CLOSING_MARKS and any(w in ("„", "“", '"', "»") for w in words[max(0, end - 6) : end]):
        return end + 1
    marked = reading.marked_at.get(end)
    if marked is not None and marked.first == end:
        name = tags[end + 1] in ("NE", "NN", "FM", "XY", "ART") and tags[marked.last - 2] not in ("ADJD", "ADV", "VVPP")
        return marked.last if marked.words <= 6 and not marked.clausal and name else None
    if reading.lower[end] in grammar().adding and end + 1 < limit:
        return _coordinated(reading, end + 1, group)
    return _apposition(reading, end + 1, limit, group) if words[end] == "," and end + 1 < limit else None


def _marked_end(reading: Reading, group: NounGroup) -> int | None:
    """The end of a genitive whose name stands in marks ("des Portals »Nordlicht«"); None where it begins inside them."""
    marked = reading.marked_at.get(group.end - 1)
    named = marked is not None and marked.first > group.start + 1 and not marked.clausal
    return marked.last if marked is not None and named else None


def _named_end(reading: Reading, start: int, following: NounGroup) -> int | None:
    """The end of a name that goes on from the noun or name before: of the actor mention, or of the run of names."""
    actor, before = reading.actor_at.get(start), reading.actor_at.get(start - 1)
    apart = actor is not None and before is not None and actor is not before and reading.tags[start - 1] == "NE"
    if apart and before is not None and before.kind in ("country", "government", "organisation"):
        return None
    end = start
    while end < following.end and (reading.tags[end] == "NE" or (actor is not None and reading.actor_at.get(end) is actor)):
        end += 1
    return end if end > start else following.end


def _prepositional(reading: Reading, at: int, limit: int, group: NounGroup) -> int | None:
    """The end of a ``von`` phrase; of another one only where a bracket or a name behind shows that it belongs to a title."""
    words = function_words()
    inner = reading.syntax.group_at.get(at + 1)
    if inner is None or inner.start != at + 1 or inner.pronoun or inner.head in reading.times:
        return None
    known = reading.tags[inner.head] == "NE" or inner.head in reading.actor_at
    if reading.lower[at] == "aus" and not known and not noun_class(reading.words[inner.head], "source"):
        return None
    if reading.lower[at] in words.attached or _seat(reading, at, inner, group):
        return inner.end
    if reading.lower[at] not in words.titled or inner.end + 1 >= limit:
        return None
    if reading.words[inner.end] == "(":
        return inner.end
    name = reading.syntax.group_at.get(inner.end + 1)
    named = (
        name is not None and name.start == inner.end + 1 and reading.tags[name.head] == "NE" and reading.tags[name.start] == "NE"
    )
    return (
        inner.end
        if reading.words[inner.end] == "," and named and name is not None and reading.words[name.end : name.end + 1] == [","]
        else None
    )


def _seat(reading: Reading, at: int, inner: NounGroup, group: NounGroup) -> bool:
    """Whether "in" with a place names the seat of an institution ("die Regierung in Lomé")."""
    role = reading.actor_at.get(group.head)
    named = inner.start == inner.head and reading.tags[inner.head] == "NE"
    return (
        reading.lower[at] == "in"
        and named
        and role is not None
        and role.kind in ("government", "organisation")
        and group.end == at
    )


def _coordinated(reading: Reading, start: int, group: NounGroup) -> int | None:
    """The end of a group joined by "und": of the same case as the speaker or as its last genitive attribute."""
    inner = reading.syntax.group_at.get(start)
    if (
        inner is None
        or inner.start != start
        or inner.pronoun
        or (inner.preposition_at is not None and inner.preposition_at >= start)
    ):
        return None
    if inner.conjunct_of is not None:
        return inner.end
    before = reading.syntax.group_at.get(start - 2)
    cases = {r[0] for r in inner.readings}
    return (
        inner.end
        if before is not None
        and cases & {r[0] for r in before.readings}
        and reading.clause_at(start) is reading.clause_at(start - 2)
        else None
    )


def _apposition(reading: Reading, start: int, limit: int, group: NounGroup) -> int | None:
    inner = reading.syntax.group_at.get(start)
    if (
        inner is None
        or inner.start != start
        or inner.start in reading.counted
        or inner.pronoun
        or not ({r[0] for r in inner.readings} & {r[0] for r in group.readings})
    ):
        return None
    if inner.preposition is not None and inner.preposition_at is not None and inner.preposition_at > start - 1:
        return None
    end = _extended(reading, inner.end, limit, inner, apposed=True)
    while end + 1 < limit and reading.tags[end][:4] == "APPR":
        attribute = reading.syntax.group_at.get(end + 1)
        if attribute is None or attribute.start != end + 1 or attribute.head in reading.times:
            break
        end = _extended(reading, attribute.end, limit, attribute, apposed=True)
    closed = end >= limit or reading.words[end] in _ENDING or reading.tags[end] in ("PTKVZ", "VVPP", "$.")
    return end if closed and reading.clause_at(start) is reading.clause_at(group.head) else None


def parties_of(reading: Reading, span: Range, group: NounGroup | None) -> list[Role]:
    """The parties that a speaker's words name, each with its own span; a pronoun with what it points to.

    Empty where the words name nobody that the actor tagger knows.
    """
    if group is not None and (group.pronoun or span[1] - span[0] <= 2) and group.head not in reading.actor_at:
        found = antecedent(reading.syntax, reading.found.actors, reading.actor_at, group, None)
        if found:
            return found
    if group is not None:
        members = [group, *(reading.syntax.groups[i] for i in group.conjuncts)]
        behind = group.start >= span[1]  # "nach eigenen Angaben hat die Polizei …"
        named = [role for role in (_actor_of(reading, m) for m in members if behind or m.head < span[1]) if role is not None]
        if named:
            return [role for i, role in enumerate(named) if role not in named[:i]]
    inside = [i for i in range(span[0], span[1]) if i in reading.actor_at and reading.tags[i] != "ADJA" and _is_whole(reading, i)]
    inside = [i for i in inside if group is None or not _is_in_attribute(reading, group, i)]
    people = [i for i in inside if reading.actor_at[i].kind == "person"]
    return [reading.actor_at[i] for i in (people or inside)[:1]]


def _actor_of(reading: Reading, group: NounGroup) -> Role | None:
    """The actor at a group's head, else inside it; an adjective only counts before a noun for words ("russische Angaben")."""
    role = reading.actor_at.get(group.head)
    if role is not None and role.kind == "person" and reading.tags[group.head] == "NN":
        return person_apposed(reading.syntax, reading.actor_at, group) or role
    if role is not None:
        return role
    voiced = noun_class(reading.words[group.head], "source")
    own = (i for i in range(group.end - 1, group.start - 1, -1) if i in reading.actor_at and _is_whole(reading, i))
    inside = [i for i in own if not _is_in_attribute(reading, group, i)]
    return next((reading.actor_at[i] for i in inside if voiced or reading.tags[i] != "ADJA"), None)


def _is_in_attribute(reading: Reading, group: NounGroup, token: int) -> bool:
    """Whether a token stands in a phrase before the group's noun ("in einem | in Genf | vorgelegten Bericht")."""
    inner = reading.syntax.group_at.get(token)
    if inner is None or inner is group or inner.preposition is None:
        return False
    around = (group, *reading.syntax.attributes.get(group.index, ()))  # "Angaben der | mit Moskau | verbündeten Miliz"
    return any(other.start < inner.start < other.head for other in around if other is not inner)


def _is_whole(reading: Reading, token: int) -> bool:
    """False for an actor that is only a part of a name in marks ("»Grüne Lampe«")."""
    marked = reading.marked_at.get(token)
    if marked is None or marked.clausal or marked.words < 2:
        return True
    role = reading.actor_at[token]
    start, end = reading.offsets(marked.first, marked.last)
    return role.end - role.start >= end - start - 2


def speaker_role(reading: Reading, span: Range, parties: list[Role]) -> Role:
    """The speaker of a quotation: all of its words, with name and identity of the party where there is just one."""
    start, end = reading.offsets(*span)
    text = reading.text[start:end]
    if len(parties) != 1:
        kind = parties[0].kind if parties else "unknown"
        return Role(text=text, start=start, end=end, kind=kind)
    party = parties[0]
    return Role(text=text, start=start, end=end, name=party.name, id=party.id, kind=party.kind, resolved=party.resolved)
