"""Speech that is only named: "sprach von …", "forderte …", "bezeichnete … als …" with the content as a phrase."""

from claimx.language.arguments import Arguments
from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.cues import Cue, read_cue
from claimx.mentions.quotations.lexicon import Frame, function_words, noun_class, reporting
from claimx.mentions.quotations.reading import Finding, Range, Reading

_PLAIN = Frame("says", frozenset(), None)


def reported_quotations(reading: Reading, cues: dict[int, Cue], used: set[int], inside: set[int]) -> list[Finding]:
    """Reported speech of the clauses that no other quotation used as its cue."""
    slots = reporting().reported
    found: list[Finding] = []
    for clause in reading.clauses:
        lemma = _whole_lemma(reading, clause)
        if clause.index in used or lemma not in slots or clause.verb is None or clause.sentence in reading.skipped:
            continue
        if clause.kind != "main" or reading.in_speech(clause.verb) or clause.verb in inside:
            continue
        said = _content(reading, clause, slots[lemma])
        if said is None:
            continue
        cue = cues.get(clause.index) or read_cue(reading, clause, _PLAIN)
        if cue.speaker is None or _inanimate(reading, cue) or not _is_party(reading, cue.group):
            continue
        said += _parts_behind(reading, clause, said)
        said += [piece for piece in _subjunctive_relatives(reading, clause) if all(piece[0] not in range(*p) for p in said)]
        quote = _sentence_part(reading, clause, inside)
        group = None if cue.group is None else cue.group.index
        before = found[-1] if found else None
        if (
            before is not None
            and before.clause == clause.shares
            and before.clause is not None
            and before.quote[-1][1] <= quote[0][0]
            and reading.words[clause.start - 1] != ";"
        ):
            before.quote = [(before.quote[0][0], quote[-1][1])]
            before.said, before.clause = [*(before.said or []), *said], clause.index
            continue
        found.append(Finding("reported", quote, [], cue.speaker, group, [], cue.addressee, said=said, clause=clause.index))
    return found


def _whole_lemma(reading: Reading, clause: Clause) -> str:
    """The infinitive of a clause's verb with the word before it, where both are one verb ("bekannt | gegeben")."""
    joined = "" if clause.verb is None or clause.verb == 0 else reading.lower[clause.verb - 1] + clause.lemma
    return joined if joined in reporting().reported else clause.lemma


def intentions(reading: Reading, used: set[int], inside: set[int]) -> list[Finding]:
    """Plans that the article passes on in its own words: "X will …" in the present tense, with a party as its subject."""
    found = []
    for clause in reading.clauses:
        if not _intends(reading, clause) or clause.index in used or clause.finite in inside:
            continue
        cue = read_cue(reading, clause, _PLAIN)
        group = cue.group
        nobody = cue.speaker is None and "man" in reading.lower[clause.start : clause.end]
        if nobody or (group is not None and cue.speaker is not None and _is_party(reading, group)):
            index = None if group is None or nobody else group.index
            quote = _sentence_part(reading, clause, inside)
            said = _before_others(reading, clause, quote) if _claims_to_have(reading, clause) else []
            found.append(Finding("reported", quote, [], cue.speaker, index, said=said, clause=clause.index))
    return found


def _intends(reading: Reading, clause: Clause) -> bool:
    finite = clause.finite
    if finite is None or clause.kind != "main" or clause.sentence in reading.skipped or reading.in_speech(finite):
        return False
    if reading.words[reading.sentences[clause.sentence][1] - 1] == "?":
        return False
    return clause.modal in ("wollen", "mögen") and reading.lower[finite] in function_words().intending


def _claims_to_have(reading: Reading, clause: Clause) -> bool:
    """ "Augenzeugen wollen Soldaten gesehen haben": what the subject says of itself, no plan."""
    infinitive = any(reading.tags[i][:2] == "VA" and reading.lower[i] in ("haben", "sein") for i in clause.tokens)
    attained = clause.lemma == "haben" and any(reading.lower[i] in grammar().by_now for i in clause.tokens)
    return infinitive and (attained or any(reading.tags[i] in ("VVPP", "VAPP") for i in clause.tokens))


def _before_others(reading: Reading, clause: Clause, quote: list[Range]) -> list[Range]:
    """The quote up to the next main clause: "Kiew will 30 Drohnen getroffen haben, | Moskau räumte zehn Treffer ein"."""
    mains = (c.start for c in reading.clauses_of[clause.sentence] if c.kind == "main" and c.shares != clause.index)
    end = min((start for start in mains if start > clause.start), default=quote[-1][1])
    pieces = (reading.trim(start, min(stop, end), stops=False) for start, stop in quote if start < end)
    return [piece for piece in pieces if piece is not None]


def _is_party(reading: Reading, group: NounGroup | None) -> bool:
    """Whether a group may act: a pronoun, a name, an actor. Where no actors were tagged, any group may."""
    if group is None or not reading.actor_at:
        return True
    if group.pronoun or reading.tags[group.head] == "NE" or noun_class(reading.words[group.head], "source"):
        return True
    return any(i in reading.actor_at and reading.tags[i] != "ADJA" for i in range(group.start, group.end))


