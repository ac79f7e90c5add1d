"""One run: files in, output folder out. It can be interrupted at any point and resumed without loss or doubles."""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import orjson

from claimx.articles import Article, IdRegistry, find_inputs, read_articles
from claimx.errors import ClaimxError, InputError, OutputError
from claimx.schema import SCHEMA_VERSION, PipelineRecord, Record
from claimx.settings import Settings
from claimx.storage.files import flush_to_disk, locked, remove_temporary_files
from claimx.storage.folder import OutputFolder
from claimx.storage.formats import Writer, chosen_writers
from claimx.storage.workers import Backend, Factory, open_backend

Status = Literal["running", "complete", "partial", "failed", "stopped", "interrupted"]
EXIT_STATUS: dict[Status, int] = {"complete": 0, "failed": 1, "stopped": 1, "partial": 3, "interrupted": 130}
"""What the process returns: all articles done; none done; stopped by ``strict``; some inputs rejected; Ctrl-C."""


class Rejection(Record):
    """An input that gave no output: what is wrong, where, and what to do about it."""

    what: str
    where: str | None
    remedy: str | None


class RunRecord(Record):
    """What run.json holds. ``seconds`` is wall time without loading the model; ``words`` are split at white space."""

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
    rejected: list[Rejection] = []
    files: list[str] = []


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


def run(
    paths: Sequence[Path],
    settings: Settings,
    factory: Factory,
    *,
    resume: bool = False,
    observer: Observer = lambda step: None,
) -> RunRecord:
    """Extracts the claims of all articles under these paths into the folder ``settings.out``.

    Args:
        paths: files and folders.
        settings: output folder (what an earlier run left there is replaced), model, document date, workers and so on.
        factory: makes the extractor, once in each process.
        resume: keep each article's output that is there already, if the article, its date and the pipeline are the same.
        observer: called after each input, in input order.

    Returns:
        The content of run.json. An interrupted run (Ctrl-C) returns too, with what was done until then.

    Raises:
        SettingsError: there is no such format.
        InputError: no path holds an article.
        ModelError, LexiconError: the model cannot be loaded, a lexicon file is broken.
        OutputError: the folder is not claimx's, in use, or cannot be written.
    """
    writers = chosen_writers(settings.formats)
    folder = OutputFolder(settings.out)
    folder.create()
    try:
        folder.check_owner()
        files, rejected = find_files(paths, settings.out)
        with locked(folder.path):
            remove_temporary_files(folder.path)
            started = time.perf_counter()
            with closing(open_backend(factory, settings.workers)) as backend:
                record = RunRecord(settings=settings, pipeline=backend.pipeline_record, inputs=[str(path) for path in paths])
                record.load_seconds = round(time.perf_counter() - started, 3)
                return _Run(files, folder, backend, record, resume, observer).execute(writers, rejected)
    finally:
        folder.remove_if_unused()


def find_files(paths: Iterable[Path], out: Path | None = None) -> tuple[list[Path], list[ClaimxError]]:
    """The input files under these paths, each once and none out of the output folder, and the paths that hold none.

    Raises:
        InputError: not a single path holds any.
    """
    files: dict[Path, Path] = {}
    rejected: list[ClaimxError] = []
    for path in paths:
        try:
            for file in find_inputs([path]):
                if out is None or not file.resolve().is_relative_to(out.resolve()):
                    files.setdefault(file.resolve(), file)
        except InputError as error:
            rejected.append(error)
    if not files:
        raise rejected[0] if rejected else InputError("no articles to read", remedy="name a file or folder that holds some")
    return list(files.values()), rejected


def read_files(files: Sequence[Path], settings: Settings) -> Iterator[tuple[int, Article | ClaimxError]]:
    """Every article of these files with the file's number from 1, or why a file or an article cannot be read.

    Raises:
        ClaimxError: reading is impossible whatever the file.
    """
    ids = IdRegistry()
    for number, file in enumerate(files, start=1):
        try:
            for item in read_articles(file, published=settings.published, max_bytes=settings.max_bytes, ids=ids):
                yield number, item
        except InputError as error:
            yield number, error
        except ClaimxError:  # nothing this file is to blame for: a broken lexicon, say
            raise
        except Exception as error:
            what = f"claimx failed to read this file: {type(error).__name__}: {error}"
            yield number, InputError(what, where=file, remedy="please report it with the file")


class _Stopped(Exception):
    """``strict`` is set and an input was rejected."""


