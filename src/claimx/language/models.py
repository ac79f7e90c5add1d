"""Which spaCy model reads the German: the best one that is installed, the one that ships with claimx, or one named by the user.

Every model must give STTS tags, morphology and lemmas. Dependency parser and sentence recogniser are never loaded: claimx reads
clauses from tags and sets sentences itself.
"""

import importlib
import importlib.resources
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

import claimx.language.inference.embedding
import claimx.language.inference.entities
import claimx.language.inference.labels
import claimx.language.inference.lemmas  # noqa: F401  (the imports register the factories)
from claimx.errors import ModelError
from claimx.language.inference.blas import use_blas
from claimx.language.tokenizer import BoundedTokenizer
from claimx.settings import Settings

EMBEDDED = "de_claimx_news"
PREFERRED = "de_core_news_lg"

_UNUSED = ("parser", "senter")
_PROBE = "Der Minister kam am Montag nach Berlin."
_STTS = frozenset({"ART", "NN", "NE", "VVFIN", "APPR", "APPRART", "$."})
_ANNOTATIONS = {"TAG": "tags", "MORPH": "morphology", "LEMMA": "lemmas"}
_FASTER = {
    "tok2vec": "claimx_tok2vec",
    "tagger": "claimx_tagger",
    "morphologizer": "claimx_morphologizer",
    "trainable_lemmatizer": "claimx_lemmatizer",
    "ner": "claimx_ner",
}
_INSTALL = f"install a full German model with `claimx models install {PREFERRED}`"


class ModelInfo(NamedTuple):
    """A spaCy model: its full name ("de_core_news_lg"), version, the package or folder it is in, and why it was taken or not.

    Version and place are empty where it is not installed.
    """

    name: str
    version: str
    path_or_package: str
    why: str


@dataclass(frozen=True, slots=True)
class _Source:
    """A model that was found, not yet loaded: what spaCy loads, and its meta.json."""

    load_name: str | Path
    meta: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.meta.get('lang', '?')}_{self.meta.get('name', '?')}"

    @property
    def fits(self) -> bool:
        """Whether it was made for this version of spaCy; a model that says nothing is given the chance."""
        needed = self.meta.get("spacy_version")
        return not needed or spacy.util.is_compatible_version(spacy.__version__, needed) is not False

    def info(self, why: str) -> ModelInfo:
        return ModelInfo(self.name, str(self.meta.get("version", "?")), str(self.load_name), why)


def load_model(
    name: str = Settings.model_fields["model"].default, *, embedded_dir: Path | None = None
) -> tuple[Language, ModelInfo]:
    """A German spaCy pipeline without parser and sentence recogniser, and what it is.

    Args:
        name: ``auto`` (de_core_news_lg where it is installed and fits, else the model that ships with claimx), ``embedded``,
            the name of an installed package, or the path of a model's folder.
        embedded_dir: the folder of the model that ships; None finds it.

    Raises:
        ModelError: there is no such model; it is not German, was made for another spaCy, cannot be loaded, or gives no
            STTS tags, no morphology or no lemmas.
    """
    source, why = _choose(name, embedded_dir)
    where = source.load_name
    if source.meta.get("lang") != "de":
        raise ModelError(
            f"this model is for the language {source.meta.get('lang')!r}, not for German", where=where, remedy=_INSTALL
        )
    if not source.fits:
        raise ModelError(_misfit(source), where=where, remedy="install the version that fits, or take another model")
    try:
        nlp = spacy.load(source.load_name, exclude=_UNUSED, config=_faster(source))
    except Exception as error:  # whatever a foreign model's code raises, the user reads one clear message
        raise ModelError(f"spaCy cannot load this model: {error}", where=where, remedy="reinstall it, or take another") from error
    use_blas(nlp)
    if type(nlp.tokenizer) is Tokenizer:  # a foreign model's own tokenizer stays
        nlp.tokenizer = BoundedTokenizer.like(nlp.tokenizer)
    lacking = _lacking(nlp, where)
    if lacking:
        raise ModelError(f"this model gives no {', no '.join(lacking)}", where=where, remedy=_INSTALL)
    return nlp, source.info(why)


def list_models(*, embedded_dir: Path | None = None) -> list[ModelInfo]:
    """The German models: the one that ships, the installed ones by name, and the preferred one where it is not installed.

    None of them is loaded.
    """
    models = []
    embedded = _embedded(embedded_dir)
    if embedded is not None:
        models.append(embedded.info("ships with claimx"))
    for package in sorted(spacy.util.get_installed_models()):
        source = _package(package)
        if source is not None and source.meta.get("lang") == "de":
            models.append(source.info("installed" if source.fits else _misfit(source)))
    if all(model.name != PREFERRED for model in models):
        models.append(ModelInfo(PREFERRED, "", "", f"not installed; get it with `claimx models install {PREFERRED}`"))
    return models


