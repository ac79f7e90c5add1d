"""The command line from outside: what it prints, where, and with which exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from claimx.cli.preview import Preview
from claimx.errors import ModelError
from claimx.settings import Settings
from claimx.trace import ExplainedSentence
from fakes import FakeExtractor

ROOT = Path(__file__).parent.parent
TEXTS = {"a": "Es kamen 5 Soldaten.", "b": "Nichts geschah.", "c": "Erst 7 Soldaten, dann 9 Soldaten."}


@pytest.fixture(autouse=True)
def pipeline(monkeypatch) -> ModuleType:
    """A pipeline without a model in the place of the real one."""
    module = ModuleType("claimx.pipeline")
    module.Extractor = FakeExtractor
    monkeypatch.setitem(sys.modules, "claimx.pipeline", module)
    monkeypatch.setattr("claimx.pipeline", module, raising=False)
    return module


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A working directory with three articles in ``in``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_extract_prints_a_summary_and_nothing_on_the_standard_output(claimx, folder):
    done = claimx("extract", "in")
    assert (done.status, done.out) == (0, "")
    assert "troop_count" in done.err
    assert "3 articles" in done.err
    assert "claimx-out" in done.err
    assert (folder / "claimx-out" / "claims.jsonl").is_file()


def test_extract_quietly(claimx, folder):
    done = claimx("extract", "in", "--quiet", "--show", "3")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_show_prints_claims(claimx, folder):
    done = claimx("extract", "in", "--show", "2")
    shown = [line for line in done.err.splitlines() if "Kuba" in line]
    assert len(shown) == 2
    assert "5 Soldat" in shown[0]
    assert "Es kamen 5 Soldaten." in shown[0]


def test_the_preview_takes_the_surest_claims_of_each_type():
    preview = Preview(3)
    anchor = {"text": "x", "start": 0, "end": 1}
    for article in "ab":
        claims = [
            {"type": name, "id": f"{article}{name}{sure}", "confidence": sure, "text": "x", "anchor": anchor}
            for name, sure in [("date", 0.5), ("date", 0.6), ("date", 0.9), ("denial", 0.3)]
        ]
        preview.add({"article": {"id": article}, "claims": claims})
    preview.add(None)
    assert [row["id"] for row in preview.rows()] == ["adate0.9", "bdate0.9", "adenial0.3"]


def test_options_reach_the_run(claimx, folder):
    claimx("extract", "in", "-o", "out", "--published", "2024-10", "--format", "csv", "--model", "some", "--show", "1")
    settings = json.loads((folder / "out" / "run.json").read_text())["settings"]
    assert settings == Settings(out="out", published="2024-10", formats=("csv",), model="some", show=1).model_dump(mode="json")
    assert (folder / "out" / "claims.csv").is_file()


def test_settings_file(claimx, folder):
    (folder / "claimx.toml").write_text('out = "elsewhere"\n', encoding="utf-8")
    assert claimx("extract", "in").status == 0
    assert (folder / "elsewhere" / "run.json").is_file()
    (folder / "mine.toml").write_text("wokers = 2\n", encoding="utf-8")
    done = claimx("extract", "in", "--config", "mine.toml")
    assert done.status == 2
    assert "mine.toml:1: unknown setting: wokers" in done.err
    assert "did you mean workers?" in done.err


def test_one_article_to_the_standard_output(claimx, folder):
    done = claimx("extract", "in/a.txt", "-o", "-")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["claims"][0]["quantity"]["value"] == 5
    claimx("extract", "in/a.txt")
    assert (folder / "claimx-out" / "a.json").read_text(encoding="utf-8") == done.out


def test_several_articles_to_the_standard_output(claimx, folder):
    done = claimx("extract", "in", "-o", "-")
    assert (done.status, done.out) == (2, "")
    assert one_line(done.err).startswith("error: -o -: several articles")


def test_a_rejected_article_to_the_standard_output(claimx, folder):
    (folder / "in" / "a.txt").write_text("ABGELEHNT", encoding="utf-8")
    done = claimx("extract", "in/a.txt", "-o", "-")
    assert (done.status, done.out) == (1, "")
    assert "not German" in one_line(done.err)


def one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    return text


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("missing.txt",), 1, "missing.txt: does not exist"),
        (("empty",), 1, "empty: no article"),
        (("in", "--published", "gestern"), 2, "--published: not a date"),
        (("in", "--published", "2024-02-30"), 2, "--published: no such date"),
        (("in", "--workers", "0"), 2, "--workers:"),
        (("in", "--format", "xlsx"), 2, "--format: no such format: xlsx"),
        (("in", "--config", "missing.toml"), 2, "missing.toml: cannot read the settings"),
        (("in", "-o", "in/a.txt"), 1, "in/a.txt: not a folder"),
        (("in", "-o", "in/a.txt/out"), 1, "cannot make this folder"),
        (("in", "-o", "in"), 1, "in: holds files that are not of claimx"),
    ],
)
def test_mistakes_are_one_line_without_a_traceback(claimx, folder, words, status, said):
    (folder / "empty").mkdir()
    done = claimx("extract", *words)
    assert (done.status, done.out) == (status, "")
    assert said in one_line(done.err)
    assert done.err.startswith("error: ")


def test_a_model_that_is_missing(claimx, folder, pipeline):
    def missing(settings):
        raise ModelError("no such model: xx", where="--model", remedy="see claimx models")

    pipeline.Extractor = missing
    done = claimx("extract", "in", "--model", "xx")
    assert done.status == 1
    assert one_line(done.err) == "error: --model: no such model: xx (see claimx models)\n"
    assert not (folder / "claimx-out").exists()


def test_usage_mistakes(claimx, folder):
    assert claimx("extract").status == 2
    assert claimx("extract", "in", "--worker", "2").status == 2
    done = claimx("extrakt", "in")
    assert done.status == 2
    assert "extract" in done.err


def test_an_unforeseen_error_keeps_its_traceback(claimx, folder, pipeline):
    def broken(settings):
        raise ZeroDivisionError("by accident")

    pipeline.Extractor = broken
    done = claimx("extract", "in")
    assert done.status == 1
    assert "Traceback" in done.err
    assert "report" in done.err


def test_some_inputs_rejected(claimx, folder):
    (folder / "in" / "b.txt").write_text("ABGELEHNT", encoding="utf-8")
    done = claimx("extract", "in", "missing.txt")
    assert done.status == 3
    assert "rejected: missing.txt: does not exist" in done.err
    assert "rejected: in/b.txt: not German (translate it)" in done.err
    assert claimx("extract", "in", "--strict").status == 1


def test_interrupted_then_resumed(claimx, folder, pipeline):
    pipeline.Extractor = lambda settings: FakeExtractor(settings, interrupt_after=2)
    done = claimx("extract", "in")
    assert done.status == 130
    assert "--resume" in done.err
    assert len((folder / "claimx-out" / "claims.jsonl").read_text().splitlines()) == 1
    pipeline.Extractor = FakeExtractor
    done = claimx("extract", "in", "--resume")
    assert done.status == 0
    assert "2 articles kept, done already" in done.err
    assert len((folder / "claimx-out" / "claims.jsonl").read_text().splitlines()) == 3


def test_resume_over_broken_output(claimx, folder):
    claimx("extract", "in")
    (folder / "claimx-out" / "a.json").write_bytes(b"\x00\x00")
    (folder / "claimx-out" / "claims.jsonl").write_bytes(b'{"half')
    assert claimx("extract", "in", "--resume").status == 0
    assert len((folder / "claimx-out" / "claims.jsonl").read_text().splitlines()) == 3


# --- in a process of its own ---


# a shell without job control starts what runs in its background deaf to SIGINT, and so are its children
HEARS_INTERRUPTS = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


def start(*words, code: str = "", **options) -> subprocess.Popen:
    """``claimx`` in a process of its own; ``code`` runs before it."""
    program = f"{HEARS_INTERRUPTS}import sys\n{code}\nfrom claimx.cli.main import main\nif __name__ == '__main__': main()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT / "src")])}
    return subprocess.Popen([sys.executable, "-c", program, *words], env=environment, text=True, **options)


SLOW = """
import types, time, fakes
class Slow(fakes.FakeExtractor):
    def stream(self, articles):
        for result in super().stream(articles):
            time.sleep(0.2)
            yield result
