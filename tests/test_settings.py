"""Settings: defaults, claimx.toml, the command line, and what is said about mistakes."""

from pathlib import Path

import pytest

from claimx.errors import SettingsError
from claimx.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_defaults_without_a_file():
    assert load_settings() == Settings()


def test_file_then_command_line(tmp_path):
    Path("claimx.toml").write_text('workers = 3\nmodel = "de_core_news_lg"\nformats = ["csv"]\n', encoding="utf-8")
    assert load_settings().workers == 3
    settings = load_settings(overrides={"workers": 5, "model": None})
    assert (settings.workers, settings.model, settings.formats) == (5, "de_core_news_lg", ("csv",))


def test_config_option_wins_over_the_working_directory(tmp_path):
    Path("claimx.toml").write_text("workers = 3\n", encoding="utf-8")
    Path("other.toml").write_text("workers = 4\n", encoding="utf-8-sig")
    assert load_settings(Path("other.toml")).workers == 4


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("\nworker = 3\n", "claimx.toml:2", "unknown setting: worker"),
        ("[extract]\nworkers = 3\n", "claimx.toml:1", "unknown setting: extract"),
        ("model = 'x'\nworkers = 0\n", "claimx.toml:2", "greater than or equal to 1"),
        ("workers = 'two'\n", "claimx.toml:1", "valid integer"),
        ("published = '22.10.2024'\n", "claimx.toml:1", "not a date"),
        ("workers = \n", "claimx.toml", "no valid TOML"),
        ("formats = 'csv'\n", "claimx.toml:1", "tuple"),
    ],
)
def test_mistakes_in_the_file(content, where, what):
    Path("claimx.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.where == where
    assert what in caught.value.what


def test_did_you_mean():
    Path("claimx.toml").write_text("worker = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean workers"):
        load_settings()


def test_a_file_that_is_named_must_exist():
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(Path("missing.toml"))


def test_a_file_that_is_not_utf8():
    Path("claimx.toml").write_bytes(b'model = "\xff"\n')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


@pytest.mark.parametrize("value", ["2024", "2024-02", "2024-02-29"])
def test_dates_of_every_precision(value):
    assert load_settings(overrides={"published": value}).published == value


@pytest.mark.parametrize("value", ["", "24", "2024-13", "2023-02-29", "2024-1-1", "gestern", "2024-10-22T10:00", "２０２４"])
def test_no_dates(value):
    with pytest.raises(SettingsError) as caught:
        load_settings(overrides={"published": value})
    assert caught.value.where == "--published"
