"""How many cells the sheets of a workbook (.xlsx) have, counted in their XML before it is opened.

A few bytes can merge a million cells, or put one into the last row and column: libraries that
open such a workbook make room for every cell between.
"""

import posixpath
import re
import zipfile
from html import unescape
from io import BytesIO

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.sources.archives import ArchiveFault

_SHEETS = "xl/worksheets/"
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["\']\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)',
    re.IGNORECASE,
)
#: the relation in which a sheet's content stands, where the sheets of a workbook are listed
_LISTED = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?:id\s*=\s*["\']([^"\']*)')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*")
_TARGET = re.compile(rb'\sTarget\s*=\s*["\']([^"\']*)')
_PLACED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br\s*=\s*["\']([A-Za-z]{1,3})(\d{1,9})')


def check_cells(data: bytes, most: int) -> None:
    """Refuse a workbook that has more cells, or merges more, than it may.

    Two sheets cannot have one content: it would be read, and counted, as often as it is named.

    Args:
        data: the workbook, checked as an archive.
        most: cells, those that are merged into others among them.

    Raises:
        ArchiveFault: it has more, or names the content of a sheet twice.
    """
    cells = 0
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if _names_twice(name, content):
                raise ArchiveFault("damaged")
            cells += len(_CELL.findall(content))
            for left, top, right, bottom in _MERGED.findall(content):
                high = int(bottom[:8]) - int(top[:8]) + 1
                cells += abs(high * (_column(right) - _column(left) + 1))
            if cells > most:
                raise ArchiveFault("cells", most)


def _names_twice(name: str, content: bytes) -> bool:
    """Return whether a part of a workbook names the content of a sheet a second time."""
    listed = [_unescaped(found) for found in _LISTED.findall(content)]
    if name.endswith(".rels"):
        folder = posixpath.join("/", name.partition("_rels/")[0])
        listed += [
            posixpath.normpath(posixpath.join(folder, _unescaped(target[1])))
            for relation in _RELATION.findall(content)
            if b"/worksheet" in relation and (target := _TARGET.search(relation))
        ]
    return len(listed) != len(set(listed))


def _unescaped(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace"))


def workbook_not_read(why: str, limit: int = 0) -> Diagnostic:
    """Return what is said of a workbook that people fill in and that is not opened.

    Args:
        why: of an `ArchiveFault`, or another word that has a sentence.
        limit: which it goes beyond.
    """
    arguments: dict[str, Argument] = {"reason": _REASONS.get(why, why)}
    if limit:
        arguments["cells" if why == "cells" else "limit"] = limit
    return Diagnostic(codes.WORKBOOK_NOT_READ, arguments=arguments)


#: why an archive is not unpacked → the word that the diagnostic has for it
_REASONS = {"size": "too_large", "encrypted": "password", "entities": "entity"}


class Corners:
    """The furthest row and column of each sheet, as its XML goes by."""

    def __init__(self, most: int) -> None:
        """Begin with none.

        Args:
            most: cells between the first and the furthest, of all sheets together.
        """
        self._most = most
        self._furthest: dict[str, tuple[int, int]] = {}

    def __call__(self, name: str, piece: bytes) -> None:
        """Look at a piece of a sheet.

        Raises:
            ArchiveFault: the cells between its corners are more than they may be.
        """
        if not name.lower().startswith(_SHEETS):
            return
        spots = set(_PLACED.findall(piece))
        if not spots:
            return
        row, column = self._furthest.get(name, (0, 0))
        row = max(row, *(int(number) for _, number in spots))
        column = max(column, *(_column(letters) for letters in {one for one, _ in spots}))
        self._furthest[name] = row, column
        if sum(high * wide for high, wide in self._furthest.values()) > self._most:
            raise ArchiveFault("cells", self._most)


def _column(letters: bytes) -> int:
    """Return the number of a column: A is 1."""
    at = 0
    for letter in letters.upper():
        at = at * 26 + letter - ord("A") + 1
    return at