sys.modules["claimx.pipeline"] = types.SimpleNamespace(Extractor=Slow)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_cleanly(folder, claimx, number):
    for index in range(100):
        (folder / "in" / f"z{index:03}.txt").write_text("Es kamen 5 Soldaten.", encoding="utf-8")
    process = start("extract", "in", "-o", "out", code=SLOW, cwd=folder, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 90
    while not (folder / "out" / "c.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(number)
    error = process.communicate(timeout=90)[1]  # the end waits for the disk
    assert process.returncode == 130
    assert "--resume" in error
    assert "Traceback" not in error
    record = json.loads((folder / "out" / "run.json").read_text())
    assert record["status"] == "interrupted"
    assert 2 <= record["articles"] < 103
    assert not list((folder / "out").glob(".*"))
    assert claimx("extract", "in", "-o", "out", "--resume").status == 0
    assert len((folder / "out" / "claims.jsonl").read_text().splitlines()) == 103


def test_the_reader_of_the_output_may_go_away(folder):
    process = start("schema", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=20) in (0, 1)


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["extract", "--help"]])
def test_help_and_version_load_nothing_heavy(words):
    code = """
import atexit
heavy = {"spacy", "numpy", "rich", "trafilatura", "yaml", "claimx.schema"}
atexit.register(lambda: print("LOADED", sorted(heavy & set(sys.modules))))
"""
    output = start(*words, code=code, stdout=subprocess.PIPE).communicate(timeout=20)[0]
    assert output.strip().endswith("LOADED []")


