"""spaCy's window encoder in a few arrays that are filled again and again, with the same bits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy
from thinc.api import Model, NumpyOps

from claimx.language.inference.blas import ROWS

_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]
_EPSILON = 1e-08  # what thinc's layer norm adds to a variance


class _Layer(NamedTuple):
    """One layer: of maxout the weights (inputs × pieces · width) and the bias, of layer norm gain and bias."""

    weights: numpy.ndarray
    bias: numpy.ndarray
    gain: numpy.ndarray
    shift: numpy.ndarray


class WindowEncoder:
    """The layers of a ``MaxoutWindowEncoder`` of spaCy: each adds to a token what it makes of the tokens around it.

    thinc makes some ten new arrays a layer, and picks the largest of three neighbouring numbers one by one. Here the pieces
    of maxout stand in blocks, so that whole rows are compared, and all layers share their arrays. Each number is computed by the
    same operations in the same order as there.
    """

    def __init__(self, layers: list[_Layer], width: int, window: int, padding: int) -> None:
        self._layers = layers
        self._width = width
        self._window = window
        self._padding = padding

    @classmethod
    def of(cls, encode: Model) -> "WindowEncoder | None":
        """The same layers as those of this model, or None where it is built otherwise, or computes on a GPU."""
        layers = _window_layers(encode)
        if not layers or not isinstance(encode.ops, NumpyOps):
            return None
        expand, maxout, *_ = layers[0]
        width, window, padding = maxout.get_dim("nO"), expand.attrs["window_size"], encode.attrs["pad"]
        if any(_shape(layer) != _shape(layers[0]) for layer in layers) or maxout.get_dim("nI") != width * (2 * window + 1):
            return None
        return cls([_weights(layer) for layer in layers], width, window, padding)

    def predict(self, groups: Iterable[Sequence[numpy.ndarray]]) -> Iterator[numpy.ndarray]:
        """The vectors of each text of each group, from its embedded tokens (float32, tokens × width)."""
        groups = list(groups)
        pieces = self._layers[0].bias.size // self._width
        rows = max((self._rows(group) for group in groups), default=0)
        around = numpy.zeros((max(rows, ROWS), self._width * (2 * self._window + 1)), dtype="float32")
        product = numpy.empty((len(around), self._width * pieces), dtype="float32")
        best, square = numpy.empty((2, rows, self._width), dtype="float32")
        for group in groups:
            vectors = self._flat(group)
            count = len(vectors)
            filled = max(count, ROWS)  # so that a row has the same bits in a product of any size, see `BlasOps`
            for layer in self._layers:
                self._look_around(vectors, around)
                numpy.dot(around[:filled], layer.weights, out=product[:filled])
                vectors += self._activated(layer, product[:count], best[:count], square[:count])
            start = self._padding
            for text in group:
                yield vectors[start : start + len(text)]
                start += len(text) + (self._padding if len(text) else 0)

    def _rows(self, group: Sequence[numpy.ndarray]) -> int:
        return self._padding + sum(len(text) + self._padding for text in group if len(text))

    def _flat(self, group: Sequence[numpy.ndarray]) -> numpy.ndarray:
        """The texts below each other, with rows of zeros before, between and behind them."""
        flat = numpy.zeros((self._rows(group), self._width), dtype="float32")
        start = self._padding
        for text in group:
            if len(text):
                flat[start : start + len(text)] = text
                start += len(text) + self._padding
        return flat

    def _look_around(self, vectors: numpy.ndarray, around: numpy.ndarray) -> None:
        """Writes each token's neighbours and itself side by side; outside of the texts there are zeros."""
        count, width = vectors.shape
        for place, shift in enumerate(range(-self._window, self._window + 1)):
            column = around[:count, place * width : (place + 1) * width]
            first, behind = max(-shift, 0), max(count - max(shift, 0), 0)
            column[:first] = column[behind:] = 0
            column[first:behind] = vectors[first + shift : behind + shift]

    def _activated(self, layer: _Layer, product, best, square) -> numpy.ndarray:
        """Maxout and layer norm of the products, in ``best``."""
        product += layer.bias
        pieces = numpy.split(product, product.shape[1] // self._width, axis=1)
        numpy.maximum(pieces[0], pieces[-1], out=best)
        for piece in pieces[1:-1]:
            numpy.maximum(best, piece, out=best)
        best -= best.mean(axis=1, keepdims=True)
        numpy.multiply(best, best, out=square)
        best *= (square.mean(axis=1, keepdims=True) + _EPSILON) ** (-1.0 / 2.0)
        best *= layer.gain
        best += layer.shift
        return best


def _window_layers(encode: Model) -> list[list[Model]]:
    """Of each layer its parts, or nothing where one is not made of the parts that are known here."""
    if not encode.name.startswith("with_array(") or "pad" not in encode.attrs:
        return []
    body = encode.layers[0]
    residuals = [body] if len(body.layers) == 1 else body.layers
    layers = [_leaves(residual) for residual in residuals]
    plain = all(residual.name.startswith("residual(") and "|" not in residual.name for residual in residuals)
    return layers if plain and all([part.name for part in layer] == _LAYER for layer in layers) else []


def _leaves(model: Model) -> list[Model]:
    return [leaf for layer in model.layers for leaf in _leaves(layer)] if model.layers else [model]


def _shape(layer: list[Model]) -> tuple:
    expand, maxout, *_ = layer
    return expand.attrs["window_size"], maxout.get_param("W").shape


def _weights(layer: list[Model]) -> _Layer:
    _, maxout, norm, _ = layer
    parameters = (maxout.get_param("W"), maxout.get_param("b"), norm.get_param("G"), norm.get_param("b"))
    weights, bias, gain, shift = map(numpy.asarray, parameters)
    blocks = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return _Layer(blocks.T, bias.T.ravel(), gain, shift)
