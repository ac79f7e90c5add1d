"""What a page may make of a claim: offsets give the words, everything else is checked field by field."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from claimx.review.checks import Reading, checked
from claimx.review.fields import RECORDS, needed_fields, own_fields, spans_in
from claimx.review.records import Invalid
from claimx.review.timex import is_value
from claimx.schema import Claim
from review_data import TEXT, claims, output, role, span

READING = Reading(output(), TEXT)
ACCUSATION, TROOPS, DENIAL, DATE = claims()
FILLER = {"sentence": {"index": 0, "start": 0, "end": 0}, "confidence": 1, "rule": "review"}


def problems(raw, id="added-1", reading=READING):
    try:
        checked(raw, id, reading, [claim["id"] for claim in claims()])
    except Invalid as error:
        return {(problem.field, problem.code) for problem in error.problems}
    return set()


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim["type"])
def test_an_untouched_claim_stays_as_it_is(claim):
    assert checked(claim, claim["id"], READING, [other["id"] for other in claims()]) == {
        name: value for name, value in claim.items() if name != "plover" or value
    } | {"plover": None}


def test_the_words_come_from_the_text_not_from_the_page():
    forged = {**ACCUSATION, "anchor": {**span("wirft"), "text": "lobt"}, "text": "<script>"}
    content = checked(forged, ACCUSATION["id"], READING, [])
    assert (content["anchor"]["text"], content["text"]) == ("wirft", TEXT[content["start"] : content["end"]])


def test_a_claim_reaches_over_its_anchor():
    content = checked({**DENIAL, "anchor": span("bestreitet das. Am")}, DENIAL["id"], READING, [ACCUSATION["id"]])
    assert content["end"] == content["anchor"]["end"]


def test_what_a_correction_keeps():
    content = checked({**DATE, "modality": "planned"}, DATE["id"], READING, [])
    assert (content["rule"], content["confidence"], content["sentence"]) == ("date/test", 0.6, DATE["sentence"])
    assert content["time"] == DATE["time"], "an untouched value keeps what the extraction knew"
    moved = checked({**DATE, "time": {**DATE["time"], "value": "2024-06"}}, DATE["id"], READING, [])["time"]
    assert (moved["earliest"], moved["latest"], moved["anchored"]) == ("2024-06-01", "2024-06-30", False)


def test_an_added_claim_has_no_rule_and_sentence():
    content = checked({**DENIAL, "rule": "mine", "confidence": 0.1}, "added-1", READING, [ACCUSATION["id"]])
    assert not {"rule", "confidence", "sentence"} & content.keys()
    assert content["id"] == "added-1"


def test_one_source_is_a_role_and_several_are_a_list():
    one = checked({**TROOPS, "source": [role("Südtal")]}, TROOPS["id"], READING, [])
    two = checked({**TROOPS, "source": [role("Südtal"), role("Nordhafen")]}, TROOPS["id"], READING, [])
    assert one["source"]["text"] == "Südtal"
    assert len(two["source"]) == 2


NUMBER = TROOPS["quantity"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, ("type", "choose_type")),
        ({**DENIAL, "type": "rumour"}, ("type", "choose_type")),
        ({**DENIAL, "anchor": None}, ("anchor", "missing")),
        ({**DENIAL, "anchor": {"start": 4, "end": 4}}, ("anchor", "outside")),
        ({**DENIAL, "anchor": {"start": -4, "end": 4}}, ("anchor", "outside")),
        ({**DENIAL, "anchor": {"start": 4, "end": 10**9}}, ("anchor", "outside")),
        ({**DENIAL, "anchor": {"start": "4", "end": 9}}, ("anchor", "not_valid")),
        ({**DENIAL, "start": None}, ("claim", "not_valid")),
        ({**DENIAL, "modality": "sure"}, ("modality", "choose")),
        ({**DENIAL, "denies": ["nothing"]}, ("denies", "no_such_claim")),
        ({**DENIAL, "denier": [{"start": 0, "end": 10**9}]}, ("denier", "outside")),
        ({**DENIAL, "denier": [role("Südtal") | {"kind": "planet"}]}, ("denier", "not_valid")),
        ({**TROOPS, "quantity": None}, ("quantity", "number_needed")),
        ({**TROOPS, "quantity": {**NUMBER, "value": None}}, ("quantity", "number_needed")),
        ({**TROOPS, "quantity": {**NUMBER, "value": "viele"}}, ("quantity.value", "not_a_number")),
        ({**TROOPS, "quantity": {**NUMBER, "value": -1}}, ("quantity.value", "not_a_number")),
        ({**TROOPS, "quantity": {**NUMBER, "value": True}}, ("quantity.value", "not_a_number")),
        ({**TROOPS, "quantity": {**NUMBER, "value": float("nan")}}, ("quantity.value", "not_a_number")),
        ({**TROOPS, "quantity": {**NUMBER, "value": None, "min": 9, "max": 3}}, ("quantity.max", "bounds_crossed")),
        ({**TROOPS, "quantity": {**NUMBER, "min": 400}}, ("quantity.value", "outside_bounds")),
        ({**TROOPS, "type": "casualty_count"}, ("outcome", "choose")),
        ({**DATE, "time": None}, ("time.value", "missing")),
        ({**DATE, "time": {**DATE["time"], "value": "gestern"}}, ("time.value", "no_timex")),
        ({**DATE, "time": {**DATE["time"], "value": "2024-02-30"}}, ("time.value", "no_timex")),
        ({**DATE, "time": {**DATE["time"], "type": "DAY"}}, ("time.type", "choose")),
    ],
)
def test_what_is_wrong_is_said_with_its_field(raw, expected):
    assert expected in problems(raw)


def test_without_the_text_only_known_spans_can_be_used():
    blind = Reading(output(), None)
    assert problems(DENIAL, DENIAL["id"], blind) == set()
    assert problems({**DENIAL, "anchor": {"start": 1, "end": 2}}, DENIAL["id"], blind) == {("anchor", "no_text")}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 500) | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["start", "end", "value", "name", "type"]), inner, max_size=4)
    ),
    max_leaves=8,
)
_FIELDS = [name for type_ in RECORDS for name in own_fields(type_)] + ["anchor", "start", "end", "source", "cue", "modality"]


@settings(max_examples=150, deadline=None)
@given(
    base=st.sampled_from(claims()),
    changes=st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=3),
    type_=st.sampled_from(list(RECORDS)),
)
def test_whatever_is_sent_the_result_is_a_claim_of_the_contract_or_a_list_of_problems(base, changes, type_):
    try:
        content = checked({**base, "type": type_, **changes}, "added-1", READING, [])
    except Invalid:
        return
    TypeAdapter(Claim).validate_python({**FILLER, **content})
    json.dumps(content, allow_nan=False)
    assert needed_fields(type_) <= {name for name, value in content.items() if value is not None}
    for found in spans_in(content):
        assert TEXT[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize(
    ("type_", "value", "right"),
    [
        ("DATE", "2024-W43", True),
        ("DATE", "2024-W43-WE", True),
        ("DATE", "2024-SU", True),
        ("DATE", "199", True),
        ("DATE", "XXXX-06", True),
        ("DATE", "PAST_REF", True),
        ("DATE", "2024-13", False),
        ("DATE", "1950/1953/1955", False),
        ("DATE", "", False),
        ("TIME", "2024-10-22TEV", True),
        ("TIME", "2024-10-22T14:30", True),
        ("TIME", "T25", False),
        ("DURATION", "PT2H", True),
        ("DURATION", "PXD", True),
        ("DURATION", "P", False),
        ("SET", "XXXX-WXX-3", True),
        ("SET", "P1W", True),
    ],
)
def test_values_of_times(type_, value, right):
    assert is_value(type_, value) is right


def test_mentions_of_a_damaged_file_without_an_id_or_a_place():
    from claimx.review.views import _actors

    whole = {"text": "Peru", "name": "Peru", "id": "Q419", "kind": "country", "start": 0, "end": 4, "resolved": None}
    no_id = {name: value for name, value in whole.items() if name not in ("id", "kind")} | {"name": "Lima"}
    no_place = {name: value for name, value in whole.items() if name != "start"}
    found = _actors({"mentions": {"actors": [whole, no_id, no_place]}})
    assert [(entry["name"], entry["id"], entry["kind"], len(entry["mentions"])) for entry in found] == [
        ("Peru", "Q419", "country", 1),
        ("Lima", None, "unknown", 1),
    ]