# --- the other commands ---


def test_version(claimx):
    from claimx import __version__

    assert claimx("--version").out == claimx("-V").out == f"claimx {__version__}\n"


def test_help_tells_the_exit_statuses_and_the_default_folder(claimx):
    done = claimx("extract", "--help")
    assert done.status == 0
    for status in ("0  all", "1  nothing", "2  wrong", "3  done", "130  interrupted"):
        assert status in done.out
    assert str(Settings().out) in done.out


def test_schema_is_json_schema(claimx):
    schema = json.loads(claimx("schema").out)
    assert schema["title"] == "ArticleOutput"
    assert "troop_count" in schema["$defs"]["TroopCount"]["properties"]["type"]["const"]


@pytest.fixture
def trace(monkeypatch) -> ModuleType:
    """A trace without a model in the place of the real one."""
    module = ModuleType("claimx.trace")
    monkeypatch.setitem(sys.modules, "claimx.trace", module)
    monkeypatch.setattr("claimx.trace", module, raising=False)
    return module


def test_explain(claimx, trace):
    sentence = ExplainedSentence(
        text="Kim bestritt das.",
        clauses=["main: Kim bestritt das"],
        mentions=["actor Kim"],
        fired=["denial/bestreiten"],
        not_fired=["accusation/vorwerfen: no such verb"],
    )
    trace.explain = lambda text, published, model: SimpleNamespace(model=f"{model} {published}", sentences=[sentence])
    done = claimx("explain", "Kim bestritt das.", "--published", "2024-10-22", "--model", "xx")
    assert done.status == 0
    shown = [" ".join(line.split()) for line in done.out.splitlines()]
    assert shown == [
        "model xx 2024-10-22",
        "",
        "Kim bestritt das.",
        "clauses main: Kim bestritt das",
        "mentions actor Kim",
        "fired denial/bestreiten",
        "not fired accusation/vorwerfen: no such verb",
    ]


def test_explain_nothing(claimx):
    done = claimx("explain", " ")
    assert done.status == 2
    assert "there is no text" in one_line(done.err)


@pytest.fixture
def language_models(monkeypatch) -> ModuleType:
    module = ModuleType("claimx.language.models")
    big = SimpleNamespace(name="de_core_news_lg", version="3.8.0", path_or_package="de_core_news_lg", why="installed")
    module.list_models = lambda: [big]
    module.install_model = lambda name: big
    monkeypatch.setitem(sys.modules, "claimx.language.models", module)
    return module


def test_models_lists_and_installs(claimx, language_models):
    done = claimx("models")
    assert done.status == 0
    assert "de_core_news_lg  3.8.0" in done.out
    done = claimx("models", "install", "de_core_news_lg")
    assert (done.status, done.out) == (0, "")
    assert "de_core_news_lg 3.8.0 is installed" in done.err


def test_a_model_that_cannot_be_installed(claimx, language_models):
    def missing(name):
        raise ModelError("there is no such package", where=name, remedy="see claimx models")

    language_models.install_model = missing
    done = claimx("models", "install", "de_xx")
    assert done.status == 1
    assert done.err.endswith("error: de_xx: there is no such package (see claimx models)\n")


def test_the_kept_help_is_what_the_command_line_library_says(claimx):
    from claimx.cli.app import help_text

    advice = "write it anew: python -m claimx.cli.app > src/claimx/cli/help.txt"
    assert claimx("--help").out.split() == help_text().split(), advice
    assert claimx("--help").out == claimx("-h").out
    assert claimx("--help").out.isascii()
