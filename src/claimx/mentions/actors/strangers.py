"""People whom no table lists: how far their names reach."""

from claimx.mentions.actors.atom import Atom, sets
from claimx.mentions.actors.names import names
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import BREAK, HYPHEN, SPACE

NAME_TAGS = frozenset(("NE", "FM", "XY", "TRUNC", ""))
"""Tags of the parts of a name; empty where the text has no tags."""


class Strangers:
    """Finds the names of unknown people in one text."""

    def __init__(self, view: View):
        self.view = view
        self._names = names()
        self._sets = sets()

    def run(self, at: int, limit: int | None) -> int:
        """The piece after an unknown person's name that begins at ``at``; ``at`` itself where there is none."""
        view, pieces = self.view, self.view.pieces
        end = at
        stop = min(limit or at + 5, len(pieces))
        for here in range(at, stop):
            piece = pieces[here]
            if here > at and piece.gap == BREAK:
                break
            if here > at + 1 and piece.gap == HYPHEN and (view.tags is None or view.tags[here] in NAME_TAGS):
                end = here + 1  # "Bae Tae-jun"
                continue
            if not piece.form.capital:
                follows = here + 1 < len(pieces) and pieces[here + 1].form.capital and pieces[here + 1].gap != BREAK
                if follows and piece.form.folded in (self._sets.particles if limit is not None else self._sets.foreign_particles):
                    continue
                if follows and piece.raw == "von" and here == at + 1 and self._is_family_name(here + 1):
                    continue
                break
            if here > at + 1 and piece.gap != HYPHEN and self._is_state(here):
                break  # "hatte Anwalt Jan Weber | Russland vorgeworfen"
            if piece.raw in self._sets.not_in_names or (noun_of(piece.raw) is not None and piece.gap != HYPHEN):
                break
            if view.tags is not None and view.tags[here] not in NAME_TAGS:
                named = view.entities.get(here)
                if named is None or (here == at and named.end == at + 1) or self._genitive_before(here):
                    break
            if limit is None and view.tags is None and here > at and piece.gap == SPACE and here - at > 3:
                break
            end = here + 1
        return end

    def _is_family_name(self, at: int) -> bool:
        """Whether a piece behind "von" may be a family name: an unknown name that the NER takes for no place or organisation."""
        entity = self.view.entities.get(at)
        tagged = self.view.tags is not None and self.view.tags[at] == "NE"
        known = self._names.longest(self.view.pieces, at) is not None
        return tagged and not known and (entity is None or entity.label == "PER")

    def _is_state(self, at: int) -> bool:
        """Whether a piece is the whole name of a state."""
        found = self._names.longest(self.view.pieces, at)
        return found is not None and found.senses[0].sort == "country" and not self.view.pieces[at].raw.isupper()

    def _genitive_before(self, at: int) -> bool:
        """Whether the piece before is the genitive of a name of the tables: "Merkels Besuch"."""
        found = self._names.longest(self.view.pieces, at - 1)
        return found is not None and found.genitive

    def atom(self, start: int, end: int) -> Atom:
        """Somebody no table lists, unless all but the first words are a listed full name ("Sayyid Ali Chamenei")."""
        for at in range(start + 1, end - 1):
            found = self._names.longest(self.view.pieces, at)
            if found is not None and found.end == end and found.senses[0].sort == "person":
                return Atom(start, end, "person", found.senses, genitive=found.genitive, label=found.senses[0].label)
        genitive = self.view.genitive_of(self.view.pieces[end - 1].raw)
        return Atom(start, end, "stranger", genitive=genitive, label=self.view.joined(start, end))
