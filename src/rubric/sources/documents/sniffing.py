"""What a file is: by what it holds, and by its name only where that does not say."""

import codecs
import re
import zipfile
from io import BytesIO
from typing import Literal

Format = Literal[
    "word", "pdf", "web", "web_archive", "xlsx", "xls", "ods", "csv", "markdown", "text"
]
#: what is named and not read, as `document-not-read` tells it
Other = Literal[
    "old_word",
    "powerpoint",
    "writer",
    "rtf",
    "pages",
    "picture",
    "archive",
    "xml",
    "xlsb",
    "unknown",
]

#: the formats by the ending of a name
SUFFIXES: dict[str, Format] = {
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".pdf": "pdf",
    ".html": "web",
    ".htm": "web",
    ".xhtml": "web",
    ".mht": "web_archive",
    ".mhtml": "web_archive",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: the names of streams in an OLE file, which tell the program that wrote it
_STREAMS: tuple[tuple[str, Format | Other | Literal["encrypted"]], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("PowerPoint Document", "powerpoint"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_HTML = re.compile(
    r"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    r"\s*[\w-]+:.*?^content-type:\s*multipart/related\b", re.IGNORECASE | re.DOTALL | re.MULTILINE
)
_XML = re.compile(r"\s*<\?xml\b")
#: how much of a text is looked at
_HEAD = 4096


def sniffed(data: bytes, suffix: str) -> Format | Other | Literal["encrypted", "damaged"]:
    """Return what the bytes of a file are, by the ending of its name where they do not say."""
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _in_zip(data, suffix)
    if data.startswith(_OLE):
        return _in_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        return "picture"
    return _of_text(data, suffix)


def _in_zip(data: bytes, suffix: str) -> Format | Other | Literal["damaged"]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mime = stream.read(100)
    except Exception:  # whatever is wrong with it, it is no archive that can be read
        return "damaged"
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    if b"opendocument" in mime:
        return "writer"
    for name in names:
        for folder, kind in _FOLDERS:
            if name.startswith(folder):
                return kind
    if any(name.startswith("Index/") for name in names):
        return "pages"
    return "damaged" if SUFFIXES.get(suffix) in ("word", "xlsx", "ods") else "archive"


_FOLDERS: tuple[tuple[str, Format | Other], ...] = (
    ("word/", "word"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/", "powerpoint"),
)


def _in_ole(data: bytes) -> Format | Other | Literal["encrypted"]:
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") + b"\0\0" in data:
            return kind
    return "unknown"


def _of_text(data: bytes, suffix: str) -> Format | Other:
    named = SUFFIXES.get(suffix)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or named in (
        *("csv", "text", "markdown", "web"),
    )
    if b"\0" in data[:_HEAD] and not wide:
        return "unknown"
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\ufeffÿþï»¿")
    if _WEB_ARCHIVE.match(head):
        return "web_archive"
    if named == "web" or _HTML.match(head):
        return "web"
    if _XML.match(head):
        return "xml"
    return named if named in ("csv", "markdown") else "text"
