"""Silver features for raw sentences: several teachers vote, grammar narrows the choice.

The teachers are pipelines trained on gold features beside silver tags. Their averaged log-probabilities decide

* the tag, together with HanTa's vote (`--hanta-weight`),
* the feature bundle, among those that go with the tag, with noun gender from the noun table, with one case, number and
  gender for a noun group, with the cases that its preposition governs, and with the mood that a verb form shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import morphology
import names
import numpy as np
import spacy
import typer
from nouns import NounTable
from sentences import Sentence
from silver import PUD, SPACE_TAG, read, write
from spacy.language import Language
from spacy.tokens import Doc

Group = tuple[int, int, frozenset[str]]  # token range and the cases it may have

BATCH = 64
GENDER_BONUS = 4.0
RARE = 1e-4
_GROUP_OPENERS = frozenset(["ART", "PDAT", "PIAT", "PPOSAT", "APPRART", "PIDAT"])
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
_ALL_CASES = frozenset(morphology.CASES)


def log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


class Teachers:
    """An ensemble of pipelines with equal label sets."""

    def __init__(self, paths: list[Path]) -> None:
        self._pipelines: list[Language] = [spacy.load(p) for p in paths]
        first = self._pipelines[0]
        self.tags: list[str] = list(first.get_pipe("tagger").labels)
        self.morphs: list[str] = list(first.get_pipe("morphologizer").labels)
        for other in self._pipelines[1:]:
            found = (list(other.get_pipe("tagger").labels), list(other.get_pipe("morphologizer").labels))
            if found != (self.tags, self.morphs):
                raise SystemExit("the teachers' labels differ: train them on the same file")

    def entities(self, sentences: list[Sentence]) -> list[list[str]]:
        """IOB labels on which all teachers agree, ``-`` (unknown) elsewhere, one list a sentence."""
        votes: list[list[list[str]]] = []
        for nlp in self._pipelines:
            docs = (Doc(nlp.vocab, words=s.words, spaces=s.spaces) for s in sentences)
            docs = nlp.get_pipe("ner").pipe(nlp.get_pipe("tok2vec").pipe(docs))
            votes.append([[t.ent_iob_ + (f"-{t.ent_type_}" if t.ent_type_ else "") for t in doc] for doc in docs])
        return [agreed(list(labels)) for labels in zip(*votes, strict=True)]

    def scores(self, sentences: list[Sentence]) -> list[tuple[np.ndarray, np.ndarray]]:
        """Averaged log-probabilities (tokens by labels) of tags and of feature labels, one pair a sentence."""
        totals: list[list[np.ndarray]] = []
        for nlp in self._pipelines:
            docs = [Doc(nlp.vocab, words=s.words, spaces=s.spaces) for s in sentences]
            docs = list(nlp.get_pipe("tok2vec").pipe(docs))
            for i, name in enumerate(("tagger", "morphologizer")):
                rows = [log_softmax(np.asarray(s)) for s in nlp.get_pipe(name).model.predict(docs)]
                if len(totals) <= i:
                    totals.append(rows)
                else:
                    totals[i] = [a + b for a, b in zip(totals[i], rows, strict=True)]
        count = len(self._pipelines)
        return [(t / count, m / count) for t, m in zip(*totals, strict=True)]


def agreed(votes: list[list[str]]) -> list[str]:
    """Keep an entity when every vote has exactly it, ``O`` when no vote has one there; the rest is unknown."""
    spans = [set(_spans(labels)) for labels in votes]
    result = ["O" if all(labels[i] == "O" for labels in votes) else "-" for i in range(len(votes[0]))]
    for start, end, label in sorted(set.intersection(*spans)):
        result[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return result


def _spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    start: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            yield start, i, labels[start][2:]
            start = None
        if label.startswith("B-"):
            start = i


def _kind(label: str) -> str:
    """The part of speech and verb form of a feature label."""
    return "|".join(sorted(f for f in label.split("|") if f.startswith(("POS=", "VerbForm="))))


class Chooser:
    """Turns scores into tags, parts of speech and features."""

    def __init__(
        self, teachers: Teachers, gold: list[Sentence], nouns: NounTable, known_names: frozenset[str], hanta_weight: float
    ) -> None:
        self._tags = {tag: i for i, tag in enumerate(teachers.tags)}
        self._tag_names = teachers.tags
        self._labels = teachers.morphs
        self._agreement = morphology.Agreement(teachers.morphs)
        self._nouns = nouns
        self._weight = hanta_weight
        self._names = known_names
        self._by_tag = self._label_given_tag(gold)
        self._gender = {g: np.array([f"Gender={g}" in label.split("|") for label in teachers.morphs]) for g in morphology.GENDERS}

    def _label_given_tag(self, gold: list[Sentence]) -> np.ndarray:
        """Log-probability of a label's part of speech and verb form for each tag, from the gold sentences."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in gold:
            for tag, pos, morph in zip(sentence.tags, sentence.pos, sentence.morphs, strict=True):
                if tag and pos:
                    counts[tag][_kind(f"{morph}|POS={pos}")] += 1
        table = np.zeros((len(self._tag_names), len(self._labels)))
        for i, tag in enumerate(self._tag_names):
            total = counts[tag].total()
            for j, label in enumerate(self._labels):
                table[i, j] = np.log(max(counts[tag][_kind(label)] / total, RARE)) if total else 0.0
        return table

    def annotate(self, sentence: Sentence, tag_scores: np.ndarray, morph_scores: np.ndarray) -> Sentence:
        """Fill tags, pos and morphs of one sentence; whitespace tokens are left as they are."""
        scores = tag_scores.copy()
        for i, tag in enumerate(sentence.tags):
            if tag in self._tags:
                scores[i, self._tags[tag]] += self._weight
        chosen = scores.argmax(axis=1)
        words = sentence.words
        tags = [t if t == SPACE_TAG else self._tag_names[chosen[i]] for i, t in enumerate(sentence.tags)]
        groups = list(self._groups(words, tags))
        best = self._best_labels(sentence, tags, morph_scores + self._by_tag[chosen], groups)
        first_person = any(w.lower() == "ich" for w in words)
        for i, (old, new) in enumerate(zip(sentence.tags, tags, strict=True)):
            if new == SPACE_TAG:
                continue
            features = self._labels[best[i]].split("|")
            morph = "|".join(f for f in features if f and not f.startswith("POS=")) or "_"
            sentence.morphs[i] = morphology.with_mood(morph, new, words[i], sentence.lemmas[i], first_person)
            part = next((f[4:] for f in features if f.startswith("POS=")), "X")
            sentence.pos[i] = part if sentence.morphs[i] else ""
            if old != new:
                sentence.lemmas[i] = words[i] if new == "NE" and not words[i].endswith("s") else ""
        sentence.tags = tags
        morphology.mark_genitive_names(words, tags, sentence.morphs, self._names)
        morphology.name_subjects(words, tags, sentence.morphs, [(start, end) for start, end, _ in groups])
        return sentence

    def _best_labels(self, sentence: Sentence, tags: list[str], scores: np.ndarray, groups: list[Group]) -> np.ndarray:
        """Index of the feature label for each token, with noun genders and agreement in noun groups."""
        for i, tag in enumerate(tags):
            if tag == "NN":
                genders = self._nouns.genders(sentence.lemmas[i] or sentence.words[i])
                known = [_GENDERS[g] for g in genders if g in _GENDERS]
                if len(known) == 1:
                    scores[i] += GENDER_BONUS * self._gender[known[0]]
        best = scores.argmax(axis=1)
        for start, end, cases in groups:
            best[start:end] = self._agreement.choose(scores[start:end], cases)
        return best

    @staticmethod
    def _groups(words: list[str], tags: list[str]) -> Iterator[Group]:
        """Noun groups (determiner, adjectives, noun) as token ranges, with the cases that a preposition before allows."""
        i = 0
        while i < len(tags):
            start = i
            if tags[i] in _GROUP_OPENERS:
                i += 1
            while i < len(tags) and tags[i] in {"ADJA", "CARD"}:
                i += 1
            if i < len(tags) and tags[i] in {"NN", "NE"} and (i > start or tags[i] == "NN"):
                i += 1
                governed = tags[start - 1] == "APPR" if start else False
                cases = morphology.PREPOSITION_CASES.get(words[start - 1].lower(), _ALL_CASES) if governed else _ALL_CASES
                yield start, i, cases
            elif i == start:
                i += 1


