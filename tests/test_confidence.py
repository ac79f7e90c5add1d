"""Confidence: fuller records are surer than emptier ones of the same rule, and the lexicon file keeps its shape."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimx.articles import article_from_text
from claimx.claims.confidence import ConfidenceFile, Weights, confidence, confidence_file, filled
from claimx.errors import LexiconError
from claimx.lexicon import loader
from claimx.schema import Claim

DAY = "2024-10-24"
TYPES = [record.model_fields["type"].default for record in get_args(get_args(Claim)[0])]
DOUBTS = [name for name in Weights.model_fields if name not in ("sourced", "quoted")]

# rule, a sentence with more roles, one with fewer
PAIRS = [
    (
        "accusation/vorwerfen",
        "Seoul wirft Pjöngjang vor, Granaten geliefert zu haben.",
        "Pjöngjang wird vorgeworfen, Granaten geliefert zu haben.",
    ),
    ("accusation/beschuldigen", "Kiew beschuldigte Moskau, Brücken gesprengt zu haben.", "Kiew beschuldigte Moskau."),
    ("denial/zurückweisen", "Teheran wies die Vorwürfe zurück.", "Die Vorwürfe wurden zurückgewiesen."),
    ("criticism/kritisieren", "Paris kritisierte Ankara scharf.", "Ankara wurde scharf kritisiert."),
    ("threat/drohen", "Teheran drohte Israel mit Vergeltung.", "Teheran drohte mit Vergeltung."),
    ("demand/fordern", "Kiew forderte von Berlin weitere Panzer.", "Kiew forderte weitere Panzer."),
]


def claim_of(extractor, text, rule):
    (claim,) = [c for c in extractor.extract(article_from_text(text, published=DAY)).claims if c.rule == rule]
    return claim


@pytest.mark.parametrize(("rule", "fuller", "emptier"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_fuller_records_are_surer(extractor, rule, fuller, emptier):
    more, less = claim_of(extractor, fuller, rule), claim_of(extractor, emptier, rule)
    assert filled(more) > filled(less)
    assert more.confidence > less.confidence


def test_a_denial_that_answers_an_accusation_is_surer(extractor):
    alone = "Minsk wies die Anschuldigung zurück."
    answered = f"Warschau warf Minsk vor, die Grenze verletzt zu haben. {alone}"
    rule = "denial/zurückweisen"
    assert claim_of(extractor, answered, rule).confidence > claim_of(extractor, alone, rule).confidence


def test_same_text_same_confidence(extractor):
    article = article_from_text(" ".join(pair[1] for pair in PAIRS), published=DAY)
    first, second = extractor.extract(article).claims, extractor.extract(article).claims
    assert [c.confidence for c in first] == [c.confidence for c in second]


def test_empty_text_has_nothing_to_rate(extractor):
    assert extractor.extract(article_from_text("", published=DAY)).claims == []


@given(
    kind=st.sampled_from(TYPES),
    rule=st.sampled_from(["date/time", "accusation/vorwerfen", "statement/direct", "none/such"]),
    doubts=st.dictionaries(st.sampled_from(list(Weights.model_fields)), st.floats(0, 1)),
)
def test_in_range_and_two_digits(kind, rule, doubts):
    file = confidence_file()
    sure = confidence(doubts, kind, rule)
    assert file.least <= sure <= file.most
    assert round(sure, 2) == sure


@given(kind=st.sampled_from(TYPES), doubt=st.sampled_from(DOUBTS), low=st.floats(0, 1), high=st.floats(0, 1))
def test_doubts_never_raise_it(kind, doubt, low, high):
    low, high = sorted((low, high))
    assert confidence({doubt: high}, kind, "none/such") <= confidence({doubt: low}, kind, "none/such")


def test_every_type_has_roles_that_its_record_knows():
    records = {record.model_fields["type"].default: record for record in get_args(get_args(Claim)[0])}
    assert confidence_file().roles.keys() == records.keys()
    for kind, roles in confidence_file().roles.items():
        assert set(roles) <= records[kind].model_fields.keys()


def broken(change):
    data = confidence_file().model_dump()
    change(data)
    return data


BROKEN = {
    "unknown feature": lambda data: data["weights"].update(mood=0.5),
    "missing feature": lambda data: data["weights"].pop("carried"),
    "unknown section": lambda data: data.update(biases={}),
    "doubt that reassures": lambda data: data["weights"].update(fragment=0.1),
    "roles do not matter": lambda data: data["weights"].update(unfilled=0),
    "type without a level": lambda data: data["intercepts"].pop("date"),
    "type with two levels": lambda data: data["defaults"].update(date=0.9),
    "default of a type that is not there": lambda data: data["defaults"].update(rumour=0.5),
    "default that is no probability": lambda data: data["defaults"].update(threat=1.0),
    "bounds the wrong way round": lambda data: data.update(least=0.9, most=0.5),
    "lengths the wrong way round": lambda data: data.update(long_sentence={"first": 60, "full": 30}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused(name):
    with pytest.raises(ValidationError):
        ConfidenceFile.model_validate(broken(BROKEN[name]))


def test_the_message_names_file_and_key(tmp_path, monkeypatch):
    (tmp_path / "confidence.yaml").write_text("weights: {mood: 1}\n", encoding="utf-8")
    monkeypatch.setattr(loader, "lexicon_dir", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"confidence\.yaml"):
        loader.load_yaml("confidence.yaml", ConfidenceFile)


def test_a_key_that_is_there_twice_is_refused_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "twice.yaml").write_text("classes:\n  a: [x]\n  b: [y]\n  a: [z]\n", encoding="utf-8")
    monkeypatch.setattr(loader, "lexicon_dir", lambda: tmp_path)
    with pytest.raises(LexiconError, match=r"twice\.yaml:4: .*'a' is there twice"):
        loader.load_yaml("twice.yaml", ConfidenceFile)
