"""Finding our tables in a workbook: the row of headings, the columns, what stands above them.

People insert rows and columns, move them, rename sheets and headings and merge cells. So nothing is
looked for at a fixed place, but by what it is called.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.headings import Field, folded, heading
from rubric.exchange.sheet.cells import Read, Told, Vocabulary, read_cell, word_shown
from rubric.exchange.sheet.layout import (
    BLOCK,
    CRITERION,
    ITEM,
    LEARNER,
    RECORDS,
    fields_of_records,
    fields_of_rows,
    meant,
    nearest,
)
from rubric.exchange.sheet.workbook import Formula, Opened, Position, Sheet
from rubric.phrases import phrase
from rubric.rules.words import METHODS
from rubric.sources import CellPlace, Located

#: rows in which headings are looked for
_FURTHEST = 60
#: headings of a table of records that are enough to know it by
_ENOUGH = 2
#: rows above headings that may say whose the rows below are
_LABELLED = 6
#: headings of a learner's sheet that are enough to know that another is missing
_ALMOST = 5


class Found(NamedTuple):
    """A table of ours in a sheet."""

    sheet: Sheet
    #: the row of its headings
    row: int
    columns: Mapping[Field, int]
    #: "" are the rows of a learner; otherwise the table of records
    table: str
    #: the row from which on nothing is read, where headings stand there again
    end: int | None = None

    def place(self, row: int, field: Field) -> CellPlace:
        """Return where the cell of a column stands; of a column that is not there, the row."""
        return self.sheet.place(row, self.columns.get(field, min(self.columns.values())))


def found_in(book: Opened) -> tuple[list[Found], list[Located]]:
    """Return every table of ours in a workbook, and what is told about headings."""
    tables: list[Found] = []
    told: list[Located] = []
    for sheet in book.sheets:
        for row in range(1, min(sheet.rows, _FURTHEST) + 1):
            table = _table_at(sheet, row)
            if table is not None:
                columns, faults = _columns(sheet, row, table)
                again = None if table else _again(sheet, row, columns)
                end = None if again is None else _above(sheet, row, again)
                tables.append(Found(sheet, row, columns, table, end))
                told += faults
                if again is not None:
                    place = sheet.place(again, columns[CRITERION])
                    told.append(Located(Diagnostic(codes.HEADINGS_AGAIN), place))
                break
        else:
            told += _almost(sheet)
    return tables, told


def _again(sheet: Sheet, headings: int, columns: Mapping[Field, int]) -> int | None:
    """The row in which the headings of a learner's sheet stand again."""
    needed = (CRITERION, ITEM)
    return next(
        (
            row
            for row, column in sorted(sheet.cells)
            if row > headings
            and column == columns[CRITERION]
            and all(
                meant(str(sheet.cells.get((row, columns[one]), "")), (one,)).field for one in needed
            )
        ),
        None,
    )


def _above(sheet: Sheet, headings: int, again: int) -> int:
    """The row where what stands above such headings begins: whose the rows below them are."""
    for row in range(again - 1, max(headings, again - _LABELLED), -1):
        texts = [value for _, value in sheet.in_row(row) if isinstance(value, str)]
        if any(meant(text, (LEARNER,)).field for text in texts):
            return row
    return again


def _almost(sheet: Sheet) -> Iterator[Located]:
    """Tell of a sheet that would be ours, were it not for one heading that is gone or renamed."""
    named = {folded(phrase(f"sheet_name.{table}")): table for table in RECORDS}
    table = named.get(folded(sheet.name), "")
    fields = fields_of_records(table) if table else fields_of_rows()
    needed = (LEARNER,) if table else (CRITERION, ITEM)
    enough = _ENOUGH if table else _ALMOST
    for row in range(1, min(sheet.rows, _FURTHEST) + 1):
        texts = [value for _, value in sheet.in_row(row) if isinstance(value, str)]
        if not table and any(meant(text, (LEARNER,)).field for text in texts):
            continue
        found = {m.field for m in (meant(text, fields) for text in texts) if not m.alias}
        missing = [field for field in needed if field not in found]
        if len(found - {None}) >= enough and missing:
            says = {"sheet": sheet.name, "column": heading(missing[0])}
            yield Located(Diagnostic(codes.HEADING_MISSING, (), says), sheet.place(row, 1))
            return


def holds_tracking_sheet(book: Opened) -> bool:
    """Return whether a workbook holds the rows of a learner."""
    return any(not table.table for table in found_in(book)[0])


def _table_at(sheet: Sheet, row: int) -> str | None:
    """Which table has its headings in a row, if one has."""
    texts = [value for _, value in sheet.in_row(row) if isinstance(value, str)]
    if len(texts) < _ENOUGH:
        return None
    named = {folded(phrase(f"sheet_name.{table}")): table for table in RECORDS}
    table = named.get(folded(sheet.name))
    of_rows = [meant(text, fields_of_rows()).field for text in texts]
    # rows that each say whose they are belong to a log of many learners
    each_says = any(meant(text, (LEARNER,)).field for text in texts)
    if table is None and CRITERION in of_rows and ITEM in of_rows and not each_says:
        return ""
    candidates = RECORDS if table is None else (table,)
    for one in candidates:
        fields = [meant(text, fields_of_records(one)) for text in texts]
        exact = {m.field for m in fields if m.field is not None and not m.alias}
        if LEARNER in exact and len(exact) > (_ENOUGH if table is None else 1):
            return one
    return None


