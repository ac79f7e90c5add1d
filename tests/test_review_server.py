"""The app: its answers, and everything it refuses."""

import re
import sqlite3

import pytest
from starlette.testclient import TestClient

from claimx.review.index import Step
from claimx.review.security import LARGEST_BODY, is_loopback
from claimx.review.server import create_app
from review_data import ID, NAME, SHA, TEXT, claims, open_folder, write_folder

PORT = 8137
HOME = f"http://127.0.0.1:{PORT}"
FIRST = claims()[0]["id"]


def client_of(path, *, base=HOME, **more):
    folder, store = open_folder(path)
    return TestClient(create_app(folder, store, annotator=NAME, port=PORT, **more), base_url=base, follow_redirects=False)


@pytest.fixture
def client(tmp_path):
    client = client_of(write_folder(tmp_path / "out"))
    client.headers["X-Claimx-CSRF"] = client.get("/api/session").json()["csrf"]
    return client


def decide(client, *choices, **more):
    return client.post("/api/decide", json={"article": ID, "sha256": SHA, "choices": list(choices), **more})


def accept(client, claim=FIRST, seen=0, **more):
    return decide(client, {"claim": claim, "action": "accept", "seen": seen}, **more)


def test_the_way_of_a_decision(client):
    (state,) = accept(client).json()["states"]
    assert state["status"] == "accepted"
    assert client.get("/api/article", params={"id": ID}).json()["states"][FIRST] == state
    assert client.get("/api/articles", params={"status": "accepted"}).json()["total"] == 1
    assert client.get("/api/session").json()["overall"] == {"articles": 2, "claims": 4, "judged": 1}
    assert client.post("/api/undo", json={"article": ID}).json() == {"claims": [FIRST], "states": []}
    assert client.get("/api/article", params={"id": ID}).json()["states"] == {}


def test_the_list_says_how_far_the_folder_is_read(tmp_path):
    folder, store = open_folder(write_folder(tmp_path / "out"))
    client = TestClient(create_app(folder, store, annotator=NAME, port=PORT), base_url=HOME)
    assert client.get("/api/articles").json()["reading"] is None
    folder.reading = Step(500, 20_000, [])
    assert client.get("/api/articles").json()["reading"] == {"done": 500, "total": 20_000}


def test_the_article_comes_with_text_claims_and_actors(client):
    found = client.get("/api/article", params={"id": ID}).json()
    assert found["text"] == TEXT
    assert [claim["id"] for claim in found["claims"]] == [claim["id"] for claim in claims()]
    assert [actor["name"] for actor in found["actors"]] == ["Südtal", "Stadt Nordhafen", "die Bürgermeister"]
    assert "path" not in found["article"]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ({}, 2),
        ({"type": "denial"}, 1),
        ({"type": "meeting"}, 0),
        ({"type": "denial,meeting"}, 1),
        ({"actor": "nordHAFEN"}, 1),
        ({"actor": "Bern"}, 0),
        ({"source": "Südtal"}, 0),
        ({"low": "0.92"}, 1),
        ({"low": "0.99"}, 0),
        ({"high": "0.5"}, 0),
        ({"status": "open"}, 1),
        ({"status": "rejected"}, 0),
        ({"q": "brücke"}, 1),
        ({"q": "ruhig"}, 1),
        ({"q": "%"}, 0),
        ({"q": "' OR 1=1 --"}, 0),
        ({"page": "99"}, 2),
    ],
)
def test_filters(client, query, total):
    assert client.get("/api/articles", params=query).json()["total"] == total


@pytest.mark.parametrize("query", [{"type": "rumour"}, {"status": "fine"}, {"low": "much"}, {"low": "nan"}, {"high": "7"}])
def test_filters_that_cannot_be(client, query):
    assert client.get("/api/articles", params=query).status_code == 422


