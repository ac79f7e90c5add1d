"""Choosing and refusing spaCy models, with tiny pipelines written to a temporary folder."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from claimx.errors import ModelError
from claimx.language import models
from claimx.language.models import ModelInfo, install_model, list_models, load_model

FULL = {"TAG": "NN", "MORPH": "Case=Nom", "LEMMA": "Wort"}


def write_model(folder: Path, attributes: dict | None, *, lang: str = "de", name: str = "tiny", **meta: str) -> Path:
    """A pipeline that gives every token the same attributes, with a sentence recogniser nobody needs."""
    nlp = spacy.blank(lang)
    if attributes:
        nlp.add_pipe("attribute_ruler").add(patterns=[[{}]], attrs=attributes)
    nlp.add_pipe("sentencizer", name="senter")
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.meta.update({"name": name, "version": "1.2.3"})
    nlp.to_disk(folder)
    path = folder / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | meta))
    return folder


@pytest.fixture(autouse=True)
def hidden(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The tests do not see the models of the environment they run in; the names in this set count as not installed."""
    real = spacy.util.is_package
    names = {"de_core_news_sm", "de_core_news_md", "de_core_news_lg"}
    monkeypatch.setattr(spacy.util, "get_installed_models", list)
    monkeypatch.setattr(spacy.util, "is_package", lambda name: name not in names and real(name))
    return names


@pytest.fixture
def embedded(tmp_path: Path) -> Path:
    return write_model(tmp_path / "embedded", FULL, name="claimx_news")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden: set[str]):
    """A function that installs a model package for the time of the test."""

    def install(name: str, **meta: str) -> None:
        site = tmp_path / f"site-{name}"
        write_model(site / name / f"{name}-1.2.3", FULL, name=name.removeprefix("de_"), **meta)
        (site / name / "meta.json").write_text((site / name / f"{name}-1.2.3" / "meta.json").read_text())
        (site / name / "__init__.py").write_text(
            "from spacy.util import load_model_from_init_py\n\n"
            "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
        )
        info = site / f"{name}-1.2.3.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2.3\n")
        hidden.discard(name)
        monkeypatch.syspath_prepend(site)
        importlib.invalidate_caches()
        names = [*spacy.util.get_installed_models(), name]
        monkeypatch.setattr(spacy.util, "get_installed_models", lambda: names)

    yield install
    for name in [name for name in sys.modules if name.startswith("de_")]:
        del sys.modules[name]


def test_path_is_loaded_without_parser_and_senter(tmp_path: Path):
    folder = write_model(tmp_path / "model", FULL)
    nlp, info = load_model(str(folder))
    assert nlp.pipe_names == ["attribute_ruler"]
    assert info == ModelInfo("de_tiny", "1.2.3", str(folder), "named")


def test_embedded_and_auto_without_any_package(embedded: Path):
    assert load_model("embedded", embedded_dir=embedded)[1].why == "ships with claimx"
    info = load_model("auto", embedded_dir=embedded)[1]
    assert (info.name, info.why) == ("de_claimx_news", "auto: de_core_news_lg is not installed")
    assert load_model(embedded_dir=embedded)[1] == info


def test_auto_prefers_the_large_package(embedded: Path, package):
    package("de_core_news_lg")
    nlp, info = load_model("auto", embedded_dir=embedded)
    assert nlp.meta["name"] == "core_news_lg"
    assert info == ModelInfo("de_core_news_lg", "1.2.3", "de_core_news_lg", "auto: de_core_news_lg is installed")


def test_auto_passes_over_a_package_for_another_spacy(embedded: Path, package):
    package("de_core_news_lg", spacy_version=">=3.1.0,<3.2.0")
    info = load_model("auto", embedded_dir=embedded)[1]
    assert info.name == "de_claimx_news"
    assert ">=3.1.0,<3.2.0" in info.why
    with pytest.raises(ModelError, match=r"de_core_news_lg 1\.2\.3 is for spaCy >=3\.1\.0,<3\.2\.0"):
        load_model("de_core_news_lg", embedded_dir=embedded)


