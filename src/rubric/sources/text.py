"""Bytes to bounded text: what is not UTF-8 text of a bearable size is refused."""

import codecs
import os
import re
from pathlib import Path

from rubric.diagnostics import Diagnostic, codes
from rubric.sources.places import FilePlace, Located, TextPlace

#: what ends a line as places count them; Python takes more characters for ends of lines
LINE_END = re.compile(r"\r\n|\r|\n")
#: bytes; a file of specifications or of one learner's records is far smaller
MOST_BYTES = 16 * 1024 * 1024


def decoded(path: Path, shown_as: str) -> str | Located:
    """Return the text of a file without its byte-order mark, or why it is not to be had.

    Never reads more than `MOST_BYTES` + 1 bytes. Line ends are kept as they are.
    """
    try:
        data = bytes_of(path, MOST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Located(
            Diagnostic(codes.UNREADABLE, arguments={"reason": reason}), FilePlace(shown_as)
        )
    return decoded_bytes(data, shown_as)


def bytes_of(path: Path, most: int) -> bytes:
    """Return what a file holds, and no more than one byte over `most`.

    A named pipe that nobody writes to is an empty file, and is not waited for.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", opener=_opened_at_once) as stream:
        return stream.read(most + 1)


def _opened_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for what may write to it; reading waits as ever."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a text as places count them, without their ends.

    >>> lines_of("a\u2028b\r\nc")
    ['a\u2028b', 'c']
    """
    return LINE_END.split(text)


def decoded_bytes(data: bytes, shown_as: str) -> str | Located:
    """Return bytes as text, or the located diagnostic that says why they are not text."""
    here = FilePlace(shown_as)
    if len(data) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        return Located(Diagnostic(codes.TOO_LARGE, arguments={"limit": limit}), here)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_utf16(data):
        return Located(Diagnostic(codes.UTF16), here)
    if b"\x00" in data:
        return Located(Diagnostic(codes.NOT_TEXT), here)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        lines = lines_of(before)
        line, column = len(lines), len(lines[-1]) + 1
        byte = f"0x{data[error.start]:02x}"
        return Located(
            Diagnostic(codes.NOT_UTF8, arguments={"byte": byte}),
            TextPlace(shown_as, line, column),
        )
    if not text.strip():
        return Located(Diagnostic(codes.EMPTY_FILE), here)
    return text


def _looks_utf16(data: bytes) -> bool:
    """Without a byte-order mark: every second byte of the beginning is zero."""
    head = data[:64]
    return len(head) >= 8 and (not any(head[1::2]) or not any(head[0::2])) and any(head)
