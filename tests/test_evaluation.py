"""Matching, scores, intervals and comparison; our numbers against those of other tools."""

import importlib.util
import json
import random
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.errors import SettingsError
from claimx.evaluation import below, compare, evaluate, load_gold, load_predictions, parse_floor, prediction
from claimx.evaluation.items import Item
from claimx.evaluation.matching import FIELDS, TYPES, align
from claimx.evaluation.results import ALL, NONE, tally
from claimx.schema import ArticleOutput
from evaluation_data import (
    RandomFolders,
    bounds,
    claim,
    claims,
    gold_article,
    gold_claim,
    output,
    party,
    role,
    span,
    write_json,
    write_pair,
)


def score(folder: Path, gold=None, system=None):
    """The evaluation of one article."""
    gold_folder, predictions = write_pair(folder, gold, system)
    return evaluate(load_gold(gold_folder), load_predictions(predictions))


def changed(id: str, **fields):
    """The right claims, but for one."""
    return output([{**found, **fields} if found["id"] == id else found for found in claims()])


def test_all_right(tmp_path):
    found = score(tmp_path)
    assert {key: value.f1 for key, value in found.scores.items() if value.gold} == {
        key: 1.0 for key, value in found.scores.items() if value.gold
    }
    assert [case.kinds for case in found.cases if case.kinds != ("right",)] == [("optional",)]
    assert found.errors == []


def test_no_support_is_none(tmp_path):
    found = score(tmp_path)
    criticism = found.scores["criticism/relaxed"]
    assert (criticism.p, criticism.r, criticism.f1, criticism.low, criticism.gold) == (None, None, None, None, 0)
    assert found.macro["relaxed"].f1 == 1.0  # the mean of the types that there are


WRONG = [
    ("c", {"quantity": {**span("300 Soldaten"), **bounds(None, None, 300)}}, "quantity", True),
    ("c", {"force": [role("Oslo")]}, "force", True),
    ("c", {"force": [role("Tunis"), role("Oslo")]}, "force", True),
    ("c", {"source": None}, "source", True),
    ("c", {"modality": "hedged"}, "modality", False),
    ("c", {"polarity": "negated"}, "polarity", False),
    ("b", {"time": {**span("4. Mai"), "type": "DATE", "value": "2023-05-04"}}, "time", True),
    ("b", {"participants": []}, "participants", False),
    ("b", {"event": span("zu haben")}, "event", False),
    ("b", {"source": role("Rom")}, "source", False),
    ("a", {"accuser": [role("Tunis")]}, "accuser", True),
    ("a", {"accused": []}, "accused", True),
    ("a", {"allegation": None}, "allegation", False),
    ("d", {"denier": [role("Rom")]}, "denier", True),
    ("d", {"denies": []}, "denies", True),
    ("d", {"denies": ["c"]}, "denies", True),
    ("e", {"outcome": "wounded"}, "outcome", False),
    ("e", {"source": [role("Oslo"), role("Rom")]}, "source", True),
]


@pytest.mark.parametrize(("id", "fields", "field", "key"), WRONG)
def test_wrong_field(tmp_path, id, fields, field, key):
    """One wrong field is found; the record is wrong if, and only if, it is a key field."""
    found = score(tmp_path, system=changed(id, **fields))
    (case,) = found.errors
    assert case.faults == (field,)
    assert case.record is not key
    assert case.kinds == ("record" if key else "attribute",)
    assert found.scores[f"{ALL}/record"].tp == (4 if key else 5)
    assert found.scores[f"{ALL}/strict"].tp == 5
    measure = found.scores[f"{case.type}/{field}"]
    assert (measure.tp, measure.gold) == (0, 1)


RIGHT = [
    ("a", {"accuser": [role("Rom", name="NORWEGEN")]}, "an accepted name, whatever the case"),
    ("a", {"accuser": [{**role("Rom"), "resolved": span("Oslo")}]}, "the mention it was resolved to"),
    ("b", {"time": {**span("4. Mai"), "type": "DATE", "value": "2024-05-04TMO"}}, "the day of a part of a day"),
    ("c", {"quantity": {**span("300 Soldaten"), **bounds(300.0), "approximate": True}}, "approximate is not compared"),
]


@pytest.mark.parametrize(("id", "fields", "why"), RIGHT)
def test_right_in_another_way(tmp_path, id, fields, why):
    assert score(tmp_path, system=changed(id, **fields)).errors == [], why


