"""How a clause is put: a table of German sentences with the words asked about, and the expected modality and polarity."""

import pytest

from claimx.claims.context import Context
from claimx.language.annotations import annotations
from claimx.mentions.modality import modality_of
from claimx.mentions.modality_words import modality_file
from claimx.mentions.polarity import polarity_of
from claimx.mentions.quotations import source_of

# text, words of the clause asked about, modality, its cue (None: not checked)
MODALITY = [
    # asserted
    ("Die Armee entsandte 500 Soldaten.", "500 Soldaten", "asserted", None),
    ("Die Armee hat 500 Soldaten entsandt.", "500 Soldaten", "asserted", None),
    ("Die Brücke wurde gestern gesprengt.", "Brücke", "asserted", None),
    ("Das Treffen fand am Montag statt.", "Treffen", "asserted", None),
    ("Er wollte damals nicht verhandeln.", "verhandeln", "asserted", None),
    ("Eine mutmaßlich betrunkene Fahrerin rammte den Bus.", "Bus", "asserted", None),
    ("Der Brand fordert zwei Tote.", "zwei Tote", "asserted", None),
    # what did not come
    ("Ohne die Panne wäre die Fähre 2012 ausgelaufen.", "Fähre", "conditional", "wäre"),
    # reported
    ("Laut der Polizei starben zwei Menschen.", "zwei Menschen", "reported", None),
    ("Der Minister sagte, zwei Menschen seien gestorben.", "zwei Menschen", "reported", "seien"),
    ("Nordkorea soll 3.000 Soldaten entsendet haben.", "3.000 Soldaten", "reported", "soll"),
    ("Dabei sollen 15 Aufständische getötet worden sein.", "15 Aufständische", "reported", "sollen"),
    ("Er soll am Angriff beteiligt gewesen sein.", "Angriff", "reported", "soll"),
    ("Die Armee will 20 Panzer zerstört haben.", "20 Panzer", "reported", "will"),
    ("„Wir haben zwei Boote verloren“, sagte der Admiral.", "zwei Boote", "reported", None),
    ("Die Firma habe 30 Leute entlassen.", "30 Leute", "reported", "habe"),
    # planned
    ("Die Konferenz soll im März stattfinden.", "Konferenz", "planned", "soll"),
    ("Die Regierung will 200 Soldaten schicken.", "200 Soldaten", "planned", "will"),
    ("Die Regierung wird 200 Soldaten schicken.", "200 Soldaten", "planned", "wird"),
    ("Das Treffen ist für Mai geplant.", "Treffen", "planned", "geplant"),
    ("Ein Gespräch ist am Nachmittag vorgesehen.", "Gespräch", "planned", "vorgesehen"),
    ("Laut der Agentur ist eine Pressekonferenz geplant.", "Pressekonferenz", "planned", "geplant"),
    ("Frankreich hat sich bereit erklärt, 200 Soldaten zu entsenden.", "200 Soldaten", "planned", None),
    ("Die Parteien vereinbarten, bis Mai alle Truppen abzuziehen.", "alle Truppen", "planned", "vereinbarten"),
    ("Der Sprecher kündigte an, die Rebellen würden die Stadt stürmen.", "Stadt", "planned", None),
    ("Der Plan sieht 15.000 Soldaten vor.", "15.000 Soldaten", "planned", "sieht"),
    # hedged
    ("Bis zu 4.200 Soldaten könnten anrücken.", "4.200 Soldaten", "hedged", "könnten"),
    ("Der Brand dürfte gelegt worden sein.", "Brand", "hedged", "dürfte"),
    ("Offenbar flohen 50 Soldaten.", "50 Soldaten", "hedged", "Offenbar"),
    ("Möglicherweise starben zehn Menschen.", "zehn Menschen", "hedged", "Möglicherweise"),
    ("Das Schiff sank vermutlich am Sonntag.", "Schiff", "hedged", "vermutlich"),
    ("Es wird befürchtet, dass 100 Menschen starben.", "100 Menschen", "hedged", "befürchtet"),
    ("Es wird angenommen, dass der Täter floh.", "Täter", "hedged", "angenommen"),
    ("Die Forscher vermuten, dass das Eis brach.", "Eis", "hedged", "vermuten"),
    ("Es gibt Zweifel, dass er am Tatort war.", "Tatort", "hedged", "Zweifel"),
    ("Unklar ist, ob 20 Soldaten fielen.", "20 Soldaten", "hedged", None),
    # conditional
    ("Wenn die Stadt fällt, fliehen 10.000 Menschen.", "Stadt", "conditional", "Wenn"),
    ("Falls der Damm bricht, wird das Dorf geräumt.", "Damm", "conditional", "Falls"),
    ("Sollte der Damm brechen, wird das Dorf geräumt.", "Damm", "conditional", "Sollte"),
    ("Ein Verbot würde 500 Betriebe treffen.", "500 Betriebe", "conditional", "würde"),
]