def test_a_claim_added_by_hand_is_found_by_its_status(client):
    new = {
        **claims()[2],
        "anchor": {"start": TEXT.index("erfunden"), "end": TEXT.index("erfunden") + 8},
        "denied": None,
        "denies": [],
    }
    (state,) = decide(client, {"action": "add", "content": new}).json()["states"]
    assert (state["status"], state["content"]["anchor"]["text"]) == ("added", "erfunden")
    assert client.get("/api/articles", params={"status": "added"}).json()["total"] == 1
    assert client.get("/api/session").json()["overall"]["judged"] == 0, "an added claim is none of those to judge"


def test_a_double_is_refused(client):
    answer = decide(client, {"action": "add", "content": claims()[2]})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == "double"


def test_a_stale_tab_is_refused(client):
    accept(client)
    answer = accept(client)
    assert (answer.status_code, answer.json()) == (409, {"error": "conflict", "claim": FIRST})


def test_a_file_that_is_locked_for_long(client, monkeypatch):
    def refuse(*values):
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr("claimx.review.store.Store.decide", refuse)
    assert (accept(client).status_code, accept(client).json()) == (503, {"error": "busy"})


def test_two_annotators_do_not_see_each_other_until_they_compare(client):
    accept(client)
    accept(client, annotator="Bernd")
    decide(client, {"claim": claims()[1]["id"], "action": "reject"}, annotator="Bernd")
    decide(client, {"claim": claims()[1]["id"], "action": "accept"})
    found = client.get("/api/article", params={"id": ID, "annotator": "Bernd"}).json()
    assert found["states"][claims()[1]["id"]]["status"] == "rejected"
    places = client.get("/api/places", params={"id": ID, "other": "Bernd"}).json()
    assert [place["kind"] for place in places["places"]] == ["same", "one"]
    assert client.get("/api/agreement", params={"one": NAME, "other": "Bernd"}).json()["all"]["relaxed"] == pytest.approx(2 / 3)


def test_gold_as_an_archive(client):
    assert client.get("/api/gold.zip").json() == {"error": "nothing_judged"}
    for claim in claims():
        accept(client, claim["id"])
    answer = client.get("/api/gold.zip")
    assert (answer.headers["content-type"], answer.content[:2]) == ("application/zip", b"PK")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 404),
        ({"article": ID}, 400),
        ({"article": ID, "choices": []}, 400),
        ({"article": ID, "choices": ["accept"]}, 400),
        ({"article": ID, "choices": [{"claim": FIRST, "action": "undo"}]}, 400),
        ({"article": ID, "choices": [{"claim": FIRST, "action": "accept", "seen": "0"}]}, 400),
        ({"article": ID, "choices": [{"claim": "none", "action": "accept"}]}, 404),
        ({"article": ID, "choices": [{"claim": FIRST, "action": "edit"}]}, 422),
        ({"article": [ID], "choices": []}, 404),
        ({"article": ID, "sha256": "other", "choices": []}, 409),
        ({"article": ID, "annotator": "", "choices": []}, 400),
        ({"article": ID, "annotator": "x" * 61, "choices": []}, 400),
        ({"article": ID, "annotator": "a\u0000b", "choices": []}, 400),
        ([], 400),
    ],
)
def test_requests_that_cannot_be(client, body, status):
    assert client.post("/api/decide", json=body).status_code == status


@pytest.mark.parametrize("id", ["../secret", "..%2Fsecret", "/etc/passwd", "run", "secret", "nordhafen.json", "\x00", ""])
def test_ids_are_no_paths(client, tmp_path, id):
    (tmp_path / "secret.json").write_text("{}")
    (tmp_path / "out" / "secret.json").write_text('{"a": 1}')
    for answer in (client.get("/api/article", params={"id": id}), accept(client, article=id)):
        assert (answer.status_code, answer.json()) == (404, {"error": "no_such_article"})


