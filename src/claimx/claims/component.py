"""The last stage: claims from everything that was tagged before."""

from spacy.language import Language
from spacy.tokens import Doc

from claimx.claims.build import build_claims
from claimx.claims.context import Context
from claimx.language.annotations import annotations


@Language.component("claimx_claims", requires=["token.tag", "doc.sents"])
def _component(doc: Doc) -> Doc:
    annotations(doc).claims = build_claims(Context(doc))
    return doc
