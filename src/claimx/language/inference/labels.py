"""The best label of each token, without the scores of a whole batch in memory."""

from collections.abc import Callable, Iterator, Sequence

import numpy
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.pipeline.morphologizer import Morphologizer
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

_ROWS = 512


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


def _is_plain(model: Model) -> bool:
    if not (model.has_ref("tok2vec") and model.has_ref("softmax") and isinstance(model.ops, NumpyOps)):
        return False
    layer = model.get_ref("softmax")
    chained = len(model.layers) == 2 and model.layers[0] is model.get_ref("tok2vec") and model.layers[1].layers == [layer]
    return chained and layer.attrs.get("softmax_normalize") is False


def _best(model: Model, docs: Sequence[Doc]) -> list[list[int]]:
    """The number of the best label of each token of each Doc."""
    best = [label for scores in scores_of(model, docs) for label in scores.argmax(axis=1).tolist()]
    ends = numpy.cumsum([len(doc) for doc in docs]).tolist()
    return [best[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)]


class LeanTagger(Tagger):
    """spaCy's `Tagger` with `scores_of`."""

    def predict(self, docs):
        """For each Doc the numbers of its tokens' labels."""
        docs = list(docs)
        return _best(self.model, docs) if any(len(doc) for doc in docs) else super().predict(docs)


class LeanMorphologizer(Morphologizer):
    """spaCy's `Morphologizer` with `scores_of`."""

    def predict(self, docs):
        """For each Doc the numbers of its tokens' labels."""
        docs = list(docs)
        return _best(self.model, docs) if any(len(doc) for doc in docs) else super().predict(docs)


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
