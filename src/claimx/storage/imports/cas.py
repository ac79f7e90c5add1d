"""UIMA CAS back to frames: the layers of `claimx.storage.cas_types`, as the export or INCEpTION wrote them."""

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.articles.files import read_bytes
from claimx.errors import InputError
from claimx.storage import cas_types
from claimx.storage.frames import PASSAGE, Frame, Mark
from claimx.storage.imports.base import AnnotatedText, free_id

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

_EXPORT_AGAIN = "export it again as UIMA CAS XMI 1.0"


def read_cas(path: Path, max_bytes: int) -> AnnotatedText:
    """The annotation of one article.

    Args:
        path: the .xmi file. The type system is the TypeSystem.xml beside it or one folder up; without one, claimx's own. The
            article's id is the ``documentId`` of the metadata where there is one, else the file's name.
        max_bytes: the largest file to read, in bytes.

    Raises:
        InputError: the file cannot be read, its type system does not know its types or claimx's layers, or a claim lacks its
            type or its end. Labels are checked when gold is made of the frames.
    """
    cas = _load(path, _types(path, max_bytes), max_bytes)
    if cas.sofa_string is None:
        raise InputError("holds no text", where=path, remedy=_EXPORT_AGAIN)
    names = {kind.name for kind in cas.typesystem.get_types()}
    if cas_types.CLAIM not in names:
        what = f"the type system has no layer {cas_types.CLAIM}"
        raise InputError(what, where=path, remedy="annotate with the layers of the TypeSystem.xml that 'claimx export' wrote")
    frames = _frames(cas, path, {name for name in (cas_types.DENIES, cas_types.RESOLVED) if name in names})
    return AnnotatedText(_article_id(cas, names, path), cas.sofa_string, frames, None)


def _safe_xml(path: Path, max_bytes: int) -> bytes:
    """The bytes of an XML file without a document type: its entities could name other files, and UIMA never writes one."""
    data = read_bytes(path, max_bytes)
    if b"<!DOCTYPE" in data:
        raise InputError("holds a document type declaration, which UIMA files do not", where=path, remedy="remove it")
    return data


def _types(path: Path, max_bytes: int) -> "TypeSystem":
    """The type system of a file."""
    from cassis import load_typesystem

    for folder in (path.parent, path.parent.parent):
        file = folder / cas_types.TYPE_SYSTEM_FILE
        if file.is_file():
            data = _safe_xml(file, max_bytes)
            try:
                return load_typesystem(io.BytesIO(data))
            except Exception as error:  # whatever cassis and the XML parser make of a broken file
                raise InputError(f"no UIMA type system: {_reason(error)}", where=file, remedy="get the file again") from error
    return cas_types.type_system()


def _load(path: Path, types: "TypeSystem", max_bytes: int) -> "Cas":
    from cassis import load_cas_from_xmi
    from cassis.typesystem import TypeNotFoundError

    data = _safe_xml(path, max_bytes)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of offsets inside a character; the frames are checked below
            return load_cas_from_xmi(io.BytesIO(data), typesystem=types)
    except TypeNotFoundError as error:
        remedy = f"put the {cas_types.TYPE_SYSTEM_FILE} that belongs to it beside it"
        raise InputError(f"an unknown layer: {_reason(error)}", where=path, remedy=remedy) from error
    except Exception as error:  # a broken file makes cassis fail in many ways
        raise InputError(f"no valid CAS XMI: {_reason(error)}", where=path, remedy=_EXPORT_AGAIN) from error


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _article_id(cas: "Cas", names: set[str], path: Path) -> str:
    """The document id in the metadata, without the ending that INCEpTION leaves there; else the file's name."""
    found = [entry.get("documentId") for entry in cas.select(cas_types.METADATA)] if cas_types.METADATA in names else []
    return (found[0] if found and found[0] else path.stem).removesuffix(".xmi")


def _frames(cas: "Cas", path: Path, relations: set[str]) -> list[Frame]:
    """The claims in text order."""
    resolved = {} if cas_types.RESOLVED not in relations else dict(_ends(cas, cas_types.RESOLVED, path))
    claims = list(cas.select(cas_types.CLAIM))
    taken = {claim.claimId for claim in claims if claim.claimId}
    frames: dict[int, Frame] = {}
    for claim in claims:
        start, end = _place(claim, path, len(cas.sofa_string))
        where = f"{path}, claim {claim.claimId or repr(cas.sofa_string[start:end])}"
        if not claim.claimType:
            raise InputError("a claim without claimType", where=where, remedy="choose its type")
        id = claim.claimId or free_id(claim.claimType, start, end, taken)
        taken.add(id)
        frame = Frame(id, claim.claimType, start, end, place=where)
        _fill(frame, claim, resolved, path, len(cas.sofa_string))
        frames[claim.xmiID] = frame
    if cas_types.DENIES in relations:
        for governor, dependent in _ends(cas, cas_types.DENIES, path):
            if governor not in frames or dependent.xmiID not in frames:
                raise InputError("a denies relation to what is no claim", where=path, remedy="draw it from claim to claim")
            frames[governor].denies.append(frames[dependent.xmiID].id)
    return list(frames.values())


def _fill(frame: Frame, claim: Any, resolved: dict[int, Any], path: Path, length: int) -> None:
    """Adds arguments, choices, quantity and time of a claim. Features that a type system lacks count as empty."""
    for field in cas_types.CHOICES:
        value = claim.get(cas_types.feature_name(field))
        if value:
            frame.choices[field] = value
    frame.quantity = _record(claim, cas_types.QUANTITY)
    frame.time = _record(claim, cas_types.TIME)
    links = claim.get("arguments")
    for link in (links.elements if links is not None else None) or ():
        if link.target is None or not link.role:
            raise InputError("an argument without role or target", where=frame.place, remedy="fill or remove it")
        start, end = _place(link.target, path, length)
        kind = link.target.get("kind")
        other = resolved.get(link.target.xmiID)
        mark = Mark(
            start,
            end,
            None if kind == PASSAGE else kind,
            link.target.get("name"),
            link.target.get("identifier"),
            None if other is None else _place(other, path, length),
        )
        frame.arrows.append((link.role, mark))


def _record(claim: Any, names: dict[str, str]) -> dict[str, Any] | None:
    """The quantity or time of a claim; None where all its features are empty."""
    found = {key: claim.get(feature) for key, feature in names.items()}
    if all(value in (None, "") for value in found.values()):
        return None
    if "approximate" in found:
        found["approximate"] = bool(found["approximate"])
    return {key: int(value) if isinstance(value, float) and value.is_integer() else value for key, value in found.items()}


def _ends(cas: "Cas", name: str, path: Path) -> list[tuple[int, Any]]:
    """The id of the source and the target of every relation of that name."""
    pairs = []
    for relation in cas.select(name):
        if relation.Governor is None or relation.Dependent is None:
            raise InputError(f"a relation {name} with an open end", where=path, remedy="remove it or draw it again")
        pairs.append((relation.Governor.xmiID, relation.Dependent))
    return pairs


def _place(annotation: Any, path: Path, length: int) -> tuple[int, int]:
    """The code point offsets of an annotation."""
    start, end = annotation.begin, annotation.end
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise InputError(f"offsets {start}-{end} that cannot be", where=path, remedy=_EXPORT_AGAIN)
    return start, end
