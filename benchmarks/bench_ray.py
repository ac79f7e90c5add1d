"""How `--engine ray` scales: the same corpus on a Ray cluster of one node and of two, with one processor and one actor each.

    python benchmarks/bench_ray.py [--parts 16] [--megabytes 4] [--nodes 1 2] [--rounds 2]

The nodes are processes of this machine (`ray.cluster_utils`), as many as it has cores for: what is measured is what the engine
loses to handing out parts and collecting records, not the network. Words/s and efficiency (words/s a node, against one node) are
given by elapsed time, which needs an idle machine, and by the processor time of Ray's workers, which does not; both with the
loading of the models. At the end the arithmetic for 100 million articles. Needs pip install "claimx[ray]" psutil.
"""

import argparse
import os
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ.setdefault("RAY_worker_niceness", "0")  # Ray's workers would give way to whatever else runs here

from invented import write_collection

CHARACTERS = 2500
ARTICLES, WORDS_AN_ARTICLE = 100_000_000, 350


class Run(NamedTuple):
    """One run: seconds by the clock, and those of the processor in all workers."""

    nodes: int
    words: int
    elapsed: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=int, default=16, help="parts of the corpus, one JSONL file each")
    parser.add_argument("--megabytes", type=float, default=4.0, help="size of the corpus")
    parser.add_argument("--rounds", type=int, default=2, help="runs of each, in turns; the quickest counts, by each clock")
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()

    import claimx.storage.cluster.parts as parts

    parts.PART_BYTES = 1  # each file a part, so that a corpus of minutes has as many parts as one of hours
    with tempfile.TemporaryDirectory(prefix="claimx-ray-") as name:
        folder = Path(name)
        (folder / "in").mkdir()
        number = max(1, int(options.megabytes * 1e6 / CHARACTERS / options.parts))
        words = sum(
            write_collection(folder / "in" / f"{part:03}.jsonl", number, CHARACTERS, seed=part) for part in range(options.parts)
        )
        print(f"{options.parts} parts, {words:,} words, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        rounds = [[measure(nodes, folder) for nodes in options.nodes] for _ in range(options.rounds)]
    runs = [best(same) for same in zip(*rounds, strict=True)]
    for run in runs:
        report(run, runs[0])
    total, rate = ARTICLES * WORDS_AN_ARTICLE, runs[-1].words / runs[-1].processor
    hours = total / rate / 3600
    print(
        f"{ARTICLES:,} articles of {WORDS_AN_ARTICLE} words: {hours:,.0f} hours of one core at {rate:,.0f} words/s of processor time,"
    )
    print(f"{hours / 500:.1f} hours on 500 cores")


def best(runs: Sequence[Run]) -> Run:
    """The least time by each clock of several runs on as many nodes."""
    return runs[0]._replace(elapsed=min(run.elapsed for run in runs), processor=min(run.processor for run in runs))


def report(run: Run, first: Run) -> None:
    """Prints words/s of a run, and its words/s a node as a share of the first run's."""
    elapsed, alone = (one.words / one.elapsed / one.nodes for one in (run, first))
    processor, undisturbed = (one.words / one.processor for one in (run, first))
    print(
        f"{run.nodes} nodes: "
        f"by the clock {run.elapsed:.1f} s, {elapsed * run.nodes:,.0f} words/s, efficiency {elapsed / alone:.0%}; "
        f"by processor time {run.processor:.1f} s, {processor:,.0f} words/s a core, efficiency {processor / undisturbed:.0%}"
    )


def measure(nodes: int, folder: Path) -> Run:
    """One run on a new cluster of this many nodes."""
    import ray
    from ray.cluster_utils import Cluster

    from claimx.pipeline import Extractor
    from claimx.settings import Settings
    from claimx.storage.cluster.ray_engine import run_on_ray

    memory = {"num_cpus": 1, "object_store_memory": 80 * 2**20}
    cluster = Cluster(initialize_head=True, head_node_args={**memory, "include_dashboard": False})
    for _ in range(nodes - 1):
        cluster.add_node(**memory)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    settings = Settings(out=folder / f"out{nodes}", workers=nodes, model="embedded")
    try:
        with Processor() as processor:
            record = run_on_ray([str(folder / "in")], settings, lambda: Extractor(settings))
    finally:
        ray.shutdown()
        cluster.shutdown()
    run = Run(nodes, record.words, record.seconds, processor.seconds)
    print(f"  {run}", flush=True)
    return run


class Processor:
    """Counts the processor time of Ray's workers, the actors above all, while the block lasts."""

    def __enter__(self) -> "Processor":
        self._seen: dict[tuple[int, float], float] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._end.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """User and system time of all workers seen."""
        return sum(self._seen.values())

    def _watch(self) -> None:
        import psutil

        while not self._end.wait(0.2):
            for process in psutil.process_iter(["pid", "create_time", "cpu_times", "cmdline", "username"]):
                words = process.info["cmdline"] or [""]
                if words[0].startswith("ray::") and process.info["username"] == psutil.Process().username():
                    times = process.info["cpu_times"]
                    self._seen[process.info["pid"], process.info["create_time"]] = times.user + times.system


if __name__ == "__main__":
    main()
