"""The annotation that ships: sound files, and every figure that its README files state, counted again."""

import re
from collections import Counter

import pytest

from claimx.articles import IdRegistry, read_articles
from claimx.evaluation import ALL, TYPES, check_text, load_gold, load_lists
from claimx.evaluation.agreement import agreement, kappa
from claimx.evaluation.matching import FIELDS
from claimx.evaluation.problems import GoldError

COUNTED = ("troop_count", "date", "casualty_count")
SPEECH = ("accusation", "denial", "criticism")
GROUPS = {"all": TYPES, "counts and dates": COUNTED, "acts of speech": SPEECH}


@pytest.fixture(scope="module")
def data(root):
    return root / "data"


@pytest.fixture(scope="module")
def articles(data):
    paths = sorted(path for path in (data / "raw").iterdir() if path.is_file() and path.name != "README.md")
    found = [article for path in paths for article in read_articles(path, max_bytes=10**7, ids=IdRegistry())]
    return {article.id: article for article in found}


@pytest.fixture(scope="module")
def both(data):
    return agreement(load_gold(data / "gold-agreement" / "first"), load_gold(data / "gold-agreement" / "second"))


def rows(page, header):
    """The cells of the Markdown table that has this header."""
    lines = page.read_text(encoding="utf-8").splitlines()
    start = lines.index(header)
    body = lines[start + 2 :]
    end = next((number for number, line in enumerate(body) if not line.startswith("|")), len(body))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body[:end]]


@pytest.mark.parametrize("folder", ["gold", "gold-further", "gold-agreement/first", "gold-agreement/second"])
def test_files_fit_their_texts(data, articles, folder):
    for gold in load_gold(data / folder):
        article = articles[gold.id]
        assert gold.sha256 == article.sha256
        check_text(gold, article.text, GoldError)
        assert [item.id for item in gold.items] == [f"c{number}" for number in range(1, len(gold.items) + 1)]
        assert list(gold.items) == sorted(gold.items, key=lambda item: (item.start, item.end))


def test_one_split_for_both(data):
    assert load_lists(data / "gold-further" / "splits.json") == load_lists(data / "gold" / "splits.json")


@pytest.mark.parametrize("folder", ["gold", "gold-further"])
def test_counts_in_the_readme(data, folder):
    stated = {name: cells for name, *cells in rows(data / folder / "README.md", "| type | all | dev | test |")}
    splits = load_lists(data / "gold" / "splits.json")
    found = {name: [] for name in stated}
    for ids in (splits["dev"] + splits["test"], splits["dev"], splits["test"]):
        items = [item for article in load_gold(data / folder) if article.id in ids for item in article.items]
        for name, cells in found.items():
            counted = Counter(item.optional for item in items if name in (item.type, "all"))
            cells.append(f"{counted[False]} ({counted[True]})")
    assert stated == found
    total = sum(len(article.items) for article in load_gold(data / folder))
    assert re.search(rf"\b{total} claims", (data / folder / "README.md").read_text(encoding="utf-8"))


def test_every_article_has_its_gold(data, articles):
    for folder in ("gold", "gold-further"):
        assert {article.id for article in load_gold(data / folder)} == set(articles)


def test_changes_are_counted_right(data):
    page = (data / "gold" / "CHANGES.md").read_text(encoding="utf-8")
    listed = rows(data / "gold" / "CHANGES.md", "| article | claim | what | why | from |")
    ids = {article.id: {item.id: item for item in article.items} for article in load_gold(data / "gold")}
    changed = [(article, claim, what) for article, claims, what, *_ in listed for claim in claims.split(", ")]
    for article, claim, what in changed:
        assert claim in ids[article]
        if "optional" in what:
            assert ids[article][claim].optional
        if "required" in what:
            assert not ids[article][claim].optional
    numbers = re.findall(r"(\d+) (added|made optional|made required|corrected in fields|claims of \d+)", page)
    added = sum("added, optional" in what for *_, what in changed)
    required = sum("required" in what for *_, what in changed)
    optional = sum("optional" in what for *_, what in changed) - added
    rest = len(changed) - added - required - optional
    total = sum(len(items) for items in ids.values())
    expected = {f"claims of {total}": len(changed), "added": added}
    expected |= {"made optional": optional, "made required": required, "corrected in fields": rest}
    assert {what: int(number) for number, what in numbers} == expected


# --- two blind passes -----------------------------------------------------------------------------------------------


