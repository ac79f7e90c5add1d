"""German number words and figures: tables, and round trips from 0 to 10^12."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.mentions.number_words import number_lexicon
from claimx.mentions.numbers import (
    parse_cardinal,
    parse_figure,
    parse_fraction,
    parse_multiple,
    parse_ordinal,
    parse_word,
)

CARDINALS = {
    "null": "0", "eins": "1", "ein": "1", "eine": "1", "eines": "1", "zwei": "2", "zwo": "2", "zweier": "2", "zweien": "2",
    "drei": "3", "dreier": "3", "vieren": "4", "elf": "11", "zwölf": "12", "ZWÖLF": "12", "zwoelf": "12", "Zwölf": "12",
    "sechzehn": "16", "siebzehn": "17", "dreißig": "30", "dreissig": "30", "einundzwanzig": "21", "siebenundsiebzig": "77",
    "hundert": "100", "einhundert": "100", "hunderteins": "101", "hundertundeine": "101", "zweihundertfünfzig": "250",
    "zwölfhundert": "1200", "achtzehnhundertzwölf": "1812", "tausend": "1000", "tausendundeine": "1001", "zwölftausend": "12000",
    "zweitausendvierundzwanzig": "2024", "zweihundertfünfzigtausend": "250000", "hunderttausend": "100000",
    "einhunderteintausend": "101000", "einhunderteinstausend": "101000", "anderthalb": "1.5", "eineinhalb": "1.5",
    "zweieinhalb": "2.5", "zweieinhalbtausend": "2500", "anderthalbtausend": "1500", "zwei hundert": "200",
    "fünf hundert tausend": "500000", "zwei tausend drei hundert": "2300", "hundert Millionen": "100000000",
    "eine Million": "1000000", "eine halbe Million": "500000", "halbe Million": "500000", "anderthalb Millionen": "1500000",
    "zwei Millionen dreihunderttausend": "2300000", "eine Million und zweihunderttausend": "1200000",
    "drei Komma fünf": "3.5", "drei Komma eins vier": "3.14", "null Komma fünf": "0.5", "drei Komma fünf Millionen": "3500000",
    "zwei Dutzend": "24", "ein Dutzend": "12", "ein halbes Dutzend": "6", "15 Tsd.": "15000", "15 tausend": "15000",
    "1,5 Mrd.": "1500000000", "120 Mio.": "120000000", "120 Mio": "120000000", "2 Millionen 300.000": "2300000",
    "eine Billion": "1000000000000", "15.000": "15000", "10 000": "10000", "10\u00a0000": "10000", "10\u202f000": "10000",
    "10'000": "10000", "10’000": "10000", "1.234.567": "1234567", "1 234 567": "1234567", "3,5": "3.5", "1.234,5": "1234.5",
    "0,75": "0.75", "2024": "2024", "½": "0.5", "3½": "3.5", "1,234,567": "1234567", "1,234.5": "1234.5", "-5": "-5",
    "−3,2": "-3.2",
}  # fmt: skip
NO_CARDINALS = [
    "", " ", "beide", "Paragraf", "Tausende", "Dutzende", "1.5", "1.2.3", "3.", "12:30", "zweidrei", "zwei drei", "eine eins",
    "Million Milliarden", "eine Million zwei Millionen", "Elfenbein", "achtsam", "einig", "keine", "zehnt", "12a", "A330",
    "und", "Komma", "drei Komma", "drei Komma zwölf vier", "halb", "1,2,3", "10.00", "zwei-drei",
]  # fmt: skip
ORDINALS = {
    "erste": 1, "zweiten": 2, "dritter": 3, "vierte": 4, "siebte": 7, "siebente": 7, "achten": 8, "elfte": 11, "neunzehnte": 19,
    "zwanzigster": 20, "einundzwanzigsten": 21, "hundertste": 100, "hundertdritten": 103, "tausendste": 1000, "3.": 3,
}  # fmt: skip
FRACTIONS = {"Viertel": "0.25", "Fünftel": "0.2", "Zehntel": "0.1", "Zehnteln": "0.1", "Zwanzigstel": "0.05", "Hälfte": "0.5"}
MULTIPLES = {
    "zweimal": "2",
    "achtmal": "8",
    "dreifach": "3",
    "dreifache": "3",
    "3-mal": "3",
    "1,5-fache": "1.5",
    "hundertmal": "100",
}

_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def number_words(number: int) -> str:
    """German words for 0 <= number < 10**15, written for these tests alone."""
    if number == 0:
        return "null"
    parts = []
    for scale, one, many in (
        (10**12, "Billion", "Billionen"),
        (10**9, "Milliarde", "Milliarden"),
        (10**6, "Million", "Millionen"),
    ):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"eine {one}" if count == 1 else f"{_below_million(count)} {many}")
    return " ".join([*parts, _below_million(number)] if number else parts)


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    word = (_below_thousand(thousands) + "tausend" if thousands else "") + _below_thousand(rest)
    return word + "s" if rest % 100 == 1 else word


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    word = _UNITS[hundreds] + "hundert" if hundreds else ""
    if rest < 10:
        return word + _UNITS[rest]
    if rest < 20:
        return word + _TEENS[rest - 10]
    tens, unit = divmod(rest, 10)
    return word + (_UNITS[unit] + "und" if unit else "") + _TENS[tens]


@pytest.mark.parametrize(("text", "number"), CARDINALS.items())
def test_cardinals(text, number):
    assert parse_cardinal(text) == Decimal(number)


@pytest.mark.parametrize("text", NO_CARDINALS)
def test_what_is_no_cardinal(text):
    assert parse_cardinal(text) is None


@pytest.mark.parametrize(("text", "number"), ORDINALS.items())
def test_ordinals(text, number):
    assert parse_ordinal(text) == number


@pytest.mark.parametrize("text", ["gute", "letzte", "Rechte", "ein", "zwei", "geachtete", "hunderte", "12"])
def test_what_is_no_ordinal(text):
    assert parse_ordinal(text) is None


@pytest.mark.parametrize(("text", "number"), FRACTIONS.items())
def test_fractions(text, number):
    assert parse_fraction(text) == Decimal(number)


@pytest.mark.parametrize("text", ["Mittel", "Titel", "Zweitel", "Kapitel", "halb"])
def test_what_is_no_fraction(text):
    assert parse_fraction(text) is None


@pytest.mark.parametrize(("text", "number"), MULTIPLES.items())
def test_multiples(text, number):
    assert parse_multiple(text) == Decimal(number)


@pytest.mark.parametrize("text", ["Denkmal", "keinmal", "Fach", "diesmal", "manchmal", "vielfach"])
def test_what_is_no_multiple(text):
    assert parse_multiple(text) is None


def test_a_decimal_point_needs_leave():
    assert parse_figure("3.50") is None
    assert parse_figure("3.50", decimal_point=True) == Decimal("3.50")


def test_decimals_are_exact():
    assert parse_cardinal("0,1 Millionen") == Decimal(100000)
    assert parse_cardinal("1,572 Milliarden") == Decimal(1572000000)


def test_every_word_of_the_lexicon_is_a_number():
    words = number_lexicon()
    for table in (words.units, words.teens, words.tens, words.inflected):
        assert all(parse_word(word) == number for word, number in table.items())
    assert all(parse_word(word) == number for word, number in words.alone_fractions.items())
    assert all(parse_cardinal(f"zwei {scale}") == 2 * number for scale, number in words.scales.items())


@given(st.integers(0, 10**12))
def test_words_come_back_as_their_number(number):
    assert parse_cardinal(number_words(number)) == number


@given(st.integers(0, 999_999))
def test_capitals_and_missing_umlauts_change_nothing(number):
    word = number_words(number)
    plain = word.replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert parse_cardinal(word.capitalize()) == parse_cardinal(word.upper()) == parse_cardinal(plain) == number


@given(st.integers(0, 10**12), st.sampled_from([".", " ", "\u00a0", "\u202f", "'", "’", ""]))
def test_figures_come_back_as_their_number(number, separator):
    assert parse_cardinal(f"{number:,}".replace(",", separator)) == number


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_decimals_come_back_as_their_number(whole, places):
    assert parse_cardinal(f"{whole:,}".replace(",", ".") + f",{places}") == Decimal(f"{whole}.{places}")


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text):
    assert parse_cardinal(text) is None or isinstance(parse_cardinal(text), Decimal)
