"""Properties of the time tagger that hold for any text, and the examples of the lexicon."""

from datetime import date
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.mentions.times import claim_anchor, claim_times, tag_times
from claimx.mentions.times.calendar import bounds, easter, fourth_advent
from claimx.mentions.times.lexicon import lexicon
from claimx.mentions.times.shapes import Holiday

NLP = spacy.blank("de")
PIECES = st.sampled_from(
    [
        *(
            "am",
            "im",
            "vom",
            "bis",
            "und",
            "zum",
            "seit",
            "vor",
            "in",
            "der",
            "den",
            "des",
            "fast",
            "mehr",
            "als",
            "jeden",
            ",",
            ".",
            ":",
            "-",
            "/",
            "\n",
            "(",
            ")",
        ),
        *(
            "vergangenen",
            "nächsten",
            "letzten",
            "dieser",
            "zwei",
            "drei",
            "24.",
            "30.",
            "0",
            "1950",
            "2022/23",
            "9",
            "99999999",
            "24.10.2024",
            "4.11.",
            "10:15",
        ),
        *(
            "Uhr",
            "Juni",
            "Mai",
            "August",
            "Mittwoch",
            "Donnerstagabend",
            "Morgen",
            "Nacht",
            "Sommer",
            "Ostern",
            "gestern",
            "heute",
            "täglich",
            "damals",
        ),
        *(
            "Woche",
            "Jahr",
            "Jahren",
            "Tage",
            "Jahrhundert",
            "90er",
            "Jahre",
            "später",
            "zuvor",
            "Ende",
            "Anfang",
            "Soldaten",
            "2024-10-22",
        ),
    ]
)
PUBLISHED = st.sampled_from([None, "2024-10-23", "2024-02-29", "2024-07", "2024", "0001-01-01", "9999-12-31", "gestern"])


def tagged(text, published):
    doc = NLP.make_doc(text)
    doc._.claimx.published = published
    doc._.claimx.times = tag_times(doc)
    return doc


def check(doc):
    text = doc.text
    for times in (doc._.claimx.times, claim_times(doc)):
        for time in times:
            assert text[time.start : time.end] == time.text
            assert (time.earliest is None) == (time.latest is None)
            if time.earliest and time.latest:
                assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)
        assert all(a.end <= b.start for a, b in pairwise(times))
        for time in times:
            start, end = claim_anchor(doc, time)
            assert 0 <= start < end <= len(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14), PUBLISHED)
def test_spans_prove_themselves_in_heaps_of_time_words(pieces, published):
    check(tagged(" ".join(pieces), published))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), PUBLISHED)
def test_spans_prove_themselves_in_any_text(text, published):
    check(tagged(text, published))


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_keeps_its_day_in_every_spelling(day):
    months = {number: word for word, number in lexicon().words.months.items() if number not in (1, 2)} | {
        1: "januar",
        2: "februar",
    }
    spellings = [day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day}. {months[day.month].capitalize()} {day.year}"]
    for spelling in spellings:
        (time,) = tagged(f"Am {spelling} geschah es.", None)._.claimx.times
        assert (time.text, time.value, time.earliest, time.anchored) == (spelling, day.isoformat(), day.isoformat(), False)


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 1)), st.sampled_from(sorted(lexicon().words.weekdays)))
def test_a_weekday_lies_within_a_week_on_the_side_of_the_tense(published, weekday):
    number, name = lexicon().words.weekdays[weekday], weekday.capitalize()
    (past,) = tagged(f"Am {name} sagte er ab.", published.isoformat())._.claimx.times
    (future,) = tagged(f"Am {name} wird er kommen.", published.isoformat())._.claimx.times
    back, ahead = date.fromisoformat(past.value), date.fromisoformat(future.value)
    assert back.isoweekday() == ahead.isoweekday() == number
    assert 0 <= (published - back).days < 7
    assert 0 <= (ahead - published).days < 7


def test_easter_and_advent():
    assert [easter(year).isoformat() for year in (1961, 2000, 2019, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2019-04-21",
        "2038-04-25",
    ]
    assert [fourth_advent(year).isoformat() for year in (2022, 2023)] == ["2022-12-18", "2023-12-24"]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2006-W21", ("2006-05-22", "2006-05-28")),
        ("2006-W32-WE", ("2006-08-12", "2006-08-13")),
        ("2006-WI", ("2006-12-01", "2007-02-28")),
        ("2006-Q4", ("2006-10-01", "2006-12-31")),
        ("2024-H1", ("2024-01-01", "2024-06-30")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2007-03-28TAF", ("2007-03-28", "2007-03-28")),
        ("XXXX-06", None),
        ("PRESENT_REF", None),
        ("2023-02-30", None),
    ],
)
def test_the_days_a_value_covers(value, days):
    covered = bounds(value)
    assert (covered and (covered[0].isoformat(), covered[1].isoformat())) == days


VAGUE = [(phrase, value) for entries in lexicon().vague.values() for phrase, value in entries]


@pytest.mark.parametrize(("phrase", "value"), VAGUE, ids=[phrase.find for phrase, _ in VAGUE])
def test_vague_phrases_are_found_in_their_examples(phrase, value):
    words = " ".join(phrase.words[phrase.begin :])
    assert (words, value) in [(time.text.lower(), time.value) for time in tagged(phrase.find, "2024-10-23")._.claimx.times]
    if phrase.ignore:
        assert value not in [time.value for time in tagged(phrase.ignore, "2024-10-23")._.claimx.times]


def test_a_feast_is_placed_in_one_way_only():
    with pytest.raises(ValueError, match="give easter, month and day, or advent"):
        Holiday(names=["unfug"], easter=1, month=5, day=1)


@pytest.mark.parametrize("piece", ["1950 bis ", "24. und ", "am Mittwoch ", "heute, ", "1.1.1", "vergangenen zwei "])
def test_long_chains_are_read_to_their_end(piece):
    check(tagged(piece * 1500, "2024-10-23"))
