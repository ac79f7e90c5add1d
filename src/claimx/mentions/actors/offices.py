"""Who held which office in a year, from the roles in ``persons.tsv``."""

from functools import cache

from claimx.mentions.actors.names import names
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.tables import Entity, countries, persons, words

LEADING = ("president", "prime_minister")
Held = tuple[str, str, int, int | None]


class Offices:
    """The office holders: by office and by person."""

    def __init__(self) -> None:
        self._states = {country.entity.country: country.entity.name for country in countries()}
        self._holders: dict[tuple[str, str], list[tuple[int, int | None, Entity]]] = {}
        self._held: dict[str, list[Held]] = {}
        for person in persons():
            held = self._held[person.entity.name] = []
            for role, first, last in person.entity.terms:
                for owner, office in self._read(role, person.entity.country):
                    held.append((owner, office, first, last))
                    self._holders.setdefault((owner, office), []).append((first, last, person.entity))

    def _read(self, role: str, country: str) -> list[tuple[str, str]]:
        """Whose office a role is, and which: ("Russland", "president"); empty for roles that are no listed office."""
        *front, word = role.split(" ")
        if front and front[-1][-1:] != "r" and not front[-1].endswith("e"):
            return []
        fixed = words().fixed_offices.get(word)
        if fixed:
            return [(self._states.get(country, fixed.owner), fixed.office)]
        found = noun_of(word)
        if found and found.noun.office and not found.first:
            return [(self._states[country], found.noun.office)] if country in self._states else []
        prefix, _, head = word.rpartition("-")
        found = noun_of(head) if prefix else None
        owner = names().alone(prefix) if found else None
        if found and found.noun.office and owner:
            return [(owner.entity.name, found.noun.office)]
        if word.startswith(("UN-Botschafter", "UNO-Botschafter")) and country in self._states:
            return [(self._states[country], "un_ambassador")]
        return []

    def holder(self, owner: str, office: str, date: str | None) -> Entity | None:
        """Who held the office through the whole year of the date; None where that is not known or the year saw a change.

        Args:
            owner: canonical name of the state or organisation.
            office: a key of ``offices`` in the lexicon.
            date: ISO date of day, month or year precision, or None.
        """
        if date is None:
            return None
        year = int(date[:4])
        whole = {
            entity
            for first, last, entity in self._holders.get((owner, office), ())
            if first < year and (last is None or year < last)
        }
        return whole.pop() if len(whole) == 1 else None

    def fits(self, person: Entity, office: str | None, owner: str | None, date: str | None) -> bool:
        """Whether somebody may be meant: held that office, for that owner, in that year (what is None is not asked)."""
        year = int(date[:4]) if date else None
        for held_owner, held_office, first, last in self._held.get(person.name, ()):
            if (office is not None and office != held_office) or (owner is not None and owner != held_owner):
                continue
            if year is None or (first <= year and (last is None or year <= last)):
                return True
        return False

    def active(self, person: Entity, year: int) -> bool:
        """Whether any role of the person in the table covers the year."""
        return any(term.first <= year and (term.last is None or year <= term.last) for term in person.terms)


@cache
def offices() -> Offices:
    """The office holders of the table."""
    return Offices()
