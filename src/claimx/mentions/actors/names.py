"""The names of the tables in one trie over pieces: the longest name that begins at a piece, with all its readings."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from claimx.mentions.actors import tables
from claimx.mentions.actors.tables import Entity
from claimx.mentions.actors.words import BREAK, WORD, Form, Piece, adjective_stem, form_of, pieces_of, same_word

Sort = Literal[
    "nothing", "person", "country", "organisation", "adjective", "demonym", "house", "seat", "seat_adjective", "surname"
]
_ORDER: dict[str, int] = {
    sort: rank
    for rank, sort in enumerate(
        ("nothing", "person", "country", "organisation", "demonym", "adjective", "house", "seat", "seat_adjective", "surname")
    )
}
_RIGID_KINDS = frozenset(("media", "company"))


class Sense(NamedTuple):
    """One reading of a form; ``label`` is the name in its canonical spelling (of the city, for a seat)."""

    sort: Sort
    entity: Entity
    label: str
    quoted: bool = False


class _Entry(NamedTuple):
    words: list[tuple[str, Form]]
    rigid: bool
    sense: Sense


class Found(NamedTuple):
    """A name in a text: the piece after it, its readings (the same sort for all), and whether it bears a genitive s."""

    end: int
    senses: tuple[Sense, ...]
    genitive: bool


class Names:
    """All forms of the tables. The branches of the trie below a first word grow when that word is met."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[str, Sense, bool]]] = {}
        self._root: dict[str, dict[Any, Any]] = {}
        self._entries: dict[str, list[_Entry]] = {}
        for entry in _all_forms():
            first = WORD.search(entry[0])
            if first is not None:
                self._forms.setdefault(form_of(first.group()).key, []).append(entry)

    def _branch(self, key: str) -> dict[Any, Any]:
        """The trie below the words with this key, which some name begins with."""
        branch = self._root.get(key)
        if branch is None:
            branch = self._root[key] = {}
            entries = self._entries[key] = []
            for form, sense, rigid in self._forms[key]:
                entry = _Entry([(word, form_of(word)) for word in WORD.findall(form)], rigid, sense)
                entries.append(entry)
                node = branch
                for _, known in entry.words[1:]:
                    node = node.setdefault(known.key, {})
                node.setdefault(None, []).append(entry)
        return branch

    def begins(self, word: str) -> bool:
        """Whether a name may begin with this word as it is written."""
        form = form_of(word)
        if form.key not in self._forms:
            return False
        self._branch(form.key)
        return any(_fit_word(entry, 0, word, form) is not None for entry in self._entries[form.key])

    def longest(self, pieces: Sequence[Piece], start: int) -> Found | None:
        """The longest name that begins with the piece at ``start``, or None."""
        key = pieces[start].form.key
        if key not in self._forms:
            return None
        node: dict[Any, Any] | None = self._branch(key)
        best: Found | None = None
        at = start + 1
        while node is not None:
            entries = node.get(None)
            if entries:
                best = _read(entries, pieces, start, at) or best
            if at == len(pieces) or pieces[at].gap == BREAK:
                break
            node = node.get(pieces[at].form.key)
            at += 1
        return best

    def alone(self, word: str) -> Sense | None:
        """The one reading of a whole form ("Taliban", "US"), or None where there is none or more than one."""
        pieces = pieces_of(word)
        found = self.longest(pieces, 0) if pieces else None
        if found is None or found.end != len(pieces) or len({sense.entity.name for sense in found.senses}) != 1:
            return None
        return found.senses[0]


def _read(entries: list[_Entry], pieces: Sequence[Piece], start: int, end: int) -> Found | None:
    """The entries that fit the text; those spelt as in the table go before inflected ones."""
    good = [(entry, exact) for entry in entries if (exact := _fit(entry, pieces, start, end)) is not None]
    if not good:
        return None
    if any(exact for _, exact in good):
        good = [(entry, exact) for entry, exact in good if exact]
    first = min(_ORDER[entry.sense.sort] for entry, _ in good)
    senses = tuple(entry.sense for entry, _ in good if _ORDER[entry.sense.sort] == first)
    return Found(end, senses, not good[0][1] and pieces[end - 1].form.folded.endswith("s"))


def _fit(entry: _Entry, pieces: Sequence[Piece], start: int, end: int) -> bool | None:
    """True where the text spells the entry as the table does, False for an inflected form, None where it does not fit."""
    exact = True
    for place, piece in enumerate(pieces[start:end]):
        fit = _fit_word(entry, place, piece.raw, piece.form)
        if fit is None:
            return None
        exact = exact and fit
    return exact


