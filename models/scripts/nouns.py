"""Noun lemmas and genders from the `german-nouns` table (German Wiktionary, CC BY-SA): training aid, not shipped."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

_SHORTEST_HEAD = 4
_CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
_FORM_COLUMNS = tuple(f"{case} {number}" for case in _CASES for number in ("singular", "plural"))


class NounTable:
    """Inflected noun form to its lemmas; compounds are looked up by their longest known head."""

    def __init__(self) -> None:
        self._lemmas: dict[str, set[str]] = defaultdict(set)
        self._genders: dict[str, set[str]] = defaultdict(set)
        spec = find_spec("german_nouns")
        if spec is None or not spec.submodule_search_locations:
            raise SystemExit("german-nouns is not installed: pip install --no-deps german-nouns")
        with (Path(spec.submodule_search_locations[0]) / "nouns.csv").open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                self._add(row)

    def _add(self, row: dict[str, str]) -> None:
        lemma, pos = row["lemma"], row["pos"] or ""
        if not lemma or lemma.startswith("-") or " " in lemma or "Substantiv" not in pos:
            return
        if any(kind in pos for kind in ("Vorname", "Nachname", "Eigenname", "Toponym", "Abkürzung")):
            return
        self._genders[lemma] |= {row[c] for c in ("genus", "genus 1", "genus 2") if row[c]}
        self._lemmas[lemma].add(lemma)
        for column, value in row.items():
            if value and column.startswith(_FORM_COLUMNS):
                self._lemmas[value].add(lemma)

    def lemma(self, word: str) -> str | None:
        """The only lemma of a noun form, or of a compound's longest known head; None where unknown or ambiguous."""
        for start in range(max(1, len(word) - _SHORTEST_HEAD + 1)):
            head = word[start:].capitalize() if start else word
            found = self._lemmas.get(head)
            if found:
                best = self._choice(head, found)
                if best is None:
                    return None
                return best if start == 0 else word[:start] + (best if word[start - 1] == "-" else best.lower())
        return None

    @staticmethod
    def _choice(form: str, lemmas: set[str]) -> str | None:
        """One of several lemmas: ``Toten`` is ``Toter``, ``Namen`` is ``Name``, ``Drohnen`` is ``Drohne``; else None."""
        if len(lemmas) == 1:
            return next(iter(lemmas))
        masculine = sorted(lemma for lemma in lemmas if lemma.endswith("er") and lemma[:-1] in lemmas)
        if masculine:
            return masculine[0]
        if form.endswith("n") and form[:-1] in lemmas:
            return form[:-1]
        return form if form in lemmas else None

    def genders(self, lemma: str) -> set[str]:
        """Genders (``m``, ``f``, ``n``) of a lemma or of its longest known head."""
        for start in range(max(1, len(lemma) - _SHORTEST_HEAD + 1)):
            found = self._genders.get(lemma[start:].capitalize() if start else lemma)
            if found:
                return found
        return set()