class _Run:
    """The state of one run while it lasts."""

    def __init__(
        self, files: list[Path], folder: OutputFolder, backend: Backend, record: RunRecord, resume: bool, observer: Observer
    ):
        self.files = files
        self.folder = folder
        self.backend = backend
        self.record = record
        self.resume = resume
        self.observer = observer
        self.counts: Counter[str] = Counter()
        self.writers: list[Writer] = []

    def execute(self, writers: Sequence[type[Writer]], rejected: Iterable[ClaimxError]) -> RunRecord:
        """Does all the work; see `run`."""
        started = time.perf_counter()
        earlier = self.folder.earlier_files()
        if not self.resume:
            self.folder.clear(earlier)
            earlier = set()
        self._save("running")
        status: Status = "failed"
        try:
            self.writers = [writer(self.folder.path) for writer in writers]
            for error in rejected:
                self._reject(0, error)
            for step in self._results():
                self._take(*step)
            status = ("partial" if self.record.rejected else "complete") if self.record.articles else "failed"
        except KeyboardInterrupt:
            status = "interrupted"
        except _Stopped:
            status = "stopped"
        except BaseException:
            self._abandon(earlier)
            raise
        self.record.seconds = round(time.perf_counter() - started, 3)
        self._finish(status, earlier)
        return self.record

    def _results(self) -> Iterator[tuple[int, Article | None, bytes | ClaimxError | str]]:
        """Every input in input order: file number, article, and its new output, its kept one's id, or its error.

        Only articles that need extracting pass through the backend, which reads ahead; the others wait here for their turn.
        """
        waiting: deque[tuple[int, Article | None, ClaimxError | str | None]] = deque()

        def to_extract() -> Iterator[Article]:
            for number, item in read_files(self.files, self.record.settings):
                if isinstance(item, ClaimxError):
                    waiting.append((number, None, item))
                elif self.resume and self._is_done(item):
                    self.record.words += len(item.text.split())
                    waiting.append((number, None, item.id))
                else:
                    waiting.append((number, item, None))
                    yield item

        for result in self.backend.stream(to_extract(), self.record.settings.batch_size):
            while (known := waiting[0][2]) is not None:
                yield waiting[0][0], None, known
                waiting.popleft()
            number, article, _ = waiting.popleft()
            yield number, article, result
        for number, _, known in waiting:
            assert known is not None, "the extractor gave fewer results than articles"
            yield number, None, known

    def _is_done(self, article: Article) -> bool:
        """Whether the folder holds this very article's output, made by this very pipeline."""
        try:
            found = self.folder.read_article(article.id)
        except InputError:
            return False
        if found is None or found[1]["pipeline"] != self.record.pipeline.model_dump(mode="json"):
            return False
        known = found[1]["article"]
        expected = {key: getattr(article, key) for key in ("id", "sha256", "published", "published_from", "title")}
        return known.get("path") == _text(article.path) and all(known.get(key) == value for key, value in expected.items())

    def _take(self, number: int, article: Article | None, result: bytes | ClaimxError | str) -> None:
        """Writes and counts one input's result."""
        if isinstance(result, ClaimxError):
            self._reject(number, result)
        elif isinstance(result, str):
            found = self.folder.read_article(result)
            if found is None:
                raise OutputError("an article's file vanished during the run", where=self.folder.article_path(result))
            self.record.files.append(self.folder.article_path(result).name)
            self.record.kept += 1
            self._add(number, found[1], kept=True)
        elif article is not None:
            try:
                self.record.files.append(self.folder.article_path(article.id).name)
            except InputError as error:
                self._reject(number, InputError(error.what, where=article.path, remedy=error.remedy))
                return
            self.folder.write_article(article.id, result)
            self.record.words += len(article.text.split())
            self._add(number, orjson.loads(result), kept=False)

    def _add(self, number: int, output: dict[str, Any], kept: bool) -> None:
        """Adds one article's output to the files of the whole run and to the counts."""
        for writer in self.writers:
            writer.add(output)
        self.record.articles += 1
        self.counts.update(claim["type"] for claim in output["claims"])
        self.observer(Step(number, len(self.files), output=output, kept=kept))

    def _reject(self, number: int, error: ClaimxError) -> None:
        """Counts and reports a rejected input."""
        self.record.rejected.append(Rejection(what=error.what, where=error.where, remedy=error.remedy))
        self.observer(Step(number, len(self.files), error=error))
        if self.record.settings.strict:
            raise _Stopped

    def _finish(self, status: Status, earlier: set[str]) -> None:
        """Makes the files of the whole run appear; files of earlier runs stay only where the run may be resumed."""
        for writer in self.writers:
            writer.commit()
        written = {writer.file_name for writer in self.writers}
        stale = earlier - set(self.record.files)
        if status in ("interrupted", "stopped"):
            self.record.files += sorted(stale)
            stale = set()
        self.folder.clear(stale, except_for=written)
        flush_to_disk()  # before run.json says that they are there
        self._save(status)

    def _abandon(self, earlier: set[str]) -> None:
        """After an error that ends the run: nothing half-written, and run.json says so if it still can."""
        for writer in self.writers:
            writer.discard()
        self.record.files += sorted(earlier - set(self.record.files))
        with suppress(ClaimxError):
            self._save("failed")

    def _save(self, status: Status) -> None:
        """Writes run.json as it is now."""
        self.record.status = status
        self.record.exit_status = EXIT_STATUS.get(status)
        self.record.claim_count = self.counts.total()
        self.record.claims_by_type = dict(sorted(self.counts.items()))
        self.folder.write_run(self.record.model_dump(mode="json"))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
