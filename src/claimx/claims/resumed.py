"""Numbers without a noun that go on counting what was counted before, and who gives a number in a gapped clause.

"Die Gruppe zählte 110.000 Menschen, die Polizei 39.000." and "Der Verein sprach von 500 Teilnehmern. Die Polizei kam auf 200."
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.claims.context import Context
from claimx.claims.elided import is_age, stands_before
from claimx.claims.outcome_nouns import names_victims
from claimx.claims.parties import parties
from claimx.claims.people import Count, count_file, is_share, is_troop_noun, largest
from claimx.claims.sourcing import gives_number
from claimx.language.groups import NounGroup
from claimx.schema import Quantity, Quotation, Role, Span

SENTENCES = 2
"""Sentences within which a number without a noun goes on counting."""
LEAST = 2
LARGE = 1_000
LIKE = 10
"""Numbers that may stand without a verb, and how many times the one before they may be."""
STEM = 5
"""Letters by which the noun of a number is known again in its clause: "die Zahl der Lastwagen auf 5.000"."""
PIECE_WORDS = 3
"""Words that may stand between whoever gives a number in a gapped clause and the number: "die Polizei dagegen von 39.000"."""
_NOMINAL = ("NN", "NE", "ADJA", "CARD")
_BETWEEN = {"ADV", "PROAV", "APPR", "PTKNEG", "KON", "PIS"}


def with_resumed(context: Context, counts: list[Count], amounts: list[Count]) -> tuple[list[Count], list[Count]]:
    """Counts of people and amounts of things with the numbers that go on counting them, whose unit is then the noun before.

    Args:
        counts: the counts of troops and casualties that the article names.
        amounts: those of other things; a number that goes on counting people is none of them.
    """
    anew = _victims_told_anew(context, sorted([*counts, *amounts], key=lambda count: count.quantity.start))
    counts = [*(count for count in counts if count.quantity.start not in anew), *anew.values()]
    amounts = [count for count in amounts if count.quantity.start not in anew]
    resumed = _resumed_counts(context, [*counts, *(count for count in amounts if _names_its_noun(context, count.quantity))])
    again = {count.quantity.start for count in resumed}
    things = [count for count in resumed if count.rule.startswith("quantity")]
    people = [count for count in resumed if not count.rule.startswith("quantity")]
    return [*counts, *people], [*(count for count in amounts if count.quantity.start not in again), *things]


def _resumed_counts(context: Context, known: Sequence[Count]) -> list[Count]:
    """Counts of what was counted last before, in text order."""
    counted = sorted(known, key=lambda count: count.quantity.start)
    starts = [count.quantity.start for count in counted]
    taken = {i for count in counted for i in range(count.quantity.start, count.quantity.end)}
    found: list[Count] = []
    for quantity in context.found.quantities:
        if quantity.start in taken or context.found.is_boilerplate(quantity.start) or largest(quantity) < LEAST:
            continue
        if is_share(quantity) or is_age(context, quantity) or (quantity.unit and _names_its_noun(context, quantity)):
            continue
        place = bisect_right(starts, quantity.start)
        count = _resumed(context, quantity, counted[place - 1]) if place else None
        if count is not None:
            found.append(count)
    return found


def _names_its_noun(context: Context, quantity: Quantity) -> bool:
    """Whether the noun of a quantity stands in its own words or its clause, and is not that of a number before."""
    tokens = context.counted(quantity.start, quantity.end)
    if any(context.tags[i] in ("NN", "NE") for i in tokens):
        return True
    clause, stem = context.clause(tokens[-1]), (quantity.unit or "").lower()[:STEM]
    return bool(stem) and clause is not None and any(word.startswith(stem) for word in context.words_of(clause))


def _resumed(context: Context, quantity: Quantity, last: Count) -> Count | None:
    tokens = context.counted(quantity.start, quantity.end)
    apart = context.sentence(quantity.start).index - context.sentence(last.quantity.start).index
    clause, group = context.clause(tokens[-1]), context.syntax.group_at.get(tokens[-1])
    if apart > SENTENCES or clause is None or not last.quantity.unit or (group is not None and group.head not in tokens):
        return None
    if stands_before(context, tokens, _NOMINAL):
        return None
    count = Count(quantity.model_copy(update={"unit": last.quantity.unit}), tokens, clause, group, last.outcome, "")
    told = gives_number(context, clause, count) or _is_told(context, count) or _is_bare(context, count, last)
    if not told and gapped_counter(context, count) is None:
        return None
    count.rule = f"{last.rule.partition('/')[0]}/resumed"
    return count


def _victims_told_anew(context: Context, counted: Sequence[Count]) -> dict[int, Count]:
    """Numbers of the victims just told that name them, but not what happened to them, by their offsets: "303 Kinder wurden
    verschleppt; zunächst hatte sie 215 Kinder gemeldet"."""
    found: dict[int, Count] = {}
    for last, count in pairwise(counted):
        outcome = found[last.quantity.start].outcome if last.quantity.start in found else last.outcome
        if (
            outcome is None
            or count.outcome is not None
            or count.clause is None
            or not _of_one_kind(count.quantity, last.quantity)
        ):
            continue
        apart = context.sentence(count.quantity.start).index - context.sentence(last.quantity.start).index
        bare = not context.syntax.arguments(count.clause).prepositions or (count.group and count.group.preposition is not None)
        told = bare and not context.words_of(count.clause).isdisjoint(count_file().anew_words)
        if apart <= 1 and told and (gives_number(context, count.clause, count) or _is_told(context, count)):
            found[count.quantity.start] = replace(count, outcome=outcome, rule="casualty_count/resumed")
    return found


