"""The decisions: nothing is lost, changed or overtaken, and everything can be undone."""

import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.review import Conflict, Database, Folder, ReviewError, Store
from claimx.review.database import MIGRATIONS
from claimx.review.store import effective_status
from review_data import ID, NAME, SHA, choice, claims, open_folder, write_folder


@pytest.fixture
def store(tmp_path):
    return Store(Database(tmp_path / "review.sqlite"))


def test_a_decision_is_kept_with_time_and_annotator(store):
    (state,) = store.decide(NAME, ID, SHA, [choice(0, "accept")])
    assert (state.status, state.decision, state.content) == ("accepted", 1, claims()[0])
    (record,) = store.history(ID)
    assert (record["annotator"], record["action"], record["claim"]) == (NAME, "accept", claims()[0]["id"])
    assert record["at"].endswith("Z")
    assert store.annotators() == [NAME]


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        (["accept"], "accepted"),
        (["reject"], "rejected"),
        (["edit"], "corrected"),
        (["edit", "accept"], "corrected"),
        (["reject", "accept"], "accepted"),
        (["add", "edit", "accept"], "added"),
        (["add", "reject"], "rejected"),
    ],
)
def test_what_decisions_amount_to(store, actions, status):
    seen = 0
    for action in actions:
        (state,) = store.decide(NAME, ID, SHA, [choice(0, action, seen)])
        seen = state.decision
    assert state.status == status == effective_status(actions)
    for _ in actions:
        assert store.undo(NAME, ID, SHA) == [claims()[0]["id"]]
    assert store.states(NAME, ID, SHA) == {}
    assert store.undo(NAME, ID, SHA) == []
    assert len(store.history(ID)) == 2 * len(actions)


def test_undo_goes_back_to_what_was_before_with_its_content(store):
    (first,) = store.decide(NAME, ID, SHA, [choice(1, "edit", modality="hedged")])
    (second,) = store.decide(NAME, ID, SHA, [choice(1, "edit", first.decision, modality="planned")])
    assert store.states(NAME, ID, SHA)[second.claim].content["modality"] == "planned"
    store.undo(NAME, ID, SHA)
    assert store.state(NAME, ID, SHA, second.claim) == first


def test_a_batch_is_undone_at_once_and_single_claims_one_by_one(store):
    store.decide(NAME, ID, SHA, [choice(number, "accept") for number in range(3)])
    assert store.undo(NAME, ID, SHA, claims()[1]["id"]) == [claims()[1]["id"]]
    assert len(store.states(NAME, ID, SHA)) == 2
    assert sorted(store.undo(NAME, ID, SHA)) == sorted([claims()[0]["id"], claims()[2]["id"]])
    assert store.states(NAME, ID, SHA) == {}


def test_who_has_not_seen_the_latest_decision_is_refused(store):
    (state,) = store.decide(NAME, ID, SHA, [choice(0, "accept")])
    with pytest.raises(Conflict):
        store.decide(NAME, ID, SHA, [choice(1, "accept"), choice(0, "reject")])
    assert list(store.states(NAME, ID, SHA)) == [state.claim], "all or none"
    with pytest.raises(Conflict):
        store.undo(NAME, ID, SHA, seen=state.decision + 5)
    store.decide(NAME, ID, SHA, [choice(0, "reject", state.decision)])
    store.decide("Bernd", ID, SHA, [choice(0, "accept")])  # another annotator is not in the way


def test_decisions_on_another_text_do_not_count(store):
    store.decide(NAME, ID, SHA, [choice(0, "accept")])
    assert store.states(NAME, ID, "c" * 64) == {}
    store.decide(NAME, ID, "c" * 64, [choice(0, "reject")])
    assert [state.status for state in store.states(NAME, ID, "c" * 64).values()] == ["rejected"]


@pytest.mark.parametrize("statement", ["UPDATE decision SET annotator = 'x'", "DELETE FROM decision"])
def test_decisions_are_only_ever_added(store, statement):
    store.decide(NAME, ID, SHA, [choice(0, "accept")])
    with pytest.raises(sqlite3.IntegrityError):
        store.database.connection().execute(statement)


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from review_data import *
store = Store(Database(Path(sys.argv[1])))
for number in range(4):
    store.decide(NAME, ID, SHA, [choice(number, "accept")])
connection = store.database.connection()
connection.execute("BEGIN IMMEDIATE")  # and in the middle of a write
connection.execute("DELETE FROM state")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_process_loses_nothing(tmp_path, root):
    path = tmp_path / "review.sqlite"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(root / "tests")], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    store = Store(Database(path))
    assert {state.status for state in store.states(NAME, ID, SHA).values()} == {"accepted"}
    assert len(store.states(NAME, ID, SHA)) == 4
    assert store.database.connection().execute("PRAGMA synchronous").fetchone()[0] == 2


