"""How far two annotators agree on claims: F1 and Krippendorff's alpha.

What is compared: claims of the output that both have judged, and claims that one added where the other has judged the whole
article (else the other may not have come that far).

F1 takes one annotator's kept claims for right and the other's for found: twice the pairs, by all claims that both kept. A
pair has the same type and overlapping anchors (relaxed) or the same ones (strict), each claim in one pair, the largest overlap
first. F1 is the same whichever annotator is taken for right.

Alpha (nominal; K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011) asks of each place with a claim which type
an annotator gave it, or "none" where they rejected it or did not add it. Places are the pairs, then pairs of overlapping
claims of different types, then each claim that is left, and each claim of the output that both rejected.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from claimx.review.fields import SHARED_KINDS, own_fields
from claimx.review.gold import gold_claim
from claimx.review.records import KEPT, Content, State

NONE = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a claim: what each of two sides has there, None for none; ``fields`` names what a pair differs in."""

    one: Content | None
    other: Content | None
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """``same``, ``fields``, ``anchor``, ``type``, ``one`` or ``other`` (only that side has a claim)."""
        if self.one is None or self.other is None:
            return "other" if self.one is None else "one"
        if self.one["type"] != self.other["type"]:
            return "type"
        return "anchor" if "anchor" in self.fields else "fields" if self.fields else "same"


@dataclass
class Figures:
    """Counts of an agreement; those of several articles add up."""

    pairs: int = 0
    exact: int = 0
    one: int = 0
    other: int = 0
    values: list[tuple[str, str]] = field(default_factory=list)

    def add(self, more: "Figures") -> None:
        """Adds the counts of another article."""
        self.pairs += more.pairs
        self.exact += more.exact
        self.one += more.one
        self.other += more.other
        self.values += more.values

    def as_json(self) -> dict[str, Any]:
        """The figures; None where there is nothing to compare."""
        total = self.one + self.other
        relaxed, strict = (2 * count / total if total else None for count in (self.pairs, self.exact))
        counts = {"one": self.one, "other": self.other, "pairs": self.pairs, "places": len(self.values)}
        return {**counts, "relaxed": relaxed, "strict": strict, "alpha": alpha(self.values)}


def compare(claims: Iterable[Content], one: Mapping[str, State], other: Mapping[str, State]) -> tuple[Figures, list[Place]]:
    """Two annotators' judgements of one article.

    Args:
        claims: of the article's output.
        one: the state of each claim that the first has judged.
        other: the same of the second.

    Returns:
        The figures of the article, and every place in text order.
    """
    ids = {claim["id"] for claim in claims}
    both = ids & one.keys() & other.keys()
    first = _kept(one, both, ids, added=ids <= other.keys())
    second = _kept(other, both, ids, added=ids <= one.keys())
    places = align(first, second)
    values = [(place.one["type"] if place.one else NONE, place.other["type"] if place.other else NONE) for place in places]
    values += [(NONE, NONE)] * sum(one[id].status not in KEPT and other[id].status not in KEPT for id in both)
    pairs = [place for place in places if place.kind in ("same", "fields", "anchor")]
    exact = sum(_same_anchor(place) for place in pairs)
    return Figures(len(pairs), exact, len(first), len(second), values), places


def align(one: Sequence[Content], other: Sequence[Content]) -> list[Place]:
    """The claims of two sides in pairs or alone, in text order; see the head of this file."""
    pairs = _pairs(one, other, same_type=True)
    taken_one, taken_other = {i for i, _ in pairs}, {j for _, j in pairs}
    left_one = [claim for i, claim in enumerate(one) if i not in taken_one]
    left_other = [claim for j, claim in enumerate(other) if j not in taken_other]
    mixed = _pairs(left_one, left_other, same_type=False)
    places = [Place(one[i], other[j], differing(one[i], other[j])) for i, j in pairs]
    places += [Place(left_one[i], left_other[j]) for i, j in mixed]
    places += [Place(claim, None) for i, claim in enumerate(left_one) if i not in {i for i, _ in mixed}]
    places += [Place(None, claim) for j, claim in enumerate(left_other) if j not in {j for _, j in mixed}]
    return sorted(places, key=lambda place: ((place.one or place.other or {})["anchor"]["start"], place.kind))


def differing(one: Content, other: Content) -> tuple[str, ...]:
    """The fields in which two claims of a type differ; roles and spans differ where they do not overlap at all."""
    first, second = gold_claim(one), gold_claim(other)
    names = ("anchor", *own_fields(one["type"]), *SHARED_KINDS)
    return tuple(name for name in names if name not in ("denies", "cue") and not _agree(name, first.get(name), second.get(name)))


def alpha(values: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha for two coders, nominal, no missing values; None for none, and where all values are one and the same.

    >>> round(alpha([("a", "a"), ("b", "b"), ("b", "a"), ("b", "b")]), 4)
    0.5333
    """
    counts = Counter(value for pair in values for value in pair)
    total = sum(counts.values())
    if len(counts) < 2:
        return None
    observed = sum(one != other for one, other in values) / len(values)
    expected = 1 - sum(count * (count - 1) for count in counts.values()) / (total * (total - 1))
    return 1 - observed / expected


def _kept(states: Mapping[str, State], both: Set[str], ids: Set[str], *, added: bool) -> list[Content]:
    """The claims that one annotator kept, of those to compare."""
    found = (state for state in states.values() if state.status in KEPT)
    return [state.content for state in found if state.claim in both or (added and state.claim not in ids)]


def _same_anchor(place: Place) -> bool:
    assert place.one is not None
    assert place.other is not None
    return all(place.one["anchor"][side] == place.other["anchor"][side] for side in ("start", "end"))


def _pairs(one: Sequence[Content], other: Sequence[Content], *, same_type: bool) -> list[tuple[int, int]]:
    """Index pairs with overlapping anchors, the largest overlap first, claims with the same id before others."""
    order = sorted(range(len(other)), key=lambda j: other[j]["anchor"]["start"])
    longest = max((claim["anchor"]["end"] - claim["anchor"]["start"] for claim in other), default=0)
    starts = [other[j]["anchor"]["start"] for j in order]
    candidates = []
    for i, claim in enumerate(one):
        start, end = claim["anchor"]["start"], claim["anchor"]["end"]
        for j in order[bisect_left(starts, start - longest) : bisect_left(starts, end)]:
            found = other[j]
            overlap = min(end, found["anchor"]["end"]) - max(start, found["anchor"]["start"])
            if overlap > 0 and (claim["type"] == found["type"]) == same_type:
                candidates.append((-overlap, claim["id"] != found["id"], i, j))
    used_one: set[int] = set()
    used_other: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            pairs.append((i, j))
    return pairs


def _agree(name: str, one: Any, other: Any) -> bool:
    """Whether two sides say the same in a field of the gold's shape."""
    if name == "anchor":
        return (one["start"], one["end"]) == (other["start"], other["end"])
    if not one or not other:
        return not one and not other
    if isinstance(one, list):
        return all(any(_same_party(a, b) for b in other) for a in one) and all(any(_same_party(a, b) for a in one) for b in other)
    if isinstance(one, dict) and "text" in one:
        return bool(one["start"] < other["end"] and other["start"] < one["end"])
    if isinstance(one, dict):
        keys = ("value", "min", "max") if "min" in one else ("value",)
        return all(one.get(key) == other.get(key) for key in keys)
    return bool(one == other)


def _same_party(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """A shared name, or overlapping mentions."""
    if {name.casefold() for name in one["names"]} & {name.casefold() for name in other["names"]}:
        return True
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a in one["mentions"] for b in other["mentions"])
