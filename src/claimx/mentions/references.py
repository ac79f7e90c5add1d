"""Pronouns and role nouns: which earlier mention they point to, decided conservatively or not at all.

The candidates are the groups before the pronoun, nearest clause first; gender, number and kind must fit, and of
several in one sentence the subject wins (Lappin & Leass 1994 in spirit, without weights).
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx.language.annotations import text_of, texts_of
from claimx.language.arguments import Syntax
from claimx.language.cases import case_file, feature, gender_of_name
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative
from claimx.language.verbs import verb_number
from claimx.lexicon import load_yaml
from claimx.mentions.actors.nouns import noun_of
from claimx.mentions.actors.tables import militias
from claimx.mentions.genders import LETTERS, gender_of_person
from claimx.schema import Quotation, Role

_LOOK_BACK_SENTENCES = 2


class ReferenceFile(BaseModel):
    """``de/references.yaml``: nouns that point back, by the kind of party they point to."""

    model_config = ConfigDict(extra="forbid")
    possessives: dict[str, list[str]]
    pronouns: dict[str, list[str]]
    demonstratives: list[str]
    first_person: list[str]
    nouns: dict[str, list[str]]
    both: list[str]


@cache
def reference_file() -> ReferenceFile:
    """The tables of ``de/references.yaml``."""
    return load_yaml("de/references.yaml", ReferenceFile)


def person_apposed(syntax: Syntax, actor_at: Mapping[int, Role], group: NounGroup) -> Role | None:
    """The person whose name and title follow a noun ("der Sprecher der Garde, | Oberst Jan Weber"); None where none does."""
    for part in syntax.attributes.get(group.index, ()):
        role = actor_at.get(part.end - 1) if part.apposition_of == group.index else None
        if role is not None and role.kind == "person" and syntax.tags[part.end - 1] == "NE":
            return role
    return None


def antecedent(
    syntax: Syntax,
    actors: list[Role],
    actor_at: Mapping[int, Role],
    group: NounGroup,
    quotation: Quotation | None,
    others: Container[str] | None = None,
) -> list[Role]:
    """The parties that a pronoun or a role noun points to, each with ``resolved`` set; empty where that is not clear.

    Args:
        syntax: the article's clauses and groups.
        actors: all actor mentions, in text order.
        actor_at: actor mention by token.
        group: the pronoun's or noun's group.
        quotation: the direct quotation around it, whose speaker "wir" and "ich" mean.
        others: canonical names of those whom a personal pronoun cannot mean, since they stand beside it ("A bedroht ihn").
            Given at all, even empty, the place of an actor is looked at, too.
    """
    file = reference_file()
    doc = syntax.doc
    word = doc[group.start].lower_
    if group.pronoun:
        if doc[group.start].tag_ in ("PRELS", "PRELAT"):
            return [] if word == "was" else _relative(syntax, actor_at, group, others is not None)
        if word in file.first_person:
            return (
                _pointing(syntax, group, [quotation.speaker]) if quotation is not None and quotation.speaker is not None else []
            )
        features = file.pronouns.get(word)
        if features is not None and len(features) > 1:
            features = _agreeing(syntax, group, features)
        latest = word in file.demonstratives
        return [] if features is None else _search(syntax, actor_at, group, features, others, latest=latest)
    noun = doc[group.head].lower_
    determiner = doc[group.start].lower_
    if determiner in (file.both if others is None else file.both[:2]) and noun in file.nouns["both"]:
        return _both(syntax, actors, group)
    if determiner in ("das", "dem", "des", "dieses", "die", "der", "den", "diese", "dieser"):
        for kind, nouns in file.nouns.items():
            if noun in nouns and kind != "both" and group.head == group.start + 1 and not _is_named(syntax, group):
                return _last_militia(syntax, actors, group) if kind == "militia" else _last_of_kind(syntax, actors, group, kind)
    return []


def owner_meant(syntax: Syntax, actor_at: Mapping[int, Role], group: NounGroup) -> list[Role]:
    """Whom the possessive means that a group begins with ("Ihre Kritik"), by the clauses before; empty where that is open."""
    word = syntax.doc[group.start].lower_
    features = next((found for stem, found in reference_file().possessives.items() if word.startswith(stem)), None)
    pronoun = replace(group, end=group.start + 1, head=group.start, pronoun=True)
    return [] if features is None else _search(syntax, actor_at, pronoun, features, None, latest=False)


def _is_named(syntax: Syntax, group: NounGroup) -> bool:
    """Whether a name follows the noun and says who is meant ("die Organisation | Amnesty International")."""
    behind = syntax.doc[group.head + 1 : max(group.end, group.head + 2)]
    return any(token.tag_ in ("NE", "FM") for token in behind)


def _pointing(syntax: Syntax, group: NounGroup, targets: list[Role]) -> list[Role]:
    doc = syntax.doc
    start, end = doc[group.start].idx, doc[group.end - 1].idx + len(doc[group.end - 1])
    text = text_of(doc)[start:end]
    result = []
    for target in targets:
        span = target.resolved or target.bare()
        result.append(Role(text=text, start=start, end=end, name=target.name, id=target.id, kind=target.kind, resolved=span))
    return result


def _agreeing(syntax: Syntax, group: NounGroup, features: list[str]) -> list[str]:
    """The readings of a pronoun that fit the number of the verb whose subject it is ("sie forderte": one woman)."""
    clause = syntax.clauses[group.clause]
    if clause.finite is None or syntax.arguments(clause).subject is not group:
        return features
    number = verb_number(texts_of(syntax.doc)[clause.finite])
    fitting = [f for f in features if (f == "p") == (number == "Plur")]
    return fitting or features


def _is_place(syntax: Syntax, token: int, word: str) -> bool:
    """Whether an actor's name only says where ("ein Redner in London, der …")."""
    group = syntax.group_at.get(token)
    return (
        group is not None
        and group.preposition in ("in", "im", "aus", "bei", "nach")
        and syntax.doc[token].tag_ == "NE"
        and word in ("der", "die", "den", "denen")
    )