def test_denial_may_answer_what_the_gold_leaves_open(tmp_path):
    gold = gold_article()
    gold["claims"][3]["denies"] = []
    (case,) = score(tmp_path, gold=gold).errors
    assert (case.faults, case.record, case.kinds) == (("denies",), True, ("attribute",))


def test_missed_spurious_and_confused(tmp_path):
    found = claims()
    found[0] = claim("a", "criticism", "warf")  # another type there
    del found[1]  # the date is missed
    found.append(claim("x", "denial", "Rom"))  # nothing there
    result = score(tmp_path, system=output(found))
    assert Counter(case.kinds[0] for case in result.errors) == {"confused": 1, "missed": 1, "spurious": 1, "record": 1}
    assert result.confusion["accusation"]["criticism"] == 1
    assert result.confusion["date"][NONE] == 1
    assert result.confusion[NONE]["denial"] == 1
    micro = result.scores[f"{ALL}/relaxed"]
    assert (micro.tp, micro.system, micro.gold) == (3, 5, 5)
    assert (micro.p, micro.r, micro.f1) == (0.6, 0.6, 0.6)


def test_other_borders(tmp_path):
    (case,) = score(tmp_path, system=changed("d", anchor=span("wies den Vorwurf zurück"))).errors
    assert (case.kinds, case.found, case.exact, case.record) == (("anchor",), True, False, True)


def test_precision_by_rule(tmp_path):
    found = [*claims(), claim("x", "denial", "Rom", rule="denial/test")]
    rule = score(tmp_path, system=output(found)).by_rule["denial/test"]
    assert (rule["relaxed"].p, rule["relaxed"].system) == (0.5, 2)


def test_optional_counts_neither_way(tmp_path):
    """Found or not: the scores are the same, and the rule of the claim is not judged."""
    extra = [*claims(), claim("x", "criticism", "unklug", agent=[role("Oslo")])]
    without, found = score(tmp_path / "1"), score(tmp_path / "2", system=output(extra))
    assert without.scores == found.scores
    assert "criticism/test" not in found.by_rule


def test_types_that_are_not_scored_are_told(tmp_path):
    gold = gold_article()
    gold["claims"].append({**gold["claims"][0], "id": "c9", "type": "statement"})
    for name in ("accuser", "accused", "allegation"):
        del gold["claims"][-1][name]
    result = score(tmp_path, gold=gold)
    assert result.not_scored == {"statement": 1}
    assert result.scores[f"{ALL}/relaxed"].gold == 5


THREAT = gold_claim("c9", "threat", "warf", agent=[party("Oslo")], target=[party("Tunis")], object=span("300 Soldaten"))


def test_gold_for_further_types_alone(tmp_path):
    """What the system finds of other types is nothing that this gold could judge."""
    found = claim("x", "threat", "warf", agent=[role("Oslo")], target=[role("Rom")], object=span("300 Soldaten entsandt"))
    result = score(tmp_path, gold=gold_article([THREAT]), system=output([*claims(), found]))
    assert (result.types, set(result.confusion), result.not_scored) == (("threat",), {"threat", NONE}, {})
    scores = {
        measure: result.scores[f"threat/{measure}"].f1 for measure in ("relaxed", "strict", "record", "agent", "target", "object")
    }
    assert scores == {"relaxed": 1, "strict": 1, "record": 0, "agent": 1, "target": 0, "object": 1}
    assert result.scores[f"{ALL}/relaxed"].system == 1


def test_further_types_beside_the_others(tmp_path):
    gold = gold_article()
    gold["claims"].append(THREAT)
    result = score(tmp_path, gold=gold)
    assert result.types == (*TYPES, "threat")
    assert (result.scores["threat/relaxed"].r, result.scores["accusation/relaxed"].f1) == (0, 1)
    assert below(result, [parse_floor("meeting/relaxed=50")]) == ["meeting/relaxed: nothing to score, the floor is 50 %"]


def test_macro_is_the_mean_of_the_types(tmp_path):
    result = score(tmp_path, system=output(claims()[:3]))
    by_type = [result.scores[f"{name}/relaxed"].f1 for name in TYPES]
    there = [value for value in by_type if value is not None]
    assert result.macro["relaxed"].f1 == pytest.approx(sum(there) / len(there))
    assert result.scores[f"{ALL}/relaxed"].f1 == pytest.approx(2 * 3 / 8)


