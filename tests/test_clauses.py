"""Clauses from the verb bracket: kind, verb with its particle, voice, mood, and what depends on what."""

import pytest

# sentence, then per clause: kind, infinitive, passive, mood
CLAUSES = [
    (
        "Moskau wirft Kiew vor, ein Dorf beschossen zu haben.",
        [("main", "vorwerfen", None, "indicative"), ("infinitive", "beschießen", None, "indicative")],
    ),
    (
        "Als der Angriff begann, flohen die Bewohner, die im Dorf lebten, nach Süden.",
        [
            ("subordinate", "beginnen", None, "indicative"),
            ("main", "fliehen", None, "indicative"),
            ("relative", "leben", None, "indicative"),
        ],
    ),
    (
        "Das Amt weist den Bericht zurück und betont, dass die Fahrt angekündigt worden sei.",
        [
            ("main", "zurückweisen", None, "indicative"),
            ("main", "betonen", None, "indicative"),
            ("subordinate", "ankündigen", "werden", "subjunctive1"),
        ],
    ),
    (
        "Die Armee habe das Dorf geräumt, sagte der Gouverneur.",
        [("main", "räumen", None, "subjunctive1"), ("main", "sagen", None, "indicative")],
    ),
    (
        "Den Vorwurf aus Kigali, sie hätten die Stadt beschossen, wiesen die Rebellen zurück.",
        [("main", "zurückweisen", None, "indicative"), ("main", "beschießen", None, "subjunctive2")],
    ),
    ("Zwei Soldaten wurden bei dem Angriff getötet.", [("main", "töten", "werden", "indicative")]),
    (
        "Wie die Behörde mitteilte, starben drei Menschen.",
        [("subordinate", "mitteilen", None, "indicative"), ("main", "sterben", None, "indicative")],
    ),
    (
        "Der Sprecher teilte mit, die Truppen, die im Mai gekommen waren, seien abgezogen.",
        [
            ("main", "mitteilen", None, "indicative"),
            ("main", "abziehen", "sein", "subjunctive1"),
            ("relative", "kommen", "sein", "indicative"),
        ],
    ),
    (
        "Der Regierung wird vorgeworfen, die Wahl gefälscht zu haben.",
        [("main", "vorwerfen", "werden", "indicative"), ("infinitive", "fälschen", None, "indicative")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(nlp, text, expected):
    found = [(c.kind, c.lemma, c.passive, c.mood) for c in nlp(text)._.claimx.clauses]
    assert found == expected


# sentence, number of the clause, subject, object, dative (None: there is none)
ARGUMENTS = [
    ("Die Regierung wirft der Opposition Verrat vor.", 0, "Die Regierung", "Verrat", "der Opposition"),
    ("Der Opposition wirft die Regierung Verrat vor.", 0, "die Regierung", "Verrat", "Der Opposition"),
    ("Den Angriff bestritt das Ministerium.", 0, "das Ministerium", "Den Angriff", None),
    ("Der Minister reiste ab und warf dem Nachbarland Sabotage vor.", 1, "Der Minister", "Sabotage", "dem Nachbarland"),
    ("Sie beschuldigte ihn.", 0, "Sie", "ihn", None),
    ("Am Dienstag kritisierten drei Abgeordnete den General.", 0, "drei Abgeordnete", "den General", None),
]


@pytest.mark.parametrize(("text", "number", "subject", "direct", "dative"), ARGUMENTS)
def test_arguments(nlp, text, number, subject, direct, dative):
    from claimx.claims.context import Context

    doc = nlp(text)
    syntax = Context(doc).syntax
    found = syntax.arguments(syntax.clauses[number], dative=dative is not None)
    words = [None if g is None else doc[g.start : g.end].text for g in (found.subject, found.object, found.dative)]
    assert words == [subject, direct, dative]


def test_every_token_belongs_to_at_most_one_clause(nlp):
    doc = nlp("„Wir wissen nicht, wer kam“, sagte er. Die Stadt (die größte des Landes) sei leer; niemand, der blieb, lebe noch.")
    tokens = [i for clause in doc._.claimx.clauses for i in clause.tokens]
    assert len(tokens) == len(set(tokens))
