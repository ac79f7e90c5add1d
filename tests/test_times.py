"""Time expressions: sentences with the expressions they hold, their types and values."""

import pytest
import spacy
from spacy.tokens import Doc

from claimx.mentions.times import claim_anchor, claim_times, tag_times

WEDNESDAY = "2024-10-23"  # the document date where a table names no other


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("de")


def tagged(nlp, text, published=WEDNESDAY):
    doc = nlp(text)
    doc._.claimx.published = published
    doc._.claimx.times = tag_times(doc)
    return doc


def found(nlp, text, published=WEDNESDAY):
    return [(time.text, time.type, time.value) for time in tagged(nlp, text, published)._.claimx.times]


DATES = [
    ("Das Abkommen trat am 30. Juni 2022 in Kraft.", "30. Juni 2022", "2022-06-30"),
    ("Stand vom 24.10.2024.", "24.10.2024", "2024-10-24"),
    ("Am 2024-10-22 erschien der Bericht.", "2024-10-22", "2024-10-22"),
    ("Die Sitzung am 4.11. wird verlegt.", "4.11.", "2024-11-04"),
    ("Am 23. 3. 1976 trat der Pakt in Kraft.", "23. 3. 1976", "1976-03-23"),
    ("Am 5.6.99 zog er um.", "5.6.99", "1999-06-05"),
    ("Er kam am 3. Okt. 2021 an.", "3. Okt. 2021", "2021-10-03"),
    ("Am ersten Mai wurde marschiert.", "ersten Mai", "2024-05-01"),
    ("Am 22.04 fiel Schnee.", "22.04", "2024-04-22"),
    ("Die vorletzte Woche war ruhig.", "Die vorletzte Woche", "2024-W41"),
    ("Übernächstes Jahr wird gewählt.", "Übernächstes Jahr", "2026"),
    ("Die diesjährige Messe begann.", "diesjährige", "2024"),
    ("Am 2. Dezember sollen die Wahlen stattfinden.", "2. Dezember", "2024-12-02"),
    ("Der Verband beantragte für Freitag eine Sitzung.", "Freitag", "2024-10-25"),
    ("Die Polizei zählte für Freitag drei Unfälle.", "Freitag", "2024-10-18"),
    ("Die letzten Soldaten verließen am Freitag die Stadt.", "Freitag", "2024-10-18"),
    ("Sie wollen vom 20. März an in Lima beraten.", "20. März", "2025-03-20"),
    ("Seit dem Wochenende fehlt der Strom.", "Wochenende", "2024-W42-WE"),
    ("Ein für November geplantes Fest fällt aus.", "November", "2024-11"),
    ("Am 2. Dezember hatte sie gewonnen.", "2. Dezember", "2023-12-02"),
    ("Im Juni hatten beide Seiten den Vertrag unterzeichnet.", "Juni", "2024-06"),
    ("Im März soll die Brücke öffnen.", "März", "2025-03"),
    ("Im Jänner sank die Zahl.", "Jänner", "2024-01"),
    ("Ende Feber kündigte er.", "Ende Feber", "2024-02"),
    ("Seit Mitte Mai fehlte Wasser.", "Mitte Mai", "2024-05"),
    ("Im April letzten Jahres stieg der Preis.", "April letzten Jahres", "2023-04"),
    ("Seit März dieses Jahres galt das Gesetz.", "März dieses Jahres", "2024-03"),
    ("Der Umbau begann Anfang 2011.", "Anfang 2011", "2011"),
    ("Der Krieg brach 1950 aus.", "1950", "1950"),
    ("Sie wurde 2000 verhaftet.", "2000", "2000"),
    ("Die Saison 2022/23 war kurz.", "2022/23", "2022/2023"),
    ("Im Jahr 578 starb der Abt.", "Jahr 578", "0578"),
    ("Eine Zählung aus dem Jahre 1910 fehlt.", "dem Jahre 1910", "1910"),
    ("Die Musik der 90er Jahre kehrte zurück.", "der 90er Jahre", "199"),
    ("Seit Anfang der neunziger Jahre wuchs die Stadt.", "Anfang der neunziger Jahre", "199"),
    ("In den Sechzigerjahren baute man hoch.", "den Sechzigerjahren", "196"),
    ("Das Dorf entstand im 13. Jahrhundert.", "13. Jahrhundert", "12"),
    ("Im Sommer brannte der Wald.", "Sommer", "2024-SU"),
    ("Im Herbst 1998 erschien das Buch.", "Herbst 1998", "1998-FA"),
    ("Im vergangenen Winter fror der See zu.", "vergangenen Winter", "2023-WI"),
    ("Im dritten Quartal 2006 sank der Gewinn.", "dritten Quartal 2006", "2006-Q3"),
    ("In Q1 2024 sank der Gewinn.", "Q1 2024", "2024-Q1"),
    ("Im ersten Halbjahr wuchs der Umsatz.", "ersten Halbjahr", "2024-H1"),
    ("Am Mittwoch sagte der Minister ab.", "Mittwoch", "2024-10-23"),
    ("Am Donnerstag sagte der Minister ab.", "Donnerstag", "2024-10-17"),
    ("Am Donnerstag wird der Minister reisen.", "Donnerstag", "2024-10-24"),
    ("Es fehlen vier Boote, drei mehr als am Freitag.", "Freitag", "2024-10-18"),
    ("Die Proteste dauern seit dem November an.", "November", "2023-11"),
    ("Drei Tage später überfielen sie den Posten.", "Drei Tage später", "XXXX-XX-XX"),
    ("Am Sonnabend wird gefeiert.", "Sonnabend", "2024-10-26"),
    ("Am letzten Mittwoch brannte das Lager.", "letzten Mittwoch", "2024-10-16"),
    ("Am kommenden Mittwoch öffnet das Lager.", "kommenden Mittwoch", "2024-10-30"),
    ("Am heutigen Mittwoch beginnt der Prozess.", "Mittwoch", "2024-10-23"),
    ("Am Montag vergangener Woche fiel Schnee.", "Montag vergangener Woche", "2024-10-14"),
    ("Die Akte vom Dienstag, dem 4. März 2003, liegt vor.", "Dienstag, dem 4. März 2003", "2003-03-04"),
    ("Am Donnerstag (24. Oktober) wird gewählt.", "Donnerstag (24. Oktober)", "2024-10-24"),
    ("Der Rat tagte gestern, am 22. Oktober.", "gestern, am 22. Oktober", "2024-10-22"),
    ("Er reiste vorgestern ab.", "vorgestern", "2024-10-21"),
    ("Die gestrige Sitzung fiel aus.", "gestrige", "2024-10-22"),
    ("Die heutigen Gespräche wurden vertagt.", "heutigen", "2024-10-23"),
    ("Heuer kamen mehr Gäste.", "Heuer", "2024"),
    ("Im vergangenen Jahr starben drei Menschen.", "vergangenen Jahr", "2023"),
    ("In der nächsten Woche stürmt es.", "der nächsten Woche", "2024-W44"),
    ("In dieser Woche schneite es.", "dieser Woche", "2024-W43"),
    ("Im vorigen Monat stieg der Preis.", "vorigen Monat", "2024-09"),
    ("Bis Ende nächsten Jahres soll er gehen.", "Ende nächsten Jahres", "2025"),
    ("Das abgelaufene Geschäftsjahr brachte Verluste.", "Das abgelaufene Geschäftsjahr", "2023"),
    ("Am Wochenende flogen Drohnen über die Stadt.", "Wochenende", "2024-W42-WE"),
    ("Am kommenden Wochenende wird gewählt.", "kommenden Wochenende", "2024-W43-WE"),
    ("Bis Jahresende soll der Bau stehen.", "Jahresende", "2024"),
    ("Ostern 2017 regnete es.", "Ostern 2017", "2017-04-16"),
    ("Am Ostersonntag kam es zu Unruhen.", "Ostersonntag", "2024-03-31"),
    ("Am Karfreitag schwiegen die Glocken.", "Karfreitag", "2024-03-29"),
    ("An Silvester wird geschossen.", "Silvester", "2024-12-31"),
    ("Der gestrige Karfreitag war still.", "Karfreitag", "2024-10-22"),
    ("Im Februar des Jahres stieg der Preis.", "Februar des Jahres", "2024-02"),
    ("Im Geschäftsjahr 2000/2001 stieg der Preis.", "Geschäftsjahr 2000/2001", "2000/2001"),
    ("Er fehlte, weil er das Urteil am 30. Oktober sprechen wollte.", "30. Oktober", "2024-10-30"),
    ("Der am 5. Januar erstellte Entwurf liegt vor.", "5. Januar", "2024-01-05"),
    ("Der für den 5. Januar geplante Gipfel wurde verlegt.", "5. Januar", "2025-01-05"),
    ("Sie warb vor der am 5. Januar stattfindenden Wahl für Ruhe.", "5. Januar", "2025-01-05"),
    ("Die Polizei sucht nach dem Überfall am Donnerstag Zeugen.", "Donnerstag", "2024-10-17"),
    ("Der ursprünglich für Dienstag geplante Start wurde verlegt.", "Dienstag", "2024-10-22"),
    ("Am Tag der Deutschen Einheit sprach sie.", "Tag der Deutschen Einheit", "2024-10-03"),
    ("Am Volkstrauertag 2023 sprach sie.", "Volkstrauertag 2023", "2023-11-19"),
    ("Am 1. Advent 2018 läuteten die Glocken.", "1. Advent 2018", "2018-12-02"),
    ("Am vierten Advent schneite es.", "vierten Advent", "2023-12-24"),
    ("Am Buß- und Bettag 2018 blieb das Amt zu.", "Buß- und Bettag 2018", "2018-11-21"),
    ("Am zweiten Weihnachtsfeiertag schwiegen die Waffen.", "zweiten Weihnachtsfeiertag", "2023-12-26"),
    ("Die Liste stammt vom 2016-05 gezogenen Stand.", "2016-05", "2016-05"),
    ("Die Preise gelten seit 05/2016.", "05/2016", "2016-05"),
    ("Die Feuerpause gilt seit dem 27. November.", "27. November", "2023-11-27"),
    ("Die Saison 2015-16 war kurz.", "2015-16", "2015/2016"),
    ("Nächste Woche Montag tagt der Rat.", "Nächste Woche Montag", "2024-10-28"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), DATES)
