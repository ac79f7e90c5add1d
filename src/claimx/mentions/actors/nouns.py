"""German nouns for actors: offices, people, soldiers, institutions, media, with their case forms and compounds."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from claimx.mentions.actors.tables import KINDS, Entity, words
from claimx.mentions.actors.words import form_of
from claimx.settings import RARE_WORDS_REMEMBERED, WORDS_REMEMBERED

Number = Literal["singular", "plural", "either"]
Gender = Literal["masculine", "feminine", "neuter"]


_LONGEST_WORD = 80
_LAST_LETTERS = 3


class Noun(NamedTuple):
    """A noun of the lexicon.

    ``sort`` is office, person, force, salutation, or the kind of an institution. ``title`` says that a name behind it in
    the genitive is the same person ("General Hagees Rede"), not another ("Anhänger Mussawis").
    """

    lemma: str
    plural: str
    gender: Gender
    sort: str
    office: str | None = None
    title: bool = False


class NounForm(NamedTuple):
    """A noun as it stands in a text: in which number, and the first part of a compound in front of it ("Provinz")."""

    noun: Noun
    number: Number
    first: str = ""
    owner: Entity | None = None

    @property
    def personal(self) -> bool:
        """Whether it is a noun for people by office, job or rank."""
        return self.noun.sort in ("office", "person", "salutation")

    def name(self, plural: bool) -> str:
        """The nominative, with the first part of the compound."""
        head = self.noun.plural if plural else self.noun.lemma
        return head if not self.first else self.first + (head if self.first.endswith("-") else head[:1].lower() + head[1:])


class Nouns:
    """All forms of the nouns in ``de/actors.yaml``."""

    def __init__(self) -> None:
        lexicon = words()
        self._forms: dict[str, NounForm] = {}
        self._short = {word.casefold() for word in lexicon.short_heads}
        self._long = {word.casefold() for word in lexicon.long_compounds}
        self._never_alone = frozenset(lexicon.only_in_compounds)
        self._stops = {form_of(word).key for word in lexicon.not_actors}
        for office, nouns in lexicon.offices.items():
            self._add_people(nouns, "office", office)
        for word, fixed in lexicon.fixed_offices.items():
            plural = word + ("en" if word.endswith("ent") else "s" if word.endswith("chef") else "")
            self._add_people({word: plural}, "office", fixed.office)
        for group, nouns in lexicon.people.items():
            self._add_people(nouns, "person", None, group in lexicon.titles_in_front)
        self._add_people(lexicon.forces, "force", None)
        for lemma, plural in lexicon.women.items():
            self._add(Noun(lemma, plural, "feminine", "person"))
        for kind, genders in lexicon.institutions.items():
            for gender, nouns in genders.items():
                for lemma, plural in nouns.items():
                    self._add(Noun(lemma, plural, "masculine" if gender == "plural" else gender, kind))
        for word in lexicon.salutations:
            self._forms[form_of(word).folded] = NounForm(Noun(word, word, "masculine", "salutation", title=True), "singular")
        self._lengths: dict[str, list[int]] = {}  # of the forms by their last letters: most words end like none or few of them
        for form in sorted(self._forms, key=len, reverse=True):
            lengths = self._lengths.setdefault(form[-_LAST_LETTERS:], [])
            lengths += [] if len(form) in lengths else [len(form)]

    def _add_people(self, nouns: dict[str, str], sort: str, office: str | None, title: bool = True) -> None:
        for lemma, plural in nouns.items():
            self._add(Noun(lemma, plural, "masculine", sort, office, title))
            if lemma[:-1] == plural:
                continue
            umlaut = plural.endswith("e") and plural[:-1] != lemma and "ä" in plural.casefold()
            stem = plural[:-1] if umlaut else lemma.removesuffix("e")
            self._add(Noun(stem + "in", stem + "innen", "feminine", sort, office, title))

    def _add(self, noun: Noun) -> None:
        for form, number in _forms_of(noun):
            folded = form_of(form).folded
            known = self._forms.get(folded)
            if known is None:
                self._forms[folded] = NounForm(noun, number)
            elif known.noun == noun and known.number != number:
                self._forms[folded] = NounForm(noun, "either")

    def find(self, word: str) -> NounForm | None:
        """The noun a capitalised word without hyphens is, alone or as the head of a compound; None for other words."""
        form = form_of(word)
        if not form.capital or form.key in self._stops or len(word) > _LONGEST_WORD:
            return None
        whole = self._forms.get(form.folded)
        if whole is not None and whole.noun.lemma in self._never_alone:
            return None
        if whole is not None:
            return whole
        cuts: Iterable[int] = range(3, len(word) - 2)
        folded_longer = "ß" in word
        if not folded_longer:
            begins = (len(form.folded) - length for length in self._lengths.get(form.folded[-_LAST_LETTERS:], ()))
            cuts = [begin for begin in begins if begin in cuts]
        for cut in cuts:
            head = form.folded[cut + (word.count("ß", 0, cut) if folded_longer else 0) :]
            known = self._forms.get(head)
            if known is None:
                continue
            if known.noun.lemma.casefold() in self._short and (head not in self._long or cut < 5):
                return None
            return known._replace(first=word[:cut])
        return None


def _forms_of(noun: Noun) -> list[tuple[str, Number]]:
    """All case forms of a noun, with the number each can be."""
    lemma, plural = noun.lemma, noun.plural
    if noun.gender == "masculine" and lemma == plural + "r":
        return [(plural, "either"), (plural + "n", "either"), (lemma, "singular"), (plural + "m", "singular")]
    weak = noun.gender == "masculine" and plural.endswith("n") and not plural.endswith("oren") and plural != lemma
    forms: list[tuple[str, Number]] = [(lemma, "singular"), (plural, "either" if weak or plural == lemma else "plural")]
    if plural.endswith(("e", "er", "el")):
        forms.append((plural + "n", "plural"))
    if noun.gender != "feminine":
        sibilant = lemma.endswith(("s", "ß", "x", "z"))
        forms.append((lemma + "es", "singular"))
        forms.append((lemma if sibilant else lemma + "s", "singular"))
    return forms


@cache
def nouns() -> Nouns:
    """The nouns of the lexicon."""
    return Nouns()


@lru_cache(maxsize=WORDS_REMEMBERED)
def noun_of(word: str) -> NounForm | None:
    """The actor noun that a word without hyphens is, with the actor that its first part names ("Talibankämpfer").

    >>> noun_of("Wahlkommission").name(False), noun_of("Kommission").first, noun_of("Tisch")
    ('Wahlkommission', '', None)
    """
    found = nouns().find(word)
    if found is None or not found.first:
        return found
    from claimx.mentions.actors.names import names

    for first in (found.first, found.first.removesuffix("s"), found.first.removesuffix("er")):
        sense = names().alone(first) if len(first) > 3 else None
        if sense is not None and sense.sort in ("country", "organisation", "house", "seat") and not sense.quoted:
            return found._replace(owner=sense.entity)
    return found


@cache
def _source_heads() -> tuple[str, ...]:
    return tuple(words().source_heads)


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def speaks_for(word: str) -> Entity | None:
    """Who is behind a report or statement: "Bundeswehrbericht", "Polizeiangaben"; None for other words.

    >>> speaks_for("Bundeswehrangaben").name, speaks_for("Behördenangaben").name, speaks_for("Bericht")
    ('Bundeswehr', 'Behörden', None)
    """
    folded = word.casefold()
    if not folded.endswith(_source_heads()):
        return None
    from claimx.mentions.actors.names import names

    for head in _source_heads():
        if not folded.endswith(head) or len(folded) < len(head) + 4:
            continue
        for first in (word[: -len(head)], word[: -len(head)].removesuffix("s")):
            sense = names().alone(first)
            if sense is not None and sense.sort in ("organisation", "country") and not sense.quoted:
                return sense.entity
            noun = nouns().find(first)
            if (
                noun is not None
                and noun.noun.sort not in ("force", "salutation")
                and noun.noun.lemma not in words().silent_firsts
            ):
                plural = noun.number != "singular"
                kind = KINDS.get(noun.noun.sort, "group" if plural else "person")
                return Entity(noun.name(plural), None, kind)
    return None
