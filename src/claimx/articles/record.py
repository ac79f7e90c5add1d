"""The article as the later stages see it: its raw text and what is known about it."""

from dataclasses import dataclass

from claimx.schema import PublishedFrom, Region


@dataclass(slots=True, frozen=True)
class Article:
    """One article.

    ``text`` is the raw decoded text (line ends, soft hyphens and no-break spaces as they stand in the file; a byte
    order mark is not part of it) or, where ``carries_text`` is true, the text taken out of HTML or JSON, which the
    output must then carry. All offsets count code points of ``text``. ``sha256`` is over the input bytes: those of the
    file (after decompression), or of one line of a JSONL file without its line end. ``published`` is an ISO 8601 date of
    day, month or year precision. ``regions`` are sorted, half-open and do not overlap.
    """

    id: str
    path: str
    sha256: str
    text: str
    title: str | None
    published: str | None
    published_from: PublishedFrom | None
    publisher: str | None
    url: str | None
    language: str
    regions: tuple[Region, ...]
    carries_text: bool
