"""Which system claim answers which gold claim, and in which fields it is right; after the annotation guidelines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.evaluation.items import CONTENTS, ROLES, Bounds, Item, Party

KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "troop_count": ("quantity", "force", "source"),
    "date": ("time",),
    "accusation": ("accuser", "accused"),
    "denial": ("denier", "denies"),
    "casualty_count": ("quantity", "source"),
    "criticism": ("agent", "target"),
    "threat": ("agent", "target"),
    "demand": ("agent", "target"),
    "agreement": ("agent", "target"),
    "delivery": ("agent", "target"),
    "meeting": ("agent", "target"),
}
"""The claim types that can be scored, and the fields that must be right for the record to be right."""

OTHER_FIELDS: dict[str, tuple[str, ...]] = {
    "troop_count": ("activity",),
    "date": ("source", "participants", "event"),
    "accusation": ("source", "allegation"),
    "denial": ("source", "denied"),
    "casualty_count": ("outcome", "force", "activity"),
    "criticism": ("source",),
    "threat": ("source", "object"),
    "demand": ("source", "object"),
    "agreement": ("source", "object"),
    "delivery": ("source", "object"),
    "meeting": ("source", "object"),
}
"""Fields that are scored on their own."""

FURTHER_TYPES = ("threat", "demand", "agreement", "delivery", "meeting")
"""Types that are scored only against gold that has them: not every gold annotates them."""

TYPES = tuple(name for name in KEY_FIELDS if name not in FURTHER_TYPES)
"""The types that every gold annotates, unless it is gold for `FURTHER_TYPES` alone."""

FIELDS = {name: ("modality", "polarity", *KEY_FIELDS[name], *OTHER_FIELDS[name]) for name in KEY_FIELDS}


@dataclass(frozen=True, slots=True)
class Case:
    """One gold claim, one system claim, or both where they belong together.

    ``right`` says of each field of the type whether it is right; a field that neither side fills is missing there. It is
    empty unless both claims are there and of the same type. ``sentence`` is the sentence around the claim, with its offset.
    """

    article: str
    gold: Item | None
    system: Item | None
    right: Mapping[str, bool]
    sentence: tuple[int, str] | None = None

    @property
    def type(self) -> str:
        """The claim's type; the gold one where the two differ."""
        return self.shown.type

    @property
    def shown(self) -> Item:
        """The gold claim, or the system's where there is no gold."""
        item = self.gold or self.system
        assert item is not None
        return item

    @property
    def optional(self) -> bool:
        """Whether the case counts neither for nor against."""
        return self.gold is not None and self.gold.optional

    @property
    def found(self) -> bool:
        """Whether gold and system agree that this claim is there (a relaxed match)."""
        return self.gold is not None and self.system is not None and self.gold.type == self.system.type

    @property
    def exact(self) -> bool:
        """Whether the anchors are the same, too (a strict match)."""
        gold, system = self.gold, self.system
        return self.found and gold is not None and system is not None and (gold.start, gold.end) == (system.start, system.end)

    @property
    def record(self) -> bool:
        """Whether every key field is right, too. A denial may answer what the gold does not say it answers."""
        return self.found and not any(field in KEY_FIELDS[self.type] for field in self.faults if not self._open(field))

    @property
    def faults(self) -> tuple[str, ...]:
        """The fields that are wrong."""
        return tuple(field for field, right in self.right.items() if not right)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What to call the case in lists, the gravest first; see `KINDS`."""
        if self.optional:
            return ("optional",)
        if not self.found:
            return ("missed",) if self.system is None else ("spurious",) if self.gold is None else ("confused",)
        kinds = ["record"] if not self.record else []
        kinds += ["anchor"] if not self.exact else []
        kinds += ["attribute"] if any(field not in KEY_FIELDS[self.type] or self._open(field) for field in self.faults) else []
        return tuple(kinds) or ("right",)

    def _open(self, field: str) -> bool:
        return field == "denies" and self.gold is not None and not self.gold.denies


KINDS = {
    "missed": "not found",
    "spurious": "not in the gold",
    "confused": "found as another type",
    "record": "wrong key field",
    "anchor": "other borders",
    "attribute": "other field wrong",
    "right": "right in all",
    "optional": "optional, counts neither way",
}
ERROR_KINDS = tuple(kind for kind in KINDS if kind not in ("right", "optional"))


def scored_types(items: Iterable[Item]) -> tuple[str, ...]:
    """The types to score against this gold: all of `TYPES`, and those of `FURTHER_TYPES` that it has.

    Gold with claims of `FURTHER_TYPES` alone is gold for these only.
    """
    there = {item.type for item in items}
    further = tuple(name for name in FURTHER_TYPES if name in there)
    return further if further and there.isdisjoint(TYPES) else (*TYPES, *further)


def align(article: str, gold: Sequence[Item], system: Sequence[Item], types: Sequence[str] = TYPES) -> list[Case]:
    """All claims of one article in pairs or alone, in text order; claims of other types than ``types`` are left out.

    A pair has the same type and overlapping anchors; the largest overlap goes first, each claim into one pair. What then
    is left over on both sides and overlaps with another type is a confusion of types (no pair in the scores).
    """
    gold = [item for item in gold if item.type in types]
    system = [item for item in system if item.type in types]
    pairs = _pairs(gold, system, same_type=True)
    links = {system[j].id: gold[i].id for i, j in pairs}
    cases = [Case(article, gold[i], system[j], judge(gold[i], system[j], links)) for i, j in pairs]
    left_gold = [item for i, item in enumerate(gold) if i not in {i for i, _ in pairs}]
    left_system = [item for j, item in enumerate(system) if j not in {j for _, j in pairs}]
    candidates = [item for item in left_gold if not item.optional]
    confused = _pairs(candidates, left_system, same_type=False)
    cases += [Case(article, candidates[i], left_system[j], {}) for i, j in confused]
    taken_gold = {candidates[i].id for i, _ in confused}
    taken_system = {j for _, j in confused}
    cases += [Case(article, item, None, {}) for item in left_gold if item.id not in taken_gold]
    cases += [Case(article, None, item, {}) for j, item in enumerate(left_system) if j not in taken_system]
    return sorted(cases, key=lambda case: (case.shown.start, case.shown.end, case.type))


def with_sentence(case: Case, sentence: tuple[int, str] | None) -> Case:
    """The case with the sentence it stands in."""
    return replace(case, sentence=sentence)


def _pairs(gold: Sequence[Item], system: Sequence[Item], *, same_type: bool) -> list[tuple[int, int]]:
    """Index pairs of claims with overlapping anchors, one-to-one, the largest overlap first, ties in text order of the lists."""
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(system):
            overlap = min(one.end, other.end) - max(one.start, other.start)
            if overlap > 0 and (one.type == other.type) == same_type:
                candidates.append((-overlap, i, j))
    used_gold: set[int] = set()
    used_system: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            pairs.append((i, j))
    return pairs


def judge(gold: Item, system: Item, links: Mapping[str, str]) -> dict[str, bool]:
    """For each field of the type that either side fills: whether the system has it right.

    Args:
        gold: the gold claim.
        system: the system claim that was paired with it.
        links: ids of the article's paired system claims to ids of their gold claims.
    """
    verdicts = ((field, _verdict(field, gold, system, links)) for field in FIELDS[gold.type])
    return {field: right for field, right in verdicts if right is not None}


def _verdict(field: str, gold: Item, system: Item, links: Mapping[str, str]) -> bool | None:
    if field in ROLES:
        one, other = gold.party(field), system.party(field)
        return parties_agree(one, other) if one or other else None
    if field in CONTENTS:
        span, found = gold.contents.get(field), system.contents.get(field)
        if span is None or found is None:
            return None if span is found else False
        return span.start < found.end and found.start < span.end
    if field == "quantity":
        return numbers_agree(gold.quantity, system.quantity)
    if field == "time":
        return times_agree(gold.time, system.time)
    if field == "denies":
        answered = {links.get(claim) for claim in system.denies}
        return not answered.isdisjoint(gold.denies) if gold.denies or system.denies else None
    if field == "outcome" and gold.outcome is None:
        return None
    return bool(getattr(gold, field) == getattr(system, field))  # modality, polarity, outcome


def parties_agree(gold: Sequence[Party], system: Sequence[Party]) -> bool:
    """Whether each party that the system names is one of the gold's, and there is one if the gold has any."""
    if not gold or not system:
        return not gold and not system
    return all(any(_same_party(one, other) for one in gold) for other in system)


def _same_party(gold: Party, system: Party) -> bool:
    """One of the accepted names, or a span that overlaps a mention."""
    if gold.names & system.names:
        return True
    return any(a < d and c < b for a, b in gold.spans for c, d in system.spans)


def numbers_agree(gold: Bounds | None, system: Bounds | None) -> bool:
    """Whether value and both bounds are equal.

    >>> numbers_agree(Bounds(None, 2000, None), Bounds(None, 2000.0, None))
    True
    """
    if gold is None or system is None:
        return gold is system
    return all(a == b or (a is not None and b is not None and abs(a - b) < 1e-9) for a, b in zip(gold, system, strict=True))


def times_agree(gold: str | None, system: str | None) -> bool:
    """Whether two TIMEX3 values are equal; of a part of a day the day alone is right as well.

    >>> times_agree("2007-03-28TAF", "2007-03-28"), times_agree("2007-03", "2007-03-28")
    (True, False)
    """
    return gold == system or (bool(gold and system) and _day(gold or "") == _day(system or ""))


def _day(value: str) -> str:
    return value.partition("T")[0] if len(value) > 10 and value[4] == "-" else value
