"""Who says what: direct, indirect, carried-on and reported speech with its speaker, cue, frame and addressee.

Method: reporting clauses and source phrases from a lexicon on top of the clauses of `claimx.language`; the span
conventions follow the Wikinews quotation corpus of Petersen-Frey & Biemann (2024), LREC-COLING.
"""

from claimx.mentions.quotations.attribution import Attribution, source_of
from claimx.mentions.quotations.tagger import attribute, tag_quotations

__all__ = ["Attribution", "attribute", "source_of", "tag_quotations"]