def test_genres(tmp_path):
    for id in ("a", "b", "c"):
        write_pair(tmp_path, gold_article(id=id), output(claims()[: 3 if id == "c" else None], id=id))
    gold = load_gold(tmp_path / "gold")
    genres = {"a": "report", "b": "report", "c": "brief"}
    result = evaluate(gold, load_predictions(tmp_path / "pred"), genres=genres)
    assert result.by_genre["report"]["relaxed"].f1 == 1.0
    assert result.by_genre["brief"]["relaxed"].r == 0.6
    assert (result.by_genre["report"]["relaxed"].low, result.by_genre["brief"]["relaxed"].low) == (1.0, None)
    assert result.by_article["c"]["relaxed"].r == 0.6


items = st.lists(
    st.builds(
        lambda type_, start, length, optional: (type_, start, start + length, optional),
        st.sampled_from((*TYPES, "statement")),
        st.integers(0, 30),
        st.integers(1, 8),
        st.booleans(),
    ),
    max_size=12,
)


def _items(rows, side: str) -> list[Item]:
    return [
        Item(f"{side}{number}", type_, start, end, "x", (start, end), "asserted", "affirmed", {}, {}, optional=optional)
        for number, (type_, start, end, optional) in enumerate(rows)
    ]


@settings(max_examples=150, deadline=None)
@given(items, items)
def test_alignment_holds_every_claim_once(gold_rows, system_rows):
    gold = _items(gold_rows, "g")
    system = _items([(*row[:3], False) for row in system_rows], "s")
    cases = align("a", gold, system)
    assert Counter(case.gold.id for case in cases if case.gold) == Counter(i.id for i in gold if i.type in TYPES)
    assert Counter(case.system.id for case in cases if case.system) == Counter(i.id for i in system if i.type in TYPES)
    for case in cases:
        if case.gold and case.system:
            assert case.gold.start < case.system.end
            assert case.system.start < case.gold.end
    counts = tally(cases)
    for measure in ("relaxed", "strict", "record"):
        total = counts[ALL, measure]
        assert total.tp <= min(total.system, total.gold)
        assert total == tuple(sum(counts[name, measure][k] for name in TYPES) for k in range(3))
    assert counts[ALL, "strict"].tp <= counts[ALL, "relaxed"].tp
    assert all(counts[name, field].system == counts[name, field].gold for name in TYPES for field in FIELDS[name])


