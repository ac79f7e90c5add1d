"""What stands around a claim: the words and names of its sentence and of those before, and the time that it speaks of."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from claimx.corpus.days import A_MONTH, Days, days
from claimx.corpus.parties import Party, parties
from claimx.corpus.spelling import spelling_key
from claimx.corpus.synonyms import content_keys, events_in, plain
from claimx.corpus.words import PREFIXES, any_of, corpus_words, keep_content, speech_keys, tokens, word_key
from claimx.schema import ArticleOutput, Claim, Role, Time, listed

A_DAY = 3
"""Days up to which a time is the moment of an event that the next sentence goes on with."""
SENTENCE_BEFORE = 160
"""Characters before a sentence in which a date may still be the time of what it tells."""
SHORTEST_MONTH = 28
"""Days from which a time has a beginning, a middle and an end."""
LOOKS_BACK = 30
"""Days from which an event is no news any more: the article looks back."""
NOUN_AND_OWNER = 4
"""Words before a time among which the noun is that it belongs to, with its owner: "Einmarsch der M23 am"."""
A_THOUGHT = 2
"""Content words from which the part of a sentence before a claim says what the claim points back to."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[“”\"«»)]*\s+(?=[„“»«\"A-ZÄÖÜ0-9+])|\n+")
_LAST_PART = re.compile(r"[ -]")
_SINCE = re.compile(r"\b[Ss]eit (dem |den |der |Beginn des |Anfang |Ende |Mitte )?$")
"""Before a time from which a count goes on until the article: "seit August 33 Millionen Tonnen"."""
_WHO_ARE = re.compile(r", (die|der|das|deren|dessen|denen) ")
"""Behind counted people, where a relative clause says who they are."""
_UNTIL_NOW = re.compile(r"\bbis (heute|jetzt)$")
"""A time until which something goes on, and that it is not of: "die bis heute niemand hat"."""
_SEAT = re.compile(
    r"( (vom|von der|von|des|der|beim) [\w.-]+)?( [A-ZÄÖÜ][\w-]+)? (in|aus|auf|bei|von|vom|im|am) (der |dem |den )?"
)
"""Between a source and the place where it is at home: "Leiter | vom Verein Ostsicht in | Bremen"."""
_ABOUT_SOURCE = re.compile(r", (der|die|das) [^,;:.]*")
"""Between a source and a name in its relative clause."""
_AS_OF = re.compile(r"\bbis (zum |einschließlich )?$")
"""Before the time of a count, which is not that of what is counted: "zählte bis Sonntag 86 Tote"."""
_OF_DAY = re.compile(r"\b(für|seit|vom|bis)\s+(den |dem )?$")
"""Before a time that is not that of speaking: "meldete für Freitag 62 Flugzeuge"."""


