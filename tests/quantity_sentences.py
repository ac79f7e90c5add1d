"""Composed German sentences and the quantities they hold, in the notation that test_quantities.py reads."""

FIGURES = """
Gestern kamen 15.000 Soldaten an. | 15.000 Soldaten = 15000 Soldat
Gestern kamen 10 000 Soldaten an. | 10 000 Soldaten = 10000 Soldat
Gestern kamen 10\u00a0000 Soldaten an. | 10\u00a0000 Soldaten = 10000 Soldat
Gestern kamen 10\u202f000 Soldaten an. | 10\u202f000 Soldaten = 10000 Soldat
Die Armee zählt 10'000 Rekruten. | 10'000 Rekruten = 10000 Rekrut
Die Armee zählt 1’250’000 Reservisten. | 1’250’000 Reservisten = 1250000 Reservist
Die Armee zählt 1.250.000 Reservisten. | 1.250.000 Reservisten = 1250000 Reservist
Das Land liefert 3,5 Millionen Barrel. | 3,5 Millionen Barrel = 3500000 Barrel
Das kostet 1,5 Mrd. Euro im Haushalt. | 1,5 Mrd. Euro = 1500000000 Euro
Das kostet 120 Mio. Dollar. | 120 Mio. Dollar = 120000000 Dollar
Das kostet 120 Mio Dollar. | 120 Mio Dollar = 120000000 Dollar
Im Lager liegen 15 Tsd. Tonnen Getreide. | 15 Tsd. Tonnen = 15000 Tonne
Der Preis stieg um 3.5 Prozent. | 3.5 Prozent = 3.5 Prozent
Der Export fiel auf 1,572 Milliarden Euro. | 1,572 Milliarden Euro = 1572000000 Euro
Sie liefern 1,2 Billionen Rubel. | 1,2 Billionen Rubel = 1200000000000 Rubel
Das Werk baut 2 Millionen 300.000 Granaten. | 2 Millionen 300.000 Granaten = 2300000 Granate
Die Kosten betragen 3½ Millionen Franken. | 3½ Millionen Franken = 3500000 Franken
Es gab 15.000. Danach zogen alle ab. | 15.000 = 15000 -
Der Konzern zahlt 5.000.000 €. | 5.000.000 € = 5000000 Euro
Der Konzern zahlt $500 Strafe. | $500 = 500 Dollar
Der Konzern zahlt 20€ Pfand. | 20€ = 20 Euro
Die Straße ist 50 km lang. | 50 km = 50 Kilometer
Das Rohr ist 50km lang. | 50km = 50 Kilometer
Der Wagen wiegt 2,5 t ohne Ladung. | 2,5 t = 2.5 Tonne
Die Wolke stieg 12,5 Kilometer hoch. | 12,5 Kilometer = 12.5 Kilometer
Geliefert wurden 1.000 Stück. | 1.000 Stück = 1000 Stück
Es waren -5 Grad. | -5 Grad = -5 Grad
Gemessen wurden minus 5 Grad. | minus 5 Grad = -5 Grad
Es kostet 2.50 Franken. | 2.50 Franken = 2.50 Franken
Rund 10,000 Soldaten kamen. | Rund 10,000 Soldaten = ~10000 Soldat
Das sind 1,250 Tonnen. | 1,250 Tonnen = 1.25 Tonne
Nach Osten fuhren 12.000 Mann. | 12.000 Mann = 12000 Mann
"""

