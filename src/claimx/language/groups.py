"""Noun groups with the set of cases their determiners, adjectives and pronouns allow.

German marks case mostly on the determiner and the strong adjective; many forms are ambiguous, so a group carries a
set, and the clause decides later.
"""

from collections.abc import Callable, Container, Mapping
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, morph_of, tags_of, texts_of, timed_tokens, tokens_of
from claimx.language.cases import (
    DETERMINERS,
    PRONOUNS,
    agreeing,
    case_file,
    group_readings,
    is_genitive_name,
)
from claimx.language.clauses import Clause
from claimx.language.closed_classes import closed_classes
from claimx.language.grammar import grammar
from claimx.language.noun_group import NOUN_TAGS, NounGroup, between_actors, with_determiners
from claimx.schema import Role

_MODIFIERS = {"ADJA", "CARD", "TRUNC"}
_LEADING = {"ADV", "ADJD", "PTKA", "KON", "APPR", "PTKNEG", "KOKOM"}
_BEGINNING = NOUN_TAGS | PRONOUNS | DETERMINERS | _MODIFIERS | _LEADING | {"APPRART"}
_PRONOMINAL = PRONOUNS | DETERMINERS
_LONGEST_BOUND = 4  # tokens: "insgesamt bis zu 900"


def noun_groups(
    doc: Doc,
    clauses: list[Clause],
    counted: Container[int] = (),
    named: Mapping[int, Role] | None = None,
    timed: Container[int] = (),
) -> list[NounGroup]:
    """The noun groups of all clauses, in text order.

    Args:
        doc: the Doc, tagged.
        clauses: its clauses.
        counted: tokens of quantities; a preposition there is a bound ("über tausend Menschen", "bis zu 300"), not a preposition.
        named: the actor mention by token; two actors side by side are two groups ("hat die Ukraine Russland unterstellt").
        timed: tokens of time expressions; a name behind one is another group ("am Sonntag | Abdul Rayan").
    """
    groups: list[NounGroup] = []
    reader = _Reader(doc, counted, timed)
    for clause in clauses:
        found = [part for group in reader.groups_of(clause) for part in between_actors(doc, group, named or {}, timed)]
        found = with_determiners(doc, clause, found)
        for group in found:
            group.index = len(groups)
            groups.append(group)
        _attach(doc, found, groups, named or {})
    return groups


