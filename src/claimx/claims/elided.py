"""Troops counted without a noun: "Etwa 3.000 seien bereits dort", "4.000 von ihnen", "die Zahl … auf 4.000 geschätzt"."""

from bisect import bisect_left
from functools import cached_property

from claimx.claims.context import Context
from claimx.claims.people import Count, count_file, is_share, is_troop_word, largest
from claimx.claims.ranks import state_of_adjective
from claimx.claims.service import are_in_service, serve_as_troops
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.schema import Quantity, Role

_ELIDED_SENTENCES = 2
_LEAST_ELIDED = 10
_OLDEST = 110  # years
_LIMITED = ("von", "auf", "bei")
_AS = "als"
_NOMINAL = ("NN", "NE", "ADJA")


def stands_before(context: Context, tokens: range, tags: tuple[str, ...]) -> bool:
    """Whether a word with one of these tags stands right behind the tokens, so that they may belong to it."""
    return tokens[-1] + 1 < len(context.doc) and context.tags[tokens[-1] + 1] in tags


class NamedTroops:
    """Where the article names troops, with or without a number, and the nations whose troops it names."""

    def __init__(self, context: Context):
        self._context = context

    @cached_property
    def at(self) -> list[int]:
        """The tokens of the mentions, in text order."""
        people = {i for i, role in self._context.actor_at.items() if role.kind == "group" and role.id is not None}
        groups, lowers = self._context.syntax.groups, self._context.lowers
        return [g.head for g in groups if is_troop_word(lowers[g.head]) or not people.isdisjoint(range(g.start, g.end))]

    @cached_property
    def nations(self) -> set[str]:
        """The ids of the nations whose troops are named."""
        actor_at, lowers = self._context.actor_at, self._context.lowers
        named = [group for group in self._context.syntax.groups if is_troop_word(lowers[group.head])]
        roles = [actor_at.get(i) for group in named for i in range(group.start, self._context.syntax.extent(group)[1])]
        roles += [role for group in named if group.preposition == _AS for role in self._called(group)]
        found = {role.id for role in roles if role is not None and role.id is not None}
        armies = [role for role in roles if role is not None and role.id is None and role.kind == "organisation"]
        states = [state_of_adjective((role.name or role.text).lower().split()[0]) for role in armies]  # "Ruandas Armee"
        return found | {state.id for state in states if state is not None and state.id is not None}

    def _called(self, group: NounGroup) -> list[Role]:
        """The people who do something as what a group says ("Rumänen kämpfen als Söldner")."""
        subject = self._context.syntax.arguments(self._context.syntax.clauses[group.clause]).subject
        role = None if subject is None else self._context.actor_at.get(subject.head)
        return [role] if role is not None and role.kind == "group" else []

    def last_before(self, token: int) -> int | None:
        """The token of the mention last before this one."""
        place = bisect_left(self.at, token)
        return self.at[place - 1] if place else None


def count_of_named_troops(context: Context, quantity: Quantity, troops: NamedTroops) -> Count | None:
    """A number of troops that are named elsewhere: "30 von ihnen", "die Zahl … auf 4.000 geschätzt", "3.000 Nordkoreaner"."""
    tokens = context.counted(quantity.start, quantity.end)
    clause = context.clause(tokens[-1])
    group = context.syntax.group_at.get(tokens[-1])
    last = context.actor_at.get(tokens[-1])
    if quantity.unit:
        fights = clause is not None and clause.lemma in (*count_file().fighting_verbs, *count_file().facing_verbs)
        fights = fights or serve_as_troops(context, clause, group)
        civil = clause is not None and clause.lemma in count_file().civil_verbs
        if (
            not civil
            and last is not None
            and last.kind == "group"
            and (last.id in troops.nations or (fights and last.id is not None))
        ):
            return Count(quantity, tokens, clause, group, None, "troop_count/people")
        if are_in_service(context, quantity, clause, group, last) or _serve(context, clause, quantity, troops):
            return Count(quantity, tokens, clause, group, None, "troop_count/people")
        return _number_of_people(context, quantity, troops) or _men_and_women(context, quantity, troops)
    at = troops.last_before(tokens[0])
    if at is None or clause is None or group is None or group.head not in tokens or is_share(quantity):
        return None
    here, there = context.sentence(quantity.start).index, context.sentence(context.doc[at].idx).index
    following = [context.lowers[i] for i in range(tokens[-1] - 1, min(tokens[-1] + 3, len(context.doc)))]
    partitive = count_file().of in following and not count_file().counted_pronouns.isdisjoint(following)
    words = context.words_of(clause)
    counted = clause.lemma in count_file().counting_verbs and not count_file().number_nouns.isdisjoint(words)
    limits = tuple(count_file().strength_limits)
    counted = counted or (group.preposition in _LIMITED and any(word.rstrip("s").endswith(limits) for word in words))
    counted = counted or _is_asked_for(context, quantity)
    counted = counted or _sums_up(context, tokens, at)
    counted = counted or " ".join(context.lowers[tokens[-1] + 1 : tokens[-1] + 4]) == count_file().in_number
    if here - there > _ELIDED_SENTENCES or not (partitive or counted):
        return None
    return Count(quantity, tokens, clause, group, None, "troop_count/elided")


