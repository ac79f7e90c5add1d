"""An extractor that needs no model: it finds "<number> Soldaten" and misbehaves on demand."""

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimx.articles import Article
from claimx.errors import ClaimxError, InputError, LexiconError
from claimx.schema import ArticleOutput, ArticleRecord, PipelineRecord, Quantity, Role, SentenceRef, Span, TroopCount
from claimx.settings import Settings

PIPELINE = PipelineRecord(claimx="0", spacy="0", model="fake", model_version="1", lexicon="0")


class FakeExtractor:
    """Reads commands in the text: KAPUTT raises in the middle of a batch, ABGELEHNT is rejected with a reason,
    LEXIKON finds that claimx itself is broken, SPEICHER asks for more memory than there is, FRESSEN takes memory until there is
    no more (only with a limit set), TOD kills its process, and EINMAL <file> does so unless the file is there, which it makes before."""

    def __init__(
        self,
        settings: Settings | None = None,
        model: str | None = None,
        *,
        interrupt_after: int | None = None,
        version: str = "1",
        seconds: float = 0.0,
    ):
        self.settings = settings or Settings()
        self.pipeline_record = PIPELINE.model_copy(update={"model_version": version})
        self.interrupt_after = interrupt_after
        self.seconds = seconds
        self.extracted: list[str] = []

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleOutput | ClaimxError]]:
        for article in articles:
            if self.interrupt_after is not None and len(self.extracted) >= self.interrupt_after:
                raise KeyboardInterrupt
            if "KAPUTT" in article.text:
                raise RuntimeError("broken on purpose")
            if "LEXIKON" in article.text:
                raise LexiconError("broken on purpose", where="times.yaml")
            if "SPEICHER" in article.text:
                bytearray(1 << 60)
            if "FRESSEN" in article.text:
                _take_all_memory()
            _die_if_told(article.text)
            time.sleep(self.seconds)
            self.extracted.append(article.id)
            if "ABGELEHNT" in article.text:
                yield article, InputError("not German", remedy="translate it")
            else:
                yield article, self._output(article)

    def _output(self, article: Article) -> ArticleOutput:
        matches = enumerate(re.finditer(r"(\d+) Soldaten", article.text))
        claims = [_troop_count(article, number, match) for number, match in matches]
        known = {key: getattr(article, key) for key in ("id", "path", "sha256", "title", "published", "published_from")}
        record = ArticleRecord(**known, characters=len(article.text), sentences=1)
        return ArticleOutput(article=record, pipeline=self.pipeline_record, claims=claims)


def _take_all_memory() -> None:
    import resource  # POSIX only

    assert resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY, "this would take the machine's memory"
    taken = []
    while True:
        taken.append(bytearray(1 << 16))


def _die_if_told(text: str) -> None:
    once = re.search(r"EINMAL (\S+)", text)
    if "TOD" in text or (once and not Path(once[1]).exists()):
        if once:
            Path(once[1]).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _troop_count(article: Article, number: int, match: re.Match[str]) -> TroopCount:
    start, end = match.span()
    return TroopCount(
        id=f"{article.sha256[:8]}-{number}",
        start=0,
        end=len(article.text),
        text=article.text,
        anchor=Span(text=match.group(), start=start, end=end),
        sentence=SentenceRef(index=0, start=0, end=len(article.text)),
        rule="troop_count/fake",
        quantity=Quantity(text=match.group(), start=start, end=end, value=match.group(1), unit="Soldat"),
        force=[Role(text=match.group(), start=start, end=end, name="Kuba", kind="country")],
    )
