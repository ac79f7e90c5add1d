"""Gold out of decisions that the evaluation reads, and the agreement of two annotators."""

import json
import zipfile
from io import BytesIO

import krippendorff
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation import evaluate, load_gold, load_predictions, read_gold
from claimx.review import ReviewError, gold_files, load_comparison, write_gold
from claimx.review.agreement import NONE, align, alpha, compare
from claimx.review.gold import zip_gold
from claimx.review.views import agreement, gold_places
from review_data import ID, NAME, SHA, choice, claims, open_folder, output, role, span, write_folder


@pytest.fixture
def opened(tmp_path):
    return open_folder(write_folder(tmp_path / "out"))


def judge_all(store, annotator=NAME, **changes):
    store.decide(annotator, ID, SHA, [choice(number, "accept") for number in range(4)])


def test_accepted_claims_are_gold_that_agrees_with_the_output(opened, tmp_path):
    folder, store = opened
    judge_all(store)
    assert write_gold(gold_files(folder, store, NAME), tmp_path / "gold") == [f"{ID}.gold.json"]
    gold = load_gold(tmp_path / "gold")
    assert (gold[0].sha256, len(gold[0].items)) == (SHA, 4)
    found = evaluate(gold, load_predictions(folder.path), texts={ID: output()["article"]["text"]})
    assert found.scores["ALL/record"].f1 == 1


def test_only_what_was_kept_is_gold(opened, tmp_path):
    folder, store = opened
    store.decide(
        NAME, ID, SHA, [choice(0, "reject"), choice(1, "accept"), choice(2, "edit", modality="hedged"), choice(3, "reject")]
    )
    (file,) = gold_files(folder, store, NAME)
    assert [(claim["type"], claim["modality"]) for claim in file.content["claims"]] == [
        ("troop_count", "asserted"),
        ("denial", "hedged"),
    ]
    assert file.content["claims"][1]["denies"] == [], "the accusation that it answers was rejected"
    write_gold([file], tmp_path / "gold")
    read_gold(tmp_path / "gold" / f"{ID}.gold.json")


def test_articles_that_are_not_judged_to_the_end_wait(opened):
    folder, store = opened
    store.decide(NAME, ID, SHA, [choice(0, "accept")])
    assert list(gold_files(folder, store, NAME)) == []
    (file,) = gold_files(folder, store, NAME, unfinished=True)
    assert (file.open, len(file.content["claims"])) == (3, 1)
    assert list(gold_files(folder, store, "Bernd", unfinished=True)) == []


def test_doubles_are_written_once(opened):
    folder, store = opened
    double = {**claims()[2], "id": "denial-again", "anchor": span("bestreitet das")}
    from claimx.review import Choice

    judge_all(store)
    store.decide(NAME, ID, SHA, [Choice("denial-again", "add", double)])
    (file,) = gold_files(folder, store, NAME)
    assert len(file.content["claims"]) == 4


def test_parties_keep_names_and_what_they_stand_for(opened):
    folder, store = opened
    speaker = {**role("Südtal"), "name": "Stadt Südtal", "resolved": span("Südtal", after=40)}
    store.decide(NAME, ID, SHA, [choice(1, "accept", source=speaker)])
    (file,) = gold_files(folder, store, NAME, unfinished=True)
    (party,) = file.content["claims"][0]["source"]
    assert party["names"] == ["Stadt Südtal"]
    assert len(party["mentions"]) == 2


def test_the_archive_holds_the_same_files(opened):
    folder, store = opened
    judge_all(store)
    files = list(gold_files(folder, store, NAME))
    archive = zipfile.ZipFile(BytesIO(zip_gold(files)))
    assert json.loads(archive.read(f"{ID}.gold.json")) == files[0].content
    assert zip_gold(files) == zip_gold(files)


def test_comparison_with_gold(opened, tmp_path):
    folder, store = opened
    judge_all(store)
    write_gold(gold_files(folder, store, NAME), tmp_path / "gold")
    gold = load_comparison(tmp_path / "gold")[ID]
    assert {place["kind"] for place in gold_places(output(), {}, gold)} == {"same"}
    fewer = output(found=[*claims()[:2], {**claims()[3], "time": {**claims()[3]["time"], "value": "2023-05-04"}}])
    kinds = {(place["other"]["type"], place["kind"]) for place in gold_places(fewer, {}, gold)}
    assert kinds == {("accusation", "same"), ("troop_count", "same"), ("denial", "other"), ("date", "fields")}


@pytest.mark.parametrize("content", ["[]", "{", '{"article": "a", "claims": [{"type": "denial"}]}'])
def test_broken_gold_is_refused_with_its_file(tmp_path, content):
    (tmp_path / "a.gold.json").write_text(content)
    with pytest.raises(ReviewError, match=r"a\.gold\.json"):
        load_comparison(tmp_path)


def test_no_gold(tmp_path):
    with pytest.raises(ReviewError, match="no gold"):
        load_comparison(tmp_path)


def test_agreement_of_two_annotators(opened):
    folder, store = opened
    judge_all(store)
    store.decide(
        "Bernd", ID, SHA, [choice(0, "accept"), choice(1, "edit", modality="hedged"), choice(2, "reject"), choice(3, "reject")]
    )
    found = agreement(folder, store, NAME, "Bernd")
    assert (found["all"]["pairs"], found["all"]["one"], found["all"]["other"]) == (2, 4, 2)
    assert found["all"]["relaxed"] == pytest.approx(4 / 6)
    assert found["types"]["denial"]["relaxed"] == 0
    assert found["articles"][0]["differing"] == 3
    swapped = agreement(folder, store, "Bernd", NAME)["all"]
    assert (swapped["relaxed"], swapped["alpha"]) == (found["all"]["relaxed"], found["all"]["alpha"])


def test_what_only_one_has_judged_does_not_count(opened):
    _, store = opened
    judge_all(store)
    store.decide("Bernd", ID, SHA, [choice(0, "accept")])
    figures, _ = compare(claims(), store.states(NAME, ID, SHA), store.states("Bernd", ID, SHA))
    assert (figures.one, figures.other, figures.pairs) == (1, 1, 1)
    assert figures.as_json()["alpha"] is None


def test_another_type_at_the_same_words_is_one_place():
    other = {**claims()[0], "id": "x", "type": "criticism"}
    (place,) = align([claims()[0]], [other])
    assert place.kind == "type"


@given(st.lists(st.tuples(st.sampled_from(["a", "b", NONE]), st.sampled_from(["a", "b", NONE])), min_size=1, max_size=30))
def test_alpha_is_that_of_the_krippendorff_package(values):
    found = alpha(values)
    if found is None:
        assert len({value for pair in values for value in pair}) == 1
        return
    known = krippendorff.alpha(numpy.array(values).T, level_of_measurement="nominal")
    assert found == pytest.approx(known)
