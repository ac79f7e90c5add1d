"""What no model need guess: the tags of closed classes, the same for every model."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, morph_of, set_tag, tags_of, texts_of
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.relative_pronouns import (
    CLAUSE_OPENERS,
    FINITE_TAGS,
    LONGEST_CLAUSE,
    LONGEST_RELATIVE,
    NOUNS,
    ends_relative,
    open_last_relative,
    open_relative,
)
from claimx.language.verb_forms import (
    answers_headline,
    closes_clause_in_en,
    closes_opened_clause,
    follows_auxiliary,
    follows_modal,
    goes_on_after_participle,
    goes_on_behind_clause,
    goes_on_with_count,
    is_said_of_pronoun,
    joins_participle,
    leads_piece,
    opens_denial,
    opens_speech,
    says_clause,
)
from claimx.language.verbs import is_split_participle, is_strong_form, is_weak_past, is_weak_preterite, verb_lemma, verb_table
from claimx.settings import RARE_WORDS_REMEMBERED

_LONGEST_PHRASE = 4  # tokens
_LONGEST_NUMERAL = 40  # characters
_CLOSING_VERBS = ("VVPP", "VVFIN", "VAFIN", "VMFIN")
_SHORTEST_STEM = 5  # characters of a participle behind its separable prefix
_INFINITIVE_TAGS = {"VAFIN": "VAINF", "VMFIN": "VMINF"}
_NO_NAMES, _NAMED = {"ADJD", "ADV", "ITJ", "XY"}, {"PER", "LOC", "ORG"}
_FRONTED = {*NOUNS, "ADJD"}  # what a model takes a participle for that opens a sentence
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
_ARTICLES = {"ART", "PPOSAT", "PDAT", "PIAT"}
_BEFORE_ATTRIBUTE = {*_ARTICLES, "APPR", "APPRART", "KON"}  # "der bekannten Richterin"
_COUNTS = {"CARD", "PIS"}
_PARTICIPLE_ENDINGS = ("te", "ten", "ter", "tes", "tem")
_MARKS = frozenset("+•►▶■●◆|*=#~")  # between the entries of a ticker or a list
_VERBAL = {"VVFIN", "VVINF", "VVPP", "ADJA"}
_OPEN_CLASSES = NOUNS | _VERBAL | {"APPR", "VAFIN", "VAINF", "VMFIN"}
_GOING_ON = (goes_on_behind_clause, goes_on_after_participle, goes_on_with_count, says_clause, answers_headline)
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


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of all that `_numeral` can match."""
    return frozenset(part[:3] for part in closed_classes().numerals)


def _is_numeral(word: str) -> bool:
    return len(word) <= _LONGEST_NUMERAL and _numeral().fullmatch(word) is not None


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def _is_preterite(form: str) -> bool:
    """A form such as "trieben", "erlitten" or "auseinandertrieben", which is never an infinitive nor an attribute."""
    prefixes = verb_table().prefixes
    return (
        form.endswith("en")
        and verb_lemma(form, "VVFIN") != form
        and any(
            form.endswith(known) and (form == known or form.removesuffix(known) in prefixes)
            for known in (form[i:] for i in range(len(form) - 3))
            if known in verb_table().forms and known not in verb_table().forms[known]
        )
    )


