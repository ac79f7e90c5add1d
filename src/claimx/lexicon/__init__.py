"""German knowledge as data, and the one loader that validates it."""

from claimx.lexicon.loader import lexicon_dir, lexicon_hash, load_tsv, load_yaml
from claimx.lexicon.spelling import swiss

__all__ = ["lexicon_dir", "lexicon_hash", "load_tsv", "load_yaml", "swiss"]
