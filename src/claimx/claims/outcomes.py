"""What happened to counted people: killed, wounded, captured or missing, by noun, adjective or verb."""

from functools import cache

from claimx.claims.amounts import is_person
from claimx.claims.context import Context
from claimx.claims.losses import losses_of
from claimx.claims.outcome_nouns import event_noun, outcome_nouns, suffered
from claimx.claims.people import count_file, is_army_word, is_troop_noun
from claimx.claims.slots import prepositional
from claimx.language.clauses import Clause
from claimx.language.closed_classes import closed_classes
from claimx.language.groups import NounGroup
from claimx.language.verbs import infinitive_at, verb_lemma, verb_number
from claimx.schema import Outcome, Quantity

_VERBAL = {"VVPP", "VVINF", "VVFIN", "VVIZU", "ADJD", "PTKVZ"}
_NEAR_VERBS = 60
_ATTRIBUTES = 2
_PART_WORDS = 7  # tokens from the count back to the comma


def outcome_of(
    context: Context, quantity: Quantity, tokens: range, clause: Clause | None, group: NounGroup | None, unit: str
) -> tuple[Outcome, str] | None:
    """What happened to counted people, and the name of the rule that tells; None where nothing says it.

    Args:
        context: the article.
        quantity: the count.
        tokens: the tokens of the quantity.
        clause: the clause it stands in.
        group: its noun group.
        unit: the lemma of the counted noun, in lower case; empty where there is none.
    """
    words = {unit, *(context.lowers[i] for i in tokens if context.tags[i] in ("NN", "ADJA", "VVPP"))}
    if quantity.value == 1:
        words.discard(count_file().victim)  # "sei ein Opfer der Justiz"
    for outcome, nouns in outcome_nouns().items():
        if not nouns.isdisjoint(words):
            if outcome == "captured" and _escapes(context, clause, tokens):
                return None
            died = _died(context, clause, tokens, group, unit) if outcome == "captured" else None
            return died or (outcome, f"casualty_count/{unit or 'noun'}")
    stems = {context.lowers[i].rstrip("enrms") for i in _described(context, tokens) if context.tags[i] == "ADJA"}
    for outcome, adjectives in count_file().outcome_adjectives.items() if stems else ():
        if not stems.isdisjoint(_stems(adjectives)):
            return outcome, f"casualty_count/{adjectives[0]}"
    by_noun = event_noun(context, group)
    if by_noun is not None:
        return by_noun
    if clause is None:
        return None
    return (
        losses_of(context, quantity, tokens, clause, group)
        or _number_of(context, clause, tokens)
        or _by_verb(context, clause, tokens, group, unit)
        or _by_relative(context, group)
        or _by_condition(context, group)
        or _among(context, clause, group)
        or _equated(context, clause, group)
        or _without_verb(context, clause, tokens)
    )


def _escapes(context: Context, clause: Clause | None, tokens: range) -> bool:
    """Whether the clause tells that the captives got away ("38 Gefangene entkamen")."""
    if clause is None or clause.lemma not in count_file().escaping_verbs:
        return False
    subject = context.syntax.arguments(clause).subject
    return subject is not None and subject.head in tokens


def _died(
    context: Context, clause: Clause | None, tokens: range, group: NounGroup | None, unit: str
) -> tuple[Outcome, str] | None:
    """What happened to captives beyond that: "starben 21 Gefangene"; not "ließ sie 30 Gefangene frei"."""
    found = None if clause is None else _by_verb(context, clause, tokens, group, unit)
    return found if found is not None and found[0] in ("killed", "wounded") else None


def _described(context: Context, tokens: range) -> range:
    """The tokens with the adjective behind a number whose noun follows later ("9 getötete | und 16 verletzte Zivilisten")."""
    last = tokens[-1] + 1
    joined = context.tags[last : last + 2] == ["ADJA", "KON"] and "CARD" in context.tags[last + 2 : last + 4]
    return range(tokens[0], last + 1) if joined else tokens


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(word.rstrip("enrms") for word in words)


@cache
def _outcome_verbs() -> frozenset[str]:
    """The verbs that can say what happened to people."""
    file = count_file()
    listed = (*file.patient_verbs.values(), *file.subject_verbs.values(), file.losing_verbs)
    return frozenset((*(verb for verbs in listed for verb in verbs), *(phrase.verb for phrase in file.phrases)))


