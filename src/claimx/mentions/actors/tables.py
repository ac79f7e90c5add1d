"""The tables of actors as records: names from ``lexicon/actors/*.tsv``, German words from ``lexicon/de/actors.yaml``."""

from functools import cache
from typing import Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from claimx.errors import LexiconError
from claimx.lexicon.loader import load_tsv, load_yaml
from claimx.lexicon.spelling import with_swiss
from claimx.schema import RoleKind

Nouns = dict[str, str]
Row = TypeVar("Row")
Policy = Literal["full", "year", "quoted", "open", "nothing"]

KINDS: dict[str, RoleKind] = {
    "organisation": "organisation",
    "government": "government",
    "ministry": "government",
    "military": "organisation",
    "intelligence": "organisation",
    "ngo": "organisation",
    "company": "organisation",
    "militia": "group",
    "media": "media",
    "group": "group",
}

_LEAST_NAME = 4  # letters


class Term(NamedTuple):
    """An office that a person held: the role's words and its years (``last`` None: no end known)."""

    role: str
    first: int
    last: int | None


class Entity(NamedTuple):
    """Somebody or something that can act: canonical name, Wikidata id, kind, and the state it belongs to."""

    name: str
    id: str | None
    kind: RoleKind
    country: str = ""
    terms: tuple[Term, ...] = ()


class Country(NamedTuple):
    """A state with the words for it."""

    entity: Entity
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    houses: tuple[str, ...]


class Named(NamedTuple):
    """A person or an organisation with its other names; ``surname`` is empty for organisations, ``sort`` for persons."""

    entity: Entity
    aliases: tuple[str, ...]
    surname: str
    sort: str


class FixedOffice(BaseModel):
    """A word that names an office and whose office it is ("Kremlchef")."""

    model_config = ConfigDict(extra="forbid")
    office: str
    owner: str


class Compass(BaseModel):
    """States that a text calls the North and the South."""

    model_config = ConfigDict(extra="forbid")
    Norden: str
    Süden: str


class ActorWords(BaseModel):
    """The words of ``de/actors.yaml``; what each list is for stands there."""

    model_config = ConfigDict(extra="forbid")
    offices: dict[str, Nouns]
    fixed_offices: dict[str, FixedOffice]
    unresolved_after: list[str]
    not_in_office: list[str]
    titles_in_front: list[str]
    salutations: list[str]
    abbreviations: list[str]
    only_with_owner: list[str]
    people: dict[str, Nouns]
    women: Nouns
    forces: Nouns
    force_members: list[str]
    institutions: dict[str, dict[Literal["feminine", "masculine", "neuter", "plural"], Nouns]]
    short_heads: list[str]
    long_compounds: list[str]
    only_in_compounds: list[str]
    not_actors: list[str]
    transparent_firsts: list[str]
    generic_words: list[str]
    source_heads: list[str]
    silent_firsts: list[str]
    adjectival_prefix_stops: list[str]
    kept_adjectives: list[str]
    dropped_adjectives: list[str]
    local_prepositions: list[str]
    other_prepositions: list[str]
    local_nouns: list[str]
    spoken_from: list[str]
    speech_after_seat: list[str]
    determiners: list[str]
    dative_verbs: list[str]
    with_dative: list[str]
    passive_words: list[str]
    named_by_place: list[str]
    abroad: list[str]
    bodies_as_titles: list[str]
    without_name: list[str]
    before_a_subject: list[str]
    definite_articles: list[str]
    genitive_articles: list[str]
    institution_endings: list[str]
    plural_words: list[str]
    short_titles: list[str]
    singular_words: list[str]
    count_words: list[str]
    conjunctions: list[str]
    name_particles: list[str]
    german_particles: list[str]
    name_articles: list[str]
    arabic_articles: list[str]
    not_in_names: list[str]
    family_name_first: list[str]
    first_names: list[str]
    compass: list[Compass]

    @model_validator(mode="after")
    def _nothing_is_empty(self) -> "ActorWords":
        empty = [name for name, value in self if not value]
        if empty:
            raise ValueError(f"no entries under {', '.join(empty)}")
        return self


class Ambiguous(NamedTuple):
    """How a form with several readings is treated, which readings those are, and what several states are called together."""

    policy: Policy
    candidates: tuple[str, ...]
    name: str


@cache
def words() -> ActorWords:
    """The German words for actors."""
    return load_yaml("de/actors.yaml", ActorWords)


@cache
def countries() -> tuple[Country, ...]:
    """All states of ``countries.tsv``."""
    columns = ("iso", "wikidata", "name", "other_names", "adjectives", "demonyms", "seats", "houses")
    found = []
    for row in load_tsv("actors/countries.tsv", columns):
        entity = Entity(row["name"], row["wikidata"] or None, "country", row["iso"])
        names = _aliases(row["name"], row["other_names"])
        lists = (tuple(with_swiss(list(_cell(row[column])))) for column in columns[4:])
        found.append(Country(entity, names, *lists))
    return _filled(found, "actors/countries.tsv")


