"""Who a claim has as its source, and how firmly it is put: a table of sentences with the claims they must give."""

import pytest

from claimx.articles import article_from_text

PUBLISHED = "2024-11-05"

# text; then for a claim's anchor: the source's words (None: the article itself) and the modality
SOURCES = [
    ("In Kiew glaubt man, dass die ersten 300 Soldaten schon vorrücken.", {"300 Soldaten": ("Kiew", "reported")}),
    ("In Seoul hieß es, 2.000 Soldaten seien am Montag eingetroffen.", {"2.000 Soldaten": ("Seoul", "reported")}),
    (
        "Die Stärke der Einheit wird in Warschau auf mehr als 4.000 Mann geschätzt.",
        {"mehr als 4.000 Mann": ("Warschau", "reported")},
    ),
    (
        "Das Projekt Grenzblick kommt auf »höchstens 2.500 Söldner«.",
        {"höchstens 2.500 Söldner": ("Projekt Grenzblick", "reported")},
    ),
    (
        "Neunhundert Soldaten, sagte der Minister am Montag; siebenhundert, sagte das Pentagon.",
        {
            "Neunhundert Soldaten": ("Minister", "reported"),
            "siebenhundert": ("Pentagon", "reported"),
            "Montag": (None, "asserted"),
        },
    ),
    (
        "Eine Kompanie, deren Stärke Beridse auf 80 Soldaten schätzte, stand bereit.",
        {"80 Soldaten": ("Beridse", "reported")},
    ),
    (
        "Die Gruppe »Freies Ufer« räumte ein, in der Nacht zum Montag 20 Ballons gestartet zu haben.",
        {"Nacht zum Montag": ("Die Gruppe »Freies Ufer«", "reported")},
    ),
    ("Behörde: 14 Verletzte nach Drohnenangriff\n\nIm Bezirk brannten zwei Häuser.", {"14 Verletzte": ("Behörde", "reported")}),
    ("Ukraine: 14 Tote bei Angriff\n\nEin Haus wurde zerstört.", {"14 Tote": (None, "asserted")}),
    (
        "Man habe 300 Verletzte aufgenommen, sagte die Leiterin Amani Kasereka, darunter etwa 90 Soldaten.",
        {"etwa 90 Soldaten": ("Leiterin Amani Kasereka", "reported")},
    ),
    (
        "4.000 Soldaten unterstützen den Grenzschutz. Das kündigte die Regierung in Warschau am Donnerstag an.",
        {"4.000 Soldaten": ("Regierung in Warschau", "reported"), "Donnerstag": (None, "asserted")},
    ),
    (
        "Kiew macht russische Truppen verantwortlich: Sie hätten den Damm am Dienstag gesprengt.",
        {"Dienstag": ("Kiew", "reported")},
    ),
    (
        "Der Hauptmann nannte dies ehrabschneidend. Seine Leute hätten erst gestern Abend eine Frau geborgen.",
        {"gestern Abend": ("Hauptmann", "reported")},
    ),
    (
        "Die Freiwillige Iryna Lesko, die selbst im Boot saß, spricht von einer Lüge. Zwei Helfer seien verletzt worden.",
        {"Zwei Helfer": ("Iryna Lesko", "reported")},
    ),
    ("Der Fahrer floh zu Fuß. 40 Tote seien Bauern.", {"40 Tote": (None, "reported")}),
    (
        "Südkorea kann Russland anklagen, gegen Sanktionen zu verstoßen, die es 2017 selbst beschlossen hat.",
        {"anklagen": (None, "hedged"), "2017": (None, "asserted")},
    ),
    ("Gerüchte, wonach er sich mit 1.200 Mann ergeben habe, dementierte er.", {"1.200 Mann": (None, "reported")}),
    (
        "Inzwischen geht der Geheimdienst von 3.000 Soldaten aus; bis Dezember sollen es 10.000 werden.",
        {"3.000 Soldaten": ("Geheimdienst", "reported"), "10.000": ("Geheimdienst", "planned")},
    ),
    (
        "Dass Soldaten randaliert hätten, wie es ein Kanal am Montag behauptete, verneint die Ortsvorsteherin.",
        {"Montag": (None, "asserted")},
    ),
    (
        "Erst war seitens der Polizei von drei Verletzten die Rede. Dann hieß es, acht Bewohner seien verletzt worden.",
        {"drei Verletzten": ("Polizei", "reported"), "acht Bewohner": ("Polizei", "reported")},
    ),
    ("Für Samstag kündigte die Gewerkschaft einen Streik an.", {"Samstag": ("Gewerkschaft", "planned")}),
    ("Am Samstag kündigte die Gewerkschaft einen Streik an.", {"Samstag": (None, "asserted")}),
    (
        "Bis Mai sagt die Behörde eine Zunahme der Opfer auf 200 Tote voraus.",
        {"Mai": ("Behörde", "planned"), "200 Tote": ("Behörde", "planned")},
    ),
    (
        "Der Iran verweist auf einen Brand im Konsulat am 30. Oktober.",
        {"30. Oktober": ("Iran", "reported")},
    ),
    (
        "Das Pentagon hatte die Zahl der Kämpfer am Montag mit etwa 10.000 Mann angegeben.",
        {"etwa 10.000 Mann": ("Pentagon", "reported"), "Montag": (None, "asserted")},
    ),
    (
        "Er schließe nicht aus, dass einige hundert Soldaten nahe der Grenze seien, sagte Henrik Sommer.",
        {"einige hundert Soldaten": ("Er", "hedged")},
    ),
    ("Im Dorf sollen sieben Menschen vermisst werden.", {"sieben Menschen": (None, "reported")}),
    (
        "Die Sprecherin teilt die Kritik am Minister: Das Maß sei ihrer Meinung nach überschritten.",
        {"Kritik": (None, "asserted")},
    ),
    (
        "Nordkorea habe vermutlich über zwei Soldaten verloren, sagte der Sprecher.",
        {"über zwei Soldaten": ("Sprecher", "reported")},
    ),
    (
        "Auch Ghana, dessen Präsident von 850 bis 1100 Soldaten sprach, ist bereit.",
        {"850 bis 1100 Soldaten": ("Präsident", "reported")},
    ),
    (
        "Der Hochkommissar geht von mehr als 300 Todesopfern aus; zudem säßen 14.000 Menschen in Haft.",
        {"mehr als 300 Todesopfern": ("Hochkommissar", "reported"), "14.000 Menschen": ("Hochkommissar", "reported")},
    ),
    (
        "Während die Armee von zehn Gefallenen ausgeht, brüstete sich die Miliz damit, 173 Soldaten getötet zu haben.",
        {"zehn Gefallenen": ("Armee", "reported"), "173 Soldaten": ("Miliz", "reported")},
    ),
    (
        "Mehr als 2.000 Tote: Diese Zahl nannte am Sonntag Abdul Rayan, Sprecher der Behörde.",
        {"Mehr als 2.000 Tote": ("Abdul Rayan, Sprecher der Behörde", "reported"), "Sonntag": (None, "asserted")},
    ),
    (
        "Soldaten haben 223 Zivilisten getötet. Zu diesem Schluss kommt Human Rights Watch nach langer Prüfung.",
        {"223 Zivilisten": ("Human Rights Watch", "reported")},
    ),
    (
        "Paris erwägt dem »Tagesboten« zufolge, bis zu 30.000 Mann zu entsenden.",
        {"bis zu 30.000 Mann": ("dem »Tagesboten«", "planned")},
    ),
    ("Ob die Rakete am Dienstag zwei Männer tötete, darüber besteht kaum Zweifel.", {"zwei Männer": (None, "asserted")}),
    ("Benin hat die Entsendung von 1500 bis 2000 Soldaten zugesagt.", {"1500 bis 2000 Soldaten": (None, "planned")}),
    (
        "Zwanzig Personen wurden festgenommen, darunter laut Reuters zwei Fotografen.",
        {"Zwanzig Personen": (None, "asserted"), "zwei Fotografen": ("Reuters", "reported")},
    ),
    ("Seit Mai kamen gemäss der Armee 217 Personen ums Leben.", {"217 Personen": ("Armee", "reported")}),
    ("Seit Beginn der Offensive wurden nach UN-Zählung fünf Männer verletzt.", {"fünf Männer": ("UN", "reported")}),
    (
        "Rund 1.500 Mann seien eingetroffen, insgesamt sollten es 12.000 werden, so der Geheimdienst.",
        {"Rund 1.500 Mann": ("Geheimdienst", "reported")},
    ),
    ("Augenzeugen wollen inzwischen 300 Soldaten gesehen haben.", {"300 Soldaten": ("Augenzeugen", "reported")}),
    (
        "Laut einer am Dienstag veröffentlichten Mitteilung des Hilfswerks starben 20 Menschen.",
        {"20 Menschen": ("Hilfswerks", "reported")},
    ),
    (
        "Der Sprecher Taras Melnyk nannte die Lage ernst und sagte, man warte. Nach seinen Angaben starben 30 Soldaten.",
        {"30 Soldaten": ("seinen Angaben", "reported")},
    ),
    (
        "Schätzungen zufolge starben seit dem 3. Mai 400 Menschen.",
        {"400 Menschen": (None, "reported"), "3. Mai": (None, "asserted")},
    ),
    ("Gerüchten zufolge fielen am Montag 30 Soldaten.", {"30 Soldaten": (None, "reported"), "Montag": (None, "reported")}),
    ("Nach offiziellen Schätzungen starben 400 Menschen.", {"400 Menschen": ("offiziellen Schätzungen", "reported")}),
    ("Nach Schätzung von Fachleuten starben 400 Menschen.", {"400 Menschen": ("Schätzung von Fachleuten", "reported")}),
    (
        "Dort haben nach Recherchen des Portals «Nordblick» 90 Söldner gekämpft.",
        {"90 Söldner": ("Portals «Nordblick»", "reported")},
    ),
    (
        "Nach der Darstellung, die Lima gibt, näherten sich am Samstag 20 Soldaten der Grenze.",
        {"Samstag": ("Lima", "reported"), "20 Soldaten": ("Lima", "reported")},
    ),
    ("Seither sind nach kenianischer Zählung elf Soldaten gefallen.", {"elf Soldaten": ("kenianischer", "reported")}),
    ("Am Montag kamen laut syrischem Zivilschutz vier Menschen um.", {"vier Menschen": ("syrischem Zivilschutz", "reported")}),
    ("Gemäss Rettungskräften kamen vier Menschen ums Leben.", {"vier Menschen": ("Rettungskräften", "reported")}),
    ("Laut Vertrag bleiben 300 Soldaten im Land.", {"300 Soldaten": (None, "asserted")}),
    (
        "Von 1985 bis 1990 waren dort nach Erhebungen der Wahrheitskommission 7000 Menschen getötet worden.",
        {"1985 bis 1990": ("Wahrheitskommission", "reported"), "7000 Menschen": ("Wahrheitskommission", "reported")},
    ),
    (
        "+++ 16:05 Peru: Bis zu 50 chilenische Soldaten getötet +++\nEs brannte.",
        {"Bis zu 50 chilenische Soldaten": ("Peru", "reported")},
    ),
    ("+++ 9.30 Uhr: Gouverneur: 14 Tote nach Angriff +++\nEs brannte.", {"14 Tote": ("Gouverneur", "reported")}),
    ("+++ 9:30 Peru: Zwölf Tote bei chilenischem Angriff +++\nEs brannte.", {"Zwölf Tote": (None, "asserted")}),
    ("18:52 Uhr | Bericht: Chile verlegt 2000 Mann\nEs ging schnell.", {"2000 Mann": ("Bericht", "reported")}),
    (
        "Am Montag kamen laut Feuerwehr vier Menschen um, ein Kind wurde verletzt.",
        {"vier Menschen": ("Feuerwehr", "reported"), "ein Kind": ("Feuerwehr", "reported")},
    ),
    (
        "Von acht getöteten Wilderern ist in einem Papier die Rede, das die Forstbehörde verschickte.",
        {"acht getöteten Wilderern": ("einem Papier", "reported")},
    ),
    ("Der Bericht spricht von mindestens zwölf Toten.", {"mindestens zwölf Toten": ("Der Bericht", "reported")}),
    ("Anwohner berichteten der Agentur dpa von bis zu 15 Toten.", {"bis zu 15 Toten": ("Anwohner", "reported")}),
    (
        "Peru hält Chile vor, Männern zu helfen, die 2023 bei Anschlägen 900 Menschen getötet hatten.",
        {"2023": (None, "asserted"), "900 Menschen": (None, "asserted")},
    ),
    ("Peru wirft Chile vor, 2023 bei Anschlägen 900 Menschen getötet zu haben.", {"2023": ("Peru", "reported")}),
    (
        "Die Abgeordnete Clara Blum rügte die Leitung, die das Gutachten vom 3. Juni nicht gelesen habe.",
        {"3. Juni": ("Abgeordnete Clara Blum", "reported")},
    ),
    ("Man habe 30 Kämpfer getötet, ließ das Hauptquartier verlauten.", {"30 Kämpfer": ("das Hauptquartier", "reported")}),
    ("70 Kämpfer seien tot, ließ der Minister wissen.", {"70 Kämpfer": ("Minister", "reported")}),
    ("30 Kämpfer, kontert man im Ministerium, seien getötet worden.", {"30 Kämpfer": ("Ministerium", "reported")}),
    (
        "Die Partei übt Kritik: Die Schleuse, die 2014 geplant worden war, sei nie gebaut worden.",
        {"2014": ("Partei", "reported")},
    ),
    ("Der Fall ist klar: 30 Soldaten seien im Mai gestorben.", {"Mai": (None, "reported")}),
    (
        "„Stimmt so nicht“, kontert man im Ressort. Zwei Männer seien im März gestorben.",
        {"Zwei Männer": ("Ressort", "reported"), "März": ("Ressort", "reported")},
    ),
    ("Unter Berufung auf Ärzte meldete der Sender 30 Tote.", {"30 Tote": ("Sender", "reported")}),
    ("Im Lager starben unter Berufung auf Ärzte 30 Menschen.", {"30 Menschen": ("Ärzte", "reported")}),
    ("Die Miliz rühmt sich, am Montag 30 Soldaten getötet zu haben.", {"Montag": ("Miliz", "reported")}),
    (
        "In einem Bericht, den die Uno am Freitag vorlegte, werden der Wache neun Überfälle seit Juli angelastet.",
        {"Juli": ("Uno", "reported"), "Freitag": (None, "asserted")},
    ),
    (
        "Das Parlament hat am Montag bis zu 1.500 Soldaten bewilligt.",
        {"bis zu 1.500 Soldaten": (None, "planned"), "Montag": (None, "asserted")},
    ),
    (
        "Von den derzeit 700 Soldaten sollen 120 abgezogen werden.",
        {"700 Soldaten": (None, "asserted"), "120": (None, "planned")},
    ),
    ("„Dort standen sie, sechzig Mann vielleicht, und schossen“, sagte Haas.", {"sechzig Mann": ("Haas", "reported")}),
    ("Vielleicht kommen 300 Soldaten, sagt Haas.", {"300 Soldaten": ("Haas", "hedged")}),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[text[:40] for text, _ in SOURCES])
