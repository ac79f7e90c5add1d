"""Matrix products by NumPy's BLAS, three times as fast as those of thinc, and independent of the batch."""

import numpy
from spacy.language import Language
from thinc.api import Model, NumpyOps

ROWS = 256
"""The least rows of a product whose rows have the same bits in a product of any size."""


class BlasOps(NumpyOps):
    """thinc's operations on NumPy arrays, with NumPy's matrix product.

    thinc takes BLIS, which has no kernel of its own for many processors. NumPy's BLAS rounds differently in small matrices:
    fewer than 256 rows are therefore filled up with zeros, so that a row gives the same bits in a batch of any size.
    """

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x, y, out=None, trans1=False, trans2=False):
        """The product of two matrices, see `thinc.api.Ops.gemm`."""
        rows = len(x)
        if trans1 or rows >= ROWS:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        padded = numpy.zeros((ROWS, x.shape[1]), dtype=x.dtype)
        padded[:rows] = x
        product = super().gemm(padded, y, trans2=trans2)[:rows]
        if out is None:
            return product
        out[...] = product
        return out


def use_blas(nlp: Language) -> None:
    """Lets the models of all components of a pipeline compute with `BlasOps`; those on a GPU stay there."""
    ops = BlasOps()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model) and isinstance(model.ops, NumpyOps):
            model._to_ops(ops)
