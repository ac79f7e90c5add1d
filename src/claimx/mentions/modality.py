"""How a clause is put: asserted, reported, hedged, conditional or planned.

Where several hold, the weaker commitment wins: conditional before hedged before planned before reported.
"""

from bisect import bisect_left

from spacy.tokens import Doc

from claimx.language.annotations import annotations, lemma_of, lowers_of, morph_of, tags_of, texts_of
from claimx.language.arguments import Syntax
from claimx.language.clauses import Clause
from claimx.language.grammar import grammar
from claimx.language.verbs import infinitive_at
from claimx.mentions.modality_ahead import ends_ahead, granted, is_present, lies_ahead, tells_of_plan
from claimx.mentions.modality_words import modality_words
from claimx.mentions.quotations.lexicon import function_words
from claimx.schema import Modality, Role, Span

_INFINITIVE_TAGS = {"VVINF", "VAINF", "VVIZU"}


def modality_of(
    doc: Doc, syntax: Syntax, clause: Clause | None, *, source: Role | list[Role] | None, anchor: Span | None = None
) -> tuple[Modality, Span | None]:
    """The modality of a clause and the words that show it.

    Args:
        doc: the Doc with its annotations (times and the document date are read).
        syntax: its clauses and groups.
        clause: the clause that carries the claim; None where it stands in no clause.
        source: who is reported as saying it, as `claimx.mentions.quotations.source_of` returns it.
        anchor: the claim's anchor; a date claim's own date counts even after "bis".
    """
    if clause is None:
        return ("reported" if source else "asserted"), None
    checks = (("conditional", _condition), ("hedged", _hedge), ("planned", _plan), ("reported", _report))
    for name, check in checks:
        if name == "reported" and not (anchor is not None and is_present(doc, anchor)) and lies_ahead(doc, clause, anchor):
            return "planned", None
        token = check(doc, syntax, clause, source)
        if name == "planned" and anchor is not None:
            if is_present(doc, anchor) or tells_of_plan(doc, clause, anchor):
                continue
            token = granted(doc, syntax, clause, anchor) if token is None else token
        if name == "hedged" and token is not None and _is_expected(doc, syntax, clause, token, source, anchor):
            name = "planned"
        if token is not None:
            return name, _span(doc, token)  # type: ignore[return-value]
    if source:
        return "reported", None
    return "asserted", None


def _is_expected(
    doc: Doc, syntax: Syntax, clause: Clause, token: int, source: Role | list[Role] | None, anchor: Span | None
) -> bool:
    """Whether a word that leaves something open only says that it lies ahead ("fährt am Montag voraussichtlich kein Zug")."""
    if lowers_of(doc)[token] not in modality_words().expecting:
        return False
    return lies_ahead(doc, clause, anchor) or _plan(doc, syntax, clause, source) is not None


def _condition(doc: Doc, syntax: Syntax, clause: Clause, source: Role | list[Role] | None) -> int | None:
    words = modality_words()
    if clause.introducer is not None and lowers_of(doc)[clause.introducer] in words.conditions:
        return clause.introducer
    finite = clause.finite
    if finite is None:
        return None
    lower = lowers_of(doc)[finite]
    if (
        finite == clause.start
        and lower in words.verb_first
        and clause.kind == "main"
        and not _after_quotation(doc, finite)
        and _has_consequence(syntax, clause)
    ):
        return finite
    unreal = lower in words.unreal and clause.kind == "main" and clause.past
    if (
        (unreal or lower in words.conditional_finite)
        and source is None
        and clause.mood == "subjunctive2"
        and not _reports(doc, syntax, clause)
    ):
        return finite
    for index in syntax.children[clause.index]:
        child = syntax.clauses[index]
        if (
            child.introducer is not None
            and lowers_of(doc)[child.introducer] in words.conditions
            and clause.mood != "indicative"
            and clause.start - 1 <= child.end <= clause.end
        ):
            return child.introducer
    return None


def _has_consequence(syntax: Syntax, clause: Clause) -> bool:
    """Whether a verb-first clause is followed by the clause that depends on it ("Sollte er kommen, gehe ich")."""
    return any(
        c.sentence == clause.sentence and c.start >= clause.end and c.kind == "main"
        for c in syntax.clauses[clause.index + 1 : clause.index + 4]
    )


def _after_quotation(doc: Doc, index: int) -> bool:
    return index > 0 and texts_of(doc)[index - 1] in ("“", "”", '"', "«")


def _reports(doc: Doc, syntax: Syntax, clause: Clause) -> bool:
    """Whether the clause hangs on a verb of saying or another reported clause."""
    return clause.parent is not None and clause.kind == "main" and syntax.clauses[clause.parent].start < clause.start


