"""Bad input of the evaluation: a clear error that names file, claim and field; never a silent zero."""

import pytest

from claimx.evaluation import EvaluationError, GoldError, PredictionError, compare, evaluate, load_gold, load_predictions
from evaluation_data import SHA, TEXT, bounds, claims, gold_article, gold_claims, output, party, span, write_json, write_pair


def with_claim(number: int, **fields):
    """The gold article with other fields in one claim; a field ``None`` of that name is taken out."""
    found = gold_claims()
    found[number] = {key: value for key, value in {**found[number], **fields}.items() if value != "absent"}
    return gold_article(found)


BAD_GOLD = [
    (with_claim(0, type="acusation"), "claim c1, field type: unknown claim type 'acusation'", "did you mean accusation"),
    (with_claim(0, accuserr=[]), "claim c1, field accuserr: extra", ""),
    (with_claim(0, denier=[party("Oslo")]), "claim c1, field denier: a accusation has no such field", ""),
    (with_claim(2, quantity="absent"), "claim c3, field quantity: a troop_count needs this field", ""),
    (with_claim(1, time={"value": ""}), "claim c2, field time.value", ""),
    (with_claim(2, quantity=bounds("viele")), "claim c3, field quantity.value", ""),
    (with_claim(3, modality="said"), "claim c4, field modality: input should be", ""),
    (with_claim(3, polarity="absent"), "claim c4, field polarity: field required", ""),
    (with_claim(3, anchor="absent"), "claim c4, field anchor: field required", ""),
    (with_claim(3, anchor={**span("wies"), "end": 99}), "claim c4, field anchor: offsets", ""),
    (with_claim(3, start=90, end=80), "claim c4, field end: the claim ends before it starts", ""),
    (with_claim(3, id="c1"), "claim c1, field id: two claims have this id", ""),
    (with_claim(3, denies=["c77"]), "claim c4, field denies: no other claim has the id 'c77'", ""),
    (with_claim(3, denies=["c4"]), "claim c4, field denies", ""),
    (with_claim(0, accuser=[{"mentions": [], "names": []}]), "claim c1, field accuser: a party without", ""),
    (with_claim(0, accuser=party("Oslo")), "claim c1, field accuser", ""),
    (
        gold_article([*gold_claims(), {**gold_claims()[2], "id": "c9"}]),
        "claim c9, field anchor: an overlapping double of claim c3",
        "",
    ),
    (gold_article([{**gold_claims()[0], "id": ""}]), "claim number 1, field id", ""),
    (gold_article([7]), "claim number 1", ""),
    (gold_article(sha256="abc"), "field sha256", ""),
    (gold_article(claims="none"), "field claims", ""),
]


@pytest.mark.parametrize(("article", "place", "advice"), BAD_GOLD, ids=[place for _, place, _ in BAD_GOLD])
def test_bad_gold(tmp_path, article, place, advice):
    write_json(tmp_path / "oslo.gold.json", article)
    with pytest.raises(GoldError) as error:
        load_gold(tmp_path)
    assert place in str(error.value)
    assert advice in str(error.value)
    assert str(error.value).startswith(f"{tmp_path / 'oslo.gold.json'}, ")


def test_overlapping_claims_that_differ_are_fine(tmp_path):
    """One accusation per accuser, accused and allegation: two may share an anchor."""
    second = {**gold_claims()[0], "id": "c9", "accused": [party("Rom")]}
    write_json(tmp_path / "oslo.gold.json", gold_article([*gold_claims(), second]))
    assert len(load_gold(tmp_path)[0].items) == 7