def correct_tags(doc: Doc) -> Doc:
    """Sets ``tag_`` and ``pos_`` of closed-class words of the Doc in place and returns it.

    Pronouns and articles that a model already gave another closed-class reading keep it ("eine" as PIS).
    """
    found = annotations(doc)
    found.tags = None  # the model's, whatever read them before
    if found.asked_morph is None:
        found.morphs = None
    tags, words = tags_of(doc), texts_of(doc)
    known, numeral_beginnings = _tag_of(), _beginnings()
    after_zu = False
    for index, (lower, given) in enumerate(zip(lowers_of(doc), tags, strict=True)):
        if given in NOUNS and words[index] in _MARKS:
            set_tag(doc, index, "$(", "PUNCT")
        elif (given in _OPEN_CLASSES or (given == "ADJD" and _opens_before_auxiliary(doc, index, tags))) and (
            given != "NN" or words[index].islower() or doc[index].is_sent_start
        ):
            _correct_open_class(doc, index, tags, words[index], lower, after_zu)
        elif words[index][:1].isupper() and _is_name(doc, index, tags):
            set_tag(doc, index, "NE", "PROPN")
        after_zu = tags[index] == "PTKZU"
        if (
            given == "PTKVZ"
            and lower in closed_classes().particle_prepositions
            and words[index + 1 : index + 2]
            and words[index + 1][0].isdigit()
        ):
            set_tag(doc, index, "APPR", "ADP")  # "schätzt die Zahl der Getöteten | auf 900."
        if given == "PTKVZ" and lower in closed_classes().adverb_particles and _has_own_prefix(doc, index):
            set_tag(doc, index, "ADV", "ADV")
        if lower[:3] in numeral_beginnings and tags[index] != "CARD" and _is_numeral(lower):
            set_tag(doc, index, "CARD", "NUM")
        elif tags[index] == "KOUS" and lower in closed_classes().before_zu and words[index + 1 : index + 2] == ["zu"]:
            set_tag(doc, index, "APPR", "ADP")
        if (
            given == "PRELS"
            and index
            and tags[index - 1] == "APPR"
            and (_is_dative_article(doc, index) or _has_only_infinitive(doc, index))
        ):
            set_tag(doc, index, "ART", "DET")  # "von den mehr als 900 Mann", "der Vorwurf, mit der CIA Angriffe vorzubereiten"
        if given == "KOUS" and lower in closed_classes().adverb_conjunctions and _has_only_infinitive(doc, index):
            set_tag(doc, index, "PROAV", "ADV")  # "den Vorwurf, damit die Nachbarn einzuschüchtern"
        if given in ("PDS", "ART") and _is_genitive_determiner(doc, index, lower):
            set_tag(doc, index, "PDAT", "DET")  # "nach dessen Zählung", "Deren Sprecher dementierten"
        if given == "ART" and lower in closed_classes().neuter_articles and _stands_alone(doc, index):
            set_tag(doc, index, "PDS", "PRON")  # "hat das vergangene Woche bestritten"
        if given == "PIS" and words[index + 1 : index + 2] == ["als"] and tags[index + 2 : index + 3] == ["CARD"]:
            set_tag(doc, index, "PIAT", "DET")  # "weniger als 6.000"
        if given == "ART" and lower == "dem" and _stands_before_many(doc, index):
            set_tag(doc, index, "PRELS", "PRON")  # "ein Verband, dem rund 900 Mann angehören"
        if given == "PPOSAT" and index and tags[index - 1] == "ART" and lower.endswith("en"):
            set_tag(doc, index, "PPOSS", "PRON")  # "Peru zählt seine Toten, Chile die seinen"
        if given == "PPOSAT" and _is_dative_pronoun(doc, index, lower):
            set_tag(doc, index, "PPER", "PRON")  # "wirft ihr Folter vor"
        tag = known.get(lower)
        if tag is not None and tags[index] != tag and not _keeps_tag(doc, index, tag):
            set_tag(doc, index, tag, _UPOS[tag])
    return doc


