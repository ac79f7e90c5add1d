"""German numbers: words and figures to exact decimals. Strings in, `Decimal` out; no spaCy, no float.

>>> parse_cardinal("zweihundertfünfzigtausend"), parse_cardinal("10 000"), parse_cardinal("1.234,5")
(Decimal('250000'), Decimal('10000'), Decimal('1234.5'))
>>> parse_cardinal("eine halbe Million"), parse_cardinal("drei Komma fünf"), parse_cardinal("Paragraf")
(Decimal('500000'), Decimal('3.5'), None)
"""

import re
from decimal import Decimal
from functools import lru_cache

from claimx.mentions.number_words import fold, number_grammar, number_lexicon
from claimx.settings import RARE_WORDS_REMEMBERED

BLANKS = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'\u2019\u02bc"
_JOINABLE = {"hundert", "tausend"}  # "zwei hundert tausend" is one word written apart
_LONGEST_WORD = 120
_GROUPED = "|".join(rf"\d{{1,3}}(?:[{sign}]\d{{3}}){{1,7}}" for sign in (BLANKS, APOSTROPHES, "."))
FIGURE = rf"(?:{_GROUPED}|\d+)(?:,\d+)?"
_FIGURE = re.compile(rf"([+\-\u2212]?)({FIGURE})")
_GROUPS = re.compile(rf"[.{BLANKS}{APOSTROPHES}](?=\d{{3}})")
_ENGLISH = re.compile(r"([+\-\u2212]?)(\d{1,3}(?:,\d{3}){2,7}(?:\.\d+)?|\d{1,3}(?:,\d{3}){1,7}\.\d+)")


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def parse_word(word: str) -> Decimal | None:
    """The number of one German number word in any case and spelling, inflected or not, else None.

    Articles are number words here: "ein", "eine", "einem" are 1. Scale words ("Million", "Dutzend") and vague
    numbers ("Tausende") are not.

    >>> parse_word("zweieinhalbtausend"), parse_word("zwölfhundert"), parse_word("dreier"), parse_word("beide")
    (Decimal('2500.0'), Decimal('1200'), Decimal('3'), None)
    """
    if not word or len(word) > _LONGEST_WORD:
        return None
    grammar, folded = number_grammar(), fold(word)
    if folded in grammar.zero:
        return Decimal(0)
    if folded in grammar.alone:
        return grammar.alone[folded]
    whole = _whole(folded)
    return Decimal(whole) if whole is not None else _with_fraction(folded)


def _whole(folded: str) -> int | None:
    match = number_grammar().word.fullmatch(folded)
    if match is None or not folded:
        return None
    rest = _below_thousand(match["uh"], match["uH"], match["ur"])
    if not match["T"]:
        return rest
    return (_below_thousand(match["th"], match["tH"], match["tr"]) or 1) * 1000 + rest


def _below_thousand(count: str | None, hundred: str | None, rest: str | None) -> int:
    hundreds = (_small(count) if count else 1) * 100 if hundred else 0
    return hundreds + (_small(rest) if rest else 0)


def _small(word: str) -> int:
    grammar = number_grammar()
    if word in grammar.small:
        return grammar.small[word]
    if word in grammar.inflected:
        return grammar.inflected[word]
    match = grammar.below_hundred.fullmatch(word)
    assert match is not None, word
    return grammar.small[match[1]] + grammar.small[match[2]]


def _with_fraction(folded: str) -> Decimal | None:
    """A number with a fraction, alone or before "hundert" or "tausend": "zweieinhalb", "anderthalbtausend"."""
    grammar = number_grammar()
    for ending, factor in (("tausend", 1000), ("hundert", 100), ("", 1)):
        stem = folded.removesuffix(ending)
        if ending and stem == folded:
            continue
        if stem in grammar.alone:
            return grammar.alone[stem] * factor
        for fraction, part in grammar.joined.items():
            if stem.endswith(fraction):
                whole = _whole(stem.removesuffix(fraction))
                return None if whole is None else (whole + part) * factor
    return None


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def parse_figure(text: str, *, decimal_point: bool = False) -> Decimal | None:
    """The number written in figures the German, Swiss or Austrian way, else None.

    Thousands are set off by a point, any blank or an apostrophe; the decimal sign is a comma. A point before other
    than three digits is a decimal sign only if ``decimal_point`` says so (it may be a date or a clock time).

    >>> parse_figure("10'000"), parse_figure("3,5"), parse_figure("3.50"), parse_figure("3.50", decimal_point=True)
    (Decimal('10000'), Decimal('3.5'), None, Decimal('3.50'))
    """
    vulgar = number_lexicon().vulgar_fractions
    if text and text[-1] in vulgar:
        whole = parse_figure(text[:-1].rstrip()) if text[:-1] else Decimal(0)
        over, under = vulgar[text[-1]]
        return None if whole is None else whole + Decimal(over) / under
    if match := _FIGURE.fullmatch(text):
        return _signed(match[1], _GROUPS.sub("", match[2].replace(",", "d")).replace("d", "."))
    if match := _ENGLISH.fullmatch(text):
        return _signed(match[1], match[2].replace(",", ""))
    if decimal_point and re.fullmatch(r"\d+\.\d+", text):
        return Decimal(text)
    return None


def _signed(sign: str, digits: str) -> Decimal:
    number = Decimal(digits)
    return -number if sign in {"-", "\u2212"} else number


