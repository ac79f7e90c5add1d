"""``claimx explain``: what claimx sees in a sentence, and which rules fired or why they did not."""

from typing import Annotated

import typer


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="German text, in quotes; - reads it from the standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Document date, like 2024-10-22.")] = None,
    model: Annotated[str | None, typer.Option(help="spaCy model, as for 'claimx extract'.")] = None,
) -> None:
    """Show clauses, mentions and rules of a text, sentence by sentence."""
    import sys

    from claimx.cli import console
    from claimx.errors import SettingsError
    from claimx.settings import load_settings
    from claimx.storage.workers import keep_to_one_thread

    settings = load_settings(overrides={"published": published, "model": model})
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise SettingsError("there is no text", where="TEXT", remedy='for example: claimx explain "Kim bestritt das."')
    keep_to_one_thread()
    from claimx import trace

    console.explanation(trace.explain(words, published=settings.published, model=settings.model))
