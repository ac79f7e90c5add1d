"""Turn every source into one sentence-per-line JSON file, with silver tags and lemmas where no gold exists."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import conventions
import morphology
import names
import readers
import spacy
import typer
from hanta import SilverTagger
from nouns import NounTable
from sentences import Sentence
from spacy.language import Language

WIKINER_FIRST_SENTENCE = 15_000  # earlier parts of the ZDL file have other origins and licences, or are held out
SPACE_TAG = "_SP"
RAREST_LABEL = 3
PUD = "pud"  # its sentences measure names (Universal NER): no entity labels may come to them
_NOT_LETTERS = re.compile(r"\W+")


def fingerprint(words: Iterable[str]) -> str:
    """Letters and digits of a sentence, lower-cased: equal for the same sentence in two tokenisations."""
    return _NOT_LETTERS.sub("", "".join(words)).lower()


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    count = 0
    tokens = 0
    with path.open("w", encoding="utf-8") as stream:
        for sentence in sentences:
            stream.write(json.dumps(asdict(sentence), ensure_ascii=False) + "\n")
            count += 1
            tokens += len(sentence.words)
    print(f"{path.name}: {count:,} sentences, {tokens:,} tokens")


def read(path: Path) -> list[Sentence]:
    with path.open(encoding="utf-8") as stream:
        return [Sentence(**json.loads(line)) for line in stream]


def tag(sentences: Iterable[Sentence], tagger: SilverTagger) -> Iterator[Sentence]:
    """Fill tags and lemmas; whitespace tokens get the tag that spaCy's own pipelines give them."""
    for sentence in sentences:
        visible = [i for i, word in enumerate(sentence.words) if word.strip()]
        tags, lemmas = tagger.annotate([sentence.words[i] for i in visible])
        sentence.tags = [SPACE_TAG] * len(sentence.words)
        sentence.lemmas = list(sentence.words)
        for i, stts, lemma in zip(visible, tags, lemmas, strict=True):
            sentence.tags[i], sentence.lemmas[i] = stts, lemma
        for i, word in enumerate(sentence.words):
            if not word.strip():
                sentence.pos[i], sentence.morphs[i] = "SPACE", "_"
        yield sentence


def split(nlp: Language, unit: str, text: str, spans: list[tuple[int, int, str]] | None) -> Iterator[Sentence]:
    """Tokenise and split a raw document; ``spans`` are entities by character (None: entities unknown)."""
    doc = nlp(text)
    labels = ["O" if spans is not None else "-"] * len(doc)
    for start, end, label in spans or ():
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        exact = span.start_char == start and span.end_char == end
        for i in range(span.start, span.end):
            labels[i] = ("B-" if i == span.start else "I-") + label if exact else "-"
    for sent in doc.sents:
        yield Sentence(
            words=[t.text for t in sent],
            spaces=[bool(t.whitespace_) for t in sent],
            entities=labels[sent.start : sent.end] if spans is not None else None,
            unit=unit,
        )


def clean_entities(sentence: Sentence, demonyms: frozenset[str]) -> Sentence:
    """Bring noisy entity labels to one guideline.

    Adjectives and names of peoples ("deutsche", "Berliner") are no entities; a hyphenated compound in lower case
    neither; a single common noun marked as a company ("Gruppe") has unknown status.
    """
    labels = sentence.entities
    if labels is None:
        return sentence
    for i, label in enumerate(labels):
        single = label.startswith("B-") and (i + 1 == len(labels) or not labels[i + 1].startswith("I-"))
        if not single:
            continue
        word, stts = sentence.words[i], sentence.tags[i]
        lower_case = not word.rsplit("-", 1)[-1][:1].isupper() and not any(c.isdigit() for c in word)
        compound = label == "B-MISC" and "-" in word and stts == "NN"
        if word in demonyms or lower_case or compound or stts == "ADJA":
            labels[i] = "O"
        elif label == "B-ORG" and stts == "NN" and sentence.unit:
            labels[i] = "-"
    return sentence


def read_demonyms(path: Path) -> frozenset[str]:
    """Names of peoples with the commonest endings."""
    return frozenset(name + ending for name in names.read(path)["DEMONYM"] for ending in ("", "s", "n", "nen"))


def treebanks(data: Path, out: Path, tagger: SilverTagger, closed: conventions.ClosedClassLemmas, nouns: NounTable) -> None:
    """Write the gold sentences, in one scheme and without those of the test file."""
    trees = data / "treebanks"
    gsd = list(readers.read_conllu(trees / "de_gsd-ud-dev.conllu"))
    hdt = [s for part in ("dev", "test") for s in readers.read_conllu(trees / f"hdt-{part}-bugs.conllu", own_spaces=False)]
    hdt = [_masked(s, closed, nouns) for s in hdt]
    pud = list(_tagged_where_missing(readers.read_conllu(trees / "de_pud-ud-test.conllu", stts=False), tagger))
    for treebank, sentences in (("gsd", gsd), ("hdt", hdt), (PUD, pud)):
        for sentence in sentences:
            sentence.unit = treebank
    test = {fingerprint(s.words) for s in readers.read_conllu(trees / "de_gsd-ud-test.conllu")}
    gold = [s for s in [*gsd, *hdt, *pud] if fingerprint(s.words) not in test]
    mask_rare(gold)
    write(out / "gold.jsonl", gold)


