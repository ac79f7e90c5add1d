"""What the review passes around: decisions as they are stored, and what they amount to."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from claimx.errors import ClaimxError

Action = Literal["accept", "reject", "edit", "add", "undo"]
Status = Literal["open", "accepted", "corrected", "added", "rejected"]
STATUSES: tuple[Status, ...] = ("open", "accepted", "corrected", "added", "rejected")
KEPT: frozenset[str] = frozenset({"accepted", "corrected", "added"})
"""The statuses of claims that go into the gold."""

AFTER: dict[str, Status] = {"accept": "accepted", "reject": "rejected", "edit": "corrected", "add": "added"}
"""The status that an action gives a claim. An added claim that is corrected or accepted stays an added one."""

Content = dict[str, Any]
"""A claim as it stands in the output (JSON types); claims added by hand have no sentence."""


class ReviewError(ClaimxError):
    """The review cannot start, read its output folder or keep its decisions."""


class Conflict(Exception):
    """Somebody decided on this claim in the meantime, perhaps in another tab; nothing was stored.

    Args:
        claim: the claim's id.
    """

    def __init__(self, claim: str):
        self.claim = claim
        super().__init__(claim)


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision to be stored.

    ``seen`` is the number of the decision that whoever decides saw as the claim's latest, 0 for none. ``content`` is the
    claim as it stands from now on.
    """

    claim: str
    action: Action
    content: Content
    seen: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Where one annotator's decisions leave a claim: the latest that was not undone.

    ``decision`` is its number, ``at`` its time (ISO 8601, UTC), ``content`` the claim as it stands then.
    """

    claim: str
    status: Status
    decision: int
    at: str
    content: Content

    def as_json(self) -> dict[str, Any]:
        """The same as JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field of a corrected or added claim.

    ``code`` names the message in the files of `static/strings`, ``values`` fill its gaps.
    """

    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as JSON types."""
        return {"field": self.field, "code": self.code, "values": dict(self.values)}


class Invalid(Exception):
    """A corrected or added claim cannot stand like this; nothing was stored."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
