"""The last stage: claims from everything that was tagged before."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.claims.amounts import amount_file
from claimx.claims.build import build_claims
from claimx.claims.confidence import confidence_file
from claimx.claims.context import Context
from claimx.claims.date_words import date_file
from claimx.claims.people import count_file
from claimx.claims.triggers import trigger_index
from claimx.language.annotations import annotations
from claimx.mentions.references import reference_file


@Language.factory("claimx_claims", requires=["token.tag", "doc.sents"])
def make_claims(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.claimx.claims``; needs tags, sentences, clauses, groups and the mention stages before it.

    Raises:
        LexiconError: a lexicon file of the claims is broken; the start stops, not the first article.
    """
    for read in (trigger_index, count_file, amount_file, date_file, reference_file, confidence_file):
        read()
    return _set_claims


def _set_claims(doc: Doc) -> Doc:
    annotations(doc).claims = build_claims(Context(doc))
    return doc
