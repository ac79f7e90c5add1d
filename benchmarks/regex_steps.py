"""How many steps a backtracking matcher takes: Python's `re` walked over its own syntax tree, counting. Deterministic, so a test can
ask whether a pattern takes linear time, which no clock can answer.

The order of attempts is that of `re` (greedy, lazy, possessive, atomic, lookaround, back references); its shortcuts that save a
constant factor are left out.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

Next = Callable[[int], int | None]
Matcher = Callable[[int, Next], int | None]
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


class TooManySteps(Exception):
    """The matcher was stopped at its limit."""


@contextmanager
def _deep_calls() -> Iterator[None]:
    """Lets a matcher call itself deeply. Afterwards the limit is as before: other code counts on it to stop before the stack ends."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 100_000))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class Counter:
    """One pattern, matched step by step over one text at a time."""

    def __init__(self, pattern: str, flags: int):
        self.tree = _parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.steps = self.limit = 0
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self.matcher = self._sequence(self.tree)

    def search(self, text: str, *, limit: int = 1_000_000, anchored: bool = False) -> int:
        """The steps of finding all matches (anchored: of trying at the start only).

        Raises:
            TooManySteps: there are more than the limit.
        """
        self.text, self.steps, self.limit = text, 0, limit
        position = 0
        with _deep_calls():
            while position <= len(text):
                self.groups.clear()
                end = self.matcher(position, lambda place: place)
                if anchored:
                    break
                position = end if end is not None and end > position else position + 1
        return self.steps

    def first(self, text: str) -> tuple[int, int] | None:
        """Where the first match is, to be compared with `re`."""
        self.text, self.steps, self.limit = text, 0, 10_000_000
        for position in range(len(text) + 1):
            self.groups.clear()
            end = self.matcher(position, lambda place: place)
            if end is not None:
                return position, end
        return None

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.limit:
            raise TooManySteps

    def _sequence(self, items) -> Matcher:
        parts = [self._node(*item) for item in items]

        def match(position: int, then: Next, at: int = 0) -> int | None:
            if at == len(parts):
                return then(position)
            return parts[at](position, lambda place: match(place, then, at + 1))

        return parts[0] if len(parts) == 1 else match

    def _node(self, kind, value) -> Matcher:
        if (fits := self._character(kind, value)) is not None:
            return self._one(fits)
        if kind is op.SUBPATTERN:
            return self._group(value)
        if kind is op.BRANCH:
            return self._branch([self._sequence(branch) for branch in value[1]])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(kind, *value)
        if kind is op.ATOMIC_GROUP:
            return self._atomic(self._sequence(value))
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._look(kind is op.ASSERT, *value)
        if kind is op.AT:
            return self._place(value)
        if kind is op.GROUPREF:
            return self._reference(value)
        raise NotImplementedError(str(kind))

    def _character(self, kind, value) -> Callable[[str], bool] | None:
        """Whether one character fits, for a node that stands for one; None for the others."""
        source = None
        if kind is op.LITERAL or kind is op.NOT_LITERAL:
            source = f"[{'^' if kind is op.NOT_LITERAL else ''}{re.escape(chr(value))}]"
        elif kind is op.ANY:
            source = "."
        elif kind is op.IN:
            source = f"[{''.join(map(self._in_set, value))}]"
        if source is None:
            return None
        return _Known(re.compile(source, self.flags & (re.IGNORECASE | re.ASCII | re.DOTALL))).__getitem__

    @staticmethod
    def _in_set(item) -> str:
        kind, value = item
        if kind is op.NEGATE:
            return "^"
        if kind is op.RANGE:
            return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        return _CATEGORIES[value] if kind is op.CATEGORY else re.escape(chr(value))

    def _one(self, fits: Callable[[str], bool]) -> Matcher:
        def match(position: int, then: Next) -> int | None:
            self._step()
            return then(position + 1) if position < len(self.text) and fits(self.text[position]) else None

        return match

    def _group(self, value) -> Matcher:
        number, body = value[0], self._sequence(value[-1])

        def match(position: int, then: Next) -> int | None:
            def leave(place: int) -> int | None:
                if number is not None:
                    self.groups[number] = (position, place)
                return then(place)

            return body(position, leave)

        return match

    def _branch(self, branches: list[Matcher]) -> Matcher:
        def match(position: int, then: Next) -> int | None:
            for branch in branches:
                self._step()
                if (end := branch(position, then)) is not None:
                    return end
            return None

        return match

    def _repeat(self, kind, least: int, most: int, items) -> Matcher:
        single = self._character(*items[0]) if len(items) == 1 else None
        repeat = self._repeat_one(kind, least, most, single) if single else self._repeat_many(kind, least, most, items)
        return self._atomic(repeat) if kind is op.POSSESSIVE_REPEAT else repeat

    def _repeat_one(self, kind, least: int, most: int, fits: Callable[[str], bool]) -> Matcher:
        def match(position: int, then: Next) -> int | None:
            end, last = position, len(self.text) if most is op.MAXREPEAT else min(len(self.text), position + most)
            lazy = kind is op.MIN_REPEAT
            while end < last and fits(self.text[end]) and not (lazy and end - position >= least):
                self._step()
                end += 1
            if lazy:
                while end - position >= least:
                    self._step()
                    if (found := then(end)) is not None or not (end < last and fits(self.text[end])):
                        return found
                    end += 1
                return None
            for place in range(end, position + least - 1, -1):
                self._step()
                if (found := then(place)) is not None:
                    return found
            return None

        return match

    def _repeat_many(self, kind, least: int, most: int, items) -> Matcher:
        body = self._sequence(items)

        def match(position: int, then: Next, done: int = 0) -> int | None:
            def again(place: int) -> int | None:
                return None if place == position and done >= least else match(place, then, done + 1)

            self._step()
            if kind is op.MIN_REPEAT and done >= least and (end := then(position)) is not None:
                return end
            if (most is op.MAXREPEAT or done < most) and (end := body(position, again)) is not None:
                return end
            return then(position) if done >= least and kind is not op.MIN_REPEAT else None

        return match

    def _atomic(self, body: Matcher) -> Matcher:
        def match(position: int, then: Next) -> int | None:
            end = body(position, lambda place: place)
            return None if end is None else then(end)

        return match

    def _look(self, wanted: bool, direction: int, items) -> Matcher:
        body = self._sequence(items)
        width = items.getwidth()[0]

        def match(position: int, then: Next) -> int | None:
            start = position if direction > 0 else position - width
            found = start >= 0 and body(start, lambda place: place if direction > 0 or place == position else None) is not None
            return then(position) if found == wanted else None

        return match

    def _place(self, where) -> Matcher:
        source = {
            op.AT_BEGINNING: "^", op.AT_BEGINNING_STRING: r"\A", op.AT_END: "$", op.AT_END_STRING: r"\Z",
            op.AT_BOUNDARY: r"\b", op.AT_NON_BOUNDARY: r"\B",
        }[where]  # fmt: skip
        here = re.compile(source, self.flags & (re.MULTILINE | re.ASCII))

        def match(position: int, then: Next) -> int | None:
            self._step()
            return then(position) if here.match(self.text, position) else None

        return match

    def _reference(self, number: int) -> Matcher:
        def match(position: int, then: Next) -> int | None:
            if number not in self.groups:
                return None
            start, end = self.groups[number]
            self.steps += end - start
            return then(position + end - start) if self.text.startswith(self.text[start:end], position) else None

        return match


class _Known(dict):
    """Whether a character fits, remembered."""

    def __init__(self, pattern: re.Pattern[str]):
        super().__init__()
        self.pattern = pattern

    def __missing__(self, character: str) -> bool:
        self[character] = self.pattern.fullmatch(character) is not None
        return self[character]
