"""Printed interviews: who is asked, who asks, and which paragraphs are answers.

Turns may have labels ("Seo: Das stimmt nicht."), or only the questions stand by themselves ("Herr Brandner, was ist passiert?").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from claimx.mentions.quotations.labels import is_name, label_match, label_of
from claimx.mentions.quotations.lexicon import function_words
from claimx.mentions.quotations.reading import Finding, Range, Reading
from claimx.mentions.references import reference_file

_TIMES = 2  # a label must return: a single "Ort: Berlin" is none
_LEAST_QUESTIONS = 2  # of somebody whom a question calls by name
_LEAST_OPEN_QUESTIONS = 3  # of somebody whom only the words before the first question name
_MARKS = '„»"“«‚›-–•'
_ENDS = ".!?…“”«»\"'"


class Interview:
    """The turns of an article.

    Attributes:
        answers: one direct quotation for each paragraph of an answer.
        asked: by the number of a sentence with which the paper asks ("BLATT: 20 Menschen starben. Und nun?"), the words that
            name whoever answers it.
    """

    def __init__(self, reading: Reading):
        self.reading = reading
        self.answers: list[Finding] = []
        self.asked: dict[int, Range] = {}
        self._lines = list(_paragraphs(reading))
        self._labels = {n: match for n, (start, _) in enumerate(self._lines) if (match := label_match(reading.text, start))}
        turns: dict[str, list[int]] = defaultdict(list)
        for number, match in self._labels.items():
            turns[_surname(match)].append(number)
        recurring = {name: numbers for name, numbers in turns.items() if len(numbers) >= _TIMES}
        speakers = {n for numbers in recurring.values() if self._named(numbers) for n in numbers}
        asked = {_surname(self._labels[n]) for n in speakers if self._is_person(n)}
        askers = {n for name, numbers in recurring.items() if asked - {name} and self._asks(numbers) for n in numbers}
        self._full = {
            _surname(self._labels[n]): self._label(n) for n in sorted(speakers, reverse=True) if is_name(reading, self._labels[n])
        }
        self._read(speakers - askers, askers)
        if not self.asked:
            self._read_unlabelled()

    def address(self, found: list[Finding]) -> None:
        """Gives what "Sie" says in a question to whom it asks, in place ("ZEIT: Sie sagen, es seien 40")."""
        for finding in found:
            if finding.speaker is not None and finding.speaker[1] - finding.speaker[0] == 1:
                asked = self.asked.get(self.reading.sentence_at[finding.speaker[0]])
                if asked is not None and self.reading.words[finding.speaker[0]] == "Sie":
                    group = self.reading.syntax.group_at.get(asked[0])
                    finding.speaker, finding.group = asked, None if group is None else group.index

    def _named(self, numbers: list[int]) -> bool:
        """Whether one of the labels with this last word is a name ("Karl Brandner" for "Brandner")."""
        return any(is_name(self.reading, self._labels[n]) for n in numbers)

    def _is_person(self, number: int) -> bool:
        role = self.reading.actor_at.get(self._label(number)[1] - 1)
        return role is None or role.kind in ("person", "unknown")

    def _asks(self, numbers: list[int]) -> bool:
        """Whether a label is that of the paper: no person's, and half of its turns hold a question."""
        reading = self.reading
        persons = (reading.actor_at.get(self._label(n)[1] - 1) for n in numbers)
        if any(role is not None and role.kind == "person" for role in persons):
            return False
        questions = sum("?" in reading.text[slice(*self._lines[n])] for n in numbers)
        return 2 * questions >= len(numbers)

    def _read(self, speakers: set[int], askers: set[int]) -> None:
        last = max(self._labels, default=0)
        who: Range | None = None
        open_questions: set[int] = set()
        asking = False
        for number, (start, end) in enumerate(self._lines):
            begin = start
            if number in speakers:
                who, asking, begin = self._speaker(number), False, self._labels[number].end()
                self.asked.update(dict.fromkeys(open_questions, who))
                open_questions = set()
            elif number in askers:
                who, asking = None, True
            elif number in self._labels or not askers or number > last or self._is_heading(start, end):
                continue  # between turns without the paper's label stand questions, behind the last one stands about whom it was
            if asking:
                open_questions.update(self.reading.sentence_at[i] for i in self.reading.tokens(start, end))
            elif who is not None:
                self._answer(who, begin, end, self._label(number) if number in speakers else None)

    def _label(self, number: int) -> Range:
        match = self._labels[number]
        tokens = self.reading.tokens(match.start("name"), match.end("name"))
        return tokens.start, tokens.stop

    def _speaker(self, number: int) -> Range:
        """The label's own words, or where it is no known name those of the label that is ("Karl Brandner")."""
        match = self._labels[number]
        return self._label(number) if is_name(self.reading, match) else self._full[_surname(match)]

    def _is_heading(self, start: int, end: int) -> bool:
        line = self.reading.text[start:end]
        return line[-1] not in _ENDS or line[0] in _MARKS

    def _answer(self, who: Range, start: int, end: int, label: Range | None) -> None:
        reading = self.reading
        tokens = reading.tokens(start, end)
        piece = reading.trim(tokens.start, tokens.stop, stops=False)
        if piece is None or reading.in_speech(piece[0]) or reading.sentence_at[piece[0]] in reading.skipped:
            return
        frame = [] if label is None else [(label[0], piece[0])]
        self.answers.append(_said(reading, piece, who, frame))

    def _read_unlabelled(self) -> None:
        """Adds an answer for each paragraph of one that has no label.

        Somebody must be asked by name, an answer have a label, or the words before the first of several questions name one
        person above all who answers in the first person; questions as headings of an article give nothing.
        """
        reading, lines = self.reading, self._lines
        questions = [n for n, (start, end) in enumerate(lines) if _is_question(reading.text[start:end])]
        answered = {n + 1: label for n in questions if n + 1 < len(lines) and (label := _person_label(reading, lines[n + 1]))}
        asked = next((name for n in questions if (name := _addressed(reading, *lines[n]))), None)
        if asked is None and len(questions) >= _LEAST_OPEN_QUESTIONS and _in_first_person(reading, lines, questions):
            asked = _presented(reading, lines[: questions[0]])
        speaker = next(iter(answered.values()), asked)
        if speaker is None or (not answered and len(questions) < _LEAST_QUESTIONS):
            return
        taken = {i for finding in self.answers for a, b in finding.quote for i in range(a, b)}
        answering = False
        for number, (start, end) in enumerate(lines):
            tokens = reading.tokens(start, end)
            if number in questions:
                answering = True
                self.asked.update({reading.sentence_at[i]: answered.get(number + 1, speaker) for i in tokens})
                continue
            begin = tokens.start
            label = label_of(reading, start)
            if label is not None:
                answering, begin = number in answered, label[1] + 1
            elif number > questions[-1] + 1:
                answering = False  # what stands behind the last answer may be about the interview
            piece = reading.trim(begin, tokens.stop, stops=False)
            marked = None if piece is None else reading.marked_at.get(piece[0])
            cited = marked is not None and marked.clausal and piece == (marked.first, marked.last)  # a heading from an answer
            if piece is None or piece[0] in taken or not (cited or (answering and reading.text[start] not in _MARKS)):
                continue
            if reading.sentence_at[piece[0]] not in reading.skipped:
                self.answers.append(_said(reading, piece, label or speaker, []))


