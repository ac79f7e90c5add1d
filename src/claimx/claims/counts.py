"""Counted people: troop counts and casualty counts."""

from functools import cache

from claimx.claims.context import Context
from claimx.claims.elided import NamedTroops, count_of_named_troops, elided_count
from claimx.claims.frames import prepositional
from claimx.claims.people import Count, count_file, is_animal, is_army_word, is_share, is_troop_noun
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.language.verbs import verb_lemma
from claimx.mentions.quantities import singular_persons
from claimx.schema import Outcome, Quantity

_VERBAL = {"VVPP", "VVINF", "VVFIN", "VVIZU", "ADJD", "PTKVZ"}
_NEAR_VERBS = 60
_STATES = ("sein", "sitzen")
_FALLING = ("fallen", "gefallen")  # of people only in the perfect ("sind gefallen"), of soldiers in any tense


def find_counts(context: Context) -> list[Count]:
    """Every count of troops or casualties, in text order."""
    found: list[Count] = []
    counted = list(context.found.quantities)
    taken = {i for q in counted for i in context.tokens(q.start, q.end)}
    for single in singular_persons(context.doc):
        if not taken.intersection(context.tokens(single.start, single.end)):
            counted.append(single)
    previous: Count | None = None
    counting: Count | None = None
    listed = {id(q) for q in context.found.quantities}
    troops = NamedTroops(context)
    for quantity in sorted(counted, key=lambda q: q.start):
        if context.found.is_boilerplate(quantity.start):
            continue
        count = _classify(context, quantity, previous, counting, single=id(quantity) not in listed)
        if count is None and counting is not None:
            count = elided_count(context, quantity, counting)
        if count is None:
            count = count_of_named_troops(context, quantity, troops)
        if count is not None:
            found.append(count)
            previous = count
        if count is not None or quantity.unit:
            counting = count if count is not None and count.outcome is None else None
    return found


def _classify(
    context: Context, quantity: Quantity, previous: Count | None, counting: Count | None, *, single: bool
) -> Count | None:
    unit = (quantity.unit or "").lower()
    file = count_file()
    if unit in file.not_counted_units or is_share(quantity) or is_animal(unit):
        return None
    tokens = context.tokens(quantity.start, quantity.end)
    clause = context.clause(tokens[-1])
    group = context.syntax.group_at.get(tokens[-1]) or context.syntax.group_at.get(tokens[0])
    if group is not None and group.genitive_of is not None and context.syntax.groups[group.genitive_of].head in tokens:
        group = context.syntax.groups[group.genitive_of]  # "300 der Soldaten": the 300 are the subject
    found = _outcome(context, quantity, tokens, clause, group, unit)
    if found is None and previous is not None and previous.outcome is not None:
        named = bool(unit) or any(c.isdigit() for c in quantity.text)
        if named and _is_part(context, tokens, clause, previous):
            found = previous.outcome, "casualty_count/part"
    if found is not None:
        if single and not found[1].endswith("/part") and not _is_argument(context, clause, group, found[1]):
            return None
        return Count(quantity, tokens, clause, group, found[0], found[1])
    elliptic = unit == "mann" and counting is not None and not any(c.isalpha() for c in quantity.text)
    if single or not (_is_troops(unit, quantity) or elliptic or _are_members(context, unit, group)):
        return None
    return Count(quantity, tokens, clause, group, None, "troop_count/counted_troops")


def _are_members(context: Context, unit: str, group: NounGroup | None) -> bool:
    """Whether counted members belong to armed forces ("1.800 Angehörige der Streitkräfte") or are sent by them."""
    if group is None or unit not in count_file().members:
        return False
    owners = [g for g in context.syntax.attributes.get(group.index, ()) if g.genitive_of is not None]
    behind = context.syntax.group_at.get(group.end + 1)
    owners += [behind] if behind is not None and behind.preposition in ("von", "aus") and behind.start == group.end + 1 else []
    clause = context.syntax.clauses[group.clause]
    subject = context.syntax.controller(clause) or context.syntax.arguments(clause).subject
    owners += [subject] if subject is not None and clause.lemma in count_file().force_verbs else []
    return any(is_army_word(context.doc[owner.head].lower_) for owner in owners)


def _is_argument(context: Context, clause: Clause | None, group: NounGroup | None, rule: str) -> bool:
    """Whether a singular person is what the verb is about, not the apposition to a name ("…, ein Führer der Garde")."""
    if clause is None or group is None or group.apposition_of is not None:
        return False
    arguments = context.syntax.arguments(clause)
    governed = group.genitive_of is not None or group.preposition is not None or group.conjunct_of is not None
    return governed or arguments.subject in (None, group) or (clause.passive is None and arguments.subject is not group)


