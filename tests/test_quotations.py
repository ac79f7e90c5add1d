"""Who says what: a table of German sentences with the expected quotations, and properties that hold for any text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.mentions.quotations import source_of
from claimx.mentions.quotations.lexicon import frame_of, noun_class, reporting_file
from claimx.mentions.quotations.marks import pair_marks

_STAGES = ["claimx_claims"]


@pytest.fixture(scope="module")
def read(nlp):
    """A function from text to a Doc with quotations."""

    def run(text):
        with nlp.select_pipes(disable=_STAGES):
            return nlp(text)

    return run


def _found(doc):
    return [(q.type, " … ".join(s.text for s in q.quote), q.speaker.text if q.speaker else None) for q in doc._.claimx.quotations]


# text, then every expected quotation as (type, quote, speaker)
TABLE = [
    # direct speech and its cue: before, behind, inside
    (
        "Der Bürgermeister sagte: „Die Brücke bleibt gesperrt.“",
        [("direct", "„Die Brücke bleibt gesperrt.“", "Der Bürgermeister")],
    ),
    ("„Die Brücke bleibt gesperrt“, sagte der Bürgermeister.", [("direct", "„Die Brücke bleibt gesperrt“", "der Bürgermeister")]),
    ("„Das Eis trägt noch nicht“, warnte die Feuerwehr am Montag.", [("direct", "„Das Eis trägt noch nicht“", "die Feuerwehr")]),
    (
        "„Wir haben genug Wasser“, so Wasserwerkschef Jan Petersen.",
        [("direct", "„Wir haben genug Wasser“", "Wasserwerkschef Jan Petersen")],
    ),
    (
        "„Es war wie ein Donner“, beschreibt eine Anwohnerin den Knall.",
        [("direct", "„Es war wie ein Donner“", "eine Anwohnerin")],
    ),
    (
        'Die Ministerin betonte: "Wir zahlen jeden Cent zurück."',
        [("direct", '"Wir zahlen jeden Cent zurück."', "Die Ministerin")],
    ),
    ("Der Trainer sagte: »Wir geben nicht auf.«", [("direct", "»Wir geben nicht auf.«", "Der Trainer")]),
    ("Der Trainer sagte: «Wir geben nicht auf.»", [("direct", "«Wir geben nicht auf.»", "Der Trainer")]),
    ('Der Trainer sagte: „Wir geben nicht auf."', [("direct", '„Wir geben nicht auf."', "Der Trainer")]),
    ("Er rief: „Sie hat ‚Nein‘ gesagt.“", [("direct", "„Sie hat ‚Nein‘ gesagt.“", "Er")]),
    (
        "Die Ärztin sagte: „Der Mann lebt. Er liegt auf der Intensivstation. Mehr wissen wir nicht.“",
        [("direct", "„Der Mann lebt. Er liegt auf der Intensivstation. Mehr wissen wir nicht.“", "Die Ärztin")],
    ),
    (
        "„Wir haben gewarnt“, sagte der Deichgraf. „Niemand hat uns gehört.“",
        [("direct", "„Wir haben gewarnt“", "der Deichgraf"), ("direct", "„Niemand hat uns gehört.“", "der Deichgraf")],
    ),
    (
        "Die Zeitung zitierte den Richter mit den Worten: „Das Urteil ist falsch.“",
        [("direct", "„Das Urteil ist falsch.“", "den Richter")],
    ),
    # indirect speech: dass, verb-second, questions, infinitives
    ("Der Sprecher sagte, dass die Züge wieder fahren.", [("indirect", "dass die Züge wieder fahren", "Der Sprecher")]),
    ("Der Sprecher sagte, die Züge führen wieder.", [("indirect", "die Züge führen wieder", "Der Sprecher")]),
    ("Die Lage sei ernst, erklärte der Minister am Montag.", [("indirect", "Die Lage sei ernst", "der Minister")]),
    ("Die Lage, sagte der Minister, sei ernst.", [("indirect", "Die Lage … sei ernst", "der Minister")]),
    ("Die Opposition fragte, ob das Geld reicht.", [("indirect", "ob das Geld reicht", "Die Opposition")]),
    (
        "Niemand wisse, warum der Damm brach, sagte die Ingenieurin.",
        [("indirect", "Niemand wisse, warum der Damm brach", "die Ingenieurin")],
    ),
    ("Die Gewerkschaft forderte, die Löhne zu erhöhen.", [("indirect", "die Löhne zu erhöhen", "Die Gewerkschaft")]),
    ("Kiew wirft Moskau vor, die Brücke gesprengt zu haben.", [("indirect", "die Brücke gesprengt zu haben", "Kiew")]),
    ("Die Ermittler gehen davon aus, dass es Brandstiftung war.", [("indirect", "dass es Brandstiftung war", "Die Ermittler")]),
    ("Die Firma wies darauf hin, dass die Frist abläuft.", [("indirect", "dass die Frist abläuft", "Die Firma")]),
    ("Er stellte klar, dass niemand entlassen werde.", [("indirect", "dass niemand entlassen werde", "Er")]),
    (
        "Am Dienstag sagte General Peter Vogt, Kommandeur der Division, dass die Übung beendet sei.",
        [("indirect", "dass die Übung beendet sei", "General Peter Vogt, Kommandeur der Division")],
    ),
    (
        "Der Sprecher sagte, wenn der Regen anhalte, müsse die Stadt geräumt werden.",
        [("indirect", "wenn der Regen anhalte, müsse die Stadt geräumt werden", "Der Sprecher")],
    ),
    (
        "Nachdem die Polizei mitgeteilt hatte, dass die Straße gesperrt sei, kehrten viele um.",
        [("indirect", "dass die Straße gesperrt sei", "die Polizei")],
    ),
    ("Der Chef räumte ein, es könnten Stellen wegfallen.", [("indirect", "es könnten Stellen wegfallen", "Der Chef")]),
    ("Von der Bahn wurde erklärt, dass der Tunnel sicher sei.", [("indirect", "dass der Tunnel sicher sei", "der Bahn")]),
    ("Es wird vermutet, dass ein Kabel brannte.", [("indirect", "dass ein Kabel brannte", None)]),
    ("In der Mitteilung heißt es, niemand sei verletzt worden.", [("indirect", "niemand sei verletzt worden", "der Mitteilung")]),
    ("Aus Regierungskreisen verlautete, dass der Pakt steht.", [("indirect", "dass der Pakt steht", "Aus Regierungskreisen")]),
    (
        "Die Kammer lehnte den Antrag ab, weil er gegen das Grundgesetz verstoße.",
        [
            ("reported", "Die Kammer lehnte den Antrag ab", "Die Kammer"),
            ("indirect", "weil er gegen das Grundgesetz verstoße", "Die Kammer"),
        ],
    ),
    (
        "Die Forderung der Partei, die Steuer zu senken, stieß auf Kritik.",
        [("indirect", "die Steuer zu senken", "der Partei")],
    ),
    ("Am Abend gab es Berichte, wonach der Hafen brenne.", [("indirect", "der Hafen brenne", "Berichte")]),
    # source phrases
    ("Laut der Polizei brannten zwei Häuser.", [("indirect", "brannten zwei Häuser", "der Polizei")]),
    ("Laut „Morgenblatt“ brannten zwei Häuser.", [("indirect", "brannten zwei Häuser", "„Morgenblatt“")]),
    (
        "Nach Angaben der Küstenwache sank das Schiff am Montag.",
        [("indirect", "sank das Schiff am Montag", "Angaben der Küstenwache")],
    ),
    (
        "Das Schiff sank nach Angaben der Küstenwache am Montag.",
        [("indirect", "Das Schiff sank … am Montag", "Angaben der Küstenwache")],
    ),
    ("Berichten zufolge sank das Schiff.", [("indirect", "sank das Schiff", "Berichten")]),
    (
        "Das Schiff sei, so die Küstenwache, überladen gewesen.",
        [("indirect", "Das Schiff sei … überladen gewesen", "die Küstenwache")],
    ),
    ("Wie die Küstenwache mitteilte, sank das Schiff am Montag.", [("indirect", "sank das Schiff am Montag", "die Küstenwache")]),
    ("Das Schiff sank am Montag, wie die Küstenwache mitteilte.", [("indirect", "Das Schiff sank am Montag", "die Küstenwache")]),
    ("Meiner Meinung nach war das ein Fehler.", [("indirect", "war das ein Fehler", "Meiner Meinung")]),
    (
        "Nach Einschätzung von Fachleuten wird der Winter mild.",
        [("indirect", "wird der Winter mild", "Einschätzung von Fachleuten")],
    ),
    # carried on
    (
        "Der Sprecher sagte, das Feuer sei gelöscht. Verletzte habe es nicht gegeben.",
        [
            ("indirect", "das Feuer sei gelöscht", "Der Sprecher"),
            ("free_indirect", "Verletzte habe es nicht gegeben.", "Der Sprecher"),
        ],
    ),
    (
        "Die Straße ist wieder frei. Das teilte die Polizei mit.",
        [("indirect", "Die Straße ist wieder frei … Das", "die Polizei")],
    ),
    # reported
    (
        "Augenzeugen berichteten von Panzern an der Grenze.",
        [("reported", "Augenzeugen berichteten von Panzern an der Grenze.", "Augenzeugen")],
    ),
    (
        "Die Opposition forderte den Rücktritt des Ministers.",
        [("reported", "Die Opposition forderte den Rücktritt des Ministers.", "Die Opposition")],
    ),
    # no quotations
    ("Die Band heißt „Roter Mond“ und spielt am Freitag.", []),
    ("Der sogenannte „Blitzableiter“ stand im Hof.", []),
    ("Der Fluss teilt die Stadt in zwei Hälften.", []),
    ("Nach dem Bericht ging er nach Hause.", []),
    ("Die Kinder gingen laut singend durch den Wald.", []),
    # more cues and orders
    ("„Das war ein Fehler“, räumte die Bahn ein.", [("direct", "„Das war ein Fehler“", "die Bahn")]),
    ("„Das war ein Fehler“, so die Bahn in einer Mitteilung.", [("direct", "„Das war ein Fehler“", "die Bahn")]),
    ("„Das war ein Fehler“, hieß es aus dem Ministerium.", [("direct", "„Das war ein Fehler“", "dem Ministerium")]),
    ("„Das war ein Fehler“, wird der Trainer zitiert.", [("direct", "„Das war ein Fehler“", "der Trainer")]),
    ("„Das war ein Fehler“, wie der Trainer sagte.", [("direct", "„Das war ein Fehler“", "der Trainer")]),
    ("„Das war ein Fehler.“ So beschrieb die Bahn den Vorfall.", [("direct", "„Das war ein Fehler.“", "die Bahn")]),
    ("„Wann kommt Hilfe?“, fragt der Bürgermeister.", [("direct", "„Wann kommt Hilfe?“", "der Bürgermeister")]),
    ("„Nie wieder!“, rief die Menge.", [("direct", "„Nie wieder!“", "die Menge")]),
    (
        "Der Trainer war wütend. „Das war kein Elfmeter.“",
        [("direct", "„Das war kein Elfmeter.“", "Der Trainer")],
    ),
    (
        "Der Sprecher sagte, das Schiff sei „völlig überladen“ gewesen.",
        [
            ("indirect", "das Schiff sei „völlig überladen“ gewesen", "Der Sprecher"),
            ("direct", "„völlig überladen“", "Der Sprecher"),
        ],
    ),
    ("Die Firma bezeichnete den Vorwurf als „frei erfunden“.", [("direct", "„frei erfunden“", "Die Firma")]),
    ("Der Minister nannte das einen „Dammbruch“.", [("direct", "„Dammbruch“", "Der Minister")]),
    ("Der Minister sprach von einem „Dammbruch“.", [("direct", "„Dammbruch“", "Der Minister")]),
    ("Sein Anwalt wies das zurück: Der Mann sei krank gewesen.", [("indirect", "Der Mann sei krank gewesen", "Sein Anwalt")]),
    ("Dass es brannte, bestätigte die Feuerwehr.", [("indirect", "Dass es brannte", "die Feuerwehr")]),
    ("Wie viele Menschen starben, wollte die Polizei nicht sagen.", [("indirect", "Wie viele Menschen starben", "die Polizei")]),
    (
        "Der Iran habe Raketen geliefert, so schätzen die Fachleute.",
        [("indirect", "Der Iran habe Raketen geliefert", "die Fachleute")],
    ),
    (
        "Minister Weber sagte, der Iran habe die Chance auf Frieden.",
        [("indirect", "der Iran habe die Chance auf Frieden", "Minister Weber")],
    ),
    ("Die Ministerin Eva Roth (SPD) sagte, das Geld reiche.", [("indirect", "das Geld reiche", "Die Ministerin Eva Roth (SPD)")]),
    (
        "Der Chef der Behörde, Karl Lenz, sagte, das Geld reiche.",
        [("indirect", "das Geld reiche", "Der Chef der Behörde, Karl Lenz")],
    ),
    (
        "Wie der Chef der Behörde, Karl Lenz, mitteilte, reicht das Geld.",
        [("indirect", "reicht das Geld", "der Chef der Behörde, Karl Lenz")],
    ),
    (
        "Karl Lenz vom Deutschen Wetterdienst sagte, es werde kalt.",
        [("indirect", "es werde kalt", "Karl Lenz vom Deutschen Wetterdienst")],
    ),
    (
        "Die Polizei und die Feuerwehr sagten, niemand sei verletzt.",
        [("indirect", "niemand sei verletzt", "Die Polizei und die Feuerwehr")],
    ),
    (
        "Der Sprecher, der seit März im Amt ist, sagte, dass es brenne.",
        [("indirect", "dass es brenne", "Der Sprecher")],
    ),
    ("Die Regierung beschloss, die Grenze zu schließen.", [("indirect", "die Grenze zu schließen", "Die Regierung")]),
    ("Das Amt gab bekannt, dass der Fluss steigt.", [("indirect", "dass der Fluss steigt", "Das Amt")]),
    ("Der Verband warnte davor, das Eis zu betreten.", [("indirect", "das Eis zu betreten", "Der Verband")]),
    ("Der Arzt rät, viel zu trinken.", [("indirect", "viel zu trinken", "Der Arzt")]),
    ("Paris drängt darauf, dass die Hilfe schnell kommt.", [("indirect", "dass die Hilfe schnell kommt", "Paris")]),
    ("Der Präsident appellierte an beide Seiten, zu verhandeln.", [("indirect", "zu verhandeln", "Der Präsident")]),
    ("Es hieß, der Zug sei leer gewesen.", [("indirect", "der Zug sei leer gewesen", None)]),
    ("In Kiew hieß es, der Angriff sei abgewehrt.", [("indirect", "der Angriff sei abgewehrt", "Kiew")]),
    ("Aus dem Bericht geht hervor, dass Geld fehlt.", [("indirect", "dass Geld fehlt", "dem Bericht")]),
    ("Im Bericht steht, dass Geld fehlt.", [("indirect", "dass Geld fehlt", "Bericht")]),
    ("Eine Untersuchung ergab, dass Geld fehlt.", [("indirect", "dass Geld fehlt", "Eine Untersuchung")]),
    ("Am Abend wurde bekannt, dass Geld fehlt.", [("indirect", "dass Geld fehlt", None)]),
    ("Niemand ahnte, dass Geld fehlt.", []),
    ("Sicher ist, dass Geld fehlt.", []),
    # source phrases: scope and form
    ("Angaben der Polizei zufolge brannte es.", [("indirect", "brannte es", "Angaben der Polizei")]),
    ("Nach Polizeiangaben brannte es.", [("indirect", "brannte es", "Polizeiangaben")]),
    ("Nach Angaben von Ärzten starben zwölf Menschen.", [("indirect", "starben zwölf Menschen", "Angaben von Ärzten")]),
    ("Nach Angaben aus Khartum starben zwölf Menschen.", [("indirect", "starben zwölf Menschen", "Angaben aus Khartum")]),
    ("Einer Studie zufolge sinkt der Pegel.", [("indirect", "sinkt der Pegel", "Einer Studie")]),
    ("Laut einer Studie sinkt der Pegel.", [("indirect", "sinkt der Pegel", "einer Studie")]),
    ("Gemäß einem Augenzeugen brannte das Haus.", [("indirect", "brannte das Haus", "einem Augenzeugen")]),
    ("Aus Sicht der Kläger ist das Gesetz nichtig.", [("indirect", "ist das Gesetz nichtig", "Sicht der Kläger")]),
    (
        "Zwei Häuser brannten, und nach Angaben der Polizei starb ein Mann.",
        [("indirect", "starb ein Mann", "Angaben der Polizei")],
    ),
    ("Sie sahen Soldaten, die laut der Polizei Schüsse abgaben.", [("indirect", "die … Schüsse abgaben", "der Polizei")]),
    (
        "Der Pegel sinkt laut dem Amt und steigt dann wieder.",
        [("indirect", "Der Pegel sinkt … und steigt dann wieder", "dem Amt")],
    ),
    # carried on
    (
        "Laut der Polizei brannte es. Verletzte gebe es nicht. Die Straße sei frei.",
        [
            ("indirect", "brannte es", "der Polizei"),
            ("free_indirect", "Verletzte gebe es nicht. Die Straße sei frei.", "der Polizei"),
        ],
    ),
    (
        "Der Minister lobte den Plan. Er sei mutig.",
        [("reported", "Der Minister lobte den Plan.", "Der Minister"), ("free_indirect", "Er sei mutig.", "Der Minister")],
    ),
    (
        "Laut der Polizei brannte es. Zwei Menschen sollen tot sein.",
        [("indirect", "brannte es", "der Polizei"), ("free_indirect", "Zwei Menschen sollen tot sein.", "der Polizei")],
    ),
    ("Ich habe Hunger.", []),
    ("Es sei denn, es regnet.", []),
    ("Das wäre ein Fehler.", []),
    # reported
    (
        "Der Minister kritisierte den Plan und forderte einen neuen.",
        [("reported", "Der Minister kritisierte den Plan und forderte einen neuen", "Der Minister")],
    ),
    ("In dem Brief ist von zwölf Toten die Rede.", [("reported", "In dem Brief ist von zwölf Toten die Rede.", "dem Brief")]),
    ("Die Regierung will 200 Soldaten schicken.", [("reported", "Die Regierung will 200 Soldaten schicken.", "Die Regierung")]),
    ("Der Sturm forderte zwei Menschenleben.", []),
    # words in marks that nobody says
    ("Er liest die „Berliner Zeitung“ und die „Zeit“.", []),
    (
        "Die Zeitung „Morgenpost“ berichtet über das Wetter.",
        [("reported", "Die Zeitung „Morgenpost“ berichtet über das Wetter.", "Die Zeitung „Morgenpost“")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][:40] for row in TABLE])
def test_quotations(read, text, expected):
    assert _found(read(text)) == expected


# text, the words asked about, who is responsible for them
SOURCES = [
    ("Nach Angaben Südkoreas sind tausende Soldaten in Russland.", "tausende Soldaten", "Südkorea"),
    ("Laut der Agentur Yonhap starben zwölf Menschen.", "zwölf Menschen", "Yonhap"),
    ("Die USA werfen Nordkorea vor, Granaten geliefert zu haben.", "werfen", None),
    ("Die USA werfen Nordkorea vor, Granaten geliefert zu haben.", "Granaten", "USA"),
    ("„Wir haben 500 Mann verloren“, sagte Putin laut der Agentur Tass.", "500 Mann", "Putin"),
    ("Moskau erklärte, die Ukraine habe angegriffen, wie die Agentur Tass berichtete.", "angegriffen", "Moskau"),
    ("Moskau sagte, es gebe keine Truppen. Kiew habe das erfunden.", "erfunden", "Moskau"),
    ("Washington begrüßte den heutigen Beschluss der Regierung.", "heutigen Beschluss", None),
    ("China hat sich bereit erklärt, 200 Soldaten zu entsenden.", "200 Soldaten", None),
    ("Nach dem Angriff sollen fünf Soldaten geflohen sein.", "fünf Soldaten", None),
    ("Der Präsident reiste am Montag nach Peking.", "Montag", None),
    ("Die Polizei und die Feuerwehr sagten, zwei Menschen seien tot.", "zwei Menschen", ["Polizei", "Feuerwehr"]),
    ("Israel griff an. Es wirft dem Iran vor, Raketen zu bauen.", "Raketen", "Israel"),
    ("Der Kreml sprach von drei Toten.", "drei Toten", "Kreml"),
    ("Moskau wirft Kiew vor, Schulen zu beschießen.", "Schulen", "Moskau"),
    ("Die Ärztin Olga Petrowa leitet das Haus. Sie sagte, zwei Kinder seien tot.", "zwei Kinder", "Olga Petrowa"),
    ("Tokio warnte. „Das ist gefährlich“, sagte Außenminister Taro Kono. Man sei bereit.", "bereit", "Taro Kono"),
    ("Nach russischen Angaben starben zwölf Menschen.", "zwölf Menschen", "Russland"),
    ("Die Armee wurde nach eigenen Angaben beschossen.", "beschossen", "Armee"),
    ("Die Zeitung Haaretz veröffentlichte einen Bericht. Demnach starben zwölf Menschen.", "zwölf Menschen", "Haaretz"),
    ("Der Minister kündigte an, er werde am Montag reisen.", "Montag", "Minister"),
    ("Laut CNN sagte Biden, die Hilfe komme.", "Hilfe", "Biden"),
    ("Paris bestritt, Waffen geliefert zu haben.", "Waffen", "Paris"),
    ("Er dachte an den Sommer 1999.", "1999", None),
    ("Ein Sprecher der Nato sagte, die Lage sei ruhig.", "Lage", "Sprecher"),
]


@pytest.mark.parametrize(("text", "words", "expected"), SOURCES, ids=[f"{row[0][:30]}-{row[1]}" for row in SOURCES])
def test_source_of(read, text, words, expected):
    doc = read(text)
    start = text.index(words)
    source, _ = source_of(doc, start, start + len(words))
    if expected is None:
        assert source is None
    elif isinstance(expected, list):
        assert isinstance(source, list)
        for role, name in zip(source, expected, strict=True):
            assert name in (role.name or role.text)
    else:
        assert source is not None
        assert not isinstance(source, list)
        assert expected in f"{role_words(source)}"


def role_words(role):
    """Everything by which a role may be known."""
    return " ".join(filter(None, [role.text, role.name, role.resolved.text if role.resolved else None]))


INTERVIEW = """Frau Kim, wie geht es den Gefangenen?

