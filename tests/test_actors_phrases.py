"""States, governments and groups: adjectives, demonyms, compounds, seats of government, institutions."""

import pytest

from actor_table import Case, check

ADJECTIVES: list[Case] = [
    Case("Nordkoreanische Soldaten kamen an.", ["Nordkoreanische | Nordkorea | Q423 | country"]),
    Case("Mit nordkoreanischen Raketen wurde gedroht.", ["nordkoreanischen | Nordkorea | Q423 | country"]),
    Case("Ein nordkoreanisches Schiff sank.", ["nordkoreanisches | Nordkorea | Q423 | country"]),
    Case(
        "Russische und chinesische Exporte stiegen.",
        ["Russische | Russland | Q159 | country", "chinesische | China | Q148 | country"],
    ),
    Case(
        "Die sudanesisch-äthiopische Grenze ist lang.",
        ["sudanesisch | Sudan | Q1049 | country", "äthiopische | Äthiopien | Q115 | country"],
    ),
    Case("US-amerikanische Diplomaten warteten.", ["US-amerikanische Diplomaten | amerikanische Diplomaten |  | group"]),
    Case("Saudi-arabische Jets flogen.", ["Saudi-arabische | Saudi-Arabien | Q851 | country"]),
    Case("Die deutsche Wirtschaft wuchs.", ["deutsche | Deutschland | Q183 | country"]),
    Case("Der iranische Vorschlag lag vor.", ["iranische | Iran | Q794 | country"]),
    Case("Britisches Gas floss.", ["Britisches | Großbritannien | Q145 | country"]),
    Case("Das US-geführte Bündnis zögerte.", ["US | USA | Q30 | country", "Bündnis | Bündnis |  | organisation"]),
    Case("Die EU-Sanktionen wirkten.", ["EU | Europäische Union | Q458 | organisation"]),
    Case("Costa-ricanische Bananen kamen an.", ["Costa-ricanische | Costa Rica | Q800 | country"]),
]


DEMONYMS: list[Case] = [
    Case("Die Nordkoreaner schwiegen.", ["Nordkoreaner | Nordkorea | Q423 | group"]),
    Case("Zwei Iraner wurden verhaftet.", ["Iraner | Iran | Q794 | group"]),
    Case("Die Amerikaner zögern.", ["Amerikaner | USA | Q30 | group"]),
    Case("Unter den Toten sind Äthiopier.", ["Äthiopier | Äthiopien | Q115 | group"]),
    Case("Den Russen fehlt Munition.", ["Russen | Russland | Q159 | group"]),
    Case("Die Türken wählten.", ["Türken | Türkei | Q43 | group"]),
    Case("US-Bürger sollen ausreisen.", ["US-Bürger | USA | Q30 | group"]),
]


