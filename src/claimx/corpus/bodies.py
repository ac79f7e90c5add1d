"""Which body a short name or a spokesperson means: "die Armee" is the army that the article names in full, an
"RSF-Sprecher" speaks for the RSF, and where another article only names him, he still does."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from claimx.corpus.days import days
from claimx.corpus.parties import STATE_KEY, Party, is_posted, listed, parties, party_of, state_behind, state_of, state_of_seat
from claimx.corpus.synonyms import NEIGHBOUR, meanings, state_words
from claimx.corpus.words import corpus_words, tokens, word_key
from claimx.schema import ArticleOutput, Role

NEAR = 400
"""Characters before an office without a state ("die Regierung") in which its state was named."""
IN_SENTENCE = 60
"""Characters before it in which it belongs to the state named there ("Mali nach Angaben seines Ministeriums")."""
AT_HOME = 0.5
LEADING = 2
LEAST_AT_HOME = 3
"""Share of a text's words for states that are for one of them, how many times those for the next one, and the least number of
all, where it names several, for it to be about that state."""
_LOOKED_AT = 50
_OFFICE_OF = re.compile(r"(\w+) (?:der|des) (.+)")
_FROM = re.compile(r"(?:\s+für(?:\s+\w+){1,2})?\s+(?:aus|in|von)\s+([A-ZÄÖÜ][\w-]+)")
_OF = re.compile(r"\b(?:des|der|von|vom)\s+(.+)$")


class Bodies:
    """Who speaks for whom in one article.

    Args:
        article: the output for the article.
        speakers: the bodies that people speak for in the whole corpus, by the people's keys.
        text: the article's raw text, or None where it is not at hand: authorities without a state's name stay unknown then.
    """

    def __init__(self, article: ArticleOutput, speakers: Mapping[str, Party] | None = None, text: str | None = None):
        self._speakers = speakers or {}
        self._named: list[tuple[int, Party]] = []
        self._adjectives: set[int] = set()
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, Party] = {}
        for role in article.mentions.actors:
            party = party_of(role.name, role.id, role.kind, role.text)
            if party is None or not party.certain or role.kind == "person":
                continue
            self._named.append((role.start, party))
            if role.text[:1].islower():
                self._adjectives.add(role.start)
            self._known[party.key] = party
            if role.kind != "group" or party.id is not None or party.name in listed():
                for word in _words(f"{role.text} {party.name}"):
                    self._by_word[word].add(party.key)
        self._starts = [start for start, _ in self._named]
        self._published = days(article.article.published, article.article.published)
        self._text = text or ""
        self._at_home = None if text is None else _home(text)

    def parties(self, roles: Role | Iterable[Role] | None, barred: Collection[str] = ()) -> tuple[Party, ...]:
        """The parties of these roles as `parties` gives them, short names and spokespeople with the key of their body.

        Args:
            roles: the roles of a claim.
            barred: keys of states that an office without a name cannot be of: those of the other side.
        """
        if roles is None:
            return ()
        found: dict[str, Party] = {}
        for role in [roles] if isinstance(roles, Role) else roles:
            for party in parties(role):
                known = self.meant(party, role, barred)
                found.setdefault(known.key, known)
        return tuple(found.values())

    def meant(self, party: Party, role: Role, barred: Collection[str] = ()) -> Party:
        """The party with its body's key; itself where no body is known."""
        if party.is_state or party.name.lower().startswith(corpus_words().of_no_state):
            return party
        if (state := self._ruled(party)) is not None:
            return party._replace(key=STATE_KEY + state, certain=True)
        body = self._speakers.get(party.key) if party.kind == "person" else None
        if body is None and not party.certain:
            name = party.name.partition(" in ")[0] if is_posted(party.name) else party.name
            body = self._of_seat(name, role.end) or self._called(name, role.start, barred) or self._authority(name)
            body = None if body is not None and body.key in barred else body
        elif body is None and (behind := _OFFICE_OF.fullmatch(party.name)) and behind[1].lower() in corpus_words().spokespeople:
            body = self._called(behind[2], role.start) or self._authority(behind[2])
        return party if body is None else party._replace(key=body.key, certain=True)

    def neighbour(self, party: Party, others: Iterable[Party]) -> Party:
        """The state that "der Nachbar" means beside the only state among the others: the one that the article names most."""
        states = {other.key for other in others if other.is_state}
        if party.certain or len(states) != 1 or NEIGHBOUR not in meanings(party.name.split()[-1]):
            return party
        named = Counter(other.key for _, other in self._named if other.is_state and other.key not in states)
        (state, times), *rest = named.most_common(2) or [("", 0)]
        leads = times and all(times >= LEADING * second for _, second in rest)
        return party._replace(key=state, certain=True) if leads else party

    def _ruled(self, party: Party) -> str | None:
        """ISO code of the state that a movement rules when the article appears."""
        return self._ruled_by(_movement(party.name) or party.name)

    def _ruled_by(self, movement: str) -> str | None:
        state, since = corpus_words().ruling_movements.get(movement, (None, None))
        if since is None or self._published is None or self._published.last < since.toordinal():
            return None
        return state

    def spoken_for(self, role: Role) -> Party | None:
        """The body that the words before or behind a person's name say he speaks for."""
        words = corpus_words()
        for position, word in enumerate(role.text.split()):
            stem = word.strip(",.")
            if position == 0 and stem.lower() in words.ranks:
                return self._at_home
            ending = next((end for end in words.spokespeople if stem.lower().endswith(end)), None)
            if ending is None:
                continue
            body = stem[: len(stem) - len(ending)].rstrip("-")
            if body:
                return self._called(body, role.start)
            behind = _OF.search(" ".join(role.text.split()[position + 1 :]))
            return None if behind is None else self._office(behind[1].split(",")[0], role.start)
        return None

    def _office(self, name: str, start: int) -> Party | None:
        """The body that its own words tell ("Verteidigungsministeriums in Kabul"), or that the article calls so."""
        words = name.split()
        nominative = " ".join((words[0].removesuffix("s"), *words[1:]))
        state = state_behind(nominative) or state_of(name.removesuffix("s"), "organisation")
        if state is None and (movement := _movement(name)) is not None:
            state = self._ruled_by(movement)
        if state is not None:
            return Party(STATE_KEY + state, True, nominative, None, "government")
        return self._called(name, start)

    def _called(self, name: str, start: int, barred: Collection[str] = ()) -> Party | None:
        """The one body that the article calls by this word, or the nearest before this place; an office's state."""
        words, place = corpus_words(), bisect_left(self._starts, start)
        before = self._named[max(0, place - _LOOKED_AT) : place]
        stem = _stem(name.split()[-1])
        keys = self._by_word.get(stem, set())
        if stem.endswith(tuple(words.central_offices)):
            near = [(at, party) for at, party in before if start - at <= NEAR and party.is_state and party.key not in barred]
            states = [(at, party) for at, party in near if at not in self._adjectives] or near
            same = [party for at, party in states if start - at <= IN_SENTENCE or party.key in keys]
            return same[-1] if same else states[-1][1] if states else self._only(keys)
        return self._only(keys) or next((party for _, party in reversed(before) if party.key in keys), None)

    def _of_seat(self, name: str, end: int) -> Party | None:
        """The state from whose seat an office or its people come: "Außenamtsvertreter aus Kigali"."""
        behind = _FROM.match(self._text, end)
        words = corpus_words()
        if behind is None or not name.split()[-1].lower().endswith((*words.state_offices, *words.spokespeople)):
            return None
        state = state_of_seat(behind[1])
        return None if state is None else Party(STATE_KEY + state, True, f"{name} aus {behind[1]}", None, "government")

    def _authority(self, name: str) -> Party | None:
        """The state that an article is about where it names an authority without one: "die Polizei", "das Innenministerium"."""
        word, words = name.split()[-1].lower(), corpus_words()
        offices = (*words.state_offices, *words.central_offices)
        return self._at_home if word.endswith(offices) or _stem(word).endswith(offices) else None

    def _only(self, keys: set[str]) -> Party | None:
        return self._known[next(iter(keys))] if len(keys) == 1 else None


