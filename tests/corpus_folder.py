"""A small output folder with claims made by hand, as `claimx extract` would write it; and its links."""

from pathlib import Path
from typing import Any

import orjson

from claimx.schema.links import ClaimRef, ClaimSpan, Group, Links, Member, Origin, Relation, Summary
from claimx.storage.links import write_links

NASTY = "A</script><script>alert(1)</script><!-- \"' & \u2028 <b>"
"""Text that would break a page which does not escape."""

PUBLISHED = {"a": "2024-10-18", "b": "2024-10-19", "c": "2024-11", "d": None}


def role(name: str, id_: str | None = None, kind: str = "country", text: str | None = None) -> dict[str, Any]:
    text = text or name
    return {"text": text, "start": 0, "end": len(text), "name": name, "id": id_, "kind": kind, "resolved": None}


NORTH, SOUTH = role("Nordkorea", "Q423"), role("Südkorea", "Q884")
SERVICE = role("Geheimdienst von Ostland", kind="organisation")
SPEAKER = role("Jorun Habersaat", kind="person")


def span(text: str) -> dict[str, Any]:
    return {"text": text, "start": 0, "end": len(text)}


def claim(article: str, type_: str, number: int, text: str, **fields: Any) -> dict[str, Any]:
    base = {"article": article, "id": f"{type_}-{number}", "start": 0, "end": len(text), "text": text, "anchor": span(text[:10])}
    common = {
        "sentence": {"index": 0, "start": 0, "end": len(text)}, "source": None, "cue": None, "modality": "asserted",
        "polarity": "affirmed", "confidence": 0.8, "rule": f"{type_}/test", "plover": None, "type": type_,
    }  # fmt: skip
    return base | common | fields


def quantity(value=None, low=None, high=None, approximate=False, unit="Soldat") -> dict[str, Any]:
    return span("viele") | {"value": value, "min": low, "max": high, "approximate": approximate, "unit": unit}


def time(earliest: str | None, latest: str | None = None) -> dict[str, Any]:
    return span("dann") | {
        "type": "DATE",
        "value": earliest or "PAST_REF",
        "earliest": earliest,
        "latest": latest or earliest,
        "anchored": False,
    }


def claims() -> list[dict[str, Any]]:
    pyongyang = role("Nordkorea", "Q423", text="Pjöngjang")
    unnamed = role("er", kind="unknown")
    return [
        claim("a", "troop_count", 1, "3.000 Soldaten aus Nordkorea", quantity=quantity(3000), force=[NORTH], source=SERVICE),
        claim("a", "accusation", 2, "Südkorea wirft Nordkorea Hilfe vor", accuser=[SOUTH], accused=[pyongyang], allegation=span("Hilfe")),
        claim("a", "denial", 3, "Nordkorea weist das zurück", denier=[NORTH], denied=span("das"), denies=["accusation-2"]),
        claim("a", "date", 4, "am 8. Oktober verlegt", time=time("2024-10-08"), event=span("verlegt"), participants=[NORTH]),
        claim("b", "troop_count", 1, "3.000 Soldaten aus Nordkorea", quantity=quantity(3000), force=[NORTH], source=SERVICE),
        claim("b", "troop_count", 2, "bis zu 12.000 Soldaten", quantity=quantity(high=12000), force=[role("Nordkorea")], source=[SPEAKER, SERVICE], modality="hedged"),
        claim("b", "accusation", 3, "Habersaat wirft ihm Betrug vor", accuser=[SPEAKER], accused=[unnamed], allegation=span("Betrug")),
        claim("c", "troop_count", 1, "zwischen 9.000 und 11.000 Soldaten", quantity=quantity(low=9000, high=11000), force=[NORTH]),
        claim("c", "troop_count", 2, "keine 500 Soldaten", quantity=quantity(500), force=[NORTH], polarity="negated"),
        claim("c", "delivery", 3, "Nordkorea liefert rund 2 Millionen Granaten", agent=[NORTH], target=[role("Russland", "Q159")], object=span("Granaten"), quantity=quantity(2e6, approximate=True, unit="Granate")),
        claim("c", "date", 4, "damals", time=time(None), event=span("geschah"), participants=[]),
        claim("c", "date", 5, "im November erwartet", time=time("2024-11-01", "2024-11-30"), event=span("erwartet"), participants=[SOUTH], modality="planned"),
        claim("c", "accusation", 6, "Südkorea beschuldigt Nordkorea erneut", accuser=[SOUTH], accused=[NORTH], allegation=span("erneut")),
        claim("d", "criticism", 1, f"{NASTY} kritisiert", agent=[role(NASTY, kind="person")], target=[SOUTH], object=None),
        claim("d", "date", 2, NASTY, time=time("2024-10-09"), event=span(NASTY), participants=[role(NASTY, kind="person")]),
        claim("d", "troop_count", 3, NASTY, quantity=quantity(10), force=[role(NASTY, kind="group")], source=role(NASTY, kind="person")),
        claim("c", "troop_count", 7, NASTY, quantity=quantity(20), force=[role(NASTY, kind="group")], source=role(NASTY, kind="person")),
        claim("a", "troop_count", 8, NASTY, quantity=quantity(5000, unit=NASTY), force=[role(NASTY, kind="group")], source=SERVICE),
    ]  # fmt: skip


def links() -> Links:
    def ref(article: str, id_: str) -> ClaimSpan:
        return ClaimSpan(article=article, claim=id_, text="viele", start=0, end=5)

    members = [
        Member(article="a", claim="troop_count-1", origin="o1", source="Geheimdienst von Ostland"),
        Member(article="b", claim="troop_count-1", origin="o1", source="Geheimdienst von Ostland", copy_of=ClaimRef(article="a", claim="troop_count-1")),
    ]  # fmt: skip
    summary = Summary(
        actors=["Nordkorea"], actor_ids=["Q423"], object="Soldat", value=3000, lower=3000, upper=3000, unit="Soldat"
    )
    other = Member(article="c", claim="troop_count-1", origin="o2", source="Beispielbote")
    return Links(
        claimx="0",
        origins=[
            Origin(id="o1", articles=["a", "b"], kept="a", agency="dpa", reason="the same words"),
            Origin(id="o2", articles=["c"], kept="c", reason="no copy"),
        ],
        groups=[
            Group(id="g1", type="troop_count", topic="t1", members=members, independent_sources=1, sources=["Geheimdienst von Ostland"], origins=["o1"], summary=summary),
            Group(id="g2", type="troop_count", topic="t1", members=[other], independent_sources=1, sources=["Beispielbote"], origins=["o2"],
                  summary=Summary(actors=["Nordkorea"], lower=9000, upper=11000)),
        ],
        relations=[
            Relation(kind="contradicts", **{"from": ref("c", "troop_count-1")}, to=ref("a", "troop_count-1"), topic="t1", reason="3000 is less than 9000"),
            Relation(kind="updates", **{"from": ref("c", "troop_count-1")}, to=ref("b", "troop_count-2"), reason="later"),
            Relation(kind="denies", **{"from": ref("a", "denial-3")}, to=ref("c", "accusation-6"), reason="denied"),
        ],
    )  # fmt: skip


def article_record(name: str, published: str | None) -> dict[str, Any]:
    return {
        "id": name, "path": f"{name}.txt", "sha256": "0", "title": NASTY if name == "d" else f"Titel {name}", "published": published,
        "published_from": None, "publisher": "Beispielbote" if name == "c" else None, "url": None, "language": "de", "characters": 10,
        "sentences": 1, "regions": [], "text": None,
    }  # fmt: skip


def write_folder(folder: Path, *, linked: bool) -> Path:
    """Writes the output folder and returns it."""
    folder.mkdir(parents=True)
    found = sorted(claims(), key=lambda one: one["article"])
    (folder / "claims.jsonl").write_bytes(b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in found))
    for name, published in PUBLISHED.items():
        own = [{key: value for key, value in one.items() if key != "article"} for one in found if one["article"] == name]
        article = {
            "schema_version": "1.0",
            "article": article_record(name, published),
            "pipeline": {},
            "claims": own,
            "mentions": {},
        }
        (folder / f"{name}.json").write_bytes(orjson.dumps(article))
    run = {"schema_version": "1.0", "status": "complete", "files": [f"{name}.json" for name in PUBLISHED]}
    (folder / "run.json").write_bytes(orjson.dumps(run))
    if linked:
        write_links(folder, links())
    return folder