WORDS = """
Am Tor standen zwölf Männer. | zwölf Männer = 12 Mann
Dort kämpfen zwölftausend Söldner. | zwölftausend Söldner = 12000 Söldner
Dort leben zweihundertfünfzigtausend Menschen. | zweihundertfünfzigtausend Menschen = 250000 Mensch
Eine halbe Million Menschen floh. | Eine halbe Million Menschen = 500000 Mensch
Sie warben um eine halbe Million Euro. | eine halbe Million Euro = 500000 Euro
Eine Million Menschen kam zusammen. | Eine Million Menschen = 1000000 Mensch
Die Reparatur kostet anderthalb Millionen Euro. | anderthalb Millionen Euro = 1500000 Euro
Das sind zweieinhalb Kilometer. | zweieinhalb Kilometer = 2.5 Kilometer
Sie bauen zweieinhalbtausend Drohnen. | zweieinhalbtausend Drohnen = 2500 Drohne
Der Wert stieg um drei Komma fünf Prozent. | drei Komma fünf Prozent = 3.5 Prozent
Dort liegen ein Dutzend Schiffe. | ein Dutzend Schiffe = 12 Schiff
Wir sahen zwei Dutzend Panzer. | zwei Dutzend Panzer = 24 Panzer
Wir sahen zwei dutzend tote Zivilisten. | zwei dutzend tote Zivilisten = 24 Zivilist
Es kamen ein halbes Dutzend Polizisten. | ein halbes Dutzend Polizisten = 6 Polizist
Die Familien zweier Soldaten klagen. | zweier Soldaten = 2 Soldat
Drei Offiziere wurden befördert. | Drei Offiziere = 3 Offizier
Der Ort hat tausend Einwohner. | tausend Einwohner = 1000 Einwohner
Der Ort hat fünf tausend Einwohner. | fünf tausend Einwohner = 5000 Einwohner
Zwei Millionen dreihunderttausend Wähler stimmten ab. | Zwei Millionen dreihunderttausend Wähler = 2300000 Wähler
Fünfhundert Millionen Euro fehlen. | Fünfhundert Millionen Euro = 500000000 Euro
Die Lager fassen hundert Millionen Liter. | hundert Millionen Liter = 100000000 Liter
Es fehlen zwo Panzer. | zwo Panzer = 2 Panzer
Sechsundfünfzig Verletzte lagen im Krankenhaus. | Sechsundfünfzig Verletzte = 56 Verletzter
"""

VAGUE = """
Mehrere Dutzend Kämpfer ergaben sich. | Mehrere Dutzend Kämpfer = ~24.. Kämpfer
Dutzende Menschen warteten. | Dutzende Menschen = ~24.. Mensch
Hunderte Demonstranten kamen. | Hunderte Demonstranten = ~200.. Demonstrant
Unter hunderten Verletzten lagen Kinder. | hunderten Verletzten = ~200.. Verletzter
Mehrere hundert Rekruten fehlen. | Mehrere hundert Rekruten = ~200.. Rekrut
Mehrere Tausend Rekruten fehlen. | Mehrere Tausend Rekruten = ~2000.. Rekrut
Einige hunderttausend Menschen flohen. | Einige hunderttausend Menschen = ~200000.. Mensch
Tausende nordkoreanische Soldaten üben. | Tausende nordkoreanische Soldaten = ~2000.. Soldat
Tausende Soldaten üben. | Tausende Soldaten = ~2000.. Soldat
Zehntausende Zivilisten sind auf der Flucht. | Zehntausende Zivilisten = ~20000.. Zivilist
Hunderttausende Flüchtlinge warten. | Hunderttausende Flüchtlinge = ~200000.. Flüchtling
Millionen Menschen hungern. | Millionen Menschen = ~2000000.. Mensch
Das kostet Milliarden Euro. | Milliarden Euro = ~2000000000.. Euro
Das kostet Hunderte Millionen Euro. | Hunderte Millionen Euro = ~200000000.. Euro
Ein paar Soldaten blieben. | Ein paar Soldaten = ~3.. Soldat
Ein paar hundert Soldaten blieben. | Ein paar hundert Soldaten = ~200.. Soldat
Ein paar Dutzend Soldaten blieben. | Ein paar Dutzend Soldaten = ~24.. Soldat
Mehrere Frauen wurden verletzt. | Mehrere Frauen = ~3.. Frau
Einige Panzer brannten. | Einige Panzer = ~3.. Panzer
Etliche Häuser brannten. | Etliche Häuser = ~3.. Haus
Ein gutes Dutzend Offiziere blieb. | Ein gutes Dutzend Offiziere = ~12.. Offizier
Eine knappe Million Menschen floh. | Eine knappe Million Menschen = ~..1000000 Mensch
Eine Viertelmillion Menschen floh. | Eine Viertelmillion Menschen = 250000 Mensch
Zig Panzer brannten. | Zig Panzer = ~20.. Panzer
Mehrere Zehntausend Zuschauer kamen. | Mehrere Zehntausend Zuschauer = ~20000.. Zuschauer
Ein gutes Dutzend Offiziere blieb. | Ein gutes Dutzend Offiziere = ~12.. Offizier
Eine knappe Million Menschen floh. | Eine knappe Million Menschen = ~..1000000 Mensch
Eine Viertelmillion Menschen floh. | Eine Viertelmillion Menschen = 250000 Mensch
Zig Panzer brannten. | Zig Panzer = ~20.. Panzer
Mehrere Zehntausend Zuschauer kamen. | Mehrere Zehntausend Zuschauer = ~20000.. Zuschauer
Eine Handvoll Offiziere weigerte sich. | Eine Handvoll Offiziere = ~3.. Offizier
Mehr als tausende Verletzte wurden gezählt. | Mehr als tausende Verletzte = ~2000.. Verletzter
Mehrere Millionen Tonnen lagern dort. | Mehrere Millionen Tonnen = ~2000000.. Tonne
Tausende von Soldaten rückten vor. | Tausende von Soldaten = ~2000.. Soldat
Tausende der nordkoreanischen Soldaten rückten vor. | Tausende der nordkoreanischen Soldaten = ~2000.. Soldat
Hunderte seiner Kämpfer desertierten. | Hunderte seiner Kämpfer = ~200.. Kämpfer
Tausende und Abertausende Menschen kamen. | Tausende und Abertausende Menschen = ~2000.. Mensch
Hunderte bis Tausende Menschen kamen. | Hunderte bis Tausende Menschen = ~200.. Mensch
Einige kamen zurück.
Ein Paar Schuhe lag dort.
"""