def speakers(articles: Iterable[ArticleOutput], texts: Mapping[str, str]) -> dict[str, Party]:
    """The body that each spokesperson of the corpus speaks for, by the person's key: the one most mentions tell."""
    votes: dict[str, Counter[Party]] = defaultdict(Counter)
    for article in articles:
        bodies = Bodies(article, text=texts.get(article.article.id))
        for role in article.mentions.actors:
            party = party_of(role.name, role.id, role.kind, role.text) if role.kind == "person" else None
            if party is not None and not party.is_state and (body := bodies.spoken_for(role)) is not None:
                votes[party.key][body] += 1
    return {key: min(counted, key=lambda body: (-counted[body], body.key)) for key, counted in votes.items()}


def _movement(name: str) -> str | None:
    """The ruling movement whose office or people a name is for: "der Taliban", "Taliban-Verteidigungsministeriums"."""
    parts = [part for word in name.split() for part in word.split("-")]
    return next((part for part in parts if part in corpus_words().ruling_movements), None)


def _home(text: str) -> Party | None:
    """The state that most of a text's names, adjectives and seats of states are of: its authorities need no other name."""
    known = state_words(seats=True)
    named = Counter(known[key] for token in tokens(text) if (key := word_key(token)) in known)
    if not named or (named.total() < LEAST_AT_HOME and len(named) > 1):
        return None
    (state, times), *others = named.most_common(2)
    leads = times >= AT_HOME * named.total() and all(times >= LEADING * second for _, second in others)
    return Party(STATE_KEY + state, True, state, None, "government") if leads else None


def _words(text: str) -> set[str]:
    """The words that a body can be called by: all of its name, and the ends of compounds with a hyphen."""
    return {_stem(part) for word in text.split() for part in (word, *word.split("-")) if part[:1].isupper()}


def _stem(word: str) -> str:
    """A word without the endings of its cases: "Armee", "Ministeriums", "Behörden"."""
    lower = word.lower().strip(',.()"„“')
    return next(
        (lower[: -len(end)] for end in ("en", "es", "s", "n") if lower.endswith(end) and len(lower) - len(end) > 4), lower
    )
