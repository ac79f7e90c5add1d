"""The record of a noun group, and how groups are cut and joined: two actors in a row, a determiner far from its noun."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claimx.language.annotations import tags_of, texts_of
from claimx.language.cases import ANY_BUT_GENITIVE, agreeing, cases_of, fitting, noun_features
from claimx.language.clauses import Clause
from claimx.schema import Role

NOUN_TAGS = {"NN", "NE", "FM", "XY"}
_LONE_DETERMINERS = {"ART", "PPOSAT", "PIAT", "PDAT", "PDS", "PIS"}
_COUNTING = {"CARD", "ADV", "PIAT", "PIDAT"}  # "von 2018 | mindestens 355 Menschen"
_IN_ATTRIBUTES = {"ADV", "ADJD", "PTKNEG", "APPR", "APPRART", "CARD"}
_DEGREES = {"ADV", "ADJD", "PTKNEG"}  # "der von der Opposition | heftig kritisierte Minister"
_INDEFINITE = {"CARD", "PIAT", "PIS"}
_PARTICIPLES = ("te", "ten", "ene", "enen", "ende", "enden")
_LONGEST_ATTRIBUTE = 4  # groups


@dataclass(slots=True)
class NounGroup:
    """A noun or pronoun with what stands before it: tokens ``[start, end)``, the preposition not included.

    ``readings`` are triples such as "Nms" (case, gender, number; "-" where open), ``likely`` those that agree with the
    gender and number that the model gives the noun. ``owner`` is a name in the genitive
    inside the group ("Südkoreas Minister") as a token range. ``genitive_of``, ``conjunct_of``, ``apposition_of`` are
    indices of other groups of the Doc.
    """

    index: int
    clause: int
    start: int
    end: int
    head: int
    preposition: str | None = None
    preposition_at: int | None = None
    postposition: str | None = None
    pronoun: bool = False
    readings: frozenset[str] = ANY_BUT_GENITIVE
    likely: frozenset[str] = ANY_BUT_GENITIVE
    owner: tuple[int, int] | None = None
    genitive_of: int | None = None
    conjunct_of: int | None = None
    apposition_of: int | None = None
    conjuncts: list[int] = field(default_factory=list)

    def may_be(self, case: str) -> bool:
        """Whether the group can stand in this case ("N", "A", "D", "G")."""
        return case in cases_of(self.readings)

    def must_be(self, case: str) -> bool:
        """Whether this is the only case the group can stand in."""
        return cases_of(self.readings) <= {case}

    def should_be(self, case: str) -> bool:
        """Whether this is the only case that agrees with the noun's gender and number."""
        return cases_of(self.likely) <= {case}

    def may_well_be(self, case: str) -> bool:
        """Whether the case is among those that agree with the noun's gender and number."""
        return case in cases_of(self.likely)

    @property
    def number(self) -> str | None:
        """ "s", "p", or None where both are possible."""
        numbers = {reading[2] for reading in self.likely}
        return numbers.pop() if len(numbers) == 1 and "-" not in numbers else None

    @property
    def free(self) -> bool:
        """Whether the group stands alone in its clause: no preposition, and no part of another group."""
        return self.preposition is None and self.postposition is None and self.genitive_of is None and self.apposition_of is None


def with_determiners(doc: Doc, clause: Clause, found: list[NounGroup]) -> list[NounGroup]:
    """Joins a determiner with its noun behind a long attribute: "die | von der Armee | eingesetzte Kommission", "die | dem
    Kreml | nahestehende Zeitung".

    The phrases of the attribute stay groups of their own, inside the joined one and behind it in the list.
    """
    joined: set[int] = set()
    result = []
    for place, group in enumerate(found):
        if id(group) in joined:
            continue
        noun = _noun_behind(doc, clause, found, place)
        if noun is None:
            result.append(group)
            continue
        joined.add(id(noun))
        adjective = _adjective_of(doc, noun)
        noun.start, noun.preposition, noun.preposition_at = group.start, group.preposition, group.preposition_at
        left = group.readings if adjective is None else _behind_determiner(doc, group, adjective)
        noun.readings = fitting(left or group.readings, doc, noun.head)
        noun.likely = agreeing(noun.readings, doc, noun.head)
        result.append(noun)
    return result