def _by_condition(context: Context, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "elf Frauen mit Schusswunden", "900 Peruaner in chilenischer Hand": what the people have or where they are held, right
    behind them or behind an attribute of theirs."""
    if group is None:
        return None
    for index in range(group.index + 1, min(group.index + 1 + _ATTRIBUTES, len(context.syntax.groups))):
        behind = context.syntax.groups[index]
        if behind.clause != group.clause or behind.preposition is None or behind.free:
            return None
        if any(context.tags[i].startswith("V") for i in range(group.end, behind.start)):
            return None
        word = context.lowers[behind.head]
        if behind.preposition == "mit" and word.endswith(tuple(count_file().wounds)):
            return "wounded", f"casualty_count/{word}"
        if behind.preposition == "in" and word in count_file().captivity and context.tags[behind.start] in ("ADJA", "PPOSAT"):
            return "captured", f"casualty_count/{word}"
    return None


def _equated(context: Context, clause: Clause, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "die Verletzten sind zwei Peruaner": the people who the subject is, in the plural."""
    subject = context.syntax.arguments(clause).subject
    if group is None or subject is None or clause.lemma != "sein" or not group.free:
        return None
    plain = (
        clause.verb == clause.finite
        and subject is not group
        and subject.end <= group.start
        and is_person(context.words[group.head])
    )
    for outcome, nouns in outcome_nouns().items() if plain else ():
        if context.lowers[subject.head] in nouns:
            return outcome, f"casualty_count/{context.lowers[subject.head]}"
    return None


def _among(context: Context, clause: Clause, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "zählte unter den Getöteten 55 Zivilisten": the people whom the clause counts among others."""
    if group is None:
        return None
    told = clause.lemma == count_file().being and group.preposition == "um"  # "bei den Toten handelt es sich um drei Soldaten"
    if group.preposition is not None and not told:
        return None
    for other in prepositional(context.syntax.arguments(clause), "bei" if told else "unter"):
        word = context.lowers[other.head]
        for outcome, nouns in outcome_nouns().items():
            if word in nouns:
                return outcome, f"casualty_count/{other.preposition} {word}"
    return None


def _number_of(context: Context, clause: Clause, tokens: range) -> tuple[Outcome, str] | None:
    """ "die Zahl der getöteten Soldaten stieg auf 45": what the number is of, where it stands without a noun of its own, or
    with one that says no more ("die Zahl der Todesopfer erreichte 15 Personen")."""
    own = [context.lowers[i] for i in tokens if context.tags[i] in ("NN", "NE")]
    told = clause.lemma in count_file().counting_verbs  # "gab die Zahl seiner Toten mit 117 Soldaten an"
    if own and not told and (clause.lemma not in count_file().summing_verbs or not _are_people(own)):
        return None
    for group in context.syntax.groups_of[clause.index]:
        if group.end > tokens[0] or context.lowers[group.head] not in count_file().number_nouns:
            continue
        for owned in context.syntax.attributes.get(group.index, ()):
            for outcome, nouns in outcome_nouns().items() if own else ():
                if context.lowers[owned.head] in nouns:
                    return outcome, f"casualty_count/{context.lowers[group.head]}"
            stems = {context.lowers[i].rstrip("enrms") for i in range(owned.start, owned.head)}
            for outcome, adjectives in count_file().outcome_adjectives.items():
                if not stems.isdisjoint(_stems(adjectives)):
                    return outcome, f"casualty_count/{adjectives[0]}"
    return None


def _are_people(nouns: list[str]) -> bool:
    """Whether the only noun says that people are counted, and no more."""
    return len(nouns) == 1 and nouns[0] in count_file().mere_people


def _without_verb(context: Context, clause: Clause, tokens: range) -> tuple[Outcome, str] | None:
    """A headline that names the state they are in: "102 Russen in Gefangenschaft", "14 Soldaten tot"."""
    behind = context.lowers[tokens[-1] + 1 : tokens[-1] + 2]
    opens = tokens[0] == clause.tokens[0] or context.doc[tokens[0] - 1].is_punct
    for outcome, adjectives in count_file().outcome_adjectives.items() if opens else ():
        if behind and behind[0] in adjectives and clause.tokens[-1] == tokens[-1] + 1:
            return outcome, f"casualty_count/{adjectives[0]}"
    if clause.verb is not None or clause.finite is not None:
        return None
    words = context.words_of(clause)
    found = next(
        (p for p in count_file().phrases if p.verb in count_file().state_verbs and "-" in p.word and p.stands_in(words)), None
    )
    return None if found is None else (found.outcome, f"casualty_count/{found.word.split('|')[0].removeprefix('-')}")


def _by_verb(context: Context, clause: Clause, tokens: range, group: NounGroup | None, unit: str) -> tuple[Outcome, str] | None:
    """The outcome that the clause's verb gives the group: the next participle after it, else the verb before it."""
    near = [i for i in clause.tokens[:_NEAR_VERBS] + clause.tokens[-_NEAR_VERBS:] if context.tags[i] in _VERBAL]
    if len(clause.tokens) > 2 * _NEAR_VERBS:
        around = range(max(clause.start, tokens[0] - _NEAR_VERBS), min(clause.end, tokens[-1] + _NEAR_VERBS))
        near += [i for i in around if context.tags[i] in _VERBAL and context.syntax.clause_of.get(i) == clause.index]
    verbs = {*near, *(i for i in (clause.verb, clause.finite) if i is not None)}
    after = sorted(i for i in verbs if i >= tokens[-1])
    before = sorted((i for i in verbs if i < tokens[0]), reverse=True)
    for index in (*before, *after) if _tells_part_of_before(context, clause, tokens) else (*after, *before):
        found = _verb_outcome(context, clause, index, tokens, group, unit)
        if found is not None:
            return found
        if _is_aside(context, clause, index):
            continue
        auxiliary = clause.finite is None or context.tags[clause.finite] != "VVFIN"
        joined = context.tags[index + 1 : index + 3] == ["KON", "VVPP"]  # "gestellt und festgenommen"
        if context.tags[index] == "VVPP" and index in after and auxiliary and not joined:
            break
    return None


def _tells_part_of_before(context: Context, clause: Clause, tokens: range) -> bool:
    """Whether a part is told behind the comma after a participle ("wurden getötet, darunter drei Frauen, und 40 verletzt")."""
    for index in range(tokens[0] - 1, max(clause.start, tokens[0] - _PART_WORDS), -1):
        if context.words[index] == ",":
            named = any(word in count_file().part_words for word in context.lowers[index + 1 : tokens[0]])
            return named and context.tags[index - 1] in _VERBAL
    return False


def _is_aside(context: Context, clause: Clause, participle: int) -> bool:
    """Whether a participle ends a piece between commas right behind the auxiliary ("wurden, die Hände gefesselt, abgeführt")."""
    words, behind = context.words, None if clause.finite is None else clause.finite + 1
    return behind is not None and behind < participle < len(words) - 1 and words[behind] == words[participle + 1] == ","


def _verb_outcome(
    context: Context, clause: Clause, index: int, tokens: range, group: NounGroup | None, unit: str
) -> tuple[Outcome, str] | None:
    file = count_file()
    token = context.doc[index]
    lemma = (
        clause.lemma
        if index in (clause.verb, clause.particle)
        else infinitive_at(context.doc, index, token.tag_ if token.tag_[0] == "V" else "VVPP")
    )
    words = context.words_of(clause)
    bare = group is None or group.preposition is None
    plain = group is None or group.preposition in (None, "unter", "mit")
    participle = token.tag_ in ("VVPP", "ADJD")
    if group is not None and group.genitive_of is not None:
        return None
    put = group is not None and group.preposition == "auf" and unit in file.lost_people and words.intersection(file.loss_nouns)
    if lemma not in _outcome_verbs():
        return ("killed", f"casualty_count/{lemma}") if put else None
    for outcome, verbs in file.patient_verbs.items():
        if lemma in verbs and bare and _is_patient(context, clause, tokens, participle):
            return outcome, f"casualty_count/{lemma}"
    for outcome, verbs in file.subject_verbs.items():
        soldiers = is_troop_noun(unit) or _is_beside_soldiers(context, group)
        fallen = (participle or _with_sein(context, clause)) and (not unit or is_person(unit))  # not "drei Tore sind gefallen"
        people = lemma not in file.falling_verbs or soldiers or fallen
        if lemma in verbs and bare and people:
            return outcome, f"casualty_count/{lemma}"
    subject = context.syntax.arguments(clause).subject
    subject_elsewhere = subject is not None and subject.head not in tokens
    for phrase in file.phrases:
        sure = phrase.patient == "subject" or (phrase.patient == "people" and unit in file.lost_people)
        if not sure and not _is_patient(context, clause, tokens, participle):
            continue
        allowed = bare if phrase.patient == "subject" and subject_elsewhere else plain
        if lemma == phrase.verb and phrase.stands_in(words) and allowed:
            return phrase.outcome, f"casualty_count/{phrase.verb} {phrase.word.split('|')[0]}"
    loses = lemma in file.losing_verbs and unit in file.lost_people and bare and _is_patient(context, clause, tokens, participle)
    return ("killed", f"casualty_count/{lemma}") if loses or put else None


def _is_beside_soldiers(context: Context, group: NounGroup | None) -> bool:
    """Whether soldiers are joined to the group ("zwei Soldaten und ein Zöllner fielen")."""
    first = None if group is None else group.index if group.conjunct_of is None else group.conjunct_of
    if first is None:
        return False
    members = (first, *context.syntax.groups[first].conjuncts)
    return any(is_army_word(context.lowers[context.syntax.groups[index].head]) for index in members)


def _with_sein(context: Context, clause: Clause) -> bool:
    """Whether the clause's finite verb is a form of "sein" ("waren … gefallen")."""
    if clause.finite is None or clause.finite == clause.verb:
        return False
    return verb_lemma(context.words[clause.finite], context.tags[clause.finite]) == "sein"


def _is_patient(context: Context, clause: Clause, tokens: range, participle: bool) -> bool:
    """In the passive the subject suffers; in the active whoever is not the subject."""
    if participle and (clause.passive is not None or clause.finite is None):
        return True
    if clause.passive is None and (_has_actor_before(context, clause, tokens) or _is_second_object(context, clause, tokens)):
        return True
    if clause.kind == "relative" and clause.passive is None and _opens_as_subject(context, clause, tokens):
        return True
    subject = context.syntax.arguments(clause).subject
    shared = clause.shares is not None and clause.kind != "main"
    return subject is None or subject.head not in tokens or clause.passive is not None or shared


def _opens_as_subject(context: Context, clause: Clause, tokens: range) -> bool:
    """Whether the relative pronoun may be who acts ("die Gruppe, die 40 Bauern getötet hatte")."""
    opener = clause.introducer
    return opener is not None and opener not in tokens and context.lowers[opener] in closed_classes().relative_subjects


def _has_actor_before(context: Context, clause: Clause, tokens: range) -> bool:
    """Whether other soldiers stand between the finite verb and the count ("erschossen deutsche Soldaten sechs Zivilisten")."""
    if clause.finite is None:
        return False
    between = (g for g in context.syntax.groups_of[clause.index] if clause.finite < g.start and g.end <= tokens[0])
    return any(g.free and g.may_be("N") and is_army_word(context.lowers[g.head]) for g in between)


def _is_second_object(context: Context, clause: Clause, tokens: range) -> bool:
    """Whether a participle of the perfect and "und" stand before the count ("haben Häuser zerstört und 40 Bauern getötet")."""
    if clause.finite is None or clause.finite == clause.verb:
        return False
    if verb_lemma(context.words[clause.finite], context.tags[clause.finite]) != "haben":
        return False
    between = range(clause.finite + 1, tokens[0])
    return any(context.tags[i] == "VVPP" and context.tags[i + 1] == "KON" for i in between)


def _by_relative(context: Context, group: NounGroup | None) -> tuple[Outcome, str] | None:
    """ "drei Fahrer, die danach starben": the relative clause right behind the group."""
    for relative in [] if group is None else context.syntax.relatives_behind(group):
        if relative.verb is None:
            continue
        owned = context.syntax.groups_of[relative.index][:1]
        if owned and context.tags[relative.start] == "PRELAT":
            by_noun = suffered(context.lowers[owned[0].head])  # "46 Menschen, deren Erschießung Zeugen schildern"
            if by_noun is not None:
                return by_noun
        subject = context.syntax.arguments(relative).subject
        pronoun = context.doc[relative.start]
        suffers = pronoun.tag_ == "PRELS" and (relative.passive is not None or _is_object(context, relative))
        for outcome, verbs in count_file().patient_verbs.items():
            if relative.lemma in verbs and suffers:
                return outcome, f"casualty_count/{relative.lemma}"
        words = context.words_of(relative)
        for phrase in count_file().phrases:
            if suffers and phrase.patient == "object" and relative.lemma == phrase.verb and phrase.stands_in(words):
                return phrase.outcome, f"casualty_count/{phrase.verb} {phrase.word.split('|')[0]}"
        for outcome, verbs in count_file().subject_verbs.items():
            if relative.lemma in verbs and subject is not None and subject.start == relative.start:
                return outcome, f"casualty_count/{relative.lemma}"
    return None


def _is_object(context: Context, relative: Clause) -> bool:
    """Whether the relative pronoun of several people is not the subject, since the verb is singular ("18 Soldaten, die Bangkok
    festhält"), or can be none ("ein Pilot, den Rebellen festhalten")."""
    if context.lowers[relative.start] in closed_classes().relative_objects:
        return True
    subject = context.syntax.arguments(relative).subject
    if subject is None or subject.start == relative.start or relative.finite is None:
        return False
    return verb_number(context.lowers[relative.finite]) == "Sing"