def test_dates(nlp, sentence, text, value):
    assert found(nlp, sentence) == [(text, "DATE", value)]


TIMES = [
    ("Am Mittwochabend traf er ein.", "Mittwochabend", "2024-10-23TEV"),
    ("Gestern Nachmittag brannte es.", "Gestern Nachmittag", "2024-10-22TAF"),
    ("Heute Morgen fiel der Strom aus.", "Heute Morgen", "2024-10-23TMO"),
    ("Heute früh fiel der Strom aus.", "Heute früh", "2024-10-23TMO"),
    ("In der Nacht zum Samstag fielen Schüsse.", "Nacht zum Samstag", "2024-10-18TNI"),
    ("In der Nacht von Freitag auf Samstag fielen Schüsse.", "Nacht von Freitag auf Samstag", "2024-10-18TNI"),
    ("In der vergangenen Nacht fielen Schüsse.", "der vergangenen Nacht", "2024-10-22TNI"),
    ("Am Mittag läuteten die Glocken.", "Mittag", "2024-10-23TMI"),
    ("Am Abend des 31. Juli regnete es.", "Abend des 31. Juli", "2024-07-31TEV"),
    ("Um 20.30 Uhr begann das Konzert.", "20.30 Uhr", "2024-10-23T20:30"),
    ("Gegen 9 Uhr rückte die Polizei an.", "9 Uhr", "2024-10-23T09:00"),
    ("Um halb neun ging das Licht aus.", "halb neun", "2024-10-23T08:30"),
    ("Um Viertel nach acht ging das Licht aus.", "Viertel nach acht", "2024-10-23T08:15"),
    ("Um 8 Uhr abends ging das Licht aus.", "8 Uhr abends", "2024-10-23T20:00"),
    ("Um 3 Uhr nachmittags ging das Licht aus.", "3 Uhr nachmittags", "2024-10-23T15:00"),
    ("Um 20 Uhr abends ging das Licht aus.", "20 Uhr abends", "2024-10-23T20:00"),
    ("Um 12 Uhr nachts ging das Licht aus.", "12 Uhr nachts", "2024-10-23T24:00"),
    ("Um 3 Uhr nachts ging das Licht aus.", "3 Uhr nachts", "2024-10-23T03:00"),
    ("Um neun Uhr ging das Licht aus.", "neun Uhr", "2024-10-23T09:00"),
    ("Um 14.30 ging das Licht aus.", "14.30", "2024-10-23T14:30"),
    ("Am frühen Samstagmorgen ging das Licht aus.", "frühen Samstagmorgen", "2024-10-19TMO"),
    ("Nachts brannte es in der Altstadt.", "Nachts", "2024-10-22TNI"),
    ("In der Nacht brannte es in der Altstadt.", "Nacht", "2024-10-22TNI"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), TIMES)
