"""Names of actors: spellings, order, case endings, media, and forms that look like names and are none."""

import pytest

from actor_table import Case, check

SPELLINGS: list[Case] = [
    Case("Sergej Schoigu reiste ab.", ["Sergej Schoigu | Sergej Schoigu | Q32024 | person"]),
    Case("Sergei Shoigu reiste ab.", ["Sergei Shoigu | Sergej Schoigu | Q32024 | person"]),
    Case("Sergey Shoygu reiste ab.", ["Sergey Shoygu | Sergej Schoigu | Q32024 | person"]),
    Case(
        "Schoigu, Shoigu und Schojgu sind derselbe Mensch.",
        [
            "Schoigu | Sergej Schoigu | Q32024 | person",
            "Shoigu | Sergej Schoigu | Q32024 | person",
            "Schojgu | Sergej Schoigu | Q32024 | person",
            "Mensch | Mensch |  | person",
        ],
    ),
    Case(
        "Sergej Lawrow sprach mit Sergey Lavrov.",
        ["Sergej Lawrow | Sergej Lawrow | Q58217 | person", "Sergey Lavrov | Sergej Lawrow | Q58217 | person"],
    ),
    Case("Lawrow wich aus.", ["Lawrow | Sergej Lawrow | Q58217 | person"]),
    Case(
        "Selenskyj, Selenski und Zelensky hielten Reden.",
        [
            "Selenskyj | Wolodymyr Selenskyj | Q3874799 | person",
            "Selenski | Wolodymyr Selenskyj | Q3874799 | person",
            "Zelensky | Wolodymyr Selenskyj | Q3874799 | person",
        ],
    ),
    Case("Wolodymyr Selenskij dankte.", ["Wolodymyr Selenskij | Wolodymyr Selenskyj | Q3874799 | person"]),
    Case("Baschar al-Assad trat ab.", ["Baschar al-Assad | Baschar al-Assad | Q44329 | person"]),
    Case(
        "Recep Tayyip Erdoğan und Erdogan stimmten zu.",
        [
            "Recep Tayyip Erdoğan | Recep Tayyip Erdogan | Q39259 | person",
            "Erdogan | Recep Tayyip Erdogan | Q39259 | person | Recep Tayyip Erdoğan",
        ],
    ),
    Case("Viktor Janukowitsch floh.", ["Viktor Janukowitsch | Wiktor Janukowitsch | Q1459658 | person"]),
    Case(
        "Benjamin Netanyahu und Benjamin Netanjahu telefonierten.",
        [
            "Benjamin Netanyahu | Benjamin Netanjahu | Q43723 | person",
            "Benjamin Netanjahu | Benjamin Netanjahu | Q43723 | person",
        ],
    ),
    Case("Mahmoud Ahmadinejad drohte.", ["Mahmoud Ahmadinejad | Mahmud Ahmadinedschad | Q34448 | person"]),
    Case(
        "Qasem Soleimani und Kassem Soleimani starben.",
        ["Qasem Soleimani | Ghassem Soleimani | Q892014 | person", "Kassem Soleimani | Ghassem Soleimani | Q892014 | person"],
    ),
    Case("Hamid Karzai regierte in Kabul.", ["Hamid Karzai | Hamid Karsai | Q43944 | person", "Kabul | Kabul |  | unknown"]),
    Case(
        "Nicolás Maduro gewann gegen Juan Guaidó.",
        ["Nicolás Maduro | Nicolás Maduro | Q58132 | person", "Juan Guaidó | Juan Guaidó |  | person"],
    ),
    Case(
        "Al-Kaida, Al Kaida und al-Qaida sind eine Gruppe.",
        ["Al-Kaida | Al-Kaida | Q34490 | group", "Al Kaida | Al-Kaida | Q34490 | group", "al-Qaida | Al-Kaida | Q34490 | group"],
    ),
    Case(
        "Die Hisbollah, die Hizbollah und die Hezbollah.",
        [
            "Hisbollah | Hisbollah | Q41053 | group",
            "Hizbollah | Hisbollah | Q41053 | group",
            "Hezbollah | Hisbollah | Q41053 | group",
        ],
    ),
    Case(
        "UNO, Uno und UN meinen dasselbe.",
        [
            "UNO | Vereinte Nationen | Q1065 | organisation",
            "Uno | Vereinte Nationen | Q1065 | organisation",
            "UN | Vereinte Nationen | Q1065 | organisation",
        ],
    ),
    Case("Die NATO heißt auch Nato.", ["NATO | Nato | Q7184 | organisation", "Nato | Nato | Q7184 | organisation"]),
    Case("Al-Schabaab und al-Shabaab kämpfen.", ["Al-Schabaab | Al-Schabaab |  | group", "al-Shabaab | Al-Schabaab |  | group"]),
]


