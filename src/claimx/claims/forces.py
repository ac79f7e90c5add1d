"""Whose counted troops or casualties are."""

from collections import Counter

from claimx.claims.context import Context
from claimx.claims.movers import mover, mover_behind
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, Count, count_file, is_army_word, is_troop_word
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.schema import Role

_CARRY_SENTENCES = 4
_ONLY_SENTENCES = 8
_LEAD_SENTENCES = 4
_ADVERBS = 3  # tokens between a noun and the relative clause behind it


class Forces:
    """Finds whose the counted people are: named in the group, by its attributes, by who moves them, or carried over.

    What is carried over is the force of the troops named last, with or without a number, within a few sentences, or
    anywhere before where the article has named only one.
    """

    def __init__(self, context: Context):
        self.context = context
        self._named: list[tuple[int, list[Role]]] = []
        for group in context.syntax.groups:
            demonym = _is_demonym(context.actor_at.get(group.head))
            if context.tags[group.head] in ("NN", "NE") and (demonym or is_troop_word(context.lowers[group.head])):
                clause = context.clause(group.head)
                found = self._explicit(range(group.start, group.end), group, clause)
                if found and all(_is_known(role) for role in found):
                    self._named.append((group.start, found))

    def of(self, count: Count) -> list[Role]:
        """The force of a count; empty where nothing tells."""
        if count.outcome is not None:
            return self._of_casualties(count)
        found = self._explicit(count.tokens, count.group, count.clause)
        if not found:
            found = self._carried(count)
        if found:
            self._named.append((count.tokens[0], found))
            self._named.sort(key=lambda named: named[0])
        return found

    def _of_casualties(self, count: Count) -> list[Role]:
        known = [r for r in _inside(self.context, count.tokens, count.group) if r.id is not None or r.kind in ARMED[:3]]
        owner = _attributes(self.context, count.tokens, count.group)
        return known or owner or _on_a_side(self.context, count) or _own_losses(self.context, count)

    def _explicit(self, tokens: range, group: NounGroup | None, clause: Clause | None) -> list[Role]:
        named = [r for r in _inside(self.context, tokens, group) if not _is_bare(r)]
        return (
            named
            or _possessor(self.context, group, clause)
            or _attributes(self.context, tokens, group)
            or _gapped(self.context, tokens)
            or mover_behind(self.context, group)
            or mover(self.context, tokens, clause)
            or _estimated(self.context, group, clause)
        )

    def _carried(self, count: Count) -> list[Role]:
        """The troops named last: the only ones of the article, in this paragraph, or else a few sentences before."""
        token = count.tokens[0]
        before = [(at, roles) for at, roles in self._named if at < token]
        if not before:
            return _topic(self.context, count) or _headline(self.context, count)
        at, roles = before[-1]
        here = self.context.sentence(self.context.doc[token].idx).index
        there = self.context.sentence(self.context.doc[at].idx).index
        only = len({tuple(r.name for r in known) for _, known in before}) == 1
        if (only and (len(before) > 1 or here - there <= _ONLY_SENTENCES)) or not self._paragraph_between(at, token):
            return roles
        return _topic(self.context, count) or (roles if here - there <= _CARRY_SENTENCES else _prevailing(before))

    def _paragraph_between(self, first: int, last: int) -> bool:
        return "\n" in self.context.text[self.context.doc[first].idx : self.context.doc[last].idx]


def _prevailing(named: list[tuple[int, list[Role]]]) -> list[Role]:
    """The force that most of the troops named so far belong to, where most is two of three."""
    by_name = Counter(tuple(r.name for r in roles) for _, roles in named)
    names, times = by_name.most_common(1)[0]
    if 3 * times < 2 * len(named):
        return []
    return next(roles for _, roles in named if tuple(r.name for r in roles) == names) if times > 1 else []


def _is_known(role: Role) -> bool:
    canonical = role.name is not None and role.name != role.text and role.kind != "person"
    return role.id is not None or role.kind in ("country", "government") or role.resolved is not None or canonical


def _is_demonym(role: Role | None) -> bool:
    """Whether a mention names people by their country ("die Nordkoreaner")."""
    return role is not None and role.kind == "group" and role.id is not None


def _is_bare(role: Role) -> bool:
    """Whether a mention is only the counted noun itself, with or without an adjective ("verschleppte Soldaten")."""
    words = role.text.split()
    plain = "-" not in words[-1] and all(word.islower() for word in words[:-1])
    members = words[0].lower() in count_file().members
    own = all(word.islower() or is_troop_word(word.lower()) or word == "Mann" for word in words)
    return role.id is None and (members or own or (plain and is_troop_word(words[-1].lower())))


