"""Which clause is the content of a reporting verb: dass-clauses, questions, bare clauses, infinitives behind it."""

from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.mentions.quotations.cues import Cue
from claimx.mentions.quotations.lexicon import frame_of, function_words, reporting
from claimx.mentions.quotations.reading import Reading


def first_complement(reading: Reading, cue: Cue) -> Clause | None:
    """The first clause that the reporting verb carries behind it."""
    clause = cue.clause
    anchor = clause.finite if clause.finite is not None else clause.verb
    assert anchor is not None
    waiting: Clause | None = None
    for child in dependents(reading, clause):
        if child.start < anchor:
            continue
        if _is_complement(reading, cue, child):
            bare = child.kind == "main" and child.finite == child.start
            return waiting if bare and waiting is not None else child
        waiting = child if child.kind == "subordinate" and waiting is None else waiting
    return _neighbour(reading, cue)


def _neighbour(reading: Reading, cue: Cue) -> Clause | None:
    """The bare clause right behind a subordinate reporting clause ("da es hieß, die Brücke sei …")."""
    clause = cue.clause
    if clause.kind not in ("subordinate", "relative") or cue.comparing:
        return None
    for other in reading.clauses_of[clause.sentence]:
        if (
            clause.end <= other.start <= clause.end + 1
            and other.kind == "main"
            and other.mood != "indicative"
            and _is_complement(reading, cue, other)
        ):
            return other
    return None


def dependents(reading: Reading, clause: Clause) -> list[Clause]:
    """The clauses that may be carried by this one: its own, and those behind a relative or adverbial clause inside it.

    "Am Montag sagte X, der das Amt leitet, dass …": the dass-clause hangs on "sagte", not on "leitet".
    """
    found: list[Clause] = []
    for index in reading.syntax.children[clause.index]:
        child = reading.clauses[index]
        found.append(child)
        adverbial = (
            child.introducer is not None
            and reading.lower[child.introducer] not in grammar().content_introducers | function_words().question
        )
        aside = child.kind == "relative" or (adverbial and child.kind in ("infinitive", "subordinate"))
        if aside and (frame_of(child.lemma, []) is None or child.kind == "infinitive"):
            found += [c for c in dependents(reading, child) if c.kind in ("subordinate", "main") and c.start > child.start]
    return sorted(found, key=lambda c: c.start)


def _is_complement(reading: Reading, cue: Cue, child: Clause) -> bool:
    takes, words = cue.frame.takes, function_words()
    if reading.in_speech(child.start):
        return False
    introducer = None if child.introducer is None else reading.lower[child.introducer]
    if child.kind == "infinitive":
        return "infinitive" in takes and introducer is None
    if child.kind == "subordinate":
        return "clause" in takes and (introducer in grammar().content_introducers or introducer in words.question)
    if (
        child.kind == "relative"
        and _verb_second(reading, child)
        and child.mood != "indicative"
        and child.start > cue.clause.start
    ):
        return "bare" in takes
    if child.kind == "main" and child.finite is not None and "bare" in takes:
        if reading.tags[child.start] == "KON" or reading.words[child.start - 1] not in (",", "–", ":", "„", '"', "»", "“"):
            return False
        if child.finite == child.start and not cue.fore and not _any_waiting(reading, cue, child):
            return False
        if reading.lower[child.start] in words.contrasting:
            return child.mood != "indicative"
        return child.mood != "indicative" or (cue.frame.kind in ("says", "thinks") and not _filled(reading, cue, child))
    return False


def _filled(reading: Reading, cue: Cue, child: Clause) -> bool:
    """Whether the verb has its content already ("sprach von …, dennoch ist …", "meldete 23 Tote, …") or means no speech
    ("meldete sich")."""
    arguments = reading.syntax.arguments(cue.clause, cue.frame.addressee == "dative")
    if (arguments.object or arguments.dative) is not None and reading.words[child.start - 1] == "–":
        return True  # "Kiew meldet Erfolge – Moskau dementiert"
    speaking = () if cue.group is None else range(cue.group.start, cue.group.end)
    if any(i in reading.counted and i not in speaking for i in cue.clause.tokens):
        return True
    slots = {slot for slot, _, _ in reporting().reported.get(cue.clause.lemma, ())} - {"object"}
    return bool(arguments.reflexive) or any(slot in slots for slot in arguments.prepositions)


def _verb_second(reading: Reading, clause: Clause) -> bool:
    """Whether what looks like a relative clause has its verb behind the first group ("der Iran habe die Chance")."""
    if clause.finite is None:
        return False
    after = [reading.tags[i][:1] for i in clause.tokens if i > clause.finite]
    before = [i for i in clause.tokens if clause.start < i < clause.finite]
    return bool(before) and any(tag != "V" for tag in after) and reading.tags[before[-1]] in ("NN", "NE")


def _any_waiting(reading: Reading, cue: Cue, child: Clause) -> bool:
    """Whether a subordinate clause stands between the cue and a verb-first clause as its first field."""
    siblings = (reading.clauses[i] for i in reading.syntax.children[cue.clause.index])
    return any(s.kind in ("subordinate", "infinitive") and s.start < child.start for s in siblings)
