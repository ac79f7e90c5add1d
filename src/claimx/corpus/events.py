"""What happened when: dated events in the order of time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from claimx.corpus.actors import ActorIndex, parties
from claimx.corpus.selection import Claims, Published, Selection, copied_claims, day_range
from claimx.schema.links import Links


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a time: a date claim. ``earliest`` and ``latest`` are the days that the time can mean."""

    article: str
    claim: str
    earliest: date
    latest: date
    time: str
    event: str | None
    participants: tuple[str, ...]
    source: str | None
    modality: str
    polarity: str
    text: str
    published: date | None


@dataclass(slots=True)
class FoundEvents:
    """The events, and in ``left_out`` how many claims were not used and why."""

    events: list[Event] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def find_events(
    claims: Claims, published: Published, index: ActorIndex, chosen: Selection, links: Links | None = None
) -> FoundEvents:
    """The dated events of these claims, in the order of time.

    Args:
        claims: claims as they stand in claims.jsonl; only those of type ``date`` count.
        published: document date of each article, ISO, as precise as it is known.
        index: the actors of the corpus.
        chosen: what to keep; the period is that of the events.
        links: what `claimx link` found: copies count once.
    """
    found, copies = FoundEvents(), copied_claims(links)
    for claim in claims:
        if claim["type"] != "date" or not chosen.has_actor(claim, index):
            continue
        time = claim["time"]
        if not time.get("earliest") or not time.get("latest"):
            found.left_out["dates that the text does not fix"] += 1
            continue
        if (claim["article"], claim["id"]) in copies:
            found.left_out["events repeated word for word from another article"] += 1
            continue
        earliest, latest = date.fromisoformat(time["earliest"]), date.fromisoformat(time["latest"])
        if not chosen.has_days(earliest, latest):
            found.left_out["events outside the period"] += 1
            continue
        found.events.append(_event(claim, earliest, latest, published, index))
    found.events.sort(key=lambda event: (event.earliest, event.latest, event.article, event.claim))
    return found


def _event(
    claim: Mapping[str, Any], earliest: date, latest: date, published: Mapping[str, str | None], index: ActorIndex
) -> Event:
    event = claim.get("event")
    days = day_range(published.get(claim["article"]))
    return Event(
        article=claim["article"],
        claim=claim["id"],
        earliest=earliest,
        latest=latest,
        time=claim["time"]["value"],
        event=event["text"] if event else None,
        participants=tuple(dict.fromkeys(index.of(role).name for role in parties(claim, "participants"))),
        source=index.names(claim, "source"),
        modality=claim["modality"],
        polarity=claim["polarity"],
        text=claim["text"],
        published=days[0] if days else None,
    )


def dense_period(events: Iterable[Event], share: float = 0.85) -> tuple[date, date] | None:
    """The shortest period with this share of the events, with what lies near it, if it is less than
    half as long as that of all; else None.

    One event of 1950 would squeeze all others into a corner of the chart.
    """
    days = sorted(event.earliest for event in events)
    needed = round(len(days) * share)
    if len(days) < 10 or needed == len(days):
        return None
    spans = [(days[start + needed - 1] - days[start], days[start]) for start in range(len(days) - needed + 1)]
    length, first = min(spans)
    if length * 2 >= days[-1] - days[0]:
        return None
    last, near = first + max(length, timedelta(days=1)), max(length / 4, timedelta(days=7))
    first = min(day for day in days if day >= first - near)
    return first, max(day for day in days if day <= last + near)
