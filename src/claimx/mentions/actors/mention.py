"""One mention of an actor while it is being made."""

from dataclasses import dataclass

from claimx.mentions.actors.tables import Entity
from claimx.schema import Role, RoleKind, Span


@dataclass(slots=True, eq=False)
class Mention:
    """A mention: pieces ``first`` to ``last``, characters ``start`` to ``end``, and who is meant as far as known.

    ``short`` is the folded short form still to be resolved; ``full`` says that a person's whole name stands there;
    ``label`` is that name as written; ``candidates`` are the readings that the tables give a short form, ``office`` and
    ``owner`` narrow them. ``noun`` is the noun of the phrase, ``alone`` says that nothing but an article goes with it.
    """

    first: int
    last: int
    start: int
    end: int
    name: str | None
    kind: RoleKind
    id: str | None = None
    entity: Entity | None = None
    full: bool = False
    bare: bool = False
    short: str | None = None
    candidates: tuple[Entity, ...] = ()
    office: str | None = None
    owner: Entity | None = None
    antecedent: "Mention | None" = None
    abbreviation: str | None = None
    label: str | None = None
    noun: str | None = None
    alone: bool = False

    def become(self, entity: Entity) -> None:
        """Take over name, id and kind of an entity."""
        self.entity, self.name, self.id, self.kind = entity, entity.name, entity.id, entity.kind

    def role(self, text: str) -> Role:
        """The record of the contract."""
        other = self.antecedent
        resolved = None if other is None else Span(text=text[other.start : other.end], start=other.start, end=other.end)
        return Role(
            text=text[self.start : self.end],
            start=self.start,
            end=self.end,
            name=self.name,
            id=self.id,
            kind=self.kind,
            resolved=resolved,
        )
