"""Lemmas by edit trees, without a Token object for every token."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy
from spacy.attrs import TAG
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.tokens import Doc
from thinc.api import Model

from claimx.language.annotations import texts_of
from claimx.language.inference.labels import scores_of

_PASSED_OVER = -2
_MOST_LEMMAS = 8192  # more would fill through a long run, and gain nothing that can be measured


class WordLemmatizer(EditTreeLemmatizer):
    """spaCy's `EditTreeLemmatizer` that remembers which tree makes what of a word.

    ``passed_over`` are tags: a word in small letters that has one of them gets no lemma. Empty unless somebody sets it.
    """

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.passed_over: frozenset[str] = frozenset()
        self._applied: Callable[[int, str], str | None] = lru_cache(_MOST_LEMMAS)(lambda tree, word: self.trees.apply(tree, word))

    def predict(self, docs: Sequence[Doc]) -> list[list[int]]:
        """For each token the number of the best tree of the ``top_k`` that fits its word, -1, or -2 where it is passed over."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        words = [word for doc in docs for word in texts_of(doc)]
        best = numpy.full(len(words), _PASSED_OVER)
        chosen = numpy.flatnonzero(self._needs_lemma(docs, words))
        words = [words[place] for place in chosen.tolist()]
        trees: list[int] = []
        for scores in scores_of(self.model, docs, chosen):
            trees += self._trees(words[len(trees) : len(trees) + len(scores)], scores)
        best[chosen] = trees
        ends = numpy.cumsum([len(doc) for doc in docs])
        return [part.tolist() for part in numpy.split(best, ends[:-1])]

    def _needs_lemma(self, docs: list[Doc], words: list[str]) -> numpy.ndarray:
        """Of each token of all Docs whether it is not passed over."""
        tags = numpy.concatenate([doc.to_array([TAG]) for doc in docs])
        passed = numpy.array([self.vocab.strings[tag] for tag in self.passed_over], dtype=tags.dtype)
        return ~numpy.isin(tags, passed) | [word != word.lower() for word in words]

    def _trees(self, words: list[str], scores: numpy.ndarray) -> list[int]:
        labels = self.cfg["labels"]
        trees = [labels[label] for label in scores.argmax(axis=1).tolist()]
        for place, applied in enumerate(map(self._applied, trees, words)):
            if applied is None:
                # A stable sort of the negative scores: of equal scores the first comes first, as with argmax.
                others = numpy.argsort(-scores[place], kind="stable")[1 : self.top_k].tolist()
                trees[place] = next((labels[o] for o in others if self._applied(labels[o], words[place]) is not None), -1)
        return trees

    def set_annotations(self, docs: Sequence[Doc], batch_tree_ids: Sequence[Sequence[int]]) -> None:
        """Sets the lemmas of the Docs."""
        for doc, trees in zip(docs, batch_tree_ids, strict=True):
            if self.backoff != "orth" or (not self.overwrite and doc.has_annotation("LEMMA")):
                super().set_annotations([doc], [numpy.maximum(trees, -1)])
                continue
            lemmas = [
                "" if tree == _PASSED_OVER else word if tree == -1 else self._applied(tree, word)
                for tree, word in zip(trees, texts_of(doc), strict=True)
            ]
            added = dict(zip(unique := set(lemmas), map(self.vocab.strings.add, unique), strict=True))
            doc.from_array(["LEMMA"], numpy.array([added[lemma] for lemma in lemmas], dtype="uint64").reshape(-1, 1))


@Language.factory("claimx_lemmatizer", assigns=["token.lemma"])
def make_lemmatizer(
    nlp: Language,
    name: str,
    model: Model,
    backoff: str | None,
    min_tree_freq: int,
    overwrite: bool,
    top_k: int,
    scorer: Callable | None,
) -> WordLemmatizer:
    """spaCy's ``trainable_lemmatizer`` with a memory for words."""
    return WordLemmatizer(
        nlp.vocab, model, name, backoff=backoff, min_tree_freq=min_tree_freq, overwrite=overwrite, top_k=top_k, scorer=scorer
    )
