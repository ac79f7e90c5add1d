"""What the charts are made of: actors, events, numbers over time, the network; and the charts and pages themselves."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.corpus.actors import ActorIndex, roles
from claimx.corpus.events import dense_period, find_events
from claimx.corpus.network import find_network
from claimx.corpus.selection import Selection, check_types, day_range, period_day
from claimx.corpus.series import find_series
from claimx.errors import ClaimxError, SettingsError
from claimx.plots import drawing
from claimx.plots.events import events_chart
from claimx.plots.graph import network_section
from claimx.plots.layout import name_width, place_actors
from claimx.plots.network import network_chart, strongest
from claimx.plots.numbers import numbers_chart
from claimx.plots.page import Section, Table, html_page, json_block
from claimx.plots.theme import NARROW, WIDE
from claimx.plots.timeline import events_section, number_sections
from corpus_folder import NASTY, PUBLISHED, article_record, claim, claims, links, quantity, role, time, write_folder

ARTICLES = {name: article_record(name, day) for name, day in PUBLISHED.items()}
EVERYTHING = Selection()


@pytest.fixture(scope="module")
def index():
    return ActorIndex(one for found in claims() for _, one in roles(found))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_folder(tmp_path_factory.mktemp("view") / "out", linked=True)


# --- actors, types, periods ---


@pytest.mark.parametrize("words", ["Nordkorea", "nordkorea", " Q423 ", "Q423", "Pjöngjang"])
def test_an_actor_is_found_by_name_id_and_wording(index, words):
    assert index.find(words.strip()).key == "Q423"


def test_an_actor_that_nobody_names(index):
    with pytest.raises(SettingsError, match=r"did you mean Nordkorea\?"):
        index.find("Nordkorae")


def test_a_name_without_id_gets_the_one_it_has_elsewhere(index):
    assert index.of(role("Nordkorea")).id == "Q423"
    two = ActorIndex([role("Georgia", "Q1"), role("Georgia", "Q2"), role("Georgia")])
    assert two.of(role("Georgia")).id is None
    with pytest.raises(SettingsError, match="several actors"):
        two.find("Georgia")


def test_soft_hyphens_do_not_make_another_actor():
    index = ActorIndex([role("Katastrophenschutz"), role("Kata\xadstrophen\xadschutz")])
    assert [actor.name for actor in index] == ["Katastrophenschutz"]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-10-22", (date(2024, 10, 22), date(2024, 10, 22))),
        ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2023", (date(2023, 1, 1), date(2023, 12, 31))),
        ("gestern", None),
        (None, None),
    ],
)
def test_day_range(value, days):
    assert day_range(value) == days


def test_options_are_checked():
    assert period_day("2024-10", "--to", last=True) == date(2024, 10, 31)
    with pytest.raises(SettingsError, match="--from"):
        period_day("Oktober", "--from")
    with pytest.raises(SettingsError, match="did you mean troop_count"):
        check_types(["troop_counts"])


# --- events ---


def test_events(index):
    found = find_events(claims(), PUBLISHED, index, EVERYTHING)
    assert [(event.earliest, event.participants) for event in found.events][::2] == [
        (date(2024, 10, 8), ("Nordkorea",)),
        (date(2024, 11, 1), ("Südkorea",)),
    ]
    assert found.left_out == {"dates that the text does not fix": 1}


def test_events_of_an_actor_in_a_period(index):
    north = index.find("Nordkorea")
    assert [event.claim for event in find_events(claims(), PUBLISHED, index, Selection(actor=north)).events] == ["date-4"]
    found = find_events(claims(), PUBLISHED, index, Selection(since=date(2024, 11, 15)))
    assert [event.claim for event in found.events] == ["date-5"]
    assert found.left_out["events outside the period"] == 2


def test_one_old_event_does_not_squeeze_the_others(index):
    dates = [time("1950-06-25"), *(time(f"2024-10-{day:02}") for day in range(1, 16))]
    many = [claim("a", "date", number, "x", time=when, event=None, participants=[]) for number, when in enumerate(dates)]
    found = find_events(many, PUBLISHED, index, EVERYTHING).events
    period = dense_period(found)
    assert period is not None
    assert period[0] >= date(2024, 10, 1)
    assert dense_period(found[1:]) is None
    assert "1 event before" in " ".join(events_chart(found, WIDE)["title"]["subtitle"])


# --- numbers ---


def test_series_without_links(index):
    found = find_series(claims(), ARTICLES, index, EVERYTHING)
    first = found.series[0]
    assert (first.title, first.disputed, first.linked) == ("Nordkorea: troops", True, False)
    assert [(count.article, count.low, count.value, count.high) for count in first.counts] == [
        ("a", None, 3000, None),
        ("b", None, 3000, None),
        ("b", None, None, 12000),
        ("c", 9000, None, 11000),
    ]
    assert first.sources[0] == "Geheimdienst von Ostland"
    assert first.counts[2].source == "Jorun Habersaat, Geheimdienst von Ostland"
    assert first.counts[3].source == "Beispielbote"
    assert found.left_out["counts that are said to be wrong"] == 1


def test_series_with_links(index):
    found = find_series(claims(), ARTICLES, index, EVERYTHING, links())
    topic = next(series for series in found.series if series.linked)
    assert [(count.article, count.claim) for count in topic.counts] == [("a", "troop_count-1"), ("c", "troop_count-1")]
    assert topic.title == "Nordkorea: troops (Soldat)"
    assert found.left_out["counts repeated word for word from another article"] == 1


def test_what_a_topic_shows_is_not_shown_twice(index):
    only = [one for one in claims() if one["id"] == "troop_count-1"]
    found = find_series(only, ARTICLES, index, EVERYTHING, links())
    assert [series.linked for series in found.series] == [True]


# --- the network ---


def test_network_within_articles(index):
    network = find_network(claims(), PUBLISHED, index, EVERYTHING)
    edges = {(network.actors[e.source].name, e.kind, network.actors[e.target].name): e for e in network.edges}
    assert (network.accusations, network.answered, network.criticisms, network.denials) == (3, 1, 1, 1)
    accusation = edges["Südkorea", "accusation", "Nordkorea"]
    assert (len(accusation.claims), accusation.answered) == (2, 1)
    assert ("Nordkorea", "denial", "Südkorea") in edges
    assert [(kind, target.name) for kind, _, target, _ in network.one_sided] == [("accusation", "er")]


def test_a_denial_in_another_article_answers(index):
    network = find_network(claims(), PUBLISHED, index, EVERYTHING, links())
    assert (network.accusations, network.answered) == (3, 2)


def test_network_filters(index):
    network = find_network(claims(), PUBLISHED, index, Selection(types=("accusation",), until=date(2024, 10, 18)))
    assert [edge.kind for edge in network.edges] == ["accusation"]
    habersaat = index.find("Jorun Habersaat")
    assert find_network(claims(), PUBLISHED, index, Selection(actor=habersaat)).edges == []


def test_nobody_stands_alone_in_a_large_network(index):
    many = [
        claim(
            "a", "accusation", number, "x", accuser=[role(f"A{number % 40}")], accused=[role(f"B{number % 7}")], allegation=None
        )
        for number in range(200)
    ]
    network = find_network(many, PUBLISHED, ActorIndex(one for found in many for _, one in roles(found)), EVERYTHING)
    edges, left = strongest(network, 30)
    kept = {key for edge in edges for key in (edge.source, edge.target)}
    assert len(edges) == 60
    assert len(kept) <= 30
    assert len(kept) + left == 47


# --- charts ---

NAMES = st.lists(st.text("abcdefghij ", min_size=1, max_size=24), min_size=2, max_size=12, unique=True)


@settings(max_examples=25, deadline=None)
@given(NAMES, st.data())
def test_names_in_a_network_do_not_lie_on_one_another(names, data):
    keys = {f"k{number}": name for number, name in enumerate(names)}
    ends = st.sampled_from(sorted(keys))
    edges = data.draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=20))
    used = {key: keys[key] for edge in edges for key in edge}
    places, height = place_actors(edges, used, WIDE)
    assert places.keys() == used.keys()
    listed = sorted(places)
    for number, one in enumerate(listed):
        assert -1 <= places[one][0] <= WIDE + 1
        assert 0 <= places[one][1] <= height
        for other in listed[number + 1 :]:
            near = (name_width(used[one]) + name_width(used[other])) / 2
            assert abs(places[one][0] - places[other][0]) >= near - 0.5 or abs(places[one][1] - places[other][1]) > 30


def _charts(index):
    events = find_events(claims(), PUBLISHED, index, EVERYTHING).events
    many = [
        claim("a", "date", number, "lange her", time=time(f"2024-{1 + number % 12:02}-03", f"2024-{1 + number % 12:02}-20"), event=None,
              participants=[role(f"Staat {number % 11}")], modality=["asserted", "hedged", "planned"][number % 3])
        for number in range(60)
    ]  # fmt: skip
    series = find_series(claims(), ARTICLES, index, EVERYTHING).series
    wide_range = [
        claim("a", "troop_count", n, "x", quantity=quantity(10**n), force=[role("Ostland")], source=role(f"Amt {n}"))
        for n in range(1, 7)
    ]
    network = find_network(claims(), PUBLISHED, index, EVERYTHING)
    for width in (WIDE, NARROW):
        yield events_chart(events, width)
        yield events_chart(find_events(many, PUBLISHED, index, EVERYTHING).events, width)
        yield from (numbers_chart(one, width) for one in series if any(count.published for count in one.counts))
        yield numbers_chart(find_series(wide_range, ARTICLES, index, EVERYTHING).series[0], width)
        yield network_chart(network, width)


def test_every_chart_draws_and_shows_its_marks(index):
    for spec in _charts(index):
        picture = drawing.svg(spec).decode()
        assert "mark-symbol" in picture
        assert escape(spec["title"]["text"][0], quote=False)[:12] in picture
        assert "NaN" not in picture


def test_a_picture_is_a_png(index):
    assert drawing.png(next(_charts(index))).startswith(b"\x89PNG")


def test_bounds_are_drawn(index):
    series = find_series(claims(), ARTICLES, index, EVERYTHING).series[0]
    rows = numbers_chart(series, WIDE)["data"]["values"]
    at_most = next(row for row in rows if row["number"] == "at most 12,000")
    assert (at_most["arrow"], at_most["from"]) == ("down", 12000)
    assert at_most["to"] < 12000
    spread = [row for row in rows if row["number"] == "9,000 to 11,000"]
    assert [(row["from"], row.get("to")) for row in spread] == [(9000, 11000), (None, None)]


def test_numbers_of_one_day_stand_side_by_side(index):
    same = [
        claim(
            "a",
            "troop_count",
            n,
            "x",
            quantity=quantity(5000, approximate=n == 2),
            force=[role("Ostland")],
            source=role(f"Amt {n}"),
        )
        for n in range(4)
    ]
    spec = numbers_chart(find_series(same, ARTICLES, index, EVERYTHING).series[0], WIDE)
    rows = spec["data"]["values"]
    assert len({row["at"] for row in rows}) == 4
    assert {row["article published"] for row in rows} == {"2024-10-18"}
    assert Counter(row["hollow"] for row in rows) == {False: 3, True: 1}


def test_many_sources_share_a_mark(index):
    many = [
        claim("a", "troop_count", n, "x", quantity=quantity(100 + n), force=[role("Ostland")], source=role(f"Amt {n}"))
        for n in range(20)
    ]
    spec = numbers_chart(find_series(many, ARTICLES, index, EVERYTHING).series[0], WIDE)
    names = {row["source"] for row in spec["data"]["values"]}
    assert len(names) == 7
    assert "other sources" in names


def test_too_many_marks_become_an_overview(index):
    many = [
        claim("a", "date", n, "x", time=time(f"2024-{1 + n % 12:02}-{1 + n % 28:02}"), event=None, participants=[])
        for n in range(900)
    ]
    spec = events_chart(find_events(many, PUBLISHED, index, EVERYTHING).events, WIDE)
    assert sum(row["events"] for row in spec["data"]["values"]) == 900
    counts = [
        claim("a", "troop_count", n, "x", quantity=quantity(low=10 + n), force=[role("Ostland")], source=role(f"Amt {n % 50}")) for n in range(450)
    ]  # fmt: skip
    numbers = numbers_chart(find_series(counts, ARTICLES, index, EVERYTHING).series[0], NARROW)
    assert [(row["lowest"], row["highest"], row["counts"]) for row in numbers["data"]["values"]] == [("10", "459", 450)]
    for one in (spec, numbers):
        assert "NaN" not in drawing.svg(one).decode()


def test_contradictions_stand_beside_their_numbers(index):
    found = find_series(claims(), ARTICLES, index, EVERYTHING, links())
    topic = next(series for series in found.series if series.linked)
    assert topic.conflicts == (("contradicts", "3000 is less than 9000"),)


# --- pages ---


class Reader(HTMLParser):
    """Every element with its attributes, and what scripts and cells hold."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.cells: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        if tag == "script":
            self.scripts.append("")
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag):
        self._open = ""

    def handle_data(self, data):
        if self._open == "script":
            self.scripts[-1] += data
        if self._open == "td":
            self.cells[-1] += data


