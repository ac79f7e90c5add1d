"""How quick the review stays: a folder of many articles, and one article with thousands of claims.

    python benchmarks/bench_review.py [--articles 10000] [--claims 5000] [--keep DIR]

Makes the folder from one invented paragraph, then measures the index, the answers of the app (medians of 15, in this process)
and, where a Chromium is installed, how long the page takes to show the list, the long article and the next claim.
"""

import argparse
import json
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from starlette.testclient import TestClient

from claimx.review import Database, Folder, Store
from claimx.review.server import create_app

PARAGRAPH = (
    "Am {day}. Mai warf die Gemeinde Norddorf der Gemeinde Süddorf vor, {number} Soldaten an den Fluss geschickt zu haben. "
    "Süddorf bestreitet das. "
)
PIPELINE = {"claimx": "0", "spacy": "0", "model": "none", "model_version": "0", "lexicon": "0"}
LONG = "sehr-lang"


def paragraph(number: int, offset: int) -> tuple[str, list[dict[str, Any]]]:
    """A paragraph with four claims, one of them a denial of another; offsets count from `offset`."""
    text = PARAGRAPH.format(day=number % 30 + 1, number=100 + number)

    def span(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"text": words, "start": offset + start, "end": offset + start + len(words)}

    def role(words: str) -> dict[str, Any]:
        return {**span(words), "name": words, "id": None, "kind": "organisation", "resolved": None}

    def claim(type_: str, anchor: str, sentence: str, **fields: Any) -> dict[str, Any]:
        where, place = span(anchor), span(sentence)
        known = {"id": f"{type_}-{where['start']}-{where['end']}", "type": type_, **place, "anchor": where}
        index = {"index": 2 * number, "start": place["start"], "end": place["end"]}
        return {**known, "sentence": index, "confidence": (50 + number % 50) / 100, "rule": f"{type_}/bench", **fields}

    first, second = text.rstrip().split(". Süddorf")[0], "Süddorf bestreitet das"
    soldiers, day = f"{100 + number} Soldaten", f"{number % 30 + 1}. Mai"
    quantity = {**span(soldiers), "value": 100 + number, "unit": "Soldat"}
    date = {**span(day), "type": "DATE", "value": f"2024-05-{number % 30 + 1:02}"}
    accusation = claim("accusation", "warf", first, accuser=[role("Norddorf")], accused=[role("Süddorf")])
    return text, [
        claim("date", day, first, time=date, event=span("warf")),
        accusation,
        claim("troop_count", soldiers, first, quantity=quantity, force=[role("Süddorf")]),
        claim("denial", "bestreitet", second, denier=[role("Süddorf")], denied=span("das."), denies=[accusation["id"]]),
    ]


