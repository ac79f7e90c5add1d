"""Large runs in parts: the same claims as a local run, whatever dies and is tried again, by path or URL, JSONL or Parquet."""

import json
import logging
import os
from functools import partial
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason='needs pip install "claimx[ray]", which has no wheel for this Python')

import pyarrow.parquet  # noqa: E402
from pyarrow.fs import FSSpecHandler, PyFileSystem  # noqa: E402

import claimx.storage.cluster.parts as cluster_parts  # noqa: E402
from claimx.cli.main import main  # noqa: E402
from claimx.errors import InputError, OutputError, SettingsError  # noqa: E402
from claimx.settings import Settings  # noqa: E402
from claimx.storage.cluster.parts import do_part, plan  # noqa: E402
from claimx.storage.cluster.places import _file_system, fetch, get, list_sources, put, put_bytes, remove_except  # noqa: E402
from claimx.storage.run import run  # noqa: E402
from claimx.storage.workers import open_backend  # noqa: E402
from fakes import FakeExtractor  # noqa: E402


@pytest.fixture
def articles(tmp_path, monkeypatch) -> Path:
    """Files of several kinds in folders; two have the same name, one is rejected, one is hidden."""
    monkeypatch.chdir(tmp_path)
    folder = Path("in")
    (folder / "b").mkdir(parents=True)
    for name in ("a", "b/a", "b/c", "d", ".hidden"):
        (folder / f"{name}.txt").write_text(f"Es kamen {len(name)} Soldaten nach {name}.", encoding="utf-8")
    (folder / "e.txt").write_text("ABGELEHNT", encoding="utf-8")
    lines = [json.dumps({"text": f"Es gingen {number} Soldaten."}) for number in range(5)]
    (folder / "z.jsonl").write_text("\n".join([*lines, "{kaputt"]), encoding="utf-8")
    (folder / "README.md").write_text("kein Artikel", encoding="utf-8")
    return folder


def in_parts(place: str, out: str, *, resume: bool = False, **changes):
    """What a cluster does, one part after the other in this process."""
    settings = Settings(out=out, **changes)
    backend = open_backend(FakeExtractor, workers=1)
    return [do_part(part, settings, backend, resume=resume) for part in plan(list_sources(place))]


def claims_of(out: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((out / "claims").glob("*.jsonl")))


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(cluster_parts, "PART_BYTES", 50)


def test_parts_hold_the_claims_of_a_local_run(articles):
    local = run([articles], Settings(out="local"), FakeExtractor)
    done = in_parts("in", "parts")
    assert len(done) > 2
    assert claims_of(Path("parts")) == Path("local/claims.jsonl").read_bytes()
    assert sum(record.articles for record in done) == local.articles == 9
    rejected = [item for record in done for item in record.rejected]
    assert sorted(rejected, key=str) == sorted(local.rejected, key=str)
    outputs = [json.loads(line) for path in sorted(Path("parts/articles").iterdir()) for line in path.read_bytes().splitlines()]
    assert [output["article"]["id"] for output in outputs] == ["a", "a-2", "c", "d", *(f"z-{n}" for n in range(1, 6))]
    for output in outputs:
        assert output == json.loads(Path("local", f"{output['article']['id']}.json").read_bytes())


def test_files_by_url_give_the_same_claims(articles, tmp_path):
    in_parts("in", "paths")
    in_parts((tmp_path / "in").as_uri(), (tmp_path / "urls").as_uri())
    assert claims_of(Path("urls")) == claims_of(Path("paths"))


def test_names_with_blanks_and_umlauts_are_read_by_url(tmp_path):
    folder = tmp_path / "große Lage"
    folder.mkdir()
    (folder / "Über Kiew.txt").write_text("Es kamen 5 Soldaten.", encoding="utf-8")
    for url in (folder.as_uri(), f"file://{folder}"):
        (source,) = list_sources(url)
        assert source.place.endswith("/Über Kiew.txt")
        assert fetch(source.place, tmp_path).name == "Über Kiew.txt"


def test_an_object_store_gives_the_same_claims(articles, monkeypatch):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.put("in", "/news", recursive=True)
    try:
        in_parts("in", "paths")
        in_parts("memory://news", "memory://out/2024")
        system = PyFileSystem(FSSpecHandler(memory))
        assert system.get_file_info("out/2024/parts/part-0000000.json").size > 0
        names = sorted(path.name for path in Path("paths/claims").iterdir())
        assert b"".join(get(f"memory://out/2024/claims/{name}") for name in names) == claims_of(Path("paths"))
        remove_except("memory://out/2024/claims", {names[0]})
        assert get(f"memory://out/2024/claims/{names[1]}") is None
    finally:
        memory.rm("/", recursive=True)


