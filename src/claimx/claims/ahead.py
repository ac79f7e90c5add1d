"""What is not yet so: counts that somebody only supposes, dates that lie ahead."""

from claimx.claims.context import Context
from claimx.claims.dates import Dated
from claimx.claims.people import Count
from claimx.language.annotations import annotations
from claimx.mentions.modality_words import modality_words


def is_supposed(count: Count) -> bool:
    """Whether the clause's verb only supposes that there are those who are counted ("werden Tausende Tote befürchtet")."""
    clause, group = count.clause, count.group
    return clause is not None and group is not None and group.free and clause.lemma in modality_words().hedging_verbs


def is_of_plan(context: Context, dated: Dated) -> bool:
    """Whether a date belongs to an attribute that says what lies ahead ("die für den 3. Mai angesetzte Wahl")."""
    token = None if dated.event is None else context.token_at(dated.event.start)
    if token is None or context.tags[token] != "ADJA":
        return False
    return any(context.lowers[token].removesuffix(ending) in modality_words().plan_words for ending in ("e", "en", "er", "es"))


def is_to_come(context: Context, dated: Dated) -> bool:
    """Whether a date lies after the article's own ("wurde auf den 28. November vertagt")."""
    published = annotations(context.doc).published
    return published is not None and dated.time.earliest is not None and dated.time.earliest > published
