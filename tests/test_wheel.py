"""What is published is whole: the sdist holds all sources, and the wheel built from it extracts claims elsewhere, alone."""

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL = "de_claimx_news"
TEXT = """Seoul erhebt Vorwürfe gegen Pjöngjang

23. Oktober 2024

Südkorea warf Nordkorea am Mittwoch vor, 3.000 Soldaten nach Russland geschickt zu haben. Nordkorea bestritt das.
"""

pytestmark = pytest.mark.skipif(not (ROOT / "models" / MODEL).is_dir(), reason=f"models/{MODEL} is not there: train it first")


def call(*words: object, cwd: Path = ROOT) -> str:
    """Runs a program outside this checkout's import path; gives its standard output."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the sdist of this checkout and the wheel built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    isolation = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    call(sys.executable, "-m", "build", *isolation, "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built) -> Path:
    return next(built.glob("claimx-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """A fresh environment with the wheel; its requirements are borrowed from the present one, nothing is downloaded."""
    folder = tmp_path_factory.mktemp("environment")
    call(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    call(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    borrowed = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (site / "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return folder


def test_the_sdist_holds_everything_that_is_developed(built):
    with tarfile.open(next(built.glob("claimx-*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = (
        "src",
        "tests",
        "docs",
        "notebooks",
        "benchmarks",
        "models/scripts",
        "models/configs",
        "data/gold",
        "data/raw",
        ".ci",
    )
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*")):
        if path.is_file() and not any(part.endswith(("cache__", "_cache")) for part in path.parts):
            assert path.relative_to(ROOT).as_posix() in names
    files = {
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "mkdocs.yml",
        "pyproject.toml",
        "models/project.yml",
        "models/README.md",
    }
    assert files <= names
    assert not [name for name in names if name.startswith((".venv", "out/", "dist/")) or name.endswith(".pyc")]


def test_the_wheel_holds_model_lexicon_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert f"claimx/models/{MODEL}/meta.json" in names
    assert "claimx/py.typed" in names
    assert any(name.startswith("claimx/lexicon/de/") and name.endswith(".yaml") for name in names)
    assert {"claimx/review/static/app.js", "claimx/review/static/strings/de.json"} <= set(names)
    assert any(name.startswith("claimx/lexicon/actors/") and name.endswith(".tsv") for name in names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [name for name in names if not name.startswith("claimx")]


def test_the_installed_wheel_extracts_claims(environment, tmp_path):
    imported = call(environment / "bin" / "python", "-c", "import claimx; print(claimx.__file__)", cwd=tmp_path).strip()
    assert Path(imported).is_relative_to(environment)
    (tmp_path / "seoul.txt").write_text(TEXT, encoding="utf-8")
    call(environment / "bin" / "claimx", "extract", "seoul.txt", "-o", "out", "--model", "embedded", cwd=tmp_path)
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (run["status"], run["pipeline"]["model"]) == ("complete", MODEL)
    assert {"troop_count", "date", "accusation", "denial"} <= set(run["claims_by_type"])
    claims = json.loads((tmp_path / "out" / "seoul.json").read_text(encoding="utf-8"))["claims"]
    assert all(TEXT[claim["start"] : claim["end"]] == claim["text"] for claim in claims)
