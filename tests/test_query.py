"""The claims as tables: what the views hold, what the questions answer, and what SQL cannot do."""

import csv
import json
import sys
from datetime import date

import pytest

from claimx.errors import ClaimxError, OutputError, SettingsError
from claimx.query import QueryError, all_questions, ask, find_question, open_database
from claimx.query.questions import TYPES, parse_question
from corpus_folder import NASTY, claims, write_folder

duckdb = pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("query")
    return {linked: write_folder(place / f"out-{linked}", linked=linked) for linked in (False, True)}


@pytest.fixture(scope="module", params=[False, True], ids=["without links", "with links"])
def database(request, folders):
    with open_database(folders[request.param]) as opened:
        yield opened


@pytest.fixture(scope="module")
def linked(folders):
    with open_database(folders[True]) as opened:
        yield opened


def rows(database, sql, **given):
    return list(database.run(sql, given).rows())


# --- the views ---


def test_every_claim_is_a_row(database):
    assert rows(database, "SELECT count(*) FROM claims") == [(len(claims()),)]
    assert rows(database, "SELECT count(*) FROM articles") == [(4,)]


def test_numbers_and_days_are_typed(database):
    columns = {name: kind for view in database.views() if view.name == "claims" for name, kind, _ in view.columns}
    assert {columns[name] for name in ("value", "min", "max", "low", "high")} == {"DOUBLE"}
    assert {columns[name] for name in ("earliest", "latest", "published")} == {"DATE"}
    assert rows(database, "SELECT value, min, max, low, high FROM claims WHERE article = 'b' AND claim = 'troop_count-2'") == [
        (None, None, 12000, None, 12000)
    ]
    found = rows(database, "SELECT earliest, latest FROM claims WHERE article = 'c' AND claim = 'date-5'")
    assert found == [(date(2024, 11, 1), date(2024, 11, 30))]


def test_a_month_of_publication_is_its_first_day(database):
    assert rows(database, "SELECT published, published_as FROM articles WHERE article IN ('c', 'd') ORDER BY article") == [
        (date(2024, 11, 1), "2024-11"),
        (None, None),
    ]


def test_one_actor_has_one_key(database):
    found = rows(database, "SELECT actor, id, kind, accuses, is_accused, denies FROM actors WHERE actor = 'Nordkorea'")
    assert found == [("Nordkorea", "Q423", "country", 0, 2, 1)]
    assert rows(database, "SELECT DISTINCT actor FROM roles WHERE text = 'Pjöngjang'") == [("Nordkorea",)]


def test_a_claim_may_have_several_sources(database):
    assert rows(database, "SELECT source FROM claims WHERE article = 'b' AND claim = 'troop_count-2'") == [
        ("Jorun Habersaat; Geheimdienst von Ostland",)
    ]
    assert rows(database, "SELECT claims FROM sources WHERE source = 'Jorun Habersaat'") == [(1,)]


def test_every_view_says_what_it_holds(database):
    for view in database.views():
        assert view.about
        assert view.columns


def test_without_links_their_views_are_empty(folders):
    with open_database(folders[False]) as database:
        assert not database.has_links
        assert [rows(database, f"SELECT count(*) FROM {name}") for name in ("groups", "relations")] == [[(0,)], [(0,)]]
        assert rows(database, "SELECT count(*) FROM denials") == [(1,)]


def test_links_come_in(linked):
    assert rows(linked, "SELECT group_id, topic, claims, articles, low, high FROM groups ORDER BY group_id") == [
        ("g1", "t1", 2, 2, 3000, 3000),
        ("g2", "t1", 1, 1, 9000, 11000),
    ]
    assert rows(linked, "SELECT article, origin, agency, is_copy FROM articles WHERE agency IS NOT NULL ORDER BY 1") == [
        ("a", "o1", "dpa", False),
        ("b", "o1", "dpa", True),
    ]
    assert rows(linked, "SELECT article, claim FROM claims WHERE is_copy") == [("b", "troop_count-1")]
    assert rows(linked, "SELECT stated_by FROM claims WHERE article = 'c' AND claim = 'troop_count-1'") == [("Beispielbote",)]


# --- the questions ---


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.name)
def test_every_question_runs(database, question):
    answer = ask(database, question)
    assert len(list(answer.rows())) >= 0
    assert len(set(answer.columns)) == len(answer.columns)
    values = {"actor": "Nordkorea", "date": "2024-10-18", "number": "2", "text": "troop_count"}
    for parameter in question.parameters:
        list(ask(database, question, {parameter.name: values[parameter.type]}).rows())


