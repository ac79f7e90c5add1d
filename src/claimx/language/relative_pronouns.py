"""Relative pronouns that a model took for articles: "der Koch, dem Betrug vorgeworfen wird", "den Abt, der Waffen segnete"."""

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, morph_of, set_tag, tags_of, texts_of
from claimx.language.closed_classes import closed_classes
from claimx.language.tags import FINITE_TAGS

CLAUSE_OPENERS = ("KON", "KOUS", "KOUI", "PRELS", "KOKOM")
NOUNS = {"NE", "NN", "FM", "XY"}
LONGEST_RELATIVE = 15
"""Tokens."""
LONGEST_CLAUSE = 40
_CLOSED_BY = {"VVPP", "VVINF", "VAPP", "VAINF", "VVIZU"}


def ends_relative(doc: Doc, index: int) -> bool:
    """A finite verb, or a form that may be one, before a comma and another finite verb, in a clause that "der", "die" or
    "das" opens, is the clause's own verb.

    ("das Projekt, das Bilder auswertet, kommt auf …"). The article becomes the relative pronoun.
    """
    words, tags = texts_of(doc), tags_of(doc)
    if index + 2 >= len(doc) or words[index + 1] != "," or tags[index + 2] not in FINITE_TAGS:
        return False
    for i in range(index - 1, max(0, index - LONGEST_RELATIVE), -1):
        if words[i] == ",":
            if lowers_of(doc)[i + 1] not in closed_classes().openers or tags[i + 1] not in ("ART", "PRELS", "PDS"):
                return False
            set_tag(doc, i + 1, "PRELS", "PRON")
            return True
        if tags[i][:2] in ("VA", "VM", "VV"):
            return False
    return False


def open_relative(doc: Doc, index: int) -> None:
    """The relative pronoun of the clause that an auxiliary behind its participle or infinitive closes, which a model took for
    an article ("der Koch, dem Betrug vorgeworfen wird, …"). A list inside a dass-clause has none."""
    words, tags, lowers = texts_of(doc), tags_of(doc), lowers_of(doc)
    if index < 2 or tags[index - 1] not in _CLOSED_BY or index + 1 >= len(doc) or not doc[index + 1].is_punct:
        return
    pronoun = None
    for i in range(index - 2, max(-1, index - LONGEST_CLAUSE), -1):
        if pronoun is None and words[i] == ",":
            at = i + 2 if tags[i + 1] == "APPR" else i + 1
            if lowers[at] not in closed_classes().openers or tags[at] not in ("ART", "PDS"):
                return
            pronoun = at
        elif tags[i] in FINITE_TAGS:
            break
        elif tags[i] in CLAUSE_OPENERS[1:4]:
            return
        if doc[i].is_sent_start:
            break
    if pronoun is not None:
        set_tag(doc, pronoun, "PRELS", "PRON")


def open_last_relative(doc: Doc, index: int) -> None:
    """The relative pronoun of the clause that the finite verb before a stop or comma closes, which a model took for the
    article of a noun that cannot be the subject ("traf den Abt, der Waffen segnete.": "der Waffen" is a genitive), or of the
    subject ("in dem Brief, den Minister Weber gestern schrieb": nothing but a verb in second place makes a main clause)."""
    words, tags = texts_of(doc), tags_of(doc)
    for i in range(index - 1, max(0, index - LONGEST_RELATIVE), -1):
        if tags[i][:2] in ("VA", "VM", "VV") or tags[i] in CLAUSE_OPENERS[1:]:
            return
        if words[i] != ",":
            continue
        genitive = lowers_of(doc)[i + 1] == "der" and tags[i + 1] == "ART" and tags[i + 2] == "NN"
        genitive = genitive and words[index + 1] != "," and "Number=Plur" in morph_of(doc, i + 2)
        if tags[i - 1] in NOUNS and ((genitive and "Number=Sing" in morph_of(doc, index)) or _has_subject_in(doc, i + 1, index)):
            set_tag(doc, i + 1, "PRELS", "PRON")
        return


def _has_subject_in(doc: Doc, article: int, finite: int) -> bool:
    """Whether "den" or "dem" stands before a bare noun and, behind that, more than the verb ("den | Minister Weber | gestern
    schrieb")."""
    tags = tags_of(doc)
    if lowers_of(doc)[article] not in ("den", "dem") or tags[article] != "ART" or tags[article + 1] not in NOUNS:
        return False
    behind = next(i for i in range(article + 1, finite + 1) if tags[i] not in NOUNS)
    return behind < finite and tags[behind] in ("ADV", "APPR", "APPRART", "ADJD")
