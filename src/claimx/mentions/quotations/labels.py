"""Labels with a colon: turns of an interview begin with them ("Seo: Nein."), and headlines ("Behörde: 14 Verletzte")."""

import re
from collections.abc import Iterator

from claimx.articles.words import boilerplate
from claimx.mentions.quotations.lexicon import noun_class
from claimx.mentions.quotations.reading import Finding, Reading

_CLOCK = r"(?:[+*•|\[(–-]+[ \t]*)?\d{1,2}[:.]\d{2}(?:[ \t]*Uhr)?[ \t\])|:+–-]*|\+{2,}[ \t]*"  # before an entry of a ticker
_LABEL = re.compile(
    rf"\n?[ \t]*(?:{_CLOCK})?(?P<name>[A-ZÄÖÜ][^\n:.!?„»\"+|]{{1,39}}?)(?P<aside> \([^)\n]{{1,30}}\))?:[ \t]+(?=\S)"
)
_LONGEST_HEADLINE = 150  # characters
_LONGEST_LABEL = 4  # tokens


def label_of(reading: Reading, start: int) -> tuple[int, int] | None:
    """The tokens of the name with which the line at this offset begins; None where none does."""
    match = label_match(reading.text, start)
    if match is None or not is_name(reading, match):
        return None
    tokens = reading.tokens(match.start("name"), match.end("name"))
    return tokens.start, tokens.stop


def label_match(text: str, start: int) -> re.Match[str] | None:
    """The label with which the line at this offset begins; its group ``name`` holds the words before the colon."""
    return _LABEL.match(text, start)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with a label."""
    begin = 0
    while begin >= 0:
        match = _LABEL.match(text, begin)
        if match is not None:
            yield match
        begin = text.find("\n", begin + 1)


def is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a label is a person's or a medium's name, not a heading ("Bildung: …")."""
    tokens = reading.tokens(match.start("name"), match.end("name"))
    if len(tokens) > 4 or reading.starts[tokens.start] != match.start("name"):
        return False
    return all(reading.tags[i] == "NE" or i in reading.actor_at for i in tokens if reading.words[i][:1].isalpha())


def labelled_headlines(reading: Reading) -> list[Finding]:
    """One indirect quotation for a headline that begins with who says it; not for places and topics ("Kiew: …")."""
    found = []
    for match in _labels(reading.text):
        stop = reading.text.find("\n", match.end())
        end = len(reading.text) if stop < 0 else stop
        line = reading.text[match.end() : end].rstrip(" \t+")
        end = match.end() + len(line)
        if not line or len(line) > _LONGEST_HEADLINE or line[-1] in ".!?…:" or line[0] in '„»"“«':
            continue
        label, tokens = reading.tokens(match.start("name"), match.end("name")), reading.tokens(match.end(), end)
        piece = reading.trim(tokens.start, tokens.stop)
        speaks = _names_speaker(reading, label) or _counts_others(reading, label, tokens)
        if piece is None or not speaks or reading.sentence_at[piece[0]] in reading.skipped:
            continue
        group = reading.syntax.group_at.get(label.start)
        span, frame = (label.start, label.stop), [(label.start, piece[0])]
        found.append(Finding("indirect", [piece], [], span, None if group is None else group.index, frame))
    return found


def _counts_others(reading: Reading, label: range, said: range) -> bool:
    """Whether a state counts the men of another ("Pakistan: 50 indische Soldaten getötet") or, by the name of its seat, says what
    another does ("Kiew: Russland hat 900 Mann verloren"), and is no mere place."""
    own = reading.actor_at.get(label[-1])
    if own is None or own.kind not in ("country", "government"):
        return False
    told = any(reading.tags[i].endswith("FIN") for i in said)  # "Türkei: Polizei nimmt drei Russen fest"
    for i in () if told else said:
        people = reading.actor_at.get(i)
        counted = people is not None and people.kind == "group" and people.id not in (None, own.id) and i - 1 in reading.counted
        if counted and reading.tags[i] == "NN":
            return True  # "10.000 Nordkoreaner in Kursk"
    first = reading.actor_at.get(said[0] + (reading.tags[said[0]] == "ART"))
    if own.kind == "government" and first is not None and first.kind == "country" and first.name != own.name:
        return True
    for i in said:
        other = reading.actor_at.get(i)
        if other is not None and reading.tags[i] == "ADJA" and other.name != own.name:
            group = reading.syntax.group_at.get(i)
            return group is not None and any(k in reading.counted for k in range(group.start, group.end))
    return False


def _names_speaker(reading: Reading, label: range) -> bool:
    """Whether a label is a person, a medium, an institution named by a noun, or a word for a source ("Bericht")."""
    if len(label) > _LONGEST_LABEL or reading.lower[label[0]] in boilerplate().bylines:
        return False
    if reading.tags[label[-1]] == "NN" and noun_class(reading.words[label[-1]], "source"):
        return True
    roles = [reading.actor_at[i] for i in label if i in reading.actor_at]
    if not roles or len(roles) < len(label) - 1 or roles[-1].end < reading.offsets(label[0], label[-1] + 1)[1]:
        return False  # "SPD-Krise: …" names no speaker
    noun = reading.tags[label[-1]] == "NN"
    return all(
        r.kind in ("person", "media")
        or (r.kind in ("organisation", "group") and (noun or r.id is not None or r.resolved is not None))
        or (r.kind != "country" and noun)
        for r in roles
    )
