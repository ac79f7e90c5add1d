"""Every export format, opened by the program or library it is for; and every span, found again where it was."""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest

from claimx.errors import OutputError, SettingsError
from claimx.storage.exports import EXPORTERS, export
from claimx.storage.fields import FIELDS
from claimx.storage.formats import safe_cell
from claimx.storage.rows import COLUMNS
from claimx.storage.tables import TABLES
from export_data import EMOJI, TRICKY, make_folder, output

IDS = ["leer", "tricky", "ä=b+c@d~'1 (2)"]  # no run.json: sorted by name
CLAIMED = IDS[1:]
LIMIT = 10**7


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    return make_folder(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def exported(out, tmp_path_factory):
    """Exports in a format, once."""
    folder, made = tmp_path_factory.mktemp("exports"), {}

    def run(name: str) -> Path:
        if name not in made:
            made[name] = target(folder, name)
            record = export(out, name, made[name], max_bytes=LIMIT)
            assert (record.articles, record.claims, record.rejected, record.exit_status) == (3, 18, [], 0)
        return made[name]

    return run


def target(folder: Path, name: str) -> Path:
    """A place for an export, with the ending that a file needs."""
    return folder / f"{name}{Path(EXPORTERS[name].file_name or '').suffix}"


def claims_of(out: Path, id: str) -> list[dict]:
    return json.loads((out / f"{id}.json").read_text(encoding="utf-8"))["claims"]


# --- tables ---


def test_csv_tables(exported, out):
    import pandas

    folder = exported("csv")
    assert {path.name for path in folder.iterdir()} == {f"{table.name}.csv" for table in TABLES}
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [claim["id"] for id in CLAIMED for claim in claims_of(out, id)]
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        assert TRICKY[int(row["start"]) : int(row["end"])] == row["text"].removeprefix("'")
    for table in TABLES:
        frame = pandas.read_csv(folder / f"{table.name}.csv", keep_default_na=False)
        assert list(frame.columns) == list(table.columns)
    roles = pandas.read_csv(folder / "roles.csv", keep_default_na=False)
    assert set(roles.article) == set(CLAIMED)
    assert "resolved_start" in roles
    assert (roles.resolved_text == "Gru\u0308nland").sum() > 1
    mentions = pandas.read_csv(folder / "mentions.csv")
    assert set(mentions.layer) == {"actor", "quantity", "time", "quotation"}
    assert set(mentions.part.dropna()) == {"quote", "cue", "speaker"}


def test_no_csv_cell_begins_like_a_formula(exported):
    for path in exported("csv").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "-"))]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_text_that_could_be_a_formula_is_marked(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell(-1) == -1


def test_the_csv_of_a_run_and_of_an_export_are_one(out, exported, tmp_path):
    from claimx.storage.formats import Csv

    writer = Csv(tmp_path)
    for id in IDS:
        writer.add(output_of(out, id))
    writer.commit()
    assert (tmp_path / "claims.csv").read_bytes() == (exported("csv") / "claims.csv").read_bytes()


def output_of(out: Path, id: str) -> dict:
    return json.loads((out / f"{id}.json").read_text(encoding="utf-8"))


def test_jsonl(exported, out):
    lines = [json.loads(line) for line in exported("jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == [{"article": id, **claim} for id in CLAIMED for claim in claims_of(out, id)]


def test_parquet(exported, out):
    import pandas
    import pyarrow as pa
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(exported("parquet") / "claims.parquet")
    assert table.schema.field("quantity").type.field("max").type == pa.float64()
    assert table.schema.field("source").type == table.schema.field("force").type
    assert pa.types.is_list(table.schema.field("denies").type)
    rows = table.to_pylist()
    expected = [claim for id in CLAIMED for claim in claims_of(out, id)]
    for row, claim in zip(rows, expected, strict=True):
        source = claim["source"] or []
        listed = {"source": source if isinstance(source, list) else [source]}
        assert {name: row[name] for name in claim} == claim | listed
        assert TRICKY[row["anchor"]["start"] : row["anchor"]["end"]] == row["anchor"]["text"]
        assert all(row[name] is None for name in set(row) - set(claim) - {"article"})
    articles = pandas.read_parquet(exported("parquet") / "articles.parquet")
    assert list(articles.id) == IDS
    assert articles.mentions[1]["actors"][0]["text"] == "=Nebelland="


def test_duckdb(exported):
    import duckdb

    database = duckdb.connect(str(exported("duckdb")), read_only=True)
    names = {name for (name,) in database.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    assert names == {"claims", "roles", "articles", "mentions"}
    query = 'SELECT article, "text", "start", "end", typeof("max"), typeof(approximate) FROM claims'
    for _, text, start, end, number, flag in database.execute(query).fetchall():
        assert TRICKY[start:end] == text
        assert (number, flag) == ("DOUBLE", "BOOLEAN")
    query = """SELECT accuser.name, accused.name FROM claims JOIN roles accuser ON (accuser.article, accuser.claim) = (claims.article, id)
               JOIN roles accused ON (accused.article, accused.claim) = (claims.article, id)
               WHERE claims.type = 'accusation' AND accuser.role = 'accuser' AND accused.role = 'accused'"""
    assert database.execute(query).fetchall() == [("Nebelland; = 100 %", "Grauland")] * 2
    assert database.execute("SELECT article, claims FROM articles").fetchall() == [
        ("leer", 0),
        ("tricky", 9),
        ("ä=b+c@d~'1 (2)", 9),
    ]
    database.close()


def test_xlsx(exported):
    import openpyxl
    import pandas

    book = openpyxl.load_workbook(exported("xlsx"))
    assert book.sheetnames == [table.name for table in TABLES]
    for sheet, table in zip(book, TABLES, strict=True):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        assert [cell.value for cell in sheet[1]] == list(table.columns)
        assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert book["articles"]["D3"].value.startswith("=1+1")
    assert book["claims"].column_dimensions["AA"].width == 80
    frame = pandas.read_excel(exported("xlsx"), sheet_name="claims")
    found = frame[frame.type == "casualty_count"]
    assert (found.value == 2).all()
    assert TRICKY[found.start.iloc[0] : found.end.iloc[0]] == found.text.iloc[0]
    markup = zipfile.ZipFile(exported("xlsx")).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in markup
    assert "<f " not in markup


def test_a_sheet_that_would_be_too_long_is_refused(out, tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.storage.exports.workbook._ROWS", 10)
    with pytest.raises(OutputError, match="more than 10 rows") as error:
        export(out, "xlsx", tmp_path / "a.xlsx", max_bytes=LIMIT)
    assert "parquet" in str(error.value)
    assert list(tmp_path.iterdir()) == []


# --- texts with spans ---


def test_spacy(exported, out):
    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Corpus

    nlp = spacy.blank("de")
    (path,) = exported("spacy").iterdir()
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    assert [doc.user_data["claimx"]["article"]["id"] for doc in docs] == IDS
    assert [doc.text for doc in docs] == ["Nichts geschah.", TRICKY, TRICKY]
    doc = docs[1]
    for claim in claims_of(out, "tricky"):
        for group, record in (("claims", claim), ("anchors", claim["anchor"])):
            found = [span for span in doc.spans[f"{group}/{claim['type']}"] if span.id_ == claim["id"]]
            assert [(span.start_char, span.end_char, span.text) for span in found] == [
                (record["start"], record["end"], record["text"])
            ]
            assert found[0].label_ == claim["type"]
    assert [(span.text, span.kb_id_) for span in doc.spans["roles/accuser"]] == [("=Nebelland=", "Q1")]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("=Nebelland=", "country"), ("𝔸nna Berg", "person")]
    assert len(doc.spans["actors"]) == 3
    assert len(list(Corpus(exported("spacy"))(nlp))) == 3


def test_spacy_files_hold_a_bounded_number_of_docs(out, tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.storage.exports.docbin._DOCS", 2)
    export(out, "spacy", tmp_path / "spacy", max_bytes=LIMIT)
    assert sorted(path.name for path in (tmp_path / "spacy").iterdir()) == ["claims-0001.spacy", "claims-0002.spacy"]


def test_brat(exported):
    folder = exported("brat")
    assert (folder / "tricky.txt").read_bytes().decode("utf-8") == TRICKY
    lines = (folder / "tricky.ann").read_bytes().decode("utf-8").splitlines(keepends=True)
    assert all(line.endswith("\n") for line in lines)
    seen = set()
    for line in lines:
        id, rest = line.rstrip("\n").split("\t", 1)
        assert id not in seen
        seen.add(id)
        if id.startswith("T"):
            head, quoted = rest.split("\t")
            pieces = [piece.split() for piece in head.split(" ", 1)[1].split(";")]
            assert " ".join(TRICKY[int(start) : int(end)] for start, end in pieces) == quoted
            assert not set(quoted) & set("\r\n\t\x85\u2028")
        elif id.startswith("E"):
            assert all(pair.split(":")[1] in seen or pair.startswith("denies") for pair in rest.split())
    assert (folder / "leer.ann").read_bytes() == b""
    configuration = (folder / "annotation.conf").read_text(encoding="utf-8")
    assert re.findall(r"^\[(\w+)\]$", configuration, re.MULTILINE) == ["entities", "relations", "events", "attributes"]


def test_brat_files_are_read_by_a_parser_of_brat(exported, out):
    from pybrat.parser import BratParser

    # The parser warns of two labels on the same words, which brat allows; else it would stop at what is no standoff.
    examples = BratParser(error="ignore").parse(exported("brat"))
    assert len(examples) == len(IDS)
    found = [event for example in examples for event in example.events]
    places = [(event.type, event.trigger.spans[0].start, event.trigger.spans[-1].end) for event in found]
    expected = [claim for id in CLAIMED for claim in claims_of(out, id)]
    assert sorted(places) == sorted((claim["type"], claim["anchor"]["start"], claim["anchor"]["end"]) for claim in expected)
    for event in found:
        for mark in (argument for argument in event.arguments if argument.type not in FIELDS):
            assert " ".join(TRICKY[span.start : span.end] for span in mark.spans) == mark.mention


def test_cas_counts_utf_16_units(exported, out):
    from cassis import load_cas_from_xmi, load_typesystem

    folder = exported("cas")
    types = load_typesystem(folder / "TypeSystem.xml")
    for id in CLAIMED:
        cas = load_cas_from_xmi(folder / f"{id}.xmi", typesystem=types)
        assert cas.sofa_string == TRICKY
        found = {claim.claimId: claim for claim in cas.select("webanno.custom.Claim")}
        for claim in claims_of(out, id):
            assert found[claim["id"]].get_covered_text() == claim["anchor"]["text"]
            assert (found[claim["id"]].begin, found[claim["id"]].end) == (claim["anchor"]["start"], claim["anchor"]["end"])
    units = TRICKY.encode("utf-16-le")
    root = ElementTree.parse(folder / "tricky.xmi").getroot()
    marked = {
        units[2 * int(element.get("begin")) : 2 * int(element.get("end"))].decode("utf-16-le")
        for element in root.iter("{http:///webanno/custom.ecore}Claim")
    }
    assert marked == {claim["anchor"]["text"] for claim in claims_of(out, "tricky")}
    (relation, other) = cas.select("webanno.custom.ClaimDenies")
    assert relation.Governor.claimType == other.Governor.claimType == "denial"
    assert {relation.Dependent.claimType, other.Dependent.claimType} == {"accusation", "troop_count"}


def test_cas_refuses_what_xml_cannot_hold(tmp_path):
    (tmp_path / "out").mkdir()
    text = "Ein\x0bTab."
    article = output("tab", b"", text, "tab.html", carried=True, with_claims=False)
    (tmp_path / "out" / "tab.json").write_text(article.model_dump_json(), encoding="utf-8")
    record = export(tmp_path / "out", "cas", tmp_path / "cas", max_bytes=LIMIT)
    assert (record.exit_status, record.articles) == (1, 0)
    assert "U+000B at offset 3" in str(record.rejected[0])
    assert not (tmp_path / "cas").exists()


def test_label_studio(exported):
    tasks = json.loads((exported("label-studio") / "tasks.json").read_text(encoding="utf-8"))
    config = ElementTree.parse(exported("label-studio") / "config.xml").getroot()
    controls = {tag.get("name"): tag for tag in config.iter() if tag.get("toName")}
    labels = {label.get("value") for label in config.iter("Label")}
    relations = {relation.get("value") for relation in config.iter("Relation")}
    objects = {tag.get("name"): tag.get("value") for tag in config.iter("Text")}
    assert [task["data"]["article"] for task in tasks] == IDS
    for task in tasks:
        (prediction,) = task["predictions"]
        regions = {result["id"] for result in prediction["result"] if result["type"] == "labels"}
        for result in prediction["result"]:
            if result["type"] == "relation":
                assert {result["from_id"], result["to_id"]} <= regions
                assert set(result["labels"]) <= relations
                continue
            text = task["data"][objects[result["to_name"]].removeprefix("$")]
            value = result["value"]
            assert result["from_name"] in controls
            assert result["id"] in regions
            if result["type"] == "labels":
                assert text[value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
            elif result["type"] == "choices":
                known = {choice.get("value") for choice in controls[result["from_name"]].iter("Choice")}
                assert set(value["choices"]) <= known
    anchors = [result for result in tasks[1]["predictions"][0]["result"] if result["type"] == "labels" and "score" in result]
    assert len(anchors) == 9
    assert tasks[1]["predictions"][0]["score"] == 0.75


def test_web_annotations(exported, out):
    for id in CLAIMED:
        collection = json.loads((exported("w3c") / f"{id}.jsonld").read_text(encoding="utf-8"))
        assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        assert collection["type"] == "AnnotationCollection"
        assert collection["total"] == len(collection["first"]["items"])
        assert collection["first"]["type"] == "AnnotationPage"
        assert collection["first"]["partOf"] == collection["id"]
        identifiers = [collection["id"], collection["first"]["id"], *(item["id"] for item in collection["first"]["items"])]
        assert len(set(identifiers)) == len(identifiers)
        assert all(urlparse(iri).scheme for iri in identifiers)
        for item in collection["first"]["items"]:
            check_annotation(item)
        claims = [item for item in collection["first"]["items"] if item["motivation"] == "classifying"]
        expected = claims_of(out, id)
        assert [item["body"]["value"] for item in claims] == [claim["type"] for claim in expected]
        linked = {
            body["source"]
            for item in collection["first"]["items"]
            if item["motivation"] == "linking"
            for body in item["body"][1:2]
        }
        assert linked == {item["id"] for item in claims}
        denials = [item for item in claims if item["body"]["value"] == "denial"]
        assert {entry["id"] for entry in denials[0]["claimx:denies"]} < {item["id"] for item in claims}
    empty = json.loads((exported("w3c") / "leer.jsonld").read_text(encoding="utf-8"))
    assert (empty["total"], empty["first"]["items"]) == (0, [])


def check_annotation(item: dict) -> None:
    """What https://www.w3.org/TR/annotation-model/ requires of an annotation with these selectors."""
    assert item["type"] == "Annotation"
    assert item["target"]["type"] == "SpecificResource"
    assert urlparse(item["target"]["source"]["id"]).scheme == "ni"
    position, quotation = item["target"]["selector"]
    assert (position["type"], quotation["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    assert 0 <= position["start"] < position["end"]
    assert TRICKY[position["start"] : position["end"]] == quotation["exact"]
    assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in TRICKY
    for body in item["body"] if isinstance(item["body"], list) else [item["body"]]:
        assert body["type"] in ("TextualBody", "SpecificResource")
        assert body["value"] if body["type"] == "TextualBody" else urlparse(body["source"]).scheme


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - {"duckdb", "xlsx"}))  # these two write the time into the file
def test_the_same_output_gives_the_same_bytes(exported, out, tmp_path, name):
    first, second = exported(name), target(tmp_path, name)
    export(out, name, second, max_bytes=LIMIT)
    pairs = [(path, second / path.name) for path in first.iterdir()] if first.is_dir() else [(first, second)]
    assert all(one.read_bytes() == two.read_bytes() for one, two in pairs)


# --- bad input ---


def test_articles_that_cannot_be_exported_are_reported_and_the_rest_goes_on(tmp_path):
    out = make_folder(tmp_path)
    (out / "halb.json").write_text('{"article": {"id": "hal', encoding="utf-8")
    (out / "fremd.json").write_text('{"claims": []}', encoding="utf-8")
    (out / "umbenannt.json").write_bytes((out / "leer.json").read_bytes())
    (tmp_path / "in" / "tricky.txt").write_text("Anderes.", encoding="utf-8")
    (tmp_path / "in" / "leer.txt").unlink()
    seen = []
    record = export(out, "brat", tmp_path / "brat", max_bytes=LIMIT, observer=seen.append)
    reasons = {str(error) for error in record.rejected}
    assert (record.articles, record.exit_status, len(seen)) == (1, 3, 6)
    for words in ("halb.json: broken JSON", "fremd.json: not the output", "another article", "has changed since", "file is gone"):
        assert any(words in reason for reason in reasons), words
    assert all(error.where and error.remedy for error in record.rejected)
    assert export(out, "jsonl", tmp_path / "all.jsonl", max_bytes=LIMIT).articles == 3  # needs no texts


def test_spans_that_do_not_fit_their_text_are_refused(tmp_path):
    out = make_folder(tmp_path)
    path = out / f"{IDS[2]}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("\\r\\n\\r\\n", "\\n"), encoding="utf-8")
    record = export(out, "w3c", tmp_path / "w3c", max_bytes=LIMIT)
    assert [error.where for error in record.rejected] == [str(path)]
    assert "does not stand at" in str(record.rejected[0])


def test_articles_are_found_in_a_named_folder(tmp_path):
    out = make_folder(tmp_path)
    (tmp_path / "moved").mkdir()
    (tmp_path / "in").rename(tmp_path / "moved" / "in")
    record = export(out, "brat", tmp_path / "brat", max_bytes=LIMIT, articles=tmp_path / "moved" / "in")
    assert (record.articles, record.rejected) == (3, [])


def test_an_unknown_format(out, tmp_path):
    with pytest.raises(SettingsError, match="did you mean parquet"):
        export(out, "parket", tmp_path / "a", max_bytes=LIMIT)


def test_a_missing_package(out, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(SettingsError, match=re.escape('pip install "claimx[export]"')):
        export(out, "duckdb", tmp_path / "a.duckdb", max_bytes=LIMIT)


@pytest.mark.parametrize(
    ("place", "words"), [("missing", "no such folder"), ("file", "not a folder"), ("empty", "no output of claimx")]
)
def test_no_output_to_export(tmp_path, place, words):
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    with pytest.raises(OutputError, match=words):
        export(tmp_path / place, "csv", tmp_path / "a", max_bytes=LIMIT)


def test_nothing_is_overwritten_unasked(out, tmp_path):
    target, folder = tmp_path / "a.jsonl", tmp_path / "brat"
    export(out, "jsonl", target, max_bytes=LIMIT)
    export(out, "brat", folder, max_bytes=LIMIT)
    for name, place in (("jsonl", target), ("brat", folder)):
        with pytest.raises(OutputError, match="--overwrite"):
            export(out, name, place, max_bytes=LIMIT)
        assert export(out, name, place, max_bytes=LIMIT, overwrite=True).articles == 3
    (folder / "mine.odt").write_text("")
    with pytest.raises(OutputError, match=r"not of this format: mine\.odt"):
        export(out, "brat", folder, max_bytes=LIMIT, overwrite=True)
    with pytest.raises(OutputError, match="needs a file"):
        export(out, "jsonl", folder, max_bytes=LIMIT, overwrite=True)
    with pytest.raises(OutputError, match=r"-o table\.xlsx"):
        export(out, "xlsx", tmp_path / "table", max_bytes=LIMIT)
    with pytest.raises(OutputError, match="needs a folder"):
        export(out, "brat", target, max_bytes=LIMIT, overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "brat"]


@pytest.mark.parametrize("name", ["", "run.json", "claims.jsonl"])
def test_the_output_itself_is_no_target(tmp_path, name):
    out = make_folder(tmp_path)
    with pytest.raises(OutputError, match="that is the output"):
        export(out, "jsonl", out / name, max_bytes=LIMIT, overwrite=True)


def test_a_target_that_cannot_be_written(out, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="-o"):
        export(out, "csv", tmp_path / "file" / "a", max_bytes=LIMIT)


def test_an_interrupted_export_leaves_nothing(out, tmp_path, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    for name, kind in EXPORTERS.items():
        with monkeypatch.context() as patch:
            patch.setattr(kind, "finish", interrupted)
            with pytest.raises(KeyboardInterrupt):
                export(out, name, target(tmp_path, name), max_bytes=LIMIT)
    assert list(tmp_path.iterdir()) == []


def test_the_order_is_that_of_the_run(tmp_path):
    out = make_folder(tmp_path)
    run = {"status": "complete", "files": ["tricky.json", "leer.json", "weg.json"]}
    (out / "run.json").write_text(json.dumps(run), encoding="utf-8")
    record = export(out, "csv", tmp_path / "csv", max_bytes=LIMIT)
    with (tmp_path / "csv" / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert [row["article"] for row in csv.DictReader(file)] == ["tricky", "leer"]
    assert ["weg.json" in str(error) for error in record.rejected] == [True]


# --- the command ---


def claimx(*words: object, cwd: Path) -> subprocess.CompletedProcess:
    environment = {**os.environ, "COLUMNS": "200"}
    command = [sys.executable, "-m", "claimx", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def test_the_command(tmp_path):
    out = make_folder(tmp_path)
    done = claimx("export", out, "--to", "csv", "-o", "tables", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 articles, 18 claims" in done.stderr
    assert "output: tables" in done.stderr
    (out / "halb.json").write_text("{")
    done = claimx("export", out, "--to", "w3c", "-o", "w3c", "-q", cwd=tmp_path)
    assert done.returncode == 3
    assert "halb.json" in done.stderr
    done = claimx("export", out, "--to", "exel", "-o", "a", cwd=tmp_path)
    assert done.returncode == 2
    assert "known are csv, jsonl" in done.stderr


def test_the_help_names_every_format():
    from claimx.cli.export import FORMATS

    assert FORMATS.split(", ") == list(EXPORTERS)
    assert EMOJI in TRICKY
