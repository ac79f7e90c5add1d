"""Speech that goes on without a cue: sentences in the subjunctive after somebody was quoted, and "soll" after a source."""

from collections.abc import Container
from dataclasses import dataclass

from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import function_words, noun_class, reporting
from claimx.mentions.quotations.reading import Finding, Range, Reading
from claimx.mentions.quotations.speakers import speaker_range

_LOOK_BACK = 6
_LOOK_BACK_MODAL = 2
_BREAKS = (":", ";")


@dataclass(slots=True)
class _Source:
    """Who speaks, in which sentence last; ``guessed``: the subject of a sentence without any quotation."""

    span: Range | None
    group: int | None
    sentence: int
    guessed: bool = False


def name_unnamed(reading: Reading, found: list[Finding]) -> None:
    """Gives "hieß es" without a place the speaker of the quotation just before, in place ("Später hieß es, …")."""
    last: Finding | None = None
    for finding in sorted(found, key=lambda f: f.start):
        number = reading.sentence_at[finding.start]
        if finding.speaker is None and finding.clause is not None and reading.clauses[finding.clause].lemma == "heißen":
            near = last is not None and 0 < number - reading.sentence_at[last.start] <= _LOOK_BACK_MODAL
            if last is not None and near and not _new_paragraph(reading, reading.sentences[number][0]):
                finding.speaker, finding.group = last.speaker, last.group
        if finding.speaker is not None:
            last = finding


def passed_on_behind(reading: Reading, found: list[Finding]) -> list[Finding]:
    """What goes on with "soll" or a subjunctive behind what was said ("X geht von 3.000 aus; bis Mai sollen es 9.000 werden")."""
    words, more = function_words().passing, []
    covered = {i for f in found for a, b in (f.quote if f.said is None else f.said) for i in range(a, b)}
    for finding in found:
        if finding.speaker is None or finding.clause is None or _is_sentence(reading, finding):
            continue
        own = reading.clauses[finding.clause]
        for clause in reading.clauses_of[own.sentence]:
            behind = clause.kind == "main" and clause.start >= own.end and reading.words[clause.start - 1] in (";", ",", "–", ":")
            passed = clause.finite is not None and reading.lower[clause.finite] in words and _asserts(reading, own, finding)
            goes_on = clause.finite is not None and (passed or clause.mood != "indicative")
            passing = goes_on and clause.start not in covered and own.mood == "indicative"
            piece = reading.trim(*reading.syntax.subtree(clause)) if behind and passing else None
            if piece is not None:
                more.append(Finding("free_indirect", [piece], [], finding.speaker, finding.group, clause=clause.index))
                covered.update(range(*piece))
    return more


def _asserts(reading: Reading, clause: Clause, finding: Finding) -> bool:
    """Whether what is reported is said to be so, as a charge is, and not only wished or judged."""
    frame = reading.frame(clause)
    return finding.said != [] or (frame is not None and frame.kind == "accuses")


def _is_sentence(reading: Reading, finding: Finding) -> bool:
    """Whether what stands in marks is a clause of its own, not one word of judgement ("nannte das „absurd“; man habe …")."""
    marked = reading.marked_at.get(finding.start)
    return finding.type == "direct" and (marked is None or marked.clausal)


def behind_colons(reading: Reading, found: list[Finding]) -> list[Finding]:
    """What is in the subjunctive behind a colon or semicolon, where no verb of speech stands before it ("X übt Kritik: Der Wagen
    sei alt")."""
    covered = {i for f in found for a, b in f.quote for i in range(a, b)}
    more: list[Finding] = []
    for number, (first, last) in enumerate(reading.sentences):
        colon = next((i for i in range(first + 1, last - 1) if reading.words[i] in _BREAKS), None)
        if colon is None or number in reading.skipped or colon + 1 in covered:
            continue
        mains = [c for c in reading.clauses_of[number] if c.kind == "main" and c.finite is not None]
        before = next((c for c in reversed(mains) if c.start < colon), None)
        behind = next((c for c in mains if c.start > colon), None)
        if before is None or behind is None or before.mood != "indicative" or behind.mood == "indicative":
            continue
        if behind.mood != "subjunctive1" and not _is_denied(reading, before):
            continue
        subject = reading.syntax.arguments(before).subject
        piece = reading.trim(colon + 1, last)
        if subject is None or piece is None or not may_speak(reading, subject) or _is_wish(reading, behind):
            continue
        span = speaker_range(reading, subject, before)
        more.append(Finding("indirect", [piece], [], span, subject.index, reading.pieces(first, colon + 1, set())))
    return more