COMPOUNDS: list[Case] = [
    Case("Die US-Regierung warnte.", ["US-Regierung | USA | Q30 | government"]),
    Case("Die EU-Kommission prüft das.", ["EU-Kommission | Europäische Kommission | Q8880 | organisation"]),
    Case("Wagner-Söldner kämpften mit.", ["Wagner-Söldner | Wagner |  | group"]),
    Case("Talibankämpfer flohen.", ["Talibankämpfer | Taliban | Q42418 | group"]),
    Case("UN-Truppen rückten an.", ["UN-Truppen | Vereinte Nationen | Q1065 | organisation"]),
    Case("NATO-Soldaten starben.", ["NATO-Soldaten | Nato | Q7184 | organisation"]),
    Case("Bundeswehrsoldaten schossen.", ["Bundeswehrsoldaten | Bundeswehr |  | organisation"]),
    Case("Der Kreml-Sprecher schwieg.", ["Kreml-Sprecher | Kreml-Sprecher |  | person"]),
    Case("Das US-Militär griff an.", ["US-Militär | US-Armee | Q11211 | organisation"]),
    Case("Gaddafi-Anhänger demonstrierten.", ["Gaddafi-Anhänger | Gaddafi-Anhänger |  | group"]),
    Case("Ein Talibansprecher drohte.", ["Talibansprecher | Talibansprecher |  | person"]),
    Case("Der HRW-Bericht lag vor.", ["HRW-Bericht | Human Rights Watch |  | organisation"]),
    Case("Nach Bundeswehrangaben ist das falsch.", ["Bundeswehrangaben | Bundeswehr |  | organisation"]),
    Case("Nach Polizeiangaben starb niemand.", ["Polizeiangaben | Polizei |  | government"]),
    Case("Rebellentruppen zogen ab.", ["Rebellentruppen | Rebellentruppen |  | group"]),
    Case("Die Hamas-Führung lehnte ab.", ["Hamas-Führung | Hamas | Q38799 | group"]),
    Case("Das US-Außenministerium bestätigte das.", ["US-Außenministerium | US-Außenministerium | Q789915 | government"]),
    Case("Die Trump-Regierung lehnte ab.", ["Trump-Regierung | USA | Q30 | government"], "2019-05-01"),
    Case("Das Assad-Regime schlug zurück.", ["Assad-Regime | Syrien | Q858 | government"], "2012-05-01"),
    Case(
        "Ukraine-Präsident Selenskyj dankte.",
        ["Ukraine-Präsident Selenskyj | Wolodymyr Selenskyj | Q3874799 | person"],
        "2022-05-01",
    ),
]


SEATS: list[Case] = [
    Case("Moskau weist das zurück.", ["Moskau | Russland | Q159 | government"]),
    Case("In Moskau regnet es.", ["Moskau | Moskau |  | unknown"]),
    Case("Er reiste nach Moskau und Peking.", ["Moskau | Moskau |  | unknown", "Peking | Peking |  | unknown"]),
    Case("Pjöngjang drohte Seoul.", ["Pjöngjang | Nordkorea | Q423 | government", "Seoul | Südkorea | Q884 | government"]),
    Case(
        "Zwischen Moskau und Pjöngjang gibt es einen Vertrag.",
        ["Moskau | Russland | Q159 | government", "Pjöngjang | Nordkorea | Q423 | government"],
    ),
    Case(
        "Die USA werfen Pjöngjang vor, Waffen zu liefern.",
        ["USA | USA | Q30 | country", "Pjöngjang | Nordkorea | Q423 | government"],
    ),
    Case("Der Kreml dementierte.", ["Kreml | Russland | Q159 | government"]),
    Case("Im Kreml brannte Licht.", ["Kreml | Kreml |  | unknown"]),
    Case("Das Weiße Haus schwieg.", ["Weiße Haus | USA | Q30 | government"]),
    Case("Aus Paris hieß es, das sei falsch.", ["Paris | Frankreich | Q142 | government"]),
    Case("Er kam aus Paris zurück.", ["Paris | Paris |  | unknown"]),
    Case("Nach Angaben aus Khartum starben viele.", ["Khartum | Sudan | Q1049 | government"]),
    Case("Laut Kiew ist das gelogen.", ["Kiew | Ukraine | Q212 | government"]),
    Case(
        "Washington und London einigten sich.",
        ["Washington | USA | Q30 | government", "London | Großbritannien | Q145 | government"],
    ),
    Case("Die Hauptstadt Teheran ist groß.", ["Teheran | Teheran |  | unknown"]),
    Case("Teherans Atomprogramm wächst.", ["Teherans | Iran | Q794 | government"]),
    Case("Die Moskauer Führung schwieg.", ["Moskauer Führung | Russland | Q159 | government"]),
    Case("Eine Pekinger Zeitung schrieb das.", ["Pekinger Zeitung | Pekinger Zeitung |  | media"]),
    Case(
        "Das Verteidigungsministerium in Moskau schwieg.",
        ["Verteidigungsministerium in Moskau | Russisches Verteidigungsministerium | Q1146492 | government"],
    ),
    Case("Downing Street wich aus.", ["Downing Street | Großbritannien | Q145 | government"]),
]


