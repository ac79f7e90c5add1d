"""The component: entities and tags of a model, offsets, order, determinism, speed, broken tables."""

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from actor_table import actors_of
from claimx.errors import LexiconError
from claimx.mentions.actors import tables, tag_actors
from claimx.mentions.actors.names import names
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.offices import offices

NLP = spacy.blank("de")
VOCAB = NLP.vocab


def annotated(words: list[tuple[str, str]], entities: list[tuple[int, int, str]]) -> Doc:
    """A Doc with tags and entities as a model would set them; every word is followed by a space."""
    doc = Doc(VOCAB, words=[word for word, _ in words], tags=[tag for _, tag in words])
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in entities]
    return doc


def found(doc: Doc) -> list[tuple[str, str | None, str]]:
    return [(role.text, role.name, role.kind) for role in tag_actors(doc)]


def test_unknown_person_of_the_model():
    words = [("Gestern", "ADV"), ("sprach", "VVFIN"), ("Selam", "NE"), ("Bekele", "NE"), (".", "$.")]
    assert found(annotated(words, [(2, 4, "PER")])) == [("Selam Bekele", "Selam Bekele", "person")]


def test_short_form_of_an_unknown_person():
    words = [
        ("Selam", "NE"),
        ("Bekele", "NE"),
        ("kam", "VVFIN"),
        (".", "$."),
        ("Bekeles", "NE"),
        ("Rede", "NN"),
        ("war", "VAFIN"),
        ("kurz", "ADJD"),
    ]
    roles = tag_actors(annotated(words, [(0, 2, "PER")]))
    assert [(role.text, role.name, role.resolved and role.resolved.text) for role in roles] == [
        ("Selam Bekele", "Selam Bekele", None),
        ("Bekeles", "Selam Bekele", "Selam Bekele"),
    ]


def test_longer_person_of_the_model_wins_over_a_place():
    words = [("Paris", "NE"), ("Hilton", "NE"), ("schwieg", "VVFIN"), (".", "$.")]
    assert found(annotated(words, [(0, 2, "PER")])) == [("Paris Hilton", "Paris Hilton", "person")]


def test_longer_organisation_of_the_model_wins_over_an_adjective():
    words = [("Die", "ART"), ("Russische", "ADJA"), ("Eisenbahn", "NN"), ("fährt", "VVFIN")]
    assert found(annotated(words, [(1, 3, "ORG")])) == [("Russische Eisenbahn", "Russische Eisenbahn", "organisation")]


def test_place_of_the_model_stays_a_place():
    words = [("In", "APPR"), ("Mombasa", "NE"), ("regnet", "VVFIN"), ("es", "PPER")]
    assert found(annotated(words, [(1, 2, "LOC")])) == [("Mombasa", "Mombasa", "unknown")]


def test_place_behind_an_authority_is_part_of_it():
    words = [("Das", "ART"), ("Landgericht", "NN"), ("Mannheim", "NE"), ("entschied", "VVFIN")]
    assert found(annotated(words, [(2, 3, "LOC")])) == [("Landgericht Mannheim", "Landgericht Mannheim", "organisation")]


def test_university_is_named_by_its_place():
    words = [("Die", "ART"), ("Universität", "NN"), ("Busan", "NE"), ("prüft", "VVFIN"), ("das", "PDS")]
    assert found(annotated(words, [(2, 3, "ORG")])) == [("Universität Busan", "Universität Busan", "organisation")]


def test_person_that_the_model_takes_for_a_place():
    words = [("Dann", "ADV"), ("sprach", "VVFIN"), ("Petra", "NE"), ("Simonis", "NE")]
    assert found(annotated(words, [(2, 4, "LOC")])) == [("Petra Simonis", "Petra Simonis", "person")]


def test_common_noun_that_the_model_takes_for_a_person():
    words = [("Die", "ART"), ("Gerüchte", "NN"), ("verstummten", "VVFIN")]
    assert found(annotated(words, [(1, 2, "PER")])) == []


def test_visit_is_no_second_name():
    words = [("Während", "APPR"), ("Putins", "NE"), ("Besuchs", "NN"), ("regnete", "VVFIN"), ("es", "PPER")]
    assert found(annotated(words, [(1, 3, "PER")])) == [("Putins", "Wladimir Putin", "person")]


def test_any_adjective_before_a_noun_with_tags():
    words = [("Das", "ART"), ("glücklose", "ADJA"), ("iranische", "ADJA"), ("Parlament", "NN"), ("tagte", "VVFIN")]
    assert found(annotated(words, [])) == [("glücklose iranische Parlament", "Iranisches Parlament", "government")]


def test_factory_sets_the_annotations():
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx_actors")
    doc = nlp("Moskau dementierte.")
    assert [role.name for role in doc._.claimx.actors] == ["Russland"]


