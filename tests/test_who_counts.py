"""Who gives a number or a day, where no quotation says so; and what the number is of."""

from functools import partial

import pytest

from claims_found import claims_on, names

DAY = "2025-12-20"
claims_of = partial(claims_on, DAY)
COUNTED = ("troop_count", "casualty_count", "quantity")


def counts_of(extractor, text):
    """The words and the source of each number that is claimed, in text order."""
    found = [claim for kind in COUNTED for claim in claims_of(extractor, text, kind)]
    return [(claim.anchor.text, names(claim.source)) for claim in sorted(found, key=lambda claim: claim.anchor.start)]


NUMBERS = [
    ("Nach Zahlen der Kirche starben 40 Bauern.", [("40 Bauern", ["Kirche"])]),
    ("Nach der letzten Bilanz der Behörden starben 170 Bauern.", [("170 Bauern", ["Behörden"])]),
    ("Die Polizei beharrt auf vier Toten.", [("vier Toten", ["Polizei"])]),
    ("In der Region hat Chile nach Angaben aus dem Verteidigungsministerium 900 Soldaten.", [("900 Soldaten", ["Verteidigungsministerium"])]),
    ("Die Miliz hat die Zahl ihrer Gefallenen auf neun heraufgesetzt.", [("neun", ["Miliz"])]),
    ("Chile hat seine Zählung auf 130 Flugzeuge heraufgesetzt.", [("130 Flugzeuge", ["Chile"])]),
    ("Ihre Stärke schätzt Ana Ocampo auf 900 Soldaten.", [("900 Soldaten", ["Ana Ocampo"])]),
    ("Der Pfarrer will mehr als 150 Männer gesehen haben.", [("mehr als 150 Männer", ["Pfarrer"])]),
    ("Die Garde will inzwischen 7.000 Kämpfer haben.", [("7.000 Kämpfer", ["Garde"])]),
    ("Der Verein führt 900 Vertriebene in seinen Listen.", [("900 Vertriebene", ["Verein"])]),
    ("Der Verband beschuldigt Chile. Chile dementierte das. Es habe vier Tote gegeben.", [("vier Tote", ["Chile"])]),
    ("Der Verband beschuldigt Chile. Die Armee nannte das absurd. Es habe vier Tote gegeben.", [("vier Tote", ["Armee"])]),
    ("Die Miliz stellt das anders dar. Ihre Leute hätten zwölf Soldaten getötet.", [("zwölf Soldaten", ["Miliz"])]),
    # in a clause of its own, whatever is quoted around it
    ("Das lasse sich mit den Angaben Chiles, das nur sechs Boote nennt, nicht vereinbaren, sagte Ana Ocampo.", [("sechs Boote", ["Chile"])]),
    ("Während Chile von 150 Mann spricht, lagen laut Peru nur 80 Soldaten im Lager.", [("150 Mann", ["Chile"]), ("80 Soldaten", ["Peru"])]),
    # the verb of the first clause goes on
    (
        "Das Institut geht von 900 Toten aus, die Regierung von höchstens 100 Toten.",
        [("900 Toten", ["Institut"]), ("höchstens 100 Toten", ["Regierung"])],
    ),
    (
        "Das Institut schätzt das Personal auf 900 Soldaten, Chiles Generalstab auf mindestens 1.400.",
        [("900 Soldaten", ["Institut"]), ("mindestens 1.400", ["Chilenischer Generalstab"])],
    ),
    (
        "Die Polizei zählt 23 Tote, der Verein Stimme der Witwen weiterhin 31 Tote.",
        [("23 Tote", ["Polizei"]), ("31 Tote", ["Verein"])],
    ),
    # whoever accuses, in the charge's own clause only
    ("Peru macht Chile für den Tod von 40 Bauern verantwortlich.", [("40 Bauern", ["Peru"])]),
    ("Peru hält Chile vor, Männern zu helfen, die 40 Bauern getötet hatten.", [("40 Bauern", [])]),
    # those who count are no force
    (
        "Die Beobachtungsstelle spricht von 2.050 Kämpfern. Zu Beginn hatte sie noch 320 gezählt.",
        [("2.050 Kämpfern", ["Beobachtungsstelle"]), ("320", ["Beobachtungsstelle"])],
    ),
    ("Die von Ankara gestützte Behörde zählte zwölf Tote.", [("zwölf Tote", ["Behörde"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_who_gives_a_number(extractor, text, expected):
    assert counts_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Die Seewacht auf Barbados zählte 94 Tote.", None),
        ("Ana Ocampo vom Andenprojekt in Marburg rechnet mit 94 Toten.", None),
        ("Das Institut in Marburg zählt in Lima 4.000 Soldaten.", "Lima"),
        ("In Lima zählte das Institut 4.000 Soldaten.", "Lima"),
    ],
)
def test_where_a_source_is_at_home_is_no_place_of_its_count(extractor, text, place):
    (claim,) = [claim for kind in COUNTED for claim in claims_of(extractor, text, kind)]
    assert (claim.location and claim.location.text) == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dort leben 63.100 Quetzaner.", ["63.100 Quetzaner"]),
        ("Es entkamen 3.620 Ausbrecher.", ["3.620 Ausbrecher"]),
        ("Das Hilfswerk zählte 15.000 Ankömmlinge.", ["15.000 Ankömmlinge"]),
        ("Es fallen 74 Inlandsflüge aus.", ["74 Inlandsflüge"]),
        ("Im Lager stehen 40 Koffer und 30 Fenster.", []),
        ("Dort schmelzen zwölf Gletscher.", []),
    ],
)
def test_what_is_counted(extractor, text, expected):
    assert [claim.anchor.text for claim in claims_of(extractor, text, "quantity")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nunmehr gelten 112 Schüler als entführt; anfangs war von 85 die Rede gewesen.", ["captured", "captured"]),
        ("Mindestens 30 Bauern gelten als tot.", ["killed"]),
        ("Dort starben 46 Bauern, sechs Kinder gelten als vermisst.", ["killed", "missing"]),
        ("Bei dem Brand starben 21 Gefangene, 30 Häftlinge wurden verletzt.", ["killed", "wounded"]),
        ("Die Miliz ließ 21 Gefangene frei.", ["captured"]),
        ("303 Kinder wurden verschleppt; zunächst hatte der Verband 215 Kinder gemeldet.", ["captured", "captured"]),
        ("Drei Soldaten starben. Das Ministerium zählt inzwischen 4.000 Soldaten im Einsatz.", ["killed"]),
    ],
)
def test_victims(extractor, text, expected):
    assert [claim.outcome for claim in claims_of(extractor, text, "casualty_count")] == expected


