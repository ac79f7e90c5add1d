"""Corrected and added claims: what a page sends becomes a claim of the contract, or a list of what is wrong with it.

Offsets are all that is taken from the page for a span: the words there come from the article. Everything else must fit the
schema's records.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimx.review.fields import CHOICES, RECORDS, SHARED_KINDS, needed_fields, own_fields, parties, spans_in
from claimx.review.records import Content, Invalid, Problem
from claimx.review.timex import days, is_value
from claimx.schema import Claim

_CLAIM: TypeAdapter[Any] = TypeAdapter(Claim)
_FILLER = {"sentence": {"index": 0, "start": 0, "end": 0}, "confidence": 1, "rule": "review"}
_KEPT = ("sentence", "confidence", "rule")  # what a correction leaves as it is
_LONGEST_WORDS = 200


class Reading:
    """An article to check claims against.

    Args:
        output: the article's output (JSON types).
        text: its text; None where it is not to be had. Then only spans that the output holds can be used.
    """

    def __init__(self, output: Mapping[str, Any], text: str | None):
        self.output = output
        self.text = text
        self.claims: dict[str, Content] = {claim["id"]: claim for claim in output["claims"]}
        self._spans: dict[tuple[int, int], str] | None = None

    def words(self, start: int, end: int) -> str | None:
        """The words between two offsets; None where there are none."""
        if not 0 <= start < end:
            return None
        if self.text is not None:
            return self.text[start:end] if end <= len(self.text) else None
        if self._spans is None:
            spans = (*spans_in(self.output["claims"]), *spans_in(self.output.get("mentions", {})))
            self._spans = {(span["start"], span["end"]): span["text"] for span in spans}
        return self._spans.get((start, end))


def checked(raw: Any, id: str, reading: Reading, ids: Iterable[str]) -> Content:
    """A corrected or added claim as a whole record.

    Args:
        raw: what the page sent, JSON types: ``type``, ``anchor``, ``start`` and ``end``, and the fields of the type.
        id: the claim's id. Where the article's output has such a claim, its sentence, rule and confidence stay.
        reading: the article.
        ids: of the other claims that a denial may answer.

    Returns:
        The claim; one that was added by hand has no sentence, rule and confidence.

    Raises:
        Invalid: with every problem found.
    """
    base = reading.claims.get(id, {})
    check = _Check(reading, frozenset(ids) - {id}, base)
    claim = check.claim(raw)
    if check.problems:
        raise Invalid(check.problems)
    kept = {name: base[name] for name in _KEPT if name in base}
    if base.get("type") == claim["type"] and base.get("plover"):
        kept["plover"] = base["plover"]
    whole = {**claim, "id": id, **kept}
    try:
        record = _CLAIM.validate_python({**_FILLER, **whole})
    except ValidationError as error:  # whatever the checks above do not know
        raise Invalid([_problem(entry["loc"]) for entry in error.errors()]) from error
    plain = record.model_dump(mode="json")
    return {name: value for name, value in plain.items() if name not in _FILLER or name in kept}


def _problem(place: tuple[Any, ...]) -> Problem:
    return Problem(str(place[1] if len(place) > 1 else place[0] if place else "type"), "not_valid")


class _Check:
    """The problems found so far, while a claim is read."""

    def __init__(self, reading: Reading, ids: frozenset[str], base: Content):
        self.reading = reading
        self.ids = ids
        self.base = base
        self.problems: list[Problem] = []

    def fail(self, field: str, code: str, **values: str) -> None:
        self.problems.append(Problem(field, code, tuple(values.items())))

    def claim(self, raw: Any) -> Content:
        type_ = raw.get("type") if isinstance(raw, dict) else None
        if not isinstance(type_, str) or type_ not in RECORDS:
            self.fail("type", "choose_type")
            return {}
        anchor = self.span("anchor", raw.get("anchor"), needed=True)
        claim: Content = {"type": type_, "anchor": anchor}
        whole = self.span("claim", {"start": raw.get("start"), "end": raw.get("end")}, needed=True)
        if anchor and whole:
            start, end = min(whole["start"], anchor["start"]), max(whole["end"], anchor["end"])
            claim.update(start=start, end=end, text=self.reading.words(start, end) or whole["text"])
        needed = needed_fields(type_)
        for name, kind in {**SHARED_KINDS, **own_fields(type_)}.items():
            value = getattr(self, f"_{kind}")(name, raw.get(name), name in needed, anchor)
            claim[name] = (value or None) if name == "source" else value
        if isinstance(claim["source"], list) and len(claim["source"]) == 1:
            claim["source"] = claim["source"][0]
        return claim

    def span(self, field: str, raw: Any, needed: bool = False) -> dict[str, Any] | None:
        """A span with the words that stand there."""
        if not isinstance(raw, dict) or (raw.get("start") is None and raw.get("end") is None):
            if needed:
                self.fail(field, "missing")
            return None
        start, end = raw.get("start"), raw.get("end")
        if type(start) is not int or type(end) is not int:
            self.fail(field, "not_valid")
            return None
        words = self.reading.words(start, end)
        if words is None:
            self.fail(field, "no_text" if self.reading.text is None else "outside")
            return None
        return {"start": start, "end": end, "text": words}

    def _span(self, field: str, raw: Any, needed: bool, anchor: Any) -> dict[str, Any] | None:
        return self.span(field, raw, needed)

    def _roles(self, field: str, raw: Any, needed: bool, anchor: Any) -> list[dict[str, Any]]:
        value = parties({field: raw}, field)
        found = (self._role(field, entry, False, anchor) for entry in value)
        return [role for role in found if role is not None]

    def _role(self, field: str, raw: Any, needed: bool, anchor: Any) -> dict[str, Any] | None:
        span = self.span(field, raw, needed)
        if span is None:
            return None
        resolved = self.span(field, raw.get("resolved"))
        name, known, kind = (raw.get(key) for key in ("name", "id", "kind"))
        name = " ".join(name.split())[:_LONGEST_WORDS] if isinstance(name, str) else ""
        known = known if isinstance(known, str) and known[:1] == "Q" and known[1:].isdecimal() else None
        return {**span, "name": name or None, "id": known, "kind": kind or "unknown", "resolved": resolved}

    def _quantity(self, field: str, raw: Any, needed: bool, anchor: Any) -> dict[str, Any] | None:
        if not isinstance(raw, dict) or all(raw.get(name) is None for name in ("value", "min", "max")):
            if needed:
                self.fail(field, "number_needed")
            return None
        numbers = {name: self._number(f"{field}.{name}", raw.get(name)) for name in ("value", "min", "max")}
        value, low, high = numbers.values()
        if low is not None and high is not None and low > high:
            self.fail(f"{field}.max", "bounds_crossed")
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            self.fail(f"{field}.value", "outside_bounds")
        span = self.span(field, raw) if raw.get("start") is not None else anchor
        unit = raw.get("unit")
        unit = " ".join(unit.split())[:_LONGEST_WORDS] if isinstance(unit, str) else ""
        return {**(span or {}), **numbers, "approximate": raw.get("approximate") is True, "unit": unit or None}

    def _number(self, field: str, value: Any) -> int | float | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or not 0 <= value < 1e15:
            self.fail(field, "not_a_number")
            return None
        return value

    def _time(self, field: str, raw: Any, needed: bool, anchor: Any) -> dict[str, Any] | None:
        if not isinstance(raw, dict) or not isinstance(raw.get("value"), str) or not raw["value"].strip():
            if needed:
                self.fail(f"{field}.value", "missing")
            return None
        type_, value = raw.get("type"), raw["value"].strip()
        if type_ not in CHOICES["time_type"]:
            self.fail(f"{field}.type", "choose")
        elif not is_value(type_, value):
            self.fail(f"{field}.value", "no_timex", value=value[:40])
        span = self.span(field, raw) if raw.get("start") is not None else anchor
        before = self.base.get("time") or {}
        if before.get("value") == value:  # untouched: the extraction may know more days than the value tells
            known = {name: before[name] for name in ("earliest", "latest", "anchored")}
        else:
            earliest, latest = days(value)
            known = {"earliest": earliest, "latest": latest, "anchored": False}
        return {**(span or {}), "type": type_, "value": value, **known}

    def _choice(self, field: str, raw: Any, needed: bool, anchor: Any) -> str | None:
        if raw not in CHOICES[field]:
            self.fail(field, "choose")
            return None
        return str(raw)

    def _claims(self, field: str, raw: Any, needed: bool, anchor: Any) -> list[str]:
        chosen = [entry for entry in raw if isinstance(entry, str)] if isinstance(raw, list) else []
        for entry in chosen:
            if entry not in self.ids:
                self.fail(field, "no_such_claim", claim=entry[:60])
        return list(dict.fromkeys(chosen))