@pytest.fixture(scope="module")
def pages(index):
    given = (claims(), PUBLISHED, index, EVERYTHING)
    network = network_section(find_network(*given))
    numbers = number_sections(find_series(claims(), ARTICLES, index, EVERYTHING))
    return [html_page(NASTY, [NASTY], [events_section(find_events(*given)), *numbers]), html_page(NASTY, [NASTY], [network])]


def test_text_of_articles_stays_text(pages):
    for page in pages:
        reader = Reader(page)
        assert len(reader.scripts) == 3
        data = json.loads(reader.scripts[0])
        assert data["chart-0"].keys() == {"wide", "narrow"}
        assert "alert" not in reader.scripts[1] + reader.scripts[2]
        assert any("<script>alert(1)</script>" in cell for cell in reader.cells)
        assert "<script>alert" not in page
        assert "<b>" not in page
        assert not [tag for tag, attributes in reader.elements if any(name.startswith("on") for name in attributes)]


def test_a_page_loads_nothing(pages):
    for page in pages:
        reader = Reader(page)
        for tag, attributes in reader.elements:
            assert tag not in ("link", "img", "iframe", "object", "embed", "base", "video", "audio"), tag
            assert not {"src", "href", "srcset", "action", "data", "poster"} & attributes.keys(), (tag, attributes)
        policy = next(value["content"] for tag, value in reader.elements if value.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe-eval" not in policy
        assert "http" not in policy
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
        assert "url(" not in style
        assert "@import" not in style
        addresses = set(re.findall(r"https?://[^\s\"'`)\\]+", reader.scripts[0]))
        assert all(address.startswith("https://vega.github.io/schema/") for address in addresses)  # a name, never fetched


def test_json_in_a_page():
    for value in (NASTY, {"a": [NASTY, None, 3]}):
        block = json_block(value)
        assert not set("<>&\u2028") & set(block)
        assert json.loads(block) == value


def test_a_section_without_chart_says_what_was_found(index):
    nothing = find_events([], PUBLISHED, index, EVERYTHING)
    section = events_section(nothing)
    long = Table("long", ["a"], [[str(number)] for number in range(2_345)])
    page = html_page("x", [], [Section("y", "z", tables=[long])])
    assert "The first 2,000 of 2,345" in page
    assert len(Reader(page).cells) == 2_000
    assert (section.wide, section.about) == (None, "No dated event was found.")
    page = html_page("x", [], [section, Section("y", "z", tables=[Table("t", ["a"], [["b"]])])])
    assert "No dated event was found." in page
    assert len(Reader(page).scripts) == 2
    assert number_sections(find_series([], ARTICLES, index, EVERYTHING))[0].wide is None
    assert network_section(find_network([], PUBLISHED, index, EVERYTHING)).wide is None


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_draws_the_page(pages, tmp_path):
    for number, page in enumerate(pages):
        path = tmp_path / f"{number}.html"
        path.write_text(page, encoding="utf-8")
        command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--virtual-time-budget=10000",
                   f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--dump-dom", path.as_uri()]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        drawn = Reader(done.stdout)
        assert sum(tag == "svg" for tag, _ in drawn.elements) == page.count('class="chart"')
        assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line]


