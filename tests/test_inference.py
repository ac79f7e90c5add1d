"""The faster components against spaCy's own, token for token."""

from pathlib import Path

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MishWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import NumpyOps, with_array

from claimx.language.annotations import has_lemmas, lemma_of, morph_of
from claimx.language.inference.blas import BlasOps
from claimx.language.inference.embedding import WordTok2Vec
from claimx.language.inference.encoder import WindowEncoder
from claimx.language.inference.entities import BatchEntityRecognizer
from claimx.language.inference.labels import LeanMorphologizer, LeanTagger, scores_of
from claimx.language.inference.lemmas import WordLemmatizer
from claimx.language.models import EMBEDDED, load_model
from claimx.language.tokenizer import BoundedTokenizer

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    "Der Außenminister von Südkorea, Cho Tae Yul, traf am Montag Vertreter der NATO in Brüssel.",
    "",
    "Berlin",
    " \n\n ",
    "„Das ist falsch“, sagte Erika Musterfrau von der Partei Neue Mitte Hadersfeld in New York und San Francisco.\n\nParis (dpa)",
    "z. B. 3.000 Soldaten usw. gingen's an; d. h. die Süddeutsche Zeitung, Spiegel Online & Co. KG schrieben darüber.",
    "Die Vereinten Nationen, die Europäische Union und das Rote Kreuz wiesen die Vorwürfe der Regierung von Xanadu zurück.",
]
ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB", "SENT_START"]


@pytest.fixture(scope="module")
def plain() -> Language:
    nlp = spacy.load(ROOT / "models" / EMBEDDED)
    nlp.tokenizer = BoundedTokenizer.like(nlp.tokenizer)
    nlp.add_pipe("claimx_sentences", first=True)
    return nlp


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = load_model("embedded")[0]
    nlp.add_pipe("claimx_sentences", first=True)
    return nlp


def annotated(docs: list[Doc]) -> list[list]:
    return [doc.to_array(ATTRIBUTES).tolist() for doc in docs]


def test_the_faster_components_are_in_place(quick: Language) -> None:
    assert type(quick.get_pipe("tok2vec")) is WordTok2Vec
    assert type(quick.get_pipe("tagger")) is LeanTagger
    assert type(quick.get_pipe("morphologizer")) is LeanMorphologizer
    assert type(quick.get_pipe("trainable_lemmatizer")) is WordLemmatizer
    assert type(quick.get_pipe("ner")) is BatchEntityRecognizer
    assert all(isinstance(quick.get_pipe(n).model.ops, BlasOps) for n in ("tok2vec", "tagger", "morphologizer", "ner"))


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_annotations_are_those_of_spacy(plain: Language, quick: Language, batch_size: int) -> None:
    raw = [path.read_text() for path in sorted((ROOT / "data" / "raw").glob("*.txt"))[:3]]
    expected = annotated(list(plain.pipe(TEXTS + raw)))
    assert annotated(list(quick.pipe(TEXTS + raw, batch_size=batch_size))) == expected
    assert any(doc.ents for doc in quick.pipe(TEXTS))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.sampled_from("Aaßn .,\n\t„“U-SPD3Paris"), max_size=60), min_size=1, max_size=4))
def test_any_text_is_annotated_as_by_spacy(plain: Language, quick: Language, texts: list[str]) -> None:
    assert annotated(list(quick.pipe(texts))) == annotated(list(plain.pipe(texts)))


def test_entities_that_are_there_already_are_kept(plain: Language, quick: Language) -> None:
    docs = []
    for nlp in (plain, quick):
        doc = nlp.make_doc(TEXTS[0])
        doc.set_ents([Span(doc, 0, 2, label="MISC")], default="missing")
        docs.append(nlp(doc))
    assert docs[1].ents[0].label_ == "MISC"
    assert [(e.start, e.end, e.label_) for e in docs[0].ents] == [(e.start, e.end, e.label_) for e in docs[1].ents]


def test_lemmas_that_are_there_already_are_kept(quick: Language) -> None:
    doc = quick.make_doc("Die Vorwürfe wies er zurück.")
    doc[1].lemma_ = "XY"
    assert [token.lemma_ for token in quick(doc)][1:3] == ["XY", "weisen"]


