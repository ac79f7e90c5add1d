"""What may go wrong around a run: killed processes, full and read-only disks, inputs and outputs that change under it, clocks.

After each of these the output folder holds whole files only, and ``--resume`` ends with the bytes of a run that nothing disturbed.
"""

import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

import claimx.storage.inputs as inputs
import claimx.storage.processes as processes
from claimx.errors import OutputError
from claimx.settings import Settings
from claimx.storage.files import AtomicFile
from claimx.storage.lock import LOCK_FILE, locked
from claimx.storage.run import run
from fakes import FakeExtractor

ROUNDS = 20
SEED = 20241022

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="these faults are made with fork and POSIX signals")


def extract(paths, out, factory=FakeExtractor, resume=False, observer=lambda step: None, **changes):
    return run([paths], Settings(out=out, **changes), factory, resume=resume, observer=observer)


def contents(out: Path) -> dict[str, bytes]:
    """Every file of the folder but run.json."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def record_without_times(out: Path, *left_out: str) -> dict:
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return {key: value for key, value in record.items() if "seconds" not in key and key not in ("settings", *left_out)}


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """What a killed process wrote is not lost; only a power cut would need the disk, which may be busy with other things."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr("claimx.storage.run.flush_to_disk", lambda: None)


@pytest.fixture
def articles(tmp_path) -> Path:
    """Forty articles: most in files, some in a JSONL file, one that is rejected."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Es kamen {number} Soldaten.", encoding="utf-8")
    (folder / "10.txt").write_text("ABGELEHNT", encoding="utf-8")
    lines = [json.dumps({"id": f"zeile-{number}", "text": f"Es gingen {number} Soldaten."}) for number in range(10)]
    (folder / "zeilen.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def in_child(work) -> int:
    """Runs a function in a forked process, whose number is given."""
    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    assert child.pid is not None
    child_processes[child.pid] = child
    return child.pid


child_processes: dict[int, multiprocessing.Process] = {}


def ended(pid: int) -> int | None:
    child_processes[pid].join(240)  # a guard against a child that hangs; busy machines are slow
    return child_processes.pop(pid).exitcode


# --- kill -9 ---


def kill_and_resume(articles: Path, out: Path, factory, chance: random.Random, total: int) -> int:
    """Starts a run, kills it up to three times and lets it end; how often it was killed. Each kill comes a random moment after
    a random number of the articles that were left has been written."""
    killed = 0
    for _ in range(chance.randint(1, 3)):
        pid = in_child(partial(extract, articles, out, factory, resume=killed > 0, formats=("csv",)))
        enough = chance.randint(written(out), total)
        while written(out) < enough and child_processes[pid].is_alive():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02))
        child_processes[pid].kill()
        if ended(pid) == 0:
            return killed
        assert all(json.loads(path.read_bytes()) for path in out.glob("[!.]*.json"))
        killed += 1
    assert ended(in_child(partial(extract, articles, out, factory, resume=True, formats=("csv",)))) == 0
    return killed


def written(out: Path) -> int:
    """How many articles' outputs are there."""
    return len(list(out.glob("[!.]*.json"))) - (out / "run.json").exists()


def test_runs_killed_at_random_moments_lose_and_double_nothing(articles, tmp_path):
    whole = tmp_path / "whole"
    extract(articles, whole, formats=("csv",))
    chance = random.Random(SEED)
    kills = 0
    for number in range(ROUNDS):
        out = tmp_path / f"out{number}"
        kills += kill_and_resume(articles, out, partial(FakeExtractor, seconds=0.001), chance, 39)
        assert contents(out) == contents(whole)
        assert record_without_times(out, "kept", "redone") == record_without_times(whole, "kept", "redone")
    assert kills >= ROUNDS


def test_runs_of_the_real_pipeline_killed_at_random_moments(root, tmp_path, extractor):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (
        "kreml-nordkorea.txt",
        "kurzmeldungen-kaukasus.jsonl",
        "nordkorea-botschafter-kurz.txt",
        "tischtennis-dementi.txt",
    ):
        (folder / name).write_bytes((root / "data" / "raw" / name).read_bytes())
    whole = tmp_path / "whole"
    extract(folder, whole, lambda: extractor, formats=("csv",), batch_size=1)
    chance = random.Random(SEED)
    for number in range(3):
        out = tmp_path / f"out{number}"
        kill_and_resume(folder, out, lambda: extractor, chance, len(list(whole.glob("*.json"))) - 1)
        assert contents(out) == contents(whole)


