"""What `claimx timeline` and `claimx graph` share: reading an output folder, the filters, and writing charts and data."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.cli.options import Format

if TYPE_CHECKING:
    from claimx.corpus.actors import ActorIndex
    from claimx.corpus.selection import Selection
    from claimx.plots.theme import Spec
    from claimx.schema.links import Links
    from claimx.storage.output import Output


@dataclass(frozen=True, slots=True)
class Corpus:
    """An output folder, ready to be looked at."""

    output: "Output"
    articles: "Mapping[str, Mapping[str, Any]]"
    index: "ActorIndex"
    chosen: "Selection"
    links: "Links | None"

    @property
    def published(self) -> dict[str, str | None]:
        """Document date of each article."""
        return {name: article.get("published") for name, article in self.articles.items()}

    def head(self) -> list[str]:
        """What was read, for the head of a page."""
        from claimx.plots.theme import counted

        chosen = self.chosen.words()
        lines = [f"{counted(len(self.articles), 'article')}; chosen: {chosen or 'all claims'}."]
        if self.links is None:
            lines.append(
                "Without links.json: no copies are taken out and nothing is compared across articles (claimx link makes it)."
            )
        return lines


def read_corpus(out: Path, actor: str | None, types: Sequence[str], since: str | None, until: str | None) -> Corpus:
    """Reads the folder and understands the filters.

    Raises:
        SettingsError: a filter is wrong.
        OutputError: the folder cannot be read.
    """
    from claimx.corpus.actors import ActorIndex, roles
    from claimx.corpus.selection import Selection, check_types, period_day
    from claimx.errors import SettingsError
    from claimx.storage.output import Output

    kinds = check_types(types)
    first, last = period_day(since, "--from"), period_day(until, "--to", last=True)
    if first and last and first > last:
        raise SettingsError(f"the period ends ({last}) before it begins ({first})", where="--to", remedy="give a later day")
    output = Output(out)
    index = ActorIndex(role for claim in output.claims() for _, role in roles(claim))
    chosen = Selection(None if actor is None else index.find(actor), kinds, first, last)
    articles = {article["id"]: article for article in output.articles()}
    return Corpus(output, articles, index, chosen, output.links())


def chosen_format(format: Format | None, file: Path) -> Format:
    """What the user chose, else what the file's name says.

    Raises:
        SettingsError: the name does not say.
    """
    from claimx.errors import SettingsError

    if format is not None:
        return format
    try:
        return Format(file.suffix.removeprefix(".").lower())
    except ValueError as error:
        remedy = f"end FILE with {', '.join('.' + known.value for known in Format)}, or give --format"
        raise SettingsError("what to write is not clear", where=file, remedy=remedy) from error


def write_charts(specs: Sequence["Spec"], format: Format, file: Path) -> list[Path]:
    """One picture a chart: FILE, FILE-2, FILE-3 …; returns the paths.

    Raises:
        OutputError: a file cannot be written.
        ClaimxError: the extra is not installed.
    """
    from claimx.plots import drawing
    from claimx.storage.files import write_atomically

    paths = [file if not number else file.with_stem(f"{file.stem}-{number + 1}") for number in range(len(specs))]
    for path, spec in zip(paths, specs, strict=True):
        write_atomically(path, drawing.svg(spec) if format is Format.svg else drawing.png(spec))
    return paths


def write_records(records: Iterable[Mapping[str, Any]], format: Format, file: Path) -> None:
    """Flat records as JSON or CSV.

    Raises:
        OutputError: the file cannot be written.
    """
    import orjson

    from claimx.storage.files import write_atomically

    if format is Format.json:
        write_atomically(file, orjson.dumps(list(records), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        return
    rows = [{key: "; ".join(map(str, cell)) if isinstance(cell, list) else cell for key, cell in row.items()} for row in records]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_atomically(file, buffer.getvalue().encode("utf-8", "replace"))
