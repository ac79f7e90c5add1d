"""The page in a real Chromium: the whole loop from opening to the evaluation, and what must not work."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import zipfile

import pytest
import uvicorn
from playwright.sync_api import Error, sync_playwright

from claimx.cli.app import run_app
from claimx.review.server import create_app
from review_data import EVIL, ID, SHA, TEXT, claims, open_folder, write_folder

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (Debian: apt-get install chromium)")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
DENIAL = claims()[2]["id"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def out(tmp_path):
    return write_folder(tmp_path / "out")


@pytest.fixture
def command(out):
    """The address of `claimx review`, run as a user runs it."""
    words = [sys.executable, "-m", "claimx", "review", str(out), "--port", "0", "--no-browser", "--annotator", "Anna"]
    server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
    assert address, server.stderr.read()
    yield address.group()
    server.terminate()
    server.wait(10)
    server.stderr.close()


@pytest.fixture
def home(out):
    """The address of the same app in a thread of the test, which starts sooner."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    app = create_app(*open_folder(out), annotator="Anna", port=port)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture
def new_page(browser):
    """Opens pages whose errors fail the test."""
    contexts, errors = [], []

    def open_page(address, width=1280, **more):
        context = browser.new_context(viewport={"width": width, "height": 860}, locale=more.pop("locale", "en-GB"), **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_selector("main")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = "";
  while (walker.nextNode()) {
    nodes.push([all.length, walker.currentNode]);
    all += walker.currentNode.data;
  }
  const at = (offset, end) => {
    const [start, node] = nodes.findLast(([start]) => (end ? start < offset : start <= offset));
    return [node, offset - start];
  };
  const start = all.indexOf(words);
  document.getSelection().setBaseAndExtent(...at(start, false), ...at(start + words.length, true));
}"""


def select(page, words):
    """Selects words in the article as a mouse would."""
    page.evaluate(SELECT, words)


def said(page, words):
    page.locator("#toast.on", has_text=words).wait_for()


def states(out, annotator="Anna"):
    _, store = open_folder(out)
    return store.states(annotator, ID, SHA)


def test_the_whole_loop(new_page, command, out, tmp_path):
    page = new_page(command)
    # what the article says is shown, not run
    assert page.locator(".article-row .title").first.inner_text() == EVIL
    # filter, open
    page.locator(".chip", has_text="Denial").click()
    page.locator(".found", has_text="1 article with 1 fitting claims").wait_for()
    page.locator(".article-row").click()
    page.locator(".position", has_text="1 of 1").wait_for()
    assert page.locator("h1").inner_text() == EVIL
    assert "🙂 Nordhafen streitet" in page.locator(".text").inner_text()
    assert "<b>nur heute</b>" in page.locator(".aside").inner_text()
    # accept
    page.keyboard.press("a")
    said(page, "Denial: accepted")
    # correct the span, behind characters of two UTF-16 units
    page.keyboard.press("e")
    select(page, "bestreitet das")
    page.locator("#field-anchor .take").click()
    page.locator(".editor button[type=submit]").click()
    said(page, "Corrected: Denial")
    anchor = states(out)[DENIAL].content["anchor"]
    assert (anchor["text"], TEXT[anchor["start"] : anchor["end"]]) == ("bestreitet das", "bestreitet das")
    # add a missed claim, and take it back, and add it again
    for again in (False, True):
        select(page, "erfunden")
        page.keyboard.press("6")
        page.locator("select#field-denier").select_option(label="Südtal (2)")
        page.locator(".claim-picker input").first.check()
        page.locator(".editor button[type=submit]").click()
        said(page, "Added: Denial")
        page.locator(".position", has_text="2 of 2").wait_for()
        if not again:
            page.keyboard.press("u")
            page.locator(".position", has_text="1 of 1").wait_for()
    (added,) = [state for state in states(out).values() if state.status == "added"]
    assert (added.content["anchor"]["text"], added.content["denier"][0]["text"]) == ("erfunden", "Südtal")
    assert added.content["denies"] == [claims()[0]["id"]]
    assert page.locator(".links .link").count() == 0, "the accusations are filtered out"
    # accept the rest together
    page.goto(f"{command}#/a/{ID}")
    page.locator(".position", has_text="of 5").wait_for()
    page.locator(".links .link").first.wait_for(state="attached")
    assert page.locator(".links .link").count() == 2
    page.keyboard.press("b")
    page.locator("dialog input").fill("0")
    page.locator("dialog output", has_text="3 claims").wait_for()
    page.locator("dialog .accept").click()
    said(page, "3 claims accepted")
    page.locator(".done", has_text="4 of 4").wait_for()
    # export, evaluate
    page.keyboard.press("l")
    with page.expect_download() as download:
        page.locator(".export").click()
    zipfile.ZipFile(download.value.path()).extractall(tmp_path / "gold")
    assert (
        run_app(["eval", str(out), "--gold", str(tmp_path / "gold"), "--format", "json", "-o", str(tmp_path / "scores.json")])
        == 0
    )
    assert '"missed"' in (tmp_path / "scores.json").read_text(), "the added claim is one that the output does not have"
    assert page.evaluate("window.hacked") is None


def test_values_are_checked_with_clear_words(new_page, home, out):
    page = new_page(f"{home}#/a/{ID}?type=troop_count", locale="de-DE")
    page.locator(".card").wait_for()
    page.keyboard.press("e")
    page.locator("[id='field-quantity.value']").fill("viele")
    page.keyboard.press("Enter")
    page.locator(".problems", has_text="ist keine Zahl ab 0").wait_for()
    assert page.locator("[id='field-quantity.value']").get_attribute("aria-invalid") == "true"
    page.locator("[id='field-quantity.value']").fill("")
    page.locator("[id='field-quantity.max']").fill("1.200")
    page.locator("#field-modality").select_option("hedged")
    page.keyboard.press("Escape")  # leaves the field
    page.locator(".editor button[type=submit]").click()
    said(page, "Korrigiert")
    assert "höchstens 1.200 Soldat" in page.locator(".card dd b").first.inner_text()
    (state,) = states(out).values()
    assert (state.content["quantity"]["max"], state.content["quantity"]["value"], state.content["modality"]) == (
        1200,
        None,
        "hedged",
    )


def test_another_type_by_its_key(new_page, home, out):
    page = new_page(f"{home}#/a/{ID}?type=accusation")
    page.locator(".card").wait_for()
    page.keyboard.press("8")
    assert page.locator("#field-type").input_value() == "criticism"
    assert page.locator(".party-picker .party-chip").first.inner_text().startswith("Stadt Nordhafen")
    page.locator(".editor button[type=submit]").click()
    said(page, "Corrected: Criticism")
    assert states(out)[claims()[0]["id"]].content["target"][0]["text"] == "Südtal"


def test_two_tabs_do_not_overwrite_each_other(new_page, home, out):
    one, other = (new_page(f"{home}#/a/{ID}") for _ in range(2))
    for page in (one, other):
        page.locator(".card").wait_for()
    one.keyboard.press("a")
    said(one, "accepted")
    other.keyboard.press("r")
    said(other, "Decided elsewhere")
    other.locator(".status.accepted").wait_for()
    assert [state.status for state in states(out).values()] == ["accepted"]


def test_two_annotators(new_page, home, out):
    page = new_page(f"{home}#/a/{ID}")
    page.locator(".card").wait_for()
    for key in "aar":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    page.locator(".who-am-i").click()
    page.locator("dialog input").fill("Bernd")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="0 of 4").wait_for()
    for key in "ara":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    page.locator(".done", has_text="3 of 4").wait_for()
    page.locator("select[aria-label='Compare with']").select_option("@Anna")
    page.keyboard.press("k")
    page.locator(".difference", has_text="Not there: Anna").wait_for()
    page.keyboard.press("k")
    page.locator(".difference", has_text="Kept by Anna").wait_for()
    page.locator(".decided button").click()  # undo of this claim, not of the latest decision
    page.locator(".done", has_text="2 of 4").wait_for()
    page.locator(".decided", has_text="Anna: accepted").wait_for()
    page.keyboard.press("r")
    page.locator(".done", has_text="3 of 4").wait_for()
    page.locator("nav a", has_text="Comparison").click()
    page.locator(".tile", has_text="50 %").first.wait_for()
    assert set(states(out)) == set(states(out, "Bernd"))


def test_keys_alone_are_enough(new_page, home, out):
    page = new_page(home)
    page.locator(".article-row").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator(".card").wait_for()
    page.keyboard.press("?")
    page.locator("dialog", has_text="next claim").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("bürgermeister")
    page.locator(".position", has_text="1 of 1").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    said(page, "rejected")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert [state.status for state in states(out).values()] == ["rejected"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-GB"), ("dark", "de-DE")])
def test_every_view_fits_and_every_control_has_a_name(new_page, home, width, scheme, locale):
    page = new_page(home, width, color_scheme=scheme, locale=locale)
    assert page.evaluate("document.documentElement.lang") == locale[:2]
    for address in ("#/", f"#/a/{ID}", "#/agreement", "#/a/none"):
        page.goto(home + address)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll("button, select, input, a")].filter((element) => element.offsetParent
            && !(element.textContent || element.getAttribute("aria-label") || element.labels?.length)).map((element) => element.outerHTML)"""
        )
        assert unnamed == [], address


