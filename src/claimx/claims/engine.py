"""The rule engine: trigger files on clauses, giving accusations, denials and the other acts between parties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.acts import coordinated_acts
from claimx.claims.attributive import attribute_matches
from claimx.claims.conditions import has_needs, leaves_open, refusal, refused_wording
from claimx.claims.context import Context
from claimx.claims.frames import LETTING, VerbFrame
from claimx.claims.nominal import NounFrame
from claimx.claims.pieces import find_pieces
from claimx.claims.roles import Match, fill, fill_noun
from claimx.claims.selection import select
from claimx.claims.triggers import EVENTS, Trigger, noun_triggers, trigger_index
from claimx.language.clauses import Clause
from claimx.language.verbs import verb_lemma

_NOUNS = ("NN", "NE")
_BEFORE_NOUNS = ("APPR", "APPRART")
_NONFINITE = ("VVPP", "VVINF")
_FAR = 3  # tokens between a joined participle and its "und"


def find_matches(context: Context) -> list[Match]:
    """Every trigger that fires in the article and that the others leave standing, in text order."""
    found: list[Match] = []
    nouns = {i for i, tag in enumerate(context.tags) if tag in _NOUNS and noun_triggers(context.lowers[i])}
    for clause in context.syntax.clauses:
        if clause.verb is not None:
            found += _verb_matches(context, clause)
        if not nouns.isdisjoint(clause.tokens):
            found += _noun_matches(context, clause, nouns)
    return select(context, [*found, *attribute_matches(context), *find_pieces(context)])


def _verb_matches(context: Context, clause: Clause) -> Iterator[Match]:
    """The triggers that fire on the verb of a clause, on those that "und" joins with it, and on acts that share its object."""
    for reading in _readings(context, clause):
        for kind, trigger in _triggers(context, reading):
            if reading is clause or kind not in EVENTS:
                match = _verb_match(context, kind, trigger, reading)
                if isinstance(match, Match):
                    yield match
    compound = clause.verb != clause.finite and clause.verb is not None and context.tags[clause.verb] in _NONFINITE
    for act, part in coordinated_acts(context, clause) if compound else ():
        for kind, trigger in _triggers(context, act):
            if kind in EVENTS:
                match = _verb_match(context, kind, trigger, act, part)
                if isinstance(match, Match):
                    yield match


def _triggers(context: Context, clause: Clause) -> Sequence[tuple[str, Trigger]]:
    """The triggers of a clause's verb; where none of the words that any of them asks for is there, those that ask for none."""
    index = trigger_index()
    found = index.verbs.get(clause.lemma, ())
    return index.wordless[clause.lemma] if found and context.words_of(clause).isdisjoint(index.words[clause.lemma]) else found


def _noun_matches(context: Context, clause: Clause, nouns: set[int]) -> Iterator[Match]:
    """The triggers that fire on those of the nouns that stand in a clause."""
    for token in clause.tokens:
        if token in nouns:
            for kind, trigger in noun_triggers(context.lowers[token]):
                match = _noun_match(context, kind, trigger, clause, token)
                if isinstance(match, Match):
                    yield match


def _readings(context: Context, clause: Clause) -> list[Clause]:
    """The clause with each of its participles or infinitives that "und" joins ("hat … geleugnet und … angekündigt")."""
    tags, last = context.tags, clause.verb
    borne = _borne(context, clause) if clause.lemma == LETTING else None
    if borne is not None:
        return [clause, borne]
    if last is None or tags[last] not in _NONFINITE or clause.finite in (None, last):
        return [clause]
    others = [i for i in clause.tokens if i < last and tags[i] == tags[last]]
    joined = [i for i in others if any(tag in ("KON", "$,") for tag in tags[i + 1 : min(i + _FAR, last)])]
    return [clause, *(replace(clause, verb=i, lemma=verb_lemma(context.words[i], tags[i])) for i in joined)]