def test_empty_text():
    assert tag_actors(NLP("")) == []


PIECES = [
    "Moskau", "Kim Jong-un", "Kim", "der russische", "Präsident", "US-Regierung", "die", "Opposition", ",", ".", "(IAEA)", "„Sana“", "Putins",
    "von", "der", "in", "und", "ein Sprecher", "des", "Soldaten", "-", "\n\n", "Merkel", "Regierung", "Bush", "3.000", "/", "'s", "al-Assad",
    "Internationale Atomenergiebehörde", "„", "“", "(", ")", "’", "Xi", "ß", "É", "İ", "ŉ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.sampled_from([None, "2015", "2024-10", "2006-05-04"]),
    st.sampled_from(["", " "]),
)
def test_spans_prove_themselves(pieces: list[str], published: str | None, glue: str):
    doc = NLP(glue.join(pieces))
    doc._.claimx.published = published
    roles = tag_actors(doc)
    for role in roles:
        assert doc.text[role.start : role.end] == role.text
        assert role.text.strip() == role.text != ""
        assert role.name
        if role.resolved is not None:
            assert doc.text[role.resolved.start : role.resolved.end] == role.resolved.text
    assert all(before.end <= after.start for before, after in pairwise(roles))
    assert tag_actors(doc) == roles


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str):
    doc = NLP(text)
    for role in tag_actors(doc):
        assert doc.text[role.start : role.end] == role.text


@pytest.mark.parametrize("name", [country.entity.name for country in tables.countries()])
def test_every_state_is_found_by_its_name(name: str):
    assert [actor.split(" | ")[1] for actor in actors_of(f"Gestern stimmte {name} zu.")] == [name]


def test_every_person_is_found_by_the_full_name():
    missed = []
    for person in tables.persons():
        if " " not in person.entity.name:
            continue
        found_names = [actor.split(" | ")[1] for actor in actors_of(f"Gestern kam {person.entity.name}, dann regnete es.")]
        if person.entity.name not in found_names:
            missed.append(person.entity.name)
    assert missed == []


def test_every_office_of_the_lexicon_is_a_noun():
    for office, words in tables.words().offices.items():
        for word in words:
            assert noun_of(word).noun.office == office, word


def test_ids_are_unique_and_well_formed():
    entities = [country.entity for country in tables.countries()]
    entities += [named.entity for named in (*tables.persons(), *tables.organisations())]
    ids = [entity.id for entity in entities if entity.id]
    assert len(ids) == len(set(ids))
    assert all(qid[0] == "Q" and qid[1:].isdigit() for qid in ids)


def test_candidates_of_ambiguous_forms_exist():
    known = {country.entity.name for country in tables.countries()}
    known |= {named.entity.name for named in (*tables.persons(), *tables.organisations())}
    missing = {
        name
        for rule in tables.ambiguous().values()
        if rule.policy in ("full", "year", "quoted")
        for name in rule.candidates
        if name not in known
    }
    assert missing == set()


def test_change_of_office_in_the_year_is_left_open():
    assert offices().holder("Russland", "defence_minister", "2024-12-31") is None
    assert offices().holder("Russland", "defence_minister", None) is None
    assert offices().holder("Russland", "defence_minister", "2020-01-01").name == "Sergej Schoigu"


def test_a_name_in_the_trie_has_no_second_reading():
    assert names().alone("Taliban").entity.name == "Taliban"
    assert names().alone("Bush") is None


def test_wrong_kind_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    row = {"wikidata": "", "name": "Verein", "aliases": "", "kind": "club", "country": ""}
    monkeypatch.setattr(tables, "load_tsv", lambda name, required: [row])
    tables.organisations.cache_clear()
    with pytest.raises(LexiconError, match="club"):
        tables.organisations()
    monkeypatch.undo()
    tables.organisations.cache_clear()


def test_empty_table_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "load_tsv", lambda name, required: [])
    tables.countries.cache_clear()
    with pytest.raises(LexiconError, match="no rows"):
        tables.countries()
    monkeypatch.undo()
    tables.countries.cache_clear()


def test_empty_list_of_words_is_refused():
    words = tables.words().model_dump()
    with pytest.raises(ValueError, match="first_names"):
        tables.ActorWords.model_validate({**words, "first_names": []})


def test_time_grows_with_the_text():
    paragraph = (
        "Der russische Präsident Wladimir Putin sprach mit Kim Jong-un, wie die Agentur Tass meldete. Putin lobte Kim.\n\n"
    )
    nlp = spacy.blank("de")
    nlp.max_length = 10_000_000

    def seconds(times: int) -> float:
        doc = nlp(paragraph * times)
        start = time.perf_counter()
        tag_actors(doc)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(800) < 40 * max(seconds(100), 0.002)