def _governor(syntax: Syntax, clause: Clause) -> Clause | None:
    """The clause whose verb carries this one as its content; None for relative and adverbial clauses."""
    if clause.parent is None or clause.kind == "relative":
        return None
    return syntax.clauses[clause.parent]


def _is_content(doc: Doc, clause: Clause) -> bool:
    introducer = None if clause.introducer is None else lowers_of(doc)[clause.introducer]
    return (introducer is None or introducer in grammar().content_introducers) and clause.kind in (
        "subordinate",
        "infinitive",
        "main",
    )


def _hedge(doc: Doc, syntax: Syntax, clause: Clause, source: Role | list[Role] | None) -> int | None:
    words = modality_words()
    for i in clause.tokens:
        if (
            syntax.lowers[i] in words.hedges
            and syntax.tags[i] != "ADJA"
            and doc[i + 1 : i + 2].text.strip()
            and tags_of(doc)[i + 1] not in ("ADJA", "CARD")
            and not (source is not None and (_counts(doc, i + 1) or _counted_before(doc, syntax, i)))
        ):
            return i
    if (
        clause.finite is not None
        and lowers_of(doc)[clause.finite] in words.hedging_modals
        and tags_of(doc)[clause.finite] == "VMFIN"
    ):
        return clause.finite
    governor = _governor(syntax, clause)
    if governor is None or not _is_content(doc, clause) or governor.verb is None:
        return None
    if governor.lemma in words.hedging_verbs:
        return governor.verb
    if governor.lemma in words.excluding and governor.negation is not None:
        return governor.verb
    if (
        source is None
        and governor.lemma in words.impersonal
        and (governor.passive == "werden" or _impersonal(doc, syntax, governor))
    ):
        return governor.verb
    if clause.introducer is not None or clause.kind == "infinitive":
        before = clause.start - 1
        while before > governor.start and tags_of(doc)[before].startswith("$"):
            before -= 1
        if lowers_of(doc)[before] in words.hedging_nouns:
            return before
        if governor.lemma in ("sein", "bleiben"):
            return next((i for i in governor.tokens if syntax.lowers[i] in words.predicates), None)
    return None


def _counts(doc: Doc, token: int) -> bool:
    """Whether a quantity begins here ("vermutlich über zwei Millionen Granaten": the hedge is about the number)."""
    found, offset = annotations(doc).quantities, doc[token].idx
    at = bisect_left(found, offset, key=lambda quantity: quantity.start)
    return at < len(found) and found[at].start == offset


def _counted_before(doc: Doc, syntax: Syntax, token: int) -> bool:
    """Whether a hedge closes a counted group ("sechzig Mann vielleicht, und …")."""
    group = syntax.group_at.get(token - 1)
    closed = group is not None and tags_of(doc)[token + 1].startswith("$")
    return closed and group is not None and any(_counts(doc, i) for i in range(group.start, group.end))


def _impersonal(doc: Doc, syntax: Syntax, clause: Clause) -> bool:
    subject = syntax.arguments(clause).subject
    return subject is not None and lowers_of(doc)[subject.start] in grammar().impersonal_subjects


def _plan(doc: Doc, syntax: Syntax, clause: Clause, source: Role | list[Role] | None) -> int | None:
    words = modality_words()
    finite = clause.finite
    if finite is not None and clause.modal in words.plan_modals and _intends(doc, clause, finite):
        return finite
    if _is_future(doc, clause) and not _believed(syntax, clause, source):
        return finite
    if clause.lemma in words.plan_verbs and _is_open(doc, clause) and not _takes_lives(syntax, clause):
        return clause.verb
    for i in clause.tokens:
        if syntax.lowers[i] not in words.plan_words or syntax.tags[i] not in ("ADJD", "VVPP", "ADV"):
            continue
        refused = syntax.lowers[i] in words.willing and any(syntax.lowers[j] in words.negations for j in clause.tokens)
        if not refused and _is_predicate(doc, clause, i):
            return i
    governor = _governor(syntax, clause)
    if governor is not None and _is_content(doc, clause) and governor.verb is not None and governor.start < clause.start:
        forward = (clause.kind == "infinitive" and not _perfect_infinitive(doc, clause)) or (
            clause.mood == "subjunctive2" and finite is not None and lowers_of(doc)[finite].startswith("würde")
        )
        planned = governor.lemma in words.plan_verbs or any(syntax.lowers[i] in words.telling_plans for i in governor.tokens)
        if (forward and planned) or (governor.lemma in words.prescribing and _is_present_clause(doc, clause)):
            return governor.verb
    return None


