"""Output folders that something broke: every command that reads one says in one line what is wrong and where."""

import json
import shutil
from pathlib import Path

import orjson
import pytest

from claimx.cli.app import run_app
from claimx.storage.folder import OutputFolder
from corpus_folder import write_folder

pytest.importorskip("duckdb", reason='needs pip install "claimx[query]"')


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_folder(tmp_path / "out", linked=True)


@pytest.fixture(scope="session")
def extracted(root, tmp_path_factory) -> Path:
    """A real output folder, made once; tests work on copies."""
    out = tmp_path_factory.mktemp("damaged") / "out"
    assert run_app(["extract", str(root / "data/raw/kreml-nordkorea.txt"), "-o", str(out), "--model", "embedded", "-q"]) == 0
    return out


def change_line(path: Path, number: int, **changes) -> None:
    lines = path.read_bytes().splitlines()
    lines[number] = orjson.dumps({**orjson.loads(lines[number]), **changes})
    path.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize("command", ["timeline", "graph"])
@pytest.mark.parametrize(
    "changes", [{"accuser": [None], "force": [None]}, {"source": {"name": 5}}, {"start": "x", "source": "y"}]
)
def test_a_broken_claim_is_named(folder, tmp_path, capsys, command, changes):
    change_line(folder / "claims.jsonl", 2, **changes)
    assert run_app([command, str(folder), "-o", str(tmp_path / "x.json")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("error: ")
    assert "claims.jsonl, claim 1:" in said or "claims.jsonl, claim 3:" in said
    assert "Traceback" not in said


def test_a_day_that_is_none_is_named(extracted, tmp_path, capsys):
    out = tmp_path / "out"
    shutil.copytree(extracted, out)
    lines = [orjson.loads(line) for line in (out / "claims.jsonl").read_bytes().splitlines()]
    number = next(number for number, claim in enumerate(lines) if claim["type"] == "date" and claim["time"]["earliest"])
    change_line(out / "claims.jsonl", number, time={**lines[number]["time"], "earliest": "../../x"})
    assert run_app(["timeline", str(out), "-o", str(tmp_path / "x.json")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert f"claims.jsonl, claim {number + 1}: does not keep the output contract: time: " in said


@pytest.mark.parametrize("command", ["timeline", "graph"])
def test_a_run_json_with_strange_names(folder, tmp_path, capsys, command):
    run = json.loads((folder / "run.json").read_bytes())
    (folder / "run.json").write_bytes(orjson.dumps({**run, "files": [*run["files"], [], {}, 5]}))
    assert run_app([command, str(folder), "-o", str(tmp_path / "x.json")]) == 0


@pytest.mark.parametrize(
    ("where", "value"),
    [(("mentions", "actors", 0, "name"), []), (("mentions", "actors", 0), {}), (("claims", 0, "confidence"), "x")],
)
def test_a_report_leaves_out_a_broken_article_and_says_so(extracted, tmp_path, capsys, where, value):
    output = json.loads((extracted / "kreml-nordkorea.json").read_bytes())
    holder = output
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = value
    out = tmp_path / "out"
    out.mkdir()
    (out / "kreml-nordkorea.json").write_bytes(orjson.dumps(output))
    assert run_app(["report", str(out), "-o", str(tmp_path / "x.html")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert f"kreml-nordkorea.json: does not keep the output contract: {where[0]}." in said
    assert "Traceback" not in said


def test_a_run_json_with_a_name_that_no_file_system_takes(folder):
    run = folder / "run.json"
    run.write_bytes(orjson.dumps({**orjson.loads(run.read_bytes()), "files": ["a" * 5000 + ".json", "../b.json"]}))
    assert OutputFolder(folder).earlier_files() == set()