def test_times_of_day(nlp, sentence, text, value):
    assert found(nlp, sentence) == [(text, "TIME", value)]


DURATIONS = [
    ("Er herrschte 24 Jahre lang.", "24 Jahre lang", "P24Y"),
    ("Sie warteten zwei Stunden.", "zwei Stunden", "PT2H"),
    ("Seit acht Jahren lebt sie hier.", "acht Jahren", "P8Y"),
    ("Seit gut zwei Jahren lebt sie hier.", "gut zwei Jahren", "P2Y"),
    ("Seit mehr als 20 Jahren gilt das.", "mehr als 20 Jahren", "P20Y"),
    ("Die vergangenen acht Monate waren hart.", "Die vergangenen acht Monate", "P8M"),
    ("Jahrelang geschah nichts.", "Jahrelang", "PXY"),
    ("Seit Jahren geschieht nichts.", "Jahren", "PXY"),
    ("Vor einigen Wochen brach der Damm.", "einigen Wochen", "PXW"),
    ("Die Haft dauerte drei Jahre und vier Monate.", "drei Jahre und vier Monate", "P3Y4M"),
    ("Der Bau dauerte eineinhalb Jahre.", "eineinhalb Jahre", "P1.5Y"),
    ("Vor einem halben Jahr zog er fort.", "einem halben Jahr", "P6M"),
    ("Die Frist beträgt 1,5 Stunden.", "1,5 Stunden", "PT1.5H"),
    ("Die 14-Tage-Frist lief ab.", "Die 14-Tage", "P14D"),
    ("Das achtmonatige Embargo endete.", "achtmonatige", "P8M"),
    ("Der zweitägige Besuch endete.", "zweitägige", "P2D"),
    ("Sie warteten eine Viertelstunde.", "eine Viertelstunde", "PT15M"),
    ("Vor 60 Millionen Jahren war es warm.", "60 Millionen Jahren", "P60000000Y"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), DURATIONS)
