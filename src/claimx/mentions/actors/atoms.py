"""The smallest parts of actor mentions in a text: names, actor nouns, adjectives, unknown people; each with its pieces."""

from claimx.mentions.actors.atom import Atom, is_idle_word, sets
from claimx.mentions.actors.names import Found, Sense, names
from claimx.mentions.actors.nouns import noun_of, speaks_for
from claimx.mentions.actors.strangers import NAME_TAGS, Strangers
from claimx.mentions.actors.tables import Entity
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import HYPHEN, adjective_stem, capitalised

_WEAK = frozenset(("country", "seat", "surname", "seat_adjective", "adjective", "demonym"))


class Atomiser:
    """Reads the atoms of one text from left to right."""

    def __init__(self, view: View):
        self.view = view
        self.atoms: dict[int, Atom] = {}
        self._names = names()
        self._sets = sets()
        self._abbreviations = view.abbreviations
        self._quoted = view.quoted_names()
        self._strangers = Strangers(view)
        self._last: Atom | None = None

    def read(self) -> dict[int, Atom]:
        """All atoms by their first piece."""
        busy = self.view.busy() | self._quoted.keys()
        idle = [is_idle_word(piece.raw) for piece in self.view.pieces]
        at, size = 0, len(idle)
        while at < size:
            if idle[at] and at not in busy and self._is_idle(at):
                at += 1
                continue
            atom, at = self._next(at)
            if atom is not None:
                self.atoms[atom.start] = self._last = atom
        return self.atoms

    def _is_idle(self, at: int) -> bool:
        """Whether plainly no atom begins at a piece that is not busy and whose word is idle: the quick answer for most words."""
        view = self.view
        word, _, _, _, form = view.pieces[at]
        if not form.capital:
            return view.tags is None or view.tags[at] != "ADJA"
        if view.tags is None or view.tags[at] in NAME_TAGS or word in self._abbreviations or self._after_office(at):
            return False
        return adjective_stem(form.folded) is None or not self._before_institution(at + 1)

    def _next(self, at: int) -> tuple[Atom | None, int]:
        """The atom that begins at a piece, if any, and where to go on."""
        view = self.view
        if at in self._quoted:
            end, _ = self._quoted[at]
            if self._names.longest(view.pieces, at) is None:
                return Atom(at, end, "org", label=view.joined(at, end)), end
        found = self._names.longest(view.pieces, at)
        if found is not None:
            if found.senses[0].quoted and not (view.quoted(at) or self._after_medium(at)):
                found = None
            elif found.end < len(view.pieces) and view.pieces[found.end].gap == HYPHEN:
                return self._compound(at, found)
            elif found.senses[0].sort == "nothing":
                return None, found.end
        if found is not None:
            return self._named(at, found)
        return self._unnamed(at)

    def _after_medium(self, at: int) -> bool:
        last = self._last
        return last is not None and last.end == at and last.noun is not None and last.noun.noun.sort in ("media", "organisation")

    def _named(self, at: int, found: Found) -> tuple[Atom | None, int]:
        """An atom for a name of the tables, unless the NER sees a longer name there."""
        sort = found.senses[0].sort
        entity = self.view.entities.get(at)
        if sort in _WEAK and entity is not None and entity.end > found.end:
            if entity.label == "PER" and sort != "adjective" and not (sort == "country" and self._is_noun(found.end)):
                longer = self._strangers.run(at, entity.end)
                if longer > found.end:
                    return self._strangers.atom(at, longer), longer
            if entity.label == "ORG" and self._plain_name(at, found.end, entity.end, sort):
                return Atom(at, entity.end, "org", label=self.view.joined(at, entity.end)), entity.end
        if sort == "country" and self.view.pieces[at].raw == "US" and found.end == at + 1:
            sort = "adjective"
        if sort == "surname" and not found.genitive and self._after_office(at):
            end = self._strangers.run(at, None)
            if end > found.end:
                return self._strangers.atom(at, end), end
        return Atom(at, found.end, sort, found.senses, genitive=found.genitive, label=found.senses[0].label), found.end

    def _is_noun(self, at: int) -> bool:
        """Whether a piece is tagged as a common noun ("warf Polen Verstöße vor": no name behind the state's)."""
        return self.view.tags is not None and self.view.tags[at] == "NN"

    def _plain_name(self, at: int, middle: int, end: int, sort: str) -> bool:
        """Whether these pieces make one longer name: no actor noun among them, and no common noun after a state's name."""
        pieces, tags = self.view.pieces, self.view.tags
        if any(noun_of(pieces[i].raw) is not None for i in range(at, end)) or not pieces[end - 1].form.capital:
            return False
        return sort in ("adjective", "demonym") or tags is None or all(tags[i] in NAME_TAGS for i in range(middle, end))

    def _compound(self, at: int, found: Found) -> tuple[Atom | None, int]:
        """A hyphenated word that begins with a name: "US-Regierung", "Gaddafi-Anhänger", "russisch-iranische"."""
        view, sense = self.view, found.senses[0]
        end = view.group_end(found.end - 1)
        head = view.pieces[end - 1]
        if sense.sort == "nothing":
            return None, end
        if sense.sort == "adjective" and not head.form.capital:
            return Atom(at, found.end, "adjective", found.senses, label=sense.label), found.end
        whole = noun_of(view.text[view.pieces[at].start : head.end])
        if whole is not None and not whole.first:
            return Atom(at, end, "noun", noun=whole), end
        noun = noun_of(head.raw)
        if noun is not None:
            owner = _shared(found.senses)
            first = view.text[view.pieces[at].start : head.start] + noun.first
            return Atom(at, end, "noun", noun=noun._replace(first=first, owner=owner)), end
        if head.form.folded in self._sets.source_heads:
            return Atom(at, end, sense.sort, found.senses, label=sense.label), end
        further = self._names.longest(view.pieces, found.end)
        if further is not None and further.end == end:
            return Atom(at, found.end, sense.sort, found.senses, label=sense.label), found.end
        acronym = view.pieces[found.end - 1].raw
        if sense.sort in ("country", "organisation") and acronym[:2].isupper() and head.raw not in self._sets.prefix_stops:
            return Atom(
                at, found.end, "adjective" if sense.sort == "country" else "organisation", found.senses, label=sense.label
            ), end
        if not head.form.capital and sense.sort in ("country", "organisation"):
            return Atom(at, found.end, sense.sort, found.senses, label=sense.label), end
        return None, end

    def _unnamed(self, at: int) -> tuple[Atom | None, int]:
        """An actor noun, an adjective, an unknown name, or nothing."""
        view = self.view
        piece = view.pieces[at]
        end = view.group_end(at)
        domain = view.domain(end - 1)
        if domain is not None:
            return Atom(at, end + 1, "org", label=view.text[piece.start : domain]), end + 1
        if not piece.form.capital:
            return self._lower(at) if end == at + 1 else self._hyphenated_adjective(at, end)
        head = view.pieces[end - 1]
        noun = noun_of(head.raw)
        if noun is not None:
            if end > at + 1:
                owner = Entity(piece.raw, None, "organisation") if piece.raw in self._abbreviations else noun.owner
                noun = noun._replace(first=view.text[piece.start : head.start] + noun.first, owner=owner)
            return Atom(at, end, "noun", noun=noun), end
        source = speaks_for(piece.raw) if end == at + 1 else None
        if source is not None:
            return Atom(at, end, "organisation", (Sense("organisation", source, source.name),), label=source.name), end
        stem = adjective_stem(piece.form.folded) if end == at + 1 and piece.raw.casefold() not in self._sets.determiners else None
        if stem is not None and (stem in self._sets.adjectives or self._before_institution(end)):
            if (
                piece.raw.endswith("er")
                and not view.sentence_start(at)
                and view.pieces[at - 1].raw.casefold() in self._sets.determiners
            ):
                return Atom(at, end, "mod", label=piece.raw, fixed=True), end
            return Atom(at, end, "mod", label=stem if view.sentence_start(at) else capitalised(stem)), end
        if self._after_office(at):
            run = self._strangers.run(at, None)
            if run > at:
                return self._strangers.atom(at, run), run
        return self._from_ner(at, end)

    def _before_institution(self, at: int) -> bool:
        """Whether a noun for an institution follows: "Auswärtigen Ausschusses"."""
        if not self.view.adjacent(at):
            return False
        noun = noun_of(self.view.pieces[at].raw)
        return noun is not None and not noun.personal and noun.noun.sort != "force"

    def _hyphenated_adjective(self, at: int, end: int) -> tuple[Atom | None, int]:
        """ "baden-württembergischen", or what the NER makes of the word ("al-Fashqa")."""
        stem = adjective_stem(self.view.pieces[end - 1].form.folded)
        if stem is not None and stem.endswith("isch") and not self.view.pieces[end - 1].form.capital:
            front = self.view.text[self.view.pieces[at].start : self.view.pieces[end - 1].start]
            return Atom(at, end, "mod", label=front + stem), end
        return self._from_ner(at, end)

    def _lower(self, at: int) -> tuple[Atom | None, int]:
        """A modifying adjective, or a name that begins with a particle ("al-", "von")."""
        view = self.view
        folded = view.pieces[at].form.folded
        stem = adjective_stem(folded)
        tagged = view.tags[at] == "ADJA" if view.tags is not None else (stem or "").endswith("isch")
        if stem is not None and (tagged or stem in self._sets.adjectives):
            return Atom(at, at + 1, "mod", label=stem), at + 1
        entity = view.entities.get(at)
        if entity is not None and folded in self._sets.particles and entity.end > at + 1:
            return self._from_ner(at, at + 1)
        return None, at + 1

    def _from_ner(self, at: int, end: int) -> tuple[Atom | None, int]:
        """An unknown name that the NER has found, or that a first name begins."""
        view = self.view
        piece = view.pieces[at]
        if piece.raw in self._abbreviations and end == at + 1:
            return Atom(at, end, "abbreviation", label=piece.raw), end
        entity = view.entities.get(at)
        if entity is not None and (
            entity.end > at + 1 or entity.label == "LOC" or view.tags is None or view.tags[at] in NAME_TAGS
        ):
            mistaken = entity.label == "LOC" and entity.end > at + 1 and piece.raw in self._sets.first_names
            if (entity.label == "PER" or mistaken) and not self._speaks_of_known(at, entity.end):
                run = max(self._strangers.run(at, entity.end), self._strangers.run(at, None) if view.tags is not None else at)
                if run > at:
                    return self._strangers.atom(at, run), run
            if (
                entity.label in ("ORG", "LOC")
                and entity.end >= end
                and len(piece.raw) > 1
                and not self._speaks_of_known(at, entity.end)
            ):
                office = next((i for i in range(at + 1, entity.end) if self._is_office(i)), None)
                if office is not None and end == at + 1:
                    return Atom(at, end, "place", label=piece.raw), end  # "Aargauer | Grossrätin Lena Frei"
                sort = "org" if entity.label == "ORG" else "place"
                last = self._without_common_nouns(max(end, at + 1), entity.end)
                return Atom(at, last, sort, label=view.joined(at, last)), last
        if piece.form.capital and (piece.raw in self._sets.first_names or at not in view.entities):
            run = self._strangers.run(at, None)
            if run > at + 1 and ((view.tags is None and piece.raw in self._sets.first_names) or self._before_apposition(run)):
                return self._strangers.atom(at, run), run
        return None, end

    def _without_common_nouns(self, least: int, end: int) -> int:
        """Where a name of the NER ends without nouns that are part of no name ("warf der Union | Wortbruch vor")."""
        while end > least and self.view.pieces[end - 1].raw in self._sets.not_in_names:
            end -= 1
        return end

    def _is_office(self, at: int) -> bool:
        """Whether a piece is a noun for one person, with a name behind it."""
        noun = noun_of(self.view.pieces[at].raw)
        follows = at + 1 < len(self.view.pieces) and self.view.pieces[at + 1].form.capital and self.view.adjacent(at + 1)
        return noun is not None and noun.personal and noun.number != "plural" and follows

    def _speaks_of_known(self, at: int, end: int) -> bool:
        """Whether an entity of the NER ends in the genitive of a known name: "DNA Merkels" is none."""
        found = self._names.longest(self.view.pieces, end - 1) if end > at + 1 else None
        if found is None or not found.genitive or found.senses[0].sort not in ("surname", "country"):
            return False
        return self.view.tags is not None and self.view.tags[at] == "NN"

    def _before_apposition(self, at: int) -> bool:
        """Whether a comma and a noun for a person follow: ", ein Sprecher", ", Kommandeur"."""
        view = self.view
        if view.between(at) != ", ":
            return False
        if view.pieces[at].raw in self._sets.determiners:
            at += 1
        noun = noun_of(view.pieces[at].raw) if at < len(view.pieces) else None
        return noun is not None and noun.personal and noun.number != "plural"

    def _after_office(self, at: int) -> bool:
        """Whether a noun for one person stands right before the piece."""
        last = self._last
        if last is None or last.end != at or not self.view.adjacent(at) or last.noun is None:
            return False
        return last.noun.personal and last.noun.number != "plural"


def _shared(senses: tuple[Sense, ...]) -> Entity | None:
    """The one entity of all readings; for namesakes of one state, somebody of that state ("Bush-Regierung")."""
    if len({sense.entity.name for sense in senses}) == 1:
        return senses[0].entity
    lands = {sense.entity.country for sense in senses}
    kinds = {sense.entity.kind for sense in senses}
    return Entity(senses[0].label, None, "person", lands.pop()) if len(lands) == 1 and kinds == {"person"} else None
