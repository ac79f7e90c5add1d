"""Reporting clauses: a verb of saying or thinking with its speaker ("teilte das Amt mit", "wie X berichtete")."""

from dataclasses import dataclass, field
from itertools import pairwise

from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import Frame, function_words, may_report, noun_class, reporting
from claimx.mentions.quotations.reading import Range, Reading
from claimx.mentions.quotations.speakers import speaker_range
from claimx.mentions.references import antecedent

_CUTS = {",", "“", "”", '"', "«", "–", "-"}


_AGENTIVE = {"accuses", "demands", "announces", "denies"}


@dataclass(slots=True)
class Cue:
    """A clause that reports. ``first`` says that its verb opens it ("…, sagte X"), ``comparing`` that "wie" does.

    ``fore`` are tokens of the clause before the verb that belong to what is said ("Die Lage, sagte X, sei ernst").
    """

    clause: Clause
    frame: Frame
    tokens: list[int]
    speaker: Range | None = None
    group: NounGroup | None = None
    addressee: Range | None = None
    first: bool = False
    comparing: bool = False
    fore: list[int] = field(default_factory=list)


def reporting_clauses(reading: Reading) -> dict[int, Cue]:
    """The clauses whose verb attributes, by their index."""
    found: dict[int, Cue] = {}
    for clause in reading.clauses:
        if clause.verb is None or not may_report(clause.lemma):
            continue
        if clause.sentence in reading.skipped or reading.in_speech(clause.verb):
            continue
        frame = reading.frame(clause)
        if frame is not None:
            found[clause.index] = read_cue(reading, clause, frame)
    return found


def read_cue(reading: Reading, clause: Clause, frame: Frame) -> Cue:
    """The cue's words, speaker and addressee."""
    cue = Cue(clause, frame, _cue_tokens(reading, clause, frame))
    if clause.kind == "main" and clause.finite is not None:
        position = clause.tokens.index(clause.finite)
        before = clause.tokens[:position]
        alone = not before and clause.shares is None  # not "…, rügten aber, dass …"
        cue.first = alone or (
            [reading.lower[i] for i in before] in (["so"], ["das"], ["dies"])
            and before[0] > 0
            and reading.words[before[0] - 1] in _CUTS
        )
        if before and _interrupts(reading, clause):
            cue.fore, cue.first = before, True
    cue.comparing = _is_comparing(reading, clause)
    if cue.comparing:
        cue.tokens = sorted({clause.start if clause.introducer is None else clause.introducer, *cue.tokens})
        cue.first = False
    cue.group = _speaker_group(reading, clause, frame, cue)
    if cue.group is None and clause.lemma in function_words().speakerless:
        within = next((i for i in clause.tokens if reading.lower[i] in function_words().within), None)
        cue.speaker = None if within is None else (within, within + 1)  # "heißt es darin"
    if cue.group is not None:
        own = reading.clauses[cue.group.clause]
        cue.speaker = speaker_range(reading, cue.group, None if cue.first and own is clause else own, _governed(clause))
        if cue.group.preposition_at == clause.start and cue.group.preposition_at in reading.actor_at:
            cue.speaker = (clause.start, cue.speaker[1])
        cue.speaker = _without_dative(reading, clause, frame, cue.group, cue.speaker)
        if (
            cue.group.preposition == "aus"
            and clause.lemma == "verlauten"
            and cue.group.preposition_at is not None
            and clause.passive is None
        ):
            cue.speaker = (cue.group.preposition_at, cue.speaker[1])
    cue.addressee = _addressee(reading, clause, frame, cue)
    return cue


def _without_dative(reading: Reading, clause: Clause, frame: Frame, group: NounGroup, speaker: Range) -> Range:
    """The speaker without the party it speaks to, where that stands right behind it.

    "warfen die Vertreter beider Länder der Gegenseite … vor" (a dative read as a genitive), "werfen die USA Nordkorea vor"
    (two names in a row).
    """
    if frame.addressee not in ("dative", "object"):
        return speaker
    for i in range(speaker[0] + 1, speaker[1]):
        left, right = reading.actor_at.get(i - 1), reading.actor_at.get(i)
        if left is not None and right is not None and left is not right and left.kind == right.kind == "country":
            return speaker[0], i
    if frame.kind == "accuses" and frame.addressee == "dative":
        dative = reading.syntax.arguments(clause, True).dative
        if dative is not None and dative is not group and group.end <= dative.start < speaker[1]:
            return speaker[0], dative.start
    return speaker