def test_durations(nlp, sentence, text, value):
    assert found(nlp, sentence) == [(text, "DURATION", value)]


SETS = [
    ("Täglich starben Menschen.", "Täglich", "P1D"),
    ("Die monatliche Gebühr stieg.", "monatliche", "P1M"),
    ("Jeden Montag tagt der Rat.", "Jeden Montag", "XXXX-WXX-1"),
    ("Der Rat tagt montags.", "montags", "XXXX-WXX-1"),
    ("Der Rat tagt zweimal im Jahr.", "im Jahr", "P1Y"),
    ("Gewählt wird alle vier Jahre.", "alle vier Jahre", "P4Y"),
    ("Der Lohn beträgt zwölf Euro pro Stunde.", "pro Stunde", "PT1H"),
    ("Jahr für Jahr fehlte Geld.", "Jahr für Jahr", "P1Y"),
    ("Nachts arbeitet sie im Hafen.", "Nachts", "PT1NI"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), SETS)
def test_sets(nlp, sentence, text, value):
    assert found(nlp, sentence) == [(text, "SET", value)]


RELATIVE_TO_THE_TEXT = [
    ("Am 18. Mai 2010 sank das Boot. Zwei Tage später barg man es.", "Zwei Tage später", "2010-05-20"),
    ("Am 18. Mai 2010 sank das Boot. Tags darauf barg man es.", "Tags darauf", "2010-05-19"),
    ("Am 18. Mai 2010 sank das Boot. Am selben Tag barg man es.", "selben Tag", "2010-05-18"),
    ("Am 18. Mai 2010 sank das Boot. Am Vortag hatte es gestürmt.", "Vortag", "2010-05-17"),
    ("Der Konzern gewann 2009 an Wert. Ein Jahr zuvor war er fast pleite.", "Ein Jahr zuvor", "2008"),
    ("Im Juni 2021 war der Umsatz höher als ein Jahr zuvor.", "ein Jahr zuvor", "2020-06"),
    ("Im Juni 2021 fiel der Preis. Drei Monate davor war er gestiegen.", "Drei Monate davor", "2021-03"),
    ("Im Juni 2021 fiel der Preis. Im Vormonat war er gestiegen.", "Vormonat", "2021-05"),
    ("Im Jahr 2009 fiel der Preis. Im Vorjahr war er gestiegen.", "Vorjahr", "2008"),
    ("Am 18. Mai 2010 sank das Boot. Am Abend barg man es.", "Abend", "2010-05-18TEV"),
    ("Am 18. Mai 2010 sank das Boot. Es sank vor Kreta. Alle schwiegen. Gegen 9 Uhr kam Hilfe.", "9 Uhr", "2010-05-18T09:00"),
    ("Im März 1992 betrat er das Amt. Am 5. März begann die Arbeit.", "5. März", "1992-03-05"),
    # what goes on since a date leads nowhere
    ("Seit dem Überfall im Mai 2018 sind 300 Menschen geflohen. Im März kam Hilfe.", "März", "2024-03"),
    ("Im Mai 2021 waren es 300. Seit Januar gilt der Vertrag.", "Januar", "2024-01"),
    # a story goes on from the date told last, over several dates and from a year
    ("Im Mai 2021 wurde er verurteilt. Im November hob man das Urteil auf.", "November", "2021-11"),
    ("Im Januar 2023 trat er zurück. Sie übernahm im März. Im Mai wurde sie bestätigt.", "Mai", "2023-05"),
    ("2014 fiel die Stadt. Im April begannen die Kämpfe.", "April", "2014-04"),
    ("Das Abkommen vom 5. Februar 2020 wurde gekündigt. Im März wurde es verlängert.", "März", "2024-03"),
    ("Zuletzt hatte er im Mai 2020 abgesagt. Im Juni kam er.", "Juni", "2024-06"),
    # a chronology: entries count from their heading, a heading from the one before
    ("Chronik\n11. Mai 2021: Der Streit beginnt. Erst im Juni endet er.", "Juni", "2021-06"),
    ("Chronik\n1991: Die Wende. Im August fällt die Mauer.", "August", "1991-08"),
    ("Chronik\n3. Mai 1999: Die Wahl.\n5. Januar: Der Sturz.", "5. Januar", "2000-01-05"),
]