def _relative(syntax: Syntax, actor_at: Mapping[int, Role], group: NounGroup, placed: bool) -> list[Role]:
    """The antecedent of a relative pronoun: the actor that ends right before the clause; ``placed``: no mere place."""
    word = syntax.doc[group.start].lower_
    named = noun_before_relative(syntax, group)
    if named is not None and not any(i in actor_at for i in range(*syntax.extent(named))):
        return []
    clause = syntax.clauses[group.clause]
    first = clause.start - 1
    least = max(first - 12, -1) if named is None else named.start - 1
    for i in range(first, least, -1):
        if i in actor_at and not (placed and _is_place(syntax, i, word)):
            return _pointing(syntax, group, [actor_at[i]])
        if syntax.doc[i].tag_ == "$.":
            break
    return []


def _search(
    syntax: Syntax,
    actor_at: Mapping[int, Role],
    group: NounGroup,
    features: list[str],
    others: Container[str] | None,
    *,
    latest: bool,
) -> list[Role]:
    """The best candidate before the group; ``latest``: the last one in the sentence that fits, subject or not ("dieser")."""
    here = syntax.clauses[group.clause]
    speaks = _is_inverted(syntax, here, group)
    best: tuple[float, Role, NounGroup] | None = None
    for candidate in (syntax.groups[index] for index in range(group.index - 1, -1, -1)):
        clause = syntax.clauses[candidate.clause]
        distance = here.sentence - clause.sentence
        if distance > _LOOK_BACK_SENTENCES:
            break
        if clause.index == here.index or candidate.pronoun or (speaks and distance == 0):
            continue
        role = actor_at.get(candidate.head) or actor_at.get(candidate.end - 1) or _somebody(syntax, candidate)
        if role is None or (role.name or role.text) in (others or ()) or not _fits(syntax, candidate, role, features):
            continue
        if role.start < syntax.doc[candidate.start].idx and role.kind != "person":
            continue  # only the later words of a longer mention ("Chef | der Nordbank")
        score = -2.0 * distance
        if not latest:
            score += 1.5 * (syntax.arguments(clause).subject is candidate)
            score -= candidate.genitive_of is not None or candidate.preposition is not None
        if role.kind == "person" and group.start < len(syntax.doc) and "p" not in features:
            score += 0.7
        if best is None or score > best[0]:
            best = (score, role, candidate)
    if best is None or (best[1].kind == "unknown" and best[1].name is None):
        return []
    found = [best[1]]
    if others is not None and features == ["p"]:
        joined = (syntax.groups[i].head for i in best[2].conjuncts)
        found += [role for i in joined if (role := actor_at.get(i)) is not None and role not in found]
    return _pointing(syntax, group, found)


def _is_inverted(syntax: Syntax, clause: Clause, group: NounGroup) -> bool:
    """Whether a pronoun says who said what stands before in the sentence, and so is nobody named in it ("Der Präsident lüge,
    sagte er")."""
    verb = clause.finite
    if verb is None or clause.start != verb or group.start != verb + 1 or verb == 0:
        return False
    return syntax.doc[verb - 1].is_punct and syntax.doc[verb].is_sent_start is not True


def _somebody(syntax: Syntax, group: NounGroup) -> Role | None:
    """A nameless role for people whom no table tags ("die Mutter"): a pronoun that means them means no other actor."""
    head = syntax.doc[group.head]
    noun = noun_of(head.text) if head.tag_ == "NN" else None
    if noun is None or not noun.personal:
        return None
    return Role(text=head.text, start=head.idx, end=head.idx + len(head.text))


def fits(syntax: Syntax, group: NounGroup, features: list[str]) -> bool:
    """Whether a group that names no actor agrees with one of the readings "ms", "fs", "ns", "p" of a pronoun."""
    head = syntax.doc[group.head]
    return _fits(syntax, group, Role(text=head.text, start=head.idx, end=head.idx + len(head.text)), features)


