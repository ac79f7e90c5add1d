"""What the quotations and the claims both ask of a Doc's clauses and groups, found out once.

The quotations leave their `Syntax` with the Doc, with all arguments of verbs that they asked for; the claims take it away. It
does not stay there, since it holds the Doc itself, and Python frees such rings late.
"""

from spacy.tokens import Doc

from claimx.language.annotations import annotations, tokens_of
from claimx.language.arguments import Syntax
from claimx.schema import Role

_KEY = "claimx_syntax"


def actors_by_token(doc: Doc) -> dict[int, Role]:
    """The actor mention at each token that one touches; of several the last."""
    return {i: role for role in annotations(doc).actors for i in tokens_of(doc, role.start, role.end)}


def leave_syntax(doc: Doc, times: set[int]) -> Syntax:
    """The clauses and groups of a Doc, kept with it for `take_syntax`. ``times`` are the tokens of time expressions."""
    found = annotations(doc)
    syntax = doc.user_data[_KEY] = Syntax(doc, found.clauses, found.groups, actors_by_token(doc), times)
    return syntax


def take_syntax(doc: Doc, times: set[int]) -> Syntax:
    """What `leave_syntax` left for the same Doc and times, else made anew."""
    found = annotations(doc)
    kept: Syntax | None = doc.user_data.pop(_KEY, None)
    if kept is not None and kept.times == times and kept.clauses is found.clauses and kept.groups is found.groups:
        return kept
    return Syntax(doc, found.clauses, found.groups, actors_by_token(doc), times)