ORDER: list[Case] = [
    Case("Kim Jong Un lachte.", ["Kim Jong Un | Kim Jong Un | Q56226 | person"]),
    Case("Kim Jong-un lachte.", ["Kim Jong-un | Kim Jong Un | Q56226 | person"]),
    Case("Kim Jong-Un lachte.", ["Kim Jong-Un | Kim Jong Un | Q56226 | person"]),
    Case(
        "Moon Jae In und Moon Jae-in.",
        ["Moon Jae In | Moon Jae In | Q21001 | person", "Moon Jae-in | Moon Jae In | Q21001 | person"],
    ),
    Case("Yoon Suk-yeol verhängte das Kriegsrecht.", ["Yoon Suk-yeol | Yoon Suk Yeol | Q16090635 | person"]),
    Case(
        "Xi Jinping empfing Wladimir Putin.",
        ["Xi Jinping | Xi Jinping | Q15031 | person", "Wladimir Putin | Wladimir Putin | Q7747 | person"],
    ),
    Case(
        "Tsai Ing-wen besuchte Prag.", ["Tsai Ing-wen | Tsai Ing-wen | Q233984 | person", "Prag | Tschechien | Q213 | government"]
    ),
    Case(
        "Linda Thomas-Greenfield sprach in New York.", ["Linda Thomas-Greenfield | Linda Thomas-Greenfield | Q19920980 | person"]
    ),
    Case("Ursula von der Leyen reiste an.", ["Ursula von der Leyen | Ursula von der Leyen | Q60772 | person"]),
    Case("Die Reise Ursula von der Leyens begann.", ["Ursula von der Leyens | Ursula von der Leyen | Q60772 | person"]),
    Case(
        "JD Vance und J. D. Vance.", ["JD Vance | JD Vance | Q28935729 | person", "J. D. Vance | JD Vance | Q28935729 | person"]
    ),
    Case("H. R. McMaster trat zurück.", ["H. R. McMaster | H. R. McMaster | Q5628492 | person"]),
]


