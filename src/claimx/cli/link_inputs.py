"""The texts of articles that were extracted before: from their output, or from their files where these are still the same."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from claimx.articles import Article, IdRegistry, read_articles
from claimx.schema import ArticleOutput
from claimx.settings import Settings


def find_texts(outputs: Sequence[ArticleOutput]) -> tuple[dict[str, str], list[str]]:
    """The raw texts of these articles by id, and a note for every one whose text is not to be had."""
    texts = {output.article.id: output.article.text for output in outputs if output.article.text is not None}
    missing = [output for output in outputs if output.article.id not in texts]
    by_hash = _read({output.article.path for output in missing if output.article.path})
    notes = []
    for output in missing:
        record = output.article
        article = by_hash.get(record.sha256)
        if article is not None:
            texts[record.id] = article
        else:
            notes.append(f"{record.id}: its file {record.path or ''} is gone or changed; only its claims were compared")
    return {id: text for id, text in texts.items() if text is not None}, notes


def _read(paths: Iterable[str]) -> dict[str, str]:
    """The texts in these files, as far as they can be read, by the hash of their bytes."""
    found: dict[str, str] = {}
    for path in sorted(paths):
        if Path(path).is_file():
            articles = read_articles(Path(path), max_bytes=Settings().max_bytes, ids=IdRegistry())
            found.update({article.sha256: article.text for article in articles if isinstance(article, Article)})
    return found
