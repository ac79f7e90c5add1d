"""Two workers against one: elapsed seconds of the same run, in turns, and whether the bytes are the same.

    python benchmarks/bench_workers.py [--articles 300] [--workers 2] [--rounds 2]

Seconds are those of run.json, without loading the model. The machine must be idle for the ratio of elapsed times to mean
anything: the share of the cores that the run got (user and system time by elapsed time) is printed beside it. Where that
is below the number of workers, the second ratio tells what an idle machine would show: words by processor time, as if every
worker had had a core of its own (start-up is part of it, so take enough articles). The target is 1.8 for two workers.
"""

import argparse
import filecmp
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import write_collection


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--characters", type=int, default=2500)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_collection(folder / "artikel.jsonl", options.articles, options.characters)
        print(f"{options.articles} articles, {words:,} words, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        pairs = [(run(folder, 1), run(folder, options.workers)) for _ in range(options.rounds)]
        one, many = (min(pair[side]["elapsed"] for pair in pairs) for side in (0, 1))
        cpu_one, cpu_many = (min(pair[side]["processor"] for pair in pairs) for side in (0, 1))
        same, *_ = filecmp.cmpfiles(
            folder / "out1", folder / f"out{options.workers}", ["claims.jsonl", "artikel-000000.json"], False
        )
        print(f"{options.workers} workers against one: {one / many:.2f} x by elapsed time")
        print(f"{options.workers} workers against one: {options.workers * cpu_one / cpu_many:.2f} x by processor time")
        print("the same bytes" if len(same) == 2 else "DIFFERENT BYTES")


def run(folder: Path, workers: int) -> dict[str, float]:
    """Elapsed seconds of one run by its run.json, and the processor seconds of all its processes with their start-up."""
    command = [
        sys.executable,
        "-m",
        "claimx",
        "extract",
        str(folder / "artikel.jsonl"),
        "-o",
        str(folder / f"out{workers}"),
        "-q",
    ]
    before, begin = os.times(), time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run([*command, "--workers", str(workers), "--model", "embedded"], check=True, env=environment)
    after, whole = os.times(), time.perf_counter() - begin
    record = json.loads((folder / f"out{workers}" / "run.json").read_text(encoding="utf-8"))
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    seconds = record["seconds"]
    print(f"  {workers} workers: {seconds:.1f} s, {record['words'] / seconds:,.0f} words/s, {processor / whole:.2f} cores")
    return {"elapsed": seconds, "processor": processor}


if __name__ == "__main__":
    main()
