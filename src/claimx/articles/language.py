"""Is this German? Told by stop words; other languages are refused, doubt is not."""

import re

from claimx.articles.words import language_profiles
from claimx.errors import InputError

_SAMPLE = 2000  # characters
_ENOUGH_WORDS = 40
_LEAST_SHARE = 0.02  # of stop words in German text; prose has 0.3 to 0.5, a league table little
_SURE_SHARE = 0.22
_STRIP = ".,;:!?()[]\"'„“”‚‘’»«…–-"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def check_german(text: str) -> None:
    """Passes German text and short text that is not clearly foreign.

    Raises:
        InputError: the text is in another language; `where` is left to the caller.
    """
    sample = text[:_SAMPLE]
    words = sample.lower().split()
    german, others = language_profiles()
    if sum(map(german.__contains__, words)) > _SURE_SHARE * len(words):
        return
    words = [bare for word in sample.split() if (bare := word.strip(_STRIP)).isalpha()]
    letters = sum(map(len, words))
    if letters > _ENOUGH_WORDS and len(_LATIN.findall(sample)) < 0.4 * letters:
        raise InputError("not in German: mostly not in Latin letters", remedy="claimx reads German articles only")
    words = [word for word in words if not word[0].isupper()] or words  # names tell little
    german_hits = sum(map(german.__contains__, words))
    name, hits = max(((name, sum(map(stop.__contains__, words))) for name, stop in others.items()), key=lambda pair: pair[1])
    if len(words) < _ENOUGH_WORDS:
        foreign = hits >= 4 and hits > 3 * german_hits
    else:
        foreign = hits > 1.3 * german_hits and hits > _LEAST_SHARE * len(words)
    if foreign:
        raise InputError(f"not in German: looks like {name}", remedy="claimx reads German articles only")
    if len(words) >= 2 * _ENOUGH_WORDS and german_hits < _LEAST_SHARE * len(words):
        raise InputError("not in German: hardly any German words", remedy="claimx reads German articles only")
