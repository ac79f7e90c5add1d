"""The Python examples of README.md and docs/ run and print what they say."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if "```python" in path.read_text(encoding="utf-8")
]
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def expected(block: str) -> list[str]:
    """The comment lines right behind a ``print(…)``, without their ``#``."""
    lines, printed = [], False
    for line in block.splitlines():
        if printed and line.startswith("# "):
            lines.append(line.removeprefix("# "))
        else:
            printed = line.lstrip().startswith("print(")
    return lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_they_say(page):
    names: dict[str, Any] = {}
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(block, page.name, "exec"), names)
        assert output.getvalue().splitlines() == expected(block)


def test_a_page_has_examples():
    assert any(page.name == "README.md" for page in PAGES)
