"""The tables of a report, as words, the same for terminal, Markdown and page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx.evaluation.compare import Comparison
from claimx.evaluation.matching import FIELDS
from claimx.evaluation.resampling import ROUNDS, Score
from claimx.evaluation.results import ALL, MEASURES, NONE, SPAN_MEASURES, Evaluation, Scores

BREAKDOWNS = ("type", "article", "rule", "genre")
DASH = "–"
_ENOUGH = 5  # claims of a rule; of fewer the bootstrap would make an interval that looks sure
ATTRIBUTES = tuple(measure for measure in MEASURES if measure not in SPAN_MEASURES)


@dataclass(frozen=True)
class Table:
    """Cells of text under a head; the first ``left`` columns are words, the others numbers. ``note`` explains it."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    left: int = 1
    note: str = ""


def percent(share: float | None) -> str:
    """A share as percent with one decimal; a dash for None.

    >>> percent(0.875), percent(None)
    ('87.5', '–')
    """
    return DASH if share is None else f"{100 * share:.1f}"


def between(low: float | None, high: float | None) -> str:
    """An interval in percent; empty for none.

    >>> between(0.5, 1)
    '[50.0, 100.0]'
    """
    return "" if low is None or high is None else f"[{percent(low)}, {percent(high)}]"


def breakdown(found: Evaluation, by: str) -> Table:
    """The main table: spans and records, broken down by one of `BREAKDOWNS`."""
    if by == "rule":
        return by_rule(found)
    if by == "article":
        return by_article(found)
    groups = _by_type(found) if by == "type" else found.by_genre
    rows = [row for name, scores in groups.items() for row in _span_rows(name, scores)]
    rows += _span_rows("all, micro", _of_group(found.scores, ALL))
    rows += _span_rows("all, macro", found.macro)
    head = (by, "measure", "P", "95 %", "R", "95 %", "F1", "95 %", "right", "system", "gold")
    note = "in percent; 95 % intervals: bootstrap over articles; micro adds counts, macro is the mean of the types"
    return Table(f"Claims by {by}", head, rows, left=2, note=note)


def by_article(found: Evaluation) -> Table:
    """One line an article."""
    rows = []
    for article, scores in (*found.by_article.items(), ("all, micro", _of_group(found.scores, ALL))):
        relaxed = scores["relaxed"]
        f1 = [percent(scores[measure].f1) for measure in SPAN_MEASURES]
        counts = (str(count) for count in (relaxed.tp, relaxed.system, relaxed.gold))
        rows.append((article, percent(relaxed.p), percent(relaxed.r), *f1, *counts))
    head = ("article", "P", "R", "F1", "strict F1", "record F1", "right", "system", "gold")
    return Table("Claims by article", head, rows, note="in percent; P, R, F1 and right: relaxed matches")


def by_rule(found: Evaluation) -> Table:
    """The precision of each rule, those with most claims first."""
    rows = []
    for rule, scores in sorted(found.by_rule.items(), key=lambda entry: (-(entry[1]["relaxed"].system or 0), entry[0])):
        claims = scores["relaxed"].system or 0
        bounds = [_around_p(scores[measure]) if claims >= _ENOUGH else "" for measure in SPAN_MEASURES]
        shares = [percent(scores[measure].p) for measure in SPAN_MEASURES]
        rows.append((rule, str(claims), *(cell for pair in zip(shares, bounds, strict=True) for cell in pair)))
    head = ("rule", "claims", "relaxed", "95 %", "strict", "95 %", "record", "95 %")
    note = f"in percent: of the rule's claims, how many are right; no interval under {_ENOUGH} claims"
    return Table("Precision by rule", head, rows, note=note)


def attributes(found: Evaluation) -> Table:
    """Roles and attributes: of the matched claims that have the field on either side, how many are right."""
    rows = []
    for measure in ATTRIBUTES:
        score = found.scores.get(f"{ALL}/{measure}")
        if score is None or not score.gold:
            continue
        types = [percent(found.scores[f"{name}/{measure}"].f1) if measure in FIELDS[name] else "" for name in found.types]
        macro = percent(found.macro[measure].f1)
        rows.append((measure, f"{score.tp} of {score.gold}", percent(score.f1), between(score.low, score.high), macro, *types))
    note = "in percent: right ones among matched claims that have the field in gold or system"
    return Table("Roles and attributes", ("field", "right", "micro", "95 %", "macro", *found.types), rows, note=note)