@pytest.mark.parametrize("content", ["", "{", "[1]", "null", '"x"', "\x00", "[" * 100_000])
def test_gold_that_is_no_gold(tmp_path, content):
    (tmp_path / "oslo.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"oslo\.gold\.json"):
        load_gold(tmp_path)


def test_no_gold(tmp_path):
    with pytest.raises(GoldError, match="no gold files here"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        load_gold(tmp_path / "nowhere")


def test_file_of_another_article(tmp_path):
    write_json(tmp_path / "bern.gold.json", gold_article())
    with pytest.raises(GoldError, match=r"bern\.gold\.json, field article: .*'oslo'"):
        load_gold(tmp_path)


BAD_SPLITS = [
    ({"dev": ["oslo"], "test": []}, "tset", "no split is called 'tset'.*did you mean test"),
    ({"dev": ["oslo"], "test": ["bern"]}, "dev", "article bern has no gold.json file"),
    ({"dev": []}, "dev", "article oslo is in no split"),
    ({"dev": ["oslo"], "test": []}, "test", "the split 'test' is empty"),
    ({"dev": ["oslo"], "test": ["oslo"]}, "dev", "article oslo is in 'dev' and in 'test'"),
    ({"dev": "oslo"}, "dev", "not a JSON object of lists"),
    (["oslo"], "dev", "not a JSON object of lists"),
]


@pytest.mark.parametrize(("lists", "split", "message"), BAD_SPLITS)
def test_bad_splits(tmp_path, lists, split, message):
    write_json(tmp_path / "oslo.gold.json", gold_article())
    write_json(tmp_path / "splits.json", lists)
    with pytest.raises(GoldError, match=rf"splits\.json: {message}"):
        load_gold(tmp_path, split)


def test_split(tmp_path):
    for id in ("oslo", "rom", "bern"):
        write_json(tmp_path / f"{id}.gold.json", gold_article(id=id))
    write_json(tmp_path / "splits.json", {"dev": ["rom"], "test": ["oslo", "bern"]})
    assert [article.id for article in load_gold(tmp_path, "test")] == ["bern", "oslo"]
    (tmp_path / "splits.json").unlink()
    with pytest.raises(GoldError, match=r"splits\.json: cannot be read"):
        load_gold(tmp_path, "test")


def system_with(number: int, **fields):
    found = claims()
    found[number] = {key: value for key, value in {**found[number], **fields}.items() if value != "absent"}
    return output(found)


BAD_PREDICTIONS = [
    (system_with(0, type="treaty"), "claim a, field type"),
    (system_with(0, quantity=1), "claim a, field quantity: extra"),
    (system_with(2, quantity="absent"), "claim c, field quantity: field required"),
    (system_with(2, confidence=7), "claim c, field confidence"),
    (system_with(1, id="a"), "claim a, field id: two claims have this id"),
    ({**output(), "pipeline": {}}, "field pipeline"),
]


@pytest.mark.parametrize(("article", "place"), BAD_PREDICTIONS, ids=[place for _, place in BAD_PREDICTIONS])
def test_bad_predictions(tmp_path, article, place):
    path = write_json(tmp_path / "oslo.json", article)
    with pytest.raises(PredictionError) as error:
        load_predictions(tmp_path)
    assert f"{path}, {place}" in str(error.value)


def test_no_predictions(tmp_path):
    with pytest.raises(PredictionError, match="no output of claimx here"):
        load_predictions(tmp_path)
    write_json(tmp_path / "run.json", {"claims": 3, "status": "done"})
    write_json(tmp_path / "other.json", {"what": "ever"})
    with pytest.raises(PredictionError, match="no output of claimx here"):
        load_predictions(tmp_path)
    with pytest.raises(PredictionError, match="no such folder"):
        load_predictions(tmp_path / "nowhere")
    (tmp_path / "oslo.json").write_text("{", encoding="utf-8")
    with pytest.raises(PredictionError, match=r"oslo\.json: no valid JSON"):
        load_predictions(tmp_path)


def test_two_files_of_one_article(tmp_path):
    write_json(tmp_path / "a.json", output())
    write_json(tmp_path / "b.json", output())
    with pytest.raises(PredictionError, match=r"b\.json: article oslo is in a\.json too"):
        load_predictions(tmp_path)


def evaluated(gold, predictions, **options):
    return evaluate(load_gold(gold), load_predictions(predictions), **options)


def test_gold_without_prediction(tmp_path):
    gold, predictions = write_pair(tmp_path)
    write_json(gold / "rom.gold.json", gold_article(id="rom"))
    with pytest.raises(PredictionError, match=r"rom\.gold\.json: no prediction for this gold article .*--allow-missing"):
        evaluated(gold, predictions)
    found = evaluated(gold, predictions, allow_missing=True)
    assert (found.missing, found.scores["ALL/relaxed"].r) == (["rom"], 0.5)


def test_predictions_of_another_text(tmp_path):
    gold, predictions = write_pair(tmp_path, system=output(sha256="1" * 64))
    with pytest.raises(PredictionError, match=r"oslo\.json, field sha256: .*another than that of .*oslo\.gold\.json"):
        evaluated(gold, predictions)


def test_changed_text(tmp_path):
    gold, predictions = write_pair(tmp_path)
    with pytest.raises(GoldError, match=r"oslo\.gold\.json, claim c\d, field .*: offsets \d+-\d+ hold"):
        evaluated(gold, predictions, texts={"oslo": "Neu: " + TEXT})
    shifted = [{**claims()[1], "event": {**span("warf"), "start": 6, "end": 10}}]
    _, predictions = write_pair(tmp_path, system=output(shifted))
    with pytest.raises(PredictionError, match=r"oslo\.json, claim b, field event: offsets 6-10 hold"):
        evaluated(gold, predictions, texts={"oslo": TEXT})


def test_missing_genre(tmp_path):
    with pytest.raises(GoldError, match=r"oslo\.gold\.json: its genre is not listed"):
        evaluated(*write_pair(tmp_path), genres={"rom": "brief"})


def test_runs_on_different_articles(tmp_path):
    one, other = (write_pair(tmp_path / id, gold_article(id=id), output(id=id)) for id in ("oslo", "rom"))
    with pytest.raises(EvaluationError, match="different articles: oslo, rom"):
        compare(evaluated(*one), evaluated(*other))


def test_no_articles():
    with pytest.raises(GoldError, match="no gold articles"):
        evaluate([], {})


def test_hash_is_optional(tmp_path):
    article = gold_article()
    assert article.pop("sha256") == SHA
    assert evaluated(*write_pair(tmp_path, article)).errors == []
