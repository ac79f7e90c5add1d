"""Turns of a printed interview: paragraphs that begin with the speaker's name and a colon ("Seo: Das stimmt nicht.")."""

import re
from collections import Counter

from claimx.mentions.quotations.reading import Finding, Reading

_LABEL = re.compile(r"(?:\A|\n)[ \t]*(?P<name>[A-ZÄÖÜ][^\n:.!?„»\"]{1,39}?)(?P<aside> \([^)\n]{1,30}\))?:[ \t]+(?=\S)")
_TIMES = 2  # a label must return: a single "Ort: Berlin" is none


def labelled_turns(reading: Reading) -> list[Finding]:
    """One direct quotation a turn: from behind the label to the end of its paragraph, with the label as the speaker."""
    matches = [m for m in _LABEL.finditer(reading.text) if _is_name(reading, m)]
    counts = Counter(m.group("name") for m in matches)
    found = []
    for match in matches:
        if counts[match.group("name")] < _TIMES:
            continue
        stop = reading.text.find("\n", match.end())
        tokens = reading.tokens(match.end(), len(reading.text) if stop < 0 else stop)
        label = reading.tokens(match.start("name"), match.end("name"))
        piece = reading.trim(tokens.start, tokens.stop, stops=False)
        if piece is None or reading.in_speech(piece[0]) or reading.sentence_at[piece[0]] in reading.skipped:
            continue
        group = reading.syntax.group_at.get(label.start)
        speaker = (label.start, label.stop)
        found.append(Finding("direct", [piece], [], speaker, None if group is None else group.index, [(label.start, piece[0])]))
    return found


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a label is a person's or a medium's name, not a heading ("Bildung: …")."""
    tokens = reading.tokens(match.start("name"), match.end("name"))
    if len(tokens) > 4 or reading.starts[tokens.start] != match.start("name"):
        return False
    return all(reading.tags[i] == "NE" or i in reading.actor_at for i in tokens if reading.words[i][:1].isalpha())
