"""Who gives a number that no quotation covers: "Der Dienst zählte drei Tote", "Achttausend Soldaten, sagte der Minister"."""

from claimx.claims.context import Context
from claimx.claims.parties import parties
from claimx.claims.people import Count, count_file, is_formation_word, is_troop_word
from claimx.claims.triggers import has_class
from claimx.language.arguments import Arguments
from claimx.language.brackets import Clause
from claimx.language.groups import NounGroup
from claimx.mentions.quotations.lexicon import frame_of, function_words, reporting
from claimx.schema import Role, Span

_SPEAKING = {"says", "thinks", "demands", "announces", "denies", "accuses", "asks"}


def counted_by(context: Context, count: Count) -> tuple[list[Role], int | None]:
    """Who counts, estimates or states the number, and the token of the verb that says so; none where nobody does."""
    clause = count.clause
    if clause is None:
        return [], None
    if clause.verb is not None and (
        gives_number(context, clause, count) or _changes_figure(context, clause) or _claims_to_have(context, clause)
    ):
        arguments = context.syntax.arguments(clause)
        counter = _seat(context, arguments) if clause.passive == "werden" else _counter(context, arguments)
        return _speakers(context, counter, count), clause.verb
    speaking = _speaking_behind(context, clause) or _revising_before(context, clause)
    if speaking is None:
        return [], None
    return _speakers(context, context.syntax.arguments(speaking).subject, count), speaking.verb


def _counter(context: Context, arguments: Arguments) -> NounGroup | None:
    """The subject, or who stands behind the figure that comes first: "Ihre Stärke schätzt Holm auf 900 Mann"."""
    subject, other = arguments.subject, arguments.object
    figure = subject is not None and context.lowers[subject.head].endswith(tuple(count_file().sum_nouns))
    named = other is not None and (other.head in context.actor_at or context.tags[other.head] == "NE")
    return other if figure and named else subject


def _claims_to_have(context: Context, clause: Clause) -> bool:
    """Whether the subject says of itself what it saw or did: "will 150 Männer gesehen haben"."""
    tags = [context.tags[i] for i in clause.tokens]
    perfect = "VAINF" in tags and "VVPP" in tags
    present = clause.finite is not None and context.lowers[clause.finite] in function_words().intending
    return clause.modal == "wollen" and perfect and present


def _seat(context: Context, arguments: Arguments) -> NounGroup | None:
    """Where somebody counts ("wird in Warschau auf 400 geschätzt"), not where those are who are counted ("die Zahl der Soldaten
    in Warschau wird …")."""
    seat = context.syntax.seat(arguments)
    before = None if seat is None or not seat.preposition_at else seat.preposition_at - 1
    return None if before is None or context.tags[before] in ("NN", "NE") else seat


def counted_below(context: Context, count: Count) -> tuple[list[Role], int | None]:
    """Who counts in a dependent clause of its own, whatever is quoted around it: "…, das weiterhin nur sechs Schiffe nennt",
    "während Kiew von 150 Mann spricht, …"."""
    clause = count.clause
    if clause is None or clause.kind not in ("relative", "subordinate") or clause.mood != "indicative" or clause.passive:
        return [], None
    if not gives_number(context, clause, count):
        return [], None
    subject = context.syntax.arguments(clause).subject
    if subject is None or subject.start > clause.start + 1 or (subject.pronoun and clause.kind == "subordinate"):
        return [], None
    has_them = subject.pronoun and clause.lemma in count_file().census_verbs
    if count.outcome is None and (has_them or is_troop_word(context.lowers[subject.head])):
        return [], None  # "Litauen, dessen Armee 20.000 Soldaten zählt"
    found = [role for role in parties(context, subject) if role.kind != "unknown"]
    return found, clause.verb


def gives_number(context: Context, clause: Clause, count: Count) -> bool:
    """Whether the clause's subject counts or judges with the number: "kommt auf 300", "hält 300 für möglich"."""
    if count.rule in count_file().attained and clause.lemma in count_file().attaining_verbs:
        return False
    words = count_file()
    lists = clause.lemma in words.listing_verbs and not context.words_of(clause).isdisjoint(words.list_nouns)
    return lists or (clause.lemma in words.counting_verbs and _reaches(context, count, clause)) or _assesses(context, clause)


