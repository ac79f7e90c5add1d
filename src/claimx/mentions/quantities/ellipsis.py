"""Numbers whose noun is left out; what they count stands before ("davon 60") or after ("von 400 auf 900 Helfer")."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.mentions.quantities.amounts import Amount
from claimx.mentions.quantities.lexicon import Effect, Unit, lexicon
from claimx.mentions.quantities.nouns import Counted, counted_before
from claimx.mentions.quantities.ranges import is_year_like
from claimx.mentions.quantities.words import Words
from claimx.settings import WORDS_REMEMBERED

_SENTENCE_BREAK = re.compile(r"[.!?][\s“\"»]|\n")
_CHANGE = re.compile(r"\sauf(?:\s\w+){0,3}\s")
_CLAUSE_BREAK = re.compile(r"[.!?;:,\n]")
_BEFORE_CONTRAST = 4
_MOST_BEFORE = 6
_FROM = "von"
RELATIONS = frozenset({"share", "factor", "times"})
CHAIN = re.compile(r"\s*(?:,|und|oder|sowie|bis|-|–|/|zu)?\s*")
_PARALLEL = re.compile(r"\s+und\s+(?:[\w-]+\s+){1,4}(mit|von|in|aus|um)\s+")
_COMMA = re.compile(r"\s?,\s")
_NEAR = 5
_CITED = 7  # words that say where a number comes from


@cache
def _same_noun() -> re.Pattern[str]:
    """What may stand between two numbers of one noun: "200 feste und 300 freie Mitarbeiter", "27 von 35 Staaten"."""
    joints = "|".join(re.escape(word) for word in lexicon().words.same_noun)
    return re.compile(rf"(?:\s\w+e[nr]?)?\s(?:{joints})(?:\s\w+){{0,2}}\s")


@dataclass(slots=True)
class Tagged:
    """A quantity being made: ``core`` is the offset at which the number itself begins; ``part`` says that it
    names a part of the quantity before ("darunter zwei Kinder").
    """

    amount: Amount
    core: int
    counted: Counted | None
    effects: list[Effect]
    unit: Unit | None = None
    is_quantity: bool = True
    part: bool = False


def is_partitive(amount: Amount, words: Words) -> bool:
    """Whether "davon", "darunter", "weitere" or their like stand before or after the amount.

    "Davon" and "darunter" may have a few words between ("Davon seien 3.000 gefallen"), but not before what can be a year.
    """
    index, after = words.before(amount.start), words.after(amount.end)
    near = {words.lower(index), words.lower(after), words.lower(words.after(amount.start))}
    near |= set() if is_year_like(amount, words.text) else _clause_before(words, index)
    pairs = {(words.lower(index - 1), words.lower(index)), (words.lower(after), words.lower(after + 1))}
    of_number = words.lower(after) in lexicon().words.genitives and words.text[amount.end :].lstrip()[:1].isalpha()
    if (
        of_number
        and after + 1 < len(words.texts)
        and words.texts[after + 1][0].isdigit()
        and not is_year_like(amount, words.text)
    ):
        return True  # "900 ihrer 1500 Mann"
    return any((word,) in lexicon().partitive for word in near) or bool(pairs & lexicon().partitive)


def is_part(amount: Amount, words: Words) -> bool:
    """Whether the amount names a part of the quantity before: "darunter zwei Kinder"."""
    index = words.before(amount.start)
    before = {(words.lower(index),), (words.lower(index - 1), words.lower(index))}
    return bool(before & lexicon().partitive) and words.lower(index) not in lexicon().words.additive


def _clause_before(words: Words, index: int) -> set[str]:
    """The few words before in the same clause."""
    found: set[str] = set()
    for position in range(index, max(index - _NEAR, -1), -1):
        if not words.texts[position][0].isalnum():
            break
        found.add(words.lower(position))
    return found


def is_gapped(amount: Amount, core: int, words: Words, tagged: list[Tagged]) -> bool:
    """Whether a number behind a name goes on counting people: "Polen schickt 500 Soldaten, Lettland 80 und Estland 40"."""
    name = words.before(core)
    if words.texts[name] == "(" and name > 0 and words.text[amount.end : amount.end + 1] == ")":
        listed = words.kind(name - 2) in ("comma", "conjunction", "preposition", "determiner")
        return listed and _is_country(words.texts[name - 1]) and _counts_people(tagged, words, core)
    joint = name - 2 if words.kind(name - 1) == "determiner" else name - 1
    named = words.kind(name) == "noun" and words.kind(joint) in ("comma", "conjunction")
    if not named and not _is_cited(words, name):
        return False
    if is_year_like(Amount(core, amount.end, "figure"), words.text):
        return False
    return _counts_people(tagged, words, core)


def _is_cited(words: Words, index: int) -> bool:
    """Whether what ends here, behind a comma or "und", says where a number comes from ("…, nach Angaben der Polizei | 30")."""
    for place in range(index, max(index - _CITED, 0), -1):
        if words.kind(place - 1) in ("comma", "conjunction"):
            said = [words.lower(i) for i in range(place, index + 1)]
            cited = any(word.endswith(tuple(lexicon().words.citing_nouns)) for word in said)
            return said[0] in lexicon().words.citing or said[-1] in lexicon().words.citing or cited
        if words.kind(place) == "other" and words.lower(place) not in lexicon().words.citing:
            return False
    return False


def _counts_people(tagged: list[Tagged], words: Words, core: int) -> bool:
    """Whether the last number of the sentence counts people."""
    last = tagged[-1] if tagged else None
    if last is None or last.unit is None or last.unit.kind != "person":
        return False
    return _SENTENCE_BREAK.search(words.text, last.amount.end, core) is None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_country(word: str) -> bool:
    """Whether a word is a country's name ("Niger (650)"; not "Weber (65)")."""
    from claimx.mentions.actors.names import names

    sense = names().alone(word) if word[:1].isupper() else None
    return sense is not None and sense.sort == "country"


