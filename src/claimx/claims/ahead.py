"""What is not yet so: counts that somebody only supposes, dates that lie ahead."""

from claimx.claims.context import Context
from claimx.claims.dates import Dated
from claimx.claims.people import Count
from claimx.language.adjectives import uninflected
from claimx.mentions.modality_ahead import is_to_come
from claimx.mentions.modality_words import modality_words
from claimx.schema import Modality


def is_supposed(count: Count) -> bool:
    """Whether the clause's verb only supposes that there are those who are counted ("werden Hunderte Tote befürchtet")."""
    clause, group = count.clause, count.group
    return clause is not None and group is not None and group.free and clause.lemma in modality_words().hedging_verbs


def is_planned(context: Context, dated: Dated, modality: Modality) -> bool:
    """Whether a date that was read as asserted or reported is one that lies ahead: announced for it ("kündigte für Montag eine
    Umbildung an"), of a planned event, or after the article's own ("wurde auf den 4. Dezember vertagt")."""
    announced = dated.named_by and dated.clause is not None and dated.clause.lemma in modality_words().plan_verbs
    if modality == "reported":
        return bool(announced)
    return modality == "asserted" and (announced or _is_of_plan(context, dated) or is_to_come(context.doc, dated.time))


def _is_of_plan(context: Context, dated: Dated) -> bool:
    """Whether a date belongs to an attribute that says what lies ahead ("die für den 3. Mai angesetzte Wahl")."""
    token = None if dated.event is None else context.token_at(dated.event.start)
    if token is None or context.tags[token] != "ADJA":
        return False
    return not modality_words().plan_words.isdisjoint(uninflected(context.lowers[token]))
