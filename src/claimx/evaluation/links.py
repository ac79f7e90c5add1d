"""Links between articles against their annotation: pairs, B-cubed, and relations between groups.

B-cubed: A. Bagga and B. Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from claimx.evaluation.gold import read_json
from claimx.evaluation.problems import GoldError
from claimx.schema import ArticleOutput, Record
from claimx.schema.links import Links

RelationBetweenGroups = Literal["contradicts", "updates", "denies"]
SCORED: tuple[RelationBetweenGroups, ...] = ("contradicts", "updates", "denies")
Ref = tuple[str, str]


class GoldLinkClaim(Record):
    """A claim of a group, by its anchor's words, in each of these articles. ``optional``: no loss where it is not extracted."""

    anchor: str = Field(min_length=1)
    articles: list[str] = Field(min_length=1)
    optional: bool = False


class GoldGroup(Record):
    """Claims of one type that are about the same."""

    id: str
    type: str
    claims: list[GoldLinkClaim] = Field(min_length=1)


class GoldRelation(Record):
    """How the claims of one group stand to those of another."""

    model_config = {"extra": "forbid", "populate_by_name": True}
    kind: RelationBetweenGroups
    from_: str = Field(alias="from")
    to: str


class Scenario(Record):
    """A small corpus with all its groups of these claim types; claims of no group stand alone."""

    name: str
    types: list[str]
    articles: list[str]
    origins: list[list[str]]
    groups: list[GoldGroup]
    relations: list[GoldRelation]


class GoldLinks(Record):
    """``data/gold/links.json``."""

    scenarios: list[Scenario]


class Ratio(NamedTuple):
    """Right ones out of all; ``share`` is None where there are none."""

    right: float
    all: int

    @property
    def share(self) -> float | None:
        """The part that is right, 0 to 1; None of nothing."""
        return self.right / self.all if self.all else None


class Measure(NamedTuple):
    """Precision and recall."""

    precision: Ratio
    recall: Ratio


class LinkScores(NamedTuple):
    """The scores of one scenario. ``wrong`` and ``missed`` tell the errors in words."""

    name: str
    measures: dict[str, Measure]
    """By name: origins; pairs and b_cubed with the extraction's errors, and of the claims it found; relations by kind."""
    wrong: list[str]
    missed: list[str]


def load_gold_links(path: Path) -> GoldLinks:
    """The annotation of links.

    Raises:
        GoldError: the file is missing, no JSON of that shape, or names a group or an article that it does not have.
    """
    try:
        gold = GoldLinks.model_validate(read_json(path, GoldError))
    except ValidationError as error:
        first = error.errors()[0]
        where = f"{path}, {'.'.join(map(str, first['loc']))}"
        raise GoldError(first["msg"], where=where, remedy="correct the annotation") from error
    for scenario in gold.scenarios:
        ids = [group.id for group in scenario.groups]
        named = [name for relation in scenario.relations for name in (relation.from_, relation.to)]
        articles = [article for group in scenario.groups for claim in group.claims for article in claim.articles]
        unknown = [*(set(named) - set(ids)), *(set(articles) - set(scenario.articles))]
        doubles = [name for name, count in Counter(ids).items() if count > 1]
        if unknown or doubles:
            what = f"{min(unknown)!r} is not listed" if unknown else f"the group {doubles[0]!r} is there twice"
            raise GoldError(what, where=f"{path}, scenario {scenario.name}", remedy="correct the annotation")
    return gold


def score_links(gold: GoldLinks, links: Links, outputs: Iterable[ArticleOutput]) -> list[LinkScores]:
    """The scores of every scenario of which all articles were linked.

    Args:
        gold: the annotation.
        links: what the linker found.
        outputs: the articles that it linked.
    """
    known = {output.article.id: output for output in outputs}
    chosen = [scenario for scenario in gold.scenarios if set(scenario.articles) <= set(known)]
    return [_Scoring(scenario, links, known).scores() for scenario in chosen]


class _Item(NamedTuple):
    """One annotated claim in one article, and the claims of the extraction that are it."""

    group: str
    anchor: str
    article: str
    optional: bool
    found: tuple[Ref, ...]


