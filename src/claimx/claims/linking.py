"""Ties a denial to the accusation or claim that it answers."""

from dataclasses import dataclass

from claimx.claims.triggers import has_class
from claimx.language.grammar import grammar
from claimx.mentions.actors.tables import states_of, words_for_state
from claimx.schema import Accusation, ClaimBase, Criticism, Denial, Role, Span, Statement

_SENTENCES_BACK = 18
_SENTENCES_BACK_TO_OTHERS = 3
_SHORTEST_NAME = 4
_STEM = 4
_CONTENT_STEM = 5
_SENTENCES_POINTED = 2
_SENTENCES_AHEAD = 1
_LEAD_SENTENCES = 4
_SENTENCES_AFTER_LEAD = 8
_SENTENCES_TOLD_AS_EARLIER = 3
_SENTENCES_LONG_BEFORE = 10
_KNOWN_KINDS = ("country", "government", "person")


def link_denials(claims: list[ClaimBase]) -> None:
    """Fills ``denies`` of every denial in place: with the charge that it answers, else with the statement it points to."""
    charges = [Charge.of(c) for c in claims if isinstance(c, Accusation | Criticism)]
    statements = [c for c in claims if isinstance(c, Statement)]
    for denial in claims:
        if isinstance(denial, Denial):
            answered = _answered(denial, charges)
            _settle(denial, answered)
            found: list[ClaimBase] = [charge.claim for charge in answered]
            found = found or [*_statement_before(denial, statements)] or _told_long_before(denial, charges)
            denial.denies = [claim.id for claim in found]


def _settle(denial: Denial, answered: "list[Charge]") -> None:
    """Makes the accused of a pronoun that was taken for somebody in the charge itself: "wirft dem Nachbarn Hilfe für die Rebellen
    vor, was dieser bestreitet"."""
    meant = denial.denier[0].resolved if len(denial.denier) == 1 else None
    if meant is None:
        return
    for charge in answered:
        content = charge.claim.allegation if isinstance(charge.claim, Accusation) else None
        if content is not None and len(charge.target) == 1 and content.start <= meant.start < content.end:
            accused = charge.target[0]
            role = {"name": accused.name, "id": accused.id, "kind": accused.kind, "resolved": accused.resolved or accused.bare()}
            denial.denier = [denial.denier[0].model_copy(update=role)]


def _statement_before(denial: Denial, statements: list[Statement]) -> list[Statement]:
    """The last thing that somebody else said in this sentence or the one before, where the denial points back to it."""
    if denial.denied is None or not _points_back(denial.denied):
        return []
    near = [s for s in statements if s.anchor.end <= denial.anchor.start and denial.sentence.index - s.sentence.index <= 1]
    others = [s for s in near if not same_party(s.speaker, denial.denier)]
    return others[-1:]


@dataclass(frozen=True, slots=True)
class Charge:
    """What a denial may answer: an accusation, or criticism, with who makes it and whom it is aimed at."""

    claim: Accusation | Criticism
    maker: list[Role]
    target: list[Role]

    @classmethod
    def of(cls, claim: Accusation | Criticism) -> "Charge":
        """The charge that a claim makes."""
        if isinstance(claim, Accusation):
            return cls(claim, claim.accuser, claim.accused)
        return cls(claim, claim.agent, claim.target)


def _answered(denial: Denial, charges: list[Charge]) -> list[Charge]:
    """The charge that a denial answers best, with what the same party charged in the same breath."""
    rated: list[tuple[float, Charge]] = []
    for charge in charges:
        distance = denial.sentence.index - charge.claim.sentence.index
        if -_SENTENCES_AHEAD <= distance <= _SENTENCES_BACK:
            rated.append((_score(denial, charge, distance), charge))
    rated = [(score, charge) for score, charge in rated if score > 0]
    if not rated:
        return _told_later(denial, charges) or _told_as_earlier(denial, charges)
    best = max(rated, key=lambda pair: pair[0])[1]
    found = [charge for _, charge in rated if charge is best or _in_one_breath(best, charge)]
    return found + [c for c in (_told_later(denial, charges, mutual=True) if _is_mutual(best) else []) if c not in found]


