"""Files that are archives inside (Word, Excel, OpenDocument): what they unpack to, checked first.

A small file can be made to unpack to more than any machine holds, and its XML to stand for more
than it says. Every entry is unpacked here in small steps and counted, whatever the archive claims.
Every reader of such files begins here: of documents, of tracking sheets, of evidence logs.
"""

import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Literal, NamedTuple

#: why an archive is not unpacked
Why = Literal["damaged", "encrypted", "entities", "entries", "size", "cells"]
#: is shown each piece of an entry: its name, and bytes that end with a tag
Watch = Callable[[str, bytes], None]


class Limits(NamedTuple):
    """How much an archive may hold."""

    #: bytes of XML; a handbook of 500 pages has twenty million
    text: int = 80 * 1024 * 1024
    #: bytes of everything else, such as pictures
    rest: int = 400 * 1024 * 1024
    #: of files in it
    entries: int = 5000
    #: of XML, all files together
    elements: int = 10_000_000


#: what one person's file may hold: a document, a tracking sheet
OF_ONE_FILE = Limits()
_STEP = 1024 * 1024
#: bytes without the end of a tag, where what is inside is looked at piece by piece
_LONGEST_PIECE = 8 * _STEP
_XML = (".xml", ".rels", ".vml")
#: how a definition of what a name stands for begins, in the encodings that XML may have
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"(^|/)vba\w*\.bin$|(^|/)Basic/|(^|/)Scripts/", re.IGNORECASE)


class ArchiveFault(Exception):
    """An archive that is not unpacked: why, and the limit that it goes beyond."""

    def __init__(self, why: Why, limit: int = 0) -> None:
        super().__init__(why)
        self.why: Why = why
        #: megabytes of a size, otherwise a number of what is counted
        self.limit = limit


@dataclass(frozen=True, slots=True)
class CheckedArchive:
    """An archive of which every entry was unpacked and counted."""

    #: the archive, written anew, so that no other reader sees anything that was not checked
    data: bytes
    names: frozenset[str]
    macros: bool = False


def checked_archive(data: bytes, limits: Limits = OF_ONE_FILE) -> CheckedArchive:
    """Return an archive that can be unpacked without harm; pictures and macros are left out.

    Raises:
        ArchiveFault: it is damaged or encrypted, unpacks to too much, or its XML defines entities.
    """
    made = BytesIO()
    names: set[str] = set()
    elements = 0
    with zipfile.ZipFile(made, "w") as again:
        for name, content in _entries(BytesIO(data), limits):
            kept = (_is_text(name) or name == "mimetype") and name not in names
            whole = b"".join(content) if kept else b""
            deque(content, 0)  # what is not kept is counted
            if name in names:
                continue
            if _is_text(name):
                if _defines(whole):
                    raise ArchiveFault("entities")
                elements += whole.count(b"<") - whole.count(b"</")
                if elements > limits.elements:
                    raise ArchiveFault("entries", limits.elements)
            names.add(name)
            again.writestr(name, whole)
    macros = any(_MACROS.search(name) for name in names)
    return CheckedArchive(made.getvalue(), frozenset(names), macros)


def look_through(path: Path, limits: Limits, watch: Watch) -> None:
    """Look at everything in an archive that is too large to be held twice, and keep none of it.

    Raises:
        ArchiveFault: it is damaged or encrypted, unpacks to too much, or its XML defines entities;
            or what `watch` raises.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        for name, content in _entries(stream, limits):
            if not _is_text(name):
                deque(content, 0)  # it is counted
                continue
            for piece in _pieces(content):
                if _defines(piece):
                    raise ArchiveFault("entities")
                watch(name, piece)


def _entries(stream: IO[bytes], limits: Limits) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the entries of an archive with their content in steps."""
    spent = {True: 0, False: 0}
    with _sound(), zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        if len(entries) > limits.entries:
            raise ArchiveFault("entries", limits.entries)
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise ArchiveFault("encrypted")
            if not entry.is_dir():
                yield entry.filename, _unpacked(archive, entry, limits, spent)


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, spent: dict[bool, int]
) -> Iterator[bytes]:
    """Yield the content of an entry, unpacked no further than it may go."""
    text = _is_text(entry.filename)
    most = limits.text if text else limits.rest
    # whatever the archive claims; it is read a step further than it may be
    entry.file_size = max(entry.file_size, most - spent[text] + 2 * _STEP)
    with _sound(), archive.open(entry) as stream:
        while part := stream.read(_STEP):
            spent[text] += len(part)
            if spent[text] > most:
                raise ArchiveFault("size", most // 1024**2)
            yield part


@contextmanager
def _sound() -> Iterator[None]:
    """Whatever unpacking makes of a damaged file is one fault; zlib, lzma, bz2 have their own."""
    try:
        yield
    except ArchiveFault:
        raise
    except Exception as error:
        raise ArchiveFault("damaged") from error


def _pieces(content: Iterator[bytes]) -> Iterator[bytes]:
    """Yield content in pieces that end with a tag, so that none is cut in two."""
    rest = b""
    for part in content:
        held = rest + part
        end = held.rfind(b">") + 1
        if end:
            yield held[:end]
        rest = held[end:]
        if len(rest) > _LONGEST_PIECE:
            raise ArchiveFault("damaged")
    if rest:
        yield rest


def _is_text(name: str) -> bool:
    return name.lower().endswith(_XML)


def _defines(content: bytes) -> bool:
    """Return whether XML defines names that stand for other text, in any encoding it may have."""
    return bool(_ENTITIES.search(content.replace(b"\0", b"")))