def parse_cardinal(text: str) -> Decimal | None:
    """The cardinal number that the whole of ``text`` writes, in words, figures or both; else None.

    Several words are one number when their scales fall: "zwei Millionen dreihunderttausend", "1,5 Mrd.",
    "drei Komma fünf". Articles count as 1.
    """
    text = text.strip()
    if not text:
        return None
    number = parse_word(text) if text[0].isalpha() else parse_figure(text)
    if number is None:
        number = _phrase(tuple(re.sub(rf"(?<=\d)[{BLANKS}](?=\d{{3}}(?!\d))", "", text).split()))
    return Decimal(int(number)) if number is not None and number == int(number) else number


def _phrase(words: tuple[str, ...]) -> Decimal | None:
    """Runs of words between scale words, each times its scale; the scales must fall."""
    grammar = number_grammar()
    total, ceiling = Decimal(0), None
    run: list[str] = []
    for position, word in enumerate(words):
        folded = fold(word)
        if folded == number_lexicon().decimal_point:
            return _spoken_decimals(words[:position], words[position + 1 :]) if not total else None
        scale = grammar.scales.get(folded)
        if scale is None or (folded in _JOINABLE and not (run and run[-1][0].isdigit())):
            run.append(word)
            continue
        part = _run(run) if run else Decimal(1)
        if part is None or (ceiling is not None and scale >= ceiling):
            return None
        total, ceiling, run = total + part * scale, scale, []
    rest = _run(run) if run else Decimal(0)
    return None if rest is None or (ceiling is not None and rest >= ceiling) else total + rest


def _run(words: list[str]) -> Decimal | None:
    """One number without a scale word: a figure, "eine halbe", "zwei hundert"."""
    words = words[1:] if fold(words[0]) == number_lexicon().joint and len(words) > 1 else words
    if fold(words[-1]) in number_grammar().half:
        return Decimal("0.5") if len(words) == 1 or (len(words) == 2 and parse_word(words[0]) == 1) else None
    if len(words) == 1:
        return parse_word(words[0]) if words[0][0].isalpha() else parse_figure(words[0])
    return parse_word("".join(words)) if all(word.isalpha() for word in words) else None


def _spoken_decimals(before: tuple[str, ...], after: tuple[str, ...]) -> Decimal | None:
    """After the comma digits one by one, or one number, then perhaps a scale: "drei Komma eins vier Millionen"."""
    scale = number_grammar().scales.get(fold(after[-1])) if after else None
    whole, digits = parse_cardinal(" ".join(before)), [parse_word(word) for word in (after[:-1] if scale else after)]
    places = [str(int(digit)) for digit in digits if digit is not None]
    if whole is None or not places or len(places) < len(digits) or (len(places) > 1 and any(len(d) > 1 for d in places)):
        return None
    number = Decimal(f"{int(whole)}." + "".join(places))
    return number * scale if scale else number


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def parse_ordinal(text: str) -> Decimal | None:
    """The number of an ordinal in words or figures, inflected or bare: "dritte", "zwanzigsten", "3."; else None.

    >>> parse_ordinal("dritte"), parse_ordinal("einundzwanzigsten"), parse_ordinal("7."), parse_ordinal("gestern")
    (Decimal('3'), Decimal('21'), Decimal('7'), None)
    """
    if re.fullmatch(r"\d{1,4}\.", text):
        return Decimal(text[:-1])
    return _ordinal_stem(number_grammar().ordinal_end.sub("", fold(text)))


def _ordinal_stem(stem: str) -> Decimal | None:
    """The number of an ordinal without its ending: "dritt", "fünft", "einundzwanzigst", "hundertdritt"."""
    for irregular, number in number_grammar().ordinals.items():
        if stem.endswith(irregular):
            before = stem.removesuffix(irregular)
            whole = _whole(before) if before else 0
            if whole is not None and whole % 100 == 0:
                return whole + number
    for ending, low, high in (("st", 20, 100), ("t", 0, 20)):
        whole = _whole(stem.removesuffix(ending)) if stem.endswith(ending) else None
        if whole and (low <= whole % 100 < high or (ending == "st" and whole % 100 == 0)):
            return Decimal(whole)
    return None


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def parse_fraction(text: str) -> Decimal | None:
    """The share a fraction noun names: "Drittel", "Viertel", "Hälfte", "Zehntel"; else None.

    >>> parse_fraction("Viertel"), parse_fraction("Hälfte"), parse_fraction("Mittel")
    (Decimal('0.25'), Decimal('0.5'), None)
    """
    grammar, folded = number_grammar(), fold(text)
    if folded in grammar.fractions:
        return grammar.fractions[folded]
    stem = re.sub(f"{number_lexicon().fraction_ending}[ns]?$", "", folded)
    whole = _ordinal_stem(stem) if stem != folded else None
    return None if whole is None or whole < 3 else Decimal(1) / whole


@lru_cache(maxsize=RARE_WORDS_REMEMBERED)
def parse_multiple(text: str) -> Decimal | None:
    """How many times: "zweimal", "dreifach", "3-mal", "1,5-fache"; else None.

    >>> parse_multiple("achtmal"), parse_multiple("dreifache"), parse_multiple("einmal"), parse_multiple("Denkmal")
    (Decimal('8'), Decimal('3'), Decimal('1'), None)
    """
    stem = number_grammar().multiple_end.sub("", fold(text))
    return None if stem == fold(text) else parse_cardinal(stem)
