"""Whose counted troops are by the side on which they stand, by a list of states, or by whom they face."""

from claimx.claims.context import Context
from claimx.claims.owners import attributes, inside
from claimx.claims.people import ARMED, Count, count_file
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.schema import Role

_STATES = ARMED[:2]


def on_a_side(context: Context, tokens: range, clause: Clause | None) -> list[Role]:
    """On whose side they are: "auf armenischer Seite starben 200", "auf Seiten der Rebellen 3.000", "auf Regierungsseite".

    Args:
        context: the article.
        tokens: those of the number; of several sides the one named last before it, else the first.
        clause: where they are counted.
    """
    groups = [] if clause is None else prepositional(context.syntax.arguments(clause), "auf")
    sides = [group for group in groups if context.lowers[group.head].endswith(_sides())]
    before = [group for group in sides if group.head < tokens[0]]
    for group in before[-1:] or sides[:1]:
        span = range(group.start, group.end)
        found = attributes(context, span, group) or [r for r in inside(context, span, group) if r.kind in ARMED]
        if found or context.lowers[group.head] in count_file().side_nouns:
            return found
        side = context.group_role(group.head, group.head + 1)
        return [side.model_copy(update={"name": _first_part(side.text)})]  # "Regierungsseite"
    return []


def _sides() -> tuple[str, ...]:
    return tuple(count_file().side_nouns)


def _first_part(word: str) -> str:
    """The first part of a compound for a side: "Rebellen" of "Rebellenseite", "Regierung" of "Regierungsseite"."""
    side = max((noun for noun in _sides() if word.lower().endswith(noun)), key=len)
    first = word[: -len(side)].rstrip("-")
    return first.removesuffix("s") if first.endswith("ungs") else first


def listed(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """The state that a list gives with its number: "Peru mit 300 und Chile mit 250 Mann", "300 Mann (Peru)", "Peru (300)"."""
    if group is not None and group.preposition == "mit" and group.preposition_at is not None:
        before = context.actor_at.get(group.preposition_at - 1)
        named = context.syntax.group_at.get(group.preposition_at - 1)
        bare = named is not None and context.tags[named.start - 1][:4] != "APPR"
        if before is not None and before.kind in _STATES and named is not None and bare:
            return [before] if _lists(context, named, group) else []
    first, last = tokens[0] - 1, tokens[-1] + 1
    if first > 0 and context.words[first] in ("(", ":"):
        role = context.actor_at.get(first - 1)
        closed = context.words[first] == ":" or context.words[last : last + 1] == [")"]
        return [role] if closed and role is not None and role.kind in _STATES and _begins(context, role) else []
    if context.words[last : last + 1] == ["("]:
        role = context.actor_at.get(last + 1)
        end = None if role is None else context.token_at(role.end - 1) + 1
        if role is not None and role.kind in _STATES and end is not None and context.words[end : end + 1] == [")"]:
            return [role]
    return []


def one_each(context: Context, tokens: range, found: list[Role]) -> list[Role]:
    """Of two parties the one whose number it is: "Peru und Chile stellen 850 beziehungsweise 470 Mann"."""
    words, last = count_file().respectively, tokens[-1] + 1
    if len(found) != 2:
        return found
    if last < len(context.doc) and context.lowers[last] in words:
        return found[:1]
    return found[1:] if context.lowers[tokens[0] - 1] in words else found


def _lists(context: Context, named: NounGroup, group: NounGroup) -> bool:
    """Whether a name before "mit" is one of a list of those who have troops, not whom somebody visits with them."""
    clause = context.syntax.clauses[group.clause]
    if clause.verb is None or clause.lemma in (*count_file().force_verbs, *count_file().copulas, *count_file().ranking_verbs):
        return True
    return context.syntax.arguments(clause).subject is named and clause.lemma not in count_file().company_verbs


def _begins(context: Context, role: Role) -> bool:
    """Whether a name in a list has no preposition of its own ("Peru (300), Chile (250)"; not "aus Peru (300 Tote)")."""
    group = context.syntax.group_at.get(context.token_at(role.start))
    return group is None or group.preposition is None or group.preposition in ("aus", "von", "durch")


def is_faced(context: Context, count: Count) -> bool:
    """Whether the troops stand against those named last ("Ihnen stehen 800 Mann gegenüber"), whose they cannot be."""
    clause, group = count.clause, count.group
    if clause is None or group is None or clause.lemma not in count_file().facing_verbs or not group.free:
        return False
    other = context.syntax.arguments(clause).dative
    return other is not None and other is not group and other.pronoun