def _inside(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """Actors among the group's own tokens: "nordkoreanische Soldaten", "US-Soldaten"."""
    span = set(tokens) | (set(range(group.start, group.end)) if group is not None else set())
    found: list[Role] = []
    for i in sorted(span):
        role = context.actor_at.get(i)
        if role is not None and role not in found:
            found.append(role)
    return found


def _possessor(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Whose they are by a possessive: "dessen 1.500 Mann" (the noun before), "ihre 30 Mann" (the subject)."""
    if group is None or clause is None:
        return []
    opener = context.doc[group.start]
    if opener.tag_ == "PRELAT":
        role = _last_actor(context, opener.i - 2) if opener.i >= 2 and context.doc[opener.i - 1].is_punct else None
        return [role] if role is not None and role.kind in ARMED else []
    if opener.tag_ != "PPOSAT":
        return []
    subject = context.syntax.arguments(clause).subject
    if subject is None or subject is group:
        return []
    return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED]


def _last_actor(context: Context, token: int) -> Role | None:
    """The actor named at this token or at one of the few before it in the same clause ("Frankreich wiederum, dessen …")."""
    clause = context.clause(token)
    near = range(token, max(-1, token - _ADVERBS), -1)
    return next((r for i in near if context.clause(i) is clause and (r := context.actor_at.get(i)) is not None), None)


def _attributes(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """A genitive or an attribute with von, aus, durch: "22 Soldaten der Armee", "60 der Bundeswehr", "Truppen aus Tschad"."""
    if group is None:
        return []
    for attribute in context.syntax.attributes.get(group.index, ()):
        if attribute.genitive_of is None or attribute.head in tokens:  # "300 der Soldaten": the counted noun itself
            continue
        found = parties(context, attribute, known_only=True)
        if found:
            return found
    last = tokens[-1]
    following = context.syntax.group_at.get(last + 2) or context.syntax.group_at.get(last + 1)
    if following is None:
        return []
    if following.pronoun:
        return []
    owned = following.preposition in grammar().owner_prepositions and following.preposition_at == last + 1
    if owned or (following.start == last + 1 and following.may_be("G")):
        return [r for r in parties(context, following, known_only=True) if r.kind in ARMED]
    return []


def _on_a_side(context: Context, count: Count) -> list[Role]:
    """The state on whose side they suffered: "auf armenischer Seite starben 200 Menschen"."""
    if count.clause is None:
        return []
    for group in prepositional(context.syntax.arguments(count.clause), "auf"):
        if context.lowers[group.head] in count_file().side_nouns:
            return [r for r in _inside(context, range(group.start, group.end), group) if r.kind in ARMED]
    return []


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
    own = not context.words_of(clause).isdisjoint(words.own_words)
    if not own and clause.lemma not in (*words.losing_verbs, *words.mourning_verbs):
        return []
    subject = context.syntax.controller(clause) or context.syntax.arguments(clause).subject
    if subject is None or subject.head in count.tokens:
        return []
    return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED and (own or _is_armed(r))]


def _estimated(context: Context, group: NounGroup | None, clause: Clause | None) -> list[Role]:
    """Whose strength somebody estimates: the object of the verb, its genitive, or whom its possessive means."""
    if group is None or clause is None or group.preposition != "auf" or clause.lemma not in count_file().estimating_verbs:
        return []
    arguments = context.syntax.arguments(clause)
    thing = arguments.object if clause.passive is None else arguments.subject
    if thing is None or thing is group or not _is_strength(context.lowers[thing.head]):
        return []
    owners = [g for g in context.syntax.attributes.get(thing.index, ()) if g.genitive_of is not None]
    for owner in (*owners, thing):
        inside = [r for r in _inside(context, range(owner.start, owner.end), owner) if not _is_bare(r)]
        found = inside or parties(context, owner, known_only=True)
        if found := [r for r in found if r.kind in ARMED and _is_known(r)]:
            return found
    return _topic_of_sentence_before(context, clause) if context.tags[thing.start] == "PPOSAT" else []


def _is_strength(noun: str) -> bool:
    return noun.endswith(tuple(count_file().strength_nouns))


def _topic_of_sentence_before(context: Context, clause: Clause) -> list[Role]:
    """The armed party that was the subject of the last sentence before: whom "ihre Stärke" means."""
    for other in reversed(context.syntax.clauses[: clause.index]):
        if other.sentence == clause.sentence or other.kind != "main":
            continue
        if clause.sentence - other.sentence > 1:
            break
        return [r for r in parties(context, context.syntax.arguments(other).subject, known_only=True) if r.kind in ARMED]
    return []


def _gapped(context: Context, tokens: range) -> list[Role]:
    """Who is named right before a number behind a comma: "Deutschland steuert 12.000 bei, Großbritannien 20.000"."""
    role = context.actor_at.get(tokens[0] - 1)
    first = None if role is None else context.token_at(role.start)
    comma = first is not None and first > 0 and context.words[first - 1] == ","
    return [role] if role is not None and comma and role.kind in ARMED[:2] else []


def _topic(context: Context, count: Count) -> list[Role]:
    """The last armed party that was the subject of a clause before, in the same paragraph."""
    start = count.tokens[0]
    for clause in reversed([c for c in context.syntax.clauses if c.start < start]):
        between = context.text[context.doc[clause.start].idx : context.doc[start].idx]
        if "\n" in between.strip():
            break
        subject = context.syntax.arguments(clause).subject
        if subject is None or subject.head in count.tokens:
            continue
        found = [r for r in parties(context, subject, known_only=True) if _is_armed(r)]
        if found:
            return found
    return []


def _headline(context: Context, count: Count) -> list[Role]:
    """The armed party that the headline is about, for troops in the sentences right below it."""
    title = context.text.find("\n")
    if title < 0 or context.sentence(count.quantity.start).index > _LEAD_SENTENCES or count.quantity.start < title:
        return []
    for clause in context.syntax.clauses:
        if context.doc[clause.start].idx >= title:
            break
        subject = context.syntax.arguments(clause).subject
        found = [r for r in parties(context, subject, known_only=True) if r.kind == "organisation" and _is_armed(r)]
        if found:
            return found
    return []


def _is_armed(role: Role) -> bool:
    """Whether a mention is a known state or government, or an army ("Bundesheer")."""
    return (role.kind in ARMED[:2] and role.id is not None) or (
        role.kind == "organisation" and is_army_word(role.text.split()[-1].lower())
    )
