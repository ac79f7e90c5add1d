"""Every trigger finds its own example and ignores its counter-example."""

import pytest

from claimx.claims import triggers
from claimx.claims.triggers import examples, has_class
from claimx.errors import LexiconError

TRIGGERS = examples()


@pytest.mark.parametrize(("kind", "name", "trigger"), TRIGGERS, ids=[f"{kind}/{name}" for kind, name, _ in TRIGGERS])
def test_find(extractor, kind, name, trigger):
    claims = extractor.nlp(trigger.find)._.claimx.claims
    assert f"{kind}/{name}" in [c.rule for c in claims], [(c.rule, c.anchor.text) for c in claims]


@pytest.mark.parametrize(("kind", "name", "trigger"), TRIGGERS, ids=[f"{kind}/{name}" for kind, name, _ in TRIGGERS])
def test_ignore(extractor, kind, name, trigger):
    claims = extractor.nlp(trigger.ignore)._.claimx.claims
    assert f"{kind}/{name}" not in [c.rule for c in claims]


def test_names_are_unique():
    names = [(kind, name) for kind, name, _ in TRIGGERS]
    assert len(names) == len(set(names))


def test_compounds_belong_to_the_class_of_their_last_part():
    assert has_class("Menschenrechtsverletzungen", "wrongdoing")
    assert not has_class("Verletzter", "wrongdoing")


def test_a_class_may_take_in_only_those_above_it(monkeypatch):
    file = triggers.WordClasses(classes={"early": ["+late"], "late": ["Wort"]})
    monkeypatch.setattr(triggers, "load_yaml", lambda name, model: file)
    with pytest.raises(LexiconError, match="early: no class late above it"):
        triggers._class_forms.__wrapped__()
