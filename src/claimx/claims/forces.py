"""Whose counted troops or casualties are."""

from claimx.claims.context import Context
from claimx.claims.formations import is_aside, made_of, numbered, of_formation, strong_formation
from claimx.claims.listed_sides import is_faced, listed, on_a_side, one_each
from claimx.claims.movers import approver, joined, mover, mover_behind, mover_behind_colon, part_of, resized, strength, wielder
from claimx.claims.owners import attributes, come_from, counted_for, gapped, inside, of_states, possessor
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, Count, count_file, is_army_word, is_troop_word
from claimx.claims.ranks import (
    fits,
    has_troops,
    is_fighter,
    is_irregular,
    is_of_a_state,
    names_itself,
    of_its_state,
    state_of_adjective,
)
from claimx.claims.sides import band_itself, body_in_compound, described_itself, home_of, rebels_before, state_of_article
from claimx.claims.topics import headline, is_armed, prevailing, topic, topic_of_sentence_before, unnamed_mover
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.relatives import noun_before_relative
from claimx.mentions.actors.tables import armed_bodies, militias
from claimx.schema import Role

_CARRY_SENTENCES = 4
_ONLY_SENTENCES = 8


class Forces:
    """Finds whose the counted people are: named in the group, by its attributes, by who moves them, or carried over.

    What is carried over is the force of the troops named last, with or without a number, within a few sentences, or
    anywhere before where the article has named only one.
    """

    def __init__(self, context: Context):
        self.context = context
        self._named: list[tuple[int, list[Role]]] = []
        self._places: list[tuple[int, list[Role]]] = []
        for group in context.syntax.groups:
            if context.tags[group.head] not in ("NN", "NE"):
                continue
            noun = context.lowers[group.head]
            if body := body_in_compound(context, group.head):
                self._named.append((group.start, [body]))
                continue
            place = noun.removesuffix("s").endswith(tuple(count_file().military_places))
            if not (place or is_troop_word(noun) or _is_force(context.actor_at.get(group.head))):
                continue
            found = self._named_by(group, place)
            if found and all(_is_known(role) for role in found):
                (self._places if place else self._named).append((group.start, found))

    def _named_by(self, group: NounGroup, place: bool) -> list[Role]:
        """Whose troops a group names without a number: troops, a people, a militia; or a place where troops are."""
        tokens = range(group.start, group.end)
        if place:
            return attributes(self.context, tokens, group) or inside(self.context, tokens, group)
        return self._explicit(tokens, group, self.context.clause(group.head))

    def of(self, count: Count) -> list[Role]:
        """The force of a count; empty where nothing tells."""
        if count.outcome is not None:
            return self._of_casualties(count)
        found = self._explicit(count.tokens, count.group, count.clause) or counted_for(self.context, count)
        found = found or self._described(count)
        found = one_each(self.context, count.tokens, found)
        if not found:
            noun = (count.quantity.unit or "").lower()
            found = [role for role in self._carried(count, noun) if fits(noun, role)]
            found = found or rebels_before(self.context, count.tokens[0], noun)
            if not found:
                itself = band_itself(self.context, count) or home_of(self.context, count)
                return itself or state_of_article(self.context, noun, count.clause)
        if found and all(_carries_on(self.context, role) for role in found) and not is_aside(self.context, count.tokens):
            self._named.append((count.tokens[0], found))
            self._named.sort(key=lambda named: named[0])
        return found

    def _described(self, count: Count) -> list[Role]:
        """Whose they are by a word that no table knows; fighters may be those of a group that the article has named."""
        itself, noun = described_itself(self.context, count), (count.quantity.unit or "").lower()
        if not itself or not is_fighter(noun):
            return itself
        group = [role for role in self._carried(count, noun) if fits(noun, role) and not is_of_a_state(role)]
        return group or itself

    def _of_casualties(self, count: Count) -> list[Role]:
        known = [r for r in inside(self.context, count.tokens, count.group) if r.id is not None or r.kind in ARMED[:3]]
        owner = attributes(self.context, count.tokens, count.group)
        return known or owner or on_a_side(self.context, count.tokens, count.clause) or _own_losses(self.context, count)

    def _explicit(self, tokens: range, group: NounGroup | None, clause: Clause | None) -> list[Role]:
        actors = [of_its_state(r) for r in inside(self.context, tokens, group)]
        head = None if group is None else self.context.actor_at.get(group.head)
        if head is not None and head.kind == "organisation" and len(actors) > 1:
            actors = [head]  # "die kurdische „Freiheitsbewegung“"
        named = [r for r in actors if not (_is_bare(r) or _is_only_people(self.context, r))]
        return (
            strong_formation(self.context, tokens, group)
            or named
            or possessor(self.context, group, clause)
            or [r for r in attributes(self.context, tokens, group) if not (_is_bare(r) and _covers(self.context, r, tokens))]
            or numbered(self.context, group)
            or gapped(self.context, tokens)
            or come_from(self.context, clause, group)
            or listed(self.context, tokens, group)
            or on_a_side(self.context, tokens, clause)
            or made_of(self.context, tokens, group)
            or mover_behind(self.context, group)
            or unnamed_mover(self.context, group)
            or mover(self.context, tokens, clause)
            or resized(self.context, group, clause)
            or strength(self.context, group, clause)
            or wielder(self.context, group, clause)
            or approver(self.context, group, clause)
            or joined(self.context, tokens, clause)
            or [r for r in part_of(self.context, tokens, clause) if _is_known(r) or is_irregular(r.text.split()[-1].lower())]
            or mover_behind_colon(self.context, clause)
            or self._estimated(group, clause)
            or self._of_states(tokens, group, clause)
            or self._some_of_their(group, clause)
        )

    def _some_of_their(self, group: NounGroup | None, clause: Clause | None) -> list[Role]:
        """Whom "ihrer" means in "900 ihrer Kämpfer": the troops named last before its clause, here or in the sentence before."""
        if group is None or clause is None or "PPOSAT" not in self.context.tags[group.start + 1 : group.head]:
            return []
        here = self.context.sentence(self.context.doc[clause.start].idx).start
        inside = [roles for at, roles in self._named if at < clause.start and self.context.doc[at].idx >= here]
        return inside[-1] if inside else self._named_in_sentence_before(clause)

    def _of_states(self, tokens: range, group: NounGroup | None, clause: Clause | None) -> list[Role]:
        """The states that are only counted, or the force that people from so many states make up."""
        states = of_states(self.context, group)
        return part_of(self.context, tokens, clause) or states if states else []

    def _estimated(self, group: NounGroup | None, clause: Clause | None) -> list[Role]:
        """Whose strength somebody estimates: the object of the verb, its genitive, or whom its possessive means."""
        if group is None or clause is None or group.preposition != "auf" or clause.lemma not in count_file().estimating_verbs:
            return []
        arguments = self.context.syntax.arguments(clause)
        thing = arguments.object if clause.passive is None else arguments.subject
        if thing is None or thing is group or not _is_strength(self.context.lowers[thing.head]):
            return []
        owners = self.context.syntax.genitives(thing)
        owners += [
            further for owner in owners for further in self.context.syntax.genitives(owner)
        ]  # "die Zahl der Kämpfer der ELN"
        whole = noun_before_relative(self.context.syntax, thing) if self.context.tags[thing.start] == "PRELAT" else None
        if whole is not None:  # "eine Kompanie der Garde, deren Stärke …"
            found = of_formation(self.context, whole)
            if found:
                return found
        for owner in (*owners, thing):
            named = [r for r in inside(self.context, range(owner.start, owner.end), owner) if not _is_bare(r)]
            found = named or parties(self.context, owner, known_only=True)
            if found := [r for r in found if r.kind in ARMED and _is_known(r)]:
                return found
            if owner is not thing and self.context.tags[owner.head] == "NE":  # "die Stärke der ELN"
                return [r for r in parties(self.context, owner) if r.kind in (*ARMED, "unknown")]
        if self.context.tags[thing.start] != "PPOSAT":
            return []
        return self._named_in_sentence_before(clause) or topic_of_sentence_before(self.context, clause)

    def _named_in_sentence_before(self, clause: Clause) -> list[Role]:
        """The troops named last in the sentence before a clause: whom "ihre Zahl" means."""
        named = [
            roles
            for at, roles in self._named
            if at < clause.start and clause.sentence - self.context.sentence(self.context.doc[at].idx).index == 1
        ]
        return named[-1] if named else []

    def _carried(self, count: Count, noun: str) -> list[Role]:
        """The troops named last that the noun fits: the only ones of the article, in this paragraph, or some sentences ago."""
        token = count.tokens[0]
        before = [(at, roles) for at, roles in self._named if at < token and all(fits(noun, role) for role in roles)]
        if count.clause is not None and is_faced(self.context, count):
            return self._others(count.clause, before)
        if is_fighter(noun):  # "Kämpfer" are those of a group, where the article has named one
            of_groups = [(at, roles) for at, roles in before if not any(is_of_a_state(role) for role in roles)]
            if not of_groups and (rebels := rebels_before(self.context, token, noun)):
                return rebels
            before = of_groups or (before if len({r.name for _, known in before for r in known}) == 1 else [])
        if posted := self._at_place(token, before[-1][0] if before else -1):
            return posted
        if not before:
            return topic(self.context, count) or headline(self.context, count)
        at, roles = before[-1]
        if self._paragraph_between(at, token):
            if sending := topic(self.context, count, moving=True):
                return sending
            if speaking := [r for r in topic(self.context, count) if has_troops(r)]:
                return speaking
        elif acting := topic(self.context, count, moving=True, since=at):
            return acting
        here = self.context.sentence(self.context.doc[token].idx).index
        there = self.context.sentence(self.context.doc[at].idx).index
        only = len({tuple(r.name for r in known) for _, known in before}) == 1
        if (only and (len(before) > 1 or here - there <= _ONLY_SENTENCES)) or not self._paragraph_between(at, token):
            return roles
        found = topic(self.context, count) or prevailing(before)
        return found or (roles if here - there <= _CARRY_SENTENCES else [])

    def _others(self, clause: Clause, before: list[tuple[int, list[Role]]]) -> list[Role]:
        """The troops named last before a clause and before those that its dative means."""
        earlier = [roles for at, roles in before if at < clause.start]
        faced = {role.name for role in earlier[-1]} if earlier else set()
        return next((roles for roles in reversed(earlier) if faced.isdisjoint(role.name for role in roles)), [])

    def _at_place(self, token: int, since: int) -> list[Role]:
        """Whose base was named last in the sentence, behind all troops: "der türkische Stützpunkt, auf dem 700 Soldaten"."""
        here = self.context.sentence(self.context.doc[token].idx).start
        named = [roles for at, roles in self._places if since < at < token and self.context.doc[at].idx >= here]
        return named[-1] if named else []

    def _paragraph_between(self, first: int, last: int) -> bool:
        return "\n" in self.context.text[self.context.doc[first].idx : self.context.doc[last].idx]


