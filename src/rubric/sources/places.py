"""Places: where a path of the model stands in a file, and diagnostics that know theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rubric.diagnostics import Diagnostic, Path
from rubric.phrases import shown


class TextPlace(NamedTuple):
    """A span on one line of a text file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1
    #: characters; at least 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class FilePlace(NamedTuple):
    """A whole file, where no line can be named (it could not be read as text)."""

    file: str

    def __str__(self) -> str:
        return self.file


class RowPlace(NamedTuple):
    """A cell of a caller's rows, or a whole row or table where no cell can be named."""

    table: str
    #: the caller's own key of the row, or its position from 1; "" is the whole table
    row: str = ""
    #: "" is the whole row
    column: str = ""

    def __str__(self) -> str:
        row = f" row {shown(self.row)}" if self.row else ""
        column = f", column {shown(self.column)}" if self.column else ""
        return f"{shown(self.table)}{row}{column}"


class PagePlace(NamedTuple):
    """A line on a page of a document; both count from 1."""

    file: str
    page: int
    #: 0 is the whole page
    line: int = 0

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}: page {self.page}{line}"


class ParagraphPlace(NamedTuple):
    """A paragraph of a document that has no pages of its own (Word); counts from 1."""

    file: str
    #: of all paragraphs, those in tables and boxes too
    paragraph: int
    #: what it stands in: "table 2, row 3, column 1", "header"; "" is the body
    within: str = ""

    def __str__(self) -> str:
        within = f", {self.within}" if self.within else ""
        return f"{self.file}: paragraph {self.paragraph}{within}"


class LinePlace(NamedTuple):
    """A row of a log that stands on a line of a file (of Parquet: a row), or a cell of it."""

    file: str
    #: counts from 1
    line: int
    #: the heading of the column; "" is the whole row
    column: str = ""

    def __str__(self) -> str:
        column = f", column {shown(self.column)}" if self.column else ""
        return f"{self.file}:{self.line}{column}"


class CellPlace(NamedTuple):
    """A cell of a workbook, or a whole sheet where no cell can be named."""

    file: str
    sheet: str
    #: as spreadsheet programs name it, "B12"; "" is the whole sheet
    cell: str = ""

    def __str__(self) -> str:
        cell = f"!{self.cell}" if self.cell else ""
        return f"{self.file}: {shown(self.sheet)}{cell}"


def within(place: "Place | None") -> str:
    """Return where in its file a place stands, where that is told by no line and column."""
    match place:
        case LinePlace(_, _, column) if column:
            return f"column {shown(column)}"
        case CellPlace(file, _, _) | PagePlace(file, _, _) | ParagraphPlace(file, _, _):
            return str(place).removeprefix(f"{file}: ")
        case _:
            return ""


Place = TextPlace | FilePlace | RowPlace | PagePlace | ParagraphPlace | CellPlace | LinePlace


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic joined to its place; `related_places` go with `diagnostic.related`."""

    diagnostic: Diagnostic
    place: Place | None = None
    related_places: tuple[Place | None, ...] = ()


def located(diagnostic: Diagnostic, places: Callable[[Path], Place | None]) -> Located:
    """Return the diagnostic with its own place and the places of what it relates to."""
    return Located(
        diagnostic,
        places(diagnostic.path),
        tuple(places(path) for path in diagnostic.related),
    )


class Ignored(NamedTuple):
    """A problem that a comment in its file ignores, with the reason that the comment gives."""

    problem: Located
    #: why, as the comment says it
    reason: str
    #: where the comment stands
    place: TextPlace
    #: whether the reason stands among personal records, so that only a terminal may show it
    personal: bool = False
