"""The calls for notebooks and scripts."""

import gc

import pytest

import claimx
from claimx.articles import Article, read_inputs
from claimx.errors import InputError, ModelError
from claimx.pipeline import Extractor
from claimx.settings import Settings

TEXT = "Moskau weist die Vorwürfe zurück. Die Regierung in Kiew hatte zuvor den Abzug der Truppen verlangt."


@pytest.fixture
def folder(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_files_in_order_with_their_outputs(folder):
    errors: list[object] = []
    found = list(claimx.extract_files(folder, on_error=errors.append))
    assert [article.id for article, _ in found] == ["a", "b"]
    assert all(output.article.id == article.id and output.claims for article, output in found)
    (error,) = errors
    assert isinstance(error, InputError)
    assert "broken.json" in str(error)


def test_an_error_is_raised_where_nobody_takes_it(folder):
    with pytest.raises(InputError, match=r"broken\.json"):
        list(claimx.extract_files(folder))


def test_files_may_be_named_one_by_one(folder):
    assert [article.id for article, _ in claimx.extract_files(folder / "b.txt", str(folder / "a.txt"))] == ["b", "a"]


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        list(claimx.extract_files(tmp_path / "nowhere"))


def test_an_explanation_prints_as_text():
    lines = str(claimx.explain(TEXT.split(" Die")[0])).splitlines()
    assert lines[2] == "Moskau weist die Vorwürfe zurück."
    assert any(line.startswith("  fired      denial/") for line in lines)


def test_rules_find_the_same_where_the_model_answers_at_once(extractor, root, monkeypatch):
    inputs = read_inputs([root / "data" / "raw"], max_bytes=Settings().max_bytes)
    articles = [item for item in inputs if isinstance(item, Article)]
    outputs = [output for _, output in extractor.stream(articles)]
    assert not any(token.lemma_ or str(token.morph) for token in extractor.analyse(articles[0]))
    for name in ("trainable_lemmatizer", "morphologizer"):
        monkeypatch.setattr(extractor.nlp.get_pipe(name), "_waits", False)
    assert all(token.lemma_ for token in extractor.analyse(articles[0]))
    assert [output for _, output in extractor.stream(articles)] == outputs


def test_the_stages_leave_no_cycles_behind(root):
    settings = Settings(model="embedded")
    articles = [item for item in read_inputs([root / "data" / "raw"], max_bytes=settings.max_bytes) if isinstance(item, Article)]
    extractor = Extractor(settings)
    for _ in extractor.stream(articles[:4]):
        pass  # what is read and kept at the first article
    gc.collect()
    gc.disable()
    try:
        for _ in extractor.stream(articles[:4]):
            pass
        assert gc.collect() == 0, "a stage holds on to itself: Python must then look for such cycles, see claimx.pipeline"
    finally:
        gc.enable()


def test_a_model_loaded_anew_during_a_stream_changes_nothing(root, monkeypatch):
    settings = Settings(model="embedded", batch_size=2)
    articles = [item for item in read_inputs([root / "data" / "raw"], max_bytes=settings.max_bytes) if isinstance(item, Article)]
    extractor = Extractor(settings)
    first = extractor.nlp
    outputs = [output for _, output in extractor.stream(articles[:6])]
    assert extractor.nlp is first
    monkeypatch.setattr("claimx.pipeline.MOST_NEW_STRINGS", 10)
    assert [output for _, output in extractor.stream(articles[:6])] == outputs
    assert extractor.nlp is not first
    monkeypatch.setattr("claimx.pipeline._load", lambda place: (first, extractor.model._replace(version="0")))
    with pytest.raises(ModelError, match="replaced during the run"):
        list(extractor.stream(articles[:6]))


def test_words_of_single_articles_are_forgotten(monkeypatch):
    """A loop over `claimx.extract` or `Extractor.extract` keeps no word beyond the first ones, and says what it said before."""
    extractor = Extractor(Settings(model="embedded"))
    monkeypatch.setattr("claimx.pipeline.extractor_for", lambda model: extractor)
    first = claimx.extract(TEXT)
    monkeypatch.setattr("claimx.pipeline._KNOWN_WORDS", len(extractor.nlp.vocab))
    known = len(extractor.nlp.vocab.strings)
    for number in range(30):
        assert claimx.extract(f"Quorx{number}ingen weist die Vorwürfe von Blumf{number}au zurück.").claims
    assert len(extractor.nlp.vocab.strings) == known
    monkeypatch.setattr("claimx.pipeline._TIGHTENED_AFTER", 10)
    strings = list(extractor.nlp.vocab.strings)
    assert claimx.extract(TEXT) == claimx.extract(TEXT) == first
    assert list(extractor.nlp.vocab.strings) == strings
    assert all(extractor.nlp.vocab.strings[extractor.nlp.vocab.strings[word]] == word for word in strings)


def test_the_tables_of_words_do_not_grow_with_the_words_that_come_and_go(monkeypatch):
    monkeypatch.setattr("claimx.pipeline._KNOWN_WORDS", 10)
    monkeypatch.setattr("claimx.pipeline._TIGHTENED_AFTER", 100)
    extractor = Extractor(Settings(model="embedded"))
    article = claimx.articles.article_from_text(TEXT)
    first = extractor.extract(article)
    getters = dict(extractor.nlp.vocab.lex_attr_getters)
    for number in range(60):
        name = f"Blumf{number}au"
        (claim,) = extractor.extract(claimx.articles.article_from_text(f"{name} weist die Vorwürfe zurück.")).claims
        assert claim.anchor.text == "weist"
        assert len(extractor.nlp.vocab) < 200
        assert name not in extractor.nlp.vocab
    assert extractor.extract(article) == first
    assert extractor.nlp.vocab.lex_attr_getters == getters


def test_an_article_that_breaks_a_stage_leaves_the_extractor_usable(monkeypatch):
    extractor = Extractor(Settings(model="embedded"))
    monkeypatch.setattr("claimx.pipeline._KNOWN_WORDS", 0)

    def broken(doc):
        raise RuntimeError("broken on purpose")

    article = claimx.articles.article_from_text(TEXT)
    output = extractor.extract(article)
    with monkeypatch.context() as patch:
        patch.setattr(extractor.nlp, "_components", [*extractor.nlp._components, ("broken", broken)])
        with pytest.raises(RuntimeError, match="on purpose"):
            extractor.extract(article)
        ((_, result),) = extractor.stream([article])
        assert isinstance(result, InputError)
    assert not extractor.nlp.vocab.in_memory_zone
    assert extractor.extract(article) == output
