"""What somebody says with a word of judgement and no verb ("»Alles Lüge«, sagte …", "Absurd, erwiderte …")."""

from itertools import islice

from claimx.claims.conditions import has_needs
from claimx.claims.context import Context
from claimx.claims.roles import Match, fill_piece
from claimx.claims.triggers import has_class, has_quality, trigger_index
from claimx.schema import Quotation

_LONGEST_PIECE = 8  # words
_FINITE = ("VFIN", "AFIN", "MFIN")


def find_pieces(context: Context) -> list[Match]:
    """What somebody says with a word of judgement and no verb ("»Alles Lüge«, sagte …", "Absurd, erwiderte …")."""
    found: dict[int, Match] = {}
    for quotation in context.quotations:
        if not quotation.cue or quotation.type not in ("direct", "indirect"):
            continue
        words = (i for part in quotation.quote for i in context.tokens(part.start, part.end) if not context.doc[i].is_punct)
        tokens = list(islice(words, _LONGEST_PIECE + 1))
        if (
            not 0 < len(tokens) <= _LONGEST_PIECE
            or any(context.tags[i][1:] in _FINITE for i in tokens)
            or _is_part(context, quotation, tokens)
        ):
            continue
        for kind, trigger in trigger_index().pieces:
            place = next((i for i in tokens if _is_judgement(context, i, trigger.where["piece"])), None)
            clause = None if place is None else context.clause(place)
            if place is None or clause is None:
                continue
            match = Match(kind, trigger, clause, (place, place + 1))
            fill_piece(context, match, (quotation.quote[0].start, quotation.quote[-1].end))
            if has_needs(match):
                found.setdefault(place, match)
    return list(found.values())


def _is_part(context: Context, quotation: Quotation, tokens: list[int]) -> bool:
    """Whether words in quotation marks are part of a sentence ("sprach von »Lügen«"), not one of their own before a comma."""
    first = quotation.quote[0]
    sentence = context.sentence(first.start)
    after = context.doc[tokens[-1] + 1 : tokens[-1] + 3].text
    return first.start != sentence.start or "," not in after


def _is_judgement(context: Context, token: int, name: str) -> bool:
    """Whether a word is a noun or an adjective of one of the classes "a|+q"."""
    word = context.doc[token]
    for one in name.split("|"):
        if one.startswith("+") and has_quality(word.text, one[1:]):
            return True
        if not one.startswith("+") and word.tag_ == "NN" and has_class(word.text, one):
            return True
    return False