def test_troop_figures(linked):
    answer = ask(linked, find_question("troop-figures"), {"force": "nordkorea"})
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
    assert [(row["week"], row["stated_by"], row["value"], row["min"], row["max"]) for row in found] == [
        (date(2024, 10, 14), "Geheimdienst von Ostland", 3000, None, None),
        (date(2024, 10, 14), "Jorun Habersaat; Geheimdienst von Ostland", None, None, 12000),
        (date(2024, 10, 28), "Beispielbote", None, 9000, 11000),
    ]


def test_who_denied_what_crosses_articles(linked):
    answer = ask(linked, find_question("who-denied-what"), {"denier": "Q423"})
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
    assert [(row["answers_article"], row["answers_claim"], row["stated_by"]) for row in found] == [
        ("a", "accusation-2", "Südkorea"),
        ("c", "accusation-6", "Südkorea"),
    ]


def test_most_accused(linked):
    answer = ask(linked, find_question("most-accused"))
    first = dict(zip(answer.columns, next(answer.rows()), strict=True))
    assert first["accused"] == "Nordkorea"
    assert (first["accusations"], first["accusers"], first["denied"], first["accused_by"]) == (2, 1, 2, ["Südkorea"])


def test_single_source_contradictions_and_updates(linked):
    assert [row[-1] for row in ask(linked, find_question("single-source")).rows()] == ["g1"]
    assert [row[7] for row in ask(linked, find_question("contradictions")).rows()] == ["3000 is less than 9000"]
    assert [row[6] for row in ask(linked, find_question("updates")).rows()] == ["later"]


def test_deliveries(linked):
    found = list(ask(linked, find_question("deliveries"), {"recipient": "Russland"}).rows())
    assert found[0][:4] == ("Russland", "Nordkorea", "Granaten", 2_000_000)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"force": "Nordkora"}, "did you mean Nordkorea?"),
        ({"forse": "x"}, "did you mean force?"),
        ({"since": "gestern"}, "not a date: 'gestern'"),
    ],
)
def test_wrong_parameters(linked, given, words):
    with pytest.raises(QueryError, match="--param") as problem:
        ask(linked, find_question("troop-figures"), given)
    assert words in str(problem.value)


def test_values_are_bound_not_written_in(linked):
    evil = "x' OR 1=1; DROP VIEW claims; --"
    assert rows(linked, "SELECT count(*) FROM claims WHERE article = $name", name=evil) == [(0,)]
    assert rows(linked, "SELECT count(*) > 0 FROM claims") == [(True,)]
    assert list(ask(linked, find_question("contradictions"), {"type": evil}).rows()) == []


def test_a_question_file_needs_a_header():
    with pytest.raises(QueryError, match="title"):
        parse_question("x", "SELECT 1")
    with pytest.raises(QueryError, match="unknown type"):
        parse_question("x", "-- title: x\n-- about: y\n-- param a (colour): z\nSELECT 1")
    assert {parameter.type for question in all_questions() for parameter in question.parameters} <= set(TYPES)


# --- what SQL cannot do ---

SECRET = "geheim-4711"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM read_blob('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_json('http://127.0.0.1:9/x.json')",
        "SELECT * FROM read_parquet('https://127.0.0.1:9/x.parquet')",
        "SELECT * FROM query_table('{secret}')",
        "SELECT * FROM sniff_csv('{secret}')",
        "COPY claims TO '{folder}/written.csv'",
        "COPY (SELECT 1) TO '{folder}/written.parquet'",
        "EXPORT DATABASE '{folder}/written'",
        "ATTACH '{folder}/written.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET enable_external_access",
        "PRAGMA enable_external_access = true",
        "SET lock_configuration = false",
        "CREATE TABLE written AS SELECT 1",
        "DROP VIEW claims",
        "DELETE FROM store.claim",
        "UPDATE store.claim SET text = ''",
        "INSERT INTO store.claim SELECT * FROM store.claim",
        "EXPLAIN ANALYZE DROP VIEW claims",
        "CALL pragma_version()",
        "SELECT 1; DROP VIEW claims",
        "SELECT getenv('HOME')",
        "SELECT * FROM SECRET",
        "SELECT * FROM folders",
        "",
        "-- nothing",
    ],
)
def test_sql_can_only_read_the_claims(linked, tmp_path, sql):
    secret = tmp_path / "secret.csv"
    secret.write_text(SECRET)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QueryError):
        list(linked.run(sql.replace("{secret}", str(secret)).replace("{folder}", str(tmp_path))).rows())
    assert sorted(tmp_path.iterdir()) == before
    assert rows(linked, "SELECT count(*) FROM claims") == [(len(claims()),)]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT * FORM claims", ["line 1, column 15", "syntax error"]),
        ("SELECT\n  typ\nFROM claims", ["line 2, column 3", "typ", '"type"']),
        ("SELECT * FROM clams", ["line 1, column 15", 'Did you mean "claims"?']),
        ("SELECT CAST(type AS INT) FROM claims", ["Could not convert"]),
        ("SELECT $name", ["no value for $name", "--param name="]),
    ],
)
def test_errors_say_where(linked, sql, words):
    with pytest.raises(QueryError) as problem:
        list(linked.run(sql).rows())
    for word in words:
        assert word in str(problem.value)
    if "line" in words[0]:
        assert "views: claims, roles, actors" in str(problem.value)


