"""Fixtures that several test files share: the shipped model is loaded once."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

settings.register_profile("claimx", deadline=None)  # a timing is never a test
settings.load_profile("claimx")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def extractor():
    """All stages on the model that ships with the project."""
    from claimx.pipeline import Extractor

    return Extractor(model="embedded")


@pytest.fixture(scope="session")
def nlp(extractor):
    """The spaCy pipeline of the extractor."""
    return extractor.nlp


@pytest.fixture(scope="session")
def linked(extractor):
    """Links the articles given as (text, document date); they are called a, b, c … in this order."""
    from claimx.articles import article_from_text
    from claimx.corpus.linker import link

    def call(*articles, publisher=None):
        outputs, texts = [], {}
        for name, (text, published) in zip("abcdefgh", articles, strict=False):
            output = extractor.extract(article_from_text(text, published=published, id=name))
            output.article.publisher = publisher
            outputs.append(output)
            texts[name] = text
        return link(outputs, texts)

    return call


@pytest.fixture(scope="session")
def group_sizes(linked):
    """The sizes of the groups of one type after linking articles given as (text, document date)."""

    def call(type, *articles):
        return sorted(len(group.members) for group in linked(*articles).groups if group.type == type)

    return call


@pytest.fixture
def claimx(capsysbinary):
    """Runs a command in this process; gives exit status, standard output and standard error."""
    from claimx.cli.main import main

    def call(*words):
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        captured = capsysbinary.readouterr()
        return SimpleNamespace(status=end.value.code, out=captured.out.decode(), err=captured.err.decode())

    return call
