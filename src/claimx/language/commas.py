"""Where an infinitive clause begins that stands without its comma ("Lima hatte gedroht | das Land anzugreifen")."""

from spacy.tokens import Doc

from claimx.language.annotations import set_tag, tags_of, texts_of
from claimx.language.tags import FINITE_TAGS
from claimx.language.verbs import verb_lemma, verb_table

_NAMING = {"NE", "NN", "PPER"}
_LONGEST_ADDRESSED = 4  # tokens


def infinitive_start(doc: Doc, tokens: list[int]) -> int | None:
    """The place in ``tokens``, a piece without punctuation, at which the infinitive clause of its verb begins; None where it has
    none, or where the piece does not show where."""
    tags = tags_of(doc)
    finite = [place for place, i in enumerate(tokens) if tags[i] in FINITE_TAGS]
    if len(finite) != 1 or not _ends_in_infinitive(tags, tokens) or not _has_first_field(tags, tokens[: finite[0]]):
        return None
    verb, start = _governor(doc, tokens, finite[0])
    table = verb_table()
    if verb not in table.takes_infinitive:
        return None
    if verb in table.takes_addressed and start == finite[0] + 1:
        start = _behind_addressed(tags, tokens, start)
    own = any(tags[i] in _NAMING for i in tokens[start:])  # not "verspricht gut zu werden"
    return start if own and not any(tags[i] in FINITE_TAGS for i in tokens[start:]) else None


def _ends_in_infinitive(tags: list[str], tokens: list[int]) -> bool:
    """Whether the last word is "anzugreifen", "zu schicken" or "zu haben"."""
    last = tags[tokens[-1]]
    return last == "VVIZU" or (last in ("VVINF", "VAINF") and len(tokens) > 1 and tags[tokens[-2]] == "PTKZU")


def _has_first_field(tags: list[str], before: list[int]) -> bool:
    """Whether somebody is named before the finite verb, so that the subject does not follow it."""
    return bool(before) and tags[before[0]] not in ("APPR", "APPRART", "ADV") and any(tags[i] in _NAMING for i in before)


def _governor(doc: Doc, tokens: list[int], finite: int) -> tuple[str, int]:
    """The infinitive of the verb that the clause depends on, and the place behind its last part: a participle ("hatte gedroht"),
    a particle ("kündigte an"), or the finite verb."""
    tags, words = tags_of(doc), texts_of(doc)
    lemma = verb_lemma(words[tokens[finite]], tags[tokens[finite]])
    for place in range(finite + 1, len(tokens) - 1):
        tag = tags[tokens[place]]
        split = words[tokens[place]].lower() + lemma
        if tag == "APPR" and split in verb_table().takes_infinitive:
            set_tag(doc, tokens[place], "PTKVZ")  # "warf Kiew | vor | Zivilisten getötet zu haben"
        if tag == "PTKVZ" or tags[tokens[place]] == "PTKVZ":
            return split, place + 1
        if tag == "VVPP" and tags[tokens[finite]] == "VAFIN" and tags[tokens[place + 1]] not in ("PTKZU", "VAINF", "VAPP"):
            return verb_lemma(words[tokens[place]], tag), place + 1
    return lemma, finite + 1


def _behind_addressed(tags: list[str], tokens: list[int], start: int) -> int:
    """The place behind the object or dative right after the verb ("beschuldigte | Kiew | …", "bat | die Bauern | …")."""
    if start < len(tokens) and tags[tokens[start]] in ("NE", "PPER"):
        return start + 1
    if start < len(tokens) and tags[tokens[start]] in ("ART", "PPOSAT"):
        nouns = (place for place in range(start, min(start + _LONGEST_ADDRESSED, len(tokens))) if tags[tokens[place]] in _NAMING)
        return next(nouns, start - 1) + 1
    return start