@cache
def persons() -> tuple[Named, ...]:
    """All people of ``persons.tsv``."""
    found = []
    for number, row in enumerate(
        load_tsv("actors/persons.tsv", ("wikidata", "name", "surname", "aliases", "country", "gender", "roles")), 2
    ):
        terms = tuple(_term(cell, number) for cell in _cell(row["roles"]))
        entity = Entity(row["name"], row["wikidata"] or None, "person", row["country"], terms)
        found.append(Named(entity, _aliases(row["name"], row["aliases"]), row["surname"], ""))
    return _filled(found, "actors/persons.tsv")


@cache
def genders() -> dict[str, str]:
    """The gender, "m" or "f", of every person of ``persons.tsv`` by Wikidata id and by canonical name."""
    columns = ("wikidata", "name", "surname", "aliases", "country", "gender", "roles")
    rows = [row for row in load_tsv("actors/persons.tsv", columns) if row["gender"]]
    return {key: row["gender"] for row in rows for key in (row["name"], row["wikidata"]) if key}


@cache
def organisations() -> tuple[Named, ...]:
    """All organisations, armed forces, services, militias and media of ``organisations.tsv``."""
    found = []
    for number, row in enumerate(load_tsv("actors/organisations.tsv", ("wikidata", "name", "aliases", "kind", "country")), 2):
        if row["kind"] not in KINDS:
            raise LexiconError(
                f"unknown kind {row['kind']!r}", where=f"actors/organisations.tsv:{number}", remedy=f"one of {', '.join(KINDS)}"
            )
        entity = Entity(row["name"], row["wikidata"] or None, KINDS[row["kind"]], row["country"])
        found.append(Named(entity, _aliases(row["name"], row["aliases"]), "", row["kind"]))
    return _filled(found, "actors/organisations.tsv")


@cache
def states_of() -> dict[str, Entity]:
    """The state of every person and organisation of the tables that has one, by Wikidata id."""
    states = {country.entity.country: country.entity for country in countries()}
    named = (named.entity for named in (*persons(), *organisations()))
    return {entity.id: states[entity.country] for entity in named if entity.id is not None and entity.country in states}


@cache
def words_for_state(wikidata: str) -> tuple[str, ...]:
    """The names, adjectives and seats of a state in small letters, without short ones: "russland", "russisch", "kreml"."""
    for country in countries():
        if country.entity.id == wikidata:
            words = (country.entity.name, *country.names, *country.adjectives, *country.seats, *country.houses)
            return tuple(dict.fromkeys(word.casefold() for word in words if len(word) >= _LEAST_NAME))
    return ()


@cache
def civil_organisations() -> frozenset[str]:
    """Names of the media, companies and non-governmental organisations: those that people are "von" without a passive."""
    return frozenset(named.entity.name for named in organisations() if named.sort in ("ngo", "media", "company"))


@cache
def militias() -> frozenset[str]:
    """Names of the militias and rebel groups."""
    return frozenset(named.entity.name for named in organisations() if named.sort == "militia")


@cache
def armed_bodies() -> frozenset[str]:
    """Names of the armed forces of states, militias and rebel groups."""
    return frozenset(named.entity.name for named in organisations() if named.sort in ("military", "militia"))


@cache
def ambiguous() -> dict[str, Ambiguous]:
    """Forms that are not to be taken at face value."""
    known = ("full", "year", "quoted", "open", "nothing")
    found = {}
    for number, row in enumerate(load_tsv("actors/ambiguous.tsv", ("form", "policy", "candidates", "name", "note")), 2):
        policy = row["policy"]
        if policy not in known:
            raise LexiconError(
                f"unknown policy {policy!r}", where=f"actors/ambiguous.tsv:{number}", remedy=f"one of {', '.join(known)}"
            )
        found[row["form"]] = Ambiguous(policy, _cell(row["candidates"]), row["name"])  # type: ignore[arg-type]
    return found


def _filled(rows: list[Row], file: str) -> tuple[Row, ...]:
    if not rows:
        raise LexiconError("this table has no rows", where=file, remedy="reinstall claimx")
    return tuple(rows)


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _aliases(name: str, cell: str) -> tuple[str, ...]:
    """The other names of somebody, with the Swiss spellings of all names."""
    return tuple(with_swiss([name, *_cell(cell)])[1:])


def _term(cell: str, line: int) -> Term:
    role, _, years = cell.partition("@")
    first, _, last = years.partition("-")
    try:
        return Term(role, int(first), int(last) if last else None)
    except ValueError as error:
        raise LexiconError(
            f"no years in the role {cell!r}", where=f"actors/persons.tsv:{line}", remedy="write role@2001-2005 or role@2001-"
        ) from error
