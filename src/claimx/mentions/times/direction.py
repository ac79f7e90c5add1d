"""Whether an expression looks back or ahead, from its preposition, its noun group and the tense of its sentence."""

import re
from collections.abc import Collection

from claimx.language.adjectives import uninflected
from claimx.mentions.numbers import parse_word
from claimx.mentions.times.lexicon import lexicon, sense_of
from claimx.mentions.times.meaning import Found
from claimx.mentions.times.tense import TenseReader
from claimx.mentions.times.words import PARTICIPLE, Words

_ZU_INFINITIVE = re.compile(r"\w{2,}zu\w{3,}n")
_LONGEST_EVENT = 8  # words between "nach" and the date of an event
_SHORTEST_PRESENT = 6  # letters of a present participle
_JUST_PAST, _PLANNED_JUST_PAST = 62, 14  # days
_LONGEST_ATTRIBUTE = 6  # words between a date and the participle that it belongs to


class Direction:
    """Whether an expression lies behind or ahead of the document date."""

    def __init__(self, words: Words, tenses: TenseReader):
        self._words = words
        self._tenses = tenses

    def of(self, found: Found) -> int | None:
        """-1 back, 1 ahead, None where neither a preposition nor the tense says."""
        words, links = self._words, lexicon().words.neighbours
        before = words.at(found.start - (2 if words.at(found.start - 1) == "dem" else 1))  # "seit dem 27. November"
        onward = words.at(found.end) in links.onward and before not in lexicon().context.since  # not "dauern seit Mai an"
        ranged = onward or words.at(found.end) in links.until
        if not ranged and (before in links.looking_back or (before in links.night_from and words.is_capital(found.start - 2))):
            return -1
        if self._is_dropped_plan(found) or self._is_compared(found):
            return -1
        if self._is_put_off(found):
            return 1
        attribute = self._of_attribute(found)
        return self._of_tense(found) if attribute is None else attribute

    def _of_tense(self, found: Found) -> int | None:
        tense, planned = self._tenses.tense(found.start, found.end), self._tenses.planned(found.start)
        if tense == "present" and not planned:
            context = lexicon().context
            if self._is_named_day(found) or self._follows_event(found, context.since):
                return -1
            if self._follows_event(found, context.after_event):
                return -1 if found.meaning.month is None else None
        if tense != "past":
            return 1 if tense else None
        if planned and self.before_infinitive(found):
            return 1
        if found.meaning.month is not None and (self._of_intention(found) or self.before_infinitive(found)):
            return None
        if not self.is_open(found):
            return -1
        return 1 if planned or self._is_appointed(found) else None

    def _is_named_day(self, found: Found) -> bool:
        """ "Kiew nennt den 5. Mai": a day that somebody gives for what happened, and no "Termin"."""
        words, context = self._words, lexicon().context
        first, last = words.sentence(found.start)
        said = words.lower[first:last]
        openings = [words.at(found.start - 1)]
        if openings[0] in lexicon().words.determiners:
            openings.append(words.at(found.start - 2))  # "auf | die Nacht zum Mittwoch"
        naming = any(opening in context.day_naming.get(word, ()) for word in said for opening in openings)
        return naming and not any(word.endswith(context.appointments) for word in said)

    def _follows_event(self, found: Found, openings: Collection[str]) -> bool:
        """ "Die Polizei sucht nach dem Überfall am Mittwoch Zeugen": the date belongs to what happened before."""
        words, context = self._words, lexicon().context
        for index in range(found.start - 1, max(found.start - _LONGEST_EVENT, words.sentence(found.start)[0]) - 1, -1):
            if not words.lower[index].isalpha() and words.lower[index] != "-":
                return False
            if words.lower[index] in openings:
                return words.at(index + 1) not in context.sources
        return False

    def _of_intention(self, found: Found) -> bool:
        """ "das Urteil, das er am 23. März sprechen wollte": what somebody meant to do may lie ahead."""
        first, last = self._words.sentence(found.start)
        words = self._words.lower
        while found.start > first and "," in words[first : found.start]:
            first = words.index(",", first) + 1
        last = words.index(",", found.end, last) if "," in words[found.end : last] else last
        return not lexicon().context.past_intentions.isdisjoint(words[first:last])

    def before_infinitive(self, found: Found) -> bool:
        """ "kündigte an im September anzutreten": the next verb is an infinitive with "zu"."""
        words = self._words
        for index in range(found.end, words.sentence(found.start)[1]):
            word = words.lower[index]
            if _ZU_INFINITIVE.fullmatch(word) or (
                word == "zu" and not words.is_capital(index + 1) and words.at(index + 1).endswith("n")
            ):
                return True
            participle = PARTICIPLE.fullmatch(word) and word not in lexicon().context.no_participles
            if not word.isalpha() or (participle and not words.is_capital(index)):
                return False
        return False

    def _of_attribute(self, found: Found) -> int | None:
        """ "dem am 5. Januar erstellten Entwurf" looks back, "den am Montag geplanten Streik" ahead; else None."""
        words, table = self._words, lexicon().words
        openings = [found.start - 1, found.start - 2]  # "dem Ende Mai", "dem am"
        if not words.is_capital(found.start - 2):
            openings.append(found.start - 3)  # "dem bereits am"
        if not any(words.at(at) in table.determiners or parse_word(words.at(at)) == 1 for at in openings):
            return None
        for index in range(found.end, min(found.end + _LONGEST_ATTRIBUTE, words.size)):
            word = words.lower[index]
            if not (word.isalpha() or word == "-"):
                return None
            if words.is_capital(index):
                continue
            stems = uninflected(word)
            if not lexicon().context.planning_words.isdisjoint([word, *stems]):
                return 1
            if any(PARTICIPLE.fullmatch(stem) for stem in stems):
                return -1
            if any(stem.endswith("end") and len(stem) > _SHORTEST_PRESENT for stem in stems):
                return 1  # "stattfindenden"
        return None

    def _is_dropped_plan(self, found: Found) -> bool:
        """Whether the sentence tells what was meant to be ("ursprünglich", "eigentlich")."""
        first, last = self._words.sentence(found.start)
        return not lexicon().context.dropped_plans.isdisjoint(self._words.lower[first:last])

    def _is_compared(self, found: Found) -> bool:
        """Whether something is set against what it was at the time: "drei mehr als am Dienstag", "anders als noch im Mai"."""
        words, table = self._words, lexicon().words
        still = any(words.at(found.start - n) in table.neighbours.still for n in (1, 2))
        if still and any(words.at(found.start - n) in table.neighbours.compared for n in (2, 3)):
            return True
        behind = (found.start - back for back in (1, 2))
        return any(words.at(at) in table.neighbours.compared and words.at(at - 1) in table.comparatives for at in behind)

    def _is_put_off(self, found: Found) -> bool:
        """Whether something is moved to the time, or goes on to it ("die Verlängerung der Frist auf Mittwoch")."""
        words = self._words
        before = found.start - (2 if words.at(found.start - 1) in lexicon().words.determiners else 1)
        first, last = words.sentence(found.start)
        moved = any(word.startswith(lexicon().context.putting_off) for word in words.lower[first:last])
        return moved and words.at(before) in lexicon().context.put_off_to and not words.at(before - 1).startswith("nacht")

    def is_open(self, found: Found) -> bool:
        """Whether a preposition like "für", "bis" lets even a sentence about the past point ahead."""
        ahead = lexicon().words.neighbours.looking_ahead
        return self._words.at(found.start - 1) in ahead or self._words.at(found.start - 2) in ahead

    def _is_appointed(self, found: Found) -> bool:
        """Whether somebody asked for or set a day ("beantragte für Mittwoch eine Sitzung"), and not before another past event."""
        words, context = self._words, lexicon().context
        first, last = words.sentence(found.start)
        said = words.lower[first:last]
        if words.at(found.start - 1) not in context.appointed or not context.before_past.isdisjoint(said):
            return False
        return any(word.startswith(context.appointing) for word in said)

    def tells_of_before(self, found: Found) -> bool:
        """Whether the sentence tells what had been before ("hatte", "schon")."""
        first, last = self._words.sentence(found.start)
        context = lexicon().context
        return not context.before_past.union(context.earlier).isdisjoint(self._words.lower[first:last])

    def had_been(self, found: Found) -> bool:
        """Whether the sentence tells what had been ("hatte am 1. Mai …")."""
        first, last = self._words.sentence(found.start)
        return not lexicon().context.before_past.isdisjoint(self._words.lower[first:last])

    def goes_on(self, found: Found) -> bool:
        """Whether something that goes on now began then ("seit Januar dauert der Dienst ein Jahr")."""
        since = self._words.at(found.start - 1) in lexicon().context.since
        return since and self._tenses.tense(found.start, found.end) == "present"

    def is_sure(self, found: Found) -> bool:
        """Whether the sentence is plainly about the future: a future or modal verb, or something planned."""
        return self._tenses.tense(found.start, found.end) == "future" or self._tenses.planned(found.start)

    def just_past(self, found: Found) -> int:
        """How many days back a date may lie although the sentence points ahead: none in the future tense, few where something
        is planned, more where it was announced ("hat am 21. Januar den Abzug angekündigt")."""
        words, tense = self._words, self._tenses.tense(found.start, found.end)
        planned = self._tenses.planned(found.start)
        first, last = words.sentence(found.start)
        announced = planned and lexicon().context.future_verbs.isdisjoint(words.lower[first:last])
        if tense == "future" and not announced:
            return 0
        return _PLANNED_JUST_PAST if planned and tense == "present" else _JUST_PAST

    def looks_back(self, found: Found) -> bool:
        """Whether the sentence tells of the past."""
        return self._tenses.tense(found.start, found.end) == "past"

    def is_nowadays(self, found: Found) -> bool:
        """Whether "heute" means these days and not the day of the document."""
        context, words = lexicon().context, self._words
        if found.end - found.start > 1 or words.at(found.start) != "heute":
            return False
        before, after = words.at(found.start - 1), words.at(found.end)
        if after.isdecimal() and words.at(found.end + 2) == "alt":
            return True  # "heute 24 Jahre alt"
        if after.isdecimal() and words.at(found.end + 1) == "-" and words.at(found.end + 2).isalpha():
            return True  # "der heute 46-Jährige"
        second = sense_of(words.at(found.end + 1))
        if second is not None and second.kind == "deictic_day":
            return False  # "heute und morgen"
        if after in context.today or after.isdecimal() or words.at(found.end + 1).isdecimal():
            return False
        if before in context.before_nowadays or after in context.behind_nowadays:
            return True
        first, last = words.sentence(found.start)
        if not context.then.isdisjoint(words.lower[first:last]):
            return True
        if self._tenses.tense(found.start, found.end) != "present" or self._tenses.planned(found.start):
            return False
        return not context.lasting_verbs.isdisjoint(words.lower[first:last])
