"""The parts of a large run: some input files each. A part is extracted as a whole and its record is written last."""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from claimx.articles import Article, IdRegistry, read_articles
from claimx.articles.files import kind_of, stem_of
from claimx.errors import ClaimxError, InputError
from claimx.schema import PipelineRecord, Record
from claimx.settings import Settings
from claimx.storage.cluster.places import Source, below, fetch, get, is_url, put
from claimx.storage.cluster.tables import ParquetPart, parquet_to_lines
from claimx.storage.formats import Writer, chosen_writers
from claimx.storage.record import Rejection
from claimx.storage.workers import Backend

PART_BYTES = 2_000_000
"""Input files are put together until they have this many bytes (packed): about a minute of one worker."""
MOST_FILES = 500
_LONGEST_BATCH = 100_000  # characters


class InputFile(Record):
    """A file of a part; ``stem`` is what its articles are called that have no name of their own, unique in the run."""

    place: str
    size: int
    changed: str
    stem: str


class Part(Record):
    """Some input files, to be done by one worker at a time."""

    number: int
    files: list[InputFile]

    @property
    def name(self) -> str:
        """What the files of its output are called, in input order."""
        return f"part-{self.number:07}"


class PartRecord(Record):
    """What is known of a part when it is done: ``parts/NAME.json``. ``fingerprint`` tells a resumed run whether to keep it."""

    part: int
    fingerprint: str
    articles: int = 0
    words: int = 0
    claims_by_type: dict[str, int] = {}
    rejected: list[Rejection] = []
    kept: bool = False
    fatal: list[str | None] | None = None
    """An error that no input is to blame for (its name, what, where, remedy); such a record is not written."""


def plan(sources: Sequence[Source]) -> list[Part]:
    """The parts of these files, in their order; the same files give the same parts."""
    stems = IdRegistry()
    parts: list[Part] = []
    files: list[InputFile] = []
    size = 0
    for source in sources:
        name = Path(source.place.rpartition("/")[2])
        stem = stems.unique(name.stem if name.suffix.lower() == ".parquet" else stem_of(name))
        files.append(InputFile(place=source.place, size=source.size, changed=source.changed, stem=stem))
        size += source.size
        if size >= PART_BYTES or len(files) >= MOST_FILES:
            parts.append(Part(number=len(parts), files=files))
            files, size = [], 0
    if files:
        parts.append(Part(number=len(parts), files=files))
    return parts


def do_part(part: Part, settings: Settings, backend: Backend, *, resume: bool) -> PartRecord:
    """Extracts a part, or finds that it is done.

    Writes ``claims/NAME.jsonl`` (and further formats), ``articles/NAME.jsonl`` (one article's output a line) and at last
    ``parts/NAME.json``. Doing a part twice writes the same bytes under the same names, so a retry costs time only.

    Raises:
        OutputError: the output cannot be written.
        ClaimxError: no article is to blame: a broken lexicon, say.
    """
    out = str(settings.out)
    place = below(out, "parts", f"{part.name}.json")
    fingerprint = _fingerprint(part, settings, backend.pipeline_record)
    if resume and (earlier := _earlier(place, fingerprint)):
        return earlier
    with tempfile.TemporaryDirectory(prefix="claimx-part-") as name:
        folder = Path(name)
        record = _extract(part, settings, backend, folder, fingerprint)
        for path in sorted(folder.glob("claims.*")):
            put(path, below(out, "claims", part.name + path.suffix))
        put(folder / "articles.jsonl", below(out, "articles", f"{part.name}.jsonl"))
        (folder / "record.json").write_bytes(orjson.dumps(record.model_dump(mode="json")))
        put(folder / "record.json", place)
    return record