BOUNDS = """
Bis zu 15.000 Soldaten marschieren. | Bis zu 15.000 Soldaten = ..15000 Soldat
Dort stehen mehr als 10.000 Soldaten. | mehr als 10.000 Soldaten = 10000.. Soldat
Über 10.000 Soldaten stehen dort. | Über 10.000 Soldaten = 10000.. Soldat
Über tausend Menschen starben. | Über tausend Menschen = 1000.. Mensch
Mindestens 12 Demonstranten starben. | Mindestens 12 Demonstranten = 12.. Demonstrant
Wenigstens zwölf Demonstranten starben. | Wenigstens zwölf Demonstranten = 12.. Demonstrant
Nicht weniger als 300 Häuser brannten. | Nicht weniger als 300 Häuser = 300.. Haus
Weniger als 500 Mann verteidigen die Stadt. | Weniger als 500 Mann = ..500 Mann
Unter 500 Euro kostet kein Gerät. | Unter 500 Euro = ..500 Euro
Höchstens 40 Polizisten kamen. | Höchstens 40 Polizisten = ..40 Polizist
Maximal 40 Polizisten kamen. | Maximal 40 Polizisten = ..40 Polizist
Es waren nicht mehr als 40 Polizisten. | nicht mehr als 40 Polizisten = ..40 Polizist
Allenfalls 40 Polizisten kamen. | Allenfalls 40 Polizisten = ..40 Polizist
Weit mehr als 200 Schiffe warten. | Weit mehr als 200 Schiffe = 200.. Schiff
Deutlich über 200 Schiffe warten. | Deutlich über 200 Schiffe = 200.. Schiff
Es kamen 500 oder mehr Soldaten. | 500 oder mehr Soldaten = 500.. Soldat
Es kamen 500 Soldaten oder mehr. | 500 Soldaten oder mehr = 500.. Soldat
Es kamen 500 Soldaten oder weniger. | 500 Soldaten oder weniger = ..500 Soldat
Mindestens ein Soldat starb. | Mindestens ein Soldat = 1.. Soldat
Mehr als 30 wurden verletzt. | Mehr als 30 = 30.. -
Es sind bis 2.000 Soldaten. | bis 2.000 Soldaten = ..2000 Soldat
Mehr als eine Million Menschen kam. | Mehr als eine Million Menschen = 1000000.. Mensch
Rund 2.000 Soldaten kamen. | Rund 2.000 Soldaten = ~2000 Soldat
Etwa 7000 Kriegsgefangene leben dort. | Etwa 7000 Kriegsgefangene = ~7000 Kriegsgefangener
Ca. 300 Soldaten kamen. | Ca. 300 Soldaten = ~300 Soldat
Circa 300 Soldaten kamen. | Circa 300 Soldaten = ~300 Soldat
Ungefähr dreihundert Soldaten kamen. | Ungefähr dreihundert Soldaten = ~300 Soldat
Fast 300 Soldaten kamen. | Fast 300 Soldaten = ~300 Soldat
Annähernd 300 Soldaten kamen. | Annähernd 300 Soldaten = ~300 Soldat
An die 300 Soldaten kamen. | An die 300 Soldaten = ~300 Soldat
Um die 300 Soldaten kamen. | Um die 300 Soldaten = ~300 Soldat
Gegen 300 Soldaten kamen. | Gegen 300 Soldaten = ~300 Soldat
Vielleicht 800 Soldaten kamen. | Vielleicht 800 Soldaten = ~800 Soldat
Schätzungsweise 800 Soldaten kamen. | Schätzungsweise 800 Soldaten = ~800 Soldat
Gut 800 Soldaten kamen. | Gut 800 Soldaten = ~800.. Soldat
Knapp 800 Soldaten kamen. | Knapp 800 Soldaten = ~..800 Soldat
Knapp über 800 Soldaten kamen. | Knapp über 800 Soldaten = ~800.. Soldat
Etwas mehr als 800 Soldaten kamen. | Etwas mehr als 800 Soldaten = ~800.. Soldat
Bis zu rund 800 Soldaten kamen. | Bis zu rund 800 Soldaten = ~..800 Soldat
Mindestens rund 800 Soldaten kamen. | Mindestens rund 800 Soldaten = ~800.. Soldat
Gegen zwölf Männer wurde Anklage erhoben. | zwölf Männer = 12 Mann
Sie ermitteln gegen 20 Soldaten. | 20 Soldaten = 20 Soldat
Das Land verfügt über 600.000 Reservisten. | 600.000 Reservisten = 600000 Reservist
Sie lebte unter sechs Frauen. | sechs Frauen = 6 Frau
Der Anteil liegt unter fünf Prozent. | unter fünf Prozent = ..5 Prozent
Sie sprachen über 500 Panzer. | 500 Panzer = 500 Panzer
"""

