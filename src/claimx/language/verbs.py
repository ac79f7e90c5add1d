"""German verb forms: the dictionary form and the mood of a form, from the table of strong verbs and the weak pattern.

A small statistical model guesses lemmas of verbs it never saw; the conjugation is a closed system and need not be guessed.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from claimx.language.annotations import lemma_of, tags_of, texts_of
from claimx.lexicon import load_tsv, load_yaml, swiss
from claimx.settings import WORDS_REMEMBERED

Mood = Literal["indicative", "subjunctive1", "subjunctive2"]
_COLUMNS = ("infinitive", "present", "preterite", "participle", "subjunctive")
_BEFORE_ELN = "bcdfgkmnpstzx"  # before the last sounds of verbs in -eln that drop their e


class VerbFile(BaseModel):
    """``de/verbs.yaml``: particles, prefixes and modals."""

    model_config = ConfigDict(extra="forbid")
    separable: list[str]
    inseparable: list[str]
    stems_in_t: list[str]
    weak_like_strong: dict[str, list[str]]
    subject_control: list[str]
    takes_infinitive: list[str]
    takes_addressed_infinitive: list[str]
    claiming_forms: list[str]
    moved: dict[str, str]
    singular_in_n: tuple[str, ...]
    modals: list[str]
    subjunctive1: dict[str, list[str]]


@dataclass(frozen=True)
class VerbTable:
    """Forms of the strong and irregular verbs: form to infinitives, and the forms that only a subjunctive has."""

    forms: dict[str, tuple[str, ...]]
    bare_participles: dict[str, str]
    separable: tuple[str, ...]
    inseparable: tuple[str, ...]
    prefixes: frozenset[str]
    stems_in_t: tuple[str, ...]
    subject_control: frozenset[str]
    takes_infinitive: frozenset[str]
    takes_addressed: frozenset[str]
    claiming_forms: frozenset[str]
    moved: dict[str, str]
    singular_in_n: tuple[str, ...]
    subjunctive1: frozenset[str]
    subjunctive2: frozenset[str]


@cache
def verb_table() -> VerbTable:
    """The table of `de/verbs_strong.tsv` and `de/verbs.yaml`, with all finite forms spelt out."""
    file = load_yaml("de/verbs.yaml", VerbFile)
    forms: dict[str, list[str]] = {}
    bare: dict[str, str] = {}
    indicative: set[str] = set()
    second: set[str] = set()
    for row in load_tsv("de/verbs_strong.tsv", _COLUMNS):
        infinitive, preterite, participle = row["infinitive"], row["preterite"], row["participle"]
        stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
        present = {infinitive, row["present"], stem + "e", stem + "t", stem + "et"}
        past = {preterite, preterite + ("n" if preterite.endswith("e") else "en")}
        conjunctive = {row["subjunctive"], row["subjunctive"] + "n"}
        indicative |= present | past
        second |= conjunctive
        for form in present | past | conjunctive | {participle}:
            forms.setdefault(form, []).append(infinitive)
        if participle.startswith("ge"):
            bare.setdefault(participle.removeprefix("ge"), infinitive)
            bare.setdefault(swiss(participle.removeprefix("ge")), infinitive)
    for infinitive, group in file.weak_like_strong.items():
        for form in group:
            forms[form] = [infinitive]
    forms["worden"] = ["werden"]
    forms["sind"] = forms["bin"] = forms["seid"] = forms["seien"] = ["sein"]
    for form, found in list(forms.items()):
        forms.setdefault(swiss(form), found)
    first = {form for group in file.subjunctive1.values() for form in group}
    for infinitive, group in file.subjunctive1.items():
        for form in group:
            forms[form] = [infinitive]
    by_length = lambda words: tuple(sorted(set(words), key=lambda w: (-len(w), w)))  # noqa: E731
    return VerbTable(
        {form: tuple(found) for form, found in forms.items()},
        bare,
        by_length(file.separable),
        by_length(file.inseparable),
        frozenset((*file.separable, *file.inseparable)),
        tuple(file.stems_in_t),
        frozenset(file.subject_control),
        frozenset((*file.takes_infinitive, *file.takes_addressed_infinitive)),
        frozenset(file.takes_addressed_infinitive),
        frozenset(file.claiming_forms),
        file.moved,
        file.singular_in_n,
        frozenset(first),
        frozenset(second | {swiss(form) for form in second}) - indicative,
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def verb_lemma(form: str, tag: str, guess: str = "") -> str:
    """The infinitive of one verb form, without a particle that stands apart.

    Args:
        form: the token as written.
        tag: its STTS tag (VVFIN, VVPP, VVIZU …).
        guess: the model's lemma, which decides where the form alone leaves several.

    >>> verb_lemma("zurückgewiesen", "VVPP"), verb_lemma("beschuldigte", "VVFIN"), verb_lemma("vorzuwerfen", "VVIZU")
    ('zurückweisen', 'beschuldigen', 'vorwerfen')
    """
    word, guess = form.lower(), guess.lower()
    candidates = _strong(word, participle=tag[1:] != "VINF" and tag[2:] != "FIN")
    if not candidates and tag.endswith("INF"):
        candidates = (word,)
    if not candidates:
        candidates = _weak(word, tag)
    return guess if guess in candidates else candidates[0]


def is_weak_preterite(form: str) -> bool:
    """Whether a form can only be the preterite of a weak verb, never a participle.

    >>> is_weak_preterite("vorrückten"), is_weak_preterite("geraten"), is_weak_preterite("angetreten")
    (True, False, False)
    """
    word = form.lower()
    return word.endswith(("te", "ten")) and not _strong(word)


def verb_number(form: str) -> str:
    """The number of a finite verb, "Sing" or "Plur", by its ending, which is surer than any model: those of more than one person
    end in -n.

    >>> verb_number("wiesen"), verb_number("wies"), verb_number("sind"), verb_number("erschien")
    ('Plur', 'Sing', 'Plur', 'Sing')
    """
    word = form.lower()
    return "Plur" if word == "sind" or (word.endswith("n") and not word.endswith(verb_table().singular_in_n)) else "Sing"


def infinitive_at(doc: Doc, index: int, tag: str | None = None) -> str:
    """`verb_lemma` of a token, read under this tag or under its own; the model's lemma is asked for where it decides."""
    word = texts_of(doc)[index]
    guess = lemma_of(doc, index) if _has_several_infinitives(word) else ""
    return verb_lemma(word, tags_of(doc)[index] if tag is None else tag, guess)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _has_several_infinitives(form: str) -> bool:
    return len(_strong(form.lower())) > 1


