"""Reading articles: formats, encodings, what is refused, files and ids; whatever the bytes, articles or errors come out."""

import gzip
import hashlib
import json
import os
import pickle
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.articles import Article, IdRegistry, article_from_text, find_inputs, read_articles
from claimx.articles.digests import Digests
from claimx.articles.encoding import decode
from claimx.articles.files import read_lines
from claimx.articles.ids import LONGEST_ID, safe_id
from claimx.errors import InputError

LIMIT = 100_000
TEXT = "Kreml dementiert\n\nDer Kreml hat die Vorwürfe am Montag zurückgewiesen. Das sagte ein Sprecher in Moskau.\n"
ENGLISH = (
    "The soldiers of the army are said to have been in the city for the last two days, and they have not been seen by the people "
    "who live there, officials said on Tuesday in a statement to the press that was sent out. They will be there until Friday."
)
HTML = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Seoul warnt vor Truppen - Musterblatt</title>
{head}</head><body>
<nav><ul><li><a href="/p">Politik</a></li></ul></nav><article><h1>Seoul warnt vor Truppen</h1>{body}
<p>Der Sprecher des Ministeriums sagte am Dienstag, die Truppen seien bereits im Hafen eingetroffen.
Das zeigten Bilder aus der Luft.</p>
<p>Aus Moskau hieß es dazu, die Darstellung sei falsch. Ein Schiff habe den Hafen in der vergangenen Woche nicht angelaufen.</p>
<p>Die Regierung in Pjöngjang äußerte sich zunächst nicht. Beobachter erwarten in den kommenden Tagen eine Erklärung.</p>
</article><footer>Impressum</footer></body></html>"""


def read(path, **options):
    options = {"max_bytes": LIMIT, "ids": IdRegistry(), **options}
    return list(read_articles(path, **options))


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


# ---------------------------------------------------------------- formats and encodings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT),
        ("utf-8-sig", TEXT),
        ("utf-16", TEXT),
        ("utf-32", TEXT),
        ("cp1252", TEXT.replace("Das sagte", "„Falsch“ – das sagte")),
        ("latin-1", TEXT),
        ("utf-8", TEXT.replace("\n", "\r\n").replace("Vorwürfe", "Vor\xadwürfe").replace("am Montag", "am\xa0Montag")),
    ],
)
@pytest.mark.parametrize("name", ["kreml.txt", "kreml.md", "kreml.txt.gz"])
def test_plain_text_is_kept_as_it_is(tmp_path, encoding, text, name):
    data = text.encode(encoding)
    path = written(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)
    (article,) = read(path)
    assert article.text == text
    assert (article.id, article.title, article.language, article.carries_text) == ("kreml", "Kreml dementiert", "de", False)
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.path == str(path)


def test_json_fields(tmp_path):
    fields = {
        "id": "../x/kreml 1", "text": TEXT, "title": "Titel", "published": "2024-10-22T23:30:00Z", "publisher": "Blatt", "url": "https://b.example/1",
    }  # fmt: skip
    (article,) = read(written(tmp_path, "a.json", json.dumps(fields)))
    assert (article.id, article.text, article.title, article.publisher, article.url) == (
        "x-kreml-1",
        TEXT,
        "Titel",
        "Blatt",
        "https://b.example/1",
    )
    assert (article.published, article.published_from, article.carries_text) == ("2024-10-22", "metadata", True)


def test_json_with_html_and_without_id(tmp_path):
    (article,) = read(
        written(tmp_path, "seoul.json", json.dumps({"html": HTML.format(head="", body=""), "title": "Eigener Titel"}))
    )
    assert (article.id, article.title) == ("seoul", "Eigener Titel")
    assert "im Hafen eingetroffen" in article.text
    assert "<p>" not in article.text


def test_jsonl_goes_on_after_bad_lines(tmp_path):
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        "{kaputt",
        "",
        '"nur Text"',
        json.dumps({"text": TEXT}),
        json.dumps({"id": "a", "text": TEXT}),
    ]
    path = written(tmp_path, "news.jsonl", "\r\n".join(lines))
    found = read(path)
    assert [item.id if isinstance(item, Article) else item.where for item in found] == [
        "a",
        f"{path}:2",
        f"{path}:4",
        "news-5",
        "a-2",
    ]
    assert found[0].sha256 == hashlib.sha256(lines[0].encode()).hexdigest()
    assert [type(item) for item in read(written(tmp_path, "news.jsonl.gz", gzip.compress(path.read_bytes())))] == [
        type(item) for item in found
    ]


def test_too_long_line_does_not_stop_the_file(tmp_path):
    path = written(tmp_path, "news.jsonl", json.dumps({"text": "x" * 3 * LIMIT}) + "\n" + json.dumps({"text": TEXT}))
    error, article = read(path)
    assert "longer than" in error.what
    assert article.id == "news-2"


def test_line_without_end_stops_the_file(tmp_path):
    path = written(tmp_path, "news.jsonl", b"x" * 5_000_000)
    assert [str(item[1]) for item in read_lines(path, 10)][1].endswith("this line has no end (check the file)")


@pytest.mark.parametrize(
    ("head", "body", "published", "source"),
    [
        ('<meta property="article:published_time" content="2024-10-22T10:15:00+02:00">', "", "2024-10-22", "metadata"),
        ('<meta name="date" content="22.10.2024">', "", "2024-10-22", "metadata"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-10-22"}]}</script>',
            "",
            "2024-10-22",
            "metadata",
        ),
        ('<script type="application/ld+json">{"@type":"ItemList","datePublished":"2024-10-22"}</script>', "", None, None),
        ("", '<time datetime="2024-10-22">gestern</time>', "2024-10-22", "metadata"),
        ("", '<aside><time datetime="2024-10-22">gestern</time></aside>', None, None),
        ("", "<p>22. Oktober 2024, 10:15 Uhr</p>", "2024-10-22", "text"),
        ('<script type="application/ld+json">{kaputt</script><meta name="date" content="bald">', "", None, None),
    ],
)
def test_html_dates_are_explicit(tmp_path, head, body, published, source):
    (article,) = read(written(tmp_path, "seoul.html", HTML.format(head=head, body=body)))
    assert (article.published, article.published_from) == (published, source)
    assert (article.title, article.carries_text, article.id) == ("Seoul warnt vor Truppen", True, "seoul")
    assert article.text.count("Seoul warnt vor Truppen") == 1


def test_html_metadata_and_declared_encoding(tmp_path):
    head = '<meta property="og:site_name" content="Müsterblatt"><link rel="canonical" href="https://blatt.example/1">'
    data = HTML.format(head=head, body="").replace("utf-8", "iso-8859-1").encode("cp1252")
    (article,) = read(written(tmp_path, "seoul.htm", data))
    assert (article.publisher, article.url) == ("Müsterblatt", "https://blatt.example/1")


# ---------------------------------------------------------------- what is refused

RUSSIAN = "Россия и Северная Корея подписали договор о стратегическом партнёрстве на встрече в Пхеньяне"
PAGE = "<html><head><title>{}</title></head><body>{}</body></html>"
BAD = {
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \n\t\n", "empty file"),
    "empty.jsonl": (b"\n\r\n", "empty file"),
    "nbsp.txt": ("\xa0\n".encode(), "only blanks"),
    "binary.txt": (bytes(range(256)) * 4, "binary"),
    "pdf.txt": (b"%PDF-1.7 ...", "a PDF file"),
    "png.txt": (b"\x89PNG\r\n", "a PNG image"),
    "packed.txt": (gzip.compress(b"Text"), "gzip-compressed"),
    "nul.txt": (b"Ein Satz\x00 und noch einer", "NUL"),
    "control.txt": (b"Ein \x01Satz\x02 und\x03 noch\x04 einer\x05", "control characters"),
    "cut.txt": ("Über die Brücke führt für alle müden Gäste der Weg".encode()[:-30] + b"\xc3", "broken UTF-8"),
    "utf16.txt": (b"\xff\xfeD\x00i\x00e", "broken UTF-16"),
    "mojibake.txt": ("Die Brücke für müde Gäste".encode().decode("latin-1"), "wrong encoding"),
    "lost.txt": ("Die Br\ufffdcke f\ufffdr m\ufffdde G\ufffdste", "lost"),
    "cyrillic.txt": (RUSSIAN.encode("cp1251"), "neither UTF-8"),
    "russian.txt": (RUSSIAN, "not in Latin letters"),
    "english.txt": (ENGLISH, "looks like English"),
    "markup.txt": ("<!DOCTYPE html><html><body><p>Der Text</p></body></html>", "holds HTML"),
    "furniture.txt": ("Anzeige\n\nTeilen Merken\n22.10.2024\n", "no article text"),
    "error.txt": ("404 – Seite nicht gefunden\nDie gesuchte Seite existiert nicht.", "error page"),
    "large.txt": (b"Die " * LIMIT, "larger than 100,000 bytes"),
    "broken.txt.gz": (b"\x1f\x8bkaputt", "broken gzip"),
    "cut.txt.gz": (gzip.compress(TEXT.encode())[:-9], "broken gzip"),
    "bomb.txt.gz": (gzip.compress(b"a" * 50 * LIMIT), "larger than 100,000 bytes"),
    "forbidden.html": (PAGE.format("403 Forbidden", "<h1>Forbidden</h1><p>You don't have permission.</p>"), "error page"),
    "bot.html": (PAGE.format("Just a moment...", "<p>Checking your browser before accessing the site.</p>"), "error page"),
    "wall.html": (PAGE.format("Blatt", "<p>Weiterlesen mit Werbung.</p><p>Oder das Pur-Abo.</p>"), "cookie wall"),
    "nothing.html": ("<html><body></body></html>", "no article text"),
    "list.json": ("[]", "JSON list"),
    "number.json": ("1", "no object"),
    "broken.json": ('{"text": ', "broken JSON"),
    "latin.json": ('{"text": "Brücke"}'.encode("latin-1"), "broken JSON"),
    "textless.json": ('{"title": "Kreml"}', "without text"),
    "blank.json": ('{"text": " "}', "without text"),
    "typed.json": ('{"text": 5}', "no string"),
    "half.json": (r'{"text": "Ein halbes \ud83d Zeichen"}', "lone surrogate"),
    "nul.json": (r'{"text": "Ein Satz\u0000 und noch einer"}', "NUL"),
    "deep.json": (b"[" * 50_000, "broken JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_what_where_and_remedy(tmp_path, name):
    data, what = BAD[name]
    path = written(tmp_path, name, data)
    (error,) = read(path)
    assert isinstance(error, InputError)
    assert what in error.what
    assert str(path) in error.where
    assert error.remedy
    assert "\n" not in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_refused_articles_use_up_no_id(tmp_path):
    ids = IdRegistry()
    (tmp_path / "b").mkdir()
    read(written(tmp_path, "kreml.txt", ENGLISH), ids=ids)
    (article,) = read(written(tmp_path / "b", "kreml.txt", TEXT), ids=ids)
    assert article.id == "kreml"


def test_unreadable_missing_and_special_files(tmp_path):
    assert "does not exist" in read(tmp_path / "nichts.txt")[0].what
    (tmp_path / "x.txt").mkdir()
    assert "no regular file" in read(tmp_path / "x.txt")[0].what
    assert "no kind of file" in read(written(tmp_path, "a.pdf", b"x"))[0].what
    locked = written(tmp_path, "zu.txt", TEXT)
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        assert "may not be read" in read(locked)[0].what
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "no regular file" in read(tmp_path / "pipe.txt")[0].what


def test_bad_date_option(tmp_path):
    (error,) = read(written(tmp_path, "a.txt", TEXT), published="22.10.2024")
    assert "is no date" in error.what
    with pytest.raises(InputError, match="is no date"):
        article_from_text(TEXT, published="2024-13-01")


# ---------------------------------------------------------------- files and ids


def test_find_inputs(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/a.HTML", "b/z.jsonl.gz", ".hidden.txt", ".git/a.txt", "d.pdf", "b/.txt"):
        written(tmp_path, name, TEXT)
    assert [p.relative_to(tmp_path).as_posix() for p in find_inputs([tmp_path, tmp_path / "c.txt"])] == [
        "b/a.HTML",
        "b/z.jsonl.gz",
        "c.txt",
    ]
    assert find_inputs([tmp_path / ".hidden.txt"]) == [tmp_path / ".hidden.txt"]


def test_find_inputs_refuses(tmp_path):
    for path, what in (
        (tmp_path / "nichts", "does not exist"),
        (tmp_path, "no article files"),
        (written(tmp_path, "a.pdf", b"x"), "no kind of file"),
    ):
        with pytest.raises(InputError, match=what) as caught:
            find_inputs([path])
        assert caught.value.remedy


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("kreml", "kreml"),
        ("../../etc/passwd", "etc-passwd"),
        (".versteckt", "versteckt"),
        ("a b\tc", "a-b-c"),
        ("Grüße", "Grüße"),
        ("", "article"),
        ("CON", "article-CON"),
    ],
)
def test_safe_id(wanted, given):
    assert safe_id(wanted) == given


@given(st.lists(st.text(max_size=300), max_size=20))
def test_ids_are_unique_safe_file_names(wanted):
    ids = IdRegistry()
    given_ids = [ids.unique(name) for name in wanted]
    assert len({name.casefold() for name in given_ids}) == len(given_ids)
    for name in given_ids:
        assert 0 < len(name) <= LONGEST_ID
        assert len(name.encode("utf-8")) <= 240
        assert not name.startswith(".")
        assert not set(name) & set('/\\:*?"<>| \n\0')
        assert name not in {"run", "claims"}


# ---------------------------------------------------------------- properties

SENTENCES = (
    "Der Kreml hat die Vorwürfe zurückgewiesen. Das sagte ein Sprecher am Montag in Moskau vor Journalisten, die ihn danach "
    "gefragt hatten. "
)
PIECES = st.sampled_from(
    [
        *("Anzeige", "Mehr zum Thema", "Kommentare", "22.10.2024", "date 2024-07 ", "(Foto: dpa)", "Foto: -", "Von A B", "…"),
        *("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\xa0", "\xad", "\x1c", " "),
        *("Berlin (dpa) - ", SENTENCES, "Stand: ", "©", "💥", "Das Wichtigste in Kürze ", "a_b:c"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
def test_regions_lie_in_the_text_sorted_and_apart(text):
    article = article_from_text(text)
    assert article.text == text
    last = -1
    for region in article.regions:
        assert last < region.start < region.end <= len(text)
        assert text[region.start : region.end].strip() == text[region.start : region.end] != ""
        last = region.end
    assert article == article_from_text(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        TEXTS.map(lambda text: text.encode("utf-8", "replace")),
        TEXTS.map(lambda text: text.encode("cp1252", "replace")),
    ),
    st.data(),
)
def test_any_bytes_give_articles_or_errors(tmp_path, data, draw):
    suffix = draw.draw(st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz"]))
    packed = gzip.compress(data, mtime=0) if suffix.endswith(".gz") and draw.draw(st.booleans()) else data
    for item in read(written(tmp_path, f"a{suffix}", packed)):
        assert isinstance(item, (Article, InputError))
        assert isinstance(item, Article) or (item.what and item.where and item.remedy)
        if isinstance(item, Article) and suffix in {".txt", ".md"}:
            assert item.text == decode(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=30),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["text", "html", "id", "title", "published", "url"]), inner, max_size=5)
        ),
        max_leaves=8,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_json_gives_an_article_or_an_error(tmp_path, value):
    (item,) = read(written(tmp_path, "a.json", json.dumps(value)))
    assert isinstance(item, (Article, InputError))


@pytest.mark.parametrize(
    "piece",
    [
        *("A-", "A B ", "a_", "1. ", "2024-", "22.10.2024 ", "(", "Foto: ", "(Foto: ", " ", "ab. ", "A/", '".'),
        *("\n", "\xa0\n", "22.10.2024\n", "Mehr zum Thema\n", "Kommentare\n", "Der Satz hier.\n", "Mehr...\n", "Von A\n"),
    ],
)
def test_time_grows_with_length_only(piece):
    """Hostile repetition must not take more than linear time; quadratic time would take minutes here."""
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    article_from_text(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("name", ["a.html", "a.json"])
def test_a_giant_page_is_refused_before_its_article_is_searched(tmp_path, monkeypatch, name):
    monkeypatch.setattr("trafilatura.extract", lambda *args, **options: pytest.fail("searched"))
    page = f"<html><body><script>{'x' * 900}</script>{'<p>Moskau wies den Vorwurf zurück.</p>' * 20}</body></html>"
    path = tmp_path / name
    path.write_text(page if name == "a.html" else json.dumps({"html": page}), encoding="utf-8")
    (error,) = read_articles(path, max_bytes=10_000, max_characters=100, ids=IdRegistry())
    assert isinstance(error, InputError)
    assert error.what == "a page with 620 characters of text, more than 4 × max_characters = 400"
    assert error.where == str(path)
    assert "raise max_characters" in error.remedy


@given(st.lists(st.integers(0, 40) | st.integers(0, 2**64 - 1)), st.lists(st.integers(0, 2**64 - 1)))
def test_digests_are_a_set_of_numbers(added, others):
    digests, known = Digests(), set()
    for number in added:
        assert digests.add(number) == ((number or 1) not in known)
        known.add(number or 1)
    assert len(digests) == len(known)
    assert all((number in digests) == ((number or 1) in known) for number in [*added, *others])


def test_digests_stay_a_set_while_they_grow():
    numbers = [int.from_bytes(hashlib.sha256(str(number).encode()).digest()[:8]) for number in range(20_000)]
    digests = Digests()
    assert all(digests.add(number) for number in numbers)
    assert not any(digests.add(number) for number in numbers)
    assert len(digests) == 20_000
