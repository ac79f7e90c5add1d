"""What somebody says with a word of judgement and no verb ("»Alles Lüge«, sagte …", "Absurd, erwiderte …")."""

from collections.abc import Iterator
from itertools import islice

from claimx.claims.conditions import has_needs
from claimx.claims.context import Context
from claimx.claims.roles import Match, fill_piece
from claimx.claims.triggers import Trigger, has_class, has_quality, trigger_index
from claimx.mentions.modality_words import modality_words
from claimx.schema import Quotation

_WITH_ZU = ("VVIZU", "PTKZU")
_LONGEST_PIECE = 8  # words
_FINITE = ("VFIN", "AFIN", "MFIN")


def find_pieces(context: Context) -> list[Match]:
    """What somebody says with a word of judgement and no verb ("»Alles Lüge«, sagte …", "Absurd, erwiderte …")."""
    found: dict[int, Match] = {}
    for quotation in context.quotations:
        if not quotation.cue or quotation.type not in ("direct", "indirect"):
            continue
        words = (i for part in quotation.quote for i in context.tokens(part.start, part.end) if not context.doc[i].is_punct)
        tokens = list(islice(_without_clauses(context, words), _LONGEST_PIECE + 1))
        if (
            not 0 < len(tokens) <= _LONGEST_PIECE
            or any(context.tags[i][1:] in _FINITE or context.tags[i] in _WITH_ZU for i in tokens[1:])
            or _is_part(context, quotation, tokens)
        ):
            continue
        finite = context.tags[tokens[0]][1:] in _FINITE
        for kind, trigger in trigger_index().pieces:
            place = _judgement(context, trigger, tokens, finite)
            clause = None if place is None else context.clause(place)
            if place is None or clause is None:
                continue
            match = Match(kind, trigger, clause, (place, place + 1))
            fill_piece(context, match, (quotation.quote[0].start, quotation.quote[-1].end))
            if has_needs(match):
                found.setdefault(place, match)
    return list(found.values())


def _without_clauses(context: Context, words: Iterator[int]) -> Iterator[int]:
    """The words up to the first clause that belongs to them ("Ausgedacht von einem, | der nie im Stollen war")."""
    first = None
    for token in words:
        clause = context.clause(token)
        first = first or clause
        if first is not None and first.kind == "fragment" and clause is not None and clause.kind != "fragment":
            return
        yield token


def _is_part(context: Context, quotation: Quotation, tokens: list[int]) -> bool:
    """Whether words in quotation marks are part of a sentence ("sprach von »Lügen«"), not one of their own before a comma."""
    first = quotation.quote[0]
    sentence = context.sentence(first.start)
    last = context.tokens(quotation.quote[-1].start, quotation.quote[-1].end)[-1]
    after = context.doc[min(last, tokens[-1] + 1) : last + 2].text if last > tokens[-1] else context.doc[last + 1 : last + 3].text
    return first.start != sentence.start or "," not in after


def _judgement(context: Context, trigger: Trigger, tokens: list[int], finite: bool) -> int | None:
    """The word for which a trigger fires on a piece: of its ``with`` where it asks for such and, ``negated``, for a
    negation ("Stimmt so nicht"), else of one of its classes, where the piece has no finite verb."""
    if trigger.with_words:
        negated = any(context.lowers[i] in modality_words().negations for i in tokens)
        place = next((i for i in tokens if context.lowers[i] in trigger.words), None)
        return place if negated or not trigger.negated else None
    return None if finite else next((i for i in tokens if _is_judgement(context, i, trigger.where["piece"])), None)


def _is_judgement(context: Context, token: int, name: str) -> bool:
    """Whether a word is a noun or an adjective of one of the classes "a|+q"."""
    word = context.doc[token]
    for one in name.split("|"):
        if one.startswith("+") and has_quality(word.text, one[1:]):
            return True
        if not one.startswith("+") and word.tag_ == "NN" and has_class(word.text, one):
            return True
    return False
