"""The same told in other words, by other names and with other things left out; and what only sounds the same."""

import pytest

from claimx.corpus.parties import party_of
from claimx.corpus.rarity import Rarity
from claimx.corpus.synonyms import content_keys, kinds_of, meanings, points_back, synonyms

START = "Aserbaidschan hat am Dienstag einen Militäreinsatz in Bergkarabach begonnen."
BLAST = "Nach der Explosion eines Treibstofflagers bei Stepanakert in Bergkarabach {}"
HELP = "Die Regierung in Kiew {}. Die Rebellen hatten bei Tinzaouaten in Mali gesiegt."


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "date", (START, "2023-09-19"), ("Der Angriff Aserbaidschans auf Bergkarabach hatte am 19. September begonnen.", "2023-09-26"),
            id="another word for the event, a light verb",
        ),
        pytest.param(
            "date", ("Im Libanon sind am Dienstag Pager der Hisbollah explodiert.", "2024-09-17"),
            ("Bei Detonationen von Pagern der Hisbollah im Libanon wurden am 17. September Tausende verletzt.", "2024-09-18"),
            id="a noun for the verb",
        ),
        pytest.param(
            "casualty_count", (BLAST.format("sind 68 Menschen gestorben."), "2023-09-27"),
            ("Bei Stepanakert in Bergkarabach explodierte ein Lager mit Treibstoff. 68 Tote meldeten die Behörden.", "2023-09-27"),
            id="the place a sentence before",
        ),
        pytest.param(
            "troop_count", ("Die libanesische Armee will 5.000 Soldaten im Süden des Libanon stationieren.", "2024-11-27"),
            ("In den Süden des Libanon sollen 5.000 libanesische Soldaten verlegt werden.", "2024-11-29"),
            id="an army for its state",
        ),
        pytest.param(
            "accusation", ("Moldaus Präsidentin Maia Sandu warf Russland vor, die Waffenruhe gebrochen zu haben.", "2024-11-27"),
            ("Moldau hält Moskau mehrere Verstöße gegen die Feuerpause vor.", "2024-11-28"),
            id="who speaks for a state, the content in other words",
        ),
        pytest.param(
            "denial", (HELP.format("bestritt, die Rebellen mit Waffen beliefert zu haben"), "2024-08-05"),
            (HELP.format("stritt ab, die Rebellen in Mali aufgerüstet zu haben"), "2024-08-06"),
            id="a denial in other words",
        ),
        pytest.param(
            "agreement", ("Israel und die Hisbollah haben eine Waffenruhe vereinbart.", "2024-11-27"),
            ("Auf eine Feuerpause hatten sich Israel und die Hisbollah geeinigt.", "2024-11-28"),
            id="another word for what was agreed on",
        ),
        pytest.param(
            "casualty_count",
            (BLAST.format("starben sieben frühere Soldaten, die seit dem Krieg von 2020 dort lebten."), "2023-09-27"),
            (BLAST.format("starben sieben frühere Soldaten."), "2023-09-27"),
            id="a year that says who they are, not when they died",
        ),
        pytest.param(
            "troop_count",
            ("Das Militär in Ak-Dobo in Tadschikistan war am 2. Mai mit 600 Soldaten im Einsatz.", "2024-05-03"),
            ("Die tadschikische Armee war am 2. Mai in Ak-Dobo mit 600 Soldaten im Einsatz.", "2024-05-04"),
            id="the army of an unknown town",
        ),
    ],
)  # fmt: skip
def test_the_same_in_other_words(group_sizes, type, first, second):
    assert group_sizes(type, first, second) == [2]


@pytest.mark.parametrize(
    ("type", "first", "second"),
    [
        pytest.param(
            "casualty_count", (BLAST.format("sind 32 Menschen gestorben."), "2023-09-27"),
            ("In einem Lager bei Adré im Tschad starben 32 Menschen an Cholera.", "2023-09-27"),
            id="another place, another cause",
        ),
        pytest.param(
            "casualty_count", ("Bei einem Angriff im Sudan wurden acht Zivilisten getötet.", "2024-11-28"),
            ("Bei einem Busunglück in Kasachstan kamen acht Zivilisten ums Leben.", "2024-11-28"),
            id="a small number",
        ),
        pytest.param(
            "date", (START, "2023-09-19"), ("Am Dienstag wählte Lettland ein Parlament.", "2023-09-19"), id="same day, other event"
        ),
        pytest.param(
            "accusation", ("Indien wirft Pakistan vor, den Anschlag von Pahalgam unterstützt zu haben.", "2025-05-07"),
            ("Indien wirft Pakistan vor, 15 Städte mit Drohnen beschossen zu haben.", "2025-05-08"),
            id="the same parties, another wrong",
        ),
        pytest.param(
            "casualty_count", ("Bei dem Angriff auf Al-Faschir im Sudan starben mehr als 180 Menschen.", "2024-06-15"),
            ("Bei dem Angriff auf Al-Faschir im Sudan starben 327 Menschen.", "2024-06-17"),
            id="a toll that has risen",
        ),
    ],
)  # fmt: skip
def test_what_only_sounds_the_same(group_sizes, type, first, second):
    assert group_sizes(type, first, second) == [1, 1]


def test_a_part_and_those_people_alone(group_sizes):
    first = "Bei dem Brand in Brodnica in Polen starben neun Menschen, unter ihnen vier Polizisten.", "2024-11-27"
    second = "Der Trauerzug für die vier getöteten Polizisten zog am Freitag durch Brodnica in Polen.", "2024-11-29"
    assert group_sizes("casualty_count", first, second) == [1, 2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Drohnenangriffe", ("@attack", "=drone")),
        ("anzugreifen", ("@attack",)),
        ("Waffenstillstand", ("@truce",)),
        ("Wagner-Söldner", ("wagn", "=mercenary")),
    ],
)
def test_meanings_of_words(words, expected):
    assert meanings(words) == expected


def test_the_groups_are_disjoint_and_their_kinds_known():
    known = synonyms()
    words = [word for groups in (known.events, known.things) for group in groups.values() for word in group]
    assert len(words) == len(set(words))
    assert {name for names in known.kinds.values() for name in names} <= set(known.events)
    assert kinds_of(content_keys("Anschlag")) == kinds_of(content_keys("Angriff")) != content_keys("Angriff")


@pytest.mark.parametrize(
    ("text", "expected"), [("das in einer Ansprache", True), ("jede Beteiligung", True), ("den Angriff", False)]
)
def test_contents_that_point_back(text, expected):
    assert points_back(text) is expected


@pytest.mark.parametrize(
    ("name", "kind", "text", "key"),
    [
        ("Irfaan Ali", "person", "Guyanas Präsident Irfaan Ali", "state:GY"),
        ("Andrej Ordasch", "person", "Der russische Botschafter Andrej Ordasch", "state:RU"),
        ("Wibke Frühauf", "person", "Direktorin Wibke Frühauf", "frühauf"),
        ("Syrische Beobachtungsstelle", "organisation", "", "syrische beobachtungsstelle"),
        ("libanesischer Gesundheitsminister", "person", "libanesischer Gesundheitsminister", "state:LB"),
    ],
)
def test_who_speaks_for_a_state(name, kind, text, key):
    assert party_of(name, None, kind, text).key == key


def test_rare_words_tell_more():
    rarity = Rarity(map(frozenset, ("ab", "ab", "ac", "a")))
    assert rarity.of("a") < rarity.of("b") <= rarity.of("c") == 1
    assert rarity.rarest("abc", 2) == ["b", "a"]
    assert Rarity().of("ab") == 2
