"""The layers of claims in UIMA: the type system that the export writes and the import expects.

Names and shapes are those of custom layers in INCEpTION and WebAnno: span layers, link features with a role, and relations
from ``Governor`` to ``Dependent``.
"""

from typing import TYPE_CHECKING

from claimx.storage.fields import FIELDS, Kind

if TYPE_CHECKING:
    from cassis import TypeSystem

CLAIM = "webanno.custom.Claim"
"""Span layer: the anchor of a claim. Its link feature ``arguments`` points at marks, each with a role."""
LINK = "webanno.custom.ClaimArgumentsLink"
MARK = "webanno.custom.ClaimMark"
"""Span layer: a party, content or clause. ``kind`` is that of a party or "passage"."""
DENIES = "webanno.custom.ClaimDenies"
"""Relation from a denial (``Governor``) to the claim that it answers (``Dependent``)."""
RESOLVED = "webanno.custom.ClaimResolved"
"""Relation from a party's words (``Governor``) to the mention that they were resolved to (``Dependent``)."""
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
TYPE_SYSTEM_FILE = "TypeSystem.xml"

_STRING, _DOUBLE, _BOOLEAN = "uima.cas.String", "uima.cas.Double", "uima.cas.Boolean"
QUANTITY = {"value": "quantityValue", "min": "quantityMin", "max": "quantityMax", "approximate": "approximate", "unit": "unit"}
TIME = {"value": "timeValue", "type": "timeType", "earliest": "earliest", "latest": "latest"}
"""Key of the quantity or time to feature of the claim layer."""
CHOICES: tuple[str, ...] = tuple(
    dict.fromkeys(name for fields in FIELDS.values() for name, kind in fields.items() if kind is Kind.choice)
)
"""Fields that hold one of a few words; their features go by `feature_name`."""


def feature_name(field: str) -> str:
    """The feature for a field of the contract.

    >>> feature_name("quote_type")
    'quoteType'
    """
    first, *others = field.split("_")
    return first + "".join(word.capitalize() for word in others)


def type_system() -> "TypeSystem":
    """The type system, with cassis's built-in types."""
    from cassis import TypeSystem

    types = TypeSystem()
    annotation = "uima.tcas.Annotation"
    metadata = types.create_type(METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    for name in ("documentId", "documentTitle"):
        types.create_feature(metadata, name, _STRING)
    mark = types.create_type(MARK, supertypeName=annotation)
    for name in ("kind", "name", "identifier"):
        types.create_feature(mark, name, _STRING)
    link = types.create_type(LINK, supertypeName="uima.cas.TOP")
    types.create_feature(link, "role", _STRING)
    types.create_feature(link, "target", MARK)
    claim = types.create_type(CLAIM, supertypeName=annotation)
    for name in ("claimId", "claimType", *map(feature_name, CHOICES), *TIME.values(), QUANTITY["unit"]):
        types.create_feature(claim, name, _STRING)
    for name in ("value", "min", "max"):
        types.create_feature(claim, QUANTITY[name], _DOUBLE)
    types.create_feature(claim, QUANTITY["approximate"], _BOOLEAN)
    types.create_feature(claim, "arguments", "uima.cas.FSArray", elementType=LINK)
    for relation, end in ((DENIES, CLAIM), (RESOLVED, MARK)):
        created = types.create_type(relation, supertypeName=annotation)
        for name in ("Governor", "Dependent"):
            types.create_feature(created, name, end)
    return types