RANGES = """
Es sind 3.000–4.000 Soldaten. | 3.000–4.000 Soldaten = 3000..4000 Soldat
Es sind 3.000-4.000 Soldaten. | 3.000-4.000 Soldaten = 3000..4000 Soldat
Es sind 3.000 – 4.000 Soldaten. | 3.000 – 4.000 Soldaten = 3000..4000 Soldat
Es sind zwischen 12.000 und 15.000 neue Soldaten. | zwischen 12.000 und 15.000 neue Soldaten = 12000..15000 Soldat
Zwischen zwölf und fünfzehn Panzer brannten. | Zwischen zwölf und fünfzehn Panzer = 12..15 Panzer
Zwischen 500 und etwa 600 Menschen kamen. | Zwischen 500 und etwa 600 Menschen = 500..600 Mensch
Es sind 2.000 bis 3.000 Mann. | 2.000 bis 3.000 Mann = 2000..3000 Mann
Rund 2.000 bis 3.000 Mann warten. | Rund 2.000 bis 3.000 Mann = ~2000..3000 Mann
Sie brauchen 2 bis 3 Millionen Granaten. | 2 bis 3 Millionen Granaten = 2000000..3000000 Granate
Sie brauchen 10- bis 12.000 Granaten. | 10- bis 12.000 Granaten = 10000..12000 Granate
Dort liegen zwölf- bis fünfzehntausend Mann. | zwölf- bis fünfzehntausend Mann = 12000..15000 Mann
Zwei bis drei Dutzend Boote kamen. | Zwei bis drei Dutzend Boote = 24..36 Boot
Zwei oder drei Soldaten entkamen. | Zwei oder drei Soldaten = 2..3 Soldat
Ein bis zwei Soldaten entkamen. | Ein bis zwei Soldaten = 1..2 Soldat
Der Anteil liegt zwischen 10 und 15 Prozent. | zwischen 10 und 15 Prozent = 10..15 Prozent
Der Anteil liegt zwischen 10 Prozent und 15 Prozent. | zwischen 10 Prozent und 15 Prozent = 10..15 Prozent
Der Anteil liegt bei 5-6%. | 5-6% = 5..6 Prozent
Sie wuchsen von 144 auf 200 Sitze. | 144 = 144 Sitz | 200 Sitze = 200 Sitz
Die Einheit schrumpft von derzeit 900 auf rund 400 Soldaten. | 900 = 900 Soldat | rund 400 Soldaten = ~400 Soldat
Sie haben 200 feste und 300 freie Mitarbeiter. | 200 = 200 Mitarbeiter | 300 freie Mitarbeiter = 300 Mitarbeiter
Nur 27 von 35 Staaten stimmten zu. | 27 = 27 Staat | 35 Staaten = 35 Staat
Der Stern ist zwei- bis siebenmal größer. | zwei- bis siebenmal = 2..7 Mal
Man zählte 41 bzw. 27 Anschläge. | 41 = 41 Anschlag | 27 Anschläge = 27 Anschlag
Anderthalb bis zwei Kilometer fehlen. | Anderthalb bis zwei Kilometer = 1.5..2 Kilometer
"""

