"""Which features a German form can have: mood of finite verbs, cases after prepositions, agreement in noun groups."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import yaml

_FACTS = yaml.safe_load((Path(__file__).parent.parent / "configs" / "morphology.yaml").read_text(encoding="utf-8"))
PREPOSITION_CASES: dict[str, frozenset[str]] = {
    word: frozenset(cases.split("|")) for cases, words in _FACTS["prepositions"].items() for word in words
}
_SUBJUNCTIVE_PAST = tuple(stem + ending for stem in _FACTS["subjunctive_past"] for ending in ("", "n", "st", "t"))
_MOOD_UNCLEAR = frozenset(_FACTS["mood_unclear"])
_SUBJUNCTIVE_PRESENT = frozenset(["sei", "seien", "seiest", "seist"])
_CLAUSE_ENDS = frozenset(["$,", "$.", "$("])
_PREPOSITIONS = frozenset(["APPR", "APPRART"])
_FINITE = frozenset(["VVFIN", "VAFIN", "VMFIN"])

CASES = ("Nom", "Gen", "Dat", "Acc")
NUMBERS = ("Sing", "Plur")
GENDERS = ("Masc", "Fem", "Neut")
IMPOSSIBLE = -1e9
_CASE = re.compile("Case=(?:Nom|Acc|Dat)")
COMBINATIONS = [(c, n, g) for c in CASES for n in NUMBERS for g in GENDERS]


def subjunctive_tense(word: str, lemma: str, first_person: bool) -> str | None:
    """Tense of a finite form that can only be subjunctive in this sentence, else None.

    Args:
        word: the form.
        lemma: its infinitive.
        first_person: whether "ich" stands in the sentence ("ich habe" is indicative).
    """
    form = word.lower()
    if form in _SUBJUNCTIVE_PRESENT:
        return "Pres"
    if form.endswith(_SUBJUNCTIVE_PAST):
        return "Past"
    if not first_person and form.endswith("e") and form + "n" == lemma.lower():
        return "Pres"
    return None


def with_mood(morph: str, tag: str, word: str, lemma: str, first_person: bool) -> str:
    """Correct mood and tense of a finite verb where its form decides; ``""`` (no training signal) where unclear."""
    if tag not in _FINITE or "Mood=Imp" in morph:
        return morph
    if word.lower() in _MOOD_UNCLEAR:
        return ""
    tense = subjunctive_tense(word, lemma, first_person)
    if tense is None:
        return morph
    kept = [f for f in morph.split("|") if f != "_" and not f.startswith(("Mood=", "Tense="))]
    return "|".join(sorted([*kept, "Mood=Sub", f"Tense={tense}"], key=str.lower))


class Agreement:
    """Joint choice of case, number and gender in a noun group, from each token's scores for whole labels."""

    def __init__(self, labels: list[str]) -> None:
        parsed = [dict(f.split("=") for f in label.split("|") if "=" in f) for label in labels]
        self._fits = np.array([[self._compatible(p, combo) for p in parsed] for combo in COMBINATIONS])

    @staticmethod
    def _compatible(features: dict[str, str], combination: tuple[str, str, str]) -> bool:
        wanted = zip(("Case", "Number", "Gender"), combination, strict=True)
        return all(features.get(name, value) == value for name, value in wanted)

    def choose(self, scores: np.ndarray, cases: frozenset[str]) -> list[int]:
        """Best label index per token (rows of ``scores``: log-probabilities) under one shared combination."""
        allowed = np.array([combination[0] in cases for combination in COMBINATIONS])
        masked = np.where(self._fits[allowed][:, None, :], scores[None, :, :], IMPOSSIBLE)
        totals = masked.max(axis=2).sum(axis=1)
        return [int(i) for i in masked[int(totals.argmax())].argmax(axis=1)]


def name_subjects(words: list[str], tags: list[str], morphs: list[str], groups: list[tuple[int, int]]) -> None:
    """Give a clause without nominative its subject, in place: its only accusative noun group that can be nominative.

    Looks at a sentence's first stretch up to a comma and at stretches that a subordinating conjunction opens; a group
    after a preposition, with an accusative article (``den``, ``einen``) or of another number than the verb is none.
    """
    start = 0
    for end in [i for i, tag in enumerate(tags) if tag in _CLAUSE_ENDS] + [len(tags)]:
        if start == 0 or (start < len(tags) and tags[start] == "KOUS"):
            _name_subject(words, tags, morphs, [g for g in groups if start <= g[0] and g[1] <= end], range(start, end))
        start = end + 1


def _name_subject(words: list[str], tags: list[str], morphs: list[str], groups: list[tuple[int, int]], clause: range) -> None:
    verbs = [i for i in clause if tags[i] in _FINITE and "Person=3" in morphs[i]]
    if len(verbs) != 1 or any("Case=Nom" in morphs[i] for i in clause):
        return
    number = "Number=Plur" if "Number=Plur" in morphs[verbs[0]] else "Number=Sing"
    candidates = [
        group
        for group in groups
        if all("Case=" not in morphs[i] or "Case=Acc" in morphs[i] for i in range(*group))
        and number in morphs[group[1] - 1]
        and not (group[0] and tags[group[0] - 1] in _PREPOSITIONS)
        and not any(tags[i] != "NN" and words[i].lower().endswith("en") and number == "Number=Sing" for i in range(*group))
    ]
    if len(candidates) == 1:
        for i in range(*candidates[0]):
            morphs[i] = morphs[i].replace("Case=Acc", "Case=Nom")


def mark_genitive_names(words: list[str], tags: list[str], morphs: list[str], names: frozenset[str]) -> None:
    """Set the genitive, in place, of a known name with genitive -s beside the noun it goes with ("die Angaben Moskaus")."""
    for i, tag in enumerate(tags):
        after = i > 0 and tags[i - 1] in {"NN", "NE"}
        before = i + 1 < len(tags) and tags[i + 1] in {"NN", "ADJA"}
        if tag == "NE" and words[i].endswith("s") and words[i][:-1] in names and words[i] not in names and (after or before):
            morphs[i] = _CASE.sub("Case=Gen", morphs[i])