# --- the scorer of the guidelines -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scorer(root) -> ModuleType:
    """The house's own scorer, an independent implementation, where it lies beside the checkout."""
    path = root.parent / "shared" / "tools" / "score_claims.py"
    if not path.is_file():
        pytest.skip("the scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_agrees(scorer: ModuleType, gold: Path, predictions: Path, found) -> None:
    """Every number of the scorer is ours, to the last digit."""
    expected, _ = scorer.score(str(gold), str(predictions), scorer.CORE + scorer.EXTENDED)
    assert expected["scores"]
    for key, numbers in expected["scores"].items():
        ours = found.scores[key]
        assert {name: getattr(ours, name) for name in numbers} == numbers, key
    assert (expected["articles"], expected["missing_output"]) == (len(found.articles), found.missing)


@pytest.mark.parametrize("seed", range(6))
def test_agrees_with_the_scorer(tmp_path, scorer, seed):
    """On random folders with every kind of claim, error, optional claim and a missing article."""
    gold, predictions, second = RandomFolders(seed).write(tmp_path)
    annotated = load_gold(gold)
    found = evaluate(annotated, load_predictions(predictions), allow_missing=True)
    relaxed, strict, record = (found.scores[f"{ALL}/{measure}"].tp for measure in ("relaxed", "strict", "record"))
    assert 0 < min(strict, record) <= max(strict, record) < relaxed
    assert_agrees(scorer, gold, predictions, found)
    assert_agrees(scorer, gold, second, evaluate(annotated, load_predictions(second)))


def test_agrees_with_the_scorer_on_the_gold_set(tmp_path, root, scorer, extractor):
    from claimx.cli.eval_inputs import read_folder

    gold = root / "data" / "gold"
    if not list(gold.glob("*.gold.json")):
        pytest.skip("there is no gold yet")
    annotated = load_gold(gold)
    predictions = {}
    chosen = read_folder(annotated, root / "data" / "raw", extractor.settings)
    for article, result in extractor.stream([article for article, _ in chosen]):
        assert isinstance(result, ArticleOutput)
        (tmp_path / f"{article.id}.json").write_text(result.model_dump_json(), encoding="utf-8")
        predictions[article.id] = prediction(result, article.path)
    texts = {article.id: article.text for article, _ in chosen}
    assert_agrees(scorer, gold, tmp_path, evaluate(annotated, predictions, texts=texts))
    assert_agrees(scorer, gold, tmp_path, evaluate(annotated, load_predictions(tmp_path), texts=texts))


# --- nervaluate -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_spans_agree_with_nervaluate(seed):
    """strict is nervaluate's ``strict``, relaxed its ``ent_type``, where no claim overlaps two of the other side; where one
    does, it pairs in list order and we pair by overlap."""
    nervaluate = pytest.importorskip("nervaluate")
    draw = random.Random(seed)
    gold, system = [], []
    for article in range(12):
        rows, found = [], []
        for slot in range(draw.randrange(1, 9)):
            start = 40 * slot
            type_ = draw.choice(TYPES)
            rows.append((type_, start + 10, start + 20, False))
            if draw.random() < 0.8:
                shift = draw.choice((0, 0, 3, -4))
                found.append((draw.choice((type_, type_, draw.choice(TYPES))), start + 10 + shift, start + 20, False))
            if draw.random() < 0.2:
                found.append((draw.choice(TYPES), start + 30, start + 35, False))
        gold.append(_items(rows, f"g{article}"))
        system.append(_items(found, f"s{article}"))
    counts = [tally(align("a", one, other)) for one, other in zip(gold, system, strict=True)]
    as_dicts = [[[{"label": i.type, "start": i.start, "end": i.end - 1} for i in row] for row in side] for side in (gold, system)]
    theirs = nervaluate.Evaluator(*as_dicts, tags=list(TYPES), loader="dict").evaluate()
    for group in (ALL, *TYPES):
        results = theirs["overall"] if group == ALL else theirs["entities"][group]
        for measure, name in (("strict", "strict"), ("relaxed", "ent_type")):
            tp, actual, possible = (sum(count[group, measure][k] for count in counts) for k in range(3))
            assert (tp, actual, possible) == (results[name].correct, results[name].actual, results[name].possible)
            assert results[name].f1 == pytest.approx(2 * tp / (actual + possible))


# --- two runs -------------------------------------------------------------------------------------------------------


def two_runs(tmp_path, now, before):
    """Evaluations of two runs over the same gold of several articles."""
    for number in range(8):
        write_json(tmp_path / "gold" / f"a{number}.gold.json", gold_article(id=f"a{number}"))
        write_json(tmp_path / "now" / f"a{number}.json", output(now, id=f"a{number}"))
        write_json(tmp_path / "before" / f"a{number}.json", output(before, id=f"a{number}"))
    gold = load_gold(tmp_path / "gold")
    return [evaluate(gold, load_predictions(tmp_path / name)) for name in ("now", "before")]


def test_a_run_does_not_differ_from_itself(tmp_path):
    found = compare(*two_runs(tmp_path, claims()[1:], claims()[1:]))
    assert found.changes == []
    assert {entry.difference for entry in found.differences.values()} == {0.0, None}
    assert not any(entry.certain for entry in found.differences.values())
    assert found.differences[f"{ALL}/relaxed"].chance == 1.0


def test_better_and_worse(tmp_path):
    before = [*changed("c", modality="hedged")["claims"][:4], claim("x", "denial", "Rom")]
    found = compare(*two_runs(tmp_path, claims()[1:], before))
    gained = Counter(words for change in found.better for words in change.gained)
    lost = Counter(words for change in found.worse for words in change.lost)
    assert gained == {"found": 8, "modality": 8, "spurious gone": 8}
    assert lost == {"found": 8, "denies": 8}  # without the accusation the denial answers nothing
    assert found.differences["accusation/relaxed"].certain
    assert found.differences["accusation/relaxed"].difference is None or found.differences["accusation/relaxed"].difference < 0
    modality = found.differences["troop_count/modality"]
    assert (modality.difference, modality.low, modality.high, modality.chance, modality.certain) == (1.0, 1.0, 1.0, 0.0, True)
    json.dumps(found.as_json())


def test_floors(tmp_path):
    result = score(tmp_path, system=output(claims()[:3]))
    assert below(result, [parse_floor("relaxed=75"), parse_floor("date/time=100")]) == []
    assert below(result, [parse_floor("80"), parse_floor("criticism/strict=10")]) == [
        "ALL/record: F1 is 75.00 %, the floor is 80 %",
        "criticism/strict: nothing to score, the floor is 10 %",
    ]


@pytest.mark.parametrize("words", ["", "x", "0.8", "101", "rekord=80", "treaty/strict=80", "date/accuser=80", "nan"])
def test_bad_floors(words):
    with pytest.raises(SettingsError, match="--fail-under"):
        parse_floor(words)