def _told_later(denial: Denial, charges: list[Charge], mutual: bool = False) -> list[Charge]:
    """The charge that a headline or lead already answers: the first one after it that is aimed at whoever denies; also
    behind the lead where what was told before is only that both sides charge each other (``mutual``)."""
    if denial.sentence.index >= _LEAD_SENTENCES and not mutual:
        return []
    for charge in charges:
        distance = charge.claim.sentence.index - denial.sentence.index
        aimed = same_party(denial.denier, charge.target) or _represents(denial.denier, charge.target)
        aimed = aimed and not same_party(denial.denier, charge.maker)
        if 0 < distance <= _SENTENCES_AFTER_LEAD and aimed:
            return [charge]
    return []


def _told_as_earlier(denial: Denial, charges: list[Charge]) -> list[Charge]:
    """The accusation that a report gives behind the denial as what came before it ("… hatte dem Verein vorgeworfen, …")."""
    for charge in charges:
        claim, distance = charge.claim, charge.claim.sentence.index - denial.sentence.index
        earlier = not grammar().pluperfect.isdisjoint(claim.text.casefold().split())
        aimed = isinstance(claim, Accusation) and not same_party(denial.denier, charge.maker)
        if 0 < distance <= _SENTENCES_TOLD_AS_EARLIER and earlier and aimed:
            return [charge]
    return []


def _told_long_before(denial: Denial, charges: list[Charge]) -> list[ClaimBase]:
    """The last accusation of somebody else before a denial that only points back and that nothing nearer explains.

    One that is aimed at a state, a body or a person other than a denier who is known, too, does not count."""
    if denial.denied is not None and not _points_back(denial.denied):
        return []
    known = any(role.id is not None or role.kind in ("country", "government") for role in denial.denier)
    for charge in reversed(charges):
        distance = denial.sentence.index - charge.claim.sentence.index
        if not 0 < distance <= _SENTENCES_LONG_BEFORE or isinstance(charge.claim, Criticism):
            continue
        apart = known and any(role.id is not None or role.kind in _KNOWN_KINDS for role in charge.target)
        if not apart and not same_party(denial.denier, charge.maker):
            return [charge.claim]
    return []


def _is_mutual(charge: Charge) -> bool:
    """Whether both sides make the same charge ("werfen einander … vor")."""
    return same_party(charge.maker, charge.target)


def _in_one_breath(charge: Charge, other: Charge) -> bool:
    """Whether two charges are made with one verb, or by one party against one other in the same or the next sentence."""
    first, second = charge.claim, other.claim
    if first.anchor.start < second.anchor.end and second.anchor.start < first.anchor.end:
        return True
    if abs(first.sentence.index - second.sentence.index) > 1 or not same_party(charge.maker, other.maker):
        return False
    return not (charge.target and other.target) or same_party(charge.target, other.target)


def _score(denial: Denial, charge: Charge, distance: int) -> float:
    """How well a denial answers a charge: the accused denies, near and after it, or points back with "das"."""
    anchor = charge.claim.anchor
    if denial.denied is not None and denial.denied.start <= anchor.start < denial.denied.end:
        return 10.0
    accused_denies = (
        same_party(denial.denier, charge.target)
        or _represents(denial.denier, charge.target)
        or _represents(charge.target, denial.denier)
    )
    pointer = "" if denial.denied is None else denial.denied.text.lower()
    if abs(distance) > _SENTENCES_POINTED and pointer in grammar().pointing_contents:
        return 0.0
    told = accused_denies or _names(denial.denied, charge.maker)
    if distance > _SENTENCES_BACK_TO_OTHERS and (not told or _is_of_its_own(denial.denied, charge.claim)):
        return 0.0
    score = 2.0 - (0.2 if told else 0.5) * abs(distance)
    if isinstance(charge.claim, Criticism):
        score -= 1.4 if _speaks_of(denial.denied, "accusation") else 0.4
    if _takes_up(denial.denied, charge.claim):
        score += 0.5
    if distance < 0 or (distance == 0 and anchor.start > denial.anchor.start and not accused_denies):
        score -= 2.0
    if told:
        score += 2.0
    elif any(r.kind != "unknown" for r in charge.target) and not any(
        r.resolved is not None or r.kind == "unknown" for r in denial.denier
    ):
        score -= 0.5 if _speaks_of(denial.denied, "accusation") else 1.0
        if _are_states(denial.denier) and _are_states(charge.target) and not _points_back(denial.denied):
            score -= 1.0
    if 0 <= distance <= _SENTENCES_POINTED and _points_back(denial.denied):
        score += 1.5
    if same_party(denial.denier, charge.maker) and not (accused_denies and _is_mutual(charge)):
        score -= 3.0
    return score


