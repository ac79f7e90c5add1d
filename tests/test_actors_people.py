"""People: office holders at the document date, offices and appositions, short forms inside a text."""

import pytest

from actor_table import Case, check

OFFICES: list[Case] = [
    Case(
        "Der russische Verteidigungsminister reiste ab.",
        ["russische Verteidigungsminister | Sergej Schoigu | Q32024 | person"],
        "2015-06-10",
    ),
    Case(
        "Der russische Verteidigungsminister reiste ab.",
        ["russische Verteidigungsminister | russischer Verteidigungsminister |  | person"],
        "2024-06-10",
    ),
    Case(
        "Der russische Verteidigungsminister reiste ab.",
        ["russische Verteidigungsminister | russischer Verteidigungsminister |  | person"],
    ),
    Case(
        "Der frühere russische Verteidigungsminister reiste ab.",
        ["frühere russische Verteidigungsminister | russischer Verteidigungsminister |  | person"],
        "2015-06-10",
    ),
    Case(
        "Ein russischer Verteidigungsminister reiste ab.",
        ["russischer Verteidigungsminister | russischer Verteidigungsminister |  | person"],
        "2015-06-10",
    ),
    Case("Der Abgeordnete Bae Tae-jun drohte.", ["Abgeordnete Bae Tae-jun | Bae Tae-jun |  | person"]),
    Case("Der Kremlchef lächelte.", ["Kremlchef | Wladimir Putin | Q7747 | person"], "2020-01"),
    Case("Der US-Präsident lächelte.", ["US-Präsident | Donald Trump | Q22686 | person"], "2020"),
    Case("Die Bundeskanzlerin lächelte.", ["Bundeskanzlerin | Angela Merkel | Q567 | person"], "2020"),
    Case("Der Nato-Generalsekretär warnte.", ["Nato-Generalsekretär | Jens Stoltenberg | Q57665 | person"], "2020"),
    Case("Der UN-Generalsekretär warnte.", ["UN-Generalsekretär | Ban Ki Moon | Q1253 | person"], "2010"),
    Case("Nordkoreas Machthaber drohte.", ["Nordkoreas Machthaber | Kim Jong Un | Q56226 | person"], "2018"),
    Case("Machthaber Kim drohte.", ["Machthaber Kim | Kim Jong Un | Q56226 | person"], "2018"),
    Case(
        "Der südkoreanische Präsident Kim reiste an.", ["südkoreanische Präsident Kim | Kim Dae Jung | Q45785 | person"], "2001"
    ),
    Case("Präsident Bush sprach.", ["Präsident Bush | George W. Bush | Q207 | person"], "2005"),
    Case("Präsident Bush sprach.", ["Präsident Bush | George Bush senior | Q23505 | person"], "1990"),
    Case("Präsident Bush sprach.", ["Präsident Bush | Bush |  | person"]),
    Case("Außenministerin Clinton sprach.", ["Außenministerin Clinton | Hillary Clinton | Q6294 | person"], "2010"),
    Case("Präsident Clinton sprach.", ["Präsident Clinton | Bill Clinton | Q1124 | person"], "1997"),
    Case("Assad schwieg.", ["Assad | Baschar al-Assad | Q44329 | person"], "2003-02"),
    Case("Assad schwieg.", ["Assad | Hafis al-Assad | Q118725 | person"], "1990-02"),
    Case("Assad schwieg.", ["Assad | Assad |  | person"]),
    Case(
        "Kanzler Scholz und Außenministerin Baerbock reisten ab.",
        ["Kanzler Scholz | Olaf Scholz | Q61053 | person", "Außenministerin Baerbock | Annalena Baerbock | Q564328 | person"],
        "2023",
    ),
    Case("Ex-Kanzler Schröder widersprach.", ["Ex-Kanzler Schröder | Gerhard Schröder |  | person"], "2006"),
    Case(
        "Der Mossad-Chef flog nach Doha.",
        ["Mossad-Chef | David Barnea | Q106962786 | person", "Doha | Doha |  | unknown"],
        "2023",
    ),
    Case("Der Papst betete.", ["Papst | Papst Benedikt XVI. | Q2494 | person"], "2007"),
]


