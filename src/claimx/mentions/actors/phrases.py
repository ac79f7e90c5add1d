"""From atoms to mentions: what stands side by side and names one actor becomes one mention."""

from claimx.mentions.actors.atom import Atom
from claimx.mentions.actors.context import OWNERS, PERSONS, Context
from claimx.mentions.actors.mention import Mention
from claimx.mentions.actors.nominal import NounPhrases, Read
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.tables import civil_organisations
from claimx.mentions.actors.words import BREAK

_MODIFIERS = frozenset(("adjective", "mod", "seat_adjective", "demonym"))


class Phrases:
    """Turns the atoms of a text into mentions, from left to right."""

    def __init__(self, context: Context):
        self._context = context

    def read(self) -> list[Mention]:
        """All mentions in text order, none inside another."""
        mentions = []
        at = 0
        for start in sorted(self._context.atoms):
            if start < at:
                continue
            mention, at = self._phrase(start, 0)
            if mention is not None:
                mentions.append(mention)
        return mentions

    def _nouns(self) -> NounPhrases:
        """The rules for nouns, made when needed: if kept, the two would hold each other until a garbage collection."""
        return NounPhrases(self._context, self._phrase, self._single, self._after_person, self._apposition)

    def _phrase(self, start: int, depth: int) -> Read:
        """The mention that begins at an atom, and where to go on."""
        context = self._context
        modifiers, at = self._modifiers(start)
        head = context.atoms.get(at)
        if head is not None and (at == start or context.view.adjacent(at)):
            if head.sort == "house" and modifiers and not self._belongs(modifiers, head):
                head = self._as_noun(head)
            if head.sort == "noun":
                return self._nouns().read(start, modifiers, head, depth)
            if modifiers and self._belongs(modifiers, head):
                mention = self._single(head)
                if mention is not None and mention.kind != "unknown":
                    mention.first, mention.start = start, context.view.pieces[start].start
                    return mention, max(head.end, mention.last)
        first = context.atoms[start]
        if first.sort == "demonym" and head is not None and head.sort in PERSONS and context.view.adjacent(at):
            mention, end = self._person(head, depth)  # "den Deutschen | Timo Harms"
            if mention is not None:
                mention.first, mention.start = start, context.view.pieces[start].start
            return mention, end
        if first.sort in PERSONS:
            return self._person(first, depth)
        mention = self._single(first)
        return mention, max(first.end, mention.last) if mention is not None else first.end

    def _modifiers(self, start: int) -> tuple[list[Atom], int]:
        """Adjectives and a genitive in front of a noun, and the piece after them."""
        found: list[Atom] = []
        at = start
        while (atom := self._context.atoms.get(at)) is not None:
            if at > start and self._context.view.pieces[at].gap == BREAK:
                break
            if atom.sort not in _MODIFIERS and (found or not _genitive(atom)):
                break
            found.append(atom)
            at = atom.end
        return found, at

    def _as_noun(self, name: Atom) -> Atom:
        """The noun in a name that another state's adjective precedes: "äthiopische Bundesregierung"."""
        noun = noun_of(self._context.view.pieces[name.start].raw)
        return name if noun is None or name.end > name.start + 1 else Atom(name.start, name.end, "noun", noun=noun)

    def _belongs(self, modifiers: list[Atom], name: Atom) -> bool:
        """Whether the adjectives in front belong to the name: "deutschen Bundeswehr", "radikalislamische Hamas"."""
        entity = name.entity
        if name.sort not in ("organisation", "house") or entity is None or self._context.view.group_end(name.end - 1) > name.end:
            return False
        own = (
            atom.sort == "adjective" and atom.entity is not None and atom.entity.country == entity.country for atom in modifiers
        )
        return all(atom.sort == "mod" or same for atom, same in zip(modifiers, own, strict=True))

    def _single(self, atom: Atom) -> Mention | None:
        """A name, an adjective or a place that stands alone."""
        context, sort, entity = self._context, atom.sort, atom.entity
        if sort in ("mod", "noun"):
            return None
        mention = context.mention(atom.start, atom.end, atom.label, "organisation")
        mention.bare = True
        if sort in ("place", "seat_adjective") or (sort in ("seat", "house") and context.places.local(atom)):
            mention.kind = "unknown"
        elif sort == "abbreviation":
            mention.abbreviation = atom.label
        elif entity is not None:
            mention.become(entity)
            if sort == "house":
                self._name_noun(mention, atom)
            word = context.view.pieces[atom.start].raw
            if sort == "demonym":
                following = context.view.pieces[atom.end] if context.view.adjacent(atom.end) else None
                mention.kind = "country" if following is not None and following.form.capital else "group"
            elif entity.id is None and word in context.places.abbreviations:
                mention.abbreviation = word
        if sort in ("organisation", "org"):
            self._branch(mention, atom)
            context.brackets(mention)
        return mention

    def _name_noun(self, mention: Mention, atom: Atom) -> None:
        """Keeps the noun in "Bundesregierung", so that "die Regierung" can mean it."""
        noun = noun_of(self._context.view.pieces[atom.end - 1].raw)
        if noun is not None:
            mention.noun, mention.owner = noun.noun.lemma, atom.entity

    def _branch(self, mention: Mention, atom: Atom) -> None:
        """Takes in the state behind a name: "Wikimedia Deutschland", "Demokratische Partei Thailands"."""
        context = self._context
        own = atom.entity.country if atom.entity is not None else ""
        article = context.view.adjacent(atom.end) and context.view.pieces[atom.end].raw in ("der", "des")
        state = context.following(atom.end + article)
        if state is None or state.sort != "country" or state.entity is None:
            return
        if article and state.entity.country != own:
            return
        context.extend(mention, state.end)
        if state.genitive and own and own != state.entity.country:
            mention.id, mention.entity = None, None
            mention.name = " ".join(context.view.text[mention.start : mention.end].split())

    def _person(self, atom: Atom, depth: int) -> Read:
        """A person without an office in front, with what follows: party, "von", apposition."""
        mention = self._context.mention(atom.start, atom.end, atom.label, "person")
        self._context.identify(mention, atom, None, None)
        end = self._after_person(mention, atom.end)
        return mention, self._apposition(mention, end) if depth == 0 and mention.last == end else end

    def _after_person(self, mention: Mention, end: int) -> int:
        """Takes in "(FDP)" and "von Human Rights Watch"; returns the piece after."""
        context = self._context
        if context.view.bracketed(mention.end) is not None:
            context.brackets(mention, register=False)
            return mention.last
        if not context.view.adjacent(end) or context.view.pieces[end].raw not in ("von", "vom") or context.passive(end):
            return end
        atom = context.following(context.skip_determiner(end + 1))
        if atom is None or (atom.sort != "org" and atom.label not in civil_organisations()):
            return end
        context.extend(mention, atom.end)
        context.brackets(mention, register=False)
        return mention.last

    def _apposition(self, mention: Mention, end: int) -> int:
        """Takes in ", ein Sprecher der Armee" where a comma, a full stop or the like ends it; returns the piece after."""
        context = self._context
        if context.view.between(end).strip() != ",":
            return end
        at = context.skip_determiner(end)
        article = context.view.pieces[end].raw if at > end else ""
        modifiers, noun_at = self._modifiers(at)
        head = context.atoms.get(noun_at)
        if head is None or head.noun is None or not head.noun.personal or head.noun.number == "plural":
            return end
        if (article and not context.view.adjacent(at)) or (noun_at > at and not context.view.adjacent(noun_at)):
            return end
        inner, after = self._nouns().read(at, modifiers, head, 1)
        if inner is None or inner.full or inner.short:
            return end
        after, closed = self._to_the_comma(after)
        enumerated = head.noun.number == "either" and context.places.conjunction(after)
        if not closed and not article.startswith("ein") and (article or enumerated):
            return end
        context.extend(mention, after)
        mention.end = max(mention.end, inner.end)
        mention.owner = mention.owner or inner.owner
        return after

    def _to_the_comma(self, after: int) -> tuple[int, bool]:
        """Goes on over the words of an apposition to the comma that ends it, if one does."""
        context = self._context
        if context.closed(after):
            return after, True
        run = context.view.run_of_words(after)
        if context.closed(run) and not context.places.conjunction(after) and not context.persons_in(after, run):
            return run, True
        return after, False


def _genitive(atom: Atom) -> bool:
    """Whether a name can be the genitive in front of a noun, or a city's adjective that no table has."""
    return (atom.genitive and atom.sort in OWNERS) or (atom.sort == "place" and atom.label.endswith(("s", "er")))