def name(sentences: list[Sentence], teachers: Teachers) -> None:
    """Give sentences without entity annotation the names on which the teachers agree; PUD stays without."""
    unnamed = [s for s in sentences if s.entities is None and s.unit != PUD]
    for sentence, labels in zip(unnamed, teachers.entities(unnamed), strict=True):
        sentence.entities = labels


def annotate(sentences: list[Sentence], teachers: Teachers, chooser: Chooser) -> Iterator[Sentence]:
    for at in range(0, len(sentences), BATCH):
        batch = sentences[at : at + BATCH]
        name(batch, teachers)
        for sentence, (tags, morphs) in zip(batch, teachers.scores(batch), strict=True):
            yield chooser.annotate(sentence, tags, morphs)


def main(source: Path, name_list: Path, out: Path, teacher: list[Path], hanta_weight: float = 3.0) -> None:
    """Annotate every silver file of ``source`` into ``out``; gold only gets names."""
    out.mkdir(parents=True, exist_ok=True)
    gold = read(source / "gold.jsonl")
    teachers = Teachers(teacher)
    known = frozenset(word for label in ("PER", "LOC") for found in names.read(name_list)[label] for word in found.split())
    chooser = Chooser(teachers, gold, NounTable(), known, hanta_weight)
    for path in sorted(source.glob("*.jsonl")):
        if path.name != "gold.jsonl":
            write(out / path.name, annotate(read(path), teachers, chooser))
    for at in range(0, len(gold), BATCH):
        name(gold[at : at + BATCH], teachers)
    write(out / "gold.jsonl", gold)


if __name__ == "__main__":
    typer.run(main)