@pytest.mark.parametrize(("sentences", "text", "value"), RELATIVE_TO_THE_TEXT)
def test_dates_counted_from_the_text(nlp, sentences, text, value):
    last = tagged(nlp, sentences)._.claimx.times[-1]
    assert (last.text, last.value, last.anchored) == (text, value, True)


WITHOUT_A_DOCUMENT_DATE = [
    ("Am Mittwoch sagte er ab.", "Mittwoch", "XXXX-WXX-3"),
    ("Im Juni sagte er ab.", "Juni", "XXXX-06"),
    ("Am 4. November sagte er ab.", "4. November", "XXXX-11-04"),
    ("Gestern sagte er ab.", "Gestern", "XXXX-XX-XX"),
    ("Im Sommer sagte er ab.", "Sommer", "XXXX-SU"),
    ("Am Abend sagte er ab.", "Abend", "XXXX-XX-XXTEV"),
    ("Am Ostersonntag sagte er ab.", "Ostersonntag", "XXXX-XX-XX"),
    ("Im vergangenen Jahr sagte er ab.", "vergangenen Jahr", "XXXX"),
    ("Am Wochenende sagte er ab.", "Wochenende", "XXXX-WXX-WE"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), WITHOUT_A_DOCUMENT_DATE)
def test_nothing_is_invented_without_a_document_date(nlp, sentence, text, value):
    (time,) = tagged(nlp, sentence, None)._.claimx.times
    assert (time.text, time.value, time.earliest, time.latest, time.anchored) == (text, value, None, None, False)


