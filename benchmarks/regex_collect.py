"""Every regular expression of claimx: what the package compiles when all of it is imported and articles are read and extracted.

python benchmarks/regex_collect.py     prints them as JSON lines: pattern, flags, function of `re`, file, line, names
"""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
_FINDS = r"\.(?:search|finditer|findall|split|subn?)\("


class Use(NamedTuple):
    """One place that compiles a pattern. ``searches``: whether it may be tried at every character, not only at a text's start."""

    pattern: str
    flags: int
    place: str
    name: str
    searches: bool


@cache
def collected() -> list[Use]:
    """The patterns, gathered by a process of its own, since compiling is remembered."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True, encoding="utf-8")
    return [Use(*json.loads(line)) for line in done.stdout.splitlines()]


def main() -> None:
    found: dict[tuple[str, int], Use] = {}
    original = re._compile  # type: ignore[attr-defined]

    def record(pattern, flags):
        frame = sys._getframe(2)
        file = Path(frame.f_code.co_filename)
        if "claimx" in file.parts and "src" in file.parts and isinstance(pattern, (str, bytes)):
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            line, how = frame.f_lineno, sys._getframe(1).f_code.co_name
            compiled = original(pattern, flags)
            name = _name(file, line)
            searches = how not in ("match", "fullmatch") if how != "compile" else _searched(name, str(file))
            use = Use(text, compiled.flags & ~re.UNICODE, f"{file.name}:{line}", name, searches)
            found.setdefault((text, use.flags), use)
        return original(pattern, flags)

    re._compile = record  # type: ignore[attr-defined]
    _exercise()
    re._compile = original  # type: ignore[attr-defined]
    for use in _literals():
        found.setdefault((use.pattern, use.flags), use)
    for use in sorted(found.values()):
        print(json.dumps(use))


def _exercise() -> None:
    """Imports every module and extracts the articles of data/raw, so that what is compiled at need is compiled."""
    import claimx

    for module in pkgutil.walk_packages(claimx.__path__, "claimx."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    articles = sorted((HERE.parent / "data" / "raw").iterdir())
    list(claimx.extract_files(*[path for path in articles if path.name != "README.md"][:8], model="embedded"))


def _literals() -> Iterator[Use]:
    """The patterns that stand in calls of `re` as they are, whether or not these were reached."""
    for path in _sources():
        for node in ast.walk(_tree(path)):
            call = node.func if isinstance(node, ast.Call) else None
            if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "re":
                first = node.args[0]
                if (
                    isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                    and len(node.args) <= 2
                    and call.attr != "compile"
                ):
                    flags = re.compile(first.value).flags & ~re.UNICODE
                    anchored = call.attr in ("match", "fullmatch")
                    yield Use(first.value, flags, f"{Path(path).name}:{node.lineno}", call.attr, not anchored)


@cache
def _sources() -> dict[str, str]:
    """The text of the package's modules by path."""
    import claimx

    return {str(path): path.read_text(encoding="utf-8") for path in Path(claimx.__file__).parent.rglob("*.py")}


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse(_sources()[path])


def _name(file: Path, line: int) -> str:
    """What the pattern that is compiled in this line is called: the target of the assignment, or the function that returns it."""
    holders = [node for node in ast.walk(_tree(str(file))) if getattr(node, "lineno", line + 1) <= line <= node.end_lineno]
    for node in sorted(holders, key=lambda node: node.end_lineno - node.lineno):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            names = [part for part in ast.walk(target) if isinstance(part, (ast.Name, ast.Attribute))]
            return "|".join(part.id if isinstance(part, ast.Name) else part.attr for part in names if _named(part))
        if isinstance(node, ast.FunctionDef):
            return node.name
    return ""


def _named(part: ast.AST) -> bool:
    return not (isinstance(part, ast.Name) and part.id == "self")


def _searched(name: str, path: str) -> bool:
    """Whether a pattern of this name is searched for (a private name: in its module), or is used under another name (then it may be)."""
    parts = [re.escape(part) for part in name.split("|") if part]
    if not parts:
        return True
    text = _sources()[path] if name.startswith("_") else "\n".join(_sources().values())
    any_name = rf"\b(?:{'|'.join(parts)})(?:\(\))?"
    called = re.search(rf"{any_name}\.(?:match|fullmatch)\(", text)
    return called is None or re.search(any_name + _FINDS, text) is not None


if __name__ == "__main__":
    main()