def test_article_tables_are_read_and_claim_tables_written(articles):
    rows = [{"id": f"zeile-{n}", "text": f"Es kamen {n} Soldaten.", "published": "2024-10-22", "other": n} for n in range(3)]
    Path("tables").mkdir()
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), "tables/news.parquet")
    (record,) = in_parts("tables", "out", formats=("parquet", "csv"))
    assert (record.articles, record.rejected) == (3, [])
    table = pyarrow.parquet.read_table("out/claims/part-0000000.parquet").to_pylist()
    assert [(row["article"], row["value"], row["who"]) for row in table] == [(f"zeile-{n}", n, "Kuba") for n in range(3)]
    lines = [json.loads(line) for line in claims_of(Path("out")).splitlines()]
    assert [json.loads(row["claim"]) for row in table] == [{k: v for k, v in line.items() if k != "article"} for line in lines]
    assert sorted(path.name for path in Path("out/claims").iterdir()) == [
        f"part-0000000.{e}" for e in ("csv", "jsonl", "parquet")
    ]


@pytest.mark.parametrize(("content", "said"), [(b"PAR1kaputt", "broken Parquet"), (None, "a table without text")])
def test_a_table_that_is_none(tmp_path, monkeypatch, content, said):
    monkeypatch.chdir(tmp_path)
    if content is None:
        pyarrow.parquet.write_table(pa.table({"words": ["a"]}), "x.parquet")
    else:
        Path("x.parquet").write_bytes(content)
    (record,) = in_parts("x.parquet", "out")
    assert (record.articles, len(record.rejected)) == (0, 1)
    assert record.rejected[0].what.startswith(said)
    assert record.rejected[0].where == "x.parquet"


def test_a_resumed_run_keeps_parts_that_would_come_out_the_same(articles):
    first = in_parts("in", "out")
    before = claims_of(Path("out"))
    again = in_parts("in", "out", resume=True)
    assert all(record.kept for record in again)
    assert [record.articles for record in again] == [record.articles for record in first]
    (articles / "d.txt").write_text("Es kamen 8 Soldaten nach d.", encoding="utf-8")
    Path("out/parts/part-0000000.json").write_bytes(b"{half")
    changed = in_parts("in", "out", resume=True)
    assert [record.kept for record in changed].count(False) == 2
    assert claims_of(Path("out")) != before
    assert not any(record.kept for record in in_parts("in", "out", resume=True, published="2024"))


def test_a_part_that_was_cut_off_is_done_again(articles):
    in_parts("in", "out")
    before = claims_of(Path("out"))
    for path in (Path("out/claims/part-0000001.jsonl"), Path("out/parts/part-0000001.json")):
        path.unlink()
    records = in_parts("in", "out", resume=True)
    assert [record.part for record in records if not record.kept] == [1]
    assert claims_of(Path("out")) == before


def test_places_that_cannot_be_read_or_written(articles):
    with pytest.raises(InputError, match="does not exist"):
        list_sources("nowhere")
    Path("empty").mkdir()
    with pytest.raises(InputError, match="no article files"):
        list_sources("empty")
    with pytest.raises(SettingsError, match="no way to read nosuch://"):
        list_sources("nosuch://bucket/x")
    with pytest.raises(OutputError, match="cannot write"):
        in_parts("in", "in/a.txt/out")


def test_a_url_needs_the_cluster_engine(articles, capsys):
    with pytest.raises(SystemExit) as end:
        main(["extract", "in", "-o", "s3://bucket/out"])
    assert end.value.code == 2
    assert "use --engine ray" in capsys.readouterr().err


# --- a cluster of two nodes on this machine ---


