"""Whose troops are counted: sentences and short articles of our own, with the forces of their counts in text order."""

import pytest

from claimx.articles import article_from_text

# text, forces of its troop counts ("+" between several, "" for none)
SENTENCES = [
    # people counted beside soldiers are no party
    ("Schweden hat 300 Soldaten und Polizisten nach Mali entsandt.", ["Schweden"]),
    ("In Litauen stehen 800 deutsche Soldaten und Soldatinnen.", ["Deutschland"]),
    ("Norwegen verlor dort neun Soldaten. Von den 610 Männern und Frauen des Kontingents sollen 90 abziehen.", ["Norwegen"] * 2),
    # what is so many men strong, and what consists of them
    ("Die 900 Mann starke Eingreiftruppe der ECOWAS verließ Banjul.", ["Ecowas"]),
    ("Eine 300 Mann starke Einheit der Nationalgarde rückte an.", ["Nationalgarde"]),
    ("Estland schickte ein 60 Soldaten starkes Vorauskommando.", ["Estland"]),
    ("Zwei kenianische Kompanien von je 120 Mann sicherten den Hafen.", ["Kenia"]),
    ("Zwei Kompanien der Nationalgarde, zusammen 240 Soldaten, sperrten die Straße.", ["Nationalgarde"]),
    # contingents belong to the state that sends them
    ("Finnland ist seit 2018 in Mali dabei. Das Kontingent wird auf 90 Mann reduziert.", ["Finnland"]),
    ("Die Eingreiftruppe soll auf 6.000 Mann aufgestockt werden.", ["Eingreiftruppen"]),
    ("Polen beteiligt sich an der Mission. Mit 480 Mann ist es der größte Truppensteller.", ["Polen"]),
    ("Litauens Präsident kündigte an, die Zahl der Soldaten auf 6.000 zu erhöhen.", ["Litauen"]),
    # who decides, who sends, who does something with them
    ("Angolas Parlament hat bis zu 800 Soldaten bewilligt; gekommen ist ein Vorauskommando von 90 Mann.", ["Angola"] * 2),
    ("Das dänische Parlament stimmte der Entsendung von 120 Soldaten zu.", ["Dänemark"]),
    ("Washington kritisierte die Entsendung von 3.000 Soldaten.", [""]),
    ("Russland will mit 1.960 Friedenssoldaten die Waffenruhe überwachen.", ["Russland"]),
    ("Die Türkei verhandelte mit drei Offizieren.", [""]),
    ("Der Iran hält 5.000 Soldaten in Bereitschaft.", ["Iran"]),
    # lists
    ("Israel setzte 900 Soldaten ein, die Hisbollah 400 bis 500.", ["Israel", "Hisbollah"]),
    ("Nigeria will 1.500 Mann beisteuern, Senegal 700 und Ghana 300.", ["Nigeria", "Senegal", "Ghana"]),
    ("Kolumbien rief 40 seiner 250 Soldaten vom Sinai zurück.", ["Kolumbien"] * 2),
    ("Etwa 300 Mann der Reserve, darunter 40 Niederländer, rückten an.", ["", "Niederlande"]),
    # whose strength somebody estimates
    ("Die Stärke der QRN schätzt das Ministerium auf 6.000 Kämpfer.", ["QRN"]),
    ("Die Zahl der Kämpfer der QRN schätzt das Ministerium auf 6.000.", ["QRN"]),
    # states that are only counted
    ("An der Übung nehmen 6.000 Soldaten aus elf Staaten teil.", ["elf Staaten"]),
    ("Die UNO hat rund 9.000 Soldaten aus 40 Nationen im Land.", ["Vereinte Nationen"]),
]

ARTICLES = [
    (
        "Slowakei: Soldaten entlassen\n\nNach dem Unfall hat der Generalstab in Bratislava drei Offiziere suspendiert. "
        "Gegen fünf Soldaten ermittelt die Militärpolizei.",
        ["Slowakei", "Slowakei"],
    ),
    (
        "Kolumbien: ELN lässt Geiseln frei\n\nDie Guerilla ELN hat eine Geisel freigelassen. "
        "Die Gruppe verfügt nach Schätzungen noch über 2.000 Kämpfer.",
        ["ELN"],
    ),
    (
        "Armee räumt Lager\n\nPeruanische Soldaten haben ein Lager geräumt. Rebellen hatten es errichtet.\n\n"
        "In dem Tal vermutet die Regierung noch 300 Kämpfer. Weitere 150 Soldaten stehen bereit.",
        ["Rebellen", "Peru"],
    ),
    (
        "Schüsse an der Grenze\n\nIn der Provinz kämpfen 300 georgische Freiwillige. Russland hat Truppen in die Region verlegt. "
        "4.000 Soldaten seien in Millerowo eingetroffen.",
        ["Georgien", "Russland"],
    ),
]


@pytest.mark.parametrize(("text", "forces"), [*SENTENCES, *ARTICLES])
def test_whose_troops(extractor, text, forces):
    claims = [
        claim
        for claim in extractor.extract(article_from_text(text, published="2024-10-24")).claims
        if claim.type == "troop_count"
    ]
    assert ["+".join(role.name or role.text for role in claim.force) for claim in claims] == forces
