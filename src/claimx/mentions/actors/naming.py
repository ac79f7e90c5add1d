"""Canonical names of actors that no table lists: "iranischen Behörden" is "iranische Behörden", "US-Außenministerium" stays."""

from functools import cache

from claimx.mentions.actors.names import names
from claimx.mentions.actors.nouns import NounForm
from claimx.mentions.actors.tables import Country, Entity, countries
from claimx.mentions.actors.words import capitalised

_NOMINATIVE = {"masculine": "er", "feminine": "e", "neuter": "es"}
_INSTITUTIONS = frozenset(("government", "ministry", "military", "organisation"))


@cache
def states() -> dict[str, Country]:
    """All states by canonical name."""
    return {country.entity.name: country for country in countries()}


def adjective_phrase(stem: str, noun: NounForm, plural: bool) -> str:
    """An adjective and a noun in the nominative without an article.

    >>> from claimx.mentions.actors.nouns import noun_of
    >>> adjective_phrase("iranisch", noun_of("Ministerium"), False), adjective_phrase("iranisch", noun_of("Behörden"), True)
    ('iranisches Ministerium', 'iranische Behörden')
    """
    return f"{adjective(stem, noun, plural)} {noun.name(plural)}"


def adjective(stem: str, noun: NounForm, plural: bool) -> str:
    """The adjective alone, with the ending that the noun asks for."""
    return stem + ("e" if plural else _NOMINATIVE[noun.noun.gender])


def institution(noun: NounForm, plural: bool, owner: Entity) -> tuple[str, Entity | None]:
    """Name and, where the tables know it, entity of a state's institution.

    Args:
        noun: the institution's noun ("Außenministerium").
        plural: whether several are meant.
        owner: the state.

    >>> from claimx.mentions.actors.nouns import noun_of
    >>> institution(noun_of("Außenministerium"), False, states()["USA"].entity)[0]
    'US-Außenministerium'
    """
    state = states().get(owner.name)
    if state is None:
        return noun.name(plural), None
    options = [f"US-{noun.name(plural)}"] if owner.name == "USA" else []
    options += [adjective_phrase(stem, noun, plural) for stem in state.adjectives[:1] if owner.name != "USA"]
    options += [adjective_phrase("amerikanisch", noun, plural)] if owner.name == "USA" else []
    known_at = [f"{noun.name(plural)} in {seat}" for seat in state.seats]
    for option in (*options, *known_at):
        sense = names().alone(option)
        if sense is not None and sense.sort in ("organisation", "house"):
            return sense.entity.name, sense.entity
    name = options[0] if options else noun.name(plural)
    return (capitalised(name) if noun.noun.sort in _INSTITUTIONS and not plural else name), None
