"""The parts of the accusation–denial network: its chart, who stands against whom in numbers, and every single claim."""

from collections.abc import Iterator
from typing import Any

from claimx.corpus.network import Network
from claimx.plots.network import edge_words, network_chart
from claimx.plots.page import Section, Table
from claimx.plots.theme import NARROW, WIDE, counted, shortened

_NOT_NAMED = "not named"


def network_section(network: Network) -> Section:
    """The section of the network."""
    title = "Who accuses whom, and who denies"
    tables = [_edges(network), _claims(network)]
    found = (
        f"{counted(network.accusations, 'accusation')}, {network.answered:,} answered, and {counted(network.denials, 'denial')}"
    )
    if not network.edges:
        words = f"Found: {found}; but in none of them both sides are named, so there is nothing to draw."
        return Section(title, words, tables=tables)
    about = f"Network of {counted(len(network.actors), 'actor')}: {found}"
    return Section(title, about, network_chart(network, WIDE), network_chart(network, NARROW), tables)


def edge_records(network: Network) -> Iterator[dict[str, Any]]:
    """Flat rows for CSV and JSON: one an edge."""
    for edge in network.edges:
        source, target = network.actors[edge.source], network.actors[edge.target]
        yield {
            "kind": edge.kind,
            "from": source.name,
            "from_id": source.id,
            "to": target.name,
            "to_id": target.id,
            "claims": len(edge.claims),
            "answered": None if edge.kind == "denial" else edge.answered,
            "unanswered": None if edge.kind == "denial" else len(edge.claims) - edge.answered,
            "claim_ids": [f"{blame.article}/{blame.claim}" for blame in edge.claims],
        }


def _edges(network: Network) -> Table:
    rows = [
        (
            network.actors[edge.source].name,
            edge.kind,
            network.actors[edge.target].name,
            f"{len(edge.claims):,}",
            edge_words(edge),
        )
        for edge in network.edges
    ]
    return Table("Who stands against whom", ("from", "kind", "to", "claims", "answered by a denial"), rows, figures=(3,))


def _claims(network: Network) -> Table:
    """Every claim, those with one side too."""
    lines = [
        (edge.kind, network.actors[edge.source].name, network.actors[edge.target].name, blame)
        for edge in network.edges
        for blame in edge.claims
    ]
    lines += [
        (kind, source.name if source else _NOT_NAMED, target.name if target else _NOT_NAMED, blame)
        for kind, source, target, blame in network.one_sided
    ]
    lines.sort(key=lambda line: (line[3].published or "9", line[3].article, line[3].claim))
    rows = [
        (
            blame.published or "not known",
            kind,
            source,
            target,
            {True: "yes", False: "no", None: ""}[blame.answered],
            shortened(blame.text, 300),
            blame.article,
        )
        for kind, source, target, blame in lines
    ]
    head = ("published", "kind", "from", "to", "answered", "in the text", "article")
    return Table("All accusations, criticism and denials", head, rows, german=(5,))
