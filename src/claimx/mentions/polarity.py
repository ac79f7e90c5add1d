"""Whether a clause is affirmed or negated."""

from spacy.tokens import Doc

from claimx.language.annotations import lowers_of, texts_of
from claimx.language.clauses import Clause
from claimx.mentions.modality_words import ModalityWords, modality_words
from claimx.schema import Polarity

_LONGEST_ATTRIBUTE = 7  # words


def polarity_of(doc: Doc, clause: Clause | None) -> Polarity:
    """Whether a clause is negated. "Nicht nur" and "nicht ausschließen" do not negate."""
    if clause is None:
        return "affirmed"
    words = modality_words()
    if (
        clause.introducer is not None
        and doc[clause.introducer].lower_ in words.negating_introducers
        and clause.kind == "infinitive"
    ):
        return "negated"
    lowers = lowers_of(doc)
    negations = (place for place, i in enumerate(clause.tokens) if lowers[i] in words.negations)
    return "negated" if any(_negates(doc, clause, place, words) for place in negations) else "affirmed"


def _negates(doc: Doc, clause: Clause, place: int, words: ModalityWords) -> bool:
    """Whether a negation reaches the verb: not in "nicht nur", "nicht genehmigte", "nicht ausschließen"."""
    token = doc[clause.tokens[place]]
    if _is_added(doc, clause, token.i):
        return False
    if token.lower_ != "nicht":
        return True
    following = doc[token.i + 1] if clause.tokens[place + 1 : place + 2] == [token.i + 1] else None
    if following is not None and (following.lower_ in words.pseudo or following.tag_ == "ADJA"):
        return False
    if _opens_attribute(doc, clause, place):
        return False
    if clause.lemma in words.released or any(doc[i].lower_ in words.released for i in clause.tokens):
        return False
    return following is None or "sondern" not in (doc[i].lower_ for i in range(token.i, min(token.i + 12, len(doc))))


def _is_added(doc: Doc, clause: Clause, token: int) -> bool:
    """Whether a negation stands in a piece behind the clause and a comma ("seien 300 dort gewesen, jetzt keiner mehr"), not
    behind an insertion ("kam, sagte er, nicht")."""
    verbs = [i for i in (clause.finite, clause.verb, clause.particle) if i is not None]
    last = max(verbs, default=token)
    return last < token and texts_of(doc)[last + 1 : token].count(",") % 2 == 1


def _opens_attribute(doc: Doc, clause: Clause, place: int) -> bool:
    """Whether "nicht" stands between an article and its adjective ("die nicht im Rat vertretenen Parteien")."""
    if place == 0 or doc[clause.tokens[place - 1]].tag_ != "ART":
        return False
    ahead = (doc[i] for i in clause.tokens[place + 1 : place + _LONGEST_ATTRIBUTE])
    return any(word.tag_ == "ADJA" and doc[word.i + 1 : word.i + 2].text[:1].isupper() for word in ahead)