def test_today_without_a_document_date_is_the_weekday_just_named(nlp):
    text = "Der Minister sagte das am Mittwoch in Bern. „Die heutigen Gespräche waren gut“, sagte er."
    assert found(nlp, text, None) == [("Mittwoch", "DATE", "XXXX-WXX-3"), ("heutigen", "DATE", "XXXX-WXX-3")]


PRECISION = [
    ("2024-07", "Im März sagte er ab.", "2024-03"),
    ("2024-07", "Am Mittwoch sagte er ab.", "XXXX-WXX-3"),
    ("2024-07", "Im vergangenen Jahr sagte er ab.", "2023"),
    ("2024", "Im März sagte er ab.", "XXXX-03"),
    ("2024", "Im vergangenen Jahr sagte er ab.", "2023"),
]


@pytest.mark.parametrize(("published", "sentence", "value"), PRECISION)
def test_a_coarse_document_date_fixes_only_what_it_can(nlp, published, sentence, value):
    assert [time.value for time in tagged(nlp, sentence, published)._.claimx.times] == [value]


NOT_TIMES = [
    "Die Drucksache 05/2016 liegt vor.",
    "Dort stehen 2000 Soldaten.",
    "Rund 1950 Menschen kamen.",
    "Dort stehen 1100 bis 1600 chilenische Soldaten.",
    "Die Miliz zog 2000 bis 2500 zusammen.",
    "Zwischen 1500 und 2000 Teilnehmer kamen.",
    "Die Zahl stieg auf 2000.",
    "Der Betrieb mit 1500 Mitarbeitern schloss.",
    "Die Resolution 2270 gilt.",
    "Die Agenda 2030 gilt.",
    "Auf dem Rechner lief Windows 2000.",
    "Der Airbus A330 landete.",
    "Der Preis stieg auf 15.000 Euro.",
    "Sie ist 24 Jahre alt.",
    "Er starb im Alter von 79 Jahren.",
    "Der 54-Jährige floh.",
    "Die neunjährige Tochter weinte.",
    "Kanzler Merz widersprach.",
    "Theresa Mai widersprach.",
    "Die Anhänger von August Bebel jubelten.",
    "Stefan Sommer verlässt den Konzern.",
    "Das Spiel endete 3:1.",
    "Über die 90 Minuten war das Team besser.",
    "Die Anschläge von 9/11 prägten ihn.",
    "Nach Paragraf 2012 ist das verboten.",
    "Wir treffen uns in Frankfurt am Main.",
    "Er arbeitet auf Montage.",
    "Guten Morgen!",
    "Der Kurs stieg um 10.50 Prozent.",
    "Sie kam als Letzte zur Welt.",
    "Zur Zeit der Kaiser war das verboten.",
]


