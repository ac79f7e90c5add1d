"""What a reporting clause carries: dass-clauses, bare clauses in the subjunctive, questions, infinitives."""

from claimx.language.annotations import morph_of
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.mentions.quotations.comparing import compares, comparing_quotation
from claimx.mentions.quotations.complements import first_complement
from claimx.mentions.quotations.cues import Cue
from claimx.mentions.quotations.findings import finding_of, is_direct
from claimx.mentions.quotations.lexicon import frame_of, function_words
from claimx.mentions.quotations.reading import Finding, Range, Reading


def indirect_quotations(reading: Reading, cues: dict[int, Cue]) -> list[Finding]:
    """The indirect quotations of all reporting clauses."""
    found: list[Finding] = []
    for cue in cues.values():
        if not _speaks(reading, cue):
            continue
        finding = comparing_quotation(reading, cue) if cue.comparing else _carried_by(reading, cue, cues)
        if finding is not None:
            if cue.frame.commits and reading.clause_at(finding.start) is not None and not _reports(reading, finding):
                finding.said = []
            if cue.frame.kind == "accuses":
                finding.said = _without_asides(reading, finding)
            found.append(finding)
    return found


def _speaks(reading: Reading, cue: Cue) -> bool:
    """Whether somebody may be said to speak: a subject, a passive, "es" or "man"; not "niemand" and no adverbial infinitive."""
    clause = cue.clause
    if clause.kind == "infinitive":
        return clause.introducer is None
    if clause.modal == "können" and cue.frame.kind == "accuses":
        return False
    if clause.modal in function_words().obliging and cue.frame.kind == "thinks":
        return False  # "Wanderer müssen davon ausgehen, dass …"
    if cue.speaker is not None:
        return not (cue.group is not None and reading.lower[cue.group.start] in function_words().nobody)
    if clause.passive is not None or clause.modal is not None:
        return True
    words = {reading.lower[i] for i in clause.tokens}
    return bool(words & {"es", "man", "bekannt"}) or clause.lemma in function_words().speakerless


def _without_asides(reading: Reading, finding: Finding) -> list[Range]:
    """A charge without what the article itself tells in it ("wirft ihm vor, Leute zu decken, die 2021 gemordet hatten")."""
    asides: set[int] = set()
    for clause in reading.clauses_of[reading.sentence_at[finding.start]]:
        past = clause.past or (clause.finite is not None and "Tense=Past" in morph_of(reading.doc, clause.finite))
        if clause.kind == "relative" and clause.mood == "indicative" and past:
            asides |= set(range(*reading.syntax.subtree(clause)))
    return [piece for a, b in finding.quote for piece in reading.pieces(a, b, asides)]


def _reports(reading: Reading, finding: Finding) -> bool:
    """Whether the content is a clause in the subjunctive and so reported, not only decided."""
    clause = reading.clause_at(finding.start)
    return clause is not None and clause.mood == "subjunctive1"


def _carried_by(reading: Reading, cue: Cue, cues: dict[int, Cue]) -> Finding | None:
    piece = _verbless(reading, cue) if cue.clause.lemma == "heißen" else None
    if piece is not None:
        return piece
    after = first_complement(reading, cue)
    whole = _before(reading, cue, cues) if after is not None and _breaks_in(reading, cue, cues) else None
    if whole is not None:
        return whole
    if after is not None:
        return _after(reading, cue, after, cues)
    return _before(reading, cue, cues) or _verbless(reading, cue)


def _breaks_in(reading: Reading, cue: Cue, cues: dict[int, Cue]) -> bool:
    """Whether the cue stands between two clauses of what is said ("Man habe nichts getan, erklärte X, das sei gelogen")."""
    clause = cue.clause
    if not cue.first or clause.parent is None:
        return False
    parent = reading.clauses[clause.parent]
    reported = parent.kind == "main" and parent.mood == "subjunctive1" and parent.index not in cues
    return reported and parent.start < clause.start and reading.words[clause.start - 1] == ","