def test_source(extractor, text, expected):
    output = extractor.extract(article_from_text(text, published=PUBLISHED))
    claims = {c.anchor.text: c for c in output.claims if c.type not in ("statement", "quantity")}
    for anchor, (source, modality) in expected.items():
        claim = claims[anchor]
        found = claim.source[0] if isinstance(claim.source, list) else claim.source
        assert (found and found.text, claim.modality) == (source, modality), anchor


# text, anchor, and whom the source's words ("demnach") mean
CARRIED = [
    (
        "Nach Angaben von Rettungskräften beschoss die Miliz am Montag den Markt. Demnach starben 48 Menschen.",
        "48 Menschen",
        "Angaben von Rettungskräften",
    ),
    ("Die Polizei nahm drei Männer fest. Den Angaben zufolge starben 30 Menschen.", "30 Menschen", "Polizei"),
    ("Der Sender berief sich auf Ärzte. Demnach starben 30 Menschen.", "30 Menschen", "Ärzte"),
    ("Nach Angaben von Ärzten brannte es. Nach diesen Angaben starben 30 Menschen.", "30 Menschen", "Ärzten"),
]


@pytest.mark.parametrize(("text", "anchor", "source"), CARRIED, ids=[text[:40] for text, _, _ in CARRIED])
def test_source_carried_on(extractor, text, anchor, source):
    output = extractor.extract(article_from_text(text, published=PUBLISHED))
    (claim,) = [c for c in output.claims if c.anchor.text == anchor and c.type not in ("statement", "quantity")]
    assert claim.source.resolved.text == source