PERSONS: list[Case] = [
    Case("General Michael Hagee widersprach.", ["General Michael Hagee | Michael Hagee |  | person"]),
    Case("Der Kongressabgeordnete John Murtha klagte an.", ["Kongressabgeordnete John Murtha | John Murtha |  | person"]),
    Case("Informationsminister Ghasi Aridi stimmte zu.", ["Informationsminister Ghasi Aridi | Ghasi Aridi |  | person"]),
    Case("Dr. Othman el-Zentani untersuchte den Toten.", ["Dr. Othman el-Zentani | Othman el-Zentani |  | person"]),
    Case(
        "Richter Seidling sprach. Seidling schwieg dann.",
        ["Richter Seidling | Seidling |  | person", "Seidling | Seidling |  | person | Richter Seidling"],
    ),
    Case(
        "Frau Merkel und Herr Putin lachten.",
        ["Frau Merkel | Angela Merkel | Q567 | person", "Herr Putin | Wladimir Putin | Q7747 | person"],
    ),
    Case(
        "Der Vorsitzende des Haushaltsausschusses der Duma, Leonid Sluzki, reiste ab.",
        ["Vorsitzende des Haushaltsausschusses der Duma, Leonid Sluzki | Leonid Sluzki | Q2037108 | person"],
    ),
    Case(
        "Mabior Deng Alier, ein Sprecher der Armee, bestätigte das.",
        ["Mabior Deng Alier, ein Sprecher der Armee | Mabior Deng Alier |  | person"],
    ),
    Case(
        "Selam Bekele, Sprecher des äthiopischen Außenministeriums, klagte an.",
        ["Selam Bekele, Sprecher des äthiopischen Außenministeriums | Selam Bekele |  | person"],
    ),
    Case(
        "Howard Pell, der Leiter des Werks, trauerte.",
        ["Howard Pell, der Leiter des Werks | Howard Pell |  | person"],
    ),
    Case(
        "US-Verteidigungsminister Lloyd Austin warnte.",
        ["US-Verteidigungsminister Lloyd Austin | Lloyd Austin | Q941013 | person"],
    ),
    Case(
        "Südkoreas Außenminister Cho Tae Yul kündigte Schritte an.",
        ["Südkoreas Außenminister Cho Tae Yul | Cho Tae Yul |  | person"],
    ),
    Case("Nordkoreas Machthaber Kim Jong Un drohte.", ["Nordkoreas Machthaber Kim Jong Un | Kim Jong Un | Q56226 | person"]),
    Case(
        "Außenministeriumssprecherin Maria Sacharowa widersprach.",
        ["Außenministeriumssprecherin Maria Sacharowa | Maria Sacharowa | Q20812953 | person"],
    ),
    Case(
        "Wirtschaftsminister Rainer Brüderle (FDP) klagte.",
        ["Wirtschaftsminister Rainer Brüderle (FDP) | Rainer Brüderle |  | person"],
    ),
    Case(
        "Der Leiter des Programms der WHO, Klaus Stöhr, warnte.",
        ["Leiter des Programms der WHO, Klaus Stöhr | Klaus Stöhr |  | person"],
    ),
    Case("Martin Hale von Human Rights Watch klagte an.", ["Martin Hale von Human Rights Watch | Martin Hale |  | person"]),
    Case(
        "Der stellvertretende Direktor Peter Clever sprach.",
        ["stellvertretende Direktor Peter Clever | Peter Clever |  | person"],
    ),
    Case(
        "Kommissionspräsidentin Ursula von der Leyen (CDU) reiste ab.",
        ["Kommissionspräsidentin Ursula von der Leyen (CDU) | Ursula von der Leyen | Q60772 | person"],
    ),
    Case(
        "Merkel, der französische Präsident und Obama trafen sich.",
        [
            "Merkel | Angela Merkel | Q567 | person",
            "französische Präsident | französischer Präsident |  | person",
            "Obama | Barack Obama | Q76 | person",
        ],
    ),
    Case(
        "Der Direktor der Internationalen Atomenergiebehörde (IAEA), Mohammed el-Baradei, sprach.",
        ["Direktor der Internationalen Atomenergiebehörde (IAEA), Mohammed el-Baradei | Mohamed ElBaradei |  | person"],
    ),
    Case(
        "Die Leiterin der Fachstelle für Sucht, Ursula Castrup, sprach.",
        ["Leiterin der Fachstelle für Sucht, Ursula Castrup | Ursula Castrup |  | person"],
    ),
    Case(
        "Ursula Castrup, die Leiterin der Fachstelle für Sucht, sprach.",
        ["Ursula Castrup, die Leiterin der Fachstelle für Sucht | Ursula Castrup |  | person"],
    ),
    Case(
        "Putin, Minister und Generäle kamen.",
        ["Putin | Wladimir Putin | Q7747 | person", "Minister | Minister |  | group", "Generäle | Generäle |  | group"],
    ),
    Case(
        "Senatorin Gillibrand, eine Vertraute Clintons, sprach.",
        ["Senatorin Gillibrand, eine Vertraute Clintons | Gillibrand |  | person"],
    ),
]