def _of_one_kind(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count the same: of one noun, or soldiers by any ("660 Soldaten", "315 Mann")."""
    nouns = [(quantity.unit or "").lower() for quantity in (first, second)]
    return nouns[0] == nouns[1] or all(is_troop_noun(noun) or is_troop_noun(noun, by_context=True) for noun in nouns)


def _is_told(context: Context, count: Count) -> bool:
    """Whether a number is told without saying by whom: "war von 116 die Rede", "damals waren es 80.000"."""
    clause, words = count.clause, count_file()
    if clause is None or clause.lemma != "sein":
        return False
    said = context.words_of(clause)
    preposition = None if count.group is None else count.group.preposition
    talked = not said.isdisjoint(words.talk_nouns) and preposition in words.talk_prepositions
    return talked or (words.dummy_subject in said and preposition is None)


def _is_bare(context: Context, count: Count, last: Count) -> bool:
    """Whether a large number stands in a piece without a verb, where the one before it is as large: "Im Juni 140.000, laut
    Polizei 36.000"."""
    clause = count.clause
    if (
        clause is None
        or clause.verb is not None
        or clause.finite is not None
        or not any(c.isdigit() for c in count.quantity.text)
    ):
        return False
    numbers = sorted((largest(count.quantity), largest(last.quantity)))
    return numbers[0] >= LARGE and numbers[1] <= LIKE * numbers[0]


def gapped_counter(context: Context, count: Count) -> list[Role] | None:
    """Who is named right before a number whose verb stands with an earlier one ("…, die Polizei dagegen von 39.000").

    Returns:
        The parties; None where nobody is named so.
    """
    if count.clause is not None and count.clause.kind == "infinitive":
        return None  # "…, | die Grenze mit 40 Mann zu halten"
    first = context.sentence(count.quantity.start).start
    i = count.tokens[0] - 1
    for _ in range(PIECE_WORDS):
        if i > 0 and context.tags[i] in _BETWEEN:
            i -= 1
    group = context.syntax.owner(context.syntax.group_at.get(i))
    if context.tags[i] == "PPOSS" and context.tags[i - 1] == "ART":
        group = context.syntax.owner(context.syntax.group_at.get(i - 2))  # "…, Chile die seinen auf 900"
    elif group is not None and _is_figure(context, group):
        group = context.syntax.owner(context.syntax.group_at.get(group.start - 1))  # "…, Chile die Zahl der Toten auf 900"
    if group is not None and _has_preposition(group) and group.head not in count.tokens:  # "die Polizei in Graz auf 87"
        group = context.syntax.group_at.get(group.start - 2)
    if group is None or group.pronoun or group.start == 0 or group.head in count.tokens or _has_preposition(group):
        return None
    opening = group.start
    owner = context.syntax.group_at.get(opening - 1)
    if owner is not None and owner.genitive_of == group.index:
        opening = owner.start  # "Taiwans Generalstab"
    elif owner is not None and context.tags[owner.start] in ("ART", "PDAT") and not _has_preposition(owner):
        opening, group = owner.start, owner  # "der Verein | Stimme der Inhaftierten"
    if context.doc[opening].idx <= first or context.lowers[opening - 1] not in count_file().gap_openers:
        return None
    if names_victims(context.lowers[group.head]):
        return None  # "die Zahl der Toten und Verletzten auf 900"
    if not _counts_before(context, group.start) or "CARD" in context.tags[group.start : group.end]:
        return None
    found = [role for role in parties(context, group) if role.kind != "unknown" or context.tags[group.head] in ("NN", "NE")]
    return found or None


def _is_figure(context: Context, group: NounGroup) -> bool:
    """Whether a group only says again what is counted ("die Zahl der Toten")."""
    return context.tags[group.start] == "ART" and context.lowers[group.head].endswith(tuple(count_file().sum_nouns))


def _has_preposition(group: NounGroup) -> bool:
    """Whether a group stands behind a preposition of its own, and not only in a list with one that does."""
    return group.preposition_at is not None and group.preposition_at == group.start - 1


def _counts_before(context: Context, before: int) -> bool:
    """Whether the last verb of the sentence's part before a token, which the gapped clause leaves out, counts."""
    number, clauses = context.sentence(context.doc[before].idx).index, context.syntax.clauses
    index = bisect_right(clauses, number, key=lambda clause: clause.sentence) - 1
    while index >= 0 and clauses[index].sentence == number:
        clause = clauses[index]
        if clause.start < before and clause.verb is not None and clause.verb < before:
            return clause.lemma in count_file().counting_verbs
        index -= 1
    return False


def phrase_of(context: Context, anchor: Span) -> Quotation | None:
    """The source phrase in a number's own piece of a sentence that has several ("laut Polizei 500, laut Veranstaltern 2.000").

    None where the sentence has only one, or the piece none.
    """
    sentence = context.sentence(anchor.start)
    phrases = context.phrases.get(sentence.index, ())
    if len(phrases) < 2:
        return None
    start = max((context.text.rfind(mark, sentence.start, anchor.start) for mark in ",;–"), default=-1) + 1
    ends = [at for mark in ",;–" if (at := context.text.find(mark, anchor.end, sentence.end)) >= 0]
    start, end = max(start, sentence.start), min(ends, default=sentence.end)
    inside = [quotation for quotation in phrases if start <= quotation.cue[0].start < end]
    return inside[0] if len(inside) == 1 else None