def _said(reading: Reading, piece: Range, who: Range, frame: list[Range]) -> Finding:
    group = reading.syntax.group_at.get(who[0])
    return Finding("direct", [piece], [], who, None if group is None else group.index, frame)


def _surname(match: re.Match[str]) -> str:
    """The last word of a label: "Karl Brandner:" is "Brandner:" from the second turn on."""
    return match.group("name").split()[-1].casefold()


def _paragraphs(reading: Reading) -> Iterator[Range]:
    """The lines with words, as character offsets without the blanks around them."""
    start = 0
    for line in reading.text.split("\n"):
        text = line.strip()
        if text:
            begin = start + line.index(text)
            yield begin, begin + len(text)
        start += len(line) + 1


def _is_question(line: str) -> bool:
    return line.endswith("?") and line[0] not in _MARKS


def _person_label(reading: Reading, paragraph: Range) -> Range | None:
    """The label of an answer, as tokens, where it names a person."""
    label = label_of(reading, paragraph[0])
    role = None if label is None else reading.actor_at.get(label[1] - 1)
    return label if role is not None and role.kind == "person" else None


def _in_first_person(reading: Reading, paragraphs: list[Range], questions: list[int]) -> bool:
    """Whether a paragraph follows each question, and somebody says "ich" or "wir" behind a third of them."""
    ends = [*questions[1:], questions[-1] + 2]
    answers = list(zip(questions, ends, strict=True))
    if any(stop - n < 2 for n, stop in answers) or questions[-1] + 1 >= len(paragraphs):
        return False
    words = set(reference_file().first_person)
    personal = 0
    for n, stop in answers:
        tokens = reading.tokens(paragraphs[n + 1][0], paragraphs[min(stop, len(paragraphs)) - 1][1])
        personal += any(reading.lower[i] in words and i not in reading.marked_at for i in tokens)
    return 3 * personal >= len(questions)


def _presented(reading: Reading, lead: list[Range]) -> Range | None:
    """The person whom the paragraphs before the first question name most often, by the full name; None where two are."""
    named: dict[str, Range] = {}
    counts: Counter[str] = Counter()
    for i in reading.tokens(0, lead[-1][1]) if lead else ():
        role = reading.actor_at.get(i)
        if role is None or role.kind != "person" or role.name is None or reading.starts[i] != role.start:
            continue
        counts[role.name] += 1
        tokens = reading.tokens(role.start, role.end)
        if reading.tags[tokens.stop - 1] == "NE":
            named[role.name] = (tokens.start, tokens.stop)
    first, *others = counts.most_common(2) or [("", 0)]
    return named.get(first[0]) if not others or others[0][1] < first[1] else None


def _addressed(reading: Reading, start: int, end: int) -> Range | None:
    """The person whom a question calls by name ("Frau Ludwig, …", "Was heißt das, Herr Brandner?")."""
    tokens = reading.tokens(start, end)
    for i in tokens[:-1]:
        name = i + 1
        if reading.lower[i] not in function_words().addressing or reading.tags[name] not in ("NE", "NN"):
            continue
        stop = name
        while stop < tokens.stop and reading.tags[stop] in ("NE", "NN"):
            stop += 1
        opens = i == tokens.start or reading.words[i - 1] in (",", ":", ".")
        if opens and stop < tokens.stop and reading.words[stop] in (",", "?", "!"):
            return name, stop
    return None
