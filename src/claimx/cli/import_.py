"""``claimx import``: annotations made in other tools, back as gold."""

import signal
from pathlib import Path
from typing import Annotated

import typer


def import_gold(
    source: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder with .txt and .ann files (brat) or .xmi files.", show_default=False)
    ],
    gold: Annotated[
        Path, typer.Option("--out", "-o", metavar="GOLD", help="Folder for the ID.gold.json files.", show_default=False)
    ],
    format: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="brat or cas; else what the files in the folder are.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace gold files that are there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Bring brat or UIMA CAS annotation back as gold.

    Writes what 'claimx eval --gold' reads; UIMA CAS is what INCEpTION exports. The labels are those that 'claimx export --to
    brat' and '--to cas' write. An article with a label that claimx does not know is rejected with file, line and remedy; the
    rest is imported. cas needs: pip install "claimx[export]".
    """
    from claimx.cli import console
    from claimx.evaluation import read_gold
    from claimx.settings import load_settings
    from claimx.storage import imports

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what stops a service leaves nothing half-written either
    record = imports.import_folder(
        source,
        gold,
        format,
        check=read_gold,
        max_bytes=load_settings().max_bytes,
        overwrite=overwrite,
        observer=lambda error: console.rejected(error) if error else None,
    )
    if not quiet:
        console.transfer(record.articles, record.claims, len(record.rejected), gold)
    raise typer.Exit(record.exit_status)