GOVERNMENTS: list[Case] = [
    Case("Die südkoreanische Regierung prüft das.", ["südkoreanische Regierung | Südkorea | Q884 | government"]),
    Case("Die Regierung Südkoreas prüft das.", ["Regierung Südkoreas | Südkorea | Q884 | government"]),
    Case("Kenias Regierung prüft das.", ["Kenias Regierung | Kenia | Q114 | government"]),
    Case("Die Regierung in Khartum prüft das.", ["Regierung in Khartum | Sudan | Q1049 | government"]),
    Case(
        "Die Regierungen Nordkoreas und Russlands sprachen.",
        ["Regierungen Nordkoreas | Nordkorea | Q423 | government", "Russlands | Russland | Q159 | country"],
    ),
    Case("Die Bundesregierung prüft das.", ["Bundesregierung | Deutschland | Q183 | government"]),
    Case("Die deutsche Bundesregierung prüft das.", ["deutsche Bundesregierung | Deutschland | Q183 | government"]),
    Case("Die äthiopische Bundesregierung prüft das.", ["äthiopische Bundesregierung | Äthiopien | Q115 | government"]),
    Case("Die russische Führung schwieg.", ["russische Führung | Russland | Q159 | government"]),
    Case("Das syrische Regime griff an.", ["syrische Regime | Syrien | Q858 | government"]),
    Case("Die äthiopische Seite zögerte.", ["äthiopische Seite | Äthiopien | Q115 | government"]),
    Case("Die Regierung schwieg.", ["Regierung | Regierung |  | government"]),
    Case("Die Regierung Bush schwieg.", ["Regierung Bush | USA | Q30 | government"], "2005-05-01"),
    Case("Die Regierung Putin schwieg.", ["Regierung Putin | Russland | Q159 | government"], "2005-05-01"),
]


