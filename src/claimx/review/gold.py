"""What an annotator decided as gold: `ID.gold.json` in the shape that `claimx eval --gold` reads. And gold to compare with."""

import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.review.fields import RECORDS, SHARED_KINDS, own_fields, parties
from claimx.review.folder import Folder
from claimx.review.records import KEPT, Content, ReviewError, State
from claimx.review.store import Store

SUFFIX = ".gold.json"
_QUANTITY = ("value", "min", "max", "approximate", "unit")
_TIME = ("value", "type", "earliest", "latest")


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One article's gold: its id, the content of its file, and how many of its claims are not judged yet."""

    article: str
    content: dict[str, Any]
    open: int

    @property
    def data(self) -> bytes:
        """The file as bytes."""
        return (json.dumps(self.content, ensure_ascii=False, indent=1) + "\n").encode()


def gold_files(folder: Folder, store: Store, annotator: str, *, unfinished: bool = False) -> Iterator[GoldFile]:
    """The gold of every article that this annotator has judged, in the order of their ids.

    Args:
        folder: the output folder, its index up to date.
        store: the decisions.
        annotator: whose decisions count.
        unfinished: whether articles count too of which some claims are not judged yet. Those claims are then missing.
    """
    decided = store.articles(annotator)
    for article in folder.ids():
        output = folder.read(article) if article in decided else None
        if output is None:
            continue
        sha256 = output["article"]["sha256"]
        states = store.states(annotator, article, sha256)
        left = sum(claim["id"] not in states for claim in output["claims"])
        if states and (unfinished or not left):
            yield GoldFile(article, gold_article(article, sha256, states.values()), left)


def gold_article(article: str, sha256: str, states: Iterable[State]) -> dict[str, Any]:
    """The content of a gold file: the claims that were accepted, corrected or added, in text order.

    A claim that says the same as another in overlapping words is left out, as two annotations of one claim would count it
    twice; a denial answers only claims that are in the gold.
    """
    kept = sorted((state.content for state in states if state.status in KEPT), key=_place)
    claims: list[dict[str, Any]] = []
    for content in kept:
        claim = gold_claim(content)
        if double_of(claim, claims) is None:
            claims.append(claim)
    ids = {claim["id"] for claim in claims}
    for claim in claims:
        if "denies" in claim:
            claim["denies"] = [answered for answered in claim["denies"] if answered in ids]
    return {"article": article, "sha256": sha256, "claims": claims}


def gold_claim(content: Content) -> dict[str, Any]:
    """A claim in the gold's shape.

    >>> role = {"text": "Seoul", "start": 0, "end": 5, "name": "Südkorea", "id": "Q884", "kind": "government", "resolved": None}
    >>> anchor = {"text": "wirft", "start": 6, "end": 11}
    >>> content = {"id": "a", "type": "accusation", "start": 0, "end": 11, "anchor": anchor, "accuser": [role],
    ...            "modality": "asserted", "polarity": "affirmed"}
    >>> gold_claim(content)["accuser"]
    [{'mentions': [{'start': 0, 'end': 5, 'text': 'Seoul'}], 'names': ['Südkorea']}]
    """
    claim = {name: content[name] for name in ("id", "type", "start", "end")}
    claim["anchor"] = _span(content["anchor"])
    claim.update({name: content.get(name) or default for name, default in (("modality", "asserted"), ("polarity", "affirmed"))})
    for name, kind in {**own_fields(content["type"]), **SHARED_KINDS}.items():
        value = content.get(name)
        if kind in ("roles", "role"):
            claim[name] = [_party(party) for party in parties(content, name)]
        elif kind == "claims":
            claim[name] = list(value or ())
        elif value is None or name in claim:
            continue
        elif kind == "span":
            claim[name] = _span(value)
        elif kind == "quantity":
            claim[name] = {part: value.get(part) for part in _QUANTITY}
        elif kind == "time":
            claim[name] = {part: value.get(part) for part in _TIME}
        else:
            claim[name] = value
    return claim


