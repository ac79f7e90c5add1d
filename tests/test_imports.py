"""brat and CAS annotation back as gold: what was exported comes back, and what cannot be read is named."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimx.errors import InputError, SettingsError
from claimx.evaluation import evaluate, load_gold, load_predictions, read_gold
from claimx.storage.cas_types import type_system
from claimx.storage.exports import export
from claimx.storage.exports.base import HASHES
from claimx.storage.exports.brat import configuration, standoff
from claimx.storage.exports.cas import draw
from claimx.storage.frames import Frame, Mark, gold_claim
from claimx.storage.imports import import_folder
from claimx.storage.imports.brat import read_brat
from claimx.storage.imports.cas import read_cas
from claimx.storage.properties import CLAIM_KEYS, as_line, from_line
from export_data import TRICKY, make_folder

LIMIT = 10**7
TYPES = type_system()
TEXT = "Nebelland warf Grauland vor, 300 Soldaten entsandt zu haben. Grauland wies das zurück."
ANN = """T1\taccusation 10 14\twarf
T2\tcountry 0 9\tNebelland
T3\tcountry 15 23\tGrauland
E1\taccusation:T1 accuser:T2 accused:T3
T4\tdenial 70 74\twies
T5\tcountry 61 69\tGrauland
E2\tdenial:T4 denier:T5 denies:E1
A1\tpolarity E2 negated
T6\ttroop_count 29 41\t300 Soldaten
E3\ttroop_count:T6 force:T3 force2:T5
#1\tAnnotatorNotes E3\tvalue=300; unit=Soldat
"""


def bring_back(source: Path, gold: Path, format: str | None = None, **options):
    return import_folder(source, gold, format, check=read_gold, max_bytes=LIMIT, **options)


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def brat(tmp_path) -> Path:
    """A folder as an annotator who never used the export might have made it."""
    folder = tmp_path / "brat"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode("utf-8"))
    (folder / "a.ann").write_text(ANN, encoding="utf-8")
    return folder


# --- the round trip ---


def expected_gold(claim: dict) -> dict:
    """The gold claim that a claim of the output should become, written down anew."""

    def place(span: dict) -> dict:
        return {key: span[key] for key in ("start", "end", "text")}

    def parties(value) -> list[dict]:
        roles = value if isinstance(value, list) else [value] if value else []
        return [
            {
                "mentions": [place(role), *([place(role["resolved"])] if role["resolved"] else [])],
                "names": [role["name"]] if role["name"] else [],
            }
            for role in roles
        ]

    gold = {key: claim[key] for key in ("id", "type", "start", "end", "modality", "polarity")}
    gold |= {"anchor": place(claim["anchor"]), "source": parties(claim["source"])}
    for name in ("force", "location", "participants", "accuser", "accused", "denier", "speaker", "agent", "target"):
        if name in claim:
            gold[name] = parties(claim[name])
    for name in ("cue", "activity", "event", "allegation", "denied", "content", "object"):
        if claim.get(name):
            gold[name] = place(claim[name])
    for name in ("outcome", "quote_type", "denies"):
        if name in claim:
            gold[name] = claim[name]
    for name in ("quantity", "time"):
        if claim.get(name):
            left_out = ("start", "end", "text", "anchored")
            gold[name] = {key: value for key, value in claim[name].items() if key not in left_out and value is not None}
    return gold


@pytest.mark.parametrize("format", ["brat", "cas"])
def test_what_was_exported_comes_back(tmp_path, format):
    out = make_folder(tmp_path)
    export(out, format, tmp_path / format, max_bytes=LIMIT)
    record = bring_back(tmp_path / format, tmp_path / "gold")
    assert (record.articles, record.claims, record.rejected) == (3, 18, [])
    for path in out.glob("*.json"):
        output = read(path)
        gold = read(tmp_path / "gold" / f"{path.stem}.gold.json")
        assert (gold["article"], gold["sha256"]) == (path.stem, output["article"]["sha256"])
        found = {claim["id"]: claim for claim in gold["claims"]}
        assert found == {claim["id"]: expected_gold(claim) for claim in output["claims"]}
        text = output["article"]["text"] or (tmp_path / "in" / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        assert all(text[claim["start"] : claim["end"]] for claim in gold["claims"])
    assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == sorted(
        f"{path.stem}.gold.json" for path in out.glob("*.json")
    )


@pytest.mark.parametrize("format", ["brat", "cas"])
def test_evaluation_finds_the_exported_claims_all_right(tmp_path, format):
    out = make_folder(tmp_path)
    export(out, format, tmp_path / format, max_bytes=LIMIT)
    bring_back(tmp_path / format, tmp_path / "gold")
    gold, predictions = load_gold(tmp_path / "gold"), load_predictions(out)
    found = evaluate(gold, predictions, texts={article.id: TRICKY for article in gold if article.items})
    assert found.cases
    assert all(case.exact and not case.faults for case in found.cases)


def test_articles_of_the_project_come_back(extractor, root, tmp_path):
    """Real output: every claim of every type, through both formats."""
    from functools import partial

    from claimx.settings import Settings
    from claimx.storage.run import run

    settings = Settings(out=tmp_path / "out")
    articles = [root / "data" / "raw" / name for name in ("kreml-nordkorea.txt", "kongo-goma.json", "moldau-transnistrien.html")]
    run(articles, settings, partial(lambda: extractor))
    for format in ("brat", "cas"):
        export(tmp_path / "out", format, tmp_path / format, max_bytes=LIMIT)
        record = bring_back(tmp_path / format, tmp_path / f"gold-{format}")
        assert (record.articles, record.rejected) == (3, [])
        for path in (tmp_path / f"gold-{format}").iterdir():
            output = read(tmp_path / "out" / path.name.replace(".gold", ""))
            assert {claim["id"]: claim for claim in read(path)["claims"]} == {
                claim["id"]: expected_gold(claim) for claim in output["claims"]
            }


BREAKS = "\t\n\r\x85\u2028"
SPACES = " \u00a0\u3000"
texts = st.text(st.sampled_from(f"ab ä{BREAKS}{SPACES}\U0001f680\U0001f469\u200d\u0308\xad;=%<&"), min_size=1, max_size=40)


@st.composite
def marked_texts(draw) -> tuple[str, Frame]:
    """A text and a claim on any part of it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    name = draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=8).filter(str.strip)).strip()
    arrows = [("clause", Mark(0, len(text))), ("accuser", Mark(start, end, "person", name, resolved=(start, end)))]
    return text, Frame("x", "accusation", start, end, arrows)


