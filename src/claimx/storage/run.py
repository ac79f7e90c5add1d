"""One run: files in, output folder out. It can be interrupted at any point and resumed without loss or doubles."""

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from claimx.articles import Article
from claimx.articles.digests import Digests
from claimx.articles.ids import digest
from claimx.errors import ClaimxError, InputError, OutputError, SettingsError
from claimx.settings import Settings
from claimx.storage.batches import Factory
from claimx.storage.checks import Earlier, earlier_output
from claimx.storage.files import flush_to_disk, remove_temporary_files
from claimx.storage.folder import OutputFolder
from claimx.storage.formats import Writer, chosen_writers
from claimx.storage.inputs import find_files, read_files
from claimx.storage.lock import locked
from claimx.storage.names import Names
from claimx.storage.record import EXIT_STATUS, Observer, Rejection, RunRecord, Status, Step
from claimx.storage.workers import Backend, open_backend

_BATCH_CHARACTERS = 100_000  # a batch with more is handed on before it is full: long texts need much memory
_LONGEST_CHUNK = 16  # times the batch size: inputs that wait for their turn while articles done already are passed over


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
        SettingsError: there is no such format, or the output is a URL.
        InputError: no path holds an article.
        ModelError, LexiconError: the model cannot be loaded, a lexicon file is broken.
        OutputError: the folder is not claimx's, in use, or cannot be written.
    """
    writers = chosen_writers(settings.formats)
    if isinstance(settings.out, str):
        raise SettingsError("a URL, where this machine needs a folder", where="--out", remedy="use --engine ray, or a path")
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


class _Stopped(Exception):
    """``strict`` is set and an input was rejected."""


class _Input(NamedTuple):
    """One input: an article to extract, the id of one that is done, or why there is none. ``number`` is its file's."""

    number: int
    article: Article | None = None
    kept: str | None = None
    error: ClaimxError | None = None


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
        self.names = Names(folder.path, "files")
        self.earlier = Names(folder.path, "earlier")
        self.counts: Counter[str] = Counter()
        self.writers: list[Writer] = []

    def execute(self, writers: Sequence[type[Writer]], rejected: Iterable[ClaimxError]) -> RunRecord:
        """Does all the work; see `run`."""
        started = time.perf_counter()
        try:
            self._begin()
            status = self._extract(writers, rejected)
            self.record.seconds = round(time.perf_counter() - started, 3)
            self._finish(status)
        finally:
            self.names.discard()
            self.earlier.discard()
        return self.record

    def _begin(self) -> None:
        """Takes note of what an earlier run left, or removes it where it is not to be kept."""
        earlier = self.folder.earlier_files()
        if self.resume:
            self.earlier.extend(sorted(earlier))
        else:
            self.folder.clear(earlier)
        self._save("running")

    def _extract(self, writers: Sequence[type[Writer]], rejected: Iterable[ClaimxError]) -> Status:
        """Takes every input, and returns how that ended."""
        try:
            self.writers = [writer(self.folder.path) for writer in writers]
            for error in rejected:
                self._reject(0, error)
            for step in self._results():
                self._take(*step)
            return ("partial" if self.record.rejected else "complete") if self.record.articles else "failed"
        except KeyboardInterrupt:
            return "interrupted"
        except _Stopped:
            return "stopped"
        except BaseException:
            self._abandon()
            raise

    def _results(self) -> Iterator[tuple[_Input, bytes | None]]:
        """Every input in input order, with its new output where it was extracted.

        Inputs go through in chunks, of which a backend with several workers reads a few ahead.
        """
        ahead: deque[list[_Input]] = deque()

        def to_extract() -> Iterator[list[Article]]:
            for chunk in self._chunks():
                ahead.append(chunk)
                yield [item.article for item in chunk if item.article is not None]

        for results in self.backend.stream(to_extract()):
            fresh = iter(results)
            for item in ahead.popleft():
                if item.article is None:
                    yield item, None
                else:
                    result = next(fresh)
                    yield (item, result) if isinstance(result, bytes) else (_Input(item.number, error=result), None)

    def _chunks(self) -> Iterator[list[_Input]]:
        """The inputs in lists with a batch of articles to extract in each, and what else stands between them."""
        size = self.record.settings.batch_size
        chunk: list[_Input] = []
        articles = characters = 0
        for number, found in read_files(self.files, self.record.settings):
            chunk.append(self._input(number, found))
            if (article := chunk[-1].article) is not None:
                articles += 1
                characters += len(article.text)
            if articles >= size or characters >= _BATCH_CHARACTERS or len(chunk) >= _LONGEST_CHUNK * size:
                yield chunk
                chunk, articles, characters = [], 0, 0
        if chunk:
            yield chunk

    def _input(self, number: int, found: Article | ClaimxError) -> _Input:
        """What is to be done with one input."""
        if isinstance(found, ClaimxError):
            return _Input(number, error=found)
        earlier = earlier_output(self.folder, found, self.record.pipeline) if self.resume else Earlier.NONE
        if earlier is Earlier.DONE:
            self.record.words += len(found.text.split())
            return _Input(number, kept=found.id)
        if earlier is Earlier.BROKEN:
            self.record.redone.append(self.folder.article_path(found.id).name)
        return _Input(number, article=found)

    def _take(self, item: _Input, result: bytes | None) -> None:
        """Writes and counts one input's result."""
        if item.error is not None:
            self._reject(item.number, item.error)
        elif item.kept is not None:
            found = self.folder.read_article(item.kept)
            if found is None:
                raise OutputError("an article's file vanished during the run", where=self.folder.article_path(item.kept))
            self.names.add(self.folder.article_path(item.kept).name)
            self.record.kept += 1
            self._add(item.number, found[1], kept=True)
        elif item.article is not None and result is not None:
            self._write(item.number, item.article, result)

    def _write(self, number: int, article: Article, result: bytes) -> None:
        """Writes an article's new output."""
        try:
            self.names.add(self.folder.article_path(article.id).name)
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

    def _finish(self, status: Status) -> None:
        """Makes the files of the whole run appear; files of earlier runs stay only where the run may be resumed."""
        for writer in self.writers:
            writer.commit()
        if status in ("interrupted", "stopped"):
            self.names.extend(self._stale())
            stale: Iterable[str] = ()
        else:
            stale = self._stale()
        self.folder.clear(stale, except_for={writer.file_name for writer in self.writers})
        flush_to_disk()  # before run.json says that they are there
        self._save(status)

    def _abandon(self) -> None:
        """After an error that ends the run: nothing half-written, and run.json says so if it still can."""
        for writer in self.writers:
            writer.discard()
        with suppress(ClaimxError):
            self.names.extend(self._stale())
            self._save("failed")

    def _stale(self) -> Iterator[str]:
        """The files of earlier runs that this one did not write or keep, by name."""
        if not self.earlier:
            return
        own = Digests()
        for name in self.names:
            own.add(digest(name))
        yield from (name for name in self.earlier if digest(name) not in own)

    def _save(self, status: Status) -> None:
        """Writes run.json as it is now."""
        self.record.status = status
        self.record.exit_status = EXIT_STATUS.get(status)
        self.record.claim_count = self.counts.total()
        self.record.claims_by_type = dict(sorted(self.counts.items()))
        self.folder.write_run(self.record.model_dump(mode="json"), self.names)
