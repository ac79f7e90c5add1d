"""What goes wrong in a query, in words that help."""

import re

from claimx.errors import SettingsError


class QueryError(SettingsError):
    """A question, a parameter or an SQL statement cannot be answered as it stands."""


_CARET = re.compile(r"^LINE (?P<line>\d+): (?P<code>.*)\n(?P<gap> *)\^", re.MULTILINE)


def position(message: str) -> tuple[int, int] | None:
    """Line and column, from 1, that a message of DuckDB points at; None where it points nowhere.

    >>> position("Parser Error: syntax error\\n\\nLINE 1: select * form claims\\n                      ^")
    (1, 15)
    """
    found = _CARET.search(message)
    if not found:
        return None
    prefix = len(f"LINE {found['line']}: ")
    return int(found["line"]), len(found["gap"]) - prefix + 1


def first_lines(message: str) -> str:
    """What DuckDB says, on one line, without the repeated statement.

    >>> first_lines('Binder Error: no column "foo"!\\nCandidate bindings: "type"\\n\\nLINE 1: select foo\\n               ^')
    'no column "foo"! Candidate bindings: "type"'
    """
    words = " ".join(_CARET.split(message)[0].split())
    return re.sub(r"^[A-Z][\w ]* Error: ", "", words)
