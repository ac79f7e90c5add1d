"""End to end against the bare model: words/s, their ratio, start-up and peak memory, side by side in one run.

    python benchmarks/bench_pipeline.py FOLDER [--rounds 9] [--model embedded]

Reads the articles of FOLDER, then in turns runs the statistical model as spaCy loads and runs it and the whole pipeline over the
same texts, on one core, in processor time. The median of the rounds' ratios is what counts (target 1.35); words/s depend on the
machine and on what else it does. Peak memory is that of `claimx extract FOLDER` in a process of its own.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--model", default="embedded")
    options = parser.parse_args()

    peak = _peak(options.folder, options.model)  # before this process grows: the system counts a child's peak from its parent's
    started = time.perf_counter()
    import spacy

    from claimx.articles import Article, read_inputs
    from claimx.pipeline import Extractor
    from claimx.settings import Settings

    imported = time.perf_counter()
    extractor = Extractor(model=options.model)
    loaded = time.perf_counter()

    articles = [item for item in read_inputs([options.folder], max_bytes=Settings().max_bytes) if isinstance(item, Article)]
    words = sum(len(a.text.split()) for a in articles)
    plain = spacy.load(extractor.model.path_or_package, exclude=["parser", "senter"])

    bare, whole = [], []
    deque(extractor.stream(articles), maxlen=0)
    for _ in range(options.rounds):
        begin = time.process_time()
        deque(plain.pipe((a.text for a in articles), batch_size=extractor.settings.batch_size), maxlen=0)
        middle = time.process_time()
        deque(extractor.stream(articles), maxlen=0)
        bare.append(middle - begin)
        whole.append(time.process_time() - middle)

    ratios = [seconds / model_seconds for model_seconds, seconds in zip(bare, whole, strict=True)]
    print(f"{len(articles)} articles, {words:,} words, {options.rounds} rounds, processor time, load {os.getloadavg()[0]:.1f}")
    for name, seconds in (("bare model", bare), ("end to end", whole)):
        print(f"{name:12} {words / statistics.median(seconds):9,.0f} words/s, best {words / min(seconds):,.0f}")
    print(f"{'':12} {statistics.median(ratios):.2f} x the bare model ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"start-up     imports {imported - started:.2f} s, model and lexicon {loaded - imported:.2f} s")
    print(f"peak memory  {peak:,.0f} MiB")
    commands = {"python": ["-c", "pass"], "--version": ["-m", "claimx", "--version"], "--help": ["-m", "claimx", "--help"]}
    for name, command in commands.items():
        print(f"{name:12} {_seconds(command):.3f} s")


def _peak(folder: Path, model: str) -> float:
    """The most memory, in MiB, that `claimx extract` of the folder takes."""
    with tempfile.TemporaryDirectory() as out:
        process = subprocess.Popen([sys.executable, "-m", "claimx", "extract", str(folder), "-o", out, "-q", "--model", model])
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"claimx ended with status {status}")
        return usage.ru_maxrss / 1024


def _seconds(arguments: list[str]) -> float:
    """The least of five runs of a Python command, in seconds."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    main()
