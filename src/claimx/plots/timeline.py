"""The parts of a timeline: the chart of the events, one chart for each number that several name, and their tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from claimx.corpus.events import Event, FoundEvents
from claimx.corpus.series import Count, FoundSeries, Series
from claimx.plots.events import events_chart, standing
from claimx.plots.numbers import numbers_chart
from claimx.plots.page import Section, Table
from claimx.plots.theme import NARROW, WIDE, counted, days_words, number_words, record, shortened

MOST_CHARTS = 6
"""Numbers that get a chart; of further ones only the table tells."""


def events_section(found: FoundEvents) -> Section:
    """The section of the events."""
    title = "Events over time"
    if not found.events:
        return Section(title, "No dated event was found." + left_out(found))
    rows = [_event_row(event) for event in found.events]
    head = ("when", "who", "event", "source", "standing", "in the text", "article")
    about = (
        f"{counted(len(rows), 'dated event')} from {found.events[0].earliest} to {max(event.latest for event in found.events)}"
    )
    table = Table("All events", head, rows, german=(5,))
    return Section(title, about, events_chart(found.events, WIDE), events_chart(found.events, NARROW), (table,))


def number_sections(found: FoundSeries) -> list[Section]:
    """A section for each of the first numbers, and one for the rest or for their absence."""
    charted = drawable(found.series)
    sections = [_number_section(series) for series in charted[:MOST_CHARTS]]
    rest = [series for series in found.series if series not in charted[:MOST_CHARTS]]
    if not sections:
        words = "Nothing is counted by two sources, or in two articles, of known date: there is no number to compare." + left_out(
            found
        )
        return [Section("Numbers over time", words, tables=[_numbers_table(series, series.title) for series in rest])]
    if rest:
        words = "Without a chart: fewer claims count them, or only one source in one article, or the articles have no date."
        sections.append(Section("Further numbers", words, tables=[_numbers_table(series, series.title) for series in rest]))
    return sections


def drawable(series: Iterable[Series]) -> list[Series]:
    """Those that can be compared: at least two counts of known day, from different sources or articles."""
    return [one for one in series if len({(c.source, c.article) for c in one.counts if c.published and c.numbers}) > 1]


def left_out(found: FoundEvents | FoundSeries) -> str:
    """What was not used and why, as a sentence; empty where there is nothing to say."""
    if not found.left_out:
        return ""
    return " Left out: " + "; ".join(f"{reason}: {number:,}" for reason, number in sorted(found.left_out.items())) + "."


def event_records(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """Flat rows for CSV and JSON."""
    for event in events:
        yield record(asdict(event) | {"participants": list(event.participants)})


def count_records(series: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """Flat rows for CSV and JSON: each count with the series it belongs to."""
    for one in series:
        for count in one.counts:
            yield {"series": one.title, "type": one.type, **record(asdict(count))}


def _number_section(series: Series) -> Section:
    about = f"{series.title}: {counted(len(series.counts), 'count')} from {counted(len(series.sources), 'source')}"
    tables = (_numbers_table(series, "All counts"), Table("Contradictions and updates", ("kind", "reason"), series.conflicts))
    return Section(series.title, about, numbers_chart(series, WIDE), numbers_chart(series, NARROW), tables)


def _numbers_table(series: Series, title: str) -> Table:
    head = ("published", "source", "number", "unit", "modality", "in the text", "article")
    return Table(title, head, [_count_row(count) for count in series.counts], german=(5,), figures=(2,))


def _count_row(count: Count) -> Sequence[str]:
    day = count.published.isoformat() if count.published else "not known"
    text = shortened(count.text, 300)
    return day, count.source, number_words(count), count.unit or "", count.modality, text, count.article


def _event_row(event: Event) -> Sequence[str]:
    who, text = ", ".join(event.participants), shortened(event.text, 300)
    when = days_words(event.earliest, event.latest)
    return when, who, event.event or "", event.source or "", standing(event)[0], text, event.article
