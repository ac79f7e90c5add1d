"""Swiss spelling (ss for ß) gives the same claims."""

from collections import Counter

import pytest

from claimx.claims.triggers import examples, has_class, has_quality
from claimx.language.verbs import verb_lemma, verb_mood
from claimx.lexicon import swiss
from claimx.lexicon.spelling import spelled_both_ways, with_swiss

TRIGGERS = [(kind, name, trigger) for kind, name, trigger in examples() if "ß" in trigger.find]

ARTICLE = """Aussenministerin bestreitet Vorstoss

Bern, 3. Mai 2024. Die Aussenministerin von Ardistan, Ilse Ansorge, liess am Dienstag wissen, ihre Armee habe nicht gegen das
Abkommen verstossen. Ausserdem stiess sie sich an dem Bericht der Beobachter: Er sei unverhältnismässig. Gemäss Polizei
starben am Montag dreissig Menschen auf der Strasse nach Karlsheim, weitere sechs wurden erschossen. Der Sprecher der Armee
äusserte sich nicht. Man schliesse nicht aus, dass 400 Soldaten ausserhalb der Stadt stehen, hiess es."""


@pytest.mark.parametrize(
    ("form", "tag", "infinitive"),
    [
        ("liess", "VVFIN", "lassen"),
        ("stiessen", "VVFIN", "stoßen"),
        ("erschiessen", "VVINF", "erschießen"),
        ("geschlossen", "VVPP", "schließen"),
        ("verstösst", "VVFIN", "verstoßen"),
    ],
)
def test_verb_forms(form, tag, infinitive):
    assert verb_lemma(form, tag) == infinitive


def test_mood():
    assert verb_mood("schliesse", "schließen") == "subjunctive1"
    assert verb_mood("liesse", "lassen") == "subjunctive2"


def test_classes_of_nouns_and_adjectives():
    assert has_class("Verstösse", "wrongdoing")
    assert has_class("Meinungsäusserung", "report")
    assert has_quality("unrechtmässigen", "unlawful")


def test_lists_and_tables_get_both_spellings():
    assert with_swiss(["Maß", "Masse"]) == ["Maß", "Masse", "Mass"]
    data = {"stoßen": "subject", "find": "Er stößt.", "verbs": ["heißen"]}
    assert spelled_both_ways(data) == {
        "stoßen": "subject",
        "stossen": "subject",
        "find": "Er stößt.",
        "verbs": ["heißen", "heissen"],
    }


@pytest.mark.parametrize(("kind", "name", "trigger"), TRIGGERS, ids=[f"{kind}/{name}" for kind, name, _ in TRIGGERS])
def test_triggers(extractor, kind, name, trigger):
    claims = extractor.nlp(swiss(trigger.find))._.claimx.claims
    assert f"{kind}/{name}" in [c.rule for c in claims]


def test_article(extractor):
    claims = extractor.nlp(ARTICLE)._.claimx.claims
    counted = Counter(c.type for c in claims)
    assert (counted["denial"], counted["casualty_count"], counted["troop_count"]) == (1, 2, 1)
    assert next(c.source.name or c.source.text for c in claims if c.type == "casualty_count") == "Polizei"
