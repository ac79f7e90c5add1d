"""Claims of several articles: which belong together, which contradict, update or deny each other, on German sentences."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.articles import article_from_text
from claimx.corpus import counts, families
from claimx.corpus.amounts import interval_of
from claimx.corpus.cluster import SHOWN
from claimx.corpus.clusters import Clusters
from claimx.corpus.copies import agency_of, find_origins
from claimx.corpus.days import days
from claimx.corpus.facts import make_facts
from claimx.corpus.index import MOST_COMPARED
from claimx.corpus.linker import link
from claimx.errors import ClaimxError
from claimx.evaluation.links import load_gold_links, score_links
from claimx.schema import ArticleOutput, Quantity
from claimx.storage.links import links_bytes, read_links, write_links

PENTAGON = "Nach Angaben des Pentagons hat Nordkorea {} Soldaten nach Russland geschickt."
NATO = "Nach Angaben der Nato hat Nordkorea {} Soldaten nach Russland geschickt."
AFTER = "\n\nIn Brüssel berieten die Minister über die Lage in Russland und Nordkorea. Die Sitzung dauerte bis zum Abend."


def kinds(links, *types):
    """Kinds of the relations between different articles, of claims of these types or of all."""
    groups = {(member.article, member.claim): group.type for group in links.groups for member in group.members}
    return sorted(
        relation.kind
        for relation in links.relations
        if relation.from_.article != relation.to.article
        and (not types or groups[relation.from_.article, relation.from_.claim] in types)
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(PENTAGON.format("rund 10.000"), NATO.format("10.300"), ["corroborates"], id="about"),
        pytest.param(PENTAGON.format("bis zu 15.000"), NATO.format("12.000"), ["corroborates"], id="at most"),
        pytest.param(PENTAGON.format("mindestens 10.000"), NATO.format("12.000"), ["corroborates"], id="at least"),
        pytest.param(PENTAGON.format("mehr als 10.000"), NATO.format("etwa 11.000"), ["corroborates"], id="more than"),
        pytest.param(PENTAGON.format("10.000"), NATO.format("10.200"), ["corroborates"], id="a round number is not exact"),
        pytest.param(PENTAGON.format("3.000"), NATO.format("10.000"), ["contradicts"], id="two exact numbers"),
        pytest.param(PENTAGON.format("rund 3.000"), NATO.format("mehr als 10.000"), ["contradicts"], id="bounds that exclude"),
        pytest.param(PENTAGON.format("10.000"), PENTAGON.format("10.000"), ["same"], id="one source twice"),
        pytest.param(PENTAGON.format("3.000"), NATO.format("3.000").replace("Nordkorea", "Iran"), [], id="other troops"),
    ],
)
def test_numbers_of_two_sources_on_one_day(linked, first, second, expected):
    links = linked((first, "2024-10-29"), (second, "2024-10-29"))
    assert kinds(links, "troop_count") == expected


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        pytest.param(PENTAGON.format("3.000"), PENTAGON.format("10.000"), ("2024-10-23", "2024-10-29"), ["updates"], id="newer"),
        pytest.param(PENTAGON.format("3.000"), PENTAGON.format("3.000"), ("2024-10-23", "2024-10-29"), ["same"], id="no change"),
        pytest.param(PENTAGON.format("3.000"), NATO.format("10.000"), ("2024-10-01", "2024-10-29"), [], id="weeks apart"),
        pytest.param(PENTAGON.format("3.000"), NATO.format("3.000"), ("2022-02-12", "2024-10-29"), [], id="other year"),
        pytest.param(PENTAGON.format("3.000"), PENTAGON.format("weitere 3.000"), ("2024-10-23", "2024-10-29"), [], id="on top"),
    ],
)
def test_numbers_on_different_days(linked, first, second, days, expected):
    links = linked(*zip((first, second), days, strict=True))
    assert kinds(links, "troop_count") == expected


def test_a_figure_that_its_source_replaced_contradicts_nothing_newer(linked):
    links = linked(
        (PENTAGON.format("3.000"), "2024-10-27"), (PENTAGON.format("10.000"), "2024-10-28"), (NATO.format("10.000"), "2024-10-29")
    )
    assert "contradicts" not in kinds(links)
    assert len({group.topic for group in links.groups if group.type == "troop_count"}) == 1


ACCUSES = "Die USA werfen Nordkorea vor, Munition und Raketen an Russland geliefert zu haben."
DENIES = "Nordkorea bestreitet, Munition und Raketen an Russland geliefert zu haben."


@pytest.mark.parametrize(
    ("denial", "day", "expected"),
    [
        (DENIES, "2024-10-30", ["denies"]),
        (DENIES.replace("Nordkorea", "Der Iran"), "2024-10-30", []),
        ("Nordkorea bestreitet, ein Schiff im Hafen von Incheon beschossen zu haben.", "2024-10-30", []),
        (DENIES, "2025-10-30", []),
        (DENIES, "2024-10-01", []),
    ],
    ids=["answer", "other party", "other content", "a year later", "before"],
)
def test_denials_across_articles(linked, denial, day, expected):
    links = linked((ACCUSES, "2024-10-29"), (denial, day))
    assert [kind for kind in kinds(links) if kind == "denies"] == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("26. Oktober", ["contradicts"]), ("23. Oktober", ["corroborates"]), ("26. März", [])]
)
def test_dates_of_one_event(linked, day, expected):
    text = "Die ersten Einheiten der Nordkoreaner sind am {} in der Region Kursk eingetroffen, meldete {}."
    links = linked((text.format("23. Oktober", "das Pentagon"), "2024-10-30"), (text.format(day, "die Nato"), "2024-10-30"))
    assert kinds(links, "date") == expected


REPORT = (
    "{}Nordkorea hat nach Angaben des südkoreanischen Geheimdienstes 1.500 Soldaten nach Russland verlegt. Die Spezialkräfte seien auf "
    "Schiffen nach Wladiwostok gebracht worden, teilte der Dienst am Freitag mit. Das Präsidialamt in Seoul berief eine Sitzung ein. "
    "Nach einer Ausbildung in Lagern sollten die Männer an die Front gebracht werden.{}"
)


def test_prints_of_one_report_are_one_origin_and_one_source(linked):
    own = "Der Analyst Ole Brandis zählt 1.500 nordkoreanische Soldaten in Russland." + AFTER
    texts = [REPORT.format("Seoul (dpa) - ", ""), REPORT.format("", " Mehr im Liveblog. (dpa)"), REPORT.format("", ""), own]
    links = linked(*((text, "2024-10-18") for text in texts))
    assert [origin.articles for origin in links.origins] == [["a", "b", "c"], ["d"]]
    assert links.origins[0].agency == "dpa"
    group = next(group for group in links.groups if group.type == "troop_count")
    assert [member.article for member in group.members] == ["a", "b", "c", "d"]
    assert group.independent_sources == 2
    assert [member.copy_of and member.copy_of.article for member in group.members] == [None, "a", "a", None]


def test_a_marked_report_with_a_paragraph_of_the_papers_own_is_a_print_of_it(linked):
    report = (
        "In Valparaíso sind bei einem Brand im Hafen nach Angaben der Feuerwehr neun Arbeiter ums Leben gekommen. "
        "Das Feuer war am Morgen in einer Halle ausgebrochen, in der Farben und Lacke lagerten, und griff auf zwei Schiffe über. "
        "Die Ursache ist bisher nicht geklärt, die Staatsanwaltschaft hat Ermittlungen gegen unbekannt eingeleitet. "
    )
    own = (
        "In Travemünde sieht der Verein der Hafenarbeiter sich bestätigt. „Bei uns fehlen seit Jahren Löschboote“, sagt die "
        "Vorsitzende Wiebke Tammen. Am Abend berät darüber der Rat der Stadt, zu der Sitzung sind alle Reedereien eingeladen."
    )
    texts = [report + "(dpa)", report + own + " (mit dpa)", report + own]
    links = linked(*((text, "2024-10-18") for text in texts))
    assert ["a", "b"] in [[a for a in origin.articles if a != "c"] for origin in links.origins]


@pytest.mark.parametrize(
    ("marks", "days", "one"),
    [
        pytest.param(("(dpa)", "(dpa)"), ("2024-10-18", "2024-10-18"), True, id="one agency"),
        pytest.param(("(dpa)", "(AFP)"), ("2024-10-18", "2024-10-18"), False, id="two agencies"),
        pytest.param(("(dpa)", "(dpa)"), ("2024-10-18", "2024-11-18"), False, id="a month later"),
    ],
)
def test_a_report_that_a_paper_has_edited_is_a_print_of_it(linked, marks, days, one):
    report = (
        "Bei einem Brand im Hafen von Valparaíso sind am Freitag neun Arbeiter ums Leben gekommen. Nach Angaben der Feuerwehr brach "
        "das Feuer in einer Halle aus, in der Farben lagerten. Der Verein der Hafenarbeiter beschuldigte die Reederei, Warnungen "
        "missachtet zu haben. Die Reederei wies das zurück und machte den Verein für den Brand verantwortlich."
    )
    edited = (
        "Valparaíso. Bei einem Brand im Hafen haben am Freitag neun Arbeiter ihr Leben verloren. Das Feuer brach in einer Halle aus, in "
        "der Farben lagerten, teilte die Feuerwehr mit. Der Verein der Arbeiter beschuldigte die Reederei, Hinweise missachtet zu "
        "haben. Die Reederei wies das zurück und machte den Verein für das Feuer verantwortlich."
    )
    links = linked(*((f"{text} {mark}", day) for text, mark, day in zip((report, edited), marks, days, strict=True)))
    assert (len(links.origins) == 1) is one


def test_a_copied_sentence_comes_from_where_it_was_first(linked):
    copied = "Nordkorea hat 1.500 Soldaten und mehrere Offiziere mit Schiffen nach Wladiwostok in Russland verlegt."
    filler = (
        "Die Bäckerei am Markt öffnet wieder. Ein Kind fand den Schlüssel im Brunnen. Der Rat tagt erst im nächsten Monat dazu."
    )
    links = linked((copied + AFTER, "2024-10-18"), (filler + " " + copied, "2024-10-19"))
    assert len(links.origins) == 2
    group = next(group for group in links.groups if group.type == "troop_count")
    assert group.independent_sources == 1
    assert [member.origin for member in group.members] == [links.origins[0].id] * 2


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Seoul (dpa) - Nordkorea hat Soldaten entsandt.", "dpa"),
        ("Moskau/Kiew (rtr) – Der Kreml schwieg.", "Reuters"),
        ("Er kam nicht. (mau/AFP)", "AFP"),
        ("Er kam nicht.\ndpa/rtr\n", "dpa"),
        ("Er kam nicht.\nQuelle: APA", "APA"),
        ("Er kam nicht. (Foto: dpa)", None),
        ("Das sagte er der Agentur dpa.", None),
        ("Er sprach mit der AP (Associated Press) in Wien.", None),
    ],
)
def test_agency_marks(text, agency):
    assert agency_of(text) == agency


def test_without_texts_the_claims_stand_for_them(extractor):
    outputs = [extractor.extract(article_from_text(REPORT.format("", ""), published="2024-10-18", id=name)) for name in "ab"]
    assert all(len(origin.articles) == 1 for origin in find_origins(outputs, {})) or len(find_origins(outputs, {})) == 1
    links = link(outputs, {}, ["a: gone"])
    assert links.notes == ["a: gone"]
    assert any(len(group.members) == 2 for group in links.groups)


def test_a_missing_datasketch_is_said_with_its_remedy(monkeypatch, linked):
    monkeypatch.setitem(__import__("sys").modules, "datasketch", None)
    with pytest.raises(ClaimxError, match=r"claimx\[corpus\]"):
        linked(("Es kamen 5 Soldaten.", "2024-10-18"))


def _outputs(extractor):
    texts = {
        "a": PENTAGON.format("rund 10.000") + " " + ACCUSES, "b": NATO.format("10.300"), "c": NATO.format("3.000") + AFTER,
        "d": DENIES, "e": REPORT.format("Seoul (dpa) - ", ""), "f": REPORT.format("", ""),
    }  # fmt: skip
    return [extractor.extract(article_from_text(text, published="2024-10-29", id=name)) for name, text in texts.items()], texts


def test_the_order_of_articles_does_not_matter(extractor):
    outputs, texts = _outputs(extractor)
    first = links_bytes(link(outputs, texts))
    for order in itertools.islice(itertools.permutations(outputs), 0, 720, 97):
        assert links_bytes(link(order, texts)) == first


def test_every_claim_is_in_one_group_and_every_span_is_its_text(extractor):
    outputs, texts = _outputs(extractor)
    links = link(outputs, texts)
    members = [(member.article, member.claim) for group in links.groups for member in group.members]
    assert sorted(members) == sorted((output.article.id, claim.id) for output in outputs for claim in output.claims)
    groups = {group.id: group for group in links.groups}
    assert len(groups) == len(links.groups)
    for relation in links.relations:
        for end in (relation.from_, relation.to):
            assert texts[end.article][end.start : end.end] == end.text
        assert relation.group is None or relation.topic == groups[relation.group].topic
    assert sorted(article for origin in links.origins for article in origin.articles) == sorted(texts)


def test_links_survive_their_file(extractor, tmp_path):
    outputs, texts = _outputs(extractor)
    links = link(outputs, texts)
    write_links(tmp_path, links)
    assert read_links(tmp_path) == links


def test_a_disputed_number_with_many_members_is_not_compared_pair_by_pair(extractor, monkeypatch):
    template = extractor.extract(article_from_text(NATO.format("3.000"), published="2024-10-29", id="a"))
    calls = itertools.count()
    real = counts.same_thing
    monkeypatch.setattr(counts, "same_thing", lambda a, b: (next(calls), real(a, b))[1])
    facts = []
    for number in range(1500):
        output = ArticleOutput.model_validate(template.model_dump())
        output.article.id = f"a{number:04}"
        for claim in output.claims:
            if claim.type == "troop_count":
                claim.quantity.value = 1000 + number * 37
        origin = find_origins([output], {})[0]
        facts += [fact for fact in make_facts(output, None, origin) if fact.type == "troop_count"]
    clusters = Clusters(families.COUNTS, facts)
    assert sum(len(cluster.facts) for cluster in clusters.all) == len(facts)
    assert next(calls) <= len(facts) * MOST_COMPARED * SHOWN


@given(
    value=st.integers(1, 10**7), share=st.floats(0, 0.1), bound=st.sampled_from(["value", "min", "max", "about"])
)  # fmt: skip
@settings(deadline=None)
def test_an_interval_holds_its_own_number_and_what_is_near_an_about(value, share, bound):
    fields = {"value": value, "approximate": bound == "about"} if bound in ("value", "about") else {bound: value}
    interval = interval_of(Quantity(text="", start=0, end=0, **fields))
    assert interval.low <= value < interval.high
    near = value * (1 + share) if bound in ("about", "min") else value * (1 - share) if bound == "max" else value
    assert interval.low <= near < interval.high


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [("2024", "2024", 366), ("2024-02", "2024-02", 29), ("2024-10-22", "2024-10-22", 1), ("x", "2024", None)],
)
def test_days(first, last, length):
    found = days(first, last)
    assert (found.length if found else None) == length


@pytest.fixture(scope="module")
def gold_scores(extractor, root):
    """The scores on the annotated corpora, each linked by itself."""
    scores = {}
    gold = load_gold_links(root / "data" / "gold" / "links.json")
    for scenario in gold.scenarios:
        outputs, texts = [], {}
        for path in sorted((root / "data" / "raw" / "linking" / scenario.name).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            outputs.append(extractor.extract(article_from_text(text, id=path.stem, path=str(path))))
            texts[path.stem] = text
        scores.update({one.name: one for one in score_links(gold, link(outputs, texts), outputs)})
    return scores


@pytest.mark.parametrize(
    ("name", "least"), [("sudan", 0.75), ("kaukasus", 0.85), ("rotes-meer", 0.6), ("ostkongo", 0.6), ("thailand", 0.65)]
)
def test_the_wordy_corpora_keep_their_scores(gold_scores, name, least):
    measures = gold_scores[name].measures
    assert measures["pairs"].precision.share >= 0.85
    assert measures["pairs"].recall.share >= least


@pytest.mark.parametrize(
    ("kind", "precision", "recall"), [("contradicts", 0.75, 0.2), ("updates", 0.9, 0.35), ("denies", 0.8, 0.65)]
)
def test_relations_of_the_wordy_corpora(gold_scores, kind, precision, recall):
    found = [gold_scores[name].measures[kind] for name in ("sudan", "kaukasus", "rotes-meer", "ostkongo", "thailand")]
    assert sum(one.precision.right for one in found) >= precision * sum(one.precision.all for one in found)
    assert sum(one.recall.right for one in found) >= recall * sum(one.recall.all for one in found)


@pytest.mark.parametrize("name", ["dev", "test", "held", "fresh"])
def test_the_annotated_corpora_keep_their_scores(gold_scores, name):
    measures = gold_scores[name].measures
    assert measures["origins"].precision.share == measures["origins"].recall.share == 1
    assert measures["pairs"].precision.share >= 0.9
    assert measures["pairs"].recall.share >= 0.75
    assert measures["contradicts"].recall.share >= 0.66
    assert measures["contradicts"].precision.share == measures["denies"].precision.share == 1


RECALLED = (
    "Am {} wurde bei Banjska im Kosovo ein Polizist aus Serbien getötet. Drei Angreifer aus Serbien wurden im Kosovo getötet."
)


def test_an_article_that_looks_back_tells_of_the_same_day(linked):
    links = linked(
        (RECALLED.format("24. September"), "2023-09-25"), (RECALLED.format("24. September 2023") + AFTER, "2024-09-24")
    )
    group = next(group for group in links.groups if group.type == "casualty_count" and group.summary.value == 3)
    assert [member.article for member in group.members] == ["a", "b"]
    assert (group.summary.earliest, group.summary.latest) == (
        "2023-09-24",
        "2023-09-25",
    ) or group.summary.earliest == "2023-09-24"


def test_a_headline_belongs_to_the_denial_that_it_sums_up(linked):
    text = "Belgrad weist Vorwürfe aus Pristina zurück\n\nSerbien hat den Vorwurf zurückgewiesen, die Angreifer ausgerüstet zu haben."
    links = linked((text, "2023-09-26"))
    assert [len(group.members) for group in links.groups if group.type == "denial"] == [2]
