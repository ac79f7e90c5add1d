"""A short run of the fuzzer in benchmarks/fuzz.py with a fixed seed; long runs are made by hand."""

import sys

import pytest

SEED = 20241022
COUNTS = {"readers": 150, "html": 40, "sentences": 200, "numbers": 250, "pipeline": 60, "outputs": 15}


@pytest.mark.parametrize("name", COUNTS)
def test_bad_input_neither_crashes_nor_breaks_a_span(name, root, extractor, monkeypatch, capsys):
    monkeypatch.setattr(sys, "path", [str(root / "benchmarks"), *sys.path])
    import fuzz
    import fuzz_targets

    if name == "outputs":
        pytest.importorskip("duckdb", reason='needs pip install "claimx[query]"')
    monkeypatch.setattr(fuzz_targets, "_extractor", lambda: extractor)
    assert set(COUNTS) == set(fuzz_targets.TARGETS)
    failures = fuzz.fuzz(name, fuzz_targets.TARGETS[name].check, SEED, range(COUNTS[name]))
    assert not failures, capsys.readouterr().out
