"""The commands put together, and what happens to errors that reach the top."""

import os
import sys
from typing import Annotated

import typer

from claimx.cli import eval as evaluation
from claimx.cli import explain, export, extract, graph, import_, link, models, query, report, review, schema, timeline
from claimx.errors import ClaimxError, SettingsError

EXIT_CODES = """\b
Exit status:
    0  all inputs were processed
    1  nothing could be processed, a fatal error, or --strict met a rejected input
    2  wrong usage: an option, an argument or a setting
    3  done, but some inputs were rejected, as printed (extract lists them in run.json, too)
  130  interrupted (Ctrl-C, SIGTERM); the same command with --resume goes on
"""

app = typer.Typer(
    name="claimx",
    help="Typed, sourced claims from German news: who claimed what, when, how many, and who denied it.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich would take three times as long to show it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=EXIT_CODES)(extract.extract)
app.command()(explain.explain)
app.command("eval")(evaluation.evaluate)
app.command()(link.link)
app.command()(query.query)
app.command()(timeline.timeline)
app.command()(graph.graph)
app.command(epilog=EXIT_CODES)(export.export)
app.command("import", epilog=EXIT_CODES)(import_.import_gold)
app.command()(review.review)
app.command()(report.report)
app.command()(schema.schema)
app.add_typer(models.app, name="models")


@app.callback()
def options(version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False) -> None:
    """Options before the command."""
    if version:
        from claimx._version import __version__
        from claimx.cli import console

        console.out(f"claimx {__version__}")
        raise typer.Exit


def run_app(words: list[str]) -> int:
    """Runs the command that these words name and returns the exit status.

    Errors made on purpose become one line without a traceback; others keep theirs, with a request to report them.
    """
    try:
        app(words, prog_name="claimx")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ClaimxError as error:
        from claimx.cli import console

        console.error(error)
        return 2 if isinstance(error, SettingsError) else 1
    except Exception as error:
        from claimx.cli import console

        console.unexpected(error)
        return 1
    return 0


def help_text() -> str:
    """The help of ``claimx`` itself, 80 columns wide, as `claimx.cli.main.HELP` holds it."""
    command = typer.main.get_command(app)
    return command.make_context("claimx", [], resilient_parsing=True, terminal_width=78).get_help().rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(help_text())