# --- the command line ---


def test_timeline_in_every_format(claimx, folder, tmp_path):
    for name in ("t.html", "t.svg", "t.json", "t.csv"):
        done = claimx("timeline", folder, "-o", tmp_path / name)
        assert (done.status, done.out) == (0, "")
        assert "3 events" in done.err
    assert (tmp_path / "t-2.svg").is_file()
    records = json.loads((tmp_path / "t.json").read_text())
    assert Counter(row["record"] for row in records)["event"] == 3
    with (tmp_path / "t.csv").open(newline="") as lines:
        assert len(list(csv.DictReader(lines))) == len(records)


def test_graph_in_every_format(claimx, folder, tmp_path):
    for name in ("g.html", "g.png", "g.json", "g.csv"):
        done = claimx("graph", folder, "-o", tmp_path / name)
        assert (done.status, done.out) == (0, "")
    first = json.loads((tmp_path / "g.json").read_text())[0]
    assert (first["from"], first["kind"], first["to"], first["claims"], first["answered"]) == (
        "Südkorea",
        "accusation",
        "Nordkorea",
        2,
        2,
    )
    assert first["claim_ids"] == ["a/accusation-2", "c/accusation-6"]


def test_the_same_input_gives_the_same_bytes(claimx, folder, tmp_path):
    for command in ("timeline", "graph"):
        for name in ("1", "2"):
            claimx(command, folder, "-o", tmp_path / name, "--format", "html")
        assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--actor", "Nordkorae", "-o", "x.json"), 2, "did you mean Nordkorea?"),
        (("--type", "dates", "-o", "x.json"), 2, "did you mean date?"),
        (("--from", "2025", "--to", "2024", "-o", "x.json"), 2, "ends (2024-12-31) before it begins (2025-01-01)"),
        (("--from", "bald", "-o", "x.json"), 2, "--from: not a date: 'bald'"),
        (("-o", "x.pdf"), 2, "end FILE with .html, .png"),
        (("--from", "2030", "-o", "x.png"), 1, "nothing to draw"),
        (("--from", "2030", "-o", "x.html"), 0, "0 events"),
    ],
)
def test_filters_that_do_not_fit(claimx, folder, tmp_path, monkeypatch, words, status, says):
    monkeypatch.chdir(tmp_path)
    done = claimx("timeline", folder, *words)
    assert done.status == status
    assert says in done.err