def _is_troops(unit: str, quantity: Quantity) -> bool:
    file = count_file()
    if unit in file.not_troops or not unit:
        return False
    last = unit.rsplit("-", 1)[-1]
    if is_troop_noun(last):
        return True
    return is_troop_noun(last, by_context=True) and (
        last != "mann" or quantity.text.rstrip().endswith(("Mann", "Mann-Einheit")) or "-Mann" in quantity.text
    )


def _outcome(
    context: Context, quantity: Quantity, tokens: range, clause: Clause | None, group: NounGroup | None, unit: str
) -> tuple[Outcome, str] | None:
    file = count_file()
    for outcome, nouns in file.outcome_nouns.items():
        if unit in _inflected(nouns) or any(
            context.doc[i].lower_ in _inflected(nouns) for i in tokens if context.doc[i].tag_ in ("NN", "ADJA", "VVPP")
        ):
            return outcome, f"casualty_count/{unit or 'noun'}"
    for outcome, adjectives in file.outcome_adjectives.items():
        if any(context.doc[i].tag_ == "ADJA" and context.doc[i].lower_.rstrip("enrms") in _stems(adjectives) for i in tokens):
            return outcome, f"casualty_count/{adjectives[0]}"
    by_noun = _event_noun(context, group)
    if by_noun is not None:
        return by_noun
    if clause is None:
        return None
    return (
        _by_verb(context, clause, tokens, group, unit)
        or _by_relative(context, group)
        or _among(context, clause, group)
        or _without_verb(context, clause)
    )


@cache
def _inflected_of(nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, noun + "n", noun + "r", noun + "s"))


def _inflected(nouns: list[str]) -> frozenset[str]:
    return _inflected_of(tuple(nouns))


@cache
def _stems_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.rstrip("enrms") for word in words)


def _stems(words: list[str]) -> frozenset[str]:
    return _stems_of(tuple(words))