@pytest.mark.parametrize(
    "path", ["/static/../server.py", "/static/..%2fserver.py", "/static/page.html.j2", "/static/strings", "/x"]
)
def test_only_the_files_of_the_page_are_served(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", f"192.168.0.7:{PORT}"],
)
def test_foreign_hosts_are_refused(client, host):
    for path in ("/", "/api/session", "/static/app.js"):
        assert client.get(path, headers={"Host": host}).json() == {"error": "host"}


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_own_hosts_are_served(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_foreign_pages_are_refused(client, headers):
    assert client.get("/api/session", headers=headers).json() == {"error": "origin"}
    body = {"article": ID, "choices": [{"claim": FIRST, "action": "accept"}]}
    assert client.post("/api/decide", json=body, headers=headers).json() == {"error": "origin"}


def test_a_link_from_elsewhere_may_open_the_page(client):
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "error"),
    [
        ({"X-Claimx-CSRF": ""}, "csrf"),
        ({"X-Claimx-CSRF": "x" * 43}, "csrf"),
        ({"X-Claimx-CSRF": "ü"}, "csrf"),
        ({"Content-Type": "text/plain"}, "content_type"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "content_type"),
    ],
)
def test_writes_need_the_pages_secret_and_json(client, headers, error):
    headers = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = client.post("/api/undo", json={"article": ID}, headers=headers)
    assert answer.json() == {"error": error}


def test_large_bodies_are_refused(client):
    body = b" " * (LARGEST_BODY + 1)
    assert client.post("/api/undo", content=body, headers={"Content-Type": "application/json"}).json() == {"error": "too_large"}
    pieces = (b"[" * 1000 for _ in range(3))
    assert client.post("/api/undo", content=pieces, headers={"Content-Type": "application/json"}).json() == {"error": "too_large"}
    deep = b'{"article":' + b"[" * 200_000
    assert client.post("/api/undo", content=deep, headers={"Content-Type": "application/json"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/api/session", "/static/app.js", "/nothing"])
def test_every_answer_forbids_what_is_not_from_here(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "access-control-allow-origin" not in headers


def test_the_page_has_no_script_of_its_own(client):
    page = client.get("/").text
    scripts = re.findall(r"<script[^>]*>", page)
    assert scripts == ['<script type="application/json" id="boot">', '<script type="module" src="/static/app.js">']
    assert not re.search(r"\son\w+=|style=|javascript:|https?://", page)


class TestToken:
    """Where other machines can reach the server."""

    HOST = "10.1.2.3"

    @pytest.fixture
    def client(self, tmp_path):
        return client_of(write_folder(tmp_path / "out"), base=f"http://{self.HOST}:{PORT}", host=self.HOST, token="geheim")

    @pytest.mark.parametrize(
        "path", ["/", "/?token=falsch", "/?token=", "/api/session", "/api/session?token=geheim", "/static/app.js"]
    )
    def test_nothing_without_the_token(self, client, path):
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (401, {"error": "token"})
        assert client.get(path, headers={"Cookie": "claimx_token=falsch"}).status_code == 401

    def test_the_token_becomes_a_cookie_and_leaves_the_address(self, client):
        answer = client.get("/?token=geheim")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/api/session").status_code == 200

    def test_writes_need_the_other_secret_too(self, client):
        client.get("/?token=geheim")
        assert client.post("/api/undo", json={"article": ID}).json() == {"error": "csrf"}

    def test_a_server_on_all_addresses_answers_to_numbers_only(self, tmp_path):
        client = client_of(write_folder(tmp_path / "out"), base=f"http://{self.HOST}:{PORT}", host="0.0.0.0", token="geheim")
        assert client.get("/?token=geheim").status_code == 303
        assert client.get("/?token=geheim", headers={"Host": f"rebound.example:{PORT}"}).status_code == 421


@pytest.mark.parametrize(
    ("host", "own"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("0.0.0.0", False), ("evil", False)]
)
def test_what_only_this_machine_can_reach(host, own):
    assert is_loopback(host) is own
