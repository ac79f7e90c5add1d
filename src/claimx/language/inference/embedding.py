"""Token vectors: what depends on the word alone is computed once a word, not once a token."""

from collections.abc import Iterable, Iterator, Sequence

import numpy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

from claimx.language.inference.encoder import WindowEncoder

_OF_THE_WORD = {"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"}
_OF_THE_TOKEN = {"maxout", "layernorm", "dropout", "mish"}
_MOST_WORDS = 8192
_TOKENS = 1_000


class WordTok2Vec(Tok2Vec):
    """spaCy's `Tok2Vec` that remembers the embedding of up to 8,192 words (3 MB at width 96), then begins anew.

    The embedding of a token is a function of its word and of the norm that the tokenizer gave it; only the layers behind it
    read the neighbours.
    """

    def __init__(self, vocab: Vocab, model: Model, name: str = "tok2vec") -> None:
        super().__init__(vocab, model, name)
        self._forget()

    def _forget(self) -> None:
        self._place: dict[bytes, int] = {}
        self._rows = numpy.zeros((0, 0), dtype="float32")
        self._encoder: WindowEncoder | None = None

    def predict(self, docs: Sequence[Doc]):
        """The vectors of each Doc's tokens, as arrays of float32, tokens × width."""
        docs = list(docs)
        if not any(len(doc) for doc in docs) or not _has_two_parts(self.model):
            return super().predict(docs)
        if _reads_words(self.model.get_ref("embed")):
            rows = self._embedded(docs)
        else:
            rows = numpy.concatenate(self.model.get_ref("embed").predict(docs))
        ends = numpy.cumsum([len(doc) for doc in docs])
        encode = self.model.get_ref("encode")
        reach = _reach(encode)
        pieces = [_pieces(part, reach) for part in numpy.split(rows, ends[:-1])]
        vectors = self._encoded(encode, _groups([piece for doc in pieces for piece in doc]))
        return [_joined([next(vectors) for _ in doc], reach) for doc in pieces]

    def _encoded(self, encode: Model, groups: Iterator[list[numpy.ndarray]]) -> Iterator[numpy.ndarray]:
        if self._encoder is None:
            self._encoder = WindowEncoder.of(encode)
        if self._encoder is not None:
            return self._encoder.predict(groups)
        return (vectors for group in groups for vectors in encode.predict(group))

    def update(self, examples, **options):
        """Trains, see `spacy.pipeline.Tok2Vec.update`."""
        self._forget()
        return super().update(examples, **options)

    def _embedded(self, docs: list[Doc]) -> numpy.ndarray:
        """The embedding of all tokens, one below the other."""
        pairs = numpy.concatenate([doc.to_array(["ORTH", "NORM"]) for doc in docs])
        words: list[bytes] = pairs.view("V16").ravel().tolist()  # of each token both numbers in one
        places = list(map(self._place.get, words))
        if None in places:
            new = {pair: token for token, (pair, place) in enumerate(zip(words, places, strict=True)) if place is None}
            if len(self._place) + len(new) > _MOST_WORDS:
                self._place.clear()
                new = {pair: token for token, pair in enumerate(words)}
            self._remember(new, self.model.get_ref("embed").predict([_Words(docs, list(new.values()))])[0])
            places = list(map(self._place.get, words))
        return self._rows[numpy.array(places)]

    def _remember(self, words: Iterable[bytes], rows: numpy.ndarray) -> None:
        """Writes the embedding of new words behind that of the known ones. The array has its full size from the start (the
        system gives memory to what is written): one that grows would be copied for each batch and leave holes behind."""
        known = len(self._place)
        if not known and self._rows.shape != (shape := (max(len(rows), _MOST_WORDS), rows.shape[1])):
            self._rows = numpy.empty(shape, dtype=rows.dtype)
        self._rows[known : known + len(rows)] = rows
        self._place |= {word: known + place for place, word in enumerate(words)}


def _reach(encode: Model) -> int:
    """How many neighbours on each side a token's vector depends on; 0 where the layers do not tell."""
    layers = [layer for layer in encode.walk() if not layer.layers and layer.name not in _OF_THE_TOKEN]
    return sum(layer.attrs["window_size"] for layer in layers) if all(layer.name == "expand_window" for layer in layers) else 0


def _pieces(rows: numpy.ndarray, reach: int) -> list[numpy.ndarray]:
    """The rows in pieces of 1,000 tokens, each with the neighbours on both sides that its vectors depend on: the layers of a
    whole long text would not stay in the processor's cache, which doubles their time."""
    starts = range(0, len(rows), _TOKENS) if reach else ()
    return [rows[max(start - reach, 0) : start + _TOKENS + reach] for start in starts] or [rows]


def _joined(vectors: list[numpy.ndarray], reach: int) -> numpy.ndarray:
    """The vectors of all pieces of a text, without those of the neighbours."""
    if len(vectors) == 1:
        return vectors[0]
    own = [piece[reach if number else 0 :][:_TOKENS] for number, piece in enumerate(vectors)]
    return numpy.concatenate(own)


def _groups(docs: list[numpy.ndarray]) -> Iterator[list[numpy.ndarray]]:
    """Neighbouring pieces of up to 1,000 tokens together, one at least, for the same reason."""
    group: list[numpy.ndarray] = []
    for rows in docs:
        if group and sum(map(len, group)) + len(rows) > _TOKENS:
            yield group
            group = []
        group.append(rows)
    yield group


class _Words:
    """What an embedding layer reads of a Doc, for some tokens of several Docs."""

    def __init__(self, docs: list[Doc], tokens: list[int]) -> None:
        self.vocab = docs[0].vocab
        self._docs = docs
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def to_array(self, attributes) -> numpy.ndarray:
        return numpy.concatenate([doc.to_array(attributes) for doc in self._docs])[self._tokens]


def _has_two_parts(model: Model) -> bool:
    """Whether a model is an embedding and what reads the neighbours, and nothing else, computed by NumPy."""
    named = bool(model.has_ref("embed") and model.has_ref("encode")) and isinstance(model.ops, NumpyOps)
    return named and model.layers == [model.get_ref("embed"), model.get_ref("encode")]


def _reads_words(embed: Model) -> bool:
    """Whether the embedding layer reads nothing but attributes of the word."""
    layers = list(embed.walk())
    read = [layer.attrs["columns"] for layer in layers if layer.name == "extract_features"]
    return bool(read) and all(set(columns) <= _OF_THE_WORD for columns in read)


@Language.factory("claimx_tok2vec", assigns=["doc.tensor"])
def make_tok2vec(nlp: Language, name: str, model: Model) -> WordTok2Vec:
    """spaCy's ``tok2vec`` with a memory for words."""
    return WordTok2Vec(nlp.vocab, model, name)
