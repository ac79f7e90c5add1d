"""Whether a form that can be more than one thing is a verb of its sentence, by what stands around it."""

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, tags_of, texts_of
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.relative_pronouns import CLAUSE_OPENERS, FINITE_TAGS, LONGEST_CLAUSE, LONGEST_RELATIVE, NOUNS
from claimx.language.verbs import verb_table

_SENTENCE_ENDS = ".!?;"
_OBJECT_TAGS = {"ART", "ADJA", "NN", "NE", "PPOSAT", "ADV", "PDAT", "PIAT"}
_DASHES = ("–", "-", "—")
_SUBJECT_OPENERS = {"ART", "PDAT", "PIAT", "PPOSAT", "ADJA", "NN", "NE", "PPER", "PIS", "PDS", "CARD"}
_SUBJECT_TAGS = {"ART", "ADJA", "NN", "NE", "KON", "PIAT", "PPOSAT"}
_COUNTED = {"CARD", "ADJA", "NN", "NE", "PIAT", "ADV"}


def goes_on_behind_clause(doc: Doc, index: int) -> bool:
    """Whether a form in -en stands right behind the comma of a clause that ends in its finite verb: the sentence's own verb
    ("Die Lotsen, die gewarnt haben, helfen")."""
    words, tags = texts_of(doc), tags_of(doc)
    if index < 2 or words[index - 1] != "," or tags[index - 2] not in FINITE_TAGS:
        return False
    before = range(index - 3, max(-1, index - LONGEST_CLAUSE), -1)
    first = next((i for i in before if doc[i].is_sent_start), 0)
    return "VMFIN" not in tags[first : index - 2]  # "will denen, die gewarnt haben, helfen"


def goes_on_after_participle(doc: Doc, index: int) -> bool:
    """Whether a form in -en stands behind "und" at the start of a piece, and what stands before is closed by a participle: a
    second finite verb ("Die Ärzte haben es bestritten, Geld zu nehmen, und erklären, dass …")."""
    words, tags = texts_of(doc), tags_of(doc)
    if index < 3 or tags[index - 1] != "KON" or words[index - 2] != "," or words[index + 1 : index + 2] != [","]:
        return False
    for i in range(index - 3, max(-1, index - LONGEST_CLAUSE), -1):
        if tags[i] == "VVINF" or tags[i] in CLAUSE_OPENERS[1:4]:
            return False
        if tags[i] == "VVPP" and any(t in FINITE_TAGS for t in tags[max(0, i - LONGEST_RELATIVE) : i]):
            return True
        if doc[i].is_sent_start:
            return False
    return False


def goes_on_with_count(doc: Doc, index: int) -> bool:
    """Whether a form in -en stands behind counted people that begin a piece, and a clause with its own full verb stands before
    that: a second finite verb ("46 Menschen starben, sechs Kinder gelten als vermisst")."""
    tags = tags_of(doc)
    first = index
    while first > 0 and tags[first - 1] in _COUNTED:
        first -= 1
    if first == index or tags[index - 1] not in NOUNS or tags[first - 1 : first] != ["$,"] or "CARD" not in tags[first:index]:
        return False
    if doc[index + 1 : index + 2].text in _SENTENCE_ENDS or tags[index + 1 : index + 2] == ["$,"]:
        return False  # "half ihm, die Stadt zu halten, 20 Kinder retten."
    for i in range(first - 2, max(-1, first - LONGEST_CLAUSE), -1):
        if tags[i] in FINITE_TAGS:
            closed = tags[i] == "VAFIN" and "VVPP" in tags[i:first]
            return closed or (tags[i] == "VVFIN" and lowers_of(doc)[i] not in closed_classes().with_infinitive)
        if doc[i].is_sent_start or tags[i] in CLAUSE_OPENERS[1:4]:
            return False
    return False


def says_clause(doc: Doc, index: int) -> bool:
    """Whether a form in -en stands behind its subject and before a dass-clause, in a piece without another finite verb ("…, die
    Vereinten Nationen schätzen, dass …")."""
    words, tags = texts_of(doc), tags_of(doc)
    if words[index + 1 : index + 2] != [","] or tags[index + 2 : index + 3] != ["KOUS"]:
        return False
    if tags[index - 1] == "PPER":  # "…; sie kritisieren, dass …"
        return index > 1 and words[index - 2] in (";", ":", "–")
    if tags[index - 1] not in NOUNS:
        return False
    first = index
    while first > 0 and not doc[first].is_sent_start and not doc[first - 1].is_punct:
        first -= 1
    return first < index and all(tags[i] in _SUBJECT_TAGS for i in range(first, index))


def answers_headline(doc: Doc, index: int) -> bool:
    """Whether a form in -en tells behind a dash what somebody says to the rest of a headline ("… – Rebellen dementieren")."""
    words, tags = texts_of(doc), tags_of(doc)
    at_end = index + 1 == len(doc) or words[index + 1].isspace()
    opened = index > 2 and tags[index - 1] in NOUNS and words[index - 2] in _DASHES
    return at_end and opened and lowers_of(doc)[index] in grammar().answering


