"""The rule engine: trigger files on clauses, giving accusations, denials and the other acts between parties."""

from dataclasses import replace

from claimx.claims.acts import coordinated_acts
from claimx.claims.context import Context
from claimx.claims.frames import LETTING, VerbFrame
from claimx.claims.linking import same_party
from claimx.claims.nominal import NounFrame
from claimx.claims.refusals import leaves_open, refusal, refused_wording, said_by
from claimx.claims.roles import Match, fill, fill_noun, fill_piece
from claimx.claims.triggers import EVENTS, Trigger, has_class, has_quality, noun_triggers, trigger_index
from claimx.language.clauses import Clause
from claimx.language.verbs import verb_lemma
from claimx.mentions.references import reference_file
from claimx.schema import Quotation, Role

_NEAR, _JUST_BEFORE = 3, 1  # sentences
_LONGEST_PIECE = 8  # words
_BEFORE_NOUNS = ("APPR", "APPRART")
_NONFINITE = ("VVPP", "VVINF")
_FAR = 3  # tokens between a joined participle and its "und"
_FINITE = ("VFIN", "AFIN", "MFIN")


def find_matches(context: Context) -> list[Match]:
    """Every trigger that fires in the article, in text order. A noun that names the act of its own verb again
    ("unterzeichneten ein Abkommen") is left out."""
    index = trigger_index()
    found: list[Match] = []
    for clause in context.syntax.clauses:
        if clause.verb is not None:
            for reading in _readings(context, clause):
                triggers = (pair for pair in index.verbs.get(reading.lemma, ()) if reading is clause or pair[0] not in EVENTS)
                matches = (_verb_match(context, kind, trigger, reading) for kind, trigger in triggers)
                found += [match for match in matches if isinstance(match, Match)]
            for act, part in coordinated_acts(context, clause):
                triggers = (pair for pair in index.verbs.get(act.lemma, ()) if pair[0] in EVENTS)
                matches = (_verb_match(context, kind, trigger, act, part) for kind, trigger in triggers)
                found += [match for match in matches if isinstance(match, Match)]
        for token in clause.tokens:
            if context.tags[token] in ("NN", "NE"):
                for kind, trigger in noun_triggers(context.lowers[token]):
                    noun = _noun_match(context, kind, trigger, clause, token)
                    if isinstance(noun, Match):
                        found.append(noun)
    found += _pieces(context)
    acts = {(m.type, m.clause.index) for m in found if m.trigger.verb is not None and "object" in m.trigger.frame}
    found = [m for m in found if not m.trigger.counters or _answers(m, found) or _insists(context, m, found)]
    once = [m for m in found if m.trigger.verb is not None or (m.type, m.clause.index) not in acts]
    once = [m for m in _without_lesser(once) if not _is_alleged(context, m, once)]
    return sorted(once, key=lambda m: (m.anchor, m.type, m.trigger.name))


def _without_lesser(found: list[Match]) -> list[Match]:
    """Criticism whose words make an accusation or a denial too is only that ("sprach von einem Angriff Russlands")."""
    more = [m for m in found if m.type in ("accusation", "denial")]
    return [m for m in found if m.type != "criticism" or not any(_share_words(m, other) for other in more)]


def _is_alleged(context: Context, match: Match, found: list[Match]) -> bool:
    """Whether a breach is only what another accusation is about ("wirft Paris vor, den Luftraum verletzt zu haben")."""
    if match.type != "accusation" or not match.trigger.reported:
        return False
    at = context.doc[match.anchor[0]].idx
    spans = (m.content.get("allegation") for m in found if m.type == "accusation" and m is not match and not m.trigger.reported)
    return any(span is not None and span.start <= at < span.end for span in spans)


def _share_words(left: Match, right: Match) -> bool:
    return left.clause.index == right.clause.index and left.anchor[0] < right.anchor[1] and right.anchor[0] < left.anchor[1]


def _readings(context: Context, clause: Clause) -> list[Clause]:
    """The clause with each of its participles or infinitives that "und" joins ("hat … geleugnet und … angekündigt")."""
    doc, last = context.doc, clause.verb
    borne = _borne(context, clause)
    if borne is not None:
        return [clause, borne]
    if last is None or doc[last].tag_ not in _NONFINITE or clause.finite in (None, last):
        return [clause]
    others = [i for i in clause.tokens if i < last and doc[i].tag_ == doc[last].tag_]
    joined = [i for i in others if any(doc[j].tag_ in ("KON", "$,") for j in range(i + 1, min(i + _FAR, last)))]
    return [clause, *(replace(clause, verb=i, lemma=verb_lemma(doc[i].text, doc[i].tag_)) for i in joined)]


def _borne(context: Context, clause: Clause) -> Clause | None:
    """The clause of what somebody has to put up with ("muss sich Untätigkeit vorwerfen lassen"), or None."""
    lets = clause.lemma == LETTING and "sich" in context.words_of(clause)
    acts = [i for i in clause.tokens if context.tags[i] == "VVINF" and i != clause.verb] if lets else []
    if not acts or context.words[acts[-1]].lower() == LETTING:
        return None
    return replace(clause, verb=acts[-1], lemma=verb_lemma(context.words[acts[-1]], "VVINF"), passive=LETTING, particle=None)


