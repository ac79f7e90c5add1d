"""An output folder for the export tests: articles with everything that makes offsets go wrong, and claims of most types."""

import hashlib
from pathlib import Path
from typing import Any

from claimx.schema import ArticleOutput

PIPELINE = {"claimx": "0", "spacy": "0", "model": "fake", "model_version": "1", "lexicon": "0"}
EMOJI, FAMILY = "\U0001f680", "\U0001f469\u200d\U0001f469\u200d\U0001f467"
TRICKY = (
    f"\u2028{EMOJI} Liveblog <script>alert('x')</script> & Co\r\n\r\n"
    "=Nebelland= wirft\tGrauland vor, bis zu 3.000 Sol\u00addaten entsandt\r\nzu haben. "
    f"Gru\u0308nland {FAMILY} wies das am 3. Mai 2024 zuru\u0308ck; {EMOJI}\U0001d538nna Berg sagte: "
    "„Rund 1,5 Tonnen Getreide {gehen} ins [Tal]“.\x85\r\nSie starben: zwei Ma\u0308nner\u3000aus O\u0308stheim."
)
"""Line separators of every kind, emoji of one and of several code points, combining marks, a soft hyphen, mark-up, tabs."""


def span(text: str, words: str, occurrence: int = 1) -> dict[str, Any]:
    """The span of these words in the text."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def role(text: str, words: str, occurrence: int = 1, **known: Any) -> dict[str, Any]:
    """A party."""
    return {**span(text, words, occurrence), "name": None, "id": None, "kind": "unknown", "resolved": None, **known}


def claim(text: str, kind: str, clause: str, anchor: str, **fields: Any) -> dict[str, Any]:
    """A claim."""
    whole, marked = span(text, clause), span(text, anchor)
    base = {
        "id": f"{kind}-{marked['start']}-{marked['end']}",
        "anchor": marked,
        "sentence": {"index": 0, "start": whole["start"], "end": whole["end"]},
        "rule": f"{kind}/test",
        "confidence": 0.75,
    }
    return {**whole, **base, "type": kind, **fields}


def tricky_claims(text: str) -> list[dict[str, Any]]:
    """Claims that overlap, cross line breaks, share parties, answer each other, and leave fields open."""
    accuser = role(text, "=Nebelland=", name="Nebelland; = 100 %", kind="country", id="Q1")
    accused = role(text, "Grauland", name="Grauland", kind="government", resolved=span(text, "Gru\u0308nland"))
    first = "=Nebelland= wirft\tGrauland vor, bis zu 3.000 Sol\u00addaten entsandt\r\nzu haben"
    second = f"Gru\u0308nland {FAMILY} wies das am 3. Mai 2024 zuru\u0308ck"
    third = f"{EMOJI}\U0001d538nna Berg sagte: „Rund 1,5 Tonnen Getreide {{gehen}} ins [Tal]“"
    speaker = role(text, "\U0001d538nna Berg", name="Anna Berg", kind="person")
    allegation = span(text, "bis zu 3.000 Sol\u00addaten entsandt\r\nzu haben")
    soldiers = {**span(text, "bis zu 3.000 Sol\u00addaten"), "max": 3000, "unit": "Soldat"}
    grain = {**span(text, "Rund 1,5 Tonnen Getreide"), "value": 1.5, "approximate": True, "unit": "Tonne; Getreide=%"}
    dead = {**span(text, "zwei Ma\u0308nner"), "value": 2, "unit": "Mann"}
    day = {**span(text, "3. Mai 2024"), "type": "DATE", "value": "2024-05-03", "earliest": "2024-05-03", "latest": "2024-05-03"}
    accusation = claim(text, "accusation", first, "wirft", accuser=[accuser], accused=[accused], allegation=allegation)
    troops = claim(text, "troop_count", allegation["text"], soldiers["text"], quantity=soldiers, force=[accused, accuser])
    troops |= {"source": [accuser, accused], "modality": "reported", "cue": span(text, "wirft"), "location": accused}
    denial = claim(text, "denial", second, "wies", denier=[role(text, "Gru\u0308nland")], denied=span(text, "das am"))
    denial |= {"denies": [accusation["id"], troops["id"]], "polarity": "negated"}
    date = claim(text, "date", second, "3. Mai 2024", time=day, event=span(text, "wies"))
    statement = claim(text, "statement", third, "sagte", speaker=[speaker], content=span(text, "Rund 1,5 Tonnen Getreide"))
    delivery = claim(text, "delivery", third, "{gehen}", object=span(text, "Getreide"), quantity=grain, source=speaker)
    agreement = claim(text, "agreement", third, "Berg")
    bare = claim(text, "delivery", third, "Tonnen")
    casualties = claim(text, "casualty_count", "Sie starben: zwei Ma\u0308nner\u3000aus O\u0308stheim", dead["text"])
    casualties |= {"quantity": dead, "outcome": "killed", "activity": span(text, "starben"), "modality": "hedged"}
    statement |= {"quote_type": "direct"}
    claims = [accusation, troops, denial, date, agreement, statement, bare, delivery, casualties]
    return sorted(claims, key=lambda found: found["anchor"]["start"])


def mentions(text: str) -> dict[str, Any]:
    """What was tagged: actors, one inside another, and the rest."""
    anna = role(text, "\U0001d538nna Berg", name="Anna Berg", kind="person")
    grain = {**span(text, "1,5 Tonnen"), "value": 1.5, "unit": "Tonne"}
    day = {**span(text, "3. Mai 2024"), "type": "DATE", "value": "2024-05-03"}
    quotation = {
        "type": "direct",
        "quote": [span(text, "Rund 1,5 Tonnen Getreide")],
        "cue": [span(text, "sagte")],
        "speaker": anna,
    }
    actors = [role(text, "=Nebelland=", kind="country", id="Q1", name="Nebelland"), anna, role(text, "Berg", kind="person")]
    return {"actors": actors, "quantities": [grain], "times": [day], "quotations": [quotation]}


def output(id: str, data: bytes, text: str, path: str, carried: bool, with_claims: bool = True) -> ArticleOutput:
    """The output of an article."""
    article = {"id": id, "path": path, "sha256": hashlib.sha256(data).hexdigest(), "characters": len(text), "sentences": 1}
    article |= {
        "title": "=1+1 \x0b_x000D_",
        "published": "2024-05-03",
        "text": text if carried else None,
        "url": "https://a.example/?a=b&c",
    }
    found = {"claims": tricky_claims(text), "mentions": mentions(text)} if with_claims else {}
    return ArticleOutput.model_validate({"article": article, "pipeline": PIPELINE, **found})


def make_folder(root: Path) -> Path:
    """Writes three articles and their output: a plain file, text that the output carries, and one without claims."""
    out, texts = root / "out", root / "in"
    out.mkdir(parents=True)
    texts.mkdir()
    data = TRICKY.encode("utf-8")
    (texts / "tricky.txt").write_bytes(data)
    (texts / "leer.txt").write_bytes("Nichts geschah.".encode("utf-8-sig"))
    made = [
        output("tricky", data, TRICKY, str(texts / "tricky.txt"), carried=False),
        output("ä=b+c@d~'1 (2)", b"{}", TRICKY, "somewhere.html", carried=True),
        output("leer", (texts / "leer.txt").read_bytes(), "Nichts geschah.", str(texts / "leer.txt"), False, with_claims=False),
    ]
    for article in made:
        (out / f"{article.article.id}.json").write_text(article.model_dump_json(), encoding="utf-8")
    return out