class _Reader:
    """Reads the groups of one Doc's clauses; ``counted`` and ``timed`` as for `noun_groups`."""

    def __init__(self, doc: Doc, counted: Container[int], timed: Container[int]):
        self._doc = doc
        self._counted, self._timed = counted, timed
        self._tags, self._lowers = tags_of(doc), lowers_of(doc)

    def groups_of(self, clause: Clause) -> list[NounGroup]:
        """The groups of a clause in text order, before they are cut and joined."""
        tags = self._tags
        groups = []
        tokens = clause.tokens
        place = 0
        while place < len(tokens):
            if tags[tokens[place]] not in _BEGINNING or self._is_clock(tokens[place]):
                place += 1
                continue
            taken = self._read(tokens, place, clause.introducer)
            if taken is None:
                place += 1
                continue
            group, place = taken
            group.clause = clause.index
            if place < len(tokens) and tags[tokens[place]] == "APPO" and self._adjoins(tokens, place):
                group.postposition = self._lowers[tokens[place]]
                place += 1
            groups.append(group)
        return groups

    def _is_clock(self, token: int) -> bool:
        """Whether a number is a time of day ("14:52 Armee meldet …"), which counts nothing."""
        return self._tags[token] == "CARD" and ":" in self._lowers[token]

    def _adjoins(self, tokens: list[int], place: int) -> bool:
        """Whether the token at this place stands next to the one before it, a quotation mark between them aside."""
        left, right = tokens[place - 1], tokens[place]
        return right == left + 1 or (right == left + 2 and self._doc[left + 1].is_quote)

    def _read(self, tokens: list[int], place: int, introducer: int | None) -> tuple[NounGroup, int] | None:
        """The group that begins at this place of the clause, and the place after it."""
        tags = self._tags
        preposition_at = None
        first = tags[tokens[place]]
        position = place
        comparing = first == "KOKOM" and self._lowers[tokens[place]] == "als"
        if (first in ("APPR", "APPRART") or comparing) and tokens[place] != introducer:
            preposition_at = None if tokens[position] in self._counted else tokens[position]
            position += 1
            while position < len(tokens) and self._is_bound(tokens, position) and self._adjoins(tokens, position):
                position += 1
        if position >= len(tokens) or (position > place and not self._adjoins(tokens, position)):
            return None
        begin = position
        tag = tags[tokens[position]]
        if tag in PRONOUNS or (tag == "PDAT" and self._stands_alone(tokens, position)):
            return self._finish(tokens, begin, begin + 1, begin, preposition_at), begin + 1
        head, end = self._scan(tokens, begin)
        if head is None:
            return None
        return self._finish(tokens, begin, end, head, preposition_at), end

    def _is_bound(self, tokens: list[int], position: int) -> bool:
        """Whether a word behind a preposition is another, or the bound of a number that the model takes for a conjunction or
        an adverb ("auf bis zu 300")."""
        token = tokens[position]
        bound = self._tags[token] == "KON" or self._lowers[token] in closed_classes().before_zu
        if self._tags[token] == "ADV" and token + 1 in self._counted and self._lowers[token + 1] in closed_classes().before_zu:
            return True  # "von insgesamt bis zu 300"
        return self._tags[token] == "APPR" or (bound and token in self._counted)

    def _stands_alone(self, tokens: list[int], position: int) -> bool:
        """A demonstrative before a name is a pronoun of its own ("beschuldigte dieser Israel")."""
        following = tokens[position + 1 : position + 2]
        return self._lowers[tokens[position]] in grammar().demonstratives_in_er and [self._tags[i] for i in following] == ["NE"]

    def _scan(self, tokens: list[int], begin: int) -> tuple[int | None, int]:
        """The places of the head and of the end of the group that begins here."""
        tags = self._tags
        position, last_modifier, determined = begin, None, False
        while position < len(tokens) and (position == begin or self._adjoins(tokens, position)):
            tag = tags[tokens[position]]
            if tag in DETERMINERS:
                if tag == "ART" and (determined or last_modifier is not None):
                    break
                determined, last_modifier = True, position
            elif tag in _MODIFIERS:
                last_modifier = position
            elif tag in NOUN_TAGS:
                return self._scan_nouns(tokens, position)
            elif tag in _LEADING and self._leads_to_modifier(tokens, position, determined or last_modifier is not None):
                pass
            else:
                break
            position += 1
        if last_modifier is None:
            return None, begin
        return last_modifier, last_modifier + 1

    def _leads_to_modifier(self, tokens: list[int], position: int, inside: bool) -> bool:
        """Whether a word here stands before another modifier of the same group ("rund 2.000", "seit Jahren belagerten")."""
        tags = self._tags
        tag = tags[tokens[position]]
        closed = tag == "APPR" and inside and self._is_closed(tokens[position - 1])
        if closed or (tag in ("KON", "APPR", "PTKNEG", "KOKOM") and not inside):
            return False
        for ahead in range(position + 1, min(position + _LONGEST_BOUND, len(tokens))):
            if not self._adjoins(tokens, ahead):
                return False
            following = tags[tokens[ahead]]
            if following in _MODIFIERS:
                return True
            if following not in ("ADV", "ADJD", "APPR", "PTKA"):
                return False
        return False

    def _is_closed(self, token: int) -> bool:
        """Whether no attribute can begin behind a modifier: a date ("am 3. Mai 2019 | auf 500 Mann"), the end of a quotation."""
        dated = token in self._timed and token + 1 not in self._timed
        return dated or (token + 1 < len(self._doc) and self._doc[token + 1].is_quote)

    def _scan_nouns(self, tokens: list[int], position: int) -> tuple[int, int]:
        """Nouns and names from here on: title before name, genitive name before noun, several parts of a name."""
        tags = self._tags
        head, end = position, position + 1
        while end < len(tokens) and self._adjoins(tokens, end) and tags[tokens[end]] in NOUN_TAGS:
            left, right = tags[tokens[end - 1]], tags[tokens[end]]
            if left == "NE" and right == "NN":
                if not (is_genitive_name(texts_of(self._doc)[tokens[end - 1]]) and end - 1 == position):
                    break
                head = end
            elif left == "NN" and (right == "NN" or tags[tokens[position - 1]] == "PRELAT"):
                break  # "deren Stärke | Beridse … schätzte"
            elif left == "NN" and self._is_counted_apart(tokens, end):
                break  # "dann verließen 900 Soldaten | Mali"
            elif left == "NE" and right == "NE" and tags[tokens[head]] == "NE":
                head = end
            end += 1
        return head, end

    def _is_counted_apart(self, tokens: list[int], name: int) -> bool:
        """Whether a name behind a noun is no part of its group, since a figure counts many of what the noun says."""
        texts = texts_of(self._doc)
        many = name > 1 and self._tags[tokens[name - 2]] == "CARD" and len(texts[tokens[name - 2]]) > 1
        return many and texts[tokens[name - 2]][0].isdigit() and not is_genitive_name(texts[tokens[name]])

    def _finish(self, tokens: list[int], begin: int, end: int, head: int, preposition_at: int | None) -> NounGroup:
        tags = self._tags
        start, stop = tokens[begin], tokens[end - 1] + 1
        group = NounGroup(-1, -1, start, stop, tokens[head], preposition_at=preposition_at)
        if preposition_at is not None:
            group.preposition = self._lowers[preposition_at]
        group.pronoun = end == begin + 1 and tags[start] in _PRONOMINAL
        if not group.pronoun and tags[start] == "NE" and head > begin and tags[tokens[head]] == "NN":
            group.owner = (start, tokens[head])
        owned = group.owner is not None
        group.readings = group_readings(self._doc, range(start, group.head + 1), pronoun=group.pronoun, owned=owned)
        group.likely = agreeing(group.readings, self._doc, group.head) if tags[group.head] == "NN" else group.readings
        return group


