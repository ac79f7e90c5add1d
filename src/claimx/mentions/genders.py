"""Whether a person is a woman or a man, as far as the name or the noun beside it tells."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimx.lexicon import load_yaml
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.tables import genders
from claimx.schema import Role

LETTERS = {"feminine": "f", "masculine": "m"}
_SHORTEST_GIVEN = 4  # characters; shorter ones are East Asian family names


class GivenNames(BaseModel):
    """``de/given_names.yaml``."""

    model_config = ConfigDict(extra="forbid")
    given_names: dict[Literal["f", "m"], list[str]]


def gender_of_person(role: Role) -> str | None:
    """ "m" or "f" for somebody of the tables, with a given name or a noun beside the name ("Eva Roth, Anwältin"); else None."""
    known = genders().get(role.id or "") or genders().get(role.name or "")
    first, *others = (role.name or "").split() or [""]
    given = _given_names().get(first.split("-")[0]) if others else None
    if known or given:
        return known or given
    nouns = (noun_of(word.strip(",")) for word in role.text.split())
    return next((LETTERS.get(noun.noun.gender) for noun in nouns if noun is not None and noun.personal), None)


@cache
def _given_names() -> dict[str, str]:
    """Given names with their gender: those of the table, and those that only women or only men of ``persons.tsv`` bear."""
    borne: dict[str, set[str]] = {}
    for name, gender in genders().items():
        if " " in name:
            borne.setdefault(name.split()[0].split("-")[0], set()).add(gender)
    found = {name: next(iter(both)) for name, both in borne.items() if len(both) == 1 and len(name) >= _SHORTEST_GIVEN}
    listed = load_yaml("de/given_names.yaml", GivenNames).given_names
    return found | {name: gender for gender, names in listed.items() for name in names}
