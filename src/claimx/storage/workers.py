"""Where articles are extracted: in this process or in several. Both give the same bytes in the same order."""

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
from typing import Any, Protocol

import orjson

from claimx.articles import Article
from claimx.errors import ClaimxError, InputError
from claimx.schema import ArticleOutput, PipelineRecord
from claimx.storage.formats import article_bytes

Result = bytes | ClaimxError
"""The content of an article's JSON file, or why there is none."""


class Extractor(Protocol):
    """What `claimx.pipeline.Extractor` offers; made once a process."""

    pipeline_record: PipelineRecord

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleOutput | ClaimxError]]:
        """One result an article, in their order."""


Factory = Callable[[], Extractor]
"""Makes the extractor of a process. It crosses process borders: a module's function or class, or a `functools.partial` of one."""


class Backend(Protocol):
    """Extracts articles somewhere."""

    pipeline_record: PipelineRecord

    def stream(self, articles: Iterable[Article], batch_size: int) -> Iterator[Result]:
        """One result an article, in their order; reads ahead by a few batches at most."""

    def close(self) -> None:
        """Ends what still runs; results that were not fetched are lost."""


def open_backend(factory: Factory, workers: int) -> Backend:
    """The backend for this number of processes; the model is loaded when this returns.

    Raises:
        ModelError: the model cannot be loaded.
    """
    return _Processes(factory, workers) if workers > 1 else _Local(factory)


def keep_to_one_thread() -> None:
    """Tells the number libraries to use one thread a process, unless the user set it: sums split over threads can differ
    in the last digit, and the workers share the cores. Has an effect only before they are imported."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")


def extract_batch(extractor: Extractor, articles: list[Article]) -> Iterator[Result]:
    """One result an article, in order, whatever goes wrong with one of them.

    Raises:
        ClaimxError: no article is to blame: a broken lexicon or model, say.
    """
    done = 0
    try:
        for article, output in extractor.stream(articles):
            yield _packed(article, output)
            done += 1
    except Exception as error:  # the batch is broken: each of the rest alone, so that only the culprit is lost
        if isinstance(error, ClaimxError) and not isinstance(error, InputError):
            raise
        for article in articles[done:]:
            yield _extract_alone(extractor, article)


def _extract_alone(extractor: Extractor, article: Article) -> Result:
    """The result of one article; an error that nobody foresaw becomes a reason to reject it."""
    try:
        return next(_packed(article, output) for article, output in extractor.stream([article]))
    except ClaimxError:
        raise
    except Exception as error:
        return InputError(
            f"claimx failed on this article: {type(error).__name__}: {error}",
            where=article.path or article.id,
            remedy="please report it with the article",
        )


def _packed(article: Article, output: ArticleOutput | ClaimxError) -> Result:
    """The output as bytes; an error gets the place it happened in, and is raised if the article is not to blame for it."""
    if isinstance(output, ArticleOutput):
        return _serialised(output.model_dump(mode="json"))
    if not isinstance(output, InputError):
        raise output
    return InputError(output.what, where=output.where or article.path or article.id, remedy=output.remedy)


def _serialised(value: dict[str, Any]) -> bytes:
    try:
        return article_bytes(value)
    except orjson.JSONEncodeError:  # an integer of more than 64 bits
        return article_bytes(_short_integers(value))


def _short_integers(value: Any) -> Any:
    """The value with integers of more than 64 bits as floats, the only numbers JSON readers agree on up there."""
    if isinstance(value, dict):
        return {key: _short_integers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_short_integers(item) for item in value]
    return float(value) if isinstance(value, int) and abs(value) >= 2**63 else value


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """The articles in lists of this size, the last one shorter."""
    rest = iter(articles)
    while batch := list(islice(rest, size)):
        yield batch


class _Local:
    """Extracts in this process."""

    def __init__(self, factory: Factory):
        self._extractor = factory()
        self.pipeline_record = self._extractor.pipeline_record

    def stream(self, articles: Iterable[Article], batch_size: int) -> Iterator[Result]:
        for batch in _batches(articles, batch_size):
            yield from extract_batch(self._extractor, batch)

    def close(self) -> None:
        pass


class _Processes:
    """Extracts in worker processes; batches are handed out and their results collected in input order."""

    def __init__(self, factory: Factory, workers: int):
        context = multiprocessing.get_context("spawn")  # fork would copy threads and locks of whatever is loaded here
        self._workers = workers
        self._stop = context.Event()
        self._pool = ProcessPoolExecutor(workers, context, initializer=_start_worker, initargs=(factory, self._stop))
        try:
            self.pipeline_record = self._result(self._submit(_worker_record))
        except BaseException:
            self.close()
            raise

    def stream(self, articles: Iterable[Article], batch_size: int) -> Iterator[Result]:
        batches = _batches(articles, batch_size)
        running = deque(self._submit(_worker_batch, batch) for batch in islice(batches, 2 * self._workers))
        while running:
            results = self._result(running.popleft())
            running.extend(self._submit(_worker_batch, batch) for batch in islice(batches, 1))
            yield from results

    def close(self) -> None:
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Callable, *arguments: Any) -> Future:
        """Hands out a task. This may start a process, which takes the mask over: Ctrl-C must not hit it while it imports."""
        with _interrupts_blocked():
            return self._pool.submit(task, *arguments)

    def _result(self, future: Future) -> Any:
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise ClaimxError("a worker process was killed", remedy="likely too little memory: use fewer --workers") from error


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
    """Prepares a worker process. Ctrl-C is the parent's to handle, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker.update(factory=factory, stop=stop)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
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
        if _worker["stop"].is_set():
            break
    return results
