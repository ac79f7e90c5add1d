"""Articles that print one report: near-duplicates by MinHash, short prints of longer ones by their sentences, agency marks.

MinHash and locality-sensitive hashing: A. Broder, On the resemblance and containment of documents, 1997; the implementation
is datasketch's. Every article is compared with a few representatives only, so the cost is near linear in their number.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.corpus.days import Days, days
from claimx.corpus.words import corpus_words, tokens
from claimx.errors import ClaimxError
from claimx.schema import ArticleOutput
from claimx.schema.links import Origin

SHINGLE = 4
"""Words in a row that are compared."""
PERMUTATIONS = 128
CANDIDATE = 0.35
"""Jaccard similarity from which the hashing should propose a pair; each is then measured exactly."""
SAME_REPORT = 0.5
"""Jaccard similarity of the shingles from which two articles are prints of one report."""
SHORT_PRINT = 0.75
"""Share of an article's shingles that another one must hold for the first to be a short print of it."""
MARKED_PRINT = 0.5
"""The same share where both bear the mark of one agency: a report with a paragraph of the paper's own ("mit dpa")."""
EDITED_PRINT = 0.4
"""Share of an article's word pairs that another one of the same agency must hold for both to be prints of one report that a
paper has edited; reports of one day about one event share a third at most."""
EDITED_DAYS = 3
"""Days between prints of one report where only word pairs tell: an agency's regular reports have the same phrases each week."""
EDITED_CANDIDATE = 0.25
"""Jaccard similarity of the word pairs from which the hashing should propose two articles of one agency."""
FEWEST_SHINGLES = 25
SENTENCE_WORDS = 6
"""Shorter sentences are formulas that many articles have."""
MOST_CANDIDATES = 20

