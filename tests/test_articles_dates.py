"""What an article says about itself: its date, its headline, its language."""

import json

import pytest

from claimx.articles import IdRegistry, article_from_text, read_articles
from claimx.articles.dateline import date_of_metadata, date_of_name, leading_date, read_date_line
from claimx.articles.language import check_german
from claimx.errors import InputError

TEXT = "Kreml dementiert\n\nDer Kreml hat die Vorwürfe am Montag zurückgewiesen. Das sagte ein Sprecher in Moskau.\n"
SENTENCES = TEXT.splitlines()[2] * 2
FOREIGN = [
    (
        "The soldiers of the army are said to have been in the city for two days, and they have not been seen by the people "
        "who live there, officials said on Tuesday in a statement to the press. They will be there until Friday.",
        "English",
    ),
    ("The army has sent a lot of men to the front, and it is not the last of them, officials said.", "English"),
    (
        "De regering heeft het besluit op dinsdag aan de Kamer gestuurd en zegt dat het niet anders kan, maar er zijn ook veel "
        "mensen die dit niet willen en die tegen de plannen zijn, volgens de krant van vandaag en van gisteren.",
        "Dutch",
    ),
    (
        "Le gouvernement a annoncé que les soldats sont dans la ville depuis deux jours et que les habitants ne les ont pas vus, "
        "selon un communiqué publié par le ministère de la défense dans la nuit de mardi, pour des raisons de sécurité.",
        "French",
    ),
    (
        "El gobierno anunció que los soldados están en la ciudad desde hace dos días y que los vecinos no los han visto, según "
        "un comunicado del ministerio de defensa publicado en la noche del martes por razones de seguridad para la población.",
        "Spanish",
    ),
    (
        "Il governo ha annunciato che i soldati sono nella città da due giorni e che gli abitanti non li hanno visti, secondo un "
        "comunicato del ministero della difesa pubblicato nella notte di martedì per motivi di sicurezza della popolazione.",
        "Italian",
    ),
]


def read_json(folder, name, fields, **options):
    path = folder / name
    path.write_text(json.dumps(fields), encoding="utf-8")
    return list(read_articles(path, max_bytes=100_000, ids=IdRegistry(), **options))


DATE_LINES = [
    ("22. Oktober, 2024", "2024-10-22"),
    ("25.10.2024 10:15", "2024-10-25"),
    ("Donnerstag, 13. Juli 2006", "2006-07-13"),
    ("06.10.2005", "2005-10-06"),
    ("2004-12-04", "2004-12-04"),
    ("4. Februar 2006", "2006-02-04"),
    ("Stand: 03.05.2023, 14:30 Uhr", "2023-05-03"),
    ("Veröffentlicht am 3. Mai 2023", "2023-05-03"),
    ("Aktualisiert: 3.5.2023", "2023-05-03"),
    ("22. Okt. 2024", "2024-10-22"),
    ("3. Jänner 2023, 8 Uhr", "2023-01-03"),
    ("Berlin, den 22. Oktober 2024", "2024-10-22"),
    ("Von Erika Muster 22.10.2024, 10:15 Uhr", "2024-10-22"),
    ("22.10.24, 10.15 Uhr", "2024-10-22"),
    ("2024-10-22T10:15:00+02:00", "2024-10-22"),
    ("22.10.202422. Oktober 2024", "2024-10-22"),
    ("Oktober 2024", "2024-10"),
    ("Dienstag, 22.10.2024, 14:05 | mau/dpa", "2024-10-22"),
    ("3.3.2016, 14:16 | Wissenschaft und Technik | Autor: idw | Jetzt kommentieren", "2016-03-03"),
    ("News vom 22.10.2024", "2024-10-22"),
    ("3.3.2016 | Der Kreml hat die Vorwürfe am Montag zurückgewiesen, hieß es in Moskau.", None),
    ("Am 22. Oktober 2024 begann das Treffen.", None),
    ("Treffen in Kasan am 22. Oktober 2024", None),
    ("Wahl am 22.10.2024", None),
    ("Kreml: Treffen am 22.10.2024 um 14:05 Uhr", None),
    ("Sendung, Dienstag, 22.10.2024, 14:05", "2024-10-22"),
    ("30.02.2024", None),
    ("22. Oktober", None),
    ("2024", None),
    ("Damals: 23.3.1987", None),
    ("Samstag, 5. November 2005:", None),
    ("Nr. 12/2024", None),
    ("10:15 Uhr", None),
]


