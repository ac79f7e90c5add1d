"""``claimx extract``: articles in, claims out."""

import signal
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

STDOUT = Path("-")


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS", help="Articles: files and folders; URLs with --engine ray.", show_default=False),
    ],
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="Output folder, ./claimx-out if not given; - prints one article's JSON.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Document date of all articles, like 2024-10-22 or 2024-10.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="spaCy model: auto, embedded, a name or a folder; see 'claimx models'.")
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="Further files to write beside json and jsonl: csv. May be repeated.")
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Number of processes. The output does not depend on it.")] = None,
    engine: Annotated[
        str | None, typer.Option(help="local, or ray: a cluster, with parts of the output in OUT/claims and OUT/articles.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run; keep what is done.")] = False,
    strict: Annotated[bool | None, typer.Option("--strict", help="Stop at the first rejected input.")] = None,
    show: Annotated[int | None, typer.Option(metavar="N", help="Print up to N of the claims, some of each type.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Settings file instead of ./claimx.toml.")] = None,
) -> None:
    """Extract the claims of German news articles.

    Reads .txt, .md, .html, .json, .jsonl and .gz of these. Writes OUT/<article id>.json, OUT/claims.jsonl with all claims and
    OUT/run.json with settings, counts and rejected inputs. Defaults can be set in claimx.toml.
    """
    from claimx.settings import load_settings
    from claimx.storage.workers import keep_to_one_thread

    given = {"out": out, "published": published, "model": model, "workers": workers, "engine": engine, "strict": strict}
    settings = load_settings(config, {**given, "formats": formats or None, "show": show})
    keep_to_one_thread()
    if settings.out == STDOUT:
        _print_single([Path(path) for path in paths], settings)
    else:
        raise typer.Exit(_run(paths, settings, resume, quiet))


def _print_single(paths, settings) -> None:
    from claimx.cli import console
    from claimx.pipeline import Extractor
    from claimx.storage.single import extract_single

    console.raw(extract_single(paths, settings, partial(Extractor, settings)))


def _run(paths, settings, resume: bool, quiet: bool) -> int:
    """Runs the extraction with what there is to see on the screen, and returns the exit status."""
    from claimx.cli import console
    from claimx.cli.preview import Preview
    from claimx.pipeline import Extractor
    from claimx.storage.run import run

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what stops a service ends the run as cleanly as Ctrl-C
    preview = Preview(settings.show)
    with console.progress(quiet) as progress:

        def observe(step) -> None:
            progress.show(step)
            preview.add(step.output)

        factory = partial(Extractor, settings)
        if settings.engine == "ray":
            from claimx.storage.cluster.ray_engine import run_on_ray

            record = run_on_ray(paths, settings, factory, resume=resume, observer=observe)
        else:
            record = run([Path(path) for path in paths], settings, factory, resume=resume, observer=observe)
    if not quiet:
        console.claims(preview.rows())
        console.summary(record)
    return record.exit_status or 0