def double_of(claim: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> str | None:
    """The id of the claim that says the same in overlapping words; both in the gold's shape."""
    start, end = claim["anchor"]["start"], claim["anchor"]["end"]
    for other in others:
        overlaps = other["anchor"]["start"] < end and start < other["anchor"]["end"]
        if overlaps and other["id"] != claim["id"] and _says(other) == _says(claim):
            return str(other["id"])
    return None


def _says(claim: Mapping[str, Any]) -> tuple[Any, ...]:
    """All that makes two gold claims differ but for their places, as `claimx.evaluation` sees it."""
    said: list[Any] = [claim["type"]]
    for name, kind in {**own_fields(claim["type"]), "source": "roles"}.items():
        value = claim.get(name)
        if kind in ("roles", "role"):
            said.append(frozenset(tuple((span["start"], span["end"]) for span in party["mentions"]) for party in value or ()))
        elif kind == "quantity":
            said.append(value and tuple(value[part] for part in ("value", "min", "max")))
        elif kind == "time":
            said.append(value and value["value"])
        elif name not in ("quote_type", "object", "content"):  # which the evaluation does not look at
            said.append(json.dumps(value, sort_keys=True))
    return tuple(said)


def write_gold(files: Iterable[GoldFile], target: Path) -> list[str]:
    """Writes gold files into a folder, each whole or not at all; it is made where it is missing.

    Returns:
        The names of the files.

    Raises:
        ReviewError: the folder or a file cannot be written.
    """
    names = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in files:
            path = target / f"{file.article}{SUFFIX}"
            temporary = path.with_name(f".{path.name}.claimx-tmp")
            temporary.write_bytes(file.data)
            os.replace(temporary, path)
            names.append(path.name)
    except OSError as error:
        remedy = "choose a folder you can write to"
        raise ReviewError(f"cannot write the gold: {error.strerror or error}", where=target, remedy=remedy) from error
    return names


def zip_gold(files: Iterable[GoldFile]) -> bytes:
    """The same files in one ZIP archive, with a fixed time so that the same decisions give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(f"{file.article}{SUFFIX}", (1980, 1, 1, 0, 0, 0)), file.data)
    return buffer.getvalue()


def load_comparison(folder: Path) -> dict[str, list[Content]]:
    """Gold to compare with, by article id; the claims as far as a page shows them.

    The files are checked by whoever reads them for an evaluation; here only what would stop the page is refused.

    Raises:
        ReviewError: there is no gold, or a file has not the gold's shape.
    """
    found: dict[str, list[Content]] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            raw = json.loads(path.read_bytes())
            found[raw["article"]] = [_shown(claim) for claim in raw["claims"] if claim["type"] in RECORDS]
        except (OSError, ValueError, KeyError, TypeError) as error:
            what = f"no gold that can be read: {type(error).__name__}: {error}"
            raise ReviewError(what, where=path, remedy="see what 'claimx eval' says about it") from error
    if not found:
        raise ReviewError(f"no {SUFFIX[1:]} files here", where=folder, remedy="name a folder with gold, or leave --gold out")
    return found


def _shown(claim: Mapping[str, Any]) -> Content:
    """A gold claim in the shape of an output's claim: of each party its first mention and first name."""
    shown: Content = {name: claim[name] for name in ("id", "type", "start", "end", "anchor", "modality", "polarity")}
    shown.update(optional=bool(claim.get("optional")), note=claim.get("note"), cue=claim.get("cue"))
    for name, kind in {**own_fields(claim["type"]), "source": "roles"}.items():
        value = claim.get(name)
        if kind in ("roles", "role"):
            shown[name] = [_shown_party(party) for party in value or ()]
            if kind == "role":
                shown[name] = next(iter(shown[name]), None)
        elif kind in ("quantity", "time") and value is not None:
            shown[name] = {**claim["anchor"], **value}
            shown[name].setdefault("type", "DATE") if kind == "time" else None
        else:
            shown[name] = value if value is not None or kind != "claims" else []
    return shown


def _shown_party(party: Mapping[str, Any]) -> dict[str, Any]:
    mention = next(iter(party.get("mentions") or ()), None)
    name = next(iter(party.get("names") or ()), None)
    words = mention or {"start": None, "end": None, "text": name}
    return {**words, "name": name, "id": None, "kind": "unknown", "resolved": None}


def _party(role: Mapping[str, Any]) -> dict[str, Any]:
    """A role as a gold party: its words, those that a pronoun or a short form stands for, and its name."""
    spans = [role, role["resolved"]] if role.get("resolved") else [role]
    mentions = [_span(span) for span in spans if span["start"] is not None]
    return {"mentions": mentions, "names": [role["name"]] if role.get("name") else []}


def _span(span: Mapping[str, Any]) -> dict[str, Any]:
    return {name: span[name] for name in ("start", "end", "text")}


def _place(content: Content) -> tuple[int, int, str]:
    return content["anchor"]["start"], content["anchor"]["end"], content["id"]