def test_other_pages_cannot_decide(new_page, home, out):
    page = new_page(home)
    csrf = page.evaluate("JSON.parse(document.getElementById('boot').textContent).csrf")
    page.route("http://evil.example/", lambda route: route.fulfill(body="<main>evil</main>", content_type="text/html"))
    page.goto("http://evil.example/")
    body = f'{{"article": "{ID}", "choices": [{{"claim": "{DENIAL}", "action": "accept"}}]}}'
    attack = """async ([address, body, csrf]) => {
      const results = [];
      for (const headers of [{}, { "Content-Type": "application/json", "X-Claimx-CSRF": csrf }]) {
        for (const mode of ["no-cors", "cors"]) {
          try {
            const answer = await fetch(address, { method: "POST", mode, headers, body, credentials: "include" });
            results.push(answer.type + " " + (await answer.text()));
          } catch (error) {
            results.push("failed");
          }
        }
      }
      return results;
    }"""
    results = page.evaluate(attack, [f"{home}api/decide", body, csrf])
    assert all(result in ("failed", "opaque ") for result in results)
    assert states(out) == {}


def test_no_script_but_the_pages_own_runs(new_page, home):
    page = new_page(f"{home}#/a/{ID}")
    page.locator(".card").wait_for()
    with pytest.raises(Error):
        page.add_script_tag(content="window.hacked = 3")
    page.evaluate("document.querySelector('.text').insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 4\">')")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None


def test_the_report_is_read_only_and_asks_nobody(new_page, out, tmp_path):
    target = tmp_path / "report.html"
    assert run_app(["report", str(out), "-o", str(target)]) == 0
    asked = []
    page = new_page(target.as_uri())
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator(".article-row", has_text="1").first.click()
    page.locator(".card").wait_for()
    page.keyboard.press("j")
    page.locator(".position", has_text="2 of 4").wait_for()
    page.keyboard.press("a")
    assert page.locator(".acts").count() == 0
    assert page.locator(".links .link").count() == 1
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("window.hacked") is None
