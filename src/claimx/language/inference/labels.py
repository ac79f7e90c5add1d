"""The best label of each token, without the scores of a whole batch in memory."""

from collections.abc import Callable, Iterator, Sequence

import numpy
from spacy.attrs import TAG
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.pipeline.morphologizer import Morphologizer
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from claimx.language.annotations import annotations

_ROWS = 512
_LEFT_OUT = -1
_OFTEN_ASKED = ("NN", "NE", "PPER", "PDS", "PIS", "VVFIN", "VAFIN", "VMFIN")
"""Tags of words whose features the rules mostly ask for: heads of noun groups and finite verbs."""


def scores_of(model: Model, docs: Sequence[Doc], chosen: numpy.ndarray | None = None) -> Iterator[numpy.ndarray]:
    """The scores that a tagger's model gives the tokens of all Docs (tokens × labels), for 512 tokens at a time.

    They are the same as those of ``model.predict``, for which the scores of a batch take some ten megabytes. The array is
    filled anew each time. Models that are built otherwise than spaCy's ``Tagger.v2``, or on a GPU, score all tokens at once.

    Args:
        chosen: the numbers of the tokens to score, counted through all Docs; None for all.
    """
    if not _is_plain(model):
        behind = 0
        for scores in model.predict(docs):
            start, behind = behind, behind + len(scores)
            if chosen is not None:
                scores = scores[chosen[(start <= chosen) & (chosen < behind)] - start]
            if len(scores):
                yield scores
        return
    layer = model.get_ref("softmax")
    weights, bias = numpy.asarray(layer.get_param("W")).T, numpy.asarray(layer.get_param("b"))
    vectors = numpy.concatenate(model.get_ref("tok2vec").predict(docs))
    if chosen is not None:
        vectors = vectors[chosen]
    rows = numpy.zeros((_ROWS, vectors.shape[1]), dtype=vectors.dtype)
    scores = numpy.empty((_ROWS, len(bias)), dtype="float32")
    for start in range(0, len(vectors), _ROWS):
        part = vectors[start : start + _ROWS]
        if len(part) < _ROWS:  # filled up, so that a row has the same bits in a product of any size, see `BlasOps`
            rows[: len(part)] = part
            part = rows
        numpy.dot(part, weights, out=scores)
        scores += bias
        yield scores[: len(vectors) - start]


def answers_later(model: Model) -> bool:
    """Whether `scores_of_token` can score single tokens of a Doc after its pipeline."""
    return _is_plain(model) and isinstance(model.get_ref("tok2vec"), Tok2VecListener)


def scores_of_token(model: Model, doc: Doc, index: int) -> numpy.ndarray:
    """The scores of one token, from the vectors that ``tok2vec`` left in the Doc; see `answers_later`."""
    layer = model.get_ref("softmax")
    return numpy.dot(numpy.asarray(layer.get_param("W")), doc.tensor[index]) + layer.get_param("b")


def _is_plain(model: Model) -> bool:
    if not (model.has_ref("tok2vec") and model.has_ref("softmax") and isinstance(model.ops, NumpyOps)):
        return False
    layer = model.get_ref("softmax")
    chained = len(model.layers) == 2 and model.layers[0] is model.get_ref("tok2vec") and model.layers[1].layers == [layer]
    return chained and layer.attrs.get("softmax_normalize") is False


def _best(model: Model, docs: Sequence[Doc], chosen: numpy.ndarray | None = None) -> list[list[int]]:
    """The number of the best label of each token of each Doc; -1 for those that were not chosen."""
    labels = [label for scores in scores_of(model, docs, chosen) for label in scores.argmax(axis=1).tolist()]
    if chosen is not None:
        best = numpy.full(sum(map(len, docs)), _LEFT_OUT)
        best[chosen] = labels
        labels = best.tolist()
    ends = numpy.cumsum([len(doc) for doc in docs]).tolist()
    return [labels[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)]


class LeanTagger(Tagger):
    """spaCy's `Tagger` with `scores_of`."""

    def predict(self, docs):
        """For each Doc the numbers of its tokens' labels."""
        docs = list(docs)
        return _best(self.model, docs) if any(len(doc) for doc in docs) else super().predict(docs)

    def set_annotations(self, docs, batch_tag_ids):
        """Sets the tags of the Docs, of a Doc without tags all at once."""
        keys = numpy.array([self.vocab.strings[label] for label in self.labels], dtype="uint64")
        for doc, labels in zip(docs, batch_tag_ids, strict=True):
            if len(doc) and not doc.has_annotation("TAG"):
                doc.from_array([TAG], keys[labels].reshape(-1, 1))
            else:
                super().set_annotations([doc], [labels])


class LeanMorphologizer(Morphologizer):
    """spaCy's `Morphologizer` with `scores_of`.

    After `answer_when_asked` it leaves the Docs without parts of speech and features. Features of nouns, pronouns and finite
    verbs go to their annotations, those of other words are computed when `morph_of` asks for them: rules ask for every fiftieth.
    """

    _features: list[str | None] | None = None  # by label, None behind the last for what was left out; None: not yet made
    _waits = False

    def answer_when_asked(self) -> None:
        """See the class; without effect where the model is built otherwise."""
        self._waits = answers_later(self.model)

    def predict(self, docs):
        """For each Doc the numbers of its tokens' labels, -1 for what is left out."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return super().predict(docs)
        if not self._waits:
            return _best(self.model, docs)
        tags = numpy.concatenate([doc.to_array([TAG]) for doc in docs])
        often = numpy.array([self.vocab.strings[tag] for tag in _OFTEN_ASKED], dtype=tags.dtype)
        return _best(self.model, docs, numpy.flatnonzero(numpy.isin(tags, often)))

    def set_annotations(self, docs, batch_tag_ids):
        """Sets features and parts of speech of the Docs, or the features that are not left out in their annotations."""
        if not self._waits:
            super().set_annotations(docs, batch_tag_ids)
            return
        features = self._features_of_labels()
        for doc, labels in zip(docs, batch_tag_ids, strict=True):
            found = annotations(doc)
            found.morphs, found.asked_morph = [features[label] for label in labels], self._asked

    def _features_of_labels(self) -> list[str | None]:
        if self._features is None:
            morphology, given = self.vocab.morphology, self.cfg["labels_morph"]
            self._features = [self.vocab.strings[morphology.add(given.get(label, 0))] for label in self.labels]
            self._features.append(None)
        return self._features

    def _asked(self, doc: Doc, index: int) -> str:
        label = int(scores_of_token(self.model, doc, index).argmax())
        return self._features_of_labels()[label] or ""


@Language.factory("claimx_tagger", assigns=["token.tag"])
def make_tagger(
    nlp: Language,
    name: str,
    model: Model,
    overwrite: bool,
    scorer: Callable | None,
    neg_prefix: str,
    label_smoothing: float,
) -> LeanTagger:
    """spaCy's ``tagger`` with less memory."""
    return LeanTagger(
        nlp.vocab, model, name, overwrite=overwrite, scorer=scorer, neg_prefix=neg_prefix, label_smoothing=label_smoothing
    )


@Language.factory("claimx_morphologizer", assigns=["token.morph", "token.pos"])
def make_morphologizer(
    nlp: Language,
    name: str,
    model: Model,
    overwrite: bool,
    extend: bool,
    label_smoothing: float,
    scorer: Callable | None,
) -> LeanMorphologizer:
    """spaCy's ``morphologizer`` with less memory."""
    return LeanMorphologizer(
        nlp.vocab, model, name, overwrite=overwrite, extend=extend, label_smoothing=label_smoothing, scorer=scorer
    )
