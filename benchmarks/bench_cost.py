"""The cost curve: processor time against the length of an article and against the number of articles, as a picture.

    python benchmarks/bench_cost.py [--svg docs/cost-curve.svg] [--rounds 2]

Articles are made up from the sentences of data/raw. Each point is the least of the rounds, in one process with one thread; the
time is that of the processor, so that other work on the machine does not show. A line through the origin is fitted to all
points; what is printed is how far the points are from it. Time that grows faster than the text would show as points above
the line at its right end.
"""

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from invented import texts
from lines_svg import Curve, picture

LENGTHS = (2_000, 5_000, 10_000, 20_000, 40_000, 80_000, 150_000)
NUMBERS = (50, 100, 200, 300, 400)
CHARACTERS = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--svg", type=Path, help="write the picture here")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()

    from claimx.articles import article_from_text
    from claimx.pipeline import Extractor

    extractor = Extractor(model="embedded")

    def measure(bodies: Sequence[str]) -> tuple[float, float]:
        """Words and the least processor seconds of these texts."""
        articles = [article_from_text(text, id=str(number)) for number, text in enumerate(bodies)]
        seconds = []
        for _ in range(options.rounds):
            begin = time.process_time()
            for _ in extractor.stream(articles):
                pass
            seconds.append(time.process_time() - begin)
        return float(sum(len(text.split()) for text in bodies)), min(seconds)

    measure(list(texts(50, CHARACTERS, seed=2)))  # fills the caches
    by_length = [measure(list(texts(1, length, seed=3))) for length in LENGTHS]
    corpus = list(texts(max(NUMBERS), CHARACTERS, seed=4))
    by_number = [measure(corpus[:number]) for number in NUMBERS]
    curves = [
        Curve("One article of any length", "words of the article", by_length),
        Curve(f"Any number of articles of {CHARACTERS:,} characters", "words of all articles", by_number),
    ]
    for curve in curves:
        print(curve.heading)
        for words, seconds in curve.points:
            print(f"  {words:9,.0f} words {seconds:7.2f} s  {words / seconds:6,.0f} words/s")
        print(f"  {curve.words_per_second():,.0f} words/s by the fitted line, farthest point {curve.farthest():+.0%} from it")
    if options.svg:
        options.svg.write_text(picture(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
