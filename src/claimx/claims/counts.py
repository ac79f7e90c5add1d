"""Counted people: troop counts and casualty counts."""

from claimx.claims.amounts import unit_class
from claimx.claims.context import Context
from claimx.claims.elided import NamedTroops, count_of_named_troops, elided_count, is_age, stands_before
from claimx.claims.outcomes import outcome_of
from claimx.claims.people import Count, count_file, is_animal, is_army_word, is_body, is_share, is_troop_noun, largest
from claimx.claims.sides import armed_body
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quantities import singular_persons
from claimx.schema import Outcome, Quantity

_LONGEST_PLACE = 6  # tokens of a place or time between two parts, with the "und"
_NEAR_PART, _FAR_PART = 12, 30  # tokens from a count to a part of it, and to one that says so itself ("acht davon")
_LEAST_BAND = 10  # of people who are an armed band only where they are many


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
        if context.found.is_boilerplate(quantity.start) or is_age(context, quantity):
            continue
        count = _classify(context, quantity, previous, counting, single=id(quantity) not in listed)
        if count is None and counting is not None:
            count = elided_count(context, quantity, counting) or _nation_among(context, quantity, counting)
        if count is None:
            count = count_of_named_troops(context, quantity, troops)
        if count is not None:
            found.append(count)
            previous = count
        if count is not None or (quantity.unit and not _is_attribute(context, quantity, counting)):
            counting = count if count is not None and count.outcome is None else None
    return found


def _is_attribute(context: Context, quantity: Quantity, counting: Count | None) -> bool:
    """Whether a number is in an attribute of the troops that were counted last ("900 Mann aus 14 Staaten")."""
    group = context.syntax.group_at.get(context.counted(quantity.start, quantity.end)[-1])
    if counting is None or group is None or group.preposition not in grammar().owner_prepositions:
        return False
    return group.preposition_at == counting.tokens[-1] + 1


def _classify(
    context: Context, quantity: Quantity, previous: Count | None, counting: Count | None, *, single: bool
) -> Count | None:
    unit = (quantity.unit or "").lower()
    file = count_file()
    if unit in file.not_counted_units or is_share(quantity) or is_animal(unit) or unit_class(unit) in file.lifeless:
        return None
    tokens = context.counted(quantity.start, quantity.end)
    clause = context.clause(tokens[-1])
    group = context.syntax.group_at.get(tokens[-1]) or context.syntax.group_at.get(tokens[0])
    if group is not None and group.genitive_of is not None and context.syntax.groups[group.genitive_of].head in tokens:
        group = context.syntax.groups[group.genitive_of]  # "300 der Soldaten": the 300 are the subject
    found = outcome_of(context, quantity, tokens, clause, group, unit)
    if found is None and previous is not None:
        found = _outcome_by_previous(context, quantity, tokens, clause, group, previous)
    if found is not None:
        part = previous is not None and previous.outcome is not None and _is_part(context, tokens, clause, previous)
        own = not single or found[1].endswith("/part") or part or (previous is not None and _is_some_of(context, tokens))
        if not own and not _is_argument(context, clause, group, found[1]):
            return None
        return Count(quantity, tokens, clause, group, found[0], found[1])
    elliptic = unit == "mann" and counting is not None and not any(context.tags[i] in ("NN", "NE") for i in tokens)
    crew = unit in file.crews and _joins_soldiers(context, tokens)
    if single or not (_is_troops(context, unit, quantity) or elliptic or crew or _are_members(context, unit, group)):
        return None
    return Count(quantity, tokens, clause, group, None, "troop_count/counted_troops")


def _outcome_by_previous(
    context: Context, quantity: Quantity, tokens: range, clause: Clause | None, group: NounGroup | None, previous: Count
) -> tuple[Outcome, str] | None:
    """The outcome of a number by the one before it, and the name of the rule: some of its people, or more of them."""
    if previous.outcome is not None:
        named = bool(quantity.unit) or any(c.isdigit() for c in quantity.text) or _is_some_of(context, tokens)
        if named and (_is_part(context, tokens, clause, previous) or _tells_parts(context, quantity, clause, previous)):
            return previous.outcome, "casualty_count/part"
        if (
            _is_gapped(context, tokens, previous)
            or _is_possessed(context, tokens)
            or _follows(context, quantity, clause, previous)
        ):
            return previous.outcome, "casualty_count/elided"
    if _are_treated(context, quantity, clause, group, previous):
        return "wounded", "casualty_count/clinic"
    if previous.outcome is not None and _goes_on(context, quantity, tokens, clause, previous):
        return previous.outcome, "casualty_count/elided"
    return None


def _tells_parts(context: Context, quantity: Quantity, clause: Clause | None, previous: Count) -> bool:
    """Whether a sentence tells who those counted in the one before are ("Darunter sind 12 Frauen", "Unter ihnen waren …")."""
    apart = context.sentence(quantity.start).index - context.sentence(previous.quantity.start).index
    if clause is None or clause.lemma not in count_file().part_verbs or apart != 1:
        return False
    first, second = context.lowers[clause.start : clause.start + 2]
    return first in count_file().part_words or (first in count_file().among and second in count_file().counted_pronouns)


