"""Sentence splitting: a table of paragraphs whose sentence boundaries are marked with a bar, and properties that always hold."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx.language.sentence_words import SentenceWords, sentence_words
from claimx.language.sentences import split_sentences

ONE_LINE = [
    # plain ends
    "Der Minister kam gestern an. |Er blieb zwei Tage.",
    "Kommt er wirklich? |Niemand weiß es! |Wir warten.",
    "Das ist doch nicht wahr?! |Doch, sagte sie.",
    "Ein Satz ohne Punkt am Ende",
    "Er kam. |5.000 Menschen warteten.",
    "Die Wahl endete 2021. |3.200 Stimmen fehlten.",
    # ordinals and dates
    "Am 3. Mai kamen die Soldaten an.",
    "Der Vertrag vom 19. Oktober 2023 gilt weiter. |Er läuft bis zum 1. Januar 2026.",
    "Zu Beginn des 19. Jahrhunderts war das Dorf arm.",
    "Das 3. Armeekorps zog ab. |Die 2. Brigade blieb.",
    "Sie feierte ihren 40. Geburtstag in Kiew.",
    "Am 5. 3. 2024 trafen sich beide.",
    "Vom 3. bis 5. Juli wird verhandelt, am 6. Juli abgestimmt.",
    "Zwischen dem 1. und 2. Weltkrieg lebte er in Riga.",
    "Am Montag, 4. November, wählte das Land.",
    "Auf Seite 14. |Danach folgt das Register.",
    "Der Zug kam auf Gleis 7. |Die Reisenden stiegen aus.",
    "Das Urteil fiel am 12. |Der Richter schwieg.",
    "Der Krieg begann 1950. |Drei Jahre später endete er.",
    "So war es im Jahr 1988. |Präsident Müller trat zurück.",
    "Aus dem frühen 16. Jahrhundert stammt der Turm.",
    "Das Gesetz gilt ab 1. April. |Bis dahin bleibt alles, wie es ist.",
    "Rund um den 25./26. Dezember ruht der Verkehr.",
    "Der Plan ist in Phase 2. |Phase 3 folgt im Herbst.",
    "Das Abkommen gilt bis 31.12. |Danach verhandeln beide neu.",
    "Die untergebrachte 12. Kompanie und ihr 3. stellvertretender Chef blieben.",
    "Die Partei kam auf Platz 3. |Auch die Grünen gewannen.",
    "In der 89. Minute fiel das Tor.",
    "Die Temperatur lag bei 7,1. |Messungen vom Vortag waren höher.",
    "Das Spiel endete 2:1. |Bremen bleibt Erster.",
    "1. Die Truppen ziehen ab. |2. Die Grenze wird geöffnet.",
    # Roman numerals
    "Heinrich VIII. starb 1547 in London.",
    "Papst Benedikt XVI. Ratzinger genannt wurde er selten.",
    "Unter Wilhelm II. wurde die Flotte gebaut. |Er dankte 1918 ab.",
    "So lebte man unter Ludwig XIV. |Der König bestimmte alles.",
    # abbreviations in the sentence
    "Viele Länder, z. B. Polen und Estland, stimmten zu.",
    "Viele Länder, z.B. Polen, stimmten zu.",
    "Er war Offizier, d. h. Soldat auf Zeit.",
    "Daran nahmen u. a. Finnland und Norwegen teil.",
    "Sie traf Prof. Dr. Anna Weber in der Universitätsklinik. |Das Gespräch dauerte lange.",
    "Die Kirche St. Martin brannte nieder.",
    "Es waren ca. 300 Menschen, evtl. Tausende.",
    "Der Schaden beträgt 5 Mio. Euro. |Die Bank zahlt 2 Mrd. Dollar.",
    "Die Kosten lagen bei 3 Mrd. |Das ist zu viel.",
    "Laut Art. 5 Abs. 2 des Vertrags gilt Nr. 7 nicht.",
    "Er ist ein Mensch dieser Art. |Niemand mag ihn.",
    "Die Regierung bzw. Präsident Moon lehnte ab.",
    "Vgl. Kap. 3 des Berichts.",
    "Brot, Wasser, Zelte usw. |Krankenhäuser erhielten Medikamente.",
    "Brot, Wasser, Zelte usw. wurden verteilt.",
    "Er war General a. D. |Später schrieb er Bücher.",
    "Der Ort liegt bei Frankfurt a. M. in Hessen.",
    "Die Stadt wurde 300 v. Chr. gegründet.",
    "Das war 300 v. Chr. |Die Stadt verfiel danach.",
    "Die Fa. Meier liefert nicht mehr.",
    "Der Text (Anm. d. Red.: gekürzt) erschien im Mai.",
    "Der ehem. Minister und der stellv. Vorsitzende schwiegen.",
    "Am Mittwoch kam Lt. Col. Brown aus Texas.",
    "Das Treffen dauerte 3 Std. und 20 Min. ohne Pause.",
    "Sie wohnt in der Hauptstr. 5 in Ulm.",
    "Er spielt für den 1. FC Köln. |Sie spielt für Borussia.",
    "Am 3. Okt. 2022 wurde gefeiert.",
    "Die Firma Foo Inc. kaufte die Bar Corp. für viel Geld.",
    "Im Tor stand Max. |Peter saß auf der Bank.",
    # initials and letters
    "George W. Bush regierte bis 2009. |Ihm folgte Barack Obama.",
    "J. R. R. Tolkien war Soldat im Ersten Weltkrieg.",
    "Der Täter Klaus B. schwieg. |Die Zeugin Erika S. weinte.",
    "Verhaftet wurde Klaus B. |Er schweigt.",
    "In den U.S. Streitkräften dienen Frauen.",
    "Sie lebt in Washington, D.C. und arbeitet dort.",
    "Sie lebt in Washington, D.C. |Dort arbeitet sie auch.",
    # numbers, addresses, names with dots
    "Die Armee zählt 1.280.000 Mann. |Davon sind 5.000 Freiwillige.",
    "Mehr steht auf www.beispiel.de. |Die Seite ist kostenlos.",
    "Mehr steht auf https://www.beispiel.de/a.html?Seite=3&x=Y.Z und im Heft.",
    "Schreiben Sie an info@Beispiel.De und warten Sie.",
    "Die Datei heißt Bericht.Pdf und ist groß.",
    "Um 14.30 Uhr fiel die Version 2.0.1 aus.",
    # ellipses
    "Er zögerte … und ging dann doch.",
    "Er zögerte ... und ging dann doch.",
    "Mehr war nicht zu hören … |Dann kam die Polizei.",
    "Mehr war nicht zu hören... |Dann kam die Polizei.",
    "Das steht im Gesetz. |[…] Der Rest fehlt.",
    "Das steht (...) Satz für Satz im Gesetz.",
    "„… Frieden für alle“, rief er.",
    # quotations
    "„Geht ihr?“, fragte er. |„Nein“, sagte sie.",
    "„Nein!“ rief sie und lief davon.",
    "„Wir sind bereit.“ |Das sagte Kim am Sonntag.",
    "»Wir sind bereit.« |Kim schwieg danach.",
    '"Wir sind bereit." |Kim schwieg danach.',
    "Er sagte: „Wir sind bereit. |Wir fürchten niemanden.“ |Dann ging er.",
    "Moskau teilte mit: „Es gab keinen Angriff.“",
    "Sie nannte es „eine Farce“. |Kritik kam auch aus Wien.",
    "Er rief ‚Halt!‘ und schoss.",
    "„Wer war das?“ |„Niemand.“ |Damit endete das Gespräch.",
    "Der Film „Wohin?“ läuft ab Mai.",
    "Die Zeitung schrieb: „Warum jetzt?“ – eine gute Frage.",
    "Die Chefin ging. |„taz“ und „Bild“ berichteten.",
    "So endete es.“ |Danach war Ruhe.",
    "Er sagte: ’Komm!’ und winkte.",
    "Er fragte: „Ist es wahr, dass Dr. Kaya geht?“ |Keiner antwortete.",
    # brackets and notes
    "Die Truppen kamen an (siehe Karte). |Sie blieben.",
    "Das stimmt nicht. |(Die Zahl ist falsch.) |Richtig ist eine andere.",
    "Das sagte er im Mai.[3] |Später widersprach er.",
    "Müller (28.) Tor, Weber (65.) und Kaya (84.) trafen.",
    "Die Lage ist ernst. |– Die Regierung schweigt.",
    # a blank is missing, or too many
    "Das war im Januar.Der Minister trat zurück.",
    "Er ging.  |Sie blieb.",
    "Das iPhone kam. |eBay verkaufte es.",
    "Viele Läden, etwa Yahoo! und andere, schlossen.",
]
ONE_LINE = [text.replace("im Januar.Der", "im Januar.|Der") for text in ONE_LINE]

LINES = [
    "Seoul warnt\n|Die Armee ist in Alarmbereitschaft.\n|Mehr war nicht zu erfahren.",
    "Seoul warnt\n\n|Die Armee ist in Alarmbereitschaft.",
    "Er kam am Abend an.\n|Sie ging.",
    "Er kam am Abend an. \n \n|Sie ging.\r\n\r\n|Beide schwiegen.",
    "Die Forderungen:\n|- Abzug der Truppen\n|- Rückgabe der Gefangenen\n|- ein Vertrag",
    "Das steht fest:\n|• der Abzug\n|• die Wahl",
    "Der Sprecher der Armee sagte am Montag, man sei\nauf alles vorbereitet.",
    "Am Montag trafen sich die Minister in\nWien und\nPrag.",
    "Die Zahl lag bei 300,\nDutzende wurden vermisst.",
    "Der Bericht von Dr.\nWeber ist lang.",
    "Erster Absatz ohne Punkt\n\n|zweiter Absatz ohne Punkt",
    "\n\n  Ein Satz. |Noch einer.  \n\n",
    "Der Präsident sagte gestern in der Hauptstadt vor vielen Zuhörern, dass die\n"
    "Armee des Landes bereit sei. |Er werde, so sagte er, keinen Angriff auf das\n"
    "Gebiet dulden. |Die Gegenseite reagierte bis zum Abend nicht auf die Worte,\n"
    "und auch die Vereinten Nationen schwiegen zu der Rede des Präsidenten. |Der\n"
    "Sprecher der Regierung bestätigte die Angaben.\n"
    "|Neue Kämpfe\n"
    "|Im Norden des Landes wurde am Dienstag wieder geschossen, berichten Zeugen.",
]


@pytest.mark.parametrize("marked", ONE_LINE + LINES)
def test_boundaries(marked: str):
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \r\n"])
def test_blank_text_has_no_sentence(text: str):
    assert split_sentences(text) == []


PIECES = st.sampled_from(
    [*["Der Minister", "kam", "am 3", "z. B", "Dr", "usw", "U.S", "A", "XVI", "12", "1988", "Die", "der", "ß", "😀"],
     *[".", ". ", "! ", "?", "…", "...", "„", "“", '"', "»", "«", "’", "(", ")", "[…]", ", ", ": ", " – ", "- "],
     *["\n", "\n\n", "\r\n", " ", "\xa0", "\u2028", "\t", "\u200b"]]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60)))
def test_spans_are_sorted_apart_trimmed_and_cover_all(text: str):
    spans = split_sentences(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
    assert spans == split_sentences(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_component_agrees_with_the_spans(text: str):
    doc = NLP(text)
    assert "".join(token.text_with_ws for token in doc) == text
    sentences = list(doc.sents)
    assert all(len(sentence) for sentence in sentences)
    starts = {start for start, _ in split_sentences(text)}
    assert {sentence.start_char for sentence in sentences[1:]} <= starts


NLP = spacy.blank("de")
NLP.add_pipe("claimx_sentences")


def test_component_keeps_blanks_with_the_sentence_before():
    doc = NLP("\n\nEr kam an.\n\nSie ging. Wer weiß?")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Er kam an.", "Sie ging.", "Wer weiß?"]
    assert next(doc.sents).text.endswith("\n\n")


def test_component_drops_a_boundary_inside_a_token():
    doc = NLP.make_doc("Das war im Januar.Der Minister ging. Er kam.")
    glued = spacy.tokens.Doc(doc.vocab, words=["im", "Januar.Der", "Minister", "ging", ".", "Er", "kam", "."],
                             spaces=[True, True, True, False, True, True, False, False])  # fmt: skip
    for name, component in NLP.pipeline:
        glued = component(glued) if name == "claimx_sentences" else glued
    assert [sentence.text for sentence in glued.sents] == ["im Januar.Der Minister ging.", "Er kam."]


@pytest.mark.parametrize("unit", [".", ". ", '"', '." ', "1", "1. ", "A. ", "a.A", " \n", "a\n", "„", "Haus. ", ".[1]", " “."])
def test_time_is_linear(unit: str):
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("never_final", ["dr", "usw"], "usw stands under never_final and final"),
        ("months", ["mai", "mai"], "stands twice: mai"),
        ("months", ["Mai"], "not a lower-case word"),
        ("before_number", ["nr", False], "not a lower-case word"),
        ("openers", {"articles": []}, "is empty"),
        ("openers", "der", "is no list"),
    ],
)
def test_lexicon_refuses_broken_lists(key: str, value: object, message: str):
    lists = {name: sorted(getattr(sentence_words(), name)) for name in SentenceWords.model_fields}
    with pytest.raises(ValueError, match=message):
        SentenceWords.model_validate(lists | {key: value})