@pytest.mark.parametrize("sentence", NOT_TIMES)
def test_what_is_no_time(nlp, sentence):
    assert found(nlp, sentence) == []


TODAY = [
    ("Der Präsident kündigte heute einen Gipfel an.", "2024-10-23"),
    ("Heute um 19.30 Uhr trifft sich der Rat.", "2024-10-23"),
    ("Der neue Präsident tritt heute sein Amt an.", "2024-10-23"),
    ("Sie lebt heute in Rom.", "PRESENT_REF"),
    ("Das gilt heute noch.", "PRESENT_REF"),
    ("Die heute 46-Jährige wurde verletzt.", "PRESENT_REF"),
    ("Früher gab es Zölle, heute fehlen sie.", "PRESENT_REF"),
]


@pytest.mark.parametrize(("sentence", "value"), TODAY)
def test_heute_is_the_day_or_these_days(nlp, sentence, value):
    values = [time.value for time in tagged(nlp, sentence)._.claimx.times if time.text.lower() == "heute"]
    assert values == [value]


SEVERAL = [
    ("Der Krieg dauerte von 1950 bis 1953.", ["1950", "1953"]),
    ("Am 24. und 25. September tagte der Rat.", ["2024-09-24", "2024-09-25"]),
    ("Vom 1. bis 3. Mai 2020 wurde gefeiert.", ["2020-05-01", "2020-05-03"]),
    ("In der Nacht vom 24. auf den 25. Februar 2022 fielen Schüsse.", ["2022-02-24TNI"]),
    ("Sie regierte von Januar bis September 2005.", ["2005-01", "2005-09"]),
    (
        "Der Markt öffnet am Samstag von 7.45-11 und 13.15-15.45 Uhr.",
        ["2024-10-26", *(f"2024-10-26T{t}" for t in ("07:45", "11:00", "13:15", "15:45"))],
    ),
    ("Am Samstag, 21. und Sonntag, 22. Mai 2016 fuhr kein Zug.", ["2016-05-21", "2016-05-22"]),
    ("Am 6. Juli 2010 morgens um 8 Uhr legte das Schiff ab.", ["2010-07-06TMO", "2010-07-06T08:00"]),
    ("Am Mittwochabend um 8 Uhr fiel das Urteil.", ["2024-10-23TEV", "2024-10-23T20:00"]),
    ("Gegen 5 Uhr am Nachmittag fiel das Urteil.", ["2024-10-23T17:00", "2024-10-23TAF"]),
    ("Übernächste Woche am Donnerstag tagt der Rat.", ["2024-W45", "2024-11-07"]),
    ("Von Montag bis Freitag wird gestreikt.", ["2024-10-28", "2024-11-01"]),
    ("Von Donnerstag bis Dienstag wurde gestreikt.", ["2024-10-17", "2024-10-22"]),
    ("Von Montag bis Freitag wurde gestreikt.", ["2024-10-14", "2024-10-18"]),
    ("Das Spiel wird um 20 Uhr am 3. November angepfiffen.", ["2024-11-03T20:00", "2024-11-03"]),
    ("Stand: 25.10.2024 10:15", ["2024-10-25", "2024-10-25T10:15"]),
]


@pytest.mark.parametrize(("sentence", "values"), SEVERAL)
def test_several_expressions_in_one_sentence(nlp, sentence, values):
    assert [time.value for time in tagged(nlp, sentence)._.claimx.times] == values