def confusion(found: Evaluation) -> Table:
    """Gold types by system types."""
    names = [name for name in (*found.types, NONE) if name == NONE or _support(found, name)]
    rows = []
    for row in names:
        counts = [found.confusion[row][column] for column in names]
        rows.append((row if row != NONE else "no gold", *(str(count or "·") for count in counts)))
    head = ("gold ↓  system →", *(name if name != NONE else "not found" for name in names))
    return Table("Confusion of types", head, rows, note="claims; outside the diagonal: other types, not found, not in the gold")


def differences(found: Comparison) -> Table:
    """F1 of both runs: all measures of all types together, and what differs in single types."""
    rows = []
    for key, entry in found.differences.items():
        group = key.partition("/")[0]
        if entry.difference is None or (group != ALL and not entry.difference):
            continue
        verdict = DASH if not entry.certain else "better" if entry.difference > 0 else "worse"
        chance = "" if entry.chance is None else f"{entry.chance:.3f}" if entry.chance else f"<{2 / ROUNDS:.3f}"
        change = f"{100 * entry.difference:+.1f}"
        rows.append((key, percent(entry.f1), percent(entry.other_f1), change, between(entry.low, entry.high), chance, verdict))
    rows.sort(key=lambda row: not row[0].startswith(ALL))
    head = ("F1 of", "this", "other", "change", "95 %", "p", "more than chance")
    return Table("Against the other run", head, rows, note="in percent; paired bootstrap over articles; p is two-sided")


def changes(found: Comparison) -> list[Table]:
    """The claims that got better, and those that got worse."""
    tables = []
    for title, chosen in (("Got better", found.better), ("Got worse", found.worse)):
        gained = title == "Got better"
        rows = [
            (change.case.article, change.case.type, change.case.shown.text, ", ".join(change.gained if gained else change.lost))
            for change in chosen
        ]
        tables.append(Table(f"{title}: {len(rows)}", ("article", "type", "anchor", "what"), rows, left=4))
    return tables


def headline(found: Evaluation) -> list[str]:
    """What was compared, in a few lines."""
    relaxed = found.scores[f"{ALL}/relaxed"]
    articles = "1 article" if len(found.articles) == 1 else f"{len(found.articles)} articles"
    lines = [f"{articles}, {relaxed.gold} gold claims, {relaxed.system} system claims"]
    if found.made_by:
        lines.append(", ".join(f"{name} {value}" for name, value in found.made_by.items()))
    if found.missing:
        lines.append(f"without prediction, their claims count as missed: {', '.join(found.missing)}")
    if found.not_scored:
        counts = ", ".join(f"{number} {name}" for name, number in found.not_scored.items())
        lines.append(f"gold claims of types that are not scored: {counts}")
    unknown = [name for name in found.articles if name not in found.texts]
    if unknown:
        lines.append(f"texts not found, so no sentences: {len(unknown)} of {articles}; --articles names their folder")
    optional = sum(case.optional for case in found.cases)
    if optional:
        lines.append(f"optional gold claims, which count neither way: {optional}")
    return lines


def _support(found: Evaluation, name: str) -> bool:
    score = found.scores[f"{name}/relaxed"]
    return bool(score.gold or score.system)


def _by_type(found: Evaluation) -> Mapping[str, Scores]:
    return {name: _of_group(found.scores, name) for name in found.types}


def _of_group(scores: Scores, group: str) -> Scores:
    return {key.partition("/")[2]: score for key, score in scores.items() if key.startswith(f"{group}/")}


def _span_rows(name: str, scores: Scores) -> Iterable[tuple[str, ...]]:
    for measure in SPAN_MEASURES:
        score = scores[measure]
        counts = ("" if count is None else str(count) for count in (score.tp, score.system, score.gold))
        cells = (percent(score.p), _around_p(score), percent(score.r), between(score.r_low, score.r_high))
        shown = name if measure == SPAN_MEASURES[0] else ""
        yield (shown, measure, *cells, percent(score.f1), between(score.low, score.high), *counts)


def _around_p(score: Score) -> str:
    return between(score.p_low, score.p_high)
