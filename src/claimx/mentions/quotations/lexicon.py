"""The words of ``de/reporting.yaml`` as validated records, and the look-ups that the tagger makes in them."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from claimx.lexicon import load_yaml
from claimx.settings import RARE_WORDS_REMEMBERED, WORDS_REMEMBERED

Kind = Literal["says", "thinks", "finds", "demands", "announces", "denies", "accuses", "asks"]
Takes = Literal["clause", "bare", "infinitive", "quote"]
Addressee = Literal["dative", "object", "an", "von"]
Slot = Literal["von", "über", "vor", "als", "für", "gegen", "mit", "auf", "zu", "an", "um", "object"]
_LONGEST_WORD = 80
_PLURALS = ("", "s", "es", "e", "en", "n", "er", "ern", "se", "sen")


class VerbGroup(BaseModel):
    """Verbs of one kind that carry the same complements. ``find`` and ``ignore`` are run by the test suite."""

    model_config = ConfigDict(extra="forbid")
    kind: Kind
    takes: list[Takes]
    addressee: Addressee | None = None
    commits: bool = False
    verbs: list[str]
    find: str
    ignore: str


class Phrase(BaseModel):
    """A verb that attributes only together with another word of its clause, one of ``with``."""

    model_config = ConfigDict(extra="forbid")
    head: str
    with_words: list[str]
    kind: Kind
    takes: list[Takes]
    addressee: Addressee | None = None
    speaker: Literal["object"] | None = None
    commits: bool = False
    find: str

    @model_validator(mode="before")
    @classmethod
    def _read_with(cls, data: dict) -> dict:
        return {("with_words" if key == "with" else key): value for key, value in data.items()}


class ReportedGroup(BaseModel):
    """Verbs whose object or prepositional phrase in ``slot`` holds the content; ``with`` names a word that must stand there."""

    model_config = ConfigDict(extra="forbid")
    slot: Slot
    asserts: bool = False
    verbs: list[str]
    with_words: list[str] = []
    find: str
    ignore: str

    @model_validator(mode="before")
    @classmethod
    def _read_with(cls, data: dict) -> dict:
        return {("with_words" if key == "with" else key): value for key, value in data.items()}


class FunctionWords(BaseModel):
    """Closed classes of words that the tagger names; the file says what each is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    question: frozenset[str]
    returning: frozenset[str]
    contrasting: frozenset[str]
    reason: frozenset[str]
    according: frozenset[str]
    speakerless: frozenset[str]
    standing: frozenset[str]
    places: tuple[str, ...]
    telling: frozenset[str]
    attached: frozenset[str]
    titled: frozenset[str]
    talks: frozenset[str]
    wishes: frozenset[str]
    passing: frozenset[str]
    intending: frozenset[str]
    persons: frozenset[str]
    nobody: frozenset[str]
    wordings: frozenset[str]
    talked: frozenset[str]
    one_person: frozenset[str]
    naming: frozenset[str]
    foretelling: frozenset[str]
    until: frozenset[str]
    resuming: frozenset[str]
    on_top: frozenset[str]
    within: frozenset[str]
    rumours: frozenset[str]
    circulating: frozenset[str]
    addressing: frozenset[str]
    stretching: frozenset[str]
    citing: frozenset[str]
    one: frozenset[str]
    estimates: frozenset[str]
    official: frozenset[str]
    pointing: frozenset[str]
    answering: frozenset[str]
    stating: frozenset[str]
    obliging: frozenset[str]
    undergoing: frozenset[str]
    originating: frozenset[str]
    never_reflexive: frozenset[str]
    topic: frozenset[str]


class ReportingFile(BaseModel):
    """``de/reporting.yaml``."""

    model_config = ConfigDict(extra="forbid")
    verbs: list[VerbGroup]
    phrases: list[Phrase]
    reported: list[ReportedGroup]
    source_nouns: list[str]
    timed_nouns: list[str]
    view_nouns: list[str]
    source_prepositions: list[str]
    source_postpositions: list[str]
    content_nouns: list[str]
    no_content: list[str]
    carriers: list[str]
    words: FunctionWords


@dataclass(frozen=True)
class Frame:
    """What a verb may carry, and which case its addressee has."""

    kind: str
    takes: frozenset[str]
    addressee: str | None
    with_words: tuple[str, ...] = ()
    speaker: str | None = None
    commits: bool = False


@dataclass(frozen=True)
class ReportingLexicon:
    """The file's entries by infinitive; phrases and single verbs apart."""

    verbs: dict[str, Frame]
    phrases: dict[str, tuple[Frame, ...]]
    words: FunctionWords
    reported: dict[str, tuple[tuple[str, tuple[str, ...], bool], ...]]
    source_forms: frozenset[str] = field(default=frozenset())
    timed_forms: frozenset[str] = field(default=frozenset())
    content_forms: frozenset[str] = field(default=frozenset())
    prepositions: frozenset[str] = field(default=frozenset())
    postpositions: frozenset[str] = field(default=frozenset())
    carriers: frozenset[str] = field(default=frozenset())
    no_content: frozenset[str] = field(default=frozenset())


