"""Direct speech: stretches in quotation marks and the cue beside, inside or around them."""

from claimx.language.clauses import Clause
from claimx.mentions.quotations.carried import may_speak, subjunctive
from claimx.mentions.quotations.cues import Cue, read_cue
from claimx.mentions.quotations.findings import finding_of
from claimx.mentions.quotations.lexicon import Frame, function_words, noun_class, reporting
from claimx.mentions.quotations.phrases import Phrase, finding_of_phrase
from claimx.mentions.quotations.reading import Finding, Marked, Range, Reading
from claimx.mentions.quotations.speakers import speaker_range

_NO_FRAME = Frame("says", frozenset({"quote"}), None)
_FRAGMENT_WORDS = 2
_NAMES = {"NE", "FM", "XY", "CARD"}
_SMALL = {"ADJA", "ADJD", "ADV", "VVPP", "VVINF", "PTKNEG", "VVIZU", "KON", "ART", "APPR", "PPOSAT", "PIAT"}
_LOOK_BACK = 5


def _length(finding: Finding) -> int:
    return finding.quote[-1][1] - finding.quote[0][0]


class DirectTagger:
    """Finds the attribution of each stretch in quotation marks.

    Args:
        reading: the Doc.
        cues: its reporting clauses.
        phrases: its source phrases.
        indirect: the indirect quotations found so far; words in marks inside them have their speaker.
    """

    def __init__(self, reading: Reading, cues: dict[int, Cue], phrases: list[Phrase], indirect: list[Finding]):
        self.reading = reading
        self.cues = cues
        self.phrase_from = {p.frame[0]: p for p in phrases}
        self.around: dict[int, Finding] = {}
        for finding in sorted(indirect, key=lambda f: f.quote[0][0] - f.quote[-1][1]):
            for a, b in finding.quote:
                for i in range(a, b):
                    self.around[i] = finding
        self.by_sentence: dict[int, Finding] = {}
        for finding in indirect:
            self._note(finding)
        self.attributed: set[int] = set()
        self.outer = [m for m in reading.marks if m.depth == 0]
        self.place = {id(m): i for i, m in enumerate(self.outer)}

    def quotations(self) -> list[Finding]:
        """The direct quotations, in text order."""
        found: list[Finding] = []
        for marked in self.outer:
            finding = self._attribute(marked)
            if finding is not None:
                found.append(finding)
            elif found and self._resumes(found[-1], marked):
                finding = found[-1]
                finding.quote.append((marked.first, marked.last))
            if finding is not None:
                self.attributed.add(id(marked))
                self._note(finding)
        return found

    def _resumes(self, before: Finding, marked: Marked) -> bool:
        """Whether words in marks go on with those before the cue ("„Wir gehen“, sagte X, der sie anführt, „und zwar bald“")."""
        reading, (last, end) = self.reading, before.quote[-1]
        if not before.frame or before.frame[0][0] < end or reading.sentence_at[last] != reading.sentence_at[marked.first]:
            return False
        between = range(before.frame[-1][1], marked.first)
        return reading.words[marked.first - 1] != ":" and all(reading.tags[i][0] == "$" or self._is_attribute(i) for i in between)

    def _is_attribute(self, token: int) -> bool:
        """Whether a token stands in a relative clause or an apposition."""
        clause = self.reading.clause_at(token)
        return clause is None or clause.kind in ("relative", "fragment")

    def _attribute(self, marked: Marked) -> Finding | None:
        if self._is_aside(marked):
            return None
        lead = self._lead_in(marked)
        if lead is not None:
            return lead
        behind = self._behind(marked)
        if behind is not None and (marked.clausal or marked.words > 2 or self._is_sentence(marked)):
            return behind
        inner = self.around.get(marked.first + 1)
        if inner is not None:
            known = inner.type == "direct" and inner.quote == [(marked.first, marked.last)]
            return self._copy(inner, marked) if self._is_speech(marked) and not known else None
        clause = self.reading.clause_at(marked.first + 1)
        inside = self._after_insertion(marked, clause) or self._inside(marked, clause)
        if inside is not None:
            return inside
        if not marked.clausal or marked.words < 3:
            return None
        return self._continued(marked)

    def _note(self, finding: Finding) -> None:
        """Keeps the longest quotation of each sentence, whose speaker goes on."""
        if finding.speaker is None:
            return
        for number in {self.reading.sentence_at[finding.quote[0][0]], self.reading.sentence_at[finding.quote[-1][1] - 1]}:
            known = self.by_sentence.get(number)
            if known is None or _length(finding) >= _length(known):
                self.by_sentence[number] = finding

    def inside(self, carried: list[Finding]) -> list[Finding]:
        """Quoted words inside speech that is carried on without a cue; they have its speaker."""
        around = {i: f for f in carried for a, b in f.quote for i in range(a, b)}
        found = []
        for marked in self.outer:
            finding = around.get(marked.first + 1)
            if id(marked) not in self.attributed and finding is not None and self._is_speech(marked):
                found.append(self._copy(finding, marked))
        return found

    def _copy(self, finding: Finding, marked: Marked) -> Finding:
        quote = [(marked.first, marked.last)]
        return Finding(
            "direct",
            quote,
            finding.cue,
            finding.speaker,
            finding.group,
            finding.frame,
            finding.addressee,
            clause=finding.clause,
        )

    def _is_speech(self, marked: Marked) -> bool:
        """Whether words in marks are quoted words and not a name or title ("die Serie „Roter Mond“")."""
        reading = self.reading
        if marked.clausal:
            return True
        tags = reading.tags[marked.first + 1 : marked.last - 1]
        words = [word for word in reading.words[marked.first + 1 : marked.last - 1] if word[:1].isalpha()]
        before = reading.tags[marked.first - 1] if marked.first else ""
        if marked.words < _FRAGMENT_WORDS:
            return before not in ("NN", "NE") and bool(tags) and tags[0] in ("ADJD", "VVPP", "VVINF")
        if not words or all(word[0].isupper() for word in words):
            return False
        if before in ("NN", "NE") and words[0][0].isupper() and reading.lower[marked.first - 1] not in function_words().wordings:
            return False
        return sum(tag in _NAMES for tag in tags) <= 1 and any(tag in _SMALL for tag in tags)

    def _is_aside(self, marked: Marked) -> bool:
        """Whether words in marks end a bracket that a word or two open ("(Motto: „Immer weiter“)")."""
        words = self.reading.words
        closed = marked.last < len(words) and words[marked.last] == ")"
        return closed and "(" in words[max(0, marked.first - 4) : marked.first]

    def _is_sentence(self, marked: Marked) -> bool:
        """Whether a word or two in marks open their sentence and a comma follows ("„Alles Lüge“, sagte X")."""
        reading = self.reading
        follows = marked.last < len(reading.words) and reading.words[marked.last] == ","
        return follows and reading.sentences[reading.sentence_at[marked.first]][0] == marked.first

    def _lead_in(self, marked: Marked) -> Finding | None:
        """ "X sagte: „…“", also with the colon at the end of the line before, and "X: „…“"."""
        reading = self.reading
        place = marked.first - 1
        while place >= 0 and reading.words[place].isspace():
            place -= 1
        if place < 0 or (reading.words[place] != ":" and not reading.words[place].endswith(":")):
            return None
        number = reading.sentence_at[place]
        first = reading.sentences[number][0]
        for clause in self._leading(number, place):
            cue = self.cues.get(clause.index)
            start = clause.start if clause.shares is not None else first
            start = max(start, self._mark_before(marked, place))
            known = cue is not None
            if not known and not marked.clausal and not self._is_speech(marked):
                return None
            cue = cue or read_cue(reading, clause, _NO_FRAME)
            finding = finding_of(cue, [(marked.first, marked.last)], reading.pieces(start, place + 1, set()), "direct")
            if not known:
                finding.cue = [] if clause.lemma in ("sein", "haben") else finding.cue
            return finding
        return self._label(marked, first, place)

    def _mark_before(self, marked: Marked, place: int) -> int:
        """Where the quotation before this one ends, if it stands before ``place``; else 0."""
        index = self.place.get(id(marked), 0)
        before = self.outer[index - 1] if index else None
        return before.last if before is not None and before.clausal and before.last <= place else 0

    def _leading(self, number: int, place: int) -> list[Clause]:
        """The clauses before a colon that may introduce what follows: reporting main clauses first, the nearest first."""
        before = [c for c in self.reading.clauses_of[number] if c.start < place and c.finite is not None]
        main = [c for c in before if c.kind == "main" and not self.reading.in_speech(c.start)]
        reporting_mains = [c for c in main if c.index in self.cues]
        plain = [c for c in main if c.mood == "indicative"]
        others = [c for c in before if c.index in self.cues and c.kind in ("subordinate", "relative")]
        return (reporting_mains or plain or others or main)[::-1]

    def _label(self, marked: Marked, first: int, place: int) -> Finding | None:
        """ "X: „…“" without a verb."""
        reading = self.reading
        group = next((g for g in (reading.syntax.group_at.get(i) for i in range(first, place)) if g is not None), None)
        if group is None or place - first > 12 or not marked.clausal:
            return None
        span = speaker_range(reading, group, None)
        frame = reading.trim(first, place)
        frames = [frame] if frame else []
        if noun_class(reading.words[group.head], "source") and reading.tags[group.end] == "CARD":
            return Finding("direct", [(marked.first, marked.last)], [], None, None, frames)  # "Behauptung 5: „…“"
        return Finding("direct", [(marked.first, marked.last)], [], span, group.index, frames)

    def _behind(self, marked: Marked) -> Finding | None:
        """ "„…“, sagte X", "„…“, so X", "„…“, wie X erklärte"."""
        reading = self.reading
        last = reading.sentences[reading.sentence_at[marked.last - 1]][1]
        place = marked.last
        if place < len(reading.words) and place == last and (reading.words[place].islower() or reading.words[place] == "So"):
            last = reading.sentences[reading.sentence_at[place]][1]
        while (place < last and reading.words[place] in (",", "–", "-")) or (place < last and reading.words[place].isspace()):
            place += 1
        if place >= last:
            return None
        phrase = self.phrase_from.get(place)
        if phrase is not None and reading.lower[place] == "so":
            return finding_of_phrase(phrase, [(marked.first, marked.last)], "direct")
        clause = reading.clause_at(place)
        cue = None if clause is None else self.cues.get(clause.index)
        if clause is None or cue is None or "quote" not in cue.frame.takes:
            return None
        opens = (clause.finite in (place, place + 1) and (clause.finite == place or reading.lower[place] == "so")) or (
            clause.start == place and cue.comparing
        )
        if not opens or (cue.speaker is None and clause.passive is None and clause.lemma != "heißen"):
            return None
        if cue.speaker is not None and clause.finite in (place, place + 1) and cue.speaker[0] < place:
            cue = read_cue(reading, clause, cue.frame)
        return finding_of(cue, [(marked.first, marked.last)], reading.pieces(place, clause.end, set()), "direct")

    def _after_insertion(self, marked: Marked, clause: Clause | None) -> Finding | None:
        """ "Die Armee, sagte X, „ist müde“": the rest of a clause, behind who says it."""
        reading = self.reading
        place = marked.first - 1
        before = reading.clause_at(place - 1) if place > 0 and reading.words[place] == "," else None
        cue = None if before is None else self.cues.get(before.index)
        if before is None or cue is None or clause is None or before.finite != before.start or "quote" not in cue.frame.takes:
            return None
        if before.parent != clause.index or not clause.start < before.start or clause.start in reading.marked_at:
            return None
        frame = reading.pieces(before.start, place, set())
        return finding_of(cue, [(marked.first, marked.last)], frame, "direct")

    def _inside(self, marked: Marked, clause: Clause | None) -> Finding | None:
        """Words in marks that are part of the reporting clause itself ("sprach von einem „Dammbruch“")."""
        reading = self.reading
        if clause is None or clause.verb is None:
            return None
        cue = self.cues.get(clause.index)
        own = {reading.lower[i] for i in clause.tokens}
        slots = [slot for slot in reporting().reported.get(clause.lemma, ()) if own.issuperset(slot[1])]
        if (not slots and (cue is None or "quote" not in cue.frame.takes)) or (
            marked.clausal and clause.finite is not None and marked.first < clause.finite < marked.last
        ):
            return None
        slot = self._slot_before(marked, {name for name, _, _ in slots})
        naming = clause.lemma in function_words().naming and self._ends_clause(marked, clause)
        if slot is None and not naming and not self._is_speech(marked):
            return None
        cue = cue or read_cue(reading, clause, _NO_FRAME)
        if cue.speaker is not None and cue.speaker[0] <= marked.first < cue.speaker[1]:
            return None
        finding = finding_of(cue, [(marked.first, marked.last)], reading.pieces(clause.start, marked.first, set()), "direct")
        finding.cue += [slot] if slot is not None else []
        return finding

    def _ends_clause(self, marked: Marked, clause: Clause) -> bool:
        """Whether only verbs follow a mark in its clause ("hat es einen „Putsch“ genannt")."""
        return all(self.reading.tags[i][:1] == "V" for i in clause.tokens if i >= marked.last)

    def _slot_before(self, marked: Marked, slots: set[str]) -> int | None:
        """The word of the verb's slot right before the mark, or before an article there ("sprach von einem „Dammbruch“")."""
        reading = self.reading
        place = marked.first - 1
        if place > 0 and reading.tags[place] in ("ART", "PPOSAT"):
            place -= 1
        return place if place >= 0 and reading.lower[place] in slots & {"von", "als", "vor"} else None

    def _continued(self, marked: Marked) -> Finding | None:
        """A quotation of its own: after an attributed sentence, after speech carried on, or after a word about its speaker."""
        reading = self.reading
        number = reading.sentence_at[marked.first]
        if reading.trim(reading.sentences[number][0], reading.sentences[number][1]) is None or self._words_before(marked, number):
            return None
        back = number - 1
        while (
            back > number - _LOOK_BACK and back >= 0 and back not in self.by_sentence and subjunctive(reading, back) is not None
        ):
            back -= 1
        last = self.by_sentence.get(back)
        if last is None:
            return self._from_sentence_before(marked, number)
        if back == number - 1 and last.type == "direct" and last.frame:
            return self._copy(last, marked)
        return self._copy(Finding("direct", [], [], last.speaker, last.group), marked)

    def _words_before(self, marked: Marked, number: int) -> bool:
        first = self.reading.sentences[number][0]
        return first < marked.first and self.reading.has_word((first, marked.first))

    def _from_sentence_before(self, marked: Marked, number: int) -> Finding | None:
        reading = self.reading
        for back in range(number - 1, max(number - 3, -1), -1):
            for clause in reading.clauses_of[back]:
                subject = (
                    reading.syntax.arguments(clause).subject if clause.kind == "main" and clause.finite is not None else None
                )
                if subject is not None and may_speak(reading, subject):
                    span: Range = speaker_range(reading, subject, clause)
                    return Finding("direct", [(marked.first, marked.last)], [], span, subject.index)
        return None
