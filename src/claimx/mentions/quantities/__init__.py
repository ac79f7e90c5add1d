"""Quantities: every number of a German text with its bounds, its vagueness and what it counts."""

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations
from claimx.mentions.quantities.singular import singular_persons
from claimx.mentions.quantities.tagger import tag_quantities

__all__ = ["QuantityTagger", "singular_persons", "tag_quantities"]


class QuantityTagger:
    """The spaCy component: keeps a Doc's quantities in ``doc._.claimx.quantities``."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its quantities set."""
        annotations(doc).quantities = tag_quantities(doc)
        return doc


@Language.factory("claimx_quantities")
def create_quantity_tagger(nlp: Language, name: str) -> QuantityTagger:
    """The factory ``claimx_quantities``; it takes no settings."""
    return QuantityTagger()