def _changes_figure(context: Context, clause: Clause) -> bool:
    """Whether the clause puts a figure higher or lower: "hat seine Zahl auf 80 angehoben"."""
    words = count_file()
    return clause.lemma in words.figure_verbs and any(word.endswith(tuple(words.sum_nouns)) for word in context.words_of(clause))


def _assesses(context: Context, clause: Clause) -> bool:
    """Whether the clause gives the subject's view of a number: "hält 9.000 Mann für plausibel"."""
    words = count_file()
    preposition = words.assessing_verbs.get(clause.lemma)
    said = context.words_of(clause) if preposition is not None else frozenset()
    return preposition in said and not said.isdisjoint(words.assessments)


def _reaches(context: Context, count: Count, clause: Clause) -> bool:
    """Whether a verb counts with the number ("kommt auf 300 Tote"; not "500 Helfer kamen", "kam es zu zwei Toten")."""
    preposition = count_file().counting_phrases.get(clause.lemma)
    before = context.lowers[count.tokens[0] - 1] if count.tokens[0] else ""  # "von | bis zu 4.000 Migranten"
    governed = count.group.preposition if count.group is not None else None
    return preposition is None or preposition in (governed, before)


def speaks(context: Context, cue: Span) -> bool:
    """Whether a cue is a verb whose subject speaks ("sagte"), not one of papers, facts and views ("ergab", "zeigt", "fand")."""
    clause = context.clause(context.token_at(cue.start))
    verbs = () if clause is None or clause.verb is None else (clause.verb, clause.finite)
    if clause is None or not any(i is not None and cue.start <= context.doc[i].idx < cue.end for i in verbs):
        return False
    frame = frame_of(clause.lemma, [context.lowers[i] for i in clause.tokens])
    return frame is not None and frame.kind in _SPEAKING and clause.lemma not in function_words().undergoing


def makes_source(context: Context, cue: Span | None, role: Role) -> bool:
    """Whether somebody unknown is a source: by a preposition ("laut Zivilschutz", not a rule: "laut Vertrag"), or, where
    speech goes on without a cue, by a verb of speech before ("Der Wirt winkte ab, sagte … Zwei Wagen seien …")."""
    if cue is None:
        said = (q.cue[0] for q in context.quotations if q.cue and q.speaker is not None and q.speaker.start == role.start)
        return any(speaks(context, verb) for verb in said)
    parent = context.clause(context.token_at(cue.start))
    if parent is not None and parent.lemma in function_words().circulating:
        return True  # "in den Netzen kursiert die Behauptung, …"
    if cue.text.lower() not in reporting().prepositions | {"so"}:
        return False
    head = next((context.words[i] for i in context.tokens(role.start, role.end) if context.tags[i] == "NN"), "")
    return not has_class(head, "norm")


def _speakers(context: Context, subject: NounGroup | None, count: Count) -> list[Role]:
    if subject is None or subject.head in count.tokens:
        return []
    noun = context.lowers[subject.head]
    role = context.actor_at.get(subject.head)
    armed = is_troop_word(noun) and (role is None or role.kind != "organisation") and count.outcome is None
    armed = armed and not (count.clause is not None and _changes_figure(context, count.clause))
    has_them = count.clause is not None and count.clause.lemma in count_file().census_verbs and is_formation_word(noun)
    if noun.endswith(tuple(count_file().sum_nouns)) or armed or (has_them and count.outcome is None):
        return []
    named = context.tags[subject.head] in ("NN", "NE")
    return [role for role in parties(context, subject) if role.kind != "unknown" or named or role.resolved is not None]


def _revising_before(context: Context, clause: Clause) -> Clause | None:
    """The main clause before a colon that is about somebody's figures ("hat seine Bilanz erhöht: Seitdem seien 40 …")."""
    if clause.mood == "indicative" or clause.start == 0 or context.words[clause.start - 1] != ":":
        return None
    before = context.clause(clause.start - 2)
    if before is None or before.kind != "main" or before.sentence != clause.sentence:
        return None
    return before if _changes_figure(context, before) else None


def _speaking_behind(context: Context, clause: Clause) -> Clause | None:
    """The reporting clause right behind a verbless piece ("…; zehntausend, sagte das Pentagon")."""
    if clause.finite is not None or clause.index + 1 >= len(context.syntax.clauses):
        return None
    following = context.syntax.clauses[clause.index + 1]
    if following.sentence != clause.sentence or following.finite != following.start or following.start > clause.end + 1:
        return None
    words = [context.lowers[i] for i in following.tokens]
    return following if frame_of(following.lemma, words) is not None else None
