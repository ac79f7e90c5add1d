"""The wheel is whole: installed elsewhere, without this checkout, it extracts claims with its own lexicon and model."""

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
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
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    call(sys.executable, "-m", "build", "--wheel", *isolation, "--outdir", folder, ROOT)
    return next(folder.glob("claimx-*.whl"))


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


def test_the_wheel_holds_model_lexicon_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert f"claimx/models/{MODEL}/meta.json" in names
    assert "claimx/py.typed" in names
    assert any(name.startswith("claimx/lexicon/de/") and name.endswith(".yaml") for name in names)
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
