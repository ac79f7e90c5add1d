"""A small output folder for the tests of the review: two articles, one of them full of markup and characters beyond the BMP."""

import json
from pathlib import Path
from typing import Any

from claimx.review import Choice, Database, Folder, Store

PIPELINE = {"claimx": "0", "spacy": "0", "model": "none", "model_version": "0", "lexicon": "0"}
EVIL = "</script><script>window.hacked = 1</script><img src=x onerror=window.hacked=2> & \" '"
TEXT = (
    "🙂 Nordhafen streitet mit Südtal\n\n"
    "Nordhafen wirft Südtal vor, 300 Soldaten an die Brücke geschickt zu haben. Südtal bestreitet das. "
    "Am 4. Mai sprachen die Bürgermeister darüber.\n"
    "Anzeige: Fahrräder billig 🚲 <b>nur heute</b>\n"
    "Am Abend waren es laut Südtal noch rund zwanzig Soldaten, und Südtal nannte den Vorwurf <i>erfunden</i>.\n"
)
SHA = "a" * 64
ID = "nordhafen"
NAME = "Anna"


def span(words: str, text: str = TEXT, after: int = 0) -> dict[str, Any]:
    start = text.index(words, after)
    return {"text": words, "start": start, "end": start + len(words)}


def role(words: str, name: str | None = None, after: int = 0) -> dict[str, Any]:
    return {**span(words, after=after), "name": name, "id": None, "kind": "organisation", "resolved": None}


def claim(type_: str, anchor: str, sentence: str, **fields: Any) -> dict[str, Any]:
    where, place = span(anchor), span(sentence)
    return {
        "id": f"{type_}-{where['start']}",
        "type": type_,
        **place,
        "anchor": where,
        "sentence": {"index": 1, "start": place["start"], "end": place["end"]},
        "source": None,
        "cue": None,
        "modality": "asserted",
        "polarity": "affirmed",
        "confidence": 0.9,
        "rule": f"{type_}/test",
        "plover": None,
        **fields,
    }


BLAME = "Nordhafen wirft Südtal vor, 300 Soldaten an die Brücke geschickt zu haben"


def claims() -> list[dict[str, Any]]:
    """An accusation with a number inside it, the denial that answers it, and a date."""
    accusation = claim(
        "accusation",
        "wirft",
        BLAME,
        accuser=[role("Nordhafen", "Stadt Nordhafen", after=20)],
        accused=[role("Südtal", after=40)],
        allegation=span("300 Soldaten an die Brücke geschickt zu haben"),
        confidence=0.95,
    )
    number = {**span("300 Soldaten"), "value": 300, "min": None, "max": None, "approximate": False, "unit": "Soldat"}
    troops = claim(
        "troop_count", "300 Soldaten", BLAME, quantity=number, force=[role("Südtal", after=40)], activity=None, location=None
    )
    denial = claim(
        "denial", "bestreitet", "Südtal bestreitet das", denier=[role("Südtal", after=60)], denied=span("das", after=110)
    )
    denial["denies"] = [accusation["id"]]
    time = {
        **span("4. Mai"),
        "type": "DATE",
        "value": "2024-05-04",
        "earliest": "2024-05-04",
        "latest": "2024-05-04",
        "anchored": True,
    }
    sentence = "Am 4. Mai sprachen die Bürgermeister darüber"
    date = claim("date", "4. Mai", sentence, time=time, event=span("sprachen"), participants=[], confidence=0.6)
    return [accusation, troops, denial, date]


def output(id: str = ID, text: str = TEXT, found: list[dict[str, Any]] | None = None, **article: Any) -> dict[str, Any]:
    start = text.find("Anzeige")
    regions = [{"kind": "boilerplate", "start": start, "end": text.index("\n", start)}] if start >= 0 else []
    actors = [role("Nordhafen", "Stadt Nordhafen"), role("Südtal"), role("Südtal", after=40), role("die Bürgermeister")]
    record = {"id": id, "sha256": SHA, "characters": len(text), "sentences": 5, "text": text, "regions": regions, **article}
    record = {"title": EVIL, "published": "2024-05-05", "published_from": "metadata", **record}
    mentions = {"actors": actors if text == TEXT else [], "quantities": [], "times": [], "quotations": []}
    return {
        "schema_version": "1.0",
        "article": record,
        "pipeline": PIPELINE,
        "claims": claims() if found is None else found,
        "mentions": mentions,
    }


def write_folder(path: Path, *articles: dict[str, Any]) -> Path:
    """An output folder as `claimx extract` leaves it."""
    path.mkdir(parents=True, exist_ok=True)
    quiet = output("ruhig", "Es geschah nichts.\n", [], title="Ruhiger Tag", sha256="b" * 64, published=None)
    for article in articles or (output(), quiet):
        file = path / f"{article['article']['id']}.json"
        file.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    (path / "run.json").write_text("{}", encoding="utf-8")
    return path


def open_folder(path: Path) -> tuple[Folder, Store]:
    """The folder with its index, and the decisions in it."""
    database = Database(path / "review.sqlite")
    folder = Folder(path, database)
    folder.refresh()
    return folder, Store(database)


def choice(number: int, action: Any, seen: int = 0, **changes: Any) -> Choice:
    """A decision on one of `claims`."""
    content = claims()[number]
    return Choice(content["id"], action, {**content, **changes}, seen)
