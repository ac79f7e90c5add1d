"""Write the trained pipeline to the folder that ships, with its metadata, and put it in place in one step."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import spacy
import srsly
import typer
from spacy.language import Language

META = {
    "name": "claimx_news",
    "version": "0.1.0",
    "description": "Small German pipeline for news: STTS tags, UD parts of speech and features, lemmas, named entities",
    "author": "claimx",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "notes": "No parser. Tags use TIGER names (PROAV). Method, data and figures: models/README.md",
}
SPACY_VERSION = ">=3.8.0,<3.9.0"
_GITHUB = "https://github.com/"
_SOURCES = (
    ("UD German-GSD (dev part)", "CC BY-SA 4.0", _GITHUB + "UniversalDependencies/UD_German-GSD"),
    ("UD German-HDT (1,612 sentences)", "CC BY-SA 4.0", _GITHUB + "UniversalDependencies/UD_German-HDT"),
    ("UD German-PUD", "CC BY-SA 3.0", _GITHUB + "UniversalDependencies/UD_German-PUD"),
    ("GermEval 2014 NER (dev part)", "CC BY 4.0", _GITHUB + "mapriess/GermEval_2014_NER_DEMO"),
    ("DFKI SmartData", "CC BY 4.0", _GITHUB + "DFKI-NLP/smartdata-corpus"),
    ("WikiNER (13,818 sentences)", "CC BY 4.0", _GITHUB + "zentrum-lexikographie/spacy-models"),
    ("German Wikinews (plain text)", "CC BY 2.5", "https://de.wikinews.org"),
    ("spaCy lookups data (Brown clusters)", "MIT", _GITHUB + "explosion/spacy-lookups-data"),
)


def needed_strings(nlp: Language) -> list[str]:
    """Strings that the pipeline must know: a blank pipeline's, the labels with their parts, those of the edit trees."""
    found = set(spacy.blank("de").vocab.strings)
    for name in nlp.pipe_names:
        for label in map(str, getattr(nlp.get_pipe(name), "labels", ())):
            found |= {label, *label.split("|"), *(part for f in label.split("|") for part in f.split("="))}
            found |= {"|".join(f for f in label.split("|") if not f.startswith("POS="))}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    hashes = {node[key] for node in trees for key in ("orig", "subst") if key in node}
    return sorted(found | {nlp.vocab.strings[h] for h in hashes})


def main(trained: Path, target: Path, scores: Path | None = None) -> None:
    """Copy ``trained`` to ``target``; the old folder serves until the new one is complete.

    Args:
        trained: a folder that ``spacy train`` wrote.
        target: the folder that ships.
        scores: the JSON file of evaluate.py, for the metadata.
    """
    nlp = spacy.load(trained)
    nlp.meta.update(META)
    nlp.meta["spacy_version"] = SPACY_VERSION
    nlp.meta["sources"] = [{"name": n, "license": licence, "author": "", "url": url} for n, licence, url in _SOURCES]
    nlp.meta["performance"] = json.loads(scores.read_text(encoding="utf-8")) if scores else {}
    config = nlp.config
    config["training"]["before_update"] = None  # a callback of the training scripts, which users do not have
    config["paths"] = dict.fromkeys(config["paths"])
    config["initialize"]["vectors"] = None
    nlp.config = config
    fresh = target.with_name(target.name + ".new")
    old = target.with_name(target.name + ".old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(fresh)
    srsly.write_json(fresh / "vocab" / "strings.json", needed_strings(nlp))  # the words of the corpora need not travel
    spacy.load(fresh)
    if target.exists():
        os.rename(target, old)
    os.rename(fresh, target)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    typer.run(main)
