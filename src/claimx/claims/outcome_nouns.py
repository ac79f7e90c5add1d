"""Nouns that tell what happened to people: "Tote", "der Tod von", "das Massaker an"."""

from functools import cache

from claimx.claims.context import Context
from claimx.claims.people import count_file
from claimx.language.grammar import forms_of
from claimx.language.groups import NounGroup
from claimx.schema import Outcome


def names_victims(word: str) -> bool:
    """Whether a lower-case noun form names people by what happened to them ("verwundeten")."""
    return any(word in nouns for nouns in outcome_nouns().values())


@cache
def outcome_nouns() -> dict[Outcome, frozenset[str]]:
    """The forms of the nouns that name people by what happened to them."""
    nouns = count_file().outcome_nouns
    return {outcome: frozenset(noun + end for noun in known for end in ("", "n", "r", "s")) for outcome, known in nouns.items()}


def event_noun(context: Context, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "der Tod von 24 Zivilisten", "die Festnahme zweier Iraner", "das Massaker an 40 Bauern"."""
    if group is None:
        return None
    before: int | None = None
    if group.preposition in forms_of("an") and group.preposition_at is not None and group.preposition_at > 0:
        return _killing(context, group.preposition_at - 1)
    if group.genitive_of is not None:
        before = context.syntax.groups[group.genitive_of].head
    elif group.preposition in forms_of("von") and group.preposition_at is not None and group.preposition_at > 0:
        before = group.preposition_at - 1
    if before is None or context.tags[before] != "NN":
        return None
    word = context.lowers[before]
    for outcome, forms in outcome_nouns().items():
        if group.genitive_of is not None and word in forms and word.startswith("leich"):
            return outcome, f"casualty_count/{word}"
    return suffered(word)


def _killing(context: Context, before: int) -> tuple[Outcome, str] | None:
    """The outcome of a killing that is told of by a noun with "an" behind it, and not only tried."""
    word, group = context.lowers[before], context.syntax.group_at.get(before)
    tried = group is not None and any(context.lowers[i].startswith(count_file().tried) for i in range(group.start, before))
    return ("killed", f"casualty_count/{word}") if word.endswith(tuple(count_file().killings)) and not tried else None


def suffered(word: str) -> tuple[Outcome, str] | None:
    """The outcome that a noun for what somebody suffers tells ("der Tod")."""
    for outcome, nouns in count_file().event_nouns.items():
        if any(word in (noun, noun + "s", noun + "es", noun + "e", noun + "en") for noun in nouns):
            return outcome, f"casualty_count/{word}"
    return None
