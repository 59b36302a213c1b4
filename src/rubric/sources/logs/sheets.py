"""The sheets of a workbook, each a table; read by calamine."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from rubric.diagnostics import Diagnostic, codes
from rubric.sources.archives import ArchiveFault, Limits, look_through
from rubric.sources.logs.table import ExtraMissing, LogFault, Row, RowFault
from rubric.sources.places import CellPlace, FilePlace, Located, Place
from rubric.sources.workbook_cells import Corners, workbook_not_read

#: a full sheet of a million rows has some 500 MB of XML
_LIMITS = Limits(text=1024 * 1024 * 1024)
#: cells between the first and the furthest of each sheet, for each of which there is room made
MOST_CELLS = 30_000_000


class SheetTable:
    """A table on one sheet; the first row that says anything has its headings."""

    def __init__(self, shown_as: str, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Find its headings.

        Args:
            shown_as: the workbook.
            name: of the sheet.
            rows: every row of the sheet, from its first.
        """
        self.shown_as, self.name = shown_as, name
        self._rows = rows
        self._first = next((at for at, cells in enumerate(rows) if any(map(_said, cells))), -1)
        headings = rows[self._first] if self._first >= 0 else ()
        self.headings = tuple(str(_said(cell)).strip() for cell in headings)
        while self.headings and not self.headings[-1]:
            self.headings = self.headings[:-1]
        self._at = 0

    @property
    def standing(self) -> None:
        """None: its rows are in memory already."""

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order, and faults of those with cells beside the headings."""
        width = len(self.headings)
        for at in range(self._first + 1, len(self._rows)):
            self._at, number = at, at + 1
            cells = [None if (said := _said(cell)) == "" else said for cell in self._rows[at]]
            if any(cell is not None for cell in cells[width:]):
                says = {"cells": len(cells), "headings": width}
                problem = Diagnostic(codes.ROW_WIDTH, (self.name, str(number)), says)
                text = ",".join(str(cell) for cell in cells if cell is not None)
                yield RowFault(number, Located(problem, self.place(number)), text, cells)
            elif any(cell is not None for cell in cells):
                yield number, [*cells[:width], *[None] * (width - len(cells))]

    def place(self, number: int, heading: str = "") -> Place:
        """Return the cell of a row under a heading; without one that in its first column."""
        column = self.headings.index(heading) if heading in self.headings else 0
        return CellPlace(self.shown_as, self.name, f"{_letters(column)}{number}")

    def done(self) -> float:
        """Return how much of the sheet has been read, between 0 and 1."""
        return (self._at + 1) / max(len(self._rows), 1)


def sheets(path: Path, shown_as: str) -> list[SheetTable]:
    """Return the sheets of a workbook that say anything.

    Raises:
        ExtraMissing: the extra `excel` is not installed.
        LogFault: it is no sound workbook.
        OSError: it cannot be read.
    """
    try:
        import python_calamine
    except ImportError as error:
        raise ExtraMissing("excel") from error
    try:
        look_through(path, _LIMITS, Corners(MOST_CELLS))
    except ArchiveFault as fault:
        if fault.why == "damaged":
            reason = str(fault.__cause__ or "")
            problem = Diagnostic(codes.BAD_WORKBOOK, arguments={"reason": reason})
        else:
            problem = workbook_not_read(fault.why, fault.limit)
        raise LogFault(Located(problem, FilePlace(shown_as))) from None
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        found = []
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            found.append(SheetTable(shown_as, name, rows))
    except python_calamine.CalamineError as error:
        problem = Diagnostic(codes.BAD_WORKBOOK, arguments={"reason": str(error)})
        raise LogFault(Located(problem, FilePlace(shown_as))) from None
    return [table for table in found if table.headings]


def _said(cell: Any) -> Any:
    """What a cell says: a day without its midnight, a whole number without its fraction."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.strip() if isinstance(cell, str) else cell


def _letters(column: int) -> str:
    """A column, from 0, as spreadsheet programs name it."""
    named = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(ord("A") + rest) + named
    return named