# text, words of the clause asked about, polarity
POLARITY = [
    ("Die Armee entsandte keine Soldaten.", "Soldaten", "negated"),
    ("Die Armee hat die Stadt nicht eingenommen.", "Stadt", "negated"),
    ("Der Minister war nie in Moskau.", "Moskau", "negated"),
    ("Dort seien 300 Soldaten gewesen, jetzt keiner mehr.", "Soldaten", "affirmed"),
    ("Der Vertrag ist keineswegs gescheitert.", "Vertrag", "negated"),
    ("Weder Kiew noch Moskau bestätigten den Angriff.", "Angriff", "negated"),
    ("Er ging, ohne die Tür zu schließen.", "Tür", "negated"),
    ("Niemand wurde verletzt.", "verletzt", "negated"),
    ("Es starben nicht nur Soldaten, auch Kinder starben.", "Soldaten", "affirmed"),
    ("Der Sprecher wollte einen Einsatz nicht ausschließen.", "Einsatz", "affirmed"),
    ("Die nicht genehmigten Truppen zogen ab.", "Truppen", "affirmed"),
    ("Die Armee hat die Stadt eingenommen.", "Stadt", "affirmed"),
    ("Nicht alle Soldaten kehrten zurück.", "Soldaten", "affirmed"),
    ("Es kamen nicht weniger als 300 Soldaten.", "300 Soldaten", "affirmed"),
    ("Er bestritt den Angriff nicht.", "Angriff", "negated"),
]


@pytest.fixture(scope="module")
def context(nlp):
    """A function from text and document date to a `Context`."""

    def read(text, published=None):
        doc = nlp.make_doc(text)
        annotations(doc).published = published
        with nlp.select_pipes(disable=["claimx_claims"]):
            return Context(nlp(doc))

    return read


def _modality(found, text, words):
    start = text.index(words)
    source, _ = source_of(found.doc, start, start + len(words))
    clause = found.clause(found.token_at(start + len(words) - 1))
    return modality_of(found.doc, found.syntax, clause, source=source)


@pytest.mark.parametrize(("text", "words", "expected", "cue"), MODALITY, ids=[row[0][:40] for row in MODALITY])
def test_modality(context, text, words, expected, cue):
    label, span = _modality(context(text), text, words)
    assert label == expected
    if cue is not None:
        assert span is not None
        assert span.text == cue
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(("text", "words", "expected"), POLARITY, ids=[row[0][:40] for row in POLARITY])
def test_polarity(context, text, words, expected):
    found = context(text)
    clause = found.clause(found.token_at(text.index(words)))
    assert polarity_of(found.doc, clause) == expected


def test_a_date_after_the_document_is_planned(context):
    text = "Am 12. Mai 2024 findet in Genf eine Wahl statt."
    assert _modality(context(text, "2024-05-01"), text, "Wahl")[0] == "planned"
    assert _modality(context(text, "2024-06-01"), text, "Wahl")[0] == "asserted"


def test_outside_of_clauses(context):
    found = context("Ein Satz.")
    assert modality_of(found.doc, found.syntax, None, source=None) == ("asserted", None)
    assert polarity_of(found.doc, None) == "affirmed"


def test_lists_hold_lower_case_words():
    file = modality_file()
    for words in (file.hedged.adverbs, file.hedged.modals, file.planned.words, file.negation.words, file.conditional.introducers):
        assert words
        assert all(word == word.lower() for word in words)
