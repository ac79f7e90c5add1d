"""Quality and speed of sentence splitters on German text with gold sentences; run by hand.

    python benchmarks/bench_sentences.py FILE.jsonl.gz [FILE …]

Each line of a file is one article: ``{"text": …, "sentences": [[start, end], …]}``. Counted are the sentence ends behind a
full stop, an exclamation or question mark or an ellipsis, closing quotes and brackets set aside. "F1 inside" leaves out those
that a line break follows, which any splitter finds. SoMaJo is measured when it is installed (``pip install SoMaJo``). Speed is
that of one core; words are what stands between blanks.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

from claimx.language.sentences import split_sentences

Spans = list[tuple[int, int]]
_BEHIND = "\"'“”’‘«»‹›)]} \t\n\r\xa0"
_STOPS = ".!?…"
_COLUMNS = {"precision": 11, "recall": 8, "F1": 8, "F1 inside": 11}


def read_articles(path: Path) -> Iterator[dict]:
    """The articles of one JSONL file, plain or compressed."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def spacy_splitter() -> Callable[[str], Spans]:
    """spaCy's rule-based sentencizer behind the German tokenizer."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in nlp(text).sents]


def somajo_splitter() -> Callable[[str], Spans] | None:
    """SoMaJo's splitter, its tokens aligned to the text, or None where it is not installed."""
    try:
        from somajo import SoMaJo
    except ImportError:
        return None
    somajo = SoMaJo("de_CMC", split_camel_case=False)

    def split(text: str) -> Spans:
        spans, position = [], 0
        for sentence in somajo.tokenize_text([text]):
            start = None
            for token in sentence:
                found = text.find(token.original_spelling or token.text, position)
                if found >= 0:
                    start = found if start is None else start
                    position = found + len(token.original_spelling or token.text)
            if start is not None:
                spans.append((start, position))
        return spans

    return split


def stops(text: str, spans: Spans, *, inside: bool) -> set[int]:
    """The offsets behind the stop signs that end a sentence."""
    ends = set()
    for start, end in spans:
        body = text[start:end].rstrip(_BEHIND)
        if not body or body[-1] not in _STOPS:
            continue
        rest = text[start + len(body) : start + len(body) + 20]
        gap = rest[: len(rest) - len(rest.lstrip(_BEHIND))]
        if not inside or (len(gap) < len(rest) and "\n" not in gap):
            ends.add(start + len(body))
    return ends


def measure(split: Callable[[str], Spans], articles: list[dict]) -> dict[str, float]:
    """Precision, recall and F1 in percent of all ends and of those inside a paragraph, and words a second."""
    counts = {False: [0, 0, 0], True: [0, 0, 0]}
    seconds, words = 0.0, 0
    split(articles[0]["text"])
    for article in articles:
        text = article["text"]
        begin = time.perf_counter()
        found = split(text)
        seconds += time.perf_counter() - begin
        words += len(text.split())
        for inside, count in counts.items():
            gold, got = stops(text, article["sentences"], inside=inside), stops(text, found, inside=inside)
            for index, number in enumerate((len(gold & got), len(got), len(gold))):
                count[index] += number
    (right, got, gold), (right_inside, got_inside, gold_inside) = counts[False], counts[True]
    return {
        "precision": 100 * right / got,
        "recall": 100 * right / gold,
        "F1": 200 * right / (got + gold),
        "F1 inside": 200 * right_inside / (got_inside + gold_inside),
        "words/s": words / seconds,
    }


def main() -> None:
    """Prints one table a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, help="JSONL, also .gz, with text and sentences")
    splitters = {"claimx": split_sentences, "spaCy sentencizer": spacy_splitter(), "SoMaJo": somajo_splitter()}
    for path in parser.parse_args().files:
        articles = list(read_articles(path))
        print(f"{path.name}: {len(articles)} articles, {sum(len(a['sentences']) for a in articles)} gold sentences")
        print(" " * 20 + "".join(f"{column:>{width}}" for column, width in _COLUMNS.items()) + f"{'words/s':>12}")
        for name, split in splitters.items():
            if split is None:
                print(f"{name:20}not installed")
                continue
            row = measure(split, articles)
            scores = "".join(f"{row[column]:{width}.2f}" for column, width in _COLUMNS.items())
            print(f"{name:20}{scores}{row['words/s']:12,.0f}")


if __name__ == "__main__":
    main()
