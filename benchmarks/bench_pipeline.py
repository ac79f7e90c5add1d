"""End to end against the bare model: words/s, their ratio, start-up and peak memory, side by side in one run.

    python benchmarks/bench_pipeline.py FOLDER [--rounds 5] [--model embedded]

Reads the articles of FOLDER, then in turns runs the statistical model as spaCy loads and runs it and the whole pipeline over the
same texts, on one core, in processor time. The ratio of the two best rounds is what counts; words/s depend on the machine and on
what else it does.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model", default="embedded")
    options = parser.parse_args()

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
    list(extractor.stream(articles))
    for _ in range(options.rounds):
        begin = time.process_time()
        list(plain.pipe((a.text for a in articles), batch_size=extractor.settings.batch_size))
        middle = time.process_time()
        list(extractor.stream(articles))
        bare.append(middle - begin)
        whole.append(time.process_time() - middle)

    model_seconds, seconds = min(bare), min(whole)
    print(f"{len(articles)} articles, {words} words, best of {options.rounds} rounds, processor time")
    print(f"bare model   {words / model_seconds:9,.0f} words/s")
    print(f"end to end   {words / seconds:9,.0f} words/s, {seconds / model_seconds:.2f} x the bare model")
    print(f"start-up     imports {imported - started:.2f} s, model and lexicon {loaded - imported:.2f} s")
    print(f"peak memory  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    commands = {"python": ["-c", "pass"], "--version": ["-m", "claimx", "--version"], "--help": ["-m", "claimx", "--help"]}
    for name, command in commands.items():
        print(f"{name:12} {_seconds(command):.3f} s")


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