LINKS: list[Case] = [
    Case(
        "Sergej Schoigu kam. Schoigu sprach. Schoigus Rede endete.",
        [
            "Sergej Schoigu | Sergej Schoigu | Q32024 | person",
            "Schoigu | Sergej Schoigu | Q32024 | person | Sergej Schoigu",
            "Schoigus | Sergej Schoigu | Q32024 | person | Sergej Schoigu",
        ],
    ),
    Case(
        "Außenminister Cho Tae Yul kam. Cho sprach.",
        ["Außenminister Cho Tae Yul | Cho Tae Yul |  | person", "Cho | Cho Tae Yul |  | person | Außenminister Cho Tae Yul"],
    ),
    Case(
        "Minister Barnaba Benjamin kam. Benjamin sprach.",
        [
            "Minister Barnaba Benjamin | Barnaba Benjamin |  | person",
            "Benjamin | Barnaba Benjamin |  | person | Minister Barnaba Benjamin",
        ],
    ),
    Case(
        "Kim Jong-un kam. Später sprach Jong-un.",
        ["Kim Jong-un | Kim Jong Un | Q56226 | person", "Jong-un | Kim Jong Un | Q56226 | person | Kim Jong-un"],
    ),
    Case(
        "Kim Yong Hyun kam. Kim sprach.",
        ["Kim Yong Hyun | Kim Yong Hyun |  | person", "Kim | Kim Yong Hyun |  | person | Kim Yong Hyun"],
    ),
    Case(
        "Putin dankt Kim: Kim Jong Un traf Wladimir Putin.",
        [
            "Putin | Wladimir Putin | Q7747 | person | Wladimir Putin",
            "Kim | Kim Jong Un | Q56226 | person | Kim Jong Un",
            "Kim Jong Un | Kim Jong Un | Q56226 | person",
            "Wladimir Putin | Wladimir Putin | Q7747 | person",
        ],
    ),
    Case(
        "Abdel Fattah al-Burhan kam. Burhan und al-Burhan sind gleich.",
        [
            "Abdel Fattah al-Burhan | Abdel Fattah al-Burhan |  | person",
            "Burhan | Abdel Fattah al-Burhan |  | person | Abdel Fattah al-Burhan",
            "al-Burhan | Abdel Fattah al-Burhan |  | person | Abdel Fattah al-Burhan",
        ],
    ),
    Case(
        "Die Internationale Atomenergiebehörde (IAEA) tagte. Die IAEA schwieg.",
        [
            "Internationale Atomenergiebehörde (IAEA) | Internationale Atomenergiebehörde |  | organisation",
            "IAEA | Internationale Atomenergiebehörde |  | organisation | Internationale Atomenergiebehörde (IAEA)",
        ],
    ),
    Case(
        "Die „People's Alliance for Democracy“ (PAD) protestierte. Die PAD siegte.",
        [
            "People's Alliance for Democracy“ (PAD) | People's Alliance for Democracy |  | organisation",
            "PAD | People's Alliance for Democracy |  | organisation | People's Alliance for Democracy“ (PAD)",
        ],
    ),
    Case(
        "Hunter Biden und Joe Biden kamen. Biden sprach.",
        [
            "Hunter Biden | Hunter Biden |  | person",
            "Joe Biden | Joe Biden | Q6279 | person",
            "Biden | Joe Biden | Q6279 | person | Joe Biden",
        ],
    ),
    Case(
        "Die Sudanesische Befreiungsarmee (SPLA) zog ab. Die SPLA siegte.",
        ["Sudanesische Befreiungsarmee (SPLA) | SPLA |  | group", "SPLA | SPLA |  | group | Sudanesische Befreiungsarmee (SPLA)"],
    ),
    Case(
        "Der Nationale Übergangsrat (NTC) tagte. Laut NTC ist das falsch.",
        [
            "Nationale Übergangsrat (NTC) | Nationaler Übergangsrat |  | government",
            "NTC | Nationaler Übergangsrat |  | government | Nationale Übergangsrat (NTC)",
        ],
    ),
]


