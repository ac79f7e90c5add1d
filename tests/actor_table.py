"""The shape of the actor tables: a sentence, the document date, and the actors expected in it."""

from dataclasses import dataclass

import spacy

from claimx.mentions.actors import tag_actors

_BLANK = spacy.blank("de")


@dataclass(frozen=True)
class Case:
    """``actors`` are written "text | name | id | kind", with " | resolved" behind where a short form was linked."""

    sentence: str
    actors: list[str]
    published: str | None = None

    def __str__(self) -> str:
        return self.sentence


def actors_of(sentence: str, published: str | None = None) -> list[str]:
    """The actors of a sentence in the notation of the tables, on a blank pipeline."""
    doc = _BLANK(sentence)
    doc._.claimx.published = published
    found = []
    for role in tag_actors(doc):
        assert doc.text[role.start : role.end] == role.text
        cells = [role.text, role.name or "", role.id or "", role.kind]
        found.append(" | ".join(cells + ([role.resolved.text] if role.resolved else [])))
    return found


def check(case: Case) -> None:
    """Asserts that the tagger finds the actors of the case, all and no others."""
    assert actors_of(case.sentence, case.published) == case.actors