def _has_only_infinitive(doc: Doc, index: int) -> bool:
    """Whether the piece behind a word has no finite verb and ends in an infinitive with "zu"."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    for i in range(index + 1, min(len(doc), index + LONGEST_CLAUSE)):
        if doc[i].is_punct and not doc[i].is_quote:
            return tags[i - 1] == "VVIZU" or (tags[i - 1][2:] == "INF" and tags[i - 2] == "PTKZU") or "zu" in lowers[i - 1][2:-2]
        if tags[i] in FINITE_TAGS and "zu" not in lowers[i][2:-2]:
            return False
    return False


def _is_dative_article(doc: Doc, index: int) -> bool:
    """Whether "den" stands behind a preposition that only takes the dative: no relative pronoun, which would be "denen"."""
    lowers = lowers_of(doc)
    return lowers[index] == "den" and lowers[index - 1] in grammar().dative_prepositions


def _is_genitive_determiner(doc: Doc, index: int, lower: str) -> bool:
    """Whether "dessen" or "deren" stands before its noun in a main clause."""
    words, tags = texts_of(doc), tags_of(doc)
    before = index - 1 - (index > 0 and tags[index - 1] in ("APPR", "APPRART"))
    relative = before >= 0 and words[before] == ","
    return lower in grammar().genitive_relatives and not relative and tags[index + 1 : index + 2] in (["NN"], ["ADJA"])


def _is_dative_pronoun(doc: Doc, index: int, lower: str) -> bool:
    """Whether "ihr" stands before a noun that its own form "ihre" would go with: a feminine or a plural one."""
    if lower not in closed_classes().dative_or_possessive or index + 1 >= len(doc):
        return False
    tag = tags_of(doc)[index + 1]
    feminine = tag == "NN" and "Gender=Fem" in morph_of(doc, index + 1)
    return feminine or (tag == "ADJA" and lowers_of(doc)[index + 1].endswith("e"))


def _stands_before_many(doc: Doc, index: int) -> bool:
    """Whether "dem" behind a comma stands before a number of more than one, which a singular article cannot."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    number = index + 1
    while number < min(len(doc), index + _LONGEST_PHRASE) and tags[number] in ("ADV", "APPR"):
        number += 1
    many = tags[number : number + 1] == ["CARD"] and lowers[number] not in closed_classes().ones
    return many and index > 0 and texts_of(doc)[index - 1] == ","


def _stands_alone(doc: Doc, index: int) -> bool:
    """Whether the noun behind "das" and its attributes cannot be its own, a feminine one with an adjective in -e."""
    tags = tags_of(doc)
    place = index + 1
    while place < len(doc) and tags[place] == "ADV":
        place += 1
    if tags[place : place + 2] != ["ADJA", "NN"]:
        return False
    return "Gender=Fem" in morph_of(doc, place + 1) and "Gender=Fem" in morph_of(doc, place)