def held_out(data: Path) -> set[str]:
    """Fingerprints of all sentences that measure."""
    texts = [
        readers.read_conllu(data / "treebanks/de_gsd-ud-test.conllu"),
        readers.read_conllu(data / "treebanks/de_pud-ud-test.conllu", stts=False),
        readers.read_germeval(data / "ner/germeval2014_ner/Data/NER-de-test.tsv"),
        readers.read_iob2(data / "ner/uner_german_pud/de_pud-ud-test.iob2"),
    ]
    return {fingerprint(s.words) for sentences in texts for s in sentences}


def raw_sources(data: Path) -> Iterator[tuple[str, Iterable[Sentence]]]:
    """File name and sentences of every source without gold tags."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    ner = data / "ner"
    yield "germeval", readers.read_germeval(ner / "germeval2014_ner/Data/NER-de-dev.tsv")
    yield "wikiner", readers.read_wikiner_tail(ner / "nerd_zdl/dataset/ner-d.dev.tsv.bz2", WIKINER_FIRST_SENTENCE)
    for part in ("train", "test"):
        documents = list(readers.read_smartdata(ner / f"smartdata/v1_20180119/{part}.json.gz"))
        yield f"smartdata_{part}", (s for unit, text, spans in documents for s in split(nlp, unit, text, spans))
    news = [d for part in ("train", "dev") for d in readers.read_wikinews(data / f"wikinews-quotes/{part}.jsonl.gz")]
    yield "wikinews", (s for unit, text in news for s in split(nlp, unit, text, None))


def main(data: Path, name_list: Path, out: Path, gold_only: bool = False) -> None:
    """Convert all sources under ``data`` to JSON lines under ``out``; ``--gold-only`` stops after the treebanks."""
    out.mkdir(parents=True, exist_ok=True)
    closed = conventions.ClosedClassLemmas(readers.read_conllu(data / "treebanks/de_gsd-ud-dev.conllu"))
    nouns = NounTable()
    tagger = SilverTagger(closed, nouns)
    treebanks(data, out, tagger, closed, nouns)
    if gold_only:
        return
    measuring = held_out(data)
    demonyms = read_demonyms(name_list)
    for name, sentences in raw_sources(data):
        kept = (s for s in sentences if fingerprint(s.words) not in measuring)
        write(out / f"{name}.jsonl", (clean_entities(s, demonyms) for s in tag(kept, tagger)))


def mask_rare(gold: list[Sentence], least: int = RAREST_LABEL) -> None:
    """Drop the analysis of tokens whose part of speech and features occur fewer than ``least`` times together."""
    counts = Counter((p, m) for s in gold for p, m in zip(s.pos, s.morphs, strict=True))
    for sentence in gold:
        for i, label in enumerate(zip(sentence.pos, sentence.morphs, strict=True)):
            if counts[label] < least:
                sentence.pos[i] = sentence.morphs[i] = ""


def _masked(sentence: Sentence, closed: conventions.ClosedClassLemmas, nouns: NounTable) -> Sentence:
    """HDT: mask underspecified features and compounds' lemmas, which hold only the head; unify closed-class lemmas.

    HDT marks no subjunctive: the mood of finite verbs comes from their forms.
    """
    first_person = any(word.lower() == "ich" for word in sentence.words)
    for i, (word, stts) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        sentence.morphs[i] = morphology.with_mood(sentence.morphs[i], stts, word, sentence.lemmas[i], first_person)
        if not sentence.morphs[i]:
            sentence.pos[i] = ""
        if conventions.is_underspecified(sentence.morphs[i], stts):
            sentence.morphs[i] = sentence.pos[i] = ""
        known = closed.get(word, stts)
        lemma = sentence.lemmas[i]
        if known:
            sentence.lemmas[i] = known
        elif stts == "NN":
            sentence.lemmas[i] = nouns.lemma(word) or (lemma if lemma[:2].lower() == word[:2].lower() else "")
        elif stts in conventions.CLOSED_TAGS or (lemma[:1].lower() != word[:1].lower() and not stts.startswith("V")):
            sentence.lemmas[i] = ""
    return sentence


def _tagged_where_missing(sentences: Iterable[Sentence], tagger: SilverTagger) -> Iterator[Sentence]:
    """PUD: silver tags beside its gold features, both made to agree."""
    for sentence in sentences:
        tags, lemmas = tagger.annotate(sentence.words)
        for i, stts in enumerate(tags):
            analysis = conventions.reconcile(stts, sentence.pos[i], sentence.morphs[i])
            sentence.tags[i], sentence.pos[i], sentence.morphs[i] = analysis
            closed = sentence.tags[i] == stts and stts in conventions.CLOSED_TAGS
            sentence.lemmas[i] = lemmas[i] if closed else sentence.lemmas[i]
        yield sentence


if __name__ == "__main__":
    typer.run(main)
