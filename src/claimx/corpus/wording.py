"""What the words of one claim say: who is named, which numbers stand there, what happened."""

from claimx.corpus.surroundings import event_key
from claimx.corpus.synonyms import events_in, is_light, meanings
from claimx.corpus.words import corpus_words, tokens
from claimx.schema import Claim, Quantity, Time

WHO = ("force", "accuser", "denier", "speaker", "agent", "participants")
WHOM = ("accused", "target")
OF_THEM = ("von", "unter")


def called(claim: Claim) -> str:
    """The words that name the parties here: "RSF-Miliz" for the RSF."""
    return "".join(f" {role.text}" for name in (*WHO, *WHOM) for role in vars(claim).get(name) or ())


def figures_in(text: str) -> frozenset[str]:
    """The numbers in a text that are no years."""
    return frozenset(word for word in tokens(text) if word.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20")))


def told_by(words: frozenset[str], event: str | None) -> frozenset[str]:
    """Groups of events among the words, and the event's own key where it says more than that something took place."""
    key = event_key(event) if event is not None else None
    own = frozenset() if event is None or key is None or is_light(key) else frozenset(meanings(tokens(event)[-1]))
    return events_in(words) | own


def without_time(claim: Claim, time: Time | None) -> str:
    """The claim's text without the words of its time."""
    if time is None or not claim.start <= time.start <= time.end <= claim.end:
        return claim.text
    return claim.text[: time.start - claim.start] + " " + claim.text[time.end - claim.start :]


def is_of_others(claim: Claim, quantity: Quantity) -> bool:
    """Whether the words behind a quantity say that it is a part of those told before: "319 von ihnen"."""
    behind = claim.text[max(0, quantity.end - claim.start) :].lower().split()[:2]
    return behind[:1] == ["von"] and behind[-1].strip(",.") in corpus_words().of_others


def is_given(claim: Claim, quantity: Quantity) -> bool:
    """Whether a definite article stands before a quantity: those who are counted are there, whatever they do or do not do."""
    before = claim.text[: max(0, quantity.start - claim.start)].lower().split()[-1:]
    return bool(before) and before[0] in corpus_words().definite


def with_word_before(claim: Claim, quantity: Quantity) -> str:
    """The quantity and the word before it; "davon" where the words before say so in two: "27 Raketen, von denen zehn", "sieben
    Tote, unter ihnen vier Polizisten"."""
    start = quantity.start - claim.start
    words = claim.text[:start].split() if 0 <= start <= len(claim.text) else []
    before = ["davon"] if words[-2:-1] and words[-2] in OF_THEM and words[-1] in corpus_words().of_others else words[-1:]
    return " ".join((*before, quantity.text))
