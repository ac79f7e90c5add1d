"""Invented bad input by the thousand, against every reader and stage: nothing may crash, every span must be its text.

    python benchmarks/fuzz.py [--count 10000] [--seed 1] [--only TARGET] [--from NUMBER]

Each target gets its share of the inputs; the same seed gives the same inputs. A failure is printed with the seed of its input,
which `--only TARGET --from NUMBER --count 1` makes again. The exit status is the number of failing targets.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable

from fuzz_inputs import chance_of
from fuzz_targets import TARGETS, Failure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first input of each target")
    parser.add_argument("--only", choices=sorted(TARGETS))
    options = parser.parse_args()
    chosen = {options.only: TARGETS[options.only]} if options.only else TARGETS
    total = sum(target.share for target in chosen.values())
    failing = 0
    for name, target in chosen.items():
        count = max(1, options.count * target.share // total)
        failing += fuzz(name, target.check, options.seed, range(options.first, options.first + count)) > 0
    sys.exit(failing)


def fuzz(name: str, check: Callable, seed: int, numbers: range, *, shown: int = 5) -> int:
    """Runs one target over inputs by number; prints what fails, each kind once, and returns how many did."""
    kinds: Counter[str] = Counter()
    begin = time.perf_counter()
    longest = (0.0, 0)
    for number in numbers:
        started = time.perf_counter()
        try:
            check(chance_of(name, seed, number))
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {frame.filename.rpartition('/src/')[2]}:{frame.lineno}"
            kinds[kind] += 1
            if kinds[kind] == 1 and len(kinds) <= shown:
                detail = error.shown if isinstance(error, Failure) else str(error)
                print(f"  {name} --seed {seed} --from {number}: {kind}: {detail[:300]}")
        longest = max(longest, (time.perf_counter() - started, number))
    seconds = time.perf_counter() - begin
    failures = f"{kinds.total()} failures {dict(kinds)}" if kinds else "no failure"
    print(f"{name:12} {len(numbers):9,} inputs, {seconds:7.1f} s, slowest {longest[0]:.2f} s (number {longest[1]}): {failures}")
    sys.stdout.flush()
    return kinds.total()


if __name__ == "__main__":
    main()
