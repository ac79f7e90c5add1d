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
