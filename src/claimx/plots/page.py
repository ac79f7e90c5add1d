"""Charts and tables on one HTML page that needs no network and runs nothing but its own two scripts.

The template escapes everything it is given, and the data of the charts stand in a block of JSON in which no ``<`` is left. The
page's policy lets only these scripts run, known by their hashes, and nothing be loaded; whatever a text holds stays text.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import orjson
from jinja2 import Environment, StrictUndefined

from claimx.plots import drawing
from claimx.plots.theme import Spec, plain

MOST_ROWS = 2_000
"""Rows of a table on a page; all of them are in the data (.json, .csv)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words below a chart. ``german``: numbers of the columns that quote articles; ``figures``: of those with numbers."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    german: Sequence[int] = ()
    figures: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A chart for wide and one for narrow screens, what it shows in words, and its tables. Without charts only the words."""

    title: str
    about: str
    wide: Spec | None = None
    narrow: Spec | None = None
    tables: Sequence[Table] = field(default_factory=tuple)


def html_page(title: str, head: Sequence[str], sections: Sequence[Section]) -> str:
    """The whole page.

    Args:
        title: what it is about.
        head: lines below the title: what was read, what was left out and why.
        sections: its parts in order.

    Raises:
        ClaimxError: vl-convert is not installed.
    """
    folder = files("claimx.plots") / "page"
    style, own, template = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js", "page.html.j2"))
    charts = {f"chart-{number}": {"wide": s.wide, "narrow": s.narrow} for number, s in enumerate(sections) if s.wide and s.narrow}
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = plain
    library = drawing.script() if charts else ""
    return environment.from_string(template).render(
        title=title,
        head=head,
        most_rows=MOST_ROWS,
        sections=list(enumerate(sections)),
        style=style,
        scripts=[library, own] if charts else [own],
        policy=_policy([library, own] if charts else [own]),
        charts=json_block(charts),
    )


def json_block(value: object) -> str:
    """JSON that can stand in a ``<script>`` element: no text in it can end the element or start a comment.

    >>> json_block({"a": "</script><!--"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u003c!--"}'
    """
    text = orjson.dumps(value, default=str).decode()
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _policy(scripts: Sequence[str]) -> str:
    """The page's content security policy: these scripts, its styles, pictures in itself, and nothing from anywhere."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
