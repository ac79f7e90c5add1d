"""The record of a clause, and what its verb bracket says: lexical verb, particle, voice, mood, tense, modal, negation."""

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, morph_of, set_tag, tags_of, texts_of
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.verb_forms import ends_headline
from claimx.language.verbs import Mood, infinitive_at, is_weak_past, verb_mood, verb_table

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
_AUXILIARIES = {"VAFIN", "VAINF", "VAPP", "VMFIN", "VMINF", "VMPP"}
_LEXICAL = {"VVFIN", "VVPP", "VVINF", "VVIZU", "VVIMP"}
_BEFORE_VERB = {"NN", "NE", "PPER", "PIS", "PDS", "FM", "CARD"}
_MISTAKEN_FOR = {"ADJA", "ADJD", "NN", "NE", "FM"}
_AFTER_VERB = {"ART", "APPR", "APPRART", "PPER", "PRF", "PPOSAT", "PDAT", "PIAT", "NE", "ADV", "PTKNEG", "CARD", "PDS"}


@dataclass(slots=True)
class Clause:
    """One clause. All members are token indices of the Doc, or indices into the Doc's list of clauses.

    ``tokens`` are the clause's own tokens without those of clauses inside it. ``verb`` is the lexical verb (the
    participle or infinitive of the bracket, else the finite verb), ``lemma`` its infinitive with a separated
    particle ("vorwerfen"). ``passive`` is the auxiliary that builds it ("werden", "sein") or None; with "sein" it may
    be the perfect of an intransitive verb. ``parent`` is the clause it depends on, ``shares`` the clause whose subject
    it takes over in a coordination.
    """

    index: int
    sentence: int
    kind: ClauseKind
    tokens: list[int] = field(default_factory=list)
    parent: int | None = None
    shares: int | None = None
    introducer: int | None = None
    finite: int | None = None
    verb: int | None = None
    particle: int | None = None
    lemma: str = ""
    passive: str | None = None
    modal: str | None = None
    mood: Mood = "indicative"
    past: bool = False
    future: bool = False
    negation: int | None = None
    quoted: bool = False

    @property
    def start(self) -> int:
        """First own token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """One past the last own token."""
        return self.tokens[-1] + 1


def repair_finite(doc: Doc, clause: Clause) -> None:
    """A verb without a partner that is not the last word of a verbless main clause is finite, whatever the model says."""
    if clause.finite is not None or clause.kind != "fragment":
        return
    tags = tags_of(doc)
    verbs = [i for i in clause.tokens if tags[i][:2] == "VV" or tags[i] == "PTKZU"]
    if not verbs:
        _find_overlooked_verb(doc, clause)
        return
    if len(verbs) != 1 or tags[verbs[0]] not in ("VVINF", "VVPP") or verbs[0] == clause.tokens[0]:
        return
    index = verbs[0]
    if ends_headline(doc, index):
        return
    last = index == clause.tokens[-1]
    if tags[index] == "VVINF" or (not last and not lowers_of(doc)[index].startswith("ge")) or (last and _claims(doc, index)):
        set_tag(doc, index, "VVFIN")
        clause.finite, clause.kind = index, "main"


def _claims(doc: Doc, index: int) -> bool:
    """Whether a participle is the present of a verb whose content follows: "Kiew dementiert, …", but not "Täter verurteilt"."""
    words = lowers_of(doc)
    return words[index] in verb_table().claiming_forms and words[index + 1 : index + 2] == [","] and index + 2 < len(doc)


def _find_overlooked_verb(doc: Doc, clause: Clause) -> None:
    """A clause that has no verb at all: a past form in second place that a model took for an adjective."""
    words, tags = texts_of(doc), tags_of(doc)
    for before, index, after in zip(clause.tokens, clause.tokens[1:], clause.tokens[2:], strict=False):
        word, tag = words[index], tags[index]
        shape = tag in _MISTAKEN_FOR and word.islower() and word.endswith(("te", "ten", "t"))
        adjective = tag == "ADJA" and word.endswith(("te", "ten")) and tags[before] in ("NN", "NE")
        if shape and tags[before] in _BEFORE_VERB and (adjective or tags[after] in _AFTER_VERB):
            set_tag(doc, index, "VVFIN")
            clause.finite, clause.kind = index, "main"
            return


def analyse_verbs(doc: Doc, clause: Clause) -> None:
    """Fills what the verb bracket says: lexical verb, particle, voice, mood, tense, modal, negation."""
    tags, words = tags_of(doc), texts_of(doc)
    verbs = [i for i in clause.tokens if tags[i][:1] == "V"]
    _pick_verb(doc, clause, tags, verbs)
    if clause.verb is not None:
        _name_verb(doc, clause, tags)
    auxiliaries = [infinitive_at(doc, i) for i in verbs if tags[i] in _AUXILIARIES and i != clause.verb]
    participle = clause.verb is not None and tags[clause.verb] in ("VVPP", "VAPP")
    if participle:
        clause.passive = (
            "werden" if "werden" in auxiliaries else "sein" if "sein" in auxiliaries and "haben" not in auxiliaries else None
        )
        if clause.passive == "sein":
            clause.lemma = verb_table().moved.get(clause.lemma, clause.lemma)
        if not auxiliaries and clause.finite is None and clause.kind in ("main", "fragment"):
            clause.passive = "werden"
    modals = [i for i in verbs if tags[i].startswith("VM")]
    if modals:
        clause.modal = infinitive_at(doc, modals[0])
    clause.future = "werden" in auxiliaries and not participle
    if clause.finite is not None:
        clause.mood = verb_mood(words[clause.finite], infinitive_at(doc, clause.finite))
        finite = infinitive_at(doc, clause.finite)
        told = "Tense=Past" in morph_of(doc, clause.finite) or is_weak_past(lowers_of(doc)[clause.finite], finite)
        clause.past = told or (participle and ("haben" in auxiliaries or "sein" in auxiliaries))
    clause.negation = next((i for i in clause.tokens if tags[i] == "PTKNEG"), None)


def _pick_verb(doc: Doc, clause: Clause, tags: list[str], verbs: list[int]) -> None:
    lexical = [i for i in verbs if tags[i] in _LEXICAL]
    bracket = [i for i in lexical if i != clause.finite]
    finite = clause.finite
    if finite is not None and tags[finite] in _LEXICAL and not (tags[finite] == "VVFIN" and _light(doc, finite) and bracket):
        clause.verb = finite
    elif bracket:
        clause.verb = bracket[-1] if tags[bracket[-1]] != "VVFIN" else bracket[0]
    elif verbs:
        others = [i for i in verbs if i != finite and tags[i] in ("VAPP", "VAINF")]
        clause.verb = others[0] if others else finite if finite is not None else verbs[-1]


def _light(doc: Doc, index: int) -> bool:
    """Verbs that carry another verb's infinitive or participle: lassen, bleiben, scheinen."""
    return infinitive_at(doc, index, "VVFIN") in grammar().light_verbs


def _name_verb(doc: Doc, clause: Clause, tags: list[str]) -> None:
    lowers = lowers_of(doc)
    verb = clause.verb
    assert verb is not None
    clause.lemma = infinitive_at(doc, verb)
    if verb == clause.finite and clause.lemma != "sein":
        after = [i for i in clause.tokens if i > verb and (tags[i] == "PTKVZ" or _closes_bracket(doc, i, tags[i]))]
        if after:
            clause.particle = after[-1]
            clause.lemma = lowers[after[-1]] + clause.lemma


def _closes_bracket(doc: Doc, index: int, tag: str) -> bool:
    """A preposition with nothing behind it is a separated particle ("hielt ihm vor, …"), whatever the model says."""
    if tag not in ("APPR", "APZR", "ADV") or lowers_of(doc)[index] not in grammar().particle_prepositions:
        return False
    following = index + 1
    if following < len(doc) and doc[following].is_quote:
        following += 1
    if following >= len(doc) or doc[following].is_sent_start or doc[following].is_space:
        return True
    joined = tags_of(doc)[following] == "KON" and lowers_of(doc)[following] not in closed_classes().before_zu
    return (doc[following].is_punct and not doc[following].is_quote) or joined