def _borne(context: Context, clause: Clause) -> Clause | None:
    """The clause of what somebody has to put up with ("muss sich Untätigkeit vorwerfen lassen"), or None."""
    lets = any(context.tags[i] == "PRF" for i in clause.tokens)
    acts = [i for i in clause.tokens if context.tags[i] == "VVINF" and i != clause.verb] if lets else []
    if not acts or context.lowers[acts[-1]] == LETTING:
        return None
    return replace(clause, verb=acts[-1], lemma=verb_lemma(context.words[acts[-1]], "VVINF"), passive=LETTING, particle=None)


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
    if kind == "accusation" and context.lowers[match.anchor[0]].startswith("kein"):
        return "no wrong is alleged"  # "sieht keine Straftat darin"
    fill(context, match, frame)
    return match if has_needs(match) else f"lacks {' and '.join(trigger.needs) or 'a source'}"


def _anchor(context: Context, trigger: Trigger, clause: Clause, frame: VerbFrame) -> tuple[int, int]:
    """The trigger's words: the verb, with the words of a phrase, or the noun that the trigger points at."""
    predicate = trigger.anchor is None and trigger.reported and trigger.with_words and trigger.lemma == "sein"
    if trigger.anchor == "word" or predicate:
        place = next(i for i in clause.tokens if context.lowers[i] in trigger.with_words)
        return place, place + 1
    if trigger.anchor in ("cue", "cue+"):
        assert clause.verb is not None
        quotation = context.quotation_at(context.doc[clause.verb].idx)
        if quotation is not None and quotation.cue:
            tokens = context.tokens(quotation.cue[0].start, quotation.cue[0].end)
            if trigger.anchor == "cue":
                return tokens[0], tokens[-1] + 1
            phrase = [clause.verb, *(i for i in clause.tokens if context.lowers[i] in trigger.with_words), *tokens]
            return min(phrase), max(phrase) + 1
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
        places += [i for i in clause.tokens if context.lowers[i] in trigger.with_words][:1]
        if places[-1] < clause.verb and context.tags[places[-1]] == "NN" and context.tags[places[-1] - 1] in _BEFORE_NOUNS:
            places.append(places[-1] - 1)  # "zur | Last gelegt"
    return min(places), max(places) + 1


def _noun_match(context: Context, kind: str, trigger: Trigger, clause: Clause, token: int) -> Match | str:
    """The match of a trigger noun, or the reason why there is none."""
    group = context.syntax.group_at.get(token)
    if group is None or group.head != token:
        return "not the head of its noun group"
    frame = NounFrame(context, trigger, clause, group, kind)
    if frame.refers_back() and not frame.told_before():
        return "refers back to an earlier mention"
    if kind not in EVENTS and leaves_open(context, clause):
        return "it is left open whether it is so"
    if clause.lemma in trigger.not_under:
        return f"{clause.lemma} takes it back"
    if any(context.lowers[i] in trigger.exclude for i in clause.tokens):
        return f"one of {', '.join(trigger.exclude)} in the clause"
    match = Match(kind, trigger, clause, (token, token + 1))
    fill_noun(context, match, frame)
    if not any(match.parties.values()) and not any(match.content.values()):
        return "no party and no content near it"
    if kind == "accusation" and frame.is_bare(match.parties, any(match.content.values())):
        return "a bare mention that makes no new accusation"
    return match if has_needs(match) else f"lacks {' and '.join(trigger.needs)}"


def refusals(context: Context, clause: Clause) -> list[str]:
    """For `claimx explain`: the triggers whose word stands in the clause and that did not fire, with the reason."""
    index = trigger_index()
    tried = [
        (kind, t, _verb_match(context, kind, t, clause))
        for kind, t in index.verbs.get(clause.lemma, ())
        if clause.verb is not None
    ]
    for token in clause.tokens:
        if context.tags[token] in _NOUNS:
            tried += [(kind, t, _noun_match(context, kind, t, clause, token)) for kind, t in noun_triggers(context.lowers[token])]
    return [f"{kind}/{trigger.name}: {outcome}" for kind, trigger, outcome in tried if isinstance(outcome, str)]
