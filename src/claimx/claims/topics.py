"""Which armed party an article, a paragraph or a headline is about, where nothing beside counted troops says whose they are."""

from collections import Counter
from collections.abc import Iterator

from claimx.claims.context import Context
from claimx.claims.movers import moves
from claimx.claims.parties import parties
from claimx.claims.people import ARMED, Count, count_file, is_army_word
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import frame_of
from claimx.schema import Role

_LEAD_SENTENCES = 4


def topic_of_sentence_before(context: Context, clause: Clause) -> list[Role]:
    """The armed party that was the subject of the last sentence before: whom "ihre Stärke" means."""
    before = next(_main_clauses_before(context, clause), None)
    subject = None if before is None else context.syntax.arguments(before).subject
    return [r for r in parties(context, subject, known_only=True) if r.kind in ARMED]


def _main_clauses_before(context: Context, clause: Clause) -> Iterator[Clause]:
    """The main clauses of the sentence before, the last one first."""
    for other in reversed(context.syntax.clauses[: clause.index]):
        if clause.sentence - other.sentence > 1:
            break
        if other.sentence != clause.sentence and other.kind == "main":
            yield other


def unnamed_mover(context: Context, group: NounGroup | None) -> list[Role]:
    """Whom "man" means as the mover of troops: who acted in the sentence before ("300 Freiwillige, die man mobilisiert hat")."""
    for relative in [] if group is None else context.syntax.relatives_behind(group):
        subject = context.syntax.arguments(relative).subject
        if subject is not None and context.lowers[subject.head] == count_file().somebody and moves(context, relative):
            return _doer_before(context, relative)
    return []


def _doer_before(context: Context, clause: Clause) -> list[Role]:
    """Who acted in the sentence before: the subject of its last main clause that is not passive."""
    active = next((other for other in _main_clauses_before(context, clause) if other.passive is None), None)
    subject = None if active is None else context.syntax.arguments(active).subject
    return [r for r in parties(context, subject, known_only=True, bodies=True) if r.kind in (*ARMED, "unknown")]


def topic(context: Context, count: Count, *, moving: bool = False, since: int | None = None) -> list[Role]:
    """The last armed party that was the subject of a clause before, in the same paragraph.

    Args:
        context: the article.
        count: the troops.
        moving: only of a verb that moves troops.
        since: only of clauses that begin behind this token and whose verb is none of speaking, which is often about others.
    """
    start = count.tokens[0]
    first = -1 if since is None else since
    for clause in context.clauses_up_to(context.sentence(context.doc[start].idx).index):
        if not first < clause.start < start:
            continue
        if clause is count.clause and _speaks_of(context, clause, count.group):
            continue
        if since is not None and (clause.verb is None or frame_of(clause.lemma, [context.lowers[i] for i in clause.tokens])):
            continue
        between = context.text[context.doc[clause.start].idx : context.doc[start].idx]
        if "\n" in between.strip():
            break
        subject = context.syntax.arguments(clause).subject
        if subject is None or subject.head in count.tokens or (moving and not moves(context, clause)):
            continue
        if context.lowers[subject.head] in grammar().impersonal_subjects:
            continue  # "Es ist der vierte Rückzug"
        found = [r for r in parties(context, subject, known_only=True) if is_armed(r)]
        if found:
            return found
    return []


def headline(context: Context, count: Count) -> list[Role]:
    """The armed party that the headline is about, for troops in the sentences right below it."""
    title = context.text.find("\n")
    if title < 0 or context.sentence(count.quantity.start).index > _LEAD_SENTENCES or count.quantity.start < title:
        return []
    for clause in context.syntax.clauses:
        if context.doc[clause.start].idx >= title:
            break
        subject = context.syntax.arguments(clause).subject
        found = [r for r in parties(context, subject, known_only=True) if r.kind == "organisation" and is_armed(r)]
        if found:
            return found
    return []


def is_armed(role: Role) -> bool:
    """Whether a mention is a known state or government, or an army ("Bundesheer")."""
    return (role.kind in ARMED[:2] and role.id is not None) or (
        role.kind == "organisation" and any(is_army_word(word.lower()) for word in role.text.split())
    )


def prevailing(named: list[tuple[int, list[Role]]]) -> list[Role]:
    """The force that most of the troops named so far belong to, where most is two of three."""
    by_name = Counter(tuple(r.name for r in roles) for _, roles in named)
    names, times = by_name.most_common(1)[0]
    if 3 * times < 2 * len(named):
        return []
    return next(roles for _, roles in named if tuple(r.name for r in roles) == names) if times > 1 else []


def _speaks_of(context: Context, clause: Clause, group: NounGroup | None) -> bool:
    """Whether a clause's subject only speaks of the troops it counts ("Seoul meldet 1.500 Soldaten"), or with them."""
    words = [context.lowers[i] for i in clause.tokens]
    company = group is not None and group.preposition == "mit" and clause.lemma in count_file().company_verbs
    return company or clause.lemma in count_file().counting_verbs or frame_of(clause.lemma, words) is not None
