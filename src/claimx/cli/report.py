"""``claimx report``: the review's views as one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import OutFolder

if TYPE_CHECKING:
    from claimx.review import Folder, Store


def report(
    out: OutFolder,
    target: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")],
    annotator: Annotated[
        str | None, typer.Option(metavar="NAME", help="Show this annotator's decisions; without it the claims as extracted.")
    ] = None,
    gold: Annotated[Path | None, typer.Option(metavar="DIR", help="Gold to compare with (ID.gold.json files).")] = None,
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the articles, if they are not where they were extracted from.")
    ] = None,
) -> None:
    """Write claims on their articles as one HTML file: to send to somebody, read only, nothing loaded from the network."""
    from tempfile import TemporaryDirectory

    from claimx.cli.review_inputs import open_review
    from claimx.review import FILE_NAME

    with TemporaryDirectory() as aside:  # a report leaves nothing in the output
        file = out / FILE_NAME if (out / FILE_NAME).is_file() else Path(aside) / FILE_NAME
        folder, store = open_review(out, articles, file)
        _write(folder, store, target, annotator, gold)
        folder.database.close()


def _write(folder: "Folder", store: "Store", target: Path, annotator: str | None, gold: Path | None) -> None:
    """Writes the report, whole or not at all, and says so."""
    from claimx.cli import console
    from claimx.cli.review_inputs import load_gold
    from claimx.review import ReviewError, report
    from claimx.storage.files import AtomicFile

    if annotator is not None and annotator not in store.annotators():
        known = ", ".join(store.annotators()) or "nobody"
        raise ReviewError(f"{annotator} has judged no claim here", where=folder.path, remedy=f"who has: {known}")
    pieces = report(folder, store, annotator, load_gold(gold))
    with AtomicFile(target) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))
    console.note(f"{len(folder.ids())} articles written to {target} ({target.stat().st_size / 1e6:.1f} MB)")