@pytest.mark.parametrize(("line", "value"), DATE_LINES)
def test_date_line(line, value):
    assert [date.value for date in read_date_line(line)][:1] == ([value] if value else [])


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("date 2024-07 Russland hat zugesagt.", "2024-07", "Russland"),
        ("Veröffentlicht: 22.10.2024 10:15 Uhr Russland hat zugesagt.", "2024-10-22", "Russland"),
        ("Berlin, 22. Oktober 2024 (dpa) – Russland hat zugesagt.", "2024-10-22", "Russland"),
        ("(pressedienst) Musterstadt, 22.10.2024 - Das Werk öffnet.", "2024-10-22", "Das"),
        ("22. Oktober 2024 – Das Werk öffnet.", "2024-10-22", "Das"),
        ("Am 22.10.2024 hat Russland zugesagt.", None, None),
        ("Im Juli 2024, kurz vor der Wahl – und danach.", None, None),
        ("Stand 2024-07 waren es 300 Mann.", None, None),
    ],
)
def test_leading_date(line, value, rest):
    found = leading_date(line)
    assert (found[0].value if found else None) == value
    if found:
        assert line[found[1] :].split()[0] == rest


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Titel hier\nAktualisiert: 24.10.2024, 9:00\nVeröffentlicht: 22.10.2024, 10:15\n{TEXT}", "2024-10-22"),
        (f"Titel hier\nAktualisiert am 24.10.2024\n{TEXT}", "2024-10-24"),
        (f"Titel hier\nVeröffentlicht: 22.10.2024 Aktualisiert: 24.10.2024\n{TEXT}", "2024-10-22"),
        (f"{TEXT}\nMehr zum Thema\nEin anderer Artikel\n24.10.2024\nDer Text davon bricht hier...", None),
        (f"Berlin (dpa) - {TEXT}", None),
        (
            f"Chronik\n24. Februar 2022\nDer Krieg beginnt.\n25. Februar 2022\nDie Front rückt vor.\n26. Februar 2022\n{TEXT}",
            None,
        ),
        (f"Titel hier\n{SENTENCES}\n{SENTENCES}\n7. Oktober 2023\n{SENTENCES}", None),
        (f"{TEXT}Erstellt am 22.10.2024", "2024-10-22"),
        (f"{TEXT}Am 22.10.2024 soll es weitergehen.", None),
        ("24.02.2022 – Der Krieg beginnt.\n25.02.2022 – Die Front rückt vor.\n", None),
    ],
)
def test_document_date_from_text(text, published):
    article = article_from_text(text)
    assert (article.published, article.published_from) == (published, "text" if published else None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2024-10-22_kreml", "2024-10-22"),
        ("20241022-kreml", "2024-10-22"),
        ("kreml_2024_10_22", "2024-10-22"),
        ("kreml 22.10.2024", "2024-10-22"),
        ("2024-07-kreml", "2024-07"),
        ("2024-07", "2024-07"),
        ("wn-13474", None),
        ("id20241022x", None),
        ("article-20241399", None),
        ("4920241022", None),
        ("2024-10-22-bis-2024-10-24", None),
        ("kreml-2024", None),
        ("2024-00-kreml", None),
        ("10-22-2024", None),
    ],
)
def test_date_of_name(name, value):
    assert date_of_name(name) == value


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-10-22", "2024-10-22"),
        ("2024-10-22 10:15", "2024-10-22"),
        ("20241022", "2024-10-22"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        (2024, "2024"),
        ("Tue, 22 Oct 2024 10:15:00 +0200", "2024-10-22"),
        ("22. Oktober 2024", "2024-10-22"),
        ("0000-00-00", None),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("1729584900", None),
        ("gestern", None),
        (None, None),
        (True, None),
        ([], None),
    ],
)
def test_date_of_metadata(value, iso):
    assert date_of_metadata(value) == iso


@pytest.mark.parametrize(
    ("name", "published", "option", "expected"),
    [
        ("2024-10-20_a.json", "2024-10-21", "2024-10-19", ("2024-10-19", "option")),
        ("2024-10-20_a.json", "2024-10-21", None, ("2024-10-21", "metadata")),
        ("2024-10-20_a.json", None, None, ("2024-10-20", "filename")),
        ("a.json", None, None, ("2024-10-22", "text")),
        ("2024-10_a.json", None, None, ("2024-10-22", "text")),
        ("2024-09_a.json", None, None, ("2024-09", "filename")),
    ],
)
def test_order_of_date_sources(tmp_path, name, published, option, expected):
    fields = {"text": f"Titel hier\n22.10.2024\n{TEXT}", "published": published}
    (article,) = read_json(tmp_path, name, fields, published=option)
    assert (article.published, article.published_from) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kreml dementiert\nDer Kreml hat alles dementiert.\n", "Kreml dementiert"),
        ("Kreml dementiert. Alles.\nDer Kreml hat alles dementiert.\n", None),
        (
            "Bei Verteidigung\nKreml plant Manöver mit Belarus\nDer Kreml hat zugesagt.\n",
            "Kreml plant Manöver mit Belarus",
        ),
        ("Politik\n\nKreml dementiert\n\nDer Kreml hat alles dementiert.", "Kreml dementiert"),
        ("Wer lügt hier?\nDer Kreml hat alles dementiert.", "Wer lügt hier?"),
        ("Nur eine Zeile", None),
        ("", None),
    ],
)
def test_headline(text, title):
    assert article_from_text(text).title == title


@pytest.mark.parametrize(
    "text", ["Putin in China", "Taliban: Al Shabaab 2:1 (0:0)", TEXT, "San Francisco de la Cruz, Los Angeles, La Paz, El Paso"]
)
def test_german_and_doubtful_texts_pass(text):
    check_german(text)


@pytest.mark.parametrize(("text", "language"), FOREIGN)
def test_other_languages_are_refused(text, language):
    with pytest.raises(InputError, match=f"looks like {language}"):
        check_german(text)