@pytest.fixture(scope="module")
def bucket():
    """The address of a bucket in an S3 server on this machine, which Arrow finds by the environment, as on a real machine."""
    from urllib.request import Request, urlopen

    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    logging.getLogger("werkzeug").setLevel("ERROR")
    url = "http://{}:{}".format(*server.get_host_and_port())
    told = {"ENDPOINT_URL": url, "ACCESS_KEY_ID": "desk", "SECRET_ACCESS_KEY": "desk", "DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(f"AWS_{name}", value)
        urlopen(Request(f"{url}/desk", method="PUT"))
        yield "s3://desk"
    server.stop()


@pytest.fixture(scope="module")
def cluster(bucket):
    """Two Ray nodes with one processor each; the extractors of `fakes` can be imported there, and the bucket be reached."""
    ray = pytest.importorskip("ray", reason='needs pip install "claimx[ray]", which has no wheel for this Python')
    from ray.cluster_utils import Cluster

    store = 80 * 2**20
    before = os.environ.get("PYTHONPATH")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parent), before]))
    nodes = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": store, "include_dashboard": False}
    )
    nodes.add_node(num_cpus=1, object_store_memory=store)
    ray.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
    assert len(ray.nodes()) == 2
    yield ray
    ray.shutdown()
    nodes.shutdown()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def test_two_nodes_give_the_claims_of_a_local_run(cluster, root, tmp_path, monkeypatch):
    """The real pipeline through the command line, then a resumed run that finds all parts done."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("kreml-nordkorea.txt", "kurzmeldungen-kaukasus.jsonl", "sudan-al-faschir.txt.gz", "moldau-transnistrien.html"):
        (tmp_path / "in" / name).write_bytes((root / "data" / "raw" / name).read_bytes())
    monkeypatch.setattr(cluster_parts, "PART_BYTES", 4000)
    for words in ([], ["--resume"]):
        with pytest.raises(SystemExit) as end:
            main(
                [
                    "extract",
                    "in",
                    "-o",
                    "ray",
                    "--engine",
                    "ray",
                    "--workers",
                    "2",
                    "--model",
                    "embedded",
                    "--format",
                    "parquet",
                    *words,
                ]
            )
        assert end.value.code == 0
    record = json.loads(Path("ray/run.json").read_bytes())
    assert record["kept"] == record["articles"] > 4
    with pytest.raises(SystemExit):
        main(["extract", "in", "-o", "local", "--model", "embedded"])
    assert claims_of(Path("ray")) == Path("local/claims.jsonl").read_bytes() != b""
    local = json.loads(Path("local/run.json").read_bytes())
    same = ("articles", "words", "claim_count", "claims_by_type", "rejected", "pipeline", "status", "exit_status")
    assert {key: record[key] for key in same} == {key: local[key] for key in same}


def test_a_bucket_gives_the_claims_of_a_local_run(cluster, bucket, articles):
    from claimx.storage.cluster.ray_engine import run_on_ray

    local = run([articles], Settings(out="local"), FakeExtractor)
    for path in articles.rglob("*.*"):
        put(path, f"{bucket}/news/{path.relative_to(articles)}")
    places, settings = [f"{bucket}/news"], Settings(out=f"{bucket}/claims", workers=2)
    record = run_on_ray(places, settings, FakeExtractor)
    assert (record.articles, record.kept, record.claims_by_type) == (local.articles, 0, local.claims_by_type)
    assert [item.where for item in record.rejected] == [f"{bucket}/news/e.txt", f"{bucket}/news/z.jsonl:6"]
    names = [source.place for source in list_sources(f"{bucket}/claims/claims")]
    assert len(names) > 2
    assert b"".join(get(name) for name in names) == Path("local/claims.jsonl").read_bytes()
    assert run_on_ray(places, settings, FakeExtractor, resume=True).kept == local.articles
    assert get(f"{bucket}/claims/tries/part-0000000") is None
    put_bytes(b"Es kamen 5 Soldaten.", f"{bucket}/more/\u00dcber Kiew #1.txt")
    (source,) = list_sources(f"{bucket}/more")
    assert get(source.place) == b"Es kamen 5 Soldaten."
    assert _file_system.cache_info().currsize < 5  # one client a bucket, not a file
    with pytest.raises(InputError, match="does not exist"):
        list_sources(f"{bucket}/nothing")
    with pytest.raises(OutputError, match="cannot write"):
        put(articles / "a.txt", "s3://nobucket/a.txt")


def test_a_worker_killed_on_a_node_is_tried_again_and_a_deadly_article_reported(cluster, articles, tmp_path):
    from claimx.storage.cluster.ray_engine import run_on_ray

    (articles / "d.txt").write_text(f"Es kamen 4 Soldaten. EINMAL {tmp_path / 'marke'}", encoding="utf-8")
    record = run_on_ray(["in"], Settings(out="once", workers=2), FakeExtractor)
    assert (record.articles, record.status) == (9, "partial")
    (articles / "b" / "c.txt").write_text("TOD", encoding="utf-8")
    record = run_on_ray(["in"], Settings(out="deadly", workers=2), FakeExtractor)
    said = {rejection.where: rejection.what for rejection in record.rejected}
    assert said["in/b/c.txt"] == "a worker process was killed over this article, twice"
    assert record.articles == 8
    assert not list(Path("deadly/tries").iterdir())


def test_an_error_of_claimx_itself_ends_the_run(cluster, articles):
    from claimx.errors import LexiconError
    from claimx.storage.cluster.ray_engine import run_on_ray

    (articles / "d.txt").write_text("LEXIKON", encoding="utf-8")
    with pytest.raises(LexiconError, match="broken on purpose"):
        run_on_ray(["in"], Settings(out="out"), partial(FakeExtractor, version="2"))
