"""``claimx link``: what the claims of a run's articles have to do with each other."""

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.options import OutFolder


def link(
    out: OutFolder,
    gold: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score the links against this annotation, like data/gold/links.json.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors/--no-errors", help="With --gold: list every error.")] = True,
    show: Annotated[int, typer.Option(metavar="N", help="Print up to N relations between articles.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Link the claims of many articles: copies, same claim, corroboration, contradiction, update, denial.

    Reads the articles' JSON files in OUT and, for texts that they do not carry, the article files again. Writes OUT/links.json
    with origins (prints of one report count once), groups of claims about the same thing with their independent sources, and
    relations, each with its reason in words and both spans. Needs:
    pip install "claimx[corpus]".
    """
    from claimx.cli import console
    from claimx.cli.link_inputs import find_texts
    from claimx.corpus.linker import link as link_articles
    from claimx.storage.links import read_outputs, write_links

    outputs = list(read_outputs(out))
    texts, notes = find_texts(outputs)
    links = link_articles(outputs, texts, notes)
    path = write_links(out, links)
    if gold is not None:
        from claimx.evaluation.links import load_gold_links, score_links
        from claimx.evaluation.links_report import links_report

        console.out(links_report(score_links(load_gold_links(gold), links, outputs), errors))
    if not quiet:
        console.links(links, show)
        console.note(f"links: {path}")