def changes(amount: Amount, core: int, following: Amount | None, words: Words) -> bool:
    """Whether "auf" and another number follow: "von heute 400 auf etwa 900 Helfer"."""
    if following is None or is_year_like(following, words.text) or not _CHANGE.fullmatch(words.text, amount.end, following.start):
        return False
    if not is_year_like(Amount(core, amount.end, "figure"), words.text):
        return True
    index = words.before(core)
    return amount.size % 100 == 0 and _FROM in {words.lower(index), words.lower(index - 1)}


def elided_unit(item: Tagged, tagged: list[Tagged], words: Words, elliptic: bool) -> Unit | None:
    """The unit of a number without a noun: that of the quantity it is a part of, or what "die Zahl der Toten" says.

    The quantity is the nearest in the sentence that is not smaller; "davon" and its like also reach the sentence before,
    and "weitere" adds to a quantity of any size. Without such a word only people are carried on.
    """
    spelt = counted_before(words, words.before(item.amount.start))
    if spelt is not None:
        return spelt
    adds = set(words.text[item.amount.start : item.amount.end].lower().split()) & set(lexicon().words.additive)
    for previous in tagged[: -_MOST_BEFORE - 1 : -1]:
        breaks = len(_SENTENCE_BREAK.findall(words.text, previous.amount.end, item.amount.start))
        if breaks > (1 if elliptic else 0):
            return None
        if (adds and previous.part) or previous.unit is None or previous.amount.form in RELATIONS:
            continue
        if previous.unit.kind in {"time", "measure"}:
            continue
        if (previous.unit.kind == "person" or elliptic) and (adds or not elliptic or previous.amount.size >= item.amount.size):
            return previous.unit
    return None


def is_open(tagged: list[Tagged]) -> bool:
    """Whether the last quantity lacks its noun, so that what follows may tell it."""
    return bool(tagged) and tagged[-1].counted is None and tagged[-1].amount.form in {"figure", "word"}


def _is_contrasted(last: Tagged, start: int, words: Words) -> bool:
    """Whether a number is what another one later in the clause takes the place of: "statt bisher höchstens 40 … 60 Helfer"."""
    if _CLAUSE_BREAK.search(words.text, last.amount.end, start):
        return False
    index = words.before(last.amount.start)
    near = {words.lower(at) for at in range(index, max(index - _BEFORE_CONTRAST, -1), -1)}
    return not near.isdisjoint(lexicon().words.instead)


def _is_parallel(last: Tagged, start: int, words: Words) -> bool:
    """Whether two numbers stand behind the same preposition in parts that "und" joins ("Peru mit 3 und Chile mit 6 Toten")."""
    parallel = _PARALLEL.fullmatch(words.text, last.amount.end, start)
    return parallel is not None and words.lower(words.before(last.amount.start)) == parallel[1]


def settle_before(tagged: list[Tagged], item: Tagged, words: Words) -> None:
    """Gives numbers without a noun the unit that follows: "von 400 auf 900 Helfer", "41 bzw. 27 Fälle".

    Where times follow, such numbers are times too and go: "62, 64 und 66 Jahre". Commas join only lists that end in
    "und" or "oder".
    """
    if item.unit is None or item.counted is None:
        return
    text = words.text
    start, listed = item.core, item.amount.min is not None and item.amount.max is not None
    if item.amount.min is not None and item.amount.max is not None:
        start = item.amount.start
    while is_open(tagged):
        last = tagged[-1]
        gap = text[last.amount.end : start]
        if item.unit.kind == "time":
            if not CHAIN.fullmatch(gap):
                return
            tagged.pop()
        elif _same_noun().fullmatch(gap) or (listed and _COMMA.fullmatch(gap)) or (not listed and _CHANGE.fullmatch(gap)):
            last.unit, listed = item.unit, True
        elif _is_parallel(last, start, words):
            last.unit, listed = item.unit, False
        elif _is_contrasted(last, start, words):
            last.unit = item.unit
            return
        else:
            return
        start = last.amount.start
