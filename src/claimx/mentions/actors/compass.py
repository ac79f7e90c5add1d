""" "Der Norden" and "der Süden" as states, in texts that speak of both Koreas or both Sudans."""

from claimx.mentions.actors.atom import Atom
from claimx.mentions.actors.names import Sense
from claimx.mentions.actors.naming import states
from claimx.mentions.actors.tables import words
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import form_of

_ARTICLES = frozenset(("der", "dem", "den", "des"))


def compass_atoms(view: View, atoms: dict[int, Atom]) -> dict[int, Atom]:
    """Atoms for the points of the compass that stand for states, added to those found so far.

    A point counts as a state where both states of a pair are named in the text, an article stands right before it, no
    "in" or "aus" before that, and no genitive after it ("im Norden", "der Norden Afghanistans" are regions).

    Args:
        atoms: the atoms by first piece; not changed.
    """
    named = {atom.label for atom in atoms.values() if atom.sort in ("country", "adjective")}
    pairs = [pair.model_dump() for pair in words().compass if named.issuperset(pair.model_dump().values())]
    if len(pairs) != 1:
        return atoms
    points = {form_of(point).folded: states()[state].entity for point, state in pairs[0].items()}
    local = frozenset(words().local_prepositions)
    found = dict(atoms)
    for at, piece in enumerate(view.pieces):
        point = piece.form.folded.removesuffix("s") if piece.form.capital else ""
        if point not in points or at in found or at < 1 or not view.adjacent(at):
            continue
        before = view.pieces[at - 1].raw.casefold()
        if before not in _ARTICLES or (view.adjacent(at - 1) and view.pieces[at - 2].raw.casefold() in local):
            continue
        following = view.pieces[at + 1].raw if view.adjacent(at + 1) else ""
        if following in ("des", "der", "von") or (at + 1 in atoms and atoms[at + 1].genitive):
            continue
        entity = points[point]
        found[at] = Atom(
            at, at + 1, "country", (Sense("country", entity, entity.name),), genitive=piece.raw.endswith("s"), label=entity.name
        )
    return found