# --- the command line ---


def test_query_as_csv_json_and_table(claimx, folders):
    done = claimx("query", folders[True], "most-accused", "--format", "csv")
    assert done.status == 0
    assert next(csv.DictReader(done.out.splitlines()))["accused"] == "Nordkorea"
    done = claimx(
        "query",
        folders[True],
        "--sql",
        "SELECT value, names FROM claims, actors WHERE actor = 'Nordkorea' AND value = 3000 LIMIT 1",
        "--format",
        "json",
    )
    assert json.loads(done.out) == [{"value": 3000, "names": ["Nordkorea"]}]
    assert "3000.0" not in done.out
    assert json.loads(claimx("query", folders[True], "--sql", "SELECT 1 WHERE false", "--format", "json").out) == []
    done = claimx("query", folders[True], "troop-figures", "--param", "force=Nordkorea", "--format", "table")
    assert "12,000" in done.out
    assert "3 rows" in done.err


def test_query_to_files(claimx, folders, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("x.csv", "x.json", "x.parquet"):
        done = claimx("query", folders[True], "deliveries", "-o", tmp_path / name)
        assert (done.status, done.out) == (0, "")
    table = parquet.read_table(tmp_path / "x.parquet")
    assert table.column("value").to_pylist() == [2_000_000.0]
    assert str(table.schema.field("published").type) == "date32[day]"
    assert json.loads((tmp_path / "x.json").read_text())[0]["published"] == "2024-11-01"
    assert (tmp_path / "x.csv").read_text().startswith("recipient,supplier,object")


def test_query_says_that_links_are_missing(claimx, folders):
    assert "claimx link" in claimx("query", folders[False], "contradictions").err
    assert "claimx link" not in claimx("query", folders[True], "contradictions").err


def test_list(claimx):
    done = claimx("query", "--list")
    assert done.status == 0
    for question in all_questions():
        assert question.name in done.out
    assert "document date as it stands" in done.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("contradiction",), "did you mean contradictions?"),
        ((), "name an output folder and a question, or --sql"),
        (("contradictions", "--sql", "SELECT 1"), "a question, or --sql"),
        (("contradictions", "--param", "x"), "not of the form name=value"),
        (("--sql", "DROP VIEW claims"), "DROP is not allowed"),
        (("contradictions", "--format", "parquet"), "-o FILE.parquet"),
        (("contradictions", "--format", "table", "-o", "x"), "a table is for the screen"),
    ],
)
def test_wrong_usage(claimx, folders, words, says):
    done = claimx("query", folders[True], *words)
    assert done.status == 2
    assert says in " ".join(done.err.split())


def test_a_folder_without_claims(claimx, tmp_path):
    done = claimx("query", tmp_path, "most-accused")
    assert done.status == 1
    assert "holds no claims.jsonl" in " ".join(done.err.split())


def test_a_broken_file_is_named(folders, tmp_path):
    folder = write_folder(tmp_path / "out", linked=True)
    (folder / "links.json").write_text("{")
    with pytest.raises(OutputError, match=r"links\.json"):
        open_database(folder)
    (folder / "links.json").unlink()
    (folder / "claims.jsonl").write_text("{\n")
    with pytest.raises(OutputError, match=r"claims\.jsonl"):
        open_database(folder)


def test_without_duckdb(monkeypatch, folders):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ClaimxError, match=r"claimx\[query\]"):
        open_database(folders[True])


def test_nasty_text_stays_text(linked):
    assert rows(linked, "SELECT text FROM claims WHERE type = 'date' AND article = 'd'") == [(NASTY,)]
    with pytest.raises(SettingsError):
        find_question(NASTY)
