"""The same views as one HTML file to send to somebody: read only, nothing to install, nothing loaded from anywhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from claimx.review.folder import Folder
from claimx.review.page import report_page
from claimx.review.records import Content
from claimx.review.store import Store
from claimx.review.views import article_view, gold_places


def report(folder: Folder, store: Store, annotator: str | None, gold: Mapping[str, list[Content]] | None = None) -> Iterator[str]:
    """The report's HTML in pieces; memory holds one article at a time.

    Args:
        folder: the output folder, its index up to date.
        store: the decisions.
        annotator: whose decisions to show; None shows the claims as they were extracted.
        gold: claims to compare with, by article id.
    """
    name = folder.path.resolve().name
    articles = _articles(folder, store, annotator, gold)
    more: dict[str, Any] = {"folder": name, "annotator": annotator, "annotators": [], "gold": gold is not None}
    yield from report_page(f"claimx: {name}", articles, **more)


def _articles(
    folder: Folder, store: Store, annotator: str | None, gold: Mapping[str, list[Content]] | None
) -> Iterator[dict[str, Any]]:
    for article in folder.ids():
        output = folder.read(article)
        if output is None:
            continue
        states = store.states(annotator, article, output["article"]["sha256"]) if annotator else {}
        view = article_view(output, folder.text(output), states)
        view["places"] = gold_places(output, states, gold[article]) if gold and article in gold else None
        yield view