def _verbless(reading: Reading, cue: Cue) -> Finding | None:
    """A piece without a verb before the cue: "Neunhundert Soldaten, sagte der Minister; siebenhundert, sagte das Pentagon"."""
    finite = cue.clause.finite
    if finite is None or cue.clause.kind != "main" or (cue.speaker is not None and cue.speaker[0] < finite):
        return None
    if not cue.frame.takes & {"bare", "quote"} or reading.words[finite - 1] != ",":
        return None
    first, last = reading.sentences[cue.clause.sentence]
    start = next((i + 1 for i in range(finite - 2, first - 1, -1) if reading.words[i] in (";", ":", "–")), first)
    if any(reading.tags[i] in ("VVFIN", "VAFIN", "VMFIN") or i in reading.marked_at for i in range(start, finite)):
        return None
    if reading.tags[start][:4] == "APPR" or not any(
        reading.tags[i] in ("NN", "CARD") or i in reading.counted for i in range(start, finite - 1)
    ):
        return None
    piece = reading.trim(start, finite - 1)
    end = next((i for i in range(finite, last) if reading.words[i] in (";", ".")), last)
    return None if piece is None else finding_of(cue, [piece], reading.pieces(finite, end, set()))


def _after(reading: Reading, cue: Cue, content: Clause, cues: dict[int, Cue]) -> Finding | None:
    first, last = reading.sentences[cue.clause.sentence]
    start = content.start
    while (
        start - 1 > first
        and reading.tags[start - 1] in ("APPR", "ADV", "$(")
        and reading.words[start - 1] not in (",", "–", "-", ")")
    ):
        start -= 1
    stop = _content_end(reading, cue, content, last)
    own = _outside(reading, cue, cues, start, stop)
    quote = reading.pieces(start, stop, own)
    if cue.fore:
        fore = reading.trim(cue.fore[0], cue.fore[-1] + 1)
        quote = ([fore] if fore else []) + quote
    if not quote:
        return None
    begin = _frame_start(reading, cue, first)
    taken = {i for a, b in quote for i in range(a, b)}
    frame = reading.pieces(begin, start, taken)
    frame += reading.pieces(start, stop, taken | (set(range(start, stop)) - set(cue.clause.tokens)))
    return finding_of(cue, quote, frame)


def _outside(reading: Reading, cue: Cue, cues: dict[int, Cue], start: int, stop: int) -> set[int]:
    """Tokens between the content's ends that are not part of it: the cue's own and those of "wie X berichtet" clauses."""
    own = {i for i in cue.clause.tokens if i >= start}
    own -= _resumed(reading, cue, own)
    for clause in reading.clauses_of[cue.clause.sentence]:
        other = cues.get(clause.index)
        if (
            other is not None
            and other.comparing
            and other.speaker is not None
            and start <= clause.start < stop
            and clause.parent is not None
            and clause is not cue.clause
        ):
            own |= set(range(clause.start, min(clause.end, stop)))
    return own


def _resumed(reading: Reading, cue: Cue, own: set[int]) -> set[int]:
    """Of the cue's tokens behind what is said those that go on with it ("sagt, dass 40 starben, | darunter drei Kinder")."""
    verbs = [i for i in own if i == cue.clause.verb or reading.tags[i][:1] == "V" or reading.tags[i] == "PTKVZ"]
    for i in sorted(own):
        counts = i in reading.counted and i not in reading.times
        if i > max(verbs, default=0) and reading.words[i - 1] == "," and (_resumes(reading, i) or counts):
            return {j for j in own if j >= i}
    return set()


def _content_end(reading: Reading, cue: Cue, content: Clause, last: int) -> int:
    """Where the content ends: at the sentence's end, a quotation after a colon, or where the reporting level comes back."""
    for i in range(content.start + 1, last):
        if reading.words[i] == ":" and i + 1 < last and i + 1 in reading.marked_at:
            last = i
            break
    for clause in reading.clauses_of[cue.clause.sentence]:
        if content.start < clause.start < last and _returns(reading, cue, content, clause):
            return clause.start
    return last


def _returns(reading: Reading, cue: Cue, content: Clause, clause: Clause) -> bool:
    if clause.finite is None or clause.mood != "indicative":
        return False
    if clause.kind in ("subordinate", "relative") and reading.lower[clause.start] == "was" and content.kind != "main":
        told = content.kind == "infinitive" or content.mood != "indicative"  # "…, was am Montag zu Protesten führte"
        return clause.parent in (cue.clause.index, content.index) and (told or _answers(clause))
    if clause.kind != "main":
        return False
    if clause.shares is not None and clause.shares == cue.clause.index:
        return True
    if cue.clause.kind == "subordinate" and clause.finite == clause.start:
        return True
    first = reading.lower[clause.start]
    if content.mood != "indicative" and content.kind == "main":
        return reading.tags[clause.start] == "KON" or reading.words[clause.start - 1] == ";"
    own = reading.words[clause.start - 1] == "," and clause.finite > clause.start and content.kind == "infinitive"
    return content.kind in ("subordinate", "infinitive") and (
        reading.tags[clause.start] == "KON" or first in function_words().returning or own
    )  # "X sagt zu, mehr zu schicken, | Y plant mit 900 Mann"


