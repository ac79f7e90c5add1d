"""Layouts of news pages as they look after copying: which lines are prose, which date, which headline.

In the tables a line that begins with "~" must be boilerplate, every other line must be prose; the marker is taken off first.
All texts are composed for these tests.
"""

import pytest

from claimx.articles import article_from_text
from claimx.articles.words import BoilerplateWords, prefix_key
from claimx.lexicon import swiss
from claimx.lexicon.loader import load_yaml

LEAD = "Nordkorea soll nach Angaben aus Seoul weitere 1.500 Soldaten nach Russland geschickt haben."
BODY = (
    "Der südkoreanische Geheimdienst teilte am Freitag mit, die Einheiten seien mit dem Schiff nach Wladiwostok gebracht worden. "
    "Dort würden sie in mehreren Kasernen ausgebildet, sagte ein Sprecher vor dem Parlament in Seoul."
)
MORE = (
    "Moskau wies die Darstellung zurück und sprach von einer Falschmeldung. "
    "Das Außenministerium in Pjöngjang äußerte sich zunächst nicht zu den Vorwürfen der Nachbarn."
)

LAYOUTS = {
    "krone": (
        f"""Nach Geheimdienstbericht
Nordkorea schickt weitere Soldaten nach Russland
{LEAD}
{BODY}
Kein Kommentar aus Moskau
{MORE}
~ Kommentare
~ Schreiben Sie einen Kommentar
~ Kommentar posten""",
        None,
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "ntv": (
        f"""~ Politik
~ Freitag, 18. Oktober 2024
Bericht aus Seoul: Nordkorea schickt weitere Soldaten
~ 18.10.2024, 14:05 Uhr
~ Artikel anhören
~ (03:12 min)
~ Kim Jong Un besucht eine Kaserne. (Foto: picture alliance/dpa)
{LEAD}
{BODY}
~ Quelle: ntv.de, mau/dpa/AFP
~ Schlagworte
~ Nordkorea
~ Russland""",
        "2024-10-18",
        "Bericht aus Seoul: Nordkorea schickt weitere Soldaten",
    ),
    "spiegel": (
        f"""Nordkorea schickt offenbar weitere Soldaten nach Russland
{LEAD}
~ 18.10.2024, 14.05 Uhr
~ Kim Jong Un (r.) bei einem Truppenbesuch
~ Foto: KCNA / REUTERS
{BODY}
~ Anzeige
{MORE}
~ mau/dpa/AFP""",
        "2024-10-18",
        "Nordkorea schickt offenbar weitere Soldaten nach Russland",
    ),
    "nzz": (
        f"""Nordkorea schickt weitere Soldaten nach Russland, sagt Seoul
{LEAD}
~ 18.10.2024, 14.05 Uhr
~ 3 Leseminuten
{BODY}
{MORE}""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland, sagt Seoul",
    ),
    "standard": (
        f"""Südkorea meldet weitere Soldaten aus dem Norden in Russland
{LEAD}
~ 18. Oktober 2024, 14:05
~ 123 Postings
~ Später lesen
{BODY}
{MORE} ~(APA, red, 18.10.2024)~""",
        "2024-10-18",
        "Südkorea meldet weitere Soldaten aus dem Norden in Russland",
    ),
    "faz": (
        f"""Nordkorea schickt weitere Soldaten
~ Von Erika Muster, Seoul
~ 18.10.2024, 14:05 Lesezeit: 3 Min.
~ Aktualisiert am 19.10.2024-10:15
{LEAD}
{BODY}
~ Quelle: dpa
~ Zur Startseite""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten",
    ),
    "tagesschau": (
        f"""Weitere Soldaten aus Nordkorea in Russland
~ Stand: 18.10.2024 14:05 Uhr
{LEAD}
~ Von Erika Muster, Tokio
{BODY}
~ Dieses Thema im Programm: Über dieses Thema berichtete die Sendung am 18. Oktober 2024 um 20:00 Uhr.""",
        "2024-10-18",
        "Weitere Soldaten aus Nordkorea in Russland",
    ),
    "t-online": (
        f"""Bericht aus Seoul
Nordkorea schickt weitere Soldaten nach Russland
~ Von dpa, mau
~ Aktualisiert am 18.10.2024 - 14:05 Uhr Lesedauer: 2 Min.
{LEAD}
{BODY}
~ Lesen Sie auch: Was über die Truppen im Osten bekannt ist
{MORE}""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "zeit": (
        f"""Südkorea: Geheimdienst meldet weitere Soldaten aus Nordkorea
{LEAD}
~ 18. Oktober 2024, 14:05 Uhr Quelle: dpa, mau 27 Kommentare
{BODY}
{MORE}""",
        "2024-10-18",
        "Südkorea: Geheimdienst meldet weitere Soldaten aus Nordkorea",
    ),
    "welt": (
        f"""~ Startseite » Politik » Ausland
Nordkorea schickt weitere Soldaten nach Russland
~ Stand: 14:05 Uhr Veröffentlicht am 18.10.2024
~ Von Erika Muster
~ Facebook Twitter WhatsApp E-Mail
{LEAD}
{BODY}
~ Newsletter
~ Jetzt anmelden""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "agency": (
        f"""Nordkorea schickt weitere Soldaten nach Russland
~ Seoul/Moskau (dpa) -~ {LEAD}
{BODY} ~(dpa)~""",
        None,
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "press release": (
        f"""Ministerium stellt Bericht vor
~ Berlin, 18. Oktober 2024 –~ {LEAD}
{BODY}""",
        "2024-10-18",
        "Ministerium stellt Bericht vor",
    ),
    "marker in front": (
        f"""~ date 2024-07~ {LEAD}

~ Anzeige

~ Das Wichtigste in Kürze~ {MORE}

{BODY}

~ Im Video: Was über die Truppen bekannt ist""",
        "2024-07",
        None,
    ),
    "cards below": (
        f"""~ Politik

Nordkorea schickt weitere Soldaten nach Russland

{LEAD}
~ 18.10.2024 14:05
~ Lesezeit: 2 min
~ Nordkorea schickt weitere Soldaten nach Russland
~ Ein Schiff im Hafen von Wladiwostok. (Foto: dpa) Foto: -

{BODY}

~ Mehr zum Thema
~ article:blatt_txt
~ BLATT
~ Finanzen
~ Finanzen Der Goldpreis fällt nach ruhigem Handel
~ 31.12.2025

~ Händler sahen wenig Bewegung am Markt. Beobachter warten...

~ Politik
~ Politik Wo die Züge im Winter fahren
~ 30.12.2025

~ Im Jahr 2026 gilt ein anderer Fahrplan: Der Nachtzug kommt, der Frühzug entfällt.""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "box in the middle": (
        f"""Nordkorea schickt weitere Soldaten nach Russland
~ 18.10.2024
{LEAD}
{BODY}
~ Mehr zum Thema
~ Was Putin mit dem Vertrag bezweckt
~ Wer ist Kim Jong Un?
{BODY.replace("Freitag", "Samstag")}
{MORE}""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "wikinews": (
        f"""Nordkorea schickt weitere Soldaten nach Russland

~ Freitag, 18. Oktober 2024

{LEAD}

{BODY}

~ Themenverwandte Artikel
~ Gipfel in Pjöngjang (19.06.2024)
~ Quellen
~ Beispielblatt: „Seoul meldet weitere Soldaten“ (18.10.2024)""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "author box": (
        f"""Nordkorea schickt weitere Soldaten nach Russland
{LEAD}
{BODY}
~ Über die Autorin
~ Erika Muster berichtet seit vielen Jahren aus Ostasien.
{MORE}""",
        None,
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "box between short paragraphs": (
        f"""Nordkorea schickt weitere Soldaten nach Russland
{LEAD}
{BODY}
{BODY.replace("Freitag", "Samstag")}
~ Lesen Sie auch
~ Was Putin mit dem Vertrag bezweckt
{LEAD.replace("1.500", "2.000")}
{LEAD.replace("1.500", "3.000")}
Ein kurzer Satz.""",
        None,
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "cards without a heading": (
        f"""Nordkorea schickt weitere Soldaten nach Russland
{LEAD}
{BODY}
{MORE}
~ BLATT
~ Finanzen
~ Finanzen Der Goldpreis fällt nach ruhigem Handel
~ 31.12.2025

~ Händler sahen wenig Bewegung am Markt. Beobachter warten...

~ BLATT
~ Panorama Wo die Züge im Winter fahren
~ 30.12.2025

~ Im Jahr 2026 gilt ein anderer Fahrplan: Der Nachtzug kommt, der Frühzug...

~ BLATT
~ Panorama Was im Winter hilft
~ 29.12.2025

~ Wer bei Frost das Haus verlässt, sollte auf gute Schuhe achten, denn die Wege sind...""",
        None,
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "markdown": (
        f"""~ ---
~ title: "Nordkorea schickt weitere Soldaten nach Russland"
~ date: 2024-10-18
~ ---
# Nordkorea schickt weitere Soldaten

~ ![Karte](karte.png)
{LEAD}
{BODY}""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
    "cookie notice on top": (
        f"""~ Wir verwenden Cookies, um unsere Seite für Sie zu verbessern.
~ Alle akzeptieren
Nordkorea schickt weitere Soldaten nach Russland
~ Veröffentlicht am
~ 18.10.2024
~ Aktualisiert am
~ 20.10.2024
{LEAD}
{BODY}""",
        "2024-10-18",
        "Nordkorea schickt weitere Soldaten nach Russland",
    ),
}


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """The text without markers, and its pieces as (start, end, is boilerplate)."""
    text, pieces = "", []
    for line in marked.split("\n"):
        boilerplate = line.startswith("~ ")
        for part in line.removeprefix("~ ").split("~"):
            if part.strip():
                start = len(text) + len(part) - len(part.lstrip())
                pieces.append((start, start + len(part.strip()), boilerplate))
            text += part
            boilerplate = not boilerplate
        text += "\n"
    return text, pieces


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_layout(name, newline):
    marked, published, title = LAYOUTS[name]
    text, pieces = unmarked(marked)
    if newline != "\n":
        pieces = [(s + text[:s].count("\n"), e + text[:e].count("\n"), b) for s, e, b in pieces]
        text = text.replace("\n", newline)
    article = article_from_text(text)
    assert (article.published, article.title) == (published, title)
    for start, end, boilerplate in pieces:
        covered = [max(0, min(end, r.end) - max(start, r.start)) for r in article.regions]
        assert sum(covered) == (end - start if boilerplate else 0), text[start:end]


PROSE = [
    "Anzeige gegen den Minister erstattet hat am Montag ein Verein aus Köln.",
    "Video zeigt Angriff auf Konvoi",
    "Das Foto: ein Skandal, sagte der Abgeordnete.",
    "Kommentare der Minister blieben aus.",
    "Facebook löscht Konten aus Russland",
    "Am 22. Oktober 2024 begann das Treffen in Kasan.",
    "Von Kiew bis Moskau wird verhandelt",
    "Mehr zum Thema sagte der Sprecher nicht.",
    "Quellen aus dem Ministerium bestätigten den Bericht am 3. Mai 2023.",
    "Teilen will das Land die Beute nicht.",
    "Die Volkswagen AG (VW) teilte dies mit.",
    "Stand Juli 2024 waren 10.000 Soldaten im Land.",
    "Im Mai 2023 waren es 300 Mann.",
    "Copyright-Streit zwischen zwei Verlagen",
    "Copyrightverletzungen warf der Verlag dem Konzern vor.",
    "Russland und China: Zusammenarbeit vereinbart",
    "Die Mitteilung der Nachrichtenagentur (dpa) sei falsch.",
    "Chronik der Ereignisse im Jahr 2022",
    "„Bild“ berichtete am 3.5.2023, die Truppen seien abgezogen.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_marked(line):
    text = f"Eine Überschrift\n\n{LEAD}\n\n{line}\n\n{BODY}\n"
    assert article_from_text(text).regions == ()
    assert article_from_text(f"{line}\n\n{LEAD}\n{BODY}").regions == ()


FURNITURE = [
    "Anzeige",
    "ANZEIGE",
    "- Anzeige -",
    "Teilen Merken Drucken",
    "Facebook | Twitter | WhatsApp",
    "Lesezeit: 2 min",
    "Lesedauer: ca. 3 Minuten",
    "3 Min. Lesezeit",
    "123 Kommentare",
    "Kommentare (12)",
    "Newsletter",
    "https://www.beispiel.example/politik/1",
    "redaktion@beispiel.example",
    "E-Mail: redaktion@beispiel.example",
    "article:blatt_txt",
    "Foto: dpa",
    "Bild: Imago/Xinhua",
    "© REUTERS",
    "(c) AP",
    "Raketen auf einem Platz in Pjöngjang. Foto: Jo Beispiel/AFP",
    "Zerstörtes Haus (Archivbild)",
    "Lesen Sie auch: Was bisher geschah",
    "Im Video: Der Präsident spricht",
    "Zur Startseite",
    "Weiterlesen nach der Anzeige",
    "Folgen Sie uns auf Facebook!",
    "***",
    "Bild 1 von 12",
    "An dieser Stelle finden Sie einen externen Inhalt von Youtube, der den Artikel ergänzt.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_marked(line):
    text = f"Eine Überschrift\n\n{LEAD}\n\n{line}\n\n{BODY}\n"
    article = article_from_text(text)
    assert [text[r.start : r.end] for r in article.regions] == [line]


def test_dots_in_prose_are_no_teasers():
    dots = f"{BODY[:-1]} ..."
    text = f"Eine Überschrift\n{LEAD}\n{dots}\nEin Zwischentitel\n{dots}\n{MORE}\nNoch ein Zwischentitel\n{dots}\n{MORE}"
    assert article_from_text(text).regions == ()


def test_every_phrase_of_the_lexicon_is_found():
    words = load_yaml("de/boilerplate.yaml", BoilerplateWords)
    for group in (words.lines, words.openers, words.comments.openers, words.author_boxes, words.starts):
        swiss_forms = {swiss(phrase) for phrase in group if swiss(phrase) != phrase}
        keys = [prefix_key(phrase) for phrase in group if phrase not in swiss_forms]
        assert sorted(set(keys)) == sorted(keys)
        for phrase in group:
            text = f"Eine Überschrift\n{LEAD}\n{BODY}\n{phrase}\n{BODY}\n{MORE}"
            (region,) = article_from_text(text).regions
            assert text[region.start :].startswith(phrase)


def test_comments_above_the_article_are_a_link_not_a_box():
    text = f"Eine Überschrift\nKommentare\nTeilen\n{LEAD}\n{BODY}\n{MORE}"
    assert [text[r.start : r.end] for r in article_from_text(text).regions] == ["Kommentare\nTeilen"]


def test_no_prose_after_long_comments():
    comments = "\n".join(f"leser{n}\nvor 2 Stunden\n{MORE}\nAntworten" for n in range(5))
    text = f"Eine Überschrift\n{LEAD}\n{BODY}\n{MORE}\nKommentare\nNeueste zuerst\n{comments}"
    (region,) = article_from_text(text).regions
    assert (region.start, region.end) == (text.index("Kommentare"), len(text))


def test_subheading_that_comments_could_have_is_followed_by_prose():
    text = f"Eine Überschrift\n{LEAD}\n{BODY}\n{MORE}\nForum\nWer will, kann antworten und sich registrieren.\n{MORE}"
    assert [text[r.start : r.end] for r in article_from_text(text).regions] == ["Forum"]
