"""Who is who in the claims of many articles: one key for every mention of an actor, and actors found by what people type."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimx.errors import SettingsError
from claimx.settings import did_you_mean

ROLE_FIELDS = (
    "force", "participants", "accuser", "accused", "denier", "speaker", "agent", "target", "location", "source",
)  # fmt: skip
"""The fields of a claim that hold a Role or a list of them."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of claims: ``key`` is its Wikidata id, else its name; ``name`` its most frequent canonical name."""

    key: str
    name: str
    id: str | None = None
    kind: str = "unknown"

    @property
    def identified(self) -> bool:
        """Whether this is somebody, not a word that nothing is known of (a pronoun without antecedent, a thing)."""
        return self.id is not None or self.kind != "unknown"


def parties(claim: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """The roles that a field of a claim holds, whether it is a list, one role, null or missing."""
    value = claim.get(field)
    if not value:
        return []
    return value if isinstance(value, list) else [value]


def roles(claim: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Field and role of every party of a claim."""
    for field in ROLE_FIELDS:
        for role in parties(claim, field):
            yield field, role


class ActorIndex:
    """The actors of a corpus.

    A role without Wikidata id gets the id that the same canonical name has elsewhere, if it is only one.

    Args:
        found: roles as they stand in the claims (``text``, ``name``, ``id``, ``kind``), as many as there are.
    """

    def __init__(self, found: Iterable[Mapping[str, Any]]):
        uses = Counter((role.get("id"), role.get("name"), role.get("kind") or "unknown", role["text"]) for role in found)
        ids = defaultdict(set)
        for id_, name, _, _ in uses:
            if id_ and name:
                ids[name].add(id_)
        self._ids = {name: next(iter(several)) for name, several in ids.items() if len(several) == 1}
        self._actors: dict[str, Actor] = {}
        self._by_words: dict[str, Counter[str]] = defaultdict(Counter)
        self._collect(uses)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def of(self, role: Mapping[str, Any]) -> Actor:
        """The actor that a role names."""
        key = self._key(role.get("id"), role.get("name"), role["text"])
        name = _plain(role.get("name") or role["text"])
        return self._actors.get(key) or Actor(key, name, role.get("id"), role.get("kind") or "unknown")

    def names(self, claim: Mapping[str, Any], field: str) -> str | None:
        """The names of the parties of a field, joined with ", "; None where it has none."""
        return ", ".join(dict.fromkeys(self.of(role).name for role in parties(claim, field))) or None

    def find(self, words: str) -> Actor:
        """The actor with this Wikidata id, canonical name or wording ("Q423", "nordkorea", "Pjöngjang").

        Raises:
            SettingsError: no claim names such an actor, or the wording stands for several.
        """
        if words in self._actors and self._actors[words].id is not None:
            return self._actors[words]
        named = [actor for actor in self if actor.name.casefold() == words.strip().casefold()]
        keys = [actor.key for actor in named] or list(self._by_words.get(words.strip().casefold(), ()))
        if len(keys) == 1:
            return self._actors[keys[0]]
        if keys:
            several = ", ".join(sorted(f"{self._actors[key].name} ({key})" for key in keys))
            raise SettingsError(f"{words!r} names several actors", where="actor", remedy=f"name one of them: {several}")
        remedy = f"name an actor of the claims, or its Wikidata id{self._nearest(words)}"
        raise SettingsError(f"no claim names {words!r}", where="actor", remedy=remedy)

    def _collect(self, uses: Mapping[tuple[str | None, str | None, str, str], int]) -> None:
        names: dict[str, Counter[str]] = defaultdict(Counter)
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for (id_, name, kind, text), count in uses.items():
            key = self._key(id_, name, text)
            names[key][_plain(name or text)] += count
            kinds[key][kind] += count if kind != "unknown" else 0
            for words in (name, text):
                if words:
                    self._by_words[_plain(words).casefold()][key] += count
        for key in sorted(names):
            id_ = key if re.fullmatch(r"Q\d+", key) else None
            self._actors[key] = Actor(key, _first(names[key]), id_, _first(kinds[key]))

    def _key(self, id_: str | None, name: str | None, text: str) -> str:
        return id_ or self._ids.get(name or "") or _plain(name or text)

    def _nearest(self, words: str) -> str:
        """ "; did you mean …?" among names and wordings."""
        known = {actor.name.casefold(): actor.name for actor in self} | {
            wording: self._actors[keys.most_common(1)[0][0]].name for wording, keys in self._by_words.items()
        }
        near = did_you_mean(words.strip().casefold(), known)
        for wording in sorted(known, key=len, reverse=True):
            if near == f"; did you mean {wording}?":
                return f"; did you mean {known[wording]}?"
        return ""


def _plain(name: str) -> str:
    """The name on one line without soft hyphens, as some articles have them."""
    return " ".join(name.replace("\xad", "").split())


def _first(counts: Counter[str]) -> str:
    """The most frequent one, of several the first in the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word))
