"""What every rule of the phrase grammar needs: the text, its atoms, and the small steps that rules share."""

from functools import cache

from claimx.mentions.actors.atom import Atom, sets
from claimx.mentions.actors.mention import Mention
from claimx.mentions.actors.names import names
from claimx.mentions.actors.places import Places
from claimx.mentions.actors.tables import Entity, words
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import BREAK, form_of
from claimx.schema import RoleKind

PERSONS = frozenset(("person", "surname", "stranger"))
OWNERS = frozenset(("country", "seat", "house", "organisation", "org", "person", "surname", "stranger", "abbreviation"))
STATES = frozenset(("country", "government"))
_CLOSING = frozenset(",.–;:!?\n(")
_CLAUSE = 25
_PARTIES = OWNERS | {"noun", "demonym"}


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lexicon's lists of small words as sets."""
    lexicon = words()
    return {
        "determiners": frozenset(lexicon.determiners),
        "not_in_office": frozenset(form_of(word).folded for word in lexicon.not_in_office),
        "unresolved_after": frozenset(lexicon.unresolved_after),
        "only_with_owner": frozenset(lexicon.only_with_owner),
        "passive_words": frozenset(lexicon.passive_words),
        "dative_verbs": frozenset(lexicon.dative_verbs),
        "with_dative": frozenset(lexicon.with_dative),
        "bodies_as_titles": frozenset(lexicon.bodies_as_titles),
        "named_by_place": frozenset(lexicon.named_by_place),
        "abroad": frozenset(lexicon.abroad),
        "without_name": frozenset(lexicon.without_name),
        "before_a_subject": frozenset(lexicon.before_a_subject),
        "definite_articles": frozenset(lexicon.definite_articles),
        "genitive_articles": frozenset(lexicon.genitive_articles),
        "institution_endings": frozenset(lexicon.institution_endings),
        "plural_words": frozenset(lexicon.plural_words),
        "singular_words": frozenset(lexicon.singular_words),
        "count_words": frozenset(form_of(word).folded for word in lexicon.count_words),
    }


class Context:
    """A text with its atoms while its mentions are read."""

    def __init__(self, view: View, atoms: dict[int, Atom]):
        self.view = view
        self.atoms = atoms
        self.places = Places(view)
        self.introduced: dict[str, Mention] = {}

    def following(self, end: int) -> Atom | None:
        """The atom that begins at a piece and follows the one before with a space."""
        return self.atoms.get(end) if self.view.adjacent(end) else None

    def mention(self, first: int, last: int, name: str | None, kind: RoleKind) -> Mention:
        """A mention of the pieces ``first`` to ``last``."""
        pieces = self.view.pieces
        return Mention(first, last, pieces[first].start, pieces[last - 1].end, name, kind)

    def extend(self, mention: Mention, last: int) -> None:
        """Makes the mention end with the piece before ``last``."""
        mention.last = last
        mention.end = self.view.pieces[last - 1].end

    def skip_determiner(self, at: int) -> int:
        """The piece after a determiner, or ``at`` where there is none."""
        pieces = self.view.pieces
        return at + 1 if at < len(pieces) and pieces[at].raw in word_lists()["determiners"] else at

    def word_before(self, at: int) -> str:
        """The word right before a piece, lower-cased; empty at the start of a phrase."""
        return self.view.pieces[at - 1].raw.casefold() if self.view.adjacent(at) else ""

    def closed(self, at: int) -> bool:
        """Whether a comma, a full stop or the like ends the phrase before the piece."""
        return self.view.between(at).lstrip(')“"')[:1] in _CLOSING

    def _clause(self, at: int) -> range:
        """The pieces around a piece up to the commas, not more than a few dozen."""
        pieces = self.view.pieces
        first = at
        while first > 0 and at - first < _CLAUSE and pieces[first].gap != BREAK:
            first -= 1
        last = at + 1
        while last < len(pieces) and last - at < _CLAUSE and pieces[last].gap != BREAK:
            last += 1
        return range(first, last)

    def passive(self, at: int) -> bool:
        """Whether a form of "werden" stands in the part of the sentence around a piece, up to the commas."""
        forms = word_lists()["passive_words"]
        return any(self.view.pieces[i].raw.casefold() in forms for i in self._clause(at))

    def dative(self, first: int, last: int) -> bool:
        """Whether the end of the pieces ``first`` to ``last`` is rather a dative: "warf die Regierung der Opposition Verrat vor".

        So it is where the clause has a verb that takes a dative, and no other party that could be it.
        """
        clause = self._clause(first)
        verbs = word_lists()["dative_verbs"]
        if not any(self.view.pieces[i].raw.casefold() in verbs for i in clause):
            return False
        others = (self.atoms[i] for i in clause if i in self.atoms and not first <= i < last)
        return not any(atom.sort in _PARTIES and not self.places.prepositional(atom.start) for atom in others)

    def persons_in(self, start: int, end: int) -> bool:
        """Whether a person's name stands among these pieces."""
        return any(self.atoms[at].sort in PERSONS for at in range(start, end) if at in self.atoms)

    def apposed(self, person: Atom) -> bool:
        """Whether a full name stands after a comma or a dash, or right after the phrase, and no enumeration goes on."""
        if person.sort not in ("person", "stranger") or person.end - person.start < 2 or self.places.conjunction(person.end):
            return False
        return self.view.between(person.start).lstrip(')“"').strip() in (",", "–", "")

    def brackets(self, mention: Mention, register: bool = True) -> None:
        """Takes in an abbreviation in brackets; ``register`` keeps it for the rest of the text."""
        bracket = self.view.bracketed(mention.end)
        if bracket is None:
            return
        word, mention.end = bracket
        while mention.last < len(self.view.pieces) and self.view.pieces[mention.last].start < mention.end:
            mention.last += 1
        if register:
            self.introduced.setdefault(word, mention)

    def identify(self, mention: Mention, atom: Atom, office: str | None, owner: Entity | None) -> None:
        """Who a person atom names, or what is left for the linker."""
        pieces = self.view.pieces[atom.start : atom.end]
        mention.kind, mention.office, mention.owner = "person", office, owner
        mention.candidates = tuple({sense.entity.name: sense.entity for sense in atom.senses}.values())
        single = sum(piece.form.folded not in sets().particles for piece in pieces) == 1
        if atom.sort == "surname" or (atom.sort == "stranger" and single):
            mention.short = atom.label if atom.sort == "stranger" else pieces[-1].raw
            mention.bare = office is None and mention.first == atom.start
            return
        mention.full = True
        mention.label = self.view.text[pieces[0].start : pieces[-1].end - atom.genitive]
        if atom.entity is not None:
            mention.become(atom.entity)
        else:
            mention.short = atom.label


def listed(name: str) -> Entity | None:
    """The organisation of the tables with this name."""
    sense = names().alone(name)
    return sense.entity if sense is not None and sense.sort in ("organisation", "house") else None
