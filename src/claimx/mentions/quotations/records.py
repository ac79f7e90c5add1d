"""From findings in tokens to the records of the contract, with the parties that speak."""

from claimx.language.annotations import texts_of
from claimx.language.grammar import forms_of, grammar
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_number
from claimx.mentions.quotations.attribution import Attribution
from claimx.mentions.quotations.lexicon import function_words, may_report, noun_class, reporting
from claimx.mentions.quotations.reading import Finding, Range, Reading
from claimx.mentions.quotations.speakers import parties_of, speaker_range, speaker_role
from claimx.schema import Quotation, Role, Span

_LOOK_BACK_SENTENCES = 3


def attributions(reading: Reading, found: list[Finding]) -> list[Attribution]:
    """The records of the findings, which are in text order; each speaker is resolved once."""
    result: list[Attribution] = []
    speakers = _Speakers(reading)
    for finding in found:
        parties = speakers.parties(finding)
        role = None if finding.speaker is None else speaker_role(reading, finding.speaker, parties)
        said = finding.said if finding.said is not None else finding.quote
        unnamed = role is not None and not parties and _names_nobody(reading, finding)
        if unnamed and not _is_rumour(reading, finding):
            said = _counted(reading, said)
        if role is not None and not parties and not unnamed:
            parties = [role]
        cue = _runs(reading, finding.cue)
        quotation = Quotation(
            type=finding.type,
            quote=[_span(reading, *piece) for piece in finding.quote],
            cue=cue,
            speaker=role,
            frame=[_span(reading, *piece) for piece in finding.frame],
            addressee=[] if finding.addressee is None else [_span(reading, *finding.addressee)],
        )
        offsets = [reading.offsets(*piece) for piece in said]
        result.append(Attribution(quotation, parties, offsets, cue[0] if cue else _verb(reading, finding)))
    return result


def _verb(reading: Reading, finding: Finding) -> Span | None:
    """The verb of speech that is named, which by the corpus's rules is no cue of the quotation ("sprach von 20 Toten")."""
    clause = None if finding.clause is None or finding.type != "reported" else reading.clauses[finding.clause]
    verb = None if clause is None else clause.verb
    return None if verb is None else _span(reading, verb, verb + 1)


def _names_nobody(reading: Reading, finding: Finding) -> bool:
    """Whether a speaker is only a word for a guess without anybody whose guess it is ("groben Schätzungen zufolge")."""
    group = None if finding.group is None else reading.syntax.groups[finding.group]
    words = function_words()
    if group is None or finding.speaker is None or finding.speaker[1] != group.head + 1:
        return False
    if any(reading.lower[i] in words.official for i in range(group.start, group.head)):
        return False
    return reading.lower[group.head] in words.estimates | words.rumours


def _is_rumour(reading: Reading, finding: Finding) -> bool:
    """Whether the guess is about all that is said, not only about how many ("Gerüchten zufolge")."""
    assert finding.group is not None
    return reading.lower[reading.syntax.groups[finding.group].head] in function_words().rumours


def _counted(reading: Reading, pieces: list[Range]) -> list[Range]:
    """The quantities in these pieces: an estimate vouches for a number, not for the date beside it."""
    return [r for a, b in pieces for r in reading.pieces(a, b, {i for i in range(a, b) if i not in reading.counted})]