_SENTENCE_END = re.compile(r"(?<=[.!?…“\"»])\s+(?=[A-ZÄÖÜ„\"»0-9])|\n+")
_DATELINE_MARK = re.compile(r"^[A-ZÄÖÜ][^\n()]{1,60}\(([^()\n]{2,40})\)\s*[-–—:.]", re.MULTILINE)
_END_MARK = re.compile(r"(?:[.!?“”\"»]\s*|^)[(\[]([^()\[\]\n]{2,60})[)\]][ \t]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_LONGEST_MARK_LINE = 40


def body(article: ArticleOutput, text: str | None) -> str:
    """The article's prose: its text without the boilerplate regions, or its claims' texts where the text is not at hand."""
    if text is None:
        return "\n".join(dict.fromkeys(claim.text for claim in article.claims))
    pieces, start = [], 0
    for region in article.article.regions:
        pieces.append(text[start : region.start])
        start = region.end
    return "\n".join((*pieces, text[start:]))


def agency_of(text: str) -> str | None:
    """The news agency that a text is marked with, in its usual spelling; the first one of several, None without a mark.

    >>> agency_of("Seoul (dpa) - Nordkorea hat Soldaten entsandt."), agency_of("Er kam. (mau/rtr/AFP)"), agency_of("(Foto: dpa)")
    ('dpa', 'Reuters', None)
    """
    for pattern in (_DATELINE_MARK, _END_MARK):
        for match in pattern.finditer(text):
            if name := _named(match[1]):
                return name
    lines = (line.strip() for line in text.splitlines())
    return next((name for line in lines if 0 < len(line) <= _LONGEST_MARK_LINE and (name := _named(line))), None)


def _named(mark: str) -> str | None:
    """The first agency of a mark; None where the mark names anything else but editors' short signs."""
    spellings = {word: name for name, words in corpus_words().agencies.items() for word in words}
    fillers = corpus_words().mark_fillers
    words = _WORD.findall(mark)
    named = [spellings[word] for word in words if word in spellings]
    known = all(word in spellings or word.lower() in fillers or (len(word) <= 4 and word.islower()) for word in words)
    return named[0] if named and known else None


def sentence_keys(text: str) -> Iterator[str]:
    """A key for every sentence of a text that is long enough to be told from others."""
    for sentence in _SENTENCE_END.split(text):
        words = tokens(sentence)
        if len(words) >= SENTENCE_WORDS:
            yield " ".join(words)


@dataclass(slots=True)
class _Print:
    """One article as it is compared."""

    number: int
    shingles: frozenset[str]
    pairs: frozenset[str]
    """Two words in a row, of articles with an agency's mark."""
    sentences: frozenset[str]
    agency: str | None
    published: Days | None


def find_origins(articles: Sequence[ArticleOutput], texts: Mapping[str, str]) -> list[Origin]:
    """The origins of these articles, every article in exactly one, sorted by their first article.

    Args:
        articles: each with its own id.
        texts: raw texts by article id; where one is missing, the texts of the article's claims stand for it.

    Raises:
        ClaimxError: datasketch is not installed.
    """
    marks_of = [agency_of(texts.get(article.article.id, "")) for article in articles]
    prints = [
        _print(number, article, body(article, texts.get(article.article.id)), marks_of[number])
        for number, article in enumerate(articles)
    ]
    leaders, likeness = _leaders(prints)
    members: dict[int, list[int]] = {}
    for number, leader in enumerate(leaders):
        members.setdefault(leader, []).append(number)
    found = []
    for numbers in members.values():
        marks = Counter(mark for number in numbers if (mark := marks_of[number]) is not None)
        agency = min(marks, key=lambda mark: (-marks[mark], mark), default=None)
        kept = max(numbers, key=lambda number: (len(prints[number].shingles), -number))
        ids = sorted(articles[number].article.id for number in numbers)
        least = min((likeness[number] for number in numbers if number in likeness), default=None)
        found.append(
            Origin(
                id=f"o-{content_id(ids)}",
                articles=ids,
                kept=articles[kept].article.id,
                agency=agency,
                reason=_reason(len(ids), agency, least),
            )
        )
    return sorted(found, key=lambda origin: origin.articles)


def content_id(parts: Iterable[str]) -> str:
    """Twelve hex digits that depend on these strings and nothing else."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _print(number: int, article: ArticleOutput, text: str, agency: str | None) -> _Print:
    words = tokens(text)
    pairs = _runs(words, 2) if agency is not None else frozenset()
    published = days(article.article.published, article.article.published)
    return _Print(number, _runs(words, SHINGLE), pairs, frozenset(sentence_keys(text)), agency, published)


def _runs(words: Sequence[str], length: int) -> frozenset[str]:
    """All runs of so many words."""
    return frozenset(" ".join(words[start : start + length]) for start in range(len(words) - length + 1))


def _leaders(prints: Sequence[_Print]) -> tuple[list[int], dict[int, float]]:
    """For each article the number of the one it is a print of (its own where it is none's), and how alike they are.

    Longest first: what is a copy is compared no further, and does not stand for others.
    """
    _, MinHashLSH = _datasketch()
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    edited = MinHashLSH(threshold=EDITED_CANDIDATE, num_perm=PERMUTATIONS)
    by_sentence: dict[str, list[int]] = {}
    leaders, likeness = list(range(len(prints))), {}
    for one in sorted(prints, key=lambda one: (-len(one.shingles), one.number)):
        if len(one.shingles) < FEWEST_SHINGLES:
            continue
        signature = _signature(one.shingles)
        by_pairs = _signature(one.pairs) if one.agency is not None else None
        shared = Counter(number for key in one.sentences for number in by_sentence.get(key, ()))
        often = [number for number, count in shared.most_common(MOST_CANDIDATES) if count > 1]
        near = sorted(index.query(signature), key=lambda number: (-shared[number], number))[:MOST_CANDIDATES]
        alike = edited.query(by_pairs) if by_pairs is not None else []
        of_agency = sorted(number for number in alike if prints[number].agency == one.agency)[:MOST_CANDIDATES]
        for number in dict.fromkeys((*near, *often, *of_agency)):
            if (share := _likeness(one, prints[number])) is not None:
                leaders[one.number], likeness[one.number] = number, share
                break
        else:
            index.insert(one.number, signature)
            if by_pairs is not None:
                edited.insert(one.number, by_pairs)
            for key in one.sentences:
                posting = by_sentence.setdefault(key, [])
                if len(posting) < MOST_CANDIDATES:
                    posting.append(one.number)
    return leaders, likeness


def _signature(runs: Iterable[str]):
    MinHash, _ = _datasketch()
    signature = MinHash(num_perm=PERMUTATIONS, seed=1)
    signature.update_batch([run.encode() for run in runs])
    return signature


def _likeness(shorter: _Print, longer: _Print) -> float | None:
    """The share of the shorter one's shingles that the longer one has, if the two are prints of one report; else None."""
    both = len(shorter.shingles & longer.shingles)
    share = both / len(shorter.shingles)
    jaccard = both / (len(shorter.shingles) + len(longer.shingles) - both)
    marked = shorter.agency is not None and shorter.agency == longer.agency
    if jaccard >= SAME_REPORT or share >= (MARKED_PRINT if marked else SHORT_PRINT):
        return share
    if not marked or shorter.published is None or longer.published is None:
        return None
    soon = shorter.published.gap(longer.published) <= EDITED_DAYS
    return share if soon and len(shorter.pairs & longer.pairs) >= EDITED_PRINT * len(shorter.pairs) else None


def _reason(number: int, agency: str | None, likeness: float | None) -> str:
    if likeness is None:
        return f"no other print found, marked {agency}" if agency else "no other print found"
    marked = f", marked {agency}" if agency else ", without an agency mark"
    return f"{number} prints of one report{marked}: each has at least {likeness:.0%} of its word sequences from the longest"


def _datasketch():
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError as error:
        remedy = 'install it: pip install "claimx[corpus]"'
        raise ClaimxError("finding copies of articles needs datasketch", where="claimx link", remedy=remedy) from error
    return MinHash, MinHashLSH
