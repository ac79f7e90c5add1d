"""The reading room: files to articles, with encodings, formats, boilerplate regions, headline and document date."""

from claimx.articles.files import find_inputs
from claimx.articles.ids import IdRegistry
from claimx.articles.reader import article_from_text, raw_text, read_articles, read_inputs
from claimx.articles.record import Article

__all__ = ["Article", "IdRegistry", "article_from_text", "find_inputs", "raw_text", "read_articles", "read_inputs"]