def is_strong_form(word: str) -> bool:
    """Whether a word may be a form of a strong or irregular verb, also behind an inseparable prefix ("erlitten")."""
    return word in verb_table().forms or any(
        word.removeprefix(prefix) in verb_table().forms for prefix in verb_table().inseparable if word.startswith(prefix)
    )


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_split_participle(word: str) -> bool:
    """Whether a form is the participle of a strong verb with a separable prefix, and nothing else ("davongetragen").

    >>> is_split_participle("davongetragen"), is_split_participle("abgeben"), is_split_participle("angehören")
    (True, False, False)
    """
    if not word.endswith("en"):
        return False
    for prefix in verb_table().separable:
        rest = word.removeprefix(prefix)
        if (
            rest != word
            and rest.startswith("ge")
            and any(not verb.startswith("ge") or rest.startswith("gege") for verb in verb_table().forms.get(rest, ()))
        ):
            return True
    return False


def _strong(word: str, *, prefixed: bool = False, participle: bool = True) -> tuple[str, ...]:
    """Infinitives of the strong verbs that a form may belong to; ``participle``: it may be one."""
    table = verb_table()
    direct = table.forms.get(word)
    if direct:
        return direct
    for prefix in table.inseparable:
        rest = word.removeprefix(prefix)
        if rest != word:
            bare = participle and rest in table.bare_participles  # "erhalten"; an infinitive is none: "verlegen"
            base = table.forms.get(rest, ()) or ((table.bare_participles[rest],) if bare else ())
            if base:
                return tuple(prefix + verb for verb in base)
    if prefixed:
        return ()
    for prefix in table.separable:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2:
            base = _strong(rest, prefixed=True) or (_strong(rest[2:], prefixed=True) if rest.startswith("zu") else ())
            if base:
                return tuple(prefix + verb for verb in base)
    return ()


