"""What the fuzzer runs its inputs through, and what must hold afterwards. `share` is a target's part of the inputs."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import fuzz_inputs as inputs
import fuzz_outputs as outputs

MAX_BYTES = 200_000
MAX_CHARACTERS = 20_000
KINDS = (".txt", ".md", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz", ".json.gz", ".html.gz")


class Failure(AssertionError):
    """An invariant that does not hold; ``shown`` is the input, as far as it can be shown."""

    def __init__(self, what: str, text: object):
        super().__init__(what)
        self.shown = f"{what}: {text!r}"


class Target(NamedTuple):
    """One thing to run; ``check`` gets the random numbers to make its input from."""

    share: int
    check: Callable[[Random], object]


def holds(condition: bool, what: str, text: object) -> None:
    """Raises `Failure` unless the condition holds."""
    if not condition:
        raise Failure(what, text)


def check_readers(chance: Random) -> None:
    """A file of any kind, well-formed or not."""
    kind = chance.choice(KINDS)
    check_file(kind, inputs.file_bytes(chance, kind))


def check_file(kind: str, data: bytes) -> None:
    """Any file gives articles and errors, never an exception; ids are unique, regions lie in the text."""
    from claimx.articles import Article, IdRegistry, read_articles
    from claimx.errors import InputError

    path = inputs.written(_folder() / f"datei{kind}", data)
    seen = set()
    for item in read_articles(path, max_bytes=MAX_BYTES, max_characters=MAX_CHARACTERS, ids=IdRegistry()):
        if isinstance(item, InputError):
            holds(bool(item.what and item.where and item.remedy), "an error without place or remedy", item)
            continue
        holds(isinstance(item, Article), "neither article nor error", item)
        holds(item.id not in seen, "an id twice", item.id)
        seen.add(item.id)
        holds(len(item.text) <= MAX_CHARACTERS, "longer than the limit", len(item.text))
        item.text.encode("utf-8")
        end = 0
        for region in item.regions:
            holds(end <= region.start < region.end <= len(item.text), "a region out of order", (kind, data))
            end = region.end


def check_html(chance: Random) -> None:
    """Markup, well-formed or not."""
    check_markup(inputs.markup(chance))


def check_markup(markup: str) -> None:
    """Any markup gives a page or an `InputError`."""
    from claimx.articles.webpage import read_html
    from claimx.errors import InputError

    try:
        page = read_html(markup)
    except InputError:
        return
    holds(bool(page.text.strip()), "a page without text", markup)


def check_sentences(chance: Random) -> None:
    """Text of any kind."""
    check_sentence_text(inputs.text(chance))


def check_sentence_text(text: str) -> None:
    """Sentences cover the tokens without gap or overlap, and tokens the text."""
    if not _encodes(text):
        return
    doc = _blank("claimx_sentences")(text)
    holds("".join(token.text_with_ws for token in doc) == text, "tokens are not the text", text)
    ends = [(sentence.start, sentence.end) for sentence in doc.sents]
    holds([start for start, _ in ends] == [0, *(end for _, end in ends)][: len(ends)], "a gap between sentences", text)


def check_numbers(chance: Random) -> None:
    """Odd numbers, dates and times."""
    text = chance.choice([inputs.number_text, inputs.time_text, inputs.sendable])(chance)
    published = chance.choice([None, "2024", "2024-10", "2024-10-22", "2024-02-29", "0001-01-01", "9999-12-31"])
    check_number_text(text, published)


def check_number_text(text: str, published: str | None) -> None:
    """Times and quantities: spans are their text, bounds in order."""
    doc = _blank("claimx_sentences", "claimx_times", "claimx_quantities").make_doc(text)
    doc._.claimx.published = published
    for _, stage in _blank("claimx_sentences", "claimx_times", "claimx_quantities").pipeline:
        doc = stage(doc)
    for span in [*doc._.claimx.times, *doc._.claimx.quantities]:
        holds(text[span.start : span.end] == span.text, "a span is not its text", text)
    for time in doc._.claimx.times:
        holds(not (time.earliest and time.latest) or time.earliest <= time.latest, "a time ends before it begins", text)
    for quantity in doc._.claimx.quantities:
        holds(quantity.min is None or quantity.max is None or quantity.min <= quantity.max, "a least above the most", text)


def check_pipeline(chance: Random) -> None:
    """Text of any kind with a date of any precision."""
    text = chance.choice([inputs.text, inputs.german])(chance)
    check_output(text, chance.choice([None, "2024-10-22", "2024", "2024-02-29", "1999-12-31"]))


def check_output(text: str, published: str | None) -> None:
    """The whole pipeline on any text: an output whose every span is its text and which survives JSON."""
    from claimx.articles import article_from_text
    from claimx.errors import InputError
    from claimx.pipeline import check_spans
    from claimx.schema import ArticleOutput
    from claimx.storage.batches import _serialised

    try:
        article = article_from_text(text, published=published)
    except InputError:
        holds(not _encodes(text), "a text refused", text)
        return
    output = _extractor().extract(article)
    check_spans(output, text)
    ArticleOutput.model_validate_json(_serialised(output.model_dump(mode="json")))
    holds(len({claim.id for claim in output.claims}) == len(output.claims), "a claim's id twice", text)


def check_outputs(chance: Random) -> None:
    """A command on an output folder with something broken in it does its work or says in one line what is wrong and where."""
    with tempfile.TemporaryDirectory(prefix="claimx-fuzz-") as name:
        folder = Path(name)
        done = outputs.damaged_folder(chance, folder / "out")
        words = outputs.command(chance, folder / "out", folder)
        status, said = outputs.run_command(words)
        shown = f"{' '.join(words)} after {done}: {said[-1500:]}"
        holds("Traceback" not in said, _fault(said), shown)
        holds(status in (0, 1, 2, 3), f"status {status}", shown)
        holds(
            status not in (1, 2) or "error: " in said or "rejected" in said or words[0] == "eval",
            "an error without a word",
            shown,
        )
        holds(not list(folder.glob("out/.*tmp*")), "a temporary file left", shown)


def _fault(said: str) -> str:
    """The last two lines of a traceback: where it happened, and what."""
    lines = [line.strip() for line in said.splitlines()]
    places = [number for number, line in enumerate(lines) if line.startswith('File "') and "/claimx/" in line]
    what = next((line for line in lines[places[-1] :] if "Error" in line.partition(":")[0]), "") if places else ""
    return f"{lines[places[-1]] if places else ''} {what}"


TARGETS = {
    "readers": Target(3, check_readers),
    "html": Target(1, check_html),
    "sentences": Target(6, check_sentences),
    "numbers": Target(8, check_numbers),
    "pipeline": Target(2, check_pipeline),
    "outputs": Target(1, check_outputs),
}


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="claimx-fuzz-"))


@cache
def _blank(*stages: str):
    import spacy

    import claimx.language.annotations  # noqa: F401  (registers ``doc._.claimx``)

    nlp = spacy.blank("de")
    for stage in stages:
        nlp.add_pipe(stage)
    return nlp


@cache
def _extractor():
    from claimx.pipeline import Extractor

    return Extractor(model="embedded")