def _extract(part: Part, settings: Settings, backend: Backend, folder: Path, fingerprint: str) -> PartRecord:
    """Reads, extracts and writes a part into a folder of this machine; memory holds a batch."""
    rejected: list[Rejection] = []
    counts: Counter[str] = Counter()
    articles = words = 0
    writers: list[Writer] = [writer(folder) for writer in part_writers(settings.formats)]

    def fresh() -> Iterator[list[Article]]:
        nonlocal words
        for batch in _batches(_read(part, settings, folder, rejected), settings.batch_size):
            words += sum(len(article.text.split()) for article in batch)
            yield batch

    with (folder / "articles.jsonl").open("wb") as outputs:
        for results in backend.stream(fresh()):
            for result in results:
                if isinstance(result, ClaimxError):
                    rejected.append(Rejection(what=result.what, where=result.where, remedy=result.remedy))
                    continue
                output = orjson.loads(result)
                outputs.write(orjson.dumps(output, option=orjson.OPT_APPEND_NEWLINE))
                for writer in writers:
                    writer.add(output)
                articles += 1
                counts.update(claim["type"] for claim in output["claims"])
    for writer in writers:
        writer.commit()
    return PartRecord(
        part=part.number,
        fingerprint=fingerprint,
        articles=articles,
        words=words,
        claims_by_type=dict(sorted(counts.items())),
        rejected=rejected,
    )


def part_writers(formats: Sequence[str]) -> list[type[Writer]]:
    """The writers of a part: those of a local run, and ``parquet``.

    Raises:
        SettingsError: there is no such format.
    """
    chosen = chosen_writers([name for name in formats if name != ParquetPart.name])
    return [*chosen, ParquetPart] if ParquetPart.name in formats else chosen


def _read(part: Part, settings: Settings, folder: Path, rejected: list[Rejection]) -> Iterator[Article]:
    """The articles of a part; what cannot be read goes to ``rejected``."""
    ids = _PartIds()
    for file in part.files:
        copy: Path | None = None
        try:
            if is_url(file.place):
                copy = fetch(file.place, folder)
            path = copy or Path(file.place)
            if path.suffix.lower() == ".parquet":
                copy = path = parquet_to_lines(path, folder, file.place)
            ids.begin(path, file.stem)
            limits = {"max_bytes": settings.max_bytes, "max_characters": settings.max_characters}
            for item in read_articles(path, published=settings.published, ids=ids, **limits):
                if isinstance(item, InputError):
                    where = (item.where or "").replace(str(path), file.place)
                    rejected.append(Rejection(what=item.what, where=where or file.place, remedy=item.remedy))
                else:
                    yield item if copy is None else replace(item, path=file.place)
        except InputError as error:
            rejected.append(Rejection(what=error.what, where=error.where or file.place, remedy=error.remedy))
        finally:
            if copy is not None:
                copy.unlink(missing_ok=True)


class _PartIds:
    """Ids that are unique in the run without knowing its other parts: names taken from a file's are unique already; names
    that articles bring with them are made unique within the part."""

    def __init__(self) -> None:
        self._ids = IdRegistry()
        self._stem = self._unique_stem = ""

    def begin(self, path: Path, unique_stem: str) -> None:
        """Takes note of the file that the next articles come from."""
        self._stem, self._unique_stem = stem_of(path) if kind_of(path) else path.stem, unique_stem

    def unique(self, wanted: str) -> str:
        """The id to use for an article that would like to be called that."""
        rest = wanted.removeprefix(self._stem)
        if wanted.startswith(self._stem) and (not rest or rest.removeprefix("-").isdigit()):
            wanted = self._unique_stem + rest
        return self._ids.unique(wanted)


def _batches(articles: Iterator[Article], size: int) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) >= size or sum(len(item.text) for item in batch) >= _LONGEST_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _fingerprint(part: Part, settings: Settings, pipeline: PipelineRecord) -> str:
    """A hash of all that the output of a part depends on: its files by name, size and time, the settings, the pipeline."""
    told = settings.model_dump(mode="json", include={"published", "formats", "max_bytes", "max_characters"})
    known: list[Any] = [part.model_dump(mode="json"), told, pipeline.model_dump(mode="json")]
    return hashlib.sha256(orjson.dumps(known, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _earlier(place: str, fingerprint: str) -> PartRecord | None:
    """The record of a part that an earlier run finished, if it would come out the same now."""
    data = get(place)
    try:
        record = PartRecord.model_validate_json(data or b"")
    except ValueError:
        return None
    return record.model_copy(update={"kept": True}) if record.fingerprint == fingerprint else None
