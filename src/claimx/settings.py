"""Every default of claimx, once: a typed record, read from claimx.toml and from the command line.

The command line wins over the file, the file over the defaults below.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from claimx.errors import SettingsError

CONFIG_FILE = "claimx.toml"

WORDS_REMEMBERED = 2048
"""How many words each of the stages' memories of words keeps. Most words of an article are among the last thousands; news
never runs out of new ones, so a larger memory would fill through a whole night (20 of them, some hundred bytes a word)."""

RARE_WORDS_REMEMBERED = WORDS_REMEMBERED // 4
"""The same of memories that are asked about few words of an article, or seldom twice about one."""


def partial_date(value: str) -> str:
    """The date itself, if it is an ISO 8601 calendar date of year, month or day precision.

    Raises:
        ValueError: it is none, or no such day exists.

    >>> partial_date("2024-10"), partial_date("2024-10-22")
    ('2024-10', '2024-10-22')
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        raise ValueError("not a date like 2024-10-22, 2024-10 or 2024")
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise ValueError(f"no such date: {error}") from error
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``"; did you mean …?"`` with the nearest known word, or the empty string where none is near.

    >>> did_you_mean("worker", ["workers", "model"])
    '; did you mean workers?'
    """
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _place(value: object) -> Path | str:
    """A URL as it is (a path would lose one of its slashes), any other text as a path."""
    if not isinstance(value, (str, Path)):
        raise ValueError("not a folder or URL")
    return value if isinstance(value, str) and "://" in value else Path(value)


class Settings(BaseModel):
    """What a run may be told. The field names are the keys of claimx.toml and the options of ``claimx extract``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str = Field(default="auto", min_length=1)
    """Name of a spaCy model that is installed, a folder, "embedded" for the one that ships, or "auto" for the best there is."""

    published: Annotated[str, AfterValidator(partial_date)] | None = None
    """Document date for every article of the run; it wins over what the files say. None: each article's own."""

    workers: int = Field(default=1, ge=1, le=256)
    """Processes that extract. One, because each holds a whole model in memory; the output does not depend on it."""

    batch_size: int = Field(default=16, ge=1, le=10_000)
    """Articles handed to the model, or to a worker, at a time: enough to keep it busy, few enough for little memory."""

    max_bytes: int = Field(default=20_000_000, ge=1)
    """Largest file of one article in bytes (unpacked), since it is read whole; web pages may carry pictures inside.
    Collections (.jsonl) may be larger; the limit then is for one line."""

    max_characters: int = Field(default=500_000, ge=1)
    """Longest article text. The annotations of one text are in memory together, about 3 kB a character: 1.5 GB at this limit.
    The longest newspaper reports have 100,000; what is longer is a dump of many articles or a book."""

    formats: tuple[str, ...] = ("json", "jsonl")
    """Files to write, by the names in `claimx.storage.formats`. ``json`` (one file an article) and ``jsonl`` (claims.jsonl)
    are written whether named or not: the output contract has them, and resuming reads them."""

    engine: Literal["local", "ray"] = "local"
    """Where articles are extracted: on this machine, or on a Ray cluster; the claims are the same."""

    out: Annotated[Path | str, PlainValidator(_place)] = Path("claimx-out")
    """Output folder; with the engine ``ray`` also a URL. ``-`` prints the JSON of a single article instead."""

    strict: bool = False
    """Whether the first rejected input ends the run."""

    show: int = Field(default=0, ge=0)
    """How many claims to print after the run."""


def load_settings(config: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """The settings of a run.

    Args:
        config: a TOML file; None reads ``claimx.toml`` of the working directory where there is one.
        overrides: values from the command line by field name; those that are None count as not given.

    Raises:
        SettingsError: the file cannot be read, or holds an unknown key or a value that does not fit; or an option does not.
    """
    path = config if config is not None else Path(CONFIG_FILE)
    values = _read_toml(path) if config is not None or path.is_file() else {}
    for key in values:
        if key not in Settings.model_fields:
            advice = f"known are {', '.join(Settings.model_fields)}{did_you_mean(key, Settings.model_fields)}"
            raise SettingsError(f"unknown setting: {key}", where=_line_of(path, key), remedy=advice)
    _validated(values, lambda key: _line_of(path, key))
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    return _validated({**values, **given}, option_name)


def option_name(field: str) -> str:
    """The command line option that sets this field.

    >>> option_name("formats"), option_name("max_bytes")
    ('--format', '--max-bytes')
    """
    return "--format" if field == "formats" else f"--{field.replace('_', '-')}"


def _validated(values: Mapping[str, Any], place: Callable[[str], str]) -> Settings:
    """The record of these values; ``place`` tells where the value of a key was written."""
    try:
        return Settings.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        message = first["msg"].removeprefix("Value error, ")
        where = place(str(first["loc"][0]))
        raise SettingsError(f"{message} (it is {first['input']!r})", where=where, remedy="correct that value") from error


def _read_toml(path: Path) -> dict[str, Any]:
    """The keys and values of a TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise SettingsError(f"cannot read the settings: {reason}", where=path, remedy="name a readable TOML file") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"no valid TOML: {error}", where=path, remedy="correct that line") from error


def _line_of(path: Path, key: str) -> str:
    """``file:line`` of a top-level key of a TOML file."""
    pattern = re.compile(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = next((number for number, line in enumerate(lines, start=1) if pattern.match(line)), None)
    return f"{path}:{found}" if found else str(path)