INSTITUTIONS: list[Case] = [
    Case(
        "Das iranische Außenministerium dementierte.",
        ["iranische Außenministerium | Iranisches Außenministerium |  | government"],
    ),
    Case(
        "Das russische Außenministerium dementierte.",
        ["russische Außenministerium | Russisches Außenministerium | Q789889 | government"],
    ),
    Case(
        "Das Außenministerium der Vereinigten Staaten dementierte.",
        ["Außenministerium der Vereinigten Staaten | US-Außenministerium | Q789915 | government"],
    ),
    Case(
        "Das Verteidigungsministerium der USA dementierte.", ["Verteidigungsministerium der USA | Pentagon | Q11209 | government"]
    ),
    Case(
        "Laut südkoreanischem Geheimdienst stimmt das.",
        ["südkoreanischem Geheimdienst | Südkoreanischer Geheimdienst |  | organisation"],
    ),
    Case("Die sudanesische Armee rückte vor.", ["sudanesische Armee | Sudanesische Armee |  | organisation"]),
    Case("Sudanesische Streitkräfte rückten vor.", ["Sudanesische Streitkräfte | Sudanesische Armee |  | organisation"]),
    Case(
        "Die Streitkräfte der Vereinigten Staaten griffen an.",
        ["Streitkräfte der Vereinigten Staaten | US-Armee | Q11211 | organisation"],
    ),
    Case("Die Armee Kenias griff an.", ["Armee Kenias | Kenianische Armee |  | organisation"]),
    Case(
        "Der ukrainische Generalstab meldete Verluste.", ["ukrainische Generalstab | Ukrainischer Generalstab |  | organisation"]
    ),
    Case("Iranische Behörden bestätigten das.", ["Iranische Behörden | iranische Behörden |  | government"]),
    Case("Äthiopische Milizen raubten Vieh.", ["Äthiopische Milizen | äthiopische Milizen |  | group"]),
    Case(
        "Der Rechnungshof des US-Kongresses prüfte das.",
        ["Rechnungshof des US-Kongresses | Rechnungshof des US-Kongresses |  | government"],
    ),
    Case("Das russische Parlament stimmte zu.", ["russische Parlament | Russisches Parlament |  | government"]),
    Case("Die US-Botschaft im Irak schloss.", ["US-Botschaft im Irak | US-Botschaft im Irak |  | government"]),
    Case("Die thailändische Polizei nahm ihn fest.", ["thailändische Polizei | Thailändische Polizei |  | government"]),
    Case("Das Auswärtige Amt verurteilte die Tat.", ["Auswärtige Amt | Auswärtiges Amt |  | government"]),
    Case("Der UN-Sicherheitsrat tagte.", ["UN-Sicherheitsrat | UN-Sicherheitsrat | Q37470 | organisation"]),
    Case(
        "Der Sicherheitsrat der Vereinten Nationen tagte.",
        ["Sicherheitsrat der Vereinten Nationen | UN-Sicherheitsrat | Q37470 | organisation"],
    ),
    Case("Putins Armee rückte vor.", ["Putins Armee | Russische Armee | Q193159 | organisation"]),
    Case("Die Milizen der Hisbollah zogen ab.", ["Milizen der Hisbollah | Hisbollah | Q41053 | group"]),
    Case("Wikimedia Deutschland widersprach.", ["Wikimedia Deutschland | Wikimedia |  | organisation"]),
    Case(
        "Die Demokratische Partei Thailands verlor.",
        ["Demokratische Partei Thailands | Demokratische Partei Thailands |  | organisation"],
    ),
    Case(
        "Das Auswärtige Amt der Bundesrepublik warnte.", ["Auswärtige Amt der Bundesrepublik | Auswärtiges Amt |  | government"]
    ),
    Case("CDU/CSU und SPD einigten sich.", ["CDU/CSU | CDU/CSU |  | organisation", "SPD | SPD |  | organisation"]),
    Case("Die CDU/CSU-Fraktion stimmte zu.", ["CDU/CSU-Fraktion | CDU/CSU-Fraktion |  | organisation"]),
    Case(
        "SBU und FSB ermitteln, SBU/FSB auch.",
        [
            "SBU | SBU | Q615811 | organisation",
            "FSB | FSB | Q58792 | organisation",
            "SBU | SBU | Q615811 | organisation",
            "FSB | FSB | Q58792 | organisation",
        ],
    ),
    Case(
        "Die Grünen und Bündnis 90/Die Grünen sind dasselbe.",
        [
            "Die Grünen | Bündnis 90/Die Grünen |  | organisation",
            "Bündnis 90/Die Grünen | Bündnis 90/Die Grünen |  | organisation",
        ],
    ),
    Case("Das Amt des Präsidenten ist leer.", ["Präsidenten | Präsident |  | person"]),
    Case(
        "Die Aufsichtsbehörde für Luftfahrt (DGAC) prüfte das. Die DGAC schwieg.",
        [
            "Aufsichtsbehörde für Luftfahrt (DGAC) | Aufsichtsbehörde für Luftfahrt |  | government",
            "DGAC | Aufsichtsbehörde für Luftfahrt |  | government | Aufsichtsbehörde für Luftfahrt (DGAC)",
        ],
    ),
    Case(
        "Der Verwaltungsrat der Organisation tagte.",
        ["Verwaltungsrat der Organisation | Verwaltungsrat der Organisation |  | government"],
    ),
    Case(
        "Die Zeitung ndr.de und t-online.de berichten.",
        ["Zeitung ndr.de | ndr.de |  | media", "t-online.de | t-online.de |  | organisation"],
    ),
]


