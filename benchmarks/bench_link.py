"""How long linking takes: synthetic articles with 1,000, 10,000 and 100,000 claims, of which many meet in a few blocks.

    python benchmarks/bench_link.py [NUMBER OF CLAIMS ...]

Prints processor seconds for the origins (MinHash) alone and for everything, and claims per second. The articles are made from
a seed, so every run links the same. A third of them are prints of others; every fifth claim counts the same force, which is
the worst case for blocking: a disputed number with thousands of members.
"""

import itertools
import random
import sys
import time
from datetime import date

from claimx.corpus.copies import find_origins
from claimx.corpus.linker import link
from claimx.schema import (
    Accusation,
    ArticleOutput,
    ArticleRecord,
    Claim,
    Denial,
    Mentions,
    PipelineRecord,
    Quantity,
    Role,
    SentenceRef,
    Span,
    TroopCount,
)

PIPELINE = PipelineRecord(claimx="0", spacy="0", model="none", model_version="0", lexicon="0")
STATES = (("Russland", "Q159"), ("Ukraine", "Q212"), ("USA", "Q30"), ("Nordkorea", "Q423"), ("Iran", "Q794"), ("Israel", "Q801"))
_SYLLABLES = (("ka", "lo", "mi", "ru", "te"), ("ba", "den", "gor", "lis"), ("ker", "mal", "nis", "tor"))
WORDS = ["".join(parts) for parts in itertools.product(*_SYLLABLES)]
CLAIMS_AN_ARTICLE = 10


def role(random_: random.Random) -> Role:
    """A state, its words at no particular place."""
    name, id = random_.choice(STATES)
    return Role(text=name, start=0, end=len(name), name=name, id=id, kind="country")


def claim(number: int, random_: random.Random, at: int) -> tuple[Claim, str]:
    """A claim and its sentence, which starts at this offset."""
    base = {"id": f"c{number}", "sentence": SentenceRef(index=number, start=at, end=at), "rule": "synthetic", "confidence": 0.5}
    content = " ".join(random_.choices(WORDS, k=5))
    kind = number % 10
    if kind < 6:
        amount = random_.choice((3000, 10000, 12000)) if kind < 2 else random_.randrange(50, 20000)
        text = f"Es seien {amount} Soldaten bei {content} gewesen"
        start = at + 9
        anchor = Span(text=f"{amount} Soldaten", start=start, end=start + len(f"{amount} Soldaten"))
        force = (
            [Role(text="Nordkorea", start=0, end=9, name="Nordkorea", id="Q423", kind="country")] if kind < 2 else [role(random_)]
        )
        quantity = Quantity(**anchor.model_dump(), value=amount, unit="Soldat", approximate=random_.random() < 0.3)
        made: Claim = TroopCount(
            **base, start=at, end=at + len(text), text=text, anchor=anchor, quantity=quantity, force=force, source=role(random_)
        )
    else:
        text = f"Das betrifft {content} sehr"
        span = Span(text=content, start=at + 13, end=at + 13 + len(content))
        anchor = Span(text="betrifft", start=at + 4, end=at + 12)
        common = {**base, "start": at, "end": at + len(text), "text": text, "anchor": anchor}
        if kind < 9:
            made = Accusation(**common, accuser=[role(random_)], accused=[role(random_)], allegation=span)
        else:
            made = Denial(**common, denier=[role(random_)], denied=span)
    sentence = made.sentence.model_copy(update={"end": at + len(text)})
    return made.model_copy(update={"sentence": sentence}), text


def articles(claims: int, seed: int = 1) -> tuple[list[ArticleOutput], dict[str, str]]:
    """Articles with this many claims in all, over two years, and their texts."""
    random_ = random.Random(seed)
    outputs, texts = [], {}
    first = date(2023, 1, 1).toordinal()
    previous: tuple[list[Claim], str] | None = None
    for number in range(claims // CLAIMS_AN_ARTICLE):
        if previous is None or number % 3:
            made, pieces, at = [], [], 0
            for index in range(CLAIMS_AN_ARTICLE):
                one, sentence = claim(index, random_, at)
                made.append(one)
                pieces.append(sentence)
                at += len(sentence) + 2
            previous = (made, ". ".join(pieces) + ".")
        id = f"a{number:06}"
        day = date.fromordinal(first + random_.randrange(60 if number % 5 == 0 else 730)).isoformat()
        record = ArticleRecord(id=id, sha256=id, published=day, characters=len(previous[1]), sentences=CLAIMS_AN_ARTICLE)
        outputs.append(
            ArticleOutput(article=record, pipeline=PIPELINE, claims=previous[0], mentions=Mentions(actors=[role(random_)]))
        )
        texts[id] = previous[1]
    return outputs, texts


def main(sizes: list[int]) -> None:
    """Times every size and prints one line each."""
    print(f"{'claims':>9} {'origins':>9} {'all':>9} {'claims/s':>9} {'groups':>9} {'relations':>9}")
    for size in sizes:
        outputs, texts = articles(size)
        started = time.process_time()
        find_origins(outputs, texts)
        between = time.process_time()
        links = link(outputs, texts)
        end = time.process_time()
        seconds = end - between
        counts = f"{len(links.groups):>9,} {len(links.relations):>9,}"
        print(f"{size:>9,} {between - started:>8.1f}s {seconds:>8.1f}s {size / seconds:>9,.0f} {counts}", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
