"""``claimx query``: the claims as tables, ready questions and SQL."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def query(
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="Output folder of 'claimx extract'.", show_default=False)
    ] = None,
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="Name of a ready question; --list shows them.", show_default=False)
    ] = None,
    sql: Annotated[str | None, typer.Option(metavar="SQL", help="One SELECT over the views; - reads standard input.")] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A parameter, like force=Nordkorea. May be repeated.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="table on the screen, else by the ending of FILE, else csv.", show_default=False)
    ] = None,
    file: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the answer there.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the questions and the views with their columns.")] = False,
) -> None:
    """Ask the claims of a run, with a ready question or in SQL.

    The output folder becomes a database in memory that can only be read; SQL cannot reach files or the network.
    Groups and relations are empty until 'claimx link OUT' was run. Needs: pip install "claimx[query]".
    """
    from claimx import query as room
    from claimx.cli import console

    if list_:
        console.questions(room.all_questions(), _views(out))
        return
    if out is None or (question is None) == (sql is None):
        raise room.QueryError(
            "name an output folder and a question, or --sql", where="claimx query", remedy="see claimx query --list"
        )
    chosen = None if question is None else room.find_question(question)
    given = room.parse_parameters(param or ())
    target = _format(format, file)
    with room.open_database(out) as database:
        if chosen is not None:
            answer = room.ask(database, chosen, given)
        else:
            answer = database.run(sys.stdin.read() if sql == "-" else sql or "", given)
        rows = _write(answer, target, file)
        if not database.has_links and (chosen is None or chosen.linked):
            console.note(room.NO_LINKS)
    if rows is not None:
        console.note(f"{rows:,} rows" if rows != 1 else "1 row")


def _views(out: Path | None):
    """The views of this output folder, or of an empty database."""
    from claimx import query as room

    with room.open_database(out) if out else room.empty_database() as database:
        return database.views()


def _format(format: Format | None, file: Path | None) -> Format:
    """What the user chose; else what the file's name says; else a table for eyes and CSV for pipes."""
    if format is not None:
        return format
    if file is not None:
        ending = file.suffix.removeprefix(".")
        return Format(ending) if ending in ("csv", "json", "parquet") else Format.csv
    return Format.table if sys.stdout.isatty() else Format.csv


def _write(answer, format: Format, file: Path | None) -> int | None:
    """Writes the answer; returns the number of rows where that is known."""
    from claimx.cli import console
    from claimx.errors import SettingsError
    from claimx.query import writing

    if format is Format.table:
        if file is not None:
            raise SettingsError("a table is for the screen", where="--format", remedy="choose csv, json or parquet for a file")
        return console.answer(answer.columns, answer.types, answer.rows())
    if format is Format.parquet:
        if file is None:
            raise SettingsError("Parquet goes to a file", where="--format", remedy="name it with -o FILE.parquet")
        writing.write_parquet(answer, file)
        return None
    lines = writing.csv_lines(answer) if format is Format.csv else writing.json_lines(answer)
    if file is None:
        for line in lines:
            console.raw(line)
    else:
        writing.write_lines(lines, file)
        console.note(f"answer: {file}")
    return None
