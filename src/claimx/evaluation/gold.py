"""Reading a folder of ``ID.gold.json`` files with its lists, and refusing what cannot be."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimx.evaluation.gold_records import GoldArticle, GoldClaim, GoldParty
from claimx.evaluation.items import CLAIM_RECORDS, ROLES, Annotated, Item, Party, item_of, spans_of
from claimx.evaluation.matching import KEY_FIELDS
from claimx.evaluation.problems import GoldError, first_problem, place
from claimx.settings import did_you_mean

SUFFIX = ".gold.json"
SPLITS, GENRES = "splits.json", "genres.json"
_ASIDE = {"optional", "note"}  # what only gold claims have


def load_gold(folder: Path, split: str | None = None) -> list[Annotated]:
    """The gold articles of a folder, in the order of their file names.

    Args:
        folder: holds ``ID.gold.json`` files; folders inside it are not read.
        split: only the articles that ``splits.json`` of the folder lists under this name; None takes all.

    Raises:
        GoldError: there is no gold; a file is no JSON of the gold shape; a claim has an unknown type, a field its type
            does not have, spans that cannot be, an id or an overlapping double of another claim; a split is not as listed.
    """
    files = sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: file.name)
    if not files:
        what = "no gold files here" if folder.is_dir() else "no such folder"
        raise GoldError(what, where=folder, remedy=f"name a folder with ID{SUFFIX} files with --gold")
    chosen = None if split is None else _split(folder, split, {file.name.removesuffix(SUFFIX) for file in files})
    return [read_gold(file) for file in files if chosen is None or file.name.removesuffix(SUFFIX) in chosen]


def read_gold(path: Path) -> Annotated:
    """One gold file.

    Raises:
        GoldError: as for `load_gold`.
    """
    raw = read_json(path, GoldError)
    try:
        article = GoldArticle.model_validate(raw)
    except ValidationError as error:
        what, where = first_problem(error, raw, path, tagged=False)
        raise GoldError(what, where=where, remedy="correct the annotation") from error
    if article.article != path.name.removesuffix(SUFFIX):
        raise GoldError(
            f"the file is named after another article than {article.article!r}",
            where=place(path, field="article"),
            remedy="rename the file or correct the field",
        )
    for claim in article.claims:
        _check_claim(claim, path)
    items = tuple(item_of(claim, _party) for claim in article.claims)
    check_set(items, path)
    spans = tuple(span for claim in article.claims for span in spans_of(claim, claim.id))
    return Annotated(id=article.article, where=str(path), items=items, spans=spans, sha256=article.sha256)


def read_json(path: Path, error_class: type[GoldError] | type[Any]) -> Any:
    """The JSON value of a file; its problems come as `error_class`."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise error_class(f"cannot be read: {error.strerror or error}", where=path, remedy="check the path") from error
    except (ValueError, RecursionError) as error:
        raise error_class(f"no valid JSON: {error}", where=path, remedy="correct or remove the file") from error


def load_lists(path: Path) -> dict[str, list[str]]:
    """A file of named lists of article ids, as ``splits.json`` and ``genres.json`` are.

    Raises:
        GoldError: the file is missing, no such JSON, or has an article twice.
    """
    raw = read_json(path, GoldError)
    if not isinstance(raw, dict) or not all(_is_id_list(ids) for ids in raw.values()):
        remedy = 'write it like {"dev": ["a"], "test": []}'
        raise GoldError("not a JSON object of lists of article ids", where=path, remedy=remedy)
    seen: dict[str, str] = {}
    for name, ids in raw.items():
        for article in ids:
            if article in seen:
                raise GoldError(f"article {article} is in {seen[article]!r} and in {name!r}", where=path, remedy="list it once")
            seen[article] = name
    return raw


