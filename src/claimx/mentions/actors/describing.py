"""Who a noun phrase without a proper name means: an office holder, a state's government, an institution, or just its words."""

from dataclasses import dataclass

from claimx.mentions.actors.atom import Atom, sets
from claimx.mentions.actors.context import STATES, Context, listed, word_lists
from claimx.mentions.actors.mention import Mention
from claimx.mentions.actors.naming import adjective, institution, states
from claimx.mentions.actors.nouns import NounForm
from claimx.mentions.actors.offices import offices
from claimx.mentions.actors.tables import KINDS, Entity, armed_bodies, words
from claimx.mentions.actors.words import form_of
from claimx.schema import RoleKind

_NOT_STATE_OWNED = frozenset(("group", "militia"))


@dataclass(slots=True)
class NounPart:
    """The modifiers and the noun of a phrase: pieces ``start`` to ``end``, and whose it is as far as they say."""

    start: int
    end: int
    modifiers: list[Atom]
    head: NounForm
    owner: Entity | None
    plural: bool = False

    @property
    def kind(self) -> RoleKind:
        """The kind of actor that the noun names."""
        if self.head.personal:
            return "group" if self.plural else "person"
        return KINDS.get(self.head.noun.sort, "group")


def office_of(head: NounForm, owner: Entity | None) -> tuple[str | None, Entity | None]:
    """Office and owner of a noun; a word such as "Kremlchef" brings its owner."""
    fixed_offices = words().fixed_offices
    fixed = fixed_offices.get(head.noun.lemma) or fixed_offices.get(head.noun.lemma.removesuffix("in"))
    if fixed is not None and (owner is None or owner.kind not in STATES) and not head.first:
        owner = states()[fixed.owner].entity
    return head.noun.office, owner


def state_of(owner: Entity) -> Entity | None:
    """The state whose government is meant: the owner, or that of the person who leads it ("Regierung Bush")."""
    if owner.kind != "person":
        return owner
    return next((state.entity for state in states().values() if state.entity.country == owner.country), None)


def describe(context: Context, mention: Mention, part: NounPart, inner: Mention | None) -> None:
    """Sets name, id and kind of a mention that a noun heads.

    Args:
        inner: the mention in the noun's complement, or None.
    """
    head, owner, sort = part.head, part.owner, part.head.noun.sort
    mention.owner = owner
    if mention.kind == "government" and owner is not None and owner.kind in ("organisation", "group", "media"):
        mention.kind = "organisation"
    if owner is not None and owner.kind == "person" and sort == "military":
        owner = state_of(owner) or owner
    meant = _holder(context, part) if sort == "office" else _government(head, owner) if sort == "government" else None
    if sort == "militia":
        meant = _militia(head, owner, inner)
    elif part.plural and head.owner is not None and head.noun.lemma in words().force_members:
        meant = head.owner if head.owner.name in armed_bodies() else None
    if meant is not None:
        mention.become(meant)
        return
    by_government = inner is not None and inner.kind == "government" and inner.entity is not None and sort != "military"
    by_city = any(atom.sort == "seat_adjective" for atom in part.modifiers) and sort in ("media", "organisation")
    if _state_owned(head, owner) and not by_government and not by_city and owner is not None:
        mention.name, entity = institution(head, part.plural, owner)
    else:
        mention.name = _plain_name(context, mention, part, inner is not None)
        entity = listed(mention.name) if head.owner is not None and not head.personal else None
    if entity is not None:
        mention.become(entity)


def _holder(context: Context, part: NounPart) -> Entity | None:
    """The holder of an office at the document date."""
    if part.plural or not _definite(context, part):
        return None
    office, owner = office_of(part.head, part.owner)
    return offices().holder(owner.name, office, context.view.published) if office and owner else None


def _definite(context: Context, part: NounPart) -> bool:
    """Whether the present holder is meant: no "früher", no "Ex-", no "ein"."""
    lists = word_lists()
    blocked = lists["not_in_office"]
    if any(atom.sort == "mod" and atom.label in blocked for atom in part.modifiers):
        return False
    if form_of(part.head.first.strip("-")).folded in blocked:
        return False
    return context.word_before(part.start) not in lists["unresolved_after"]


