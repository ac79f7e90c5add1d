"""Every regular expression of claimx on strings made to keep it busy: is its time linear in their length?

    python benchmarks/bench_regexes.py [--length 10000] [--slow 0.05]

First counts the steps of a backtracking matcher (`regex_steps`) on strings of two lengths, which tells the same on every machine and is
what the tests do; then times Python's `re` on strings of half the length and the length. Prints each pattern that more than doubles.
"""

import argparse
import re
import time

from regex_attacks import attacks
from regex_collect import Use, collected
from regex_steps import Counter, TooManySteps

SHORT, LONG = 40, 200
"""Lengths to count on: a string that looks worse than linear when short is tried longer, where bounded parts of the pattern are done
and only what has no bound still grows."""
LINEAR = 2.6  # times the steps for twice the length
_MOST_STEPS = 1_000_000
_FEW = 50
_MOST_SUSPECTS = 3

BOUNDED = {
    "sentences.py _LETTER_STOPS": "reads 15 characters",
    "webpage.py _DECLARED": "reads 4,096 bytes",
    "sentences.py _END": "reads 1,200 characters beside a mention, in the report of an evaluation",
    "ranges.py _gap_patterns": "reads the gap between two numbers, of a bounded length",
    "claimview.py _WORD_BEFORE": "reads 40 characters",
    "wrapping.py _LAST_WORD": "reads 20 characters",
    "pages.py _SEGMENT": "reads 200 characters of a title",
    "direction.py _ZU_INFINITIVE": "reads one word",
}
"""Patterns that would take quadratic time on a long text, and why they never see one."""


def name_of(use: Use) -> str:
    """Module and name of a pattern."""
    return f"{use.place.partition(':')[0]} {use.name}"


def worse_than_linear(use: Use) -> str | None:
    """The beginning of a string on which the steps of a pattern grow faster than the string, or None."""
    counter = Counter(use.pattern, use.flags)
    texts = {length: attacks(use.pattern, use.flags, length) for length in (SHORT, 2 * SHORT, LONG, 2 * LONG)}

    def growth(number: int, length: int) -> float:
        try:
            short, long = (
                counter.search(texts[size][number], limit=_MOST_STEPS, anchored=not use.searches) for size in (length, 2 * length)
            )
        except TooManySteps:
            return float("inf")
        return long / max(short, _FEW)

    suspects = [number for number in range(len(texts[SHORT])) if growth(number, SHORT) > LINEAR]
    return next((texts[SHORT][number] for number in suspects[:_MOST_SUSPECTS] if growth(number, LONG) > LINEAR), None)


def seconds(use: Use, length: int) -> list[tuple[float, str]]:
    """What `re` takes for each string of this length."""
    pattern = re.compile(use.pattern, use.flags)
    found = []
    for text in attacks(use.pattern, use.flags, length):
        begin = time.process_time()
        if use.searches:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
        found.append((time.process_time() - begin, text[:30]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=10_000)
    parser.add_argument("--slow", type=float, default=0.05, help="seconds from which on a string is looked at")
    options = parser.parse_args()
    uses = collected()
    counted = {name_of(use): text for use in uses if (text := worse_than_linear(use)) is not None}
    print(f"{len(uses)} patterns; by steps worse than linear: {len(counted)}")
    for name, text in counted.items():
        print(f"  {name}: {text[:30]!r} ({BOUNDED.get(name, 'MUST BE FIXED')})")
    strings = 0
    longest = (0.0, "")
    for use in uses:
        if name_of(use) in BOUNDED:
            continue
        half, whole = seconds(use, options.length // 2), seconds(use, options.length)
        strings += len(whole)
        longest = max(longest, (max(whole)[0], f"{use.place} {use.name}"))
        grown = [pair for pair in zip(half, whole, strict=True) if pair[1][0] > max(options.slow, LINEAR * pair[0][0])]
        for (before, _), (after, text) in grown[:1]:
            print(f"  {use.place} {use.name}: {before:.3f} s to {after:.3f} s for {text!r}")
    print(f"{strings:,} strings of {options.length:,} characters timed; the slowest took {longest[0]:.3f} s ({longest[1]})")


if __name__ == "__main__":
    main()
