"""Losses as a noun: "900 chilenische Verluste", "gab die Verluste der Peruaner mit 700 an"."""

from claimx.claims.context import Context
from claimx.claims.owners import attributes, inside
from claimx.claims.people import ARMED, count_file, is_army_word, is_troop_noun, largest
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.schema import Outcome, Quantity

_MOST = 10_000_000  # people; more are money


def losses_of(
    context: Context, quantity: Quantity, tokens: range, clause: Clause | None, group: NounGroup | None
) -> tuple[Outcome, str] | None:
    """The outcome of a number of losses, and the name of the rule; None where it counts none, or losses of things and money.

    Args:
        context: the article.
        quantity: the number; without a noun, or of losses or people.
        tokens: the tokens of the quantity.
        clause: the clause it stands in.
        group: its noun group.
    """
    unit = (quantity.unit or "").lower()
    if clause is None or group is None or largest(quantity) > _MOST:
        return None
    words = count_file()
    if unit in words.loss_nouns:
        return ("killed", f"casualty_count/{unit}") if _of_people(context, group, clause) else None
    if unit and not (unit in words.lost_people or is_troop_noun(unit)):
        return None
    if group.preposition not in words.loss_prepositions or (not unit and group.head not in tokens):
        return None
    for other in context.syntax.groups_of[clause.index]:
        noun = context.lowers[other.head]
        if noun not in words.loss_nouns or not other.free or other.end > tokens[0] or _are_things(context, other):
            continue
        if unit or _of_people(context, other, clause):
            return "killed", f"casualty_count/{noun}"
    return None


def _are_things(context: Context, losses: NounGroup) -> bool:
    """Whether they are losses of something ("Verluste an Panzern")."""
    behind = context.syntax.group_at.get(context.syntax.extent(losses)[1] + 1)
    return behind is not None and behind.preposition == count_file().losing and not is_troop_noun(context.lowers[behind.head])


def _of_people(context: Context, losses: NounGroup, clause: Clause) -> bool:
    """Whether losses are those of an army or a nation, by their adjective, their genitive, "own", or whoever has them."""
    tokens = range(losses.start, losses.end)
    named = [*inside(context, tokens, losses), *attributes(context, tokens, losses)]
    if any(role.kind in ARMED for role in named) or any(context.lowers[i] in count_file().own_words for i in tokens):
        return True
    subject = context.syntax.arguments(clause).subject
    return subject is not None and is_army_word(context.lowers[subject.head])
