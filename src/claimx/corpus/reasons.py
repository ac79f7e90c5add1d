"""Why two claims are related, in words for a reader."""

from datetime import date

from claimx.corpus.days import Days
from claimx.corpus.evidence import same_voice, time_gap
from claimx.corpus.facts import Fact

_LONGEST = 90


def copied(later: Fact, earlier: Fact) -> str:
    """A claim on a copied sentence."""
    return f"the same sentence as in {earlier.article}: {_said(later)}"


def same(later: Fact, earlier: Fact, source: str) -> str:
    """Two claims that go back to one source."""
    if later.article == earlier.article:
        return f"said twice in {later.article}: {_said(earlier)}; {_said(later)}"
    return f"both go back to {source}: {_said(earlier)}; {_said(later)}"


def corroborates(later: Fact, earlier: Fact) -> str:
    """Two sources whose claims fit together."""
    return f"{later.source.name} says {_said(later)}, {earlier.source.name} says {_said(earlier)}: both can be true"


def updates(later: Fact, earlier: Fact) -> str:
    """A source that replaces its figure, or a toll that has grown."""
    if later.source.key != earlier.source.key and not same_voice(later, earlier):
        sides = (f"{fact.source.name} said {_said(fact)} on {_day(fact)}" for fact in (earlier, later))
        return ", ".join(sides) + ": the number has grown"
    return f"{later.source.name} said {_said(earlier)} on {_day(earlier)}, and {_said(later)} on {_day(later)}"


def replaced(newer: Fact, older: Fact) -> str:
    """Two figures of which an article says that one came first."""
    return (
        f"{newer.article} tells {_said(older)} as an earlier figure, and {_said(newer)} of {newer.source.name} as the newer one"
    )


def risen(newer: Fact, older: Fact) -> str:
    """Why a figure is the newer one of two in one article."""
    return f"{newer.article} tells {_said(newer)} as the newest figure of {newer.source.name}, after {_said(older)}"


def contradicts(later: Fact, earlier: Fact) -> str:
    """Two figures that cannot both be true."""
    gap = time_gap(later, earlier) or 0
    when = "for the same day" if gap == 0 else f"{gap} day{'s' * (gap > 1)} apart"
    what = ", ".join(filter(None, (_who(later) or _who(earlier), later.place.name if later.place else "")))
    both = f"{later.source.name} says {_said(later)}, {earlier.source.name} says {_said(earlier)}"
    return f"{both}: these cannot both be true{f' of {what}' if what else ''}, {when}"


def other_day(later: Fact, earlier: Fact) -> str:
    """Two dates of one event."""
    event = getattr(later.claim, "event", None)
    named = f'"{event.text}"' if event is not None else "it"
    sides = (f"{fact.source.name} dates {named} to {_days(fact.period)}" for fact in (later, earlier))
    return ", ".join(sides) + ": the same event on different days"


def denies(denial: Fact, accusation: Fact) -> str:
    """A denial of an accusation."""
    by = _who(accusation)
    accused = ", ".join(party.name for party in accusation.whom) or "it"
    blamed = f"{by} accuses {accused} of" if by else f"{accused} is accused of"
    where = "there" if accusation.article == denial.article else f"in {accusation.article}"
    return f"{_who(denial)} rejects in {denial.article} what {blamed} {where}: {_content(accusation)}"


def against(denial: Fact, assertion: Fact) -> str:
    """An assertion of what somebody denies."""
    asserted = f"{assertion.source.name} asserts in {assertion.article}"
    return f"{asserted} what {_who(denial)} denies in {denial.article}: {_content(denial)}"


def _who(fact: Fact) -> str:
    return ", ".join(party.name for party in fact.who)


def _said(fact: Fact) -> str:
    """The words that carry the claim's number or time, else those of its content."""
    if fact.quantity is not None:
        return f'"{_short(fact.quantity.text)}"'
    if fact.type == "date":
        return f'"{_short(fact.claim.text)}"'
    return _content(fact)


def _content(fact: Fact) -> str:
    for name in ("allegation", "denied", "content", "object"):
        span = getattr(fact.claim, name, None)
        if span is not None:
            return f'"{_short(span.text)}"'
    return f'"{_short(fact.claim.text)}"'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _day(fact: Fact) -> str:
    return _days(fact.story.published)


def _days(days: Days | None) -> str:
    if days is None:
        return "an unknown day"
    first, last = (date.fromordinal(day).isoformat() for day in days)
    return first if first == last else f"{first} to {last}"