NOUNS: list[Case] = [
    Case(
        "Die südkoreanische Regierung warnte. Die Regierung prüft das.",
        [
            "südkoreanische Regierung | Südkorea | Q884 | government",
            "Regierung | Südkorea | Q884 | government | südkoreanische Regierung",
        ],
    ),
    Case(
        "Die russische Regierung warnte. Die US-Regierung auch. Die Regierung prüft das.",
        [
            "russische Regierung | Russland | Q159 | government",
            "US-Regierung | USA | Q30 | government",
            "Regierung | Regierung |  | government",
        ],
    ),
    Case(
        "Außenministerin Annalena Baerbock kam. Die Ministerin sprach.",
        [
            "Außenministerin Annalena Baerbock | Annalena Baerbock | Q564328 | person",
            "Ministerin | Annalena Baerbock | Q564328 | person | Außenministerin Annalena Baerbock",
        ],
    ),
    Case(
        "Die thailändische Armee schoss. Die Armee schwieg.",
        [
            "thailändische Armee | Thailändische Armee |  | organisation",
            "Armee | Thailändische Armee |  | organisation | thailändische Armee",
        ],
    ),
    Case(
        "Ministerpräsident Samak Sundaravej kam. Der Ministerpräsident sprach. Ein Ministerpräsident schwieg.",
        [
            "Ministerpräsident Samak Sundaravej | Samak Sundaravej |  | person",
            "Ministerpräsident | Samak Sundaravej |  | person | Ministerpräsident Samak Sundaravej",
            "Ministerpräsident | Ministerpräsident |  | person",
        ],
    ),
    Case(
        "Die Bundesregierung kam. Die neue Regierung schwieg. Die Regierung schwieg.",
        [
            "Bundesregierung | Deutschland | Q183 | government",
            "neue Regierung | Regierung |  | government",
            "Regierung | Deutschland | Q183 | government | Bundesregierung",
        ],
    ),
    Case(
        "Das iranische Außenministerium sprach. Das Außenministerium schwieg.",
        [
            "iranische Außenministerium | Iranisches Außenministerium |  | government",
            "Außenministerium | Iranisches Außenministerium |  | government | iranische Außenministerium",
        ],
    ),
    Case(
        "Verteidigungsminister Boris Pistorius kam. Innenministerin Nancy Faeser kam. Der Minister sprach.",
        [
            "Verteidigungsminister Boris Pistorius | Boris Pistorius |  | person",
            "Innenministerin Nancy Faeser | Nancy Faeser |  | person",
            "Minister | Boris Pistorius |  | person | Verteidigungsminister Boris Pistorius",
        ],
    ),
]


@pytest.mark.parametrize("case", OFFICES, ids=str)
def test_offices(case: Case):
    check(case)


@pytest.mark.parametrize("case", PERSONS, ids=str)
def test_persons(case: Case):
    check(case)


@pytest.mark.parametrize("case", LINKS, ids=str)
def test_links(case: Case):
    check(case)


@pytest.mark.parametrize("case", NOUNS, ids=str)
def test_nouns(case: Case):
    check(case)