def _attach(doc: Doc, found: list[NounGroup], groups: list[NounGroup], named: Mapping[int, Role]) -> None:
    """Genitive attributes, coordinations and appositions among the groups of one clause."""
    tags, texts = tags_of(doc), texts_of(doc)
    for place, (left, right) in enumerate(pairwise(found)):
        if left.postposition is not None:
            continue
        words = texts[left.end : right.start if right.preposition_at is None else right.preposition_at]
        if not words and right.preposition is None and not right.pronoun and _is_genitive(doc, left, right):
            right.genitive_of = left.index
        elif [word.lower() for word in words] in _comparing() and right.preposition is None and not left.pronoun:
            right.apposition_of = left.index  # "Staaten wie Chile beschuldigten Peru"
        elif words[:1] == [","] and _begins_part(tags, left, right):
            continue
        elif words in ([","], ["und"]) and _is_office(doc, left, right, named, joined=words == ["und"]):
            right.apposition_of = left.apposition_of if words == ["und"] else left.index
        elif _are_joined(words) or (words == [","] and _is_listed(doc, left, right, found[place + 2 : place + 3])):
            _conjoin(doc, groups, left, right)
        elif words == [","] and right.preposition is None and not left.pronoun and not right.pronoun:
            if (whole := _owner_of_all(groups, left)) is not left and _is_full_name(doc, right, named):
                right.apposition_of = whole.index  # "der Sprecher der Garde, Jan Weber, beschuldigte"
            elif left.apposition_of is not None and not _shares_case(groups[left.apposition_of], right):
                continue  # "warf der Minister, Jan Weber, | den Rebellen vor"
            elif {tags[left.head], tags[right.head]} == {"NN", "NE"} or tags[right.start] == "ART":
                right.apposition_of = left.index
            else:
                _conjoin(doc, groups, left, right)


def _is_office(doc: Doc, left: NounGroup, right: NounGroup, named: Mapping[int, Role], *, joined: bool) -> bool:
    """Whether a bare noun in the singular says what somebody before it is ("Minister Jan Weber, Autor und Chef der Zeitung"; not
    "Minister Weber, Armee und Polizei")."""
    tags = tags_of(doc)
    if right.head in named and named[right.head].kind != "person":
        return False
    bare = right.start == right.head and right.end == right.head + 1 and tags[right.head] == "NN" and right.preposition is None
    if not bare or "Number=Sing" not in morph_of(doc, right.head):
        return False
    return left.apposition_of is not None and left.start == left.head if joined else tags[left.end - 1] == "NE"


def _owner_of_all(groups: list[NounGroup], group: NounGroup) -> NounGroup:
    """The group whose genitive attribute a group is, or whose attribute's attribute; itself, if it is none."""
    while group.genitive_of is not None:
        group = groups[group.genitive_of]
    return group


