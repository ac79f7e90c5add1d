"""Ties a denial to the accusation or claim that it answers."""

from claimx.claims.context import Context
from claimx.schema import Accusation, ClaimBase, Denial, Role

_SENTENCES_BACK = 12
_SENTENCES_BACK_TO_OTHERS = 3
_SHORTEST_NAME = 4
_SENTENCES_AHEAD = 1


def link_denials(context: Context, claims: list[ClaimBase]) -> None:
    """Fills ``denies`` of every denial in place."""
    accusations = [c for c in claims if isinstance(c, Accusation)]
    for denial in claims:
        if isinstance(denial, Denial):
            answered = _answered(denial, accusations)
            if answered is not None:
                denial.denies = [answered.id]


def _answered(denial: Denial, accusations: list[Accusation]) -> Accusation | None:
    best: tuple[float, Accusation] | None = None
    for accusation in accusations:
        distance = denial.sentence.index - accusation.sentence.index
        if not -_SENTENCES_AHEAD <= distance <= _SENTENCES_BACK:
            continue
        score = _score(denial, accusation, distance)
        if score > 0 and (best is None or score > best[0]):
            best = (score, accusation)
    return None if best is None else best[1]


def _score(denial: Denial, accusation: Accusation, distance: int) -> float:
    """How well a denial answers an accusation: the accused denies, near and after it."""
    accused_denies = same_party(denial.denier, accusation.accused)
    if not accused_denies and distance > _SENTENCES_BACK_TO_OTHERS:
        return 0.0
    score = 2.0 - (0.2 if accused_denies else 0.5) * abs(distance)
    if denial.denied is not None and denial.denied.start <= accusation.anchor.start < denial.denied.end:
        return 10.0
    if distance < 0 or (
        distance == 0 and accusation.anchor.start > denial.anchor.start and not same_party(denial.denier, accusation.accused)
    ):
        score -= 2.0
    if accused_denies:
        score += 2.0
    elif accusation.accused and not any(r.resolved is not None or r.kind == "unknown" for r in denial.denier):
        score -= 1.5
    if same_party(denial.denier, accusation.accuser):
        score -= 3.0
    return score


def same_party(left: list[Role], right: list[Role]) -> bool:
    """Whether two lists of roles share a party, by name, id or mention."""

    return any(_keys(a) & _keys(b) or _speaks_for(a, b) or _speaks_for(b, a) for a in left for b in right)


def _keys(role: Role) -> set[object]:
    spot = role.resolved or role
    return {key for key in (role.name and role.name.casefold(), role.id, (spot.start, spot.end)) if key}


def _speaks_for(person: Role, body: Role) -> bool:
    """Whether a party is named as somebody's representative ("ein Vertreter Nordkoreas", "ukrainische Delegation")."""
    if not body.name or len(body.name) < _SHORTEST_NAME or person.id is not None:
        return False
    return body.name.casefold() in f"{person.name} {person.text}".casefold()