def _is_denied(reading: Reading, clause: Clause) -> bool:
    """Whether somebody denies before a colon what is not so behind it ("trat den Berichten entgegen: Dort stünden 40 Mann")."""
    frame = reading.frame(clause)
    return frame is not None and frame.kind == "denies"


def carried_quotations(reading: Reading, found: list[Finding], asked: Container[int] = ()) -> list[Finding]:
    """Free indirect quotations: one for a run of neighbouring sentences of one paragraph.

    Args:
        reading: the article.
        found: the quotations known so far.
        asked: numbers of the sentences with which a paper asks, in which no speaker before goes on.
    """
    taken: dict[int, list[Finding]] = {}
    for finding in found:
        for number in {n for a, b in finding.quote for n in range(reading.sentence_at[a], reading.sentence_at[b - 1] + 1)}:
            taken.setdefault(number, []).append(finding)
    carried: list[Finding] = []
    source: _Source | None = None
    for number in range(len(reading.sentences)):
        if number in reading.skipped or number in asked:
            source = None
            continue
        here = taken.get(number, [])
        if here and not _all_nested(reading, here, number) and not _retold(reading, here, number, source):
            source = _speaking(reading, here, number) or source
            continue
        following = _carry(reading, number, source, carried)
        source = following or source
    return carried


def _retold(reading: Reading, here: list[Finding], number: int, source: _Source | None) -> bool:
    """Whether a sentence that reports is in the subjunctive and so what the source before says ("Sie gehe davon aus, …")."""
    clause = subjunctive(reading, number)
    if clause is None or clause.mood != "subjunctive1" or source is None or source.guessed:
        return False
    return number - source.sentence <= _LOOK_BACK_MODAL and all(f.clause == clause.index or f.type == "direct" for f in here)


def _speaking(reading: Reading, here: list[Finding], number: int) -> _Source | None:
    """The speaker that goes on after a sentence: of its longest quotation with a reporting verb, else of its longest."""
    named = [f for f in here if f.speaker is not None and not _only_stems(reading, f)]
    if not named:
        return None
    best = max(named, key=lambda f: (f.clause is not None, f.quote[-1][1] - f.quote[0][0], f.start))
    return _Source(best.speaker, best.group, number)


def _only_stems(reading: Reading, finding: Finding) -> bool:
    """Whether somebody is only where figures come from ("Die Zahlen stammen von X"), and does not go on speaking."""
    return finding.clause is not None and reading.clauses[finding.clause].lemma in function_words().originating


def _carry(reading: Reading, number: int, source: _Source | None, carried: list[Finding]) -> _Source | None:
    """Adds the sentence to ``carried`` where it goes on with somebody's speech, and returns who speaks then."""
    clause = subjunctive(reading, number)
    passed = clause is None
    if passed:
        if source is None or source.guessed or number - source.sentence > _LOOK_BACK_MODAL:
            return None
        clause = _passed_on(reading, number)
    if clause is None:
        return None
    between = _speaks_between(reading, number, source)
    source = between or source
    reach = _LOOK_BACK if clause.mood == "subjunctive1" else _LOOK_BACK_MODAL if passed else 1
    if source is None or number - source.sentence > reach:
        reported = _reported_before(reading, number)
        if clause.mood != "subjunctive1" and not reported:
            return None
        source = _subject_before(reading, number, guessed=not reported) or _Source(None, None, number, guessed=True)
    first = reading.sentences[number][0]
    piece = reading.trim(first, _end_of_carried(reading, number, clause), stops=False)
    if piece is None:
        return None
    said: list[Range] | None = [] if passed or source.guessed else None
    before = carried[-1] if carried else None
    goes_on = before is not None and before.quote[-1][1] >= first - 1 and not _new_paragraph(reading, first)
    if goes_on and before is not None and before.said == said and before.speaker == source.span:
        before.quote[-1] = (before.quote[-1][0], piece[1])
    else:
        carried.append(Finding("free_indirect", [piece], [], source.span, source.group, said=said))
    return _Source(source.span, source.group, number, source.guessed)


def _end_of_carried(reading: Reading, number: int, clause: Clause) -> int:
    """Where what is carried ends: before a main clause in the indicative behind a semicolon, which the article tells itself."""
    last = reading.sentences[number][1]
    told = (c.start for c in reading.clauses_of[number] if c.kind == "main" and c.mood == "indicative" and c.start > clause.start)
    return next((start for start in told if reading.words[start - 1] == ";"), last)


