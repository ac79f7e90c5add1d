"""Reports as plain text for a terminal, and as Markdown."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator

from claimx.evaluation.compare import Comparison
from claimx.evaluation.matching import ERROR_KINDS, KINDS, Case
from claimx.evaluation.results import Evaluation
from claimx.evaluation.sentences import printable
from claimx.evaluation.tables import DASH, Table, attributes, breakdown, changes, confusion, differences, headline
from claimx.evaluation.words import rows

_CELL = 46  # columns of one side of an error in a terminal
_LINE = 108
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def text_report(
    found: Evaluation,
    comparison: Comparison | None = None,
    *,
    by: str,
    markdown: bool,
    errors: bool = True,
) -> str:
    """The whole report.

    Args:
        found: the evaluation.
        comparison: the same against another run.
        by: what the main table is broken down by: one of `claimx.evaluation.tables.BREAKDOWNS`.
        markdown: Markdown instead of plain text. Plain text has the scores last, where a terminal shows them.
        errors: whether to list the errors.
    """
    tables = [*((differences(comparison), *changes(comparison)) if comparison else ())]
    scores = [breakdown(found, by), attributes(found), confusion(found)]
    render: Callable[[Table], str] = markdown_table if markdown else plain_table
    listed = list(_markdown_errors(found) if markdown else _plain_errors(found)) if errors else []
    head = "\n".join(f"- {_escaped(line)}" if markdown else line for line in headline(found))
    if markdown:
        parts = ["# Evaluation", head, *map(render, (*scores, *tables)), *listed]
    else:
        parts = [*listed, *map(render, (*tables, *reversed(scores))), head]
    return "\n\n".join(parts)


def plain_table(table: Table) -> str:
    """A table in columns."""
    lines = [[_one_line(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(len(row[column]) for row in lines) for column in range(len(table.head))]
    shown = []
    for row in lines:
        cells = (
            cell.ljust(width) if column < table.left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        shown.append("  ".join(cells).rstrip())
    note = f"  ({table.note})" if table.note else ""
    return "\n".join([f"{table.title}{note}", *shown])


def markdown_table(table: Table) -> str:
    """A table in Markdown."""
    rule = [":---" if column < table.left else "---:" for column in range(len(table.head))]
    lines = [f"| {' | '.join(cells)} |" for cells in ([*map(_escaped, table.head)], rule)]
    lines += [f"| {' | '.join(map(_escaped, row))} |" for row in table.rows]
    note = [f"*{_escaped(table.note)}*", ""] if table.note else []
    return "\n".join([f"## {_escaped(table.title)}", "", *note, *lines])


def _plain_errors(found: Evaluation) -> Iterator[str]:
    cases = _gravest_first(found)
    yield f"Errors: {len(cases)}" + ("  (* marks what is wrong)" if cases else "")
    for case in cases:
        yield "\n".join([f"{case.article}  {case.type}  {_kinds(case)}", *_quoted(case), *_side_by_side(case)])


def _gravest_first(found: Evaluation) -> list[Case]:
    return sorted(found.errors, key=lambda case: ERROR_KINDS.index(case.kinds[0]))


def _quoted(case: Case) -> list[str]:
    if case.sentence is None:
        return []
    return textwrap.wrap(_one_line(case.sentence[1]), _LINE, initial_indent="  ", subsequent_indent="  ")


def _side_by_side(case: Case) -> Iterator[str]:
    yield f"    {'':13}{'gold':{_CELL}}  system"
    for field, gold, system, wrong in rows(case):
        sides = [textwrap.wrap(_one_line(words), _CELL) or [DASH if side else ""] for words, side in _told(case, gold, system)]
        for number in range(max(map(len, sides))):
            left, right = (side[number] if number < len(side) else "" for side in sides)
            mark = "*" if wrong and not number else " "
            yield f"  {mark} {field if not number else '':13}{left:{_CELL}}  {right}".rstrip()


def _told(case: Case, gold: str, system: str) -> Iterable[tuple[str, bool]]:
    return (gold, case.gold is not None), (system, case.system is not None)


def _markdown_errors(found: Evaluation) -> Iterator[str]:
    cases = _gravest_first(found)
    yield f"## Errors: {len(cases)}"
    for case in cases:
        quote = [f"> {_escaped(case.sentence[1])}", ""] if case.sentence else []
        table = [
            f"| {field} | {_escaped(gold)} | {_escaped(system)} | {'wrong' if wrong else ''} |"
            for field, gold, system, wrong in rows(case)
        ]
        title = f"### {_escaped(case.article)}: {_escaped(case.type)}, {_kinds(case)}"
        yield "\n".join([title, "", *quote, "| field | gold | system | |", "|:---|:---|:---|:---|", *table])


def _kinds(case: Case) -> str:
    return ", ".join(KINDS[kind] for kind in case.kinds)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", _one_line(text))
