"""Who is meant by a short form: "Schoigu" after "Sergej Schoigu", "Machthaber Kim", an abbreviation that the text introduced."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from claimx.mentions.actors.atom import sets
from claimx.mentions.actors.mention import Mention
from claimx.mentions.actors.offices import LEADING, offices
from claimx.mentions.actors.shortforms import short_forms
from claimx.mentions.actors.tables import Entity, ambiguous, words
from claimx.mentions.actors.view import View
from claimx.mentions.actors.words import WORD, form_of

_FIRST = "first "
_LOOK_BACK = 20


class Linker:
    """Gives every short mention of one text its person or organisation."""

    def __init__(self, view: View, mentions: list[Mention], introduced: dict[str, Mention]):
        self._view = view
        self._mentions = mentions
        self._introduced = introduced
        self._full: dict[str, list[Mention]] = defaultdict(list)

    def link(self) -> list[Mention]:
        """The mentions that are somebody after all, in text order."""
        for mention in self._mentions:
            if mention.full:
                self._register(mention)
        settled = [mention for mention in self._mentions if self._settle(mention)]
        self._link_nouns(settled)
        return settled

    def _link_nouns(self, mentions: list[Mention]) -> None:
        """ "Die Regierung" after "südkoreanische Regierung", where the text has spoken of no other government so far."""
        spoken_of: dict[str, Mention | None] = {}
        for mention in mentions:
            noun = mention.noun
            if noun is None:
                continue
            if not mention.alone:
                if mention.kind == "group" or (mention.owner is None and not mention.full and mention.antecedent is None):
                    continue
                for key in (noun, *(title for title in words().short_titles if noun.casefold().endswith(title.casefold()))):
                    before = spoken_of.setdefault(key, mention)
                    spoken_of[key] = mention if before is not None and before.name == mention.name else None
                continue
            source = spoken_of.get(noun)
            if source is not None and mention.id is None:
                mention.name, mention.id, mention.entity, mention.kind = source.name, source.id, source.entity, source.kind
                mention.antecedent = source

    def _register(self, mention: Mention) -> None:
        """Keeps a full name under its short forms."""
        name = mention.name or ""
        if mention.entity is None:
            mention.name = name = self._without_genitive(name)
            first = WORD.findall(name)[0]
            if first not in sets().first_names:
                self._full[_FIRST + form_of(first).folded].append(mention)
        for form in short_forms(mention.label or name, mention.entity):
            self._full[form].append(mention)

    def _without_genitive(self, name: str) -> str:
        """The name without a final s, where the text has its last word without it as well."""
        return name[:-1] if self._view.genitive_of(name.rsplit(" ", 1)[-1]) else name

    def _settle(self, mention: Mention) -> bool:
        """Resolves a mention in place; False where nobody is named after all."""
        if mention.abbreviation is not None:
            return self._settle_abbreviation(mention)
        if mention.short is None or (mention.full and mention.entity is not None):
            return True
        if mention.full:
            return self._settle_full(mention)
        folded = form_of(WORD.findall(mention.short)[-1]).folded
        if not mention.bare and folded not in self._full:
            self._full[folded].append(mention)
            return self._settle_alone(mention)
        for form in (folded, folded.removesuffix("s"), _FIRST + folded):
            antecedent = self._antecedent(mention, form) if form in self._full else None
            if antecedent is not None:
                mention.antecedent = antecedent
                mention.name, mention.id, mention.entity = antecedent.name, antecedent.id, antecedent.entity
                return True
        return self._settle_alone(mention)

    def _settle_abbreviation(self, mention: Mention) -> bool:
        source = self._introduced.get(mention.abbreviation or "")
        if source is None or source is mention:
            return True
        mention.name, mention.id, mention.kind, mention.entity = source.name, source.id, source.kind, source.entity
        mention.antecedent = source
        return True

    def _settle_full(self, mention: Mention) -> bool:
        """A whole name that no table has as it stands: perhaps a spelling of one, or two people of one name."""
        if mention.candidates:
            person = self._choose(mention)
            if person is not None:
                mention.become(person)
        return True

    def _antecedent(self, mention: Mention, form: str) -> Mention | None:
        """The last full mention before that fits, somebody known before somebody unknown; else the only one after."""
        options = self._full[form]
        before = bisect_left(options, mention.start, key=lambda other: other.start)
        unknown = None
        for other in reversed(options[max(0, before - _LOOK_BACK) : before]):
            if other.entity is not None and self._fits(mention, other.entity):
                return other
            if other.entity is None and unknown is None:
                unknown = other
        if unknown is not None:
            return unknown
        after = [other for other in options[before : before + _LOOK_BACK] if other is not mention]
        names = {other.name for other in after}
        return after[0] if len(names) == 1 and (after[0].entity is None or self._fits(mention, after[0].entity)) else None

    def _fits(self, mention: Mention, person: Entity) -> bool:
        """Whether the office in front of the short form, if any, is one that the person held."""
        if mention.office is None:
            return True
        owner = mention.owner.name if mention.owner is not None else None
        return offices().fits(person, mention.office, owner, None)

    def _settle_alone(self, mention: Mention) -> bool:
        """A surname without the full name anywhere: from the tables, as far as the ambiguous forms allow."""
        name = mention.short or ""
        if not mention.candidates:
            mention.name = self._without_genitive(name)
            return True
        person = self._choose(mention)
        if person is not None:
            mention.become(person)
            return True
        mention.name = name.removesuffix("s") if name not in ambiguous() else name
        rule = ambiguous().get(mention.name)
        entity = self._view.entities.get(mention.first)
        return not mention.bare or (rule is not None and rule.policy == "year") or (entity is not None and entity.label == "PER")

    def _choose(self, mention: Mention) -> Entity | None:
        """The one reading that office, state and date leave; None where several or none remain."""
        candidates, date = mention.candidates, self._view.published
        if mention.office is not None:
            owner = mention.owner.name if mention.owner is not None and mention.owner.kind != "person" else None
            fitting = _holders(candidates, mention.office, owner, date) or _holders(candidates, mention.office, owner, None)
            if fitting or owner is not None:
                return fitting[0] if len(fitting) == 1 else None
        short = mention.short or ""
        rule = ambiguous().get(short) or ambiguous().get(short.removesuffix("s"))
        if rule is None and len(candidates) == 1:
            return candidates[0]
        if date is None or (rule is not None and rule.policy == "full"):
            return None
        active = [person for person in candidates if offices().active(person, int(date[:4]))]
        leading = [person for office in LEADING for person in _holders(active, office, None, date)]
        return active[0] if len(active) == 1 else leading[0] if len(leading) == 1 else None


def _holders(candidates: Sequence[Entity], office: str, owner: str | None, date: str | None) -> list[Entity]:
    """Those who held the office."""
    return [person for person in candidates if offices().fits(person, office, owner, date)]
