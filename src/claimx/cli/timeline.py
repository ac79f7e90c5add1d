"""``claimx timeline``: events over time, and numbers over time by source."""

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.options import ChartFile, ChartFormat, Format, OutFolder


def timeline(
    out: OutFolder,
    file: ChartFile,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only claims with this actor in any role: a name or a Wikidata id.")
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option(metavar="TYPE", help="Only claims of this type, like date or troop_count. May be repeated."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day (events: of the event; numbers: of publication).")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day; a month or a year means its last day.")
    ] = None,
    number: Annotated[bool, typer.Option("--number", help="Numbers only, without the events.")] = False,
    format: ChartFormat = None,
) -> None:
    """Show events over time, and what each source says a number is.

    Events are the date claims with a day, month or year that the text fixes. Numbers are counts of the same thing: after
    'claimx link OUT' those of one topic, else troops and casualties by whose they are. html is one page that needs no network;
    png and svg are one file a chart (FILE, FILE-2, …); json and csv are the data. Needs, but for json and csv:
    pip install "claimx[plots]".
    """
    from claimx.cli import console
    from claimx.cli.corpus_inputs import chosen_format, read_corpus
    from claimx.corpus.events import FoundEvents, find_events
    from claimx.corpus.series import FoundSeries, find_series
    from claimx.storage.output import blaming

    target = chosen_format(format, file)
    with blaming(out):
        corpus = read_corpus(out, actor, type or (), since, until)
        chosen = corpus.chosen
        claims = corpus.output.claims
        events, numbers = FoundEvents(), FoundSeries()
        with_events = not number and chosen.has_type("date")
        if with_events:
            events = find_events(claims(), corpus.published, corpus.index, chosen, corpus.links)
        with_numbers = number or chosen.types != ("date",)
        if with_numbers:
            numbers = find_series(claims(), corpus.articles, corpus.index, chosen, corpus.links)
        _write(corpus, events if with_events else None, numbers if with_numbers else None, target, file)
        console.note(f"{len(events.events):,} events, {len(numbers.series):,} numbers that are counted more than once")
        for reason, count in sorted((events.left_out + numbers.left_out).items()):
            console.note(f"  left out: {reason}: {count:,}")
        if corpus.links is None and with_numbers:
            console.note(f"no links.json here: 'claimx link {out}' finds copies and counts of the same thing")


def _write(corpus, events, numbers, target: Format, file: Path) -> None:
    """Writes the page, the pictures or the data; None stands for what was not asked for."""
    from claimx.cli import console
    from claimx.cli.corpus_inputs import write_charts, write_records
    from claimx.errors import ClaimxError
    from claimx.plots import timeline as parts
    from claimx.storage.files import write_atomically

    paths = [file]
    if target in (Format.json, Format.csv):
        dated = [{"record": "event", **row} for row in parts.event_records(events.events if events else ())]
        counts = [{"record": "number", **row} for row in parts.count_records(numbers.series if numbers else ())]
        write_records([*dated, *counts], target, file)
    else:
        sections = [parts.events_section(events)] if events else []
        sections += parts.number_sections(numbers) if numbers else []
        if target is Format.html:
            from claimx.plots.page import html_page

            lines = corpus.head() + [parts.left_out(found).strip() for found in (events, numbers) if found and found.left_out]
            write_atomically(
                file, html_page(f"Timeline of {corpus.output.folder.name}", lines, sections).encode("utf-8", "replace")
            )
        else:
            specs = [section.wide for section in sections if section.wide]
            if not specs:
                reasons = " ".join(section.about for section in sections)
                raise ClaimxError(f"nothing to draw: {reasons}", remedy="widen the filters, or write .json to see the data")
            paths = write_charts(specs, target, file)
    console.note("written: " + ", ".join(map(str, paths)))
