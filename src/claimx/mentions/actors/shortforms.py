"""Short forms of people inside one text: which words name somebody whom the text has named in full."""

from functools import cache

from claimx.mentions.actors.atom import Atom, sets
from claimx.mentions.actors.tables import Entity, ambiguous, persons, words
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import BREAK, HYPHEN, WORD, form_of


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """The folded short forms of everybody in the table."""
    found = {}
    for person in persons():
        short = (person.surname, *(alias for alias in person.aliases if len(WORD.findall(alias)) == 1))
        found[person.entity.name] = tuple(form_of(WORD.findall(form)[-1]).folded for form in short if form)
    return found


@cache
def _family_first() -> frozenset[str]:
    return frozenset(form_of(word).folded for word in words().family_name_first)


def short_forms(label: str, entity: Entity | None) -> set[str]:
    """The folded single words by which a text calls somebody after the full name.

    >>> sorted(short_forms("Cho Tae Yul", None)), sorted(short_forms("Abu Mahdi al-Muhandis", None))
    (['cho', 'yul'], ['muhandis'])
    """
    parts = [form_of(word).folded for word in WORD.findall(label)]
    found = {parts[-1]} if len(parts) > 1 else set()
    if len(parts) in (2, 3) and parts[0] in _family_first():
        found.add(parts[0])
    known = _surnames().get(entity.name, ()) if entity is not None else ()
    if not found.isdisjoint(known):
        found.update(known)
    return found


def names_of(label: str) -> list[str]:
    """The words of a name without particles such as "al"."""
    return [word for word in WORD.findall(label) if form_of(word).folded not in sets().particles]


def _given_names(label: str) -> list[tuple[str, str]]:
    """The two given names after a family name that comes first: "Jong Un"."""
    parts = [form_of(word).folded for word in WORD.findall(label)]
    return [(parts[1], parts[2])] if len(parts) == 3 and parts[0] in _family_first() else []


def local_atoms(view: View, atoms: dict[int, Atom]) -> dict[int, Atom]:
    """Atoms for the short forms of people whom the text names in full, added to those found so far.

    Args:
        atoms: the atoms by first piece; not changed.
    """
    named = [
        atom for atom in atoms.values() if atom.sort == "person" or (atom.sort == "stranger" and len(names_of(atom.label)) > 1)
    ]
    singles = {form for atom in named for label in _labels(atom) for form in short_forms(label, atom.entity)}
    titled = {atom.end for atom in atoms.values() if atom.noun is not None and atom.noun.personal}
    singles |= {form_of(atom.label).folded for atom in atoms.values() if atom.sort == "stranger" and atom.start in titled}
    given = {pair for atom in named for pair in _given_names(atom.label)}
    guessed = {at for at, atom in atoms.items() if atom.sort in ("org", "place") and atom.end == at + 1}
    covered = {at for atom in atoms.values() for at in range(atom.start, atom.end)} - guessed
    found = dict(atoms)
    for at, piece in enumerate(view.pieces if singles or given else ()):
        if at in covered or not piece.form.capital:
            continue
        atom = _given_atom(view, at, given) or _single_atom(view, at, singles, at in guessed)
        if atom is not None:
            found[atom.start] = atom
    return found


def _labels(atom: Atom) -> list[str]:
    """The name, and where it may be a genitive also without the s."""
    return [atom.label, atom.label[:-1]] if atom.sort == "stranger" and atom.label.endswith("s") else [atom.label]


def _given_atom(view: View, at: int, given: set[tuple[str, str]]) -> Atom | None:
    """ "Jong-un" after "Kim Jong-un"."""
    if not given or at + 1 >= len(view.pieces) or view.pieces[at + 1].gap == BREAK:
        return None
    first, second = view.pieces[at].form.folded, view.pieces[at + 1].form.folded
    if (first, second) not in given and (first, second.removesuffix("s")) not in given:
        return None
    label = view.text[view.pieces[at].start : view.pieces[at + 1].end]
    return Atom(at, at + 2, "surname", genitive=(first, second) not in given, label=label)


def _single_atom(view: View, at: int, singles: set[str], guessed: bool) -> Atom | None:
    """ "Schoigu", "al-Muhandis": one word, with the particle in front."""
    folded = view.pieces[at].form.folded
    genitive = folded not in singles and folded.endswith("s")
    if (folded[:-1] if genitive else folded) not in singles or not (guessed or _may_be_name(view, at)):
        return None
    start = at
    while start > 0 and view.pieces[start].gap == HYPHEN and view.pieces[start - 1].raw.casefold() in sets().particles:
        start -= 1
    if view.pieces[start].gap == HYPHEN or view.group_end(at) > at + 1:
        return None
    return Atom(start, at + 1, "surname", genitive=genitive, label=view.pieces[at].raw)


def _may_be_name(view: View, at: int) -> bool:
    """Whether a capitalised word can be a name here: by its tag, or not for its place at the head of a sentence."""
    if view.tags is not None:
        return view.tags[at] in ("NE", "NN", "FM", "XY") and (view.tags[at] == "NE" or not view.sentence_start(at))
    word = view.pieces[at].raw
    return not (view.sentence_start(at) and (word in ambiguous() or word in sets().not_in_names))