def _is_gapped(context: Context, tokens: range, previous: Count) -> bool:
    """Whether a number stands right behind a name in a list of victims ("Peru meldet 13 tote Soldaten, Chile vier")."""
    if any(context.tags[i] in ("NN", "NE", "ADJA") for i in tokens) or stands_before(context, tokens, ("NN", "NE", "ADJA")):
        return False
    name = tokens[0] - 1
    if context.lowers[name] == count_file().of and context.tags[name - 1] in ("ART", "PDS", "PRELS"):
        name -= 2  # "Kabul räumte den Tod von acht ein, Islamabad den von elf"
    role = context.actor_at.get(name)
    start = None if role is None else context.token_at(role.start)
    if start is None or start <= previous.tokens[-1] or context.lowers[start - 1] not in count_file().gap_openers:
        return False
    return context.sentence(context.doc[tokens[0]].idx).index == context.sentence(previous.quantity.start).index


def _follows(context: Context, quantity: Quantity, clause: Clause | None, previous: Count) -> bool:
    """Whether more people of the same lot follow ("übergab 40 Gefangene, am Samstag folgten 30 Soldaten")."""
    same = context.sentence(quantity.start).index == context.sentence(previous.quantity.start).index
    return same and clause is not None and clause.lemma == count_file().following and clause.start > previous.tokens[-1]


def _is_possessed(context: Context, tokens: range) -> bool:
    """Whether a number belongs to what a possessive without a noun points to ("Tonga bezifferte die seinen auf 69")."""
    at = tokens[0] - 2
    return at > 0 and context.lowers[at] in count_file().possessed and context.tags[at - 1] in ("ART", "PDS")


def _are_treated(context: Context, quantity: Quantity, clause: Clause | None, group: NounGroup | None, previous: Count) -> bool:
    """Whether more people than the victims before came to hospital ("fünf wurden getötet, neun weitere kamen in Kliniken")."""
    words, apart = count_file(), context.sentence(quantity.start).index - context.sentence(previous.quantity.start).index
    if previous.outcome is None or clause is None or group is None or apart > 1 or not group.free:
        return False
    if quantity.unit != previous.quantity.unit and not words.more.intersection(quantity.text.lower().split()):
        return False
    said = context.words_of(clause)
    return clause.lemma in words.clinic_verbs and any(word.endswith(tuple(words.clinics)) for word in said)


def _nation_among(context: Context, quantity: Quantity, counting: Count) -> Count | None:
    """The people of one nation among troops that were counted: "300 Mann, darunter 40 Niederländer"."""
    tokens = context.counted(quantity.start, quantity.end)
    people = context.actor_at.get(tokens[-1])
    if not quantity.unit or people is None or people.kind not in ("group", "country") or people.id is None:
        return None
    clause = context.clause(tokens[-1])
    ways = _is_part(context, tokens, clause, counting), _is_listed_behind(context, tokens, counting)
    if not any(ways) and not _come_on_top(context, tokens, clause, counting):
        return None
    return Count(quantity, tokens, clause, context.syntax.group_at.get(tokens[-1]), None, "troop_count/people")


def _is_listed_behind(context: Context, tokens: range, counting: Count) -> bool:
    """Whether people of a nation are joined to those before them ("darunter 30 Finnen und 20 Schweden")."""
    between = [context.lowers[i] for i in range(counting.tokens[-1] + 1, tokens[0])]
    return counting.rule == "troop_count/people" and len(between) == 1 and between[0] in {*grammar().adding, ","}


def _come_on_top(context: Context, tokens: range, clause: Clause | None, counting: Count) -> bool:
    """Whether people are added to the troops of the sentence ("der Süden habe 900 Mann, dazu kämen 40 Peruaner")."""
    if clause is None or clause.lemma not in count_file().adding_verbs or clause.start <= counting.tokens[-1]:
        return False
    here, there = (context.sentence(context.doc[i].idx).index for i in (tokens[0], counting.tokens[0]))
    return here == there and not count_file().on_top.isdisjoint(context.words_of(clause))


def _goes_on(context: Context, quantity: Quantity, tokens: range, clause: Clause | None, previous: Count) -> bool:
    """Whether a number takes its noun from the victims counted before ("gab 23 tote Soldaten zu, ein Institut ermittelte 34")."""
    if not any(c.isdigit() for c in quantity.text) or not quantity.unit or quantity.unit != previous.quantity.unit:
        return False
    if any(context.tags[i] in ("NN", "NE", "ADJA") for i in tokens):
        return False
    if clause is not None and clause.verb is not None and clause.lemma not in count_file().counting_verbs:
        return False  # "41 Tote, mehr als 300.000 flohen"
    here, there = (context.sentence(start).index for start in (quantity.start, previous.quantity.start))
    return here - there <= 1 and not stands_before(context, tokens, ("NN", "NE", "ADJA"))