def _governed(clause: Clause) -> frozenset[str]:
    """The prepositions that belong to the verb ("sprechen von"), not to its subject."""
    return frozenset(form for slot, _, _ in reporting().reported.get(clause.lemma, ()) for form in forms_of(slot))


def _is_comparing(reading: Reading, clause: Clause) -> bool:
    """ "Wie X mitteilte": verb-final after "wie", also where an apposition hides it from the clause analysis; not "wie er darauf
    antwortet", which is asked."""
    if clause.lemma in function_words().answering:
        return False
    if clause.introducer is not None:
        return reading.lower[clause.introducer] == "wie"
    return (
        reading.lower[clause.start] == "wie"
        and clause.finite is not None
        and clause.finite >= clause.end - 2
        and clause.finite > clause.start + 1
    )


def _cue_tokens(reading: Reading, clause: Clause, frame: Frame) -> list[int]:
    return [
        i
        for i in clause.tokens
        if reading.tags[i][:2] in ("VA", "VM")
        or i in (clause.verb, clause.finite, clause.particle)
        or _is_word(reading.lower[i], frame)
    ]


def _is_word(word: str, frame: Frame) -> bool:
    return any(word == part or (len(part) > 5 and word.endswith(part)) for part in frame.with_words)


def _interrupts(reading: Reading, clause: Clause) -> bool:
    """Whether the reporting verb breaks into the first field of another clause ("Die Lage, sagte X, sei ernst")."""
    finite = clause.finite
    assert finite is not None
    if reading.words[finite - 1] not in _CUTS:
        return False
    after = reading.syntax.group_at.get(finite + 1)
    if after is None or not after.may_be("N") or after.preposition is not None or reading.tags[finite + 1] == "PRF":
        return False
    for child in reading.syntax.children[clause.index]:
        other = reading.clauses[child]
        if other.kind == "main" and other.finite == other.start and other.mood != "indicative" and other.start > finite:
            return True
    return False


def _speaker_group(reading: Reading, clause: Clause, frame: Frame, cue: Cue) -> NounGroup | None:
    """The group that names the speaker: the subject, a passive's agent, or the paper or place where something stands."""
    arguments = reading.syntax.arguments(clause, frame.addressee == "dative")
    if frame.speaker == "object":
        return arguments.subject if clause.passive == "werden" else arguments.object
    if clause.passive == "werden":
        return _agent(reading, arguments)
    words = function_words()
    talked = clause.lemma == "sein" and any(reading.lower[i] in words.talked for i in clause.tokens)
    if talked or clause.lemma in words.speakerless:
        names = [name for name in words.places if not (talked and name in words.topic)]
        found = (g for name in names for g in arguments.prepositions.get(name, ()) if g.head not in reading.times)
        place = next(found, None)
        if place is not None or talked or clause.lemma == "heißen":
            return place
    subject = arguments.subject
    finite = clause.finite
    fronted = cue.first or (subject is not None and finite is not None and _is_quoted(reading, subject, finite))
    if fronted and finite is not None and (subject is None or subject.start < finite):
        behind = (g for g in reading.syntax.groups_of[clause.index] if g.start > finite)
        subject = next((g for g in behind if g.free and g.may_be("N")), None)
    if subject is None:
        return _named_von(reading, clause)
    first = None if fronted else _first_name(reading, clause)
    if first is not None and finite is not None and subject.start > finite and reading.tags[subject.start] == "NE":
        return first
    if subject.pronoun and reading.lower[subject.start] in grammar().pointing_subjects:
        return _behind_pronoun(reading, clause, frame, subject)
    return reading.syntax.seat(arguments) or _house(reading, arguments) if reading.lower[subject.start] == "man" else subject


def _house(reading: Reading, arguments: Arguments) -> NounGroup | None:
    """The house that speaks as "man" ("kontert man im Ministerium", "bei der Miliz sagt man")."""
    forms = (*forms_of("in"), *forms_of("bei"), "aus")
    places = (g for form in forms for g in arguments.prepositions.get(form, ()))
    return next((g for g in places if g.head not in reading.times and g.may_be("D") and g.head - g.start <= 2), None)


def _is_quoted(reading: Reading, group: NounGroup, finite: int) -> bool:
    """Whether a group before the verb stands in quotation marks that close there ("„Ein Narr“, sagte X")."""
    return any(mark.first < group.start and group.end < mark.last <= finite for mark in reading.marks)


