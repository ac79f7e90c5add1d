"""Where articles are extracted: in this process or in several (`processes`). Both give the same bytes in the same order."""

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from claimx.articles import Article
from claimx.schema import PipelineRecord
from claimx.storage.batches import Factory, Result, extract_batch


class Backend(Protocol):
    """Extracts articles somewhere."""

    pipeline_record: PipelineRecord

    def stream(self, batches: Iterable[list[Article]]) -> Iterator[Iterable[Result]]:
        """For each batch, in their order, one result an article, in theirs; reads ahead by a few batches at most."""

    def close(self) -> None:
        """Ends what still runs; results that were not fetched are lost."""


def open_backend(factory: Factory, workers: int) -> Backend:
    """The backend for this number of processes; the model is loaded when this returns.

    Raises:
        ModelError: the model cannot be loaded.
    """
    if workers > 1:
        from claimx.storage.processes import Processes

        return Processes(factory, workers)
    return _Local(factory)


def keep_to_one_thread() -> None:
    """Tells the number libraries to use one thread a process, unless the user set it: sums split over threads can differ
    in the last digit, and the workers share the cores. Has an effect only before they are imported."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")


class _Local:
    """Extracts in this process."""

    def __init__(self, factory: Factory):
        self._extractor = factory()
        self.pipeline_record = self._extractor.pipeline_record

    def stream(self, batches: Iterable[list[Article]]) -> Iterator[Iterator[Result]]:
        for batch in batches:
            yield extract_batch(self._extractor, batch)

    def close(self) -> None:
        pass