def follows_modal(doc: Doc, index: int) -> bool:
    """Whether a modal verb stands before in the same piece."""
    tags = tags_of(doc)
    for i in range(index - 1, max(-1, index - LONGEST_RELATIVE), -1):
        if tags[i] == "VMFIN" or doc[i].is_punct or doc[i].is_sent_start:
            return tags[i] == "VMFIN"
    return False


def follows_auxiliary(doc: Doc, index: int) -> bool:
    """Whether a form that may be finite or a participle ends its clause, which "wird", "hat" or "ist" opened."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if index + 1 < len(doc) and not doc[index + 1].is_punct and tags[index + 1] != "KON":
        return False
    i = index - 1
    while i > max(0, index - LONGEST_CLAUSE):
        inserted = _relative_before(doc, i)
        if inserted is not None:
            i = inserted - 1
            continue
        opens = tags[i] == "VAFIN" and lowers[i] in closed_classes().participle_auxiliaries
        if tags[i] in CLAUSE_OPENERS or tags[i] == "VAFIN" or doc[i].is_punct or doc[i].is_sent_start:
            return opens
        if tags[i][:2] in ("VV", "VM"):
            return False
        i -= 1
    return False


def joins_participle(doc: Doc, index: int) -> bool:
    """Whether a form in -t with a prefix ends what "und" joins to a participle, with nothing behind it that a finite verb would
    have ("hat die Vorwürfe zurückgewiesen und Moskau beschuldigt, …")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if not lowers[index].startswith(verb_table().inseparable) or not (index + 1 < len(doc) and doc[index + 1].is_punct):
        return False
    first = index - 1
    while first > 1 and tags[first] in _OBJECT_TAGS:
        first -= 1
    joined = index - 1 > first > 1 and tags[first] == "KON" and tags[first - 1] == "VVPP"
    return joined and follows_auxiliary(doc, first - 1)


def _relative_before(doc: Doc, comma: int) -> int | None:
    """The comma that opens the relative clause which this comma closes; None where it closes none ("…, der krank ist, …")."""
    tags = tags_of(doc)
    if tags[comma] != "$," or tags[comma - 1] not in FINITE_TAGS:
        return None
    for i in range(comma - 2, max(0, comma - LONGEST_RELATIVE), -1):
        if tags[i] == "$,":
            relative = tags[i + 1] == "PRELS" or (tags[i + 1] == "APPR" and tags[i + 2] == "PRELS")
            return i if relative else None
        if doc[i].is_sent_start:
            break
    return None


def opens_speech(doc: Doc, index: int) -> bool:
    """Whether the present of a verb of speech that looks like its participle is the first verb of a sentence that begins
    with its subject, and stands right before what is said; or, of an answer, alone ("…, Moskau dementiert.", "Moskau dementiert
    und droht")."""
    words, tags, lower = texts_of(doc), tags_of(doc), lowers_of(doc)[index]
    if index + 1 >= len(doc) or lower not in closed_classes().speech_forms:
        return False
    stop = words[index + 1]
    told = index + 2 < len(doc) and (stop == ":" or (stop == "," and tags[index + 2][0] != "V"))
    joined = tags[index + 1] == "KON" and index + 2 < len(doc) and tags[index + 2] in FINITE_TAGS
    answers = (stop in _SENTENCE_ENDS or joined) and lower in closed_classes().answer_forms
    if not told and not answers:
        return False
    for i in range(index - 1, max(-1, index - LONGEST_CLAUSE), -1):
        if answers and words[i] in (",", ";"):
            return tags[i + 1] in _SUBJECT_OPENERS
        if tags[i][0] in "V$" or tags[i] in CLAUSE_OPENERS[1:]:
            return False
        if doc[i].is_sent_start:
            return tags[i] in _SUBJECT_OPENERS
    return False


def opens_denial(doc: Doc, index: int) -> bool:
    """Whether a strong form that may be a participle stands behind its subject at the start of a sentence or piece, with no
    auxiliary before what it reports ("Moskau und Minsk bestritten, dass …")."""
    words, tags = texts_of(doc), tags_of(doc)
    if words[index + 1 : index + 2] != [","] or tags[index + 2 : index + 3] not in (["KOUS"], ["PPER"], ["PIS"], ["ART"]):
        return False
    first = index
    while first > 0 and not doc[first].is_sent_start and tags[first - 1] in _SUBJECT_TAGS:
        first -= 1
    opens = doc[first].is_sent_start or words[first - 1] in (";", ":")
    return opens and first < index and tags[index - 1] in NOUNS and "KON" in tags[first:index]


