"""Runs and their files: whole or absent, resumable without loss or doubles, the same bytes whatever the workers."""

import csv
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import claimx.storage.inputs as storage_inputs
from claimx.errors import InputError, LexiconError, OutputError, SettingsError
from claimx.schema import ArticleOutput
from claimx.settings import Settings
from claimx.storage.files import AtomicFile, write_atomically
from claimx.storage.folder import OutputFolder
from claimx.storage.formats import WRITERS, chosen_writers
from claimx.storage.lock import LOCK_FILE, locked
from claimx.storage.names import Names
from claimx.storage.rows import COLUMNS, claim_row
from claimx.storage.run import run
from fakes import FakeExtractor

ARTICLES = {"a": "Es kamen 5 Soldaten.", "b": "Nichts geschah.", "c": "Erst 7 Soldaten, dann 9 Soldaten.", "d": "Nur 1 Soldaten."}


@pytest.fixture
def articles(tmp_path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def extract(paths, out, factory=FakeExtractor, resume=False, observer=lambda step: None, **changes):
    paths = [paths] if isinstance(paths, Path) else paths
    return run(paths, Settings(out=out, **changes), factory, resume=resume, observer=observer)


def contents(out: Path) -> dict[str, bytes]:
    """Every file of the folder but run.json, whose seconds differ."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def read_run(out: Path) -> dict:
    return json.loads((out / "run.json").read_text(encoding="utf-8"))


def claim_lines(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


# --- a run ---


def test_a_run_writes_what_the_contract_says(articles, out):
    record = extract(articles, out)
    assert sorted(contents(out)) == ["a.json", "b.json", "c.json", "claims.jsonl", "d.json"]
    assert (record.status, record.exit_status, record.articles, record.claim_count) == ("complete", 0, 4, 4)
    output = ArticleOutput.model_validate_json((out / "c.json").read_bytes())
    assert [claim.anchor.text for claim in output.claims] == ["7 Soldaten", "9 Soldaten"]
    lines = claim_lines(out)
    assert [line["article"] for line in lines] == ["a", "c", "c", "d"]
    assert next(iter(lines[0])) == "article"
    assert {**output.claims[0].model_dump(mode="json"), "article": "c"} == lines[1]


def test_run_json(articles, out):
    (articles / "e.txt").write_text("ABGELEHNT", encoding="utf-8")
    extract(articles, out, published="2024-10")
    found = read_run(out)
    assert found["settings"]["published"] == "2024-10"
    assert found["pipeline"]["model"] == "fake"
    assert found["claims_by_type"] == {"troop_count": 4}
    assert found["words"] == sum(len(text.split()) for text in ARTICLES.values())
    assert found["rejected"] == [{"what": "not German", "where": str(articles / "e.txt"), "remedy": "translate it"}]
    assert (found["status"], found["exit_status"]) == ("partial", 3)
    assert found["files"] == ["a.json", "b.json", "c.json", "d.json"]
    assert found["inputs"] == [str(articles)]


def test_one_bad_article_never_stops_a_run(articles, out):
    (articles / "b.txt").write_text("KAPUTT", encoding="utf-8")
    (articles / "c.txt").write_bytes(b"")
    record = extract([articles, articles / "missing.txt"], out)
    assert [name for name in sorted(contents(out)) if name != "claims.jsonl"] == ["a.json", "d.json"]
    assert len(record.rejected) == 3
    assert any("broken on purpose" in rejection.what for rejection in record.rejected)
    assert all(rejection.where and rejection.remedy for rejection in record.rejected)
    assert record.exit_status == 3


@pytest.mark.parametrize("workers", [1, 2])
def test_what_no_article_is_to_blame_for_ends_the_run(articles, out, workers):
    (articles / "b.txt").write_text("LEXIKON", encoding="utf-8")
    with pytest.raises(LexiconError):
        extract(articles, out, workers=workers)
    assert read_run(out)["status"] == "failed"


def test_a_reader_that_is_broken_ends_the_run(articles, out, monkeypatch):
    def broken(*arguments, **options):
        raise LexiconError("broken on purpose", where="boilerplate.yaml")

    monkeypatch.setattr("claimx.storage.inputs.read_articles", broken)
    with pytest.raises(LexiconError):
        extract(articles, out)


def test_a_reader_that_fails_on_one_file_does_not(articles, out, monkeypatch):
    def fails(path, **options):
        if path.stem == "b":
            raise ZeroDivisionError("by accident")
        return read(path, **options)

    read = storage_inputs.read_articles
    monkeypatch.setattr(storage_inputs, "read_articles", fails)
    record = extract(articles, out)
    assert (record.articles, len(record.rejected)) == (3, 1)
    assert "ZeroDivisionError" in record.rejected[0].what


def test_nothing_could_be_processed(articles, out):
    for path in articles.iterdir():
        path.write_text("ABGELEHNT", encoding="utf-8")
    record = extract(articles, out)
    assert (record.status, record.exit_status) == ("failed", 1)


def test_strict_stops_at_the_first_rejected_input(articles, out):
    (articles / "b.txt").write_text("ABGELEHNT", encoding="utf-8")
    record = extract(articles, out, strict=True)
    assert (record.status, record.exit_status, len(record.rejected)) == ("stopped", 1, 1)
    assert sorted(contents(out)) == ["a.json", "claims.jsonl"]


def test_no_input_at_all(tmp_path, out):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        extract(tmp_path / "empty", out)
    assert not out.exists()


def test_the_output_folder_is_no_input(articles):
    out = articles / "out"
    first = extract(articles, out)
    second = extract(articles, out)
    assert (first.articles, second.articles) == (4, 4)
    assert not second.rejected


def test_the_observer_sees_every_input_in_order(articles, out):
    steps = []
    (articles / "b.txt").write_text("ABGELEHNT", encoding="utf-8")
    extract(articles, out, observer=steps.append)
    assert [step.file_number for step in steps] == [1, 2, 3, 4]
    assert [step.error is None for step in steps] == [True, False, True, True]


def test_numbers_beyond_64_bits_are_written(articles, out):
    (articles / "a.txt").write_text(f"{10**30} Soldaten", encoding="utf-8")
    assert not extract(articles, out).rejected
    assert claim_lines(out)[0]["quantity"]["value"] == 1e30
    (articles / "a.txt").write_text(f"{10**400} Soldaten", encoding="utf-8")
    assert not extract(articles, out).rejected
    assert claim_lines(out)[0]["quantity"]["value"] is None


# --- the same bytes ---


def test_same_bytes_with_any_number_of_workers_and_any_batch_size(articles, out, tmp_path):
    (articles / "bb.txt").write_text("KAPUTT", encoding="utf-8")
    (articles / "cc.txt").write_text("ABGELEHNT", encoding="utf-8")
    one = extract(articles, out, formats=("csv",))
    two = extract(articles, tmp_path / "two", formats=("csv",), workers=2, batch_size=1)
    assert contents(out) == contents(tmp_path / "two")
    assert one.rejected == two.rejected


def test_a_worker_that_cannot_start_says_why(articles, out):
    with pytest.raises(TypeError, match="no_such_argument"):
        extract(articles, out, factory=partial(FakeExtractor, no_such_argument=1), workers=2)
    assert not out.exists()


# --- interrupted and resumed ---


@pytest.mark.parametrize("done", [0, 1, 3])
def test_an_interrupted_run_is_usable_and_resumes_to_the_same_bytes(articles, out, tmp_path, done):
    extract(articles, tmp_path / "whole", formats=("csv",))
    record = extract(articles, out, factory=partial(FakeExtractor, interrupt_after=done), formats=("csv",))
    assert (record.status, record.exit_status, record.articles) == ("interrupted", 130, done)
    assert {line["article"] for line in claim_lines(out)} <= set(list(ARTICLES)[:done])
    resumed = extract(articles, out, resume=True, formats=("csv",))
    assert (resumed.status, resumed.kept, resumed.articles) == ("complete", done, 4)
    assert contents(out) == contents(tmp_path / "whole")


def test_resume_in_worker_processes(articles, out, tmp_path):
    extract(articles, tmp_path / "whole")
    extract(articles, out, factory=partial(FakeExtractor, interrupt_after=2))
    assert extract(articles, out, resume=True, workers=2).kept == 2
    assert contents(out) == contents(tmp_path / "whole")


def test_resume_after_a_kill(articles, out, tmp_path):
    """A killed run leaves run.json as "running", half-written files and a lock; no claims.jsonl."""
    extract(articles, tmp_path / "whole")
    extract(articles, out, factory=partial(FakeExtractor, interrupt_after=3))
    (out / "run.json").write_text(json.dumps({**read_run(out), "status": "running", "files": []}), encoding="utf-8")
    (out / "claims.jsonl").unlink()
    (out / ".d.json.claimx-tmp").write_bytes(b'{"half')
    (out / LOCK_FILE).write_text('{"process": 999999999}', encoding="utf-8")
    (out / "b.json").write_bytes((out / "b.json").read_bytes()[:40])
    assert extract(articles, out, resume=True).kept == 2
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.parametrize("change", ["text", "date", "pipeline"])
def test_resume_redoes_what_changed(articles, out, change):
    extract(articles, out)
    if change == "text":
        (articles / "a.txt").write_text("Es kamen 6 Soldaten.", encoding="utf-8")
    factory = partial(FakeExtractor, version="2") if change == "pipeline" else FakeExtractor
    record = extract(articles, out, factory=factory, resume=True, published="2024" if change == "date" else None)
    assert record.kept == (3 if change == "text" else 0)
    assert claim_lines(out)[0]["quantity"]["value"] == (6 if change == "text" else 5)


def test_resume_twice_and_without_anything_to_resume(articles, out):
    assert extract(articles, out, resume=True).kept == 0
    before = contents(out)
    assert extract(articles, out, resume=True).kept == 4
    assert contents(out) == before


# --- what was there before ---


def test_an_earlier_run_is_replaced_and_its_stale_files_go(articles, out):
    extract(articles, out, formats=("csv",))
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (articles / "a.txt").unlink()
    extract(articles, out)
    assert sorted(contents(out)) == ["b.json", "c.json", "claims.jsonl", "d.json", "notes.txt"]


def test_stale_files_go_at_the_end_of_a_resumed_run_too(articles, out):
    extract(articles, out, formats=("csv",))
    (articles / "a.txt").unlink()
    assert extract(articles, out, resume=True).kept == 3
    assert sorted(contents(out)) == ["b.json", "c.json", "claims.jsonl", "d.json"]


def test_a_resumed_run_that_is_interrupted_loses_nothing(articles, out):
    extract(articles, out, factory=partial(FakeExtractor, interrupt_after=3))
    (articles / "a.txt").write_text("Es kamen 6 Soldaten.", encoding="utf-8")
    extract(articles, out, factory=partial(FakeExtractor, interrupt_after=0), resume=True)
    assert extract(articles, out, resume=True).kept == 2


def test_a_file_named_in_run_json_outside_the_folder_is_left_alone(articles, out, tmp_path):
    extract(articles, out)
    victim = tmp_path / "victim.json"
    victim.write_text("{}", encoding="utf-8")
    (out / "run.json").write_text(json.dumps({**read_run(out), "files": ["../victim.json", "run.json"]}), encoding="utf-8")
    extract(articles, out)
    assert victim.exists()


@pytest.mark.parametrize("files", [None, "a.json", 5, [["a.json"], {}, None, 7, "b.json"]])
def test_a_run_json_with_strange_names_stops_nothing(articles, out, files):
    extract(articles, out)
    (out / "run.json").write_text(json.dumps({**read_run(out), "files": files}), encoding="utf-8")
    assert extract(articles, out, resume=True).kept == 4


@pytest.mark.parametrize("name", ["notes.txt", "run.json", "data.json"])
def test_a_folder_of_somebody_else_is_refused(articles, out, name):
    out.mkdir()
    (out / name).write_text('{"mine": 1}', encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        extract(articles, out)
    assert caught.value.remedy
    assert (out / name).read_text(encoding="utf-8") == '{"mine": 1}'


def test_an_empty_folder_is_taken(articles, out):
    out.mkdir()
    assert extract(articles, out).status == "complete"


def test_a_broken_run_json_beside_good_articles(articles, out):
    extract(articles, out)
    (out / "run.json").write_bytes(b'{"half')
    assert extract(articles, out, resume=True).kept == 4


def test_a_file_where_the_folder_should_be(articles, out):
    out.write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="not a folder"):
        extract(articles, out)
    with pytest.raises(OutputError, match="cannot make"):
        extract(articles, out / "below")


def test_a_failing_disk_leaves_a_folder_that_can_be_resumed(articles, out, monkeypatch):
    def full(self, article_id, data):
        if article_id == "c":
            raise OutputError("no space", where=article_id)
        write(self, article_id, data)

    write = OutputFolder.write_article
    monkeypatch.setattr(OutputFolder, "write_article", full)
    with pytest.raises(OutputError, match="no space"):
        extract(articles, out)
    monkeypatch.undo()
    assert read_run(out)["status"] == "failed"
    assert not list(out.glob(".*"))
    assert extract(articles, out, resume=True).kept == 2


# --- files and locks ---


def test_two_runs_on_one_folder(articles, out):
    out.mkdir()
    with locked(out), pytest.raises(OutputError, match=f"process {os.getpid()}"):
        extract(articles, out)
    assert extract(articles, out).status == "complete"


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path):
    code = "import os, sys; from pathlib import Path; from claimx.storage.lock import locked\n"
    code += f"with locked(Path({str(tmp_path)!r})): os._exit(9)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 9
    assert (tmp_path / LOCK_FILE).exists()
    with locked(tmp_path):
        assert json.loads((tmp_path / LOCK_FILE).read_text())["process"] == os.getpid()
    assert not (tmp_path / LOCK_FILE).exists()


def test_an_atomic_file_is_whole_or_absent(tmp_path):
    path = tmp_path / "file"
    write_atomically(path, b"old")
    file = AtomicFile(path)
    file.write(b"new")
    assert path.read_bytes() == b"old"
    file.discard()
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"


@given(st.text(max_size=300))
@hypothesis_settings(max_examples=200)
def test_no_article_id_leads_out_of_the_folder(name):
    folder = Path("out")
    try:
        path = OutputFolder(folder).article_path(name)
    except InputError:
        return
    assert path.parent == folder
    assert path.name not in ("run.json", "..")


def test_names_wait_on_the_disk_in_their_order(tmp_path):
    names, expected = Names(tmp_path, "files"), [f"ä\n{number}.json" for number in range(2500)]
    assert not names
    names.extend(expected[:2100])
    assert [path.name for path in tmp_path.iterdir()] == [".files.claimx-tmp"]
    assert (list(names), bool(names)) == (expected[:2100], True)
    names.extend(expected[2100:])
    assert list(names) == list(names) == expected
    names.discard()
    assert not list(tmp_path.iterdir())


def test_names_survive_an_interrupted_write(tmp_path):
    """Ctrl-C while a thousand names are on their way: what is there of them is written over, and none is there twice."""
    names, expected = Names(tmp_path, "files"), [f"{number}.json" for number in range(3500)]
    names.extend(expected[:1999])
    names._last.append(expected[1999])
    names._file.seek(names._size)
    names._file.write(b'"1000.json"\n"10')  # as `add` would leave it, interrupted
    assert list(names) == expected[:2000]
    names.extend(expected[2000:])
    assert list(names) == expected


@pytest.mark.parametrize("number", [0, 1, 2500])
def test_run_json_is_the_same_as_if_it_were_written_at_once(tmp_path, number):
    run = {"schema_version": "1.0", "status": "complete", "rejected": [], "files": None}
    names = [f'"{n}" ü.json' for n in range(number)]
    OutputFolder(tmp_path).write_run(run, iter(names))
    assert (tmp_path / "run.json").read_bytes() == json.dumps(
        {**run, "files": names}, indent=2, ensure_ascii=False
    ).encode() + b"\n"


# --- formats ---


def test_csv_has_the_columns_and_one_row_a_claim(articles, out):
    (articles / "a.txt").write_text('Es "kamen", sagte er,\n5 Soldaten.', encoding="utf-8")
    extract(articles, out, formats=("csv",))
    with (out / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    shown = [(row["article"], row["value"], row["unit"], row["who"]) for row in rows]
    assert shown[:2] == [("a", "5", "Soldat", "Kuba"), ("c", "7", "Soldat", "Kuba")]
    assert rows[0]["text"] == (articles / "a.txt").read_text(encoding="utf-8")


def test_every_claim_type_has_a_row():
    span = {"text": "x", "start": 0, "end": 1}
    common = {"id": "1", "start": 0, "end": 1, "text": "x", "anchor": span, "rule": "r", "source": None, "cue": None}
    accusation = {**common, "type": "accusation", "accuser": [{**span, "name": "Kiew"}, {**span, "name": None}], "accused": []}
    denial = {**common, "type": "denial", "denier": [span], "denied": None, "denies": ["3", "4"], "source": span}
    assert claim_row("a", accusation)["who"] == "Kiew; x"
    assert claim_row("a", accusation)["whom"] is None
    assert claim_row("a", denial)["denies"] == "3; 4"
    assert tuple(claim_row("a", denial)) == COLUMNS


def test_an_unknown_format_is_refused_before_anything_is_written(articles, out):
    with pytest.raises(SettingsError, match="did you mean csv"):
        extract(articles, out, formats=("cvs",))
    assert not out.exists()


def test_the_formats_of_the_contract_are_always_written():
    assert [writer.name for writer in chosen_writers(())] == ["jsonl"]
    assert {writer.name for writer in chosen_writers(("csv", "json"))} == {"jsonl", "csv"}
    assert len({writer.file_name for writer in WRITERS.values()}) == len(WRITERS)
