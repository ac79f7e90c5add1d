"""Who gives a number, whose losses it counts, and charges and denials that follow a verb in unusual places."""

import pytest

from claimx.articles import article_from_text


@pytest.fixture(scope="module")
def read(extractor):
    return lambda text: extractor.extract(article_from_text(text, published="2024-11-05")).claims


def only(claims, type):
    (claim,) = [claim for claim in claims if claim.type == type]
    return claim


@pytest.mark.parametrize(
    ("text", "type", "source"),
    [
        ("Das Hilfswerk hob seine Bilanz an: Demnach starben in Peru 50 Menschen.", "casualty_count", "Hilfswerk"),
        ("„Wir helfen“, hieß es in Lima. Das Hilfswerk legte eine Zählung vor: Demnach starben in Peru 50 Menschen.", "casualty_count", "Hilfswerk"),
        ("Die Forscherin Ida Lindqvist hält höchstens 4.000 Soldaten für plausibel.", "troop_count", "Ida Lindqvist"),
        ("Der Generalstab hält 9.000 Soldaten für nötig.", "troop_count", "Generalstab"),
        ("Die Armee Malis will 70 Rebellen getötet haben, Beobachter fanden keine Spur.", "casualty_count", "Malische Armee"),
        ("Das Ministerium räumte neun Tote ein.", "casualty_count", "Ministerium"),
        ("Die Betreiberin gab drei Verletzte zu.", "casualty_count", "Betreiberin"),
    ],
)  # fmt: skip
def test_who_gives_the_number(read, text, type, source):
    claim = only(read(text), type)
    assert claim.source.name == source
    assert claim.modality in ("reported", "hedged")


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("In den eigenen Reihen habe es neun Tote gegeben, teilte die malische Armee mit.", ["Malische Armee"]),
        ("Auf eigener Seite habe es zwei Tote gegeben, teilte die malische Armee mit.", ["Malische Armee"]),
        ("Bei dem Brand habe es zwei Tote gegeben, teilte die malische Armee mit.", []),
        ("Auf eigener Seite habe es zwei Tote gegeben, sagte Ida Lindqvist.", []),
    ],
)
def test_losses_of_ones_own(read, text, force):
    assert [role.name for role in only(read(text), "casualty_count").force] == force


@pytest.mark.parametrize(
    ("text", "allegation"),
    [
        ("Die Stadt macht den Betreiber dafür verantwortlich, dass der Deich brach.", "der Deich brach"),
        (
            "Die Stadt macht den Betreiber dafür verantwortlich, den Deich nicht geprüft zu haben.",
            "den Deich nicht geprüft zu haben",
        ),
        ("Die Stadt gibt dem Betreiber die Schuld daran, dass der Deich brach.", "der Deich brach"),
        ("Die Stadt macht den Betreiber für den Bruch des Deichs verantwortlich.", "den Bruch des Deichs"),
    ],
)
def test_what_somebody_is_made_responsible_for(read, text, allegation):
    assert only(read(text), "accusation").allegation.text == allegation


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Lima dementiert, Schiffe entsandt zu haben.", ["Peru"]),
        ("Lima dementiert, dass Schiffe unterwegs sind.", ["Peru"]),
        ("Die Werft verneint, Geld gezahlt zu haben.", ["Werft"]),
    ],
)
def test_a_present_that_looks_like_a_participle(read, text, denier):
    assert [role.name for role in only(read(text), "denial").denier] == denier


def test_a_headline_without_its_auxiliary_stays_passive(read):
    claims = read("Zwei Männer bei Brand verletzt, Werft geräumt.")
    assert only(claims, "casualty_count").quantity.value == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Archiv zählte am Platz 11.000 Menschen, die Polizei 3.900.", [("quantity", 11000, "Archiv"), ("quantity", 3900, "Polizei")]),
        ("Die Polizei sprach von 500 Demonstranten, die Veranstalter dagegen von 2.000.", [("quantity", 500, "Polizei"), ("quantity", 2000, "Veranstalter")]),
        ("Die Gruppe ermittelte 10.000 Teilnehmer. Das Ministerium kam auf 2.900.", [("quantity", 10000, "Gruppe"), ("quantity", 2900, "Ministerium")]),
        ("Die Gruppe zählte 10.000 Teilnehmer. Die Forscherin Ida Lindqvist hält 7.000 für möglich.", [("quantity", 10000, "Gruppe"), ("quantity", 7000, "Ida Lindqvist")]),
        ("Ein Krankenhaus meldete zwölf Tote. Die Polizei kam auf neun.", [("casualty_count", 12, "Krankenhaus"), ("casualty_count", 9, "Polizei")]),
        ("Das Ministerium gab 23 Tote zu, eine Denkfabrik ermittelte 34.", [("casualty_count", 23, "Ministerium"), ("casualty_count", 34, "Denkfabrik")]),
        ("Das Amt hat seine Bilanz erhöht: Seit Montag seien 24 Menschen gestorben.", [("casualty_count", 24, "Amt")]),
        ("Laut Polizei kamen 500 Menschen, laut den Veranstaltern 2.000.", [("quantity", 500, "Polizei"), ("quantity", 2000, "Veranstalter")]),
    ],
)  # fmt: skip
def test_numbers_of_two_sources(read, text, expected):
    counts = [claim for claim in read(text) if claim.type in ("quantity", "casualty_count", "troop_count")]
    assert [(claim.type, claim.quantity.value, claim.source.name) for claim in counts] == expected


@pytest.mark.parametrize(
    ("text", "type", "values"),
    [
        ("Das Amt zählte 24 Tote, am Vortag war noch von 16 die Rede.", "casualty_count", [24, 16]),
        ("Im Tal stehen 800 Soldaten. Der Verband schätzt die Zahl der Lastwagen auf 5.000.", "troop_count", [800]),
        ("Inzwischen sind 7.500 Menschen geflohen, vor einer Woche waren es 4.000.", "quantity", [7500, 4000]),
    ],
)
def test_a_number_that_nobody_gives(read, text, type, values):
    assert [claim.quantity.value for claim in read(text) if claim.type == type] == values


@pytest.mark.parametrize(
    "text",
    [
        "Die Gruppe zählte 10.000 Teilnehmer. Die Ministerin kam 2019 ins Amt.",
        "Die Gruppe zählte 10.000 Teilnehmer. Das Thermometer kam auf 29 Grad.",
        "Die Gruppe zählte 10.000 Teilnehmer. Der Sender nannte Kapitel 7.",
        "Die Gruppe zählte 10.000 Teilnehmer. Am Bahnhof stand Gleis 9.",
    ],
)
def test_a_number_of_something_else(read, text):
    counts = [claim for claim in read(text) if claim.type in ("quantity", "casualty_count", "troop_count")]
    assert [claim.quantity.value for claim in counts] == [10000]