def _has_own_prefix(doc: Doc, index: int) -> bool:
    """Whether the verb before a particle has an inseparable prefix, or takes none ("bestreitet … weiter", "hieß es weiter")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    for i in range(index - 1, max(-1, index - LONGEST_CLAUSE), -1):
        if tags[i] in ("VVFIN", "VVINF"):
            return lowers[i].startswith(tuple(verb_table().inseparable)) or lowers[i] in closed_classes().without_particles
        if doc[i].is_sent_start:
            break
    return False


def _opens_before_auxiliary(doc: Doc, index: int, tags: list[str]) -> bool:
    """Whether a word stands first in its sentence and before "wurden", "war" ("Angeklagt war auch …")."""
    return bool(doc[index].is_sent_start) and index + 1 < len(doc) and tags[index + 1] in ("VAFIN", "VAPP")


def _is_participle_after_all(doc: Doc, index: int, lower: str) -> bool:
    """ "davongetragen"; "wird von allen bemängelt", "hat es bestritten und Lima beschuldigt"."""
    in_t = lower.endswith("t") and (follows_auxiliary(doc, index) or joins_participle(doc, index))
    return in_t or is_split_participle(lower)


def _correct_open_class(doc: Doc, index: int, tags: list[str], word: str, lower: str, after_zu: bool) -> None:
    """What is wrong with the tag of a verb, noun, name, adjective or preposition."""
    if tags[index] == "APPR":
        if _closes_phrase(doc, index):
            set_tag(doc, index, "APZR")
        return
    if tags[index] in _VERBAL and (after_zu or "zu" in lower[2:-2]):
        _correct_infinitive(doc, index, after_zu)
    if tags[index] == "VVINF" and lower in closed_classes().predicatives and _is_predicative(doc, index, after_zu):
        set_tag(doc, index, "ADJD", "ADJ")  # "wäre Peru überlegen"
    if tags[index] in ("VVINF", "VAINF") and not after_zu and closes_clause_in_en(doc, index):
        set_tag(doc, index, tags[index][:2] + "FIN")
    if tags[index] in _INFINITIVE_TAGS:
        open_relative(doc, index)
    if tags[index] in _FRONTED and _opens_before_auxiliary(doc, index, tags):
        first = next((p for p in verb_table().separable if lower.startswith(p + "ge")), None)
        if first is not None and lower.endswith(("t", "en")) and len(lower) > len(first) + _SHORTEST_STEM:
            set_tag(doc, index, "VVPP", "VERB")  # "Festgenommen wurden zwei Männer"
        elif lower.startswith("ge") and lower[2:] in verb_table().bare_participles:
            set_tag(doc, index, "VVPP", "VERB")  # "Gefallen sind zudem sechs Soldaten"
    if tags[index] in _CLOSING_VERBS and ends_relative(doc, index) and tags[index] == "VVPP":
        set_tag(doc, index, "VVFIN")
    if tags[index] == "VVFIN" and index + 1 < len(doc) and texts_of(doc)[index + 1] in ".!?,":
        open_last_relative(doc, index)
    if tags[index] == "VVFIN" and _is_participle_after_all(doc, index, lower):
        set_tag(doc, index, "VVPP")
    if tags[index] == "VVPP" and _is_finite(doc, index, lower):
        set_tag(doc, index, "VVFIN")
    if tags[index] == "VVFIN" and lower.endswith("en") and index and tags[index - 1] == "VVINF" and follows_modal(doc, index):
        set_tag(doc, index, "VVINF")  # "muss sich Verrat vorwerfen lassen"
    if tags[index] == "ADJA" and (_is_bare_preterite(doc, lower, tags, index) or is_said_of_pronoun(doc, index)):
        set_tag(doc, index, "VVFIN", "VERB")  # "vier weitere erlitten Verbrennungen", "er schmuggle Waffen"
    if tags[index] == "VVFIN" and _is_attribute(doc, index):
        set_tag(doc, index, "ADJA", "ADJ")  # "die von Athen unterstützte Gruppe"
    if tags[index] == "VVINF" and not after_zu and (_is_preterite(lower) or any(goes_on(doc, index) for goes_on in _GOING_ON)):
        set_tag(doc, index, "VVFIN")
    if tags[index] == "VVFIN" and texts_of(doc)[index + 1 : index + 3] in (["zu", "haben"], ["zu", "sein"]):
        set_tag(doc, index, "VVPP")  # "beschuldigt ihn, die Morde befohlen zu haben"
    if tags[index] in NOUNS and index and word.islower() and (is_strong_form(word) or word.endswith(("ierte", "ierten"))):
        set_tag(doc, index, "VVFIN", "VERB")
    if (tags[index] == "NE" and word in _common_nouns()) or (tags[index] == "ADJA" and _AGED.fullmatch(word)):
        set_tag(doc, index, "NN", "NOUN")


def _is_predicative(doc: Doc, index: int, after_zu: bool) -> bool:
    """Whether the only other verb of the piece, before the word, is a form of "sein"."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    for i in range(index - 1, max(-1, index - LONGEST_CLAUSE), -1):
        if after_zu or doc[i].is_punct or tags[i][:2] in ("VV", "VM"):
            return False
        if tags[i] == "VAFIN":
            return verb_lemma(lowers[i], "VAFIN") == "sein"
    return False


def _is_finite(doc: Doc, index: int, lower: str) -> bool:
    """Whether a form is no participle ("Der Verband kritisiert, er habe …", "vorrückten", "wie der Sender berichtet")."""
    if lower[-1] not in "nt" and verb_lemma(lower, "VVFIN") != lower and not lower.endswith("e"):
        return True  # "was das Ministerium zurückwies"
    strong = lower.endswith("en") and _is_preterite(lower) and opens_denial(doc, index)
    return strong or opens_speech(doc, index) or is_weak_preterite(lower) or closes_opened_clause(doc, index)


def _is_name(doc: Doc, index: int, tags: list[str]) -> bool:
    """Whether a word that is tagged otherwise belongs to a name: a later word of a person's ("Eva Vogel"), or no noun at all."""
    tag = tags[index]
    if tag == "NN":
        behind = index > 0 and tags[index - 1] == "NE" and texts_of(doc)[index] not in _common_nouns()
        return behind and doc[index].ent_iob_ == "I" and doc[index].ent_type_ == "PER"
    return tag in _NO_NAMES and doc[index].ent_type_ in _NAMED


def _keeps_tag(doc: Doc, index: int, tag: str) -> bool:
    """Whether the model's tag of a word stays, though the word mostly has this one."""
    given = tags_of(doc)[index]
    if tag == "ART":
        return given in {"PIS", "CARD", "PIAT"}
    if tag == "KON":
        return given.startswith("K")
    if tag not in _INFINITIVE_TAGS:
        return False
    return given == "NN" or texts_of(doc)[index].isupper() or (given == "NE" and not doc[index].is_sent_start)


