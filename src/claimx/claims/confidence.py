"""How sure a claim is: a logistic model over a handful of doubts that can be read off the finished record.

``logit(confidence) = intercept of the type + offset of the rule + sum of weight * feature``. The numbers live in
``de/confidence.yaml`` and come from ``benchmarks/calibrate_confidence.py``; docs/confidence.md says how good they are.
"""

from functools import cache
from math import exp, log
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from claimx.claims.context import Context
from claimx.claims.triggers import TRIGGER_FILES
from claimx.lexicon import load_yaml
from claimx.schema import ClaimBase, Denial, Role

_CLOSED = ConfigDict(extra="forbid")


class Weights(BaseModel):
    """The weight of each feature, in logits. Every feature is between 0 and 1; doubts never raise the confidence.

    ``unfilled``: share of the type's roles that are empty. ``unknown_party``: share of the parties that are no known
    actor and stand for none. ``carried``: a party is named in another sentence. ``fragment``: no clause around the anchor,
    or one whose verb was not found. ``long_sentence``: from 0 to 1 between the bounds of `LongSentence`. ``noun_trigger``:
    the act is named by a noun. ``unlinked``: a denial that answers no other claim. ``sourced``: the claim has a source;
    ``quoted``: its anchor lies in a quotation; these two are no doubts, so their weights may have either sign.
    """

    model_config = _CLOSED
    unfilled: float = Field(lt=0)
    unknown_party: float = Field(le=0)
    carried: float = Field(le=0)
    fragment: float = Field(le=0)
    long_sentence: float = Field(le=0)
    noun_trigger: float = Field(le=0)
    unlinked: float = Field(le=0)
    sourced: float
    quoted: float


class LongSentence(BaseModel):
    """From how many tokens on a sentence is long, and at how many the doubt is at its full."""

    model_config = _CLOSED
    first: int = Field(gt=0)
    full: int = Field(gt=0)


class ConfidenceFile(BaseModel):
    """``de/confidence.yaml``.

    ``roles``: the fields that count as roles, by type. ``intercepts``: the log-odds of a type's claim without any doubt,
    fitted; ``defaults``: the same as a probability for types without gold, set by hand. ``offsets``: log-odds by rule.
    ``least`` and ``most`` bound the result.
    """

    model_config = _CLOSED
    least: float = Field(gt=0, lt=1)
    most: float = Field(gt=0, lt=1)
    long_sentence: LongSentence
    roles: dict[str, list[str]]
    defaults: dict[str, float]
    intercepts: dict[str, float]
    weights: Weights
    offsets: dict[str, float]

    @model_validator(mode="after")
    def _is_consistent(self) -> "ConfidenceFile":
        if self.least >= self.most or self.long_sentence.first >= self.long_sentence.full:
            raise ValueError("a lower bound is not below its upper bound")
        twice = self.defaults.keys() & self.intercepts.keys()
        if twice:
            raise ValueError(f"both a default and an intercept for {', '.join(sorted(twice))}")
        odd = self.roles.keys() ^ (self.defaults.keys() | self.intercepts.keys())
        if odd:
            raise ValueError(f"not both roles and a default or intercept for {', '.join(sorted(odd))}")
        if any(not 0 < default < 1 for default in self.defaults.values()):
            raise ValueError("a default is a probability between 0 and 1")
        return self

    def logit(self, kind: str) -> float:
        """The log-odds of a claim of this type without any doubt."""
        return self.intercepts[kind] if kind in self.intercepts else log(self.defaults[kind] / (1 - self.defaults[kind]))


@cache
def confidence_file() -> ConfidenceFile:
    """The numbers of ``de/confidence.yaml``."""
    return load_yaml("de/confidence.yaml", ConfidenceFile)


def rate(context: Context, claims: list[ClaimBase]) -> None:
    """Sets the confidence of an article's claims in place; denials must be linked before."""
    for claim in claims:
        claim.confidence = confidence(features(context, claim), type_of(claim), claim.rule)


def confidence(doubts: dict[str, float], kind: str, rule: str) -> float:
    """The probability, to two digits, that a claim with these features is there and right in its key fields.

    Args:
        doubts: features by name, as from `features`; what is missing counts as 0.
        kind: the claim's type.
        rule: its rule; one without an offset has 0.
    """
    file = confidence_file()
    logit = file.logit(kind) + file.offsets.get(rule, 0.0)
    logit += sum(getattr(file.weights, name) * value for name, value in doubts.items() if value)
    return round(min(file.most, max(file.least, 1 / (1 + exp(-logit)))), 2)


def filled(claim: ClaimBase) -> int:
    """How many of the type's roles the record fills."""
    return sum(1 for role in confidence_file().roles[type_of(claim)] if getattr(claim, role))


def features(context: Context, claim: ClaimBase) -> dict[str, float]:
    """The features of `Weights` for one claim, each from 0 to 1."""
    roles: list[Any] = [getattr(claim, role) for role in confidence_file().roles[type_of(claim)]]
    parties = _parties(roles)
    last = context.token_at(claim.anchor.end - 1)
    clause = context.clause(last)
    found: dict[str, float] = {
        "unfilled": 1 - sum(map(bool, roles)) / len(roles) if roles else 0.0,
        "unknown_party": _share([role.kind == "unknown" and role.resolved is None for role in parties]),
        "carried": any(not _in_sentence(claim, role) for role in parties),
        "fragment": clause is None or clause.kind == "fragment",
        "long_sentence": _length(context, claim),
        "noun_trigger": type_of(claim) in TRIGGER_FILES and context.tags[last] in ("NN", "NE"),
        "unlinked": isinstance(claim, Denial) and not claim.denies,
        "sourced": claim.source is not None,
        "quoted": context.quotation_at(claim.anchor.start) is not None,
    }
    return {name: float(value) for name, value in found.items()}


def type_of(claim: ClaimBase) -> str:
    """The claim's type, which every record but the base has."""
    return claim.type  # type: ignore[attr-defined]


def _parties(values: list[Any]) -> list[Role]:
    """The parties among the values of a claim's roles."""
    listed = [value if isinstance(value, list) else [value] for value in values]
    return [role for roles in listed for role in roles if isinstance(role, Role)]


def _share(verdicts: list[bool]) -> float:
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def _in_sentence(claim: ClaimBase, role: Role) -> bool:
    return claim.sentence.start <= role.start < claim.sentence.end


def _length(context: Context, claim: ClaimBase) -> float:
    bounds = confidence_file().long_sentence
    length = context.length(claim.sentence)
    return min(1.0, max(0.0, (length - bounds.first) / (bounds.full - bounds.first)))