def install_model(name: str) -> ModelInfo:
    """Downloads and installs one of spaCy's own packages ("de_core_news_lg") into this Python environment.

    Raises:
        ModelError: the name is not that of a German package, or it could not be downloaded or installed.
    """
    if not (name.startswith("de_") and name.isidentifier()):
        raise ModelError("this is no name of a German spaCy package", where=name, remedy=f"name one like {PREFERRED}")
    command = [sys.executable, "-m", "spacy", "download", name]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    importlib.invalidate_caches()
    source = _package(name) if done.returncode == 0 else None
    if source is None:
        lines = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()
        remedy = "check the name and the network; or, without network, install the package's .whl file with pip"
        raise ModelError(f"could not install this model: {lines[-1].strip()[:300]}", where=name, remedy=remedy)
    return source.info("just installed")


def _choose(name: str, embedded_dir: Path | None) -> tuple[_Source, str]:
    """The model that a name stands for, and why it is that one."""
    if name == "auto":
        return _choose_auto(embedded_dir)
    if name == "embedded":
        embedded = _embedded(embedded_dir)
        if embedded is None:
            raise ModelError(
                "the model that ships with claimx is missing", where=embedded_dir or EMBEDDED, remedy="reinstall claimx"
            )
        return embedded, "ships with claimx"
    if spacy.util.is_package(name):
        package = _package(name)
        if package is None:
            raise ModelError("this package is no spaCy model", where=name, remedy=_INSTALL)
        return package, "named"
    folder = _folder(Path(name).expanduser())
    if folder is None:
        missing = (
            "this folder is no spaCy model: it has no readable meta.json" if Path(name).is_dir() else "there is no such model"
        )
        raise ModelError(missing, where=name, remedy=f"name auto, embedded, an installed package or a folder; or {_INSTALL}")
    return folder, "named"


def _choose_auto(embedded_dir: Path | None) -> tuple[_Source, str]:
    preferred = _package(PREFERRED) if spacy.util.is_package(PREFERRED) else None
    if preferred is not None and preferred.fits:
        return preferred, f"auto: {PREFERRED} is installed"
    reason = f"{PREFERRED} is not installed" if preferred is None else _misfit(preferred)
    embedded = _embedded(embedded_dir)
    if embedded is None:
        raise ModelError(
            f"{reason}, and the model that ships with claimx is missing", where=embedded_dir or EMBEDDED, remedy=_INSTALL
        )
    return embedded, f"auto: {reason}"


def _misfit(source: _Source) -> str:
    meta = source.meta
    return f"{source.name} {meta.get('version', '?')} is for spaCy {meta['spacy_version']}, this is {spacy.__version__}"


def _embedded_dirs() -> Iterator[Path]:
    """Where the model that ships may be: in the installed package, or in a source checkout."""
    package = Path(str(importlib.resources.files("claimx")))
    yield package / "models" / EMBEDDED
    yield package.parents[1] / "models" / EMBEDDED


def _embedded(embedded_dir: Path | None) -> _Source | None:
    folders = _embedded_dirs() if embedded_dir is None else [embedded_dir]
    return next((source for source in map(_folder, folders) if source is not None), None)


def _folder(path: Path) -> _Source | None:
    """The model in a folder, or None where there is no readable meta.json."""
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return _Source(path, meta) if isinstance(meta, dict) else None


def _package(name: str) -> _Source | None:
    """The model in an installed package, or None where the package holds none."""
    try:
        found = _folder(spacy.util.get_package_path(name))
    except Exception:  # a package that cannot be imported, or has no file, holds no usable model
        return None
    return None if found is None else _Source(name, found.meta)


def _faster(source: _Source) -> dict[str, Any]:
    """The config that puts the components of `claimx.language.inference` in the place of spaCy's, with the same weights."""
    folder = Path(source.load_name)
    if isinstance(source.load_name, str):
        folder = spacy.util.get_package_path(source.load_name) / f"{source.name}-{source.meta.get('version')}"
    components = spacy.util.load_config(folder / "config.cfg").get("components", {})
    chosen = {name: _FASTER[part["factory"]] for name, part in components.items() if part.get("factory") in _FASTER}
    return {"components": {name: {"factory": factory} for name, factory in chosen.items()}}


def _lacking(nlp: Language, where: object) -> list[str]:
    """What the annotation of a short German sentence lacks."""
    try:
        doc: Doc = nlp(_PROBE)
    except Exception as error:  # as above
        raise ModelError(
            f"this model fails on a short sentence: {error}", where=where, remedy="reinstall it, or take another"
        ) from error
    lacking = [words for attribute, words in _ANNOTATIONS.items() if not doc.has_annotation(attribute)]
    tags = {token.tag_ for token in doc}
    if "tags" not in lacking and not tags & _STTS:
        lacking.insert(0, f"STTS tags (its tags are {', '.join(sorted(tags)[:4])}, …)")
    return lacking
