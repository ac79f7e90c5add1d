"""The page: its files, and the HTML around them, for the server and for the report in one file."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from claimx.review.fields import CHOICES, RECORDS, SHARED_KINDS, needed_fields, own_fields
from claimx.review.records import STATUSES

SCRIPTS = (
    "dom.js",
    "strings.js",
    "values.js",
    "api.js",
    "local.js",
    "view.js",
    "marks.js",
    "links.js",
    "cards.js",
    "claims.js",
    "selection.js",
    "pickers.js",
    "editor.js",
    "help.js",
    "list.js",
    "agreement.js",
    "actions.js",
    "keys.js",
    "article.js",
    "app.js",
)
"""The page's modules; each imports only from those before it. A report holds them one after the other in one script."""

STYLES = ("base.css", "types.css", "list.css", "text.css", "panel.css")
LANGUAGES = ("en", "de")
_MODULE_LINES = re.compile(r"^import [^;]*;\n|^export (?=(?:async )?(?:function|const|class|let)\b)", re.MULTILINE)
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@cache
def asset(name: str) -> str:
    """The content of one of the page's files."""
    return (files("claimx.review") / "static").joinpath(name).read_text(encoding="utf-8")


def style() -> str:
    """All styles."""
    return "\n".join(map(asset, STYLES))


def bundle() -> str:
    """All modules as one script, without their imports and exports: no name is used by two of them."""
    return "\n".join(_MODULE_LINES.sub("", asset(name)) for name in SCRIPTS)


def safe_json(value: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or begin another.

    >>> safe_json({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def boot(mode: str, **more: Any) -> dict[str, Any]:
    """What the page needs to begin: the claim types with their fields, the languages' words, and whatever is given."""
    types = {
        name: [{"name": field, "kind": kind, "needed": field in needed_fields(name)} for field, kind in own_fields(name).items()]
        for name in RECORDS
    }
    strings = {language: json.loads(asset(f"strings/{language}.json")) for language in LANGUAGES}
    return {
        "mode": mode,
        "types": types,
        "shared": [{"name": name, "kind": kind, "needed": False} for name, kind in SHARED_KINDS.items()],
        "choices": CHOICES,
        "statuses": STATUSES,
        "strings": strings,
        **more,
    }


def server_page(**more: Any) -> str:
    """The HTML that the server sends: style and modules are files of their own."""
    start = safe_json(boot("server", **more))
    return _template().render(title="claimx review", policy=None, style=None, script=None, boot=start, data=())


def report_page(title: str, articles: Iterable[Any], **more: Any) -> Iterable[str]:
    """The report in pieces: one HTML file with everything inside, and a policy that lets nothing else in.

    Args:
        title: of the page.
        articles: what `local.js` reads of each article (JSON types).
        more: further parts of what the page begins with.
    """
    css, script = style(), bundle()
    hashes = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (css, script))
    own_style, own_script = (f"'sha256-{digest}'" for digest in hashes)
    own = f"style-src {own_style}; script-src {own_script}; img-src data:"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    data = (safe_json(article) for article in articles)
    start = safe_json(boot("report", **more))
    return _template().generate(title=title, policy=policy, style=css, script=script, boot=start, data=data)


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(asset("page.html.j2"))
