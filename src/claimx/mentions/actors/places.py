"""Seats of government as places and as governments: "in Moskau" against "Moskau weist das zurück"."""

import re
from functools import cache

from claimx.mentions.actors.atom import Atom
from claimx.mentions.actors.tables import words
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import form_of

_DATELINE = re.compile(
    r"(?:/[^\W\d_][\w.' ]{1,20})?"  # a second city
    r"(?: \(|,? [a-zA-Z]{2,7}(?:/[a-zA-Z]{2,7})*\.? ?[|■]| ?[|■]| [–—-] [„»\"]?[A-ZÄÖÜ])"
)
"""What stands behind the city of a dateline: an agency in brackets or before a mark, a dash before a capital."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    lexicon = words()
    return {
        "prepositions": frozenset(lexicon.local_prepositions),
        "any_preposition": frozenset((*lexicon.local_prepositions, *lexicon.other_prepositions)),
        "nouns": frozenset(lexicon.local_nouns),
        "spoken_from": frozenset(form_of(word).folded for word in lexicon.spoken_from),
        "speech": frozenset(form_of(word).folded for word in lexicon.speech_after_seat),
        "determiners": frozenset(lexicon.determiners),
        "conjunctions": frozenset(lexicon.conjunctions),
    }


class Places:
    """Decides place or government; remembers the decision before for "in Moskau und Kiew"."""

    def __init__(self, view: View):
        self._view = view
        self._last = (-1, False)
        self.abbreviations = view.abbreviations

    def conjunction(self, at: int) -> bool:
        """Whether an "und" or the like stands at the piece."""
        return self._view.adjacent(at) and self._view.pieces[at].raw in _lists()["conjunctions"]

    def prepositional(self, at: int) -> bool:
        """Whether a preposition stands before the piece, perhaps with an article between."""
        view, lists = self._view, _lists()
        before = at - 1
        if view.adjacent(at) and view.pieces[before].raw in lists["determiners"] and view.adjacent(before):
            before -= 1
        return view.adjacent(before + 1) and view.pieces[before].raw.casefold() in lists["any_preposition"]

    def local(self, atom: Atom) -> bool:
        """Whether the city or house is meant as a place."""
        decision = self._decide(atom)
        self._last = (atom.end, decision)
        return decision

    def _in_dateline(self, atom: Atom) -> bool:
        """Whether the city begins a paragraph as where it was written ("VILNIUS taz |", "Goma/Kigali (dpa)", "Lima – Der")."""
        view, at = self._view, atom.start
        if at and view.between(at) == "/" and self._last == (at, True):
            return bool(_DATELINE.match(view.text, view.pieces[atom.end - 1].end))
        return "\n" in view.between(at) and bool(_DATELINE.match(view.text, view.pieces[atom.end - 1].end))

    def _decide(self, atom: Atom) -> bool:
        view, lists = self._view, _lists()
        pieces, at = view.pieces, atom.start
        if at == self._last[0] + 1 and pieces[at - 1].raw in lists["conjunctions"]:
            return self._last[1]
        if self._in_dateline(atom):
            return True
        if not view.adjacent(at):
            return False
        before = at - 1
        if pieces[before].raw in lists["nouns"]:
            return True
        if pieces[before].raw in lists["determiners"] and view.adjacent(before):
            before -= 1
        word = pieces[before].raw.casefold()
        if word not in lists["prepositions"] or atom.sort == "seat_adjective":
            return False
        if word == "aus":
            spoken = before > 0 and pieces[before - 1].form.folded in lists["spoken_from"]
            speech = view.adjacent(atom.end) and pieces[atom.end].form.folded in lists["speech"]
            return not (spoken or speech or atom.sort == "house")
        return True