def _columns(sheet: Sheet, row: int, table: str) -> tuple[dict[Field, int], list[Located]]:
    """The column of each field, and what is told about the headings."""
    fields = fields_of_records(table) if table else fields_of_rows()
    columns: dict[Field, int] = {}
    told: list[Located] = []
    others = []

    def tell(code: Code, column: int, **arguments: Argument) -> None:
        told.append(Located(Diagnostic(code, (), arguments), sheet.place(row, column)))

    headed = {column: str(value).strip() for column, value in sheet.in_row(row)}
    read = [(column, text, meant(text, fields)) for column, text in headed.items() if text]
    below: dict[int, int] = {}
    for at, column in sorted(sheet.cells):
        if at > row:
            below.setdefault(column, at)
    for column, text, what in read:
        if what.field is None or what.alias:
            others.append((column, text, what))
        elif what.field in columns:
            tell(codes.COLUMN_TWICE, column, heading=text)
        else:
            columns[what.field] = column
    for column, text, what in others:
        if what.field is not None and what.field not in columns:
            columns[what.field] = column
            tell(codes.HEADING_READ_AS, column, heading=text, meant=heading(what.field))
        elif column in below:
            tell(codes.COLUMN_NOT_READ, column, heading=text, near=nearest(text, fields))
    for column, first in below.items():
        if not headed.get(column):
            about = Diagnostic(codes.CELL_NOT_READ, (), {"how": "no_heading"})
            told.append(Located(about, sheet.place(first, column)))
    return columns, told


def vocabulary_of(book: Opened, tables: list[Found]) -> Vocabulary:
    """Return what a workbook knows of its unit: the lists to choose from, and its criteria."""
    criteria: dict[str, None] = {}
    methods: dict[str, None] = {}
    wanted = {heading(CRITERION): criteria, phrase("sheet_list.methods"): methods}
    for sheet in book.sheets:
        if folded(sheet.name) == folded(phrase("sheet_name.lists")):
            for column, title in sheet.in_row(1):
                kept = wanted.get(str(title))
                for (row, at), value in sheet.cells.items():
                    if kept is not None and at == column and row > 1:
                        kept.setdefault(str(value))
    for table in tables:
        of_criteria = table.columns.get(CRITERION)
        for (row, at), value in table.sheet.cells.items():
            if at == of_criteria and row > table.row and isinstance(value, str):
                criteria.setdefault(value.strip())
    # the engine's own words are no codes: a cell shows them as people write them
    if list(methods) == [word_shown("method", word) for word in METHODS]:
        methods = {}
    return Vocabulary(tuple(criteria), tuple(methods))


def block_of(
    book: Opened, table: Found, known: Vocabulary
) -> Iterator[tuple[Field, int, int, Read]]:
    """Yield what stands above the headings of a learner's sheet: field, row and column, value.

    A value stands to the right of its label or, where labels stand side by side, below it.
    """
    sheet = table.sheet
    labels = _labels(table)
    for position, field in labels.items():
        at = _value_of(sheet, labels, position, table.row)
        yield field, *at, cell_at(book, sheet, at, field, known)


def _labels(table: Found) -> dict[Position, Field]:
    """The labels above the headings."""
    labels: dict[Position, Field] = {}
    for row in range(1, table.row):
        for column, value in table.sheet.in_row(row):
            field = meant(str(value), BLOCK).field if isinstance(value, str) else None
            # the value of one label may be the name of another
            if field is not None and (row - 1, column) not in labels:
                labels[row, column] = field
    return labels


def _value_of(
    sheet: Sheet, labels: Mapping[Position, Field], label: Position, headings: int
) -> Position:
    """Where the value of a label stands."""
    row, column = label
    right, below = (row, column + 1), (row + 1, column)
    side_by_side = any(at[0] == row and at != label for at in labels)
    if side_by_side and below in sheet.cells and below not in labels and row + 1 < headings:
        return below
    at = right if right in sheet.cells and right not in labels else below
    return at if at[0] < headings and at not in labels else right


def beside_labels(table: Found) -> Iterator[Located]:
    """Yield what is told of a row of labels: one that is none of ours, a value without one."""
    sheet = table.sheet
    labels = _labels(table)
    values = {_value_of(sheet, labels, label, table.row) for label in labels}
    for row in sorted({row for row, _ in labels}):
        if sum(at == row for at, _ in labels) < _ENOUGH or row + 1 == table.row:
            continue
        for column, _ in sheet.in_row(row + 1):
            if (row + 1, column) in values or (row + 1, column) in labels:
                continue
            label = sheet.cells.get((row, column))
            if label is None:
                says: dict[str, Argument] = {"how": "no_heading"}
                what = Diagnostic(codes.CELL_NOT_READ, (), says)
                yield Located(what, sheet.place(row + 1, column))
            elif (row, column) not in values:
                says = {"heading": str(label), "near": nearest(str(label), BLOCK)}
                yield Located(Diagnostic(codes.COLUMN_NOT_READ, (), says), sheet.place(row, column))


def cell_at(
    book: Opened, sheet: Sheet, position: Position, field: Field, known: Vocabulary
) -> Read:
    """Return what a cell says as the value of a row; of a formula, what it last came to."""
    value: Any = sheet.cells.get(position)
    if not isinstance(value, Formula):
        return read_cell(field, value, known)
    result = book.result(sheet, position)
    if result is None:
        return Read(None, Told(codes.CELL_UNCLEAR, {"how": "formula"}))
    read = read_cell(field, result, known)
    if read.told is not None or read.value is None:
        return read
    return Read(read.value, Told(codes.CELL_READ_AS, {"how": "formula", "read": str(read.value)}))
