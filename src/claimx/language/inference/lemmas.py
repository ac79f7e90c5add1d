"""Lemmas by edit trees, without a Token object for every token."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.tokens import Doc
from thinc.api import Model

from claimx.language.annotations import annotations, texts_of
from claimx.language.inference.labels import answers_later, scores_of, scores_of_token

_MOST_LEMMAS = 8192  # more would fill through a long run, and gain nothing that can be measured


class WordLemmatizer(EditTreeLemmatizer):
    """spaCy's `EditTreeLemmatizer` that remembers which tree makes what of a word.

    After `answer_when_asked` it leaves the Docs without lemmas and computes those that `lemma_of` asks for: rules ask for one
    of fifty words, since verb forms are looked up in a table.
    """

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self._waits = False
        self._applied: Callable[[int, str], str | None] = lru_cache(_MOST_LEMMAS)(lambda tree, word: self.trees.apply(tree, word))

    def answer_when_asked(self) -> None:
        """See the class; without effect where the model is built otherwise."""
        self._waits = answers_later(self.model) and self.backoff == "orth"

    def predict(self, docs: Sequence[Doc]) -> list[list[int]]:
        """For each token the number of the best tree of the ``top_k`` that fits its word, or -1; nothing where it waits."""
        docs = list(docs)
        if self._waits or not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        words = [word for doc in docs for word in texts_of(doc)]
        trees: list[int] = []
        for scores in scores_of(self.model, docs):
            trees += self._trees(words[len(trees) : len(trees) + len(scores)], scores)
        ends = numpy.cumsum([len(doc) for doc in docs]).tolist()
        return [trees[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)]

    def _asked(self, doc: Doc, index: int) -> str:
        word = texts_of(doc)[index]
        [tree] = self._trees([word], scores_of_token(self.model, doc, index)[None])
        return self._lemma(tree, word)

    def _lemma(self, tree: int, word: str) -> str:
        return word if tree == -1 else self._applied(tree, word) or ""

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
        """Sets the lemmas of the Docs, or who is to be asked for them."""
        for doc, trees in zip(docs, batch_tree_ids, strict=True):
            if self._waits:
                annotations(doc).asked_lemma = self._asked
                continue
            if self.backoff != "orth" or (not self.overwrite and doc.has_annotation("LEMMA")):
                super().set_annotations([doc], [numpy.asarray(trees)])
                continue
            lemmas = [self._lemma(tree, word) for tree, word in zip(trees, texts_of(doc), strict=True)]
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
