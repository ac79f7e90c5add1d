"""Source phrases without a verb: "laut X", "nach Angaben von X", "Berichten zufolge", "so X", "demnach"."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimx.language.clauses import Clause
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import function_words, may_report, noun_class, reporting, reporting_file
from claimx.mentions.quotations.reading import Finding, Range, Reading
from claimx.mentions.quotations.speakers import speaker_range

_NEAR_NUMBER = 5  # tokens
_BOUND = 3  # tokens of a bound before a number ("bis zu")
_POSSESSIVE = ("PPOSAT",)
_CLOSING = {"“", "”", '"', "«", "‘"}


@dataclass(slots=True)
class Phrase:
    """A source phrase: the tokens of its cue, its speaker, and all of it as the frame."""

    cue: list[int]
    speaker: Range
    frame: Range
    group: NounGroup | None


def source_phrases(reading: Reading) -> list[Phrase]:
    """All source phrases of the article, in text order."""
    found: dict[int, Phrase] = {}
    for phrase in [*_prepositional(reading), *_quoted_names(reading), *_so_phrases(reading), *_carriers(reading)]:
        known = found.get(phrase.cue[0])
        if known is None or phrase.frame[1] - phrase.frame[0] > known.frame[1] - known.frame[0]:
            found[phrase.cue[0]] = phrase
    return sorted(found.values(), key=lambda p: p.frame)


def phrase_quotations(reading: Reading, phrases: list[Phrase]) -> list[Finding]:
    """The indirect quotations that source phrases attribute: the rest of the sentence, or of its main clause."""
    found = []
    for phrase in phrases:
        start, end = _scope(reading, phrase)
        quote = reading.pieces(start, end, set(range(*phrase.frame)))
        quote = [p for p in quote if not _in_one_mark(reading, p)]
        if quote:
            finding = finding_of_phrase(phrase, quote)
            finding.said = _without_relatives(reading, phrase, quote)
            found.append(finding)
    return found


def _without_relatives(reading: Reading, phrase: Phrase, quote: list[Range]) -> list[Range]:
    """What is said without the relative clauses before the phrase, in which the article itself tells of whom it speaks ("Peru,
    das 250 Soldaten stellt, will laut Major Weber …")."""
    number = reading.sentence_at[phrase.frame[0]]
    told: set[int] = set()
    for clause in reading.clauses_of[number]:
        if clause.kind == "relative" and clause.mood == "indicative" and clause.end <= phrase.frame[0]:
            told |= set(range(*reading.syntax.subtree(clause)))
    return [piece for a, b in quote for piece in reading.pieces(a, b, told)]


def finding_of_phrase(phrase: Phrase, quote: list[Range], kind: str = "indirect") -> Finding:
    """A quotation with the words of its source phrase."""
    group = None if phrase.group is None else phrase.group.index
    return Finding(kind, quote, phrase.cue, phrase.speaker, group, [phrase.frame])  # type: ignore[arg-type]


def _in_one_mark(reading: Reading, piece: Range) -> bool:
    marked = reading.marked_at.get(piece[0])
    return marked is not None and marked.clausal and marked.first <= piece[0] and marked.last >= piece[1]


def _prepositional(reading: Reading) -> Iterator[Phrase]:
    """ "laut X", "nach Angaben von X" and "Berichten zufolge", from the noun groups."""
    lexicon = reporting()
    for group in reading.syntax.groups:
        if group.conjunct_of is not None or reading.sentence_at[group.start] in reading.skipped:
            continue
        at = _postposition(reading, group)
        if at is not None:
            head = _first_group(reading, group) if group.postposition is not None else group
            start = speaker_range(reading, head, None)[0]
            yield Phrase([at], (start, at), (start, at + 1), _own_speaker(reading, head) or head)
        elif group.preposition is not None and group.preposition_at == group.start - 1:
            named = group.preposition == "nach" and (_names_source(reading, group) or _is_medium(reading, group))
            view = group.preposition == "aus" and reading.lower[group.head] in reporting_file().view_nouns
            if named or view or group.preposition in lexicon.prepositions:
                yield _with_preposition(reading, group)
            elif group.preposition == "auf" and _cites(reading, group):
                speaker, at = speaker_range(reading, group, None), group.start - 3
                yield Phrase([at, at + 1], speaker, (at, speaker[1]), group)


def _own_speaker(reading: Reading, group: NounGroup) -> NounGroup | None:
    """Whose own account is cited, the subject ("eigenen Angaben zufolge"); None where another's is."""
    if not any(word.startswith("eigene") for word in reading.lower[group.start : group.head]):
        return None
    clause = reading.clauses[group.clause]
    subject = reading.syntax.arguments(clause).subject
    behind = subject is not None and subject.start > group.start
    return None if behind and clause.passive == "werden" else subject  # not "getötet wurden nach eigenen Angaben 12 Bauern"


def _cites(reading: Reading, group: NounGroup) -> bool:
    """ "Unter Berufung auf Ärzte", where no verb says who reports it."""
    at = group.start - 3
    opens = at >= 0 and reading.lower[at] == "unter" and reading.lower[at + 1] in function_words().citing
    return opens and not may_report(reading.clauses[group.clause].lemma)


def _postposition(reading: Reading, group: NounGroup) -> int | None:
    """Where the postposition of a source phrase stands that ends with this group or with its attributes."""
    if group.postposition is None:
        return _late_postposition(reading, group)
    if group.postposition not in reporting().postpositions:
        return None
    if group.postposition == "nach" and not noun_class(reading.words[group.head], "source"):
        return None
    return next(i for i in range(group.end, group.end + 2) if reading.lower[i] == group.postposition)


def _first_group(reading: Reading, group: NounGroup) -> NounGroup:
    """The group that this one is an attribute of ("Ermittlungen der Polizei zufolge")."""
    while group.genitive_of is not None or (group.index > 0 and group.preposition in forms_of("von")):
        group = reading.syntax.groups[group.genitive_of if group.genitive_of is not None else group.index - 1]
    return group


def _quoted_names(reading: Reading) -> Iterator[Phrase]:
    """ "laut „BBC News“": the name in marks right behind the preposition."""
    for marked in reading.marks:
        at = marked.first - 1
        if (
            at >= 0
            and reading.lower[at] in reporting().prepositions
            and marked.words <= 5
            and reading.sentence_at[at] not in reading.skipped
        ):
            group = reading.syntax.group_at.get(marked.first + 1)
            yield Phrase([at], (marked.first, marked.last), (at, marked.last), group)
        behind = marked.last
        if behind < len(reading.words) and reading.lower[behind] == "zufolge" and marked.words <= 5:
            start = at if at >= 0 and reading.tags[at] == "ART" else marked.first
            yield Phrase([behind], (start, marked.last), (start, behind + 1), reading.syntax.group_at.get(marked.first + 1))


def _with_preposition(reading: Reading, group: NounGroup) -> Phrase:
    assert group.preposition_at is not None
    own = _own_speaker(reading, group)
    speaker = (group.start, group.end) if own else speaker_range(reading, group, None)
    clause = reading.clauses[group.clause]
    if own is None and clause.finite is not None and clause.kind == "main" and clause.start == group.preposition_at:
        speaker = speaker_range(reading, group, clause)
    last = reading.sentences[reading.sentence_at[group.start]][1]
    end = _with_relative(reading, _with_day(reading, speaker[1]), last)
    if end < last and reading.words[end] == ",":
        end += 1
    return Phrase([group.preposition_at], speaker, (group.preposition_at, end), own or group)


def _with_day(reading: Reading, end: int) -> int:
    """The end of a phrase with the day of what it cites ("nach Militärangaben | vom Mittwoch")."""
    day = reading.syntax.group_at.get(end + 1)
    dated = day is not None and day.preposition_at == end and day.preposition in forms_of("von") and day.head in reading.times
    return day.end if day is not None and dated else end


def _with_relative(reading: Reading, end: int, last: int) -> int:
    """The end of a phrase with the relative clause that follows it."""
    if end + 1 >= last or reading.words[end] != ",":
        return end
    following = reading.clause_at(end + 1)
    if following is None or following.kind != "relative" or following.start != end + 1:
        return end
    return reading.syntax.subtree(following)[1]


def _late_postposition(reading: Reading, group: NounGroup) -> int | None:
    """The postposition behind a group's attributes ("Berichten der Sender Sky News und BBC zufolge")."""
    if (
        group.preposition is not None
        or group.pronoun
        or group.genitive_of is not None
        or not noun_class(reading.words[group.head], "source")
    ):
        return None
    last = reading.sentences[reading.sentence_at[group.start]][1]
    for i in range(group.end, min(group.end + 12, last)):
        if reading.lower[i] == "zufolge" or (
            i == group.end and reading.lower[i] == "nach" and i + 1 < last and i + 1 not in reading.syntax.group_at
        ):
            return i
        if reading.tags[i][:2] in ("VV", "VA", "VM") or reading.words[i] in (",", ":", ";"):
            return None
    return None


def _names_source(reading: Reading, group: NounGroup) -> bool:
    """Whether "nach" with this group names a source and not a time or a place."""
    word = reading.words[group.head]
    owner = reading.words[group.start] if group.owner is not None else word
    noun = word if reading.tags[group.head] == "NN" else reading.words[group.start]
    head = next((i for i in range(group.start, group.end) if noun_class(reading.words[i], "source")), None)
    if head is None or not (noun and owner):
        return False
    if not noun_class(reading.words[head], "timed"):
        return True
    plural = group.number == "p" or reading.words[head][-1:] in ("n",)
    if "-" in reading.words[head] and head in reading.actor_at:
        return True  # "nach UN-Zählung"
    if any(reading.lower[i] in function_words().official for i in range(group.start, head)):
        return True  # "nach amtlicher Zählung"
    if any(reading.tags[i] == "ADJA" and i in reading.actor_at for i in range(group.start, head)):
        return True  # "nach kenianischer Zählung"
    definite = reading.tags[group.start] == "PDAT" or (
        reading.tags[group.start] == "ART" and not reading.lower[group.start].startswith("ein")
    )
    determined = definite or (group.preposition_at is not None and reading.tags[group.preposition_at] == "APPRART")
    possessed = (
        group.end > head + 1
        or any(reading.tags[i] == "NE" for i in range(group.start, head))  # "nach Ahlers' Zählung"
        or any(g.genitive_of == group.index for g in reading.syntax.groups_of[group.clause])
        or reading.lower[group.end : group.end + 1] == ["von"]
    )
    pointing = reading.tags[group.start] == "PPOSAT" or reading.lower[group.start] in grammar().genitive_relatives
    return possessed or pointing or (not determined and (plural or reading.tags[group.start] == "ART"))


def _is_medium(reading: Reading, group: NounGroup) -> bool:
    """ "nach SPIEGEL ONLINE" in a clause in the subjunctive."""
    role = reading.actor_at.get(group.head)
    return role is not None and role.kind == "media" and reading.clauses[group.clause].mood != "indicative"


def _so_phrases(reading: Reading) -> Iterator[Phrase]:
    """ ", so X" after a comma or a quotation: a name or noun group and no verb up to the next comma or stop."""
    for i, word in enumerate(reading.lower):
        if word != "so" or i == 0 or i + 1 >= len(reading.words) or reading.sentence_at[i] in reading.skipped:
            continue
        if reading.words[i - 1] not in {",", "–", "-", ";"} | _CLOSING:
            continue
        group = reading.syntax.group_at.get(i + 1)
        if (
            group is None
            or group.start not in (i, i + 1)
            or (group.pronoun and reading.tags[i + 1] != "PPER")
            or group.preposition is not None
        ):
            continue
        last = reading.sentences[reading.sentence_at[i]][1]
        speaker = (i + 1, speaker_range(reading, group, None)[1])
        end = speaker[1]
        while (
            end < last
            and reading.words[end] not in (",", ".", "„", ";", "!", "?", ":", "–", "»")
            and reading.tags[end][:2] not in ("VV", "VA", "VM")
        ):
            end += 1
        if end < last and reading.tags[end][:2] in ("VV", "VA", "VM"):
            continue
        end = _with_relative(reading, end, last)
        if end < last and reading.words[end] == ",":
            end += 1
        if end < last and all(
            k in reading.times or reading.tags[k][:4] == "APPR" or reading.tags[k] == "$." for k in range(end, last)
        ):
            end = last  # "so X, der Gouverneur, am Dienstag."
        yield Phrase([i], speaker, (i, end), group)


def _carriers(reading: Reading) -> Iterator[Phrase]:
    words = reporting().carriers
    for i, word in enumerate(reading.lower):
        if word in words and reading.sentence_at[i] not in reading.skipped:
            yield Phrase([i], (i, i + 1), (i, i + 1), None)


def _scope(reading: Reading, phrase: Phrase) -> Range:
    """The sentence, the main clause of a coordination, or the relative or adverbial clause that holds the phrase."""
    number = reading.sentence_at[phrase.frame[0]]
    first, last = reading.sentences[number]
    own = reading.clause_at(phrase.frame[0])
    if own is not None and own.kind in ("relative", "subordinate") and own.start < phrase.frame[0]:
        start, end = reading.syntax.subtree(own)
        return own.start, max(end, own.end) if start >= first else own.end
    for clause in reading.clauses_of[number]:
        if own is None or clause.kind != "main" or clause.finite is None or clause.start <= first:
            continue
        joined = reading.tags[clause.start] == "KON" or reading.words[clause.start - 1] == ";"
        beside = joined or (reading.words[clause.start - 1] == "," and own.kind == "main" and own.mood == "indicative")
        if clause.start > phrase.frame[1] and beside and clause.mood == "indicative" and _stands_alone(reading, clause):
            last = last if _counts_on(reading, own, clause) else min(last, clause.start)
        elif (
            clause.start <= phrase.frame[0]
            and (joined or reading.words[clause.start - 1] == ",")
            and clause is own
            and not _reported_alike(reading, clause)
            and _stands_alone(reading, clause)
        ):
            first = clause.start + (reading.tags[clause.start] == "KON")
    for i in range(phrase.frame[1], last - 1):
        if reading.words[i] == ":" and i + 1 in reading.marked_at:
            last = i
    for i in range(first, phrase.frame[0]):
        if reading.words[i] == "," and reading.lower[i + 1] in function_words().resuming and phrase.frame[0] - i <= 3:
            first = i + 1
    if (aside := _second_number(reading, phrase, first, last)) is not None:
        return aside
    if _joins_number(reading, phrase, first):
        first = phrase.frame[0]
    colons = (i + 1 for i in range(first + 1, phrase.frame[0]) if reading.words[i] == ":")
    return max(colons, default=first), last


def _second_number(reading: Reading, phrase: Phrase, first: int, last: int) -> Range | None:
    """The aside between commas that has its own number and says where it comes from ("900, nach anderen Quellen 1.200 Bauern,
    starben"); None where there is none."""
    at, end = phrase.frame
    number = next((i for i in range(end, min(last, end + _BOUND)) if i in reading.counted), None)
    if at - 1 <= first or reading.words[at - 1] != "," or number is None or "," in reading.words[end - 1 : number]:
        return None
    if not any(i in reading.counted for i in range(max(first, at - _NEAR_NUMBER), at - 1)):
        return None
    reach = min(last, end + _NEAR_NUMBER)
    closed = next((i for i in range(end, reach) if reading.words[i] in ",.;"), last if reach == last else None)
    return None if closed is None or any(tag[0] == "V" for tag in reading.tags[at:closed]) else (at, closed)


def _joins_number(reading: Reading, phrase: Phrase, first: int) -> bool:
    """Whether a phrase is only about the second of two numbers ("13 Soldaten und nach Angaben der Ärzte 170 Bauern starben")."""
    at, end = phrase.frame
    if at - 1 <= first or reading.tags[at - 1] != "KON" or not any(i in reading.counted for i in range(end, end + 2)):
        return False
    return any(i in reading.counted for i in range(max(first, at - _NEAR_NUMBER), at - 1))


def _reported_alike(reading: Reading, clause: Clause) -> bool:
    """Whether the main clause before is in the subjunctive as well ("1.500 seien da, es sollten 12.000 werden, so X")."""
    before = [c for c in reading.clauses_of[clause.sentence] if c.kind == "main" and c.start < clause.start]
    return bool(before) and before[-1].mood == "subjunctive1"


def _counts_on(reading: Reading, own: Clause, clause: Clause) -> bool:
    """Whether a clause only goes on counting ("nach Angaben der Polizei starben 40 Menschen, 90 wurden verletzt"); right behind a
    comma also with something before the number, where those who are counted are the subject ("…, am Montag kamen 30 um")."""
    if not any(i in reading.counted for i in own.tokens):
        return False
    if reading.words[clause.start - 1] == "," and reading.tags[clause.start] != "KON" and reading.frame(clause) is None:
        subject = reading.syntax.arguments(clause).subject
        nobody = clause.lemma == "geben" and subject is not None and reading.lower[subject.start] in grammar().impersonal_subjects
        told = subject is not None and any(i in reading.counted for i in range(subject.start, subject.end))
        if told or nobody:
            return True
    comes = reading.lower[clause.start] in function_words().on_top  # "…, dazu kommen 900 Mann"
    return comes or clause.start in reading.counted or reading.lower[clause.start] in function_words().one


def _stands_alone(reading: Reading, clause: Clause) -> bool:
    """Whether a coordinated clause has a first field of its own ("und die Stadt …", not "und geriet …")."""
    start = clause.start
    if reading.words[start - 1] == ";":
        return True
    if reading.tags[start] == "KON":
        start += 1
    return reading.lower[clause.start] != "denn" and clause.finite != start and clause.finite != clause.end - 1