def _carries_on(context: Context, role: Role) -> bool:
    """Whether later troops without a name may belong to a force: not to "13 Staaten", not to "dem Regime" of no known state."""
    anonymous = (
        role.id is None
        and role.resolved is None
        and (role.kind in ("country", "government") or is_irregular(role.text.split()[-1].lower()))
        and role.text.split()[-1].lower() not in count_file().councils
    )
    return not anonymous and context.tags[context.token_at(role.start)] != "CARD"


def _is_known(role: Role) -> bool:
    canonical = role.name is not None and role.name != role.text and role.kind not in ("person", "government")
    return role.id is not None or role.kind == "country" or role.resolved is not None or canonical or role.name in armed_bodies()


def _is_force(role: Role | None) -> bool:
    """Whether a mention names people by their country ("die Nordkoreaner"), or a known militia or mission ("die Kfor")."""
    if role is None or role.kind not in ARMED[2:]:
        return False
    return role.name in armed_bodies() or (role.kind == "group" and (role.id is not None or role.name in militias()))


def _is_bare(role: Role) -> bool:
    """Whether a mention is only the counted noun itself, with or without an adjective ("verschleppte Soldaten")."""
    words = role.text.split()
    if any(state_of_adjective(word.lower()) for word in words[:-1]):
        return False
    plain = "-" not in words[-1] and all(word.islower() for word in words[:-1])
    members = words[0].lower() in count_file().members
    own = all(word.islower() or is_troop_word(word.lower()) or word == "Mann" for word in words)
    if role.kind == "country":
        return False  # "kongolesische", of one Congo or the other
    return role.id is None and not names_itself(role) and (members or own or (plain and is_troop_word(words[-1].lower())))


