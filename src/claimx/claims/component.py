"""The last stage: claims from everything that was tagged before."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.claims.build import build_claims
from claimx.claims.context import Context
from claimx.language.annotations import annotations


@Language.factory("claimx_claims", requires=["token.tag", "doc.sents"])
def make_claims(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.claimx.claims``; needs tags, sentences, clauses, groups and the mention stages before it."""
    return _set_claims


def _set_claims(doc: Doc) -> Doc:
    annotations(doc).claims = build_claims(Context(doc))
    return doc
