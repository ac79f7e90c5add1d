"""Who two claims are about: the same party under several names, and the state that an office or a person speaks for."""

import itertools
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from claimx.corpus.synonyms import STATE
from claimx.corpus.words import corpus_words, names_an_office, word_key
from claimx.lexicon import load_tsv
from claimx.schema import Role

STATE_KEY = "state:"
"""Before the ISO code of a state in the key of all who speak for it."""
_STATE_KINDS = frozenset(("government", "ministry", "military", "intelligence"))
_OF_PERSON = re.compile(r"[A-ZÄÖÜ][\w.’'-]+( (?:[A-ZÄÖÜ]|al-|von |de |bin )[\w.’'-]+)+")


class Party(NamedTuple):
    """A party as it is compared: ``key`` is the same for parties that stand for each other; ``certain`` is False where only a
    common noun names it ("die Armee"), which tells no party from another."""

    key: str
    certain: bool
    name: str
    id: str | None
    kind: str = "unknown"

    @property
    def is_state(self) -> bool:
        """Whether this is a state or somebody who speaks for one."""
        return self.key.startswith(STATE_KEY)


def parties(roles: Role | Iterable[Role] | None) -> tuple[Party, ...]:
    """The parties of a role that have a name, each key once, in text order."""
    if roles is None:
        return ()
    found: dict[str, Party] = {}
    for role in [roles] if isinstance(roles, Role) else roles:
        if party := party_of(role.name, role.id, role.kind, role.text):
            found.setdefault(party.key, party)
    return tuple(found.values())


@lru_cache(maxsize=100_000)
def party_of(name: str | None, id: str | None, kind: str, text: str = "") -> Party | None:
    """The party of this name; None where there is no name.

    A state, its government, ministries, army and services, and the people who hold or held an office there have one key:
    they speak for it. Others have their Wikidata id, else their name.

    >>> party_of("Südkoreanischer Geheimdienst", None, "organisation").key, party_of("Südkorea", "Q884", "country").key
    ('state:KR', 'state:KR')
    >>> party_of("Wladimir Putin", "Q7747", "person").key, party_of("Human Rights Watch", None, "organisation").key
    ('state:RU', 'human rights watch')
    >>> party_of("Irfaan Ali", None, "person", "Guyanas Präsident Irfaan Ali").key
    'state:GY'
    >>> party_of("Armee", None, "organisation").certain, party_of("UN-Experten", None, "group").key
    (False, 'Q1065')
    """
    if not name:
        return None
    if id is None and kind != "person" and (whole := _whole(name)):
        name, id = whole
    if (union := _unions().get(name)) is not None:
        name, id = union
    state = state_of(name, kind)
    if state:
        return Party(STATE_KEY + state, True, name, id, kind)
    if kind == "person" and (state := _spoken_for(text)):
        return Party(STATE_KEY + state, True, name, id, kind)
    if kind == "person" and id is None and _OF_PERSON.fullmatch(name):
        return Party(name.rpartition(" ")[2].lower(), True, name, None, kind)
    if kind != "person" and (state := state_behind(name)):
        return Party(STATE_KEY + state, True, name, id, kind)
    if kind != "person" and id is None and (place := _seated(name)) is not None:
        return Party(place, True, name, None, kind)
    if kind != "person" and id is None and is_posted(name):
        return Party(name.lower(), False, name, None, kind)
    known = id is not None or name in listed() or name.lower() in corpus_words().peoples
    certain = known or (name[:1].isupper() and (" " in name or kind in ("country", "media")))
    return Party(id or name.lower(), certain or (len(name) > 1 and name.isupper()), name, id, kind)


def _seated(name: str) -> str | None:
    """The key of all authorities of a place that is no state's seat: "Regierung in Aden", "Innenministerium in Aden"."""
    office, _, place = name.partition(" in ")
    known = place[:1].isupper() and " " not in place and office.lower().endswith(tuple(corpus_words().central_offices))
    return f"in {place.lower()}" if known else None


def is_posted(name: str) -> bool:
    """Whether a name is only a word for an army or a police and the place where it is: "Militär in Puerto Almagre"."""
    office, _, place = name.partition(" in ")
    return place[:1].isupper() and office.lower() in corpus_words().posted_offices


@cache
def _short_names() -> dict[str, tuple[str, str | None]]:
    """The short names of organisations ("UN", "RSF") to their names and Wikidata ids."""
    rows = load_tsv("actors/organisations.tsv", ("wikidata", "name", "aliases"))
    forms = ((form, row) for row in rows for form in (row["name"], *row["aliases"].split("|")))
    return {form: (row["name"], row["wikidata"] or None) for form, row in forms if form and " " not in form and "-" not in form}


@cache
def _long_names() -> dict[str, tuple[str, str | None]]:
    """The names of organisations that are several words, as they stand behind an article too ("der Vereinten Nationen")."""
    rows = load_tsv("actors/organisations.tsv", ("wikidata", "name", "aliases"))
    forms = ((form, row) for row in rows for form in (row["name"], *row["aliases"].split("|")) if " " in form)
    found: dict[str, tuple[str, str | None]] = {}
    for form, row in forms:
        first, _, rest = form.partition(" ")
        for known in (form, f"{first}n {rest}"):
            found.setdefault(known, (row["name"], row["wikidata"] or None))
    return found