def _is_of_its_own(denied: Span | None, charge: ClaimBase) -> bool:
    """Whether what is denied neither points back nor has a word in common with the charge."""
    if denied is None or _points_back(denied) or _speaks_of(denied, "accusation"):
        return False
    return _content_stems(denied.text).isdisjoint(_content_stems(charge.text))


def _content_stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, in lower case."""
    words = (word.strip(',.;:„“”"»«()').casefold() for word in text.split())
    return frozenset(word[:_CONTENT_STEM] for word in words if len(word) > _CONTENT_STEM)


def _takes_up(denied: Span | None, charge: ClaimBase) -> bool:
    """Whether what is denied is told with the word of the charge, by its stem ("wird vorgeworfen" – "die Vorwürfe")."""
    stem = charge.rule.rpartition("/")[2][:_STEM].casefold()
    return denied is not None and any(word.casefold().startswith(stem) for word in denied.text.split())


def _speaks_of(denied: Span | None, name: str) -> bool:
    """Whether what is denied holds a noun of a class ("die Anschuldigungen der Ermittler": accusation)."""
    return denied is not None and any(word[:1].isupper() and has_class(word, name) for word in denied.text.split())


def _names(denied: Span | None, makers: list[Role]) -> bool:
    """Whether what is denied says whose charge it is ("die Vorwürfe der Ermittler")."""
    text = "" if denied is None else denied.text.casefold()
    names = (name for role in makers for name in (role.text, (role.name or "").rpartition(" ")[2]))
    return any(len(name) >= _SHORTEST_NAME and name.casefold() in text for name in names)


def _are_states(roles: list[Role]) -> bool:
    """Whether all of these are known states or their governments: another one that denies something of its own answers nobody."""
    return bool(roles) and all(role.id is not None and role.kind in ("country", "government") for role in roles)


def _points_back(denied: Span | None) -> bool:
    """Whether what is denied is only pointed at: "das", "diese Vorwürfe", "die Anschuldigung"."""
    if denied is None:
        return True
    first, *rest = denied.text.split()
    named = len(rest) == 1 and any(has_class(rest[0], name) for name in ("accusation", "report"))
    return first.lower() in grammar().pointing_contents or (first.lower() in grammar().definites and named)


def same_party(left: list[Role], right: list[Role]) -> bool:
    """Whether two lists of roles share a party, by name, id or mention."""

    return any(_keys(a) & _keys(b) or _speaks_for(a, b) or _speaks_for(b, a) for a in left for b in right)


def _represents(people: list[Role], parties: list[Role]) -> bool:
    """Whether somebody in office speaks for a state: known by id ("Putin" for Russia) or by words ("ein Sprecher des Kreml")."""
    states = {party.id for party in parties if party.id is not None}
    known = (states_of().get(person.id) for person in people if person.id is not None)
    if any(state is not None and state.id in states for state in known):
        return True
    words = [word for state in states for word in words_for_state(state)]
    return any(word in person.text.casefold() for person in people for word in words)


def _keys(role: Role) -> set[object]:
    spot = role.resolved or role
    return {key for key in (role.name and role.name.casefold(), role.id, (spot.start, spot.end)) if key}


def _speaks_for(person: Role, body: Role) -> bool:
    """Whether a party is named as somebody's representative ("ein Vertreter Nordkoreas", "ukrainische Delegation")."""
    if not body.name or len(body.name) < _SHORTEST_NAME or person.id is not None:
        return False
    return f" {body.name.casefold()}" in f" {person.name} {person.text}".casefold()