class Surroundings:
    """Reads what stands around the claims of one article.

    Args:
        article: the output for the article.
        text: its raw text, or None where it is not at hand.
    """

    def __init__(self, article: ArticleOutput, text: str | None):
        self._article = article
        self._text = text
        self._published = days(article.article.published, article.article.published)

    def near(self, claim: Claim) -> frozenset[str]:
        """Content keys of the claim's sentence and of about one before it, without words that tell nothing."""
        if self._text is None:
            return content_keys(claim.text) - plain()
        start = max(0, claim.sentence.start - SENTENCE_BEFORE)
        words = self._text[start : claim.sentence.end]
        return content_keys(words.partition(" ")[2] if start else words) - plain()

    def pointed_at(self, claim: Claim) -> str:
        """What a claim without a content of its own points back to: its sentence up to there, else the sentence before."""
        if self._text is None:
            return ""
        before = self._text[claim.sentence.start : claim.start]
        if len(keep_content(before)) >= A_THOUGHT:
            return before
        start = max(0, claim.sentence.start - 2 * SENTENCE_BEFORE)
        sentences = _SENTENCE_END.split(self._text[start : claim.sentence.start].rstrip())
        return sentences[-1]

    def antecedent(self, claim: Claim) -> frozenset[str]:
        """Keys of the noun that a relative clause is about: "die Feuerpause, die am Mittwoch begann"; none for other claims."""
        before = "" if self._text is None else self._text[max(0, claim.start - SENTENCE_BEFORE) : claim.start].rstrip()
        if not before.endswith(",") or corpus_words().relative_pronouns.isdisjoint(claim.text.split()[:2]):
            return frozenset()
        words = before[:-1].split()[-NOUN_AND_OWNER:]
        nouns = (
            [content_keys(word) for word in reversed(words) if word[:1].isupper()] if words and words[-1][:1].isupper() else []
        )
        return next((keys for keys in nouns if events_in(keys)), nouns[0] if nouns else frozenset())

    def dated_noun(self, claim: Claim) -> frozenset[str]:
        """Groups of events of the noun that a time belongs to: "der Einmarsch der M23 am 27. Januar"."""
        if claim.type != "date" or self._text is None:
            return frozenset()
        before = self._text[max(claim.sentence.start, claim.anchor.start - SENTENCE_BEFORE) : claim.anchor.start].split()
        while before and before[-1].lower() in corpus_words().before_times:
            before.pop()
        for back, word in enumerate(reversed(before[-NOUN_AND_OWNER:])):
            if word[-1] in ",;:–" or (back and word[:1].islower() and word not in corpus_words().of_owner):
                break
            earlier = before[len(before) - back - 2] if len(before) > back + 1 else ""
            if word[:1].isupper() and not earlier.lower().startswith("kein") and (events := events_in(content_keys(word))):
                return events
        return frozenset()

    def scene(self, claim: Claim, source: Party) -> frozenset[str]:
        """Keys of the names in the claim's sentence beside its source, else the key of the nearest name before it."""
        actors = self._article.mentions.actors
        end = bisect_left(actors, claim.sentence.end, key=lambda role: role.start)
        first = bisect_left(actors, claim.sentence.start, key=lambda role: role.start)
        named = (role for role in actors[first:end] if role.kind != "person" and not self._is_seat(role, claim))
        if own := names(named) - {source.key}:
            return own
        start = bisect_left(actors, claim.sentence.start - 3 * SENTENCE_BEFORE, key=lambda role: role.start)
        before = (names([role]) - {source.key} for role in reversed(actors[start:first]) if role.kind != "person")
        return next((found for found in before if found), frozenset())

    def _is_seat(self, role: Role, claim: Claim) -> bool:
        """Whether a name only says who the claim's source is: "das Institut Ostsicht in Bremen", "…, das in Bremen sitzt, …"."""
        sources = listed(claim.source)
        if self._text is None:
            return False
        between = [self._text[source.end : role.start] for source in sources if source.end <= role.start]
        inside = any(source.start <= role.start < source.end for source in sources)
        return inside or any(_SEAT.fullmatch(words) or _ABOUT_SOURCE.fullmatch(words) for words in between)

    def period(self, claim: Claim) -> Days | None:
        """From the first to the last day of the times that the claim's words name, or its sentence; or the day that the sentence
        before tells of, where that lies so far back that the article must be looking back."""
        counts = "quantity" in vars(claim)
        end = self._end_of_told(claim)
        whole = end if end < claim.end else claim.sentence.end
        found = self._periods(claim.start, end, counts) or self._periods(claim.sentence.start, whole, counts)
        if len(found) > 1 and counts:
            return self._nearest(claim) or found[0]
        if found:
            return Days(min(span.first for span in found), max(span.last for span in found))
        before = self._periods(claim.sentence.start - SENTENCE_BEFORE, claim.sentence.start)
        if not before or self._published is None:
            return None
        if any_of(corpus_words().back_words, claim.text) and before[-1].length <= A_MONTH:
            return before[-1]
        if before[-1].length > A_DAY:
            return None
        return before[-1] if self._published.first - before[-1].last > LOOKS_BACK else None

    def _end_of_told(self, claim: Claim) -> int:
        """Where the words end that say what happened to counted people: before a relative clause on who they are ("getötet wurden
        sieben Bauern, die 2016 …")."""
        quantity = vars(claim).get("quantity")
        if self._text is None or quantity is None or vars(claim).get("outcome") is None:
            return claim.end
        behind = _WHO_ARE.match(self._text, quantity.end, claim.end)
        return claim.end if behind is None else behind.start()

    def _nearest(self, claim: Claim) -> Days | None:
        """The last time of the sentence before a number: "im Mai 400 Mann, ein Jahr später 300"."""
        before = self._periods(claim.sentence.start, claim.anchor.start)
        return before[-1] if before else None

    def _periods(self, start: int, end: int, counted: bool = False) -> list[Days]:
        """The times named between these offsets, in text order, but for those of speaking and, of what is ``counted``, of the
        count."""
        times = self._article.mentions.times
        first = bisect_left(times, start, key=lambda time: time.start)
        found = []
        for time in itertools.takewhile(lambda time: time.start < end, itertools.islice(times, first, None)):
            span = days_of(time)
            if span is None or time.end > end or time.start in self._said:
                continue
            if self._text is not None and _UNTIL_NOW.search(self._text[max(0, time.start - 8) : time.end]):
                continue
            if counted and self._text is not None and _AS_OF.search(self._text[max(0, time.start - 20) : time.start]):
                continue
            since = self._text is not None and _SINCE.search(self._text[max(0, time.start - 20) : time.start])
            found.append(Days(span.first, max(span.last, self._published.last)) if since and self._published else span)
        return found

    @cached_property
    def _said(self) -> frozenset[int]:
        """Where the times begin that only say when somebody spoke."""
        dated = (claim for claim in self._article.claims if claim.type == "date" and claim.event is not None)
        said = (claim.time.start for claim in dated if event_key(event_of(claim) or "") is None)
        text = self._text
        return frozenset(start for start in said if text is None or not _OF_DAY.search(text[max(0, start - 8) : start]))