NOUNS = """
Zwei weitere Soldaten starben. | Zwei weitere Soldaten = 2 Soldat
Weitere 500 Soldaten folgen. | Weitere 500 Soldaten = 500 Soldat
Alle 17 Opfer wurden gefunden. | Alle 17 Opfer = 17 Opfer
Insgesamt 40 Kämpfer ergaben sich. | 40 Kämpfer = 40 Kämpfer
Sie schickten je 200 Soldaten. | 200 Soldaten = 200 Soldat
Zwei der Getöteten waren Frauen. | Zwei der Getöteten = 2 Getöteter
Zwei der drei Männer flohen. | Zwei = 2 Mann | drei Männer = 3 Mann
Etwa 1.400 Soldaten, davon 60 der Schweizer Armee, kehren heim. | Etwa 1.400 Soldaten = ~1400 Soldat | 60 = 60 Soldat
Es kamen 12.000 Soldaten, davon 3.000 Offiziere. | 12.000 Soldaten = 12000 Soldat | 3.000 Offiziere = 3000 Offizier
Vier Soldaten starben, Dutzende weitere wurden verletzt. | Vier Soldaten = 4 Soldat | Dutzende weitere = ~24.. Soldat
Drei deutsche Soldaten kamen, zwei wurden verwundet. | Drei deutsche Soldaten = 3 Soldat | zwei = 2 Soldat
Es fielen 40 Soldaten. Davon kamen 12 aus Seoul. | 40 Soldaten = 40 Soldat | 12 = 12 Soldat
Es fielen 40 Soldaten, darunter 12 aus Seoul. | 40 Soldaten = 40 Soldat | 12 = 12 Soldat
Eine 500-Mann-Einheit rückt vor. | 500-Mann-Einheit = 500 Mann
Eine 10.000-Mann-Armee rückt vor. | 10.000-Mann-Armee = 10000 Mann
Ein Zwei-Mann-Team blieb zurück. | Zwei-Mann-Team = 2 Mann
Drei Marine-Offiziere klagten. | Drei Marine-Offiziere = 3 Marine-Offizier
Rund 400 Talibankämpfer flohen. | Rund 400 Talibankämpfer = ~400 Talibankämpfer
Zehn US-Soldaten starben. | Zehn US-Soldaten = 10 US-Soldat
Es starben 3.000 gut ausgebildete, schwer bewaffnete Soldaten. | 3.000 gut ausgebildete, schwer bewaffnete Soldaten = 3000 Soldat
Dort sind 12.000 in Russland stationierte Soldaten. | 12.000 in Russland stationierte Soldaten = 12000 Soldat
Es kamen 40 Kiewer Polizisten. | 40 Kiewer Polizisten = 40 Polizist
Sie haben 50 „Freiwillige“ geschickt. | 50 „Freiwillige“ = 50 Freiwilliger
Unter ihnen waren hunderte Amerikaner und Koalitionsangehörige. | hunderte Amerikaner und Koalitionsangehörige = ~200.. Amerikaner
Sie nannten 500 Soldaten und ebenso viele Polizisten. | 500 Soldaten = 500 Soldat | ebenso viele Polizisten = 500 Polizist
Es kamen 800 Soldaten. Genauso viele Soldaten gingen. | 800 Soldaten = 800 Soldat | Genauso viele Soldaten = 800 Soldat
Sie haben 40.000 Tonnen Munition. | 40.000 Tonnen = 40000 Tonne
Sie entsenden 40 Soldatinnen und Soldaten. | 40 Soldatinnen und Soldaten = 40 Soldat
Es kamen 90 Mann aus 32 Orten, darunter 60 Frauen. | 90 Mann = 90 Mann | 32 Orten = 32 Ort | 60 Frauen = 60 Frau
Es kamen 90 Mann aus 32 Orten, darunter 60 aus Kiew. | 90 Mann = 90 Mann | 32 Orten = 32 Ort | 60 = 60 Mann
Die Zahl der Toten stieg auf mindestens 45. | mindestens 45 = 45.. Toter
Die Zahl der zivilen Opfer liegt bei 45. | 45 = 45 Opfer
Vier der sieben Insassen starben. | Vier = 4 Insasse | sieben Insassen = 7 Insasse
Sie fielen: 3.000 Soldaten, weitere 9000 fehlen. | 3.000 Soldaten = 3000 Soldat | weitere 9000 = 9000 Soldat
Im Lager leben 22 Menschen, verletzt sind 45. | 22 Menschen = 22 Mensch | 45 = 45 Mensch
Rund 1.500 Spezialkräfte üben. | Rund 1.500 Spezialkräfte = ~1500 Spezialkraft
Dort üben 300 Soldat*innen. | 300 Soldat*innen = 300 Soldat
Die Rede war von vier „angreifende[n] Soldaten“. | vier „angreifende[n] Soldaten“ = 4 Soldat
Fünf Mann, darunter zwei Kinder, sind tot, weitere 14 verletzt. | Fünf Mann = 5 Mann | zwei Kinder = 2 Kind | weitere 14 = 14 Mann
Es kamen 40 Mann. Davon starben 2022 noch 38. | 40 Mann = 40 Mann | 38 = 38 Mann
Es kamen 40 Mann. Davon seien 30 gefallen. | 40 Mann = 40 Mann | 30 = 30 Mann
Es sind 8.000, 10.000 oder 12.000 Soldaten. | 8.000 = 8000 Soldat | 10.000 oder 12.000 Soldaten = 10000..12000 Soldat
Sie fanden 53 Leichen. | 53 Leichen = 53 Leiche
Es gibt 98 Tote. | 98 Tote = 98 Toter
Zwölf Beamte wurden entlassen. | Zwölf Beamte = 12 Beamter
"""

