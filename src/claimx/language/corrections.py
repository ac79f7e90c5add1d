"""What no model need guess: the tags of closed classes, the same for every model."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.language.verbs import verb_lemma, verb_table
from claimx.lexicon import load_yaml
from claimx.settings import WORDS_REMEMBERED

_LONGEST_PHRASE = 4  # tokens
_LONGEST_RELATIVE = 15
_LONGEST_NUMERAL = 40  # characters
_CLOSING_VERBS = ("VVPP", "VVFIN", "VAFIN", "VMFIN")
_INFINITIVE_TAGS = {"VAFIN": "VAINF", "VMFIN": "VMINF"}
_UPOS = {
    "KOUS": "SCONJ",
    "PRELS": "PRON",
    "PPER": "PRON",
    "APPR": "ADP",
    "PRF": "PRON",
    "KON": "CCONJ",
    "PTKNEG": "PART",
    "ART": "DET",
    "VAFIN": "AUX",
    "VMFIN": "AUX",
}


class Circumposition(BaseModel):
    """Prepositions that close a phrase opened by another one."""

    model_config = ConfigDict(extra="forbid")
    openers: list[str]
    closers: list[str]
    not_governed: list[str]


class ClosedClasses(BaseModel):
    """``de/closed_classes.yaml``."""

    model_config = ConfigDict(extra="forbid")
    always: dict[str, list[str]]
    verb_final: list[str]
    relative: list[str]
    openers: list[str]
    numerals: list[str]
    common_nouns: list[str]
    after_length: list[str]
    before_zu: list[str]
    infinitive: list[str]
    participle_auxiliaries: list[str]
    circumposition: Circumposition


@cache
def closed_classes() -> ClosedClasses:
    """The word lists of ``de/closed_classes.yaml``."""
    return load_yaml("de/closed_classes.yaml", ClosedClasses)


_NOUNS = {"NE", "NN", "FM", "XY"}
_AGED = re.compile(r"\d{1,3}-Jährige[mnrs]?")  # "der 51-Jährige"


@cache
def _tag_of() -> dict[str, str]:
    return {word: tag for tag, words in closed_classes().always.items() for word in words}


@cache
def _numeral() -> re.Pattern[str]:
    """A number in words ("siebenhundert"): two or more of the lexicon's parts, or one that is no other word."""
    parts = "|".join(sorted(closed_classes().numerals, key=len, reverse=True))
    return re.compile(f"(?:{parts}){{2,}}")


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(closed_classes().common_nouns)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_numeral(word: str) -> bool:
    return len(word) <= _LONGEST_NUMERAL and _numeral().fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _is_preterite(form: str) -> bool:
    """A form such as "trieben" or "auseinandertrieben", which is never an infinitive."""
    return (
        form.endswith("en")
        and verb_lemma(form, "VVFIN") != form
        and any(
            form.endswith(known) and (form == known or form.removesuffix(known) in verb_table().separable)
            for known in (form[i:] for i in range(len(form) - 3))
            if known in verb_table().forms and known not in verb_table().forms[known]
        )
    )


def _is_common_noun(token: Token) -> bool:
    if token.tag_ == "ADJA":
        return _AGED.fullmatch(token.text) is not None
    return token.tag_ == "NE" and token.text in _common_nouns() and not token.ent_type_


