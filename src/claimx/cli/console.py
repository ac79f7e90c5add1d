"""The only place that prints: results to the standard output, everything else to the standard error.

With ``-o -`` and ``claimx schema`` the standard output holds JSON and nothing else.
"""

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from claimx.errors import ClaimxError, OutputError

if TYPE_CHECKING:
    from claimx.language.models import ModelInfo
    from claimx.query import Question, View
    from claimx.schema.links import Links
    from claimx.storage.record import RunRecord, Step
    from claimx.storage.rows import Row
    from claimx.trace import Explanation

_WIDTH_OF_FILES = 120
_STYLES = {"fired": "green", "not fired": "yellow"}


def _console(stderr: bool = True) -> Console:
    """A console on the present standard error or output; where that is no terminal, as wide as log lines may be."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_FILES
    return console


def out(text: str) -> None:
    """Prints a result."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def raw(data: bytes) -> None:
    """Prints a result that is bytes already."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # the reader went away: nobody is to be told
    except OSError as problem:
        sys.stdout = None  # or the interpreter would try once more at its end, and complain  # type: ignore[assignment]
        what = f"cannot write: {problem.strerror or problem}"
        raise OutputError(what, where="standard output", remedy="free some space, or choose another place") from problem


def note(text: str) -> None:
    """Says something about the work."""
    _console().print(text, soft_wrap=True)


def error(problem: ClaimxError) -> None:
    """Says in one line what went wrong, where, and what to do about it."""
    _console().print(_line("error:", "bold red", problem), soft_wrap=True)


def rejected(problem: ClaimxError) -> None:
    """Says in one line which input is left out, and why."""
    _console().print(_line("rejected:", "yellow", problem), soft_wrap=True)


def transfer(articles: int, claims: int, rejections: int, target: object) -> None:
    """Says what an export or import did."""
    lines = [f"{_counted(articles, 'article')}, {_counted(claims, 'claim')}"]
    if rejections:
        lines.append(f"{_counted(rejections, 'article')} rejected")
    lines.append(f"output: {target}" if articles else "nothing was written")
    _console().print("\n".join(lines), soft_wrap=True)


def unexpected(problem: BaseException) -> None:
    """Shows an error that claimx did not foresee, for a report."""
    sys.stderr.write("".join(traceback.format_exception(problem)))
    advice = "This is a bug in claimx. Please report it with the lines above and, if you can, the article."
    _console().print(advice, style="red", soft_wrap=True)


def _line(word: str, style: str, problem: ClaimxError) -> Text:
    """One line for an error, whatever line breaks its parts hold."""
    return Text.assemble((word, style), " ", " ".join(str(problem).split()))


class RunProgress:
    """A bar with articles per second and the time left, on a terminal; and a line for each rejected input, anywhere."""

    def __init__(self, progress: Progress, visible: bool):
        self._progress = progress
        self._task: TaskID | None = None
        self._visible = visible
        self._articles = 0

    def show(self, step: "Step") -> None:
        """Takes note of one finished input."""
        if step.error is not None:
            self._progress.console.print(_line("rejected:", "yellow", step.error), soft_wrap=True)
        if not self._visible:
            return
        if self._task is None:
            self._task = self._progress.add_task("files", total=step.file_count, rate="")
        self._articles += not step.kept
        elapsed = self._progress.tasks[0].elapsed
        rate = f"{self._articles / elapsed:.1f} articles/s" if elapsed else ""
        self._progress.update(self._task, completed=max(step.file_number - 1, 0), rate=rate)


@contextmanager
def progress(quiet: bool) -> Iterator[RunProgress]:
    """Shows how the run goes on while the block lasts."""
    console = _console()
    visible = console.is_terminal and not quiet
    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not visible) as bar:
        yield RunProgress(bar, visible)


def claims(rows: Sequence["Row"]) -> None:
    """Prints claims, one a line."""
    if not rows:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    table.add_column("type", no_wrap=True)
    for name, ratio in (("who → whom", 8), ("number or date", 5), ("source", 6), ("in the text", 15)):
        table.add_column(name, no_wrap=True, overflow="ellipsis", ratio=ratio)
    for row in rows:
        parties = " → ".join(str(party) for party in (row["who"], row["whom"]) if party)
        cells = (row["type"], parties, row["time"] or _amount(row), _standing(row), " ".join(row["text"].split()))
        table.add_row(*(Text(cell) for cell in cells))
    console = _console()
    console.print(table)
    console.print()


def _amount(row: "Row") -> str:
    """A quantity in few characters.

    >>> _amount({"value": None, "min": 12000, "max": None, "approximate": True, "unit": "Soldat"})
    '≥ ~12,000 Soldat'
    >>> _amount({"value": None, "min": 3, "max": 4.5, "approximate": False, "unit": None})
    '3–4.5'
    """
    about = "~" if row["approximate"] else ""
    value, low, high = (None if row[name] is None else f"{about}{row[name]:,}" for name in ("value", "min", "max"))
    if value is None and low is None and high is None:
        return ""
    if value is None:
        value = f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    return f"{value} {row['unit'] or ''}".rstrip()


def _standing(row: "Row") -> str:
    """Who says so, and what keeps it from being a plain assertion: ``Seoul (hedged, negated)``."""
    marks = [mark for mark in (row["modality"], row["polarity"]) if mark not in ("asserted", "reported", "affirmed")]
    return " ".join(filter(None, (row["source"], f"({', '.join(marks)})" if marks else "")))


def summary(record: "RunRecord") -> None:
    """Prints what a run did: claims by type, speed, rejected inputs, where the output is."""
    console = _console()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("claims")
    table.add_column("", justify="right")
    for name, number in record.claims_by_type.items():
        table.add_row(name, f"{number:,}")
    table.add_row("all", f"{record.claim_count:,}", style="bold")
    console.print(table)
    speed = f" ({record.words / record.seconds:,.0f} words/s)" if record.seconds and not record.kept else ""
    seconds = f"{record.seconds:.1f} s{speed}, {record.load_seconds:.1f} s to load"
    lines = [f"{_counted(record.articles, 'article')}, {_counted(record.words, 'word')} in {seconds}"]
    if record.kept:
        lines.append(f"{_counted(record.kept, 'article')} kept, done already")
    if record.redone:
        lines.append(f"{_counted(len(record.redone), 'broken output')} of an earlier run made again: {_some(record.redone)}")
    if record.rejected:
        lines.append(f"{_counted(len(record.rejected), 'input')} rejected, with the reasons in run.json")
    if record.status == "stopped":
        lines.append("stopped at the first rejected input, as --strict asks")
    if record.status == "interrupted":
        lines.append("interrupted: the same command with --resume goes on from here")
    files = "one JSON an article, claims.jsonl" if record.settings.engine == "local" else "claims and articles in parts"
    lines.append(f"output: {record.settings.out} ({files}, run.json)")
    console.print("\n".join(lines), soft_wrap=True)


def links(found: "Links", show: int) -> None:
    """Prints what was linked, and up to ``show`` relations between groups, then within them."""
    console = _console()
    kinds = Counter(relation.kind for relation in found.relations)
    copies = sum(len(origin.articles) > 1 for origin in found.origins)
    several = sum(len(group.members) > 1 for group in found.groups)
    articles = _counted(sum(len(origin.articles) for origin in found.origins), "article")
    members = _counted(sum(len(group.members) for group in found.groups), "claim")
    lines = [
        f"{articles} of {_counted(len(found.origins), 'origin')}, {copies:,} of them printed more than once",
        f"{members} in {_counted(len(found.groups), 'group')}, {several:,} of more than one claim",
        "relations: " + (", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items())) or "none"),
        *(f"note: {note}" for note in found.notes),
    ]
    shown = sorted(found.relations, key=lambda relation: (relation.group is not None, relation.kind))[:show]
    lines += [f"{relation.kind}: {relation.reason}" for relation in shown]
    console.print("\n".join(lines), soft_wrap=True)


def _some(names: Sequence[str]) -> str:
    """The first few of many names."""
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def explanation(found: "Explanation") -> None:
    """Prints, sentence by sentence, what claimx saw and which rules fired or why they did not."""
    console = _console(stderr=False)
    console.print(Text(f"model {found.model}", style="dim"))
    for sentence in found.sentences:
        console.print()
        console.print(Text(" ".join(sentence.text.split()), style="bold"), soft_wrap=True)
        for title, lines in sentence.sections():
            _list(console, title, lines, _STYLES.get(title, "cyan"))


def _list(console: Console, title: str, lines: Iterable[str], style: str) -> None:
    """A title in the left column and one line each beside it; nothing at all without lines."""
    for number, line in enumerate(lines):
        console.print(Text.assemble((f"  {title if not number else '':<11}", style), " ".join(line.split())), soft_wrap=True)


def models(found: Sequence["ModelInfo"]) -> None:
    """Prints the German models there are; an unknown version or place stays empty."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("name", "version", "where", "note"):
        table.add_column(name, overflow="fold")
    for model in found:
        table.add_row(*(Text(str(cell)) for cell in (model.name, model.version, model.path_or_package, model.why)))
    _console(stderr=False).print(table)


def questions(known: Sequence["Question"], views: Sequence["View"]) -> None:
    """Prints the ready questions with their parameters, and the views with their columns."""
    console = _console(stderr=False)
    console.print(Text("questions: claimx query OUT NAME [--param NAME=VALUE]", style="bold"))
    for question in known:
        console.print(Text.assemble("\n", (question.name, "cyan"), f"  {question.title}. {question.about}"), soft_wrap=True)
        for parameter in question.parameters:
            console.print(f"    --param {parameter.name}=…  {parameter.about} ({parameter.type})", soft_wrap=True)
    console.print(Text('\nviews: claimx query OUT --sql "SELECT … FROM …"', style="bold"))
    for view in views:
        console.print(Text.assemble("\n", (view.name, "cyan"), f"  {view.about}"), soft_wrap=True)
        for name, kind, words in view.columns:
            console.print(f"    {name:<20} {kind:<12} {words}".rstrip(), soft_wrap=True)


def answer(columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Prints the answer to a query and returns how many rows are shown."""
    from claimx.cli import answers

    shown, more = answers.show(_console(stderr=False), columns, types, rows)
    if more:
        note(f"only the first {shown:,} rows are shown: --format csv -o FILE has all")
    return shown