def article(id: str, claims: int) -> dict[str, Any]:
    """An article's output with at least so many claims, two paragraphs a line."""
    text, found = "", []
    for number in range(-(-claims // 4)):
        more, its = paragraph(number, len(text))
        text += more + ("\n\n" if number % 2 else "")
        found += its
    actors = [party for claim in found for field in ("accuser", "accused", "denier") for party in claim.get(field, ())]
    record = {"id": id, "sha256": "f" * 64, "title": f"Streit am Fluss ({id})", "published": "2024-05-31"}
    record |= {"characters": len(text), "sentences": len(found) // 2, "text": text}
    return {"article": record, "pipeline": PIPELINE, "claims": found, "mentions": {"actors": actors}}


def make_folder(path: Path, articles: int, claims: int) -> None:
    """An output folder with many articles of 40 claims and one long one."""
    path.mkdir(parents=True, exist_ok=True)
    short = article("kurz", 40)
    for number in range(articles - 1):
        id = f"artikel-{number:05}"
        short["article"] |= {"id": id, "title": f"Streit am Fluss, Folge {number}", "sha256": f"{number:064x}"}
        (path / f"{id}.json").write_text(json.dumps(short, ensure_ascii=False), encoding="utf-8")
    (path / f"{LONG}.json").write_text(json.dumps(article(LONG, claims), ensure_ascii=False), encoding="utf-8")


def milliseconds(work: Callable[[], Any], times: int = 15, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median time of some runs."""
    taken = []
    for _ in range(times):
        started = clock()
        work()
        taken.append(clock() - started)
    return 1000 * statistics.median(taken)


def report(name: str, work: Callable[[], Any], times: int = 15) -> None:
    """Prints the median time of some runs, and of as many again the time of this process's cores, which others do not slow."""
    cores = milliseconds(work, times, time.process_time)
    print(f"{name:40} {milliseconds(work, times):8.1f} ms, {cores:8.1f} ms of a core")


def measure_app(client: TestClient, count: int) -> None:
    """Prints how long the app takes for what the page asks."""
    csrf = client.get("/api/session").json()["csrf"]
    headers = {"X-Claimx-CSRF": csrf}

    def judge(claims: list[str]) -> None:
        choices = [{"claim": claim, "action": "accept"} for claim in claims]
        answer = client.post("/api/decide", json={"article": LONG, "choices": choices}, headers=headers)
        assert answer.status_code == 200, answer.text
        client.post("/api/undo", json={"article": LONG}, headers=headers)

    ids = [claim["id"] for claim in client.get("/api/article", params={"id": LONG}).json()["claims"]]
    asked = {
        "list, first page": lambda: client.get("/api/articles"),
        "list, last page": lambda: client.get("/api/articles", params={"page": 10**6}),
        "list, denials, confidence from 0.9": lambda: client.get("/api/articles", params={"type": "denial", "low": "0.9"}),
        "list, words and actor": lambda: client.get("/api/articles", params={"q": "fluss", "actor": "norddorf"}),
        "list, open ones": lambda: client.get("/api/articles", params={"status": "open"}),
        "overview": lambda: client.get("/api/session"),
        f"article with {count} claims": lambda: client.get("/api/article", params={"id": LONG}),
        "decision and undo in it": lambda: judge(ids[:1]),
    }
    for name, work in asked.items():
        report(name, work)
    report("accept all of it at once, and undo", lambda: judge(ids), 3)


def measure_page(address: str) -> None:
    """Prints how long a browser takes until the views are drawn."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no chromium: the page is not measured")
        return
    from playwright.sync_api import sync_playwright

    ready = "(work) => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})

        def shown(to: str, what: str) -> None:
            page.goto("about:blank")
            page.goto(address + to)
            page.locator(what).first.wait_for()
            page.evaluate(ready)

        def key(name: str) -> None:
            page.keyboard.press(name)
            page.evaluate(ready)

        print(f"{'page: list drawn':40} {milliseconds(lambda: shown('', '.article-row'), 5):8.1f} ms")
        print(f"{'page: long article drawn':40} {milliseconds(lambda: shown(f'#/a/{LONG}', '.card'), 5):8.1f} ms")
        print(f"{'page: next claim in it':40} {milliseconds(lambda: key('j'), 40):8.1f} ms")
        page.evaluate("document.querySelector('.claim-list').scrollTop = 1e6")
        print(f"{'page: elements in the long article':40} {page.evaluate('document.querySelectorAll(`*`).length'):8}")
        browser.close()


def main() -> None:
    """Makes the folder and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=5_000)
    parser.add_argument("--keep", type=Path, help="make the folder here, or use the one that is there, and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = options.keep or Path(temporary) / "out"
        if not path.is_dir():
            make_folder(path, options.articles, options.claims)
        database = Database(path / "review.sqlite")
        folder = Folder(path, database)
        steps, cores = folder.read_in(), time.process_time()
        first = milliseconds(lambda: next(steps), 1)
        rest = milliseconds(lambda: list(steps), 1)
        print(f"{'index, until the page opens':40} {first:8.1f} ms")
        print(f"{'index, all of it':40} {first + rest:8.1f} ms, {1000 * (time.process_time() - cores):8.1f} ms of a core")
        report("index, again", folder.refresh, 3)
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = create_app(folder, Store(database), annotator="bench", port=port)
        address = f"http://127.0.0.1:{port}/"
        measure_app(TestClient(app, base_url=address[:-1]), options.claims)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            measure_page(address)
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


if __name__ == "__main__":
    main()
