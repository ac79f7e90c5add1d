"""Build the training and development files: gold and silver sentences, mixed, in documents of several sentences."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import augment
import spacy
import typer
from sentences import Sentence, to_doc
from silver import read
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.strings import StringStore
from spacy.tokens import DocBin

SEED = 20
RAREST_TREE = 8  # as min_tree_freq in the configurations
SOURCES = ("germeval", "wikiner", "smartdata_train", "wikinews")
DEVELOPMENT_GOLD = 250
DEVELOPMENT_DOCUMENTS = 250
LONGEST_DOCUMENT = 120  # tokens, roughly
SWAP_SHARE = 0.35
CASE_SHARE = 0.03
SHORTEST_TO_RECASE = 4


def documents(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Group neighbouring sentences to pieces of one to several; a piece never crosses its document's border."""
    for _, group in groupby(sentences, key=lambda s: s.unit):
        piece: list[Sentence] = []
        limit = rng.randint(1, LONGEST_DOCUMENT)
        size = 0
        for sentence in group:
            piece.append(sentence)
            size += len(sentence.words)
            if size >= limit:
                yield piece
                piece, size, limit = [], 0, rng.randint(1, LONGEST_DOCUMENT)
        if piece:
            yield piece


def vary(sentences: list[Sentence], pool: augment.Names, rng: random.Random) -> Iterator[Sentence]:
    """Add name-swapped copies of annotated sentences and change the case of a few."""
    for sentence in sentences:
        recase = rng.random() < CASE_SHARE and len(sentence.words) >= SHORTEST_TO_RECASE
        yield augment.change_case(sentence, rng) if recase else sentence
        has_name = sentence.entities is not None and any(e[:2] == "B-" for e in sentence.entities)
        if has_name and rng.random() < SWAP_SHARE:
            yield augment.swap_names(sentence, pool, rng)


def split_development(gold: list[Sentence], smartdata: list[Sentence]) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Hold out every n-th gold sentence and the first documents of SmartData's test part for watching the training."""
    step = len(gold) // DEVELOPMENT_GOLD
    held = [s for i, s in enumerate(gold) if i % step == 0 and all(s.tags) and all(s.morphs)]
    ids = {id(s) for s in held}
    units = list(dict.fromkeys(s.unit for s in smartdata))[:DEVELOPMENT_DOCUMENTS]
    named = [s for s in smartdata if s.unit in set(units)]
    for sentence in named:
        sentence.tags, sentence.pos, sentence.morphs, sentence.lemmas = ([""] * len(sentence.words) for _ in range(4))
    rest = [s for s in smartdata if s.unit not in set(units)]
    return [*held, *named], [s for s in gold if id(s) not in ids], rest


def drop_rare_lemmas(pieces: Iterable[list[Sentence]], least: int = RAREST_TREE) -> None:
    """Leave out the lemma of words whose edit tree is rarer than the lemmatizer learns (it would take another for it)."""
    trees = EditTrees(StringStore())
    unique = {id(s): s for piece in pieces for s in piece}.values()
    counts: Counter[int] = Counter()
    for sentence in unique:
        counts.update(trees.add(w, lemma) for w, lemma in zip(sentence.words, sentence.lemmas, strict=True) if lemma)
    for sentence in unique:
        for i, (word, lemma) in enumerate(zip(sentence.words, sentence.lemmas, strict=True)):
            if lemma and counts[trees.add(word, lemma)] < least:
                sentence.lemmas[i] = ""


def save(path: Path, pieces: Iterable[list[Sentence]]) -> None:
    vocab = spacy.blank("de").vocab
    store = DocBin(attrs=["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START"])
    tokens = 0
    for piece in pieces:
        doc = to_doc(vocab, piece)
        tokens += len(doc)
        store.add(doc)
    store.to_disk(path)
    print(f"{path.name}: {len(store):,} documents, {tokens:,} tokens")


def main(
    source: Path,
    names: Path,
    out: Path,
    gold_copies: int = 4,
    germeval_copies: int = 2,
    gold_names: bool = False,
    drop_lemmas: bool = False,
    seed: int = SEED,
) -> None:
    """Write ``train.spacy`` and ``dev.spacy``.

    Args:
        source: folder of JSON lines.
        names: the name list.
        out: where the two files go.
        gold_copies: how often the treebanks are repeated.
        germeval_copies: how often GermEval is repeated.
        gold_names: keep the names that the teachers found in treebank sentences.
        drop_lemmas: leave out lemmas with rare edit trees.
        seed: seed of all choices.
    """
    rng = random.Random(seed)
    pool = augment.read_names(names)
    dev, gold, extra = split_development(read(source / "gold.jsonl"), read(source / "smartdata_test.jsonl"))
    save(out / "dev.spacy", documents(dev, random.Random(SEED)))
    if not gold_names:
        for sentence in gold:
            sentence.entities = None
    pieces: list[list[Sentence]] = []
    for _ in range(gold_copies):
        pieces += documents(vary(gold, pool, rng), rng)
    silver = {name: read(source / f"{name}.jsonl") for name in SOURCES}
    silver["smartdata_test"] = extra
    for name, sentences in silver.items():
        for _ in range(germeval_copies if name == "germeval" else 1):
            pieces += documents(vary(sentences, pool, rng), rng)
    if drop_lemmas:
        drop_rare_lemmas(pieces)
    rng.shuffle(pieces)
    save(out / "train.spacy", pieces)


if __name__ == "__main__":
    typer.run(main)
