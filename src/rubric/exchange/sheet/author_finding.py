"""Finding the sheets of a specification in a workbook: their headings, and what is told of them.

Columns may be moved and sheets renamed; a sheet that lost a column without which its rows cannot be
understood is told of, and so is everything that stands where nothing is read.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.headings import folded
from rubric.exchange.sheet.author_layout import COLUMNS, SHEETS
from rubric.exchange.sheet.workbook import Formula, Opened, Sheet
from rubric.phrases import phrase, spelled
from rubric.sources import Located, Place

#: rows in which headings are looked for
_FURTHEST = 20
#: headings of a sheet that are enough to know the row by
_ENOUGH = 2
#: columns without which the rows of a sheet cannot be understood
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "unit": ("field", "value"),
    "criteria": ("kind", "ref", "text"),
    "guidance": ("outcome", "criterion", "kind", "text"),
    "standards": ("framework", "entry", "text"),
    "translations": ("language", "of", "text"),
}


class AuthorTable(NamedTuple):
    """A sheet of a specification: the row of its headings, and its columns by name."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]


class Said(NamedTuple):
    """What a row says by column, and what is told of its cells."""

    number: int
    cells: Mapping[str, Any]
    told: tuple[Located, ...]


def is_authored(book: Opened) -> bool:
    """Return whether a workbook holds a specification: it has the sheet of its fields."""
    return any(name == "unit" and headed for name, _, headed in _sheets(book))


def tables_in(book: Opened) -> tuple[dict[str, AuthorTable], list[Located]]:
    """Return the sheets of a specification that can be read, and what is told of headings."""
    tables: dict[str, AuthorTable] = {}
    told: list[Located] = []
    for name, sheet, headed in _sheets(book):
        row, columns = headed or (1, {})
        missing = [column for column in _NEEDED[name] if column not in columns]
        if headed is not None:
            told += _of_headings(name, sheet, row, columns)
        if not missing:
            tables[name] = AuthorTable(sheet, row, columns)
        elif sheet.cells:
            says = {"sheet": sheet.name, "column": phrase(f"author_column.{missing[0]}")}
            told.append(_told(codes.HEADING_MISSING, sheet.place(row, 1), **says))
    return tables, told


def rows_of(book: Opened, table: AuthorTable) -> Iterator[Said]:
    """Yield the rows below the headings that say anything."""
    sheet, row, columns = table
    merged: set[tuple[int, int]] = set()
    held = {at for at, _ in sheet.cells} | {at for at, _ in sheet.merged}
    for number in sorted(at for at in held if row < at <= sheet.rows):
        cells: dict[str, Any] = {}
        told: list[Located] = []
        own = False
        for name, column in columns.items():
            if name == "about":
                continue
            at = sheet.merged.get((number, column), (number, column))
            at = at if at[1] == column and at[0] > row else (number, column)
            value, faults = _value_at(book, sheet, at)
            if value is None and not faults:
                continue
            cells[name] = value
            told += faults
            own = own or at == (number, column)
            if at != (number, column) and at not in merged:
                merged.add(at)
                place = sheet.place(*at)
                told.append(_told(codes.CELL_READ_AS, place, how="merged", read=str(value)))
        if own:  # a value that is merged over several rows does not make one of them
            said = {name: value for name, value in cells.items() if value is not None}
            yield Said(number, said, tuple(told))


def _value_at(book: Opened, sheet: Sheet, at: tuple[int, int]) -> tuple[Any, list[Located]]:
    """What a cell holds; of a formula its last result, which is told."""
    value, place = sheet.cells.get(at), sheet.place(*at)
    told: list[Located] = []
    if isinstance(value, Formula):
        value = book.result(sheet, at)
        if value is None:
            return None, [_told(codes.CELL_UNCLEAR, place, how="formula")]
        told = [_told(codes.CELL_READ_AS, place, how="formula", read=str(value))]
    if isinstance(value, str) and not value.strip():
        return None, []
    return value, told


def _sheets(book: Opened) -> Iterator[tuple[str, Sheet, tuple[int, Mapping[str, int]] | None]]:
    """Each sheet of ours: by its name, otherwise by having every heading that it should have."""
    names = {folded(phrase(f"author_sheet.{name}")): name for name in SHEETS}
    found = {
        names[folded(sheet.name)]: sheet for sheet in book.sheets if folded(sheet.name) in names
    }
    for name in SHEETS:
        if name in found:
            yield name, found[name], _headings(name, found[name])
            continue
        for sheet in book.sheets:
            headed = None if sheet in found.values() else _headings(name, sheet)
            if headed is not None and len(headed[1]) == len(COLUMNS[name]):
                yield name, sheet, headed
                break


def _headings(name: str, sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """The row of the headings, with the column of each."""
    titles = {folded(phrase(f"author_column.{column}")): column for column in COLUMNS[name]}
    for row in range(1, min(sheet.rows, _FURTHEST) + 1):
        columns: dict[str, int] = {}
        for column, value in sheet.in_row(row):
            title = titles.get(folded(str(value)))
            if title is not None:
                columns.setdefault(title, column)
        if len(columns) >= _ENOUGH:
            return row, columns
    return None


def _of_headings(
    name: str, sheet: Sheet, row: int, columns: Mapping[str, int]
) -> Iterator[Located]:
    """Yield what is told of headings that are not read, where something stands below."""
    titles = [phrase(f"author_column.{column}") for column in COLUMNS[name]]
    headed = dict(sheet.in_row(row))
    below: dict[int, int] = {}
    for at, column in sorted(sheet.cells):
        if at > row and column not in columns.values():
            below.setdefault(column, at)
    for column, first in below.items():
        text = str(headed.get(column, "")).strip()
        place = sheet.place(row, column)
        if not text:
            yield _told(codes.CELL_NOT_READ, sheet.place(first, column), how="no_heading")
        elif folded(text) in map(folded, titles):
            yield _told(codes.COLUMN_TWICE, place, heading=text)
        else:
            near = spelled(text[:100], titles)
            yield _told(codes.COLUMN_NOT_READ, place, heading=text, near=near)


def _told(code: Code, place: Place, **arguments: Argument) -> Located:
    return Located(Diagnostic(code, (), arguments), place)
