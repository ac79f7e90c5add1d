"""Peak memory of `claimx extract` over few and over many articles: it must not grow with their number.

    python benchmarks/bench_memory.py [--small 1000] [--large 50000] [--characters 450] [--workers 1]

Articles are made up from the sentences of data/raw, each with fresh numbers, names and words, and read from one JSONL file.
Each run is a process of its own; its peak is what the system counted. The target is a growth under 5 %.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import write_collection

TARGET = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=50_000)
    parser.add_argument("--characters", type=int, default=450, help="length of an article; 450 are about 60 words")
    parser.add_argument("--workers", type=int, default=1, help="with several, the peak is that of the largest process")
    options = parser.parse_args()
    peaks = [peak(number, options.characters, options.workers) for number in (options.small, options.large)]
    growth = peaks[1] / peaks[0] - 1
    print(f"growth {growth:+.1%}, target below {TARGET:.0%}: {'met' if growth < TARGET else 'MISSED'}")
    sys.exit(growth >= TARGET)


def peak(number: int, characters: int, workers: int) -> float:
    """The peak memory in MiB of a run over this many articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "artikel.jsonl")
        words = write_collection(path, number, characters)
        command = [sys.executable, "-m", "claimx", "extract", str(path), "-o", f"{folder}/out", "-q", "--workers", str(workers)]
        begin = time.perf_counter()
        process = subprocess.Popen([*command, "--model", "embedded"], env={**os.environ, "OMP_NUM_THREADS": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"claimx ended with status {status}")
        seconds = time.perf_counter() - begin
        mebibytes = usage.ru_maxrss / 1024
        print(
            f"{number:7,} articles, {words:10,} words, {seconds:7.1f} s, user {usage.ru_utime:7.1f} s, peak {mebibytes:6.1f} MiB"
        )
        sys.stdout.flush()
        return mebibytes


if __name__ == "__main__":
    main()
