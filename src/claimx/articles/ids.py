"""Article ids: safe file names, each used once in a run."""

import hashlib
import re
import unicodedata

from claimx.articles.digests import Digests

LONGEST_ID = 120
_LONGEST_BYTES = 200  # file systems count bytes: 255 with the ending of the output file and of its temporary copy
_UNSAFE = re.compile(r"[^\w.+=@~-]+")
_TAKEN_BY_RUN = ("run", "claims")  # OUT/run.json and OUT/claims.jsonl
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_id(wanted: str) -> str:
    """A file name without path separators, blanks, leading dots or control characters, at most 120 characters long.

    >>> safe_id("../Putin & Kim: Vertrag?")
    'Putin-Kim-Vertrag'
    >>> safe_id("...")
    'article'
    """
    name = unicodedata.normalize("NFC", wanted.encode("utf-8", "replace").decode("utf-8"))
    name = _shortened(_UNSAFE.sub("-", name).strip("-. "), LONGEST_ID).rstrip("-. ")
    if _RESERVED.match(name):
        name = f"article-{name}"
    return name or "article"


class IdRegistry:
    """Hands out ids that no other article of the run has: ``a``, ``a-2``, ``a-3``; case does not tell ids apart."""

    def __init__(self) -> None:
        self._seen = Digests()
        for name in _TAKEN_BY_RUN:
            self._seen.add(digest(name.casefold()))
        self._next: dict[str, int] = {}  # of names that were wanted again

    def unique(self, wanted: str) -> str:
        """The safe form of the wanted id, with a number where it is already taken.

        >>> ids = IdRegistry()
        >>> ids.unique("kreml"), ids.unique("Kreml"), ids.unique("kreml")
        ('kreml', 'Kreml-2', 'kreml-3')
        """
        base = safe_id(wanted)
        candidate = base
        number = self._next.get(base.casefold(), 2)
        while not self._seen.add(digest(candidate.casefold())):
            suffix = f"-{number}"
            candidate = _shortened(base, LONGEST_ID - len(suffix)) + suffix
            number += 1
        if candidate != base:
            self._next[base.casefold()] = number
        return candidate


def digest(name: str) -> int:
    """Eight bytes for a name: what a run over millions of articles can remember of each.

    Two names with the same digest, a chance of one in 40 million among a million articles, only cost one of them a number.
    """
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _shortened(name: str, characters: int) -> str:
    """The name cut to that many characters and to the bytes that a file system allows."""
    return name[:characters].encode("utf-8")[:_LONGEST_BYTES].decode("utf-8", "ignore")
