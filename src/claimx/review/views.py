"""What the page shows, as JSON types: one article with somebody's decisions, comparisons, agreement."""

from collections.abc import Mapping
from typing import Any

from claimx.review.agreement import Figures, Place, align, compare
from claimx.review.fields import party_name
from claimx.review.folder import Folder
from claimx.review.records import Content, State
from claimx.review.store import Store


def article_view(output: Mapping[str, Any], text: str | None, states: Mapping[str, State]) -> dict[str, Any]:
    """One article for the page: its record, text, claims as extracted, the states of those judged, and its actors.

    Args:
        output: the article's output (JSON types).
        text: its text; None where it is not to be had.
        states: one annotator's, by claim id.
    """
    record = {name: value for name, value in output["article"].items() if name not in ("text", "path")}
    return {
        "article": record,
        "text": text,
        "claims": output["claims"],
        "states": {claim: state.as_json() for claim, state in states.items()},
        "actors": _actors(output),
    }


def _actors(output: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Everybody the article names, the most often named first, each with all mentions; those of a damaged file that stand nowhere
    are left out."""
    found: dict[str, dict[str, Any]] = {}
    for mention in output.get("mentions", {}).get("actors", ()):
        if not {"text", "start", "end"} <= mention.keys():
            continue
        name, kind = party_name(mention), mention.get("kind", "unknown")
        entry = found.setdefault(name, {"name": name, "id": mention.get("id"), "kind": kind, "mentions": []})
        entry["mentions"].append([mention["start"], mention["end"]])
    return sorted(found.values(), key=lambda entry: -len(entry["mentions"]))


def standing(output: Mapping[str, Any], states: Mapping[str, State]) -> list[Content]:
    """The claims as they stand: as decided where they were judged, as extracted where not, without the rejected ones."""
    ids = {claim["id"] for claim in output["claims"]}
    open_claims = [claim for claim in output["claims"] if claim["id"] not in states]
    judged = [state.content for state in states.values() if state.status != "rejected"]
    return sorted([*open_claims, *judged], key=lambda claim: (claim["anchor"]["start"], claim["id"] in ids, claim["id"]))


def gold_places(output: Mapping[str, Any], states: Mapping[str, State], gold: list[Content]) -> list[dict[str, Any]]:
    """Where the claims as they stand and a gold annotation agree and differ."""
    types = {claim["type"] for claim in gold}
    mine = [claim for claim in standing(output, states) if claim["type"] in types]
    return [_place(place) for place in align(mine, gold)]


def annotator_places(folder: Folder, store: Store, article: str, one: str, other: str) -> dict[str, Any] | None:
    """Where two annotators agree and differ in one article, with the figures, and what the second decided on each claim
    (``statuses``); None where there is no such article."""
    output = folder.read(article)
    if output is None:
        return None
    sha256 = output["article"]["sha256"]
    theirs = store.states(other, article, sha256)
    figures, places = compare(output["claims"], store.states(one, article, sha256), theirs)
    statuses = {claim: state.status for claim, state in theirs.items()}
    return {"figures": figures.as_json(), "places": [_place(place) for place in places], "statuses": statuses}


def agreement(folder: Folder, store: Store, one: str, other: str) -> dict[str, Any]:
    """The agreement of two annotators over all articles that both have worked on.

    Returns:
        ``all`` figures, those of each type of claim that the first or second kept (``types``), and each article's
        (``articles``, with the number of its places that differ).
    """
    total = Figures()
    types: dict[str, Figures] = {}
    articles: list[dict[str, Any]] = []
    shared = sorted(store.articles(one).keys() & store.articles(other).keys())
    for article in shared:
        output = folder.read(article)
        if output is None:
            continue
        sha256 = output["article"]["sha256"]
        figures, places = compare(output["claims"], store.states(one, article, sha256), store.states(other, article, sha256))
        if not figures.values:
            continue
        total.add(figures)
        for place in places:
            _count(types, place)
        differing = sum(place.kind != "same" for place in places)
        articles.append({"id": article, "title": output["article"]["title"], "differing": differing, **figures.as_json()})
    by_type = {name: figures.as_json() for name, figures in sorted(types.items())}
    return {"one": one, "other": other, "all": total.as_json(), "types": by_type, "articles": articles}


def _count(types: dict[str, Figures], place: Place) -> None:
    """Adds one place to the figures of its type; one where the types differ counts in both."""
    names = dict.fromkeys(claim["type"] for claim in (place.one, place.other) if claim)
    for name in names:
        one, other = (claim is not None and claim["type"] == name for claim in (place.one, place.other))
        both = one and other
        exact = both and "anchor" not in place.fields
        types.setdefault(name, Figures()).add(Figures(int(both), int(exact), int(one), int(other)))


def _place(place: Place) -> dict[str, Any]:
    return {"kind": place.kind, "one": place.one, "other": place.other, "fields": list(place.fields)}
