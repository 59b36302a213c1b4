"""Bytes of text in whatever encoding people save it: the text, and whether it was guessed."""

import codecs
import re

from rubric.diagnostics import codes
from rubric.sources.documents.refusing import told
from rubric.sources.documents.symbols import pictured
from rubric.sources.places import Located

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: characters that end a line for some programs and are none for people
_ODD_LINE_ENDS = re.compile("[\u2028\u2029\x0b\x85]")


def text_of(data: bytes, shown_as: str, declared: str = "") -> tuple[str, tuple[Located, ...]]:
    """Return the text with plain line ends, and what is to be told of its encoding.

    A byte-order mark is believed, then what is valid UTF-8, then what the document declares; what
    is left is the encoding of Windows in Western Europe, in which every byte is a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return plain_ends(data.decode(encoding, "replace")), ()
    wide = _wide(data)
    if wide:
        return _guessed(data.decode(wide, "replace"), "UTF-16", shown_as)
    try:
        return plain_ends(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    if declared and (known := _known(declared)):
        return plain_ends(data.decode(known, "replace")), ()
    return _guessed(_windows(data), "Windows-1252", shown_as)


def plain_ends(text: str) -> str:
    """Return text whose lines all end in a line feed, without characters for a page's end.

    Letters of picture fonts become what they show, as a copy of a Word document keeps its bullets.
    """
    text = pictured(text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return _ODD_LINE_ENDS.sub("\n", text).replace("\0", "")


def _guessed(text: str, encoding: str, shown_as: str) -> tuple[str, tuple[Located, ...]]:
    return plain_ends(text), (told(codes.ENCODING_GUESSED, shown_as, encoding=encoding),)


def _windows(data: bytes) -> str:
    """Return text of Windows-1252; the five bytes that it leaves out are control characters."""
    return "".join(_BYTES[byte] for byte in data)


_BYTES = tuple(
    bytes([byte]).decode("cp1252", "replace").replace("\ufffd", "") or chr(byte)
    for byte in range(256)
)


def _known(name: str) -> str | None:
    """Return an encoding of text by its name; Latin-1 is read as Windows does, as browsers do."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith("utf"):
        return None
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name


def _wide(data: bytes) -> str:
    """Return the encoding of text without a mark of which every second byte is mostly zero."""
    head = data[:2000]
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0) * 2 / len(head), head[1::2].count(0) * 2 / len(head)
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else ""