def _weak(word: str, tag: str) -> tuple[str, ...]:
    """Infinitives that a weak form may belong to, likeliest first."""
    if tag == "VVIZU":
        for prefix in verb_table().separable:
            if word.startswith(prefix + "zu") and len(word) > len(prefix) + 4:
                return (prefix + word[len(prefix) + 2 :],)
        return (word,)
    if tag.endswith("PP") and word.endswith("en"):
        return (word,)
    if tag.endswith("PP"):
        return _infinitives(_participle_stem(word))
    if len(word) > 4 and word.endswith("le") and (word[-3] in _BEFORE_ELN or word.endswith("chle")):
        return (word[:-2] + "eln",)  # "handle", "entwickle", "lächle"
    if word.endswith("en") and _is_stem_in_t(word[:-2]):
        return (word,)
    if word.endswith("te") and _is_stem_in_t(word[:-1]):
        return (word + "n",)
    for ending in ("eten", "ete", "ten", "te", "en", "et", "t", "e", "n"):
        stem = word.removesuffix(ending)
        if (
            stem != word
            and len(stem) > 1
            and not (ending[0] == "e" and len(ending) > 1 and ending != "en" and stem[-1] not in "dtmn")
        ):
            return _infinitives(stem)
    return (word,)


def _is_stem_in_t(stem: str) -> bool:
    return any(stem.endswith(known) and _is_prefixed(stem.removesuffix(known)) for known in verb_table().stems_in_t)


def _is_prefixed(front: str) -> bool:
    """Whether what stands before a verb's stem is nothing, a prefix, or two ("ver" and "an" of "veranstalten")."""
    prefixes = verb_table().prefixes
    return not front or front in prefixes or any(front[:i] in prefixes and front[i:] in prefixes for i in range(1, len(front)))


def _participle_stem(word: str) -> str:
    stem = word.removesuffix("et") if word.endswith(("tet", "det", "gnet", "ffnet", "chnet", "tmet")) else word.removesuffix("t")
    if stem.startswith("ge") and len(stem) > 4:
        return stem[2:]
    for prefix in verb_table().separable:
        if stem.startswith(prefix + "ge") and len(stem) > len(prefix) + 4:
            return prefix + stem[len(prefix) + 2 :]
    return stem


def _infinitives(stem: str) -> tuple[str, ...]:
    """Stem to infinitive: -el and -er take -n (fordern, handeln), all others -en (beschweren, kritisieren)."""
    foreign = stem.endswith("ier") and not stem.endswith("eier")  # "regieren", but "feiern"
    if stem.endswith(("el", "er")) and not foreign and not stem.endswith(("eer", "scher", "schwer", "quer", "eel", "iel")):
        return (stem + "n",)
    return (stem + "en",)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_weak_past(form: str, lemma: str) -> bool:
    """Whether a form is the past tense of a weak verb by its shape, whatever a model says.

    >>> is_weak_past("verstärkte", "verstärken"), is_weak_past("achten", "achten"), is_weak_past("berichteten", "berichten")
    (True, False, True)
    """
    stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
    return form in (stem + "te", stem + "ten", stem + "ete", stem + "eten") and form != lemma


@lru_cache(maxsize=WORDS_REMEMBERED)
def verb_mood(form: str, lemma: str) -> Mood:
    """The mood of a finite form in the third person, as far as its shape tells.

    >>> verb_mood("betreibe", "betreiben"), verb_mood("wäre", "sein"), verb_mood("sagte", "sagen")
    ('subjunctive1', 'subjunctive2', 'indicative')
    """
    word = form.lower()
    table = verb_table()
    if word in table.subjunctive1:
        return "subjunctive1"
    prefix = next((p for p in table.inseparable if lemma.startswith(p) and word.startswith(p)), "")
    if word in table.subjunctive2 or (prefix and word.removeprefix(prefix) in table.subjunctive2):
        return "subjunctive2"
    lemma = swiss(lemma) if "ss" in word else lemma
    stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
    dropped = lemma.endswith("eln") and word == lemma[:-3] + "le"  # "schmuggle" of "schmuggeln"
    if word.endswith("e") and (
        dropped or word == stem + "e" or stem.endswith(word) or (lemma.endswith(word + "n") and not word.endswith("te"))
    ):
        return "subjunctive1"
    return "indicative"
