"""No regular expression of the package takes more than linear time: steps of a matcher are counted, no clock is asked."""

import re
import sys

import pytest

NESTED = [(r"(?:a+)+b", "exponential"), (r"\s*x", "quadratic"), (r"a+a+b", "cubic")]
HARMLESS = [(r"a+b?", True), (r"(?<!\s)\s+x", True), (r"[a-z]++\d", False), (r"\d{1,3}(?:\.\d{3})*", True), (r"\s*x", False)]


@pytest.fixture
def bench(root, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(root / "benchmarks"), *sys.path])
    import bench_regexes

    return bench_regexes


def use(bench, pattern, searches=True):
    return bench.Use(pattern, 0, "x.py:1", "_X", searches)


@pytest.mark.parametrize(("pattern", "kind"), NESTED)
def test_slow_patterns_are_found(bench, pattern, kind):
    assert bench.worse_than_linear(use(bench, pattern)) is not None


@pytest.mark.parametrize(("pattern", "searches"), HARMLESS)
def test_linear_patterns_pass(bench, pattern, searches):
    assert bench.worse_than_linear(use(bench, pattern, searches)) is None


def test_every_pattern_is_linear_or_reads_little(bench):
    uses = bench.collected()
    assert len(uses) > 120
    slow = {bench.name_of(use) for use in uses if bench.worse_than_linear(use) is not None}
    assert slow <= set(bench.BOUNDED)
    assert set(bench.BOUNDED) <= {bench.name_of(use) for use in uses}


def test_the_counter_matches_as_python_does(bench):
    """On the strings made for each pattern, and so the steps are those of the real matcher."""
    for use in bench.collected():
        counter, pattern = bench.Counter(use.pattern, use.flags), re.compile(use.pattern, use.flags)
        for text in bench.attacks(use.pattern, use.flags, 20)[:25]:
            found = pattern.search(text)
            assert counter.first(text) == (found and found.span()), (use.place, text)
