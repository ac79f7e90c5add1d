"""Snapshot of the actor tables as one name list, so that later edits of the lexicon do not change the training."""

from __future__ import annotations

import csv
from pathlib import Path

import typer

_COLUMNS = (
    ("persons.tsv", "name", "PER"),
    ("persons.tsv", "surname", "PER"),
    ("persons.tsv", "aliases", "PER"),
    ("organisations.tsv", "name", "ORG"),
    ("organisations.tsv", "aliases", "ORG"),
    ("countries.tsv", "name", "LOC"),
    ("countries.tsv", "seats", "LOC"),
    ("countries.tsv", "demonyms", "DEMONYM"),
)


def read(path: Path) -> dict[str, list[str]]:
    """Names by label (PER, ORG, LOC, DEMONYM), in the order of the file."""
    names: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            names.setdefault(row["label"], []).append(row["name"])
    return names


def main(actors: Path, out: Path) -> None:
    """Write ``label<TAB>name`` lines, sorted, from the tables in ``actors``."""
    found: set[tuple[str, str]] = set()
    for file, column, label in _COLUMNS:
        with (actors / file).open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                found |= {(label, name.strip()) for name in (row[column] or "").split("|") if name.strip()}
    lines = ["label\tname", *(f"{label}\t{name}" for label, name in sorted(found))]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found):,} names")


if __name__ == "__main__":
    typer.run(main)