def _first_name(reading: Reading, clause: Clause) -> NounGroup | None:
    """A bare name as the first field of a main clause: of two bare names the first is the subject."""
    group = reading.syntax.group_at.get(clause.start)
    if group is None or clause.kind != "main" or group.start != clause.start or not group.free or not group.may_be("N"):
        return None
    return group if reading.tags[group.start] == "NE" and reading.tags[group.head] == "NE" else None


def _agent(reading: Reading, arguments: Arguments) -> NounGroup | None:
    """Who speaks in a passive: "von X", else the paper in which it is said."""
    for form in (*forms_of("von"), "durch"):
        if arguments.prepositions.get(form):
            return arguments.prepositions[form][0]
    papers = (g for form in forms_of("in") for g in arguments.prepositions.get(form, ()))
    paper = next((g for g in papers if noun_class(reading.words[g.head], "source")), None)
    seat = reading.syntax.seat(arguments)
    alone = seat is not None and seat.preposition_at is not None and seat.end - seat.start == 1
    attribute = alone and seat is not None and reading.tags[max(0, (seat.preposition_at or 0) - 1)] in ("NN", "NE")
    return paper or (seat if alone and not attribute else None)


def _behind_pronoun(reading: Reading, clause: Clause, frame: Frame, pronoun: NounGroup) -> NounGroup | None:
    """The subject of a clause that seems to have "das" or "es": the group behind it, or "es" where it means a party."""
    after = clause.finite if clause.kind == "main" else pronoun.start
    behind = (g for g in reading.syntax.groups_of[clause.index] if after is not None and g.start > after)
    fitting = (g for g in behind if g.free and g is not pronoun and g.may_be("N") and reading.tags[g.start] != "PRF")
    other = next(fitting, None)
    if other is None and reading.lower[pronoun.start] == "es":
        return pronoun if frame.kind in _AGENTIVE and _points_to_somebody(reading, pronoun) else None
    return other or pronoun


def _named_von(reading: Reading, clause: Clause) -> NounGroup | None:
    """A subject that begins like a phrase: "Von der Leyen betonte, …"."""
    if clause.kind != "main" or clause.start not in reading.actor_at:
        return None
    groups = reading.syntax.groups_of[clause.index]
    return next(
        (
            g
            for g in groups
            if g.preposition_at == clause.start and reading.actor_at.get(g.head) is reading.actor_at[clause.start]
        ),
        None,
    )


def _points_to_somebody(reading: Reading, pronoun: NounGroup) -> bool:
    """Whether "es" stands for a party ("Israel … Es wirft dem Iran vor, …")."""
    return bool(antecedent(reading.syntax, reading.found.actors, reading.actor_at, pronoun, None))


def _addressee(reading: Reading, clause: Clause, frame: Frame, cue: Cue) -> Range | None:
    """The one spoken to: in the verb's case, with "gegenüber", or with "mit" after a word for a talk."""
    arguments = reading.syntax.arguments(clause, frame.addressee == "dative")
    group = None
    if frame.addressee == "dative":
        group = (
            arguments.dative
            if arguments.dative is not None and _may_listen(reading, arguments.dative, frame.kind == "accuses")
            else None
        )
    elif frame.addressee == "object":
        group = arguments.subject if clause.passive == "werden" else arguments.object
    elif frame.addressee in ("an", "von") and clause.passive is None:
        forms = forms_of("von") if frame.addressee == "von" else (frame.addressee,)
        group = next((g for form in forms for g in arguments.prepositions.get(form, ())), None)
    if group is None:
        group = next(iter(arguments.prepositions.get("gegenüber", ())), None) or _partner(reading, clause)
    if group is None or group is cue.group or reading.tags[group.start] == "PRF" or group.head in reading.times:
        return None
    if cue.speaker is not None and cue.speaker[0] <= group.start < cue.speaker[1]:
        return None
    return speaker_range(reading, group, None)


def _may_listen(reading: Reading, group: NounGroup, accuses: bool) -> bool:
    """Whether a dative is one beyond doubt, or names somebody."""
    if group.genitive_of is not None:
        return accuses or group.head in reading.actor_at
    return group.must_be("D") or group.head in reading.actor_at or reading.tags[group.head] == "NE" or group.pronoun


def _partner(reading: Reading, clause: Clause) -> NounGroup | None:
    """ "In einem Interview mit der Zeitung": the group after "mit"."""
    groups = reading.syntax.groups_of[clause.index]
    for talk, partner in pairwise(groups):
        if (
            partner.preposition == "mit"
            and partner.preposition_at == talk.end
            and reading.lower[talk.head] in function_words().talks
        ):
            return partner
    return None