def _is_asked_for(context: Context, quantity: Quantity) -> bool:
    """Whether a number begins the answer to how many soldiers there are ("Wie viele Soldaten sind es? Rund 400.")."""
    sentence = context.sentence(quantity.start)
    if quantity.start > sentence.start or sentence.start == 0:
        return False
    before = context.sentence(sentence.start - 1)
    question = context.lowers[context.token_at(before.start) : context.token_at(sentence.start)]
    asked = count_file().how_many in " ".join(question)
    return asked and "?" in question and any(is_troop_word(word) for word in question)


def _serve(context: Context, clause: Clause | None, quantity: Quantity, troops: NamedTroops) -> bool:
    """Whether people serve in the forces named before ("derzeit dienen dort 900 Männer und Frauen")."""
    if (
        clause is None
        or clause.lemma != count_file().serving_verbs[0]
        or (quantity.unit or "").lower() not in count_file().members
    ):
        return False
    at = troops.last_before(context.token_at(quantity.start))
    here = context.sentence(quantity.start).index
    return at is not None and here - context.sentence(context.doc[at].idx).index <= _ELIDED_SENTENCES


def _number_of_people(context: Context, quantity: Quantity, troops: NamedTroops) -> Count | None:
    """The number of a nation's people whose troops the article names: "gab die Zahl der Serben mit 4.000 an"."""
    tokens = context.counted(quantity.start, quantity.end)
    clause, group = context.clause(tokens[-1]), context.syntax.group_at.get(tokens[-1])
    if clause is None or group is None or group.head not in tokens or any(context.tags[i] in ("NN", "NE") for i in tokens):
        return None
    for other in context.syntax.groups_of[clause.index]:
        if context.lowers[other.head] not in count_file().number_nouns or other.end > tokens[0]:
            continue
        owners = context.syntax.attributes.get(other.index, ())
        people = [role for owner in owners if (role := context.actor_at.get(owner.head)) is not None]
        armed = largest(quantity) >= _LEAST_ELIDED and any(_are_band(context.lowers[owner.head]) for owner in owners)
        if armed or any(role.kind == "group" and role.id in troops.nations for role in people):
            return Count(quantity, tokens, clause, group, None, "troop_count/people")
    return None


def _sums_up(context: Context, tokens: range, named: int) -> bool:
    """Whether a number behind a comma sums up the troops of its sentence ("zieht seine Soldaten ab, insgesamt 1.500")."""
    summing, first = tokens[0] - 1, context.sentence(context.doc[tokens[0]].idx).start
    told = summing > 0 and context.lowers[summing] in count_file().summing_words and context.words[summing - 1] == ","
    return told and context.doc[named].idx >= first and context.tags[named] == "NN"


def _are_band(word: str) -> bool:
    """Whether a lower-case noun form names an armed band by what it does ("der Angreifer")."""
    return any(word in (noun, noun + "n", noun + "s") for noun in (*count_file().bands, *count_file().sides_of_attack))


def is_age(context: Context, quantity: Quantity) -> bool:
    """Whether a number between commas behind a name is how old somebody is ("Ina Weber, 64, leitet")."""
    tokens = context.counted(quantity.start, quantity.end)
    first, last = tokens[0], tokens[-1] + 1
    if first < 2 or last >= len(context.doc) or len(tokens) > 1 or largest(quantity) > _OLDEST:
        return False
    return context.words[first - 1] == "," and context.words[last] in (",", ")") and context.tags[first - 2] == "NE"


def _men_and_women(context: Context, quantity: Quantity, troops: NamedTroops) -> Count | None:
    """A part of the troops named before: "2.100 der Männer und Frauen"."""
    tokens = context.counted(quantity.start, quantity.end)
    words = [context.lowers[i] for i in range(tokens[0], min(tokens[-1] + 3, len(context.doc)))]
    pair = count_file().men_and_women
    if "der" not in words or len(pair.intersection(words)) < len(pair):
        return None
    at = troops.last_before(tokens[0])
    if at is None or context.sentence(quantity.start).index - context.sentence(context.doc[at].idx).index > _ELIDED_SENTENCES:
        return None
    group = context.syntax.group_at.get(tokens[0])
    return Count(quantity, tokens, context.clause(tokens[-1]), group, None, "troop_count/elided")


def elided_count(context: Context, quantity: Quantity, counting: Count) -> Count | None:
    """A number without a noun that goes on counting the troops before it ("Etwa 3.000 seien bereits dort")."""
    tokens = context.counted(quantity.start, quantity.end)
    here, there = context.sentence(quantity.start).index, context.sentence(counting.quantity.start).index
    if quantity.unit or here - there > _ELIDED_SENTENCES or largest(quantity) < _LEAST_ELIDED:
        return None
    group = context.syntax.group_at.get(tokens[-1])
    if group is None or group.head not in tokens or stands_before(context, tokens, _NOMINAL):
        return None
    return Count(quantity, tokens, context.clause(tokens[-1]), group, None, "troop_count/elided")