def _government(head: NounForm, owner: Entity | None) -> Entity | None:
    """The state that a government, a leadership or a regime stands for."""
    if owner is None or (head.first and head.owner is None and head.first not in words().transparent_firsts):
        return None
    state = state_of(owner)
    return state._replace(kind="government") if state is not None and state.kind in STATES else state


def _militia(head: NounForm, owner: Entity | None, inner: Mention | None) -> Entity | None:
    """The armed group that "Hamas-Miliz" or "Milizen der Hamas" names."""
    if head.owner is not None and head.owner.kind not in ("person", *STATES):
        return head.owner
    return inner.entity if inner is not None and inner.kind in ("group", "organisation") else None


def _state_owned(head: NounForm, owner: Entity | None) -> bool:
    """Whether the phrase is a state's institution ("iranisches Außenministerium")."""
    if owner is None or owner.kind not in STATES or owner.name not in states():
        return False
    return head.owner is None and not head.personal and head.noun.sort not in _NOT_STATE_OWNED


def _plain_name(context: Context, mention: Mention, part: NounPart, complement: bool) -> str:
    """The phrase in the nominative: "iranische Behörden", "Sprecher des Übergangsrates"."""
    front = [word for atom in part.modifiers if (word := _front_word(atom, part))]
    name = " ".join([*front, part.head.name(part.plural)])
    if complement:
        rest = context.view.text[context.view.pieces[part.end].start : mention.end]
        return f"{name} {' '.join(rest.split())}"
    first = part.modifiers[0] if part.modifiers else None
    return f"{name} {first.label}" if first is not None and first.genitive and first.sort != "surname" else name


def _front_word(atom: Atom, part: NounPart) -> str | None:
    """The adjective in the nominative, where it belongs to the name."""
    if atom.sort == "mod" and (sets().keeps(atom.label) or atom.label[:1].isupper()):
        return atom.label if atom.fixed else adjective(atom.label, part.head, part.plural)
    if atom.sort == "place" and atom.label.endswith("er"):
        return atom.label
    if atom.sort == "seat_adjective":
        return f"{atom.label}er"
    state = states().get(atom.entity.name) if atom.sort == "adjective" and atom.entity is not None else None
    if state is None or not state.adjectives:
        return None
    return adjective(state.adjectives[-1 if state.entity.name == "USA" else 0], part.head, part.plural)


def is_plural(context: Context, part: NounPart, inside: bool) -> bool:
    """Whether several are meant, by form and by the word in front.

    Args:
        inside: the phrase is an apposition or a complement.
    """
    noun = part.head.noun
    if part.head.number != "either":
        return part.head.number == "plural"
    before = context.word_before(part.start)
    if not before:
        alone = noun.sort == "office" or (inside and context.view.between(part.start) == ", ")
        return not (part.head.personal and alone)
    same = noun.plural == noun.lemma
    if before == "der" and context.view.pieces[part.end - 1].form.folded == _oblique(noun.lemma, noun.plural):
        return not same
    if before in word_lists()["singular_words"] or (before == "den" and (noun.sort == "office" or same)):
        return False
    return before in word_lists()["plural_words"] or before.isdigit() or noun.sort != "office"


def is_bare(context: Context, part: NounPart) -> bool:
    """Whether one actor is meant by a definite article and the noun alone: "die Regierung", "der Minister"."""
    return not part.plural and not part.modifiers and context.word_before(part.start) in word_lists()["definite_articles"]


def _oblique(lemma: str, plural: str) -> str | None:
    """The plural form, where it cannot be a nominative singular after "der" ("der Angeklagte" can)."""
    return None if plural == lemma[:-1] else form_of(plural).folded


def counted(context: Context, start: int) -> bool:
    """Whether a number stands before the phrase."""
    before = context.word_before(start)
    if not before or _is_clock(context, start - 1):
        return False
    tags = context.view.tags
    return (
        before[:1].isdigit()
        or form_of(before).folded in word_lists()["count_words"]
        or (tags is not None and tags[start - 1] == "CARD")
    )


def _is_clock(context: Context, at: int) -> bool:
    """Whether a piece is the minutes of a time of day ("9:40 Chiles Armee meldet …")."""
    return at > 0 and context.view.pieces[at].raw.isdigit() and context.view.between(at) == ":"
