"""Floors for scores: ``record=80`` or ``denial/strict=75``, for checks that must not get worse unseen."""

from collections.abc import Iterable
from typing import NamedTuple

from claimx.errors import SettingsError
from claimx.evaluation.matching import FIELDS
from claimx.evaluation.results import ALL, MEASURES, SPAN_MEASURES, Evaluation
from claimx.settings import did_you_mean

DEFAULT_MEASURE = "record"


class Floor(NamedTuple):
    """The least F1, in percent, that a score may have; ``key`` is one of `Evaluation.scores`."""

    key: str
    percent: float


def parse_floor(words: str, option: str = "--fail-under") -> Floor:
    """A floor as the command line writes it: ``[[TYPE/]MEASURE=]PERCENT``.

    Args:
        words: for example ``80`` (micro F1 of whole records), ``strict=85``, ``date/time=90``.
        option: for messages.

    Raises:
        SettingsError: it is no number from 1 to 100 (or 0), or there is no such type or measure.

    >>> parse_floor("80"), parse_floor("denial/strict=75.5")
    (Floor(key='ALL/record', percent=80.0), Floor(key='denial/strict', percent=75.5))
    """
    name, _, number = words.rpartition("=")
    group, _, measure = name.rpartition("/")
    group, measure = group or ALL, measure or DEFAULT_MEASURE
    groups = (*FIELDS, ALL)
    if group not in groups:
        advice = f"known are {', '.join(groups)}{did_you_mean(group, groups)}"
        raise SettingsError(f"no scored type {group!r}", where=option, remedy=advice)
    measures = MEASURES if group == ALL else (*SPAN_MEASURES, *FIELDS[group])
    if measure not in measures:
        advice = f"known are {', '.join(measures)}{did_you_mean(measure, measures)}"
        raise SettingsError(f"no measure {measure!r} for {group}", where=option, remedy=advice)
    try:
        percent = float(number)
    except ValueError as error:
        raise SettingsError(f"no number: {number!r}", where=option, remedy="write it like 80 or denial/strict=75") from error
    if not (percent == 0 or 1 <= percent <= 100):
        raise SettingsError(f"a floor is in percent, from 1 to 100, not {number}", where=option, remedy="write it like 80")
    return Floor(f"{group}/{measure}", percent)


def below(found: Evaluation, floors: Iterable[Floor]) -> list[str]:
    """One line for each floor that a score does not reach; a score without support reaches none."""
    lines = []
    for floor in floors:
        score = found.scores.get(floor.key)
        f1 = None if score is None else score.f1
        if f1 is None:
            lines.append(f"{floor.key}: nothing to score, the floor is {floor.percent:g} %")
        elif 100 * f1 < floor.percent:
            lines.append(f"{floor.key}: F1 is {100 * f1:.2f} %, the floor is {floor.percent:g} %")
    return lines
