"""Claims in words, field by field, the same for both sides: what lists, tables and the page show."""

from typing import Any

from claimx.evaluation.items import Bounds, Item
from claimx.evaluation.matching import FIELDS, Case

NO_CLAIM = "no claim"


def described(item: Item | None) -> dict[str, Any] | None:
    """A claim as a flat record of JSON types; None for no claim."""
    if item is None:
        return None
    return {
        "id": item.id,
        "type": item.type,
        "anchor": {"text": item.text, "start": item.start, "end": item.end},
        **{field: words for field in FIELDS[item.type] if (words := field_words(item, field))},
        "rule": item.rule,
        "confidence": item.confidence,
    }


def field_words(item: Item, field: str) -> str:
    """What a claim says in a field; empty where it says nothing."""
    if field == "quantity":
        return "" if item.quantity is None else bounds_words(item.quantity, approximate=item.approximate)
    if field == "denies":
        return ", ".join(item.denies)
    if field in item.roles:
        return "; ".join(party.label for party in item.roles[field])
    if field in item.contents:
        return item.contents[field].text
    value = getattr(item, field, None) if field in ("time", "outcome", "modality", "polarity") else None
    return value or ""


def bounds_words(bounds: Bounds, *, approximate: bool) -> str:
    """A number or its bounds, in few characters.

    >>> bounds_words(Bounds(None, 12000, 15000), approximate=False), bounds_words(Bounds(3000, None, None), approximate=True)
    ('12,000 to 15,000', '~3,000')
    """
    about = "~" if approximate else ""
    if bounds.value is not None:
        return f"{about}{bounds.value:,.12g}"
    if bounds.min is not None and bounds.max is not None:
        return f"{about}{bounds.min:,.12g} to {bounds.max:,.12g}"
    if bounds.min is not None:
        return f"{about}at least {bounds.min:,.12g}"
    return f"{about}at most {bounds.max:,.12g}" if bounds.max is not None else "no number"


def rows(case: Case) -> list[tuple[str, str, str, bool]]:
    """Field, gold, system, whether it is wrong: for every field that either side fills. The rule and confidence come last."""
    shown: list[tuple[str, str, str, bool]] = []
    both = case.gold is not None and case.system is not None
    if both and not case.found:
        shown.append(("type", case.gold.type if case.gold else "", case.system.type if case.system else "", True))
    anchor = [NO_CLAIM if side is None else side.text for side in (case.gold, case.system)]
    shown.append(("anchor", anchor[0], anchor[1], both and not case.exact))
    names = [field for side in (case.gold, case.system) if side for field in FIELDS[side.type]]
    for name in dict.fromkeys((*names[2:], *names)):  # modality and polarity, which come first, matter least
        gold, system = ("" if side is None else field_words(side, name) for side in (case.gold, case.system))
        if gold or system:
            shown.append((name, gold, system, case.right.get(name) is False))
    if case.system and case.system.rule:
        sure = "" if case.system.confidence is None else f" ({case.system.confidence:g})"
        shown.append(("rule", "", f"{case.system.rule}{sure}", False))
    return shown
