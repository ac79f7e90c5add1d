"""What a run says about itself: run.json, and the step that an observer sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from claimx.errors import ClaimxError
from claimx.schema import SCHEMA_VERSION, PipelineRecord, Record
from claimx.settings import Settings

Status = Literal["running", "complete", "partial", "failed", "stopped", "interrupted"]
EXIT_STATUS: dict[Status, int] = {"complete": 0, "failed": 1, "stopped": 1, "partial": 3, "interrupted": 130}
"""What the process returns: all articles done; none done; stopped by ``strict``; some inputs rejected; Ctrl-C or SIGTERM."""


class Rejection(Record):
    """An input that gave no output: what is wrong, where, and what to do about it."""

    what: str
    where: str | None
    remedy: str | None


class RunRecord(Record):
    """What run.json holds but for ``files``, the names of a local run's article files: they may be millions, and go from disk
    to disk.

    ``seconds`` is elapsed time without loading the model, which a change of the clock does not touch; ``words`` are split at
    white space; ``kept`` counts articles that a resumed run found done, ``redone`` names the files it found broken.
    """

    schema_version: str = SCHEMA_VERSION
    status: Status = "running"
    exit_status: int | None = None
    settings: Settings
    pipeline: PipelineRecord
    inputs: list[str]
    articles: int = 0
    kept: int = 0
    words: int = 0
    claim_count: int = 0
    claims_by_type: dict[str, int] = {}
    load_seconds: float = 0.0
    seconds: float = 0.0
    redone: list[str] = []
    rejected: list[Rejection] = []


@dataclass(frozen=True, slots=True)
class Step:
    """One input is done: ``output`` as it stands in its JSON file, or the ``error`` it was rejected with."""

    file_number: int
    """Number, from 1, of the file it came from, out of ``file_count``."""
    file_count: int
    output: dict[str, Any] | None = None
    error: ClaimxError | None = None
    kept: bool = False


Observer = Callable[[Step], None]