SHARES = """
Ein Viertel der Soldaten fehlt. | Ein Viertel = 0.25 Anteil
Zwei Fünftel der Soldaten fehlen. | Zwei Fünftel = 0.4 Anteil
Drei viertel der Truppe fehlen. | Drei viertel = 0.75 Anteil
Die Hälfte der Truppe fehlt. | Die Hälfte = 0.5 Anteil
Mehr als die Hälfte der Truppe fehlt. | Mehr als die Hälfte = 0.5.. Anteil
Knapp ein Zehntel der Häuser brannte. | Knapp ein Zehntel = ~..0.1 Anteil
Rund drei Viertel der Wähler stimmten zu. | Rund drei Viertel = ~0.75 Anteil
Jeder zweite Soldat fehlt. | Jeder zweite = 0.5 Anteil
Jedes fünfte Haus ist zerstört. | Jedes fünfte = 0.2 Anteil
Das Lied lief über 30.000 mal im Radio. | über 30.000 mal = 30000.. Mal
Es kamen 3-mal so viele Soldaten. | 3-mal so viele = 3 Faktor
Das geschah achtmal. | achtmal = 8 Mal
Die Ausgaben steigen auf das Doppelte. | Doppelte = 2 Faktor
Die Ausgaben steigen auf das Dreifache. | Dreifache = 3 Faktor
Es kamen doppelt so viele Soldaten wie geplant. | doppelt so viele = 2 Faktor
Es kamen mehr als doppelt so viele Soldaten. | mehr als doppelt so viele = 2.. Faktor
Es kamen halb so viele Soldaten. | halb so viele = 0.5 Faktor
Es kamen dreimal so viele Soldaten. | dreimal so viele = 3 Faktor
Das sind 80 Prozent der Soldaten. | 80 Prozent = 80 Prozent
Das sind 80 % der Soldaten. | 80 % = 80 Prozent
Das sind 12,5% aller Soldaten. | 12,5% = 12.5 Prozent
Die Partei verlor zwei Prozentpunkte. | zwei Prozentpunkte = 2 Prozentpunkt
Jeden zweiten Tag fallen Bomben.
Die zweite Hälfte begann spät.
"""