def same(found: list[Frame], frame: Frame) -> bool:
    """Whether the one frame that came back is this one, wherever it stood in the file."""
    return [replace(one, place="") for one in found] == [frame]


@given(marked_texts())
@hypothesis_settings(max_examples=100, deadline=None)
def test_any_span_of_any_text_comes_back_from_brat(tmp_path_factory, marked):
    text, frame = marked
    folder = tmp_path_factory.getbasetemp() / "brat-spans"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_bytes(text.encode("utf-8"))
    (folder / "a.ann").write_bytes("".join(f"{line}\n" for line in standoff([frame], text)).encode("utf-8"))
    assert same(read_brat(folder / "a.ann", LIMIT).frames, frame)


@given(marked_texts())
@hypothesis_settings(max_examples=60, deadline=None)
def test_any_span_of_any_text_comes_back_from_cas(tmp_path_factory, marked):
    from cassis import Cas

    text, frame = marked
    cas = Cas(typesystem=TYPES)
    cas.sofa_string = text
    draw(cas, [frame])
    path = tmp_path_factory.getbasetemp() / "spans.xmi"
    cas.to_xmi(path)
    element = next(ElementTree.parse(path).getroot().iter("{http:///webanno/custom.ecore}Claim"))
    units = text.encode("utf-16-le")[2 * int(element.get("begin")) : 2 * int(element.get("end"))]
    assert units.decode("utf-16-le") == text[frame.start : frame.end]
    found = read_cas(path, LIMIT)
    assert found.text == text
    assert same(found.frames, frame)


