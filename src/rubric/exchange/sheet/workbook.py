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

from rubric.diagnostics import Diagnostic, codes
from rubric.exchange.sheet.cells import CellError
from rubric.sources import MOST_BYTES, CellPlace, FilePlace, Located, bytes_of
from rubric.sources.archives import ArchiveFault, checked_archive
from rubric.sources.workbook_cells import check_cells, workbook_not_read

if TYPE_CHECKING:
    from openpyxl import Workbook

#: what has to be installed to read or write workbooks
EXTRA = "rubric-engine[excel]"
#: cells of a workbook, those that are merged into others among them; sheets of ten units for a
#: class of 40 have half as many
MOST_CELLS = 2_000_000
#: columns over which cells are merged that say something of a row
_WIDEST = 4_000
#: how files begin that old versions of Excel write, or newer ones under a password
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
        data = bytes_of(path, MOST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Diagnostic(codes.UNREADABLE, arguments={"reason": reason})
        return Located(problem, FilePlace(shown_as))
    return opened_bytes(data, shown_as)


def opened_bytes(data: bytes, shown_as: str) -> Opened | Located:
    """Return the workbook in these bytes, or why they cannot be read as one."""
    if len(data) > MOST_BYTES:
        return _not_read(shown_as, "size", MOST_BYTES // 1024**2)
    if data.startswith(_OLE):
        return _not_read(shown_as, "encrypted")
    try:
        checked = checked_archive(data)
        if "[Content_Types].xml" not in checked.names:
            return _not_read(shown_as, "other_program")
        check_cells(checked.data, MOST_CELLS)
    except ArchiveFault as fault:
        is_archive = fault.why != "damaged" or data.startswith(b"PK")
        return _not_read(shown_as, fault.why if is_archive else "other_program", fault.limit)
    try:
        book = _loaded(checked.data, data_only=False)
        sheets = tuple(_sheet(shown_as, sheet) for sheet in book.worksheets)
    except ExcelMissing:
        raise
    except Exception:  # whatever a damaged file makes of the library that reads it
        return _not_read(shown_as, "damaged")
    return Opened(shown_as, checked.data, sheets, macros=checked.macros)


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
        if area.size["rows"] > found.rows + 1 or area.size["columns"] > _WIDEST:
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


def _not_read(shown_as: str, why: str, limit: int = 0) -> Located:
    return Located(workbook_not_read(why, limit), FilePlace(shown_as))
