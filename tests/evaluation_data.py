"""Gold and predictions for the tests of the evaluation: a small article by hand, and folders made at random."""

import json
import random
from pathlib import Path
from typing import Any

TEXT = (
    "Oslo warf Tunis am 4. Mai vor, 300 Soldaten entsandt zu haben. Tunis wies den Vorwurf zurück. "
    "Laut Oslo starben zwei Soldaten. Rom nannte das <b>unklug</b>.\n"
)
SHA = "0" * 64
PIPELINE = {"claimx": "0", "spacy": "0", "model": "none", "model_version": "0", "lexicon": "0"}


def span(words: str, text: str = TEXT, after: int = 0) -> dict[str, Any]:
    """The first place of these words."""
    start = text.index(words, after)
    return {"text": words, "start": start, "end": start + len(words)}


def party(*mentions: str, names: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"mentions": [span(words) for words in mentions], "names": list(names)}


def gold_claim(id: str, type: str, anchor: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": type,
        "start": 0,
        "end": len(TEXT),
        "anchor": span(anchor),
        "modality": "asserted",
        "polarity": "affirmed",
        "source": [],
        **fields,
    }


def gold_article(claims: list[dict[str, Any]] | None = None, id: str = "oslo", **fields: Any) -> dict[str, Any]:
    return {"article": id, "sha256": SHA, "claims": gold_claims() if claims is None else claims, **fields}


def gold_claims() -> list[dict[str, Any]]:
    """The gold of `TEXT`."""
    oslo, tunis = party("Oslo", names=("Norwegen",)), party("Tunis", names=("Tunesien",))
    return [
        gold_claim("c1", "accusation", "warf", accuser=[oslo], accused=[tunis], allegation=span("300 Soldaten entsandt")),
        gold_claim("c2", "date", "4. Mai", time={"value": "2024-05-04"}, event=span("warf"), participants=[oslo]),
        gold_claim("c3", "troop_count", "300 Soldaten", quantity=bounds(300), force=[tunis], source=[oslo], modality="reported"),
        gold_claim("c4", "denial", "wies", denier=[tunis], denied=span("den Vorwurf"), denies=["c1"]),
        gold_claim(
            "c5", "casualty_count", "zwei Soldaten", quantity=bounds(2), outcome="killed", source=[oslo], modality="reported"
        ),
        gold_claim("c6", "criticism", "unklug", agent=[party("Rom")], optional=True),
    ]


def bounds(value: float | None = None, low: float | None = None, high: float | None = None) -> dict[str, Any]:
    return {"value": value, "min": low, "max": high, "approximate": False}


def role(words: str, name: str | None = None) -> dict[str, Any]:
    return {**span(words), "name": name, "id": None, "kind": "country", "resolved": None}


def claim(id: str, type: str, anchor: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": type,
        "start": 0,
        "end": len(TEXT),
        "text": TEXT,
        "anchor": span(anchor),
        "sentence": {"index": 0, "start": 0, "end": len(TEXT)},
        "source": None,
        "cue": None,
        "modality": "asserted",
        "polarity": "affirmed",
        "confidence": 0.8,
        "rule": f"{type}/test",
        **fields,
    }


def claims() -> list[dict[str, Any]]:
    """A system's claims for `TEXT` that agree with the gold in everything."""
    three, two = ({**span(words), **bounds(value)} for words, value in (("300 Soldaten", 300), ("zwei Soldaten", 2)))
    time = {**span("4. Mai"), "type": "DATE", "value": "2024-05-04"}
    return [
        claim("a", "accusation", "warf", accuser=[role("Oslo")], accused=[role("Tunis")], allegation=span("Soldaten entsandt")),
        claim("b", "date", "4. Mai", time=time, event=span("warf"), participants=[role("Oslo")]),
        claim(
            "c", "troop_count", "300 Soldaten", quantity=three, force=[role("Tunis")], source=role("Oslo"), modality="reported"
        ),
        claim("d", "denial", "wies", denier=[role("Tunis")], denied=span("Vorwurf"), denies=["a"]),
        claim("e", "casualty_count", "zwei Soldaten", quantity=two, outcome="killed", source=role("Oslo"), modality="reported"),
    ]


def output(found: list[dict[str, Any]] | None = None, id: str = "oslo", **article: Any) -> dict[str, Any]:
    record = {"id": id, "sha256": SHA, "characters": len(TEXT), "sentences": 4, "text": TEXT, **article}
    return {"article": record, "pipeline": PIPELINE, "claims": claims() if found is None else found}


