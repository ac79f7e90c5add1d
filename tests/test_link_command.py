"""``claimx link`` from outside, the scores of links, and what the output folder does with them."""

import json
from pathlib import Path

import pytest

from claimx.errors import ClaimxError, OutputError
from claimx.evaluation.links import GoldLinks, load_gold_links, score_links
from claimx.schema import ArticleOutput
from claimx.schema.links import Links
from claimx.settings import Settings
from claimx.storage.links import read_links, read_outputs
from claimx.storage.run import run
from fakes import FakeExtractor

TEXTS = {"a": "Es kamen 5000 Soldaten.", "b": "Auch in Kuba kamen 7000 Soldaten an.", "c": "Nichts geschah."}


@pytest.fixture
def out(tmp_path) -> Path:
    """The output of a run over three articles in ``in``."""
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(out=tmp_path / "out", published="2024-10-22")
    run([tmp_path / "in"], settings, lambda: FakeExtractor(settings))
    return tmp_path / "out"


def test_link_writes_its_file_and_says_what_it_found(claimx, out):
    done = claimx("link", out, "--show", "5")
    assert (done.status, done.out) == (0, "")
    assert "3 articles of 3 origins" in done.err
    assert "contradicts" in done.err
    links = read_links(out)
    assert [relation.kind for relation in links.relations] == ["contradicts"]
    assert "claims" not in json.loads((out / "links.json").read_bytes())


def test_linking_again_gives_the_same_bytes(claimx, out):
    claimx("link", out, "-q")
    first = (out / "links.json").read_bytes()
    claimx("link", out, "-q")
    assert (out / "links.json").read_bytes() == first


def test_articles_that_are_gone_are_noted(claimx, out, tmp_path):
    (tmp_path / "in" / "a.txt").unlink()
    (tmp_path / "in" / "b.txt").write_text("anders")
    done = claimx("link", out)
    assert done.status == 0
    assert [note[:2] for note in read_links(out).notes] == ["a:", "b:"]
    assert "gone or changed" in done.err


def test_a_new_run_removes_old_links(claimx, out, tmp_path):
    claimx("link", out, "-q")
    settings = Settings(out=out)
    run([tmp_path / "in"], settings, lambda: FakeExtractor(settings))
    assert not (out / "links.json").exists()


def test_an_article_cannot_be_called_links(tmp_path):
    (tmp_path / "links.txt").write_text(TEXTS["a"])
    settings = Settings(out=tmp_path / "out")
    record = run([tmp_path / "links.txt"], settings, lambda: FakeExtractor(settings))
    assert record.articles == 0
    assert "file name" in record.rejected[0].what


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_a_folder_without_output_is_refused(claimx, tmp_path, what):
    folder = tmp_path / what
    if what == "empty":
        folder.mkdir()
    done = claimx("link", folder)
    assert done.status == 1
    assert "claimx extract" in done.err


def test_broken_links_are_refused(out):
    with pytest.raises(OutputError, match="claimx link"):
        read_links(out)
    (out / "links.json").write_text('{"origins": 3}')
    with pytest.raises(OutputError, match="broken"):
        read_links(out)


def test_the_outputs_are_read_in_order(out):
    assert [output.article.id for output in read_outputs(out)] == ["a", "b", "c"]


def gold(**changes) -> dict:
    """An annotation of the articles a and b."""
    scenario = {
        "name": "dev",
        "types": ["troop_count"],
        "articles": ["a", "b"],
        "origins": [],
        "groups": [
            {"id": "first", "type": "troop_count", "claims": [{"anchor": "5000 Soldaten", "articles": ["a"]}]},
            {"id": "second", "type": "troop_count", "claims": [{"anchor": "7000 Soldaten", "articles": ["b"]}]},
        ],
        "relations": [{"kind": "contradicts", "from": "first", "to": "second"}],
    }
    return {"scenarios": [scenario | changes]}


def test_link_scores_itself_against_gold(claimx, out, tmp_path):
    (tmp_path / "links.json").write_text(json.dumps(gold()))
    done = claimx("link", out, "--gold", tmp_path / "links.json", "-q")
    assert done.status == 0
    assert "scenario dev" in done.out
    assert "contradicts" in done.out
    assert "100.0 (1/1)" in done.out


def test_several_scenarios_are_summed_up(claimx, out, tmp_path):
    scenario = gold()["scenarios"][0]
    (tmp_path / "links.json").write_text(json.dumps({"scenarios": [scenario, scenario | {"name": "again"}]}))
    done = claimx("link", out, "--gold", tmp_path / "links.json", "-q")
    assert "all 2 scenarios" in done.out
    assert "100.0 (2/2)" in done.out


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"relations": [{"kind": "contradicts", "from": "first", "to": "third"}]}, "third"),
        ({"articles": ["a"]}, "'b' is not listed"),
        ({"groups": []}, "not listed"),
        ({"relations": [{"kind": "hates", "from": "first", "to": "second"}]}, "relations"),
    ],
)
def test_broken_gold_is_refused(tmp_path, changes, words):
    (tmp_path / "links.json").write_text(json.dumps(gold(**changes)))
    with pytest.raises(ClaimxError, match=words):
        load_gold_links(tmp_path / "links.json")


def _made(out, grouped: list[list[tuple[str, int]]]) -> tuple[Links, list[ArticleOutput]]:
    """Links with these groups, members given by article and number of the claim."""
    outputs = list(read_outputs(out))
    ids = {(output.article.id, number): claim.id for output in outputs for number, claim in enumerate(output.claims)}
    groups = [
        {
            "id": f"g{number}", "type": "troop_count", "topic": "t", "independent_sources": 1, "sources": [], "origins": [], "summary": {},
            "members": [{"article": member[0], "claim": ids[member], "origin": "o", "source": "s"} for member in members],
        }
        for number, members in enumerate(grouped)
    ]  # fmt: skip
    return Links.model_validate({"claimx": "0", "groups": groups}), outputs


def test_scores_count_pairs(out):
    one = {"id": "one", "type": "troop_count", "claims": [{"anchor": "000 Soldaten", "articles": ["a", "b"]}]}
    both = GoldLinks.model_validate(gold(groups=[one], relations=[]))
    apart = GoldLinks.model_validate(gold())
    together, outputs = _made(out, [[("a", 0), ("b", 0)]])
    separate, _ = _made(out, [[("a", 0)], [("b", 0)]])
    shares = {
        name: [
            (measure.precision.share, measure.recall.share) for measure in (scores.measures["pairs"], scores.measures["b_cubed"])
        ]
        for name, scores in {
            "right": score_links(both, together, outputs)[0],
            "merged": score_links(apart, together, outputs)[0],
            "split": score_links(both, separate, outputs)[0],
        }.items()
    }
    assert shares == {
        "right": [(1.0, 1.0), (1.0, 1.0)],
        "merged": [(0.0, None), (0.5, 1.0)],
        "split": [(None, 0.0), (1.0, 0.5)],
    }


def test_scenarios_of_other_articles_are_left_out(out):
    links, outputs = _made(out, [[("a", 0)]])
    assert score_links(GoldLinks.model_validate(gold()), links, outputs[:1]) == []
