"""Which claims a chart is about: an actor, claim types, a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_args

from claimx.corpus.actors import Actor, ActorIndex, roles
from claimx.errors import SettingsError
from claimx.schema import Claim
from claimx.schema.links import Links
from claimx.settings import did_you_mean, partial_date

Published = Mapping[str, str | None]
"""Article id to document date, ISO, as precise as it is known."""

Claims = Iterable[Mapping[str, Any]]
"""Claims as they stand in claims.jsonl."""

Articles = Mapping[str, Mapping[str, Any]]
"""Article id to the ``article`` record of its file."""

TYPES = tuple(sorted(kind.model_fields["type"].default for kind in get_args(get_args(Claim)[0])))
"""Every claim type by name."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to look at; None and the empty tuple leave that side open. ``since`` and ``until`` are the first and the last day."""

    actor: Actor | None = None
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def has_type(self, name: str) -> bool:
        """Whether claims of this type are wanted."""
        return not self.types or name in self.types

    def has_actor(self, claim: Mapping[str, Any], index: ActorIndex) -> bool:
        """Whether the actor has any role in the claim."""
        return self.actor is None or any(index.of(role).key == self.actor.key for _, role in roles(claim))

    def has_days(self, earliest: date | None, latest: date | None) -> bool:
        """Whether these days, both included, touch the period; unknown days only do where no period is asked for."""
        if self.since is None and self.until is None:
            return True
        if earliest is None or latest is None:
            return False
        return (self.since is None or latest >= self.since) and (self.until is None or earliest <= self.until)

    def words(self) -> str:
        """The selection for a reader: "Nordkorea, troop_count, from 2024-10-01"; empty where all is open."""
        period = [f"from {self.since}"] if self.since else []
        period += [f"to {self.until}"] if self.until else []
        parts = [self.actor.name] if self.actor else []
        return ", ".join([*parts, *self.types, *([" ".join(period)] if period else [])])


def check_types(names: Iterable[str]) -> tuple[str, ...]:
    """The claim types, if all of them exist.

    Raises:
        SettingsError: there is no such claim type.
    """
    chosen = tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in TYPES:
            remedy = f"known are {', '.join(TYPES)}{did_you_mean(name, TYPES)}"
            raise SettingsError(f"no such claim type: {name}", where="--type", remedy=remedy)
    return chosen


def day_range(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO date of day, month or year precision; None for None and for what is no date.

    >>> day_range("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    try:
        first = date.fromisoformat(partial_date(value or "") + "-01-01"[len(value or "") - 4 :])
    except ValueError:
        return None
    if len(value or "") == 10:
        return first, first
    following = date(first.year + 1, 1, 1) if len(value or "") == 4 else (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)


def period_day(words: str | None, option: str, *, last: bool = False) -> date | None:
    """The day that an option means: of a month or a year its first, or its last one.

    Raises:
        SettingsError: it is no date.
    """
    if words is None:
        return None
    days = day_range(words.strip())
    if days is None:
        raise SettingsError(f"not a date: {words!r}", where=option, remedy="write it like 2024-10-22, 2024-10 or 2024")
    return days[1] if last else days[0]


def copied_claims(links: Links | None) -> set[tuple[str, str]]:
    """The claims, by the ids of article and claim, that repeat another one word for word."""
    groups = links.groups if links else ()
    return {(member.article, member.claim) for group in groups for member in group.members if member.copy_of is not None}