# text, then the source, the event and the value of each date
DAYS = [
    ("Die Verwaltung nennt als Tag des Massakers den 21. November, der Pfarrer Juan Ocampo hingegen den 20. November.", [
        (["Verwaltung"], "Massakers", "2025-11-21"), (["Juan Ocampo"], "Massakers", "2025-11-20"),
    ]),
    ("Die Werft datierte den Vorfall auf Sonntag, das Militär bleibt bei Montag.", [
        (["Werft"], "Vorfall", "2025-12-14"), (["Militär"], "Vorfall", "2025-12-15"),
    ]),
    ("Der Angriff begann am 23. August, die Miliz nennt den 24. August.", [
        ([], "begann", "2025-08-23"), (["Miliz"], "begann", "2025-08-24"),
    ]),
    ("Die Küstenwache legt sich auf den 18. Februar fest.", [(["Küstenwache"], "legt", "2025-02-18")]),
    ("Das Ministerium datiert den Angriff auf die Nacht zum Mittwoch.", [(["Ministerium"], "Angriff", "2025-12-16TNI")]),
    ("Die Bahn nennt den 1. Februar als Termin der Eröffnung.", [(["Bahn"], "Eröffnung", "2026-02-01")]),
    # what happened lies behind
    ("Seit dem Angriff am 2. September fehlen im Dorf acht Männer.", [([], "Angriff", "2025-09-02")]),
    ("Peru lastet Chile den Tod eines Mitte September getöteten Fischers an.", [([], "Tod", "2025-09")]),
    ("Dass am 19. September drei Jets seinen Luftraum verletzten, leugnet Chile.", [(["Chile"], "verletzten", "2025-09-19")]),
    # a year that ends a name dates nothing
    ("Die Übung »Nordwind 2024« ist zu Ende.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS, ids=[text[:40] for text, _ in DAYS])
def test_who_names_a_day(extractor, text, expected):
    found = claims_of(extractor, text, "date")
    assert [(names(claim.source), claim.event and claim.event.text, claim.time.value) for claim in found] == expected
