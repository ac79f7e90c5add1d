"""What an export or import did, for the command line."""

from collections.abc import Callable
from dataclasses import dataclass, field

from claimx.errors import ClaimxError

Observer = Callable[[ClaimxError | None], None]
"""Called after each article, with the reason where it was rejected."""


@dataclass(slots=True)
class Tally:
    """Articles and claims written, and the articles that could not be, with the reason."""

    articles: int = 0
    claims: int = 0
    rejected: list[ClaimxError] = field(default_factory=list)

    @property
    def exit_status(self) -> int:
        """What the process returns: 0 all articles, 3 some, 1 none."""
        return 0 if not self.rejected else 3 if self.articles else 1
