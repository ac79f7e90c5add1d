"""Gold and predictions in, scores and cases out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from claimx.evaluation.items import Annotated
from claimx.evaluation.matching import ERROR_KINDS, FIELDS, TYPES, Case, align, scored_types, with_sentence
from claimx.evaluation.problems import GoldError, PredictionError, place
from claimx.evaluation.resampling import ArticleCounts, Counts, Sample, Score, means, scores
from claimx.evaluation.sentences import sentence_around
from claimx.evaluation.words import described

SPAN_MEASURES = ("relaxed", "strict", "record")
MEASURES = tuple(
    dict.fromkeys((*SPAN_MEASURES, "source", "modality", "polarity", *(f for fields in FIELDS.values() for f in fields)))
)
"""Everything that is scored, whatever type it applies to."""

ALL = "ALL"
"""The name of the micro scores: the counts of all types added up."""

NONE = "–"
"""What stands in the confusion table for a claim that the other side does not have."""

Scores = dict[str, Score]


@dataclass
class Evaluation:
    """What an evaluation found out.

    Scores have keys like ``troop_count/strict`` and ``ALL/record``. ``counts`` are those of each article, in their order.
    ``types`` are the claim types that are scored.
    """

    articles: list[str]
    missing: list[str]
    not_scored: dict[str, int]
    cases: list[Case]
    counts: list[ArticleCounts]
    rule_counts: list[ArticleCounts]
    texts: Mapping[str, str]
    regions: Mapping[str, Sequence[tuple[int, int]]]
    genres: Mapping[str, str]
    made_by: dict[str, str] = field(default_factory=dict)
    types: tuple[str, ...] = TYPES

    @cached_property
    def sample(self) -> Sample:
        """The bootstrap draws."""
        return Sample(len(self.articles))

    @cached_property
    def scores(self) -> Scores:
        """Every type, and all together (micro), in every measure."""
        return {"/".join(key): score for key, score in scores(self.counts, self.sample).items()}

    @cached_property
    def macro(self) -> Scores:
        """The mean over the types, by measure."""
        return means(self.counts, self.types, MEASURES, self.sample)

    @cached_property
    def by_rule(self) -> dict[str, Scores]:
        """Of each rule's claims, how many are right in the span measures: only precision means something."""
        return _nested(scores(self.rule_counts, self.sample))

    @cached_property
    def by_article(self) -> dict[str, Scores]:
        """All types of each article, without intervals: there is nothing to draw from."""
        return {
            article: {measure: score for (group, measure), score in scores([counts], None).items() if group == ALL}
            for article, counts in zip(self.articles, self.counts, strict=True)
        }

    @cached_property
    def by_genre(self) -> dict[str, Scores]:
        """All types of the articles of each genre; intervals where it has two articles or more. Empty without genres."""
        found: dict[str, Scores] = {}
        for genre in sorted(set(self.genres.values())):
            counts = [c for article, c in zip(self.articles, self.counts, strict=True) if self.genres.get(article) == genre]
            if counts:
                rows = scores(counts, Sample(len(counts)) if len(counts) > 1 else None)
                found[genre] = {measure: score for (group, measure), score in rows.items() if group == ALL}
        return found

    @cached_property
    def confusion(self) -> dict[str, dict[str, int]]:
        """Gold type to system type to number of claims; `NONE` stands for no claim on that side."""
        table = {row: dict.fromkeys((*self.types, NONE), 0) for row in (*self.types, NONE)}
        for case in self.cases:
            if not case.optional:
                table[case.gold.type if case.gold else NONE][case.system.type if case.system else NONE] += 1
        return table

    @property
    def errors(self) -> list[Case]:
        """The cases in which anything is wrong."""
        return [case for case in self.cases if case.kinds[0] in ERROR_KINDS]

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON types."""
        return {
            "articles": len(self.articles),
            "missing_output": self.missing,
            "not_scored": self.not_scored,
            "made_by": self.made_by,
            "scores": _plain(self.scores),
            "macro": _plain(self.macro),
            "by_article": {name: _plain(found) for name, found in self.by_article.items()},
            "by_genre": {name: _plain(found) for name, found in self.by_genre.items()},
            "by_rule": {name: _plain(found) for name, found in self.by_rule.items()},
            "confusion": self.confusion,
            "cases": [case_json(case) for case in self.cases],
        }


def evaluate(
    gold: Sequence[Annotated],
    predictions: Mapping[str, Annotated],
    *,
    texts: Mapping[str, str] | None = None,
    genres: Mapping[str, str] | None = None,
    allow_missing: bool = False,
) -> Evaluation:
    """Compares predictions with gold.

    Args:
        gold: the gold articles; their order decides the bootstrap draws.
        predictions: the system's articles by id; articles without gold are passed over.
        texts: the articles' texts by id, as far as known: spans are checked against them, and errors show their sentence.
        genres: the articles' genres by id, to break the scores down.
        allow_missing: whether a gold article without prediction counts as one without claims instead of stopping.

    Raises:
        PredictionError: an article has no prediction, or one made from another text than the gold.
        GoldError: there is no gold, gold does not fit its text, or genres are known but not this article's.
    """
    if not gold:
        raise GoldError("no gold articles to compare with")
    texts, genres = texts or {}, genres or {}
    types = scored_types(item for article in gold for item in article.items)
    result = Evaluation([], [], {}, [], [], [], texts, {}, genres, types=types)
    regions: dict[str, Sequence[tuple[int, int]]] = {}
    not_scored: Counter[str] = Counter()
    for article in gold:
        system = predictions.get(article.id)
        if system is None:
            if not allow_missing:
                remedy = "extract that article too, or count its claims as missed with --allow-missing"
                raise PredictionError("no prediction for this gold article", where=article.where, remedy=remedy)
            result.missing.append(article.id)
        _check_pair(article, system, texts.get(article.id))
        if genres and article.id not in genres:
            raise GoldError("its genre is not listed", where=article.where, remedy="add it to genres.json")
        cases = align(article.id, article.items, system.items if system else (), types)
        result.articles.append(article.id)
        result.counts.append(tally(cases, types))
        result.rule_counts.append(_tally_rules(cases))
        result.cases += _sentences(cases, texts.get(article.id), system)
        not_scored.update(item.type for item in article.items if item.type not in types)
        if system:
            regions[article.id] = system.regions
            result.made_by = result.made_by or system.made_by
    result.regions, result.not_scored = regions, dict(sorted(not_scored.items()))
    return result


def check_text(article: Annotated, text: str, error_class: type[GoldError] | type[PredictionError]) -> None:
    """Refuses an article any of whose spans is not the text at its offsets.

    Raises:
        error_class: with file, claim and field.
    """
    for claim, field_name, span in article.spans:
        there = text[span.start : span.end]
        if there != span.text:
            what = f"offsets {span.start}-{span.end} hold {there[:60]!r}, not {span.text[:60]!r}"
            remedy = "the text has changed, or the offsets are wrong"
            raise error_class(what, where=place(article.where, claim, field_name), remedy=remedy)


def check_hash(article: Annotated, sha256: str | None, other: str) -> None:
    """Refuses an article that was annotated or extracted from other bytes than those of this hash; None on either side passes.

    Raises:
        PredictionError: with both files.
    """
    if article.sha256 and sha256 and article.sha256 != sha256:
        what = f"its text is another than that of {other} (sha256 {article.sha256[:12]}… and {sha256[:12]}…)"
        raise PredictionError(what, where=place(article.where, field="sha256"), remedy="extract or annotate the same text")


def tally(cases: Iterable[Case], types: Sequence[str] = TYPES) -> ArticleCounts:
    """The counts of one article by type and measure, and of all types under ``ALL``."""
    counts = {(name, measure): [0, 0, 0] for name in types for measure in (*SPAN_MEASURES, *FIELDS[name])}
    for case in cases:
        if case.optional:
            continue
        for measure, right in (("relaxed", case.found), ("strict", case.exact), ("record", case.record)):
            if case.system is not None:
                counts[case.system.type, measure][1] += 1
            if case.gold is not None:
                counts[case.gold.type, measure][2] += 1
                counts[case.gold.type, measure][0] += right
        for measure, right in case.right.items():
            entry = counts[case.type, measure]
            entry[:] = entry[0] + right, entry[1] + 1, entry[2] + 1
    added: dict[tuple[str, str], list[int]] = {}
    for (_, measure), numbers in counts.items():
        added[ALL, measure] = [a + b for a, b in zip(added.get((ALL, measure), (0, 0, 0)), numbers, strict=True)]
    return {key: Counts(*numbers) for key, numbers in (counts | added).items()}


def _tally_rules(cases: Iterable[Case]) -> ArticleCounts:
    """The counts of one article by rule and span measure; the gold's number is the system's, recall means nothing here."""
    counts: dict[tuple[str, str], list[int]] = {}
    for case in cases:
        if case.optional or case.system is None or case.system.rule is None:
            continue
        for measure, right in (("relaxed", case.found), ("strict", case.exact), ("record", case.record)):
            entry = counts.setdefault((case.system.rule, measure), [0, 0])
            entry[:] = entry[0] + right, entry[1] + 1
    return {key: Counts(right, number, number) for key, (right, number) in counts.items()}


def _check_pair(article: Annotated, system: Annotated | None, text: str | None) -> None:
    if system is not None:
        check_hash(system, article.sha256, article.where)
    if text is not None:
        check_text(article, text, GoldError)
        if system is not None:
            check_text(system, text, PredictionError)


def _sentences(cases: Iterable[Case], text: str | None, system: Annotated | None) -> list[Case]:
    if text is None:
        return list(cases)
    known = [item.sentence for item in system.items if item.sentence] if system else []
    return [with_sentence(case, sentence_around(text, case.shown.start, case.shown.end, known)) for case in cases]


def _nested(flat: Mapping[tuple[str, str], Score]) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    for (group, measure), score in sorted(flat.items()):
        found.setdefault(group, {})[measure] = score
    return found


def _plain(found: Mapping[str, Score]) -> dict[str, Any]:
    return {name: asdict(score) for name, score in found.items()}


def case_json(case: Case) -> dict[str, Any]:
    """A case as JSON types: what each side says in every field, and what is wrong."""
    return {
        "article": case.article,
        "type": case.type,
        "kinds": list(case.kinds),
        "faults": list(case.faults),
        "sentence": None if case.sentence is None else case.sentence[1],
        "gold": described(case.gold),
        "system": described(case.system),
    }
