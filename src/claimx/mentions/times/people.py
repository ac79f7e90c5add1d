"""Names and ages of people that look like times, told by the entities and tags of a model, where there are any."""

from spacy.tokens import Doc

from claimx.mentions.times.lexicon import sense_of
from claimx.mentions.times.meaning import Found
from claimx.mentions.times.words import Words

_NAMES = frozenset({"month", "season", "weekday", "holiday"})
_PERSON = frozenset({"PER", "PERSON"})


class People:
    """Answers for one document; without entities and tags nothing is claimed."""

    def __init__(self, doc: Doc):
        self._doc = doc
        self._spans: list[tuple[int, int]] | None = None

    def claim(self, words: Words, found: Found) -> bool:
        """Whether the expression is part of a person's name ("Stefan Sommer") or somebody's age ("die neunjährige Lena")."""
        if found.end - found.start != 1:
            return False
        sense = sense_of(words.at(found.start))
        if sense is None:
            return False
        start, end = words.starts[found.start], words.ends[found.start]
        if sense.kind == "adjective_unit" and found.meaning.unit == "Y":
            return any(end < first <= end + 2 for first, _ in self._persons()) or self._name_follows(words, found.end)
        if sense.kind not in _NAMES:
            return False
        return any(first <= start and end <= last and last - first > end - start for first, last in self._persons())

    def _persons(self) -> list[tuple[int, int]]:
        if self._spans is None:
            self._spans = [(ent.start_char, ent.end_char) for ent in self._doc.ents if ent.label_ in _PERSON]
        return self._spans

    def _name_follows(self, words: Words, index: int) -> bool:
        """Whether the next word is tagged as a proper noun (STTS NE)."""
        if index >= words.size:
            return False
        span = self._doc.char_span(words.starts[index], words.ends[index], alignment_mode="expand")
        return span is not None and span[0].tag_ == "NE"