GROUPS: list[Case] = [
    Case("Die Opposition wies das zurück.", ["Opposition | Opposition |  | organisation"]),
    Case("Rebellen besetzten die Stadt.", ["Rebellen | Rebellen |  | group"]),
    Case("Die Aktivisten der Opposition klagten an.", ["Aktivisten der Opposition | Aktivisten der Opposition |  | group"]),
    Case("Demonstranten warfen Steine.", ["Demonstranten | Demonstranten |  | group"]),
    Case("Die Staatsanwaltschaft ermittelt.", ["Staatsanwaltschaft | Staatsanwaltschaft |  | government"]),
    Case("Ärzte zählten die Toten.", ["Ärzte | Ärzte |  | group"]),
    Case("Menschenrechtler sind besorgt.", ["Menschenrechtler | Menschenrechtler |  | group"]),
    Case("Das Gericht sprach ihn frei.", ["Gericht | Gericht |  | organisation"]),
    Case("Ein Sprecher des Pentagons schwieg.", ["Sprecher des Pentagons | Sprecher des Pentagons |  | person"]),
    Case(
        "Ein Sprecher der thailändischen Armee bestätigte das.",
        ["Sprecher der thailändischen Armee | Sprecher der thailändischen Armee |  | person"],
    ),
    Case("Die Soldaten flohen.", ["Soldaten | Soldaten |  | group"]),
    Case("Drei Soldaten starben.", []),
    Case("Die Wahlkommission forderte ein Verbot.", ["Wahlkommission | Wahlkommission |  | organisation"]),
    Case("Afghanische Behörden schwiegen.", ["Afghanische Behörden | afghanische Behörden |  | government"]),
    Case("Die Polizei schoss.", ["Polizei | Polizei |  | government"]),
    Case(
        "Mitarbeiter der Organisation zählten Leichen.",
        ["Mitarbeiter der Organisation | Mitarbeiter der Organisation |  | group"],
    ),
    Case(
        "Ein Kommandeur des Übergangsrates schwieg.",
        ["Kommandeur des Übergangsrates | Kommandeur des Übergangsrates |  | person"],
    ),
    Case("Die Partei verlor.", ["Partei | Partei |  | organisation"]),
    Case("Der Gouverneursrat der IAEA beschloss das.", ["Gouverneursrat der IAEA | Gouverneursrat der IAEA |  | organisation"]),
]


PEOPLE_GROUPS: list[Case] = [
    Case("Anhänger Mussawis demonstrierten.", ["Anhänger Mussawis | Anhänger Mussawis |  | group"]),
    Case("Die Rede General Petraeus' war lang.", ["General Petraeus | David Petraeus | Q28591 | person"]),
    Case("Kritiker Putins flohen.", ["Kritiker Putins | Kritiker Putins |  | group"]),
    Case("Gegner des Präsidenten flohen.", ["Gegner des Präsidenten | Gegner des Präsidenten |  | group"]),
    Case("Präsident Putins Rede war lang.", ["Präsident Putins | Wladimir Putin | Q7747 | person"]),
    Case("Er war Leiter der Behörde.", ["Leiter der Behörde | Leiter der Behörde |  | person"]),
    Case("Der Angeklagte schwieg.", ["Angeklagte | Angeklagter |  | person"]),
    Case("Die Angeklagten schwiegen.", ["Angeklagten | Angeklagte |  | group"]),
    Case("Die Gewalt der Demonstranten nahm zu.", ["Demonstranten | Demonstranten |  | group"]),
    Case("Der Vertreter Libyens sprach.", ["Vertreter Libyens | Vertreter Libyens |  | person"]),
    Case(
        "Der Ministerpräsident Kanadas, Stephen Harper, sprach.",
        ["Ministerpräsident Kanadas, Stephen Harper | Stephen Harper |  | person"],
    ),
    Case("Die Geschäftsführer von „Muster“ schwiegen.", ["Geschäftsführer | Geschäftsführer |  | group"]),
    Case(
        "Ein Bericht, dass Häftlinge von Wärtern geschlagen wurden, liegt vor.",
        ["Häftlinge | Häftlinge |  | group", "Wärtern | Wärter |  | group"],
    ),
    Case(
        "Er sagte, dass der Präsident von der Opposition beschuldigt werde.",
        ["Präsident | Präsident |  | person", "Opposition | Opposition |  | organisation"],
    ),
    Case("Er sagte, dass der Präsident von Kenia beschuldigt werde.", ["Präsident von Kenia | Präsident von Kenia |  | person"]),
    Case("Der Polizeichef von Teheran schwieg.", ["Polizeichef von Teheran | Polizeichef von Teheran |  | person"]),
    Case("Die Regierung von Myanmar schwieg.", ["Regierung von Myanmar | Myanmar | Q836 | government"]),
    Case(
        "Vertreter von Human Rights Watch schwiegen.",
        ["Vertreter von Human Rights Watch | Vertreter von Human Rights Watch |  | group"],
    ),
    Case(
        "In Kiew warf die Regierung der Opposition Verrat vor.",
        ["Kiew | Kiew |  | unknown", "Regierung | Regierung |  | government", "Opposition | Opposition |  | organisation"],
    ),
    Case(
        "Dann warf der Außenminister der Hamas Verrat vor.",
        ["Außenminister | Außenminister |  | person", "Hamas | Hamas | Q38799 | group"],
    ),
    Case(
        "Dann warf die Regierung der Ukraine der Hamas Verrat vor.",
        ["Regierung der Ukraine | Ukraine | Q212 | government", "Hamas | Hamas | Q38799 | group"],
    ),
    Case("Dann drohte ein Sprecher der Armee mit Vergeltung.", ["Sprecher der Armee | Sprecher der Armee |  | person"]),
    Case("Der Außenminister der Ukraine sprach.", ["Außenminister der Ukraine | Außenminister der Ukraine |  | person"]),
    Case("Dann warf die Polizei der Miliz Raub vor.", ["Polizei | Polizei |  | government", "Miliz | Miliz |  | group"]),
]


