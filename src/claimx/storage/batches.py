"""One batch of articles through an extractor: a result for each, whatever goes wrong with one of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import orjson

from claimx.articles import Article
from claimx.errors import ClaimxError, InputError
from claimx.schema import ArticleOutput, PipelineRecord
from claimx.storage.formats import article_bytes

Result = bytes | ClaimxError
"""The content of an article's JSON file, or why there is none."""


class Extractor(Protocol):
    """What `claimx.pipeline.Extractor` offers; made once a process."""

    pipeline_record: PipelineRecord

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleOutput | ClaimxError]]:
        """One result an article, in their order."""


Factory = Callable[[], Extractor]
"""Makes the extractor of a process. It crosses process borders: a module's function or class, or a `functools.partial` of one."""


def extract_batch(extractor: Extractor, articles: list[Article]) -> Iterator[Result]:
    """One result an article, in order, whatever goes wrong with one of them.

    Raises:
        ClaimxError: no article is to blame: a broken lexicon or model, say.
    """
    done = 0
    try:
        for article, output in extractor.stream(articles):
            yield _packed(article, output)
            done += 1
        return
    except Exception as error:
        if isinstance(error, ClaimxError) and not isinstance(error, InputError):
            raise
    # The batch is broken: each of the rest alone, so that only the culprit is lost. Not within the block above, where the error
    # would hold what the failed stage had in memory.
    for article in articles[done:]:
        yield _extract_alone(extractor, article)


def _extract_alone(extractor: Extractor, article: Article) -> Result:
    """The result of one article; an error that nobody foresaw becomes a reason to reject it."""
    try:
        return next(_packed(article, output) for article, output in extractor.stream([article]))
    except ClaimxError:
        raise
    except Exception as error:
        return InputError(
            f"claimx failed on this article: {type(error).__name__}: {error}",
            where=article.path or article.id,
            remedy="please report it with the article",
        )


def _packed(article: Article, output: ArticleOutput | ClaimxError) -> Result:
    """The output as bytes; an error gets the place it happened in, and is raised if the article is not to blame for it."""
    if isinstance(output, ArticleOutput):
        return _serialised(output.model_dump(mode="json"))
    if not isinstance(output, InputError):
        raise output
    return InputError(output.what, where=output.where or article.path or article.id, remedy=output.remedy)


def _serialised(value: dict[str, Any]) -> bytes:
    try:
        return article_bytes(value)
    except orjson.JSONEncodeError:  # an integer of more than 64 bits
        return article_bytes(_short_integers(value))


def _short_integers(value: Any) -> Any:
    """The value with integers of more than 64 bits as floats, the only numbers JSON readers agree on up there; None beyond."""
    if isinstance(value, dict):
        return {key: _short_integers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_short_integers(item) for item in value]
    if not isinstance(value, int) or abs(value) < 2**63:
        return value
    return float(value) if abs(value) < 10**308 else None