class _Speakers:
    """The parties of each speaker's words, and who spoke last."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.known: dict[Range, list[Role]] = {}
        self.last: list[Role] = []
        self.last_sentence = -_LOOK_BACK_SENTENCES - 1
        self.last_person: tuple[int, Role] | None = None

    def parties(self, finding: Finding) -> list[Role]:
        """The parties of one finding's speaker; empty where its words name nobody that is known."""
        span = finding.speaker
        if span is None:
            return []
        if span not in self.known:
            self.known[span] = self._resolve(span, None if finding.group is None else self.reading.syntax.groups[finding.group])
        found = self.known[span]
        if found:
            self.last, self.last_sentence = found, self.reading.sentence_at[span[0]]
            if found[0].kind == "person":
                self.last_person = (self.reading.sentence_at[span[0]], found[0])
        return found

    def _resolve(self, span: Range, group: NounGroup | None) -> list[Role]:
        if group is None:
            return self._carried(span)
        found = parties_of(self.reading, span, group)
        if not found and (giver := self._giver(group)):
            return giver
        if not found and self._is_word_before(span, group) and (before := self._carried(span)):
            return before
        if not found and self._is_nobodys_paper(span, group) and (before := self._carried(span)):
            return before
        if not found and self._is_somebodys_word(group):
            return [_pointing(self.reading, span, role) for role in self._answerer(group) or self.last]
        if group.pronoun and self._is_one_person(group) and (not found or found[0].kind in ("group", "unknown")):
            person = self._person_before(span)
            return [_pointing(self.reading, span, person)] if person is not None else []
        return found

    def _giver(self, group: NounGroup) -> list[Role]:
        """Whose word it is where a relative clause says so ("Nach der Darstellung, die Lima gibt, …")."""
        reading = self.reading
        if not noun_class(reading.words[group.head], "source"):
            return []
        following = reading.clause_at(group.end + 1) if reading.words[group.end : group.end + 1] == [","] else None
        if following is None:
            later = (reading.clauses[i] for i in reading.syntax.children[group.clause])
            following = next((c for c in later if c.start > group.end and c.lemma in function_words().stating), None)
        if following is None or following.kind != "relative":
            return []
        subject = reading.syntax.arguments(following).subject
        if subject is None or reading.tags[subject.start] == "PRELS":
            return []
        return parties_of(reading, speaker_range(reading, subject, None), subject)

    def _is_word_before(self, span: Range, group: NounGroup) -> bool:
        """ "Den Angaben zufolge", "nach diesen Angaben": what was said before, by whom the sentence there says."""
        reading = self.reading
        definite = reading.tags[group.start] == "PDAT" or reading.lower[group.start] in ("der", "dem", "den")
        alone = group.start + 1 == group.head and span == (group.start, group.head + 1)
        guess = reading.lower[group.head] in function_words().rumours | function_words().estimates
        return definite and alone and not guess and noun_class(reading.words[group.head], "source")

    def _is_nobodys_paper(self, span: Range, group: NounGroup) -> bool:
        """ "Heißt es in einer Erklärung", without a word on whose it is: of whoever spoke or is spoken of just before."""
        reading = self.reading
        alone = span == (group.start, group.start + 2) and not reading.syntax.attributes.get(group.index)
        indefinite = reading.tags[group.start] == "ART" and reading.lower[group.start].startswith("ein")
        return alone and indefinite and group.preposition in forms_of("in") and noun_class(reading.words[group.head], "source")

    def _is_somebodys_word(self, group: NounGroup) -> bool:
        """ "Nach seinen Angaben", "nach deren Zählung", where somebody spoke in one of the sentences just before."""
        reading = self.reading
        near = reading.sentence_at[group.start] - self.last_sentence <= _LOOK_BACK_SENTENCES
        pointing = reading.tags[group.start] == "PPOSAT" or reading.lower[group.start] in grammar().genitive_relatives
        return near and pointing and noun_class(reading.words[group.head], "source")

    def _answerer(self, group: NounGroup) -> list[Role]:
        """Who spoke in the sentence before without a quotation ("Auch das verneinte der Oberst. Nach seinen Angaben …")."""
        reading = self.reading
        number = reading.sentence_at[group.start] - 1
        if number <= self.last_sentence:
            return []
        main = [c for c in reading.clauses_of[number] if c.kind == "main" and c.finite is not None][-1:]
        subject = reading.syntax.arguments(main[0]).subject if main and may_report(main[0].lemma) else None
        if subject is None or subject.pronoun:
            return []
        words = (subject.start, reading.syntax.extent(subject)[1])
        return parties_of(reading, words, subject) or [speaker_role(reading, words, [])]

    def _is_one_person(self, group: NounGroup) -> bool:
        """Whether "er", or "sie" with a verb in the singular."""
        reading = self.reading
        word = reading.lower[group.start]
        finite = reading.clauses[group.clause].finite
        if word not in function_words().one_person or finite is None:
            return False
        return word == "er" or verb_number(texts_of(reading.doc)[finite]) == "Sing"

    def _person_before(self, span: Range) -> Role | None:
        """The person who spoke last, or whom the sentences before name last."""
        reading = self.reading
        number = reading.sentence_at[span[0]]
        if self.last_person is not None and number - self.last_person[0] <= _LOOK_BACK_SENTENCES:
            return self.last_person[1]
        first = reading.sentences[max(0, number - _LOOK_BACK_SENTENCES)][0]
        for i in range(reading.sentences[number][0] - 1, first - 1, -1):
            role = reading.actor_at.get(i)
            if role is not None and role.kind == "person" and role.name is not None:
                return role
        return None

    def _carried(self, span: Range) -> list[Role]:
        """Whom "demnach" means: the paper of the sentence before, else who spoke last."""
        reading = self.reading
        number = reading.sentence_at[span[0]]
        if span[0] > reading.sentences[number][0] and (named := self._reviser(number, span[0])):
            return [_pointing(reading, span, role) for role in named]
        quoted = self._relied_on(number - 1) if number else None
        paper = self._paper_before(number, span[0]) or quoted or (self._paper(number - 1) if number else None)
        if paper is not None:
            words = (paper.start, max(reading.syntax.extent(paper)[1], speaker_range(reading, paper, None)[1]))
            named = parties_of(reading, words, paper)
            if not named and not self._is_anothers(paper):
                named = self._publisher(number - 1)
            return [_pointing(reading, span, role) for role in named or [speaker_role(reading, words, [])]]
        near = number - self.last_sentence <= _LOOK_BACK_SENTENCES
        named = self.last if near else self._publisher(number - 1) if number else []
        return [_pointing(reading, span, role) for role in named or self.last]

    def _relied_on(self, number: int) -> NounGroup | None:
        """Whom a sentence cites ("Der Sender berief sich auf Ärzte")."""
        syntax = self.reading.syntax
        citing = (c for c in self.reading.clauses_of[number] if c.lemma in function_words().citing)
        groups = (g for c in citing for g in syntax.arguments(c).prepositions.get("auf", ()))
        return next(groups, None)

    def _reviser(self, number: int, before: int) -> list[Role]:
        """The subject of the main clause before a token, where it is about figures ("hob ihre Bilanz an: demnach …")."""
        reading = self.reading
        for clause in reading.clauses_of[number]:
            if clause.kind != "main" or clause.end > before:
                continue
            groups = reading.syntax.groups_of[clause.index]
            subject = reading.syntax.arguments(clause).subject
            figures = any(g is not subject and _is_figure(reading.words[g.head]) for g in groups)
            if subject is not None and figures and not subject.pronoun:
                return parties_of(reading, (subject.start, reading.syntax.extent(subject)[1]), subject)
        return []

    def _is_anothers(self, paper: NounGroup) -> bool:
        """Whether a source phrase names whose words they are, who is nobody known ("nach Angaben von Rettungskräften")."""
        reading = self.reading
        phrase = paper.preposition is not None or paper.postposition is not None
        own = any(word.startswith("eigene") for word in reading.lower[paper.start : paper.head])
        return phrase and not own and speaker_range(reading, paper, None)[1] > paper.end

    def _publisher(self, number: int) -> list[Role]:
        """The subject of a sentence that names a paper ("Die Zeitung X veröffentlichte einen Bericht")."""
        for clause in self.reading.clauses_of[number]:
            subject = self.reading.syntax.arguments(clause).subject if clause.kind == "main" else None
            if subject is not None and not subject.pronoun:
                return parties_of(self.reading, (subject.start, self.reading.syntax.extent(subject)[1]), subject)
        return []

    def _paper_before(self, number: int, token: int) -> NounGroup | None:
        """The paper by which the same sentence has told before ("nach einer Untersuchung …, gehörten demnach 70 dazu")."""
        reading = self.reading
        groups = (g for c in reading.clauses_of[number] for g in reading.syntax.groups_of[c.index] if g.end <= token)
        named = [g for g in groups if g.preposition in ("nach", *reporting().prepositions) and g.genitive_of is None]
        papers = [g for g in named if noun_class(reading.words[g.head], "source")]
        return papers[-1] if papers else None

    def _paper(self, number: int) -> NounGroup | None:
        reading = self.reading
        found = None
        for clause in reading.clauses_of[number]:
            for group in reading.syntax.groups_of[clause.index]:
                if group.genitive_of is None and noun_class(reading.words[group.head], "source"):
                    found = group
        return found


def _is_figure(word: str) -> bool:
    """Whether a noun is one for what somebody counts or says: "Bilanz", "Schätzung"."""
    return noun_class(word, "source") or word.lower() in function_words().pointing


def _pointing(reading: Reading, span: Range, role: Role) -> Role:
    start, end = reading.offsets(*span)
    target = role.resolved or role.bare()
    text = reading.text[start:end]
    return Role(text=text, start=start, end=end, name=role.name, id=role.id, kind=role.kind, resolved=target)


def _span(reading: Reading, first: int, last: int) -> Span:
    start, end = reading.offsets(first, last)
    return Span(text=reading.text[start:end], start=start, end=end)


def _runs(reading: Reading, tokens: list[int]) -> list[Span]:
    """Neighbouring tokens as one span each."""
    runs: list[list[int]] = []
    for i in sorted(set(tokens)):
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return [_span(reading, a, b) for a, b in runs]
