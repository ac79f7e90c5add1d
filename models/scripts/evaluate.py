"""Measure a pipeline on held-out gold: tags, features, lemmas on UD German-GSD test; names on GermEval test and UNER-PUD.

Counts are added up over the whole file before anything is divided; no support gives None.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import conventions
import readers
import spacy
import typer
from sentences import Sentence
from spacy.language import Language
from spacy.tokens import Doc

SINGLED_OUT = ("Case", "Gender", "Number", "Mood", "Tense", "Person")
Counts = Counter[tuple[str, str]]


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def blank_docs(nlp: Language, sentences: list[Sentence]) -> Iterable[Doc]:
    """The pipeline's output on gold tokens (spaCy's tokenizer is not used)."""
    return nlp.pipe(Doc(nlp.vocab, words=s.words, spaces=s.spaces) for s in sentences)


def score_tokens(gold: list[Sentence], docs: Iterable[Doc], strict: list[Sentence]) -> dict[str, float | int | None]:
    """Accuracies over gold tokens; a gold token that the tokenizer did not make counts as wrong.

    ``morph`` compares with the features of the house conventions, ``morph_strict`` with the file's own (``strict``);
    ``*_shared`` counts only the tokens that gold and tokenizer have in common.
    """
    hit: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence, original, doc in zip(gold, strict, docs, strict=True):
        by_span = {(t.idx, t.idx + len(t)): t for t in doc}
        at = 0
        for i, word in enumerate(sentence.words):
            token = by_span.get((at, at + len(word)))
            at += len(word) + sentence.spaces[i]
            total["tokens"] += 1
            hit["tokens"] += token is not None
            found = token.morph.to_dict() if token is not None else {}
            wanted, exact = (_features(s.morphs[i]) for s in (sentence, original))
            hit["tag"] += token is not None and conventions.tag(token.tag_) == sentence.tags[i]
            hit["pos"] += token is not None and token.pos_ == sentence.pos[i]
            hit["lemma"] += token is not None and token.lemma_ == sentence.lemmas[i]
            hit["morph"] += token is not None and found == wanted
            hit["morph_strict"] += token is not None and found == exact
            for feature in SINGLED_OUT:
                total[feature] += feature in wanted
                hit[feature] += feature in wanted and found.get(feature) == wanted[feature]
    layers = ("tag", "pos", "morph", "morph_strict", "lemma")
    scores: dict[str, float | int | None] = {name: share(hit[name], total["tokens"]) for name in layers}
    if hit["tokens"] < total["tokens"]:
        scores |= {f"{name}_shared": share(hit[name], hit["tokens"]) for name in layers}
    scores |= {f"morph_{name}": share(hit[name], total[name]) for name in SINGLED_OUT}
    return {"token": share(hit["tokens"], total["tokens"]), **scores, "gold_tokens": total["tokens"]}


def _features(morph: str) -> dict[str, str]:
    return {} if morph == "_" else dict(f.split("=") for f in morph.split("|"))


def score_entities(gold: list[Sentence], docs: Iterable[Doc], labels: Iterable[str]) -> dict[str, dict[str, float | int | None]]:
    """Exact span and label: precision, recall, F1 per label and over all (micro)."""
    wanted = frozenset(labels)
    counts: Counts = Counter()
    for sentence, doc in zip(gold, docs, strict=True):
        truth = {e for e in _gold_spans(sentence) if e[2] in wanted}
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in wanted}
        for kind, spans in (("tp", truth & found), ("fp", found - truth), ("fn", truth - found)):
            for span in spans:
                counts[kind, span[2]] += 1
                counts[kind, "all"] += 1
    return {label: _prf(counts, label) for label in [*sorted(wanted), "all"]}


def _prf(counts: Counts, label: str) -> dict[str, float | int | None]:
    tp, fp, fn = (counts[kind, label] for kind in ("tp", "fp", "fn"))
    return {"p": share(tp, tp + fp), "r": share(tp, tp + fn), "f": share(2 * tp, 2 * tp + fp + fn), "support": tp + fn}


def _gold_spans(sentence: Sentence) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    at = 0
    for i, (word, label) in enumerate(zip(sentence.words, sentence.entities or [], strict=True)):
        end = at + len(word)
        if label.startswith("B-"):
            spans.append((at, end, label[2:]))
        elif label.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
        at = end + sentence.spaces[i]
    return spans


def measure_speed(nlp: Language, texts: list[str]) -> int:
    """Words (tokens without whitespace) per second of processor time for all components, best of three runs."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        words = sum(sum(1 for t in doc if not t.is_space) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - start))
    return round(best)


def main(model: Path, data: Path, out: Path | None = None) -> None:
    """Print every score as JSON and, with ``--out``, write it to a file."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    start = time.perf_counter()
    nlp = spacy.load(model)
    load_seconds = round(time.perf_counter() - start, 2)
    gsd = list(readers.read_conllu(data / "treebanks/de_gsd-ud-test.conllu"))
    strict = list(readers.read_conllu(data / "treebanks/de_gsd-ud-test.conllu", as_is=True))
    germeval = list(readers.read_germeval(data / "ner/germeval2014_ner/Data/NER-de-test.tsv"))
    uner = list(readers.read_iob2(data / "ner/uner_german_pud/de_pud-ud-test.iob2"))
    news = [text for _, text in readers.read_wikinews(data / "wikinews-quotes/train.jsonl.gz")][:200]
    result = {
        "gsd_test_gold_tokens": score_tokens(gsd, blank_docs(nlp, gsd), strict),
        "gsd_test_raw_text": score_tokens(gsd, nlp.pipe(s.text for s in gsd), strict),
        "germeval_test": score_entities(germeval, blank_docs(nlp, germeval), ("PER", "ORG", "LOC", "MISC")),
        "germeval_test_raw_text": score_entities(germeval, nlp.pipe(s.text for s in germeval), ("PER", "ORG", "LOC", "MISC")),
        "uner_pud": score_entities(uner, blank_docs(nlp, uner), ("PER", "ORG", "LOC")),
        "words_per_second": measure_speed(nlp, news),
        "load_seconds": load_seconds,
        "megabytes": round(sum(f.stat().st_size for f in Path(model).rglob("*") if f.is_file()) / 1e6, 1),
    }
    text = json.dumps(result, indent=2)
    print(text)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