def _noun_behind(doc: Doc, clause: Clause, found: list[NounGroup], place: int) -> NounGroup | None:
    """The group with the noun of a determiner that stands alone here; None where the words between are no attribute."""
    group = found[place]
    tags, bare = tags_of(doc), False
    counting = tags[group.head] == "CARD"  # "weitere 14 | der Spionage | beschuldigte Personen"
    if not counting and (group.end != group.start + 1 or tags[group.start] not in _LONE_DETERMINERS):
        return None
    end = group.end
    for other in found[place + 1 : place + 1 + _LONGEST_ATTRIBUTE]:
        between = range(end, other.start if other.preposition_at is None else other.preposition_at)
        if any(i not in clause.tokens or tags[i] not in _IN_ATTRIBUTES for i in between):
            return None
        if other.preposition is not None and other.end == other.start + 1 and tags[other.start] in _LONE_DETERMINERS:
            return None  # "bestritt das | in einem am Montag veröffentlichten Brief"
        adjective = _adjective_of(doc, other)
        if other.preposition is None and adjective is not None:
            attributive = tags[other.head] in NOUN_TAGS and end > group.end
            return other if attributive and (_agree(doc, group, adjective, other.head) if bare else not counting) else None
        if other.preposition is None:
            noun = tags[other.head] in NOUN_TAGS or (tags[other.head] == "PPER" and other.must_be("D"))  # "die ihm | … Taten"
            if bare or not noun or cases_of(other.likely).isdisjoint("DG"):
                return None
            if counting and noun_features(doc, other.head)[1] != "s":
                return None  # "300 | der Soldaten"
            bare = True  # "die | der Regierung | nahestehende Zeitung"
        end = other.end
    return None


def _adjective_of(doc: Doc, group: NounGroup) -> int | None:
    """The adjective that a group begins with, behind adverbs of its own ("heftig | kritisierte Minister")."""
    tags = tags_of(doc)
    first = next((i for i in range(group.start, group.head) if tags[i] not in _DEGREES), None)
    return first if first is not None and tags[first] == "ADJA" else None


def _agree(doc: Doc, determiner: NounGroup, adjective: int, noun: int) -> bool:
    """Whether an adjective and its noun can stand behind a determiner ("der | … beschuldigte General")."""
    left = _behind_determiner(doc, determiner, adjective)
    gender, number = noun_features(doc, noun)
    return any(gender in ("-", r[1]) or r[1] == "-" for r in left if number == "-" or r[2] in (number, "-"))


def _behind_determiner(doc: Doc, determiner: NounGroup, adjective: int) -> frozenset[str]:
    """The readings of a determiner that the ending of an adjective behind it allows: -e or -en behind an article; behind a number
    or "mehrere" the plural, of a participle."""
    readings, word = determiner.readings, texts_of(doc)[adjective]
    if tags_of(doc)[determiner.head] in _INDEFINITE:
        plural = word.endswith(_PARTICIPLES)
        return frozenset(r for r in readings if plural and (r[2] != "s" or r[1] == "-") and (r[0] in "NA") == word.endswith("e"))
    in_e = frozenset(r for r in readings if r[2] != "p" and (r[0] == "N" or (r[0] == "A" and r[1] != "m")))
    return in_e if word.endswith("e") else readings - in_e if word.endswith("en") else frozenset()


def between_actors(doc: Doc, group: NounGroup, named: Mapping[int, Role], timed: Container[int] = ()) -> Iterator[NounGroup]:
    """The group, cut where one actor's mention ends and another's begins, or where a time ends and a name begins."""
    tags = tags_of(doc)
    for i in range(group.start + 1, group.end):
        left, right = named.get(i - 1), named.get(i)
        two = left is not None and right is not None and left is not right
        dated = i - 1 in timed and i not in timed
        if not (two or dated):
            continue
        if (tags[i] == "NE" and group.owner is None) or (dated and tags[i] in _COUNTING):
            second = NounGroup(-1, group.clause, i, group.end, group.end - 1, postposition=group.postposition)
            group.end, group.postposition = i, None
            group.head = min(group.head, i - 1)
            yield group
            yield second
            return
    yield group
