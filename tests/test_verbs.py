"""Verb forms: infinitive and mood."""

import pytest

from claimx.language.verbs import verb_lemma, verb_mood, verb_table

LEMMAS = [
    ("dementierte", "VVFIN", "dementieren"),
    ("forderten", "VVFIN", "fordern"),
    ("handelte", "VVFIN", "handeln"),
    ("behauptete", "VVFIN", "behaupten"),
    ("leugnet", "VVFIN", "leugnen"),
    ("öffnete", "VVFIN", "öffnen"),
    ("warf", "VVFIN", "werfen"),
    ("bestritten", "VVPP", "bestreiten"),
    ("bestreitet", "VVFIN", "bestreiten"),
    ("entsandt", "VVPP", "entsenden"),
    ("entsendet", "VVPP", "entsenden"),
    ("zurückgewiesen", "VVPP", "zurückweisen"),
    ("festgenommen", "VVPP", "festnehmen"),
    ("abgesegnet", "VVPP", "absegnen"),
    ("anerkannt", "VVPP", "anerkennen"),
    ("eingeräumt", "VVPP", "einräumen"),
    ("angeklagt", "VVPP", "anklagen"),
    ("kritisiert", "VVPP", "kritisieren"),
    ("verurteilt", "VVPP", "verurteilen"),
    ("beschuldigt", "VVPP", "beschuldigen"),
    ("auszunutzen", "VVIZU", "ausnutzen"),
    ("vorzuwerfen", "VVIZU", "vorwerfen"),
    ("zurückzuweisen", "VVIZU", "zurückweisen"),
    ("sei", "VAFIN", "sein"),
    ("hätten", "VAFIN", "haben"),
    ("wird", "VAFIN", "werden"),
    ("könne", "VMFIN", "können"),
]

MOODS = [
    ("sei", "sein", "subjunctive1"),
    ("seien", "sein", "subjunctive1"),
    ("habe", "haben", "subjunctive1"),
    ("betreibe", "betreiben", "subjunctive1"),
    ("komme", "kommen", "subjunctive1"),
    ("wisse", "wissen", "subjunctive1"),
    ("wäre", "sein", "subjunctive2"),
    ("käme", "kommen", "subjunctive2"),
    ("würden", "werden", "subjunctive2"),
    ("sagte", "sagen", "indicative"),
    ("wurde", "werden", "indicative"),
    ("kommt", "kommen", "indicative"),
    ("hatten", "haben", "indicative"),
]


@pytest.mark.parametrize(("form", "tag", "lemma"), LEMMAS)
def test_lemma(form, tag, lemma):
    assert verb_lemma(form, tag) == lemma


@pytest.mark.parametrize(("form", "lemma", "mood"), MOODS)
def test_mood(form, lemma, mood):
    assert verb_mood(form, lemma) == mood


def test_every_strong_verb_finds_itself():
    for infinitive in {verb for verbs in verb_table().forms.values() for verb in verbs}:
        assert infinitive in verb_table().forms.get(infinitive, ())
