"""Every code block of README.md and docs/ runs or is checked, and the pages make a site that loads nothing from elsewhere."""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimx.articles import read_inputs
from claimx.claims import triggers
from claimx.cli.app import run_app
from claimx.lexicon import load_tsv
from claimx.settings import load_settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ARTICLES = ("iran-israel-drohnen.txt", "kreml-nordkorea.txt", "staudamm-vorwuerfe.txt")
OTHER_ARTICLES = {"corpus-questions.md": "raw/linking/dev"}
"""Pages whose ``articles`` are a folder of ``data``, instead of the three above."""

NOT_RUN = (
    "pip install",
    "make ",
    "jupyter ",
    "python benchmarks/",
    "claimx models install",
    "claimx extract s3://",
    "ray start",
    "RAY_ADDRESS=",
    "claimx review out",
    "claimx import annotated",
)
"""Commands that need a network, an installation, a person, files of a person, or minutes."""

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block with the name of its language."""

    language: str
    code: str


def blocks(page: Path) -> list[Block]:
    return [Block(*match.groups()) for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def all_of(language: str) -> list[Any]:
    found = [(page, block) for page in PAGES for block in blocks(page) if block.language == language]
    return [pytest.param(page, block, id=f"{page.name}-{number}") for number, (page, block) in enumerate(found)]


@pytest.fixture
def folder(page, tmp_path, monkeypatch) -> Path:
    """A working directory as the page assumes it: ``data``, some ``articles``, one ``article.txt``."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    if page.name in OTHER_ARTICLES:
        shutil.copytree(ROOT / "data" / OTHER_ARTICLES[page.name], tmp_path / "articles")
    else:
        (tmp_path / "articles").mkdir()
        for name in ARTICLES:
            shutil.copy(ROOT / "data" / "raw" / name, tmp_path / "articles")
    shutil.copy(ROOT / "data" / "raw" / ARTICLES[0], tmp_path / "article.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_block_is_of_a_language_that_is_checked():
    known = {"python", "sh", "text", "sql", "yaml", "toml", "tsv", "json"}
    assert {block.language for page in PAGES for block in blocks(page)} <= known


def expected(block: str) -> list[str]:
    """The comment lines right behind a ``print…(…)``, without their ``#``."""
    lines, printed = [], False
    for line in block.splitlines():
        if printed and line.startswith("# "):
            lines.append(line.removeprefix("# "))
        else:
            printed = line.lstrip().startswith("print")
    return lines


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
def test_a_page_runs_from_top_to_bottom(page, folder, capsysbinary, restored_signals):
    """Python and commands run in the order of the page, in one folder, and print what the page shows."""
    names: dict[str, Any] = {}
    printed = ""
    for block in blocks(page):
        if block.language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(block.code, page.name, "exec"), names)
            assert output.getvalue().splitlines() == expected(block.code)
        elif block.language == "sh":
            lines = block.code.replace("\\\n", " ").splitlines()
            printed = "".join(run(line, folder, capsysbinary) for line in lines if line.strip() and not line.startswith(NOT_RUN))
        elif block.language == "text":
            assert_printed(block.code, printed)
        elif block.language == "sql":
            assert run_app(["query", "out", "--sql", block.code]) == 0, block.code


@pytest.fixture
def restored_signals(monkeypatch):
    """`claimx extract` takes SIGTERM for itself."""
    monkeypatch.setattr("signal.signal", lambda number, handler: None)


def run(line: str, folder: Path, captured) -> str:
    """Runs a line in this process where it is a command of claimx alone, else in a shell; gives all that it printed."""
    words = shlex.split(line, comments=True)
    if words[0] == "claimx" and not {"|", "<", "&&"} & set(words):
        target = folder / words[words.index(">") + 1] if ">" in words else None
        status = run_app(words[1 : words.index(">")] if target else words[1:])
        out, err = captured.readouterr()
        if target:
            target.write_bytes(out)
        text = (out + err).decode()
    else:
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        command = ["bash", "-c", f"set -o pipefail; {line}"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
        status, text = done.returncode, done.stdout + done.stderr
    assert status == 0, f"{line}\n{text}"
    return text


def assert_printed(shown: str, printed: str) -> None:
    """Every line that a page shows was printed, in this order; blanks do not matter, and lines may be left out."""
    lines = iter([" ".join(line.split()) for line in printed.splitlines()])
    for line in filter(None, (" ".join(line.split()) for line in shown.splitlines())):
        assert line in lines, line


@pytest.mark.parametrize(("page", "block"), all_of("yaml"))
def test_triggers_fire_and_ignore(page, block, extractor, monkeypatch):
    """The YAML blocks are triggers of the file that the page names, `criticism.yaml`."""
    added = [triggers.Trigger.model_validate(entry) for entry in yaml.safe_load(block.code)["triggers"]]

    def load(name, model, load_yaml=triggers.load_yaml):
        file = load_yaml(name, model)
        if name == "de/claims/criticism.yaml":
            file.triggers.extend(added)
        return file

    monkeypatch.setattr(triggers, "load_yaml", load)
    triggers.trigger_index.cache_clear()
    try:
        for trigger in added:
            rules = [[c.rule for c in extractor.nlp(text)._.claimx.claims] for text in (trigger.find, trigger.ignore)]
            assert [f"criticism/{trigger.name}" in found for found in rules] == [True, False]
    finally:
        triggers.trigger_index.cache_clear()


@pytest.mark.parametrize(("page", "block"), all_of("toml"))
def test_settings_are_valid(page, block, tmp_path):
    path = tmp_path / "claimx.toml"
    path.write_text(block.code, encoding="utf-8")
    assert load_settings(path).model_fields_set


@pytest.mark.parametrize(("page", "block"), all_of("json"))
def test_articles_can_be_read(page, block, tmp_path):
    path = tmp_path / "article.json"
    path.write_text(block.code, encoding="utf-8")
    (article,) = read_inputs([path], max_bytes=1_000_000)
    assert article.text in json.loads(block.code).values()


@pytest.mark.parametrize(("page", "block"), all_of("tsv"))
def test_rows_fit_an_actor_table(page, block):
    rows = [line.split("\t") for line in block.code.splitlines()]
    names = ("persons", "organisations", "countries")
    headers = [list(load_tsv(f"actors/{name}.tsv", ("wikidata",))[0]) for name in names]
    assert rows[0] in headers
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", ROOT / "mkdocs.yml", "-d", target]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_the_site_holds_every_page(site):
    pages = {page.stem for page in PAGES if page.parent.name == "docs"}
    assert pages <= {path.stem for path in site.glob("*.html")}
    menu = (site / "index.html").read_text(encoding="utf-8")
    left_out = [name for name in sorted(pages) if f'href="{name}.html"' not in menu]
    assert left_out == [], "name these pages under nav in mkdocs.yml"


def test_the_site_loads_nothing_from_elsewhere(site):
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?//|<link[^>]*\shref="(?:https?:)?//', text), path
    for path in site.rglob("*.css"):
        assert not re.findall(r"url\([\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path
