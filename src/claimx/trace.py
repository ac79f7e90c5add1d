"""The trace of a text through the stages, in words: for `claimx explain` and for whoever writes a rule."""

from dataclasses import dataclass, field

from claimx.articles import article_from_text
from claimx.claims.context import Context
from claimx.claims.engine import refusals
from claimx.language.annotations import annotations
from claimx.language.clauses import Clause
from claimx.language.groups import NounGroup
from claimx.pipeline import extractor_for
from claimx.schema import Claim, Quantity, Role, Time
from claimx.settings import Settings

_PARTIES = ("accuser", "accused", "denier", "speaker", "agent", "target", "force", "participants")
_CONTENTS = ("allegation", "denied", "content", "object", "event", "activity")


@dataclass(slots=True)
class ExplainedSentence:
    """What the stages saw in one sentence; ``not_fired`` are triggers whose word stands there, with the reason against."""

    text: str
    clauses: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    fired: list[str] = field(default_factory=list)
    not_fired: list[str] = field(default_factory=list)

    def sections(self) -> list[tuple[str, list[str]]]:
        """The lists with their titles, in order; an empty one says so, but for the triggers that did not fire."""
        return [
            ("clauses", self.clauses or ["none found"]),
            ("mentions", self.mentions or ["none"]),
            ("fired", self.fired or ["no rule"]),
            ("not fired", self.not_fired),
        ]


@dataclass(slots=True)
class Explanation:
    """The sentences of a text and the model that tagged them; ``str`` gives them as plain text."""

    model: str
    sentences: list[ExplainedSentence] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"model {self.model}"]
        for sentence in self.sentences:
            lines += ["", one_line(sentence.text)]
            for title, entries in sentence.sections():
                lines += [f"  {title if not number else '':<11}{one_line(entry)}" for number, entry in enumerate(entries)]
        return "\n".join(lines)


def one_line(text: str) -> str:
    """The words of a text with one blank between them."""
    return " ".join(text.split())


def explain(text: str, *, published: str | None = None, model: str = Settings().model) -> Explanation:
    """Sentences, clauses and mentions of a text, which rules fired and which did not, with the reason.

    Args:
        text: German text.
        published: its date (ISO 8601, as precise as known); None takes a date line of the text.
        model: as for `claimx.load`.
    """
    extractor = extractor_for(model)
    doc = extractor.analyse(article_from_text(text, published=published))
    context = Context(doc)
    found = annotations(doc)
    explanation = Explanation(extractor.model.name)
    for number, sentence in enumerate(doc.sents):
        low, high = sentence.start_char, sentence.end_char
        entry = ExplainedSentence(sentence.text.strip())
        for clause in context.syntax.clauses:
            if clause.sentence == number:
                entry.clauses.append(_describe_clause(context, clause))
                entry.not_fired += refusals(context, clause)
        entry.mentions += [_describe_actor(role) for role in found.actors if low <= role.start < high]
        entry.mentions += [_describe_time(time) for time in found.times if low <= time.start < high]
        entry.mentions += [_describe_quantity(quantity) for quantity in found.quantities if low <= quantity.start < high]
        entry.fired = [_describe_claim(claim) for claim in found.claims if low <= claim.anchor.start < high]
        explanation.sentences.append(entry)
    return explanation


def _describe_clause(context: Context, clause: Clause) -> str:
    def words(group: NounGroup | None) -> str:
        return "–" if group is None else context.doc[group.start : group.end].text

    arguments = context.syntax.arguments(clause)
    text = " ".join(context.doc[i].text for i in clause.tokens)
    voice = f", passive ({clause.passive})" if clause.passive else ""
    roles = f"subject {words(arguments.subject)}, object {words(arguments.object)}, dative {words(arguments.dative)}"
    return f"{clause.kind}: {text} [verb {clause.lemma or '–'}{voice}, {clause.mood}; {roles}]"


def _describe_actor(role: Role) -> str:
    return f"actor {role.text!r} = {role.name or '?'} ({', '.join(filter(None, (role.kind, role.id)))})"


def _describe_time(time: Time) -> str:
    return f"time {time.text!r} = {time.type} {time.value}"


def _describe_quantity(quantity: Quantity) -> str:
    bounds = [f"{name} {value}" for name in ("value", "min", "max") if (value := getattr(quantity, name)) is not None]
    extra = [word for word in ("approximate" if quantity.approximate else "", quantity.unit or "") if word]
    return f"quantity {quantity.text!r} = {', '.join(bounds)} {' '.join(extra)}".rstrip()


def _describe_claim(claim: Claim) -> str:
    parts = []
    for name in _PARTIES:
        roles = getattr(claim, name, None)
        if roles:
            parts.append(f"{name} {', '.join(role.name or role.text for role in roles)}")
    for name in _CONTENTS:
        span = getattr(claim, name, None)
        if span is not None:
            parts.append(f"{name} {span.text!r}")
    return f"{claim.rule} on {claim.anchor.text!r}: {'; '.join(parts) or 'no roles'} ({claim.modality})"