COMPASS: list[Case] = [
    Case(
        "Nordkorea und Südkorea sprachen. Der Süden lehnte ab.",
        ["Nordkorea | Nordkorea | Q423 | country", "Südkorea | Südkorea | Q884 | country", "Süden | Südkorea | Q884 | country"],
    ),
    Case(
        "Der Sudan und der Südsudan stritten. Der Norden griff an, die Armee des Nordens siegte.",
        [
            "Sudan | Sudan | Q1049 | country",
            "Südsudan | Südsudan | Q958 | country",
            "Norden | Sudan | Q1049 | country",
            "Armee des Nordens | Sudanesische Armee |  | organisation",
        ],
    ),
    Case(
        "Im Norden Afghanistans kämpften die Taliban.",
        ["Afghanistans | Afghanistan | Q889 | country", "Taliban | Taliban | Q42418 | group"],
    ),
    Case(
        "Nordkorea und Südkorea sprachen. Im Süden regnete es.",
        ["Nordkorea | Nordkorea | Q423 | country", "Südkorea | Südkorea | Q884 | country"],
    ),
]


@pytest.mark.parametrize("case", ADJECTIVES, ids=str)
def test_adjectives(case: Case):
    check(case)


@pytest.mark.parametrize("case", DEMONYMS, ids=str)
def test_demonyms(case: Case):
    check(case)


@pytest.mark.parametrize("case", COMPOUNDS, ids=str)
def test_compounds(case: Case):
    check(case)


@pytest.mark.parametrize("case", SEATS, ids=str)
def test_seats(case: Case):
    check(case)


@pytest.mark.parametrize("case", GOVERNMENTS, ids=str)
def test_governments(case: Case):
    check(case)


@pytest.mark.parametrize("case", INSTITUTIONS, ids=str)
def test_institutions(case: Case):
    check(case)


@pytest.mark.parametrize("case", GROUPS, ids=str)
def test_groups(case: Case):
    check(case)


@pytest.mark.parametrize("case", PEOPLE_GROUPS, ids=str)
def test_people_groups(case: Case):
    check(case)


@pytest.mark.parametrize("case", COMPASS, ids=str)
def test_compass(case: Case):
    check(case)