def _content(reading: Reading, clause: Clause, slots: tuple[tuple[str, tuple[str, ...], bool], ...]) -> list[Range] | None:
    """The tokens of the phrase that says what was said: empty where it is not said to be so, None where there is none."""
    frame = reporting().verbs.get(clause.lemma)
    arguments = reading.syntax.arguments(clause, frame is not None and frame.addressee == "dative")
    words = {reading.lower[i] for i in clause.tokens}
    for slot, needed, asserts in slots:
        if needed and not words & set(needed):
            continue
        if slot == "object":
            group = arguments.subject if clause.passive == "werden" else arguments.object or _bare_object(reading, arguments)
            if group is not None and not group.pronoun and reading.lower[group.head] not in reporting().no_content:
                content = reading.syntax.extent(group)
                if not asserts:
                    return []
                ahead = clause.lemma in function_words().foretelling
                return [*_with_tail(reading, clause, content, timeless=not ahead), *_foretold(reading, clause)]
            continue
        for form in forms_of(slot):
            for group in arguments.prepositions.get(form, ()):
                if group.head not in reading.times and group.preposition_at is not None:
                    return _with_tail(reading, clause, (group.start, reading.syntax.extent(group)[1])) if asserts else []
        bound = _bounded(reading, clause, slot)
        if bound is not None:
            return _with_tail(reading, clause, bound) if asserts else []
        if slot == "als":
            place = next((i for i in clause.tokens if reading.lower[i] == "als" and i != clause.introducer), None)
            if place is not None and place + 1 < clause.end:
                return []
    return None


def _bare_object(reading: Reading, arguments: Arguments) -> NounGroup | None:
    """A lone noun that was read as a dative and names nobody ("haben Manöver angekündigt")."""
    thing = arguments.dative
    if thing is None or thing.pronoun or thing.must_be("D") or not thing.may_be("A"):
        return None
    return None if thing.head in reading.actor_at else thing


def _subjunctive_relatives(reading: Reading, clause: Clause) -> list[Range]:
    """What the subject says in relative clauses ("rügte die Führung, die auf Warnungen vom Mai nicht reagiert habe")."""
    children = (reading.clauses[i] for i in reading.syntax.children[clause.index])
    return [reading.syntax.subtree(c) for c in children if c.kind == "relative" and c.mood == "subjunctive1"]


def _bounded(reading: Reading, clause: Clause, slot: str) -> Range | None:
    """A number with its bound behind the preposition of a slot ("von | bis zu 15 Toten")."""
    at = next((i for i in clause.tokens if reading.lower[i] in forms_of(slot) and i + 1 in reading.counted), None)
    group = None if at is None else next((g for g in reading.syntax.groups_of[clause.index] if g.head > at), None)
    counts = group is not None and any(i in reading.counted for i in range(group.start, group.end))
    return (at + 1, reading.syntax.extent(group)[1]) if at is not None and group is not None and counts else None


def _with_tail(reading: Reading, clause: Clause, content: Range, timeless: bool = False) -> list[Range]:
    """The content with the phrases behind it ("einen Anstieg | auf 200 Tote", "von einem Angriff | am 3. Mai").

    ``timeless`` leaves out times, which behind an object say when it was said.
    """
    ranges = [content]
    for i in clause.tokens:
        if i < content[1] or i == clause.particle:
            continue
        if reading.tags[i][:1] == "V":
            break
        if timeless and _in_time(reading, i):
            continue
        if ranges[-1][1] == i:
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return ranges


def _parts_behind(reading: Reading, clause: Clause, said: list[Range]) -> list[Range]:
    """What stands behind the verb and goes on counting ("hatte von 40 Toten gesprochen, | darunter drei Kinder")."""
    if not said or clause.verb is None or said[-1][1] > clause.verb:
        return []
    end = clause.tokens[-1] + 1
    first = next((i for i in clause.tokens if i > clause.verb and reading.lower[i] in function_words().resuming), None)
    piece = None if first is None else reading.trim(first, end)
    return [] if piece is None else [piece]


def _in_time(reading: Reading, token: int) -> bool:
    """Whether a token stands in a time expression or is its preposition."""
    group = reading.syntax.group_at.get(token + 1)
    if token not in reading.times:
        return group is not None and group.preposition_at == token and group.head in reading.times and not _spans(reading, token)
    group = reading.syntax.group_at.get(token)
    return group is None or group.preposition_at is None or not _spans(reading, group.preposition_at)


def _spans(reading: Reading, preposition: int) -> bool:
    """Whether a time is a stretch of days, in which nobody speaks once ("22 Angriffe | seit August")."""
    return reading.lower[preposition] in function_words().stretching


def _foretold(reading: Reading, clause: Clause) -> list[Range]:
    """The time before the verb that is foretold, not the time of speaking ("Bis Mai sagt das Amt … voraus")."""
    words = function_words()
    if clause.finite is None or clause.lemma not in words.foretelling or reading.lower[clause.start] not in words.until:
        return []
    group = reading.syntax.group_at.get(clause.start + 1)
    return [] if group is None or group.head not in reading.times else [(clause.start, clause.finite)]


def _inanimate(reading: Reading, cue: Cue) -> bool:
    return cue.group is not None and cue.group.pronoun and reading.lower[cue.group.start] in ("es", "das", "dies", "was")


def _sentence_part(reading: Reading, clause: Clause, inside: set[int]) -> list[Range]:
    """The reporting clause with what depends on it and is no quotation of its own; a clause of a coordination stays apart."""
    first, last = reading.sentences[clause.sentence]
    start, end = reading.syntax.subtree(clause)
    mains = [c for c in reading.clauses_of[clause.sentence] if c.kind in ("main", "fragment")]
    if len(mains) <= 1:
        start, end = first, last
    for other in mains:
        if other.start > clause.start and reading.words[other.start - 1] in ("–", ";"):
            end = min(end, other.start)
    if any(i in inside for i in range(start, end)):
        return reading.pieces(start, end, inside) or [(clause.start, clause.end)]
    piece = reading.trim(start, end, stops=False)
    return [piece] if piece is not None else [(clause.start, clause.end)]
