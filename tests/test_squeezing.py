"""Runs of blanks and carriage returns in a text: read as one sign each, and every offset is that of the text as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.articles import article_from_text
from claimx.language.squeezing import squeezed

TEXT = (
    "Streit um die Werft\n\nDie Opposition wirft der Ministerin vor, am 3. Mai 2024 Akten vernichtet zu haben.\n"
    "Die Ministerin bestreitet das. Bei dem Brand starben nach Angaben der Feuerwehr zwölf Arbeiter.\n"
)


@given(st.text(alphabet=" \t\r\nab.", max_size=60))
def test_offsets_lead_back(text):
    short = squeezed(text)
    if short is None:
        return
    assert len(short.kept) == len(short.text)
    assert short.kept == sorted(set(short.kept))
    assert not re.search(r"[ \t]\n|\n[ \t]|\r\n", short.text)
    assert "\r" in text or not re.search(r"[ \t]{2}", short.text)
    for place, sign in enumerate(short.text):
        start, end = short.outside(place, place + 1)
        assert end == start + 1
        if not sign.isspace():
            assert text[start] == sign
            assert short.inside(start) == place


@pytest.mark.parametrize("text", ["", "a", "Er kam.", "Er kam\nmit ihr.\n\nSie ging."])
def test_nothing_to_do(text):
    assert squeezed(text) is None


def read(output):
    def words(value):
        return " ".join(value.split())

    return [
        (claim.type, words(claim.anchor.text), words(claim.text), bool(getattr(claim, "denies", ()))) for claim in output.claims
    ]


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "  \n"), TEXT.replace(" ", "  "), TEXT.replace("vor, am", "vor,\r\nam")],
    ids=["carriage returns", "blanks before breaks", "two blanks", "wrapped"],
)
def test_the_same_claims(extractor, text):
    plain = extractor.extract(article_from_text(TEXT, published="2024-05-09"))
    output = extractor.extract(article_from_text(text, published="2024-05-09"))
    assert read(output) == read(plain)
    ids = {claim.id for claim in output.claims}
    for claim in output.claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.id == f"{claim.type}-{claim.anchor.start}-{claim.anchor.end}"
        assert set(getattr(claim, "denies", ())) <= ids
