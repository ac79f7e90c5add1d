"""The reports: text, Markdown, JSON, the page, and the command."""

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from claimx.cli.app import run_app
from claimx.evaluation import ERROR_KINDS, KINDS, compare, evaluate, html_report, load_gold, load_predictions, text_report
from claimx.evaluation.page import pieces
from evaluation_data import SHA, TEXT, claim, claims, gold_article, output, role, span, write_json, write_pair

EVIL = "</script></style><script>alert(1)</script><img src=x onerror=alert(2)> & \" ' ]]> \x1b[31m \u202e {{ 7*7 }}"


def mistakes():
    """A system with one error of each kind."""
    accusation, _, troops, denial, _ = claims()
    return [
        {**accusation, "accused": []},
        {**troops, "modality": "hedged"},
        {**denial, "anchor": span("wies den Vorwurf zurück")},
        claim("e", "troop_count", "zwei Soldaten", quantity={**span("zwei Soldaten"), "value": 2}),
        claim("x", "denial", "Rom", denier=[role("Rom")]),
    ]


@pytest.fixture
def found(tmp_path):
    gold, predictions = write_pair(tmp_path, system=output(mistakes()))
    return evaluate(load_gold(gold), load_predictions(predictions), texts={"oslo": TEXT}, genres={"oslo": "brief"})


@pytest.fixture
def comparison(found, tmp_path):
    gold, predictions = write_pair(tmp_path / "right")
    return compare(found, evaluate(load_gold(gold), load_predictions(predictions), texts={"oslo": TEXT}))


def test_there_is_a_case_of_every_kind(found):
    assert {kind for case in found.cases for kind in case.kinds} == set(KINDS) - {"right"}


@pytest.mark.parametrize("by", ["type", "article", "rule", "genre"])
@pytest.mark.parametrize("markdown", [False, True])
def test_text_reports(found, comparison, by, markdown):
    report = text_report(found, comparison, by=by, markdown=markdown)
    for words in ("1 article, 5 gold claims, 5 system claims", "Errors: 6", *(KINDS[kind] for kind in ERROR_KINDS)):
        assert words in report
    assert "Got worse" in report
    assert ("| --- |" in report.replace(":", "")) is markdown
    if not markdown:
        assert max(map(len, report.splitlines())) <= 140


def test_every_error_is_listed_with_sentence_and_both_sides(found):
    report = text_report(found, by="type", markdown=False)
    assert report.count("gold                                            system") == len(found.errors) == 6
    assert "Oslo warf Tunis am 4. Mai vor, 300 Soldaten entsandt zu haben." in report
    line = next(line for line in report.splitlines() if line.startswith("  * modality"))
    assert line.split() == ["*", "modality", "reported", "hedged"]
    assert "Errors" not in text_report(found, by="type", markdown=False, errors=False)


def test_json_has_everything(found, comparison):
    record = json.loads(json.dumps(found.as_json() | comparison.as_json()))
    assert record["scores"]["ALL/relaxed"]["tp"] == 3
    assert len(record["cases"]) == len(found.cases)
    case = next(case for case in record["cases"] if "record" in case["kinds"])
    assert (case["faults"], case["gold"]["accused"], case["system"].get("accused")) == (["accused"], "Tunesien = Tunis", None)


