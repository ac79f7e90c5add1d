"""Printed interviews whose answers have no label: "Herr Brandner, was ist passiert?" and the paragraphs behind it."""

from collections.abc import Iterator

from claimx.mentions.quotations.labels import label_of
from claimx.mentions.quotations.lexicon import function_words
from claimx.mentions.quotations.reading import Finding, Range, Reading

_LEAST_QUESTIONS = 2
_MARKS = '„»"“«‚›-–•'


def interview_answers(reading: Reading, labelled: list[Finding]) -> list[Finding]:
    """One direct quotation for each paragraph of an answer that ``labelled`` (the turns with a label) does not hold.

    Somebody must be asked by name, or an answer have a label; questions as headings of an article give nothing.
    """
    paragraphs = list(_paragraphs(reading))
    questions = [n for n, (start, end) in enumerate(paragraphs) if _is_question(reading.text[start:end])]
    answered = {
        n + 1: label for n in questions if n + 1 < len(paragraphs) and (label := _person_label(reading, paragraphs[n + 1]))
    }
    asked = next((name for n in questions if (name := _addressed(reading, *paragraphs[n]))), None)
    speaker = next(iter(answered.values()), asked)
    if speaker is None or (not answered and len(questions) < _LEAST_QUESTIONS):
        return []
    taken = {i for finding in labelled for a, b in finding.quote for i in range(a, b)}
    found: list[Finding] = []
    answering = False
    for number, (start, end) in enumerate(paragraphs):
        if number in questions:
            answering = True
            continue
        begin = reading.tokens(start, end).start
        label = label_of(reading, start)
        if label is not None:
            answering, begin = number in answered, label[1] + 1
        elif number > questions[-1] + 1:
            answering = False  # what stands behind the last answer may be about the interview
        piece = reading.trim(begin, reading.tokens(start, end).stop, stops=False)
        marked = None if piece is None else reading.marked_at.get(piece[0])
        cited = marked is not None and marked.clausal and piece == (marked.first, marked.last)  # a heading from an answer
        if piece is None or piece[0] in taken or not (cited or (answering and reading.text[start] not in _MARKS)):
            continue
        if reading.sentence_at[piece[0]] not in reading.skipped:
            who = label or speaker
            group = reading.syntax.group_at.get(who[0])
            found.append(Finding("direct", [piece], [], who, None if group is None else group.index))
    return found


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