INFLECTION: list[Case] = [
    Case("Putins Rede dauerte lange.", ["Putins | Wladimir Putin | Q7747 | person"]),
    Case("Putin's Rede dauerte lange.", ["Putin's | Wladimir Putin | Q7747 | person"]),
    Case(
        "Er wirft Nordkorea und dem Iran etwas vor.", ["Nordkorea | Nordkorea | Q423 | country", "Iran | Iran | Q794 | country"]
    ),
    Case("Die Politik des Irans und des Iran blieb gleich.", ["Irans | Iran | Q794 | country", "Iran | Iran | Q794 | country"]),
    Case("Nordkoreas Raketen flogen weit.", ["Nordkoreas | Nordkorea | Q423 | country"]),
    Case("In den Vereinigten Staaten regnet es.", ["Vereinigten Staaten | USA | Q30 | country"]),
    Case("Die Mehrheit der Vereinten Nationen stimmte zu.", ["Vereinten Nationen | Vereinte Nationen | Q1065 | organisation"]),
    Case(
        "Der Sprecher des Islamischen Staats schwieg.",
        ["Sprecher des Islamischen Staats | Sprecher des Islamischen Staats |  | person"],
    ),
    Case("Den Taliban und der Hamas fehlt Geld.", ["Taliban | Taliban | Q42418 | group", "Hamas | Hamas | Q38799 | group"]),
    Case(
        "Die Beschlüsse des Bundestages und des Bundestags gelten.",
        ["Bundestages | Bundestag | Q154797 | government", "Bundestags | Bundestag | Q154797 | government"],
    ),
    Case(
        "Das Gebäude der Internationalen Atomenergiebehörde ist neu.",
        ["Internationalen Atomenergiebehörde | Internationale Atomenergiebehörde |  | organisation"],
    ),
    Case("Mit dem Weißen Haus ist das abgesprochen.", ["Weißen Haus | USA | Q30 | government"]),
    Case(
        "Die Emirate zahlten, den Vereinigten Arabischen Emiraten fehlte nichts.",
        [
            "Emirate | Vereinigte Arabische Emirate | Q878 | country",
            "Vereinigten Arabischen Emiraten | Vereinigte Arabische Emirate | Q878 | country",
        ],
    ),
    Case(
        "Vertreter der Niederlande und den Niederlanden.",
        ["Vertreter der Niederlande | Vertreter der Niederlande |  | group", "Niederlanden | Niederlande | Q55 | country"],
    ),
    Case(
        "Die Iranischen Revolutionsgarden bestritten das.",
        ["Iranischen Revolutionsgarden | Iranische Revolutionsgarden | Q271110 | organisation"],
    ),
]


MEDIA: list[Case] = [
    Case("Yonhap berichtete darüber.", ["Yonhap | Yonhap | Q333206 | media"]),
    Case("Die New York Times berichtete.", ["New York Times | New York Times | Q9684 | media"]),
    Case("Laut dpa ist das so.", ["dpa | dpa |  | media"]),
    Case("Die Deutsche Presse-Agentur meldete das.", ["Deutsche Presse-Agentur | dpa |  | media"]),
    Case("Die Nachrichtenagentur Reuters meldete das.", ["Nachrichtenagentur Reuters | Reuters | Q130879 | media"]),
    Case("Die staatliche Nachrichtenagentur „Sana“ widersprach.", ["staatliche Nachrichtenagentur „Sana“ | Sana |  | media"]),
    Case(
        "Die Nachrichtenseite Business Insider berichtete.", ["Nachrichtenseite Business Insider | Business Insider |  | media"]
    ),
    Case(
        "Die britische Tageszeitung The Daily Telegraph berichtete.",
        ["britische Tageszeitung The Daily Telegraph | Daily Telegraph |  | media"],
    ),
    Case("SPIEGEL ONLINE berichtete.", ["SPIEGEL ONLINE | Der Spiegel | Q131478 | media"]),
    Case("Die „Welt“ schrieb darüber.", ["Welt | Die Welt |  | media"]),
    Case("Die Zeitung Die Welt schrieb darüber.", ["Zeitung Die Welt | Die Welt |  | media"]),
    Case("Staatsmedien feierten.", ["Staatsmedien | Staatsmedien |  | media"]),
    Case("Die BBC und CNN zeigten Bilder.", ["BBC | BBC | Q9531 | media", "CNN | CNN | Q48340 | media"]),
    Case(
        "Die Süddeutsche Zeitung schrieb das, der Süddeutschen Zeitung zufolge stimmt es.",
        [
            "Süddeutsche Zeitung | Süddeutsche Zeitung | Q158870 | media",
            "Süddeutschen Zeitung | Süddeutsche Zeitung | Q158870 | media",
        ],
    ),
]


