"""``claimx export``: finished output in the formats of other programs."""

import signal
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.options import OutFolder

FORMATS = "csv, jsonl, parquet, duckdb, xlsx, spacy, brat, cas, label-studio, w3c"


def export(
    out: OutFolder,
    to: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {FORMATS}.", show_default=False)],
    target: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="TARGET", help="File (jsonl, duckdb, xlsx) or folder to write.", show_default=False),
    ],
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the articles, for formats with text; else where they were.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier export.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Write claims as tables, databases or annotation files.

    Nothing is extracted again. spacy, brat, cas, label-studio and w3c hold the articles' texts: plain text files must be where
    they were extracted, or in --articles, and unchanged. The target appears when it is complete. parquet, duckdb, xlsx and cas
    need: pip install "claimx[export]".
    """
    from claimx.cli import console
    from claimx.settings import load_settings
    from claimx.storage import exports

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what stops a service leaves nothing half-written either
    settings = load_settings()
    record = exports.export(
        out,
        to,
        target,
        max_bytes=settings.max_bytes,
        articles=articles,
        overwrite=overwrite,
        observer=lambda error: console.rejected(error) if error else None,
    )
    if not quiet:
        console.transfer(record.articles, record.claims, len(record.rejected), target)
    raise typer.Exit(record.exit_status)