class Page(HTMLParser):
    """What a browser would make of the page: elements with attributes, and the text of the articles and cases."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, str] = {}
        self.words = ""
        self._inside = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside in ("script", "style"):
            self.raw[self._inside] = self.raw.get(self._inside, "") + data
        else:
            self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def evil_page(tmp_path) -> str:
    """A page whose article, names, roles, rules and genre all hold markup."""
    text = f"{TEXT}{EVIL} warf."
    claims_ = mistakes()
    claims_[0] |= {"rule": f"accusation/{EVIL}", "accuser": [{**role("Oslo"), "name": EVIL}]}
    claims_.append(claim("y", "criticism", "Rom", anchor_={}) | {"anchor": span(EVIL, text), "rule": EVIL})
    claims_[-1].pop("anchor_")
    gold = gold_article()
    gold["claims"][0]["accuser"][0]["names"] = [EVIL]
    folders = write_pair(tmp_path / "evil", gold, output(claims_))
    evaluated = evaluate(*map(lambda load, folder: load(folder), (load_gold, load_predictions), folders), texts={"oslo": text})
    evaluated.genres = {"oslo": EVIL}
    return html_report(evaluated, compare(evaluated, evaluated), title=f"<b>{EVIL}</b>")


def test_page_is_safe_against_markup(tmp_path):
    source = evil_page(tmp_path)
    page = Page(source)
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.all("img") == []
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert EVIL.partition("\x1b")[0].strip() in page.words  # shown, as words
    assert source.count("alert(1)") == source.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6
    assert "{{ 7*7 }}" in page.words  # a template in the text stays text, too
    assert not set(source) & set("\x1b\x00\u202e")
    source.encode("utf-8")


def test_page_needs_nothing_else_and_allows_only_itself(found, comparison):
    page = Page(html_report(found, comparison, title="Bericht"))
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    digests = {tag: base64.b64encode(hashlib.sha256(page.raw[tag].encode()).digest()).decode() for tag in ("style", "script")}
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    for tag, attributes in page.elements:
        assert tag not in ("link", "iframe", "object", "embed", "form", "base", "img", "a")
        assert not {"src", "href", "style", "action", "srcset"} & set(attributes), tag
    assert not re.search(
        r"https?:|//|@import|url\(|innerHTML|fetch|eval\(", page.raw["style"] + re.sub(r"//.*", "", page.raw["script"])
    )


def test_page_shows_every_case_and_the_whole_text(found):
    page = Page(html_report(found, title="Bericht"))
    cases = [attributes for attributes in page.all("article") if attributes.get("class") == "case"]
    assert [case["data-kinds"].split() for case in cases] == [list(case.kinds) for case in found.cases]
    assert {box["value"] for box in page.all("input") if box["name"] == "kind"} == set(KINDS)
    assert {box["value"] for box in page.all("input") if box["name"] == "type"} == {case.type for case in found.cases}
    marked = {number for piece in page.all("span") for number in (piece.get("data-cases") or "").split()}
    assert marked == {str(number) for number in range(len(found.cases))}
    assert TEXT.strip() in page.words


def test_page_needs_the_text(found):
    found.texts = {}
    with pytest.raises(Exception, match="oslo: the page needs the article's text"):
        html_report(found, title="")


def test_pieces_join_to_the_text(found):
    cut = pieces(TEXT, list(enumerate(found.cases)), regions=[(5, 20), (len(TEXT) - 1, len(TEXT))])
    assert "".join(piece.text for piece in cut) == TEXT
    assert [piece.text for piece in cut if piece.gold and piece.system and 0 in piece.cases] == ["warf"]
    assert any(piece.aside for piece in cut)
    assert pieces("", []) == []


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
def test_page_runs_in_a_browser(tmp_path):
    """The script runs under its own policy, the markup in the text does not."""
    path = tmp_path / "page.html"
    path.write_text(evil_page(tmp_path), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run([*command, path.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    assert re.search(r'<output id="position"[^>]*>1 of \d+</output>', done.stdout)
    assert 'class="case current"' in done.stdout
    assert html.escape("<script>alert(1)</script>") in done.stdout


# --- the command ----------------------------------------------------------------------------------------------------


def test_command(tmp_path, capsys):
    gold, predictions = write_pair(tmp_path)
    write_json(gold / "splits.json", {"dev": [], "test": ["oslo"]})
    write_json(gold / "genres.json", {"brief": ["oslo"]})
    words = ["eval", str(predictions), "--gold", str(gold)]
    assert run_app([*words, "--split", "test", "--by", "genre", "--fail-under", "100"]) == 0
    assert "brief" in capsys.readouterr().out
    assert run_app([*words, "--format", "json", "--compare", str(predictions)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["scores"]["ALL/record"]["f1"] == 1.0
    assert record["comparison"]["changes"] == []
    page = tmp_path / "page.html"
    assert run_app([*words, "--format", "html", "-o", str(page)]) == 0
    assert TEXT.split(".")[0] in Page(page.read_text(encoding="utf-8")).words
    assert capsys.readouterr().out == ""


def test_command_fails_under_the_floor(tmp_path, capsys):
    gold, predictions = write_pair(tmp_path, system=output(mistakes()))
    words = ["eval", str(predictions), "--gold", str(gold), "--no-errors"]
    assert run_app([*words, "--fail-under", "relaxed=60"]) == 0
    assert run_app([*words, "--fail-under", "relaxed=60", "--fail-under", "date/time=1"]) == 1
    assert "date/time: nothing to score" in capsys.readouterr().err
    assert run_app([*words, "--fail-under", "lots"]) == 2
    assert run_app([*words, "--by", "genre"]) == 1
    assert "genres.json: cannot be read" in capsys.readouterr().err
    assert run_app([*words, "--by", "weather"]) == 2


def article_file(folder, text: str = TEXT):
    folder.mkdir(exist_ok=True)
    (folder / "oslo.txt").write_bytes(text.encode())
    return hashlib.sha256(text.encode()).hexdigest()


def test_command_reads_the_articles(tmp_path, capsys, monkeypatch):
    """Where the predictions say, or where --articles says; a changed or missing file is an error."""
    monkeypatch.chdir(tmp_path)
    sha = article_file(tmp_path / "articles")
    record = output(mistakes(), sha256=sha, text=None, path="articles/oslo.txt")
    gold, predictions = write_pair(tmp_path, gold_article(sha256=sha), record)
    words = ["eval", str(predictions), "--gold", str(gold)]
    assert run_app(words) == 0
    assert "Oslo warf Tunis am 4. Mai vor" in capsys.readouterr().out
    (tmp_path / "articles" / "oslo.txt").unlink()
    assert run_app(words) == 0
    assert "texts not found, so no sentences: 1 of 1 article" in capsys.readouterr().out
    assert run_app([*words, "--format", "html"]) == 1
    assert "--articles" in capsys.readouterr().err
    article_file(tmp_path / "moved", TEXT + "Neu.")
    assert run_app([*words, "--articles", "moved"]) == 1
    assert "its text is another than that of moved/oslo.txt" in capsys.readouterr().err
    (tmp_path / "moved" / "oslo.txt").rename(tmp_path / "moved" / "bern.txt")
    assert run_app([*words, "--articles", "moved"]) == 1
    assert "no article oslo in moved" in capsys.readouterr().err


def test_command_extracts_itself(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sha = article_file(tmp_path / "articles")
    write_json(tmp_path / "gold" / "oslo.gold.json", gold_article(sha256=sha))
    words = ["eval", "--gold", "gold", "--articles", "articles", "--model", "embedded"]
    assert run_app([*words, "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["scores"]["troop_count/relaxed"]["f1"] == 1.0
    assert "model" in record["made_by"]
    write_json(tmp_path / "gold" / "oslo.gold.json", gold_article(sha256=SHA))
    assert run_app(words) == 1
    assert "oslo.gold.json, field sha256" in capsys.readouterr().err