def _pieces(context: Context) -> list[Match]:
    """What somebody says with a word of judgement and no verb ("»Alles Lüge«, sagte …", "Absurd, erwiderte …")."""
    found: dict[int, Match] = {}
    for quotation in context.quotations:
        tokens = [i for part in quotation.quote for i in context.tokens(part.start, part.end) if not context.doc[i].is_punct]
        said = bool(quotation.cue) and quotation.type in ("direct", "indirect") and 0 < len(tokens) <= _LONGEST_PIECE
        if not said or any(context.doc[i].tag_[1:] in _FINITE for i in tokens) or _is_part(context, quotation, tokens):
            continue
        for kind, trigger in trigger_index().pieces:
            place = next((i for i in tokens if _is_judgement(context, i, trigger.where["piece"])), None)
            clause = None if place is None else context.clause(place)
            if place is None or clause is None:
                continue
            match = Match(kind, trigger, clause, (place, place + 1))
            fill_piece(context, match, (quotation.quote[0].start, quotation.quote[-1].end))
            if _has_needs(match):
                found.setdefault(place, match)
    return list(found.values())


def _is_part(context: Context, quotation: Quotation, tokens: list[int]) -> bool:
    """Whether words in quotation marks are part of a sentence ("sprach von »Lügen«"), not one of their own before a comma."""
    first = quotation.quote[0]
    sentence = context.sentence(first.start)
    after = context.doc[tokens[-1] + 1 : tokens[-1] + 3].text
    return first.start != sentence.start or "," not in after


def _is_judgement(context: Context, token: int, name: str) -> bool:
    """Whether a word is a noun or an adjective of one of the classes "a|+q"."""
    word = context.doc[token]
    for one in name.split("|"):
        if one.startswith("+") and has_quality(word.text, one[1:]):
            return True
        if not one.startswith("+") and word.tag_ == "NN" and has_class(word.text, one):
            return True
    return False


def _answers(match: Match, found: list[Match]) -> bool:
    """Whether who speaks was accused in this sentence or in one of the three before."""
    speaker = next(iter(match.parties.values()), [])
    return any(same_party(speaker, charge.parties.get("accused", [])) for charge in _charges_before(match, found, _NEAR))


def _insists(context: Context, match: Match, found: list[Match]) -> bool:
    """Whether somebody insists that something was not so, or answers somebody else's accusation of just before."""
    if not match.trigger.insists:
        return False
    speaker, verb = next(iter(match.parties.values()), []), match.clause.verb
    assert verb is not None
    if any(not same_party(speaker, charge.parties.get("accuser", [])) for charge in _charges_before(match, found, _JUST_BEFORE)):
        return True
    said = [context.doc[i] for i in said_by(context, VerbFrame(context, match.trigger, match.clause))]
    participle = any(word.tag_ in ("VVPP", "VAPP", "VMPP") for word in said)
    return participle and any(verb_lemma(word.text, word.tag_) in ("haben", "sein") for word in said if word.tag_[:2] == "VA")


def _charges_before(match: Match, found: list[Match], sentences: int) -> list[Match]:
    here = match.clause.sentence
    charges = (m for m in found if m.type == "accusation" and m.anchor < match.anchor)
    return [m for m in charges if 0 <= here - m.clause.sentence <= sentences]


def _verb_match(
    context: Context, kind: str, trigger: Trigger, clause: Clause, part: tuple[int, int] | None = None
) -> Match | str:
    """The match of a trigger verb in a clause, or the reason why there is none."""
    wording = refused_wording(trigger, context.words_of(clause))
    if wording is not None:
        return wording
    frame = VerbFrame(context, trigger, clause, kind, part)
    reason = refusal(context, kind, trigger, frame)
    if reason is not None:
        return reason
    match = Match(kind, trigger, clause, _anchor(context, trigger, clause, frame))
    if kind == "accusation" and context.doc[match.anchor[0]].lower_.startswith("kein"):
        return "no wrong is alleged"  # "sieht keine Straftat darin"
    fill(context, match, frame)
    return match if _has_needs(match) else f"lacks {' and '.join(trigger.needs) or 'a source'}"


