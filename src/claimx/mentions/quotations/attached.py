"""Indirect speech that hangs on something else than a reporting verb: on "das", on a noun, on "wonach", on a reason."""

from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.cues import Cue
from claimx.mentions.quotations.findings import finding_of
from claimx.mentions.quotations.lexicon import function_words, noun_class, reporting
from claimx.mentions.quotations.reading import Finding, Reading
from claimx.mentions.quotations.speakers import speaker_range


def attached_quotations(reading: Reading, cues: dict[int, Cue], found: list[Finding]) -> list[Finding]:
    """These quotations, where ``found`` (those of reporting verbs) does not hold them yet."""
    more = _pointing_back(reading, cues, {f.clause for f in found})
    more += _pointing_nouns(reading, found + more)
    more += _according(reading)
    more += _reasons(reading, found + more)
    taken = {f.start for f in found + more}
    return more + [f for f in _noun_contents(reading) if f.start not in taken]


def _pointing_back(reading: Reading, cues: dict[int, Cue], used: set[int | None]) -> list[Finding]:
    """ "Das teilte die Polizei mit.": the sentence before is what was said."""
    found = []
    for cue in cues.values():
        clause = cue.clause
        if clause.index in used or clause.kind != "main" or cue.frame.kind not in ("says", "announces") or cue.speaker is None:
            continue
        first, last = reading.sentences[clause.sentence]
        behind = reading.words[clause.start - 1] == ";" and clause.start > first  # "…; das teilte die Polizei mit"
        before = (first, clause.start) if behind else reading.sentences[clause.sentence - 1] if clause.sentence else None
        first = clause.start if behind else first
        if (
            before is None
            or reading.lower[first] not in ("das", "dies")
            or clause.finite != first + 1
            or reading.tags[first] == "ART"
            or cue.group is None
        ):
            continue
        words = function_words().telling
        known = "bekannt" in (reading.lower[i] for i in clause.tokens)
        if cue.group.start == first or not (clause.lemma in words or known):
            continue
        piece = reading.trim(*before)
        if piece is not None:
            frame = reading.trim(first + 1, last)
            found.append(finding_of(cue, [piece, (first, first + 1)], [frame] if frame else []))
    return found


def _pointing_nouns(reading: Reading, known: list[Finding]) -> list[Finding]:
    """ "Diese Zahl nannte X", "Zu diesem Schluss kommt X": what stands before the colon or dash, else the sentence before."""
    found, words = [], function_words()
    used = {f.clause for f in known}
    said = {i for f in known for a, b in f.quote for i in range(a, b)}
    for clause in reading.clauses:
        if clause.kind != "main" or clause.lemma.removeprefix("bekannt") not in words.stating:
            continue
        group = reading.syntax.group_at.get(clause.start + (reading.tags[clause.start] in ("APPR", "APPRART")))
        if (
            clause.index in used
            or group is None
            or reading.lower[group.head] not in words.pointing
            or not (reading.lower[group.start].startswith("dies") or clause.lemma in words.originating)
            or clause.sentence in reading.skipped
        ):
            continue
        speaker = _states(reading, clause, group)
        first = reading.sentences[clause.sentence][0]
        inside = reading.words[clause.start - 1] in (":", "–", "-") and clause.start > first
        if speaker is None or speaker.head in reading.times or (not inside and clause.sentence == 0):
            continue
        piece = reading.trim(first, clause.start) if inside else reading.trim(*reading.sentences[clause.sentence - 1])
        whose = clause.lemma in words.originating and (
            speaker.head not in reading.actor_at or not said.isdisjoint(range(*piece or (0, 0)))
        )
        if piece is not None and not whose:
            span = speaker_range(reading, speaker, None)
            frame = reading.pieces(clause.start, clause.end, set())
            found.append(
                Finding("indirect", [piece], [clause.verb or clause.start], span, speaker.index, frame, clause=clause.index)
            )
    return found


def _states(reading: Reading, clause: Clause, noun: NounGroup) -> NounGroup | None:
    """Who gives what a noun points to: the subject behind it, or where it comes from ("Die Zahlen stammen vom Ministerium")."""
    behind = [g for g in reading.syntax.groups_of[clause.index] if g.start > noun.head]
    if clause.lemma in function_words().originating:
        origins = (*forms_of("von"), *forms_of("aus"))
        return next((g for g in behind if g.preposition in origins and not g.pronoun), None)
    return next((g for g in behind if g.free and g.may_be("N")), None)


