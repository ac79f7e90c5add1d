"""Any number of articles that need no source: sentences of data/raw put together anew, with fresh numbers and fresh words."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
_SYLLABLES = "ba ben dor el fal gar hau ik jor kel lin mar nau ost pel quen ros stein tal ul vor wen zel".split()


def sentences(folder: Path = RAW) -> list[str]:
    """The sentences of the articles in a folder that end in a full stop."""
    texts = [path.read_bytes().decode("utf-8", "ignore") for path in sorted(folder.glob("*.txt"))]
    pieces = [piece.strip() for text in texts for piece in re.split(r"(?<=[a-zäöüß][.])\s+", text)]
    return [piece for piece in pieces if 30 < len(piece) < 300 and piece.endswith(".") and "\n" not in piece]


def texts(number: int, characters: int, seed: int = 1) -> Iterator[str]:
    """This many texts of about this length. Every number is another one, and each text has a person, a place, an organisation
    and a verb that no other has: news never runs out of new words either, and what remembers them all would grow."""
    chance = random.Random(seed)
    known = sentences()

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=5))

    for _ in range(number):
        person, place, company, verb = f"{word()} {word()}".title(), word().title(), word().title(), word()
        parts = [f"{person}, Sprecher der {company}gesellschaft, sagte in {place}, man werde nicht {verb}en."]
        size = len(parts[0])
        while size < characters:
            parts.append(re.sub(r"\d", lambda _: str(chance.randint(1, 9)), chance.choice(known)))
            size += len(parts[-1]) + 1
        yield (" " if characters < 2000 else "\n\n").join(parts)


def write_collection(path: Path, number: int, characters: int, seed: int = 1) -> int:
    """Writes a JSONL file of such articles and returns their number of words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for index, text in enumerate(texts(number, characters, seed)):
            words += len(text.split())
            file.write(json.dumps({"id": f"artikel-{index:06}", "published": "2024-10-22", "text": text}) + "\n")
    return words