def _is_full_name(doc: Doc, group: NounGroup, named: Mapping[int, Role]) -> bool:
    """Whether a group is a person's name of two words or more, or one with a title, and "und" makes no list of it."""
    tags, role = tags_of(doc), named.get(group.end - 1)
    names = all(tag == "NE" for tag in tags[group.start : group.end]) and (role is None or role.kind in ("person", "unknown"))
    titled = role is not None and role.kind == "person" and tags[group.start] == "NN" and tags[group.end - 1] == "NE"
    return (names or titled) and group.end - group.start > 1 and tags[group.end : group.end + 1] != ["KON"]


def _shares_case(left: NounGroup, right: NounGroup) -> bool:
    return not {reading[0] for reading in left.likely}.isdisjoint(reading[0] for reading in right.readings)


@cache
def _comparing() -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in grammar().exemplifying)


@cache
def _last_of_joining() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in grammar().joining | grammar().joining_phrases)


def _are_joined(words: list[str]) -> bool:
    """Whether the words between two groups join them ("und", ", aber auch", "als auch")."""
    if not words or not (words[-1].isspace() or words[-1].lower() in _last_of_joining()):
        return False
    between = " ".join(words).removeprefix(",").strip().lower()
    return between in grammar().joining or between in grammar().joining_phrases


def _begins_part(tags: list[str], left: NounGroup, right: NounGroup) -> bool:
    """Whether a group behind a comma has a participle of its own ("getötet, darunter drei im Norden, und 40 | verletzt")."""
    return left.preposition is not None and right.preposition is None and tags[right.end : right.end + 1] == ["VVPP"]


def _is_listed(doc: Doc, left: NounGroup, right: NounGroup, following: list[NounGroup]) -> bool:
    """Whether a comma separates members of a list: each has its own article, and "und" without a comma joins the last one
    ("die Stadt, die Kirche und der Verband"; not "die Ministerin, die Tochter eines Lehrers")."""
    tags, lowers = tags_of(doc), lowers_of(doc)
    if not following or tags[left.start] != "ART" or tags[right.start] != "ART" or tags[following[0].start] != "ART":
        return False
    last = following[0]
    plain = right.preposition is None and last.preposition is None and not (left.pronoun or right.pronoun)
    between = [lowers[i] for i in range(right.end, last.start)]
    return plain and len(between) == 1 and between[0] in grammar().adding


def _is_genitive(doc: Doc, left: NounGroup, right: NounGroup) -> bool:
    tags = tags_of(doc)
    if tags[left.head] not in ("NN", "PIS", "CARD", "ADJA"):
        return False
    if left.preposition == "im" and lowers_of(doc)[left.head] in grammar().ownerless:
        return False  # "warf im Gegenzug der Regierung vor"
    first, word = tags[right.start], lowers_of(doc)[right.start]
    if first == "NE":
        named = is_genitive_name(texts_of(doc)[right.head]) and right.owner is None
        return named and "Case=Gen" in morph_of(doc, right.head)
    if word in case_file().genitive_determiners:
        return right.may_be("G")
    return first == "ADJA" and word.endswith("er") and right.may_be("G")


def _conjoin(doc: Doc, groups: list[NounGroup], left: NounGroup, right: NounGroup) -> None:
    """Joins the right group to the left one, or to the group whose genitive attribute the left one is, by case."""
    tags = tags_of(doc)
    if right.preposition is not None and right.preposition != left.preposition:
        return
    partner = left
    if tags[left.end - 1] == "TRUNC":
        right.conjunct_of = left.index
        left.conjuncts.append(right.index)
        return
    genitive = right.may_be("G") and tags[right.start] in DETERMINERS and not right.may_be("N")
    while (partner.genitive_of is not None and not genitive) or partner.apposition_of is not None:
        above = partner.apposition_of if partner.apposition_of is not None else partner.genitive_of
        assert above is not None
        partner = groups[above]
    first = partner if partner.conjunct_of is None else groups[partner.conjunct_of]
    right.conjunct_of = first.index
    if right.preposition is None:
        right.preposition, right.preposition_at = first.preposition, first.preposition_at
    if partner.genitive_of is not None:
        right.genitive_of = partner.genitive_of
    first.conjuncts.append(right.index)


@Language.factory("claimx_groups", requires=["token.tag"])
def make_groups(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.claimx.groups``; needs the clauses."""
    return _set_groups


def _set_groups(doc: Doc) -> Doc:
    found = annotations(doc)
    counted = {i for quantity in found.quantities for i in tokens_of(doc, quantity.start, quantity.end)}
    named = {i: role for role in found.actors for i in tokens_of(doc, role.start, role.end)}
    found.groups = noun_groups(doc, found.clauses, counted, named, timed_tokens(doc))
    return doc
