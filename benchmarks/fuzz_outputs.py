"""Output folders with something broken in them, for every command that reads one."""

import contextlib
import io
import json
import random
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fuzz_inputs as inputs
from invented import RAW

_ARTICLES = ("kreml-nordkorea.txt", "kurzmeldungen-kaukasus.jsonl", "tischtennis-dementi.txt", "moldau-transnistrien.html")
_ODD: list[Any] = [
    None, True, False, 0, -1, 3, 2**63, -(2**70), 1e308, 0.5, "", "x", "2024-13-45", "../../x", "\ud800", "\0", [], {}, [[]], [None], {"": None},
    ["x"], {"text": "x", "start": 0, "end": 1}, {"text": "x", "start": 5, "end": 2, "name": None}, "accusation", "9999-12-31", "run", "a/b",
]  # fmt: skip
_QUESTIONS = ("SELECT * FROM claims", "SELECT * FROM denials", "SELECT * FROM relations", "SELECT * FROM actors")


def damaged_folder(chance: random.Random, folder: Path) -> str:
    """A copy of a good output folder in this one, with one to three files broken; returns what was done to them."""
    shutil.copytree(_good(), folder)
    done = []
    for _ in range(chance.choice([1, 1, 2, 3])):
        path = chance.choice(sorted(path for path in folder.iterdir() if path.is_file()))
        way = chance.choice([_values, _values, _values, _values, _bytes, _cut, _gone])
        way(chance, path)
        done.append(f"{way.__name__[1:]} {path.name}")
    return ", ".join(done)


def command(chance: random.Random, out: Path, target: Path) -> list[str]:
    """A command that reads the folder ``out`` and may write to the folder ``target``."""
    file = str(target / f"x.{chance.choice(['json', 'csv', 'html'])}")
    return chance.choice([
        ["query", str(out), "--sql", chance.choice(_QUESTIONS)],
        ["query", str(out), chance.choice(_questions())],
        ["timeline", str(out), "-o", file],
        ["graph", str(out), "-o", file],
        ["link", str(out)],
        ["report", str(out), "-o", str(target / "x.html")],
        ["export", str(out), "--to", chance.choice(["csv", "jsonl", "parquet", "xlsx", "spacy", "brat", "cas", "label-studio", "w3c"]), "-o", str(target / "x.jsonl")],
        ["eval", str(out), "--gold", str(RAW.parent / "gold"), "--allow-missing"],
    ])  # fmt: skip


def run_command(words: list[str]) -> tuple[int, str]:
    """The exit status and everything printed by a command that runs in this process."""
    from claimx.cli.app import run_app

    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace", write_through=True)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = run_app(words)
    return status, said.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]


def _values(chance: random.Random, path: Path) -> None:
    """Some values of the JSON in a file become others; keys vanish or come twice."""
    lines = path.read_bytes().splitlines() if path.suffix == ".jsonl" else [path.read_bytes()]
    number = chance.randrange(max(len(lines), 1))
    try:
        value = json.loads(lines[number])
    except (IndexError, ValueError):  # broken already
        _bytes(chance, path)
        return
    places = list(_places(value))
    for holder, key in chance.sample(places, min(len(places), chance.choice([1, 1, 1, 3]))):
        with contextlib.suppress(KeyError, IndexError):
            _change(chance, holder, key)
    if not places or chance.random() < 0.03:
        value = chance.choice(_ODD)
    lines[number] = json.dumps(value).encode()
    path.write_bytes(b"\n".join(lines))


def _change(chance: random.Random, holder: Any, key: Any) -> None:
    kind = chance.random()
    if kind < 0.2:
        del holder[key]
    elif kind < 0.3 and isinstance(holder[key], int):
        holder[key] += chance.choice([-1, 1, 10**6])
    elif kind < 0.4 and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = chance.choice([*_ODD, inputs.text(chance)[:50]])


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value where another one stands: the list or object, and the index or key."""
    found, waiting = [], [value]
    while waiting:
        holder = waiting.pop()
        keys = holder if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        for key in list(keys):
            found.append((holder, key))
            waiting.append(holder[key])
    return found


def _bytes(chance: random.Random, path: Path) -> None:
    data = path.read_bytes()
    place = chance.randint(0, len(data))
    odd = chance.choice(
        [b"", b"\x00", b"\xff\xfe", b'"', b"}", b"[", b"\n", b"\n\n[]\n", b"1e999", b"NaN", chance.randbytes(20), b"[" * 3000]
    )
    path.write_bytes(data[:place] + odd + data[place + chance.choice([0, 0, 1, 30]) :])


def _cut(chance: random.Random, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.choice([0, 1, chance.randint(0, len(data))])])


def _gone(chance: random.Random, path: Path) -> None:
    """The file is gone, or something else stands there."""
    path.unlink()
    other: Callable[[], object] = chance.choice(
        [lambda: None, path.mkdir, lambda: path.symlink_to(path), lambda: path.write_bytes(b"")]
    )
    other()


@cache
def _questions() -> list[str]:
    from claimx.query import all_questions

    return [question.name for question in all_questions()]


@cache
def _good() -> Path:
    """An output folder of four articles with its links, made once."""
    folder = Path(tempfile.mkdtemp(prefix="claimx-fuzz-out-")) / "out"
    paths = [str(RAW / name) for name in _ARTICLES]
    for words in (["extract", *paths, "-o", str(folder), "--model", "embedded", "-q"], ["link", str(folder), "-q"]):
        status, said = run_command(words)
        assert status == 0, said
    return folder