def _is_present_clause(doc: Doc, clause: Clause) -> bool:
    """Whether a dass-clause tells in the present tense what is done ("…, dass 500 Mann die Grenze bewachen")."""
    if (
        clause.introducer is None
        or clause.finite is None
        or lowers_of(doc)[clause.introducer] not in grammar().content_introducers
    ):
        return False
    return clause.verb == clause.finite and not clause.past and "Tense=Past" not in morph_of(doc, clause.finite)


def _takes_lives(syntax: Syntax, clause: Clause) -> bool:
    """ "Der Brand fordert zwei Tote": nobody wants them."""
    taken = syntax.arguments(clause).object
    return taken is not None and syntax.lowers[taken.head] in modality_words().lives


def _intends(doc: Doc, clause: Clause, finite: int) -> bool:
    """A plan or wish: "soll stattfinden", "will entsenden", "soll bis Mai fertig gebaut sein"; not "soll entsendet haben", and
    not "wollte" of the past."""
    if tags_of(doc)[finite] != "VMFIN" or (_perfect_infinitive(doc, clause) and not ends_ahead(doc, clause)):
        return False
    return not (clause.past and clause.modal == "wollen")


def _is_open(doc: Doc, clause: Clause) -> bool:
    """Whether a clause with a verb of planning speaks of what is still to come: "ist geplant", "war geplant", "plant"."""
    if clause.passive == "sein":
        return True
    return not clause.past and "Tense=Past" not in ("" if clause.finite is None else morph_of(doc, clause.finite))


def _is_predicate(doc: Doc, clause: Clause, index: int) -> bool:
    if index == clause.verb:
        return _is_open(doc, clause)
    return clause.verb is not None and lemma_of(doc, clause.verb) in ("sein", "werden", "bleiben")


def _is_future(doc: Doc, clause: Clause) -> bool:
    if clause.finite is None or clause.verb is None or lowers_of(doc)[clause.finite] not in grammar().future_auxiliaries:
        return False
    verb = doc[clause.verb]
    if clause.passive is not None and verb.i + 1 < clause.end:  # "wird eröffnet werden", "wird fertiggestellt sein"
        return tags_of(doc)[verb.i + 1] == "VAINF" and lowers_of(doc)[verb.i + 1] in ("werden", "sein")
    return verb.i != clause.finite and (verb.tag_ in _INFINITIVE_TAGS or clause.future) and verb.lower_ == clause.lemma


def _believed(syntax: Syntax, clause: Clause, source: Role | list[Role] | None) -> bool:
    governor = _governor(syntax, clause)
    return source is not None and governor is not None and governor.lemma in modality_words().beliefs


def _perfect_infinitive(doc: Doc, clause: Clause) -> bool:
    """ "entsendet haben", "getötet worden sein", "gewesen sein": the modal speaks about the past."""
    tokens, lowers = clause.tokens, lowers_of(doc)
    if clause.modal == "wollen" and clause.lemma == "haben" and not grammar().by_now.isdisjoint(lowers[i] for i in tokens):
        return True  # "will inzwischen 7.000 Mann haben"
    for place in range(1, len(tokens)):
        if lowers[tokens[place]] not in ("haben", "sein") or tokens[place] == clause.finite:
            continue
        before = doc[tokens[place - 1]]
        if before.lower_ in grammar().auxiliary_participles or before.tag_ in ("VVPP", "VAPP", "VMPP"):
            return True
        if before.tag_[:2] == "VV" and infinitive_at(doc, before.i, "VVPP") != before.lower_:
            return True
    return False


def _report(doc: Doc, syntax: Syntax, clause: Clause, source: Role | list[Role] | None) -> int | None:
    words = modality_words()
    finite = clause.finite
    if finite is None:
        return None
    if clause.modal in words.report_modals and _perfect_infinitive(doc, clause):
        return finite
    if clause.lemma == "sein" and any(syntax.lowers[i] in function_words().talked for i in clause.tokens):
        return finite  # "von 40 Toten ist die Rede"
    governor = _governor(syntax, clause)
    alleged = governor is not None and governor.modal == "sollen" and _perfect_infinitive(doc, governor)
    if governor is not None and alleged and clause.kind == "subordinate" and _is_content(doc, clause):
        return governor.finite  # "soll erreicht haben, dass …"
    if clause.mood == "subjunctive1" and not any(syntax.lowers[i] == "ich" for i in clause.tokens):
        return finite
    return None


def _span(doc: Doc, index: int) -> Span:
    token = doc[index]
    return Span(text=token.text, start=token.idx, end=token.idx + len(token))
