"""The page's files without a browser: languages, colours, the bundle, the report."""

import json
import re
import socket
import sys
from importlib.resources import files

import pytest

from claimx.cli.app import run_app
from claimx.review import report
from claimx.review.checks import _Check
from claimx.review.fields import CHOICES, KIND, RECORDS, SHARED_KINDS, own_fields
from claimx.review.page import LANGUAGES, SCRIPTS, STYLES, asset, bundle, safe_json
from claimx.review.records import STATUSES
from review_data import EVIL, NAME, choice, claims, open_folder, write_folder

STATIC = files("claimx.review") / "static"
STRINGS = {language: json.loads(asset(f"strings/{language}.json")) for language in LANGUAGES}
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def test_every_file_of_the_page_is_used():
    found = {entry.name for entry in STATIC.iterdir() if entry.name.endswith((".js", ".css"))}
    assert found == {*SCRIPTS, *STYLES}


def test_languages_say_the_same_things():
    assert STRINGS["en"].keys() == STRINGS["de"].keys()
    for key, words in STRINGS["en"].items():
        gaps = [set(re.findall(r"\{(\w+)\}", json.dumps(strings[key]))) for strings in STRINGS.values()]
        assert gaps[0] == gaps[1], key
        assert words


def test_every_word_that_the_page_asks_for_is_there():
    code = bundle()
    asked = set(re.findall(r'\bt\("([^"$]+)"', code))
    asked |= {f"type.{name}" for name in RECORDS} | {f"status.{name}" for name in (*STATUSES, "missed")}
    asked |= {f"field.{name}" for name in (*KIND, *SHARED_KINDS, "type", "anchor", "claim")}
    asked |= {f"{name}.{word}" for name, words in CHOICES.items() for word in words}
    checks = (files("claimx.review") / "checks.py").read_text(encoding="utf-8")
    asked |= {f"problem.{code}" for code in re.findall(r'self\.fail\([^,]+, "(\w+)"', checks)}
    server = (files("claimx.review") / "server.py").read_text(encoding="utf-8")
    asked |= {f"error.{code}" for code in re.findall(r'HTTPException\(\d+, "(\w+)"', server)}
    assert asked - STRINGS["en"].keys() == set()


def test_every_kind_of_field_can_be_read_and_is_known():
    for type_, record in RECORDS.items():
        base = {"id", "start", "end", "text", "anchor", "sentence", "confidence", "rule", "plover", "type"}
        assert set(record.model_fields) == base | set(SHARED_KINDS) | set(own_fields(type_)), type_
    for kind in {*KIND.values(), *SHARED_KINDS.values()}:
        assert hasattr(_Check, f"_{kind}")


def test_a_bundle_has_each_name_once():
    names = [name for script in SCRIPTS for name in _NAME.findall(asset(script))]
    assert sorted(set(names)) == sorted(names)
    assert not re.search(r"^(import|export) ", bundle(), re.MULTILINE)
    assert "</script" not in bundle().casefold()
    assert "innerHTML" not in bundle()


def test_modules_import_only_those_before_them():
    for number, script in enumerate(SCRIPTS):
        assert set(re.findall(r'from "\./([\w.]+)"', asset(script))) <= set(SCRIPTS[:number])


def colours(theme: int) -> dict[str, tuple[float, ...]]:
    """The colours of the light (0) or the dark (1) theme."""
    found: dict[str, tuple[float, ...]] = {}
    for name in ("base.css", "types.css"):
        parts = re.findall(r":root \{(.*?)\}", asset(name), re.DOTALL)
        for words in parts[: theme + 1]:
            for key, value in re.findall(r"--(\w[\w-]*): #([0-9a-f]{6})", words):
                found[key] = tuple(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return found


def contrast(one, other) -> float:
    """WCAG 2.2 contrast ratio of two sRGB colours."""

    def luminance(colour):
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour, share, paper):
    return tuple(share * part + (1 - share) * other for part, other in zip(colour, paper, strict=True))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(theme):
    found = colours(theme)
    for ground in ("paper", "desk"):
        for name in ("ink", "soft", "accent", "good", "bad", *RECORDS):
            if ground == "paper" or name in ("ink", "soft", "accent"):
                assert contrast(found[name], found[ground]) >= 4.5, (name, ground)
        for name in RECORDS:  # a line of a claim, and words on the tint of the current claim's anchor
            assert contrast(found[name], found[ground]) >= 3, (name, ground)
            assert contrast(found["ink"], mixed(found[name], 0.3, found[ground])) >= 4.5, (name, ground)
    for name in RECORDS:  # the type's name on a chosen line and on a pressed chip
        assert contrast(found[name], mixed(found[name], 0.13, found["paper"])) >= 4.5, name
    assert contrast(found["accent"], found["on-accent"]) >= 4.5


def test_json_cannot_leave_its_element():
    hidden = safe_json({"a": EVIL, "b": "\u2028"})
    assert not set(hidden) & set("<>&\u2028")
    assert json.loads(hidden)["a"] == EVIL


def test_the_report_holds_everything_and_runs_nothing_else(tmp_path):
    folder, store = open_folder(write_folder(tmp_path / "out"))
    store.decide(NAME, "nordhafen", "a" * 64, [choice(0, "accept")])
    page = "".join(report(folder, store, NAME))
    assert page.count("<script") == page.count("</script>") == 1 + 2 + 1
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1)
    assert "unsafe" not in policy
    assert "default-src &#39;none&#39;" in policy
    assert not re.search(r'(src|href)="(?!data:)', page)
    blocks = re.findall(r'class="article-data">(.*?)</script>', page)
    article = json.loads(blocks[0])
    assert article["article"]["title"] == EVIL
    assert article["states"][claims()[0]["id"]]["status"] == "accepted"
    assert str(tmp_path) not in page, "no path of this machine goes to others"


def test_the_commands(tmp_path, capsys):
    out = write_folder(tmp_path / "out")
    assert run_app(["report", str(out), "-o", str(tmp_path / "report.html")]) == 0
    assert not (out / "review.sqlite").exists()
    _, store = open_folder(out)
    assert run_app(["review", str(out), "--annotator", NAME, "--export-gold", str(tmp_path / "gold")]) == 1
    assert "has judged no claim" in capsys.readouterr().err
    store.decide(NAME, "nordhafen", "a" * 64, [choice(0, "accept")])
    assert run_app(["review", str(out), "--annotator", NAME, "--export-gold", str(tmp_path / "gold")]) == 1
    assert "--unfinished" in capsys.readouterr().err
    assert run_app(["review", str(out), "--annotator", NAME, "--export-gold", str(tmp_path / "gold"), "--unfinished"]) == 0
    assert run_app(["eval", str(out), "--gold", str(tmp_path / "gold"), "--no-errors"]) == 0
    assert run_app(["report", str(out), "-o", str(tmp_path / "report.html"), "--gold", str(tmp_path / "gold")]) == 0
    assert run_app(["report", str(out), "-o", str(tmp_path / "report.html"), "--annotator", "Niemand"]) == 1
    assert run_app(["review", str(tmp_path / "none")]) == 1
    assert "no such folder" in capsys.readouterr().err


def test_without_the_extra_the_error_names_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run_app(["review", str(write_folder(tmp_path / "out"))]) == 1
    assert 'pip install "claimx[review]"' in capsys.readouterr().err


def test_a_port_that_is_taken(tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run_app(["review", str(write_folder(tmp_path / "out")), "--port", str(port)]) == 1
    assert "cannot listen" in capsys.readouterr().err