NONE = """
Der Pakt gilt seit 24 Jahren.
Er blieb zwei Tage in Kiew.
Die Sitzung dauerte anderthalb Stunden.
Das war vor zwei Wochen.
Am 3. November begann der Angriff.
Am 3.11.2024 begann der Angriff.
Am 2024-10-22 begann der Angriff.
Seit 2014 wird dort gekämpft.
Im Jahr 2000 Soldaten zu entsenden, war neu.
Von 1950 bis 1953 herrschte Krieg.
In den Jahren 1950-53 herrschte Krieg.
Als Russland 2022 Truppen entsandte, begann der Krieg.
Das gilt bis 2030.
Um 1900 lebte er dort.
Um 15.30 Uhr fiel ein Schuss.
Gegen 8 Uhr fiel ein Schuss.
Um sieben kam die Polizei.
Der 24-jährige Fahrer floh.
Ein 24-Jähriger floh.
Peter (24) floh.
Die 3. Armeekorps genannte Einheit übt.
Die 110. mechanisierte Brigade übt.
Die Brigade 47 zieht ab.
Die Resolution 1701 gilt weiter.
Nach § 130 ist das verboten.
Nach Artikel 5 ist das verboten.
Nach Artikel 5 und 6 ist das verboten.
Die Maschine vom Typ A330 landete.
Der T-72 rollte an der S-400 vorbei.
Die F-16 startete.
Die Boeing 737 startete.
Eine Zwei-Staaten-Lösung bleibt das Ziel.
Der Zwölf-Punkte-Plan scheiterte.
Der 12-Punkte-Plan scheiterte.
Die Fünf-Prozent-Hürde bleibt.
Der Film „911“ lief.
Mehr steht unter https://beispiel.de/artikel/2024/500?seite=30 im Netz.
Claudia Tausend kam zu spät.
Er feierte den 60. Der Ort war voll.
Sie war die 22. „Mutter des Jahres“.
Das verbietet Art. 51 der Charta.
Kurz nach zwölf Uhr brannte es.
Die 27- und 30-jährigen Brüder flohen.
Das Beben hatte Stärke 6.
Die meisten sind jünger als 25.
Er starb im Alter von 25.
Zwischen 1973 und 1976 lebte er dort.
Sie kamen auf die Plätze drei und vier.
Das Spiel endete 3 : 1 (1 : 0).
Die Regel galt bis 2007 auf dem Land.
Das Tor fiel spät (28.).
Die Werte liegen unter Null.
Die Elf gewann das Spiel 3:1.
Unsere deutsche Elf gewann.
Er ist die Nummer eins.
Rufen Sie 030 123 456 an.
Wählen Sie +49 30 123456.
1. Die Lage im Osten.
Das Aktenzeichen 47 liegt vor.
Er kam als Dritter ins Ziel.
Die beiden Soldaten flohen.
Ein Soldat kam.
Eine Frau kam.
Das ist einfach.
Die G7 und die G-20 tagen.
Die Agenda 2030 gilt.
Die 1990er Jahre waren anders.
Kapitel 3 beginnt.
Absatz 3 Satz 1 gilt.
Das Dritte Reich endete.
Der Turm ist in Halle 12.
Die 30-Tage-Frist läuft ab.
"""

SINGULAR = """
Ein US-Soldat starb. | Ein US-Soldat = 1 US-Soldat
Sie fanden die Leiche eines Mannes. | eines Mannes = 1 Mann
Ein Demonstrant kam ums Leben. | Ein Demonstrant = 1 Demonstrant
Bei dem Unfall starb ein Georgier. | ein Georgier = 1 Georgier
Eine Frau mittleren Alters wurde verletzt. | Eine Frau mittleren Alters = 1 Frau
Eine junge Frau wurde verletzt. | Eine junge Frau = 1 Frau
Ein weiterer Soldat wurde verletzt. | Ein weiterer Soldat = 1 Soldat
Dabei starb ein Angehöriger der Miliz. | ein Angehöriger = 1 Angehöriger
Ein Verletzter liegt im Krankenhaus. | Ein Verletzter = 1 Verletzter
Es kamen drei Soldaten, von denen einer starb. | einer = 1 -
Einer von ihnen starb. | Einer = 1 -
Ein Haus brannte.
Es kamen ein paar Soldaten.
Ein Dutzend Soldaten kam.
Es war eine lange Frist.
"""