@cache
def _unions() -> dict[str, tuple[str, str | None]]:
    """The organs of unions to the name and the Wikidata id of the union."""
    ids = {row["name"]: row["wikidata"] or None for row in load_tsv("actors/organisations.tsv", ("wikidata", "name"))}
    return {organ: (union, ids[union]) for union, organs in corpus_words().organs.items() for organ in organs}


def _whole(name: str) -> tuple[str, str | None] | None:
    """The organisation that a compound with its short name names or speaks for: "UN-Experten", "Kämpfer der RSF"; wherever these
    are: "UN-Mission in Kabul"."""
    body = name.partition(" in ")[0]
    short, hyphen, rest = body.partition("-")
    generic = corpus_words().generic_bodies
    if hyphen and rest.lower() in generic:
        return _short_names().get(short)
    named, article, whose = body.rpartition(" der ")
    if not article:
        named, _, behind = body.partition(" ")
        whose = behind.removeprefix("der ").removeprefix("des ")
    noun = named.rpartition(" ")[2]
    return _short_names().get(whose) or _long_names().get(whose) if noun.lower() in generic else None


def state_behind(name: str) -> str | None:
    """ISO code of the state behind an office: "Vertreter der Emirate", "Präsidialamt in Baku"."""
    office, _, owner = name.partition(" ")
    article, _, state = owner.partition(" ")
    speaks = office.lower() in corpus_words().spokespeople or names_an_office(office)
    names, _ = _states()
    if speaks and not state:
        return names.get(owner.removesuffix("s")) if owner.endswith("s") else None
    if article not in ("der", "des", "in", "von") or not speaks:
        return None
    return names.get(state) or names.get(state.removesuffix("s")) or (_seats().get(state) if article in ("in", "von") else None)


@cache
def _seats() -> dict[str, str]:
    rows = load_tsv("actors/countries.tsv", ("iso", "seats"))
    return {seat: row["iso"] for row in rows for seat in row["seats"].split("|") if seat}


def state_of_seat(place: str) -> str | None:
    """ISO code of the state whose government sits in this city; None where there is none.

    >>> state_of_seat("Kigali"), state_of_seat("Gent")
    ('RW', None)
    """
    return _seats().get(place)


@cache
def listed() -> frozenset[str]:
    """The names of all organisations and people that the tables list."""
    tables = (load_tsv(f"actors/{table}.tsv", ("name",)) for table in ("organisations", "persons"))
    return frozenset(row["name"] for table in tables for row in table)


@cache
def _states() -> tuple[dict[str, str], dict[str, str]]:
    """Names to ISO codes, and the adjectives of states to ISO codes."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for row in load_tsv("actors/countries.tsv", ("iso", "name", "other_names", "adjectives", "seats", "houses")):
        for name in (row["name"], *row["other_names"].split("|"), *row["houses"].split("|")):
            if name:
                names[name] = row["iso"]
        for adjective in row["adjectives"].split("|"):
            if adjective:
                adjectives[adjective.lower()] = row["iso"]
    for row in load_tsv("actors/organisations.tsv", ("name", "aliases", "kind", "country")):
        if row["kind"] in _STATE_KINDS and row["country"]:
            names[row["name"]] = row["country"]
            for alias in row["aliases"].split("|"):
                names.setdefault(alias, row["country"])
    for row in load_tsv("actors/persons.tsv", ("name", "country", "roles")):
        if row["country"] and row["roles"]:
            names.setdefault(row["name"], row["country"])
    return names, adjectives


def state_of(name: str, kind: str) -> str | None:
    """ISO code of the state that a party is or speaks for, by the tables of actors; None where they do not know.

    >>> state_of("US-Außenministerium", "government"), state_of("indische Drohnen", "unknown")
    ('US', None)
    """
    names, adjectives = _states()
    if name in names:
        return names[name]
    if kind not in ("government", "organisation", "country", "group", "person"):
        return None
    first, _, rest = name.partition(" ")
    if (kind == "person" and not first[:1].islower()) or (kind in ("organisation", "person") and not names_an_office(rest)):
        return None
    if kind != "organisation" and name.startswith("US-"):
        return "US"
    if kind == "group" or not rest:
        return None
    return next((adjectives[stem] for cut in range(3) if (stem := first.lower()[: len(first) - cut]) in adjectives), None)


def _spoken_for(text: str) -> str | None:
    """ISO code of the state whose office stands before a person's name: "Guyanas Präsident", "der russische Botschafter"."""
    if not names_an_office(text):
        return None
    names, adjectives = _states()
    words = text.split()
    for word, after in itertools.pairwise(words):
        if after[:1].islower() or not names_an_office(after):
            continue
        if word[:1].isupper():
            found = names.get(word.removesuffix("s")) or names.get(word)
        else:
            found = next((adjectives[word[: len(word) - cut]] for cut in range(3) if word[: len(word) - cut] in adjectives), None)
        if found:
            return found
    return None


@cache
def _state_words() -> frozenset[str]:
    rows = load_tsv("actors/countries.tsv", ("name", "other_names", "adjectives", "demonyms", "seats"))
    columns = ("name", "other_names", "adjectives", "demonyms", "seats")
    names = (name for row in rows for column in columns for name in row[column].split("|") if name)
    return frozenset(word_key(part) for name in names for part in (name, *name.split("-")))


def without_states(keys: frozenset[str]) -> frozenset[str]:
    """The keys of words that name no state, none of its people and no seat of a government."""
    return frozenset(key for key in keys if not key.startswith(STATE)) - _state_words()
