"""Static vectors from the Brown clusters of `spacy-lookups-data` (MIT): words of one cluster share one row."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import names
import numpy as np
import spacy
import typer
from spacy.strings import StringStore
from spacy.vectors import Vectors

_HASHES = StringStore()
PREFIX_BITS = (2, 4, 6, 8, 10)


def _table(name: str) -> dict[str, float]:
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise SystemExit("spacy-lookups-data is not installed: pip install spacy-lookups-data")
    with gzip.open(Path(spec.origin).parent / "data" / f"de_{name}.json.gz", "rt", encoding="utf-8") as stream:
        return json.load(stream)


def _row(cluster: int, width: int) -> np.ndarray:
    """A fixed random vector per cluster, near to those of clusters with the same path prefix in the Brown tree."""
    total = np.zeros(width, dtype="float32")
    for bits in (*PREFIX_BITS, 32):
        seed = _HASHES[f"{bits}:{cluster & ((1 << bits) - 1)}"] % (2**32)
        total += np.random.default_rng(seed).standard_normal(width).astype("float32") * (2.0 if bits == 32 else 1.0)
    return total / np.linalg.norm(total)


def _unseen_names(name_list: Path, clusters: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Name words without a cluster take the commonest cluster of the other names of their kind."""
    pool = names.read(name_list)
    for words in ([n.split()[-1] for n in pool["PER"]], [n for n in pool["LOC"] if " " not in n]):
        known = Counter(clusters[w] for w in words if clusters.get(w))
        common = known.most_common(1)[0][0]
        yield from ((w, common) for w in words if w[:1].isupper() and not clusters.get(w))


def main(out: Path, name_list: Path, words: int = 250_000, width: int = 64) -> None:
    """Write a blank German pipeline whose vectors are the clusters of the most frequent words."""
    clusters = {w: int(c) for w, c in _table("lexeme_cluster").items()}
    frequency = _table("lexeme_prob")
    chosen = sorted((w for w in frequency if clusters.get(w)), key=lambda w: (-frequency[w], w))[:words]
    pairs = [(w, clusters[w]) for w in chosen]
    pairs += sorted(set(_unseen_names(name_list, clusters)))
    ids = {c: i for i, c in enumerate(sorted({c for _, c in pairs}))}
    vectors = Vectors(data=np.stack([_row(c, width) for c in ids]), name="de_brown_clusters")
    for word, cluster in pairs:
        vectors.add(_HASHES[word], row=ids[cluster])
    nlp = spacy.blank("de")
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    print(f"{len(pairs):,} words in {len(ids)} clusters, width {width}")


if __name__ == "__main__":
    typer.run(main)
