"""What can be wrong with the two sides of an evaluation, and how it is said: file, claim, field."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimx.errors import ClaimxError


class EvaluationError(ClaimxError):
    """The two sides of an evaluation cannot be compared."""


class GoldError(EvaluationError):
    """A gold file, or a list of the gold folder, is broken or does not fit its article."""


class PredictionError(EvaluationError):
    """A file of predictions is broken, missing, or made from another text than the gold."""


def place(path: object, claim: object | None = None, field: str | None = None) -> str:
    """The words that name a place: ``data/gold/a.gold.json, claim c3, field anchor``."""
    parts = [str(path)]
    if claim is not None:
        parts.append(f"claim {claim}")
    if field:
        parts.append(f"field {field}")
    return ", ".join(parts)


def first_problem(error: ValidationError, raw: Any, path: Path, *, tagged: bool) -> tuple[str, str]:
    """What the first validation error says, and where it is.

    Args:
        error: what pydantic raised for `raw`.
        raw: the JSON value of the file.
        path: the file.
        tagged: whether the claims were validated as a union of types; pydantic then puts the type before the field.

    Returns:
        The message (with the number of further problems) and the place with file, claim and field.
    """
    problems = error.errors()
    first = problems[0]
    loc = list(first["loc"])
    claim = None
    if len(loc) > 1 and loc[0] == "claims" and isinstance(loc[1], int):
        claim = claim_name(raw["claims"][loc[1]], loc[1])
        loc = loc[3 if tagged else 2 :] or ["type"]
    what = first["msg"].removeprefix("Value error, ")
    more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
    return what[:1].lower() + what[1:] + more, place(path, claim, ".".join(map(str, loc)))


def claim_name(raw: Any, index: int) -> str:
    """The id of a claim that is still JSON, or its number (from 1) where it has none."""
    known = raw.get("id") if isinstance(raw, dict) else None
    return str(known) if known else f"number {index + 1}"