CLAIMS = [
    ("Der Krieg dauerte von 1950 bis 1953.", "1950 bis 1953", "1950/1953", "1950-01-01", "1953-12-31"),
    ("Zwischen 1943 und 1945 war Krieg.", "1943 und 1945", "1943/1945", "1943-01-01", "1945-12-31"),
    ("Am 24. und 25. September tagte der Rat.", "24. und 25. September", "2024-09-24/2024-09-25", "2024-09-24", "2024-09-25"),
    ("Vom 1. bis 3. Mai 2020 wurde gefeiert.", "1. bis 3. Mai 2020", "2020-05-01/2020-05-03", "2020-05-01", "2020-05-03"),
    (
        "Vom 24. auf 25. Februar 2022 wurde geschossen.",
        "24. auf 25. Februar 2022",
        "2022-02-24/2022-02-25",
        "2022-02-24",
        "2022-02-25",
    ),
    ("Vor fast genau zwei Jahren schien alles gut.", "fast genau zwei Jahren", "2022", "2022-01-01", "2022-12-31"),
    ("Vor drei Tagen schien alles gut.", "drei Tagen", "2024-10-20", "2024-10-20", "2024-10-20"),
    ("In zwei Wochen wird gewählt.", "zwei Wochen", "2024-W45", "2024-11-04", "2024-11-10"),
    ("Am heutigen Mittwoch wird gewählt.", "heutigen Mittwoch", "2024-10-23", "2024-10-23", "2024-10-23"),
    ("In der nächsten Woche wird gewählt.", "der nächsten Woche", "2024-W44", "2024-10-28", "2024-11-03"),
]


@pytest.mark.parametrize(("sentence", "anchor", "value", "earliest", "latest"), CLAIMS)
def test_the_reading_for_claims(nlp, sentence, anchor, value, earliest, latest):
    doc = tagged(nlp, sentence)
    (time,) = claim_times(doc)
    start, end = claim_anchor(doc, time)
    assert (doc.text[start:end], time.type, time.value, time.earliest, time.latest) == (anchor, "DATE", value, earliest, latest)


def test_two_years_joined_by_und_stay_two(nlp):
    doc = tagged(nlp, "Die Wahlen 2006 und 2008 gewann sie.")
    assert [time.value for time in claim_times(doc)] == ["2006", "2008"]


def test_a_length_in_the_past_is_no_date(nlp):
    (time,) = claim_times(tagged(nlp, "In zwei Jahren baute er das Haus."))
    assert (time.type, time.value, time.earliest) == ("DURATION", "P2Y", None)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_wrapped_line_does_not_tear_an_expression(nlp, line_end):
    text = f"Der Vertrag über die Nutzung des Hafens wurde am 30.{line_end}Juni 2022 in der Hauptstadt unterzeichnet."
    assert found(nlp, text) == [(f"30.{line_end}Juni 2022", "DATE", "2022-06-30")]


def test_a_headline_is_not_joined_to_the_next_line(nlp):
    assert [time.text for time in tagged(nlp, "Bilanz des Jahres\n2023 war ein Erfolg.")._.claimx.times] == [
        "des Jahres",
        "2023",
    ]


def test_entities_keep_names_and_ages_of_people_out(nlp):
    words = ["Im", "Mai", "traf", "Jutta", "Mai", "die", "neunjährige", "Lena", "."]
    entities = ["O", "O", "O", "B-PER", "I-PER", "O", "O", "B-PER", "O"]
    doc = Doc(nlp.vocab, words=words, ents=entities)
    assert [(time.text, time.start) for time in tag_times(doc)] == [("Mai", 3)]


def test_tags_tell_the_tense_where_a_model_gave_them(nlp):
    words = ["Am", "Freitag", "geht", "die", "Reise", "los", "."]
    tags = ["APPRART", "NN", "VVFIN", "ART", "NN", "PTKVZ", "$."]
    morphs = ["", "", "Mood=Ind|Tense=Pres|VerbForm=Fin", "", "", "", ""]
    doc = Doc(nlp.vocab, words=words, tags=tags, morphs=morphs)
    doc._.claimx.published = WEDNESDAY
    assert [time.value for time in tag_times(doc)] == ["2024-10-25"]


def test_the_component_sets_the_times():
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx_times")
    doc = nlp("Am 30. Juni 2022 endete der Streit.")
    assert [time.value for time in doc._.claimx.times] == ["2022-06-30"]