def _is_bare_preterite(doc: Doc, lower: str, tags: list[str], index: int) -> bool:
    """Whether a preterite stands behind no article or preposition, which "der bekannten Richterin" does."""
    if tags[index + 1 : index + 2] in (["$,"], ["$."]) and index and tags[index - 1] in NOUNS and is_weak_preterite(lower):
        return True  # "dass sie den Luftraum verletzten, …"
    if is_weak_past(lower, verb_lemma(lower, "VVFIN")) and leads_piece(doc, index):
        return True
    return lower.endswith("en") and (index == 0 or tags[index - 1] not in _BEFORE_ATTRIBUTE) and _is_preterite(lower)


def _is_attribute(doc: Doc, index: int) -> bool:
    """Whether a form in -te stands between an article with a preposition or another article right behind it and its noun."""
    words, tags = texts_of(doc), tags_of(doc)
    noun = index + 1 + (index + 1 < len(doc) and bool(doc[index + 1].is_quote))  # "der mit ihr verbündeten „Joint Forces“"
    if not words[index].endswith(_PARTICIPLE_ENDINGS) or noun >= len(doc) or tags[noun] not in ("NN", "ADJA", "NE", "FM"):
        return False
    for i in range(index - 2, max(-1, index - LONGEST_RELATIVE), -1):
        if tags[i] in _ARTICLES and (i == 0 or tags[i - 1] != "APPR" or tags[i + 1] in ("APPR", "APPRART")):
            outer = tags[i - 1] if i and tags[i + 1] in (*NOUNS, "ADJA") else ""
            if outer in _ARTICLES or outer in _COUNTS:  # "der des Mordes beschuldigte General"
                return outer in _ARTICLES or _is_followed_by_verb(tags, index)
            return tags[i + 1] in ("APPR", "APPRART")  # not "Der von | den Emiraten | unterstützte Rat"
        attribute = tags[i] == "ADJA" and tags[i + 1] in NOUNS and words[i].endswith(_PARTICIPLE_ENDINGS)
        if tags[i][0] in "V$" or tags[i] in CLAUSE_OPENERS or attribute:  # "Die mit ihr verbündete Miliz | beschuldigte Kiew"
            return False
    return False


def _is_followed_by_verb(tags: list[str], index: int) -> bool:
    """Whether another finite verb stands behind a word, before any punctuation."""
    behind = (tags[i] for i in range(index + 1, len(tags)))
    ends = next((tag for tag in behind if tag[0] == "$" or tag in CLAUSE_OPENERS or tag in FINITE_TAGS), None)
    return ends in FINITE_TAGS


def _closes_phrase(doc: Doc, index: int) -> bool:
    """ "von Belgorod aus die Ukraine": no preposition of what follows."""
    words, lowers = closed_classes().circumposition, lowers_of(doc)
    if lowers[index] not in words.closers or index + 1 >= len(doc) or lowers[index + 1] not in words.not_governed:
        return False
    return any(lowers[i] in words.openers for i in range(max(0, index - _LONGEST_PHRASE), index - 1))


def _correct_infinitive(doc: Doc, index: int, after_zu: bool) -> None:
    """An infinitive behind "zu" or around it ("anzugreifen") is never finite."""
    lower = lowers_of(doc)[index]
    if after_zu and tags_of(doc)[index] == "VVFIN" and lower.endswith("n"):
        set_tag(doc, index, "VVINF")
    elif not after_zu and lower.endswith("n"):
        for prefix in verb_table().separable:
            if lower.startswith(prefix) and prefix.endswith("zu"):
                return
            if lower.startswith(prefix + "zu") and verb_lemma(texts_of(doc)[index], "VVIZU") != lower:
                set_tag(doc, index, "VVIZU", "VERB")
                return


@Language.factory("claimx_corrections", assigns=["token.tag", "token.pos"], requires=["token.tag"])
def make_corrections(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Corrects the tags of closed-class words; needs STTS tags."""
    return _set_corrections


def _set_corrections(doc: Doc) -> Doc:
    return correct_tags(doc)