def write_json(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def write_pair(folder: Path, gold: dict[str, Any] | None = None, system: dict[str, Any] | None = None) -> tuple[Path, Path]:
    """A gold folder and a folder of predictions with one article each."""
    gold, system = gold or gold_article(), system or output()
    write_json(folder / "gold" / f"{gold['article']}.gold.json", gold)
    write_json(folder / "pred" / f"{system['article']['id']}.json", system)
    return folder / "gold", folder / "pred"


_LETTERS = "abcdefghij" * 30
_TYPES = ("troop_count", "casualty_count", "date", "accusation", "denial", "criticism")
_ROLES = {
    "troop_count": ("force",),
    "casualty_count": ("force",),
    "date": ("participants",),
    "accusation": ("accuser", "accused"),
    "denial": ("denier",),
    "criticism": ("agent", "target"),
}
_TIMES = ("2024-05-04", "2024-05-04TAF", "2024-05", "XXXX-WXX-3", "1950/1953")


class RandomFolders:
    """Gold and predictions with every kind of agreement and disagreement, the same for the same seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def write(self, folder: Path, articles: int = 7) -> tuple[Path, Path, Path]:
        """Gold, a system's output, and a second annotator's gold; the last article has no output."""
        for number in range(articles):
            id = f"article-{number}" if number % 3 else f"article{number}"
            claims = [self._gold(f"g{index}") for index in range(self.random.randrange(0, 12))]
            self._answers(claims)
            write_json(folder / "gold" / f"{id}.gold.json", {"article": id, "claims": claims})
            second = [self._second(claim, f"g{index}") for index, claim in enumerate(claims) if self.random.random() < 0.8]
            self._answers(second)
            write_json(folder / "second" / f"{id}.gold.json", {"article": id, "claims": second})
            if number < articles - 1:
                found = [self._system(claim, index) for index, claim in enumerate(claims) if self.random.random() < 0.8]
                found += [self._system(self._gold(""), len(found) + index + 50) for index in range(self.random.randrange(3))]
                self.random.shuffle(found)
                self._answers(found)
                write_json(folder / "pred" / f"{id}.json", output(found, id, text=None))
        return folder / "gold", folder / "pred", folder / "second"

    def _span(self, near: dict[str, Any] | None = None) -> dict[str, Any]:
        start = self.random.randrange(0, 280)
        end = start + self.random.randrange(3, 14)
        if near is not None:
            start, end = (max(0, near[key] + self.random.choice((0, 0, 0, -2, 1, 6))) for key in ("start", "end"))
            start, end = min(start, end), max(start, end) + (start == end)
        return {"text": _LETTERS[start:end], "start": start, "end": min(end, len(_LETTERS))}

    def _gold(self, id: str) -> dict[str, Any]:
        type_ = self.random.choice(_TYPES)
        found = {
            "id": id,
            "type": type_,
            "start": 0,
            "end": 300,
            "anchor": self._span(),
            "modality": self.random.choice(("asserted", "reported", "hedged")),
            "polarity": self.random.choice(("affirmed", "negated")),
            "optional": self.random.random() < 0.15,
            "source": self._parties(2),
        }
        found |= {name: self._parties(3) for name in _ROLES[type_]}
        if type_.endswith("_count"):
            found["quantity"] = self._quantity()
        if type_ == "casualty_count":
            found["outcome"] = self.random.choice(("killed", "wounded", None))
        if type_ == "date":
            found["time"] = {"value": self.random.choice(_TIMES)}
        return found

    def _second(self, claim: dict[str, Any], id: str) -> dict[str, Any]:
        return {**claim, "id": id, "anchor": self._span(claim["anchor"]), "optional": self.random.random() < 0.1}

    def _parties(self, most: int) -> list[dict[str, Any]]:
        names = [self.random.choice(("Oslo", "Tunis", "Rom")) for _ in range(self.random.randrange(most))]
        return [{"mentions": [self._span() for _ in range(self.random.randrange(3))], "names": [name]} for name in names]

    def _quantity(self) -> dict[str, Any]:
        number = self.random.choice((3, 3.5, 12_000))
        return self.random.choice((bounds(number), bounds(None, number), bounds(None, 2, number)))

    def _system(self, gold: dict[str, Any], index: int) -> dict[str, Any]:
        """A system claim near a gold one: some fields the same, some other."""
        anchor = self._span(gold["anchor"])
        type_ = gold["type"] if self.random.random() < 0.9 else self.random.choice(_TYPES)
        found = claim(f"s{index}", type_, "warf", source=self._role(gold.get("source")))
        found |= {"anchor": anchor, "start": 0, "end": 300, "text": _LETTERS}
        found |= {"modality": gold["modality"] if self.random.random() < 0.7 else "planned"}
        found |= {name: list(filter(None, [self._role(gold.get(name)), self._role(None)])) for name in _ROLES[type_]}
        if type_.endswith("_count"):
            same = "quantity" in gold and self.random.random() < 0.7
            found["quantity"] = {**anchor, **(gold["quantity"] if same else self._quantity())}
        if type_ == "casualty_count":
            found["outcome"] = "killed"
        if type_ == "date":
            found["time"] = {**anchor, "type": "DATE", "value": self.random.choice(_TIMES)}
        return found

    def _role(self, parties: list[dict[str, Any]] | None) -> dict[str, Any] | None:
        if self.random.random() < 0.3:
            return None
        spans = [mention for party in parties or () for mention in party["mentions"]]
        near = self.random.choice(spans) if spans and self.random.random() < 0.7 else None
        resolved = self._span(near) if self.random.random() < 0.3 else None
        name = self.random.choice(("OSLO", "Tunis", None, "Bern"))
        return {**self._span(near), "name": name, "id": None, "kind": "country", "resolved": resolved}

    def _answers(self, claims: list[dict[str, Any]]) -> None:
        for found in claims:
            if found["type"] == "denial":
                others = [other["id"] for other in claims if other["id"] != found["id"]]
                found["denies"] = self.random.sample(others, min(len(others), self.random.randrange(3)))
