"""spaCy's tokenizer in linear time: one that a megabyte without blanks cannot stop."""

import re
from itertools import pairwise

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

LONGEST_RUN = 250
"""Characters without a blank that are tokenised together. No German word and hardly a link is longer."""

_NO_ORDINAL = r"(?<=\d[.,’']\d{3})\.$|(?<=[^\d.,][12]\d{3})\.$|(?<=^[12]\d{3})\.$|(?<=\d,\d)\.$|(?<=\d,\d\d)\.$"
"""The stop behind a number that is too large for an ordinal, which ends the sentence ("kamen 6.000.", "seit 2024.")."""
_RUN = re.compile(r"\S+")


class BoundedTokenizer(Tokenizer):
    """The same tokens as spaCy's, but text without blanks is tokenised in pieces of `LONGEST_RUN` characters.

    spaCy strips prefixes and suffixes from a run one at a time and searches all the rest for each: 10,000 closing brackets take
    it ten seconds, 100,000 a quarter of an hour.
    """

    @classmethod
    def like(cls, tokenizer: Tokenizer) -> "BoundedTokenizer":
        """A tokenizer with the rules and the vocabulary of this one."""
        _, parts, *_ = tokenizer.__reduce__()
        bounded = cls(*parts)
        bounded.faster_heuristics = tokenizer.faster_heuristics
        suffixes = getattr(tokenizer.suffix_search, "__self__", None)
        if suffixes is not None and _NO_ORDINAL not in suffixes.pattern:
            bounded.suffix_search = re.compile(f"{suffixes.pattern}|{_NO_ORDINAL}").search
        return bounded

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; their text with blanks is the text."""
        if len(text) <= LONGEST_RUN or max(map(len, text.split()), default=0) <= LONGEST_RUN:
            return super().__call__(text)
        runs = (match.span() for match in _RUN.finditer(text))
        cuts = [cut for start, end in runs for cut in range(start + LONGEST_RUN, end, LONGEST_RUN)]
        pieces = [super(BoundedTokenizer, self).__call__(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
        return Doc.from_docs(pieces, ensure_whitespace=False)