def _speaks_between(reading: Reading, number: int, source: _Source | None) -> _Source | None:
    """Somebody else whose speech the sentence just before reports without its content ("Y verteidigte den Plan. Er sei …")."""
    if source is None or source.sentence >= number - 1 or not _reported_before(reading, number):
        return None
    main = [c for c in reading.clauses_of[number - 1] if c.kind == "main" and c.finite is not None][-1:]
    subject = reading.syntax.arguments(main[0]).subject if main else None
    if not main or subject is None:
        return None
    frame = reading.frame(main[0])
    named = any(reading.tags[i] == "NE" and i in reading.actor_at for i in range(subject.start, subject.end))
    answers = (frame is not None and frame.kind == "denies") or any(reading.tags[i] == "PDS" for i in main[0].tokens)
    if named or (answers and may_speak(reading, subject)):  # "Y nannte das absurd. Es gebe …"
        return _Source(speaker_range(reading, subject, main[0]), subject.index, number - 1)
    return None


def _new_paragraph(reading: Reading, first: int) -> bool:
    """Whether a line break stands before this token."""
    if first == 0:
        return False
    return "\n" in reading.words[first - 1] or "\n" in reading.text[reading.starts[first - 1] : reading.starts[first]]


def _all_nested(reading: Reading, here: list[Finding], number: int) -> bool:
    """Whether the only quotations of a sentence are words in marks, and the sentence itself may still be carried."""
    first, last = reading.sentences[number]
    return all(f.type == "direct" and f.quote[-1][1] - f.quote[0][0] < (last - first) * 0.7 and not f.frame for f in here)


def subjunctive(reading: Reading, number: int) -> Clause | None:
    """The main clause of a sentence that is in the subjunctive from its first main clause on."""
    for clause in reading.clauses_of[number]:
        if (
            clause.kind != "main"
            or clause.finite is None
            or clause.quoted
            or (clause.finite in reading.marked_at and reading.marked_at[clause.finite].clausal)
        ):
            continue
        if clause.mood == "indicative":
            return None
        if "ich" in reading.lower[clause.start : clause.end]:
            return None
        if clause.mood == "subjunctive1" and not _is_wish(reading, clause):
            return None if _main_follows(reading, number, clause) else clause
        if reading.words[reading.sentences[number][1] - 1] == "?":
            return None
        if clause.mood == "subjunctive2" and (
            reading.tags[clause.finite] != "VMFIN" or reading.lower[clause.finite].endswith("ten")
        ):
            return clause
        return None
    return None


def _main_follows(reading: Reading, number: int, clause: Clause) -> bool:
    """Whether what looked like a main clause is the first field of another ("Im Moment als sie landete, brach …")."""
    following = (c for c in reading.clauses_of[number] if c.start >= clause.end and c.kind == "main")
    return any(c.finite == c.start and c.mood == "indicative" and reading.words[c.start - 1] == "," for c in following)


def _passed_on(reading: Reading, number: int) -> Clause | None:
    """The main clause of a sentence with "soll", which passes on what the source before said."""
    for clause in reading.clauses_of[number]:
        if clause.kind == "main" and clause.finite is not None and not reading.in_speech(clause.finite):
            return clause if reading.lower[clause.finite] in function_words().passing else None
    return None


def _is_wish(reading: Reading, clause: Clause) -> bool:
    """ "Es sei denn", "sei es", "möge": subjunctives that report nothing."""
    assert clause.finite is not None
    word = reading.lower[clause.finite]
    return word in function_words().wishes or (word == "sei" and "denn" in reading.lower[clause.finite : clause.finite + 2])


def _subject_before(reading: Reading, number: int, guessed: bool) -> _Source | None:
    """The subject of the sentence before, where no quotation named a speaker ("X verteidigte den Entwurf. Er sei …")."""
    for back in range(number - 1, max(number - 3, -1), -1):
        for clause in reading.clauses_of[back]:
            subject = reading.syntax.arguments(clause).subject if clause.kind == "main" and clause.finite is not None else None
            reported = clause.mood == "subjunctive1"  # "Begonnen habe X, heißt es. …"
            if subject is not None and not reported and may_speak(reading, subject):
                return _Source(speaker_range(reading, subject, clause), subject.index, back, guessed)
    return None


def _reported_before(reading: Reading, number: int) -> bool:
    """Whether the main clause just before has a verb of speech, though nothing it says was found ("nannte dies infam")."""
    before = [c for c in reading.clauses_of[number - 1] if c.kind == "main"] if number else []
    if not before:
        return False
    return before[-1].lemma in reporting().verbs or reading.frame(before[-1]) is not None


def may_speak(reading: Reading, subject: NounGroup) -> bool:
    """Whether a subject may be the speaker of what follows: a person's pronoun, a name, an actor, a paper."""
    if subject.pronoun:
        return reading.lower[subject.start] in function_words().persons
    head = subject.head
    return reading.tags[head] == "NE" or head in reading.actor_at or noun_class(reading.words[head], "source")