class _Scoring:
    """One scenario: the annotated claims matched with the extracted ones by type and anchor, then counted."""

    def __init__(self, scenario: Scenario, links: Links, known: Mapping[str, ArticleOutput]):
        self.scenario = scenario
        self.links = links
        self.text = {
            (article, claim.id): claim.anchor.text
            for article in scenario.articles
            for claim in known[article].claims
            if claim.type in scenario.types
        }
        self.group_of = {(member.article, member.claim): group.id for group in links.groups for member in group.members}
        self.label: dict[Ref, str] = {}
        self.items = [
            self._item(group, claim, article, known[article])
            for group in scenario.groups
            for claim in group.claims
            for article in claim.articles
        ]

    def _item(self, group: GoldGroup, claim: GoldLinkClaim, article: str, output: ArticleOutput) -> _Item:
        alike = [c for c in output.claims if c.type == group.type and _same_anchor(c.anchor.text, claim.anchor)]
        exact = [c for c in alike if c.anchor.text == claim.anchor] or alike
        free = [c for c in exact if (article, c.id) not in self.label]
        refs = tuple((article, c.id) for c in free)
        for ref in refs:
            self.label[ref] = group.id
        return _Item(group.id, claim.anchor, article, claim.optional, refs)

    def scores(self) -> LinkScores:
        """All measures, and the errors."""
        everything = {ref: self.label.get(ref, ref) for ref in self.text}
        found = {ref: name for ref, name in everything.items() if ref in self.label}
        measures = {
            "origins": self._origins(),
            "pairs": Measure(self._pair_precision(everything), self._pair_recall(only_found=False)),
            "pairs of found claims": Measure(self._pair_precision(found), self._pair_recall(only_found=True)),
            "b_cubed": self._b_cubed(everything, only_found=False),
            "b_cubed of found claims": self._b_cubed(found, only_found=True),
        }
        wrong, missed = self._wrong_pairs(everything), self._missed_pairs()
        for kind in SCORED:
            measures[kind], more_wrong, more_missed = self._relations(kind)
            wrong += more_wrong
            missed += more_missed
        return LinkScores(self.scenario.name, measures, wrong, missed)

    def _origins(self) -> Measure:
        chosen = set(self.scenario.articles)
        system = _pairs([sorted(chosen & set(origin.articles)) for origin in self.links.origins])
        gold = _pairs([sorted(origin) for origin in self.scenario.origins])
        return Measure(Ratio(len(system & gold), len(system)), Ratio(len(system & gold), len(gold)))

    def _system_pairs(self, labels: Mapping[Ref, Hashable]) -> list[tuple[Ref, Ref]]:
        groups: defaultdict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(labels):
            if ref in self.group_of:
                groups[self.group_of[ref]].append(ref)
        return [pair for refs in groups.values() for pair in combinations(refs, 2)]

    def _pair_precision(self, labels: Mapping[Ref, Hashable]) -> Ratio:
        pairs = self._system_pairs(labels)
        return Ratio(sum(labels[a] == labels[b] for a, b in pairs), len(pairs))

    def _gold_pairs(self, only_found: bool) -> list[tuple[_Item, _Item]]:
        items = [item for item in self.items if item.found or not (item.optional or only_found)]
        return [(a, b) for a, b in combinations(items, 2) if a.group == b.group]

    def _together(self, a: _Item, b: _Item) -> bool:
        first, second = ({self.group_of.get(ref) for ref in item.found} - {None} for item in (a, b))
        return bool(first & second)

    def _pair_recall(self, only_found: bool) -> Ratio:
        pairs = self._gold_pairs(only_found)
        return Ratio(sum(self._together(a, b) for a, b in pairs), len(pairs))

    def _b_cubed(self, labels: Mapping[Ref, Hashable], only_found: bool) -> Measure:
        sizes = Counter(labels.values())
        groups: defaultdict[str, list[Ref]] = defaultdict(list)
        for ref in labels:
            groups[self.group_of.get(ref, str(ref))].append(ref)
        lost = 0 if only_found else sum(not item.found and not item.optional for item in self.items)
        missing = Counter(item.group for item in self.items if not item.found and not item.optional)
        right_precision = right_recall = 0.0
        for refs in groups.values():
            inside = Counter(labels[ref] for ref in refs)
            for ref in refs:
                name = labels[ref]
                right_precision += inside[name] / len(refs)
                right_recall += inside[name] / (sizes[name] + (0 if only_found else missing.get(str(name), 0)))
        return Measure(Ratio(right_precision, len(labels)), Ratio(right_recall, len(labels) + lost))

    def _relations(self, kind: RelationBetweenGroups) -> tuple[Measure, list[str], list[str]]:
        wanted = {_ends(kind, relation.from_, relation.to) for relation in self.scenario.relations if relation.kind == kind}
        found, right, wrong = set(), 0, []
        relations = [one for one in self.links.relations if one.kind == kind and one.from_.article in self.scenario.articles]
        scored = [
            one for one in relations if {(one.from_.article, one.from_.claim), (one.to.article, one.to.claim)} <= set(self.text)
        ]
        for one in scored:
            ends = (self.label.get((end.article, end.claim), f"{end.article}: {end.text}") for end in (one.from_, one.to))
            pair = _ends(kind, *ends)
            if pair in wanted:
                right += 1
                found.add(pair)
            else:
                wrong.append(f"{kind}: {one.reason}")
        missed = [f"{kind}: {first} and {second}" for first, second in sorted(wanted - found)]
        return Measure(Ratio(right, len(scored)), Ratio(len(found), len(wanted))), wrong, missed

    def _wrong_pairs(self, labels: Mapping[Ref, Hashable]) -> list[str]:
        pairs = self._system_pairs(labels)
        return [f"grouped: {a[0]} {self.text[a]!r} with {b[0]} {self.text[b]!r}" for a, b in pairs if labels[a] != labels[b]]

    def _missed_pairs(self) -> list[str]:
        pairs = [(a, b) for a, b in self._gold_pairs(only_found=False) if not self._together(a, b)]
        return [
            f"not grouped: {a.article} {a.anchor!r} with {b.article} {b.anchor!r}"
            + ("" if a.found and b.found else " (not extracted)")
            for a, b in pairs
        ]


def _same_anchor(found: str, wanted: str) -> bool:
    return found == wanted or found in wanted or wanted in found


def _pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _ends(kind: str, first: str, second: str) -> tuple[str, str]:
    """The two ends of a relation; those of a contradiction have no order."""
    return (min(first, second), max(first, second)) if kind == "contradicts" else (first, second)