def closes_opened_clause(doc: Doc, index: int) -> bool:
    """Whether a form in -t ends a clause that "wie", "dass" or the like opens before its subject, with no other verb in it:
    its finite verb ("…, wie der Sender berichtet"; not "wie im Vertrag vereinbart")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if not lowers[index].endswith("t") or (index + 1 < len(doc) and not doc[index + 1].is_punct):
        return False
    for i in range(index - 1, max(-1, index - LONGEST_RELATIVE), -1):
        if tags[i][0] == "V" or (doc[i].is_punct and not doc[i].is_quote):
            return False
        if tags[i] == "KOUS" or (lowers[i] in closed_classes().verb_final and tags[i] != "APPR"):
            first = i == 0 or doc[i].is_sent_start or doc[i - 1].is_punct
            return first and tags[i + 1] in _SUBJECT_OPENERS and i + 1 < index
    return False


def closes_clause_in_en(doc: Doc, index: int) -> bool:
    """Whether a form in -n that may be an infinitive ends a clause with an opener and without a finite verb: it is the finite
    one ("die Waffenruhe, die beide Staaten geschlossen haben, hält", "wofür Minister das Wetter verantwortlich machen").

    Between the opener and the verb there may be a participle and a clause before "und" ("dass sie leer sind und kosten"), but no
    other infinitive. A comma behind the verb may be left out before an auxiliary, where the sentence begins with "wie" ("Wie
    Sender berichten | sind 30 Menschen tot").
    """
    tags, lowers = tags_of(doc), lowers_of(doc)
    ends = index + 1 == len(doc) or doc[index + 1].is_punct
    goes_on = not ends and tags[index + 1] == "VAFIN" and index + 2 < len(doc) and not doc[index + 2].is_punct
    if not lowers[index].endswith("n") or not (ends or goes_on):
        return False
    for i in range(index - 1, max(-1, index - LONGEST_CLAUSE), -1):
        joined = tags[i] in ("VVFIN", "VAFIN") and tags[i + 1] == "KON" and lowers[i] not in grammar().future_auxiliaries
        if tags[i][0] == "V" and tags[i] not in ("VVPP", "VAPP") and not joined:
            return False
        if goes_on and (doc[i].is_punct or doc[i].is_sent_start):
            return lowers[i] == "wie" and doc[i].is_sent_start and i + 1 < index
        if doc[i].is_sent_start and tags[i] not in ("KOUS", "PWAV"):
            return False
        if doc[i].is_punct and not doc[i].is_quote:
            first = i + 2 if tags[i + 1] in ("APPR", "KON") else i + 1
            return first + 1 < index and tags[first] in ("KOUS", "PRELS", "PRELAT", "PWAV", "PWS")
    return False


def leads_piece(doc: Doc, index: int) -> bool:
    """Whether a form in -ten that may be an attribute is the only finite verb of its piece, behind what opens it ("Am Mittag
    plünderten Bewaffnete den Hof und flohen")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if not lowers[index].endswith("ten") or not index or tags[index - 1] not in (*NOUNS, "ADV", "PROAV"):
        return False
    first = index
    while first > 0 and not doc[first].is_sent_start and not doc[first - 1].is_punct:
        first -= 1
    if tags[first] in CLAUSE_OPENERS[1:] or not (doc[first].is_sent_start or texts_of(doc)[first - 1] in (":", ";")):
        return False
    if any(tags[i] in FINITE_TAGS or tags[i] in ("ART", "PPOSAT", "CARD", "KON") for i in range(first, index) if i > first + 2):
        return False
    for i in range(index + 1, min(len(doc), index + LONGEST_CLAUSE)):
        if tags[i] == "KON" or doc[i].is_punct:
            return i > index + 1
        if tags[i] in FINITE_TAGS:
            return False
    return False


def ends_headline(doc: Doc, index: int) -> bool:
    """Whether a form in -t stands behind counted people alone, whose number it does not have as a finite verb ("Zwei
    Soldaten verletzt, einer davon schwer")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if not lowers[index].endswith("t") or (index + 1 < len(doc) and not doc[index + 1].is_punct and not doc[index + 1].is_space):
        return False
    first = index
    while first > 0 and not doc[first].is_sent_start and not doc[first - 1].is_punct:
        first -= 1
    opens = first < index and tags[first] == "CARD" and lowers[first] not in closed_classes().ones
    return opens and tags[index - 1] == "NN" and all(tags[i] in ("CARD", "ADJA", "NN") for i in range(first, index))


def is_said_of_pronoun(doc: Doc, index: int) -> bool:
    """Whether a form in -e stands behind a pronoun that begins a piece with no other finite verb: no attribute."""
    words, tags = texts_of(doc), tags_of(doc)
    if not words[index].endswith("e") or not index or lowers_of(doc)[index - 1] not in closed_classes().subject_pronouns:
        return False
    if not (doc[index - 1].is_sent_start or doc[index - 2].is_punct):
        return False
    for i in range(index + 1, min(len(doc), index + LONGEST_CLAUSE)):
        if tags[i] in FINITE_TAGS:
            return False
        if doc[i].is_punct and not doc[i].is_quote:
            break
    return True