def test_many_writers_at_once(tmp_path):
    path, problems = tmp_path / "review.sqlite", []
    Database(path)

    def work(name):
        try:
            store = Store(Database(path))
            for number in range(4):
                for _ in range(2):
                    state = store.state(name, ID, SHA, claims()[number]["id"])
                    store.decide(name, ID, SHA, [choice(number, "accept", state.decision if state else 0)])
        except Exception as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(f"annotator {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(Store(Database(path)).history(ID)) == 4 * 4 * 2


def test_one_of_two_tabs_wins(tmp_path):
    stores = [Store(Database(tmp_path / "review.sqlite")) for _ in range(2)]
    results = []
    barrier = threading.Barrier(2)

    def work(store, action):
        barrier.wait()
        try:
            results.append(store.decide(NAME, ID, SHA, [choice(0, action)])[0].status)
        except Conflict:
            results.append("conflict")

    threads = [threading.Thread(target=work, args=pair) for pair in zip(stores, ("accept", "reject"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count("conflict") == 1


def test_an_older_file_is_brought_up_to_date(tmp_path):
    path = tmp_path / "review.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(MIGRATIONS[0])
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO decision VALUES (1, 't', 'Anna', 'a', 's', 'c', 'accept', '{}', NULL, 1)")
    connection.commit()
    connection.close()
    store = Store(Database(path))
    assert store.database.connection().execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert len(store.history("a")) == 1


@pytest.mark.parametrize(
    ("script", "words"),
    [("PRAGMA user_version = 99", "newer claimx"), ("CREATE TABLE mine (a)", "none of claimx")],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path, script, words):
    connection = sqlite3.connect(tmp_path / "review.sqlite")
    connection.execute(script)
    connection.close()
    with pytest.raises(ReviewError, match=words):
        Database(tmp_path / "review.sqlite")


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "review.sqlite").write_text("no database at all, but long enough to be looked at" * 20)
    with pytest.raises(ReviewError, match="cannot be used"):
        Database(tmp_path / "review.sqlite")


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["accept", "reject", "edit", "undo"])), max_size=12))
def test_the_table_of_states_is_what_the_decisions_say(tmp_path_factory, steps):
    store = Store(Database(tmp_path_factory.mktemp("review") / "review.sqlite"))
    standing: dict[int, list[str]] = {}
    order: list[int] = []
    for number, action in steps:
        if action == "undo":
            store.undo(NAME, ID, SHA)
            if order:
                standing[order.pop()].pop()
            continue
        state = store.state(NAME, ID, SHA, claims()[number]["id"])
        store.decide(NAME, ID, SHA, [choice(number, action, state.decision if state else 0)])
        standing.setdefault(number, []).append(action)
        order.append(number)
    expected = {claims()[number]["id"]: effective_status(actions) for number, actions in standing.items() if actions}
    assert {claim: state.status for claim, state in store.states(NAME, ID, SHA).items()} == expected
    store.database.close()


def test_the_index_follows_the_folder(tmp_path):
    path = write_folder(tmp_path / "out")
    folder, _ = open_folder(path)
    assert folder.ids() == ["nordhafen", "ruhig"]
    (path / "ruhig.json").unlink()
    (path / "kaputt.json").write_text('{"claims": [], "article": 3}')
    (path / "anderes.json").write_text("[1, 2]")
    problems = folder.refresh()
    assert folder.ids() == ["nordhafen"]
    assert len(problems) == 1
    assert "kaputt.json" in problems[0]
    assert folder.read("../nordhafen") is None
    assert folder.read("run") is None


def test_a_large_folder_is_read_in_steps(tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.review.index.FILES_A_STEP", 2)
    path = write_folder(tmp_path / "out")
    (path / "kaputt.json").write_text('{"claims": [], "article": 3}')
    folder = Folder(path, Database(path / "review.sqlite"))
    steps = folder.read_in()
    first = next(steps)
    assert (first.done, first.total, folder.reading) == (2, 3, first)
    assert "kaputt.json" in first.problems[0]
    assert folder.ids() == ["nordhafen"]
    (last,) = steps
    assert (last.done, last.total, folder.reading) == (3, 3, None)
    assert folder.ids() == ["nordhafen", "ruhig"]
    assert [(step.done, step.total) for step in folder.read_in()] == [(1, 1)]  # the broken one is looked at again


def test_a_folder_without_output(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(ReviewError, match="no output of claimx"):
        open_folder(tmp_path / "out")
