"""``claimx graph``: who accuses and criticises whom, and who denies."""

from typing import Annotated

import typer

from claimx.cli.options import ChartFile, ChartFormat, Format, OutFolder


def graph(
    out: OutFolder,
    file: ChartFile,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only claims by or against this actor: a name or a Wikidata id.")
    ] = None,
    type: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="Only accusation, criticism or denial. May be repeated.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day of publication.")] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of publication; a month or a year means its last day.")
    ] = None,
    format: ChartFormat = None,
) -> None:
    """Show the network of accusations, criticism and denials.

    An accusation counts as answered if a denial answers it, in its article or (after 'claimx link OUT') in another one.
    html is one page that needs no network; png and svg are the picture; json and csv are the edges. Needs, but for json and
    csv: pip install "claimx[plots]".
    """
    from claimx.cli import console
    from claimx.cli.corpus_inputs import chosen_format, read_corpus, write_charts, write_records
    from claimx.corpus.network import find_network
    from claimx.errors import ClaimxError
    from claimx.plots import graph as parts
    from claimx.storage.files import write_atomically
    from claimx.storage.output import blaming

    target = chosen_format(format, file)
    with blaming(out):
        corpus = read_corpus(out, actor, type or (), since, until)
        network = find_network(corpus.output.claims(), corpus.published, corpus.index, corpus.chosen, corpus.links)
        if target in (Format.json, Format.csv):
            write_records(list(parts.edge_records(network)), target, file)
        else:
            section = parts.network_section(network)
            if target is Format.html:
                from claimx.plots.page import html_page

                page = html_page(f"Accusations and denials in {out.name}", corpus.head(), [section])
                write_atomically(file, page.encode("utf-8", "replace"))
            elif section.wide is None:
                raise ClaimxError(f"nothing to draw: {section.about}", remedy="widen the filters, or write .json to see the data")
            else:
                write_charts([section.wide], target, file)
    console.note(f"written: {file}")
    console.note(
        f"{len(network.actors):,} actors, {network.accusations:,} accusations ({network.answered:,} answered), "
        f"{network.criticisms:,} criticisms, {network.denials:,} denials; {len(network.one_sided):,} of them name one side only"
    )
