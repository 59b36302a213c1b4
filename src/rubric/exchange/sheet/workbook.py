"""A workbook as it lies in a file: opened within bounds, its cells by row and column.

Nothing of it is run: macros are passed over, links to other files are not followed, and of a
formula its last result is taken from the file.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.exchange.sheet.cells import CellError
from rubric.sources import MOST_BYTES, CellPlace, FilePlace, Located

if TYPE_CHECKING:
    from openpyxl import Workbook

#: what has to be installed to read or write workbooks
EXTRA = "rubric-engine[excel]"
#: bytes of all parts of a workbook; a sheet for a class of 40 is a tenth of it
MOST_UNPACKED = 64 * 1024 * 1024
#: parts of a workbook: sheets, styles, pictures
MOST_PARTS = 4_000
#: how files begin that old versions of Excel write, or newer ones under a password
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARED = re.compile(rb"<\x00?!\x00?(D\x00?O\x00?C|E\x00?N\x00?T)")
#: how the format writes a character that XML cannot hold
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: a row and a column, both from 1
Position = tuple[int, int]


class ExcelMissing(RuntimeError):
    """What reads and writes workbooks is an extra, and not installed; the text says which."""


class Formula(str):
    """A formula, as it stands in a cell."""

    __slots__ = ()


class Sheet:
    """The cells of one sheet that hold something."""

    def __init__(self, file: str, name: str, cells: Mapping[Position, Any]) -> None:
        self.file = file
        self.name = name
        self.cells = cells
        #: the last row and column that hold something
        self.rows = max((row for row, _ in cells), default=0)
        self.columns = max((column for _, column in cells), default=0)
        #: position → the upper left corner of the merged cells that it belongs to
        self.merged: dict[Position, Position] = {}

    def place(self, row: int, column: int) -> CellPlace:
        """Return where a cell stands, as spreadsheet programs name it."""
        return CellPlace(self.file, self.name, f"{letters(column)}{row}")

    def in_row(self, row: int) -> Iterator[tuple[int, Any]]:
        """Yield the columns of a row that hold something, with what they hold."""
        for column in range(1, self.columns + 1):
            if (row, column) in self.cells:
                yield column, self.cells[row, column]


class Opened:
    """A workbook that was read."""

    def __init__(self, file: str, data: bytes, sheets: tuple[Sheet, ...], *, macros: bool) -> None:
        self.file = file
        self.sheets = sheets
        self.macros = macros
        self._data = data

    def result(self, sheet: Sheet, position: Position) -> Any:
        """Return the last result of a formula; None where the file has none."""
        return self._results.get(sheet.name, {}).get(position)

    @cached_property
    def _results(self) -> dict[str, Mapping[Position, Any]]:
        book = _loaded(self._data, data_only=True)
        return {sheet.title: dict(_cells(sheet)) for sheet in book.worksheets}


def opened(path: Path, shown_as: str) -> Opened | Located:
    """Return the workbook in a file, or why it cannot be read.

    Raises:
        ExcelMissing: the extra for workbooks is not installed.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Diagnostic(codes.UNREADABLE, arguments={"reason": reason})
        return Located(problem, FilePlace(shown_as))
    return opened_bytes(data, shown_as)


def opened_bytes(data: bytes, shown_as: str) -> Opened | Located:
    """Return the workbook in these bytes, or why they cannot be read as one."""
    if len(data) > MOST_BYTES:
        return _not_read(shown_as, "too_large", MOST_BYTES)
    if data.startswith(_OLE):
        return _not_read(shown_as, "password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist():
                return _not_read(shown_as, "other_program")
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
                return _not_read(shown_as, "too_large", MOST_UNPACKED)
            for part in parts:
                # no more is unpacked than the list says, or the check of its sum fails
                if part.filename.endswith((".xml", ".rels")) and _DECLARED.search(
                    archive.read(part)
                ):
                    return _not_read(shown_as, "entity")
            macros = any(part.filename.endswith("vbaProject.bin") for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return _not_read(shown_as, "damaged" if data.startswith(b"PK") else "other_program")
    try:
        book = _loaded(data, data_only=False)
        sheets = tuple(_sheet(shown_as, sheet) for sheet in book.worksheets)
    except ExcelMissing:
        raise
    except Exception:  # whatever a damaged file makes of the library that reads it
        return _not_read(shown_as, "damaged")
    return Opened(shown_as, data, sheets, macros=macros)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return what the sheets of a workbook are called, without opening them; () of other files."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo("xl/workbook.xml")
            text = archive.read(part) if part.file_size < MOST_BYTES else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, KeyError):
        return ()
    found = re.findall(r"<(?:\w+:)?sheet [^>]*?name=\"([^\"]*)\"", text.decode("utf-8", "replace"))
    return tuple(found)


def _loaded(data: bytes, *, data_only: bool) -> "Workbook":
    import warnings

    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ExcelMissing(EXTRA) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that it passes over, such as drawings
        return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)


def _sheet(file: str, sheet: Any) -> Sheet:
    found = Sheet(file, sheet.title, dict(_cells(sheet)))
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] > found.rows + 1 or area.size["columns"] > MOST_PARTS:
            continue  # whole columns: a title, and nothing of a row
        first = (area.min_row, area.min_col)
        found.merged |= {
            (row, column): first
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
    return found


def _cells(sheet: Any) -> Iterator[tuple[Position, Any]]:
    """The cells of a sheet that hold something.

    The library's own mapping of them is used: its rows go up to the last cell that is formatted,
    which may be the millionth.
    """
    for position, cell in sheet._cells.items():
        value = cell.value
        if value is None:
            continue
        if cell.data_type == "e":
            value = CellError(value)
        elif cell.data_type == "f" or not isinstance(
            value, (str, bool, int, float, datetime, date)
        ):
            formula = cell.data_type == "f"
            value = Formula(getattr(value, "text", value)) if formula else str(value)
        elif isinstance(value, str):
            value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        if value != "":
            yield position, value


def letters(column: int) -> str:
    """Return what a column is called: A is the first, AA follows Z."""
    name = ""
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def _not_read(shown_as: str, how: str, limit: int = 0) -> Located:
    arguments: dict[str, Argument] = {"reason": how}
    if limit:
        arguments["limit"] = limit // (1024 * 1024)
    return Located(Diagnostic(codes.WORKBOOK_NOT_READ, arguments=arguments), FilePlace(shown_as))