def _fits(syntax: Syntax, group: NounGroup, role: Role, features: list[str]) -> bool:
    """Whether one of the readings "ms", "fs", "ns", "p" of the pronoun suits the group."""
    plural = bool(group.conjuncts) or group.number == "p"
    head = syntax.doc[group.head]
    genders = {r[1] for r in group.likely if r[0] != "G" or len(group.likely) == 1} - {"-"}
    gender = {"Masc": "m", "Fem": "f", "Neut": "n"}.get(feature(syntax.doc, group.head, "Gender"))
    if role.kind == "person" and head.tag_ == "NE":
        gender = _gender_of_title(syntax, group) or gender_of_person(role)  # a model guesses the gender of names
        genders = genders if gender is None else set()
    if gender:
        genders = {gender}
    if head.text in case_file().plural_names:
        return "p" in features
    if role.kind != "person" and (known := gender_of_name(head.text)) is not None:
        return known + "s" in features
    if role.kind == "country" and head.tag_ == "NE" and group.start == group.head:
        return "ns" in features
    for reading in features:
        if reading == "p" and (plural or (role.kind in ("group",) and head.tag_ == "NN")):
            return True
        if (
            reading != "p"
            and not plural
            and (not genders or reading[0] in genders)
            and not (reading == "ns" and role.kind == "person")
        ):
            return True
    return False


def _gender_of_title(syntax: Syntax, group: NounGroup) -> str | None:
    """The gender of the office before a name ("Ministerin Weber": feminine); None where there is none."""
    titles = [noun for i in range(group.start, group.head) if (noun := noun_of(syntax.doc[i].text)) is not None]
    return next((LETTERS.get(noun.noun.gender) for noun in titles if noun.personal), None)


def _last_of_kind(syntax: Syntax, actors: list[Role], group: NounGroup, kind: str) -> list[Role]:
    start = syntax.doc[syntax.clauses[group.clause].start].idx
    if syntax.attributes.get(group.index):
        return []  # "der Botschafter der Ukraine" is named by his attribute, not by what stands before
    above = _clauses_above(syntax, group) if kind == "person" else set()
    noun = noun_of(syntax.doc[group.head].text)
    gender = None if noun is None else LETTERS.get(noun.noun.gender)
    for role in reversed(actors):
        if kind == "person" and role.end <= start and not _may_be_called(syntax, role, gender, above):
            continue
        if (
            role.end <= start
            and role.kind == kind
            and role.name is not None
            and (role.id is not None or role.resolved is not None or kind == "person" or role.name != role.text)
        ):
            return _pointing(syntax, group, [role])
    return []


def _clauses_above(syntax: Syntax, group: NounGroup) -> set[int]:
    """The clauses of the same sentence that a group's clause depends on: who speaks there speaks of somebody else."""
    found: set[int] = set()
    clause = syntax.clauses[group.clause]
    while clause.parent is not None and clause.parent not in found and clause.parent != clause.index:
        found.add(clause.parent)
        clause = syntax.clauses[clause.parent]
    return found


def _may_be_called(syntax: Syntax, role: Role, gender: str | None, above: set[int]) -> bool:
    """Whether "der Präsident" may mean somebody named before: no woman, and not who speaks about the president."""
    known = gender_of_person(role) if role.kind == "person" else None
    token = syntax.doc.char_span(role.start, role.end, alignment_mode="expand")
    speaks = token is not None and syntax.clause_of.get(token.start) in above
    return not speaks and (known is None or gender is None or known == gender)


def _last_militia(syntax: Syntax, actors: list[Role], group: NounGroup) -> list[Role]:
    """The last one named with this noun ("RSF-Miliz", "Rebellen der M23"), else the last militia that the tables know."""
    noun = syntax.doc[group.head]
    if syntax.attributes.get(group.index):
        return []
    stem = noun.lower_.removesuffix("en") if feature(syntax.doc, group.head, "Number") == "Plur" else noun.lower_
    before = [r for r in actors if r.end <= syntax.doc[syntax.clauses[group.clause].start].idx and r.name is not None]
    called = (r for r in reversed(before) if _is_called(r, stem))
    known = (r for r in reversed(before) if r.name in militias())
    found = next(called, None) or next(known, None)
    return [] if found is None else _pointing(syntax, group, [found])


def _is_called(role: Role, stem: str) -> bool:
    """Whether one of the words of a name ends with the noun, and another one tells which it is ("Miliz RSF", "RSF-Miliz")."""
    words = role.text.lower().replace("-", " ").split()
    return len(words) > 1 and role.kind in ("group", "organisation") and any(word.startswith(stem) for word in words)


def _both(syntax: Syntax, actors: list[Role], group: NounGroup) -> list[Role]:
    start = syntax.doc[group.start].idx
    found: list[Role] = []
    for role in reversed(actors):
        if (
            role.end <= start
            and (role.kind in ("country", "government") or role.name in militias())
            and role.name not in [r.name for r in found]
        ):
            found.append(role)
            if len(found) == 2:
                return _pointing(syntax, group, found[::-1])
    return []
