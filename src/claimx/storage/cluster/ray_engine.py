"""The run on a Ray cluster: Ray Data hands parts to actors that each hold a model, with back-pressure and retries."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import orjson

import claimx.errors
from claimx.errors import ClaimxError, InputError
from claimx.schema import PipelineRecord
from claimx.settings import Settings
from claimx.storage.batches import Factory
from claimx.storage.cluster.parts import Part, PartRecord, do_part, part_writers, plan
from claimx.storage.cluster.places import Source, below, get, is_url, list_sources, put_bytes, remove_except
from claimx.storage.lock import locked
from claimx.storage.processes import Processes
from claimx.storage.record import EXIT_STATUS, Observer, Rejection, RunRecord, Step
from claimx.storage.workers import Backend, keep_to_one_thread, open_backend

_READABLE = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
MOST_REJECTIONS = 10_000
"""Rejected inputs that run.json lists; the records in ``parts`` have them all."""
CAREFUL_TRY = 3
"""From this try on, a part that its worker did not survive is extracted in a process of its own, which tells the article."""
LAST_TRY = 5
"""A part that no worker survived so often is given up."""


def run_on_ray(
    paths: Sequence[str],
    settings: Settings,
    factory: Factory,
    *,
    resume: bool = False,
    observer: Observer = lambda step: None,
) -> RunRecord:
    """Extracts the claims of all articles at these places on a Ray cluster.

    The cluster is the one Ray is connected to, that of ``RAY_ADDRESS``, or this machine. Every machine must reach the inputs
    and the output: by URL, or by a path on a shared disk.

    Args:
        paths: files and folders, by path or URL.
        settings: as for a local run; ``out`` may be a URL; ``workers`` above 1 fixes the number of actors, else Ray takes as
            many as there are processors.
        factory: makes the extractor, once in each actor; it is sent to the machines of the cluster.
        resume: keep the parts that an earlier run finished, if their files, the settings and the pipeline are the same.
        observer: called for each rejected input and each part, in the order in which parts are done.

    Raises:
        ClaimxError: Ray is missing, or an error that no input is to blame for.
        InputError: there is no input.
        OutputError: the output cannot be written.
    """
    ray = _connected()
    part_writers(settings.formats)
    sources, rejected = _sources(paths)
    parts = plan(sources)
    out = str(settings.out)
    if not is_url(out):
        Path(out).mkdir(parents=True, exist_ok=True)
    with nullcontext() if is_url(out) else locked(Path(out)):
        remove_except(below(out, "tries"), ())
        started = time.perf_counter()
        record = RunRecord(settings=settings, pipeline=_pipeline(ray, factory), inputs=list(paths))
        record.load_seconds = round(time.perf_counter() - started, 3)
        started = time.perf_counter()
        total = _Total(record, len(parts), observer)
        total.reject(rejected)
        for done in _results(ray, parts, settings, factory, resume):
            total.add(done)
        record.seconds = round(time.perf_counter() - started, 3)
        total.finish()
        _remove_stale(out, [part.name for part in parts], settings.formats)
        put_bytes(orjson.dumps(record.model_dump(mode="json"), option=_READABLE), below(out, "run.json"))
    return record


class _Total:
    """The counts of the whole run while parts come in."""

    def __init__(self, record: RunRecord, number: int, observer: Observer):
        self.record = record
        self.number = number
        self.observer = observer
        self.parts: set[int] = set()
        self.counts: Counter[str] = Counter()
        self.rejected = 0

    def add(self, done: PartRecord) -> None:
        """Adds a finished part."""
        if done.fatal is not None:
            name, what, where, remedy = done.fatal
            raise getattr(claimx.errors, name or "", ClaimxError)(what or "", where=where, remedy=remedy)
        self.parts.add(done.part)
        self.counts.update(done.claims_by_type)
        self.record.articles += done.articles
        self.record.words += done.words
        self.record.kept += done.articles if done.kept else 0
        self.reject(done.rejected)
        self.observer(Step(len(self.parts) + 1, self.number, kept=done.kept))

    def reject(self, rejected: Sequence[Rejection]) -> None:
        """Counts rejected inputs; run.json lists the first ones."""
        self.rejected += len(rejected)
        room = max(MOST_REJECTIONS - len(self.record.rejected), 0)
        self.record.rejected.extend(rejected[:room])
        for item in rejected:
            error = InputError(item.what, where=item.where, remedy=item.remedy)
            self.observer(Step(len(self.parts), self.number, error=error))

    def finish(self) -> None:
        """Sets what is known at the end."""
        record = self.record
        record.claim_count = self.counts.total()
        record.claims_by_type = dict(sorted(self.counts.items()))
        record.status = ("partial" if self.rejected else "complete") if record.articles else "failed"
        record.exit_status = EXIT_STATUS[record.status]
        record.rejected.sort(key=lambda item: (item.where or "", item.what))  # parts end in any order


def _connected() -> Any:
    """The ray module, connected to a cluster."""
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers about the run
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ClaimxError("Ray is missing", where="--engine ray", remedy='pip install "claimx[ray]"') from error
    if not ray.is_initialized():
        ray.init(log_to_driver=False, logging_level="ERROR", include_dashboard=False if "RAY_ADDRESS" not in os.environ else None)
    return ray


def _sources(paths: Sequence[str]) -> tuple[list[Source], list[Rejection]]:
    """The input files of all places, each once, and the places that have none."""
    found: dict[str, Source] = {}
    rejected: list[InputError] = []
    for path in paths:
        try:
            found.update((source.place, source) for source in list_sources(path) if source.place not in found)
        except InputError as error:
            rejected.append(error)
    if not found:
        raise rejected[0] if rejected else InputError("no articles to read", remedy="name a file or folder that holds some")
    return list(found.values()), [Rejection(what=error.what, where=error.where, remedy=error.remedy) for error in rejected]


class _Worker:
    """An actor: loads the model once, then does parts.

    Ray starts a dead actor again and gives it the same part, without end. So each try is counted in ``OUT/tries`` before the
    work begins, and later tries are more careful.
    """

    def __init__(self, factory: Factory, settings: str, resume: bool, working_folder: str):
        keep_to_one_thread()
        if os.path.isdir(working_folder):  # where paths that are not absolute begin
            os.chdir(working_folder)
        self._settings = Settings.model_validate_json(settings)
        self._resume = resume
        self._factory = factory
        self._backend: Backend | None = None

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        part = Part.model_validate_json(row["part"])
        try:
            record = self._do(part, _count_try(str(self._settings.out), part))
        except ClaimxError as error:
            fatal = [type(error).__name__, error.what, error.where, error.remedy]
            record = PartRecord(part=part.number, fingerprint="", fatal=fatal)
        return {"record": record.model_dump_json()}

    def _do(self, part: Part, number: int) -> PartRecord:
        """Does a part for the time of this number, from 1."""
        if number >= LAST_TRY:
            what, remedy = f"{number - 1} workers died over these files", "extract them with the local engine"
            where = ", ".join(file.place for file in part.files)
            return PartRecord(part=part.number, fingerprint="", rejected=[Rejection(what=what, where=where, remedy=remedy)])
        if number >= CAREFUL_TRY:
            with closing(Processes(self._factory, workers=1)) as backend:
                return do_part(part, self._settings, backend, resume=self._resume)
        self._backend = self._backend or open_backend(self._factory, workers=1)
        return do_part(part, self._settings, self._backend, resume=self._resume)


def _count_try(out: str, part: Part) -> int:
    """Counts that a part is begun, and returns for which time."""
    place = below(out, "tries", part.name)
    number = int(get(place) or 0) + 1
    put_bytes(str(number).encode(), place)
    return number


def _results(ray: Any, parts: Sequence[Part], settings: Settings, factory: Factory, resume: bool) -> Iterator[PartRecord]:
    """The records of the parts as they are done."""
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = ray.data.from_items([{"part": part.model_dump_json()} for part in parts], override_num_blocks=len(parts))
    size = {"size": min(settings.workers, len(parts))} if settings.workers > 1 else {"min_size": 1, "max_size": len(parts)}
    done = rows.map(
        _Worker,
        fn_constructor_args=(factory, settings.model_dump_json(), resume, os.getcwd()),
        compute=ray.data.ActorPoolStrategy(**size, max_tasks_in_flight_per_actor=2),
        num_cpus=1,
    )
    for row in done.iter_rows():
        yield PartRecord.model_validate_json(row["record"])


def _pipeline(ray: Any, factory: Factory) -> PipelineRecord:
    """What the extractors of the cluster are made of, told by one of its machines; fails early where none can load a model."""

    def told(make: Callable[[], Any]) -> str:
        try:
            return open_backend(make, workers=1).pipeline_record.model_dump_json()
        except ClaimxError as error:
            return orjson.dumps([type(error).__name__, error.what, error.where, error.remedy]).decode()

    answer = ray.get(ray.remote(max_retries=0)(told).remote(factory))
    if answer.startswith("["):
        name, what, where, remedy = orjson.loads(answer)
        raise getattr(claimx.errors, name, ClaimxError)(what, where=where, remedy=remedy)
    return PipelineRecord.model_validate_json(answer)


def _remove_stale(out: str, names: Sequence[str], formats: Sequence[str]) -> None:
    """Removes what earlier runs with other parts or formats left."""
    endings = [writer.file_name.removeprefix("claims") for writer in part_writers(formats)]
    remove_except(below(out, "claims"), {name + ending for name in names for ending in endings})
    remove_except(below(out, "articles"), {f"{name}.jsonl" for name in names})
    remove_except(below(out, "parts"), {f"{name}.json" for name in names})
    remove_except(below(out, "tries"), ())
