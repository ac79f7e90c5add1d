"""Named entities: spaCy's transition model, decoded for all tokens of a batch at once.

The score of a move depends on the token, and inside an entity on that entity's first token. So the moves outside of entities
are scored for all tokens together, then all entities that could begin grow side by side, and the text is read from left to
right only to see which of them do begin. Moves, features and conditions are those of ``BiluoPushDown`` in spaCy.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any, NamedTuple

import numpy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from thinc.api import Model

_FEATURES = 3  # the token, the first token of its entity, the token before


class _Tokens(NamedTuple):
    """Of all tokens of a batch: which are blanks, and which are the last of their sentence or Doc."""

    blank: numpy.ndarray
    last: numpy.ndarray


class BatchEntityRecognizer(EntityRecognizer):
    """spaCy's `EntityRecognizer`, with a greedy decoder for whole batches.

    Docs that have entities already, and models of another shape, go spaCy's way.
    """

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The Docs with their entities, ``batch_size`` at a time."""
        for batch in minibatch(docs, size=batch_size):
            if not self._is_plain(batch):
                yield from super().pipe(batch, batch_size=batch_size)
                continue
            if any(len(doc) for doc in batch):
                self._annotate(batch)
            yield from batch

    def _is_plain(self, docs: list[Doc]) -> bool:
        attributes = self.model.attrs
        plain = attributes["has_upper"] and not attributes["unseen_classes"] and self.cfg["beam_width"] == 1
        lower = self.model.get_ref("lower")
        shape = lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1
        return plain and shape and not any(doc.has_annotation("ENT_IOB") for doc in docs)

    def _annotate(self, docs: list[Doc]) -> None:
        moves = [self.moves.get_class_name(move) for move in range(self.moves.n_moves)]
        features = _Features(self.model.get_ref("lower"), self.model.get_ref("tok2vec").predict(docs))
        tokens = _tokens(docs)
        chosen = self._outside(features, tokens, moves)
        names = numpy.array([move[0] for move in moves])[chosen]
        begins = numpy.flatnonzero(names == "B")
        ends = dict(zip(begins.tolist(), self._ends(features, tokens, begins, chosen[begins], moves).tolist(), strict=True))
        marked = numpy.flatnonzero(names != "O").tolist()
        offset = 0
        for doc in docs:
            here = marked[bisect_left(marked, offset) : bisect_left(marked, offset + len(doc))]
            possible = [(token - offset, ends.get(token, token + 1) - offset, moves[chosen[token]]) for token in here]
            doc.set_ents(_read(doc, possible), default="outside")
            offset += len(doc)

    def _outside(self, features: "_Features", tokens: _Tokens, moves: list[str]) -> numpy.ndarray:
        """The best move of each token where no entity is open."""
        summed = features.of(0)
        summed += features.padding[1]
        summed += features.padding[2]
        scores = self._scores(summed, features)
        kinds = numpy.array([move if move in ("O", "U-") else move[0] for move in moves])
        scores[:, numpy.isin(kinds, ("I", "L", "U-"))] = -numpy.inf
        scores[numpy.ix_(tokens.blank, numpy.isin(kinds, ("B", "U")))] = -numpy.inf
        scores[numpy.ix_(tokens.last, kinds == "B")] = -numpy.inf
        return scores.argmax(axis=1)

    def _ends(self, features: "_Features", tokens: _Tokens, begins, begun, moves: list[str]) -> numpy.ndarray:
        """For each token that may begin an entity (``begun`` is its move) the token behind the entity's last."""
        places = {move: place for place, move in enumerate(moves)}
        inner = numpy.array([places.get("I" + move[1:], -1) for move in moves])[begun]
        final = numpy.array([places.get("L" + move[1:], -1) for move in moves])[begun]
        ends = begins + 1
        growing = numpy.arange(len(begins))
        while len(growing):
            here, first = ends[growing], begins[growing]
            scores = self._scores(features.of(0, here) + features.of(1, first) + features.of(2, here - 1), features)
            rows = numpy.arange(len(growing))
            longer, closed = scores[rows, inner[growing]], scores[rows, final[growing]]
            earlier = inner[growing] < final[growing]  # of equal scores the first move wins
            goes_on = ~tokens.last[here] & ((longer > closed) | ((longer == closed) & earlier))
            ends[growing] += 1
            growing = growing[goes_on]
        return ends

    def _scores(self, summed: numpy.ndarray, features: "_Features") -> numpy.ndarray:
        """The scores of the moves; what is given is changed."""
        summed += features.bias
        pieces = numpy.split(summed, features.pieces, axis=1)
        return self.model.get_ref("upper").predict(reduce(numpy.maximum, pieces))


class _Features:
    """What each token adds to the hidden layer, by the place in which a move sees it; computed for the tokens that are asked for.

    Of most tokens a move reads only what they are as the token itself: a third of spaCy's ``PrecomputableAffine``.

    Attributes:
        padding: what stands for a token that is missing, by place.
        bias: is added to the sum of all places.
        pieces: how many pieces of maxout the hidden layer has; they stand in blocks, one beside the other.
    """

    def __init__(self, lower: Model, vectors: numpy.ndarray) -> None:
        weights, bias, padding = (numpy.asarray(lower.get_param(name)) for name in ("W", "b", "pad"))
        self.pieces = lower.get_dim("nP")
        self.padding = _blocks(padding[0])
        self.bias = _blocks(bias[None])[0]
        # From places × width × pieces × inputs.
        self._weights = weights.transpose(0, 2, 1, 3).reshape(len(weights), -1, weights.shape[3])
        self._vectors = vectors
        self._ops: Any = lower.ops  # NumPy arrays are none of thinc's types

    def of(self, place: int, tokens: numpy.ndarray | None = None) -> numpy.ndarray:
        """What these tokens, or all, add in a place: tokens × pieces · width."""
        vectors = self._vectors if tokens is None else self._vectors[tokens]
        return self._ops.gemm(vectors, self._weights[place], trans2=True)


def _blocks(array: numpy.ndarray) -> numpy.ndarray:
    """Rows × width × pieces as rows × pieces · width."""
    return array.transpose(0, 2, 1).reshape(len(array), -1)


def _tokens(docs: list[Doc]) -> _Tokens:
    blank, last = [], []
    for doc in docs:
        if len(doc):
            array = doc.to_array(["IS_SPACE", "SENT_START"])
            blank.append(array[:, 0] == 1)
            last.append(numpy.append(array[1:, 1] == 1, True))
    return _Tokens(numpy.concatenate(blank), numpy.concatenate(last))


def _read(doc: Doc, possible: list[tuple[int, int, str]]) -> list[Span]:
    """The entities of a Doc: of those that could be, each with start, end and first move, the ones that no earlier one holds."""
    found: list[Span] = []
    behind = 0
    for start, end, move in possible:
        if start >= behind:
            found.append(Span(doc, start, end, label=move[2:]))
            behind = end
    return found


@Language.factory("claimx_ner", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_ner(
    nlp: Language,
    name: str,
    model: Model,
    moves,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable | None,
) -> BatchEntityRecognizer:
    """spaCy's ``ner`` with a decoder for batches."""
    return BatchEntityRecognizer(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )
