"""Bad input made up at random: text, markup, JSON and bytes of the kinds that break readers. A seed gives the same input again."""

import gzip
import json
import random
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from invented import sentences

WORDS = (
    "Moskau Kiew Seoul Pjöngjang Kim Schoigu wirft warf werfen vor dementiert bestreitet wies zurück sagte laut zufolge soll will "
    "dass und oder nicht kein er sie beide Soldaten Truppen Tote Verletzte getötet entsandt am im bis zu mehr als rund knapp "
    "zwischen Oktober Mittwoch gestern 2024 3.000 15.000 zwölf Tausende Prozent Mrd. Nr. Dr. u. a. z. B. der die das den dem des "
    "ein eine einen einem einer Präsident Ministerium Vorwurf Angriff habe hätte werde würde könnte 22.10.2024 13:45 Uhr 1950er "
    "½ 3,5 2½ ein-einhalb viereinhalb Jahre Tage seit vor nach Anfang Ende Mitte Dritter dritte XIV. 0x1F 1e9 -5 +49 §12 €"
).split()
MARKS = list("„“”‚‘’»«›‹\"'()[]{}.,;:!?…–—-/\\|*_#@&%§°·•\t\n\r\v\f\x1c\x85\u2028\u2029")
ODD = (
    "\ud800 \udfff \u202e \u202d \u2066 \u2069 \u200b \u200c \u200d \u2060 \ufeff \u00ad \u0301 \u0308 \u034f \ufffd \uffff \x00 "
    "\x07 \x1b \x7f \x85 \u2028 \u3000 ﬀ ẞ ſ İ ı Ǆ ⅷ ² ① ٣ ۵ 三 億 𝟛 𝔐 😀 👨\u200d👩\u200d👧 🇩🇪 Ä Ä ａｂｃ ﷽ ꙮ"
).split(" ")
TAGS = "p div span a b i h1 h2 ul li table tr td article main header footer aside nav script style svg math template time meta title".split()


def chance_of(name: str, seed: int, number: int) -> random.Random:
    """The random numbers of one input."""
    return random.Random(f"{name} {seed} {number}")


@cache
def _sentences() -> list[str]:
    return sentences()


def text(chance: random.Random) -> str:
    """Text: German words in any order, real sentences damaged, arbitrary Unicode, or one sign many times."""
    return chance.choice([_salad, _salad, _damaged, _damaged, _unicode, _repeated])(chance)


def sendable(chance: random.Random) -> str:
    """Text without half characters."""
    return text(chance).encode("utf-8", "replace").decode("utf-8")


def _salad(chance: random.Random) -> str:
    pieces = chance.choices([WORDS, MARKS, ODD], weights=[12, 4, chance.choice([0, 0, 1])], k=chance.randint(1, 60))
    glue = chance.choice([" ", " ", " ", "", "\n", "\u00a0", "\u00ad"])
    return glue.join(chance.choice(piece) for piece in pieces)


def _damaged(chance: random.Random) -> str:
    words = " ".join(chance.choices(_sentences(), k=chance.randint(1, 4)))
    for _ in range(chance.randint(0, 6)):
        start = chance.randint(0, len(words))
        end = min(len(words), start + chance.choice([0, 0, 1, 2, 10, 40]))
        words = (
            words[:start]
            + chance.choice(["", " ", "\n", chance.choice(WORDS), chance.choice(MARKS), chance.choice(ODD)])
            + words[end:]
        )
    return words


def _unicode(chance: random.Random) -> str:
    top = chance.choice([0x80, 0x250, 0x2100, 0xFFFF, 0x10FFFF])
    return "".join(chr(chance.randint(0, top)) for _ in range(chance.randint(1, 200)))


def _repeated(chance: random.Random) -> str:
    unit = chance.choice([*MARKS, *ODD, *WORDS, "a", "1", "1.", "1,", "ein", "hundert", "und ", "(", "„", "der ", "dass "])
    return unit * chance.choice([2, 10, 100, chance.randint(100, 1500)])


def german(chance: random.Random) -> str:
    """Text that passes for a German article, with something odd in it."""
    return " ".join([*chance.choices(_sentences(), k=2), sendable(chance), chance.choice(_sentences())])


def number_text(chance: random.Random) -> str:
    """Numbers and quantities in many writings, right and wrong."""
    signs = "0123456789" + chance.choice(["", ".,", ".,-/+", "½¼²³ ", "٣۵三𝟛", "eE_x"])
    figure = "".join(chance.choices(signs, k=chance.choice([1, 3, 8, 30, 400])))
    parts = chance.choices(
        "ein eine zwei drei zehn hundert tausend million en und zwanzig ßig einhalb dutzend mal fach ste".split(),
        k=chance.randint(1, 12),
    )
    word = "".join(parts)
    units = chance.choice(["Soldaten", "Prozent", "km", "Mrd. Euro", "Jahre", "Uhr", "", "-jährige", "er Jahre", "Tote"])
    before = chance.choice(["", "bis zu ", "zwischen ", "mehr als ", "rund ", "von ", "am ", "seit ", "minus ", "je "])
    after = chance.choice(["", f" und {figure[:9]}", f" bis {word}", f"–{figure[:5]}", f". {chance.choice(WORDS)}"])
    return f"{before}{chance.choice([figure, word])}{after} {units}"


