"""Noun phrases: "russische Verteidigungsminister Sergej Schoigu", "Sprecher der Armee", "US-Soldaten"."""

from collections.abc import Callable

from claimx.mentions.actors.atom import Atom
from claimx.mentions.actors.context import OWNERS, PERSONS, Context, word_lists
from claimx.mentions.actors.describing import NounPart, counted, describe, is_bare, is_plural, office_of
from claimx.mentions.actors.mention import Mention
from claimx.mentions.actors.nouns import NounForm
from claimx.mentions.actors.offices import LEADING, offices
from claimx.mentions.actors.tables import Entity

Read = tuple[Mention | None, int]
_DEPTH = 3
_LOCAL_SORTS = frozenset(("government", "ministry", "military", "organisation"))
_NAMED_SO = frozenset(("organisation", "media"))
_SHORTEST_NAME = 4
_QUOTES = frozenset("„“”\"»«‚‘'")


class NounPhrases:
    """The rules for phrases that a noun heads.

    Args:
        phrase: reads the mention that begins at an atom, at a depth (complements are phrases again).
        single: reads a name that stands alone.
        after_person: takes in what follows a person's name.
        apposition: takes in ", ein Sprecher der Armee" behind a person.
    """

    def __init__(
        self,
        context: Context,
        phrase: Callable[[int, int], Read],
        single: Callable[[Atom], Mention | None],
        after_person: Callable[[Mention, int], int],
        apposition: Callable[[Mention, int], int],
    ):
        self._context = context
        self._phrase = phrase
        self._single = single
        self._after_person = after_person
        self._apposition = apposition

    def read(self, start: int, modifiers: list[Atom], atom: Atom, depth: int) -> Read:
        """The mention of modifiers and a noun, with the name or the complement behind, and where to go on."""
        head = atom.noun
        assert head is not None
        part = NounPart(start, atom.end, modifiers, head, head.owner or _owner_of(modifiers))
        last = self._further_nouns(part)
        follower = self._context.following(part.end)
        raw = self._context.view.pieces[atom.end - 1].raw.casefold()
        council = head.noun.lemma in word_lists()["bodies_as_titles"] and raw.endswith(head.noun.lemma.casefold())
        titled = head.personal or (council and atom.end == part.end)
        named = titled and follower is not None and follower.sort in PERSONS and last.number != "plural"
        if named and follower is not None and (last.noun.title or not follower.genitive):
            return self._with_person(part, follower, depth)
        if head.noun.sort == "salutation":
            return None, part.end
        leader = self._leader(follower) if head.noun.sort == "government" and part.owner is None and not head.first else None
        if leader is not None and follower is not None:
            part.owner, part.end = leader, follower.end
        if not head.personal and head.noun.sort != "force":
            institution = self._named_institution(part)
            if institution is not None:
                return institution
        return self._common(part, depth)

    def _further_nouns(self, part: NounPart) -> NounForm:
        """Goes on over "Premierminister General"; returns the last noun."""
        last = part.head
        while part.head.personal and (further := self._context.following(part.end)) is not None:
            if further.noun is None or not further.noun.personal:
                break
            last, part.end = further.noun, further.end
            part.owner = part.owner or last.owner
        return last

    def _leader(self, person: Atom | None) -> Entity | None:
        """Who leads the government that is named after somebody: "die Regierung Bush"."""
        if person is None or person.sort not in ("person", "surname") or person.genitive:
            return None
        date = self._context.view.published
        leaders = [
            sense.entity for sense in person.senses if any(offices().fits(sense.entity, office, None, date) for office in LEADING)
        ]
        return leaders[0] if len({leader.country for leader in leaders}) == 1 else None

    def _with_person(self, part: NounPart, person: Atom, depth: int) -> Read:
        mention = self._context.mention(part.start, person.end, person.label, "person")
        mention.noun = part.head.noun.lemma
        self._context.identify(mention, person, *office_of(part.head, part.owner))
        end = self._after_person(mention, person.end)
        return mention, self._apposition(mention, end) if depth == 0 and mention.last == end else end

    def _named_institution(self, part: NounPart) -> Read | None:
        """Noun and name as one mention: "Nachrichtenagentur Reuters", "Konzern EADS"."""
        start, end = part.start, part.end
        context = self._context
        follower = context.atoms.get(end)
        if follower is None or follower.noun is not None:
            return self._named_so(part)
        if follower.sort not in ("organisation", "org", "abbreviation"):
            return None
        adjacent = context.view.adjacent(end)
        if not adjacent and context.view.between(end).strip(" ") not in _QUOTES:
            return None
        inner = self._single(follower)
        if inner is None:
            return None
        mention = context.mention(start, follower.end, inner.name, inner.kind if inner.entity is not None else part.kind)
        mention.id, mention.entity, mention.abbreviation = inner.id, inner.entity, inner.abbreviation
        if inner.entity is None and part.head.noun.lemma in word_lists()["named_by_place"]:
            mention.name = f"{part.head.name(False)} {inner.name}"
        mention.end = inner.end + (not adjacent and context.view.text[inner.end : inner.end + 1] in _QUOTES)
        if inner.last == follower.end:
            context.brackets(mention)
        return mention, max(mention.last, inner.last)

    def _named_so(self, part: NounPart) -> Read | None:
        """Noun and a name that nothing knows, behind it or in marks: "des Vereins Brückenwacht", "Zeitung »Morgenblatt«"."""
        context, view, end = self._context, self._context.view, part.end
        noun = part.head.noun
        if noun.sort not in _NAMED_SO or noun.lemma in word_lists()["without_name"] or part.head.number == "plural":
            return None
        if end >= len(view.pieces):
            return None
        quoted = not view.adjacent(end)
        if quoted and view.between(end).strip(" ") not in _QUOTES:
            return None
        name, known = view.pieces[end], context.atoms.get(end)
        compound = known is not None and known.noun is not None and known.noun.first and (quoted or not known.noun.personal)
        if not name.form.capital or len(name.raw) < _SHORTEST_NAME or not (known is None or compound):
            return None
        tag = view.tags[end] if view.tags is not None else ""
        if tag not in ("NE", "NN") or (tag == "NN" and not quoted and not self._asks_for_name(part)):
            return None
        head = part.head.name(False)
        mention = context.mention(part.start, end + 1, name.raw if part.kind == "media" else f"{head} {name.raw}", part.kind)
        mention.end += quoted and view.text[mention.end : mention.end + 1] in _QUOTES
        context.brackets(mention)
        return mention, mention.last

    def _asks_for_name(self, part: NounPart) -> bool:
        """Whether nothing else can stand behind the noun than its name: in a genitive, or at the start of a sentence; elsewhere
        it may be another argument of the verb ("gab der Organisation Geld")."""
        view, article = self._context.view, part.start - 1
        if article < 0 or part.modifiers:
            return False
        raw, before = view.pieces[article].raw, self._context.word_before(article)
        opens = raw[:1].isupper() or before in word_lists()["before_a_subject"]
        owned = article > 0 and view.adjacent(article) and view.pieces[article - 1].form.capital
        return raw == "des" or (raw in ("der", "die", "das", "Der", "Die", "Das") and (opens or (raw == "der" and owned)))

    def _common(self, part: NounPart, depth: int) -> Read:
        """A noun without a name: with its complement, resolved as far as adjective, genitive and date allow."""
        context, head = self._context, part.head
        part.plural = is_plural(context, part, depth > 0)
        inner, after = self._complement(part, depth) if depth < _DEPTH else (None, part.end)
        if head.number == "singular" and counted(context, part.start):
            return None, part.end
        if head.noun.sort == "force":
            return self._force(part, inner is not None)
        if inner is not None and not self._is_abroad(part):
            part.owner = part.owner or inner.entity or inner.owner
        elif inner is None and part.owner is None and head.noun.lemma in word_lists()["only_with_owner"] and not head.first:
            return None, part.end
        mention = context.mention(part.start, after, None, part.kind)
        if inner is not None:
            mention.end = max(mention.end, inner.end)
        describe(context, mention, part, inner)
        mention.noun = head.noun.lemma if head.owner is not None or not head.first else head.name(False)
        owned = context.view.adjacent(part.end) and context.view.pieces[part.end].raw in word_lists()["genitive_articles"]
        mention.alone = part.owner is None and inner is None and not owned and is_bare(context, part)
        if head.personal and not part.plural and depth == 0:
            named = self._named_behind(mention, part, after)
            if named:
                return mention, named
        if not head.personal:
            self._take_in_place(mention, head)
            context.brackets(mention)
            self._take_in_purpose(mention)
        return mention, mention.last

    def _is_abroad(self, part: NounPart) -> bool:
        """Whether the place behind the noun is where somebody is abroad ("Botschaft in Berlin": not Germany's)."""
        placed = self._context.view.adjacent(part.end) and self._context.view.pieces[part.end].raw in ("in", "im")
        return placed and part.head.noun.lemma in word_lists()["abroad"]

    def _take_in_place(self, mention: Mention, head: NounForm) -> None:
        """The place behind an authority is part of its name: "Staatsanwaltschaft Oslo", "Landgericht Mannheim"."""
        place = self._context.following(mention.last)
        if (
            place is None
            or place.sort not in ("seat", "place")
            or place.genitive
            or head.noun.sort not in ("ministry", "organisation")
        ):
            return
        self._context.extend(mention, place.end)
        if mention.entity is None:
            mention.name = f"{mention.name} {place.label}"

    def _take_in_purpose(self, mention: Mention) -> None:
        """Takes in "für Zivilluftfahrt (DGAC)" behind an authority."""
        view = self._context.view
        if mention.entity is not None or not view.adjacent(mention.last):
            return
        if view.pieces[mention.last].raw not in ("für", "zur", "zum", "gegen", "und"):
            return
        run = view.run_of_words(mention.last, 7, over_brackets=False)
        end = view.pieces[run - 1].end
        if run > mention.last and view.bracketed(end) is not None:
            mention.name = f"{mention.name} {' '.join(view.text[view.pieces[mention.last].start : end].split())}"
            self._context.extend(mention, run)
            self._context.brackets(mention)

    def _named_behind(self, mention: Mention, part: NounPart, end: int) -> int | None:
        """Takes in the name and makes the mention that person: "der Leiter des Werks, Howard Pell"."""
        context = self._context
        person = context.atoms.get(end)
        if person is None or not context.apposed(person):
            run = self._name_behind_genitive(end) or context.view.run_of_words(end)
            person = context.atoms.get(run)
            if run == end or person is None or not context.apposed(person) or context.persons_in(end, run):
                return None
        office, owner = office_of(part.head, part.owner)
        context.extend(mention, person.end)
        mention.id, mention.entity, mention.name, mention.alone = None, None, person.label, False
        context.identify(mention, person, office, owner)
        return self._after_person(mention, person.end)

    def _name_behind_genitive(self, end: int) -> int | None:
        """The full name right behind a noun's genitive that no table has ("Leiter des Kurtheaters | Peter Frank")."""
        view = self._context.view
        if not view.adjacent(end) or view.pieces[end].raw not in word_lists()["genitive_articles"]:
            return None
        houses = tuple(word_lists()["institution_endings"])  # "Sohn des Skistars Willi Berg" names the father
        for at in range(end + 2, min(end + 5, len(view.pieces))):
            person = self._context.atoms.get(at)
            if not view.adjacent(at):
                return None
            if person is not None and person.sort in PERSONS:
                house = view.pieces[at - 1].raw.casefold().removesuffix("s").removesuffix("e")
                return at if person.end - person.start > 1 and house.endswith(houses) else None
        return None

    def _force(self, part: NounPart, complement: bool) -> Read:
        """Soldiers: the actor is whose they are."""
        context, head = self._context, part.head
        if head.owner is not None:
            mention = context.mention(part.start, part.end, head.name(True), "group")
            if head.owner.kind != "person":
                mention.become(head.owner)
            return mention, part.end
        for atom in part.modifiers:
            if atom.sort != "mod":
                return self._single(atom), part.end
        if complement or (not head.first and counted(context, part.start)):
            return None, part.end
        return context.mention(part.start, part.end, head.name(True), "group"), part.end

    def _complement(self, part: NounPart, depth: int) -> Read:
        """The genitive, the "von" or the "in" phrase after a noun, as a mention of its own, and the piece after it."""
        mention, after = self._genitive_complement(part.end, depth)
        if mention is not None and self._may_be_dative(part) and self._context.dative(part.start, after):
            return None, part.end
        place, last = self._local_complement(part.head, after, depth)
        if place is not None and mention is not None:
            mention.last, mention.end = place.last, place.end
        return mention or place, last

    def _may_be_dative(self, part: NounPart) -> bool:
        """Whether "der" behind the noun can be a dative of its own: not behind "Sprecher" or "Chef", which ask for a genitive."""
        noun = part.head.noun
        if noun.sort not in word_lists()["with_dative"] or noun.office in ("leader", "director"):
            return False
        return self._context.view.pieces[part.end].raw in ("der", "einer")

    def _genitive_complement(self, end: int, depth: int) -> Read:
        context = self._context
        if not context.view.adjacent(end):
            return None, end
        atom = context.atoms.get(end)
        if atom is not None and (
            (atom.genitive and atom.sort in OWNERS) or (atom.sort == "stranger" and atom.label.endswith("s"))
        ):
            return self._inner(end, end, depth)
        word = context.view.pieces[end].raw
        if word in ("des", "der", "eines", "einer"):
            return self._inner(end + 1, end, depth)
        if word not in ("von", "vom"):
            return None, end
        at = context.skip_determiner(end + 1)
        atom = context.atoms.get(at)
        bare_place = at == end + 1 and word == "von" and atom is not None and atom.sort in ("country", "seat", "place")
        return (None, end) if context.passive(end) and not bare_place else self._inner(at, end, depth)

    def _local_complement(self, head: NounForm, end: int, depth: int) -> Read:
        """ "Regierung in Khartum", "Botschaft im Irak", "Botschafter in London"."""
        context = self._context
        local = head.noun.sort in _LOCAL_SORTS or head.noun.lemma in ("Botschafter", "Botschafterin")
        if not local or not context.view.adjacent(end) or context.view.pieces[end].raw not in ("in", "im"):
            return None, end
        at = context.skip_determiner(end + 1)
        atom = context.atoms.get(at)
        if atom is None or atom.sort not in ("country", "seat", "place"):
            return None, end
        return self._inner(at, end, depth)

    def _inner(self, at: int, end: int, depth: int) -> Read:
        """The mention that begins at a piece, inside another; (None, ``end``) where there is none."""
        atom = self._context.following(at)
        if atom is None:
            return None, end
        mention, after = self._phrase(at, depth + 1)
        if mention is None or (atom.sort in ("adjective", "mod", "seat_adjective") and after == atom.end):
            return None, end
        if atom.sort == "seat" and mention.entity is None:
            mention.entity = atom.entity
        return mention, after


def _owner_of(modifiers: list[Atom]) -> Entity | None:
    """Whose the noun is by the adjective or the genitive in front."""
    return next((atom.entity for atom in reversed(modifiers) if atom.sort != "mod" and atom.entity is not None), None)