def _covers(context: Context, role: Role, tokens: range) -> bool:
    """Whether a mention begins among the tokens of the counted noun ("2200 | Angehörige der Streitkräfte")."""
    return role.start < context.doc[tokens[-1]].idx + len(context.doc[tokens[-1]])


def _is_only_people(context: Context, role: Role) -> bool:
    """Whether a mention is a common noun for people counted with the soldiers ("300 Soldaten und Polizisten")."""
    *before, noun = role.text.split()
    common = "-" not in noun and context.tags[context.token_at(role.end - 1)] == "NN" and all(word.islower() for word in before)
    return (
        role.kind in ("group", "unknown")
        and role.id is None
        and common
        and not (names_itself(role) or is_irregular(noun.lower()))
    )


def is_of_own_side(context: Context, count: Count) -> bool:
    """Whether the dead are those of whoever gives the number: "in den eigenen Reihen habe es neun Tote gegeben"."""
    clause, words = count.clause, count_file()
    if clause is None or count.outcome is None:
        return False
    said = context.words_of(clause)
    return not said.isdisjoint(words.own_words) and not said.isdisjoint(words.side_nouns)


def _own_losses(context: Context, count: Count) -> list[Role]:
    """Whoever counts or mourns its own: "bezifferte die eigenen Verluste auf 49 Soldaten", "beklagt 135 Gefallene"."""
    clause, words = count.clause, count_file()
    if clause is None or clause.passive is not None or count.outcome != "killed":
        return []
    own = _speaks_of_its_own(context, clause)
    if not own and clause.lemma not in (*words.losing_verbs, *words.mourning_verbs):
        return []
    subject = context.syntax.controller(clause) or context.syntax.arguments(clause).subject
    if subject is None or subject.head in count.tokens:
        return []
    return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED and (own or is_armed(r))]


def _speaks_of_its_own(context: Context, clause: Clause) -> bool:
    """Whether an own-word stands before a loss or people ("die eigenen Verluste"), not before "Angaben"."""
    for i in clause.tokens:
        if context.lowers[i] in count_file().own_words and i + 1 < len(context.doc):
            noun = context.lowers[i + 1]
            if noun in (*count_file().loss_nouns, *count_file().side_nouns, *count_file().lost_people) or is_army_word(noun):
                return True
            if noun.removesuffix("n") in count_file().outcome_nouns["killed"]:
                return True
    return False


def _is_strength(noun: str) -> bool:
    return noun.endswith(tuple(count_file().strength_nouns))