def _fit_word(entry: _Entry, place: int, raw: str, form: Form) -> bool | None:
    """What `_fit` says of one word of an entry and the word of the text in its place."""
    word, name = entry.words[place]
    if name.capital and not form.capital and name.folded not in tables.words().name_articles:
        return None
    upper = name.upper and len(name.folded) <= 5
    exact = form.folded == name.folded
    if not exact:
        mode = "proper" if entry.rigid or upper else "noun" if entry.sense.sort == "demonym" else "any"
        if (entry.rigid and place < len(entry.words) - 1) or not same_word(form.folded, name.folded, mode):
            return None
        raw = raw[: len(word)]
    return None if upper and not raw.isupper() else exact


def _all_forms() -> Iterator[tuple[str, Sense, bool]]:
    ambiguous = tables.ambiguous()
    for form, sense, rigid in (*_plain_forms(), *_quoted_forms()):
        rule = ambiguous.get(form)
        if rule is None or rule.policy in ("full", "year"):
            yield form, sense, rigid
        elif rule.policy == "quoted":
            yield form, sense._replace(quoted=True), rigid
    for form, rule in ambiguous.items():
        nobody = Entity(form, None, "unknown")
        if rule.policy == "nothing":
            yield form, Sense("nothing", nobody, form), True
        elif rule.policy == "open":
            sense = _open_sense(form, rule.name)
            yield form, sense, sense.sort != "adjective"


def _quoted_forms() -> Iterator[tuple[str, Sense, bool]]:
    """Forms that are names only in quotation marks and stand in no other table ("Welt")."""
    by_name = {named.entity.name: named for named in tables.organisations()}
    for form, rule in tables.ambiguous().items():
        for name in rule.candidates if rule.policy == "quoted" else ():
            named = by_name.get(name)
            if named is not None and form != name and form not in named.aliases:
                yield form, Sense("organisation", named.entity, name), True


def _open_sense(form: str, joint: str) -> Sense:
    """The reading of a form that names an actor without saying which of several; ``joint`` is what states among them are
    called together."""
    if not joint:
        return Sense("organisation", Entity(form, None, "organisation"), form)
    sort: Sort = "adjective" if form[:1].islower() else "country" if form == joint else "demonym"
    return Sense(sort, Entity(joint, None, "country"), form)


def _plain_forms() -> Iterator[tuple[str, Sense, bool]]:
    for country in tables.countries():
        yield from _country_forms(country)
    for person in tables.persons():
        sense = Sense("person", person.entity, person.entity.name)
        short = Sense("surname", person.entity, person.entity.name)
        for form in dict.fromkeys((person.entity.name, *person.aliases)):
            yield form, sense if len(WORD.findall(form)) > 1 else short, True
        if person.surname and person.surname not in person.aliases:
            for form in dict.fromkeys((person.surname, _bare(person.surname))):
                if form != person.entity.name:
                    yield form, short, True
    adjectives = {form_of(stem).folded for country in tables.countries() for stem in country.adjectives}
    for named in tables.organisations():
        sense = Sense("organisation", named.entity, named.entity.name)
        for form in dict.fromkeys((named.entity.name, *named.aliases)):
            single = len(WORD.findall(form)) == 1
            if (adjective_stem(form_of(form.partition(" ")[0]).folded) or "") in adjectives:
                form = form[:1].lower() + form[1:]
            yield form, sense, single and (named.sort in _RIGID_KINDS or form.isupper())


def _country_forms(country: tables.Country) -> Iterator[tuple[str, Sense, bool]]:
    entity = country.entity
    sense = Sense("country", entity, entity.name)
    for form in (entity.name, *country.names):
        yield form, sense, len(WORD.findall(form)) == 1
    for form in country.adjectives:
        yield form, sense._replace(sort="adjective"), False
    for form in country.demonyms:
        for number in dict.fromkeys((form, _plural(form))):
            yield number, sense._replace(sort="demonym"), False
    government = entity._replace(kind="government")
    for form in country.houses:
        yield form, Sense("house", government, form), False
    for place, form in enumerate(country.seats):
        label = (
            country.seats[0]
            if place < 3 and len(country.seats) > 1 and form_of(form).key[:1] == form_of(country.seats[0]).key[:1]
            else form
        )
        yield form, Sense("seat", government, label), True
        if len(WORD.findall(form)) == 1:
            yield form + "er", Sense("seat_adjective", government, label), True


def _plural(demonym: str) -> str:
    """The plural of a demonym: "Russen", "Iraner", "Israelis", "Russinnen"."""
    if demonym.endswith("in"):
        return demonym + "nen"
    if demonym.endswith("e"):
        return demonym + "n"
    if demonym.endswith("i"):
        return demonym + "s"
    return demonym if demonym.endswith("er") else demonym + "en"


def _bare(surname: str) -> str:
    """The surname without an Arabic article: "al-Assad" is "Assad" as well."""
    head, _, rest = surname.partition("-")
    return rest if rest and head.casefold() in tables.words().arabic_articles else surname


@cache
def names() -> Names:
    """The trie of all names."""
    return Names()
