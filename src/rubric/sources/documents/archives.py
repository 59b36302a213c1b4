"""Files that are archives inside (Word, Excel, OpenDocument): what they unpack to, checked first.

A small file can be made to unpack to more than any machine holds, and its XML to stand for more
than it says. Every entry is unpacked here in small steps and counted, whatever the archive claims;
what it holds is then written anew, so that no other reader sees anything that was not checked.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from rubric.diagnostics import codes
from rubric.sources.documents.refusing import Refused, told
from rubric.sources.places import Located

#: bytes of XML in one document; a handbook of 500 pages has twenty million
MOST_TEXT = 80 * 1024 * 1024
#: bytes of everything else, such as pictures
MOST_REST = 400 * 1024 * 1024
#: of files in an archive
MOST_ENTRIES = 5000
_STEP = 1024 * 1024
_XML = (".xml", ".rels", ".vml")
#: how a definition of what a name stands for begins, in the encodings that XML may have
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"(^|/)vba\w*\.bin$|(^|/)Basic/|(^|/)Scripts/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckedArchive:
    """An archive of which every entry was unpacked and counted."""

    #: the archive, written anew
    data: bytes
    names: frozenset[str]
    remarks: tuple[Located, ...] = ()


def checked_archive(data: bytes, shown_as: str) -> CheckedArchive:
    """Return an archive that can be unpacked without harm; pictures and macros are left out.

    Raises:
        Refused: it is damaged or encrypted, unpacks to too much, or its XML defines entities.
    """
    made = BytesIO()
    budget = {True: MOST_TEXT, False: MOST_REST}
    names: set[str] = set()
    macros = False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as again:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refused(
                    told(codes.DOCUMENT_UNPACKS, shown_as, part="entries", limit=MOST_ENTRIES)
                )
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise Refused(told(codes.DOCUMENT_ENCRYPTED, shown_as))
                if entry.is_dir() or entry.filename in names:
                    continue
                names.add(entry.filename)
                macros = macros or bool(_MACROS.search(entry.filename))
                text = entry.filename.lower().endswith(_XML)
                content = _unpacked(archive, entry, budget[text], shown_as)
                budget[text] -= len(content)
                if text and _defines(content):
                    raise Refused(told(codes.DOCUMENT_ENTITIES, shown_as))
                again.writestr(entry.filename, content if text or _kept(entry.filename) else b"")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError) as error:
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    except Refused:
        raise
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    remarks = (told(codes.HAS_MACROS, shown_as),) if macros else ()
    return CheckedArchive(made.getvalue(), frozenset(names), remarks)


def _kept(filename: str) -> bool:
    return filename == "mimetype"


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, shown_as: str) -> bytes:
    """Return the content of an entry, unpacked no further than it may go."""
    # whatever the archive claims; it is read a step further than it may be
    entry.file_size = max(entry.file_size, most + 2 * _STEP)
    parts: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while part := stream.read(_STEP):
            size += len(part)
            if size > most:
                limit = most // 1024**2
                raise Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="size", limit=limit))
            parts.append(part)
    return b"".join(parts)


def _defines(content: bytes) -> bool:
    """Return whether XML defines names that stand for other text, in any encoding it may have."""
    return bool(_ENTITIES.search(content.replace(b"\0", b"")))