def _joins_soldiers(context: Context, tokens: range) -> bool:
    """Whether "und" joins a noun for soldiers to the counted noun ("4.000 Seeleute | und Marineinfanteristen")."""
    behind = tokens[-1] + 1
    return context.tags[behind : behind + 2] == ["KON", "NN"] and is_troop_noun(context.lowers[behind + 1])


def _are_members(context: Context, unit: str, group: NounGroup | None) -> bool:
    """Whether counted members belong to armed forces ("1.800 Angehörige der Streitkräfte", "300 Wagner-Leute") or are sent by
    them."""
    if group is None or unit.rpartition("-")[2] not in count_file().members:
        return False
    if "-" in unit:
        return armed_body(context.words[group.head].rpartition("-")[0]) is not None
    owners = context.syntax.genitives(group)
    behind = context.syntax.group_at.get(group.end + 1)
    owners += [behind] if behind is not None and behind.preposition in ("von", "aus") and behind.start == group.end + 1 else []
    clause = context.syntax.clauses[group.clause]
    subject = context.syntax.controller(clause) or context.syntax.arguments(clause).subject
    if not owners and subject is not None and clause.lemma in count_file().force_verbs:
        owners = [subject]  # not of "Angehörige der Botschaft"
    return any(is_body(context.lowers[owner.head]) for owner in owners)


def _is_argument(context: Context, clause: Clause | None, group: NounGroup | None, rule: str) -> bool:
    """Whether a singular person is what the verb is about, not the apposition to a name ("…, ein Führer der Garde")."""
    if clause is None or group is None or group.apposition_of is not None:
        return False
    subject = context.syntax.arguments(clause).subject
    governed = group.genitive_of is not None or group.preposition is not None or group.conjunct_of is not None
    if governed or subject is None or subject is group or clause.passive is None:
        return True
    tags = context.tags  # "ein Lotse wurde erschossen und ein weiterer verletzt"
    return "VVPP" in tags[subject.end : group.start] and "VVPP" in tags[group.end : clause.end]


def _is_troops(context: Context, unit: str, quantity: Quantity) -> bool:
    file = count_file()
    last = unit.rsplit("-", 1)[-1]
    if not unit or unit in file.not_troops or last.endswith(file.squad):
        return False
    if last in file.bands and largest(quantity) < _LEAST_BAND:
        return False
    if is_troop_noun(last):
        return True
    if not is_troop_noun(last, by_context=True):
        return False
    if last == "mann":
        return quantity.text.rstrip().endswith(("Mann", "Mann-Einheit")) or "-Mann" in quantity.text
    return last not in file.civil or context.once(_tells_of_armies)


def _tells_of_armies(context: Context) -> bool:
    """Whether an article has a word for soldiers or war, without which helpers and specialists are none of an army."""
    words = {word for word in context.lowers if not word.startswith(count_file().civil_stems)}
    return any(is_army_word(word) or word.startswith(count_file().military) for word in words)


def _is_some_of(context: Context, tokens: range) -> bool:
    """Whether people who were counted before are named right behind ("einer von ihnen")."""
    behind = context.lowers[tokens[-1] + 1 : tokens[-1] + 3]
    if behind and behind[0] in count_file().of_these:
        return True
    return len(behind) == 2 and behind[0] == count_file().of and behind[1] in count_file().counted_pronouns


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
    if context.sentence(context.doc[tokens[0]].idx).index != context.sentence(previous.quantity.start).index:
        return False
    if _is_some_of(context, tokens):
        return len(gap) <= _FAR_PART
    if len(gap) > _NEAR_PART:
        return False
    words = [context.lowers[i] for i in gap]
    if ":" in words and not any(context.tags[i][0] == "V" for i in gap[words.index(":") :]):
        return True
    parts = [place for place, word in zip(gap, words, strict=True) if word in count_file().part_words]
    between = context.tags[parts[-1] : tokens[0]] if parts else []
    if parts and not any(tag[:2] in ("VV", "VM") or tag == "PRELS" for tag in between):
        return True
    if not words or words[-1] not in {*grammar().adding, ","}:
        return False
    listed = len(words) <= 2 and previous.rule.endswith("/part")
    return listed or (len(words) <= _LONGEST_PLACE and _is_parallel(context, tokens, gap))


def _is_parallel(context: Context, tokens: range, gap: range) -> bool:
    """Whether a number goes on with the parts by place or time ("davon zwölf in Chile | und 7 in Peru")."""
    tags, first = context.tags, gap[0]
    behind = tags[tokens[-1] + 1] if tokens[-1] + 1 < len(context.doc) else ""
    whole = first - 1 > 0 and any(context.lowers[i] in count_file().part_words for i in range(max(0, first - 4), first))
    between = [tags[i][:4] for i in gap]
    return whole and between[0] == "APPR" == behind[:4] and not any(tag[:1] == "V" or tag == "$." for tag in between)