@given(st.dictionaries(st.sampled_from(["id", "unit", "time"]), st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
def test_any_property_comes_back(properties):
    properties = {key: value.strip() for key, value in properties.items() if value.strip()}
    line = as_line(properties)
    assert len(line.splitlines()) <= 1
    assert from_line(line, CLAIM_KEYS, "") == properties


# --- what a person annotates ---


def test_annotation_without_an_export_before(brat, tmp_path):
    import hashlib

    record = bring_back(brat, tmp_path / "gold")
    assert (record.articles, record.claims, record.exit_status) == (1, 3, 0)
    gold = read(tmp_path / "gold" / "a.gold.json")
    assert gold["sha256"] == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    accusation, troops, denial = gold["claims"]
    assert [claim["id"] for claim in gold["claims"]] == ["accusation-10-14", "troop_count-29-41", "denial-70-74"]
    assert (accusation["start"], accusation["end"], accusation["modality"]) == (10, 14, "asserted")
    assert (denial["polarity"], denial["denies"]) == ("negated", [accusation["id"]])
    assert troops["quantity"] == {"value": 300, "approximate": False, "unit": "Soldat"}
    assert [party["mentions"][0]["text"] for party in troops["force"]] == ["Grauland", "Grauland"]
    assert len(load_gold(tmp_path / "gold")) == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("accusation:T1", "acusation:T1", "a.ann:4: unknown label 'acusation' .*did you mean accusation"),
        ("T2\tcountry", "T2\tland", "a.ann:2: unknown label 'land'"),
        ("accuser:T2", "acuser:T2", "a.ann:4: a claim of type accusation has no 'acuser' .*did you mean accuser"),
        ("polarity E2", "polarität E2", "a.ann:8: unknown label 'polarität'"),
        ("E2 negated", "E2 negative", "a.ann:7: unknown polarity 'negative'"),
        ("polarity E2 negated", "polarity E2", "a.ann:8: the attribute polarity has no value"),
        ("polarity E2 negated", "outcome E2 killed", "a.ann:7: a claim of type denial has no 'outcome'"),
        ("value=300; unit=Soldat", "vlue=300", "a.ann:11: cannot read the property 'vlue=300' .*did you mean value"),
        ("value=300", "value=dreihundert", "a.ann:11: value is no number: 'dreihundert'"),
        ("value=300", "value=nan", "value is no number"),
        ("value=300", "approximate=ja", "approximate is 'ja'"),
        ("value=300; unit=Soldat", "id=c1", "a.ann:10: a claim of type troop_count needs a quantity"),
        ("10 14\twarf", "11 15\twarf", "a.ann:1: 'warf' does not stand at 11 15"),
        ("10 14\twarf", "10\twarf", "a.ann:1: no offsets: '10'"),
        ("10 14\twarf", "14 10\twarf", "a.ann:1: marked text that ends before it starts"),
        ("10 14\twarf", "0 9;24 27\tNebelland vor", "a.ann:1: marked text in several pieces"),
        ("10 14\twarf", "10 9999\twarf", "does not stand at"),
        ("denies:E1", "denies:E9", "a.ann:7: speaks of E9"),
        ("denies:E1", "denies:E2", "no other claim has the id"),
        ("accuser:T2", "accuser:E2", "a.ann:4: speaks of E2"),
        ("accusation:T1 ", "accusation:T1 allegation:T2 allegation:T3 ", "2 times 'allegation'"),
        ("accusation:T1 ", "accusation:T1 denies:E2 ", "a claim of type accusation has no 'denies'"),
        ("T1\taccusation", "Quatsch\taccusation", "a.ann:1: no standoff line"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(brat, tmp_path, old, new, words):
    import re

    assert old in ANN
    (brat / "a.ann").write_text(ANN.replace(old, new, 1), encoding="utf-8")
    (brat / "b.txt").write_text(TEXT, encoding="utf-8")
    (brat / "b.ann").write_text(ANN, encoding="utf-8")
    record = bring_back(brat, tmp_path / "gold")
    assert (record.articles, record.exit_status) == (1, 3)
    (error,) = record.rejected
    assert re.search(words, str(error)), str(error)
    assert error.remedy
    assert str(tmp_path / "gold") not in str(error)
    assert [path.name for path in (tmp_path / "gold").iterdir()] == ["b.gold.json"]


def test_lines_in_any_order_and_those_that_say_nothing_of_claims(brat, tmp_path):
    lines = [*ANN.splitlines(), "*\tEquiv T2 T3", "N1\tReference T2 Wikidata:Q1\tNebelland", "#9\tAnnotatorNotes R7\tso?", ""]
    (brat / "a.ann").write_bytes("\r\n".join(reversed(lines)).encode("utf-8"))
    assert bring_back(brat, tmp_path / "gold").claims == 3


def test_a_text_that_was_changed_after_the_export(tmp_path):
    out = make_folder(tmp_path)
    export(out, "brat", tmp_path / "brat", max_bytes=LIMIT)
    with (tmp_path / "brat" / "leer.txt").open("a", encoding="utf-8") as file:
        file.write(" Nachtrag.")
    record = bring_back(tmp_path / "brat", tmp_path / "gold")
    assert ["not the one that was exported" in str(error) for error in record.rejected] == [True]


def test_texts_that_are_missing_or_binary(brat, tmp_path):
    (brat / "b.ann").write_text("")
    (brat / "._a.ann").write_text("what macOS leaves in archives")
    (brat / "c.ann").write_bytes(b"\xff\xfe\xff")
    (brat / "c.txt").write_text(TEXT, encoding="utf-8")
    record = bring_back(brat, tmp_path / "gold")
    assert record.articles == 1
    assert "b.txt: does not exist" in str(record.rejected[0])
    assert "c.ann: cannot be read" in str(record.rejected[1])


@pytest.fixture
def cas(tmp_path) -> Path:
    folder = tmp_path / "cas"
    export(make_folder(tmp_path), "cas", folder, max_bytes=LIMIT)
    (folder / "leer.xmi").unlink()
    (folder / HASHES).unlink()
    return folder


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('claimType="denial"', 'claimType="denail"', "claim denial-.*: unknown claim type 'denail' .*did you mean denial"),
        ('claimType="denial"', "", "a claim without claimType"),
        ('role="accuser"', 'role="acuser"', "claim accusation-.* has no 'acuser'"),
        ('role="accuser"', "", "an argument without role or target"),
        ('modality="hedged"', 'modality="vage"', "unknown modality 'vage'"),
        ("custom:ClaimMark", "custom:Fremd", "an unknown layer.*TypeSystem.xml"),
        ("</xmi:XMI>", "", "no valid CAS XMI"),
        ('documentId="tricky"', 'documentId="../../tricky"', "cannot be a file name"),
        ("<xmi:XMI", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><xmi:XMI', "document type declaration"),
        ('xmlns:xmi="http://www.omg.org/XMI"', "", "no valid CAS XMI"),
    ],
)
def test_a_cas_that_cannot_be_read_is_named(cas, tmp_path, old, new, words):
    import re

    text = (cas / "tricky.xmi").read_text(encoding="utf-8")
    assert old in text
    (cas / "tricky.xmi").write_text(text.replace(old, new), encoding="utf-8")
    record = bring_back(cas, tmp_path / "gold")
    assert (record.articles, record.exit_status) == (1, 3)
    (error,) = record.rejected
    assert re.search(words, str(error)), str(error)
    assert "tricky.xmi" in str(error)
    assert error.remedy


def test_a_claim_added_in_inception(cas, tmp_path):
    """No claimId, no arguments, and the hash of the file unknown: the list of hashes is gone."""
    from cassis import load_cas_from_xmi, load_typesystem

    types = load_typesystem(cas / "TypeSystem.xml")
    made = load_cas_from_xmi(cas / "tricky.xmi", typesystem=types)
    place = TRICKY.index("Tal")
    made.add(types.get_type("webanno.custom.Claim")(begin=place, end=place + 3, claimType="meeting"))
    made.to_xmi(cas / "tricky.xmi")
    bring_back(cas, tmp_path / "gold")
    gold = read(tmp_path / "gold" / "tricky.gold.json")
    (added,) = [claim for claim in gold["claims"] if claim["type"] == "meeting"]
    assert added["id"] == f"meeting-{place}-{place + 3}"
    assert (added["anchor"]["text"], added["modality"], added["agent"]) == ("Tal", "asserted", [])
    assert "sha256" not in gold


def test_a_cas_without_claimx_layers_or_with_a_broken_type_system(cas, tmp_path):
    from cassis import Cas, TypeSystem

    empty = tmp_path / "other"
    empty.mkdir()
    types = TypeSystem()
    types.to_xml(empty / "TypeSystem.xml")
    made = Cas(typesystem=types)
    made.sofa_string = TEXT
    made.to_xmi(empty / "a.xmi")
    record = bring_back(empty, tmp_path / "gold")
    assert "has no layer webanno.custom.Claim" in str(record.rejected[0])
    assert record.exit_status == 1
    (cas / "TypeSystem.xml").write_text("<kaputt>")
    assert "no UIMA type system" in str(bring_back(cas, tmp_path / "gold").rejected[0])
    (cas / "TypeSystem.xml").unlink()  # then claimx's own serves
    assert bring_back(cas, tmp_path / "gold").rejected == []


# --- the run ---


def test_gold_that_is_there_stays_unless_asked(brat, tmp_path):
    bring_back(brat, tmp_path / "gold")
    (tmp_path / "gold" / "a.gold.json").write_text("mine")
    record = bring_back(brat, tmp_path / "gold")
    assert record.exit_status == 1
    assert "--overwrite" in str(record.rejected[0])
    assert (tmp_path / "gold" / "a.gold.json").read_text() == "mine"
    assert bring_back(brat, tmp_path / "gold", overwrite=True).articles == 1


def test_what_to_import_is_unclear_or_missing(brat, tmp_path):
    with pytest.raises(SettingsError, match="did you mean brat"):
        bring_back(brat, tmp_path / "gold", "brad")
    with pytest.raises(InputError, match=r"no \.xmi files"):
        bring_back(brat, tmp_path / "gold", "cas")
    with pytest.raises(InputError, match="no such folder"):
        bring_back(tmp_path / "nowhere", tmp_path / "gold")
    (brat / "a.xmi").write_text("")
    with pytest.raises(SettingsError, match="--from"):
        bring_back(brat, tmp_path / "gold")
    assert not (tmp_path / "gold").exists() or not list((tmp_path / "gold").iterdir())


def test_two_files_for_one_article(brat, tmp_path):
    (brat / "zwei").mkdir()
    for name in ("a.txt", "a.ann"):
        (brat / "zwei" / name).write_bytes((brat / name).read_bytes())
    record = bring_back(brat, tmp_path / "gold")
    assert record.articles == 1
    assert "the article a is in" in str(record.rejected[0])


def test_doubles_are_refused_where_they_are_scored(brat, tmp_path):
    (brat / "a.ann").write_text(ANN + "E4\taccusation:T1 accuser:T2 accused:T3\n", encoding="utf-8")
    record = bring_back(brat, tmp_path / "gold")
    assert f"{brat / 'a.ann'}, claim accusation-10-14-2, field anchor" in str(record.rejected[0])


def test_every_label_of_the_configuration_is_understood():
    """What brat offers is what the import takes."""
    from claimx.storage.fields import FIELDS

    lines = configuration().splitlines()
    assert [line.split("\t")[0] for line in lines if line.split("\t")[0] in FIELDS] == list(FIELDS)
    assert {kind.name for kind in type_system().get_types()} >= {"webanno.custom.Claim", "webanno.custom.ClaimMark"}


def test_a_frame_of_an_unknown_type():
    with pytest.raises(InputError, match="did you mean denial"):
        gold_claim(Frame("x", "denail", 0, 3, place="a.xmi"), "abc")


def test_the_command(brat, tmp_path):
    command = [sys.executable, "-m", "claimx", "import", "brat", "-o", "gold"]
    environment = {**os.environ, "COLUMNS": "200"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 article, 3 claims" in done.stderr
    assert "output: gold" in done.stderr
    command = [sys.executable, "-m", "claimx", "eval", "gold", "--gold", "gold", "--no-errors"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