def correct_tags(doc: Doc) -> Doc:
    """Sets ``tag_`` and ``pos_`` of closed-class words of the Doc in place and returns it.

    Pronouns and articles that a model already gave another closed-class reading keep it ("eine" as PIS).
    """
    known = _tag_of()
    after_zu = False
    for token in doc:
        if token.tag_ in ("VVFIN", "VVINF", "VVPP", "ADJA") and (after_zu or "zu" in token.lower_[2:-2]):
            _correct_infinitive(token, after_zu)
        after_zu = token.tag_ == "PTKZU"
        if token.tag_ == "APPR" and _closes_phrase(doc, token.i):
            token.tag_ = "APZR"
        if token.tag_ in _CLOSING_VERBS and _ends_relative(doc, token.i) and token.tag_ == "VVPP":
            token.tag_ = "VVFIN"
        if token.tag_ == "VVFIN" and token.lower_.endswith("t") and _follows_auxiliary(doc, token.i):
            token.tag_ = "VVPP"  # "wird von allen bemängelt"
        if token.tag_ == "VVINF" and _is_preterite(token.lower_):
            token.tag_ = "VVFIN"
        if token.tag_ in _NOUNS and token.is_lower and token.text in verb_table().forms and token.i:
            token.tag_, token.pos_ = "VVFIN", "VERB"
        if token.tag_ != "CARD" and _is_numeral(token.lower_):
            token.tag_, token.pos_ = "CARD", "NUM"
        elif _is_common_noun(token):
            token.tag_, token.pos_ = "NN", "NOUN"
        elif token.tag_ == "KOUS" and token.lower_ in closed_classes().before_zu and doc[token.i + 1 : token.i + 2].text == "zu":
            token.tag_, token.pos_ = "APPR", "ADP"
        tag = known.get(token.lower_)
        if tag is None or token.tag_ == tag:
            continue
        if tag == "ART" and token.tag_ in {"PIS", "CARD", "PIAT"}:
            continue
        if tag == "KON" and token.tag_.startswith("K"):
            continue
        if tag in _INFINITIVE_TAGS and (
            token.tag_ == "NN" or token.text.isupper() or (token.tag_ == "NE" and not token.is_sent_start)
        ):
            continue
        token.tag_ = tag
        token.pos_ = _UPOS[tag]
    return doc


def _ends_relative(doc: Doc, index: int) -> bool:
    """A finite verb, or a form that may be one, before a comma and another finite verb, in a clause that "der", "die" or
    "das" opens, is the clause's own verb.

    ("das Projekt, das Bilder auswertet, kommt auf …"). The article becomes the relative pronoun.
    """
    if index + 2 >= len(doc) or doc[index + 1].text != "," or doc[index + 2].tag_ not in ("VVFIN", "VAFIN", "VMFIN"):
        return False
    for i in range(index - 1, max(0, index - _LONGEST_RELATIVE), -1):
        if doc[i].text == ",":
            opener = doc[i + 1]
            if opener.lower_ not in closed_classes().openers or opener.tag_ not in ("ART", "PRELS", "PDS"):
                return False
            opener.tag_, opener.pos_ = "PRELS", "PRON"
            return True
        if doc[i].tag_[:2] in ("VA", "VM", "VV"):
            return False
    return False


def _follows_auxiliary(doc: Doc, index: int) -> bool:
    """Whether a form that may be finite or a participle ends its clause, which "wird", "hat" or "ist" opened."""
    if index + 1 < len(doc) and not doc[index + 1].is_punct and doc[index + 1].tag_ != "KON":
        return False
    for i in range(index - 1, max(0, index - _LONGEST_RELATIVE), -1):
        word = doc[i]
        if word.is_punct or word.tag_ in ("KON", "KOUS", "KOUI", "PRELS", "KOKOM") or word.is_sent_start:
            return word.tag_ == "VAFIN" and word.lower_ in closed_classes().participle_auxiliaries
        if word.tag_[:2] in ("VV", "VM"):
            return False
        if word.tag_ == "VAFIN":
            return word.lower_ in closed_classes().participle_auxiliaries
    return False


def _closes_phrase(doc: Doc, index: int) -> bool:
    """ "von Belgorod aus die Ukraine": no preposition of what follows."""
    words = closed_classes().circumposition
    if doc[index].lower_ not in words.closers or index + 1 >= len(doc) or doc[index + 1].lower_ not in words.not_governed:
        return False
    return any(doc[i].lower_ in words.openers for i in range(max(0, index - _LONGEST_PHRASE), index - 1))


def _correct_infinitive(token: Token, after_zu: bool) -> None:
    """An infinitive behind "zu" or around it ("anzugreifen") is never finite."""
    if after_zu and token.tag_ == "VVFIN" and token.lower_.endswith("n"):
        token.tag_ = "VVINF"
    elif not after_zu and token.lower_.endswith("n"):
        for prefix in verb_table().separable:
            if token.lower_.startswith(prefix) and prefix.endswith("zu"):
                return
            if token.lower_.startswith(prefix + "zu") and verb_lemma(token.text, "VVIZU") != token.lower_:
                token.tag_, token.pos_ = "VVIZU", "VERB"
                return


@Language.factory("claimx_corrections", assigns=["token.tag", "token.pos"], requires=["token.tag"])
def make_corrections(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Corrects the tags of closed-class words; needs STTS tags."""
    return _set_corrections


def _set_corrections(doc: Doc) -> Doc:
    return correct_tags(doc)