def _answers(clause: Clause) -> bool:
    """Whether a clause tells what somebody else says to what was said ("…, was die Partei bestreitet")."""
    frame = frame_of(clause.lemma, [])
    return frame is not None and frame.kind in ("denies", "says")


def _frame_start(reading: Reading, cue: Cue, first: int) -> int:
    """Where the reporting level begins: at the sentence's start, or behind an earlier main clause."""
    if cue.clause.shares is not None:
        return cue.clause.start
    ancestors = set()
    node: int | None = cue.clause.index
    while node is not None and node not in ancestors:
        ancestors.add(node)
        node = reading.clauses[node].parent
    begin = first
    for clause in reading.clauses_of[cue.clause.sentence]:
        if clause.start >= cue.clause.start:
            break
        if clause.kind == "main" and clause.index not in ancestors and clause.parent not in ancestors:
            begin = clause.end
    return begin if begin <= cue.clause.start else first


def _before(reading: Reading, cue: Cue, cues: dict[int, Cue]) -> Finding | None:
    """Content before its cue: "Die Lage sei ernst, sagte X" and "Dass es brannte, bestätigte X"."""
    clause = cue.clause
    first = reading.sentences[clause.sentence][0]
    for index in reading.syntax.children[clause.index]:
        child = reading.clauses[index]
        introducer = None if child.introducer is None else reading.lower[child.introducer]
        asked = introducer in function_words().question and clause.finite == clause.start and not compares(cues, child)
        if child.start < clause.start and (introducer in grammar().content_introducers or asked) and "clause" in cue.frame.takes:
            quote = reading.pieces(child.start, clause.start, _outside(reading, cue, cues, child.start, clause.start))
            return finding_of(cue, quote, reading.pieces(clause.start, clause.end, set())) if quote else None
    if not cue.first or clause.parent is None or not cue.frame.takes & {"bare", "quote"}:
        return None
    parent = reading.clauses[clause.parent]
    if (
        parent.start >= clause.start
        or reading.tags[clause.start] == "KON"
        or (cues.get(parent.index) is not None and parent.mood == "indicative")
    ):
        return None
    if cue.speaker is None and clause.passive is None and clause.lemma != "heißen":
        return None
    if (
        cue.speaker is not None
        and clause.finite is not None
        and parent.mood == "indicative"
        and cue.speaker[0] > clause.finite + 3
    ):
        return None
    opening = parent
    while opening.shares is not None and reading.clauses[opening.shares].mood != "indicative":
        opening = reading.clauses[opening.shares]  # "Man sei geflohen | und habe alles verloren, sagte X"
    inserted = parent.end > clause.end and clause.finite is not None and clause.finite <= clause.start + 1
    outer = parent.start if inserted else _frame_start(reading, cue, first) if parent.kind == "main" else first
    start = min(outer, opening.start)
    start = max((i + 1 for i in range(start, parent.start) if reading.words[i] == ":"), default=start)
    quote = reading.pieces(start, clause.start, set())
    rest = [p for p in (reading.trim(i, j) for i, j in _later_parts(reading, parent, clause)) if p is not None]
    quote = [p for p in quote + rest if not is_direct(reading, p)]
    return finding_of(cue, quote, reading.pieces(clause.start, clause.end, set())) if quote else None


def _later_parts(reading: Reading, parent: Clause, clause: Clause) -> list[Range]:
    """Parts of the content behind the cue: what goes on after "…, sagte X, …"."""
    last = reading.sentences[clause.sentence][1]
    for other in reading.clauses_of[clause.sentence]:
        if other.start >= clause.end and other.parent in (parent.index, clause.index) and other.mood != "indicative":
            return [(other.start, last)]
    assert clause.finite is not None
    if parent.start < clause.start and parent.end > clause.end and clause.finite <= clause.start + 1:
        return [(clause.end, last)]  # "900 Mann, so heißt es, kamen an"
    resuming = (i for i in range(clause.finite + 1, last) if reading.words[i - 1] == "," and _resumes(reading, i))
    return [(i, last) for i in resuming][:1]


def _resumes(reading: Reading, token: int) -> bool:
    """Whether a word goes on with what was said ("…, sagte X, darunter 90 Soldaten")."""
    return reading.lower[token] in function_words().resuming
