"""Seconds to make the database of `claimx query`, to answer every ready question, and to prepare timeline and network.

    python benchmarks/bench_query.py [--claims 1000 10000 100000] [--linked]

The claims are made up, 20 an article, with 200 actors; `--linked` adds a group for every three counts.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

PER_ARTICLE = 20
ACTORS = [(f"Staat {number}", f"Q{number + 1000}") for number in range(200)]
TYPES = ("troop_count", "date", "accusation", "denial", "statement", "delivery")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--linked", action="store_true", help="with a links.json")
    options = parser.parse_args()
    print("| claims | database | all questions | timeline data | network data |\n|---|---|---|---|---|")
    for number in options.claims:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), number, options.linked)
            figures = measure(Path(folder))
        print(f"| {number:,} | " + " | ".join(f"{seconds:.2f}" for seconds in figures) + " |", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def measure(folder: Path) -> list[float]:
    """Seconds for each column of the table."""
    from claimx.cli.corpus_inputs import read_corpus
    from claimx.corpus.events import find_events
    from claimx.corpus.network import find_network
    from claimx.corpus.series import find_series
    from claimx.query import all_questions, ask, open_database

    marks = [time.perf_counter()]
    with open_database(folder) as database:
        marks.append(time.perf_counter())
        for question in all_questions():
            for _ in ask(database, question).rows():
                pass
        marks.append(time.perf_counter())
    corpus = read_corpus(folder, None, (), None, None)
    claims = corpus.output.claims
    find_events(claims(), corpus.published, corpus.index, corpus.chosen, corpus.links)
    find_series(claims(), corpus.articles, corpus.index, corpus.chosen, corpus.links)
    marks.append(time.perf_counter())
    find_network(claims(), corpus.published, corpus.index, corpus.chosen, corpus.links)
    marks.append(time.perf_counter())
    return [after - before for before, after in pairwise(marks)]


def write_corpus(folder: Path, number: int, linked: bool) -> None:
    """Writes an output folder with so many claims."""
    chance = random.Random(20)
    counts = []
    with (folder / "claims.jsonl").open("wb") as lines:
        for article in range(0, number, PER_ARTICLE):
            name = f"a{article // PER_ARTICLE:06}"
            own = list(made_up_claims(chance, min(PER_ARTICLE, number - article)))
            lines.writelines(orjson.dumps({"article": name, **claim}, option=orjson.OPT_APPEND_NEWLINE) for claim in own)
            counts += [(name, claim["id"]) for claim in own if claim["type"] == "troop_count"]
            (folder / f"{name}.json").write_bytes(orjson.dumps(article_output(name, chance, own)))
    names = sorted(path.name for path in folder.glob("*.json"))
    (folder / "run.json").write_bytes(orjson.dumps({"schema_version": "1.0", "status": "complete", "files": names}))
    if linked:
        (folder / "links.json").write_bytes(orjson.dumps(made_up_links(counts)))


def article_output(name: str, chance: random.Random, claims: list[dict[str, Any]]) -> dict[str, Any]:
    day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    article = {"id": name, "sha256": "0", "title": name, "published": day, "language": "de", "characters": 3000, "sentences": 30}
    return {"schema_version": "1.0", "article": article, "pipeline": {}, "claims": claims, "mentions": {}}


def made_up_claims(chance: random.Random, number: int) -> Iterator[dict[str, Any]]:
    last_accusation = None
    for place in range(number):
        kind = chance.choice(TYPES)
        text = f"Ein Satz von Staat {chance.randrange(200)} mit einigen Wörtern, damit die Zeile so lang ist wie sonst auch"
        span = {"text": text, "start": place * 120, "end": place * 120 + len(text)}
        claim = {
            "id": f"{kind}-{place}", **span, "anchor": span,
            "sentence": {"index": place, "start": span["start"], "end": span["end"]},
            "source": party(chance) if chance.random() < 0.4 else None,
            "cue": None, "modality": "asserted", "polarity": "affirmed",
            "confidence": round(chance.random(), 2), "rule": f"{kind}/made-up", "plover": None, "type": kind,
        }  # fmt: skip
        if kind in ("troop_count", "delivery"):
            value = chance.randint(1, 300) * 100
            claim["quantity"] = span | {"value": value, "min": None, "max": None, "approximate": False, "unit": "Soldat"}
        if kind == "date":
            day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            claim["time"] = span | {"type": "DATE", "value": day, "earliest": day, "latest": day, "anchored": False}
        if kind == "denial" and last_accusation:
            claim["denies"] = [last_accusation]
        last_accusation = claim["id"] if kind == "accusation" else last_accusation
        fields = {"troop_count": ["force"], "date": ["participants"], "accusation": ["accuser", "accused"], "denial": ["denier"]}
        yield claim | {
            field: [party(chance)] for field in fields.get(kind, ["agent", "target"] if kind == "delivery" else ["speaker"])
        }


def party(chance: random.Random) -> dict[str, Any]:
    name, id_ = chance.choice(ACTORS)
    return {"text": name, "start": 0, "end": len(name), "name": name, "id": id_, "kind": "country", "resolved": None}


def made_up_links(counts: list[tuple[str, str]]) -> dict[str, Any]:
    groups = []
    for place in range(0, len(counts) - 2, 3):
        members = [
            {"article": article, "claim": claim, "origin": article, "source": article}
            for article, claim in counts[place : place + 3]
        ]
        names = [member["article"] for member in members]
        group = {
            "id": f"g{place}",
            "type": "troop_count",
            "topic": f"t{place // 6}",
            "members": members,
            "independent_sources": 3,
        }
        groups.append(group | {"sources": names, "origins": names, "summary": {"actors": ["Staat 1"]}})
    return {"schema_version": "1.0", "claimx": "0", "origins": [], "groups": groups, "relations": []}


if __name__ == "__main__":
    main()
