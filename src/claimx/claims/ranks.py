"""Whose soldiers a counted noun can mean: "Soldaten" are a state's or a mission's, "Rebellen" nobody's but their own."""

from functools import cache, lru_cache

from claimx.claims.people import count_file, is_army_word
from claimx.mentions.actors.names import names
from claimx.mentions.actors.tables import Entity, armed_bodies, countries, militias, states_of
from claimx.schema import Role
from claimx.settings import WORDS_REMEMBERED


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_irregular(noun: str) -> bool:
    """Whether a lower-case noun, whatever its ending, names fighters of no state ("rebellen", "milizionäre")."""
    return any(
        noun.startswith(stem) or noun.endswith((stem, stem + "n", stem + "en", stem + "e")) for stem in count_file().irregulars
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_regular(noun: str) -> bool:
    """Whether a lower-case noun, whatever its ending, names soldiers of a state or of a mission of states."""
    return any(stem in noun for stem in count_file().regulars)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_fighter(noun: str) -> bool:
    """Whether a lower-case noun, whatever its ending, is the press's word for those of an armed group ("kämpfer")."""
    return any(stem in noun for stem in count_file().fighters)


def fits(noun: str, role: Role) -> bool:
    """Whether counted people of this noun (lower case) may belong to a party that is named elsewhere.

    Args:
        noun: the lemma of the counted noun; empty where there is none, which fits everybody.
        role: the party.
    """
    if is_regular(noun):
        return not _is_of_no_state(role)
    return not (is_irregular(noun) and role.kind in ("country", "government"))


def _is_of_no_state(role: Role) -> bool:
    named = (role.name or role.text).lower().split()
    return role.name in militias() or (role.id is None and bool(named) and is_irregular(named[-1]))


def names_itself(role: Role) -> bool:
    """Whether a noun says itself whose they are: it names an armed body, or rebels by their people ("syrische Rebellen")."""
    *before, noun = role.text.lower().split()
    return role.name in armed_bodies() or (is_irregular(noun) and any(word.startswith(_adjectives()) for word in before))


def has_troops(role: Role) -> bool:
    """Whether a mention is an army, a militia or a mission ("die Miliz RSF", "die Armee", "Kfor")."""
    return role.kind in ("organisation", "group") and (
        role.name in armed_bodies() or role.id is not None or is_army_word(role.text.split()[-1].lower())
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def state_of_adjective(word: str) -> Entity | None:
    """The state that an adjective (lower case, whatever its ending) belongs to ("südafrikanisches"); None for other words."""
    stem = word[:-2] if word.endswith(("er", "es", "en")) else word.removesuffix("e")
    return next((country.entity for country in countries() if stem in country.adjectives), None)


def is_of_a_state(role: Role) -> bool:
    """Whether a force is a state's, its army or a mission of states ("Mosambiks Armee", "Kfor"), not an armed group."""
    if role.kind in ("country", "government"):
        return True
    name = role.name or role.text
    if role.kind != "organisation" or name in militias():
        return False
    return name in armed_bodies() or state_of_adjective(name.lower().split()[0]) is not None


def of_its_state(role: Role) -> Role:
    """A role that is only people with a state's adjective, as that state ("belgische Militärberater": Belgium)."""
    first, *rest = role.text.lower().split() or [""]
    if role.kind != "group" or role.id is not None or not rest or is_irregular(rest[-1]) or is_fighter(rest[-1]):
        return role
    if role.name in militias():
        return role  # "die russische Söldnertruppe Wagner"
    state = state_of_adjective(first)
    return role if state is None else role.model_copy(update={"name": state.name, "id": state.id, "kind": "country"})


def of_its_seat(role: Role) -> Role:
    """A capital that stands for a place, as the government that sits there ("aus Lima, das 300 Mann stellt": Peru)."""
    sense = names().alone(role.name or role.text) if role.kind == "unknown" and role.id is None else None
    if sense is None or sense.sort != "seat" or sense.entity is None:
        return role
    return role.model_copy(update={"name": sense.entity.name, "id": sense.entity.id, "kind": "government"})


def state_behind(role: Role) -> Entity | None:
    """The state for which somebody in office, a parliament or a ministry acts ("Litauens Präsident"), where a name says it."""
    if role.id is not None:
        return states_of().get(role.id)
    if role.kind not in ("person", "government") or role.name is None or " " not in role.name:
        return None
    first, last = role.text.split()[0], role.name.split()[-1]
    by_name = _states_by_name()
    return state_of_adjective(role.name.split()[0].lower()) or by_name.get(first.removesuffix("s")) or by_name.get(last)


@cache
def _states_by_name() -> dict[str, Entity]:
    return {name: country.entity for country in countries() for name in (country.entity.name, *country.names)}


@cache
def _adjectives() -> tuple[str, ...]:
    return tuple(adjective for country in countries() for adjective in country.adjectives)
