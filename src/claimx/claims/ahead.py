"""What is not yet so: counts that somebody only supposes, dates that lie ahead."""

import re

from claimx.claims.context import Context
from claimx.claims.dates import Dated
from claimx.claims.outcome_nouns import outcome_nouns
from claimx.claims.people import Count, count_file
from claimx.language.adjectives import uninflected
from claimx.language.grammar import forms_of
from claimx.mentions.modality_ahead import is_to_come
from claimx.mentions.modality_words import modality_words
from claimx.schema import Modality

_HOUR = re.compile(r"T\d\d")


def is_supposed(count: Count) -> bool:
    """Whether the clause's verb only supposes that there are those who are counted ("werden Hunderte Tote befürchtet")."""
    clause, group = count.clause, count.group
    return clause is not None and group is not None and group.free and clause.lemma in modality_words().hedging_verbs


def is_presupposed(context: Context, count: Count) -> bool:
    """Whether victims are no part of what the clause plans or leaves open, since they are what happened before: in an attribute
    ("nach dem Unglück mit elf Toten wollen …"), or known already ("will die 30 Toten ehren")."""
    clause, group = count.clause, count.group
    if clause is None or group is None or count.outcome is None or clause.lemma in count_file().counting_verbs:
        return False
    named = outcome_nouns()[count.outcome]
    if named.isdisjoint(context.lowers[i] for i in count.tokens):
        return False
    if group.preposition in forms_of("mit") and group.preposition_at is not None:
        before = group.preposition_at - 1
        return before >= clause.start and context.tags[before] in ("NN", "NE") and before in context.syntax.group_at
    return context.tags[group.start] == "ART" and context.lowers[group.start].startswith("d") and clause.verb is not None


def modality_of_date(context: Context, dated: Dated, clause: Modality, *, sourced: bool) -> Modality:
    """How it is put that something was or will be on a day.

    A day in an attribute is as firm as the attribute, whatever the clause around it says ("will den am Montag beschlossenen Plan
    stoppen"). Else it is as firm as its clause, unless it lies ahead: announced for the day ("kündigte für Montag eine Umbildung
    an"), of a planned event, after the article's own ("wurde auf den 4. Dezember vertagt"), or on its programme ("Heute um 20
    Uhr tagt der Rat").

    Args:
        context: the article.
        dated: the date.
        clause: the modality of its clause.
        sourced: whether somebody is reported as saying it.
    """
    ahead = _is_of_plan(context, dated) or is_to_come(context.doc, dated.time)
    if dated.attributive:
        return "planned" if ahead else "reported" if sourced else "asserted"
    announced = dated.named_by and dated.clause is not None and dated.clause.lemma in modality_words().plan_verbs
    if announced and clause in ("asserted", "reported"):
        return "planned"
    return "planned" if clause == "asserted" and (ahead or _is_on_programme(context, dated)) else clause


def _is_on_programme(context: Context, dated: Dated) -> bool:
    """Whether a clause in the present tense tells what is at an hour or in a part of the article's own day."""
    time, clause, published = dated.time, dated.clause, context.found.published
    if clause is None or clause.past or time.earliest is None or time.earliest != published or time.latest != published:
        return False
    start, end = context.doc[clause.start].idx, context.doc[clause.end - 1].idx
    hour = any(_HOUR.search(t.value) for t in context.found.times if t.type == "TIME" and start <= t.start <= end)
    near = context.lowers[max(0, context.token_at(time.start) - 2) : context.token_at(time.start)]
    going_on = not modality_words().since.isdisjoint(near)  # "gilt seit Mittwochmorgen"
    return not going_on and (hour or (time.type == "TIME" and clause.finite is not None))


def _is_of_plan(context: Context, dated: Dated) -> bool:
    """Whether a date belongs to an attribute that says what lies ahead ("die für den 3. Mai angesetzte Wahl")."""
    token = None if dated.event is None else context.token_at(dated.event.start)
    if token is None or context.tags[token] != "ADJA":
        return False
    return not modality_words().plan_words.isdisjoint(uninflected(context.lowers[token]))
