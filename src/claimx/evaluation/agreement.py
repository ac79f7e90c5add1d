"""Agreement of two annotations of the same articles, neither of which is taken for the truth."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimx.evaluation.items import Annotated, Item
from claimx.evaluation.matching import TYPES, Case, align, judge
from claimx.evaluation.problems import GoldError
from claimx.evaluation.resampling import Sample, Score, scores
from claimx.evaluation.results import check_hash, tally


@dataclass(frozen=True)
class Agreement:
    """What two annotators have in common, article by article. ``cases`` holds claims alone and in pairs, optional ones too."""

    cases: Mapping[str, Sequence[Case]]

    @cached_property
    def scores(self) -> dict[str, Score]:
        """Keys as in an `Evaluation`: ``date/relaxed``, ``ALL/source``. F1 is the same whoever is called first.

        A claim that either annotator marks as optional counts neither way; a field agrees if it is right in both directions.
        """
        counts = [tally(_required(cases)) for cases in self.cases.values()]
        return {"/".join(key): score for key, score in scores(counts, Sample(len(counts))).items()}

    def labels(self, field: str, types: Iterable[str] = TYPES) -> list[tuple[str, str]]:
        """What the two say in a field of one value (modality, polarity, optional) of each claim that both have."""
        chosen = set(types)
        pairs = ((case.gold, case.system) for cases in self.cases.values() for case in cases if case.found)
        return [(str(getattr(a, field)), str(getattr(b, field))) for a, b in pairs if a and b and a.type in chosen]

    @property
    def optional_alone(self) -> int:
        """How many claims only one of the two has, and that one as optional."""
        alone = (item for cases in self.cases.values() for case in cases for item in _alone(case))
        return sum(item.optional for item in alone)


def agreement(first: Sequence[Annotated], second: Sequence[Annotated]) -> Agreement:
    """Compares two annotations.

    Args:
        first: the articles as the one annotator has them.
        second: the same articles as the other has them, in any order.

    Raises:
        GoldError: the two do not have the same articles, or none.
        PredictionError: an article was annotated on two different texts.
    """
    others = {article.id: article for article in second}
    wrong = others.keys() ^ {article.id for article in first}
    if wrong or not first:
        what = f"only one of the annotators has {min(wrong)}" if wrong else "no articles to compare"
        raise GoldError(what, remedy="name two folders with gold of the same articles")
    cases = {}
    for article in first:
        other = others[article.id]
        check_hash(other, article.sha256, article.where)
        cases[article.id] = _both_ways(align(article.id, article.items, other.items))
    return Agreement(cases)


def kappa(labels: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (A coefficient of agreement for nominal scales, 1960): agreement beyond what chance gives.

    None where there are no labels or chance alone would give full agreement.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    number = len(labels)
    first, second = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    same = number * sum(a == b for a, b in labels)
    chance = sum(first[label] * second[label] for label in first)
    return None if chance == number * number else (same - chance) / (number * number - chance)


def _both_ways(cases: Sequence[Case]) -> list[Case]:
    """The cases, with a field right only where it is right whichever annotator is taken for gold."""
    links = {case.gold.id: case.system.id for case in cases if case.found and case.gold and case.system}
    found = []
    for case in cases:
        if case.found and case.gold and case.system:
            back = judge(case.system, case.gold, links)
            right = {field: here and back.get(field, here) for field, here in case.right.items()}
            case = replace(case, right=right)
        found.append(case)
    return found


def _required(cases: Sequence[Case]) -> list[Case]:
    """The cases without those that the second annotator marks as optional; the first one's are left out by `tally`.

    What a denial answers is open where the gold names nothing; so that it is not open for one annotator and wrong for the
    other, the one who names something is taken for gold.
    """
    required = [case for case in cases if case.system is None or not case.system.optional]
    return [replace(case, gold=case.system, system=case.gold) if _answers_more(case) else case for case in required]


def _answers_more(case: Case) -> bool:
    gold, system = case.gold, case.system
    return case.found and gold is not None and system is not None and bool(system.denies) > bool(gold.denies)


def _alone(case: Case) -> list[Item]:
    """The claims of a case that do not agree with one of the other side."""
    return [] if case.found else [item for item in (case.gold, case.system) if item]