def test_words_survive_the_memory_zone_that_they_were_first_seen_in(quick: Language) -> None:
    text = "Die Hadersfelderinnen verhackstückten das Zwiebelgemurkse."
    with quick.memory_zone():
        first = [token.lemma_ for token in quick(text)]
    with quick.memory_zone():
        assert [token.lemma_ for token in quick(text)] == first


def test_more_words_than_are_remembered(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = annotated(list(quick.pipe(TEXTS)))
    monkeypatch.setattr("claimx.language.inference.embedding._MOST_WORDS", 10)
    assert annotated([quick(text) for text in TEXTS]) == expected


def test_training_forgets_the_remembered_words() -> None:
    nlp = load_model("embedded")[0]
    tok2vec = nlp.get_pipe("tok2vec")
    docs = [nlp("Berlin")]
    layer = next(node for node in tok2vec.model.get_ref("embed").walk() if node.name == "maxout")
    layer.set_param("W", 2 * layer.get_param("W"))
    tok2vec.update([Example(docs[0], docs[0])])
    assert numpy.array_equal(tok2vec.predict(docs)[0], tok2vec.model.predict(docs)[0])
    assert not numpy.array_equal(tok2vec.predict(docs)[0], docs[0].tensor)


@pytest.mark.parametrize("width", [96, 480])
def test_a_row_of_a_product_does_not_depend_on_the_others(width: int) -> None:
    generator = numpy.random.default_rng(7)
    x = generator.standard_normal((900, width)).astype("float32")
    y = generator.standard_normal((288, width)).astype("float32")
    whole = BlasOps().gemm(x, y, trans2=True)
    for rows in (1, 3, 17, 255, 256, 300):
        assert numpy.array_equal(BlasOps().gemm(x[5 : 5 + rows], y, trans2=True), whole[5 : 5 + rows])
    assert numpy.allclose(whole, NumpyOps().gemm(x, y, trans2=True), atol=1e-4)


def test_a_product_into_an_array() -> None:
    x, y, out = (numpy.ones((2, 3), "float32"), numpy.ones((3, 4), "float32"), numpy.zeros((2, 4), "float32"))
    assert BlasOps().gemm(x, y, out=out) is out
    assert (out == 3).all()
    assert BlasOps().gemm(x, x, trans1=True).shape == (3, 3)


def test_long_texts_are_cut_for_the_layers_and_their_vectors_stay(plain: Language, quick: Language, monkeypatch) -> None:
    docs = [quick.make_doc(" ".join(TEXTS * number)) for number in (1, 40, 3)]
    whole = quick.get_pipe("tok2vec").predict(docs)
    assert len(docs[1]) > 3000
    for tokens in (7, 50, len(docs[0]), 50_000):
        monkeypatch.setattr("claimx.language.inference.embedding._TOKENS", tokens)
        cut = quick.get_pipe("tok2vec").predict(docs)
        assert [len(rows) for rows in cut] == [len(doc) for doc in docs]
        assert all(numpy.allclose(a, b, atol=1e-5) for a, b in zip(cut, whole, strict=True))
    slow = plain.get_pipe("tok2vec").predict([plain.make_doc(doc.text) for doc in docs])
    assert all(numpy.allclose(a, b, atol=1e-4) for a, b in zip(slow, whole, strict=True))


@pytest.mark.parametrize("lengths", [[1], [0, 3, 0], [5, 1, 250], [700, 0, 900, 2]])
def test_the_layers_give_the_same_bits_as_thinc(quick: Language, lengths: list[int]) -> None:
    encode = quick.get_pipe("tok2vec").model.get_ref("encode")
    encoder = WindowEncoder.of(encode)
    assert encoder is not None
    generator = numpy.random.default_rng(3)
    texts = [generator.standard_normal((length, 96)).astype("float32") for length in lengths]
    expected = [encode.predict(texts), encode.predict(texts[:1])]
    found = list(encoder.predict([texts, texts[:1]]))
    assert len(found) == len(lengths) + 1
    assert all(numpy.array_equal(a, b) for a, b in zip(found, [*expected[0], *expected[1]], strict=True))


@pytest.mark.parametrize(("width", "depth", "pieces", "window"), [(8, 1, 2, 1), (12, 2, 3, 2), (96, 8, 1, 1)])
def test_layers_of_other_sizes(width: int, depth: int, pieces: int, window: int) -> None:
    encode = MaxoutWindowEncoder(width=width, depth=depth, maxout_pieces=pieces, window_size=window)
    encode.initialize()
    encode._to_ops(BlasOps())
    encoder = WindowEncoder.of(encode)
    assert encoder is not None
    texts = [numpy.random.default_rng(4).standard_normal((length, width)).astype("float32") for length in (30, 1)]
    found = list(encoder.predict([texts]))
    assert all(numpy.allclose(a, b, atol=1e-5) for a, b in zip(found, encode.predict(texts), strict=True))


def test_layers_that_are_built_otherwise_stay_with_thinc() -> None:
    encode = MishWindowEncoder(width=8, window_size=1, depth=2)
    encode.initialize()
    assert WindowEncoder.of(encode) is None
    parts = MaxoutWindowEncoder(width=8, window_size=1, depth=2, maxout_pieces=2).layers[0].layers[0]
    assert WindowEncoder.of(with_array(parts.layers[0])) is None


@pytest.mark.parametrize("name", ["tagger", "morphologizer", "trainable_lemmatizer"])
def test_the_scores_of_some_tokens_at_a_time_are_those_of_all(quick: Language, monkeypatch, name: str) -> None:
    model = quick.get_pipe(name).model
    docs = [quick.get_pipe("tok2vec")(quick.make_doc(text)) for text in [*TEXTS, " ".join(TEXTS * 9)]]
    whole = numpy.concatenate(model.predict(docs))
    assert len(whole) > 600
    assert numpy.array_equal(numpy.concatenate([part.copy() for part in scores_of(model, docs)]), whole)
    chosen = numpy.flatnonzero(numpy.arange(len(whole)) % 3 == 1)
    assert numpy.array_equal(numpy.concatenate([part.copy() for part in scores_of(model, docs, chosen)]), whole[chosen])
    monkeypatch.setitem(model.get_ref("softmax").attrs, "softmax_normalize", True)
    normal = numpy.concatenate(list(scores_of(model, docs)))
    assert numpy.allclose(normal.sum(axis=1), 1, atol=1e-4)
    assert numpy.array_equal(numpy.concatenate(list(scores_of(model, docs, chosen))), normal[chosen])


def test_a_model_that_answers_when_asked_says_the_same_then() -> None:
    at_once, later = (load_model("embedded")[0] for _ in range(2))
    for name in ("trainable_lemmatizer", "morphologizer"):
        later.get_pipe(name).answer_when_asked()
    for doc, waiting in zip(at_once.pipe(TEXTS), later.pipe(TEXTS), strict=True):
        assert not any(token.lemma_ or str(token.morph) for token in waiting)
        assert has_lemmas(waiting)
        assert [lemma_of(waiting, i) for i in range(len(doc))] == [token.lemma_ for token in doc]
        assert [morph_of(waiting, i) for i in range(len(doc))] == [morph_of(doc, i) for i in range(len(doc))]
        assert [morph_of(doc, i).strip("_") for i in range(len(doc))] == [str(token.morph) for token in doc]


@pytest.mark.parametrize("columns", [["NORM", "PREFIX", "SHAPE"], ["NORM", "SHAPE", "SPACY", "IS_SPACE"]])
def test_an_embedding_that_reads_more_than_the_word(quick: Language, columns: list[str]) -> None:
    embed = MultiHashEmbed(width=16, attrs=columns, rows=[50] * len(columns), include_static_vectors=False)
    encode = MaxoutWindowEncoder(width=16, depth=2, maxout_pieces=3, window_size=1)
    docs = [quick.make_doc(text) for text in [*TEXTS, TEXTS[0].replace(" ", "  ")]]
    model = build_Tok2Vec_model(embed, encode)
    model.initialize(X=docs)
    tok2vec = WordTok2Vec(quick.vocab, model)
    expected = model.predict(docs)
    for _ in range(2):
        found = tok2vec.predict(docs)
        assert all(numpy.allclose(a, b, atol=1e-5) for a, b in zip(found, expected, strict=True))