@pytest.mark.parametrize(
    ("attributes", "lacking", "given"),
    [
        (None, ["tags", "morphology", "lemmas"], []),
        ({"TAG": "NN", "LEMMA": "Wort"}, ["morphology"], ["no tags", "lemmas"]),
        ({"TAG": "NN", "MORPH": "Case=Nom"}, ["lemmas"], ["morphology"]),
        ({"MORPH": "Case=Nom", "LEMMA": "Wort"}, ["tags"], ["morphology", "lemmas"]),
        ({"TAG": "NOUN", "MORPH": "Case=Nom", "LEMMA": "Wort"}, ["STTS tags (its tags are NOUN"], ["morphology", "lemmas"]),
    ],
)
def test_a_model_that_lacks_something_is_refused(tmp_path: Path, attributes: dict, lacking: list[str], given: list[str]):
    folder = write_model(tmp_path / "model", attributes)
    with pytest.raises(ModelError) as error:
        load_model(str(folder))
    assert all(word in error.value.what for word in lacking)
    assert not any(word in error.value.what for word in given)
    assert error.value.where == str(folder)
    assert "claimx models install" in error.value.remedy


def test_another_language_is_refused(tmp_path: Path):
    with pytest.raises(ModelError, match="language 'en', not for German"):
        load_model(str(write_model(tmp_path / "model", FULL, lang="en")))


def test_what_is_no_model_is_refused(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "meta.json").write_text("{")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "meta.json").write_text('{"lang": "de", "name": "half"}')
    for name, message in {
        str(tmp_path / "missing"): "there is no such model",
        "de_no_such_model": "there is no such model",
        str(tmp_path / "empty"): "it has no readable meta.json",
        str(tmp_path / "broken"): "it has no readable meta.json",
        str(tmp_path / "half"): "spaCy cannot load this model",
        "numpy": "this package is no spaCy model",
    }.items():
        with pytest.raises(ModelError, match=message):
            load_model(name)


def test_a_missing_embedded_model_is_named(tmp_path: Path):
    for name in ("embedded", "auto"):
        with pytest.raises(ModelError, match="ships with claimx is missing"):
            load_model(name, embedded_dir=tmp_path / "gone")


def test_list(embedded: Path, package):
    package("de_old_model", spacy_version="<3.0")
    package("de_other_model")
    found = list_models(embedded_dir=embedded)
    assert [model.name for model in found] == ["de_claimx_news", "de_old_model", "de_other_model", "de_core_news_lg"]
    assert [model.why.split()[0] for model in found] == ["ships", "de_old_model", "installed", "not"]


def test_install_reports_the_last_line_of_spacy(monkeypatch: pytest.MonkeyPatch):
    commands = []

    def run(command: list[str], **options) -> subprocess.CompletedProcess:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1, "", "Traceback\nConnectionError: name not resolved\n")

    monkeypatch.setattr(models.subprocess, "run", run)
    with pytest.raises(ModelError, match="could not install this model: ConnectionError: name not resolved") as error:
        install_model("de_core_news_md")
    assert error.value.where == "de_core_news_md"
    assert "network" in error.value.remedy
    assert commands == [[sys.executable, "-m", "spacy", "download", "de_core_news_md"]]


def test_install_gives_what_it_installed(monkeypatch: pytest.MonkeyPatch, package):
    def run(command: list[str], **options) -> subprocess.CompletedProcess:
        package("de_new_model")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(models.subprocess, "run", run)
    assert install_model("de_new_model") == ModelInfo("de_new_model", "1.2.3", "de_new_model", "just installed")


@pytest.mark.parametrize("name", ["en_core_web_lg", "de_core news", "de_x --pre", "../de_x", "https://beispiel.de/de_x.whl", ""])
def test_install_takes_only_names_of_german_packages(name: str):
    with pytest.raises(ModelError, match="no name of a German spaCy package"):
        install_model(name)