def test_filters(claimx, folder, tmp_path):
    claimx("timeline", folder, "--actor", "Pjöngjang", "--type", "troop_count", "--to", "2024-10", "-o", tmp_path / "x.json")
    records = json.loads((tmp_path / "x.json").read_text())
    assert {row["record"] for row in records} == {"number"}
    assert {row["article"] for row in records} == {"a", "b"}
    claimx("timeline", folder, "--number", "-o", tmp_path / "x.json")
    assert {row["record"] for row in json.loads((tmp_path / "x.json").read_text())} == {"number"}


def test_without_the_extra(monkeypatch, index):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ClaimxError, match=r"claimx\[plots\]"):
        drawing.svg({})
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ClaimxError, match=r"claimx\[plots\]"):
        place_actors([("a", "b")], {"a": "a", "b": "b"}, WIDE)


def test_the_layout_does_not_hang_on_the_seed_of_hashes():
    code = (
        "from claimx.plots.layout import place_actors\n"
        "keys = [f'Q{number}' for number in range(9)]\n"
        "pairs = [(one, other) for at, one in enumerate(keys) for other in keys[at + 1 :: 3]]\n"
        "print(sorted(place_actors(pairs, dict(zip(keys, keys)), 900)[0].items()))\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "12"
    }
    assert len(seen) == 1
