"""Whether a sentence looks back or ahead: from part-of-speech tags where a model gave them, else from word lists and endings."""

from bisect import bisect_right
from typing import Literal

from spacy.tokens import Doc

from claimx.language.annotations import lemma_of, starts_of, tags_of
from claimx.language.cases import feature
from claimx.language.verbs import is_weak_past, verb_lemma
from claimx.mentions.times.lexicon import lexicon
from claimx.mentions.times.words import PARTICIPLE, Words

Tense = Literal["past", "present", "future"]
_CLAUSE_MARKS = frozenset(",–—()")
_SHORTEST = 4
_LET = "lassen"
"""Stands for its participle behind another infinitive: "hat sie ziehen lassen"."""


class TenseReader:
    """Answers for one document; words are looked at only in the sentences that are asked about."""

    def __init__(self, words: Words, doc: Doc):
        self._words = words
        self._doc = doc if any(tags_of(doc)) else None
        self._offsets: list[int] | None = None
        self._known: dict[tuple[int, int], Tense | None] = {}
        self._marks: dict[int, str | None] = {}

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause that holds words ``start`` to ``end``, else of its sentence, else None."""
        if (start, end) not in self._known:
            self._known[start, end] = self._read(start, end)
        return self._known[start, end]

    def _read(self, start: int, end: int) -> Tense | None:
        first, last = self._words.sentence(start)
        left, right = start, end
        while left > first and self._words.lower[left - 1] not in _CLAUSE_MARKS:
            left -= 1
        while right < last and self._words.lower[right] not in _CLAUSE_MARKS:
            right += 1
        left, right = self._own_part(left, right, start, end)
        own = self._of(left, right, whole=(left, right) == (first, last))
        return own or self._around_report(first, left) or self._of(first, last, whole=True)

    def _around_report(self, first: int, left: int) -> Tense | None:
        """The tense of a clause that goes on behind an inserted report ("Sie sollen, | wie es hieß, | im April einrücken"), by
        what stands before that; None where nothing is inserted."""
        marks = [i for i in range(first, left) if self._words.lower[i] == ","]
        if len(marks) < 2 or marks[-1] != left - 1:
            return None
        opening = self._words.at(marks[-2] + 1)
        if opening not in lexicon().context.inserting and self._mark(marks[-2] + 1) not in ("past", "present"):
            return None
        before = marks[-3] + 1 if len(marks) > 2 else first
        return self._of(before, marks[-2], whole=False)

    def _own_part(self, left: int, right: int, start: int, end: int) -> tuple[int, int]:
        """The part of a clause that has a verb of its own, on the side of "und" where the expression stands ("flogen aus | und
        sollen am Freitag landen")."""
        for index in range(left, right):
            if self._words.lower[index] not in lexicon().context.joining or not (
                self._has_finite(left, index) and self._has_finite(index + 1, right)
            ):
                continue
            if index < start:
                left = index + 1
            elif index >= end:
                return left, index
        return left, right

    def _has_finite(self, first: int, last: int) -> bool:
        return any(self._mark(i) not in (None, "participle") for i in range(first, last))

    def planned(self, start: int) -> bool:
        """Whether the sentence speaks of something scheduled ("geplant", "findet statt")."""
        first, last = self._words.sentence(start)
        return self._plans(first, last)

    def _plans(self, first: int, last: int) -> bool:
        """Whether one of a range of words is of planning, and no noun ("nach einem Treffen")."""
        plans = (i for i in range(first, last) if self._words.lower[i] in lexicon().context.planning_words)
        return any(not self._words.is_capital(i) or self._words.sentence(i)[0] == i for i in plans)

    def _of(self, first: int, last: int, whole: bool) -> Tense | None:
        """The tense of a range of words; "hat" or "ist" without its participle says something only of a ``whole`` sentence."""
        context, words = lexicon().context, self._words.lower[first:last]
        marks = {self._mark(i) for i in range(first, last)}
        participle = "participle" in marks or [word for word in words if word.isalpha()][-1:] == [_LET]
        planned = self._plans(first, last)
        if "past" in marks:
            return "past"
        if "future" in marks:
            perfect = participle and not context.infinite_auxiliaries.isdisjoint(words)
            return "past" if perfect and not context.plain_future.intersection(words) else "future"
        if "auxiliary" in marks and participle:
            return "future" if planned else "past"
        if "present" in marks or planned or ("auxiliary" in marks and whole):
            return "present"
        return "past" if participle and "auxiliary" not in marks else None

    def _mark(self, index: int) -> str | None:
        """What a word says of the tense: a finite form, an auxiliary, a participle, or nothing."""
        if index not in self._marks:
            self._marks[index] = self._read_mark(index)
        return self._marks[index]

    def _read_mark(self, index: int) -> str | None:
        word, context = self._words.lower[index], lexicon().context
        if word in context.perfect_auxiliaries:
            return "auxiliary"
        if word in context.future_verbs:
            return "future"
        if not word.isalpha():
            return None
        return self._from_tag(index) if self._doc is not None else self._from_form(index)

    def _from_form(self, index: int) -> str | None:
        """Without tags: word lists, and the endings -te and -ten of small-letter words."""
        word, context = self._words.lower[index], lexicon().context
        if self._words.is_capital(index) and self._words.sentence(index)[0] != index:
            return None
        if word in lexicon().past_forms:
            return "participle" if word.endswith("en") and PARTICIPLE.fullmatch(word) else "past"
        if word in context.not_past or self._words.is_capital(index):
            return None
        if word in lexicon().present_forms:
            return "present"
        if PARTICIPLE.fullmatch(word):
            return "participle"
        if word.endswith("et") and len(word) > _SHORTEST:
            return "present"
        return "past" if word.endswith(("te", "ten")) and len(word) > _SHORTEST and not word.startswith("ge") else None

    def _from_tag(self, index: int) -> str | None:
        """With tags (STTS) and morphology (UD): finite forms and participles."""
        assert self._doc is not None
        if self._offsets is None:
            self._offsets = starts_of(self._doc)
        token = self._doc[bisect_right(self._offsets, self._words.starts[index]) - 1]
        tag = token.tag_
        word = self._words.lower[index]
        if tag in ("VVPP", "VAPP", "VMPP") or (tag == "VVINF" and PARTICIPLE.fullmatch(word)):
            return "participle"
        if not tag.endswith("FIN"):
            return None
        mood, tense = feature(self._doc, token.i, "Mood"), feature(self._doc, token.i, "Tense")
        if mood == "Sub" and tense == "Past" and word not in lexicon().past_forms:
            return "present"  # "wären"; "ließen" is of the indicative too
        past = (
            tense == "Past"
            or word in lexicon().past_forms
            or is_weak_past(word, verb_lemma(word, tag, lemma_of(self._doc, token.i)))
        )
        return "past" if past else "present"