def names(roles: Iterable[Role]) -> frozenset[str]:
    """Keys of the proper names among these roles: parties that can be told from others, and places."""
    found = parties(list(roles))
    return frozenset(name_key(party) for party in found if party.certain or _is_place(party))


def name_key(party: Party) -> str:
    """The party's key; a place's is the same in "Provinz Surin", "Surin" and "Surins", "Nord-Darfur" and "Darfur"."""
    return spelling_key(_LAST_PART.split(party.key)[-1].removesuffix("s")) if _is_place(party) else party.key


def _is_place(party: Party) -> bool:
    """Whether a name is of no known party: that of a place, mostly."""
    return party.id is None and party.kind == "unknown" and not party.is_state


def days_of(time: Time) -> Days | None:
    """The days of a time; a night reaches into the next one, and "Anfang März" ends before the month does."""
    span = days(time.earliest, time.latest)
    if span is None:
        return None
    part = corpus_words().parts_of_time.get(time.text.partition(" ")[0].lower())
    if part is not None and span.length >= SHORTEST_MONTH:
        return Days(span.first + int(part[0] * span.length), span.first + int(part[1] * span.length) - 1)
    return Days(span.first, span.last + 1) if time.value.endswith("TNI") else span


def event_of(claim: Claim) -> str | None:
    """The words of a date's event, with the verb's particle where that ends the claim: "griff … an" is "angriff"."""
    event = getattr(claim, "event", None)
    if event is None:
        return None
    last = tokens(claim.text)[-1:]
    return last[0] + event.text if last and last[0] in PREFIXES and event.text[:1].islower() else event.text


def event_key(text: str) -> str | None:
    """The key of an event's last word; None where it only says that somebody spoke."""
    words = tokens(text)
    key = word_key(words[-1]) if words else None
    return None if key in speech_keys() else key
