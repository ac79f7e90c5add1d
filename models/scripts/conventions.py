"""One annotation scheme out of several: tag, feature, lemma and entity conventions of the sources, made alike.

Target: STTS in the names that spaCy's German pipelines use (PROAV, no PIDAT), Universal Dependencies features as in
UD German-GSD, lemmas as in GSD, entities PER, ORG, LOC, MISC.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from sentences import Sentence

TAGS = {"PAV": "PROAV", "PIDAT": "PIAT", "NNA": "NN", "NNI": "NN", "APPR_ART": "APPRART", "$[": "$(", "PIDS": "PIS"}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


DROPPED_FEATURES = _names(
    "Abbr AdpType Aspect ConjType ExtPos Foreign Hyph PartType Polite PunctType Typo Variant VerbType Voice"
)
CLOSED_TAGS = _names(
    "ART PPER PRF PPOSAT PDS PDAT PIS PIAT PRELS PRELAT PWS PWAT PWAV APPR APPRART APPO APZR KON KOUS KOUI KOKOM PROAV "
    "PTKZU PTKNEG PTKVZ PTKANT PTKA VAFIN VAINF VAPP VMFIN VMINF VMPP"
)
BARE_TAGS = _names("APPR APPO APZR KON KOUS KOUI KOKOM PTKZU PTKVZ PTKANT PTKA FM XY TRUNC ITJ")
NEEDS_CASE = _names("NN NE ART ADJA PPER PDS PDAT PIS PIAT PRELS PPOSAT")
FIXED_FEATURES = {
    **dict.fromkeys(("VVINF", "VAINF", "VMINF", "VVIZU"), "VerbForm=Inf"),
    **dict.fromkeys(("VVPP", "VAPP", "VMPP"), "VerbForm=Part"),
    "CARD": "NumType=Card",
    "PWAV": "PronType=Int",
    "PTKNEG": "Polarity=Neg",
}
TAGS_OF = {
    "NOUN": {"NN"},
    "PROPN": {"NE", "NN"},
    "ADJ": {"ADJA", "ADJD"},
    "VERB": {"VVFIN", "VVINF", "VVPP", "VVIZU", "VVIMP"},
    "AUX": {"VAFIN", "VAINF", "VAPP", "VMFIN", "VMINF", "VMPP"},
    "ADV": {"ADV", "PROAV", "PWAV"},
    "NUM": {"CARD"},
    "ADP": {"APPR", "APPRART", "APPO", "APZR", "PTKVZ"},
    "SCONJ": {"KOUS", "KOUI"},
    "CCONJ": {"KON", "KOKOM", "ADV"},
}
ENTITY_LABELS = {
    **{label: label for label in ("PER", "ORG", "LOC", "MISC")},
    **dict.fromkeys(("location", "location-city", "location-stop", "location-street"), "LOC"),
    **dict.fromkeys(("organization", "organization-company"), "ORG"),
    "person": "PER",
    "OTH": "MISC",
}
LEAST_ADJECTIVES = 3
_ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")
_BRACKETED = re.compile(r"([A-Z]+)\(([A-Z]+)\)")


def tag(raw: str) -> str:
    """Normalise an STTS tag; HanTa's bracketed sub-tags (``VV(FIN)``, ``ADJ(A)``) are unfolded."""
    match = _BRACKETED.fullmatch(raw)
    if match:
        raw = match[1] + match[2]
    return TAGS.get(raw, raw)


def features(raw: str, upos: str, stts: str) -> str:
    """Keep the UD features that GSD has for this tag; ``_`` for an empty bundle."""
    if stts in FIXED_FEATURES:
        return FIXED_FEATURES[stts]
    if raw == "_" or stts.startswith("$") or stts in BARE_TAGS:
        return "_"
    dropped = DROPPED_FEATURES | ({"Degree"} if upos in {"ADV", "DET", "PRON"} else frozenset())
    kept = [f for f in raw.split("|") if f.split("=")[0] not in dropped]
    names = {f.split("=")[0] for f in kept}
    if "Mood" in names and "VerbForm" not in names:
        kept.append("VerbForm=Fin")
    return "|".join(sorted(kept, key=str.lower)) or "_"


def is_underspecified(morph: str, stts: str) -> bool:
    """True where a treebank leaves out a feature that German grammar always gives: no training signal then."""
    if stts in NEEDS_CASE and "Case=" not in morph:
        return True
    if stts in {"NN", "ADJA", "ART"} and "Number=" not in morph:
        return True
    if stts in {"ADJA", "NE"} or (stts in {"NN", "ART", "PPOSAT", "PDAT", "PIAT"} and "Number=Sing" in morph):
        return "Gender=" not in morph
    return False


def reconcile(stts: str, upos: str, morph: str) -> tuple[str, str, str]:
    """Make a silver tag and a gold UD analysis of one token agree (PUD); tag ``""`` where they contradict each other."""
    finite = {"VERB": "VVFIN", "AUX": "VMFIN" if stts.startswith("VM") else "VAFIN"}
    if "Mood=" in morph and upos in finite and "Mood=Imp" not in morph:
        return finite[upos], upos, features(morph, upos, finite[upos])
    if stts == "ADJD" and upos == "ADV":
        return stts, "ADJ", "Degree=Pos"
    if upos == "DET" and "PronType=Art" in morph and stts in {"PDS", "PRELS"}:
        return "ART", upos, morph
    if upos == "CCONJ" and stts == "APPR":
        return "KOKOM", upos, "_"
    if stts not in TAGS_OF.get(upos, {stts}):
        return "", upos, morph
    return stts, upos, features(morph, upos, stts)


def restore_case(word: str, lemma: str, is_noun: bool) -> str:
    """Give a lemma the capitals of its word inside (``US-Regierung``), a noun's initial capital, else lower case."""
    letters = []
    for i, char in enumerate(lemma):
        same = i < len(word) and word[i].lower() == char.lower()
        letters.append(word[i] if same else char.lower())
    text = "".join(letters)
    if not text:
        return lemma
    return (text[0].upper() if is_noun else text[0].lower()) + text[1:]


class ClosedClassLemmas:
    """Lemmas of closed-class words as GSD writes them: (lower-cased form, tag) to its most frequent lemma.

    Adjectives and adverbs seen at least three times count too, whatever their ending (``anderen`` is ``anderer``,
    ``nächste`` is ``nah``).
    """

    def __init__(self, gold: Iterable[Sentence]) -> None:
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in gold:
            for word, stts, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
                if lemma:
                    counts[self._key(word, stts)][lemma] += 1
        best = {key: min(c.items(), key=lambda kv: (-kv[1], kv[0]))[0] for key, c in counts.items()}
        self._table = {
            key: lemma
            for key, lemma in best.items()
            if key[1] in CLOSED_TAGS
            or (key[1] in {"ADJA", "ADJD", "ADV"} and counts[key].total() >= LEAST_ADJECTIVES and lemma.islower())
        }

    @staticmethod
    def _key(word: str, stts: str) -> tuple[str, str]:
        form = word.lower()
        return (_ADJECTIVE_ENDING.sub("", form) if stts == "ADJA" else form), stts

    def get(self, word: str, stts: str) -> str | None:
        return self._table.get(self._key(word, stts))