def _is_id_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _split(folder: Path, split: str, present: set[str]) -> set[str]:
    """The articles of a split, after a check that the list and the folder fit."""
    path = folder / SPLITS
    lists = load_lists(path)
    if split not in lists:
        advice = f"known are {', '.join(lists) or 'none'}{did_you_mean(split, lists)}"
        raise GoldError(f"no split is called {split!r}", where=path, remedy=advice)
    listed = {article for ids in lists.values() for article in ids}
    for wrong, what in ((listed - present, f"has no {SUFFIX[1:]} file"), (present - listed, "is in no split")):
        if wrong:
            raise GoldError(f"article {min(wrong)} {what}", where=path, remedy="correct the list")
    if not lists[split]:
        raise GoldError(f"the split {split!r} is empty", where=path, remedy="list its articles")
    return set(lists[split])


def _check_claim(claim: GoldClaim, path: Path) -> None:
    """Refuses an unknown type, fields of other types, missing ones, and spans that cannot be."""

    def refuse(field: str, what: str, remedy: str = "correct the annotation") -> None:
        raise GoldError(what, where=place(path, claim.id, field), remedy=remedy)

    record = CLAIM_RECORDS.get(claim.type)
    if record is None:
        known = f"known are {', '.join(CLAIM_RECORDS)}{did_you_mean(claim.type, CLAIM_RECORDS)}"
        refuse("type", f"unknown claim type {claim.type!r}", known)
        return
    allowed = set(record.model_fields) | _ASIDE
    for field in sorted(claim.model_fields_set - allowed):
        if getattr(claim, field) not in (None, []):
            refuse(field, f"a {claim.type} has no such field")
    for field in ("quantity", "time"):
        needed = field in record.model_fields and record.model_fields[field].is_required()
        if needed and getattr(claim, field) is None:
            refuse(field, f"a {claim.type} needs this field")
    if claim.start >= claim.end:
        refuse("end", "the claim ends before it starts")
    for role in type(claim).model_fields:
        for party in getattr(claim, role) if isinstance(getattr(claim, role), list) else ():
            if isinstance(party, GoldParty) and not party.mentions and not party.names:
                refuse(role, "a party without mentions and names")
    for _, field, span in spans_of(claim, claim.id):
        if span.end - span.start != len(span.text) or not span.text:
            refuse(field, f"offsets {span.start}-{span.end} do not fit {span.text!r}")


def check_set(items: tuple[Item, ...], path: object) -> None:
    """Refuses claims of one article that cannot stand side by side: an id used twice, an answer to a claim that is not
    there, and doubles (same type, overlapping anchors, and nothing in which they differ).

    Raises:
        GoldError: with the file and the claim.
    """
    ids: set[str] = set()
    for item in items:
        if item.id in ids:
            raise GoldError("two claims have this id", where=place(path, item.id, "id"), remedy="give each its own")
        ids.add(item.id)
    for item in items:
        for answered in item.denies:
            if answered not in ids or answered == item.id:
                what = f"no other claim has the id {answered!r}"
                raise GoldError(what, where=place(path, item.id, "denies"), remedy="name the id of a claim of this article")
    scored = (item for item in items if item.type in KEY_FIELDS)  # of the others, not every field is read
    ordered = sorted(scored, key=lambda item: (item.type, item.start))
    for number_, first in enumerate(ordered):
        for second in ordered[number_ + 1 :]:
            if second.type != first.type or second.start >= first.end:
                break
            if _content(first) == _content(second):
                what = f"an overlapping double of claim {first.id}"
                remedy = "remove one, or say in which field they differ"
                raise GoldError(what, where=place(path, second.id, "anchor"), remedy=remedy)


def _content(item: Item) -> tuple[Any, ...]:
    """All that makes two claims of a type differ but for their places."""
    parties = {role: frozenset(party.spans or party.names for party in item.party(role)) for role in ROLES}
    return parties, item.quantity, item.time, item.outcome, item.contents, item.denies


def _party(party: GoldParty) -> Party:
    """A party with all mentions and names that count as right."""
    mentions = [mention.text for mention in party.mentions]
    label = " = ".join([*party.names[:1], *mentions[:1]])
    names = frozenset(name.casefold() for name in (*party.names, *mentions))
    return Party(tuple((mention.start, mention.end) for mention in party.mentions), names, label)