def _event_noun(context: Context, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "der Tod von 24 Zivilisten", "die Festnahme zweier Iraner"."""
    if group is None:
        return None
    before: int | None = None
    if group.genitive_of is not None:
        before = context.syntax.groups[group.genitive_of].head
    elif group.preposition in ("von", "vom") and group.preposition_at is not None and group.preposition_at > 0:
        before = group.preposition_at - 1
    if before is None or context.doc[before].tag_ != "NN":
        return None
    word = context.doc[before].lower_
    for outcome, nouns in count_file().outcome_nouns.items():
        if group.genitive_of is not None and word in _inflected(nouns) and word.startswith("leich"):
            return outcome, f"casualty_count/{word}"
    for outcome, nouns in count_file().event_nouns.items():
        if any(word in (noun, noun + "s", noun + "es", noun + "e", noun + "en") for noun in nouns):
            return outcome, f"casualty_count/{word}"
    return None


def _among(context: Context, clause: Clause, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "zählte unter den Getöteten 55 Zivilisten": the people whom the clause counts among others."""
    if group is None or group.preposition is not None:
        return None
    for other in prepositional(context.syntax.arguments(clause), "unter"):
        word = context.doc[other.head].lower_
        for outcome, nouns in count_file().outcome_nouns.items():
            if word in _inflected(nouns):
                return outcome, f"casualty_count/unter {word}"
    return None


def _without_verb(context: Context, clause: Clause) -> tuple[Outcome, str] | None:
    """A headline that names the state they are in: "102 Russen in Gefangenschaft"."""
    if clause.verb is not None or clause.finite is not None:
        return None
    words = context.words_of(clause)
    found = next((p for p in count_file().phrases if p.verb in _STATES and "-" in p.word and p.stands_in(words)), None)
    return None if found is None else (found.outcome, f"casualty_count/{found.word.split('|')[0].removeprefix('-')}")


def _by_verb(context: Context, clause: Clause, tokens: range, group: NounGroup | None, unit: str) -> tuple[Outcome, str] | None:
    """The outcome that the clause's verb gives the group: the next participle after it, else the verb before it."""
    near = [i for i in clause.tokens[:_NEAR_VERBS] + clause.tokens[-_NEAR_VERBS:] if context.doc[i].tag_ in _VERBAL]
    around = range(max(clause.start, tokens[0] - _NEAR_VERBS), min(clause.end, tokens[-1] + _NEAR_VERBS))
    near += [i for i in around if context.doc[i].tag_ in _VERBAL and context.syntax.clause_of.get(i) == clause.index]
    verbs = {*near, *(i for i in (clause.verb, clause.finite) if i is not None)}
    after = sorted(i for i in verbs if i >= tokens[-1])
    before = sorted((i for i in verbs if i < tokens[0]), reverse=True)
    for index in (*after, *before):
        found = _verb_outcome(context, clause, index, tokens, group, unit)
        if found is not None:
            return found
        auxiliary = clause.finite is None or context.doc[clause.finite].tag_ != "VVFIN"
        if context.doc[index].tag_ == "VVPP" and index in after and auxiliary:
            break
    return None


def _verb_outcome(
    context: Context, clause: Clause, index: int, tokens: range, group: NounGroup | None, unit: str
) -> tuple[Outcome, str] | None:
    file = count_file()
    token = context.doc[index]
    lemma = (
        clause.lemma
        if index in (clause.verb, clause.particle)
        else verb_lemma(token.text, token.tag_ if token.tag_[0] == "V" else "VVPP", token.lemma_)
    )
    words = context.words_of(clause)
    plain = group is not None and (group.preposition is None or group.preposition in ("unter", "mit"))
    bare = group is None or group.preposition is None
    participle = token.tag_ in ("VVPP", "ADJD")
    if group is not None and group.genitive_of is not None:
        return None
    for outcome, verbs in file.patient_verbs.items():
        if lemma in verbs and bare and _is_patient(context, clause, tokens, participle):
            return outcome, f"casualty_count/{lemma}"
    for outcome, verbs in file.subject_verbs.items():
        people = lemma not in _FALLING or participle or is_troop_noun(unit) or _with_sein(context, clause)
        if lemma in verbs and bare and people:
            return outcome, f"casualty_count/{lemma}"
    for phrase in file.phrases:
        if phrase.patient == "object" and not _is_patient(context, clause, tokens, participle):
            continue
        if lemma == phrase.verb and phrase.stands_in(words) and (bare or plain):
            return phrase.outcome, f"casualty_count/{phrase.verb} {phrase.word.split('|')[0]}"
    loses = lemma in file.losing_verbs and unit in file.lost_people and bare and _is_patient(context, clause, tokens, participle)
    put = group is not None and group.preposition == "auf" and unit in file.lost_people and words.intersection(file.loss_nouns)
    return ("killed", f"casualty_count/{lemma}") if loses or put else None


def _with_sein(context: Context, clause: Clause) -> bool:
    """Whether the clause's finite verb is a form of "sein" ("waren … gefallen")."""
    if clause.finite is None or clause.finite == clause.verb:
        return False
    return verb_lemma(context.doc[clause.finite].text, context.doc[clause.finite].tag_) == "sein"


def _is_patient(context: Context, clause: Clause, tokens: range, participle: bool) -> bool:
    """In the passive the subject suffers; in the active whoever is not the subject."""
    if participle and (clause.passive is not None or clause.finite is None):
        return True
    if clause.passive is None and _has_actor_before(context, clause, tokens):
        return True
    subject = context.syntax.arguments(clause).subject
    shared = clause.shares is not None and clause.kind != "main"
    return subject is None or subject.head not in tokens or clause.passive is not None or shared


def _has_actor_before(context: Context, clause: Clause, tokens: range) -> bool:
    """Whether other soldiers stand between the finite verb and the count ("erschossen deutsche Soldaten sechs Zivilisten")."""
    if clause.finite is None:
        return False
    between = (g for g in context.syntax.groups_of[clause.index] if clause.finite < g.start and g.end <= tokens[0])
    return any(g.free and g.may_be("N") and is_army_word(context.doc[g.head].lower_) for g in between)


def _by_relative(context: Context, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "drei Fahrer, die danach starben": the relative clause right behind the group."""
    for relative in [] if group is None else context.syntax.relatives_behind(group):
        if relative.verb is None:
            continue
        subject = context.syntax.arguments(relative).subject
        pronoun = context.doc[relative.start]
        for outcome, verbs in count_file().patient_verbs.items():
            if relative.lemma in verbs and relative.passive is not None and pronoun.tag_ == "PRELS":
                return outcome, f"casualty_count/{relative.lemma}"
        for outcome, verbs in count_file().subject_verbs.items():
            if relative.lemma in verbs and subject is not None and subject.start == relative.start:
                return outcome, f"casualty_count/{relative.lemma}"
    return None


def _is_part(context: Context, tokens: range, clause: Clause | None, previous: Count) -> bool:
    """Whether the count goes on from the one before it: "40 Verletzte, darunter 12 Frauen und 5 Helfer"."""
    whole = previous.group
    if (
        clause is not None
        and whole is not None
        and whole.preposition == "unter"
        and whole.clause == clause.index
        and clause.lemma == "sein"
    ):
        return True
    gap = range(previous.tokens[-1] + 1, tokens[0])
    if len(gap) > 12 or context.sentence(context.doc[tokens[0]].idx).index != context.sentence(previous.quantity.start).index:
        return False
    words = [context.doc[i].lower_ for i in gap]
    if ":" in words and not any(context.doc[i].tag_[0] == "V" for i in gap[words.index(":") :]):
        return True
    if any(word in count_file().part_words for word in words):
        return True
    return bool(words) and len(words) <= 2 and words[-1] in ("und", "sowie", ",") and previous.rule.endswith("/part")