def _anchor(context: Context, trigger: Trigger, clause: Clause, frame: VerbFrame) -> tuple[int, int]:
    """The trigger's words: the verb, with the words of a phrase, or the noun that the trigger points at."""
    predicate = trigger.anchor is None and trigger.reported and trigger.with_words and trigger.lemma == "sein"
    if trigger.anchor == "word" or predicate:
        place = next(i for i in clause.tokens if context.doc[i].lower_ in trigger.with_words)
        return place, place + 1
    if trigger.anchor == "cue":
        assert clause.verb is not None
        quotation = context.quotation_at(context.doc[clause.verb].idx)
        if quotation is not None and quotation.cue:
            tokens = context.tokens(quotation.cue[0].start, quotation.cue[0].end)
            return tokens[0], tokens[-1] + 1
    elif trigger.anchor is not None and trigger.anchor.startswith("+"):
        groups = frame.groups(trigger.anchor[1:])
        if groups and clause.verb is not None:
            first, last = groups[0].preposition_at or groups[0].start, groups[0].end
            return min(clause.verb, first), max(clause.verb + 1, last)
    elif trigger.anchor is not None:
        groups = frame.groups(trigger.anchor)
        if groups:
            return groups[0].start, groups[0].end
    assert clause.verb is not None
    places = [clause.verb]
    if (trigger.head is not None or trigger.heads) and trigger.with_words:
        places += [i for i in clause.tokens if context.doc[i].lower_ in trigger.with_words][:1]
        if (
            places[-1] < clause.verb
            and context.doc[places[-1]].tag_ == "NN"
            and context.doc[places[-1] - 1].tag_ in _BEFORE_NOUNS
        ):
            places.append(places[-1] - 1)  # "zur | Last gelegt"
    return min(places), max(places) + 1


def _has_needs(match: Match) -> bool:
    if not all(any(_is_filled(match, role) for role in need.split("|")) for need in match.trigger.needs):
        return False
    if any(r.kind in match.trigger.no_kinds for roles in match.parties.values() for r in roles) or _is_own_target(match):
        return False
    barred = match.trigger.role_bars.items()
    if any(_kind_of(r) in kinds for role, kinds in barred for r in match.parties.get(role, [])):
        return False
    sides = [match.parties.get(role, []) for role in ("accuser", "accused")]
    if match.trigger.reported and all(sides) and same_party(*sides):
        return False
    sourced = any("source" in slots for slots in match.trigger.frame.values())
    return not (match.trigger.reported and sourced and not _source_role(match))


def _kind_of(role: Role) -> str:
    """The kind of a party; "er" and "ihn" name a person even where it is not clear which."""
    lone = role.name is None and reference_file().pronouns.get(role.text.lower()) == ["ms"]
    return "person" if lone and role.kind == "unknown" else role.kind


def _is_filled(match: Match, role: str) -> bool:
    """Whether a role holds something; "agent_party" asks for somebody known or resolved, "agent_person" for that kind,
    "agent_body" for a noun of that class."""
    name, _, kind = role.partition("_")
    if kind == "party":
        return any(r.kind != "unknown" or r.resolved for r in match.parties.get(name, []))
    if kind == "body":
        return any(has_class(word, kind) for r in match.parties.get(name, []) for word in r.text.split())
    if kind:
        return any(r.kind == kind for r in match.parties.get(name, []))
    return bool(match.parties.get(role)) or match.content.get(role) is not None


def _is_own_target(match: Match) -> bool:
    """Whether the same words were read as both sides ("Der Volkswirtschaft, Japan, droht …")."""
    agents, targets = (match.parties.get(role, []) for role in ("agent", "target"))
    return any(a.start == t.start for a in agents for t in targets)


def _source_role(match: Match) -> list[Role]:
    return next((match.parties.get(role, []) for role, slots in match.trigger.frame.items() if "source" in slots), [])


def _noun_match(context: Context, kind: str, trigger: Trigger, clause: Clause, token: int) -> Match | str:
    """The match of a trigger noun, or the reason why there is none."""
    group = context.syntax.group_at.get(token)
    if group is None or group.head != token:
        return "not the head of its noun group"
    frame = NounFrame(context, trigger, clause, group, kind)
    if frame.refers_back():
        return "refers back to an earlier mention"
    if kind not in EVENTS and leaves_open(context, clause):
        return "it is left open whether it is so"
    if clause.lemma in trigger.not_under:
        return f"{clause.lemma} takes it back"
    if any(context.doc[i].lower_ in trigger.exclude for i in clause.tokens):
        return f"one of {', '.join(trigger.exclude)} in the clause"
    match = Match(kind, trigger, clause, (token, token + 1))
    fill_noun(context, match, frame)
    if not any(match.parties.values()) and not any(match.content.values()):
        return "no party and no content near it"
    if kind == "accusation" and frame.is_bare(match.parties, any(match.content.values())):
        return "a bare mention that makes no new accusation"
    return match if _has_needs(match) else f"lacks {' and '.join(trigger.needs)}"


def refusals(context: Context, clause: Clause) -> list[str]:
    """For `claimx explain`: the triggers whose word stands in the clause and that did not fire, with the reason."""
    index = trigger_index()
    tried = [
        (kind, t, _verb_match(context, kind, t, clause))
        for kind, t in index.verbs.get(clause.lemma, ())
        if clause.verb is not None
    ]
    for token in clause.tokens:
        if context.doc[token].tag_ in ("NN", "NE"):
            tried += [
                (kind, t, _noun_match(context, kind, t, clause, token)) for kind, t in noun_triggers(context.doc[token].lower_)
            ]
    return [f"{kind}/{trigger.name}: {outcome}" for kind, trigger, outcome in tried if isinstance(outcome, str)]