@cache
def reporting_file() -> ReportingFile:
    """``de/reporting.yaml``, validated."""
    return load_yaml("de/reporting.yaml", ReportingFile)


@cache
def reporting() -> ReportingLexicon:
    """The lexicon, indexed. A verb named in several groups carries what all of them allow."""
    file = reporting_file()
    verbs: dict[str, Frame] = {}
    for group in file.verbs:
        for verb in group.verbs:
            known = verbs.get(verb)
            takes = frozenset(group.takes) | (known.takes if known else frozenset())
            verbs[verb] = Frame(
                known.kind if known else group.kind,
                takes,
                (known.addressee if known else None) or group.addressee,
                commits=group.commits,
            )
    phrases: dict[str, list[Frame]] = {}
    for phrase in file.phrases:
        frame = Frame(
            phrase.kind, frozenset(phrase.takes), phrase.addressee, tuple(phrase.with_words), phrase.speaker, phrase.commits
        )
        phrases.setdefault(phrase.head, []).append(frame)
    slots: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
    for entry in file.reported:
        for verb in entry.verbs:
            slots.setdefault(verb, []).append((entry.slot, tuple(entry.with_words), entry.asserts))
    return ReportingLexicon(
        verbs,
        {head: tuple(found) for head, found in phrases.items()},
        file.words,
        {verb: tuple(found) for verb, found in slots.items()},
        _forms(file.source_nouns),
        _forms(file.timed_nouns),
        _forms(file.content_nouns),
        frozenset(file.source_prepositions),
        frozenset(file.source_postpositions),
        frozenset(file.carriers),
        frozenset(file.no_content),
    )


def _forms(nouns: list[str]) -> frozenset[str]:
    forms: set[str] = set()
    for entry in nouns:
        singular, _, plural = entry.lower().partition("=")
        if plural:
            forms |= {singular, singular + "s", singular + "es", plural, plural + "n"}
        else:
            forms |= {singular + ending for ending in _PLURALS}
    return frozenset(forms)


@cache
def function_words() -> FunctionWords:
    """The closed classes of words."""
    return reporting_file().words


@cache
def _noun_forms(name: Literal["source", "timed", "content"]) -> frozenset[str]:
    lexicon = reporting()
    return {"source": lexicon.source_forms, "timed": lexicon.timed_forms, "content": lexicon.content_forms}[name]


@cache
def _tails(name: Literal["source", "timed", "content"]) -> frozenset[str]:
    """The last three letters of all forms of a list."""
    return frozenset(form[-3:] for form in _noun_forms(name))


def noun_class(word: str, name: Literal["source", "timed", "content"]) -> bool:
    """Whether a noun, or the last part of a compound, is in one of the lexicon's noun lists.

    >>> noun_class("Polizeiangaben", "source"), noun_class("Vorwürfe", "content"), noun_class("Tisch", "source")
    (True, True, False)
    """
    return word[-3:].lower() in _tails(name) and _noun_class(word, name)


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def _noun_class(word: str, name: Literal["source", "timed", "content"]) -> bool:
    forms = _noun_forms(name)
    lower = word.lower().rpartition("-")[2]
    if lower in forms:
        return True
    return len(lower) <= _LONGEST_WORD and any(lower[i:] in forms for i in range(3, len(lower) - 3))


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def _split_phrase(lemma: str) -> str | None:
    """The verb of a phrase whose adjective was read as a particle ("klarmachen", "sichersein")."""
    for head, frames in reporting().phrases.items():
        rest = lemma.removesuffix(head)
        if rest != lemma and any(rest in frame.with_words for frame in frames):
            return head
    return None


@lru_cache(maxsize=WORDS_REMEMBERED)
def may_report(lemma: str) -> bool:
    """Whether a clause with this verb can have a frame at all, whatever its other words."""
    lexicon = reporting()
    if lemma in lexicon.verbs or lemma in lexicon.phrases or lemma.removeprefix("weiter") in lexicon.verbs:
        return True
    return _split_phrase(lemma) is not None or any(verb.endswith(lemma) for verb in lexicon.verbs)


def frame_of(lemma: str, words: list[str]) -> Frame | None:
    """The frame of a clause with this verb and these lower-case words: a phrase goes before the verb alone."""
    lexicon = reporting()
    rest = lemma.removeprefix("weiter")
    if rest != lemma and rest in lexicon.verbs:
        lemma = rest
    elif words and lemma not in lexicon.verbs and words[-1] + lemma in lexicon.verbs:
        lemma = words[-1] + lemma
    if lemma not in lexicon.verbs and lemma not in lexicon.phrases:
        head = _split_phrase(lemma)
        if head is not None:
            words, lemma = [*words, lemma.removesuffix(head)], head
    phrases = lexicon.phrases.get(lemma)
    if phrases:
        for frame in phrases:
            if not frame.with_words or any(word.endswith(frame.with_words) for word in words):
                base = lexicon.verbs.get(lemma)
                return (
                    frame
                    if base is None
                    else Frame(
                        frame.kind,
                        frame.takes | base.takes,
                        frame.addressee or base.addressee,
                        frame.with_words,
                        frame.speaker,
                        frame.commits,
                    )
                )
    return lexicon.verbs.get(lemma)
