"""Drawing mentions, claims and roles with displaCy."""

from typing import get_args

import pytest
from spacy import displacy

from claimx import display
from claimx.articles import article_from_text
from claimx.schema import Claim, Mentions, Quantity, Role, RoleKind, Time

TEXT = "Südkorea & Japan rügten das.\nSeoul warf dem Norden am 4. Mai 2022 vor, 3.000 <Soldaten> entsandt zu haben. Er schwieg."


@pytest.fixture(scope="module")
def output(extractor):
    return extractor.extract(article_from_text(TEXT))


def words(data):
    return [(span["label"], " ".join(data["tokens"][span["start_token"] : span["end_token"]])) for span in data["spans"]]


def test_mentions_are_labelled_and_do_not_overlap():
    def at(cls, start, end, **fields):
        return cls(text=TEXT[start:end], start=start, end=end, **fields)

    mentions = Mentions(
        actors=[at(Role, 0, 8, kind="country"), at(Role, 0, 16, kind="group")],
        quantities=[at(Quantity, 57, 60)],
        times=[at(Time, 54, 65, type="DATE", value="2022-05-04")],
    )
    ents = display.mention_ents(TEXT, mentions)["ents"]
    assert [(ent["start"], ent["end"], ent["label"]) for ent in ents] == [(0, 16, "group"), (54, 65, "time")]


def test_claims_are_drawn_on_their_anchors(output):
    drawn = words(display.claim_spans(TEXT, output.claims))
    assert ("accusation", "warf") in drawn
    assert ("date", "4. Mai 2022") in drawn


def test_roles_are_drawn_in_the_sentence(output):
    (accusation,) = (claim for claim in output.claims if claim.type == "accusation")
    data = display.role_spans(TEXT, accusation)
    assert data["text"] == TEXT[accusation.sentence.start : accusation.sentence.end]
    assert words(data)[:3] == [("accusation", "warf"), ("accuser", "Seoul"), ("accused", "Norden")]


def test_the_drawing_reaches_a_role_in_another_sentence(extractor):
    text = "Südkorea erhob Vorwürfe gegen Nordkorea. Pjöngjang bestreitet das."
    (denial,) = (claim for claim in extractor.extract(article_from_text(text)).claims if claim.type == "denial")
    start = denial.sentence.start
    moved = denial.model_copy(update={"denier": [Role(text="Nordkorea", start=30, end=39, kind="country")]})
    assert start > 30
    assert display.role_spans(text, moved)["text"].startswith("Nordkorea. Pjöngjang")


def test_the_rows_name_every_party_and_span(output):
    (accusation,) = (claim for claim in output.claims if claim.type == "accusation")
    rows = {row["role"]: row for row in display.role_rows(accusation)}
    assert (rows["accuser"]["text"], rows["accuser"]["name"]) == ("Seoul", "Südkorea")
    assert rows["allegation"]["kind"] is None
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows.values())


@pytest.mark.parametrize("style", ["ent", "span"])
def test_displacy_draws_it_and_markup_stays_text(output, style):
    data = display.mention_ents(TEXT, output.mentions) if style == "ent" else display.claim_spans(TEXT, output.claims)
    html = displacy.render(data, style=style, manual=True, options=display.OPTIONS, jupyter=False)
    assert "&lt;" in html
    assert "<Soldaten" not in html


def test_an_article_without_claims_is_drawn(extractor):
    data = display.claim_spans("Es regnet.", [])
    assert (data["tokens"], data["spans"]) == (["Es", "regnet."], [])


def test_every_label_has_a_colour():
    types = {record.model_fields["type"].default for record in get_args(get_args(Claim)[0])}
    labels = {*types, *get_args(RoleKind), "quantity", "time"}
    assert {label.upper() for label in labels} <= display.OPTIONS["colors"].keys()