Kim: Nicht gut. Es sind 300 Menschen.

Was fordern Sie?

Kim: Dass sie nach Hause dürfen.
"""


def test_turns_of_an_interview(read):
    doc = read(INTERVIEW)
    turns = [(q.type, q.quote[0].text, q.speaker.text) for q in doc._.claimx.quotations]
    assert turns == [
        ("direct", "Nicht gut. Es sind 300 Menschen.", "Kim"),
        ("direct", "Dass sie nach Hause dürfen.", "Kim"),
    ]


def test_parts_of_a_quotation(read):
    doc = read("Am Montag sagte Minister Weber dem Sender ABC, der Vertrag sei unterschrieben.")
    (quotation,) = doc._.claimx.quotations
    assert [s.text for s in quotation.cue] == ["sagte"]
    assert [s.text for s in quotation.addressee] == ["dem Sender ABC"]
    assert quotation.frame[0].text.startswith("Am Montag sagte")


def test_several_paragraphs_are_one_quotation():
    text = "Er schrieb:\n\n„Der erste Absatz endet hier.\n\n„Der zweite schließt.“\n\nDanach ging er."
    assert [text[s.start : s.end] for s in pair_marks(text) if s.depth == 0] == [
        "„Der erste Absatz endet hier.",
        "„Der zweite schließt.“",
    ]


def test_boilerplate_is_left_out(read, nlp):
    from claimx.language.annotations import annotations
    from claimx.mentions.quotations import tag_quotations
    from claimx.schema import Region

    text = "Der Sprecher sagte, die Züge führen wieder."
    doc = read(text)
    annotations(doc).regions = [Region(start=0, end=len(text))]
    assert tag_quotations(doc) == []


def _examples():
    file = reporting_file()
    rows = [(g.kind, g.find, g.ignore, g.verbs) for g in file.verbs]
    return rows + [(f"reported {g.slot}", g.find, g.ignore, g.verbs) for g in file.reported]


@pytest.mark.parametrize(("kind", "find", "ignore", "verbs"), _examples(), ids=[row[1][:40] for row in _examples()])
def test_lexicon_examples(read, kind, find, ignore, verbs):
    assert _found(read(find)), find
    assert not _found(read(ignore)), ignore


@pytest.mark.parametrize("phrase", reporting_file().phrases, ids=lambda phrase: phrase.find[:40])
def test_phrase_examples(read, phrase):
    assert any(q.type in ("indirect", "direct") for q in read(phrase.find)._.claimx.quotations), phrase.find


def test_lexicon_size():
    file = reporting_file()
    assert len({verb for group in file.verbs for verb in group.verbs}) + len(file.phrases) >= 250


def test_look_ups():
    assert frame_of("mitteilen", []).kind == "says"
    assert frame_of("ausgehen", ["er", "geht", "davon", "aus"]).kind == "thinks"
    assert frame_of("ausgehen", ["das", "licht", "geht", "aus"]) is None
    assert noun_class("Medienberichten", "source")
    assert not noun_class("Tisch", "source")


MARKS = [
    ("„a“", ["„a“"]),
    ('„a" und "b"', ['„a"', '"b"']),
    ("»a« «b»", ["»a«", "«b»"]),
    ("“a” und „b”", ["“a”", "„b”"]),
    ("„offen\n\nNeuer Absatz „zu“", ["„zu“"]),
    ("„außen ‚innen‘ außen“", ["„außen ‚innen‘ außen“", "‚innen‘"]),
    ("Geht’s gut?", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks(text, expected):
    assert [text[s.start : s.end] for s in pair_marks(text)] == expected


@given(st.text(alphabet='ab „“”"«»‚‘’‹›\n.:', max_size=80))
def test_marks_are_nested_or_apart(text):
    found = pair_marks(text)
    for stretch in found:
        assert 0 <= stretch.start < stretch.end <= len(text)
    for left in found:
        for right in found:
            if left is not right:
                assert (
                    left.end <= right.start or right.end <= left.start or (left.start - right.start) * (left.end - right.end) <= 0
                )


PIECES = st.sampled_from(
    [
        "Der Minister sagte, ",
        "„Wir gehen“, ",
        "so die Firma. ",
        "Laut ",
        "Nach Angaben ",
        "dass es brennt. ",
        "er sei krank. ",
        "Das teilte ",
        "wie X berichtet, ",
        "„",
        "“ ",
        ": ",
        "\n\n",
        "und ",
        "zufolge ",
        "demnach ",
        "Sie forderte ",
        "zu gehen. ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=12))
def test_any_text_gives_true_spans_in_order(read, parts):
    text = "".join(parts)
    doc = read(text)
    quotations = doc._.claimx.quotations
    for quotation in quotations:
        for span in [
            *quotation.quote,
            *quotation.cue,
            *quotation.frame,
            *quotation.addressee,
            *([quotation.speaker] if quotation.speaker else []),
        ]:
            assert doc.text[span.start : span.end] == span.text
    starts = [q.quote[0].start for q in quotations]
    assert starts == sorted(starts)
