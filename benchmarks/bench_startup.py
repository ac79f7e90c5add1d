"""Start-up as ratios, side by side in one run: `claimx --version` and `--help` against an empty Python, one short article
against loading its spaCy model.

    python benchmarks/bench_startup.py [--rounds 10]

Every pair runs in turns. What counts is the ratio of the least elapsed times; the ratio of the least user times tells the same
on a machine with other work. Targets: 3 and 1.5.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MODEL = Path(__file__).resolve().parent.parent / "models" / "de_claimx_news"
ARTICLE = """Seoul wirft Pjöngjang Entsendung vor

Seoul, 22. Oktober 2024. Südkorea wirft Nordkorea vor, Soldaten nach Russland entsandt zu haben. Pjöngjang bestreitet das.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "kurz.txt")
        article.write_text(ARTICLE, encoding="utf-8")
        compare("empty python", ["-c", "pass"], "--version", ["-m", "claimx", "--version"], options.rounds, 3.0)
        compare("empty python", ["-c", "pass"], "--help", ["-m", "claimx", "--help"], options.rounds, 3.0)
        load = ["-c", f"import spacy; spacy.load({str(MODEL)!r})"]
        extract = ["-m", "claimx", "extract", str(article), "-o", "-", "--model", "embedded"]
        compare("spacy.load", load, "one article", extract, max(options.rounds // 2, 3), 1.5)


def compare(base_name: str, base: list[str], name: str, command: list[str], rounds: int, target: float) -> None:
    """Runs two Python commands in turns and prints their least times and the ratios."""
    pairs = [(seconds(base), seconds(command)) for _ in range(rounds)]
    elapsed = [min(pair[side][0] for pair in pairs) for side in (0, 1)]
    user = [min(pair[side][1] for pair in pairs) for side in (0, 1)]
    ratio = elapsed[1] / elapsed[0]
    verdict = "met" if ratio <= target else "MISSED"
    print(
        f"{name:12} {elapsed[1]:6.3f} s, {base_name} {elapsed[0]:6.3f} s: ratio {ratio:.2f}, target {target:g} {verdict}; "
        f"user time {user[1]:.3f} s and {user[0]:.3f} s"
    )


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Elapsed and user seconds of a Python process."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    before, begin = os.times().children_user, time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begin, os.times().children_user - before


if __name__ == "__main__":
    main()
