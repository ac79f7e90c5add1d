"""Puts the parts together: Doc in, quotations out."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations
from claimx.mentions.quotations.attached import attached_quotations
from claimx.mentions.quotations.attribution import Attribution, remember
from claimx.mentions.quotations.carried import behind_colons, carried_quotations, name_unnamed, passed_on_behind
from claimx.mentions.quotations.cues import reporting_clauses
from claimx.mentions.quotations.direct import DirectTagger
from claimx.mentions.quotations.indirect import indirect_quotations
from claimx.mentions.quotations.interviews import Interview
from claimx.mentions.quotations.labels import labelled_headlines
from claimx.mentions.quotations.phrases import phrase_quotations, source_phrases
from claimx.mentions.quotations.reading import Reading
from claimx.mentions.quotations.records import attributions
from claimx.mentions.quotations.reported import intentions, reported_quotations
from claimx.schema import Quotation


def attribute(doc: Doc) -> list[Attribution]:
    """All quotations of a Doc with clauses and groups, in text order; kept in ``doc.user_data`` for `source_of`."""
    reading = Reading(doc)
    cues = reporting_clauses(reading)
    phrases = source_phrases(reading)
    found = indirect_quotations(reading, cues)
    found += attached_quotations(reading, cues, found)
    found += phrase_quotations(reading, phrases)
    interview = Interview(reading)
    found += interview.answers + labelled_headlines(reading)
    direct = DirectTagger(reading, cues, phrases, found)
    found += direct.quotations()
    used = {f.clause for f in found if f.clause is not None}
    inside = {i for f in found if f.type == "indirect" for a, b in f.quote for i in range(a, b)}
    found += reported_quotations(reading, cues, used, inside)
    used |= {f.clause for f in found if f.clause is not None}
    found += intentions(reading, used, inside)
    found += behind_colons(reading, found)
    name_unnamed(reading, found)
    interview.address(found)
    found += passed_on_behind(reading, found)
    carried = carried_quotations(reading, found, interview.asked)
    found += carried + direct.inside(carried)
    found.sort(key=lambda f: (f.quote[0], f.quote[-1], f.type))
    result = attributions(reading, found)
    remember(doc, result)
    return result


def tag_quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a Doc, in text order.

    Args:
        doc: tagged, with sentences, and with the clauses and groups of `claimx.language`; actors and times are used
            where present.
    """
    return [attribution.quotation for attribution in attribute(doc)]


@Language.factory("claimx_quotations", requires=["token.tag", "doc.sents"])
def make_quotations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.claimx.quotations``; needs tags, sentences, clauses and noun groups."""
    return _set_quotations


def _set_quotations(doc: Doc) -> Doc:
    annotations(doc).quotations = tag_quotations(doc)
    return doc