def test_no_worker_outlives_a_killed_run(articles, tmp_path):
    out = tmp_path / "out"
    pid = in_child(partial(extract, articles, out, partial(FakeExtractor, seconds=0.2), workers=2, batch_size=1))
    wait_for(lambda: (out / "01.json").exists())
    workers = children_of(pid)
    assert len(workers) >= 2
    os.kill(pid, signal.SIGKILL)
    ended(pid)
    wait_for(lambda: not any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers))
    assert extract(articles, out, resume=True).articles == 39


def wait_for(condition, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def children_of(pid: int) -> list[int]:
    """The numbers of a process's children, as Linux tells them."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    if not path.exists():
        pytest.skip("needs /proc to find worker processes")
    return [int(number) for number in path.read_text().split()]


# --- a worker dies ---


def idle_worker(stop) -> None:
    """A worker without work, in a process of its own."""
    processes._start_worker(FakeExtractor, stop)
    time.sleep(60)


def test_a_worker_that_starts_while_its_pool_breaks_ends_by_itself():
    """The pool of the standard library waits for such a worker for ever, which is seen only now and then."""
    context = multiprocessing.get_context("spawn")
    stop = context.RawValue("b", 0)
    worker = context.Process(target=idle_worker, args=(stop,))
    worker.start()
    assert worker.is_alive()
    stop.value = processes._BROKEN
    worker.join(20)
    assert worker.exitcode == 1


def test_an_article_that_kills_its_worker_is_rejected_and_the_rest_done(articles, tmp_path):
    whole, out = tmp_path / "whole", tmp_path / "out"
    extract(articles, whole)
    (articles / "07.txt").write_text("TOD", encoding="utf-8")
    record = extract(articles, out, workers=2, batch_size=3)
    assert record.status == "partial"
    rejection = record.rejected[0]
    assert (rejection.where, rejection.what) == (str(articles / "07.txt"), "a worker process was killed over this article, twice")
    expected = {name: data for name, data in contents(whole).items() if name not in ("07.json", "claims.jsonl")}
    assert {name: data for name, data in contents(out).items() if name != "claims.jsonl"} == expected
    lines = (whole / "claims.jsonl").read_bytes().splitlines()
    assert (out / "claims.jsonl").read_bytes().splitlines() == [line for line in lines if b'"article":"07"' not in line]


def test_a_worker_killed_once_costs_nothing(articles, tmp_path):
    text = f"Es kamen 7 Soldaten. EINMAL {tmp_path / 'marke'}"
    (articles / "07.txt").write_text(text, encoding="utf-8")
    record = extract(articles, tmp_path / "out", workers=2, batch_size=4)
    (tmp_path / "marke").unlink()
    assert (record.articles, len(record.rejected)) == (39, 1)
    (tmp_path / "marke").touch()
    extract(articles, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_all_memory_is_rejected(articles, tmp_path, workers):
    (articles / "07.txt").write_text("SPEICHER", encoding="utf-8")
    record = extract(articles, tmp_path / "out", workers=workers)
    assert (record.articles, len(record.rejected)) == (38, 2)
    assert "MemoryError" in record.rejected[0].what


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_eats_up_the_memory_is_rejected(articles, tmp_path, workers):
    """Memory that runs out bit by bit, under a limit that the workers inherit; the run goes on in the same processes."""
    (articles / "07.txt").write_text("FRESSEN", encoding="utf-8")

    def limited():
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + (512 << 20), resource.RLIM_INFINITY))
        record = extract(articles, tmp_path / "out", workers=workers)
        assert (record.articles, record.status) == (38, "partial")
        assert record.rejected[0].where == str(articles / "07.txt")
        assert "MemoryError" in record.rejected[0].what

    assert ended(in_child(limited)) == 0


# --- the disk ---


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with room for some articles; only root may mount one, and not everywhere."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "claimx-test", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("may not mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_that_is_really_full(articles, tmp_path, small_disk, workers):
    """The error names the remedy, nothing half-written stays, and with more room the same folder ends as if nothing had been."""
    out = small_disk / "out"
    with pytest.raises(OutputError, match="No space left on device") as caught:
        extract(articles, out, formats=("csv",), workers=workers)
    assert caught.value.remedy == "free some space"
    assert not list(out.glob(".*"))
    done = [json.loads(path.read_bytes()) for path in out.glob("*.json")]
    assert len(done) > 5
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert extract(articles, out, resume=True, formats=("csv",), workers=workers).kept > 5
    extract(articles, tmp_path / "whole", formats=("csv",))
    assert contents(out) == contents(tmp_path / "whole")


def test_a_full_disk_ends_the_run_with_a_reason_and_it_can_be_resumed(articles, tmp_path):
    """A limit on the size of files stands for the full disk: claims.csv meets it, after some articles."""
    out = tmp_path / "out"

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))
        with pytest.raises(OutputError, match="cannot write"):
            extract(articles, out, formats=("csv",))

    assert ended(in_child(limited)) == 0
    assert json.loads((out / "run.json").read_text())["status"] == "failed"
    assert not list(out.glob(".*"))
    assert extract(articles, out, resume=True, formats=("csv",)).kept > 0
    extract(articles, tmp_path / "whole", formats=("csv",))
    assert contents(out) == contents(tmp_path / "whole")


def test_the_standard_output_on_a_full_disk(root, articles):
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    code = "import sys, types, fakes; sys.modules['claimx.pipeline'] = types.SimpleNamespace(Extractor=fakes.FakeExtractor)\n"
    code += "from claimx.cli.main import main; main()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root / "src")])}
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-c", code, "extract", str(articles / "01.txt"), "-o", "-"]
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("error: standard output: cannot write: No space left on device")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("existing", [False, True])
def test_a_read_only_place_for_the_output(articles, existing):
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        out = place / "out"
        if existing:
            out.mkdir()
            out.chmod(0o555)
        place.chmod(0o555)

        def as_nobody():
            if os.geteuid() == 0:  # whom no permission stops
                os.setuid(65534)
            remedy = "choose another with -o" if not existing else "choose a folder you can write to with -o"
            with pytest.raises(OutputError) as caught:
                extract(articles, out)
            assert str(caught.value.where).startswith(str(out))
            assert caught.value.remedy == remedy

        articles.parent.chmod(0o755)
        for folder in (articles.parent.parent, articles.parent.parent.parent):
            folder.chmod(0o755)
        try:
            assert ended(in_child(as_nobody)) == 0
        finally:
            place.chmod(0o755)


def test_an_interrupted_write_leaves_no_half_line(tmp_path):
    """Ctrl-C may come while bytes are on their way; what counts is what `write` returned from."""
    file = AtomicFile(tmp_path / "lines")
    file.write(b"whole\n")
    file._file.write(b"ha")  # as `write` would leave it, interrupted
    file.commit()
    assert (tmp_path / "lines").read_bytes() == b"whole\n"


# --- inputs and outputs that change ---


def test_inputs_that_vanish_during_the_run_are_rejected(articles, tmp_path):
    def take_away(step):
        if step.file_number == 1:
            for path in articles.glob("2*.txt"):
                path.unlink()

    record = extract(articles, tmp_path / "out", observer=take_away, batch_size=1)
    assert (record.articles, len(record.rejected)) == (29, 11)
    assert {rejection.what for rejection in record.rejected} == {"does not exist", "not German"}


def test_a_collection_cut_off_during_the_run_gives_its_first_articles(articles, tmp_path):
    path = articles / "zeilen.jsonl"
    lines = [json.dumps({"id": f"z{number}", "text": f"Es gingen {number} Soldaten." + "x" * 9000}) for number in range(60)]
    path.write_text("\n".join(lines), encoding="utf-8")

    def cut(step):
        if step.output and step.output["article"]["id"] == "z0":
            os.truncate(path, path.stat().st_size // 2)

    record = extract(path, tmp_path / "out", observer=cut, batch_size=1)
    assert 25 < record.articles < 35
    assert "broken JSON" in record.rejected[0].what


@pytest.mark.parametrize("damage", ["cut", "zeros", "number", "span"])
def test_a_damaged_output_is_made_again_and_named(articles, tmp_path, damage):
    out = tmp_path / "out"
    extract(articles, out)
    before = contents(out)
    path = out / "05.json"
    data = path.read_bytes()
    changed = {
        "cut": data[:-40],
        "zeros": bytes(len(data)),
        "number": data.replace(b'"start": 9', b'"start": 8'),
        "span": data.replace(b'"text": "5 Soldaten"', b'"text": "6 Soldaten"'),
    }[damage]
    assert changed != data
    path.write_bytes(changed)
    record = extract(articles, out, resume=True)
    assert (record.redone, record.kept) == (["05.json"], 38)
    assert contents(out) == before


def test_an_output_that_vanishes_while_it_is_kept_ends_the_run_with_a_reason(articles, tmp_path):
    out = tmp_path / "out"
    extract(articles, out)

    def take_away(step):
        (out / "29.json").unlink(missing_ok=True)

    with pytest.raises(OutputError, match="vanished"):
        extract(articles, out, resume=True, observer=take_away)
    assert extract(articles, out, resume=True).articles == 39


# --- clocks ---


def test_a_clock_that_jumps_changes_nothing(articles, tmp_path, monkeypatch):
    extract(articles, tmp_path / "whole")
    jumps = iter([1e9, 4e9, 0.0, 2e9] * 1000)
    monkeypatch.setattr(time, "time", lambda: next(jumps))
    out = tmp_path / "out"
    extract(articles, out, partial(FakeExtractor, interrupt_after=20))
    for number, path in enumerate(sorted(out.iterdir())):  # no modification time is believed either
        os.utime(path, (number * 1e8, number * 1e8))
    record = extract(articles, out, resume=True)
    assert record.kept == 19
    assert record.seconds >= 0
    assert contents(out) == contents(tmp_path / "whole")


# --- two runs ---


def test_a_second_run_is_told_whose_folder_it_is(articles, tmp_path):
    out = tmp_path / "out"
    pid = in_child(partial(extract, articles, out, partial(FakeExtractor, seconds=0.2), batch_size=1))
    wait_for(lambda: (out / "00.json").exists())
    with pytest.raises(OutputError, match=rf"process {pid} on \S+, since 20\d\d-") as caught:
        extract(articles, out)
    assert caught.value.remedy is not None
    os.kill(pid, signal.SIGKILL)
    ended(pid)
    assert (out / LOCK_FILE).exists()
    assert extract(articles, out, resume=True).articles == 39


@pytest.mark.parametrize(
    ("says", "free"),
    [
        ("", True),
        ("{half", True),
        ('{"process": 999999999, "host": "HERE"}', True),
        ('{"process": 1, "host": "HERE"}', False),
        ('{"process": 999999999, "host": "elsewhere.example"}', False),
    ],
)
def test_without_file_locks_the_lock_file_decides(tmp_path, monkeypatch, says, free):
    def unsupported(*arguments):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("claimx.storage.lock.fcntl.flock", unsupported)
    (tmp_path / LOCK_FILE).write_text(says.replace("HERE", socket.gethostname()), encoding="utf-8")
    if free:
        with locked(tmp_path):
            assert json.loads((tmp_path / LOCK_FILE).read_text())["process"] == os.getpid()
    else:
        with pytest.raises(OutputError, match="another run"), locked(tmp_path):
            pass


# --- giants ---


def test_an_article_beyond_the_limit_is_refused_with_the_reason(articles, tmp_path):
    (articles / "07.txt").write_text("Es kamen 7 Soldaten. " * 100, encoding="utf-8")
    record = extract(articles, tmp_path / "out", max_characters=2000)
    assert (record.rejected[0].what, record.rejected[0].remedy) == (
        "a text of 2,100 characters, more than 2,000",
        "split it into articles or raise max_characters",
    )


def test_what_is_read_ahead_is_bounded(articles, tmp_path, monkeypatch):
    """However many articles are kept in a row, their number in memory stays that of a few batches."""
    out = tmp_path / "out"
    extract(articles, out)
    read, done, most = [], [], []

    def counted(path, **options):
        for item in original(path, **options):
            read.append(1)
            most.append(len(read) - len(done))
            yield item

    original = inputs.read_articles
    monkeypatch.setattr(inputs, "read_articles", counted)
    assert extract(articles, out, resume=True, batch_size=1, observer=lambda step: done.append(1)).kept == 39
    assert max(most) <= 17


def test_any_number_of_workers_gives_the_same_bytes(articles, tmp_path):
    one = extract(articles, tmp_path / "one")
    for workers in (2, 3):
        many = extract(articles, tmp_path / f"{workers}", workers=workers, batch_size=3)
        assert many.rejected == one.rejected
        assert contents(tmp_path / f"{workers}") == contents(tmp_path / "one")