def _according(reading: Reading) -> list[Finding]:
    """ "Berichte, wonach …": a relative clause with what the noun before it says."""
    found = []
    for clause in reading.clauses:
        if (
            reading.lower[clause.start] not in function_words().according
            or clause.sentence in reading.skipped
            or clause.start == 0
        ):
            continue
        first = reading.sentences[clause.sentence][0]
        place = clause.start - 1
        while place > first and place not in reading.syntax.group_at:
            place -= 1
        group = reading.syntax.group_at.get(place)
        while group is not None and (
            group.genitive_of is not None
            or (reading.tags[group.head] == "NE" and group.preposition is not None and group.index > 0)
        ):
            group = reading.syntax.groups[group.genitive_of if group.genitive_of is not None else group.index - 1]
        if group is None or reading.syntax.groups_of[group.clause] is None:
            continue
        quote = reading.pieces(clause.start + 1, reading.syntax.subtree(clause)[1], set())
        if quote:
            rumour = reading.lower[group.head] in function_words().rumours
            span = None if rumour else speaker_range(reading, group, None)
            found.append(
                Finding(
                    "indirect",
                    quote,
                    [clause.start],
                    span,
                    None if rumour else group.index,
                    reading.pieces(first, clause.start + 1, set()),
                    clause=clause.index,
                )
            )
    return found


def _reasons(reading: Reading, found: list[Finding]) -> list[Finding]:
    """Reasons in the subjunctive, which are the subject's own: "lehnte den Plan ab, weil er gegen das Recht verstoße"."""
    inside = {i for f in found for a, b in f.quote for i in range(a, b)}
    reasons = []
    for clause in reading.clauses:
        if clause.kind != "subordinate" or clause.introducer is None or clause.parent is None or clause.mood != "subjunctive1":
            continue
        parent = reading.clauses[clause.parent]
        if (
            reading.lower[clause.introducer] not in function_words().reason
            or parent.kind != "main"
            or parent.mood != "indicative"
        ):
            continue
        subject = reading.syntax.arguments(parent).subject
        if (
            clause.start in inside
            or parent.start in inside
            or subject is None
            or not _may_reason(reading, parent, subject)
            or parent.passive == "werden"
            or clause.sentence in reading.skipped
        ):
            continue
        quote = reading.pieces(clause.start, reading.syntax.subtree(clause)[1], set())
        frame = reading.pieces(parent.start, parent.end, set(range(clause.start, clause.end)))
        if quote:
            span = speaker_range(reading, subject, parent)
            reasons.append(Finding("indirect", quote, [], span, subject.index, frame))
    return reasons


def _may_reason(reading: Reading, clause: Clause, subject: NounGroup) -> bool:
    """Whether a clause's subject may give a reason: a party, or whoever does what its verb says ("lehnte ab")."""
    if clause.lemma in reporting().verbs or clause.lemma in reporting().reported:
        return True
    return subject.pronoun or reading.tags[subject.head] == "NE" or subject.head in reading.actor_at


def _noun_contents(reading: Reading) -> list[Finding]:
    """Nouns of saying with their speaker and content: "die Forderung der SPD, die Bank zu boykottieren"."""
    found = []
    for clause in reading.clauses:
        if (
            clause.kind not in ("subordinate", "infinitive", "main")
            or clause.parent is None
            or clause.sentence in reading.skipped
        ):
            continue
        introducer = None if clause.introducer is None else reading.lower[clause.introducer]
        if (clause.kind == "subordinate" and introducer not in grammar().content_introducers) or (
            clause.kind == "infinitive" and introducer is not None
        ):
            continue
        rumour = reading.clauses[clause.parent].lemma in function_words().circulating
        reported = clause.mood == "subjunctive1" or (rumour and clause.mood != "indicative")
        if clause.kind == "main" and (not reported or reading.words[clause.start - 1] != ","):
            continue
        finding = _noun_content(reading, clause)
        if finding is not None:
            found.append(finding)
    return found


def _noun_content(reading: Reading, content: Clause) -> Finding | None:
    assert content.parent is not None
    parent = reading.clauses[content.parent]
    if parent.start > content.start:
        return None
    before = [g for g in reading.syntax.groups_of[parent.index] if g.end <= content.start]
    for group in reversed(before[-3:]):
        if not noun_class(reading.words[group.head], "content"):
            continue
        owner = next(
            (
                g
                for g in before
                if g.genitive_of == group.index or (g.start == group.end + 1 and g.preposition in forms_of("von"))
            ),
            None,
        )
        if parent.lemma in function_words().circulating:
            places = reading.syntax.arguments(parent).prepositions
            owner = next((g for form in forms_of("in") for g in places.get(form, ()) if g.head not in reading.times), owner)
        elif owner is None and content.kind == "main":
            owner = group
        apart = owner is not None and reading.syntax.extent(owner)[1] < content.start - 6
        if owner is None or (apart and parent.lemma not in function_words().circulating):
            return None
        end = reading.sentences[content.sentence][1]
        high = reading.syntax.subtree(content)[1]
        quote = reading.pieces(content.start, min(end, max(high, content.end)), {i for i in parent.tokens if i > content.start})
        first = reading.sentences[content.sentence][0]
        frame = reading.pieces(first, content.start, set())
        speaker = speaker_range(reading, owner, None)
        return (
            Finding("indirect", quote, list(range(group.start, group.end)), speaker, owner.index, frame, clause=parent.index)
            if quote
            else None
        )
    return None