def time_text(chance: random.Random) -> str:
    """Dates and times in many writings, right and wrong."""
    day, month, year = chance.randint(0, 99), chance.randint(0, 99), chance.choice([0, 24, 99, 1024, 2024, 20245, 10**9])
    names = "Januar Februar März Mai Juni Oktober Dez. Montag Mittwoch Sonnabend Ostern Pfingsten Silvester Herbst Jahrhundert Quartal Woche".split()
    forms = [
        f"{day}.{month}.{year}", f"{day}. {chance.choice(names)} {year}", f"{year}-{month}-{day}", f"{day}/{month}/{year}",
        f"{month}:{day} Uhr", f"vor {day} {chance.choice(names)}n", f"{day}. bis {month}. {chance.choice(names)}",
        f"Ende {chance.choice(names)} {year}", f"{year}er Jahre", f"Nacht zum {chance.choice(names)}", f"{day}.", f"'{day}",
    ]  # fmt: skip
    return " ".join([chance.choice(["Am", "Im", "Seit", "Bis", "Von", ""]), *chance.choices(forms, k=chance.randint(1, 4))])


def markup(chance: random.Random) -> str:
    """HTML: well-formed, broken, deep, or with odd attributes."""
    if chance.random() < 0.02:
        tag = chance.choice(TAGS)
        return f"<html><body>{f'<{tag}>' * chance.choice([1000, 20_000])}{german(chance)}"
    parts = ["<html><head>", chance.choice(["", "<title>Kreml weist Vorwurf zurück</title>", '<meta charset="utf-16">'])]
    parts.append(chance.choice(["", _linked_data(chance), '<meta property="article:published_time" content="2024-10-22T12:00">']))
    parts.append("</head><body>")
    for _ in range(chance.randint(0, 25)):
        tag = chance.choice(TAGS)
        parts.append(
            chance.choice(
                [f"<{tag}>", f"</{tag}>", f"<{tag} {sendable(chance)[:20]}", f'<{tag} datetime="{time_text(chance)[:30]}">']
            )
        )
        parts.append(
            chance.choice(
                [german(chance), sendable(chance)[:200], "&#0;&#xD800;&#x110000;&unbekannt;", "<!--", "]]>", "<![CDATA["]
            )
        )
    return "".join(parts)


def _linked_data(chance: random.Random) -> str:
    return f'<script type="application/ld+json">{json_text(chance)}</script>'


def json_text(chance: random.Random) -> str:
    """JSON: an article with values of any type, cut off, deep, or with strange numbers."""
    if chance.random() < 0.05:
        return chance.choice(["[", '{"a":', '{"text":["']) * chance.choice([100, 3000, 100_000])
    value = {
        key: _value(chance, 3)
        for key in chance.sample(["id", "title", "published", "publisher", "url", "html", "date", "@graph"], 4)
    }
    value["text"] = german(chance) if chance.random() < 0.7 else _value(chance, 2)
    if chance.random() < 0.3:
        value["@type"] = chance.choice(["NewsArticle", 5, None, ["Article"]])
    written = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.2:
        cut = chance.randint(0, len(written))
        written = (
            written[:cut] + chance.choice(["", "\x00", "\\ud800", "}", "1e999", "NaN"]) + written[cut + chance.randint(0, 3) :]
        )
    return written


def _value(chance: random.Random, depth: int) -> object:
    simple: list[Callable[[], object]] = [
        lambda: None, lambda: True, lambda: chance.randint(-(10**30), 10**30), lambda: chance.random() * 10**300, lambda: text(chance),
        lambda: time_text(chance), lambda: "../" * 5 + "x", lambda: "CON",
    ]  # fmt: skip
    if depth and chance.random() < 0.3:
        return chance.choice([[_value(chance, depth - 1)], {text(chance)[:5]: _value(chance, depth - 1)}])
    return chance.choice(simple)()


def file_bytes(chance: random.Random, kind: str) -> bytes:
    """The bytes of a file of this kind (its name's ending): right, wrongly encoded, cut off, packed, or noise."""
    if kind.removesuffix(".gz") == ".jsonl":
        words = "\n".join(json_text(chance) for _ in range(chance.randint(0, 4)))
    else:
        words = {".html": markup, ".json": json_text}.get(kind.removesuffix(".gz"), german)(chance)
    encoding = chance.choice(["utf-8", "utf-8", "utf-8", "cp1252", "utf-16", "utf-32", "utf-8-sig", "cp437", "cp037"])
    data = words.encode(encoding, "replace")
    for _ in range(chance.choice([0, 0, 0, 1, 5])):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.randbytes(chance.choice([1, 2, 50])) + data[place + chance.choice([0, 1, 30]) :]
    if kind.endswith(".gz"):
        data = chance.choice([gzip.compress, gzip.compress, zlib.compress, _bomb, _twice])(data)
        if chance.random() < 0.2:
            data = data[: chance.randint(0, len(data))]
    return data


def _bomb(data: bytes) -> bytes:
    """A few kilobytes that unpack to some megabytes."""
    return gzip.compress(data + b" " * 3_000_000)


def _twice(data: bytes) -> bytes:
    return gzip.compress(gzip.compress(data))


def written(path: Path, data: bytes) -> Path:
    """The file, written."""
    path.write_bytes(data)
    return path
