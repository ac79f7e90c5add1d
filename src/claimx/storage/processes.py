"""Extraction in worker processes: results in input order, and a worker that dies costs the one article that killed it."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from typing import Any

from claimx.articles import Article
from claimx.errors import ClaimxError, InputError
from claimx.schema import PipelineRecord
from claimx.storage.batches import Extractor, Factory, Result, extract_batch

_STOPPING, _BROKEN = 1, 2  # what workers are told: end after the article at work, end at once
_LOOKS = 0.5  # seconds between two looks of an idle worker at that
_TOO_LITTLE_MEMORY = "likely too little memory: use fewer --workers"
_Running = tuple[list[Article], "Future[list[Result]]"]


class Processes:
    """A backend of several processes, each with a model of its own.

    Every worker has one batch at work and one that waits. When a worker dies (killed by the system for its memory, say), what
    was at work is done again, batch by batch in one process; a batch that kills again goes through article by article, and
    the article that kills then is rejected.

    Raises:
        ModelError: the model cannot be loaded.
        ClaimxError: a worker is killed before it could do anything.
    """

    def __init__(self, factory: Factory, workers: int):
        self._factory = factory
        self._workers = workers
        # spawn: fork would copy threads and locks of whatever is loaded here
        self._context = multiprocessing.get_context("spawn")
        self._start(workers)

    def stream(self, batches: Iterable[list[Article]]) -> Iterator[list[Result]]:
        """See `claimx.storage.workers.Backend`."""
        waiting = iter(batches)
        running: deque[_Running] = deque()
        while True:
            for batch in islice(waiting, 2 * self._workers - len(running)):
                running.append((batch, self._submit(_worker_batch, batch) if batch else _done([])))
            if not running:
                return
            batch, future = running.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                running.appendleft((batch, future))
                running = self._redone(running)
                continue
            yield results

    def close(self, *, broken: bool = False) -> None:
        """Ends the workers after the article each has at work; at once where one of them died (``broken``).

        The pool ends the others then, but not one that it starts at that moment: it would wait for it for ever.
        """
        self._stop.value = _BROKEN if broken else _STOPPING
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, workers: int) -> None:
        """Starts this many workers and waits for the first one's model."""
        self._stop = self._context.RawValue("b", 0)  # without a lock: a worker that dies could take the lock with it
        self._pool = ProcessPoolExecutor(workers, self._context, initializer=_start_worker, initargs=(self._factory, self._stop))
        try:
            self.pipeline_record: PipelineRecord = self._submit(_worker_record).result()
        except BrokenProcessPool as error:
            self.close(broken=True)
            raise ClaimxError("a worker process was killed while it loaded the model", remedy=_TOO_LITTLE_MEMORY) from error
        except BaseException:
            self.close()
            raise

    def _restart(self, workers: int, *, broken: bool) -> None:
        self.close(broken=broken)
        self._start(workers)

    def _redone(self, broken: Iterable[_Running]) -> deque[_Running]:
        """The batches with results: those that were done keep theirs, the others are done again, one at a time."""
        self._restart(1, broken=True)
        done = deque((batch, future if _succeeded(future) else _done(self._again(batch))) for batch, future in broken)
        self._restart(self._workers, broken=False)
        return done

    def _again(self, batch: list[Article]) -> list[Result]:
        """The results of a batch that was at work when a worker died; nothing else is at work now."""
        try:
            return self._submit(_worker_batch, batch).result()
        except BrokenProcessPool:
            self._restart(1, broken=True)
        if len(batch) > 1:
            return [result for article in batch for result in self._again([article])]
        what = "a worker process was killed over this article, twice"
        return [InputError(what, where=batch[0].path or batch[0].id, remedy="likely too little memory: split the article")]

    def _submit(self, task: Callable, *arguments: Any) -> Future:
        """Hands out a task. This may start a process, which takes the mask over: Ctrl-C must not hit it while it imports."""
        with _interrupts_blocked():
            try:
                return self._pool.submit(task, *arguments)
            except BrokenProcessPool as error:
                future: Future = Future()
                future.set_exception(error)
                return future


def _done(results: list[Result]) -> "Future[list[Result]]":
    future: Future[list[Result]] = Future()
    future.set_result(results)
    return future


def _succeeded(future: Future) -> bool:
    """Whether a task is over and was not lost with a worker; an error of its own counts as its result."""
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Puts Ctrl-C off until the end of the block, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: dict[str, Any] = {}


def _start_worker(factory: Factory, stop: Any) -> None:
    """Prepares a worker process. Ctrl-C is the parent's to handle, and no worker outlives its parent or its pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(stop,), daemon=True).start()
    _worker.update(factory=factory, stop=stop)


def _end_with_parent(stop: Any) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        while stop.value != _BROKEN and not wait([parent.sentinel], _LOOKS):
            pass
        os._exit(1)


def _worker_extractor() -> Extractor:
    """The extractor of this worker process, made at the first call."""
    if "extractor" not in _worker:
        _worker["extractor"] = _worker["factory"]()
    return _worker["extractor"]


def _worker_record() -> PipelineRecord:
    return _worker_extractor().pipeline_record


def _worker_batch(articles: list[Article]) -> list[Result]:
    """The results of one batch; fewer where the run is being stopped, and nobody reads them."""
    results = []
    for result in extract_batch(_worker_extractor(), articles):
        results.append(result)
        if _worker["stop"].value:
            break
    return results
