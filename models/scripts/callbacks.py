"""Training callbacks; given to `spacy train` with `--code`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import spacy
from spacy.language import Language


@spacy.registry.callbacks("claimx.restore_tree_labels.v1")
def restore_tree_labels() -> Callable[[Language, dict[str, Any]], None]:
    """Give a lemmatizer that was loaded from disk its table from edit trees to labels, which spaCy does not store.

    Without it, further training would take every lemma for the first label.
    """

    def restore(nlp: Language, info: dict[str, Any]) -> None:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        if not lemmatizer.tree2label:
            lemmatizer.tree2label.update({tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])})

    return restore
