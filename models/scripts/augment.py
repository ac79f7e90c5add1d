"""Training-time variety: names of the actor tables in place of the corpus's own, headlines in capitals or lower case."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import names
from sentences import Sentence

Names = dict[str, list[list[str]]]
_LONGEST_NAME = 4
_NO_GENITIVE_S = ("s", "x", "z", "ß", "S", ".")


def read_names(path: Path) -> Names:
    """Names to swap in, as word lists per entity label."""
    return {label: [n.split() for n in found if len(n.split()) <= _LONGEST_NAME] for label, found in names.read(path).items()}


def swap_names(sentence: Sentence, pool: Names, rng: random.Random) -> Sentence:
    """Replace each entity by another name of its label; a genitive stays one ("Kiews")."""
    if sentence.entities is None:
        return sentence
    out = copy.deepcopy(sentence)
    for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "entities"):
        setattr(out, name, [])
    i = 0
    while i < len(sentence.words):
        end = _entity_end(sentence.entities, i)
        label = sentence.entities[i][2:]
        if not sentence.entities[i].startswith("B-") or label not in pool:
            _copy(sentence, out, i, end)
        else:
            _insert(out, rng.choice(pool[label]), label, sentence, i, end)
        i = end
    return out


def _entity_end(labels: list[str], start: int) -> int:
    end = start + 1
    if labels[start].startswith("B-"):
        while end < len(labels) and labels[end].startswith("I-"):
            end += 1
    return end


def _copy(source: Sentence, target: Sentence, start: int, end: int) -> None:
    assert source.entities is not None
    assert target.entities is not None
    for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "entities"):
        getattr(target, name).extend(getattr(source, name)[start:end])


def _insert(target: Sentence, words: list[str], label: str, source: Sentence, start: int, end: int) -> None:
    """A swapped name: NE throughout for persons; features unknown, as they depend on the sentence, but for a genitive's."""
    assert target.entities is not None
    tag = "NE" if label == "PER" or len(words) == 1 else ""
    last = end - 1
    genitive = source.words[last] == source.lemmas[last] + "s" and not words[-1].endswith(_NO_GENITIVE_S)
    for k, word in enumerate(words):
        inflected = genitive and k == len(words) - 1
        target.words.append(word + "s" if inflected else word)
        target.spaces.append(True if k < len(words) - 1 else source.spaces[last])
        target.tags.append(tag)
        target.pos.append(source.pos[last] if inflected and "Case=Gen" in source.morphs[last] else "")
        target.morphs.append(source.morphs[last] if inflected and "Case=Gen" in source.morphs[last] else "")
        target.lemmas.append(word if tag else "")
        target.entities.append(("B-" if k == 0 else "I-") + label)


def change_case(sentence: Sentence, rng: random.Random) -> Sentence:
    """A copy in capitals (a shouted headline) or, more rarely, all in lower case; annotation stays."""
    out = copy.deepcopy(sentence)
    upper = rng.random() < 0.7
    out.words = [w.upper() if upper else w.lower() for w in sentence.words]
    changed = [w for w, old in zip(out.words, sentence.words, strict=True) if len(w) != len(old)]
    return sentence if changed else out