def test_the_ten_articles_follow_the_stated_rule(data, articles, both):
    words = {id: sum(len(piece.split()) for piece in outside(article)) for id, article in articles.items()}
    genres = {id: genre for genre, ids in load_lists(data / "gold" / "genres.json").items() for id in ids}
    chosen = []
    for ids in load_lists(data / "gold" / "splits.json").values():
        ordered, taken = sorted(ids, key=lambda id: (words[id], id)), Counter()
        for band in range(5):
            members = ordered[band * len(ordered) // 5 : (band + 1) * len(ordered) // 5]
            chosen.append(min(members, key=lambda id: (taken[genres[id]], id)))
            taken[genres[chosen[-1]]] += 1
    assert sorted(both.cases) == sorted(chosen)
    total = sum(words[id] for id in chosen)
    assert f"{total:,} words" in (data / "gold-agreement" / "README.md").read_text(encoding="utf-8")


def outside(article):
    start = 0
    for region in article.regions:
        yield article.text[start : region.start]
        start = region.end
    yield article.text[start:]


def test_stated_agreement(data, both):
    assert rows(data / "gold-agreement" / "README.md", "| type | claims | relaxed | strict | record |") == score_rows(both)


def test_agreement_in_the_readme_of_the_gold(data, both):
    figures = [f"{100 * both.scores[f'{ALL}/{measure}'].f1:.1f} %" for measure in ("relaxed", "strict", "record")]
    stated = re.findall(r"\d+\.\d %", (data / "gold" / "README.md").read_text(encoding="utf-8"))
    assert stated == figures


def test_stated_agreement_of_fields(data, both):
    assert rows(data / "gold-agreement" / "README.md", "| field | agree | of |") == field_rows(both)


def test_stated_kappa(data, both):
    assert rows(data / "gold-agreement" / "README.md", "| field | claims | agree | kappa |") == kappa_rows(both)
    assert f"{both.optional_alone} claims only one pass has" in (data / "gold-agreement" / "README.md").read_text(
        encoding="utf-8"
    )


def score_rows(both):
    found = []
    for name in (*TYPES, ALL):
        scores = [both.scores[f"{name}/{measure}"] for measure in ("relaxed", "strict", "record")]
        cells = [f"{100 * score.f1:.1f} [{100 * score.low:.0f}, {100 * score.high:.0f}]" for score in scores]
        found.append([name.lower(), f"{scores[0].gold}, {scores[0].system}", *cells])
    return found


def field_rows(both):
    found = []
    for field in dict.fromkeys(field for name in TYPES for field in FIELDS[name]):
        groups = GROUPS.items() if field in ("modality", "source") else [("", TYPES)]
        for group, types in groups:
            scores = [score for name in types if (score := both.scores.get(f"{name}/{field}")) is not None]
            label = f"{field}, {group}" if group else field
            found.append([label, str(sum(score.tp for score in scores)), str(sum(score.gold for score in scores))])
    return found


def kappa_rows(both):
    found = []
    for field, groups in {"modality": GROUPS, "polarity": {"all": TYPES}, "optional": {"all": TYPES}}.items():
        for group, types in groups.items():
            labels = both.labels(field, types)
            found.append([f"{field}, {group}", str(len(labels)), str(sum(a == b for a, b in labels)), f"{kappa(labels):.2f}"])
    return found


def test_agreement_is_the_same_from_both_sides(data, both):
    back = agreement(load_gold(data / "gold-agreement" / "second"), load_gold(data / "gold-agreement" / "first"))
    assert {key: score.f1 for key, score in back.scores.items()} == {key: score.f1 for key, score in both.scores.items()}
    assert back.optional_alone == both.optional_alone


def test_agreement_with_oneself_is_full(data):
    gold = load_gold(data / "gold")
    found = agreement(gold, gold)
    assert {score.f1 for score in found.scores.values()} <= {1.0, None}
    assert kappa(found.labels("modality")) == 1


def test_agreement_needs_the_same_articles(data):
    first = load_gold(data / "gold-agreement" / "first")
    with pytest.raises(GoldError, match="only one of the annotators has"):
        agreement(first, first[:-1])
    with pytest.raises(GoldError, match="no articles"):
        agreement([], [])


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([], None),
        ([("a", "a")] * 4, None),
        ([("a", "a"), ("b", "b")], 1),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),
    ],
)
def test_kappa(labels, expected):
    assert kappa(labels) == (expected if expected is None else pytest.approx(expected))