TRAPS: list[Case] = [
    Case("Der Kim-Il-Sung-Platz war voll.", []),
    Case(
        "Kim Yong Hyun ist nicht Kim Jong Un.",
        ["Kim Yong Hyun | Kim Yong Hyun |  | person", "Kim Jong Un | Kim Jong Un | Q56226 | person"],
    ),
    Case(
        "George Washington war General.", ["George Washington | George Washington |  | person", "General | General |  | person"]
    ),
    Case("Im März schneite es.", []),
    Case("Friedrich Merz lachte.", ["Friedrich Merz | Friedrich Merz | Q566257 | person"]),
    Case("Er hob die linke Hand.", []),
    Case("Die Linke stimmte dagegen.", ["Die Linke | Die Linke |  | organisation"]),
    Case("Die Tasse zerbrach.", []),
    Case("Tass meldete das.", ["Tass | Tass | Q223799 | media"]),
    Case("Die Welt ist rund.", []),
    Case("Zu dieser Zeit regnete es.", []),
    Case("Das Bild hing schief.", []),
    Case("Der Jordan ist ein Fluss.", []),
    Case("Georgia ist ein Bundesstaat.", []),
    Case("Georgien protestierte.", ["Georgien | Georgien | Q230 | country"]),
    Case(
        "Nigrische und nigerianische Truppen kamen.",
        ["Nigrische | Niger | Q1032 | country", "nigerianische | Nigeria | Q1033 | country"],
    ),
    Case("Niger und Nigeria stritten.", ["Niger | Niger | Q1032 | country", "Nigeria | Nigeria | Q1033 | country"]),
    Case(
        "Guinea und Guinea-Bissau stritten.",
        ["Guinea | Guinea | Q1006 | country", "Guinea-Bissau | Guinea-Bissau | Q1007 | country"],
    ),
    Case("Mali zog ab.", ["Mali | Mali | Q912 | country"]),
    Case("Israel Katz kam nach Israel.", ["Israel Katz | Israel Katz | Q487304 | person", "Israel | Israel | Q801 | country"]),
    Case("Der Koreakrieg begann.", []),
    Case("Der Ukraine-Krieg dauert an.", []),
    Case("Die Nordkorea-Reise endete.", []),
    Case("Der US-Dollar fiel.", []),
    Case("Kurz darauf regnete es.", []),
    Case("Jung und Alt kamen.", []),
    Case("Im Park saß ein Bauer.", []),
    Case("Tausend Menschen kamen.", ["Menschen | Menschen |  | group"]),
    Case("Indem er schwieg, half er.", []),
    Case("Hunter Biden schwieg.", ["Hunter Biden | Hunter Biden |  | person"]),
    Case("Die Pressemeldung war falsch.", []),
    Case("Der Lautsprecher war kaputt.", []),
    Case("Das Fahrzeug stand still.", []),
    Case("Die Brandstiftung war geplant.", []),
    Case("Der Vorrat war alle.", []),
    Case("Korea wuchs.", ["Korea | Korea |  | country"]),
    Case(
        "Der Kongo stritt mit der Republik Kongo.",
        ["Kongo | Kongo |  | country", "Republik Kongo | Republik Kongo | Q971 | country"],
    ),
    Case(
        "Die Republik China und die Volksrepublik China.",
        ["Republik China | Taiwan | Q865 | country", "Volksrepublik China | China | Q148 | country"],
    ),
]


@pytest.mark.parametrize("case", SPELLINGS, ids=str)
def test_spellings(case: Case):
    check(case)


@pytest.mark.parametrize("case", ORDER, ids=str)
def test_order(case: Case):
    check(case)


@pytest.mark.parametrize("case", INFLECTION, ids=str)
def test_inflection(case: Case):
    check(case)


@pytest.mark.parametrize("case", MEDIA, ids=str)
def test_media(case: Case):
    check(case)


@pytest.mark.parametrize("case", TRAPS, ids=str)
def test_traps(case: Case):
    check(case)
