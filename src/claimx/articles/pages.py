"""Pages that a server sends instead of an article: errors, bot checks, cookie walls."""

import re

from claimx.articles.words import error_pages
from claimx.errors import InputError

_SEGMENT = re.compile(r"\s+[-–—|:•·]+\s+|[|:•…]\s*|\s[-–—]\s|\.{2,}")
_FEW_COOKIE_PHRASES = 2
_AGAIN = "open the page in a browser and save the article's text"


def check_page(title: str | None, text: str) -> None:
    """Passes articles; ``title`` is the page's title, ``text`` what can be read on it.

    Raises:
        InputError: an error page, a bot check or a cookie wall; `where` is left to the caller.
    """
    words = error_pages()
    if len(text) > words.longest:
        return
    body = " ".join(text.casefold().split())
    first_line = text.strip().partition("\n")[0]
    for name in (title, first_line):
        segments = {segment.strip(" .!?").casefold() for segment in _SEGMENT.split(name[:200])} if name else set()
        if hit := next((phrase for phrase in words.titles if phrase in segments), None):
            raise InputError(f'an error page ("{hit}"), no article', remedy=_AGAIN)
    if hit := next((phrase for phrase in words.texts if phrase in body), None):
        raise InputError(f'an error page ("{hit}"), no article', remedy=_AGAIN)
    cookie = [phrase for phrase in words.cookie_walls if phrase in body]
    if len(cookie) >= _FEW_COOKIE_PHRASES and len(body) < words.longest:
        raise InputError(f'a cookie wall ("{cookie[0]}"), no article', remedy=_AGAIN)
