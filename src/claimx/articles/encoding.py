"""Bytes to text: UTF-8 first, then what German files of the past used; binary files are refused."""

import codecs
import re

from charset_normalizer import from_bytes

from claimx.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
_SAVE_AS_UTF8 = "save it as UTF-8"
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# What German text has beyond ASCII: umlauts, accents of names, quotation marks, dashes, section and currency signs.
_USUAL = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ„“”‚‘’«»‹›–—…•·°§€£©®™²³½¼\xa0\xad´]")
_MISPLACED = re.compile(r"[a-z][„”‚](?=[a-z])")  # "l„uft": an umlaut of the DOS code page read as a quotation mark
_ODD_PAIR = re.compile(r"Ã[¤¶¼Ÿœ„–\x9f\x9c\x84\x96©¨¡³±\xad]|â€[žœ“™˜\x9d\x9e¦\"]|Â[\xa0«»§°]")
_UMLAUT = re.compile(r"[äöüÄÖÜß]")
_MOST_BEYOND = 0.25  # of the characters of German text; more is another script
_SAMPLE = 200_000  # bytes that charset-normalizer looks at


def decode(data: bytes) -> str:
    """The text that these bytes stand for, without a byte order mark; line ends stay as they are.

    Raises:
        InputError: the bytes are no text (binary), or no German text in any encoding known to it. `where` is left to the caller.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], name))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {kind}, not text", remedy="extract its text first")
    if b"\x00" in data:
        raise InputError("holds NUL bytes: a binary file, or UTF-16 without a byte order mark", remedy=_SAVE_AS_UTF8)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _checked(_legacy(data, error))


def check_text(text: str) -> None:
    """Refuses text that was damaged before it came here.

    Raises:
        InputError: NUL or many control characters, lone surrogates, lost letters (U+FFFD), or mojibake ("fÃ¼r").
    """
    _checked(text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"broken {encoding.upper()} at byte {error.start}", remedy=_SAVE_AS_UTF8) from error


def _legacy(data: bytes, error: UnicodeDecodeError) -> str:
    """Windows-1252 or Latin-1 if the result looks like German, else the best guess of charset-normalizer, else an error."""
    if _mostly_utf8(data):
        raise InputError(f"broken UTF-8 at byte {error.start}: the file was cut or damaged", remedy=_SAVE_AS_UTF8) from error
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_western(text):
            return text
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            text = data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text and _looks_western(text):
            return text
    raise InputError("neither UTF-8 nor another encoding of German text", remedy=_SAVE_AS_UTF8) from error


def _mostly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII form valid UTF-8 sequences."""
    beyond = len(data) - len(data.decode("ascii", "ignore"))
    text = data.decode("utf-8", "ignore")
    valid = len(text.encode("utf-8")) - len(text.encode("ascii", "ignore"))
    return valid > 0.5 * beyond


def _looks_western(text: str) -> bool:
    """Whether nearly all characters beyond ASCII are letters and signs that German print uses, mostly between letters."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if beyond > _MOST_BEYOND * len(text) or _MISPLACED.search(text):
        return False
    return len(_USUAL.findall(text)) >= 0.9 * beyond and not any(map(text.__contains__, _CONTROLS.decode()))


def _checked(text: str) -> str:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"holds half a character (lone surrogate) at offset {error.start}"
        raise InputError(what, remedy="write the text again") from error
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls and "\x00" in text:
        raise InputError("holds NUL characters", remedy="remove them or save the text again")
    if controls > 3 and controls > len(text) / 200:
        raise InputError("holds control characters throughout: not text", remedy="extract its text first")
    if len(data) == len(text):
        return text
    lost = text.count("\ufffd")
    if lost >= 3 and lost > len(text) / 2000:
        raise InputError(f"{lost} letters were lost in an earlier conversion (U+FFFD)", remedy="get the original again") from None
    odd = len(_ODD_PAIR.findall(text)) if "Ã" in text or "â" in text or "Â" in text else 0
    if odd >= 2 and odd > len(_UMLAUT.findall(text)):
        raise InputError('was decoded with the wrong encoding before ("Ã¼" for "ü")', remedy="get the original again") from None
    return text
