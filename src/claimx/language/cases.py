"""What a form says about case, gender and number: readings of determiners, adjectives, pronouns and bare names.

A reading is a triple such as "Nms": case (N, A, D, G), gender (m, f, n), number (s, p), with "-" where open.
"""

from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, morph_of, tags_of, texts_of
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.lexicon import load_yaml
from claimx.settings import RARE_WORDS_REMEMBERED

DETERMINERS = frozenset({"ART", "PDAT", "PIAT", "PIDAT", "PPOSAT", "PWAT", "PRELAT"})
PRONOUNS = frozenset({"PPER", "PRF", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})
ANY_BUT_GENITIVE = frozenset({"N--", "A--", "D--"})
ANY_CASE = ANY_BUT_GENITIVE | {"G--"}
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
_NUMBERS = {"Sing": "s", "Plur": "p"}


class CaseFile(BaseModel):
    """``de/cases.yaml``: readings of forms and endings."""

    model_config = ConfigDict(extra="forbid")
    forms: dict[str, list[str]]
    endings: dict[str, list[str]]
    genitive_determiners: list[str]
    plural_names: list[str]
    noun_endings: dict[str, str]
    names_with_article: dict[str, list[str]]
    names_in_s: frozenset[str]
    name_endings_in_s: list[str]


@cache
def case_file() -> CaseFile:
    """The tables of ``de/cases.yaml``."""
    return load_yaml("de/cases.yaml", CaseFile)


def group_readings(doc: Doc, span: range, *, pronoun: bool, owned: bool) -> frozenset[str]:
    """The readings left after each determiner and adjective; an undetermined name may be anything but the genitive.

    Args:
        doc: the tagged Doc.
        span: the tokens from the group's first to its head, which is the last.
        pronoun: whether the group is a pronoun alone.
        owned: whether a name in the genitive stands in front ("Südkoreas Minister").
    """
    tags, lowers = tags_of(doc), lowers_of(doc)
    found: frozenset[str] | None = None
    determined = False
    for index in span:
        tag = tags[index]
        if pronoun and lowers[index] in grammar().demonstratives_in_er:
            return frozenset({"Nms"})
        if tag == "PPER" and lowers[index] == "ihr":
            return frozenset({"Dfs"})
        if index < span[-1] and (tag == "PRELAT" or (tag == "PDAT" and lowers[index] in grammar().genitive_relatives)):
            continue  # "deren Präsident": the case is the noun's, which shows none
        if tag in DETERMINERS or tag in PRONOUNS or (tag == "ADJA" and not determined):
            readings = _form_readings(lowers[index])
            determined = determined or bool(readings)
            found = (_meet(found, readings) or found) if readings else found
    head = span[-1]
    if found is not None:
        many = any(tags[i] == "CARD" and lowers[i] not in closed_classes().ones for i in span)
        gender = gender_of_name(texts_of(doc)[head]) if tags[head] in ("NE", "NN") else None
        if gender is not None:
            return _agreeing(found, gender, "s")
        return fitting(frozenset(r for r in found if r[2] != "s") or found if many else found, doc, head)
    genitive = not owned and tags[head] == "NE" and is_genitive_name(texts_of(doc)[head]) and "Case=Gen" in morph_of(doc, head)
    return ANY_CASE if genitive else ANY_BUT_GENITIVE


def gender_of_name(word: str) -> str | None:
    """The gender, m or f, of a name that takes an article ("Ukraine", "Iran"); None for other words."""
    return _genders_of_names().get(word)


@cache
def _genders_of_names() -> dict[str, str]:
    return {name: gender for gender, names in case_file().names_with_article.items() for name in names}


def fitting(readings: frozenset[str], doc: Doc, head: int) -> frozenset[str]:
    """The readings that the ending of a noun, the token ``head``, allows: a dative plural ends in -n or -s ("den Brief" is
    none)."""
    if tags_of(doc)[head] != "NN" or texts_of(doc)[head].endswith(("n", "s")):
        return readings
    return _without_dative_plural(readings)


@lru_cache(maxsize=4096)
def _without_dative_plural(readings: frozenset[str]) -> frozenset[str]:
    return frozenset(r for r in readings if r[0] != "D" or r[2] != "p") or readings


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def is_genitive_name(word: str) -> bool:
    """Whether a name's form may be its genitive ("Nordkoreas", "Moritz'"; not "Scholz", "Paris", "Pistorius")."""
    if word.endswith(("'", "’")):
        return True
    file = case_file()
    return word.endswith("s") and word not in file.names_in_s and not word.endswith(tuple(file.name_endings_in_s))


def agreeing(readings: frozenset[str], doc: Doc, head: int) -> frozenset[str]:
    """The readings that fit the gender and number of the noun, the token ``head``, or all where none fits."""
    return _agreeing(readings, *noun_features(doc, head))


@lru_cache(maxsize=4096)
def _agreeing(readings: frozenset[str], gender: str, number: str) -> frozenset[str]:
    by_number = frozenset(r for r in readings if number == "-" or r[2] in (number, "-"))
    by_gender = frozenset(r for r in by_number or readings if gender == "-" or r[1] in (gender, "-"))
    return by_gender or by_number or readings


def noun_features(doc: Doc, head: int) -> tuple[str, str]:
    """Gender and number of a noun: by an ending that shows them ("-ung", "-ungen"), else as the model gives them."""
    noun = texts_of(doc)[head]
    shown = _shown_features(noun) if noun.endswith(_noun_endings()) else None
    if shown is not None:
        return shown[0], shown[1]
    given = _features(morph_of(doc, head))
    return _GENDERS.get(given.get("Gender", ""), "-"), _NUMBERS.get(given.get("Number", ""), "-")


def feature(doc: Doc, token: int, name: str) -> str:
    """A morphological feature as the model gives it ("Plur" for Number); empty where it gives none."""
    return _features(morph_of(doc, token)).get(name, "")


@lru_cache(maxsize=1024)
def _features(morph: str) -> dict[str, str]:
    return dict(field.split("=", 1) for field in morph.split("|") if "=" in field)


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(case_file().noun_endings)


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def _shown_features(noun: str) -> str | None:
    endings = case_file().noun_endings
    return next((features for ending, features in endings.items() if len(noun) > len(ending) + 2 and noun.endswith(ending)), None)


@lru_cache(maxsize=8192)
def _form_readings(form: str) -> frozenset[str] | None:
    file = case_file()
    known = file.forms.get(form)
    if known is None:
        known = next((file.endings[end] for end in ("em", "en", "er", "es", "e") if form.endswith(end)), None)
    return None if known is None else frozenset(known)


@lru_cache(maxsize=4096)
def cases_of(readings: frozenset[str]) -> frozenset[str]:
    """The cases among some readings.

    >>> sorted(cases_of(frozenset({"Nfs", "Afs", "N-p"})))
    ['A', 'N']
    """
    return frozenset(reading[0] for reading in readings)


@lru_cache(maxsize=4096)
def _meet(left: frozenset[str] | None, right: frozenset[str]) -> frozenset[str]:
    if left is None:
        return right
    return frozenset(a for a in left for b in right if all("-" in (x, y) or x == y for x, y in zip(a, b, strict=True)))
